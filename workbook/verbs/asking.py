"""Plain questions, one a line: for who holds something in the shell, and for screen readers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from workbook.domain.common import clean
from workbook.domain.common.errors import UsageError
from workbook.domain.common.finding import folded
from workbook.verbs.context import tell
from workbook.words.common import asking as words

_Thing = TypeVar("_Thing")
ALTERNATE, BACK = "\x1b[?1049h\x1b[H\x1b[2J", "\x1b[?1049l"


class Stopped(Exception):
    """The input is at its end: ctrl+d, or a pipe that brings no more."""


class Asker:
    """Questions go to standard error, what is answered comes from standard input, a line each."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty() and sys.stderr.isatty()

    def line(self, question: str) -> str:
        """What is typed, on one line; "" for nothing. Raises Stopped."""
        tell(question)
        return self._read()

    def until(self, question: str, meant: Callable[[str], _Thing]) -> _Thing:
        """What `meant` makes of the answer, asked again as long as it raises UsageError."""
        while True:
            try:
                return meant(self.line(question))
            except UsageError as error:
                tell(error)

    def one_of(self, question: str, choices: Sequence[str], usual: int = 0) -> int:
        """The place of the choice: its number from 1, or its words; enter takes the usual one."""
        for number, choice in enumerate(choices, 1):
            tell(words.choice(number, choice, usual=number - 1 == usual))

        def meant(typed: str) -> int:
            if not typed:
                return usual
            if typed.isascii() and typed.isdigit():
                if 1 <= int(typed[:4]) <= len(choices):
                    return int(typed) - 1
                raise UsageError(words.which(len(choices)))
            found = [at for at, one in enumerate(choices) if folded(one).startswith(folded(typed))]
            if len(found) != 1:
                raise UsageError(words.which(len(choices)))
            return found[0]

        return self.until(question, meant)

    def yes(self, question: str) -> bool:
        """Yes or no; enter is no."""

        def meant(typed: str) -> bool:
            if typed and folded(typed) not in (*words.YES, *words.NO):
                raise UsageError(words.YES_OR_NO)
            return folded(typed) in words.YES

        return self.until(f"{question} {words.YES_NO}", meant)

    @contextmanager
    def apart(self) -> Generator[None]:
        """What is typed in here is not to be seen afterwards by who looked away: it stands on a screen of its own that
        is gone with it; where the terminal has none, what is typed is not shown."""
        if not self._terminal:
            yield
        elif os.environ.get("TERM", "dumb") != "dumb":
            _raw(ALTERNATE)
            try:
                yield
            finally:
                _raw(BACK)
        else:
            tell(words.UNSEEN)
            with _without_echo():
                yield

    def _read(self) -> str:
        if self._terminal:
            tell(words.PROMPT, end="")
        line = sys.stdin.readline()
        if not line:
            raise Stopped
        return clean.line(line)


def _raw(sequence: str) -> None:
    sys.stderr.write(sequence)
    sys.stderr.flush()


@contextmanager
def _without_echo() -> Generator[None]:
    import termios

    before = termios.tcgetattr(sys.stdin)
    quiet = [*before]
    quiet[3] = before[3] & ~termios.ECHO
    termios.tcsetattr(sys.stdin, termios.TCSADRAIN, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
        tell("")
