"""One of a few, on a line: choices with their words, or a number from 0 to 10."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from workbook.widgets.common.growing_text_area import leave
from workbook.widgets.common.safe import plain
from workbook.words.common import fields as words
from workbook.words.common import signs

TOP = 10


class Picker(Widget, can_focus=True):
    """What the two share: arrows choose, `esc` leaves, `enter` goes on. Posts `Picked` when the choice changed."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"picker--chosen"}
    DEFAULT_CSS = """
    Picker {
        height: auto; width: 1fr; padding: 0 1; border-left: outer $panel; background: $surface;
        & > .picker--chosen { color: $accent; text-style: bold; }
        &:focus { border-left: thick $accent; background-tint: $foreground 4%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", show=False, id="field.before"),
        Binding("right,l,space", "step(1)", "After", show=False, id="field.after"),
        Binding("delete,backspace", "clear", "Nothing", show=False, id="field.clear"),
        Binding("enter", "enter", "Go on", show=False, id="field.enter"),
        Binding("escape", "leave", words.LEAVE, id="field.leave", tooltip=words.LEAVE_TIP),
    ]

    at: reactive[int | None] = reactive[int | None](None)
    """Which one is chosen, counted from 0; None: none yet."""

    @dataclass(repr=False)
    class OfPicker(Message):
        """What the two have in common. They are no kind of each other: who hears the one is not told of the other."""

        picker: Picker

        @property
        def control(self) -> Picker:
            return self.picker

    class Picked(OfPicker):
        """Another one was chosen, or none."""

    class Entered(OfPicker):
        """Enter was pressed: on to whatever comes next."""

    def __init__(self, count: int, at: int | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = count
        self.set_reactive(Picker.at, at)

    def load(self, at: int | None) -> None:
        """Show another choice without telling anybody."""
        self.set_reactive(Picker.at, at)
        self.refresh()

    def pick(self, at: int | None) -> None:
        if at != self.at:
            self.at = at
            self.post_message(self.Picked(self))

    def action_step(self, step: int) -> None:
        if self._count:
            first = 0 if step > 0 else self._count - 1
            self.pick(first if self.at is None else (self.at + step) % self._count)

    def action_clear(self) -> None:
        self.pick(None)

    def action_enter(self) -> None:
        self.post_message(self.Entered(self))

    def action_leave(self) -> None:
        leave(self)

    # -- drawing: subclasses give pieces, this puts as many on a line as fit ----------------------------------

    @abstractmethod
    def _pieces(self) -> list[Content]:
        """What is drawn for each choice, as it stands now."""

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Column and line of every piece."""
        places: list[tuple[int, int]] = []
        x = y = 0
        for piece in self._pieces():
            if x and x + piece.cell_length > width:
                x, y = 0, y + 1
            places.append((x, y))
            x += piece.cell_length
        return places

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        places = self._places(width)
        return places[-1][1] + 1 if places else 1

    def render(self) -> Any:
        lines: list[Content] = []
        for piece, (x, _) in zip(self._pieces(), self._places(self.content_size.width), strict=True):
            if x == 0:
                lines.append(piece)
            else:
                lines[-1] = lines[-1] + piece
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        pieces = self._pieces()
        for index, (x, y) in enumerate(self._places(self.content_size.width)):
            if y == offset.y and x <= offset.x < x + pieces[index].cell_length and index < self._count:
                self.pick(index)


class OneOf(Picker):
    """A few choices with words: `( ) spoken   (●) taken for granted`."""

    def __init__(self, choices: Sequence[str], chosen: str = "", *, id: str | None = None) -> None:
        self._choices = list(choices)
        super().__init__(len(self._choices), self._index(chosen), id=id)

    def _index(self, chosen: str) -> int | None:
        return self._choices.index(chosen) if chosen in self._choices else None

    @property
    def chosen(self) -> str:
        """The words of the choice, "" for none."""
        return "" if self.at is None else self._choices[self.at]

    def name_anew(self, choices: Sequence[str]) -> None:
        """The same choices in other words; what is chosen stays."""
        if (named := list(choices)) != self._choices:
            self._choices = named
            self.refresh(layout=True)

    def load_words(self, chosen: str) -> None:
        self.load(self._index(chosen))

    def _pieces(self) -> list[Content]:
        return [
            Content.styled(f"{signs.ONE} ", "$accent bold") + plain(text, "bold") + Content("   ")
            if index == self.at
            else plain(f"{signs.OF_FEW} {text}   ")
            for index, text in enumerate(self._choices)
        ]


class OneOfOrTyped(OneOf):
    """Choices above a line in which something else can be typed. Posts `Typed` for a letter or a digit, which is meant
    for that line; arrows choose."""

    @dataclass(repr=False)
    class Typed(Message):
        picker: OneOfOrTyped
        character: str

        @property
        def control(self) -> OneOfOrTyped:
            return self.picker

    def on_key(self, event: events.Key) -> None:
        if self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(self, event.character or ""))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return character is not None and character.isalnum()


class ScaleLine(Picker):
    """0 to 10 with words at both ends. Digits choose; 1 followed by 0 is 10."""

    DEFAULT_CSS = "ScaleLine { height: auto; }"

    def __init__(self, low: str, high: str, level: int | None = None, *, id: str | None = None) -> None:
        super().__init__(TOP + 1, level, id=id)
        self._ends = (low, high)

    @property
    def level(self) -> int | None:
        return self.at

    def on_key(self, event: events.Key) -> None:
        if self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            digit = int(event.character or "0")
            self.pick(TOP if digit == 0 and self.at == 1 else digit)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return bool(character) and character in "0123456789"

    def _pieces(self) -> list[Content]:
        wide = self.content_size.width >= 46
        pieces: list[Content] = []
        for level in range(TOP + 1):
            text = f"[{level}]" if level == self.at else f" {level} "
            style = "$accent bold" if level == self.at else ""
            pieces.append(Content.styled(text, style) + Content(" " if wide else ""))
        return pieces

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return super().get_content_height(container, viewport, width) + (1 if any(self._ends) else 0)

    def render(self) -> Any:
        line: Content = super().render()
        low, high = self._ends
        if not (low or high):
            return line
        room = max(len(text.rstrip()) for text in line.plain.split("\n"))
        ends = plain(f"0 {low}", "$text-muted")
        end = plain(f"{high} 10", "$text-muted")
        gap = max(room - ends.cell_length - end.cell_length, 3)
        return line + Content("\n") + ends + Content(" " * gap) + end
