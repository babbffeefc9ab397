"""Conflicts in the notebook: naming them, logging what sets them off, trying an option, looking at it together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

from workbook.domain.common.dates import FIRST_YEAR
from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.conflicts.conflict import (
    MOST_CONFLICTS,
    MOST_TRIGGERS,
    Conflict,
    Ending,
    Picture,
    check_texts,
    picture,
)
from workbook.domain.conflicts.meant import same
from workbook.domain.conflicts.option import Option, Wording
from workbook.domain.conflicts.trial import Outcome, Trial, check_days, is_due, running, usual_review
from workbook.domain.conflicts.trigger import PartOfDay, Trigger
from workbook.domain.steps.prefill import Gathered, gathered
from workbook.store.conflicts import tables
from workbook.store.conflicts.options import Options
from workbook.store.conflicts.ratings import Ratings
from workbook.store.conflicts.tables import CONFLICTS, OPTIONS, TRIALS, TRIGGERS
from workbook.store.file import clean, records
from workbook.words.conflicts import conflict as words

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Answer
    from workbook.domain.steps.next_step import Key
    from workbook.store.common.people import People
    from workbook.store.session import Session

Belonging = TypeVar("Belonging", Option, Trigger, Trial)


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A trial whose review has come, and the conflict it belongs to."""

    conflict: Conflict
    trial: Trial


