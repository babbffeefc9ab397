"""The passphrase in the app: set, changed, with a new key, taken away; and one to write down, made once it is set.

The seconds that it takes pass beside the screen, which lives; what is sealed then is read by nobody else meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.screens.common import slow_work
from workbook.screens.common.base import Dialog
from workbook.store.file import errors, files
from workbook.store.file.seal import turning
from workbook.store.file.seal.errors import WrongPassphrase
from workbook.store.file.seal.passphrase import checked
from workbook.store.file.seal.turning import Turned
from workbook.widgets.common.busy_bar import BusyBar
from workbook.widgets.common.fields import Press
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import plain
from workbook.widgets.common.secret_field import SecretField
from workbook.words.common import lock as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext
    from workbook.store.file.unsaved import Words

Act = Literal["set", "change", "new-key", "recovery", "remove"]
OWN: tuple[Act, ...] = ("change", "new-key", "recovery", "remove")
"""What somebody can do who has a passphrase of their own."""
NEEDS: dict[Act, tuple[str, ...]] = {
    "set": ("new", "again"),
    "change": ("now", "new", "again"),
    "new-key": ("now",),
    "recovery": ("now",),
    "remove": ("now",),
}
BY_NAME: dict[str, Act] = {str(act): act for act in NEEDS}


def has_own(context: AppContext) -> bool:
    """Has the one in front a passphrase of their own?"""
    notebook = context.notebook
    return notebook.sealed and notebook.keys is not None and context.person_id in notebook.keys.taking_part


class PassphraseSheet(Dialog[None]):
    """What can be done about it, for the one in front."""

    CSS_PATH = "passphrase.tcss"
    called = words.SHEET

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        own, sealed = has_own(self.context), self.context.notebook.sealed
        acts: tuple[Act, ...] = OWN if own else ("set",)
        with Vertical(classes="sheet"):
            yield Static(plain(words.SHEET), classes="title")
            yield Static(
                plain(words.HAVE_OWN if own else words.HAVE_NONE if sealed else words.NONE_YET), classes="hint"
            )
            yield RowList([Row(plain(words.TITLES[act]), value=act) for act in acts], id="acts")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        act = BY_NAME.get(str(message.row.value))
        if act is not None:
            self.dismiss(None)
            self.app.push_screen(PassphraseForm(self.context, act))


class PassphraseForm(Dialog[None]):
    """One act: its fields, then the bar, then what came of it. It cannot be closed while it is at work."""

    CSS_PATH = "passphrase.tcss"
    AUTO_FOCUS = "SecretField"
    called = words.SHEET

    def __init__(self, context: AppContext, act: Act) -> None:
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        self._act: Act = act
        self._kind = self._kind_of(act)
        self._chosen = ""  # the passphrase that was set, as long as a second one is on offer

    def _kind_of(self, act: Act) -> str:
        """The act, where there is nobody else; "second" and "leave" where the other has a passphrase too."""
        keys = self.context.notebook.keys if self.context.notebook.sealed else None
        if keys is not None and set(keys.taking_part) - {self.person_id}:
            return {"set": "second", "remove": "leave"}.get(act, act)
        return act

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet", can_focus=False):
            yield Static(plain(words.TITLES[self._act]), classes="title")
            yield Static(plain(words.ABOUT[self._kind]), id="about", classes="hint")
            with Vertical(id="fields"):
                for name in NEEDS[self._act]:
                    yield Static(plain(words.FIELDS[name]), classes="label")
                    yield SecretField(id=name)
            yield Static(id="secret")
            yield BusyBar(id="busy")
            yield Static(id="problem", classes="problem")
            with Horizontal(classes="choices"):
                yield Press(words.GO[self._act], id="go")
                yield Press(words.CLOSE, id="close")
        yield KeyLine()

    @property
    def busy(self) -> bool:
        return any(bar.busy for bar in self.query(BusyBar))  # asked once a second: also before it is composed

    def _field(self, name: str) -> SecretField:
        return self.query_one(f"#{name}", SecretField)

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(plain(sentence))
        if sentence:
            self.call_after_refresh(self.query_one(".choices").scroll_visible, animate=False)

    # -- asking -------------------------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """The next field, or the act itself behind the last."""
        event.stop()
        later = NEEDS[self._act][NEEDS[self._act].index(event.input.id or "") + 1 :]
        if later:
            self._field(later[0]).focus()
        else:
            self._go()

    @on(Button.Pressed, "#go")
    def _go(self) -> None:
        if self.busy:
            return
        if self.has_class("-shown"):
            self.dismiss(None)
        elif self.has_class("-offered"):
            self._begin("recovery", self._chosen, "")
        else:
            self._ask()

    def _ask(self) -> None:
        needs = NEEDS[self._act]
        now = self._field("now").value if "now" in needs else ""
        new = self._field("new").value if "new" in needs else ""
        try:
            if "new" in needs:
                checked(new)
                if self._field("again").value != new:
                    self._field("again").value = ""
                    self._field("again").focus()
                    raise UsageError(words.DIFFERENT)
        except UsageError as error:
            self._say(str(error))
            return
        self._begin(self._act, now, new)

    def _begin(self, act: Act, now: str, new: str) -> None:
        self._say("")
        self.query_one(BusyBar).begin(words.BUSY.get(act, words.SEALING))
        slow_work.begin(self, self._work(act, now, new), lambda done: self._ended(act, new, done))

    def _work(self, act: Act, now: str, new: str) -> Callable[[], Turned | str | None]:
        folder, person, notebook = self.context.data, self.person_id, self.context.notebook
        keys = notebook.keys.borrowed() if notebook.sealed and notebook.keys is not None else None
        match act:
            case "set":
                return lambda: turning.set_passphrase(folder, person, new, keys=keys)
            case "change":
                return lambda: turning.change_passphrase(folder, person, now, new)
            case "new-key":
                return lambda: turning.new_key(folder, person, now)
            case "recovery":
                return lambda: turning.set_recovery(folder, person, now)
            case "remove":
                return lambda: turning.remove_passphrase(folder, person, now)

    # -- what came of it ----------------------------------------------------------------------------------------

    def _ended(self, act: Act, new: str, done: Turned | str | Exception | None) -> None:
        self.query_one(BusyBar).end()
        if isinstance(done, WrongPassphrase) and "now" in NEEDS[self._act]:
            self._field("now").value = ""
            self._field("now").focus()
        if isinstance(done, WorkbookError):
            self._say(str(done))
        elif isinstance(done, OSError):
            self._say(str(errors.cannot_save(done, self.context.data)))
        elif isinstance(done, Exception):
            raise done
        elif isinstance(done, str):
            self._show(done)
        else:
            for field in self.query(SecretField):
                field.value = ""
            self._finish(act, new, done)

    def _finish(self, act: Act, new: str, turned: Turned | None) -> None:
        if turned is not None:
            self._go_on_with(turned)
        self.tell(words.SAID[self._kind])
        if act == "set":
            self._chosen = new
            self.add_class("-offered")
            self.query_one("#about", Static).update(plain(words.RECOVERY_OFFER))
            self._buttons(words.GO["recovery"], words.NOT_NOW)
        else:
            self.dismiss(None)
            if self._kind == "leave":  # the other's passphrase opens it now, and is asked for
                self.app.call_later(self.app.run_action, "app.lock")

    def _go_on_with(self, turned: Turned) -> None:
        """The keys as they are from now on: of the one in front alone."""
        notebook, keys = self.context.notebook, turned.keys
        if not files.is_sealed(self.context.data):
            notebook.unlock(None)
        elif self.person_id in keys.taking_part:
            for other in keys.unlocked - {self.person_id}:
                keys.lock(other)
            notebook.unlock(keys)
        else:
            notebook.lock()
        if turned.left:
            self.tell(words.left(len(turned.left)), problem=True)
        if turned.lost_recovery:
            self.tell(words.LOST_RECOVERY, problem=True)

    def _show(self, recovery: str) -> None:
        self._chosen = ""
        self.add_class("-offered", "-shown")
        self.query_one("#about", Static).update(plain(words.RECOVERY_SHOWN))
        self.query_one("#secret", Static).update(plain(recovery))
        self._buttons(words.DONE, "")

    def _buttons(self, go: str, close: str) -> None:
        self.query_one("#go", Press).set_label(go)
        self.query_one("#close", Press).set_label(close)
        self.query_one("#close", Press).display = bool(close)
        self.query_one("#go", Press).focus()

    # -- closing ------------------------------------------------------------------------------------------------

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        if self.busy:
            self._say(words.BUSY_STAY)
        else:
            self.dismiss(None)

    def unsaved_words(self) -> list[Words]:
        """None: a passphrase is kept nowhere."""
        return []
