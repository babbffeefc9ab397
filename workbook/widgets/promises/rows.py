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
SHORT = 16  # cells of what stands at the end that is never cut


def empty_facts(example: str) -> list[Fact]:
    """What belongs here, one example, one key: for a workbook without promises."""
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
    if found and found[0].standing.state != "open":
        rows += [Row(left=plain(words.SECTIONS["open"], MUTED)), Row(left=plain("  " + words.NONE_OPEN, MUTED))]
    for item in found:
        if item.standing.state != section:
            section = item.standing.state
            rows += [Row()] if rows else []
            rows.append(Row(left=plain(words.SECTIONS[section], MUTED)))
        name = (names or {}).get(item.promise.person, "")
        of = (item.standing, item.current, today, name, width, tuple(item.marks[-2 * DAYS :]))
        few = len(found) <= FEW
        act = (
            _act_line(item, today, width)
            if few
            else LateRow(partial(_act_line, item, today, width), of, item.promise.id)
        )
        rows.append(act)
        about = partial(_about_line, item, today, name, width, few)
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


def _about_line(item: Entry, today: date, name: str, width: int, few: bool) -> Row:
    """Whose it is, how often and when next, or how it ended; and what became of the last two weeks."""
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
    about = one_line(" · ".join([name, *parts] if name else parts), MUTED)
    left = plain("      ") + about
    if item.shelved or promise.start > today:
        return Row(left=left)
    pitch = 2 if width >= ROOMY else 1
    days = _last_days(item, today, pitch)
    if width and left.cell_length + 2 + days.cell_length > width:  # words are cut last
        return (
            Row(left=left, under=days) if few else Row(left=left, right=_last_days(item, today, 1)[-WEEK:], whole=True)
        )
    return Row(left=left, right=days, whole=True)


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
