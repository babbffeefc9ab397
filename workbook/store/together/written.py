"""Everything that one person wrote, and what both may see, as pieces to be found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.domain.common.finding import Piece
from workbook.domain.steps.plain_text import plain_answer, written
from workbook.domain.together.review import PARTS
from workbook.store.promises.mark_tables import OWN_PREFIX as OWN_MARKS
from workbook.store.promises.mark_tables import PREFIX as MARKS
from workbook.words.common import find as words
from workbook.words.common.frame import book_place
from workbook.words.together import review as review_words

if TYPE_CHECKING:
    from workbook.domain.conflicts.conflict import Picture
    from workbook.domain.promises.promise import Promise
    from workbook.domain.steps.programme import Exercise
    from workbook.store.notebook import Notebook

ExerciseOf = Callable[[str, str], "tuple[str, Exercise] | None"]
"""Step id and exercise id → the step's title and the exercise; None where the book has it no longer."""


def pieces_for(notebook: Notebook, person: str, exercise_of: ExerciseOf) -> Iterator[Piece]:
    """What the person of that id may find. Answers, moments, dates and jots of others are not even looked at; what
    somebody shows is found once it has been read where it is shown, for until then its writer may take it back."""
    yield from _answers(notebook, person, exercise_of)
    yield from _promises(notebook, person)
    yield from map(_conflict, notebook.conflicts.pictures())
    yield from _reviews(notebook, person)
    yield from _lines(notebook, person)
    for day, moment in notebook.moments.of(person).items():
        if moment.note:
            yield Piece("moment", str(day), "journey", moment.note, on=day)
    for jot in notebook.jots.of(person):
        yield Piece("jot", str(jot.on), "today", jot.text, on=jot.on)
    for date in notebook.appointments.of(person):
        if date.what:
            yield Piece("date", str(date.on), book_place(date.step) if date.step else "today", date.what, on=date.on)
    if (household := notebook.chores.household()) is not None:
        for chore in household.chores:
            yield Piece("chore", chore.name, "plans/chores", _joined(chore.done_means))


def _answers(notebook: Notebook, person: str, exercise_of: ExerciseOf) -> Iterator[Piece]:
    for (step, exercise), answer in notebook.answers.of(person).items():
        known = exercise_of(step, exercise)
        if known is not None and known[1].kind == answer.kind:
            title, text = words.in_step(known[0], known[1].title), plain_answer(known[1].settings, answer.value)
            own = _joined(*(part for part in written(answer.value).split("\n\n") if part not in text))
            text = _joined(text, own)
        else:
            title, text = f"{step}/{exercise}", written(answer.value)
        # One that the book does not have now is told apart from a mistyped place by the page it stands on.
        place = book_place(f"{step}/{exercise}") if known is not None else f"steps/{step}/{exercise}"
        if text:
            for_two = known is not None and (known[1].together or known[1].faces or known[1].opens_conflict)
            yield Piece("answer", title, place, text, for_two=for_two)


def _promises(notebook: Notebook, person: str) -> Iterator[Piece]:
    notes: dict[str, list[str]] = {}
    for table in (*notebook.tables(MARKS), *notebook.tables(OWN_MARKS)):
        for document in notebook.documents(table).plain.values():
            if (note := document.get("note")) and isinstance(note, str):
                notes.setdefault(str(document.get("promise")), []).append(note)
    for promise in notebook.promises.all(person):
        yield replace(_promise(promise, notes.get(promise.id, [])), theirs=promise.person != person)


def _promise(promise: Promise, notes: list[str]) -> Piece:
    terms = dict.fromkeys(text for term in reversed(promise.terms) for text in (term.act, term.smallest))
    around = (promise.cue, promise.noticed_by, promise.obstacle, promise.plan, promise.need)
    text = _joined(*list(terms)[1:], *around, *notes)
    return Piece("promise", promise.terms[-1].act, f"promises/{promise.id}", text, on=promise.made_on)


def _conflict(picture: Picture) -> Piece:
    conflict = picture.conflict
    wordings = [one.option.wording for one in picture.options] + [one.wording for one in picture.trials]
    tried = dict.fromkeys(text for one in wordings for text in (one.what, one.who, one.when))
    logged = [text for one in picture.triggers for text in (one.about, one.place)]
    texts = (conflict.what, conflict.sets_off, conflict.often, *conflict.needs.values(), *tried, *logged)
    title = " ".join(conflict.what.split())
    text = _joined(*texts, *(one.note for one in picture.trials))
    return Piece("conflict", title, f"plans/{conflict.id}", text, for_two=True, on=conflict.made_on)


def _reviews(notebook: Notebook, person: str) -> Iterator[Piece]:
    for review in notebook.reviews.of(person):
        said = [one for part in PARTS for one in notebook.reviews.seen_by(review, part, person).values()]
        settled = [text for one in review.decided for text in (one.what, one.who, one.when)]
        text = _joined(*(one.text for one in said), *settled, review.line)
        if text:
            opens = f"journey/review/{review.id}" if review.held else "journey/review"
            for_two = len(review.people) > 1
            title = review_words.title(review.begins)
            yield Piece("review", title, opens, text, for_two=for_two, on=review.held or review.on)


def _lines(notebook: Notebook, person: str) -> Iterator[Piece]:
    name, shown = notebook.shown_to(person)
    for line in shown:
        if line.seen is not None:
            yield Piece("line", words.shown_by(name, line.title), "today", line.text, theirs=True)


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text.strip())
