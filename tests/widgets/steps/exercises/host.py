"""One exercise on a page of its own, with what it posts written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from workbook.domain.steps.answers import Value, empty
from workbook.domain.steps.exercises import SETTINGS, Settings
from workbook.domain.steps.help import HelpPlace
from workbook.domain.steps.programme import Exercise
from workbook.domain.wording.care import Care, CareRule
from workbook.domain.wording.notices import Note, Rule
from workbook.widgets.common.themes import THEMES
from workbook.widgets.steps.exercises import editor_for
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.exercises.messages import Answered, ExerciseMessage

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
HOSTILE = ["[/]", "[x] done", "[@click=app.quit]x[/]", "👩‍👩‍👧 🙂", "約束を守る", "הבטחה קטנה", "é" * 300]


def notice(text: str, families: Sequence[str]) -> list[Note]:
    """A rule of one word each, so that tests do not hang on the book's rules."""
    found: list[Note] = []
    for family, word in (("conditional", "if"), ("absolute", "never")):
        at = text.find(word)
        if family in families and at >= 0:
            end = at + len(word)
            found.append(Note(family, word, at, end, text[at:end], f"Why not {word}.", f"Without {word}."))
    return sorted(found, key=lambda note: note.start)


CARE = CareRule("crisis", "It may be more.", Rule("die", "care.toml", ("die",)), whole=True)
HELP = (HelpPlace("crisis", "Somebody to talk to", "At night as well.", "Ring somebody."),)


def care(text: str) -> list[Care]:
    at = text.find("die")
    return [Care(at, at + 3, CARE)] if at >= 0 else []


def around(**more: Any) -> Around:
    more = {"help": lambda: HELP, **more}
    more = {"notice": notice, **more}
    return Around(today=TODAY, now=lambda: NOW, care=care, parts=lambda text: parts_of(text), **more)


def parts_of(text: str) -> frozenset[str]:
    return frozenset({"act"} if "took" in text else ())


class Host(App[None]):
    """The exercise in a scrolling page, as on the screen of the steps."""

    CSS = "VerticalScroll { padding: 0 1; } Screen { background: $background; }"

    def __init__(self, settings: Settings, value: Value | None = None, near: Around | None = None) -> None:
        super().__init__()
        kind = next(name for name, cls in SETTINGS.items() if cls is type(settings))
        exercise = Exercise("task", kind, "A task", "Do it.", "It helps.", "", 3, settings)
        self._parts = exercise, value or empty(kind), near or around()
        self.editor: Editor[Any, Any]
        self.heard: list[ExerciseMessage] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def compose(self) -> ComposeResult:
        self.editor = editor_for(*self._parts)
        with VerticalScroll():
            yield self.editor

    def on_mount(self) -> None:
        self.editor.home().focus()

    def post_message(self, message: Any) -> bool:
        if isinstance(message, ExerciseMessage):
            self.heard.append(message)
        return super().post_message(message)

    @property
    def answer(self) -> Any:
        """The newest answer that was told of."""
        told = [message for message in self.heard if isinstance(message, Answered)]
        return told[-1].value if told else None

    def heard_a(self, cls: type[ExerciseMessage]) -> list[Any]:
        return [message for message in self.heard if isinstance(message, cls)]


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste into the field that has the focus."""
    focused = pilot.app.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await pilot.pause()


async def type_in(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await pilot.pause()


def seen(pilot: Pilot[Any]) -> str:
    """What can be read now, without the blanks at the ends of lines."""
    app = pilot.app
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def looked(pilot: Pilot[None], words: str, seconds: float = 30) -> None:
    """Wait until `words` can be read: a text is looked through in a thread, a clock goes by the second."""
    end = monotonic() + seconds
    while words not in seen(pilot):
        if monotonic() > end:
            raise AssertionError(f"{words!r} did not appear")
        await pilot.pause(0.02)
