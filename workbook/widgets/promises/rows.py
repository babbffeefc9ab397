"""The rows of the Promises list, from values: what is open, waiting, away and on the shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from textual.content import Content

from workbook.domain.promises.entry import Entry
from workbook.domain.promises.promise import coming
from workbook.widgets.common.facts import Fact
from workbook.widgets.common.row_list import LateRow, Line, Row
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import dates, signs
from workbook.words.promises import promise as said
from workbook.words.promises import screen as words

MUTED = "$text-muted"


def empty_facts(example: str) -> list[Fact]:
    """What belongs here, one example, one key: for a workbook without promises."""
    pressed, does = words.EMPTY_KEY
    facts = [Fact(plain(words.EMPTY_TITLE, MUTED)), Fact(plain(words.EMPTY), indent=2), Fact()]
    if example:
        facts += [Fact(plain(words.EMPTY_EXAMPLE, MUTED), indent=2), Fact(one_line(example), indent=2), Fact()]
    facts += [Fact(plain(words.EMPTY_FEW), indent=2), Fact()]
    return [*facts, Fact(Content.assemble((pressed, "$accent bold"), " ", does), indent=2)]


def list_rows(found: Sequence[Entry], today: date, names: Mapping[str, str] | None = None) -> list[Line]:
    """Sections with two lines a promise: the act, and beneath it cadence, next due and counts. `names`: of people
    whose promises are to be told from one's own. Lines are made as they come into sight: ten years are hundreds."""
    rows: list[Line] = []
    section = ""
    if found and found[0].standing.state != "open":
        rows += [Row(left=plain(words.SECTIONS["open"], MUTED)), Row(left=plain("  " + words.NONE_OPEN, MUTED))]
    for item in found:
        if item.standing.state != section:
            section = item.standing.state
            rows += [Row()] if rows else []
            rows.append(Row(left=plain(words.SECTIONS[section], MUTED)))
        name = (names or {}).get(item.promise.person, "")
        of = (item.standing, item.current, today, name)
        rows.append(LateRow(partial(_act_line, item, today), of, item.promise.id))
        rows.append(LateRow(partial(_about_line, item, today, name), of))
    return rows


def _act_line(item: Entry, today: date) -> Row:
    """What is promised, and what is due of it now."""
    mark, right = plain("    "), ""
    if item.current is not None:
        kind = item.current.mark.kind if item.current.mark and not item.current.is_open else None
        glyph = signs.MARKS[kind] if kind else signs.OPEN
        mark = plain(glyph + " ", {"kept": "$success", "missed": "$warning"}.get(kind or "", ""))
        right = said.MARKED_AS[kind] if kind else ""
        if item.current.on != today:
            day = dates.near_date(item.current.on, today)
            week = item.current.of_week
            opened = said.of_week(week, today) if week else words.open_from(day)
            right = f"{day} · {right}" if kind else opened
        elif not kind and (so_far := item.so_far) is not None:
            right = said.this_week(*so_far)
    style = MUTED if item.shelved else ""
    act = item.promise.term_on(max(today, item.promise.start)).act
    return Row(left=one_line(act, style), right=plain(right, MUTED), mark=mark, value=item.promise.id)


def _about_line(item: Entry, today: date, name: str) -> Row:
    """Whose it is, how often and when next, or how it ended; and how often it was kept."""
    promise, standing = item.promise, item.standing
    cadence = promise.term_on(max(today, promise.start)).cadence
    parts = [said.cadence(cadence) if cadence.kind != "once" else "once"]
    if item.shelved:
        parts = [words.SHELF_ENDINGS[promise.ending]]
    elif standing.state == "paused":
        parts.append("until " + dates.near_date(item.pause[1], today))
    elif standing.next_due is not None and standing.next_due != today:
        parts.append(words.next_due(standing.next_due, today))
    if not item.shelved:
        parts += said.pending(coming(promise, today), today)
    if not promise.shown:
        parts.append(words.ONLY_YOU_SHORT)
    about = one_line(" · ".join([name, *parts] if name else parts), MUTED)
    return Row(left=plain("      ") + about, right=plain(words.kept_of(standing.recent), MUTED))
