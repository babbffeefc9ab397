"""The book as pieces to be found: each step with its reading, each exercise with what it asks and offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from workbook.content.faults import ContentError
from workbook.domain.common.errors import NotFoundError
from workbook.domain.common.finding import Piece
from workbook.domain.steps.exercises import Scale
from workbook.domain.steps.plain_text import offered, plain_prose
from workbook.words.common import find as words
from workbook.words.common.frame import book_place

if TYPE_CHECKING:
    from workbook.content.book import Book
    from workbook.domain.steps.programme import Exercise, Step


def pieces_of(step: Step) -> Iterator[Piece]:
    """The step first, then its exercises in order."""
    yield Piece("step", step.title, book_place(step.id), plain_prose(step.reading), own=False)
    for one in step.exercises:
        texts = (one.prompt, one.why, one.example, *offered(one.settings))
        yield Piece(
            "exercise",
            words.in_step(step.title, one.title),
            book_place(f"{step.id}/{one.id}"),
            plain_prose("\n".join(text for text in texts if text)),
            own=False,
            for_two=one.together or one.faces or one.opens_conflict,
        )


def exercise_of(book: Book, step: str, exercise: str) -> tuple[str, Exercise] | None:
    """The title of a step and an exercise of it; None where the book has it no longer, or cannot be read there."""
    try:
        found = book.step(step)
        return found.title, found.exercise(exercise)
    except (KeyError, NotFoundError, ContentError):
        return None


def line_of_moments(book: Book) -> Callable[[str, str], bool]:
    """Whether an exercise (step, exercise) is the line of ups and downs. One that the book does not know is not."""

    def is_line(step: str, exercise: str) -> bool:
        found = exercise_of(book, step, exercise)
        return found is not None and isinstance(found[1].settings, Scale) and found[1].settings.moments

    return is_line
