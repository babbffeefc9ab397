"""The household and its weeks in the notebook. Each verb is one change with a label that undo can show.

A plan, once stored, is never computed again: what becomes of it is kept beside it, slot by slot, in tables by year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.chores.asked import left_over, on_day
from workbook.domain.chores.household import Household
from workbook.domain.chores.household_edits import renamed_person
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.household_values import HouseholdFault
from workbook.domain.chores.week import (
    ChoreToday,
    Felt,
    SlotRecord,
    Week,
    WeekPlan,
    WeekState,
    without_turns,
)
from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.store.file import clean, records
from workbook.store.file.errors import Damaged
from workbook.words.chores import verbs as words

if TYPE_CHECKING:
    from workbook.store.file.change import Change
    from workbook.store.session import Session

HOUSEHOLDS, WEEKS, SLOTS = "households", "weeks", "slots_"
OURS = "household"  # there is one household in a workbook
MOST_MINUTES = 24 * 60
FEELS = range(0, 11)


class Chores:
    """The chore weeks of an open workbook."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- the household -------------------------------------------------------------------------------------------

    def household(self) -> Household | None:
        """The household as it was last saved; None before the first time. Raises HouseholdFault when damaged."""
        document = self._session.get(HOUSEHOLDS, OURS)
        if document is None:
            return None
        document.pop("revision", None)
        return read(document)[0]

    def save_household(
        self, household: Household, label: str = words.LABEL_SAVED, *, merge: str | None = None
    ) -> Household:
        """Keep the household, and return it as it is read from now on. `merge`: a run of changes of one kind is one
        entry of the history. Raises UsageError for one that could not be read again: without people, with nobody who
        has a share, with a name that is too long."""
        document = clean.document(to_plain(household))
        try:
            household, _ = read(document)
        except HouseholdFault as fault:
            raise UsageError(str(fault)) from None
        with self._session.change(label, merge=merge) as change:
            change.put(HOUSEHOLDS, OURS, to_plain(household))
        return household

    def import_household(self, path: Path) -> tuple[str, ...]:
        """Take the household from a JSON file; returns sentences about what was set right. Raises as `read_file`."""
        from workbook.store.chores.household_file import read_file

        household, notes = read_file(path)
        self.save_household(household, words.LABEL_IMPORTED)
        return notes

    def rename_person(self, old: str, new: str) -> None:
        """`old` is called `new` in the household and in every week, those of before too: one change; nothing happens
        where there is nobody of that name. `Notebook.rename_in_household` renames who is named in the workbook along.
        Raises UsageError for a name that somebody else has there, or had in a week."""
        from workbook.domain.chores.renaming import called, renamed_in_week

        new = clean.line(new)
        household = self.household()
        with self._session.change(words.LABEL_SAVED) as change:
            if household is not None and (name := called(household, old)):
                self.save_household(renamed_person(household, name, new))
            for week in self.weeks():
                name = called(week.household, old)
                after = renamed_in_week(week, name, new) if name else week
                if after == week:
                    continue
                change.put(WEEKS, week.id, _document(after), expect=week.revision)
                for number, record in after.records.items():
                    change.put(_table(week), _key(week, number), records.to_document(record))

    def for_week(self, monday: date, weeks: int = 1, today: date | None = None) -> Household | None:
        """The household to plan that week (or fortnight) for: with what past weeks taught, whose turn it is, what is
        owed back, and without chores that rest then; of a week that has begun by `today`, for what is left of it."""
        from workbook.domain.chores.learning import taught

        household = self.household()
        return None if household is None else taught(household, self.weeks(), monday, weeks, today=today)

    def for_the_rest(self, week: Week) -> Household | None:
        """The household as it is now to plan the rest of a week for, which may have begun itself when it was made."""
        return self.for_week(week.monday, week.plan.weeks, week.date_of(week.household.first))

    # --- weeks ---------------------------------------------------------------------------------------------------

    def weeks(self) -> list[Week]:
        """Every stored week, by date and, within a week, in the order in which they were made."""
        found = records.many(Week, self._session.documents(WEEKS))
        by_table: dict[str, Mapping[str, SlotRecord]] = {}
        for week in found.values():
            if _table(week) not in by_table:
                by_table[_table(week)] = records.many(SlotRecord, self._session.documents(_table(week)))
        weeks = sorted(found.values(), key=lambda week: (week.monday, week.id))
        return [_with_records(week, by_table[_table(week)]) for week in weeks]

    def week(self, id: str) -> Week:
        """One week. Raises NotFoundError, Damaged."""
        document = self._session.get(WEEKS, id)
        if document is None:
            raise NotFoundError(words.NO_SUCH_WEEK)
        week = records.from_document(Week, id, document, table=WEEKS)
        return _with_records(week, records.many(SlotRecord, self._session.documents(_table(week))))

    def current(self, day: date) -> Week | None:
        """The week in force on a day: the latest that was agreed and covers it, else the latest proposed."""
        near = (day - timedelta(days=14)).isoformat()
        covering: list[Week] = []
        for id, document in sorted(self._session.documents(WEEKS).items()):
            # Only what can cover the day is made into values: Today asks for this before anything is on screen.
            if isinstance(monday := document.get("monday"), str) and near < monday <= day.isoformat():
                with suppress(Damaged):
                    covering.append(self.week(id))
        covering = [week for week in covering if week.covers(day)]
        agreed = [week for week in covering if week.state != "proposed"]
        return (agreed or covering or [None])[-1]

    def today(self, day: date) -> list[ChoreToday]:
        """The slots of the agreed week that stand on a day, in the plan's order."""
        return on_day(self.current(day), day)

    def left_over(self, day: date) -> list[ChoreToday]:
        """What nobody said anything of on earlier days, of the week that was in force then; see `asked.left_over`."""
        return left_over(self.current, day)

    def move_to(self, id: str, number: int, today: date) -> Week:
        """Move a slot of an earlier day to this one. Raises UsageError where its week does not reach so far."""
        week = self.week(id)
        if not week.covers(today):
            raise UsageError(words.WEEK_IS_OVER)
        return self.move(id, number, (today - week.monday).days, week.where(number).part)

    def propose(self, household: Household, plan: WeekPlan, monday: date) -> Week:
        """Store a plan that was made. It takes the place of other proposals for the same Monday and length."""
        if monday.weekday() != 0:
            raise UsageError(words.NOT_A_MONDAY)
        household = read(clean.document(to_plain(without_turns(household, plan.yielded))))[0]
        week = Week(self._session.new_id(), monday, household, plan)
        with self._session.change(words.label_proposed(monday)) as change:
            for other in self.weeks():
                same = other.monday == monday and other.plan.weeks == plan.weeks
                if same and other.state == "proposed":
                    self._forget(change, other)
            change.put(WEEKS, week.id, _document(week), expect=0)
        return self.week(week.id)

    def bring(self, weeks: Sequence[Week]) -> None:
        """Store whole weeks that were lived already, each with what became of its slots, under their own ids."""
        with self._session.change(words.LABEL_WEEKS_BROUGHT) as change:
            for week in weeks:
                change.put(WEEKS, week.id, _document(week), expect=0)
                for number, record in week.records.items():
                    change.put(_table(week), _key(week, number), records.to_document(record))

    def change_plan(
        self,
        id: str,
        plan: WeekPlan,
        household: Household | None = None,
        *,
        label: str = "",
        numbers: Sequence[int] | None = None,
    ) -> Week:
        """Put another plan in a week's place (changed by hand, one of the other plans, or planned anew in the middle
        of the week). What was done stays with the slots that stand where it happened; with `numbers`, the new number of
        each slot of before, all that is known of a slot stays with it. `household` is the one that the plan was made
        from, where that is another than before."""
        week = self.week(id)
        if household is not None:
            household = read(clean.document(to_plain(household)))[0]
        with self._session.change(label or words.label_changed(week.monday)) as change:
            week = self.week(id)
            if numbers is None:
                kept = _carried_along(week, plan)
            else:
                kept = {numbers[old]: record for old, record in week.records.items()}
            for number in range(len(week.plan.slots)):
                change.delete(_table(week), _key(week, number))
            after = replace(week, plan=plan, household=week.household if household is None else household)
            change.put(WEEKS, id, _document(after), expect=week.revision)
            for number, record in kept.items():
                change.put(_table(week), _key(week, number), records.to_document(record))
        return self.week(id)

    def agree(self, id: str, today: date, review: date) -> Week:
        """Both want to try this week, and look at it again on `review`. Raises UsageError for a day that has passed."""
        if review < today:
            raise UsageError(words.REVIEW_PASSED)
        return self._alter(
            id, words.label_agreed, lambda week: replace(week, state="agreed", agreed_on=today, review=review)
        )

    def conclude(self, id: str, state: WeekState) -> Week:
        """What came of the trial: "worked", "adjust" or "did not work"; "agreed" takes that back."""
        return self._alter(id, words.label_concluded, lambda week: replace(week, state=state))

    def feels(self, id: str, person: str, value: int) -> Week:
        """How fair the week feels to a person, 0 to 10, asked apart. It outranks the sums and changes none."""
        if value not in FEELS:
            raise UsageError(words.FEELS_RANGE)
        return self._alter(
            id, words.label_felt, lambda week: replace(week, feels_fair={**week.feels_fair, person: value})
        )

    def drop(self, id: str) -> None:
        """Throw a week away, with what was ticked in it; undo brings it back."""
        week = self.week(id)
        with self._session.change(words.label_dropped(week.monday)) as change:
            self._forget(change, week)

    # --- slots ---------------------------------------------------------------------------------------------------

    def tick(self, id: str, number: int, done: bool, today: date) -> Week:
        """Mark a slot done, or open again."""
        return self.done(id, number, today) if done else self.reopen(id, number)

    def done(
        self,
        id: str,
        number: int,
        today: date,
        *,
        by: Sequence[str] = (),
        minutes: int | None = None,
        felt: Felt | None = None,
    ) -> Week:
        """A slot was done: by others than planned if said, with the real minutes and how it felt if said.

        Raises NotFoundError for a slot or person that is not there, UsageError for impossible minutes.
        """
        if minutes is not None and not 0 < minutes <= MOST_MINUTES:
            raise UsageError(words.MINUTES_RANGE)

        def became(week: Week, record: SlotRecord) -> SlotRecord:
            known = {person.name for person in week.household.people}
            if not set(by) <= known:
                raise NotFoundError(words.NO_SUCH_PERSON)
            return replace(
                record,
                outcome="done",
                by=tuple(dict.fromkeys(by)) or record.by,
                minutes=record.minutes if minutes is None else minutes,
                felt=record.felt if felt is None else felt,
                on=min(today, week.date_of(7 * week.plan.weeks - 1)) if today >= week.monday else today,
            )

        return self._slot(id, number, words.label_done, became)

    def not_done(self, id: str, number: int, today: date) -> Week:
        """A slot was not done. Planning the rest of the week anew opens it again."""
        return self._slot(
            id,
            number,
            words.label_not_done,
            lambda _, record: replace(record, outcome="not done", by=(), minutes=None, felt=None, on=today),
        )

    def reopen(self, id: str, number: int) -> Week:
        """Take back what was said of a slot; where it was moved to stays."""
        return self._slot(
            id,
            number,
            words.label_reopened,
            lambda _, record: replace(record, outcome="open", by=(), minutes=None, felt=None, on=None),
        )

    def move(self, id: str, number: int, day: int, part: int, people: Sequence[str] = ()) -> Week:
        """Move a slot of an agreed week to another day, part, or (if given) to other people. What was not done and
        stands on another day now is still to be done there."""

        def became(week: Week, record: SlotRecord) -> SlotRecord:
            if not (0 <= day < 7 * week.plan.weeks and 0 <= part < 3):
                raise UsageError(words.NO_SUCH_PLACE)
            if not set(people) <= {person.name for person in week.household.people}:
                raise NotFoundError(words.NO_SUCH_PERSON)
            slot = week.plan.slots[number]
            chosen = tuple(people) or record.people
            again = record.outcome == "not done" and day != week.where(number).day
            return replace(
                replace(record, outcome="open", on=None) if again else record,
                day=None if day == slot.day else day,
                part=None if part == slot.part else part,
                people=() if chosen == slot.people else chosen,
            )

        return self._slot(id, number, words.label_moved, became)

    # --- inside --------------------------------------------------------------------------------------------------

    def _alter(self, id: str, label: Callable[[date], str], become: Callable[[Week], Week]) -> Week:
        week = self.week(id)
        with self._session.change(label(week.monday)) as change:
            week = self.week(id)
            change.put(WEEKS, id, _document(become(week)), expect=week.revision)
        return self.week(id)

    def _slot(
        self, id: str, number: int, label: Callable[[str], str], become: Callable[[Week, SlotRecord], SlotRecord]
    ) -> Week:
        week = self.week(id)
        if not 0 <= number < len(week.plan.slots):
            raise NotFoundError(words.NO_SUCH_SLOT)
        with self._session.change(label(week.plan.slots[number].chore)) as change:
            week = self.week(id)  # again, inside: what another process wrote meanwhile is not lost
            if number >= len(week.plan.slots):
                raise WorkbookError(words.NO_SUCH_SLOT)
            record = become(week, week.record(number))
            if record == SlotRecord():
                change.delete(_table(week), _key(week, number))
            else:
                change.put(_table(week), _key(week, number), records.to_document(record))
        return self.week(id)

    def _forget(self, change: Change, week: Week) -> None:
        for number in range(len(week.plan.slots)):
            change.delete(_table(week), _key(week, number))
        change.delete(WEEKS, week.id)


def _with_records(week: Week, known: Mapping[str, SlotRecord]) -> Week:
    keys = ((number, _key(week, number)) for number in range(len(week.plan.slots)))
    return replace(week, records={number: known[key] for number, key in keys if key in known})


def _table(week: Week) -> str:
    return f"{SLOTS}{week.monday.year}"


def _key(week: Week, number: int) -> str:
    return f"{week.id}-{number:04d}"


def _document(week: Week) -> dict[str, object]:
    document = records.to_document(replace(week, records={}))
    del document["records"], document["revision"]
    return document


def _carried_along(week: Week, plan: WeekPlan) -> dict[int, SlotRecord]:
    """Records that still hold in another plan: of slots that stand where, and with whom, they were done."""
    free = list(enumerate(plan.slots))
    kept: dict[int, SlotRecord] = {}
    for number in range(len(week.plan.slots)):
        record, where = week.record(number), week.where(number)
        if record.outcome != "done":
            continue
        same = next((entry for entry in free if entry[1] == where), None)
        if same is not None:
            free.remove(same)
            kept[same[0]] = replace(record, people=(), day=None, part=None)
    return kept
