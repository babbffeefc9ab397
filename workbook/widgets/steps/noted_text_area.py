"""A field with notes on wording beneath it. They mark, explain and suggest; they never block and never judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.wording.care_panel import PAUSE, CarePanel, LookForCare, Places
from workbook.widgets.wording.lines_panel import LinesPanel
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.wording.care import Care
    from workbook.domain.wording.notices import Note

MOST_SHOWN = 3
LONGEST_QUOTE = 40


Notice = Callable[[str, Sequence[str]], "Sequence[Note]"]
"""(text, families) → notes in the order of the text."""


class NotesPanel(LinesPanel):
    """The notes on a text, those around the caret in full, each with a rewrite to try."""

    def set_notes(self, text: str, notes: Sequence[Note], caret: int) -> None:
        """Show those notes of `text` that lie nearest to the caret, in the order of the text."""
        near = sorted(notes, key=lambda note: 0 if note.start <= caret <= note.end else abs(note.start - caret))
        shown = sorted(near[:MOST_SHOWN], key=lambda note: note.start)
        lines: list[tuple[str, Content]] = []
        for note in shown:
            quote = one_line(text[note.start : note.end])
            quote = quote.truncate(LONGEST_QUOTE, ellipsis=True)
            head = Content("“") + quote.stylize("$warning") + Content("”  ") + plain(note.why)
            lines.append(("", head))
            if note.rewrite:
                lines.append(("  ", Content.styled(f"{words.TRY}: ", "$text-muted") + plain(note.rewrite, "italic")))
        if len(notes) > len(shown):
            lines.append(("", plain(words.more_notes(len(notes) - len(shown)), "$text-muted")))
        self.say(lines)


class NotedTextArea(Vertical):
    """A `GrowingTextArea`, what may be more than wording in it, and its notes. Posts `Changed` at every key."""

    DEFAULT_CSS = "NotedTextArea { height: auto; width: 1fr; }"

    @dataclass(repr=False)
    class Changed(Message):
        noted: NotedTextArea
        text: str

        @property
        def control(self) -> NotedTextArea:
            return self.noted

    @dataclass(repr=False)
    class Looked(Message):
        """The text has been looked through: these are the notes, and what needs care has been found."""

        noted: NotedTextArea
        text: str
        notes: Sequence[Note]

    notes_on: ClassVar[bool] = True
    """Whether notes are wanted, for all fields alike until the program is closed."""

    def __init__(
        self,
        text: str = "",
        *,
        families: Sequence[str] = (),
        notice: Notice | None = None,
        care: LookForCare | None = None,
        help: Places = tuple,
        lines: int = 3,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.box = GrowingTextArea(text, lines=lines)
        self.panel = NotesPanel()
        self.care_panel = CarePanel(care, help) if care is not None else None
        self.notes: Sequence[Note] = ()
        self._families = tuple(families)
        self._notice = notice if families else None
        self._timer: Timer | None = None
        self._shown = text

    def compose(self) -> ComposeResult:
        yield self.box
        if self.care_panel is not None:
            yield self.care_panel
        if self._notice is not None:
            yield self.panel

    def on_mount(self) -> None:
        if self._looks and self.box.text.strip():
            self.call_after_refresh(self.look)

    @property
    def _looks(self) -> bool:
        """Is the text looked through at all?"""
        return self._notice is not None or self.care_panel is not None

    @property
    def text(self) -> str:
        return self.box.text

    def load(self, text: str) -> None:
        """Show another text. Nothing is posted: it is not the person's doing."""
        if text != self.box.text:
            self._shown = text
            self.box.load_text(text)
            self.look()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        text = self.box.text
        if text == self._shown:
            return
        self._shown = text
        self.post_message(self.Changed(self, text))
        if self._looks:
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(PAUSE, self.look)

    # -- notes ------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look through the text now and show what was noticed."""
        if not self.is_attached or not self._looks:
            return
        self._look_with_care()
        if self._notice is None:
            self.post_message(self.Looked(self, self.box.text, ()))
            return
        if not self.notes_on or self.box.read_only:
            self.notes = ()
            self.box.set_marks(())
            self.panel.say([] if self.box.read_only else [("", plain(words.NOTES_OFF, "$text-muted"))])
            return
        text = self.box.text
        self.notes = self._notice(text, self._families)
        self.box.set_marks((note.start, note.end) for note in self.notes)
        self.panel.set_notes(text, self.notes, self.box.caret)
        self.post_message(self.Looked(self, text, self.notes))
        if self.notes and self.box.has_focus:
            self.call_after_refresh(self._show_notes)

    # -- what may be more than wording

    @property
    def care(self) -> Sequence[Care]:
        """What was found."""
        return self.care_panel.found if self.care_panel is not None else ()

    def _look_with_care(self) -> None:
        panel = self.care_panel
        if panel is not None and panel.look(self.box.text) and self.box.has_focus:
            self.call_after_refresh(self._bring_in, panel)

    @property
    def can_turn(self) -> bool:
        """Is there a place to turn to for what was found?"""
        return self.care_panel is not None and self.care_panel.can_turn

    def turn_to_help(self) -> None:
        """Open the places to turn to beneath the text, or close them."""
        if self.care_panel is not None and self.care_panel.turn():
            self.call_after_refresh(self._bring_in, self.care_panel)

    def _show_notes(self) -> None:
        """On a small screen the notes may lie below what is seen: bring them in, as far as the caret stays."""
        self._bring_in(self.panel)

    def _bring_in(self, panel: LinesPanel) -> None:
        if self.is_attached and panel.is_attached:
            panel.scroll_visible(animate=False, immediate=True, force=True)
            if self.box.has_focus:
                self.call_after_refresh(self.box.show_caret)

    def toggle_notes(self) -> bool:
        """Switch notes off or on; returns whether they are on now."""
        NotedTextArea.notes_on = not NotedTextArea.notes_on
        self.look()
        return NotedTextArea.notes_on
