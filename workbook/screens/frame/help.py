"""`?`: every key that works where you are."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.paths import config_file, near_home
from workbook.screens.common.base import Dialog
from workbook.screens.frame.app_keys import KEYS
from workbook.widgets.common.key_table import KeyTable
from workbook.words.common import frame as words

MOST_KEYS = 2  # of one act
GOING_IN = ("list.open", "list.choose")


class KeysHelp(Dialog[None]):
    """What can be done on the page below, then how one moves there, then what works everywhere. What Textual does with
    keys of its own (to scroll a line, to copy) is left out."""

    CSS_PATH = "help.tcss"
    BINDINGS = [
        Binding("question_mark,enter", "close", words.CLOSE, show=False, id="help.close"),
        Binding("i", "names", words.HELP_NAMES, show=False, id="help.names"),
    ]

    def __init__(self, bindings: list[ActiveBinding]) -> None:
        super().__init__()
        self._bindings_below = bindings

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield Static(Content(words.HELP_TITLE), classes="title")
            yield Static(id="remap")
            yield KeyTable(self._groups())
            yield Static(Content(words.HELP_FIELDS), classes="hint")
            yield Static(Content(words.help_names(self.app.get_key_display(self._binding_of_names))), classes="hint")

    @property
    def _binding_of_names(self) -> Binding:
        return next(one.binding for one in self.active_bindings.values() if one.binding.action == "names")

    def action_names(self) -> None:
        """The name of each act, and how to give it another key."""
        found = {one.binding.tooltip or one.binding.description: one.binding for one in self._bindings_below}
        groups = self._groups()
        named = {
            title: [(keys, f"{found[what].id} · {what}" if what in found else what) for keys, what in entries]
            for title, entries in groups.items()
        }
        self.query_one(KeyTable).show(named)
        ids = [found[what].id or "" for entries in groups.values() for _, what in entries if what in found]
        ids.sort(key=lambda id: id.startswith("list."))
        if ids:
            remap = self.query_one("#remap", Static)
            remap.update(Content(words.help_remap(near_home(config_file()), ids[0])))
            remap.display = True
            self.query_one(VerticalScroll).scroll_home(animate=False)

    def _groups(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, dict[str, tuple[list[str], str]]] = {
            words.HELP_HERE: {},
            words.HELP_MOVING: {},
            words.HELP_EVERYWHERE: {},
        }
        told: set[str] = set()
        for active in self._bindings_below:
            binding = active.binding
            if binding.id is None or not binding.description or not active.enabled or binding.system:
                continue
            group = found[_group_of(binding.id)]
            if binding.action not in group:
                if not binding.tooltip and binding.description in told:
                    continue  # the rest of what one line says already: to the right, home, a page on
                group[binding.action] = ([], binding.tooltip or binding.description)
                told.add(binding.description)
            group[binding.action][0].append(self.app.get_key_display(binding))
        order = {binding.action: number for number, binding in enumerate(KEYS) if isinstance(binding, Binding)}
        everywhere = found[words.HELP_EVERYWHERE]
        found[words.HELP_EVERYWHERE] = dict(sorted(everywhere.items(), key=lambda one: order.get(one[0], 0)))
        return {
            title: [("  ".join(list(dict.fromkeys(keys))[:MOST_KEYS]), what) for keys, what in entries.values()]
            for title, entries in found.items()
        }


def _group_of(id: str) -> str:
    if id.startswith(("app.", "go.")):
        return words.HELP_EVERYWHERE
    return words.HELP_MOVING if id.startswith("list.") and id not in GOING_IN else words.HELP_HERE
