"""What somebody said for the review from their phone: a line of their own on Today until the two sit down, handed in
when they do, and gone from their lines once that review was held. Which lines those are is a draft of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError
from workbook.domain.together.review import LONGEST, Part, Said, WeeklyReview, running
from workbook.words.common import home as words

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook

FORM = "review next"
"""The draft: id of the line → its part, and the review that it was handed in to, if it was."""
PARTS: Mapping[Part, str] = {"notice": words.NOTICE, "improve": words.IMPROVE}
"""What can be said ahead, and what stands before it among one's lines."""


def form_of(review: str, part: Part) -> str:
    """The name under which what is begun is kept, among the drafts of whoever writes it."""
    return f"review {review} {part}"


def begun(notebook: Notebook, review: str, part: Part, person: str) -> str:
    """What this person began to write there and has not handed in, on the screen."""
    forms = (form_of(review, part), f"{form_of(review, part)} more")
    kept = (notebook.drafts.read(person, form).get("words", "") for form in forms)
    return "\n".join(one for one in kept if one.strip())


def of_both(notebook: Notebook, person: str) -> WeeklyReview | None:
    """The review of the two that was begun and is not over."""
    return running(one for one in notebook.reviews.of(person) if not one.own_of)


def add(notebook: Notebook, person: str, part: Part, text: str, today: date) -> dict[str, str]:
    """Say it ahead: the line, for `remember` once it is saved; nothing where it was said already. Raises what a line of
    one's own raises."""
    line, known = f"{PARTS[part]}: {text}", notebook.drafts.read(person, FORM)
    if any(jot.text == line and (jot.on == today or jot.id in known) for jot in notebook.jots.of(person)):
        return {}
    return {notebook.jots.add(person, line, today).id: part}


def remember(notebook: Notebook, person: str, lines: Mapping[str, str]) -> None:
    """Which lines are said ahead. It is no part of the change that added them, for undo to stumble over."""
    notebook.drafts.keep(person, FORM, {**notebook.drafts.read(person, FORM), **lines})


def hand_in(notebook: Notebook, review: WeeklyReview, person: str) -> None:
    """What this person said ahead, as their turn in this review; behind what they began on the screen it only waits for
    them to hand it in. Of somebody whose key is closed nothing is known."""
    if review.own_of or _is_closed(notebook, person):
        return
    known = notebook.drafts.read(person, FORM)
    jots = {jot.id: jot.text for jot in reversed(notebook.jots.of(person))}  # the oldest first
    lines = {id: known[id] for id in jots if id in known and not _was_held(notebook, known[id], review)}
    for part, label in PARTS.items():
        if notebook.reviews.is_in(review, part, person):
            continue
        before = begun(notebook, review.id, part, person)
        said = [before] if before else []
        for id in [id for id in lines if lines[id].partition(" ")[0] == part and review.id not in lines[id]]:
            text = jots[id].removeprefix(f"{label}: ")
            if len("\n".join([*said, text])) <= LONGEST:  # what is too much for one turn waits for the next
                said.append(text)
                lines[id] = f"{part} {review.id}"
        if before and len(said) > 1:
            notebook.drafts.keep(person, form_of(review.id, part), {"words": "\n".join(said)})
            notebook.drafts.drop(person, f"{form_of(review.id, part)} more")
        elif said and not before:
            notebook.reviews.say(review.id, Said(review.id, person, part, "\n".join(said)))
    notebook.drafts.keep(person, FORM, lines)


def were_said(notebook: Notebook, review: WeeklyReview) -> None:
    """It was held: the lines that were said in it are no longer among anybody's own."""
    for person in () if review.own_of else review.people:
        if _is_closed(notebook, person):
            continue
        for id, said in notebook.drafts.read(person, FORM).items():
            if said.partition(" ")[2] == review.id:
                with suppress(NotFoundError):  # its writer took it away
                    notebook.jots.let_go(person, id)


def _was_held(notebook: Notebook, said: str, now: WeeklyReview) -> bool:
    """Was it said in a review that is over? One that was laid down is as if it had never been."""
    id = said.partition(" ")[2]
    return bool(id) and id != now.id and any(one.id == id and one.held for one in notebook.reviews.of(now.people[0]))


def _is_closed(notebook: Notebook, person: str) -> bool:
    return notebook.keys is not None and notebook.keys.lacks(person)
