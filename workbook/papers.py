"""What is printed of a workbook, for the verb `print` and the dialog *On paper*: one place that knows what may stand on
which sheet. Somebody prints their own, and what both may see."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from workbook.domain.common.errors import NotFoundError, WorkbookError
from workbook.words.common import paper as words

if TYPE_CHECKING:
    from workbook.content.book import Book
    from workbook.content.faults import Fault
    from workbook.domain.common.people import Person
    from workbook.domain.promises.promise import Promise
    from workbook.domain.today.letter import Letter
    from workbook.export.book.markdown import Item
    from workbook.export.paper.sheet import Block, Sheet
    from workbook.store.notebook import Notebook

Kind = Literal["answers", "promises", "conflicts", "weeks"]
KINDS: tuple[Kind, ...] = ("answers", "promises", "conflicts", "weeks")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something that can stand on a counsellor's page: its kind, what it is known by, and what it is called. `private`:
    marked private, or kept to oneself."""

    kind: Kind
    id: str
    title: str
    private: bool = False


def week(notebook: Notebook, day: date, *, landscape: bool = False) -> Sheet:
    """The week in force on that day. Raises NotFoundError."""
    from workbook.export.paper.week import week_sheet

    found = notebook.chores.current(day)
    if found is None:
        raise NotFoundError(words.NO_WEEK)
    return week_sheet(found, landscape=landscape)


def promises(notebook: Notebook, person: str, today: date, which: Sequence[Promise] = ()) -> Sheet:
    """The coming fortnight of what that person promised: those that are named, else all that are shown. Raises
    NotFoundError where nothing asks."""
    from workbook.export.paper.promises import promises_sheet

    collection = notebook.promises
    found = which or [one for one in collection.of(person) if one.shown]
    week_first = notebook.settings.read().week_start
    sheet = promises_sheet(found, collection.marks_by_promise(), today, week_first)
    if sheet is None:
        raise NotFoundError(words.NO_PROMISES)
    return sheet


def check_own(promise: Promise, person: str) -> Promise:
    """A promise of that person's; another's record is not theirs to print. Raises WorkbookError."""
    if promise.person != person:
        raise WorkbookError(words.NOT_YOURS)
    return promise


def record(notebook: Notebook, promise: Promise, person: str, today: date, *, notes: bool = False) -> Sheet:
    """What became of one promise of that person's."""
    from workbook.export.paper.promises import record_sheet

    check_own(promise, person)
    [summary] = [one for one in notebook.promises.standings(today, person) if one.promise.id == promise.id]
    marks, week_first = notebook.promises.marks_of(promise.id), notebook.settings.read().week_start
    return record_sheet(summary, marks, today, week_first, notes=notes)


def review(notebook: Notebook, today: date) -> Sheet:
    """The letter of the week of each of the two, by what both may see, and room to write."""
    from workbook.domain.common.dates import week_start
    from workbook.domain.today.letter import letter_of
    from workbook.export.paper.review import review_sheet

    first = notebook.settings.read().week_start
    begins = week_start(today, first)
    marks, shown = notebook.promises.marks_by_promise(), notebook.promises.all()

    def letter(one: Person) -> Letter:
        own = [promise for promise in shown if promise.person == one.id]
        return letter_of(own, marks, begins, today, first, let_down=one.role == "partner")

    letters = [(person.name, letter(person)) for person in notebook.people.all() if person.role != "household"]
    days = [begins + timedelta(days=number) for number in range(7)]
    slots = [slot for day in days if day <= today for slot in notebook.chores.today(day)]
    chores = (sum(slot.outcome == "done" for slot in slots), len(slots)) if slots else None
    return review_sheet(letters, chores)


