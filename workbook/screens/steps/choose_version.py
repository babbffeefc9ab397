"""An answer was written in two places at once: both versions, and what shall become of them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from workbook.domain.steps.answers import Value
from workbook.domain.steps.exercises import Settings
from workbook.domain.steps.plain_text import plain_answer
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import plain
from workbook.words.steps import versions as words

LONGEST = 20_000
"""Characters of each version that are shown; all of both is kept."""


class ChooseVersion(Dialog[str]):
    """Returns "mine", "theirs" or "both"; closing it is "mine"."""

    CSS_PATH = "versions.tcss"
    AUTO_FOCUS = "#here"
    BINDINGS = [
        Binding("m", "choose('mine')", words.MINE, id="versions.mine", tooltip=words.MINE_TIP),
        Binding("t", "choose('theirs')", words.THEIRS, id="versions.theirs", tooltip=words.THEIRS_TIP),
        Binding("b", "choose('both')", words.BOTH, id="versions.both", tooltip=words.BOTH_TIP),
    ]

    def __init__(self, settings: Settings, mine: Value, theirs: Value, *, may_join: bool) -> None:
        super().__init__()
        self._mine, self._theirs = plain_answer(settings, mine), plain_answer(settings, theirs)
        self._may_join = may_join

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.CONFLICT), classes="title")
            yield Static(plain(words.CONFLICT_WHY), classes="hint")
            with Horizontal(id="sides"):
                for id, head, text in (("here", words.HERE, self._mine), ("there", words.THERE, self._theirs)):
                    with VerticalScroll(id=id):
                        yield Static(plain(head), classes="head")
                        yield Static(plain(text[:LONGEST] or words.NOTHING_WRITTEN))
        yield KeyLine()

    def action_choose(self, choice: str) -> None:
        self.dismiss(choice)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose" and parameters == ("both",):
            return self._may_join
        return super().check_action(action, parameters)
