"""The whole year put together: `build` fills an empty folder, in one change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from workbook.content.book import Book, load
from workbook.demo import alexs_pages, chores, conflicts, moments, promises, reviews
from workbook.demo.sams_book import whole as sams_book
from workbook.demo.written import Written, rows
from workbook.domain.promises.promise import ME, Promise
from workbook.domain.steps import answers as a
from workbook.domain.steps.exercises import Sort
from workbook.domain.steps.programme import Exercise
from workbook.store.common.people import PARTNER
from workbook.store.notebook import Notebook

SEED = 8
SITTING = "sitting"
"""What an act that set a sitting is linked to."""
ACTS = ("own-it", "sincerity", "their-side", "apology", "open-talk", "amends", "promises")
"""Steps whose act became a promise."""


class Clock:
    """The clock of the year: it stands where it was set, and goes on by a second each time it is looked at."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._now = datetime.combine(today, time(19)).astimezone()

    def set(self, ago: int) -> None:
        """To the evening of so many days ago; a little later each time it is set to the same one."""
        self._now = datetime.combine(self._today - timedelta(days=ago), time(19, 40)).astimezone()

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


def build(folder: Path, today: date, content: Path, *, told: Callable[[], None] = lambda: None) -> None:
    """Fill the folder with the year that ends today. The same day and content give the same year, but for the ids.
    Raises ContentError."""
    book, clock, chance = load(content), Clock(today), Random(SEED)
    notebook = Notebook.open(folder, clock=clock, sync=False)
    try:
        with notebook.change("", undoable=False) as change:
            notebook.settings.remember(first_run_asked=True)
            notebook.settings.change(capacity_number=8)
            notebook.people.name("rebuilding", "Sam")
            notebook.people.name("partner", "Alex")
            clock.set(345)
            made = promises.build(notebook, change, today, chance)
            for person, pages in ((ME, sams_book.ANSWERS), (PARTNER, alexs_pages.ANSWERS)):
                _answers(notebook, book, clock, person, pages)
            _sorted(notebook, book, clock)
            _acts(notebook, book, clock, today, made)
            _set_aside(notebook, book, clock)
            clock.set(60)
            conflicts.build(notebook, today)
            moments.build(notebook, today, chance)
            clock.set(30)
            chores.build(notebook, today, chance)
            reviews.build(notebook, today, clock.set)
            clock.set(1)
            _days_and_lines(notebook, book, clock, today)
        told()
        clock.set(0)
        notebook.actor = ME
        first = next((due for due in notebook.promises.today(today, ME).dues if due.is_open and due.on == today), None)
        if first is not None:
            notebook.promises.mark([first.key], "kept", today, by=ME)
    finally:
        notebook.close()


def _exercise(book: Book, step: str, exercise: str) -> Exercise | None:
    """An exercise of the book that is open; None where another book has no such one."""
    if step not in book.programme.every_id:
        return None
    return next((one for one in book.step(step).exercises if one.id == exercise), None)


def _answers(notebook: Notebook, book: Book, clock: Clock, person: str, written: tuple[Written, ...]) -> None:
    for one in written:
        exercise = _exercise(book, one.step, one.exercise)
        if exercise is None or type(one.value) is not a.VALUES[exercise.kind]:
            continue
        clock.set(one.ago)
        value = one.value
        if isinstance(value, a.DraftText) and (one.step, one.exercise) == sams_book.DRAFT_HELD:
            value = replace(value, held_until=clock() + timedelta(hours=24))
        notebook.answers.save(one.step, exercise, person, value)


def _sorted(notebook: Notebook, book: Book, clock: Clock) -> None:
    for ago, step, name in sams_book.SORTED:
        exercise = _exercise(book, step, name)
        if exercise is not None and isinstance(sort := exercise.settings, Sort):
            clock.set(ago)
            placed = {card.id: card.pile or sort.piles[0].id for card in sort.cards}
            notebook.answers.save(step, exercise, ME, a.Piles(placed))


def _acts(notebook: Notebook, book: Book, clock: Clock, today: date, made: dict[str, Promise]) -> None:
    """The dated act of each step that has come so far, linked to what it became."""

    def save(ago: int, step: str, taken: a.Undertaking) -> None:
        exercise = _exercise(book, step, "act")
        if exercise is not None and exercise.kind == "act":
            clock.set(ago)
            notebook.answers.save(step, exercise, ME, taken)

    save(357, "doorway", a.Undertaking(on=today - timedelta(days=355), at="20:00", link=SITTING))
    for step in ACTS:
        promise = made[f"{step}/act"]
        term = promise.terms[0]
        on = term.cadence.on if term.cadence.kind == "once" else promise.review_on
        cadence = "once" if term.cadence.kind == "once" else "mon,tue,wed,thu,fri"
        taken = a.Undertaking(term.act, promise.cue, term.smallest, cadence, on, "", promise.id)
        save((today - promise.made_on).days, step, taken)
    talk = notebook.appointments.add(ME, "Talk in turns", today - timedelta(days=243), "20:30", step="listening")
    save(246, "listening", a.Undertaking("Talk in turns", on=talk.on, at=talk.at, link=talk.id))
    save(64, "conflicts", a.Undertaking(conflicts.MONEY.what, link="conflict"))
    triggers = rows(
        "when before did",
        (str(today - timedelta(days=85)), "I had come home late and gone to the sink.", "Answered in one word."),
        (str(today - timedelta(days=76)), "The light was off already.", "Turned to the wall."),
    )
    exercise = _exercise(book, "conflicts", "triggers")
    if exercise is not None and exercise.kind == "ledger":
        clock.set(72)
        notebook.answers.save("conflicts", exercise, ME, triggers)


def _set_aside(notebook: Notebook, book: Book, clock: Clock) -> None:
    for ago, step, name in sams_book.NOT_NOW:
        if (exercise := _exercise(book, step, name)) is not None:
            clock.set(ago)
            notebook.answers.set_not_now(step, exercise, ME, True)


def _days_and_lines(notebook: Notebook, book: Book, clock: Clock, today: date) -> None:
    """The sittings, days with a name, lines caught in passing, and what Alex shows."""
    notebook.appointments.set_sittings(ME, ((today + timedelta(days=1), "20:00"),))
    notebook.appointments.add(ME, "Supper at Ruth's", today + timedelta(days=6), "19:00")
    if (dates := _exercise(book, "ups-and-downs", "dates")) is not None and dates.kind == "ledger":
        clock.set(13)
        day = str(today + timedelta(days=16))
        value = rows("day words", (day, "A quiet day. Leave at five."))
        notebook.answers.save("ups-and-downs", dates, ME, value)
    for ago, text in sams_book.JOTS:
        clock.set(ago)
        notebook.jots.add(ME, text, today - timedelta(days=ago))
    for ago, step, name, row, seen in alexs_pages.SHOWN:
        exercise = _exercise(book, step, name)
        answer = None if exercise is None else notebook.answers.get(step, exercise, PARTNER)
        if exercise is None or answer is None or not isinstance(answer.value, a.Rows):
            continue
        clock.set(ago)
        on = today - timedelta(days=ago)
        wanted = next((one for one in answer.value.rows if one.id == row), None)
        if wanted is not None:
            notebook.shown_lines.show(step, exercise, PARTNER, wanted, on)
            if seen:
                lines = notebook.shown_lines.of(step, name, PARTNER)
                notebook.shown_lines.were_seen([lines[row]], on + timedelta(days=1))