def answers(book: Book, notebook: Notebook, person: str) -> tuple[dict[str, Item], list[Fault]]:
    """`STEP/EXERCISE` → each answer of that person's that says something, in the order of the book, and last those to
    steps that it does not have now; and the faults of steps that could not be read."""
    from workbook.content.faults import ContentError
    from workbook.domain.steps.exercises import Write
    from workbook.domain.steps.plain_text import plain_answer
    from workbook.domain.steps.strays import strays
    from workbook.export.book.markdown import Item

    own = notebook.answers.of(person)
    found: dict[str, Item] = {}
    faults: list[Fault] = []
    for id in book.programme.every_id:
        if not any(step == id for step, _ in own):
            continue
        try:
            step = book.step(id)
        except ContentError as error:
            faults += error.faults
            continue
        for one in step.exercises:
            answer = own.get((id, one.id))
            if answer is not None and one.stored and plain_answer(one.settings, answer.value):
                found[f"{id}/{one.id}"] = Item(step.title, one.title, one.settings, answer)
    for id, left in strays(own, book.programme.every_id).items():
        for answer in left:
            found[f"{id}/{answer.exercise}"] = Item(id, answer.exercise, Write(), answer)
    return found, faults


def choices(book: Book, notebook: Notebook, person: str, today: date) -> list[Chosen]:
    """All that can stand on that person's page for a counsellor."""
    from workbook.domain.conflicts.conflict import in_order

    items, _ = answers(book, notebook, person)
    found = [Chosen("answers", id, f"{one.step}: {one.exercise}", one.answer.private) for id, one in items.items()]
    own = [one for one in notebook.promises.all(person) if one.person == person]
    found += [Chosen("promises", one.id, one.term_on(max(today, one.start)).act, not one.shown) for one in own]
    for picture in in_order(notebook.conflicts.pictures(), today):
        found.append(Chosen("conflicts", picture.conflict.id, " ".join(picture.conflict.what.split())))
    found += [Chosen("weeks", week.id, words.week_of(week.monday, week.state)) for week in notebook.chores.weeks()]
    return found


def chosen(
    chosen: Collection[Chosen],
    book: Book,
    notebook: Notebook,
    person: str,
    today: date,
    *,
    private: bool = False,
    notes: bool = False,
    landscape: bool = False,
) -> Sheet:
    """The page with these things, by kind. `private`: with the words of answers that are marked private."""
    from workbook.export.paper.chosen import answer_blocks, chosen_sheet, conflict_blocks, promise_blocks
    from workbook.export.paper.sheet import Heading
    from workbook.export.paper.week import week_sheet

    ids = {kind: [one.id for one in chosen if one.kind == kind] for kind in KINDS}
    blocks: list[Block] = []
    if wanted := set(ids["answers"]):
        items, _ = answers(book, notebook, person)
        blocks += answer_blocks([item for id, item in items.items() if id in wanted], private=private)
    if ids["promises"]:
        standings = {one.promise.id: one for one in notebook.promises.standings(today, person)}
        own = [standings[id] for id in dict.fromkeys(ids["promises"]) if id in standings]
        marks, week_first = notebook.promises.marks_by_promise(), notebook.settings.read().week_start
        blocks += promise_blocks(
            [one for one in own if check_own(one.promise, person)], marks, today, week_first, notes=notes
        )
    if wanted := set(ids["conflicts"]):
        names = {person.id: person.name for person in notebook.people.all()}
        pictures = [one for one in notebook.conflicts.pictures() if one.conflict.id in wanted]
        blocks += conflict_blocks(pictures, names)
    wanted = set(ids["weeks"])
    for one in notebook.chores.weeks() if wanted else ():
        if one.id not in wanted:
            continue
        sheet = week_sheet(one, landscape=landscape, room=False)
        blocks += [Heading(sheet.title), *sheet.blocks]
    return chosen_sheet(blocks, today)


def rendered(sheet: Sheet, form: str, paper: str = "a4", *, landscape: bool = False) -> bytes:
    """The sheet as bytes of that format: html, text, markdown, pdf. Raises WorkbookError where what makes a PDF is not
    there."""
    from dataclasses import replace

    if landscape and not sheet.landscape:
        sheet = replace(sheet, landscape=True)
    if form == "text":
        from workbook.export.paper.as_text import as_text

        return as_text(sheet).encode()
    if form == "markdown":
        from workbook.export.paper.as_markdown import as_markdown

        return as_markdown(sheet).encode()
    if form == "pdf":
        from workbook.export.paper.as_pdf import NoTypst, as_pdf

        try:
            return as_pdf(sheet, paper)
        except NoTypst:
            raise WorkbookError(words.NO_TYPST) from None
    from workbook.export.paper.as_html import as_html

    return as_html(sheet).encode()
