"""What all screens share: the frame around a mode's page, and dialogs that `esc` closes without loss."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.guard import Guarded, Handlers, field_texts
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.tab_line import TabLine
from workbook.words.common import copying, dates
from workbook.words.common import frame as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext
    from workbook.store.file.unsaved import Words

SMALLEST = (40, 15)
# The ways out and the help: they stand last in the key line and never give way.
LAST_KEYS = ("app.keys", "app.palette", "app.quit")

T = TypeVar("T")


class KeyedScreen(Guarded):
    """Mixin of pages and dialogs, guarded: keeps the key line up to date, tells errors, shows the notice when the
    window is too small."""

    _keys_asked = False

    def on_mount(self) -> None:
        assert isinstance(self, Screen)
        self.bindings_updated_signal.subscribe(self, self._ask_keys, immediate=True)
        self.call_after_refresh(self._update_keys)

    def _ask_keys(self, _: Any = None) -> None:
        """Bring the key line up to date, once for all that one message changes."""
        assert isinstance(self, Screen)
        self._keys_asked = True
        self.call_next(self._update_keys_once)

    def _update_keys_once(self) -> None:
        assert isinstance(self, Screen)
        if self._keys_asked and self.is_current:  # who is not is asked again when it comes back
            self._keys_asked = False
            self._update_keys()

    @property
    def first_keys(self) -> tuple[str, ...]:
        """Ids of bindings that stand first in the key line, in that order, and give way last."""
        return ()

    def _update_keys(self) -> None:
        assert isinstance(self, Screen)
        for line in self.query(KeyLine):
            line.set_bindings(list(self.active_bindings.values()), self.first_keys, LAST_KEYS)

    async def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """Do what the key does. A key that a screen sends itself goes no further than that screen."""
        assert isinstance(self, Screen)
        message.stop()
        active = self.active_bindings.get(message.key)
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def tell(self, text: str, *, problem: bool = False) -> None:
        """A passing word at the corner of the screen; `text` may hold what the user wrote."""
        assert isinstance(self, Screen)
        self.notify(text, markup=False, severity="warning" if problem else "information", timeout=8 if problem else 4)

    def tell_error(self, error: WorkbookError) -> None:
        """Say what could not be done; while the file is out of reach, saving goes on being tried."""
        assert isinstance(self, Screen)
        guard = getattr(self.app, "guard", None)
        if guard is not None:
            guard.tell(error)
        else:
            self.tell(str(error), problem=True)


class Page(KeyedScreen, Screen[None]):
    """The one screen of a mode: tab line, `body()`, key line. Built on the first visit, kept afterwards.

    Subclasses give `MODE`, `body` and `reload`.
    """

    MODE: ClassVar[str] = ""
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Page { background: $background; layout: vertical; }
    Page > #too-small { display: none; dock: top; width: 100%; height: 100%; layer: above; background: $background;
                        content-align: center middle; text-align: center; padding: 1 2; }
    Page.-too-small > #too-small { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.stale = False
        self.resumes_twice = False
        """Whether the next resuming is for nothing, because another one follows at once."""

    def compose(self) -> ComposeResult:
        yield TabLine(list(words.MODES.items()), self.MODE)
        yield from self.body()
        yield KeyLine()

    @abstractmethod
    def body(self) -> Iterable[Widget]:
        """What stands between the tab line and the key line."""

    @abstractmethod
    def reload(self) -> None:
        """Read anew and show: on the first showing, on every return and when another process has written. A field that
        somebody is typing in is left alone."""

    @property
    def undo_by_letter(self) -> bool:
        """Whether `u` takes back and `U` does again. Not where somebody may be about to type, before the field has the
        focus: a sentence holds many a u."""
        return True

    def show_documents(self, places: Sequence[tuple[str, str]]) -> None:
        """Undo has changed these documents (table, id): bring into sight what this page shows of them, where that is
        not in sight anyhow."""

    async def hand_over(self) -> None:
        """Somebody else sits down; all was saved. Nothing of whoever sat here stays open, and no field has the
        focus."""
        self.set_focus(None)

    def open_at(self, id: str, *, begin: bool = True) -> None:
        """Show one thing of this page: a step ("apology", "apology/desk"), a promise; by default there is none.
        `begin`: to do it at once, with the cursor in the field of what is written."""

    def here(self) -> str:
        """What `open_at` is given to come back to what is shown now; "" for the page as it opens."""
        return ""

    def go_to(self, mode: str, id: str = "", *, begin: bool = True) -> None:
        """Leave for another mode's page, and there for one of its things, to begin there or to look at it."""
        self.app.call_later(self._go_to, mode, id, begin)

    async def _go_to(self, mode: str, id: str, begin: bool) -> None:
        await self.app.switch_mode(mode)
        page = self.app.screen
        if id and isinstance(page, Page):
            page.open_at(id, begin=begin)

    def handlers(self, name: str, message: Message) -> Handlers:
        if isinstance(message, events.ScreenResume):
            if self.resumes_twice:
                self.resumes_twice = False
                return []
            message.refresh_styles = False  # the app sees to that where the theme has changed meanwhile
        return super().handlers(name, message)

    def _screen_resized(self, size: Size) -> None:
        """Textual lays out every page that is switched to; one that was laid out for this size stands as it is. (Its
        `size` is always the window's.)"""
        if size != self.outer_size:
            super()._screen_resized(size)

    def on_screen_resume(self) -> None:
        if not self.query(TabLine):  # asked for by a timer before the page is composed, or while it closes
            return
        person = self.context.person
        name = f"{person.name} · " if person and person.name else ""
        date = dates.short_date(self.context.today)
        several = len(self.context.notebook.people.all()) > 1 and not self.context.demo
        day = words.demo(date) if self.context.demo else date
        self.query_one(TabLine).set_aside(name + day, name_first=several)
        self.reload()
        self._ask_keys()

    @on(TabLine.Opened)
    async def _open_mode(self, message: TabLine.Opened) -> None:
        message.stop()
        await self.app.run_action(f"app.go('{message.mode}')")  # as its key does: drafts are kept first

    def on_resize(self, event: events.Resize) -> None:
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self.query("#too-small"):
            from textual.widgets import Static

            self.mount(Static(Content(words.TOO_SMALL), id="too-small"))
        self.set_class(small, "-too-small")


