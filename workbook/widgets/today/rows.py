"""The rows of Today, from values: promises and the week on one side, chores and the next step on the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbook.domain.promises.due import Due
from workbook.domain.promises.today import DayState, Earlier, Today
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import fit, one_line, plain
from workbook.words.common import dates, signs
from workbook.words.promises import promise as said
from workbook.words.today import screen as words

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import NextStep
    from workbook.domain.steps.shown import ShownLine

MUTED = "$text-muted"
MOST_REVIEWS = 5
MOST_OF_WEEK = 12
WIDEST_NAME = 10
MOST_OF_PROMISE = 20  # days of a promise that is unfolded
BAR = 10
DAY_STYLES: Mapping[DayState, str] = {"kept": "$success", "partly": "$success", "missed": "$warning"}


@dataclass(frozen=True, slots=True)
class DueRow:
    """A due of the day or from before. `due` is what it was when the row was drawn; the row is the same one after a
    mark."""

    key: str
    due: Due = field(compare=False)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What is open of one promise from several earlier days, by its id."""

    promise: str


@dataclass(frozen=True, slots=True)
class AwayRow:
    """The offer that one was away: since when."""

    since: date


@dataclass(frozen=True, slots=True)
class WheneverRow:
    """A promise that waits for an event, by its id."""

    promise: str


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot of a chore week; `before`: it stood on an earlier day, `movable`: it can be done today instead."""

    week: str
    number: int
    before: bool = False
    movable: bool = False


@dataclass(frozen=True, slots=True)
class StepRow:
    """The exercise to go on with."""

    step: str
    exercise: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """What the other one shows."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """The way to another page, by its mode."""

    mode: str


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Something to be looked back on: the mode in whose page it is, and its id there."""

    mode: str
    id: str


@dataclass(frozen=True, slots=True)
class ChoresBefore:
    """The chores of earlier days, folded up or not."""


class TodaysSlot(NamedTuple):
    """One slot of the chore week that stands on today."""

    row: SlotRow
    chore: str
    minutes: int
    people: tuple[str, ...]
    done: bool
    on: date | None = None
    let_go: bool = False


def heading(text: str) -> Row:
    return Row(left=plain(text, MUTED))


def note(text: str, style: str = MUTED) -> Row:
    return Row(left=plain(text, style), wrap=True)


def teach(lines: Iterable[str], key: tuple[str, str]) -> list[Row]:
    """An empty state: what belongs here, and the one key that begins it."""
    pressed, does = key
    return [*(note(line) for line in lines), Row(left=Content.assemble("  ", (pressed, "$accent bold"), " ", does))]


def due_row(due: Due, today: date, picked: Collection[str] = (), progress: tuple[int, int] | None = None) -> Row:
    """`[x] Home by 18:30    kept`; an open one shows its cue, an older one its day, a picked one a star; one of n
    times a week how often it was kept so far."""
    star = plain("*", "$accent bold") if due.key in picked else plain(" ")
    kind = due.mark.kind if due.mark is not None and not due.is_open else None
    value, beneath = DueRow(due.key, due), about(due, today, progress)
    if kind is not None:
        style = {"kept": "$success", "missed": "$warning"}.get(kind, "")
        aside = words.WORD[kind]
        if due.on != today:
            aside = f"{dates.near_date(due.on, today)} · {aside}"
        mark = plain(signs.MARKS[kind], style) + star
        return Row(one_line(due.act, MUTED), plain(aside, MUTED), mark, value, wrap=True, whole=True, beneath=beneath)
    aside = dates.near_date(due.on, today) if due.on != today else due.promise.cue
    if due.of_week is not None:
        kept, asked, days = due.of_week
        aside = f"{said.so_far(kept, asked)} · {dates.near_date(days[-1], today)}"
    elif progress is not None and due.on == today:
        aside = " · ".join(text for text in (said.so_far(*progress), aside) if text)
    spare = due.on == today and progress is None  # a cue stands under the row too
    mark = plain(signs.OPEN) + star
    return Row(one_line(due.act), one_line(aside, MUTED), mark, value, wrap=True, spare=spare, beneath=beneath)


