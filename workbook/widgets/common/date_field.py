"""A field for a day, typed as people type days, with what was understood beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from workbook.domain.common.dates import Direction, parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time
from workbook.widgets.common.fields import TextField
from workbook.widgets.common.growing_text_area import leave
from workbook.widgets.common.pasted import pasted
from workbook.widgets.common.safe import plain
from workbook.words.common import fields as words


class LineField(TextField):
    """One line of text whose `esc` gives the focus back to the exercise around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", words.LEAVE, id="field.leave", tooltip=words.LEAVE_TIP)
    ]

    def on_mount(self) -> None:
        self.compact = False  # compact fields may not have the line on the left that shows which one has the focus

    def action_leave(self) -> None:
        leave(self)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(" ".join(pasted(event.text).split()), *sorted(self.selection))


class DayLine(LineField):
    """A line for a day, whole again as soon as it has the focus: a day is typed anew, not mended. Arrows, and `+` and
    `-` where a whole day stands there, move it by a day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "shift(1)", "A day later", show=False, key_display="↑ +", id="field.later"),
        Binding("down", "shift(-1)", "A day earlier", show=False, key_display="↓ -", id="field.earlier"),
    ]

    def __init__(self, today: date, text: str = "", *, toward: Direction = "ahead", id: str | None = None) -> None:
        super().__init__(text, id=id)
        self.select_on_focus = True
        self._today = today
        self._toward: Direction = toward

    def _day(self) -> date | None:
        try:
            return parse_day(self.value, self._today, self._toward)
        except UsageError:
            return None

    def on_key(self, event: events.Key) -> None:
        # Within a day that is being typed, 2026-12, it is a sign like any other.
        whole = len(self.selected_text) == len(self.value) or self.value.strip()[-1:].isalpha() or len(self.value) == 10
        if event.character in ("+", "-") and whole and (self._day() is not None or not self.value.strip()):
            event.stop()
            event.prevent_default()
            self.action_shift(1 if event.character == "+" else -1)

    def action_shift(self, days: int) -> None:
        self.value = ((self._day() or self._today) + timedelta(days=days)).isoformat()
        self.action_select_all()


class DateField(Horizontal):
    """`fri`, `in 3 days`, `2026-12-01`; up and down move it by a day. Posts `Changed` when the day has changed, or what
    stands there instead of one."""

    DEFAULT_CSS = """
    DateField { height: 1; width: 1fr; }
    DateField > LineField { width: 18; }
    DateField > Static { width: 1fr; height: 1; margin-left: 2; color: $text-muted; }
    """

    @dataclass(repr=False)
    class Changed(Message):
        field: DateField

        @property
        def control(self) -> DateField:
            return self.field

    def __init__(
        self,
        today: date,
        day: date | None = None,
        written: str = "",
        *,
        toward: Direction = "ahead",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._today = today
        self._toward: Direction = toward
        self._day = day
        self.field = DayLine(today, day.isoformat() if day else written, toward=toward)
        self._aside = Static(self._reading())

    def compose(self) -> ComposeResult:
        yield self.field
        yield self._aside

    @property
    def day(self) -> date | None:
        """The day, None while nothing or nothing understandable stands there."""
        return self._day

    @property
    def written(self) -> str:
        """The day as 2026-12-01; else what stands there, which may be no day (yet)."""
        return self._day.isoformat() if self._day else self.field.value.strip()

    @property
    def half_typed(self) -> bool:
        """Stands there something that is no day (yet)?"""
        return self._day is None and bool(self.field.value.strip())

    def load(self, day: date | None, written: str = "") -> None:
        """Show another day, or what was `written` and is none, without telling anybody."""
        if day is None and written and written == self.written:
            return  # a blank at its end may be the beginning of the next word
        self._day = day
        with self.prevent(Input.Changed):
            self.field.value = day.isoformat() if day else written
        self._aside.update(self._reading(), layout=False)

    def focus(self, scroll_visible: bool = True) -> DateField:
        self.field.focus(scroll_visible)
        return self

    def _reading(self) -> Content:
        if self._day is not None:
            return plain(words.day_said(self._day, self._today))
        text = self.field.value.strip()
        return plain(words.DAY_UNKNOWN if text else words.DAY_HOW)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        try:
            day = parse_day(event.value, self._today, self._toward) if event.value.strip() else None
        except UsageError:
            day = None
        changed = day is None or day != self._day
        self._day = day
        self._aside.update(self._reading(), layout=False)
        if changed:
            self.post_message(self.Changed(self))


class TimeField(Horizontal):
    """A time of day, or nothing. Posts `Changed`."""

    DEFAULT_CSS = DateField.DEFAULT_CSS.replace("DateField", "TimeField")

    @dataclass(repr=False)
    class Changed(Message):
        field: TimeField

        @property
        def control(self) -> TimeField:
            return self.field

    def __init__(self, at: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._at = at
        self.field = LineField(at)
        self.field.select_on_focus = True
        self._aside = Static(plain(words.TIME_HOW))

    def compose(self) -> ComposeResult:
        yield self.field
        yield self._aside

    @property
    def at(self) -> str:
        """ "20:00", or "" while nothing understandable stands there."""
        return self._at

    def load(self, at: str) -> None:
        self._at = at
        with self.prevent(Input.Changed):
            self.field.value = at

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        aside: Any = words.TIME_HOW
        try:
            self._at = parse_time(event.value)
            aside = self._at or words.TIME_HOW
        except UsageError:
            self._at = ""
            aside = words.TIME_UNKNOWN
        self._aside.update(plain(aside), layout=False)
        self.post_message(self.Changed(self))
