"""Forgetting words wherever they stand, or all that is one's own: looked for first, so that it is said what goes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.forget_dialog import ForgetDialog
from workbook.store.forgetting import asked, said
from workbook.store.forgetting.documents import OwnRule
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.fields import Press, Tick
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.words.common import forget as words

if TYPE_CHECKING:
    from workbook.store.file.forgetting import Fate
    from workbook.store.forgetting.in_words import WordsRule

Wanted = tuple[str, bool, bool, bool]
"""The words, whether also inside longer ones, whether also in what is shared, whether all that is one's own instead."""


class ForgetWords(ForgetDialog):
    """The first button looks, and once it has found them, forgets. Returns True once they are forgotten."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, words.WORDS_TITLE)
        self._looked: tuple[Wanted, WordsRule | OwnRule] | None = None
        """What was looked for and may be forgotten now."""
        self.add_class("-stay")  # what goes and what stays fills a window of 24 lines

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.FOR_GOOD), classes="hint")
        yield Labelled(words.WORDS_FIELD, LineField(id="words"))
        yield Tick(plain(words.INSIDE_TICK), id="inside", compact=True)
        if asked.facts_of(self.context.notebook).two:
            yield Tick(plain(words.SHARED_TICK), id="shared", compact=True)
        yield Tick(plain(words.MINE_TICK), id="mine", compact=True)
        yield Static(id="held", classes="hint")
        yield from self.confirmed()

    def _wanted(self) -> Wanted:
        ticked = {tick.id for tick in self.query(Tick) if tick.value}
        return self.text("words"), "inside" in ticked, "shared" in ticked, "mine" in ticked

    @on(LineField.Changed)
    @on(Tick.Changed)
    def _changed(self) -> None:
        """What was found was found for other words."""
        if self._looked is not None and self._looked[0] != self._wanted():
            self._looked = None
            self._show("", words.LOOK)

    def go_on(self) -> None:
        if self._looked is not None:
            self.check_word()
            self.forget(self._looked[1])
            return
        text, inside, shared, mine = wanted = self._wanted()
        notebook = self.context.notebook
        if mine and text:
            raise UsageError(words.MINE_OR_WORDS)
        if mine:
            rule = asked.all_of_ones_own(notebook, self.person_id, shared=shared)
        else:
            rule = asked.words_rule(notebook, text, self.person_id, inside=inside, shared=shared)
        self.look(rule, partial(self._found, wanted, rule))

    def ready(self) -> None:
        self._show("", words.LOOK)

    def _found(self, wanted: Wanted, rule: WordsRule | OwnRule, fates: list[Fate]) -> None:
        if wanted != self._wanted():
            return
        if not fates:
            self.problem(words.NOTHING_MINE if isinstance(rule, OwnRule) else str(said.nowhere(rule)))
            return
        self._looked = wanted, rule
        if isinstance(rule, OwnRule):
            person = self.context.notebook.people.get(self.person_id)
            what = said.forgets_mine(person.name if person else "", fates, shared=wanted[2])
        else:
            what = said.forgets_words(rule, fates)
        self._show("\n".join(said.before(rule, what, fates)), words.FORGET_KEY)
        word = self.query_one("#word")
        self.set_focus(word)
        self.call_after_refresh(self.call_after_refresh, self._bring_in_sight, word)  # what was said has pushed it down

    def _show(self, held: str, button: str) -> None:
        self.query_one("#held", Static).update(plain(held))
        self.query_one("#held").display = bool(held)
        self.query_one("#save", Press).set_label(button)
