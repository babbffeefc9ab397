"""The soak: a whole evening at one workbook in fast motion, by real processes that are ended at random moments.

    python -m tests.store.soak [--minutes 10] [--seed 1]

Sam sits at the app in a terminal; Alex works beside it, from the shell or, in every second evening, in an app of their
own. They type into forms, add, mark, undo and back up, and KILL, TERM, HUP and INT end them in the midst of it. A seed
draws the same acts, keys and endings again; when exactly they fall is up to the machine.

What must hold after every turn, as a newly started program finds the folder:
- it opens, nothing in it is faulty;
- a verb that said it was done has done exactly its own; one that was ended has done that or nothing;
- what was typed is there once a second has passed, and whatever was there once stays;
- killed with -9 in the midst of typing, the app has lost no more than the last second; by another signal, nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyte

from tests.bench.terminal import Terminal
from tests.store.support import opened
from workbook.store.file import backups, files, unsaved
from workbook.store.notebook import Notebook

SAM, ALEX = "rebuilding", "partner"
NAMES = {SAM: "Sam", ALEX: "Alex"}
DAY = "2026-11-21"
SIZE = (80, 24)
LETTERS = "bcdfghjklmnpqrstvwxz"
LOST = 1.0
"""Seconds of typing that kill -9 may cost."""
ON_ITS_WAY = 0.5
"""Seconds that a letter may take from the keyboard to the app on a busy machine."""
ENDINGS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

Snapshot = dict[tuple[str, str], str]
"""(table, id) → the document as text, its revision left out."""


class Fault(AssertionError):
    """Something did not hold."""


def hold(true: bool, sentence: str) -> None:
    if not true:
        raise Fault(sentence)


@dataclass
class Found:
    """What a newly started program reads in the folder."""

    documents: Snapshot
    words: str

    @classmethod
    def inside(cls, folder: Path) -> Found:
        notebook = opened(folder, wait=30)
        try:
            hold(not notebook.faulty(), "something in it is faulty")
            documents = {
                (table, id): json.dumps({**one, "revision": 0}, sort_keys=True, ensure_ascii=False)
                for table in notebook.tables()
                for id, one in notebook.documents(table).items()
            }
        finally:
            notebook.close()
        previous = files.previous(files.main_file(folder))
        hold(not previous.exists() or backups.opens(previous), "the previous version does not open")
        return cls(documents, "\n".join(documents.values()))

    def of(self, person: str) -> Snapshot:
        """Promises of a person, and their marks."""
        own = {id for (table, id), one in self.documents.items() if table == "promises" and f'"{person}"' in one}
        return {
            (table, id): one
            for (table, id), one in self.documents.items()
            if id in own or (table.startswith("marks") and any(promise in id or promise in one for promise in own))
        }


# --- the shell -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verb:
    """One verb, drawn. `after`: seconds until it is killed with -9; None lets it be."""

    kind: str
    word: str
    which: float
    after: float | None


@dataclass
class Shell:
    """Alex's own promises by verbs, and what they must have become."""

    folder: Path
    alone: bool = True  # nobody else changes them: Alex at an app of their own may mark by a key that fell on a page
    now: Snapshot = field(default_factory=dict)
    undone: list[Snapshot] = field(default_factory=list)
    before: list[Snapshot] = field(default_factory=list)
    acknowledged: int = 0
    killed: int = 0

    def arguments(self, verb: Verb) -> list[str]:
        daily = sorted(id for (table, id), one in self.now.items() if table == "promises" and "daily" in one)
        if verb.kind == "mark" and daily:
            id = daily[int(verb.which * len(daily))]
            return ["keep" if verb.which < 0.5 else "late", id, "--note", verb.word]
        if verb.kind in ("undo", "redo", "backup", "today"):
            return [verb.kind]
        return ["promise", "add", f"Ring {verb.word}", "--cadence", "daily"]

    def start(self, verb: Verb) -> tuple[subprocess.Popen[bytes], list[str]]:
        arguments = self.arguments(verb)
        command = workbook(self.folder, ALEX, *arguments, "--no-input")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        return process, arguments

    def check(self, verb: Verb, arguments: list[str], code: int, said: str, found: Snapshot) -> None:
        """Compare what is there with what may be there, and go on from it."""
        before = self.now
        ended = code < 0
        self.killed += ended
        if code not in (0, 10) and not ended:
            hold(code in (1, 3), f"`{arguments[0]}` ended with {code}: {said[:200]}")
            hold(arguments[0] in ("undo", "redo"), f"`{arguments[0]}` was refused: {said[:200]}")
            hold(not (self.before if arguments[0] == "undo" else self.undone), f"{arguments[0]} was refused: {said}")
            hold(found == before, "a refused verb changed something")
            return
        done = self._done(arguments, verb.word, before, found)
        if ended:
            hold(
                done or found == before or not self.alone,
                f"`{arguments[0]}` was ended and left neither before nor after",
            )
            if not done:
                self.now = found
                return
        else:
            other = sorted(place[0] for place in found.keys() | before.keys() if found.get(place) != before.get(place))
            hold(done, f"`{arguments[0]}` said it was done, and is not; what differs from before: {other}")
            self.acknowledged += 1
        if arguments[0] in ("promise", "keep", "late"):
            self.before.append(before)
            self.undone.clear()
        elif found != before and arguments[0] == "undo":
            self.undone.append(before)
            self.before.pop()
        elif found != before and arguments[0] == "redo":
            self.before.append(before)
            self.undone.pop()
        self.now = found

    def _done(self, arguments: list[str], word: str, before: Snapshot, found: Snapshot) -> bool:
        if not self.alone:
            written = arguments[0] in ("promise", "keep", "late")
            return not written or any(word in one for place, one in found.items() if one != before.get(place))
        match arguments[0]:
            case "undo":
                return bool(self.before) and found == self.before[-1]
            case "redo":
                return bool(self.undone) and found == self.undone[-1]
            case "promise":
                new = found.keys() - before.keys()
                return len(new) == 1 and found == {**before, **{one: found[one] for one in new if word in found[one]}}
            case "keep" | "late":
                other = {place for place in found.keys() | before.keys() if found.get(place) != before.get(place)}
                return len(other) == 1 and all(word in found.get(place, "") for place in other)
        return found == before


