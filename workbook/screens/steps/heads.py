"""What stands over a step and beneath it: its facts, whom it speaks to, and which step comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.next_step import counts
from workbook.domain.steps.progress import step_states
from workbook.widgets.common.safe import mixed, plain
from workbook.widgets.steps.contents import marks
from workbook.words.common import people
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.content import Content

    from workbook.content.book import Book
    from workbook.domain.steps.answers import Answer
    from workbook.domain.steps.programme import Step
    from workbook.domain.steps.progress import Key


def facts(book: Book, step: Step) -> str:
    """Its part, its minutes and how many exercises it has; in pages that ask for nothing, nothing is counted."""
    part = book.programme.part_of(step.id)
    number = 0 if _whose(book, step.id) else sum(counts(one) for one in step.exercises)
    spare = len(step.exercises) - number if number else 0
    title = people.part_title(part) if part else ""
    return words.step_facts(title, step.minutes, number, spare, in_two=bool(step.second))


def counted(book: Book, step: str, role: str) -> bool:
    """Is it counted what has been done of this step? Only for the one who is rebuilding, in the book itself."""
    return role == "rebuilding" and not _whose(book, step)


def title(book: Book, step: Step, role: str, answers: Mapping[Key, Answer]) -> Content:
    """`Talk openly   ▱▱◐▱▱  1 of 5`; where nothing is counted the title alone."""
    states = step_states(step, answers) if counted(book, step.id, role) else ()
    if not states:
        return plain(step.title, "bold")
    settled = sum(state in ("done", "not now") for state in states)
    said = plain(f"  {words.so_far(settled, len(states))}", "$text-muted not bold")
    return plain(step.title, "bold") + plain("   ") + marks(states) + said


def spoken_to(book: Book, step: Step, role: str) -> str:
    """Whom the page speaks to, where that is not who sits here."""
    return words.spoken_to(_whose(book, step.id), role)


def after(book: Book, step: Step) -> Content:
    """The next step with its key; empty behind the last one."""
    _, following = book.programme.neighbours(step.id)
    if not following:
        return plain("")
    try:
        title = book.step(following).title
    except WorkbookError:  # a faulty step ahead must not take this one away
        return plain("")
    said = words.next_is(title, page=is_page(book, following))
    return mixed("[$accent]$key[/]  $next", key="]", next=said)


def is_page(book: Book, step: str) -> bool:
    """Is it one of the pages of the one who was let down, and no step?"""
    return bool(_whose(book, step))


def _whose(book: Book, step: str) -> str:
    """The role that a step's part is for; "" for a part of the book itself."""
    part = book.programme.part_of(step)
    return part.whose if part else ""
