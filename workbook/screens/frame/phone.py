"""`O`: the page for the other's phone, opened and closed from here, and the line that says that it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Button, Static

from workbook.domain.common.errors import WorkbookError
from workbook.home.care import said_of
from workbook.home.opened import Opened, key_is_closed, person_for
from workbook.home.views.frame import Sight
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.common.fields_dialog import FieldsDialog
from workbook.widgets.common.fields import retell
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import plain
from workbook.words.common import frame as app_words
from workbook.words.common import home as words

if TYPE_CHECKING:
    from textual.app import App

CODE = "#ffffff on #000000"
"""Whatever the theme: phones read no other."""
TALL = 23
"""Rows of a window in which a code is seen whole."""


class Phone:
    """What one app has open for a phone. It runs on the app's own event loop, and ends with the program, after half an
    hour without a look, or from the dialog. `locked`: does nobody read the workbook just now? `changed`: what is on
    screen is read anew."""

    def __init__(
        self, app: App[Any], context: AppContext, locked: Callable[[], bool], changed: Callable[[], None]
    ) -> None:
        self._app = app
        self.context = context
        self._locked = locked
        self._changed = changed
        self.opened: Opened | None = None
        self.name = ""
        self._looked = ""

    def ask(self) -> None:
        """Show the dialog; where somebody is afraid, nothing is opened, and what stands open is closed."""
        if self.context.together_hidden:
            if self.opened is not None:
                self._app.run_worker(self.close())
            self._app.notify(words.PUT_AWAY, markup=False, severity="warning")
            return
        person_for(self.context.notebook, self.context.person_id)  # says so where there is nobody
        self._app.push_screen(PhoneDialog(self))

    async def open(self, *, lan: bool) -> None:
        """Raises WorkbookError, and then nothing is open."""
        notebook = self.context.notebook
        whose = person_for(notebook, self.context.person_id)[0]

        def care(text: str) -> list[str]:
            return said_of(self.context.wording.found(text, whose.id), self.context.places_to_turn)

        def sight() -> Sight | None:
            if self._locked() or self.context.together_hidden:
                return None
            person, other = notebook.people.get(whose.id), notebook.people.other(whose.id)
            if person is None or other is None or key_is_closed(notebook, person.id):
                return None
            return Sight(notebook, person, other, self.context.today, care)

        opened = Opened(sight, self._on_change, self._on_look)
        opened.code()  # both small programs are there
        await opened.open(None, lan=lan)
        self.opened, self.name, self._looked = opened, whose.name, ""
        self.show()

    async def close(self) -> None:
        opened, self.opened = self.opened, None
        if opened is not None:
            await opened.close()
        self.show()

    def look(self) -> None:
        """Once a second: did who sits in front say that they are afraid, or did nobody look for so long that it closes,
        and does the line stand on what is shown?"""
        if self.opened is not None and self.context.together_hidden:
            self._app.run_worker(self.close())
        elif self.opened is not None and self.opened.door.idle:
            self._app.run_worker(self.close())
            self._app.notify(words.CLOSED_IDLE, markup=False)
        self.show()

    def show(self) -> None:
        """The line on the page in front, as it is now; none where nothing is open."""
        page = next((screen for screen in reversed(self._app.screen_stack) if isinstance(screen, Page)), None)
        if page is None or not page.query(KeyLine):
            return
        lines = page.query("#phone")
        if self.opened is None:
            lines.remove()
        elif lines:
            retell(lines.first(Static), self.line)
        else:
            page.mount(Static(plain(self.line), id="phone"), before=page.query(KeyLine).first())

    @property
    def line(self) -> str:
        if self.opened is not None and self.opened.door.shut:
            return words.SHUT
        return words.open_line(self.name, self._looked)

    def _on_change(self) -> None:
        self._app.call_later(self._changed)

    def _on_look(self) -> None:
        if self.opened is not None:
            at = datetime.now().astimezone()
            self._looked = words.looked(f"{at.hour}:{at.minute:02}", self.opened.door.last_from)
            self._app.call_later(self.show)
            self._app.call_later(self._tell_dialog)

    def _tell_dialog(self) -> None:
        if isinstance(self._app.screen, PhoneDialog):
            self._app.screen.show()


class PhoneDialog(FieldsDialog[None]):
    """Where it is open, and the code to scan; before that, the question for whom it shall be reachable."""

    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [  # before the sheet, which would scroll
        Binding("up", "step(-1)", words.BUTTON_UP, show=False, priority=True, id="phone.up"),
        Binding("down", "step(1)", words.BUTTON_DOWN, show=False, priority=True, id="phone.down"),
    ]

    def __init__(self, phone: Phone) -> None:
        super().__init__(phone.context, words.TITLE)
        self._phone = phone

    def parts(self) -> Iterable[Widget]:
        yield Static(id="code")
        yield Static(id="said", classes="hint")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (
            ("alone", words.ON_LOOPBACK),
            ("lan", words.ON_LAN),
            ("new", words.NEW_CODE),
            ("shut", words.CLOSE_PAGE),
            ("close", app_words.CLOSE),
        )

    def ready(self) -> None:
        self.show()

    def show(self) -> None:
        """What holds now."""
        opened = self._phone.opened
        with suppress(NoMatches):
            for id in ("alone", "lan"):
                self.query_one(f"#{id}").display = opened is None
            self.query_one("#new").display = opened is not None and not opened.door.token and not opened.door.shut
            self.query_one("#new", Button).label = Content(words.new_code(full=opened is not None and opened.door.full))
            self.query_one("#shut").display = opened is not None
            code, said = self.query_one("#code", Static), self.query_one("#said", Static)
            code.display = self._scannable(opened)
            self.set_class(not code.display, "-listed")  # beside a code there is no room for a button a line
            if opened is None:
                said.update(plain(f"{words.EXPLAINED}\n\n{words.BEFORE_LAN}"))
                return
            if code.display:
                code.update(Content("\n").join(Content.styled(line, CODE) for line in opened.code()))
            said.update(plain("\n".join(self._said(opened))))
            focused = self.focused
            if focused is None or not focused.display:
                self.query_one("#close", Button).focus()

    def _scannable(self, opened: Opened | None) -> bool:
        """Is there a code to scan, by a phone that can reach it, and room for it?"""
        return opened is not None and bool(opened.door.token) and opened.on_lan and self.app.size.height >= TALL

    def _said(self, opened: Opened) -> Iterable[str]:
        door, lan = opened.door, opened.on_lan
        if door.token:
            yield opened.url
        if door.shut or not door.token:
            yield words.SHUT if door.shut else words.FULL if door.full else words.NO_TOKEN
        else:
            yield words.SCAN if self._scannable(opened) else f"{words.ONCE} {words.TALLER}" if lan else words.ONCE
        place = words.place(opened.place.address, opened.place.interface)
        yield words.PLAIN.format(place=place) if lan else words.ALONE
        yield self._phone.line

    def action_step(self, by: int) -> None:
        """To the button before or after; past the ends the words scroll, where there is more than the window holds."""
        buttons = [button for button in self.query(Button) if button.display]
        at = buttons.index(self.focused) + by if isinstance(self.focused, Button) else 0
        if 0 <= at < len(buttons):
            buttons[at].focus()
        else:
            self.query_one(".sheet").scroll_relative(y=by, animate=False)

    def action_save(self) -> None:
        """Nothing is typed here."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "save" and super().check_action(action, parameters)

    def pressed(self, button: str) -> None:
        if button in ("lan", "alone"):
            self.run_worker(self._open(lan=button == "lan"))
        elif button == "new" and self._phone.opened is not None:
            if self._phone.opened.door.full:
                self._phone.opened.door.send_away()
            self._phone.opened.door.new_token()
            self.show()
        elif button == "shut":
            self.run_worker(self._shut())
        else:
            super().pressed(button)

    async def _open(self, *, lan: bool) -> None:
        try:
            await self._phone.open(lan=lan)
        except WorkbookError as error:
            self.problem(str(error))
            return
        self.problem("")
        self.show()

    async def _shut(self) -> None:
        await self._phone.close()
        self.tell(words.IS_CLOSED)
        self.dismiss(None)