def about(due: Due, today: date, progress: tuple[int, int] | None = None) -> tuple[Content, ...]:
    """What opens under the row of a due: how often of n times a week, its cue, the smallest version that counts, a
    note."""
    parts: list[Content] = []
    if due.of_week is not None:
        parts.append(plain(said.of_week(due.of_week, today), MUTED))
    elif progress is not None and due.on == today:
        parts.append(plain(said.this_week(*progress), MUTED))
    if due.promise.cue:
        parts.append(one_line(due.promise.cue, MUTED))
    if smallest := due.promise.term_on(due.on).smallest:
        parts.append(one_line(words.smallest(smallest), MUTED))
    if due.mark is not None and due.mark.note:
        parts.append(one_line(due.mark.note, MUTED))
    return tuple(parts)


def promise_rows(
    view: Today,
    has_promises: bool,
    picked: Collection[str] = (),
    *,
    unfolded: Collection[str] = (),
    roomy: bool = True,
) -> list[Row]:
    """Dues of the day, promises that wait for an event, and what is open from before: `unfolded` are promises whose
    days stand there one by one. `roomy`: a name and seven days stand in one line."""
    rows = [heading(words.PROMISES)]
    waiting = {promise.id for promise in view.whenever}
    rows += [
        due_row(due, view.day, picked, view.progress.get(due.promise.id) if due.nth == 1 else None)
        for due in view.dues
        if due.promise.id not in waiting
    ]
    if not has_promises:
        rows += teach(words.NO_PROMISES, words.NO_PROMISES_KEY)
        return rows
    if len(rows) == 1:
        rows.append(note(words.NO_DUES))
    if view.whenever:
        rows += [Row(), heading(words.WHENEVER)]
        for promise in view.whenever:
            term = promise.term_on(view.day)
            rows.append(
                Row(
                    left=one_line(term.act),
                    right=one_line(promise.cue, MUTED),
                    mark=plain(" ◇  "),
                    value=WheneverRow(promise.id),
                    wrap=True,
                )
            )
        rows += [due_row(due, view.day, picked) for due in view.dues if due.promise.id in waiting]
    return [*rows, *before_rows(view, picked, unfolded, roomy=roomy)]


def before_rows(view: Today, picked: Collection[str], unfolded: Collection[str], *, roomy: bool) -> list[Row]:
    """What is open from before, a promise a row with its seven days; first, after a gap, that one was away. A single
    day stands as a day."""
    if not view.earlier:
        return []
    several = any(len(one.dues) > 1 for one in view.earlier)
    days = " ".join(dates.DAYS_TWO[(view.day + timedelta(days=n)).weekday()] for n in range(-7, 0))
    rows = [Row(), Row(left=plain(words.BEFORE, MUTED), right=plain(days if several else "", MUTED), whole=True)]
    if view.away_since is not None:
        text = words.away_offer(view.away_since, view.day - timedelta(days=1))
        beneath = (plain(words.AWAY_OFFER_KEYS, MUTED),)
        rows.append(Row(plain(text, "$accent"), mark=plain("·   "), value=AwayRow(view.away_since), wrap=True,
                        beneath=beneath))  # fmt: skip
    for one in view.earlier:
        if len(one.dues) == 1:
            rows += [due_row(due, view.day, picked) for due in one.dues]
            continue
        rows += _group_rows(one, one.promise.id in unfolded, picked, roomy=roomy)
        if one.promise.id in unfolded:
            shown = one.dues[-MOST_OF_PROMISE:]
            if (more := sum(due.is_open for due in one.dues[:-MOST_OF_PROMISE])) > 0:
                rows.append(note(words.more_before(more)))
            rows += [due_row(due, view.day, picked)._replace(beneath=()) for due in shown]
    return rows


def _group_rows(one: Earlier, is_open: bool, picked: Collection[str], *, roomy: bool) -> list[Row]:
    """`Be home by 18:30   6 days open   ▫  ▫  ▫  ▫  ▫  ▫  ·`; the days in a line of their own where it is narrow."""
    act, days, value = one.dues[-1].act, _signs(one.days), GroupRow(one.promise.id)
    open_ones = [due for due in one.dues if due.is_open]
    every = bool(open_ones) and all(due.key in picked for due in open_ones)
    mark = plain(" - " if is_open else " + ", MUTED) + (plain("*", "$accent bold") if every else plain(" "))
    count = words.days_open(one.open_count)
    keys = words.group_keys(is_open=is_open, asks=bool(open_ones))
    beneath = (plain(keys, MUTED),)
    row = Row(one_line(act), mark=mark, value=value, wrap=True, whole=True, beneath=beneath)
    if roomy:
        return [row._replace(right=plain(f"{count}   ", MUTED) + days)]
    return [row._replace(under=plain(f"{count}  ", MUTED) + days)]


