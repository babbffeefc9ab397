"""The kill lab: two programs write into one workbook without pause and are ended with -9 at any moment, over and over.

Each tells a number once the change that wrote it was acknowledged. What must hold after every kill, as a newly started
program finds the folder: it opens, nothing in it is faulty, the version before opens too; of each program the last
change it told of is there whole, or the one it was just making; and so are the `KEPT` before it.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.store.support import child, kill
from workbook.store.file import files
from workbook.store.file.errors import StoreError
from workbook.store.file.seal.keys import Keys
from workbook.store.file.tables import Tables
from workbook.store.notebook import Notebook

PEOPLE: tuple[str, ...] = ("rebuilding", "partner")
KEPT = 200
"""How many changes of each program leave something that stays, until its place is used again."""
LONGEST = 0.04
"""Seconds from the first change of both to the kill, at most: a change takes a few milliseconds."""


@dataclass
class Tally:
    """What so many kills have cost. `midway`: those that left half a commit behind."""

    kills: int = 0
    acknowledged: int = 0
    midway: int = 0
    lost: int = 0
    unreadable: int = 0

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.midway} in the middle of a commit, {self.acknowledged} writes acknowledged: "
            f"{self.lost} lost, {self.unreadable} times unreadable"
        )


class KillLab:
    """One workbook from one seed. `keys`: of a sealed one, for each person theirs, and under "" those of both."""

    def __init__(self, folder: Path, seed: int, keys: Mapping[str, Keys] | None = None, *, sync: bool = True) -> None:
        self.folder, self.keys, self.sync = folder, keys or {}, sync
        self.random = random.Random(seed)
        self.tally = Tally()
        self.saved = dict.fromkeys(PEOPLE, 0)

    def run(self, kills: int) -> Tally:
        """So many kills: every second one of a program that is waited for by the other, or waits for it."""
        for _ in range(kills // 2):
            self._round()
        return self.tally

    def _round(self) -> None:
        pipes = {person: os.pipe() for person in PEOPLE}
        writers = {person: child(lambda: self._write(person, pipes[person][1])) for person in PEOPLE}  # noqa: B023
        told: dict[str, int] = {}
        for person, (reader, writer) in pipes.items():
            os.close(writer)
            told[person] = int.from_bytes(os.read(reader, 8), "big")
        for person in self.random.sample(PEOPLE, 2):
            time.sleep(self.random.uniform(0, LONGEST))
            kill(writers[person])
            self.tally.kills += 1
        for person, (reader, _) in pipes.items():
            while more := os.read(reader, 8):
                told[person] = int.from_bytes(more, "big")
            os.close(reader)
            self.tally.acknowledged += told[person] - self.saved[person]
        self.tally.midway += any(path.suffix == ".new" for path in self.folder.iterdir())
        try:
            self._look(told)
        except (StoreError, ValueError):
            self.tally.unreadable += 1

    def _write(self, person: str, tell: int) -> None:
        """The program of one person; it never ends by itself."""
        notebook = Notebook.open(self.folder, keys=self.keys.get(person), sync=self.sync, wait=60)
        notebook.actor = person
        for number in range(self.saved[person] + 1, 1 << 60):
            with notebook.change("Wrote", merge="typing" if number % 3 else None) as change:
                change.put("counts", person, {"n": number})
                change.put("things", f"{person}-{number % KEPT}", {"n": number})
                change.put("answers", f"step/one/{person}", {"person": person, "text": str(number)})
            os.write(tell, number.to_bytes(8, "big"))

    def _look(self, told: dict[str, int]) -> None:
        """Raises StoreError, ValueError for what cannot be read."""
        notebook = Notebook.open(self.folder, keys=self.keys.get(""), wait=60)
        try:
            tables = {name: dict(notebook.documents(name)) for name in ("counts", "things", "answers")}
            if notebook.faulty():
                raise ValueError
            for person in PEOPLE:
                saved: int = tables["counts"].get(person, {"n": 0})["n"]
                things = {id: one["n"] for id, one in tables["things"].items() if id.startswith(person)}
                kept = range(max(1, saved - KEPT + 1), saved + 1)
                whole = things == {f"{person}-{number % KEPT}": number for number in kept}
                written = tables["answers"].get(f"step/one/{person}", {}).get("text", "0")
                if saved - told[person] not in (0, 1) or written != str(saved) or not whole:
                    self.tally.lost += 1
                self.saved[person] = saved
        finally:
            notebook.close()
        main = files.main_file(self.folder)
        previous = files.previous(main)
        if previous.exists():
            data = previous.read_bytes()
            Tables.decode(self.keys[""].opened(data) if self.keys else data)
