"""Forgetting, asked about: what goes and what stays is said first, then a word has to be typed, for it is for good."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.screens.common import slow_work
from workbook.screens.common.fields_dialog import FieldsDialog
from workbook.store.file import forgetting, unsaved
from workbook.widgets.common.busy_bar import BusyBar
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.words.common import forget as words

if TYPE_CHECKING:
    from workbook.store.file.forgetting import Done, Fate, Rule
    from workbook.store.file.seal.keys import Keys
    from workbook.store.file.unsaved import Words

T = TypeVar("T")


class ForgetDialog(FieldsDialog[bool]):
    """Returns True once something has been forgotten. It reads and writes every file of the workbook, which takes
    seconds: that is done in a thread, and the dialog stays until it is over."""

    AUTO_FOCUS = "Input"
    _forgets = False  # has it gone from looking to forgetting
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "save", words.FORGET_KEY, id="asking.save", tooltip=words.LEAST_TIP)
    ]

    def confirmed(self) -> Iterable[Widget]:
        """The field for the word, and what stands around it in every dialog of this kind."""
        yield Static(plain(words.NO_REACH), classes="hint")
        yield Labelled(words.TYPE.format(word=words.WORD), LineField(id="word"))
        yield BusyBar()

    def unsaved_words(self) -> list[Words]:
        """What is to be forgotten is written nowhere."""
        return []

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.FORGET_KEY), ("close", words.NOT_NOW))

    @property
    def busy(self) -> bool:
        return self._forgets

    def action_close(self) -> None:
        if self.busy:
            self.problem(words.UNDER_WAY)
        else:
            super().action_close()

    def action_save(self) -> None:
        self.tried(self.go_on)

    def tried(self, act: Callable[[], object]) -> None:
        """Do it, unless something is under way already; what was wrong is said."""
        if self.busy:
            self.problem(words.UNDER_WAY)
        elif not self.query_one(BusyBar).busy:
            try:
                act()
            except UsageError as error:
                self.problem(str(error))

    @abstractmethod
    def go_on(self) -> None:
        """What the first button does. Raises UsageError."""

    def check_word(self) -> None:
        """Raises UsageError while the word is not there."""
        if self.text("word").strip("“”\"'").casefold() != words.WORD:
            raise UsageError(words.TYPE_FIRST.format(word=words.WORD))

    def look(self, rule: Rule, found: Callable[[list[Fate]], object]) -> None:
        """Find the files that hold it; `found` is called with them."""
        keys, data = self._keys(), self.context.data

        def work() -> list[Fate]:
            fates = forgetting.planned(data, rule, [unsaved.aside(data)], keys=keys)
            return [fate for fate in fates if fate.holds]

        self._work(words.LOOKING, work, found)

    def forget(self, rule: Rule) -> None:
        """Forget, and close once that is done."""
        keys, data = self._keys(), self.context.data
        self._forgets = True
        self._work(
            words.FORGETTING,
            lambda: forgetting.forget(data, rule, [unsaved.aside(data)], keys=keys),
            self._forgotten,
        )

    def _keys(self) -> Keys | None:
        """Keys of its own: those of the app may be dropped meanwhile."""
        keys = self.context.notebook.keys
        return keys.borrowed() if keys is not None else None

    def _work(self, said: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self.problem("")
        self.query_one(BusyBar).begin(said)

        def finished(result: T | Exception) -> None:
            self.query_one(BusyBar).end()
            self._forgets = False
            if isinstance(result, WorkbookError):
                self.problem(str(result))
            elif isinstance(result, Exception):
                raise result
            else:
                done(result)

        slow_work.begin(self, work, finished)

    def _forgotten(self, done: Done) -> None:
        if done.left:
            self.problem(words.left(done.left[0]))
        else:
            self.dismiss(True)
