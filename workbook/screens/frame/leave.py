"""Leaving with words that cannot be saved: stay, copy them to a file, or leave without them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from workbook.screens.common.base import Dialog
from workbook.store.file import errors, files
from workbook.store.file.unsaved import Words
from workbook.widgets.common.fields import Press, TextField
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import plain
from workbook.words.common import leaving as words

NAME = "~/words-from-my-workbook.txt"


class LeaveWithout(Dialog[bool]):
    """True: leave, with the words copied or without. It reads nothing of the workbook, which is out of reach."""

    CSS_PATH = "leave.tcss"
    AUTO_FOCUS = "#stay"
    uncovered = True
    """In a small window, what is said in the corner would lie over what can be chosen, for as long as this is asked."""

    def __init__(self, left: Sequence[Words]) -> None:
        super().__init__()
        self._left = left

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.TITLE), classes="title")
            yield Static(plain(words.ABOUT), classes="hint")
            yield Static(plain(words.FILE), id="label")
            yield TextField(NAME, id="file")
            yield Static(id="problem", classes="problem")
            with Horizontal(classes="choices"):
                for id, label in (("stay", words.STAY), ("copy", words.COPY), ("leave", words.LEAVE)):
                    yield Press(label, id=id)
        yield KeyLine()

    def on_mount(self) -> None:
        self.app.clear_notifications()

    @on(Button.Pressed, "#stay")
    def _stay(self) -> None:
        self.dismiss(False)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(True)

    @on(TextField.Submitted)
    @on(Button.Pressed, "#copy")
    def _copy(self) -> None:
        name = self.query_one("#file", TextField).value.strip()
        if not name:
            self._problem(words.NO_NAME)
            return
        path = Path(name).expanduser()
        try:
            copy(self._left, path)
        except FileExistsError:
            self._problem(words.EXISTS)
        except (OSError, RuntimeError, ValueError) as error:
            why = errors.why(error, path) if isinstance(error, OSError) else type(error).__name__
            self._problem(words.NOT_COPIED.format(why=why))
        else:
            self.dismiss(True)

    def _problem(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(plain(sentence))


def copy(left: Sequence[Words], path: Path) -> None:
    """Write words as plain text to a new file, for its owner only. Raises OSError."""
    data = text_of(left).encode("utf-8", "replace")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), files.FILE_MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def text_of(left: Sequence[Words]) -> str:
    """Words for reading: where they stood, then what each field held."""
    return words.text_of((one.place, one.fields) for one in left)
