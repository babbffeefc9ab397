"""The fields of the forge, as widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, TextArea

from workbook.domain.promises.cadence import cadence_text
from workbook.domain.promises.promise import Promise
from workbook.screens.promises.examples import example
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf
from workbook.words.promises import forge as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

LINES = frozenset(("often", "review", "until", "starts", "minutes"))
"""Fields of one line; the others wrap and grow."""


def example_hints(context: AppContext) -> dict[str, str]:
    """What stands beneath the first fields while they are empty: one example through all of them."""
    shown = example(context)
    if shown is None:
        return {}
    texts = {"act": shown.act, "cue": shown.cue, "smallest": shown.smallest}
    return {name: words.for_example(name, text) for name, text in texts.items()}


def labelled(
    names: Iterable[str], texts: Mapping[str, str], hints: Mapping[str, str] | None = None
) -> Iterable[Labelled]:
    """The fields of these names, filled with `texts`; `hints` take the place of the usual ones."""
    for name in names:
        label, hint = words.FIELDS[name]
        hint = (hints or {}).get(name, hint)
        text = texts.get(name, "")
        field: Widget = LineField(text, id=name) if name in LINES else CellBox(text, id=name, lines=1)
        before = (OneOf(words.KINDS, id="kinds"),) if name == "often" else ()
        yield Labelled(label, *before, field, hint=hint, id=f"field-{name}")


def texts_in(form: Widget) -> dict[str, str]:
    """What stands in the fields that are shown, by name."""
    texts: dict[str, str] = {}
    for part in form.query(Labelled):
        field = part.field
        if isinstance(field, Input):
            texts[field.id or ""] = field.value
        elif isinstance(field, TextArea):
            texts[field.id or ""] = field.text
    return texts


def fill(form: Widget, texts: Mapping[str, str]) -> None:
    """Put texts into the fields that are shown; fields that are not named stay as they are."""
    for part in form.query(Labelled):
        field = part.field
        text = texts.get(field.id or "")
        if text is None:
            continue
        if isinstance(field, Input) and field.value != text:
            field.value = text
        elif isinstance(field, TextArea) and field.text != text:
            field.replace(text, (0, 0), field.document.end)  # one step that ctrl+z takes back, unlike load_text
            field.move_cursor(field.document.end)


def texts_of_promise(promise: Promise, today: date) -> dict[str, str]:
    """The terms that hold today, as the fields would hold them."""
    term = promise.term_on(max(today, promise.start))
    return {
        "act": term.act,
        "cue": promise.cue,
        "often": cadence_text(term.cadence),
        "smallest": term.smallest,
        "noticed_by": promise.noticed_by,
        "obstacle": promise.obstacle,
        "plan": promise.plan,
        "need": promise.need,
        "minutes": str(term.minutes) if term.minutes else "",
        "until": _day(term.until),
        "review": _day(promise.review_on),
    }


class More(Vertical):
    """The fields that can wait; made when they are first wanted."""

    DEFAULT_CSS = "More { height: auto; width: 1fr; } More.-shut { display: none; }"

    def open(self, names: Iterable[str], texts: Mapping[str, str]) -> None:
        if not self.children:
            self.mount(*labelled(names, texts))
        self.remove_class("-shut")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
