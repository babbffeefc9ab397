"""`rehearse`: read a sentence, hide it, type it again from memory, see the differences."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.domain.steps.answers import Attempt
from workbook.domain.steps.exercises import Rehearse
from workbook.domain.steps.rehearsal import closeness, differences
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise


class RehearseEditor(Editor[Rehearse, Attempt]):
    """Three faces: the text to learn, the field, the two compared. Kept is the best attempt."""

    DEFAULT_CSS = """
    RehearseEditor > .original {
        width: 1fr; height: auto; padding: 0 1; border-left: outer $panel; background: $surface; margin-bottom: 1;
    }
    RehearseEditor > .said { width: 1fr; height: auto; color: $text-muted; }
    RehearseEditor > .differences { width: 1fr; height: auto; margin: 1 0; }
    RehearseEditor > GrowingTextArea, RehearseEditor > .differences { display: none; }
    RehearseEditor.-typing > GrowingTextArea, RehearseEditor.-compared > .differences { display: block; }
    RehearseEditor.-typing > .original, RehearseEditor.-nothing > .original { display: none; }
    """
    ACTIONS: ClassVar[tuple[str, ...]] = ("compare",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.HIDE, id="exercise.write", tooltip=words.HIDE_TIP),
        Binding("c", "compare", words.COMPARE, id="rehearse.compare", tooltip=words.COMPARE_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Attempt, around: Around) -> None:
        super().__init__(exercise, value, around)
        self._original = around.earlier.strip() or self.settings.text.strip()
        self._text = Static(plain(self._original), classes="original")
        self._said = Static(classes="said")
        self._box = GrowingTextArea(lines=3)
        self._differences = Static(classes="differences")

    def compose(self) -> ComposeResult:
        yield self._text
        yield self._box
        yield self._differences
        yield self._said

    def on_mount(self) -> None:
        self._say(words.READ_IT if self._original else words.nothing_yet(words.NOTHING_TO_REHEARSE, self.around.of))
        self.set_class(not self._original, "-nothing")
        if self._original and self._value.text and not self._value.closeness >= 1:
            self._box.load_text(self._value.text)

    def _say(self, text: str) -> None:
        best = f"  {words.best_so_far(self._value.closeness)}" if self._value.closeness else ""
        self._said.update(plain(text + best))

    @property
    def value(self) -> Attempt:
        """The better of what has been kept and what stands in the field."""
        text = self._box.text
        share = closeness(self._original, text)
        if not text.strip() or (share < self._value.closeness and self._value.text):
            return self._value
        return Attempt(text, share)

    def show(self, value: Attempt) -> None:
        self._value = value
        self._say("")

    def first(self) -> Widget:
        return self._box

    def action_begin(self) -> None:
        self.was_left = False
        if self.has_class("-compared"):
            self._box.load_text("")
        self.remove_class("-compared")
        self.add_class("-typing")
        self._say("")
        self._box.focus()
        self.turned()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        new = self.value
        if new != self._value:
            self.answered(new, field="text")

    def action_compare(self) -> None:
        attempt = self._box.text
        shown = Content(" ").join(
            {
                "same": lambda text: plain(text),
                "left out": lambda text: plain(f"[{text}]", "$warning"),
                "put in": lambda text: plain(text, "underline"),
            }[one.sort](one.text)
            for one in differences(self._original, attempt)
        )
        self._differences.update(shown)
        self.remove_class("-typing")
        self.add_class("-compared")
        self._said.update(plain(f"{words.came_back(closeness(self._original, attempt))} {words.DIFFERENCES}"))
        self.turned()

    def take_back_focus(self) -> None:
        super().take_back_focus()
        if self.has_class("-typing") and self._box.text.strip():
            self.action_compare()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "begin" and not self._original:
            return False
        if action == "compare":
            return self.has_class("-typing") and bool(self._box.text.strip())
        return super().check_action(action, parameters)
