"""Lists to which a person may add entries of their own: what checklist, cards and sort have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise

S = TypeVar("S")
V = TypeVar("V")


class OwningEditor(Editor[S, V], can_focus=False):
    """`self.slips` is the list, `self.line` where an entry is added. A kind gives `entries`, `with_own` and
    `without`."""

    ACTIONS: ClassVar[tuple[str, ...]] = ("add", "remove")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", words.ADD, show=False, id="exercise.add", tooltip=words.ADD_TIP),
        Binding("d,delete", "remove", words.REMOVE, show=False, id="exercise.remove", tooltip=words.REMOVE_TIP),
    ]

    def __init__(self, exercise: Exercise, value: V, around: Around, slips: WrappedList) -> None:
        super().__init__(exercise, value, around)
        self.slips = slips
        self.line = AddLine(words.ADD)
        self._next = ""

    # -- what a kind gives ------------------------------------------------------------------------------------

    def entries(self) -> list[WrappedRow]:
        raise NotImplementedError

    def with_own(self, value: Any, id: str, text: str) -> V:
        raise NotImplementedError

    def without(self, value: Any, id: str) -> V:
        raise NotImplementedError

    @property
    def own(self) -> dict[str, str]:
        return getattr(self._value, "own", {})

    @property
    def may_add(self) -> bool:
        return bool(getattr(self.settings, "own", False))

    # -- shared -----------------------------------------------------------------------------------------------

    @property
    def value(self) -> V:
        """With the entry that is being typed, so that it is saved as well."""
        text = self.line.text
        return self.with_own(self._value, self._own_id(), text) if text else self._value

    def _own_id(self) -> str:
        if not self._next or self._next in self.own:
            numbers = [int(id[4:]) for id in self.own if id.startswith("own-") and id[4:].isdecimal()]
            self._next = f"own-{max(numbers, default=0) + 1}"
        return self._next

    def home(self) -> Widget:
        return self.slips

    def first(self) -> Widget:
        return self.slips

    def show(self, value: V) -> None:
        self._value = value
        self.redraw()

    def redraw(self) -> None:
        self.slips.set_slips(self.entries())

    def on_mount(self) -> None:
        self.redraw()

    def change(self, value: V) -> None:
        """The person changed the answer to `value`."""
        self._value = value
        self.redraw()
        self.answered()

    def on_add_line_typed(self, message: AddLine.Typed) -> None:
        message.stop()
        if not isinstance(message, AddLine.Added):
            value = self.value
            self.post_answer(value)

    def on_add_line_added(self, message: AddLine.Added) -> None:
        message.stop()
        id = self._own_id()
        self.change(self.with_own(self._value, id, message.text))
        self.slips.select(id)

    def action_add(self) -> None:
        self.line.open()

    def action_remove(self) -> None:
        key = self.slips.current
        if key is not None and key in self.own:
            self.change(self.without(self._value, key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "add":
            return self.may_add
        if action == "remove":
            return bool(self.own)
        return super().check_action(action, parameters)
