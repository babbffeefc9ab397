"""An act becomes real: the promise, the date or the plan it speaks of is made, and each knows of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.steps.acts import ONCE, is_sitting
from workbook.domain.steps.appointments import ahead
from workbook.domain.steps.exercises import Act
from workbook.words.steps import acts as words

if TYPE_CHECKING:
    from datetime import date

    from workbook.domain.promises.drafting import Draft
    from workbook.domain.steps.answers import Undertaking
    from workbook.domain.steps.programme import Exercise
    from workbook.store.notebook import Notebook

SITTING = "sitting"
"""The link of an act that set the next sitting."""


def draft_of(step: str, exercise: Exercise, taken: Undertaking, person: str, today: date) -> Draft:
    """The promise that a form asks for. UsageError with a sentence when the day or the cadence is missing."""
    from workbook.domain.promises.cadence import Cadence
    from workbook.domain.promises.drafting import Draft
    from workbook.domain.promises.typed_cadence import parse_cadence

    text = taken.cadence.strip() or ONCE
    if text == ONCE:
        if taken.on is None:
            raise UsageError(words.ACT_NEEDS_DAY)
        cadence = Cadence("once", on=taken.on)
    else:
        cadence = parse_cadence(text, today)
    ends = isinstance(exercise.settings, Act) and exercise.settings.ends and cadence.kind != "once"
    if ends and taken.on is None:
        raise UsageError(words.ACT_NEEDS_DAY)
    return Draft(
        act=" ".join(taken.act.split()),
        cadence=cadence,
        cue=taken.cue.strip(),
        smallest=taken.smallest.strip(),
        until=taken.on if ends else None,
        review_on=taken.on if cadence.kind != "once" and not ends else None,
        person=person,
        origin=f"{step}/{exercise.id}",
    )


def make(
    notebook: Notebook,
    step: str,
    exercise: Exercise,
    taken: Undertaking,
    person: str,
    today: date,
    *,
    shown: bool | None = None,
) -> Undertaking:
    """Make what the act speaks of and keep the link in the answer; one change, undone as one. `shown`: whether the
    other one sees a promise; None: as is usual.

    Raises UsageError with a sentence when the form is not complete; nothing is made then.
    """
    act = exercise.settings
    assert isinstance(act, Act)
    with notebook.change(words.act_made(exercise.title)):
        if act.makes == "promise":
            draft = draft_of(step, exercise, taken, person, today)
            seen = shown_to_the_other(notebook, act, draft.origin, person) if shown is None else shown
            draft = replace(draft, shown=seen)
            link = notebook.promises.add(draft, today).id
            if draft.cadence.on is not None:  # one day, said once: words such as "next fri" mean another one later
                taken = replace(taken, cadence=ONCE, on=draft.cadence.on)
        elif act.makes == "date":
            if taken.on is None:
                raise UsageError(words.ACT_NEEDS_DAY)
            if is_sitting(exercise):
                set_sitting(notebook, person, taken.on, taken.at, today)
                link = SITTING
            else:
                link = notebook.appointments.add(person, taken.act, taken.on, taken.at, step=step).id
        else:
            if not taken.act.strip():
                raise UsageError(words.ACT_NEEDS_WHAT)
            link = act.plan
        made = replace(taken, link=link)
        notebook.answers.save(step, exercise, person, made)
    return made


def shown_to_the_other(notebook: Notebook, act: Act, origin: str, person: str, *, unsafe: bool = False) -> bool:
    """Does the other one see what this act becomes? As its maker has chosen (`choose_seen`), else as is usual."""
    from workbook.domain.promises.draft_form import OWN
    from workbook.domain.promises.drafting import shown_at_first

    if chosen := notebook.drafts.read(person, _choice(origin)).get("shown"):
        return chosen != OWN and not unsafe
    maker = notebook.people.get(person)
    return shown_at_first(maker.role if maker else "rebuilding", origin, own=act.own, unsafe=unsafe)


def choose_seen(notebook: Notebook, origin: str, person: str, shown: bool) -> None:
    """Keep who is to see what an act becomes, chosen before it was made. Raises what a write raises."""
    from workbook.domain.promises.draft_form import OWN, SHOWN

    notebook.drafts.keep(person, _choice(origin), {"shown": SHOWN if shown else OWN})


def _choice(origin: str) -> str:
    """The name of the draft with that choice."""
    return f"act {origin}"


def set_sitting(notebook: Notebook, person: str, on: date, at: str, today: date) -> None:
    """The next sitting; one that is planned after it stays."""
    appointments = notebook.appointments
    later = [(one.on, one.at) for one in ahead(appointments.sittings(person), today) if one.on > on]
    appointments.set_sittings(person, ((on, at), *later[:1]))


def seen_by(notebook: Notebook, act: Act, taken: Undertaking, person: str) -> str:
    """Who sees the promise that an act has become; "" where there is nobody else, or it is no promise."""
    other = notebook.people.other(person)
    if act.makes != "promise" or other is None:
        return ""
    from workbook.words.promises import forge

    try:
        return forge.seen_by(notebook.promises.get(taken.link).shown, other.name)
    except NotFoundError:
        return ""


def told(notebook: Notebook, act: Act, taken: Undertaking, person: str, today: date) -> str:
    """What an act has become, in words; "" for nothing, or for something that is no longer there."""
    if not taken.link:
        return ""
    if act.makes == "promise":
        from workbook.words.promises import promise as promise_words

        try:
            promise = notebook.promises.get(taken.link)
        except NotFoundError:
            return ""
        term = promise.term_on(max(today, promise.start))
        once_on = term.cadence.on if term.cadence.kind == "once" else None
        often = promise_words.cadence(term.cadence)
        return words.made_promise(term.act, often, once_on, promise.review_on, term.until, today)
    if taken.link == SITTING:
        planned = ahead(notebook.appointments.sittings(person), today)
        return words.made_sitting([(one.on, one.at) for one in planned]) if planned else ""
    if act.makes == "date":
        found = [one for one in notebook.appointments.of(person) if one.id == taken.link]
        return words.made_date(found[0].what, found[0].on, found[0].at) if found else ""
    return words.made_plan(taken.act, act.plan)
