"""The rows of the Promises list, from values: what is open, waiting, away and on the shelf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from textual.content import Content

from workbook.domain.promises.entry import Entry
from workbook.domain.promises.mark import key_of
from workbook.domain.promises.promise import coming
from workbook.domain.promises.today import DayState, day_states
from workbook.widgets.common.day_signs import day_sign
from workbook.widgets.common.facts import Fact
from workbook.widgets.common.row_list import LateRow, Line, Row
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import dates, signs
from workbook.words.promises import promise as said
from workbook.words.promises import screen as words

MUTED = "$text-muted"
ROOMY = 60  # cells from which a day has a blank beside it
FEW = 40  # promises whose names take further lines; the rows of more are made as they come into sight
WEEK = 7  # days that stay where there is no room for more and no line of their own
DAYS = 14  # of a promise that stand on its row
LEAD = 6  # cells before the name of a promise
SHORT = 16  # cells of what is never cut, nor broken over two lines


def empty_facts(example: str, *, let_down: bool = False) -> list[Fact]:
    """What belongs here, one example, one key: for a workbook without promises. Of who was let down nothing is asked:
    they are told whose stand here."""
    if let_down:
        return [Fact(plain(words.EMPTY_TITLE, MUTED)), Fact(plain(words.EMPTY_LET_DOWN), indent=2)]
    pressed, does = words.EMPTY_KEY
    facts = [Fact(plain(words.EMPTY_TITLE, MUTED)), Fact(plain(words.EMPTY), indent=2), Fact()]
    if example:
        facts += [Fact(plain(words.EMPTY_EXAMPLE, MUTED), indent=2), Fact(one_line(example), indent=2), Fact()]
    facts += [Fact(plain(words.EMPTY_FEW), indent=2), Fact()]
    return [*facts, Fact(Content.assemble((pressed, "$accent bold"), " ", does), indent=2)]


def list_rows(
    found: Sequence[Entry], today: date, names: Mapping[str, str] | None = None, width: int = 0
) -> list[Line]:
    """Sections with two lines a promise: the act with its counts, and beneath it cadence, next due and its last two
    weeks as signs; `width`: the cells there are. `names`: of people whose promises are to be told from one's own.
    Of many the lines are made as they come into sight: ten years are hundreds."""
    rows: list[Line] = []
    section = ""
    few = len(found) <= FEW
    room = width - 2 if width and few else width  # the scrollbar, and a blank before it
    pitch = 2 if width >= ROOMY and _fits_apart(found, today, names or {}, room) else 1
    if found and found[0].standing.state != "open":
        rows += [Row(left=plain(words.SECTIONS["open"], MUTED)), Row(left=plain("  " + words.NONE_OPEN, MUTED))]
    for item in found:
        if item.standing.state != section:
            section = item.standing.state
            rows += [Row()] if rows else []
            rows.append(Row(left=plain(words.SECTIONS[section], MUTED)))
        name = (names or {}).get(item.promise.person, "")
        of = (item.standing, item.current, today, name, width, pitch, tuple(item.marks[-2 * DAYS :]))
        act = (
            _act_line(item, today, width)
            if few
            else LateRow(partial(_act_line, item, today, width), of, item.promise.id)
        )
        rows.append(act)
        about = partial(_about_line, item, today, name, room, pitch, few)
        rows.append(about() if few else LateRow(about, of))
    if any(not item.shelved for item in found):
        rows += [Row(), *(Row(plain(line, MUTED), wrap=True) for line in words.LEGEND_LIST)]
    return rows


def _act_line(item: Entry, today: date, width: int) -> Row:
    """What is promised, and what is due of it now."""
    mark, right = plain("    "), ""
    if item.current is not None:
        kind = item.current.mark.kind if item.current.mark and not item.current.is_open else None
        glyph = signs.MARKS[kind] if kind else signs.OPEN
        mark = plain(glyph + " ", {"kept": "$success", "missed": "$warning"}.get(kind or "", ""))
        if item.current.on != today:
            day = dates.near_date(item.current.on, today)
            week = item.current.of_week
            opened = said.of_week(week, today) if week else words.open_from(day)
            right = f"{day} · {said.MARKED_AS[kind]}" if kind else opened
        elif not kind and (so_far := item.so_far) is not None:
            right = said.this_week(*so_far)
        elif kind not in (None, "kept", "missed"):
            right = said.MARKED_AS[kind]
    style = MUTED if item.shelved else ""
    act = item.promise.term_on(max(today, item.promise.start)).act
    aside = " · ".join(text for text in (right, words.kept_of(item.standing.recent)) if text)
    if right and width and len(aside) > max(SHORT, width // 3):
        aside = right  # what is due now before what was: neither is cut
    whole = len(aside) <= SHORT
    return Row(one_line(act, style), plain(aside, MUTED), mark, item.promise.id, wrap=True, whole=whole)


def _fits_apart(found: Sequence[Entry], today: date, names: Mapping[str, str], room: int) -> bool:
    """Do the days of all stand beside the words with a blank between each two? Then they do, else they stand close."""
    days = 2 * DAYS - 1
    return all(
        LEAD + _about(item, today, names.get(item.promise.person, "")).cell_length + 2 + days <= room
        for item in found[: FEW + 1]
        if not item.shelved
    )


def _about(item: Entry, today: date, name: str) -> Content:
    """Whose it is, how often and when next, or how it ended."""
    promise, standing = item.promise, item.standing
    cadence = promise.term_on(max(today, promise.start)).cadence
    parts = [said.cadence_short(cadence) if cadence.kind != "once" else "once"]
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
    told = [" ".join(part.split()) for part in ([name, *parts] if name else parts)]
    return plain(" · ".join(part.replace(" ", "\u00a0") if len(part) <= SHORT else part for part in told), MUTED)


def _about_line(item: Entry, today: date, name: str, room: int, pitch: int, few: bool) -> Row:
    """What is said about it, and beside that what became of the last two weeks."""
    about, lead = _about(item, today, name), plain(" " * LEAD)
    if item.shelved or item.promise.start > today:
        return Row(about, mark=lead)
    days = _last_days(item, today, pitch)
    if few:  # words are cut last
        return Row(about, days, lead, wrap=True, whole=True)
    if room and LEAD + about.cell_length + 2 + days.cell_length > room:
        days = days[-WEEK * pitch :]
    return Row(about, days, lead, whole=True)


def _last_days(item: Entry, today: date, pitch: int) -> Content:
    """A sign for each of the last two weeks' days, today last; blank where the promise was not yet."""
    first = today - timedelta(days=DAYS - 1)
    begins = max(first, item.promise.start)
    states: Mapping[date, DayState] = day_states(
        [item.promise], {key_of(mark): mark for mark in item.marks if mark.on >= begins}, begins, today, today,
        item.week_first,
    )  # fmt: skip
    days: list[DayState | None] = [states.get(first + timedelta(days=n)) for n in range(DAYS)]
    shown = [day_sign(one) for one in days]
    return Content(" " * (pitch - 1)).join(shown)
