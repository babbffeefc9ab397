"""A day as its sign, in the colour of what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from workbook.domain.promises.today import DayState
from workbook.widgets.common.safe import plain
from workbook.words.common import signs

_STYLES: Mapping[DayState, str] = {"kept": "$success", "partly": "$success", "missed": "$warning"}


def day_sign(state: DayState | None) -> Content:
    """One cell; a blank for None, a day that is not there."""
    return plain(signs.DAYS[state], _STYLES.get(state, "$text-muted")) if state else plain(" ")
