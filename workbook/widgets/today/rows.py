"""The rows of Today, from values: promises and the week on one side, chores and the next step on the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbook.domain.promises.due import Due
from workbook.domain.promises.today import DayState, Today
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
BAR = 10
DAY_STYLES: Mapping[DayState, str] = {"kept": "$success", "partly": "$success", "missed": "$warning"}


@dataclass(frozen=True, slots=True)
class DueRow:
    """A due of the day or from before. `due` is what it was when the row was drawn; the row is the same one after a
    mark."""

    key: str
    due: Due = field(compare=False)


@dataclass(frozen=True, slots=True)
class WheneverRow:
    """A promise that waits for an event, by its id."""

    promise: str


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot of a chore week."""

    week: str
    number: int


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


class TodaysSlot(NamedTuple):
    """One slot of the chore week that stands on today."""

    row: SlotRow
    chore: str
    minutes: int
    people: tuple[str, ...]
    done: bool


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
    if kind is not None:
        style = {"kept": "$success", "missed": "$warning"}.get(kind, "")
        aside = words.WORD[kind]
        if due.on != today:
            aside = f"{dates.near_date(due.on, today)} · {aside}"
        return Row(
            left=one_line(due.act, MUTED),
            right=plain(aside, MUTED),
            mark=plain(signs.MARKS[kind], style) + star,
            value=DueRow(due.key, due),
        )
    aside = dates.near_date(due.on, today) if due.on != today else due.promise.cue
    if due.of_week is not None:
        kept, asked, days = due.of_week
        aside = f"{said.so_far(kept, asked)} · {dates.near_date(days[-1], today)}"
    elif progress is not None and due.on == today:
        aside = " · ".join(text for text in (said.so_far(*progress), aside) if text)
    return Row(
        left=one_line(due.act), right=one_line(aside, MUTED), mark=plain(signs.OPEN) + star, value=DueRow(due.key, due)
    )


def about(due: Due, today: date, progress: tuple[int, int] | None = None) -> Content:
    """All of what the row of a due has to cut: the act, how often of n times a week, its cue, the smallest version that
    counts, a note."""
    term = due.promise.term_on(due.on)
    parts = [one_line(due.act, "bold")]
    if due.of_week is not None:
        parts.append(plain(said.of_week(due.of_week, today), MUTED))
    elif progress is not None and due.on == today:
        parts.append(plain(said.this_week(*progress), MUTED))
    if due.promise.cue:
        parts.append(one_line(due.promise.cue, MUTED))
    if term.smallest:
        parts.append(one_line(words.smallest(term.smallest), MUTED))
    if due.mark is not None and due.mark.note:
        parts.append(one_line(due.mark.note, MUTED))
    return Content(" · ").join(parts)


def promise_rows(view: Today, has_promises: bool, picked: Collection[str] = (), *, grid: bool = True) -> list[Row]:
    """Dues of the day, promises that wait for an event, what is open from before, and the week (see `week_rows`)."""
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
                )
            )
        rows += [due_row(due, view.day, picked) for due in view.dues if due.promise.id in waiting]
    if view.before:
        rows += [Row(), heading(words.BEFORE)]
        shown = view.before[-20:]
        older = view.before_count - sum(due.is_open for due in shown)
        if older > 0:
            rows.append(note(words.more_before(older)))
        rows += [due_row(due, view.day, picked) for due in shown]
    return [*rows, *week_rows(view, grid=grid)]


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
    marks = [plain(signs.DAYS[state], DAY_STYLES.get(state, MUTED)) for state in days]
    return Row(left=name, right=Content("  ").join(marks) + plain(" "), mark=plain("  "), whole=True)


def chore_rows(slots: Sequence[TodaysSlot], has_plan: bool) -> list[Row]:
    """Today's slots, ticked or not, and each person's minutes."""
    rows = [heading(words.CHORES)]
    if not slots:
        return rows + ([note(words.NO_CHORES)] if has_plan else teach(words.NO_PLAN, words.NO_PLAN_KEY))
    names = [one_line(", ".join(slot.people), MUTED) for slot in slots]
    widest = max(name.cell_length for name in names)
    for slot, name in zip(slots, names, strict=True):
        style = MUTED if slot.done else ""
        rows.append(
            Row(
                left=one_line(slot.chore, style),
                right=plain(f"{dates.minutes(slot.minutes)}  ", MUTED) + fit(name, widest),
                mark=plain(signs.MARKS["kept"] + " ", "$success") if slot.done else plain(signs.OPEN + " "),
                value=slot.row,
            )
        )
    for person in dict.fromkeys(name for slot in slots for name in slot.people):
        own = [slot for slot in slots if person in slot.people]
        done = sum(slot.minutes for slot in own if slot.done)
        rows.append(_load(person, done, sum(slot.minutes for slot in own)))
    return rows


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
        rows.append(Row(left=one_line(what), right=when, mark=plain("◇ "), value=row))
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