class Dialog(KeyedScreen, ModalScreen[T]):
    """A question or a form over the page. `esc` in a field leaves the field; `esc` outside closes the dialog.

    What was typed is the business of the subclass: it must keep it (`keep_draft`), closing loses nothing.
    """

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > .sheet {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $background; border: round $panel; padding: 0 2;
    }
    Dialog .title { text-style: bold; color: $accent; margin: 0 0 1 0; width: 1fr; }
    Dialog .hint { color: $text-muted; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", words.BACK, id="dialog.close", tooltip=words.BACK_TIP),
        Binding("question_mark", "app.keys", words.KEYS, key_display="?", id="app.keys", tooltip=words.KEYS_TIP),
        Binding("y", "app.copy", copying.KEY, show=False, id="app.copy", tooltip=copying.TIP),
        Binding("ctrl+z", "app.to_shell", copying.TO_SHELL, show=False, id="app.to-shell",
                tooltip=copying.TO_SHELL_TIP),
    ]  # fmt: skip

    called = ""
    """What a reader calls it."""
    person_id = ""
    """Whose words are typed into it."""
    draft = ""
    """The name under which what is typed is kept."""
    unfit = False
    """Whether what it needs could not be read: then it closes at once, for nothing was typed into it yet."""

    def follow(self) -> None:
        """Something was changed elsewhere: on the phone, or in another window. Most dialogs stay as they are, for
        somebody types into them."""

    @property
    def busy(self) -> bool:
        """Is it changing the workbook's files, for seconds? Then it is neither closed nor left, and nothing locks."""
        return False

    def handlers(self, name: str, message: Message) -> Handlers:
        if isinstance(message, events.Mount) and not self.children:
            self.could_not_open()
        found = super().handlers(name, message)
        return found if not self.unfit else [(cls, one) for cls, one in found if cls.__module__.startswith("textual.")]

    def could_not_open(self) -> None:
        if not self.unfit:
            self.unfit = True
            self.app.call_later(self._give_up)

    def _give_up(self) -> None:
        if self.is_current:
            self.dismiss(None)

    def keep_draft(self) -> None:
        """Save what was typed so far; called on every way out, the quick exit included."""

    def unsaved_words(self) -> list[Words]:
        """What stands in its fields, for when it cannot be saved."""
        from workbook.store.file.unsaved import Words

        texts = field_texts(self)
        return [Words(self.called, texts, self.person_id, self.draft)] if texts else []

    def action_close(self) -> None:
        # Through dismiss, never pop_screen: whoever waits for the answer must hear of it.
        self.keep_draft()
        self.dismiss(None)
