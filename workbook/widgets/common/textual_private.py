"""The private names of Textual that the code leans on: they are read here and nowhere else.

A test looks whether the installed Textual still has each of them; `OVERRIDDEN` lists the private methods that classes
of ours put something in the place of.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from contextvars import Context
from functools import wraps
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakSet

from rich import _wrap
from textual._callback import invoke as invoke  # calls with as many arguments as are taken, and waits if need be
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.binding import BindingsMap
from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from workbook.widgets.common.terminal_replies import Replies

if TYPE_CHECKING:
    from textual.widgets import TextArea
    from textual.widgets.text_area import TextAreaTheme

READ = (
    "_screen_stacks",
    "_driver",
    "_exit_renderables",
    "_exception",
    "_close_messages_no_wait",
    "_clipboard",
    "_compose_screen",
    "_css_update_count",
    "_mouse_down_widget",
    "_notifications",
    "_unnotify",
)
"""What is read of an App."""
READ_OF_A_TIMER = ("_skip",)
READ_OF_A_SCREEN = ("_css_update_count",)
READ_OF_A_FIELD = ("_line_cache", "_draw_cursor", "_theme", "_bindings")
"""What is read of a TextArea; the last one of every widget."""
# By name: a TextArea is not loaded before the first paint.
OVERRIDDEN: dict[str, tuple[str, ...]] = {
    "app.App": (
        "_handle_exception",
        "_fatal_error",
        "_print_error_renderables",
        "_background_screens",
        "_load_screen_css",
    ),
    "message_pump.MessagePump": ("_get_dispatch_methods",),
    "screen.Screen": ("_screen_resized",),
    "widgets.TextArea": ("_render_line", "_on_key", "_on_paste"),
    "widgets.Input": ("_on_paste",),
}


def all_screens(app: App[Any]) -> list[Screen[Any]]:
    """The screens of every mode, the lowest of each stack first."""
    return [screen for stack in app._screen_stacks.values() for screen in stack]


def let_every_timer_ring() -> None:
    """A timer of Textual passes over what it is late for. One that rings once and was late for that never rings; and
    one for a time that has passed already (a toast that was about to go when it was put up) looks for its next turn
    for ever, and the app stands still. From now on those that ring once do so, late or not."""
    usual = MessagePump.set_timer
    if hasattr(usual, "rings"):
        return

    @wraps(usual)
    def set_timer(pump: MessagePump, *args: Any, **more: Any) -> Timer:
        timer = usual(pump, *args, **more)
        timer._skip = False
        return timer

    set_timer.rings = True  # type: ignore[attr-defined]
    MessagePump.set_timer = set_timer  # type: ignore[method-assign]


def hold_back_replies() -> None:
    """From now on no answer of the terminal is taken for typing, in whatever driver reads it."""
    usual = XTermParser.feed
    if hasattr(usual, "holds_back"):
        return

    @wraps(usual)
    def feed(parser: XTermParser, data: str) -> Iterable[Message]:
        replies = vars(parser).setdefault("replies", Replies())
        kept = replies.without(data, monotonic())
        return usual(parser, kept) if kept or not data else ()  # nothing at all is the end of what can be read

    feed.holds_back = True  # type: ignore[attr-defined]
    XTermParser.feed = feed  # type: ignore[method-assign]


TOGETHER = re.compile(
    r"\s*\S+(?:(?:\u00a0|(?<=\d) (?=(?:%|min|h|[A-Z][a-z]{2})(?!\w))|(?<=\b[A-Z][a-z]{2}) (?=\d))\S+)*\s*"
)
"""A word and the blanks round it. A number and its unit are one, as are a date and words with a no-break space between
them."""


def keep_units_together() -> None:
    """From now on no line ends between a number and its unit, or within a date."""
    _wrap.re_word = TOGETHER


SHEETS = 1024
"""So many parsed sheets, those of the classes of widgets included, are kept."""


def keep_sheets(app: App[Any]) -> None:
    """Keep every sheet as it was parsed. Textual keeps 64, fewer than there are, and so parses all of them anew
    whenever one is added."""
    app.stylesheet._parse_cache.grow(SHEETS)


def read_sheets(app: App[Any], paths: Iterable[str | PurePath]) -> None:
    """Read the sheets among these that are not read yet; they are parsed once somebody needs them."""
    for path in paths:
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)


def sheets_are_read(app: App[Any], screen: Screen[Any]) -> None:
    """Tell Textual that a new screen needs no other style than those it has read: it would parse every sheet anew and
    style the screen in front."""
    if screen._css_update_count < 0:
        screen._css_update_count = app._css_update_count


def takes_one(handler: Callable[..., Any]) -> None:
    """Tell Textual that this takes one value: of each function that is made anew it looks that up anew."""
    handler._param_count = 1  # type: ignore[attr-defined]


def no_click(app: App[Any]) -> None:
    """The button that is let go now was pressed for something else than a click."""
    app._mouse_down_widget = None


def take_down(app: App[Any], severity: str) -> None:
    """What was said of this weight, and still stands in the corner, stands there no longer."""
    for one in [one for one in app._notifications if one.severity == severity]:
        app._unnotify(one)


def write_to_terminal(app: App[Any], text: str) -> None:
    """Write as it is, where there is a terminal."""
    driver = app._driver
    if driver is not None and not app.is_headless and not app.is_web:
        driver.write(text)


LEAVES = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"  # pasting, wrapping, size, mouse
    "\x1b[<u"  # the keyboard protocol belongs to the screen that is left, so it is given back first
    "\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What makes the terminal what it was before."""


