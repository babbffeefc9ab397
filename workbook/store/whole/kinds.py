"""What each table of the workbook holds, and the checks that a document must pass before it comes in from a file.

A table that is not listed here goes neither out nor in: nobody has said whose its documents are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from workbook.domain.chores.household import PARTS
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.week import SlotRecord, Week
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.common.jot import LONGEST, Jot
from workbook.domain.common.people import Person
from workbook.domain.common.times import parse_time
from workbook.domain.conflicts import conflict as conflicts
from workbook.domain.conflicts.option import Option
from workbook.domain.conflicts.trial import Trial
from workbook.domain.conflicts.trigger import Trigger
from workbook.domain.promises.from_file import check_mark, check_promise
from workbook.domain.promises.mark import Mark, key_of
from workbook.domain.promises.promise import EARLIEST, LATEST, Promise
from workbook.domain.steps.answers import VALUES
from workbook.domain.steps.appointments import Appointment
from workbook.domain.steps.moments import Moment
from workbook.domain.steps.moments import check as check_moment
from workbook.domain.steps.shown import ShownLine
from workbook.domain.together.review import EVERY, Said, WeeklyReview, check_decided, check_said
from workbook.store.chores.collection import HOUSEHOLDS, OURS, SLOTS, WEEKS
from workbook.store.common.drafts import TABLE as DRAFTS
from workbook.store.common.jots import TABLE as JOTS
from workbook.store.common.people import NAME_LIMIT, PARTNER, REBUILDING
from workbook.store.common.people import TABLE as PEOPLE
from workbook.store.common.settings import REMEMBERED, WINDOW, Chosen, Remembered
from workbook.store.common.settings import TABLE as SETTINGS
from workbook.store.conflicts.ratings import StoredRating
from workbook.store.conflicts.tables import CONFLICTS, OPTIONS, RATINGS, TRIALS, TRIGGERS
from workbook.store.file import clean, records
from workbook.store.file.errors import Damaged
from workbook.store.promises.exports import TABLE as EXPORTED
from workbook.store.promises.exports import StoredTold
from workbook.store.promises.mark_tables import OWN_PREFIX as OWN_MARKS
from workbook.store.promises.mark_tables import PREFIX as MARKS
from workbook.store.promises.mark_tables import table_of as table_of_mark
from workbook.store.promises.tables import OWN_PROMISES, PROMISES
from workbook.store.promises.tables import table_of as table_of_promise
from workbook.store.steps.answer_states import ANSWERS, VERSIONS
from workbook.store.steps.answers import StoredAnswer, StoredVersion, answer_id
from workbook.store.steps.appointments import TABLE as APPOINTMENTS
from workbook.store.steps.moments import MOMENTS, moment_id
from workbook.store.steps.shown_lines import SHOWN
from workbook.store.together.reviews import REVIEWS, WORDS, said_id
from workbook.words.common import whole_workbook as words
from workbook.words.refusals.promises import without_saving

Document = dict[str, Any]
Check = Callable[[str, str, Any], None]  # (table, id, value); WorkbookError for what the workbook never writes


def _nothing(table: str, id: str, value: Any) -> None:
    """A document of which every value of its class is fine."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a table holds. `value`: the class its documents are read as (None: they are looked at as they are).
    `private`: can a document of it be one person's own?"""

    value: type[Any] | None
    check: Check = _nothing
    private: bool = False


def kind_of(table: str) -> Kind | None:
    """The kind of a table by its name (`marks_2026` is of `marks_`); None for one that is not known."""
    return KINDS.get(table) or KINDS.get(re.sub(r"\d{4}$", "", table) if re.search(r"_\d{4}$", table) else "")


