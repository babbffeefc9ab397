"""A text to be read aloud, one line at a time, at the pace of a key or at an even one."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from workbook.widgets.common.safe import one_line, plain
from workbook.words.steps import exercises as words

WORDS_A_SECOND = 2.1
"""About 125 words a minute: slower than talk, faster than dictation."""
BREATH = 1.2
"""Seconds between two lines."""
LONGEST_LINE = 90
"""Characters after which a sentence is parted at a comma, if it has one."""
AROUND = 2

_SENTENCE = re.compile(r"[^.!?…\n]*(?:[.!?…]+[\"'”’)\]]*|\n|$)")
_PAUSE = re.compile(r"(?<=[,;:–—])\s+")


def breaths(text: str) -> list[str]:
    """The text in lines that can be said in one breath: sentences, and long ones parted at their commas."""
    lines: list[str] = []
    for found in _SENTENCE.finditer(text):
        sentence = " ".join(found[0].split())
        if not sentence:
            continue
        if len(sentence) <= LONGEST_LINE:
            lines.append(sentence)
            continue
        part = ""
        for piece in _PAUSE.split(sentence):
            if part and len(part) + len(piece) > LONGEST_LINE:
                lines.append(part)
                part = piece
            else:
                part = f"{part} {piece}".strip()
        lines.append(part)
    return lines


class Pacer(Widget, can_focus=True):
    """The line to say stands out between those before and after. Posts `Closed` when the person has had enough."""

    DEFAULT_CSS = """
    Pacer { height: auto; width: 1fr; padding: 1 2; border-left: outer $panel; background: $surface; }
    Pacer:focus { border-left: thick $accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,down,enter,j", "line(1)", words.NEXT_LINE, key_display="space", id="aloud.next",
                tooltip=words.NEXT_LINE_TIP),
        Binding("backspace,up,k", "line(-1)", words.LINE_BACK, show=False, id="aloud.back",
                tooltip=words.LINE_BACK_TIP),
        Binding("t", "pace", words.PACE, id="aloud.pace", tooltip=words.PACE_TIP),
        Binding("escape,r", "close", words.ALOUD_END, key_display="esc", id="aloud.end", tooltip=words.ALOUD_END_TIP),
    ]  # fmt: skip

    class Closed(Message):
        pass

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._at = 0
        self._timer: Timer | None = None

    def begin(self, text: str) -> None:
        """Read a text from its first line."""
        self._lines = breaths(text)
        self._at = 0
        self.refresh(layout=True)

    def _shown(self, width: int) -> list[Content]:
        if not self._lines:
            return [plain(words.NOTHING_TO_READ, "$text-muted")]
        if self._at >= len(self._lines):
            return [plain(words.ALOUD_OVER)]
        lines: list[Content] = []
        for index in range(self._at - AROUND, self._at + AROUND + 1):
            text = self._lines[index] if 0 <= index < len(self._lines) else ""
            style = "bold" if index == self._at else "$text-muted"
            lines += plain(text, style).wrap(max(width, 8)) if index == self._at else [one_line(text, style)]
            if index != self._at + AROUND:
                lines.append(Content(""))
        return [line.truncate(width, ellipsis=True) for line in lines]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # One height for all lines: the text must not jump while it is being read.
        longest = max((len(plain(line).wrap(max(width, 8))) for line in self._lines), default=1)
        return longest + 4 * AROUND + 2

    def render(self) -> Any:
        width = self.content_size.width
        count = f"{min(self._at + 1, len(self._lines))} / {len(self._lines)}" if self._lines else ""
        foot = plain(f"{count}   {words.ALOUD_HOW}", "$text-muted")
        return Content("\n").join([*self._shown(width), Content(""), foot.truncate(width, ellipsis=True)])

    def action_line(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._lines))
        self.refresh()
        if self._timer is not None:
            self._stop()
            self._run()

    def action_pace(self) -> None:
        if self._timer is None:
            self._run()
        else:
            self._stop()

    def _run(self) -> None:
        if self._at < len(self._lines):
            seconds = len(self._lines[self._at].split()) / WORDS_A_SECOND + BREATH
            self._timer = self.set_timer(seconds, self._by_itself)

    def _by_itself(self) -> None:
        self._timer = None
        self._at += 1
        self.refresh()
        self._run()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def action_close(self) -> None:
        self._stop()
        self.post_message(self.Closed())