def leave_screen(app: App[Any], more: str = "") -> None:
    """Show the terminal as it was before, at once, and write nothing to it any more: what is painted now would stand
    among the person's own lines. `more` is written last. From any thread; only the first call does anything."""
    driver = app._driver
    if driver is None or app.is_headless or app.is_web or getattr(driver.write, "silent", False):
        return
    write, driver.write = driver.write, _nothing
    write(LEAVES + more)


def _nothing(data: str) -> None: ...


_nothing.silent = True  # type: ignore[attr-defined]


def give_back_terminal(app: App[Any]) -> None:
    """Let the terminal take in lines and show them again, for a process that is about to end."""
    import termios

    driver = app._driver
    before = getattr(driver, "attrs_before", None)
    if before is not None:
        with suppress(termios.error, OSError):
            termios.tcsetattr(getattr(driver, "fileno", 0), termios.TCSANOW, before)


def when_read(app: App[Any], keys: Collection[str], heard: Callable[[], None]) -> None:
    """Call `heard` as soon as one of the keys has been read, whatever the app is busy with: from the thread that reads
    them, and before the key goes its usual way."""
    driver = app._driver
    if driver is None:
        return
    send = driver.send_message

    def listening(message: Message) -> None:
        if isinstance(message, Key) and message.key in keys:
            heard()
        send(message)

    driver.send_message = listening


class Behind(list[Screen[Any]]):
    """The screens that show through the one in front. While it is painted Textual keeps them as a context variable,
    and whatever is begun meanwhile holds that for as long as it lasts: so they are known, to be emptied."""

    known: ClassVar[WeakSet[Behind]] = WeakSet()
    __hash__ = object.__hash__  # pyright: ignore[reportAssignmentType] - each is told from an equal one

    def __init__(self, screens: Iterable[Screen[Any]]) -> None:
        super().__init__(screens)
        self.known.add(self)


def forget_screens(app: App[Any], blank: Callable[[Screen[Any]], Screen[Any]]) -> None:
    """Forget what the app itself keeps of screens that are gone: what was copied inside it (what the terminal has of
    that stays there), fields that wanted to hear of another theme, what timers that were put off hold until their time
    would have come, and the very first screen. `blank` makes one like it that was never shown."""
    app._clipboard = ""
    for handle in getattr(asyncio.get_running_loop(), "_scheduled", ()):
        if handle.cancelled():  # the loop passes over it then, and meanwhile keeps the context it was begun in
            handle._context = Context()
    for behind in list(Behind.known):
        behind.clear()
    watchers: dict[str, list[tuple[MessagePump, object]]] = getattr(app, "__watchers", {})  # there once one watches
    for listed in watchers.values():
        listed[:] = [one for one in listed if one[0].is_running]
    first = app._compose_screen
    if first is not None and not first.is_attached:
        app._compose_screen = None
        # The app's own loop refers to it as long as it runs: it becomes a blank one. Somebody may still call it.
        fresh = dict(vars(blank(first)))
        vars(first).clear()
        vars(first).update(fresh)


def fault_of(app: App[Any]) -> Exception | None:
    """What ended the app, if it was a fault."""
    return app._exception


def set_last_words(app: App[Any], text: str) -> None:
    """What is printed once the screen has been left: this and nothing else."""
    app._exit_renderables[:] = [text] if text else []


def take_last_words(app: App[Any]) -> str:
    """What was to be printed, and now is not any more."""
    words = [text for text in app._exit_renderables if isinstance(text, str)]
    app._exit_renderables.clear()
    return words[0] if words else ""


def stop(app: App[Any]) -> None:
    """End the app without waiting for what is still to be done."""
    app._close_messages_no_wait()


def bindings_of(widget: Widget) -> BindingsMap:
    """The keys of one widget: its own map, whose lists may still be its class's."""
    return widget._bindings


def forget_drawn_lines(field: TextArea) -> None:
    """Have every line drawn anew."""
    field._line_cache.clear()


def shows_cursor(field: TextArea) -> bool:
    return field._draw_cursor


def theme_of(field: TextArea) -> TextAreaTheme | None:
    """The colours that the field draws in; none before it is mounted."""
    return field._theme