class Conflicts:
    """The conflicts of an open workbook, their triggers and trials. `options` and `ratings` belong to them.

    Each verb is one change with a label that undo can show, but for what a person says of an option: that is theirs
    alone to say anew.
    """

    def __init__(self, session: Session, people: People) -> None:
        self._session = session
        self.ratings = Ratings(session, people)
        self.options = Options(session, self.ratings)

    # --- reading -------------------------------------------------------------------------------------------------

    def all(self) -> list[Conflict]:
        """Every conflict, also what is settled or put aside, in the order in which they were added."""
        found = records.many(Conflict, self._session.documents(CONFLICTS))
        return sorted(found.values(), key=lambda one: (one.made_on, one.id))

    def get(self, id: str) -> Conflict:
        """One conflict. Raises NotFoundError, Damaged."""
        return tables.conflict(self._session, id)

    def picture(self, id: str) -> Picture:
        """A conflict with its options as they are listed, its triggers and trials. Raises as `get`."""
        return self._pictures([self.get(id)])[0]

    def pictures(self) -> list[Picture]:
        """`picture` of every conflict, in the order in which they were added."""
        return self._pictures(self.all())

    def _pictures(self, conflicts: Iterable[Conflict]) -> list[Picture]:
        ratings = self.ratings.open()
        options = _by_conflict(records.many(Option, self._session.documents(OPTIONS)).values())
        triggers = _by_conflict(self._all_triggers().values())
        trials = _by_conflict(records.many(Trial, self._session.documents(TRIALS)).values())
        return [
            picture(one, options.get(one.id, []), ratings, triggers.get(one.id, []), trials.get(one.id, []))
            for one in conflicts
        ]

    def triggers(self, conflict: str) -> list[Trigger]:
        """When it came up, the newest first."""
        found = [one for one in self._all_triggers().values() if one.conflict == conflict]
        return sorted(found, key=lambda one: (one.on, one.id), reverse=True)

    def trigger(self, id: str) -> Trigger:
        """One entry. Raises NotFoundError."""
        found = self._all_triggers().get(id)
        if found is None:
            raise NotFoundError(words.NO_SUCH_TRIGGER)
        return found

    def _all_triggers(self) -> dict[str, Trigger]:
        found: dict[str, Trigger] = {}
        for table in self._session.tables(TRIGGERS):
            found |= records.many(Trigger, self._session.documents(table))
        return found

    def trials(self, conflict: str) -> list[Trial]:
        """What was tried, in the order in which it was begun."""
        return tables.trials_of(self._session, conflict)

    def trial(self, id: str) -> Trial:
        """One trial. Raises NotFoundError, Damaged."""
        return tables.trial(self._session, id)

    def running(self, conflict: str) -> Trial | None:
        """The trial of a conflict that goes on now."""
        return running(self.trials(conflict))

    def reviews_due(self, today: date) -> list[ReviewDue]:
        """The trials whose review has come, the one that has waited longest first. Cheap: for Today."""
        documents = self._session.documents(TRIALS)
        if not documents:
            return []
        conflicts = {conflict.id: conflict for conflict in self.all() if not conflict.ending}
        found = records.many(Trial, documents).values()
        due = sorted((one for one in found if is_due(one, today)), key=lambda one: (one.review, one.id))
        return [ReviewDue(conflicts[one.conflict], one) for one in due if one.conflict in conflicts]

    # --- conflicts -----------------------------------------------------------------------------------------------

    def add(
        self,
        what: str,
        today: date,
        *,
        sets_off: str = "",
        often: str = "",
        needs: Mapping[str, str] | None = None,
        brought: Gathered | None = None,
    ) -> Conflict:
        """A new conflict, with the triggers and options that somebody wrote down before. Raises UsageError (nothing
        said, too long, too many)."""
        if len(self.all()) >= MOST_CONFLICTS:
            raise UsageError(words.TOO_MANY.format(limit=MOST_CONFLICTS))
        if (known := same(self.all(), what)) is not None:
            raise UsageError(words.there_already(known + 1), field="what")
        made = _cleaned(Conflict(self._session.new_id(), today, what, sets_off, often, dict(needs or {})))
        with self._session.change(words.label_added(made.what)) as change:
            change.put(CONFLICTS, made.id, records.to_document(made), expect=0)
            for day, about in brought.triggers if brought else ():
                self.log(made.id, day, today, about=about)
            for option in brought.options if brought else ():
                self.options.add(made.id, Wording(option), today)
        return self.get(made.id)

    def gathered(self, answers: Mapping[Key, Answer], today: date) -> Gathered:
        """What these answers of a person say in the step about conflicts; nothing once there is a conflict, for then
        it has found its place."""
        if self.all():
            return Gathered()
        return gathered(answers, today)

    def change(
        self,
        id: str,
        *,
        what: str,
        sets_off: str = "",
        often: str = "",
        needs: Mapping[str, str] | None = None,
        expect: int | None = None,
    ) -> Conflict:
        """Say it differently. Raises NotFoundError, UsageError, Conflict (of revisions)."""

        def said(old: Conflict) -> Conflict:
            kept = {person: text for person, text in old.needs.items() if person not in (needs or {})}
            return _cleaned(replace(old, what=what, sets_off=sets_off, often=often, needs={**kept, **(needs or {})}))

        return self._alter(id, words.label_changed, said, expect)

    def end(self, id: str, ending: Ending, today: date) -> Conflict:
        """Put a conflict aside, or call it settled; with an empty `ending` take it up again. A trial that runs goes
        on running in the record. Raises NotFoundError."""
        ended_on = today if ending else None
        return self._alter(
            id,
            lambda what: words.label_ended(what, ending),
            lambda old: replace(old, ending=ending, ended_on=ended_on),
        )

    def remove(self, id: str) -> None:
        """Take a conflict out with everything that belongs to it; undo brings it all back. Raises NotFoundError."""
        conflict = self.get(id)
        options = {option.id for option in self.options.of(id)}
        with self._session.change(words.label_removed(conflict.what)) as change:
            change.delete(CONFLICTS, id)
            for table in (OPTIONS, TRIALS, *self._session.tables(TRIGGERS)):
                for key, document in list(change.documents(table).items()):
                    if document.get("conflict") == id:
                        change.delete(table, key)
            self.ratings.forget(change, options)

    # --- triggers ------------------------------------------------------------------------------------------------

    def log(
        self,
        conflict: str,
        on: date,
        today: date,
        *,
        about: str = "",
        part: PartOfDay | Literal[""] = "",
        place: str = "",
        person: str = "",
    ) -> Trigger:
        """It came up again. Raises NotFoundError, UsageError (a day ahead, too long, too many)."""
        what = self.get(conflict).what
        if len(self.triggers(conflict)) >= MOST_TRIGGERS:
            raise UsageError(words.TOO_MANY.format(limit=MOST_TRIGGERS))
        made = _checked(Trigger(self._session.new_id(), conflict, on, about, part, place, person), today)
        with self._session.change(words.label_logged(what)) as change:
            change.put(_table(made), made.id, records.to_document(made), expect=0)
        return self.trigger(made.id)

    def change_trigger(
        self, id: str, on: date, today: date, *, about: str = "", part: PartOfDay | Literal[""] = "", place: str = ""
    ) -> Trigger:
        """Mend an entry. Raises NotFoundError, UsageError."""
        with self._session.change(words.LABEL_TRIGGER_CHANGED) as change:
            old = self.trigger(id)
            new = _checked(replace(old, on=on, about=about, part=part, place=place), today)
            if _table(old) != _table(new):
                change.delete(_table(old), id)
            change.put(_table(new), id, records.to_document(new))
        return self.trigger(id)

    def remove_trigger(self, id: str) -> None:
        """Take an entry out; undo brings it back. Raises NotFoundError."""
        old = self.trigger(id)
        with self._session.change(words.LABEL_TRIGGER_REMOVED) as change:
            change.delete(_table(old), id)

    # --- trials --------------------------------------------------------------------------------------------------

    def begin_trial(self, option: str, start: date, today: date, review: date | None = None) -> Trial:
        """Try an option from `start` until a review, two weeks later unless said otherwise. A conflict that was over is
        taken up again. Raises NotFoundError, UsageError, WorkbookError while another option is on trial."""
        chosen = self.options.get(option)
        review = review or usual_review(start)
        check_days(start, review, today)
        with self._session.change(words.label_tried(chosen.wording.what)) as change:
            if self.running(chosen.conflict) is not None:
                raise WorkbookError(words.IS_RUNNING)
            trial = Trial(self._session.new_id(), chosen.conflict, option, chosen.wording, start, review)
            change.put(TRIALS, trial.id, records.to_document(trial), expect=0)
            if chosen.put_aside:
                change.put(OPTIONS, option, records.to_document(replace(chosen, put_aside=False)))
            if self.get(chosen.conflict).ending:
                self.end(chosen.conflict, "", today)
        return self.trial(trial.id)

    def move_review(self, id: str, review: date, today: date) -> Trial:
        """Look at a running trial on another day. Raises NotFoundError, UsageError, WorkbookError when it is over."""
        with self._session.change(words.label_review_moved(review)) as change:
            trial = self._still_running(id)
            check_days(trial.start, review, today)
            change.put(TRIALS, id, records.to_document(replace(trial, review=review)))
        return self.trial(id)

    def conclude(self, id: str, outcome: Outcome, today: date, *, note: str = "") -> Trial:
        """What came of a trial, and what the two noticed. What works settles the conflict; the others leave it open.
        Raises NotFoundError, UsageError, WorkbookError when the trial is over."""
        note = clean.text(note).strip()
        check_texts(note)
        with self._session.change(words.label_concluded(self.trial(id).wording.what, outcome)) as change:
            trial = replace(self._still_running(id), outcome=outcome, concluded_on=today, note=note)
            change.put(TRIALS, id, records.to_document(trial))
            if outcome == "works":
                self.end(trial.conflict, "settled", today)
        return self.trial(id)

    # --- within --------------------------------------------------------------------------------------------------

    def _still_running(self, id: str) -> Trial:
        trial = self.trial(id)
        if trial.outcome:
            raise WorkbookError(words.NOT_RUNNING)
        return trial

    def _alter(
        self,
        id: str,
        label: Callable[[str], str],
        become: Callable[[Conflict], Conflict],
        expect: int | None = None,
    ) -> Conflict:
        new = become(self.get(id))
        with self._session.change(label(new.what)) as change:
            change.put(CONFLICTS, id, records.to_document(become(self.get(id))), expect=expect)
        return self.get(id)


