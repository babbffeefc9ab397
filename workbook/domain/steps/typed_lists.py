"""Lines as what is chosen, ticked, sorted or picked."""

from __future__ import annotations

import re

from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.as_text import SET_IN
from workbook.domain.steps.typed_lines import Entries, Line, Wrong, in_line, meant_by
from workbook.words.refusals import steps as refusals

_TICK = re.compile(r"\[( |x|X)\] (.*)")


def choices(settings: e.Choose, lines: list[Line]) -> a.Choices:
    texts, chosen = {one.id: one.text for one in settings.options}, set[str]()
    for number, line in lines:
        with in_line(number):
            chosen.add(meant_by(texts, line))
            if len(chosen) > 1 and not settings.several:
                raise Wrong(refusals.ONE_ONLY)
    return a.Choices(tuple(id for id in texts if id in chosen))


def ticks(settings: e.Checklist, lines: list[Line]) -> a.Ticks:
    entries = Entries({one.id: one.text for one in settings.items}, may_own=settings.own)
    ticked: dict[str, None] = {}
    for number, line in lines:
        box = _TICK.fullmatch(line)
        with in_line(number):
            id = entries.id_of(box[2].strip() if box else line)
        if not box or box[1] != " ":
            ticked[id] = None
    return a.Ticks(tuple(ticked), entries.own)


def piles(settings: e.Sort, lines: list[Line]) -> a.Piles:
    entries = Entries({one.id: one.text for one in settings.cards}, may_own=settings.own)
    titles = {one.id: one.title for one in settings.piles}
    placed: dict[str, str] = {}
    pile = ""
    for number, line in lines:
        with in_line(number):
            if line.endswith(":"):
                try:
                    pile = meant_by(titles, line[:-1].strip())
                    continue
                except Wrong:
                    pile = pile if _is_card(entries, line) else ""
            if not pile:
                raise Wrong(refusals.NO_SUCH_PILE)
            placed[entries.id_of(line)] = pile
    return a.Piles(placed, entries.own)


def _is_card(entries: Entries, line: str) -> bool:
    """A card may end in a colon as well."""
    try:
        return not line.startswith("+") and bool(entries.id_of(line))
    except Wrong:
        return False


def picks(settings: e.Cards, lines: list[Line]) -> a.Picks:
    entries = Entries({one.id: one.text for one in settings.cards}, may_own=settings.own)
    picks: dict[str, str] = {}
    last = ""
    for number, line in lines:
        with in_line(number):
            if not line.startswith(SET_IN):
                last = entries.id_of(line)
                picks.setdefault(last, "")
            elif not last:
                raise Wrong(refusals.NO_SUCH_ENTRY)
            else:
                picks[last] = f"{picks[last]} {line.strip()}".strip()
    return a.Picks(tuple(a.Pick(card, line) for card, line in picks.items()), entries.own)
