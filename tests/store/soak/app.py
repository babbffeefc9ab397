"""The app in a terminal, in front of one person, and what they do at it in one turn."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pyte

from tests.bench.terminal import Terminal
from tests.store.soak.found import NAMES, Place, hold

SIZE = (80, 24)
LOST = 1.0
"""Seconds of typing that kill -9 may cost."""
ON_ITS_WAY = 0.5
"""Seconds that a letter may take from the keyboard to the app on a busy machine."""
FIELDS = {"conflict": "what", "promise": "act"}
"""The forms that are typed into: their drafts, and the field of each."""
_TITLES = {"conflict": "What happens", "promise": "What will you do?"}
_DUE = re.compile(r"▸ \[(.)\] Ring at six")


@dataclass(frozen=True)
class Sitting:
    """What one person does in the app in one turn. `form`: one of `FIELDS`, or "tick" (a promise of today kept, or not
    any more), or "noise". `ending`: after how many letters which signal comes, if any; a tick takes its moment from
    the first pause."""

    form: str
    word: str
    pauses: tuple[float, ...]
    keys: tuple[str, ...]
    save: bool
    ending: tuple[int, signal.Signals] | None


@dataclass
class Done:
    """What became of a sitting. `letters`: what was typed and when; `at`: when the signal was sent; `shown`: whether
    the screen showed the promise as kept, None where it showed neither for sure."""

    sitting: Sitting
    letters: list[tuple[str, float]] = field(default_factory=list)
    at: float = 0.0
    saved: bool = False
    shown: bool | None = None

    @property
    def typed(self) -> str:
        return "".join(letter for letter, _ in self.letters)

    @property
    def signal(self) -> signal.Signals | None:
        return self.sitting.ending[1] if self.at and self.sitting.ending else None

    def lost(self, kept: int) -> float:
        """Seconds of typing that are gone, when so many letters are there."""
        return self.at - self.letters[kept][1] if kept < len(self.letters) else 0.0


@dataclass
class App:
    """The app of one person; `start` again after it was ended."""

    place: Place
    person: str
    starts: int = 0
    ended: bool = True

    def start(self) -> None:
        environment = {"XDG_STATE_HOME": str(self.place.state)}
        self.terminal = Terminal(self.place.command(self.person), SIZE, environment)
        self.screen = pyte.Screen(*SIZE)
        self.stream = pyte.ByteStream(self.screen)
        self.fed = 0
        self.starts += 1
        self.ended = False
        self.until(lambda: self.shows("1 Today", "Words from", "were not saved"), "itself")

    def end(self, number: signal.Signals) -> float:
        """Send it a signal and wait until it is gone; when that was sent."""
        at = time.perf_counter()
        os.kill(self.terminal.pid, number)
        self.terminal.exit_code(20)
        self.close()
        return at

    def close(self) -> None:
        if not self.ended:
            self.ended = True
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

    def until(self, true: Callable[[], object], what: str, seconds: float = 20) -> None:
        end = time.perf_counter() + seconds
        while not true():
            hold(time.perf_counter() < end, f"the app of {NAMES[self.person]} does not show {what}")
            self.read(0.05)

    def press(self, *keys: str, pause: float = 0.12) -> None:
        for key in keys:
            os.write(self.terminal.fd, key.encode())
            self.read(pause)

    def to(self, form: str) -> bool:
        """Open a form from wherever one is; is it open?"""
        self.press("\x1b", "\x1b", "\x1b", pause=0.25)
        if form == "promise":
            self.press("1", "a", pause=0.3)
        else:
            self.press("4", pause=0.4)
            if not self.shows("It came up"):
                self.press("c", pause=0.4)
            self.press("a", pause=0.3)
        end = time.perf_counter() + 5
        while not self.shows(_TITLES[form]):
            if time.perf_counter() > end:
                return False
            self.read(0.1)
        self.press("\x1b[F")  # to the end of what stands there
        return True

    def sit(self, sitting: Sitting) -> Done:
        """Do it, up to its ending or until what was typed has had its second."""
        done = Done(sitting)
        if sitting.form == "noise":
            self.press("\x1b", "\x1b", "\x1b", pause=0.25)  # out of the field, out of the form: it would be typed there
            self.press(*sitting.keys, pause=0.08)
        elif sitting.form == "tick":
            self._tick(done)
        elif self.to(sitting.form):
            self._type(done)
        return done

    def _type(self, done: Done) -> None:
        sitting = done.sitting
        count = len(sitting.word) if sitting.ending is None else sitting.ending[0]
        for letter, pause in zip(sitting.word[:count], sitting.pauses, strict=False):
            done.letters.append((letter, time.perf_counter()))
            self.press(letter, pause=pause)
        if sitting.ending is not None:
            done.at = self.end(sitting.ending[1])
            return
        if sitting.save:
            self.press("\x0f")
            self.until(lambda: not self.shows(_TITLES[sitting.form]), "that the form was saved")
            done.saved = True
        self.read(LOST + ON_ITS_WAY)

    @property
    def due(self) -> bool | None:
        """Is the promise of today kept, as the screen says? None where the cursor is not on it."""
        found = _DUE.search("\n".join(self.screen.display))
        return None if found is None else found[1] == "x"

    def _tick(self, done: Done) -> None:
        self.press("\x1b", "\x1b", "\x1b", "1", "\x1b[H", pause=0.25)
        if (before := self.due) is None:
            return
        if done.sitting.ending is not None:
            self.press(" ", pause=done.sitting.pauses[0])
            done.shown = (not before) if self.due is not before else None
            done.at = self.end(done.sitting.ending[1])
            return
        self.press(" ")
        self.until(lambda: self.due is not before, "that the promise was marked")
        done.shown = not before
