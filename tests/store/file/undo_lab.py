"""The undo lab: random acts of all kinds by two people in two programs, everything undone and done again.

    python -m tests.store.file.undo_lab [RUNS [FIRST SEED]]

What must hold, whatever was done before: whoever undoes all their own and does it again finds everything as it was;
all of it undone, everything that can be undone is gone; all of it done again, everything is as it was; and only what
was changed quietly since (a rating, an earlier version) may stand in the way of an entry, which is said and passed
over. Content is compared, not revisions; what is quiet by nature is in no comparison.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.planning.households import home
from tests.store.support import Clock, opened
from workbook import paths
from workbook.content.book import load
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import WeekPlan
from workbook.domain.common.errors import WorkbookError
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.cadence import DAILY, WHENEVER
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import due_key
from workbook.domain.steps.answers import Row, Rows, Text
from workbook.domain.steps.programme import Exercise
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo, NotYours
from workbook.store.file.history import QUIET
from workbook.store.notebook import Notebook

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 16)
SAM, ALEX = "rebuilding", "partner"
IN_THE_WAY = {"ratings", "answer_versions"}
"""Tables of which documents are made both quietly and not."""

Act = Callable[[], object]
State = dict[str, dict[str, Any]]


@cache
def _exercise(kind: str) -> Exercise:
    step = load(paths.content_folder()).step("amends" if kind == "ledger" else "own-it")
    return next(one for one in step.exercises if one.kind == kind)


@cache
def _plan() -> tuple[Household, WeekPlan]:
    from workbook.planning.engine import make_plan

    household = home({"name": "Dishes", "minutes": 20, "days": [0, 2], "parts": [2]}, {"name": "Bins", "minutes": 10})
    return household, make_plan(household)


class Run:
    """One run from one seed. `quiet_ratings`: ratings as well, which are no entry but can be put away by one."""

    def __init__(self, folder: Path, seed: int, *, quiet_ratings: bool) -> None:
        self.random = Random(seed)
        self.clock = Clock()
        self.folder = folder
        self.quiet_ratings = quiet_ratings
        self.books = [self._open(SAM), self._open(ALEX)]
        with self.books[0].change("Named", undoable=False) as change:
            change.put("people", SAM, {"name": "Sam", "role": SAM})
            change.put("people", ALEX, {"name": "Alex", "role": ALEX})
        self.first = self.state()

    def _open(self, who: str) -> Notebook:
        notebook = opened(self.folder, clock=self.clock)
        notebook.actor = who
        return notebook

    def close(self) -> None:
        for book in self.books:
            book.close()

    def state(self) -> State:
        """What can be undone, as a newly started program finds it."""
        book = opened(self.folder)
        found: State = {}
        for table in book.tables():
            if table not in QUIET and (documents := dict(book.documents(table))):
                found[table] = {id: {**one, "revision": 0} for id, one in documents.items()}
        assert not book.faulty()
        book.close()
        return found

    # -- acts -------------------------------------------------------------------------------------------------

    def act(self) -> None:
        """One thing that somebody does in one of the programs; what cannot be done is refused, and nothing changes."""
        self.clock.pass_by(seconds=self.random.choice([1, 5, 60, 3600, -30]))
        at = self.random.randrange(2)
        if self.random.random() < 0.03:
            self.books[at].close()
            self.books[at] = self._open((SAM, ALEX)[at])
        book = self.books[at]
        kinds = [self._promises, self._steps, self._conflicts, self._chores, self._people, self._quiet, self._back]
        acts = self.random.choice(kinds)(book, book.actor)
        with suppress(WorkbookError):
            self.random.choice(acts)()

    def _promises(self, book: Notebook, me: str) -> list[Act]:
        random, promises = self.random, book.promises
        ids = [one.id for one in promises.all()]
        add = [
            lambda: promises.add(
                Draft(f"Ring {random.randrange(9)}", random.choice([DAILY, WHENEVER]), person=me), TODAY
            )
        ]
        if not ids:
            return add
        id, day = random.choice(ids), TODAY
        kind = random.choice(["kept", "late", "missed"])
        return [
            *add,
            lambda: promises.mark([due_key(id, day)], kind, TODAY, by=me),
            lambda: promises.unmark([due_key(id, day)], TODAY, by=me),
            lambda: promises.renegotiate(due_key(id, day), day + timedelta(days=2), TODAY, by=me),
            lambda: promises.noticed(due_key(id, day), "noticed", TODAY),
            lambda: promises.end(id, "put down", TODAY, by=me),
            lambda: promises.pause(id, day, day + timedelta(days=2), TODAY, by=me),
        ]

    def _steps(self, book: Notebook, me: str) -> list[Act]:
        random, answers = self.random, book.answers
        ledger, write = _exercise("ledger"), _exercise("write")
        rows = list(answers.get("amends", ledger, me).value.rows)  # type: ignore[union-attr]
        text = answers.get("own-it", write, me).value.text  # type: ignore[union-attr]
        column = ledger.settings.columns[0].id  # type: ignore[union-attr]

        def row(changed: list[Row], field: str | None) -> object:
            return answers.save("amends", ledger, me, Rows(tuple(changed)), field=field)

        def type_row() -> object:
            at = random.randrange(len(rows) + 1)
            old = rows[at] if at < len(rows) else Row(f"r{len(rows) + 1}", {})
            new = replace(old, cells={column: f"{old.cells.get(column, '')}{random.choice('abc')}"})
            return row([*rows[:at], new, *rows[at + 1 :]], f"{new.id}/{column}")

        versions = answers.versions("own-it", write.id, me)
        return [
            type_row,
            type_row,
            lambda: row(rows[1:], None),
            lambda: row(rows[::-1], None),
            lambda: answers.save("own-it", write, me, Text(text + random.choice("abc ")), field="text"),
            lambda: answers.save("own-it", write, me, Text(text + random.choice("abc ")), field="text"),
            lambda: answers.save("own-it", write, me, Text("")),
            lambda: answers.set_private("own-it", write, me, random.random() < 0.5),
            lambda: answers.set_not_now("own-it", write, me, random.random() < 0.5),
            lambda: answers.bring_back("own-it", write, me, versions[0].id if versions else ""),
            lambda: answers.forget_versions("own-it", write, me),
            lambda: answers.leave("own-it", write, me),
            lambda: book.appointments.set_sittings(me, ((TODAY + timedelta(days=random.randrange(3)), ""),)),
            lambda: book.appointments.set_sittings(me, ()),
        ]

    def _conflicts(self, book: Notebook, me: str) -> list[Act]:
        random, conflicts = self.random, book.conflicts
        known = conflicts.all()
        if not known:
            return [lambda: conflicts.add("The dishes", TODAY)]
        id = random.choice(known).id
        options = [one.id for one in conflicts.options.of(id)]
        option = random.choice(options) if options else ""
        running = conflicts.running(id)
        trial = running.id if running else ""
        acts: list[Act] = [
            lambda: conflicts.add("Late again", TODAY),
            lambda: conflicts.change(id, what=f"The dishes {random.randrange(3)}"),
            lambda: conflicts.remove(id),
            lambda: conflicts.log(id, TODAY, TODAY, about="again"),
            lambda: conflicts.options.add(id, Wording(f"Take turns {random.randrange(3)}"), TODAY),
            lambda: conflicts.options.add(id, Wording("Write it down"), TODAY),
            lambda: conflicts.options.change(option, Wording("Another way"), anew=random.random() < 0.3),
            lambda: conflicts.options.drop(option),
            lambda: conflicts.begin_trial(option, TODAY, TODAY),
            lambda: conflicts.conclude(trial, random.choice(["works", "adjust"]), TODAY + timedelta(days=20)),
        ]
        if self.quiet_ratings:
            acts += [lambda: conflicts.ratings.rate(option, me, wish=random.randrange(1, 6), ability=3)] * 3
            acts += [lambda: conflicts.ratings.decline(option, me), lambda: conflicts.ratings.rate_anew(option)]
        return acts

    def _chores(self, book: Notebook, me: str) -> list[Act]:
        random, chores = self.random, book.chores
        household, plan = _plan()
        weeks = [week.id for week in chores.weeks()]
        week = random.choice(weeks) if weeks else ""
        slot = random.randrange(2)
        other = home({"name": f"Dishes {random.randrange(3)}", "minutes": 5})
        return [
            lambda: chores.save_household(random.choice([household, other]), merge=random.choice([None, "minutes"])),
            lambda: chores.propose(household, plan, MONDAY + timedelta(days=7 * random.randrange(3))),
            lambda: chores.agree(week, TODAY, TODAY + timedelta(days=9)),
            lambda: chores.tick(week, slot, random.random() < 0.7, TODAY),
            lambda: chores.not_done(week, slot, TODAY),
            lambda: chores.feels(week, me, random.randrange(11)),
            lambda: chores.drop(week),
        ]

    def _people(self, book: Notebook, me: str) -> list[Act]:
        random, people = self.random, book.people
        more = [one.id for one in people.all() if one.role == "household"]
        return [
            lambda: people.add(f"Kim {random.randrange(4)}"),
            lambda: people.rename(random.choice([SAM, ALEX, *more]), f"Name {random.randrange(9)}"),
            lambda: people.remove(random.choice(more)) if more else None,
        ]

    def _quiet(self, book: Notebook, me: str) -> list[Act]:
        random = self.random
        everybody = [one.id for one in book.people.all()]
        return [
            lambda: book.settings.remember(theme=random.choice(["slate", "paper", ""])),
            lambda: book.people.sit_down(random.choice(everybody)),
            lambda: book.drafts.keep(me, "form", {"act": f"half {random.randrange(9)}"}),
            lambda: book.drafts.drop(me, "form"),
            lambda: book.settings.change(capacity_number=random.randrange(1, 9)),
            lambda: book.settings.change(week_start=random.randrange(7)),
        ]

    def _back(self, book: Notebook, me: str) -> list[Act]:
        agreed = self.random.random() < 0.3
        return [
            lambda: book.undo(),
            lambda: book.undo(),
            lambda: book.redo(),
            lambda: book.undo(everybody=agreed),
            lambda: book.redo(everybody=agreed),
        ]

    # -- what must hold ---------------------------------------------------------------------------------------

    def back_and_forth(self, book: Notebook, *, everybody: bool = False) -> tuple[State, int]:
        """Undo all that can be, then as much again: equal. Returns how it was in between, and what was in the way."""
        before, count, passed = self.state(), 0, 0
        refused = ""
        while True:
            try:
                book.undo(everybody=everybody)
                count += 1
            except Conflict as error:
                passed += 1
                if str(error) == refused or "next undo" not in str(error):
                    break
                refused = str(error)
            except (NothingToUndo, NotYours):
                break
        between = self.state()
        for _ in range(count):
            try:
                book.redo(everybody=everybody)
            except NothingToRedo:
                raise AssertionError("not everything could be done again") from None
        assert self.state() == before, "done again, it is not what it was"
        return between, passed

    def check(self) -> int:
        """Returns how many entries quiet changes stood in the way of."""
        for book in self.books:
            self.back_and_forth(book)
        between, passed = self.back_and_forth(self.books[0], everybody=True)
        if not self.quiet_ratings:
            assert not passed, "something stood in the way"
            for table in between.keys() | self.first.keys():
                if table not in IN_THE_WAY:
                    assert between.get(table) == self.first.get(table), f"not all of {table} was undone"
        return passed


def run(seed: int, acts: int = 80) -> int:
    """One run; every second one with ratings. Raises AssertionError, or any error of the program."""
    with tempfile.TemporaryDirectory() as folder:
        one = Run(Path(folder) / "data", seed, quiet_ratings=seed % 2 == 1)
        try:
            for number in range(acts):
                one.act()
                if number == acts // 2:
                    one.check()
            return one.check()
        finally:
            one.close()


def main() -> None:
    runs, first = (int(text) for text in [*sys.argv[1:], *("300", "0")[len(sys.argv) - 1 :]])
    faults, passed = 0, 0
    for seed in range(first, first + runs):
        try:
            passed += run(seed)
        except Exception as error:
            faults += 1
            print(f"seed {seed}: {type(error).__name__}: {str(error)[:200]}")
    print(f"{runs} runs, {faults} faults; {passed} entries passed over for what was changed quietly since")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
