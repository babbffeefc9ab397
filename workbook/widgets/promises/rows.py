"""The rows of the Promises list, from values: what is open, waiting, away and on the shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content

from workbook.domain.promises.entry import Entry
from workbook.widgets.common.facts import Fact
from workbook.widgets.common.row_list import Row
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


def list_rows(found: Sequence[Entry], today: date, names: Mapping[str, str] | None = None) -> list[Row]:
    """Sections with two lines a promise: the act, and beneath it cadence, next due and counts. `names`: of people
    whose promises are to be told from one's own."""
    rows: list[Row] = []
    section = ""
    if found and found[0].standing.state != "open":
        rows += [Row(left=plain(words.SECTIONS["open"], MUTED)), Row(left=plain("  " + words.NONE_OPEN, MUTED))]
    for item in found:
        if item.standing.state != section:
            section = item.standing.state
            rows += [Row()] if rows else []
            rows.append(Row(left=plain(words.SECTIONS[section], MUTED)))
        rows += _two_lines(item, today, (names or {}).get(item.promise.person, ""))
    return rows


def _two_lines(item: Entry, today: date, name: str) -> list[Row]:
    promise, standing = item.promise, item.standing
    term = promise.term_on(max(today, promise.start))
    mark, right, style = plain("    "), "", ""
    parts = [said.cadence(term.cadence) if term.cadence.kind != "once" else "once"]
    if item.current is not None:
        kind = item.current.mark.kind if item.current.mark and not item.current.is_open else None
        glyph = signs.MARKS[kind] if kind else signs.OPEN
        mark = plain(glyph + " ", {"kept": "$success", "missed": "$warning"}.get(kind or "", ""))
        right = said.MARKED_AS[kind] if kind else ""
        if item.current.on != today:
            day = dates.near_date(item.current.on, today)
            right = f"{day} · {right}" if kind else f"open from {day}"
    if standing.state == "shelf":
        style = MUTED
        parts = [words.SHELF_ENDINGS[promise.ending]]
    elif standing.state == "paused":
        parts.append("until " + dates.near_date(item.pause[1], today))
    elif standing.next_due is not None and standing.next_due != today:
        parts.append(words.next_due(standing.next_due, today))
    parts = [name, *parts] if name else parts
    about, kept = one_line(" · ".join(parts), MUTED), plain(words.kept_of(standing.recent), MUTED)
    return [
        Row(left=one_line(term.act, style), right=plain(right, MUTED), mark=mark, value=promise.id),
        Row(left=plain("      ") + about, right=kept),
    ]