def _cleaned(conflict: Conflict) -> Conflict:
    """The conflict as it is kept. UsageError when it says nothing, or more than a field takes."""
    needs = {person: clean.text(text).strip() for person, text in conflict.needs.items()}
    conflict = replace(
        conflict,
        what=clean.text(conflict.what).strip(),
        sets_off=clean.text(conflict.sets_off).strip(),
        often=clean.line(conflict.often),
        needs={person: text for person, text in needs.items() if text},
    )
    if not conflict.what:
        raise UsageError(words.NO_WHAT)
    check_texts(conflict.what, conflict.sets_off, conflict.often, *conflict.needs.values())
    return conflict


def _checked(trigger: Trigger, today: date) -> Trigger:
    trigger = replace(trigger, about=clean.line(trigger.about), place=clean.line(trigger.place))
    if trigger.on > today or trigger.on.year < FIRST_YEAR:
        raise UsageError(words.DAY_AHEAD)
    check_texts(trigger.about, trigger.place)
    return trigger


def _table(trigger: Trigger) -> str:
    return f"{TRIGGERS}{trigger.on.year}"


def _by_conflict(values: Iterable[Belonging]) -> dict[str, list[Belonging]]:
    found: dict[str, list[Belonging]] = {}
    for value in values:
        found.setdefault(value.conflict, []).append(value)
    return found
