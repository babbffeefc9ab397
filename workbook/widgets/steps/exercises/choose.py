"""`choose`: one option or several, each with what the book says once it is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from workbook.domain.steps.answers import Choices
from workbook.domain.steps.exercises import Choose
from workbook.widgets.common.prose import Prose, inline
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.listed import ListEditor, toggled
from workbook.widgets.steps.exercises.messages import LetDown, SafetyChosen
from workbook.words.common import signs
from workbook.words.steps import exercises as words
from workbook.words.wording import care

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbook.domain.steps.exercises import Way
    from workbook.domain.steps.help import HelpPlace
    from workbook.domain.steps.programme import Exercise


class ChooseEditor(ListEditor[Choose, Choices], can_focus=False):
    """Options in a list; what is chosen can be taken back by choosing it again."""

    DEFAULT_CSS = "ChooseEditor > .help { margin-top: 1; border-left: outer $panel; padding: 0 1; }"
    ACTIONS: ClassVar[tuple[str, ...]] = ("turn", "let_down")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f8", "turn", care.TURN, show=False, id="exercise.turn", tooltip=care.TURN_TIP),
        Binding("r", "let_down", words.LET_DOWN, show=False, id="choose.role", tooltip=words.LET_DOWN_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Choices, around: Around) -> None:
        super().__init__(exercise, value, around, WrappedList(gap=True, choose=words.CHOOSE))
        leads = any(option.leads for option in self.settings.options)
        self._places = tuple(around.help()) if leads else ()
        self._help = Prose(classes="help")

    def compose(self) -> ComposeResult:
        yield self.list
        yield self._help

    def redraw(self) -> None:
        super().redraw()
        self._help.display = bool(self._ways())
        if self._help.display:
            fitting = {one.help for one in self.settings.options if one.id in self._value.chosen}
            self._help.set_text(places(fitting_first(self._places, fitting)))

    def _ways(self) -> frozenset[Way]:
        """Where the chosen options lead."""
        return frozenset(one.leads for one in self.settings.options if one.leads and one.id in self._value.chosen)

    def entries(self) -> list[WrappedRow]:
        on, off = (signs.TICKED, signs.OPEN) if self.settings.several else (signs.ONE, signs.OF_FEW)
        entries: list[WrappedRow] = []
        told = False  # what is put away is said once, whatever is chosen, and where it is seen
        for option in self.settings.options:
            chosen = option.id in self._value.chosen
            note = inline(option.feedback) if chosen and option.feedback else Content("")
            said = [note] if note.cell_length else []
            if chosen and option.leads:
                said.append(Content.styled(words.turn(self._key_of("turn")), "$accent"))
            if chosen and option.role and self.around.may_change_role:
                said.append(Content.styled(words.let_down(self._key_of("let_down")), "$accent"))
            if chosen and option.leads == "unsafe" and not told:
                told, said = True, [*said, Content(words.PUT_AWAY)]
            note = Content("\n\n").join(said)
            entries.append(WrappedRow((inline(option.text),), option.id, f"{on if chosen else off} ", note=note))
        return entries

    def on_cursor_list_chosen(self, message: WrappedList.Chosen) -> None:
        message.stop()
        settings, chosen, key = self.settings, self._value.chosen, message.row.value
        # One chosen after another takes its place, unless several may be.
        kept = chosen if settings.several or key in chosen else ()
        self.change(Choices(toggled(kept, key, [option.id for option in settings.options])))
        if any(option.leads for option in self.settings.options):
            self.post_message(SafetyChosen(self.exercise.id, self._ways()))
            self.turned()

    def _key_of(self, action: str) -> str:
        return next(key for binding, key in self.own_bindings() if binding.action == action)

    def action_let_down(self) -> None:
        self.post_message(LetDown(self.exercise.id))

    def action_turn(self) -> None:
        self._help.scroll_visible(top=True, animate=False, force=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return bool(self._ways())
        if action == "let_down":
            said = any(one.role for one in self.settings.options if one.id in self._value.chosen)
            return said and self.around.may_change_role
        return super().check_action(action, parameters)


def fitting_first(help: Sequence[HelpPlace], fitting: Collection[str]) -> list[HelpPlace]:
    """Those that fit what was chosen before the others; somebody in need reads one, not eight."""
    return sorted(help, key=lambda one: one.id not in fitting)


def places(help: Sequence[HelpPlace]) -> str:
    """The places to turn to, as prose."""
    return "\n\n".join(f"# {one.title}\n{one.what} {one.where}" for one in help)