def check(table: str, documents: Mapping[str, Document]) -> dict[str, str]:
    """Id → what is wrong, of the documents that the workbook could not have written itself."""
    kind = kind_of(table)
    if kind is None:
        return dict.fromkeys(documents, words.UNKNOWN_TABLE)
    values = documents if kind.value is None else records.many(kind.value, documents, table=table)
    faults: dict[str, str] = {}
    for id, document in documents.items():
        try:
            value: Any = values.get(id)
            if value is None and kind.value is not None:
                value = records.from_document(kind.value, id, document, table=table)  # raises what is wrong
            if any(not EARLIEST <= day <= LATEST for day in _days(value)):
                raise UsageError(words.OUT_OF_REACH)
            kind.check(table, id, value)
        except Damaged as error:
            faults[id] = error.why
        except WorkbookError as error:
            faults[id] = without_saving(str(error))
    return faults


def _days(value: object) -> Iterator[date]:
    """The days in a value of the domain; those of a text are nobody's business."""
    if value is None or isinstance(value, str | int):
        return
    if isinstance(value, date):
        yield date(value.year, value.month, value.day)
    elif isinstance(value, tuple):
        for inner in cast("tuple[object, ...]", value):
            yield from _days(inner)
    elif is_dataclass(value):
        for name in _names(type(value)):
            yield from _days(getattr(value, name))


_WITHOUT_DAYS = {str, int, float, bool, "str", "int", "float", "bool"}


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    """The fields that can hold a day, or something with days in it."""
    return tuple(field.name for field in fields(cls) if field.type not in _WITHOUT_DAYS)


def _stands_under(id: str, right: str) -> None:
    if id != right:
        raise UsageError(words.WRONG_PLACE)


# --- one check a kind ------------------------------------------------------------------------------------------------


def _person(table: str, id: str, person: Person) -> None:
    if (person.role == "household") == (id in (REBUILDING, PARTNER)):
        raise UsageError(words.WRONG_PLACE)
    if not clean.line(person.name) or len(person.name) > NAME_LIMIT or " " in id or "/" in id:
        raise UsageError(words.NOT_OURS)


def _only(name: str) -> Check:
    return lambda table, id, value: _stands_under(id, name)


def _promise(table: str, id: str, promise: Promise) -> None:
    check_promise(promise)
    _stands_under(table, table_of_promise(promise))
    if "." in id:
        raise UsageError(words.NOT_OURS)


def _mark(table: str, id: str, mark: Mark) -> None:
    _stands_under(id, key_of(mark))
    _stands_under(table, table_of_mark(mark))
    check_mark(mark)


def _answer(table: str, id: str, answer: StoredAnswer) -> None:
    _stands_under(id, answer_id(answer.step, answer.exercise, answer.person))
    if not answer.person or "/" in answer.person:
        raise UsageError(words.NOT_OURS)
    records.from_document(VALUES[answer.kind], id, answer.value, table=ANSWERS)


def _version(table: str, id: str, version: StoredVersion) -> None:
    if version.answer.count("/") != 2:
        raise UsageError(words.NOT_OURS)
    records.from_document(VALUES[version.kind], id, version.value, table=VERSIONS)


def _draft(table: str, id: str, draft: Document) -> None:
    person, blank, form = id.partition(" ")
    texts = [value for name, value in draft.items() if name != "revision"]
    if not (person and blank and form) or not all(isinstance(value, str) for value in texts):
        raise UsageError(words.NOT_OURS)


def _appointment(table: str, id: str, appointment: Appointment) -> None:
    parse_time(appointment.at)


def _moment(table: str, id: str, moment: Moment) -> None:
    _stands_under(id, moment_id(moment.person, moment.on))
    if not moment.person or "/" in moment.person:
        raise UsageError(words.NOT_OURS)
    check_moment(moment)


def _jot(table: str, id: str, jot: Jot) -> None:
    if id.count("/") != 1 or not id.startswith(f"{jot.person}/") or not jot.text.strip() or len(jot.text) > LONGEST:
        raise UsageError(words.NOT_OURS)


def _shown(table: str, id: str, line: ShownLine) -> None:
    if id.count("/") != 3 or id.split("/")[2] != line.person or not line.text.strip():
        raise UsageError(words.NOT_OURS)


def _household(table: str, id: str, household: Document) -> None:
    _stands_under(id, OURS)
    read({name: value for name, value in household.items() if name != "revision"})


