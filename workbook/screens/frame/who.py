"""Who sits in front of the workbook: choose, or give the partner a name when they join."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.common.people import Person, Role, let_down_already
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.common.field_draft import FieldDraft
from workbook.widgets.common.fields import TextField
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import lock
from workbook.words.common import who as words


def _other_role(person: Person) -> Role:
    return "partner" if person.role == "rebuilding" else "rebuilding"


async def nothing_open() -> None:
    """There is nothing to be closed before somebody else sits down."""


class Who(Dialog[bool]):
    """A list of the people, and a field for the first of the two who has no name yet. True: somebody sat down."""

    CSS_PATH = "who.tcss"
    BINDINGS = [
        Binding("n", "rename", words.RENAME, id="who.rename", tooltip=words.RENAME_TIP),
        Binding("r", "role", words.ROLE, id="who.role", tooltip=words.ROLE_TIP),
        Binding("p", "passphrase", lock.SHEET, id="who.passphrase", tooltip=lock.SHEET_TIP),
    ]
    called = words.TITLE
    draft = "who"

    def __init__(
        self,
        context: AppContext,
        hand_over: Callable[[], Awaitable[None]] = nothing_open,
        ask: Callable[[str], object] = lambda _: None,
        passphrase: Callable[[], object] = lambda: None,
    ) -> None:
        """`hand_over` closes what stands open of whoever sits here, before somebody else does; `ask` has everything
        locked and asks for the passphrase of that person; `passphrase` opens what gives, changes and takes one away."""
        super().__init__()
        self.context = context
        self._hand_over = hand_over
        self._ask = ask
        self._passphrase = passphrase
        self.person_id = context.person_id
        self._kept = FieldDraft(self, context, self.person_id)

    def compose(self) -> ComposeResult:
        people = self.context.notebook.people.all()
        with Vertical(classes="sheet"):
            yield Static(Content(words.TITLE), classes="title")
            if people:
                yield RowList(self._rows(people), id="people")
            missing = self._missing()
            if missing is not None:
                label = words.NEW_REBUILDING if missing == "rebuilding" else words.NEW_PARTNER
                yield Static(Content(label), id="label")
                yield TextField(id="name", max_length=60)
            yield Static(Content(words.LOCKED_APART if self.context.notebook.sealed else words.HINT), classes="hint")
        yield KeyLine()

    def _rows(self, people: Sequence[Person]) -> list[Row]:
        return [
            Row(one_line(person.name), plain(words.ROLES[person.role], "$text-muted"), value=person.id)
            for person in people
        ]

    def on_mount(self) -> None:
        for field in self.query(TextField):
            self._kept.bring(field, self.draft)
        lines = self.query(RowList)
        if lines:
            lines.first().select(self.context.person_id)
            lines.first().focus()
        else:
            self.query_one(TextField).focus()

    def _pointed(self) -> Person | None:
        """The person under the cursor of the list; None while somebody types a name."""
        lines = self.focused
        row = lines.current if isinstance(lines, RowList) else None
        return self.context.notebook.people.get(row.value) if row is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "rename":
            return self._pointed() is not None
        if action == "role":
            person = self._pointed()
            if person is None or person.role == "household":
                return False
            everybody = self.context.notebook.people.all()
            return let_down_already(person, _other_role(person), everybody) is None
        return super().check_action(action, parameters)

    def action_passphrase(self) -> None:
        self.keep_draft()
        self.dismiss(False)
        self.app.call_later(self._passphrase)

    def action_rename(self) -> None:
        from workbook.screens.frame.rename import Rename

        if (person := self._pointed()) is not None:
            self.app.push_screen(Rename(self.context, person), lambda _: self._show_people(person.id))

    def _show_people(self, id: str) -> None:
        """Read them anew, with the cursor on one of them."""
        lines = self.query_one(RowList)
        lines.set_rows(self._rows(self.context.notebook.people.all()))
        lines.select(id)
        self.refresh_bindings()

    def action_role(self) -> None:
        """From rebuilding to the one who was let down, or back; both may be rebuilding."""
        person, people = self._pointed(), self.context.notebook.people
        if person is not None:
            people.change_role(person.id, _other_role(person))
            self._show_people(person.id)

    def _missing(self) -> Role | None:
        people = self.context.notebook.people
        if people.rebuilding() is None:
            return "rebuilding"
        return "partner" if people.partner() is None else None

    @on(RowList.Chosen)
    async def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if message.row.value is not None:
            await self._sit_down(message.row.value)

    @on(TextField.Changed)
    def _typed(self) -> None:
        self._kept.typed()

    def keep_draft(self) -> None:
        self._kept.keep()

    @on(TextField.Submitted)
    async def _named(self, event: TextField.Submitted) -> None:
        event.stop()
        missing = self._missing()
        if missing is None or not event.value.strip():
            return
        person = self.context.notebook.people.name(missing, event.value, fitting=True)
        event.input.value = ""
        self._kept.drop()
        await self._sit_down(person.id)

    async def _sit_down(self, id: str) -> None:
        keys = self.context.notebook.keys
        if keys is not None and keys.lacks(id):
            self.dismiss(False)
            self._ask(id)
            return
        if id != self.context.person_id:
            await self._hand_over()
        person = self.context.sit_down(id)
        self.tell(words.sits(person.name))
        if self.context.notebook.sealed and keys is not None and id not in keys.taking_part:
            self.tell(lock.no_key(person.name), problem=True)
        self.dismiss(True)
