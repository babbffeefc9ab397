"""A field with its name above it and a line beneath: what was understood, what is the matter, what was noticed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from workbook.widgets.common.fields import retell
from workbook.widgets.common.safe import plain


class Labelled(Vertical):
    """`fields` stand under `label`, the last one is `field`. `hint` stands beneath while there is nothing to say."""

    DEFAULT_CSS = """
    Labelled { height: auto; width: 1fr; margin: 0 0 1 0; }
    Labelled > .label { width: 1fr; height: auto; }
    Labelled > .aside { color: $text-muted; width: 1fr; height: auto; padding: 0 0 0 2; display: none; }
    Labelled > .aside.-said { display: block; }
    Labelled > .aside.-wrong { color: $warning; }
    """

    def __init__(self, label: str, *fields: Widget, hint: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._label = label
        self._hint = hint
        self._fields = fields
        self._aside = Static(plain(hint), classes="aside -said" if hint else "aside")

    @property
    def field(self) -> Widget:
        return self._fields[-1]

    def compose(self) -> ComposeResult:
        yield Static(plain(self._label), classes="label")
        yield from self._fields
        yield self._aside

    def say(self, text: str, *, wrong: bool = False, hint: bool = True) -> None:
        """Show `text` beneath the field, for an empty one the hint (or, without `hint`, nothing); `wrong`: it names
        what is the matter."""
        text = text or (self._hint if hint else "")
        self._aside.set_class(bool(text), "-said")
        self._aside.set_class(wrong and bool(text), "-wrong")
        retell(self._aside, text)
