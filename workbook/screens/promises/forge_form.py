"""The fields of the forge, as one widget that owns them: what stands in each, and what is said beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from workbook.domain.promises.draft_form import OWN, SHOWN
from workbook.domain.promises.drafting import ForgeNote
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.typed_cadence import cadence_text
from workbook.screens.common.guard import Guarded
from workbook.widgets.common.date_field import DayLine, LineField
from workbook.widgets.common.fields import Press
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf, OneOfOrTyped
from workbook.widgets.common.safe import plain
from workbook.words.promises import forge as words

DAYS = frozenset(("review", "until", "starts"))
"""Fields for a day."""
LINES = frozenset(("often", "minutes"))
"""Other fields of one line; the rest wrap and grow."""
_PLACES = (SHOWN, OWN)
"""What is chosen of who sees it, in the order of `words.who_sees`."""


class ForgeForm(Guarded, VerticalScroll, can_focus=False):
    """The first fields, those that can wait (made when they are first wanted), and what was noticed of the whole.

    Texts go in and come out by the names of `words.FIELDS`.
    """

    DEFAULT_CSS = "ForgeForm > #more { height: auto; width: 1fr; } ForgeForm > #more.-shut { display: none; }"

    def __init__(
        self,
        title: str,
        texts: Mapping[str, str],
        today: date,
        *,
        hints: Mapping[str, str] | None = None,
        leave_out: Iterable[str] = (),
        below: Iterable[Widget] = (),
        brought_back: bool = False,
        other: str | None = None,
    ) -> None:
        """`hints` take the place of the usual ones; the fields of `leave_out` are not asked; `below` stands beneath
        all fields. `brought_back`: the texts were left behind earlier, and it says so. `other`: the name of the other
        person, where it is asked whether they see it."""
        super().__init__(id="form")
        self._title = title
        self._today = today
        self._first_texts = texts
        self._hints = hints or {}
        self._later = [name for name in words.MORE_FIELDS if name not in set(leave_out)]
        self._below = below
        self._brought_back = brought_back
        self._other = other

    def compose(self) -> ComposeResult:
        yield Static(plain(self._title), classes="title")
        yield Static(plain(words.DRAFT_BACK), id="back", classes="hint" if self._brought_back else "hint -none")
        yield from self._labelled(words.FIRST, self._first_texts)
        if self._other is not None:
            yield self._who_sees(self._other, self._first_texts.get("shown", ""))
        yield Static(id="noticed")
        yield Press(words.MORE_BUTTON, id="more-button")
        yield Vertical(id="more", classes="-shut")
        yield from self._below

    def _labelled(self, names: Iterable[str], texts: Mapping[str, str]) -> Iterable[Labelled]:
        for name in names:
            label, hint = words.FIELDS[name]
            text = texts.get(name, "")
            field = self._field(name, text)
            before = (OneOfOrTyped(words.KINDS, id="kinds"),) if name == "often" else ()
            yield Labelled(label, *before, field, hint=self._hints.get(name, hint), id=f"field-{name}")

    def _field(self, name: str, text: str) -> Widget:
        if name in DAYS:
            return DayLine(self._today, text, id=name)
        return LineField(text, id=name) if name in LINES else CellBox(text, id=name, lines=1)

    @staticmethod
    def _who_sees(name: str, text: str) -> Labelled:
        choices = words.who_sees(name)
        return Labelled(
            words.FIELDS["shown"][0],
            OneOf(choices, choices[_PLACES.index(text or SHOWN)], id="shown"),
            id="field-shown",
        )

    def on_mount(self) -> None:
        for box in self.query(CellBox):
            box.move_cursor(box.document.end)
        self.open_filled(self._first_texts)

    def parts(self) -> Iterable[Labelled]:
        """The fields that are there, each with its name and the line beneath it."""
        return self.query(Labelled)

    # -- texts ------------------------------------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What stands in the fields that are there, by name."""
        texts: dict[str, str] = {}
        for part in self.parts():
            field = part.field
            if isinstance(field, Input):
                texts[field.id or ""] = field.value
            elif isinstance(field, TextArea):
                texts[field.id or ""] = field.text
            elif isinstance(field, OneOf):
                texts[field.id or ""] = _PLACES[field.at or 0]
        return texts

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put texts into the fields that are there; fields that are not named stay as they are."""
        for part in self.parts():
            field = part.field
            text = texts.get(field.id or "")
            if text is None:
                continue
            if isinstance(field, Input) and field.value != text:
                field.value = text
            elif isinstance(field, TextArea) and field.text != text:
                field.replace(text, (0, 0), field.document.end)  # one step that ctrl+z takes back, unlike load_text
                field.move_cursor(field.document.end)
            elif isinstance(field, OneOf):
                field.load(_PLACES.index(text or SHOWN))

    # -- the fields that can wait -----------------------------------------------------------------------------

    @property
    def _more(self) -> Vertical:
        return self.query_one("#more", Vertical)

    def open_filled(self, texts: Mapping[str, str]) -> None:
        """Open the fields that can wait where one of `texts` belongs into them."""
        if any(texts.get(name, "").strip() for name in words.MORE_FIELDS):
            self.open_more(texts)

    def open_more(self, texts: Mapping[str, str]) -> None:
        if not self._more.children:
            self._more.mount(*self._labelled(self._later, texts))
        self._more.remove_class("-shut")
        self.query_one("#more-button", Press).set_label(words.LESS_BUTTON)

    def toggle_more(self, texts: Mapping[str, str]) -> None:
        """Open them and go to the first, or put them away."""
        more = self._more
        if more.has_class("-shut"):
            self.open_more(texts)
            self.call_after_refresh(lambda: more.query(Labelled).first().field.focus())
        else:
            more.add_class("-shut")
            self.query_one("#more-button", Press).set_label(words.MORE_BUTTON)

    # -- what is said about them ------------------------------------------------------------------------------

    def mark_act(self, act: str, notes: Iterable[ForgeNote]) -> None:
        """Underline what was noticed within the act, while it reads as it did then."""
        box = self.query_one("#act", CellBox)
        box.set_marks((note.start, note.end) for note in notes if note.where == "act" and box.text.strip() == act)

    def show_focused(self) -> None:
        """Scroll so that the line beneath the field can be seen as well."""
        part = next((part for part in self.parts() if self.screen.focused in part.children), None)
        if part is not None and part.region.height <= self.region.height:
            part.scroll_visible(animate=False, force=True)


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
        "shown": SHOWN if promise.shown else OWN,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
