"""`?`: every key that works where you are."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_table import KeyTable
from workbook.words.common import frame as words

MOST_KEYS = 2  # of one act
GOING_IN = ("list.open", "list.choose")


class KeysHelp(Dialog[None]):
    """What can be done on the page below, then how one moves there, then what works everywhere. What Textual does with
    keys of its own (to scroll a line, to copy) is left out."""

    CSS_PATH = "help.tcss"
    BINDINGS = [Binding("question_mark,enter", "close", words.CLOSE, show=False, id="help.close")]

    def __init__(self, bindings: list[ActiveBinding]) -> None:
        super().__init__()
        self._bindings_below = bindings

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield Static(Content(words.HELP_TITLE), classes="title")
            yield KeyTable(self._groups())
            yield Static(Content(words.HELP_FIELDS), classes="hint")

    def _groups(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, dict[str, tuple[list[str], str]]] = {
            words.HELP_HERE: {},
            words.HELP_MOVING: {},
            words.HELP_EVERYWHERE: {},
        }
        for active in self._bindings_below:
            binding = active.binding
            if binding.id is None or not binding.description or not active.enabled or binding.system:
                continue
            keys, _ = found[_group_of(binding.id)].setdefault(
                binding.action, ([], binding.tooltip or binding.description)
            )
            keys.append(self.app.get_key_display(binding))
        return {
            title: [("  ".join(keys[:MOST_KEYS]), what) for keys, what in entries.values()]
            for title, entries in found.items()
        }


def _group_of(id: str) -> str:
    if id.startswith(("app.", "go.")):
        return words.HELP_EVERYWHERE
    return words.HELP_MOVING if id.startswith("list.") and id not in GOING_IN else words.HELP_HERE