def week_rows(view: Today, *, grid: bool = True) -> list[Row]:
    """This week as a grid, a row a promise, with what its signs mean; without `grid` one row of all promises. Nothing
    where nothing asks in it."""
    if not view.grid:
        return []
    names = " ".join(dates.DAYS_TWO[(view.week_begins.weekday() + n) % 7] for n in range(7))
    rows = [Row(), Row(left=plain(words.WEEK, MUTED), right=plain(names, MUTED), whole=True)]
    if not grid:
        return [*rows, _days(plain(words.ALL_PROMISES, MUTED), view.week)]
    rows += [_days(one_line(promise.act), promise.days) for promise in view.grid[:MOST_OF_WEEK]]
    if (more := len(view.grid) - MOST_OF_WEEK) > 0:
        rows.append(note(words.more_of_week(more)))
    return [*rows, note(words.LEGEND)]


def _days(name: Content, days: Sequence[DayState]) -> Row:
    return Row(left=name, right=_signs(days), mark=plain("  "), whole=True, wrap=True)


def _signs(days: Sequence[DayState]) -> Content:
    """Seven days under the names of weekdays of two letters."""
    return Content("  ").join(plain(signs.DAYS[state], DAY_STYLES.get(state, MUTED)) for state in days) + plain(" ")


def chore_rows(slots: Sequence[TodaysSlot], has_plan: bool) -> list[Row]:
    """Today's slots, ticked or not, and each person's minutes."""
    rows = [heading(words.CHORES)]
    if not slots:
        return rows + ([note(words.NO_CHORES)] if has_plan else teach(words.NO_PLAN, words.NO_PLAN_KEY))
    rows += _slot_rows(slots)
    for person in dict.fromkeys(name for slot in slots for name in slot.people):
        own = [slot for slot in slots if person in slot.people]
        done = sum(slot.minutes for slot in own if slot.done)
        rows.append(_load(person, done, sum(slot.minutes for slot in own)))
    return rows


def _slot_rows(slots: Sequence[TodaysSlot], today: date | None = None) -> list[Row]:
    """A slot a row; with `today` those of earlier days, with their day and what can be done with them."""
    everybody = {name for slot in slots for name in slot.people}
    both = len(everybody) == 2
    names = [
        one_line(words.BOTH if both and len(slot.people) == 2 else ", ".join(slot.people), MUTED) for slot in slots
    ]
    widest = min(max(name.cell_length for name in names), WIDEST_NAME)
    rows: list[Row] = []
    for slot, name in zip(slots, names, strict=True):
        day = f"{dates.near_date(slot.on, today)} · " if slot.on and today else ""
        what = words.LET_GO if slot.let_go else dates.minutes(slot.minutes)
        mark = plain(signs.MARKS["kept"], "$success") if slot.done else plain(signs.OPEN)
        keys = words.CHORE_BEFORE_KEYS if slot.row.movable else words.CHORE_BEFORE_OVER
        rows.append(
            Row(
                left=one_line(slot.chore, MUTED if slot.done or slot.let_go else ""),
                right=plain(f"{day}{what}  ", MUTED) + fit(name, widest),
                mark=(plain(signs.MARKS["missed"], MUTED) if slot.let_go else mark) + plain(" "),
                value=slot.row,
                wrap=True,
                whole=True,
                beneath=(plain(keys, MUTED),) if today else (),
            )
        )
    return rows


def left_over_rows(slots: Sequence[TodaysSlot], today: date, *, unfolded: bool) -> list[Row]:
    """Chores of the days that have passed of which nobody said anything, in one row that unfolds; nothing where there
    is nothing."""
    if not slots:
        return []
    count, keys = words.not_said(sum(not (slot.done or slot.let_go) for slot in slots)), words.CHORES_BEFORE_KEYS
    first = Row(plain(count, MUTED), mark=plain("- " if unfolded else "+ ", MUTED), value=ChoresBefore(), wrap=True,
                beneath=() if unfolded else (plain(keys, MUTED),))  # fmt: skip
    return [Row(), heading(words.CHORES_BEFORE), first, *(_slot_rows(slots, today) if unfolded else [])]


