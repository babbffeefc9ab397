"""The editor: what the widgets of all kinds of exercise share, and what a screen may ask them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from workbook.widgets.common.textual_private import bindings_of
from workbook.widgets.steps.exercises.messages import Answered, Left, Turned
from workbook.words.common import fields as field_words
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise
    from workbook.widgets.common.press_line import Action
    from workbook.widgets.steps.exercises.around import Around


def takes_letters(widget: Widget) -> bool:
    """Is this a field in which letters are letters? (Asked without importing the fields: that takes time.)"""
    consumes = getattr(widget, "check_consume_key", None)
    return consumes is not None and consumes("a", "a")


V = TypeVar("V")
S = TypeVar("S")


class Editor(Vertical, Generic[S, V], can_focus=True):
    """Where one exercise is done. `S` is its settings value, `V` its answer value.

    It takes the focus itself, so that letters are keys; `enter` goes on to its first field, `esc` in a field
    comes back here.
    """

    DEFAULT_CSS = """
    Editor { height: auto; width: 1fr; }
    Editor .label { color: $text-muted; width: 1fr; height: auto; }
    Editor .gap { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.WRITE, id="exercise.write", tooltip=words.WRITE_TIP),
        Binding("escape", "home", field_words.LEAVE, show=False, id="exercise.home", tooltip=field_words.LEAVE_TIP),
    ]
    ACTIONS: ClassVar[tuple[str, ...]] = ()
    """Names of the actions that stand in the line beneath the exercise, besides those of every exercise."""
    WRITES_AT_ONCE: ClassVar[bool] = False
    """Whoever opens it to do it, finds the caret in its field."""
    SAYS_CARE: ClassVar[bool] = False
    """It says itself what may be more than wording, beneath its field; for all others the frame does."""

    def __init__(self, exercise: Exercise, value: V, around: Around) -> None:
        super().__init__()
        self.exercise = exercise
        self.around = around
        self.was_left = False
        """Has a field been left, and none been asked for since? Then nobody is about to type."""
        self._value = value

    @property
    def settings(self) -> S:
        return self.exercise.settings  # type: ignore[return-value]

    def on_mount(self) -> None:
        # Textual sends no Resize to a widget of which something is refreshed between its mounting and its layout.
        self.call_after_refresh(self.fit)

    def on_resize(self) -> None:
        self.fit()

    # -- what a kind gives ------------------------------------------------------------------------------------

    @property
    def value(self) -> V:
        """The answer as it stands in the fields at this moment."""
        return self._value

    @abstractmethod
    def show(self, value: V) -> None:
        """Show another version of the answer (undo, another process, one brought back)."""

    def fit(self) -> None:
        """Lay out for the width there is; asked when it has been mounted, and in a window of another size."""

    def look_around(self, around: Around) -> None:
        """What the exercise may know beyond its answer has been read anew."""
        self.around = around

    def first(self) -> Widget:
        """What `enter` goes to."""
        return self

    def home(self) -> Widget:
        """What has the focus when the exercise has just been opened."""
        return self

    def say_problem(self, problem: str) -> None:
        """Why what was asked for could not be done; kinds that can ask for something show it."""

    def actions(self) -> Sequence[Action]:
        """The line beneath: key, words, name of the action."""
        return [
            (display, binding.description, binding.action)
            for binding, display in self.own_bindings()
            if binding.action in self.ACTIONS and self.allows(binding.action)
        ]

    def allows(self, action: str) -> bool:
        """Can this be done now? `action` may have its parameters with it: "shift(-1)"."""
        return bool(self.check_action(action.partition("(")[0], ()))

    # -- what they share --------------------------------------------------------------------------------------

    def own_bindings(self) -> list[tuple[Binding, str]]:
        """Bindings of this widget with their keys as shown, remapped ones included."""
        keymap: dict[str, str] = getattr(self.app, "_keymap", {})
        shown: list[tuple[Binding, str]] = []
        seen: set[str] = set()
        for _, binding in bindings_of(self):
            if binding.action in seen:
                continue  # a second key for the same
            seen.add(binding.action)
            key = keymap.get(binding.id or "", binding.key)
            shown.append((binding, self.app.get_key_display(binding.with_key(key, binding.key_display))))
        return shown

    @property
    def typing(self) -> bool:
        """Is somebody in a text field of this exercise? It must not be touched then."""
        focused = self.screen.focused if self.is_attached else None
        return focused is not None and takes_letters(focused) and self in focused.ancestors

    def answered(self, value: V | None = None, *, field: str | None = None) -> None:
        """Tell that the answer has changed (to `value`, or to what the fields hold); `field`: by typing there."""
        if value is not None:
            self._value = value
        new: Any = self.value
        self._value = new
        self.post_answer(new, field=field)

    def turned(self) -> None:
        """Tell that other things can be done now."""
        self.refresh_bindings()
        self.post_message(Turned(self.exercise.id))

    def post_answer(self, value: Any, *, field: str | None = None) -> None:
        self.post_message(Answered(self.exercise.id, value, field))

    def take_back_focus(self) -> None:
        """A field of the exercise was left by `esc`: letters are keys again."""
        self.was_left = True
        self.refresh_bindings()
        self.home().focus(scroll_visible=False)

    def on_descendant_blur(self) -> None:
        self.post_message(Left(self.exercise.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "begin" and self.typing:
            return False
        if action == "home":
            return self.is_attached and self.screen.focused is not self.home()
        return super().check_action(action, parameters)

    def action_home(self) -> None:
        self.take_back_focus()

    def action_begin(self) -> None:
        self.was_left = False
        self.first().focus()
