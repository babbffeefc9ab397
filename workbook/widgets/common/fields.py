"""Fields to type and choose in, as the rest of the program expects them: `esc` leaves, nothing is thrown away."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Button, Checkbox, Input, Static, TextArea

from workbook.widgets.common.safe import plain
from workbook.words.common import frame as words
from workbook.words.common import signs

LEAVE = Binding("escape", "leave", words.BACK, id="field.leave", tooltip=words.BACK_TIP)


class TextField(Input):
    """One line of text. A paste of several lines comes in whole, its line breaks as blanks."""

    BINDINGS = [LEAVE]
    DEFAULT_CSS = """
    TextField { border: none; border-left: outer $panel !important; background: $surface; height: 1; padding: 0 1; }
    TextField:focus { border: none; border-left: thick $accent !important; background-tint: $foreground 4%; }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None, max_length: int = 0) -> None:
        super().__init__(
            value, placeholder=placeholder, id=id, max_length=max_length, compact=True, select_on_focus=False
        )

    def _on_paste(self, event) -> None:  # type: ignore[no-untyped-def]
        # Input keeps the first line of a paste only; words must not be lost.
        event.prevent_default()
        event.stop()
        if event.text:
            self.insert_text_at_cursor(" ".join(event.text.split()))

    def action_leave(self) -> None:
        self.screen.set_focus(None)


class TextBox(TextArea):
    """Several lines of text. `esc` leaves it with every word kept; tab goes on to the next field."""

    goes_to_editor = True
    """Can its text be written in somebody's own editor? (Asked of whatever has the focus.)"""
    BINDINGS = [LEAVE]
    DEFAULT_CSS = """
    TextBox {
        border: none; border-left: outer $panel !important; background: $surface; padding: 0 1;
        height: auto; min-height: 3; max-height: 14;
    }
    TextBox:focus { border: none; border-left: thick $accent !important; background-tint: $foreground 4%; }
    """

    def __init__(self, text: str = "", *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(
            text,
            id=id,
            placeholder=Content(placeholder),
            compact=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )

    def action_leave(self) -> None:
        self.screen.set_focus(None)


class Tick(Checkbox):
    """`[x]` or `[ ]`: on and off differ by more than a colour."""

    BUTTON_INNER = "x"
    DEFAULT_CSS = """
    Tick, Tick:focus { border: none; padding: 0; background: transparent; height: auto; }
    Tick:focus > .toggle--label { text-style: bold; color: $foreground; background: $block-cursor-background; }
    """

    @property
    def _button(self) -> Content:
        return Content(("▸ " if self.has_focus else "  ") + (signs.TICKED if self.value else signs.OPEN))


class Press(Button):
    """`‹ Continue ›`: a button of one line, the only kind there is; its colours stand in the app's sheet, which alone
    beats Textual's. `label` may hold what the user wrote."""

    DEFAULT_CSS = """
    Press { width: auto; min-width: 0; height: 1; margin: 0 2 0 0; }
    """

    def __init__(self, label: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(self._dressed(label), id=id, classes=classes, compact=True)

    def set_label(self, label: str) -> None:
        relabel(self, self._dressed(label))

    @staticmethod
    def _dressed(label: str) -> Content:
        return Content(f"‹ {label} ›") if label else Content("")


def retell(line: Static, text: str | Content) -> None:
    """Other words on a line, laid out anew only when they are others: a form looks at all of them at each pause."""
    if line.content != (content := plain(text) if isinstance(text, str) else text):
        line.update(content)


def relabel(button: Button, label: str | Content) -> None:
    """Other words on a button, with the room they need. It is another one then: a key that comes right after the last
    press is meant for it."""
    if button.label != (content := plain(label) if isinstance(label, str) else label):
        button.label = content
        button.remove_class("-active")
        button.refresh(layout=True)
