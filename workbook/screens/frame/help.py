"""`?`: every key that works where you are."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.screens.common.base import Dialog
from workbook.words.common import frame as words


class KeysHelp(Dialog[None]):
    """The keys of the page below, then those that work everywhere."""

    CSS_PATH = "help.tcss"
    BINDINGS = [Binding("question_mark,enter", "close", words.CLOSE, show=False, id="help.close")]

    def __init__(self, bindings: list[ActiveBinding]) -> None:
        super().__init__()
        self._bindings_below = bindings

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield Static(Content(words.HELP_TITLE), classes="title")
            yield Static(self._table())
            yield Static(Content(words.HELP_FIELDS), classes="hint")

    def _table(self) -> Content:
        groups: dict[str, dict[str, tuple[list[str], str]]] = {words.HELP_HERE: {}, words.HELP_EVERYWHERE: {}}
        for active in self._bindings_below:
            binding = active.binding
            if not binding.description or not active.enabled or binding.system:
                continue
            everywhere = (binding.id or "").startswith(("app.", "go."))
            group = groups[words.HELP_EVERYWHERE if everywhere else words.HELP_HERE]
            keys, _ = group.setdefault(binding.action, ([], binding.tooltip or binding.description))
            keys.append(self.app.get_key_display(binding))
        lines: list[Content] = []
        for title, entries in groups.items():
            if not entries:
                continue
            lines.append(Content.styled(title, "$text-muted"))
            for keys, what in entries.values():
                lines.append(Content.assemble((f"{'  '.join(keys):>12}  ", "$accent bold"), what))
            lines.append(Content(""))
        return Content("\n").join(lines)
