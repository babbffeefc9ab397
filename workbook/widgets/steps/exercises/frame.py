"""An exercise on its page: one line while it is closed; prompt, reason, example and its own widget while open."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from workbook.domain.steps.answers import Answer, empty
from workbook.domain.steps.next_step import State
from workbook.domain.steps.plain_text import written
from workbook.domain.steps.programme import Exercise
from workbook.domain.steps.progress import exercise_state
from workbook.widgets.common.action_line import ActionLine
from workbook.widgets.common.press_line import Action
from workbook.widgets.common.prose import Prose
from workbook.widgets.common.safe import fit, plain
from workbook.widgets.common.textual_private import bindings_of
from workbook.widgets.steps.exercises import editor_for, value_for
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.exercises.messages import EarlierAsked, HeadPressed, MadePrivate, NotNow, Turned
from workbook.widgets.wording.care_panel import PAUSE, CarePanel
from workbook.words.common import signs
from workbook.words.steps import exercises as words
from workbook.words.wording import care


class Head(Widget):
    """The line of an exercise: glyph, number, title, and at the end what has become of it. A click opens it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Head { height: 1; width: 1fr; }
    Head:hover { background: $boost; }
    Head.-marked { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    class Pressed(Message):
        pass

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._number, self._title = number, title
        self._aside = ""
        self._glyph = signs.STEPS["untouched"]
        self._open = False
        self._marked = False

    def set_facts(self, glyph: str, aside: str, opened: bool, *, marked: bool = False) -> None:
        if (glyph, aside, opened, marked) != (self._glyph, self._aside, self._open, self._marked):
            self._glyph, self._aside, self._open, self._marked = glyph, aside, opened, marked
            self.set_class(marked, "-marked")
            self.refresh()

    def render(self) -> Any:
        width = self.content_size.width
        style = "$accent bold" if self._open else ""
        number = f"{self._number}  " if self._number else ""
        cursor = "▸ " if self._marked else "  "
        left = Content.assemble(cursor, (f"{self._glyph} ", "$accent"), (f"{number}{self._title}", style))
        right = plain(self._aside, "$text-muted")
        if left.cell_length + right.cell_length + 2 > width:
            right = plain(self._aside.rpartition(" · ")[2], "$text-muted")
        return fit(left, width - right.cell_length - 1) + Content(" ") + right

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Pressed())


