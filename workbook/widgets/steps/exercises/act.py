"""`act`: what, when, the smallest version. It becomes a promise, a plan or a date, and then shows what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.domain.steps.acts import filled
from workbook.domain.steps.answers import Undertaking
from workbook.domain.steps.exercises import Act
from workbook.widgets.common.date_field import DateField, TimeField
from workbook.widgets.common.fields import Press, retell
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.pickers import OneOf, Picker
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.exercises.messages import ActMade, LinkOpened, SeesChosen
from workbook.words.promises import forge as forge_words
from workbook.words.promises import promise as promise_words
from workbook.words.steps import acts as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise

ONCE = "once"


class ActEditor(Editor[Act, Undertaking]):
    """A form that begins with what the book proposes. Nothing is made before the person says so."""

    DEFAULT_CSS = """
    ActEditor > .form { height: auto; }
    ActEditor > .made { width: 1fr; height: auto; display: none; }
    ActEditor.-made > .form { display: none; }
    ActEditor.-made > .made { display: block; }
    ActEditor .understood { color: $text-muted; width: 1fr; height: auto; padding: 0 0 0 2; }
    ActEditor .problem { color: $warning; width: 1fr; height: auto; margin-top: 1; display: none; }
    ActEditor Press { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "make", words.MAKE_IT, id="act.make", tooltip=words.MAKE_TIP),
        Binding("g", "link", words.OPEN_LINK, id="act.open", tooltip=words.OPEN_LINK_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Undertaking, around: Around) -> None:
        super().__init__(exercise, value, around)
        act = self.settings
        shown = self._filled(value)
        self._act = CellBox(shown.act, lines=1)
        self._cue = CellBox(shown.cue, lines=1)
        self._smallest = CellBox(shown.smallest, lines=1)
        self._cadence = CellBox(shown.cadence, lines=1)
        self._reading = Static(classes="understood")
        self._day = DateField(around.today, shown.on)
        self._day_label = Static(classes="label")
        self._time = TimeField(shown.at)
        self._sees = OneOf(self._names(), id="sees")
        self._seen = Static(classes="understood")
        self._sees_chosen = False
        self._made = Static(classes="made")
        self._problem = Static(classes="problem")
        self._button = Press(words.MAKE[act.makes])

    def _filled(self, value: Undertaking) -> Undertaking:
        """The answer; where none has been given, what the book proposes to begin with."""
        return filled(self.settings, value, self.around.today)

    def _asked(self) -> list[tuple[Static, Widget]]:
        """Labels and fields for what this act becomes."""
        makes = self.settings.makes
        asked: list[tuple[Static, Widget]] = []
        if makes != "date" or self.settings.act:
            asked.append((_label(words.WHAT), self._act))
        if makes == "promise" and self.around.other:  # high up: `m` makes it from wherever one has read to
            asked.append((_label(forge_words.FIELDS["shown"][0]), Vertical(self._sees, self._seen)))
        if makes == "promise":
            asked += [(_label(words.CUE), self._cue), (_label(words.SMALLEST), self._smallest)]
            asked.append((_label(words.HOW_OFTEN), Vertical(self._cadence, self._reading)))
        asked.append((self._day_label, self._day))
        if makes == "date":
            asked.append((_label(words.AT_TIME), self._time))
        return asked

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            for number, (label, field) in enumerate(self._asked()):
                label.set_class(number > 0, "gap")
                yield label
                if isinstance(field, Vertical):
                    field.styles.height = "auto"
                yield field
            yield self._problem
            yield self._button
        yield self._made

    def on_mount(self) -> None:
        self._redraw()

    def _names(self) -> tuple[str, str]:
        return forge_words.who_sees(self.around.other)

    def _say_who_sees(self) -> None:
        """Chosen or as is usual: nothing goes to the other one unsaid."""
        self._sees.name_anew(self._names())
        if not self._sees_chosen or self._sees.at is None:
            self._sees.load(0 if self._usually_seen() else 1)
        retell(self._seen, forge_words.seen_by(self._sees.at == 0, self.around.other))

    def _usually_seen(self) -> bool:
        """What may be more than wording is one's own, unless one has chosen otherwise."""
        if not self.around.sees or self.around.care is None:
            return self.around.sees
        return not self.around.care("\n\n".join((self._act.text, self._cue.text, self._smallest.text)))

    def _redraw(self) -> None:
        made = bool(self._value.link) and bool(self.around.made)
        self.set_class(made, "-made")
        retell(self._made, self.around.made)
        self._read_cadence()
        self._say_who_sees()
        self.turned()

    def _read_cadence(self) -> None:
        text = self._cadence.text.strip()
        try:
            said = "" if text in ("", ONCE) else promise_words.cadence(parse_cadence(text, self.around.today))
        except UsageError:
            said = words.CADENCE_UNKNOWN
        retell(self._reading, said or words.CADENCE_HOW)
        comes_again = self.settings.makes == "promise" and text not in ("", ONCE)
        label = words.ON_DAY if not comes_again else words.ENDS_DAY if self.settings.ends else words.UNTIL_DAY
        retell(self._day_label, label)

    # -- values -----------------------------------------------------------------------------------------------

    @property
    def value(self) -> Undertaking:
        held = Undertaking(
            self._act.text,
            self._cue.text,
            self._smallest.text,
            self._cadence.text,
            self._day.day,
            self._time.at,
            self._value.link,
        )
        # As long as only the book's proposal stands there, nothing has been answered.
        untouched = self._value == Undertaking() and held == self._filled(self._value)
        return self._value if untouched else held

    def show(self, value: Undertaking) -> None:
        self._value = value
        shown = self._filled(value)
        fields = (self._act, self._cue, self._smallest, self._cadence)
        texts = (shown.act, shown.cue, shown.smallest, shown.cadence)
        for field, text in zip(fields, texts, strict=True):
            if field.text != text:
                field.load_text(text)
        self._day.load(shown.on)
        self._time.load(shown.at)
        self._redraw()

    def look_around(self, around: Around) -> None:
        """What the act became may have another wording now, or be gone."""
        old = self.around
        changed = (around.made, around.sees, around.other) != (old.made, old.sees, old.other)
        super().look_around(around)
        if changed:
            self._redraw()

    def say_problem(self, problem: str) -> None:
        """Why it could not be made; the form stays as it is."""
        retell(self._problem, problem)
        self._problem.display = bool(problem)

    def first(self) -> Widget:
        return self._act if self._act.is_attached else self._day.field

    # -- typing -----------------------------------------------------------------------------------------------

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if event.text_area is self._cadence:
            self._read_cadence()
        fields = {self._act: "act", self._cue: "cue", self._smallest: "smallest", self._cadence: "cadence"}
        self._typed(next((name for field, name in fields.items() if field is event.text_area), ""))

    def on_date_field_changed(self, event: DateField.Changed) -> None:
        event.stop()
        self._typed("on")

    def on_time_field_changed(self, event: TimeField.Changed) -> None:
        event.stop()
        self._typed("at")

    def _typed(self, field: str) -> None:
        if self.value != self._value:
            self.say_problem("")
            if field in ("act", "cue", "smallest") and self._sees.is_attached and not self._sees_chosen:
                self._say_who_sees()
            self.answered(field=field)

    def on_cell_box_entered(self, message: CellBox.Entered) -> None:
        message.stop()
        self.screen.focus_next()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.screen.focus_next()

    def on_picker_picked(self, message: Picker.Picked) -> None:
        message.stop()
        self._sees_chosen = True
        self._say_who_sees()
        self.post_message(SeesChosen(self.exercise.id, self._sees.at == 0))

    def on_picker_entered(self, message: Picker.Entered) -> None:
        message.stop()
        self.screen.focus_next()

    def on_button_pressed(self, message: Button.Pressed) -> None:
        message.stop()
        self.action_make()

    def action_make(self) -> None:
        value = self.value
        shown = self._sees.at == 0 if self._sees.is_attached else self._usually_seen()
        self.post_message(ActMade(self.exercise.id, self._filled(value), shown))

    def action_link(self) -> None:
        self.post_message(LinkOpened(self.exercise.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        made = self.has_class("-made")
        if action in ("begin", "make") and made:
            return False
        if action == "link":
            return made
        return super().check_action(action, parameters)


def _label(text: str) -> Static:
    return Static(plain(text), classes="label")
