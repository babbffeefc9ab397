"""What a terminal answers to questions is no typing: answers that come late, after a start, a resize or a return from
the shell, would stand as letters in whatever field has the cursor.

Told apart from keys by their shape: a whole device attributes or status report (`ESC [ ? 62 ; 22 c`), a colour or a
clipboard (`ESC ] 11 ; rgb:… ST`), a setting (`ESC P … ST`). What Textual itself asked for and understands goes by, and
so does everything within a paste, but for its escapes: Textual would take what follows one for keys, and whoever pastes
out of a log of a terminal might quit, or tick something.
"""

from __future__ import annotations

import re

PATIENCE = 0.5  # seconds that the rest of an answer is waited for; what comes later was typed
MOST = 65_536  # characters of one answer: a clipboard may be long

PASTE = re.compile("\x1b\\[20([01])~")
PASTE_START = "\x1b[200~"
PASTE_BEGUN = re.compile("\x1b(?:\\[(?:2(?:00?)?)?)?$")
PASTED = re.compile("\x1b\\[201~")
"""The end of a paste: one that seems to begin within it is text."""
PASTED_BEGUN = re.compile("\x1b(?:\\[(?:2(?:01?)?)?)?$")
_REPORT = "\x1b\\[(?:[?>=][0-9;:]*[cnuSt]|[0-9;]*n|(?!48;)[0-9]+(?:;[0-9]+)*[tc])"
_STRING = "\x1b(?:\\][0-9]+;|P[0-9;]*[$+>!|q{]|_[A-Za-z0-9])[^\x07\x1b]*"
REPLY = re.compile(f"{_REPORT}|{_STRING}(?:\x07|\x1b\\\\|\x9c)")
BEGUN = re.compile(f"(?:{_STRING}|\x1b\\[[?>=][0-9;:]*|\x1b\\][0-9]+)\x1b?$")
"""An answer whose end has not come yet."""


class Replies:
    """Takes what was read piece by piece, and gives it back without answers."""

    def __init__(self) -> None:
        self._begun = ""
        self._since = 0.0
        self._pasting = False
        self._end = ""
        """What may be the beginning of the end of a paste."""
        self._start = ""
        """What was given back already, and may be how a paste begins: one key of it, so nobody was kept waiting."""

    def without(self, data: str, now: float) -> str:
        """`data` without answers; the beginning of one that ends within it waits for the rest until `PATIENCE` seconds
        are over, on the clock that `now` is of."""
        if self._begun and (now - self._since > PATIENCE or len(self._begun) > MOST):
            self._begun = ""  # it was an answer all the same, and its rest never came
        data, self._begun = self._begun + data, ""
        if self._pasting:
            data, self._end = self._end + data, ""
        kept: list[str] = []
        at = self._rest_of_start(data, now)
        kept.append(data[:at])
        while at < len(data):
            mark = (PASTED if self._pasting else PASTE).search(data, at)
            end = mark.end() if mark else len(data)
            if self._pasting:
                kept.append(self._pasted(data[at : mark.start() if mark else end], last=mark is None))
                kept.append(mark[0] if mark else "")
            else:
                kept.append(self._typed(data[at:end], now, last=mark is None))
            if mark:
                self._pasting = not self._pasting and mark[1] == "0"
            at = end
        if not self._pasting and (begun := PASTE_BEGUN.search(self._start + data)):
            self._start, self._since = begun[0], now
        else:
            self._start = ""
        return "".join(kept)

    def _rest_of_start(self, data: str, now: float) -> int:
        """How much of `data` ends the mark of a paste that was cut in two; then what follows is pasted."""
        before, late = self._start, now - self._since > PATIENCE
        if not before or late or self._pasting or not (before + data).startswith(PASTE_START):
            self._start = "" if late else before
            return 0
        self._start, self._pasting = "", True
        return len(PASTE_START) - len(before)

    def _pasted(self, part: str, *, last: bool) -> str:
        if last and (begun := PASTED_BEGUN.search(part)):
            self._end, part = begun[0], part[: begun.start()]
        return part.replace("\x1b", "")

    def _typed(self, part: str, now: float, *, last: bool) -> str:
        part = REPLY.sub("", part)
        if last and (begun := BEGUN.search(part)):
            self._begun, self._since = begun[0], now
            part = part[: begun.start()]
        return part