def workbook(folder: Path, person: str, *more: str) -> list[str]:
    return [sys.executable, "-m", "workbook", "--data", str(folder), "--today", DAY, "--as", NAMES[person], *more]


# --- the app ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sitting:
    """What one person does in the app in one turn. `ending`: after how many letters which signal comes, if any."""

    form: str  # "conflict", "forge", "noise"
    word: str
    pauses: tuple[float, ...]
    keys: tuple[str, ...]
    save: bool
    ending: tuple[int, signal.Signals] | None


@dataclass
class App:
    """The app in a terminal, in front of one person."""

    folder: Path
    person: str
    state: Path
    starts: int = 0
    worst: float = 0.0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        environment = {"XDG_STATE_HOME": str(self.state)}
        self.terminal = Terminal(workbook(self.folder, self.person), SIZE, environment)
        self.screen = pyte.Screen(*SIZE)
        self.stream = pyte.ByteStream(self.screen)
        self.fed = 0
        self.starts += 1
        self.until("1 Today", "Words from", "were not saved")

    def end(self, number: signal.Signals) -> None:
        os.kill(self.terminal.pid, number)
        self.terminal.exit_code(20)
        self.terminal.__exit__(None, None, None)

    def close(self) -> None:
        self.terminal.__exit__(None, None, None)

    def read(self, seconds: float) -> None:
        """Take in what the app writes, for so long."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.terminal.read(left)
        self.stream.feed(self.terminal.raw[self.fed :].replace(b"\x1b[?2026$p", b""))
        self.fed = len(self.terminal.raw)

    def shows(self, *words: str) -> bool:
        return any(word in "\n".join(self.screen.display) for word in words)

    def until(self, *words: str, seconds: float = 20) -> None:
        end = time.perf_counter() + seconds
        while not self.shows(*words):
            hold(time.perf_counter() < end, f"the app of {NAMES[self.person]} does not show {words}")
            self.read(0.05)

    def press(self, *keys: str, pause: float = 0.12) -> None:
        for key in keys:
            os.write(self.terminal.fd, key.encode())
            self.read(pause)

    def to(self, form: str) -> bool:
        """Open a form from wherever one is; is it open?"""
        self.press("\x1b", "\x1b", "\x1b", pause=0.25)
        if form == "forge":
            self.press("1", "a", pause=0.3)
            title = "What will you do?"
        else:
            self.press("4", pause=0.4)
            if not self.shows("It came up"):
                self.press("c", pause=0.4)
            self.press("a", pause=0.3)
            title = "What happens"
        end = time.perf_counter() + 5
        while not self.shows(title):
            if time.perf_counter() > end:
                return False
            self.read(0.1)
        self.press("\x1b[F")  # to the end of what stands there
        return True

    def sit(self, sitting: Sitting) -> list[tuple[str, float]]:
        """Do it up to its ending; the letters that were typed and when."""
        if sitting.form == "noise":
            self.press("\x1b", pause=0.25)
            self.press(*sitting.keys, pause=0.08)
            return []
        if not self.to(sitting.form):
            return []
        letters = []
        count = len(sitting.word) if sitting.ending is None else sitting.ending[0]
        for letter, pause in zip(sitting.word[:count], sitting.pauses, strict=False):
            letters.append((letter, time.perf_counter()))
            self.press(letter, pause=pause)
        return letters


# --- an evening ------------------------------------------------------------------------------------------------------


NOISE = ("1", "2", "3", "4", "5", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\t", "?", "\x1b[6~", "\x1b[5~", "b", "n")


class Evening:
    """One evening from one seed; odd seeds seat Alex at an app as well."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder, self.state = folder / "data", folder / "state"
        self.turns = self.kept = 0
        self.count = 0
        self.there: set[str] = set()
        self._prepare()
        people = (SAM, ALEX) if seed % 2 else (SAM,)
        self.shell = Shell(self.folder, alone=len(people) == 1)
        self.apps = [App(self.folder, person, self.state) for person in people]

    def _prepare(self) -> None:
        notebook = Notebook.open(self.folder)
        notebook.settings.remember(first_run_asked=True)
        with notebook.change("Named", undoable=False) as change:
            for person, name in NAMES.items():
                change.put("people", person, {"name": name, "role": person})
        notebook.close()

    def close(self) -> None:
        for app in self.apps:
            app.close()

    def word(self, length: int) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        return "".join(self.random.choice(LETTERS) for _ in range(length)) + "y"

    def draw_verb(self) -> Verb:
        kinds = ["add", "mark", "mark", "today", "backup"] + (["undo", "redo", "undo"] if len(self.apps) == 1 else [])
        kind, word, which = self.random.choice(kinds), self.word(9), self.random.random()
        after = self.random.uniform(0.05, 0.6)
        return Verb(kind, word, which, after if self.random.random() < 0.4 else None)

    def draw_sitting(self) -> Sitting:
        form = self.random.choice(["conflict", "forge", "conflict", "forge", "noise"])
        word = self.word(24)
        pauses = tuple(self.random.choice((0.03, 0.06, 0.12)) for _ in word)
        keys = tuple(self.random.choice(NOISE) for _ in range(8))
        save, ends = self.random.random() < 0.5, self.random.random() < 0.45
        letters, number = self.random.randrange(1, len(word)), self.random.choice(ENDINGS)
        return Sitting(form, word, pauses, keys, save and form == "conflict", (letters, number) if ends else None)

    def turn(self) -> None:
        """One thing by each at the same time, then what must hold."""
        self.turns += 1
        verb, sittings = self.draw_verb(), [self.draw_sitting() for _ in self.apps]
        process, arguments = self.shell.start(verb)
        started = time.perf_counter()
        for app, sitting in zip(self.apps, sittings, strict=True):
            if verb.after is not None and app is self.apps[0]:
                app.read(max(0.0, started + verb.after - time.perf_counter()))
                process.kill()
            self._sit(app, sitting)
        said = process.communicate(timeout=60)[0].decode("utf-8", "replace")
        found = Found.inside(self.folder)
        self.shell.check(verb, arguments, process.returncode, said, found.of(ALEX))
        gone = {word for word in self.there if word not in found.words}
        hold(not gone, f"{len(gone)} words that were there are gone")

    def _sit(self, app: App, sitting: Sitting) -> None:
        letters = app.sit(sitting)
        typed = "".join(letter for letter, _ in letters)
        if sitting.ending is not None:
            at = time.perf_counter()
            app.end(sitting.ending[1])
            self._lost(app, letters, at, sitting.ending[1])
            app.start()
        elif letters:
            if sitting.save:
                app.press("\x0f")
            app.read(LOST + ON_ITS_WAY)
            hold(typed in Found.inside(self.folder).words, f"{sitting.form}: typed {LOST} s ago and not there")
            self.there.add(typed)
            self.kept += 1

    def _lost(self, app: App, letters: Iterable[tuple[str, float]], at: float, number: signal.Signals) -> None:
        """What an ending has cost: the first letter that is nowhere, and how long before it was typed."""
        words = Found.inside(self.folder).words + "".join(self._unsaved())
        typed = ""
        for letter, when in letters:
            typed += letter
            if typed not in words:
                lost = at - when
                app.worst = max(app.worst, lost)
                most = (LOST if number == signal.SIGKILL else 0.0) + ON_ITS_WAY
                hold(lost <= most, f"{number.name} lost {lost:.2f} s of what was typed")
                typed = typed[:-1]
                break
        if len(typed) > 6 and typed in Found.inside(self.folder).words:
            self.there.add(typed)

    def _unsaved(self) -> list[str]:
        """What stands in the files of unsaved words, wherever they lie."""
        places = [*self.folder.glob("workbook.unsaved-*"), *self.state.rglob("workbook.unsaved-*")]
        found: list[Any] = [unsaved.read(path) for path in places]
        return [text for left in found if left for words in left.words for text in words.fields.values()]

    def summary(self) -> str:
        return (
            f"{self.turns} turns, {self.shell.acknowledged} verbs acknowledged, {self.shell.killed} killed, "
            f"{sum(app.starts - 1 for app in self.apps)} apps ended, {self.kept} texts typed and kept; "
            f"most typing lost {max(app.worst for app in self.apps):.2f} s"
        )


def soak(folder: Path, seed: int, seconds: float) -> str:
    """One evening of so many seconds. Raises Fault, the number of the turn with it."""
    evening = Evening(folder, seed)
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            evening.turn()
        return evening.summary()
    except Fault as fault:
        raise Fault(f"seed {seed}, turn {evening.turns}: {fault}") from None
    finally:
        evening.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.store.soak")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evening", type=float, default=60, help="seconds of one evening")
    given = parser.parse_args()
    until, seed, faults = time.monotonic() + given.minutes * 60, given.seed, 0
    while (left := until - time.monotonic()) > 1:
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"seed {seed}: {soak(Path(folder), seed, min(left, given.evening))}", flush=True)
            except Fault as fault:
                faults += 1
                print(fault, flush=True)
        seed += 1
    print(f"{faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
