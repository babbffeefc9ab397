"""Words that could not be saved when the workbook was left, offered once at the next opening."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from workbook.domain.steps.programme import Exercise
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.frame.leave import text_of
from workbook.store.common import put_back
from workbook.store.file import unsaved
from workbook.store.file.unsaved import Left
from workbook.widgets.common.fields import Press
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import leaving as words


def found(context: AppContext) -> list[Left]:
    """The files of unsaved words that the person in front may see: those of their own, and those of nobody."""
    return put_back.found(context.notebook, context.data, context.person_id)


class WordsFound(Dialog[None]):
    """Put them back where they were typed, look at them, forget them, or leave it for another time."""

    CSS_PATH = "leave.tcss"
    AUTO_FOCUS = "#back"

    def __init__(self, context: AppContext, files: Sequence[Left]) -> None:
        super().__init__()
        self.context = context
        self._files = list(files)
        self._sure = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.FOUND_TITLE), classes="title")
            yield Static(plain(words.FOUND_ABOUT), classes="hint")
            with Vertical(id="files"):
                for left in self._files:
                    yield Static(one_line(words.found(left.at, [one.place for one in left.words])))
            with VerticalScroll(id="texts"):
                yield Static(plain(self._text()), id="text")
            yield Static(id="problem", classes="problem")
            with Horizontal(classes="choices"):
                choices = ("back", words.BACK), ("look", words.LOOK), ("forget", words.FORGET), ("later", words.LATER)
                for id, label in choices:
                    yield Press(label, id=id)
        yield KeyLine()

    def _text(self) -> str:
        return text_of([one for left in self._files for one in left.words])

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(plain(sentence))

    @on(Button.Pressed, "#later")
    def _later(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#look")
    def _look(self) -> None:
        self.toggle_class("-looking")
        if self.has_class("-looking"):
            self.set_focus(self.query_one("#texts"))

    @on(Button.Pressed, "#forget")
    def _forget(self) -> None:
        if not self._sure:
            self._sure = True
            self._say(words.FORGET_SURE)
            return
        unsaved.remove(left.path for left in self._files)
        self.tell(words.FORGOTTEN)
        self.dismiss(None)

    @on(Button.Pressed, "#back")
    def _put_back(self) -> None:
        before = sum(len(left.words) for left in self._files)
        put = (
            put_back.file_back(self.context.notebook, left, self.context.data, self._exercise) for left in self._files
        )
        stay = [rest for rest in put if rest is not None]
        if not stay:
            self.tell(words.PUT_BACK)
            self.dismiss(None)
            return
        self._files = stay
        self.query_one("#text", Static).update(plain(self._text()))
        after = sum(len(left.words) for left in stay)
        self._say(words.SOME_PUT_BACK if after < before else words.PLACELESS)

    def _exercise(self, step: str, exercise: str) -> Exercise:
        return self.context.book.step(step).exercise(exercise)
