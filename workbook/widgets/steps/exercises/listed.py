"""Exercises that are done in a list: `ListEditor`, and `OwningEditor` where a person may add entries of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.words.common import signs
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.domain.steps.programme import Exercise

S = TypeVar("S")
V = TypeVar("V")


def box(ticked: bool) -> str:
    """What stands before an entry that can be ticked."""
    return f"{signs.TICKED if ticked else signs.OPEN} "


def toggled(chosen: Sequence[str], id: str, order: Sequence[str]) -> tuple[str, ...]:
    """The ids that are chosen once `id` has been taken in, or out if it was among them: in this order, behind it those
    that the content does not have any more."""
    gone = [one for one in chosen if one not in order]
    return tuple(one for one in (*order, *gone) if (one in chosen) != (one == id))


class ListEditor(Editor[S, V], can_focus=False):
    """`self.list` is the list. A kind gives its `entries`, and hears what is chosen in it."""

    def __init__(self, exercise: Exercise, value: V, around: Around, entries: WrappedList) -> None:
        super().__init__(exercise, value, around)
        self.list = entries

    def entries(self) -> Sequence[WrappedRow]:
        """What the list shows of the answer as it is."""
        return ()

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.redraw()

    def redraw(self) -> None:
        """Bring the list up to date with the answer."""
        self.list.set_rows(self.entries())

    def show(self, value: V) -> None:
        self._value = value
        self.redraw()

    def change(self, value: V) -> None:
        """The person changed the answer to `value`."""
        self.show(value)
        self.answered()
        self.call_after_refresh(self.list.reveal)

    def home(self) -> Widget:
        return self.list

    def first(self) -> Widget:
        return self.list


class OwningEditor(ListEditor[S, V], can_focus=False):
    """`self.line` is where an entry is added. The value of the kind has its own entries in `own`, id → text; the kind
    says what the answer is `without` one."""

    ACTIONS: ClassVar[tuple[str, ...]] = ("add", "remove")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", words.ADD, show=False, id="exercise.add", tooltip=words.ADD_TIP),
        Binding("d,delete", "remove", words.REMOVE, show=False, id="exercise.remove", tooltip=words.REMOVE_TIP),
    ]

    def __init__(self, exercise: Exercise, value: V, around: Around, entries: WrappedList) -> None:
        super().__init__(exercise, value, around, entries)
        self.line = AddLine(words.ADD)
        self._next = ""

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.line

    def put_back(self, value: Any, id: str) -> V:
        """The answer in which nothing has been done with that entry: not ticked, not picked, on no pile."""
        return value

    @property
    def own(self) -> dict[str, str]:
        return getattr(self._value, "own", {})

    def _with_own(self, id: str, text: str) -> V:
        value: Any = self._value
        return replace(value, own={**self.own, id: text})

    @property
    def value(self) -> V:
        """With the entry that is being typed, so that it is saved as well."""
        text = self.line.text
        return self._with_own(self._own_id(), text) if text else self._value

    def _own_id(self) -> str:
        if not self._next or self._next in self.own:
            numbers = [int(id[4:]) for id in self.own if id.startswith("own-") and id[4:].isdecimal()]
            self._next = f"own-{max(numbers, default=0) + 1}"
        return self._next

    def on_add_line_typed(self, message: AddLine.Typed) -> None:
        message.stop()
        self.post_answer(self.value, field=self._own_id())

    def on_add_line_added(self, message: AddLine.Added) -> None:
        message.stop()
        id = self._own_id()
        self.change(self._with_own(id, message.text))
        self.list.select(id)

    def action_add(self) -> None:
        self.line.open()

    def action_remove(self) -> None:
        key = self.list.value
        if key is not None and key in self.own:
            value: Any = self.put_back(self._value, key)
            self.change(replace(value, own={id: text for id, text in self.own.items() if id != key}))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "add":
            return bool(getattr(self.settings, "own", False))
        if action == "remove":
            return bool(self.own)
        return super().check_action(action, parameters)