class Frame(Vertical):
    """One exercise. What it shows beyond its head is made when it is first opened, and kept."""

    DEFAULT_CSS = """
    Frame { height: auto; width: 1fr; }
    Frame > .body { height: auto; width: 1fr; margin: 1 0 1 4; display: none; }
    Frame.-open > .body { display: block; }
    Frame .prompt { margin-bottom: 1; }
    Frame .why { color: $text-muted; margin-bottom: 1; }
    Frame .example { display: none; border-left: outer $panel; padding: 0 1; margin-bottom: 1; color: $foreground; }
    Frame.-example .example { display: block; }
    Frame ActionLine { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "example", words.EXAMPLE, show=False, id="exercise.example", tooltip=words.EXAMPLE_TIP),
        Binding("x", "not_now", words.NOT_NOW, show=False, id="exercise.not-now", tooltip=words.NOT_NOW_TIP),
        Binding("o", "earlier", words.EARLIER, show=False, id="exercise.earlier", tooltip=words.EARLIER_TIP),
        Binding("v", "private", words.PRIVATE, show=False, id="exercise.private", tooltip=words.PRIVATE_TIP),
        Binding("f8", "turn", care.TURN, show=False, id="care.turn", tooltip=care.TURN_TIP),
    ]

    def __init__(self, number: int, exercise: Exercise, answer: Answer | None, *, counted: bool = True) -> None:
        super().__init__()
        self.counted = counted
        """Where nothing is, no sign waits to be filled."""
        self.exercise = exercise
        self.answer = answer
        self.number = number
        self.editor: Editor[Any, Any] | None = None
        self.is_open = False
        self.is_marked = False
        """Is it the one that enter opens?"""
        self._head = Head(number, exercise.title)
        self._actions = ActionLine()
        self._care: CarePanel | None = None
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self._head

    def on_mount(self) -> None:
        self.show_facts()

    @property
    def state(self) -> State:
        return exercise_state(self.exercise, self.answer)

    # -- open and closed --------------------------------------------------------------------------------------

    async def open(self, around: Around) -> None:
        """Show the whole exercise; the first time its widgets are made."""
        self.is_open = True
        if self.editor is None:
            exercise = self.exercise
            self.editor = self.make_editor(around)
            parts: list[Widget] = [Prose(exercise.prompt, classes="prompt")]
            if exercise.why:
                parts.append(Prose(exercise.why, classes="why"))
            if exercise.example:
                parts.append(Prose(exercise.example, lead=words.EXAMPLE_HEAD + ".", classes="example"))
            parts.append(self.editor)
            if around.care is not None and not self.editor.SAYS_CARE:
                self._care = CarePanel(around.care, around.help)
                parts.append(self._care)
            await self.mount(Vertical(*parts, self._actions, classes="body"))
            self._look_soon()
        else:
            self.look_around(around)  # what it knew when it was closed may not hold any more
        self.add_class("-open")
        self.show_facts()

    def make_editor(self, around: Around) -> Editor[Any, Any]:
        """The widget in which the exercise is done."""
        return editor_for(self.exercise, value_for(self.exercise, self.answer), around)

    def close(self) -> None:
        self.is_open = False
        self.remove_class("-open")
        if not self.exercise.stored:
            self.forget()
        self.show_facts()

    def forget(self) -> None:
        """Drop what has been entered and is nowhere else: answers that are never stored."""
        if self.editor is not None:
            self.editor.show(empty(self.exercise.kind))

    def focus_home(self, *, begin: bool = False) -> None:
        """Give the focus to the exercise, where letters are keys; with `begin` to the field of one that is written."""
        if self.editor is None:
            return
        self.editor.was_left = False
        if begin and self.editor.WRITES_AT_ONCE and self.editor.check_action("begin", ()):
            self.editor.action_begin()
        else:
            self.editor.home().focus(scroll_visible=False)

    def mark(self, marked: bool) -> None:
        """The cursor stands on its head, or does not any more."""
        if marked != self.is_marked:
            self.is_marked = marked
            self.show_facts()

    def take(self, answer: Answer | None, *, refill: bool) -> None:
        """The answer as it is stored now; `refill`: show it in the fields too."""
        self.answer = answer
        if refill and self.editor is not None:
            self.editor.show(value_for(self.exercise, answer))
        self.show_facts()

    def show_facts(self) -> None:
        """Bring the head, and what can be done, up to date."""
        asides = " · ".join(self.asides())
        glyph = signs.STEPS[self.state] if self.counted or self.state != "untouched" else " "
        self._head.set_facts(glyph, asides, self.is_open, marked=self.is_marked)
        if self.is_open:
            self.refresh_actions()

    def asides(self) -> list[str]:
        """What stands at the end of the head, the least important first."""
        state = self.state
        asides = [words.STATES[state]] if words.STATES[state] else []
        if self.answer is not None and self.answer.private:
            asides.append(words.IS_PRIVATE)
        if state == "untouched":
            asides += [words.OPTIONAL_ONE] if self.exercise.optional and not self.exercise.together else []
            asides += [words.FOR_TWO] if self.exercise.together else []
        if self.is_open or state == "untouched":
            asides.append(words.minutes(self.exercise.minutes))
        return asides

    # -- what may be more than wording -------------------------------------------------------------------------

    def on_answered(self) -> None:
        self._look_soon()

    def look_around(self, around: Around) -> None:
        """What the exercise may know beyond its answer has been read anew."""
        if self.editor is not None:
            self.editor.look_around(around)
            self._look_soon()
            if self.is_open:
                self.refresh_actions()  # what can be done may hang on what is around it

    def _look_soon(self) -> None:
        if self._care is not None:
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self._look)

    def _look(self) -> None:
        if self._care is None or self.editor is None or not self._care.is_attached:
            return
        could = self._care.can_turn
        if self._care.look(written(self.editor.value)) and self.editor.typing:
            self.call_after_refresh(self._bring_in)
        if self._care.can_turn != could:
            self.refresh_actions()

    def _bring_in(self) -> None:
        """On a small screen it may lie below what is seen: bring it in, as far as the caret stays."""
        if self._care is not None and self._care.is_attached:
            self._care.scroll_visible(animate=False, immediate=True, force=True)
            if (show := getattr(self.screen.focused, "show_caret", None)) is not None:
                self.call_after_refresh(show)

    def action_turn(self) -> None:
        if self._care is not None and self._care.turn():
            self.call_after_refresh(self._bring_in)

    # -- what can be done with it ----------------------------------------------------------------------------

    def refresh_actions(self) -> None:
        """Show what can be done now; called when the exercise's own possibilities have changed."""
        if self.editor is None or not self.editor.is_attached:
            return
        self._actions.set_actions([*self.editor.actions(), *self.actions()])

    def actions(self) -> list[Action]:
        """What every exercise offers, as far as it makes sense now."""
        found: list[Action] = []
        for _, binding in bindings_of(self):
            if not self.check_action(binding.action, ()):
                continue
            name = binding.description
            if binding.action == "not_now" and self.answer is not None and self.answer.not_now:
                name = words.TAKE_UP
            if binding.action == "private" and self.answer is not None and self.answer.private:
                name = words.NOT_PRIVATE
            key = getattr(self.app, "_keymap", {}).get(binding.id or "", binding.key)
            found.append((self.app.get_key_display(binding.with_key(key)), name, binding.action))
        return found

    async def on_action_line_pressed(self, message: ActionLine.Pressed) -> None:
        message.stop()
        own = [binding.action for _, binding in bindings_of(self)]
        target = self if message.name in own else self.editor
        if target is not None:
            await target.run_action(message.name)

    def on_turned(self, message: Turned) -> None:
        message.stop()
        self.refresh_actions()

    def on_head_pressed(self, message: Head.Pressed) -> None:
        message.stop()
        self.post_message(HeadPressed(self.exercise.id))

    def action_example(self) -> None:
        self.toggle_class("-example")

    def action_not_now(self) -> None:
        self.post_message(NotNow(self.exercise.id, not (self.answer is not None and self.answer.not_now)))

    def action_private(self) -> None:
        self.post_message(MadePrivate(self.exercise.id, not (self.answer is not None and self.answer.private)))

    def action_earlier(self) -> None:
        self.post_message(EarlierAsked(self.exercise.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "example":
            return bool(self.exercise.example)
        if action == "not_now":
            return self.exercise.stored
        if action == "turn":
            return self._care is not None and self._care.can_turn
        if action == "earlier":
            return self.answer is not None and self.answer.revision > 1
        if action == "private":
            return self.answer is not None
        return super().check_action(action, parameters)