def _load(person: str, done: int, of: int) -> Row:
    """`Sam   ▰▰▰▱▱▱▱▱▱▱   30 of 90 min`; a little that is done is a little of the bar, and only all of it is all."""
    full = BAR if done >= of else min(max(-(-done * BAR // of), 0), BAR - 1)
    name = one_line(person, MUTED)
    bar = plain("▰" * full, "$success") + plain("▱" * (BAR - full), MUTED)
    return Row(left=name, right=bar + plain(f"  {words.load(done, of)}", MUTED), mark=plain("  "), whole=True)


def review_rows(reviews: Sequence[tuple[ReviewRow, str, date]], today: date) -> list[Row]:
    """What is to be looked back on: where, in words, since when; nothing at all where there is nothing."""
    if not reviews:
        return []
    rows = [heading(words.LOOK_BACK)]
    for row, what, on in reviews[:MOST_REVIEWS]:
        when = plain(dates.near_date(on, today), MUTED)
        rows.append(Row(left=one_line(what), right=when, mark=plain("◇ "), value=row, wrap=True))
    return [*rows, Row()]


def step_rows(step: NextStep | None, begun: bool, sitting: str = "") -> list[Row]:
    """The next small step, one row to open it, and the next sitting where one is set."""
    rows = [heading(words.NEXT)]
    if step is None:
        rows += [note(words.BOOK_DONE), note(words.REREAD)]
    else:
        rows.append(note(step.step_title, ""))
        rows.append(note(words.step_place(step.number, step.of, step.exercise_title)))
        rows.append(
            Row(
                left=plain(words.CONTINUE if begun else words.BEGIN, "$accent bold"),
                right=plain(words.about(step.minutes), MUTED),
                value=StepRow(step.step, step.exercise),
            )
        )
    if sitting:
        rows.append(note(words.sitting(sitting)))
    return rows


def date_rows(dates: Sequence[tuple[str, str]]) -> list[Row]:
    """What somebody set for this day, in the words they chose, with its time; nothing where there is nothing."""
    if not dates:
        return []
    found = [Row(left=one_line(what), right=plain(at, MUTED), mark=plain(" · ")) for what, at in dates]
    return [heading(words.DATES), *found, Row()]


def after_rows(months: int, question: str, step: str, exercise: str, *, promises: bool) -> list[Row]:
    """Some months after the last step: the question, and the way to what is read again and to the promises."""
    found = [
        Row(),
        heading(words.months_on(months)),
        note(question, ""),
        Row(left=plain(words.READ_AGAIN, "$accent bold"), value=StepRow(step, exercise)),
    ]
    if promises:
        found.append(Row(left=plain(words.RENEW, "$accent bold"), value=PageRow("promises")))
    return found


def shown_rows(name: str, lines: Sequence[ShownLine]) -> list[Row]:
    """The way to what the other one shows; the words themselves do not stand here. Nothing where there is nothing."""
    if not lines:
        return []
    unread = sum(line.seen is None for line in lines)
    left = plain(words.READ_SHOWN, "$accent bold" if unread else MUTED)
    right = plain(words.lines(unread or len(lines), unread=bool(unread)), MUTED)
    found = [heading(words.shows_you(name)), Row(left=left, right=right, value=ShownRow())]
    return [*found, Row()] if unread else [Row(), *found]


def again_rows(step: str) -> list[Row]:
    """The way to the page for when it has happened again; quiet, and on every day. `step` "": there is none."""
    return [Row(), Row(left=plain(words.AGAIN, MUTED), value=StepRow(step, ""))] if step else []


def own_rows(step: NextStep | None, title: str, first: str, sitting: str = "") -> list[Row]:
    """For somebody who is not rebuilding: what they have begun themselves, and the door to their own pages. `title` and
    `first` are those pages' title and first step ("": there are none)."""
    rows: list[Row] = []
    if step is not None:
        about = plain(words.about(step.minutes), MUTED)
        rows += [heading(words.WHERE_YOU_WERE), note(step.step_title, "")]
        rows += [Row(left=plain(words.CONTINUE, "$accent bold"), right=about, value=StepRow(step.step, step.exercise))]
    if first:
        rows += [*([Row()] if rows else []), heading(title.upper())]
        rows.append(Row(left=plain(words.OPEN_OWN, "$accent bold"), value=StepRow(first, "")))
    if sitting:
        rows.append(note(words.sitting(sitting)))
    return rows


def page_rows(text: str) -> list[Row]:
    """The book's own words before the first page or after the last, as paragraphs."""
    rows: list[Row] = []
    for paragraph in text.strip().split("\n\n"):
        rows += [Row(), note(" ".join(paragraph.split()))]
    return rows
