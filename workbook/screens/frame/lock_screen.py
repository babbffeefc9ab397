"""The screen before a sealed workbook: whose passphrase, and the passphrase. It knows the folder and nothing inside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Middle, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common import slow_work
from workbook.screens.common.base import KeyedScreen
from workbook.store.file.seal.steps import state_of
from workbook.store.file.seal.unlocking import open_keys, people
from workbook.widgets.common.busy_bar import BusyBar
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import plain
from workbook.widgets.common.secret_field import SecretField
from workbook.words.common import lock as words

if TYPE_CHECKING:
    from workbook.store.file.seal.keys import Keys
    from workbook.store.file.unsaved import Words

ANYBODY = "anybody"


class LockScreen(KeyedScreen, Screen[None]):
    """Asks as often as it takes; `Opened` brings the keys. Names of people are not shown: they lie inside."""

    CSS_PATH = "lock.tcss"
    AUTO_FOCUS = "#passphrase"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unlock", words.UNLOCK, id="lock.unlock", tooltip=words.UNLOCK_TIP),
        Binding("up,down", "people", words.PEOPLE, show=False, id="lock.people", tooltip=words.PEOPLE_TIP),
    ]

    @dataclass(repr=False)
    class Opened(Message):
        """The passphrase was right; `by` is the screen that asked."""

        keys: Keys
        by: LockScreen

    def __init__(self, folder: Path, person: str = "") -> None:
        """`person`: the id of whose passphrase it will be; "" for whoever's."""
        super().__init__()
        self.put_away = False
        """Did a plain main file lie beside the sealed one, which unlocking then sealed?"""
        self._folder = folder
        self._people = people(folder)
        self._person = person if person in self._people else ""

    def compose(self) -> ComposeResult:
        with Middle(), Center(), Vertical(classes="sheet"):
            yield Static(plain(words.TITLE), classes="title")
            yield Static(id="note")
            if len(self._people) > 1:
                yield Static(plain(words.WHO), classes="label")
                rows = [Row(plain(words.ANYBODY), value=ANYBODY)]
                yield RowList([*rows, *(Row(plain(label), value=one) for one, label in self._labels())], id="people")
            yield Static(plain(words.PASSPHRASE), classes="label")
            yield SecretField(id="passphrase")
            yield BusyBar(id="busy")
            yield Static(id="problem")
            yield Static(plain(words.HINT), classes="hint")
        yield KeyLine()

    def _labels(self) -> list[tuple[str, str]]:
        """Each of them as the names of the files tell them apart, which anybody can see: by who came first."""
        known = {"rebuilding": words.FIRST, "partner": words.SECOND}
        ordered = [one for one in known if one in self._people]
        others = [one for one in self._people if one not in known]
        return [(one, known[one]) for one in ordered] + [
            (one, words.OTHER.format(number=number)) for number, one in enumerate(others, 1)
        ]

    def on_mount(self) -> None:
        for rows in self.query(RowList):
            rows.select(self._person or ANYBODY)

    # -- asking -------------------------------------------------------------------------------------------------

    @on(RowList.Chosen)
    def action_unlock(self) -> None:
        """From the list the next thing is the passphrase."""
        self.query_one(SecretField).focus()

    def action_people(self) -> None:
        for rows in self.query(RowList):
            rows.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        if event.value:
            self.say("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        bar = self.query_one(BusyBar)
        if bar.busy:
            return
        passphrase = self.query_one(SecretField).taken()
        person = next((rows.value for rows in self.query(RowList)), ANYBODY)
        bar.begin(words.WORKING)
        self.put_away = state_of(self._folder) == "both"
        self.say("")
        slow_work.begin(self, self._opening(passphrase, "" if person == ANYBODY else person), self._opened)

    def _opening(self, passphrase: str, person: str) -> Callable[[], Keys]:
        """Whose it is said to be is tried first: it saves seconds, and a wrong guess costs no more than them."""
        return lambda: open_keys(self._folder, passphrase, first=person)

    def _opened(self, found: Keys | Exception) -> None:
        self.query_one(BusyBar).end()
        if isinstance(found, WorkbookError):
            self.say(str(found))
        elif isinstance(found, Exception):
            raise found
        else:
            self.post_message(self.Opened(found, self))

    def note(self, sentence: str) -> None:
        """Something else to know, above the field. It holds nothing of anybody's."""
        note = self.query_one("#note", Static)
        note.update(plain(sentence))
        note.set_class(bool(sentence), "-said")

    def say(self, sentence: str) -> None:
        """What stands in the way; nothing for an empty sentence."""
        self.query_one("#problem", Static).update(plain(sentence))

    def unsaved_words(self) -> list[Words]:
        """None: a passphrase is kept nowhere."""
        return []
