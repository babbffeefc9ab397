"""The Textual app: modes, keys, themes and the ways out. Everything else is in the screens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen, SystemModalScreen

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog, Page
from workbook.screens.common.guard import Guard, Guarded, met
from workbook.screens.common.hand_over import HandOver
from workbook.screens.frame.app_keys import KEYS
from workbook.screens.frame.beginning import MODE, Beginning, asks_first
from workbook.screens.frame.dress import Dress
from workbook.screens.frame.errands import Errands
from workbook.screens.frame.leaving import TITLE_BACK, Leaving
from workbook.screens.frame.locking import Locking
from workbook.screens.frame.pages import HEIGHTS, WIDTHS, Pages
from workbook.screens.frame.quick_app import QuickApp
from workbook.screens.frame.seating import Seating
from workbook.screens.frame.shell_job import is_job_of_shell
from workbook.screens.frame.watching import Watching
from workbook.widgets.common import textual_private, themes
from workbook.widgets.common.safe import plain
from workbook.words.common import frame as words
from workbook.words.common import jot, lock, turn, who

if TYPE_CHECKING:
    from textual.command import Provider

    from workbook.store.file.entries import Swapped

PASSING = "information"
"""The weight of what is said in passing; a warning stays until its time is over."""


def things() -> type[Provider]:
    from workbook.screens.frame.things import Things

    return Things


class WorkbookApp(Guarded, QuickApp):
    """Five modes, each with its own stack of screens."""

    TITLE = "workbook"
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    COMMANDS = App.COMMANDS | {things}
    NOTIFICATION_TIMEOUT = 4
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(
        self,
        context: AppContext,
        *,
        clock: Callable[[], date] | None = None,
        place: str = "today",
        trouble: str = "",
        greeting: str = "",
        locked_before: bool = False,
    ) -> None:
        """`clock` gives today's date while the app is open; None keeps the context's date (scripts, tests). `trouble`:
        what is wrong with the settings file, to be said. `greeting`: what is said of it at first. `locked_before`: its
        passphrase was just given, so what is typed before anything stands here was meant for that field: not heard."""
        self._asks_first = asks_first(context, place)
        # The first screen's own sheet comes with the app's: loaded with it, all would be parsed and styled once more.
        first = "screens/frame/first_run.tcss" if self._asks_first else "screens/today/page.tcss"
        if self._asks_first:
            self.DEFAULT_MODE = MODE  # pyright: ignore[reportAttributeAccessIssue] - of this one app
        super().__init__(css_path=["screens/frame/app.tcss", first])
        self.context = context
        self._place = place
        self._trouble = trouble
        self._greeting = greeting
        self._deaf = locked_before
        self._pressed_at: Offset | None = None
        self.guard = Guard(self, context, self._refresh_page)
        self.leaving = Leaving(self, context, self.guard)
        self.pages = Pages(self, context)
        self.locking = Locking(self, context, self.guard, self.leaving, self.pages.factory, self.pages.blank)
        self.seating = Seating(self, context, self.guard, self.pages, self.locking, self._refresh_page)
        self.errands = Errands(self, context, self.guard, self.locking, go=self.open_place, refresh=self._refresh_page)
        self.watching = Watching(
            self,
            context,
            self.guard,
            self.locking,
            refresh=self._refresh_page,
            phone=self.errands.phone_page,
            clock=clock,
        )
        self._beginning = Beginning(self, context, self.guard, self.pages, self._refresh_page)
        context.notebook.tell_waiting(self.guard.waiting)
        self._dress = Dress(self, context, self.guard)
        for mode in words.MODES:
            if mode != self.DEFAULT_MODE:
                self.add_mode(mode, self.pages.factory(mode))
        self._dress.put_on()
        textual_private.keep_sheets(self)
        textual_private.let_every_timer_ring()
        textual_private.hold_back_replies()
        textual_private.keep_units_together()
        self.set_keymap({**context.config.keys, "app.leave-now": context.config.quick_exit})

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; of one that is not ours as they can be read."""
        found = super().get_css_variables()
        if self.current_theme not in themes.THEMES:
            from workbook.widgets.common.readable import readable

            self.theme_variables = found = readable(found)
        return found

    # -- life -------------------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """Today, as the app's own first screen: that of a mode is waited for with painting held back, so it would be
        styled and drawn twice before anything is seen. Where the first questions come first, Today is built when they
        are answered."""
        return super().get_default_screen() if self._asks_first else self.pages.made(self.DEFAULT_MODE)

    def on_mount(self) -> None:
        # From now on it is a mode like the others; its stack is there, so this one is never called.
        self.add_mode(self.DEFAULT_MODE, Screen)
        # Remember the terminal's own title on its stack, then show one that tells nothing.
        textual_private.write_to_terminal(self, f"\x1b[22;0t\x1b]0;{words.NEUTRAL_TITLE}\x07")
        self.leaving.listen(self.action_leave_now)
        textual_private.when_read(self, self.context.config.quick_exit.split(","), self.leaving.hurry)
        if self._asks_first:
            self.call_later(
                self._beginning.ask, self._hear
            )  # here, painting would be held back until they are all there
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        # Start-up ran without garbage collection; what is loaded by now stays, so later rounds need not look at it.
        gc.freeze()
        gc.enable()
        self.app_resume_signal.subscribe(self, self._back_from_shell)
        if not self._asks_first:
            self._hear()
        self.watching.begin()
        self._beginning.say(self._trouble, self._greeting)
        self._dress.begin()
        if self._place != "today":
            self.run_worker(self.open_place(self._place, begin=True))
        if not self._asks_first and self._place == "today":  # not before who sits here is known
            self.call_later(self._beginning.offer_words)
        if not self.is_headless:  # nobody is there to wait for a page
            from workbook.screens.frame.ahead import Ahead

            Ahead(self, self.context, lambda: not (self.locking.locked or self.locking.busy)).begin()

    def _hear(self) -> None:
        self._deaf = False

    def _back_from_shell(self, _: object) -> None:
        """The terminal has forgotten what was painted; a lock may have been due meanwhile."""
        self.watching.look()
        self.refresh(layout=True)

    async def open_place(self, place: str, *, begin: bool = False) -> None:
        """A mode ("plans"), one of its things ("promises/ID"), or a place in the book ("apology/desk"). Unless it is to
        `begin` there it is looked at: a letter is a key, until enter is pressed."""
        mode, _, thing = place.partition("/")
        if mode not in words.MODES:
            mode, thing = "steps", place
        await self.switch_mode(mode)
        if thing and isinstance(self.screen, Page):
            self.screen.open_at(thing, begin=begin)

    def action_change_theme(self) -> None:
        self._dress.choose()

    def _refresh_page(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.on_screen_resume()
            elif isinstance(screen, Dialog):
                screen.follow()

    # -- locking ----------------------------------------------------------------------------------------------

    def post_message(self, message: Message) -> bool:
        """Everything that comes from the keyboard and the mouse passes here, before it waits for its turn."""
        if isinstance(message, events.InputEvent | events.Paste):
            self.locking.touched()
            leaving = isinstance(message, events.Key) and message.key in self.context.config.quick_exit.split(",")
            if self._deaf and not leaving:
                return True
        return super().post_message(message)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.MouseDown):
            self._pressed_at = event.screen_offset
        elif isinstance(event, events.MouseUp) and event.screen_offset != self._pressed_at:
            textual_private.no_click(self)  # something was dragged over: that opens nothing
        if not self.locking.holds_back(event):
            await super().on_event(event)

    async def action_lock(self) -> None:
        self.locking.asked()

    async def on_lock_screen_opened(self, message: Any) -> None:
        message.stop()
        self.watching.day_turned()
        if await self.locking.open(message.keys, message.by):
            if message.by.put_away:
                self.notify(lock.PLAIN_PUT_AWAY, markup=False, severity="warning", timeout=15)
            self._beginning.offer_words()

    # -- what the file may do to us ---------------------------------------------------------------------------

    async def run_action(self, *args: Any, **more: Any) -> bool:
        """Every key, every click on a key, every entry of the palette."""
        with self.guard.held():
            return await super().run_action(*args, **more)
        return True

    def push_screen(self, screen: Any, callback: Any = None, *args: Any, **more: Any) -> Any:
        textual_private.take_down(self, PASSING)  # it was said of what stood here before
        return super().push_screen(screen, callback and self.guard.followed(callback), *args, **more)

    def notify(self, message: str, **more: Any) -> None:
        """What stands in the corner: names out of the settings, too, reach the terminal only as they can be shown."""
        if more.get("severity", PASSING) == PASSING:
            textual_private.take_down(self, PASSING)  # one at a time: they lie over what they are said of
        super().notify(plain(message).plain, **more)

    def _handle_exception(self, error: Exception) -> None:
        """What nobody else has met: of a timer, a worker, something done later."""
        if (found := met(error)) is not None:
            self.guard.tell(found)
        else:
            super()._handle_exception(error)

    # -- keys -------------------------------------------------------------------------------------------------

    def page_in_front(self) -> Page | None:
        """The page in front; the palette over it does not count, a dialog does: it is left first."""
        front = (screen for screen in reversed(self.screen_stack) if not isinstance(screen, SystemModalScreen))
        screen = next(front, None)
        return screen if isinstance(screen, Page) else None

    def action_go(self, mode: str) -> None:
        if self.page_in_front() is not None:
            self.guard.keep_all()
            self.switch_mode(mode)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.locking.locked and action in ("command_palette", "lock"):
            return False
        if action == "editor":
            return getattr(self.focused, "goes_to_editor", False) and not (self.locking.locked or self.locking.busy)
        if action == "copy":
            return bool(self.errands.copied())
        if action == "to_shell":  # in a field it is no wish to leave it
            typing = self.focused is not None and self.focused.check_consume_key("z", "z")
            return is_job_of_shell() and not (typing or self.locking.busy)
        if action == "keys":  # in a field it is a letter
            return isinstance(self.screen, Page | Dialog) and not self.locking.locked
        if action in ("undo", "redo", "go", "who", "find", "jot", "forget", "phone", "paper"):
            page = self.page_in_front()
            return page is not None and (page.undo_by_letter or action not in ("undo", "redo"))
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take back what the person in front did last, and show it."""
        self._step_history(self.context.notebook.undo, words.undone)

    def action_redo(self) -> None:
        self._step_history(self.context.notebook.redo, words.redone)

    def _step_history(self, step: Callable[[str], Swapped], say: Callable[[str], str]) -> None:
        self.guard.keep_all()
        done = step(self.context.person_id)
        self.notify(say(done.label), markup=False)
        self._refresh_page()
        if (page := self.page_in_front()) is not None:
            page.show_documents(done.places)

    async def on_hand_over(self, message: HandOver) -> None:
        message.stop()
        if await self.seating.hand_to(message.person, message.place):
            await self.open_place(message.place)

    def action_copy(self) -> None:
        self.errands.copy()

    def action_to_shell(self) -> None:
        """Put the program into the background, if it stands in a shell."""
        self.guard.keep_all()
        self.action_suspend_process()

    def action_who(self) -> None:
        self.seating.ask()

    def action_find(self) -> None:
        self.errands.find()

    def action_where_to_turn(self) -> None:
        self.errands.where_to_turn()

    def action_jot(self) -> None:
        from workbook.screens.promises.jot import JotLine

        self.guard.keep_all()
        self.push_screen(JotLine(self.context), lambda done: self.notify(jot.CAUGHT_HERE) if done else None)

    def action_paper(self) -> None:
        self.errands.paper(self.page_in_front())

    def action_phone(self) -> None:
        self.errands.phone()

    def action_editor(self) -> None:
        self.errands.editor()

    def action_forget(self) -> None:
        self.errands.forget()

    def action_keys(self) -> None:
        from workbook.screens.frame.help import KeysHelp

        if isinstance(self.screen, Page | Dialog) and not isinstance(self.screen, KeysHelp):
            self.push_screen(KeysHelp(list(self.screen.active_bindings.values())))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        from workbook.screens.frame.palette import commands

        yield from commands(self, screen)
        if (page := self.page_in_front()) is not None and (again := self.context.again):
            yield SystemCommand(words.AGAIN, words.AGAIN_TIP, partial(page.go_to, "steps", again))
        if self.page_in_front() is not None:
            yield SystemCommand(turn.TITLE, turn.TIP, partial(self.call_later, self.action_where_to_turn))
            yield SystemCommand(who.NAMES, who.NAMES_TIP, partial(self.call_later, self.action_who))
            yield SystemCommand(lock.SHEET, lock.SHEET_TIP, partial(self.call_later, self.seating.open_passphrase))
        yield SystemCommand(words.THEME, words.THEME_TIP, self.action_change_theme)

    # -- ways out ---------------------------------------------------------------------------------------------

    async def action_quit(self) -> None:
        if self.locking.busy:
            self.notify(lock.BUSY_STAY, markup=False)
        elif self.locking.locked:
            self.locking.quit()
        else:
            await self.leaving.quit()

    async def action_leave_now(self) -> None:
        await self.leaving.leave_now()

    def on_unmount(self) -> None:
        textual_private.write_to_terminal(self, TITLE_BACK)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with local variables, that is, with what the user wrote."""
        textual_private.set_last_words(self, self.leaving.last_words())
        textual_private.stop(self)

    def _print_error_renderables(self) -> None:
        if last := textual_private.take_last_words(self):
            self.error_console.print(last, markup=False, highlight=False)
