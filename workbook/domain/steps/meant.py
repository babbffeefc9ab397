"""Which step, or which exercise of one, is meant by what was typed: its id, its title, or words that stand in one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbook.domain.common.finding import folded, likest, nearest

SHORTEST_WORD = 3


def ids_meant(typed: str, titles: Mapping[str, str]) -> list[str]:
    """The ids (of id → title) that are meant: the one that it is, else the one that is called so, else all in whose
    title or id the words stand."""
    words = " ".join(folded(typed).split())
    exact = [id for id in titles if id in (words, words.replace(" ", "-"))]
    exact = exact or [id for id, title in titles.items() if words and folded(title) == words]
    if exact or len(words) < SHORTEST_WORD:
        return exact
    there = re.compile(rf"(?<!\w){re.escape(words)}").search
    return [id for id, title in titles.items() if there(folded(title)) or there(id)]


def nearest_id(typed: str, titles: Mapping[str, str]) -> str:
    """The id whose own letters, or whose title, are most like what was typed; "" where none is."""
    if near := nearest(typed, titles):
        return near
    at = likest(typed, [*titles.values()])
    return "" if at is None else [*titles][at]
