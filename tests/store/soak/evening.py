"""One evening from one seed: who does what in each turn, and what must hold after it."""

from __future__ import annotations

import json
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from tests.store.file.seal.support import seal
from tests.store.soak.app import FIELDS, LOST, ON_ITS_WAY, App, Done, Sitting
from tests.store.soak.found import ALEX, DAY, NAMES, SAM, Fault, Found, Place, hold
from tests.store.soak.shell import Shell, Verb
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.store.notebook import Notebook

LETTERS = "bcdfghjklmnpqrstvwxz"
ENDINGS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
NOISE = ("1", "2", "3", "4", "5", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\t", "?", "\x1b[6~", "\x1b[5~", "b", "n")
LONGEST = 200
"""Letters of a form: one that is longer is saved, or the other one is typed into."""
TABLES = {"people", "remembered", "drafts", "conflicts", "promises", "marks_2026", "households"}
"""Nothing that is done here writes into another one. Into the last one a figure may fall that is pressed as noise."""


class Evening:
    """The evening. Odd seeds seat Alex at an app as well."""

    def __init__(self, folder: Path, seed: int, *, sealed: bool) -> None:
        self.random = random.Random(seed)
        self.place = Place(folder / "data", folder / "state")
        if sealed:
            self.place.keys = seal(self.place.folder, *NAMES)[""]
        self.count = self.turns = self.typed = self.ticks = 0
        self.worst = 0.0
        self._prepare()
        people = (SAM, ALEX) if seed % 2 else (SAM,)
        self.shell = Shell(self.place, alone=len(people) == 1)
        self.apps = [App(self.place, person) for person in people]
        self.texts = {(person, form): "" for person in people for form in FIELDS}
        self.conflicts: list[str] = []
        self.found = Found.inside(self.place)

    def _prepare(self) -> None:
        notebook = Notebook.open(self.place.folder, keys=self.place.keys)
        notebook.settings.remember(first_run_asked=True)
        with notebook.change("Named", undoable=False) as change:
            for person, name in NAMES.items():
                change.put("people", person, {"name": name, "role": person})
        notebook.actor = SAM
        notebook.promises.add(Draft("Ring at six", DAILY, person=SAM), date.fromisoformat(DAY))
        notebook.close()

    def close(self) -> None:
        for app in self.apps:
            app.close()

    # --- what is drawn -----------------------------------------------------------------------------------------------

    def word(self, length: int) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        return "".join(self.random.choice(LETTERS) for _ in range(length)) + "y"

    def draw_verb(self) -> Verb:
        kinds = ["add", "mark", "mark", "today", "backup"] + (["undo", "redo", "undo"] if len(self.apps) == 1 else [])
        kind, word, which = self.random.choice(kinds), self.word(9), self.random.random()
        after = self.random.uniform(0.05, 0.6)
        return Verb(kind, word, which, after if self.random.random() < 0.4 else None)

    def draw_sitting(self, app: App) -> Sitting:
        form = self.random.choice([*FIELDS, *FIELDS, "noise", *(["tick"] if app.person == SAM else [])])
        word = self.word(24)
        pauses = tuple(self.random.choice((0.03, 0.06, 0.12)) for _ in word)
        keys = tuple(self.random.choice(NOISE) for _ in range(8))
        save, ends = self.random.random() < 0.5, self.random.random() < 0.45
        letters, number = self.random.randrange(1, len(word)), self.random.choice(ENDINGS)
        if len(self.texts.get((app.person, form), "")) > LONGEST:
            form, save, ends = "conflict", True, False
        return Sitting(form, word, pauses, keys, save and form == "conflict", (letters, number) if ends else None)

    # --- a turn ------------------------------------------------------------------------------------------------------

    def turn(self) -> None:
        """One thing by each at the same time, then what must hold."""
        self.turns += 1
        for app in self.apps:
            if app.ended:
                app.start()
        verb, sittings = self.draw_verb(), [self.draw_sitting(app) for app in self.apps]
        process, arguments = self.shell.start(verb)
        with ThreadPoolExecutor(len(self.apps)) as pool:
            at_work = [pool.submit(app.sit, sitting) for app, sitting in zip(self.apps, sittings, strict=True)]
            if verb.after is not None:
                time.sleep(verb.after)
                process.kill()
        said = process.communicate(timeout=60)[0].decode("utf-8", "replace")
        found = Found.inside(self.place)
        self.shell.check(verb, arguments, process.returncode, said, found.of(ALEX))
        for app, one in zip(self.apps, at_work, strict=True):
            done = one.result()
            if done.sitting.form in FIELDS:
                self._check_form(app, done, found)
            elif done.sitting.form == "tick":
                self._check_tick(done, found)
        self._check_nothing_else(found)
        self.found = found

    def _check_form(self, app: App, done: Done, found: Found) -> None:
        """The draft, or the conflict that was made of it, is what stood there and what was typed, letter for letter;
        how much of it may be gone depends on what ended the app."""
        form, place = done.sitting.form, (app.person, done.sitting.form)
        before, whole = self.texts[place], self.texts[place] + done.typed
        draft = found.draft(*place, FIELDS[form])
        self.typed += bool(done.letters)
        if done.saved:
            self.conflicts.append(whole)
            hold(draft == "", "a form that was saved still has a draft")
            self.texts[place] = ""
            return
        there = max([draft, *(text for text in self.place.unsaved() if whole.startswith(text))], key=len)
        hold(whole.startswith(draft), f"{form}: the draft holds something that nobody typed")
        hold(len(draft) >= len(before), f"{form}: {len(before) - len(draft)} letters that were there are gone")
        if done.signal is None:
            hold(draft == whole, f"{form}: {len(whole) - len(draft)} letters typed {LOST} s ago are not there")
        else:
            lost = done.lost(len(there) - len(before))
            self.worst = max(self.worst, lost)
            most = (LOST if done.signal == signal.SIGKILL else 0.0) + ON_ITS_WAY
            hold(lost <= most, f"{form}: {done.signal.name} lost {lost:.2f} s of what was typed")
        self.texts[place] = draft

    def _check_tick(self, done: Done, found: Found) -> None:
        self.ticks += done.shown is not None
        marks = [json.loads(one) for (table, _), one in found.of(SAM).items() if table.startswith("marks")]
        kept = any(mark["kind"] == "kept" for mark in marks)
        hold(done.shown in (None, kept), "the mark is not what the screen showed")

    def _check_nothing_else(self, found: Found) -> None:
        hold({table for table, _ in found.documents} <= TABLES, "there is a table that nobody wrote in")
        hold(found.texts("conflicts", "what") == sorted(self.conflicts), "the conflicts are not those that were saved")
        for place, text in self.texts.items():
            draft = found.draft(*place, FIELDS[place[1]])
            hold(draft == text, f"{place[1]}: a draft of {len(text)} letters has become one of {len(draft)} by itself")
        drafts = {tuple(id.split(" ", 1)) for table, id in found.documents if table == "drafts"}
        typed = {draft for draft in drafts if not draft[1].startswith("moment ")}  # on Journey noise begins a note
        hold(typed <= self.texts.keys(), "there is a draft of a form that nobody typed into")
        own = {id for table, id in found.documents if table == "promises"}
        alex = {id for table, id in found.of(ALEX) if table == "promises"}
        hold(len(own - alex) == 1, "there is a promise that nobody made")

    def summary(self) -> str:
        return (
            f"{self.turns} turns, {self.shell.acknowledged} verbs acknowledged, {self.shell.killed} killed, "
            f"{sum(app.starts for app in self.apps) - len(self.apps)} apps ended, {self.typed} texts typed "
            f"({len(self.conflicts)} saved), {self.ticks} promises ticked; most typing lost {self.worst:.2f} s"
        )


def soak(folder: Path, seed: int, seconds: float, *, sealed: bool = False) -> str:
    """One evening of so many seconds. Raises Fault, the number of the turn with it."""
    evening = Evening(folder, seed, sealed=sealed)
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            evening.turn()
        return evening.summary()
    except Fault as fault:
        raise Fault(f"seed {seed}, turn {evening.turns}: {fault}") from None
    finally:
        evening.close()
