"""How a review is held, on the screen and in the shell alike: begun, gone on with, settled in, closed or laid down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.option import Wording
from workbook.domain.together import review as rules
from workbook.domain.together.review import (
    PAGES,
    PARTS,
    Decision,
    Said,
    WeeklyReview,
    check_decided,
    running,
    week_of,
)
from workbook.store.common.people import PARTNER
from workbook.store.together.waiting import form_of, hand_in, were_said
from workbook.words.together import review as words

if TYPE_CHECKING:
    from workbook.domain.conflicts.conflict import Conflict
    from workbook.store.notebook import Notebook


def page_form(review: str) -> str:
    """The name under which is kept where a review was stopped."""
    return f"review {review} page"


def settle_form(review: str, place: int | None = None) -> str:
    """The name under which is kept what is begun of a thing to be settled: a new one, or that of this number."""
    return f"review {review} settle {'new' if place is None else place}"


def going(notebook: Notebook, person: str) -> WeeklyReview | None:
    """The review of this person that was begun and is not over."""
    return running(notebook.reviews.of(person))


def begin(notebook: Notebook, person: str, today: date, *, alone: bool) -> WeeklyReview:
    """A new one, with the other one where there is one and it is not to be `alone`."""
    other = notebook.people.other(person)
    people = [person] if alone or other is None else [person, other.id]
    week = week_of(today, notebook.settings.read().week_start)
    review = notebook.reviews.begin(people, week, today, alone=alone)
    for one in people:
        hand_in(notebook, review, one)
    return review


def page_left(notebook: Notebook, review: str, person: str) -> int:
    """The page on which it was stopped. That is a draft of who held it: no change of the review, for undo to stumble
    over."""
    left = notebook.drafts.read(person, page_form(review)).get("page", "")
    return int(left) if left in [str(number) for number in range(len(PAGES))] else 0


def keep_page(notebook: Notebook, review: str, page: int) -> None:
    """For everybody who holds it: the one goes on where the other stopped."""
    with notebook.change(words.LABEL_BEGUN, undoable=False):
        for person in notebook.reviews.get(review).people:
            notebook.drafts.keep(person, page_form(review), {"page": str(page)})


def order(review: WeeklyReview) -> list[str]:
    """Who holds it: the one who was let down first."""
    return sorted(review.people, key=lambda one: one != PARTNER)


def say(notebook: Notebook, said: Said) -> None:
    """Hand it in; what was begun there goes. Raises NotFoundError, UsageError."""
    with notebook.change(words.LABEL_SAID, undoable=False):
        notebook.reviews.say(said.review, said)
        for form in (form_of(said.review, said.part), f"{form_of(said.review, said.part)} more"):
            notebook.drafts.drop(said.person, form)


def triable(notebook: Notebook) -> list[Conflict]:
    """The conflicts for which something can be tried now: one at a time for each."""
    pictures = notebook.conflicts.pictures()
    return [one.conflict for one in pictures if one.running is None and not one.conflict.ending]


def settle(
    notebook: Notebook,
    review: str,
    said: Decision,
    person: str,
    today: date,
    *,
    number: int | None = None,
    conflict: str | None = None,
) -> Decision:
    """Write down one thing, or change that `number`, and make of it what both want at once: a date, an option on trial
    for that conflict. A promise and a plan are made elsewhere: `Decision.link` is empty then. Raises UsageError."""
    check_decided([said])
    with notebook.change(words.LABEL_DECIDED):
        if said.agreed and not said.link:
            said = replace(said, link=_made(notebook, said, person, today, conflict))
        decided = list(notebook.reviews.get(review).decided)
        if number is not None and number < len(decided):
            decided[number] = said
        else:
            decided.append(said)
        notebook.reviews.decide(review, decided)
    return said


def _made(notebook: Notebook, said: Decision, person: str, today: date, conflict: str | None) -> str:
    """What can be made at once; the id of it."""
    if said.became == "date":
        try:
            day = parse_day(said.when, today)
        except UsageError:
            raise UsageError(words.NEEDS_DAY) from None
        return notebook.appointments.add(person, said.what, day).id
    if said.became == "trial":
        if conflict is None:
            raise UsageError(words.NEEDS_CONFLICT)
        option = notebook.conflicts.options.add(conflict, Wording(said.what, said.who, said.when), today)
        notebook.conflicts.begin_trial(option.id, today, today)
        return option.id
    return ""


def link(notebook: Notebook, review: str, number: int, made: str) -> WeeklyReview:
    """What was made elsewhere of the thing with that number, such as a promise."""
    found = notebook.reviews.get(review)
    decided = [replace(one, link=made) if at == number else one for at, one in enumerate(found.decided)]
    return notebook.reviews.decide(review, decided)


def promiser(notebook: Notebook, names: Mapping[str, str], who: str, front: str) -> str:
    """The id of whose promise a thing becomes that `who` does (see the rule); of who sits in front where the key of
    the other one is closed here."""
    found = rules.promiser(who, names, front)
    return front if notebook.keys is not None and notebook.keys.lacks(found) else found


def became(notebook: Notebook, one: Decision, names: Mapping[str, str]) -> str:
    """What was made of it, as the two read it: a promise only where one was made, and whose it is."""
    if one.became != "promise":
        return words.BECAME[one.became]
    if not one.link:
        return words.BECAME[""]
    whose = (names.get(promise.person, "") for promise in notebook.promises.every() if promise.id == one.link)
    return words.a_promise(next(whose, ""))


def without(decided: Sequence[Decision], number: int) -> list[Decision]:
    return [one for at, one in enumerate(decided) if at != number]


def close(
    notebook: Notebook, review: WeeklyReview, today: date, on: date | None, every: int, line: str
) -> WeeklyReview:
    """It was held; what was begun in it goes. Raises NotFoundError, UsageError."""
    with notebook.change(words.LABEL_HELD):
        held = notebook.reviews.hold(review.id, today, on, every, line)
        were_said(notebook, review)
    drop_drafts(notebook, review)
    return held


def lay_down(notebook: Notebook, review: WeeklyReview) -> None:
    """It goes without a trace, with all that was said and begun in it."""
    notebook.reviews.lay_down(review.id)
    drop_drafts(notebook, review)


def drop_drafts(notebook: Notebook, review: WeeklyReview) -> None:
    """What was begun in a review and never handed in goes with it."""
    for person in review.people:
        for part in PARTS:
            for form in (form_of(review.id, part), f"{form_of(review.id, part)} more"):
                notebook.drafts.drop(person, form)
        for form in (settle_form(review.id), f"review {review.id} close"):
            notebook.drafts.drop(person, form)
        notebook.drafts.drop(person, page_form(review.id))
