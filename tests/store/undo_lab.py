"""The undo lab: random acts of all kinds by two people in two programs, everything undone and done again.

    python -m tests.store.undo_lab [--runs 300] [--seed 0]

The seed chooses who acts: one person alone, two in one process, or two in processes of their own at the same time.
What must hold, whatever was done before: whoever undoes all their own and does it again finds everything as it was;
all of it undone, everything that can be undone is gone; all of it done again, everything is as it was; and only what
was changed quietly since (a rating, an earlier version) or forgotten may stand in the way of an entry, which is said
and passed over. What was forgotten comes back by nothing. Content is compared, not revisions; what is quiet by nature
is in no comparison.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, Literal

from tests.store.file.seal.support import seal
from tests.store.support import Clock, child, ended, opened
from tests.store.undo_acts import ALEX, SAM, Acts
from workbook.store.file.entries import in_order
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo, NotYours
from workbook.store.file.history import QUIET, TABLE
from workbook.store.notebook import Notebook
from workbook.store.whole.kinds import check

IN_THE_WAY = {"option_ratings", "answer_versions", "appointments", "shown", "reviews"}
"""Tables of which documents are made or changed both quietly and not."""

State = dict[str, dict[str, Any]]
Company = Literal["alone", "two", "two processes"]


class Run:
    """One run from one seed. `quiet_ratings`: ratings as well, which are no entry but can be put away by one,
    and other quiet changes of what is in entries; `forgets`: words and promises are forgotten for good as well."""

    def __init__(
        self,
        folder: Path,
        seed: int,
        *,
        quiet_ratings: bool,
        forgets: bool = False,
        company: Company = "two",
        sealed: bool = False,
    ) -> None:
        self.keys = seal(folder, SAM, ALEX) if sealed else {}
        self.random = Random(seed)
        self.clock = Clock()
        self.folder = folder
        self.company = company
        self.acts = Acts(folder, self.random, quiet_ratings=quiet_ratings, forgets=forgets)
        self.books = [self._open(SAM), self._open(ALEX)]
        with self.books[0].change("Named", undoable=False) as change:
            change.put("people", SAM, {"name": "Sam", "role": SAM})
            change.put("people", ALEX, {"name": "Alex", "role": ALEX})
        self.first = self.state()
        for book in self.books:
            self.acts.begin(book, book.actor)

    def _open(self, who: str) -> Notebook:
        notebook = opened(self.folder, clock=self.clock, wait=60, keys=self.keys.get(who))
        notebook.actor = who
        return notebook

    def close(self) -> None:
        for book in self.books:
            book.close()

    def state(self) -> State:
        """What can be undone, as a newly started program finds it."""
        book = opened(self.folder, keys=self.keys.get(""))
        found: State = {}
        for table in book.tables():
            assert not check(table, dict(book.documents(table))), "what the store writes, it can read and take in again"
            if table not in QUIET and (documents := dict(book.documents(table))):
                found[table] = {id: {**one, "revision": 0} for id, one in documents.items()}
        assert not book.faulty()
        book.close()
        return found

    def act(self, at: int | None = None) -> None:
        """One thing that somebody does in one of the programs."""
        self.clock.pass_by(seconds=self.random.choice([1, 5, 60, 3600, -30]))
        at = self.random.randrange(2) if at is None else at
        if self.random.random() < 0.03:
            self.books[at].close()
            self.books[at] = self._open((SAM, ALEX)[at])
        book = self.books[at]
        self.acts.do(book, book.actor)

    def evening(self, acts: int) -> None:
        """So many things that are done, by whoever is there."""
        if self.company != "two processes":
            for _ in range(acts):
                self.act(0 if self.company == "alone" else None)
            return
        self.close()
        drawn = self.random.random()

        def work(at: int) -> None:
            self.random.seed(f"{drawn} {at}")
            self.books[at] = self._open((SAM, ALEX)[at])  # a process has a lock of its own
            for _ in range(acts // 2):
                self.act(at)

        children = [child(lambda at=at: work(at)) for at in range(2)]
        assert [ended(one) for one in children] == [0, 0]

    # -- what must hold ---------------------------------------------------------------------------------------

    def back_and_forth(self, book: Notebook, *, everybody: bool = False) -> tuple[State, int]:
        """Undo all that can be, then as much again: equal. Returns how it was in between, and what was in the way."""
        before, count, passed = self.state(), 0, 0
        refused = ""
        while True:
            try:
                done = book.undo(everybody=everybody)
                assert everybody or done.by in ("", book.actor), "what the other did was taken back"
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
        both = self._open("") if self.keys else self.books[0]
        between, passed = self.back_and_forth(both, everybody=True)
        self.check_passed_over(both)
        both.close()
        self.check_forgotten()
        if not (self.acts.quiet_ratings or self.acts.forgets):
            assert not passed, "something stood in the way"
            for table in between.keys() | self.first.keys():
                if table != "answer_versions":
                    assert between.get(table) == self.first.get(table), f"not all of {table} was undone"
        return passed

    def check_passed_over(self, both: Notebook) -> None:
        """What was passed over has something quiet in its way, or lies beneath what has."""
        above: set[tuple[str, str]] = set()
        entries = dict(both.documents(TABLE))
        for entry in (entries[id] for id in reversed(in_order(entries))):
            places = {(item["table"], item["id"]) for item in entry["touched"]}
            if entry.get("passed") and not entry.get("undone") and not self.acts.forgets:
                tables = {table for table, _ in places}
                assert tables & IN_THE_WAY or places & above, f"nothing was changed quietly in {tables}"
                above |= places

    def check_forgotten(self) -> None:
        if not self.acts.forgotten:
            return
        data = (self.folder / "workbook.json").read_text("utf-8")
        assert not any(word in data for word in self.acts.forgotten), "what was forgotten is there again"


def run(seed: int, acts: int = 80) -> int:
    """One run. Every third one alone, and every third in two processes; every fourth one in a sealed workbook to which
    each has a key, and every fourth with something forgotten. Raises AssertionError, or any error of the program."""
    company: Company = ("alone", "two", "two processes")[seed % 3]
    forgets = company != "two processes" and seed % 4 == 0
    sealed = seed % 4 == 2 and find_spec("pyrage") is not None
    with tempfile.TemporaryDirectory() as folder:
        place, quiet = Path(folder) / "data", (seed // 4) % 2 == 1
        one = Run(place, seed, quiet_ratings=quiet, forgets=forgets, company=company, sealed=sealed)
        try:
            one.evening(acts // 2)
            one.check()
            one.evening(acts // 2)
            return one.check()
        finally:
            one.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.store.undo_lab")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0, help="of the first run")
    given = parser.parse_args()
    faults, passed = 0, 0
    for seed in range(given.seed, given.seed + given.runs):
        try:
            passed += run(seed)
        except Exception as error:
            faults += 1
            print(f"seed {seed}: {type(error).__name__}: {str(error)[:200]}", flush=True)
    print(f"{given.runs} runs, {faults} faults; {passed} entries passed over for what was changed quietly since")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