def _week(table: str, id: str, week: Week) -> None:
    slots = week.plan.slots
    days = range(7 * week.plan.weeks)
    whole = week.plan.weeks in (1, 2) and week.monday.weekday() == 0 and not week.records
    if not whole or any(slot.day not in days or slot.part not in range(len(PARTS)) for slot in slots):
        raise UsageError(words.NOT_OURS)
    read(clean.document(to_plain(week.household)))


def _slot(table: str, id: str, slot: SlotRecord) -> None:
    part = slot.part is None or slot.part in range(len(PARTS))
    if not part or (slot.day is not None and slot.day not in range(14)) or not re.search(r"-\d{4}$", id):
        raise UsageError(words.NOT_OURS)


def _conflict(table: str, id: str, conflict: conflicts.Conflict) -> None:
    conflicts.check_texts(conflict.what, conflict.sets_off, conflict.often, *conflict.needs.values())


def _option(table: str, id: str, option: Option) -> None:
    conflicts.check_texts(option.wording.what, option.wording.who, option.wording.when)


def _rating(table: str, id: str, rating: StoredRating) -> None:
    _stands_under(id, f"{rating.option}/{rating.person}")
    if any(level is not None and not 1 <= level <= 5 for level in (rating.wish, rating.ability)):
        raise UsageError(words.NOT_OURS)


def _trial(table: str, id: str, trial: Trial) -> None:
    conflicts.check_texts(trial.wording.what, trial.wording.who, trial.wording.when, trial.note)


def _trigger(table: str, id: str, trigger: Trigger) -> None:
    _stands_under(table, f"{TRIGGERS}{trigger.on.year}")
    conflicts.check_texts(trigger.about, trigger.place)


def _review(table: str, id: str, review: WeeklyReview) -> None:
    own = review.own_of in ("", *review.people[:1])
    if not (1 <= len(review.people) <= 2 and own and review.every in EVERY):
        raise UsageError(words.NOT_OURS)
    check_decided(review.decided)


def _said(table: str, id: str, said: Said) -> None:
    _stands_under(id, said_id(said.review, said.part, said.person))
    if not said.person or "/" in said.person or said.own_of not in ("", said.person):
        raise UsageError(words.NOT_OURS)
    check_said(said)


KINDS: Mapping[str, Kind] = {
    PEOPLE: Kind(Person, _person),
    SETTINGS: Kind(Chosen, _only(SETTINGS)),
    REMEMBERED: Kind(Remembered, _only(WINDOW)),
    PROMISES: Kind(Promise, _promise),
    MARKS: Kind(Mark, _mark),
    OWN_PROMISES: Kind(Promise, _promise, private=True),
    OWN_MARKS: Kind(Mark, _mark, private=True),
    EXPORTED: Kind(StoredTold, private=True),
    ANSWERS: Kind(StoredAnswer, _answer, private=True),
    VERSIONS: Kind(StoredVersion, _version, private=True),
    DRAFTS: Kind(None, _draft, private=True),
    APPOINTMENTS: Kind(Appointment, _appointment, private=True),
    MOMENTS: Kind(Moment, _moment, private=True),
    JOTS: Kind(Jot, _jot, private=True),
    SHOWN: Kind(ShownLine, _shown, private=True),
    HOUSEHOLDS: Kind(None, _household),
    WEEKS: Kind(Week, _week),
    SLOTS: Kind(SlotRecord, _slot),
    CONFLICTS: Kind(conflicts.Conflict, _conflict),
    OPTIONS: Kind(Option, _option),
    RATINGS: Kind(StoredRating, _rating),
    TRIALS: Kind(Trial, _trial),
    TRIGGERS: Kind(Trigger, _trigger),
    REVIEWS: Kind(WeeklyReview, _review, private=True),
    WORDS: Kind(Said, _said, private=True),
}
"""Each table, or what the names of its yearly tables begin with.

Nothing is asked of what a document belongs to: a trigger outlives its conflict where one person takes the conflict
back by undo after the other has logged it, and fits again once that is done again.
"""
