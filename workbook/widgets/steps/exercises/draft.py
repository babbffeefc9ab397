"""`draft`: the apology desk. A long text, its parts, notes on wording, reading aloud, and a rest; nothing to send."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.steps.answers import DraftText
from workbook.domain.steps.exercises import Draft
from workbook.domain.wording.care import not_to_polish
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.exercises.listed import box, toggled
from workbook.widgets.steps.exercises.messages import PromiseOffered
from workbook.widgets.steps.exercises.pacer import Pacer, breaths
from workbook.widgets.steps.exercises.write import beginning
from workbook.widgets.steps.noted_text_area import NotedTextArea
from workbook.words.steps import exercises as words
from workbook.words.wording import care

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise

ABSOLUTE = "absolute"
"""The family whose words offer the promise forge."""


class DraftEditor(Editor[Draft, DraftText]):
    """The text comes first; parts and notes stand beneath it and never hold it up."""

    WRITES_AT_ONCE: ClassVar[bool] = True
    SAYS_CARE: ClassVar[bool] = True
    DEFAULT_CSS = """
    DraftEditor > .said { width: 1fr; height: auto; color: $accent; margin-bottom: 1; }
    DraftEditor > NotedTextArea > GrowingTextArea { max-height: 18; }
    DraftEditor > .parts-title { width: 1fr; height: auto; color: $text-muted; margin-top: 1; }
    DraftEditor > Pacer { display: none; }
    DraftEditor.-aloud > Pacer { display: block; }
    DraftEditor.-aloud > NotedTextArea, DraftEditor.-aloud > WrappedList { display: none; }
    DraftEditor.-aloud > .parts-title { display: none; }
    DraftEditor.-cared > WrappedList, DraftEditor.-cared > .parts-title { display: none; }
    DraftEditor.-resting > WrappedList, DraftEditor.-resting > .parts-title { display: none; }
    """
    ACTIONS: ClassVar[tuple[str, ...]] = ("turn", "aloud", "ready", "desk", "forge", "notes")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f8", "turn", care.TURN, show=False, id="exercise.turn", tooltip=care.TURN_TIP),
        Binding("r", "aloud", words.ALOUD, show=False, id="draft.aloud", tooltip=words.ALOUD_TIP),
        Binding("y", "ready", words.READY, show=False, id="draft.ready", tooltip=words.READY_TIP),
        Binding("y", "desk", words.UNREADY, show=False, id="draft.desk", tooltip=words.UNREADY_TIP),
        Binding("f", "forge", words.FORGE, show=False, id="draft.forge", tooltip=words.FORGE_TIP),
        Binding("w,f4", "notes", words.NOTES, show=False, id="exercise.notes", tooltip=words.NOTES_TIP),
    ]

    def __init__(self, exercise: Exercise, value: DraftText, around: Around) -> None:
        super().__init__(exercise, value, around)
        draft = self.settings
        self._starter = beginning(draft.starter)
        text = value.text or self._starter
        self._noted = NotedTextArea(
            text, families=draft.notes, notice=around.notice, care=around.care, help=around.help, lines=6
        )
        self._seen = self._look_for_parts(text)
        self._parts = WrappedList(self._entries(), choose=words.TICK)
        self._parts_title = Static(classes="parts-title")
        self._said = Static(classes="said")
        self._pacer = Pacer()

    def compose(self) -> ComposeResult:
        yield self._said
        yield self._noted
        yield self._pacer
        yield self._parts_title
        yield self._parts

    def on_mount(self) -> None:
        self._redraw()

    # -- parts ------------------------------------------------------------------------------------------------

    def _look_for_parts(self, text: str) -> frozenset[str]:
        return self.around.parts(text) if self.around.parts and text.strip() else frozenset()

    def _entries(self) -> list[WrappedRow]:
        rows: list[WrappedRow] = []
        for part in self.settings.parts:
            ticked, seen = part.id in self._value.covered, part.id in self._seen
            title = plain(part.title, "" if ticked or seen else "bold")
            if part.hint and not (ticked or seen):
                title = title + plain(f"  {part.hint}", "$text-muted")
            aside = words.SEEN if seen else "" if part.required else words.OPTIONAL
            rows.append(WrappedRow((title,), part.id, box(ticked), right=plain(aside, "$text-muted")))
        return rows

    def on_cursor_list_chosen(self, message: WrappedList.Chosen) -> None:
        message.stop()
        covered = self._value.covered
        new = toggled(covered, message.row.value, [part.id for part in self.settings.parts])
        self._value = replace(self.value, covered=new)
        self._parts.set_rows(self._entries())
        self.answered()

    # -- the text ---------------------------------------------------------------------------------------------

    @property
    def value(self) -> DraftText:
        text = self._noted.text
        return replace(self._value, text="" if text == self._starter and not self._value.text else text)

    def show(self, value: DraftText) -> None:
        self._value = value
        self._noted.load(value.text or self._starter)
        self._seen = self._look_for_parts(value.text)
        self._redraw()

    def look_around(self, around: Around) -> None:
        super().look_around(around)
        self._noted.look()

    def first(self) -> Widget:
        return self._noted.box

    def on_noted_text_area_changed(self, message: NotedTextArea.Changed) -> None:
        message.stop()
        self.answered(field="text")

    def on_noted_text_area_looked(self, message: NotedTextArea.Looked) -> None:
        """The writing has paused: look for the parts as well. A text that is not one to polish shows none,
        and is neither made ready nor practised."""
        message.stop()
        self.set_class(not_to_polish(self._noted.care), "-cared")
        seen = self._look_for_parts(message.text)
        if seen != self._seen:
            self._seen = seen
            self._parts.set_rows(self._entries())
        self._tell_words()
        self.turned()

    def _tell_words(self) -> None:
        count = len(self._noted.text.split())
        title = f"{words.PARTS} · {words.word_count(count)}" if count else words.PARTS
        hint = words.PARTS_HINT if self.settings.notes else words.PARTS_HINT_OWN
        self._parts_title.update(plain(f"{title} · {hint}"))

    def _redraw(self) -> None:
        until = self._until
        resting = until is not None and until > self.around.now()
        self.set_class(until is not None, "-resting")
        if self._noted.box.read_only != (until is not None):
            self._noted.box.read_only = until is not None
            self._noted.look()
        self._said.display = until is not None
        if until is not None:
            rested = words.rested() if self.settings.hold_hours else words.NO_REST
            self._said.update(plain(words.resting(until) if resting else rested))
        self._parts.set_rows(self._entries())
        self._tell_words()
        self.turned()

    @property
    def _until(self) -> datetime | None:
        until = self._value.held_until
        return until.astimezone() if until is not None else None

    # -- what can be done -------------------------------------------------------------------------------------

    def action_begin(self) -> None:
        if self._until is None:
            super().action_begin()

    def action_ready(self) -> None:
        if self.around.care is not None and not_to_polish(self.around.care(self.value.text)):  # typed just now
            self._noted.look()
            return
        self._value = replace(self.value, held_until=self.around.now() + timedelta(hours=self.settings.hold_hours))
        self.answered()
        self.take_back_focus()
        self._redraw()

    def action_desk(self) -> None:
        self._value = replace(self.value, held_until=None)
        self.answered()
        self._redraw()

    def action_aloud(self) -> None:
        self._pacer.begin(self._noted.text)
        self.add_class("-aloud")
        self._pacer.focus()
        self.turned()

    def on_pacer_closed(self, message: Pacer.Closed) -> None:
        message.stop()
        self.remove_class("-aloud")
        self.focus(scroll_visible=False)
        self.turned()

    def action_forge(self) -> None:
        note = next((note for note in self._noted.notes if note.family == ABSOLUTE), None)
        if note is not None:
            sentences = [line for line in breaths(self._noted.text) if note.text in line]
            self.post_message(PromiseOffered(self.exercise.id, sentences[0] if sentences else note.text))

    def action_turn(self) -> None:
        self._noted.turn_to_help()

    def action_notes(self) -> None:
        self._noted.toggle_notes()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        aloud, written = self.has_class("-aloud"), bool(self._noted.text.strip())
        match action:
            case "begin" | "notes":
                allowed = super().check_action(action, parameters) and self._until is None and not aloud
                noted = self.settings.notes and self.around.notice is not None
                return bool(allowed and (action == "begin" or noted))
            case "turn":
                return self._noted.can_turn and not aloud
            case "ready":
                return self._until is None and written and not aloud and not self.has_class("-cared")
            case "desk":
                return self._until is not None and not aloud
            case "aloud":
                return self.settings.aloud and written and not aloud and not self.has_class("-cared")
            case "forge":
                return not aloud and any(note.family == ABSOLUTE for note in self._noted.notes)
            case _:
                return super().check_action(action, parameters)
