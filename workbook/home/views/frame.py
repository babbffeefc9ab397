"""What every page has: whose it is, its head and tabs, its forms. Each text goes through the HTML builder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbook.domain.common.people import Person
from workbook.export.common.html import Inside, Markup, page, tag
from workbook.home.care import LookForCare
from workbook.home.door import Guest
from workbook.home.style import STYLE
from workbook.store.notebook import Notebook
from workbook.words.common import home as words

LONGEST = 2000
"""Letters of a text that is written here."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose page it is, who the other one is, and the day. `care` looks through what is written."""

    notebook: Notebook
    person: Person
    other: Person
    today: date
    care: LookForCare = lambda _: ()


def shell(title: str, *inside: Inside, guest: Guest | None = None, here: str = "") -> str:
    """A page with its head, what is told once, and its tabs."""
    parts: list[Markup] = [tag("h1", title)]
    if guest is not None:
        if guest.said:
            button = tag("button", words.UNDO)
            undo = form(guest, "/undo", hidden("change", guest.undo), button) if guest.undo else None
            parts.append(tag("div", tag("p", guest.said), undo, class_="said", role="status"))
            guest.said = guest.undo = ""
        tabs = [
            tag("a", name, href=path, aria_current="page" if path == here else None)
            for path, name in words.TABS.items()
        ]
        parts.insert(0, tag("nav", tabs, aria_label=words.NAME))
    return page(words.NAME, STYLE, tag("main", parts, inside))


def form(guest: Guest, action: str, *inside: Inside) -> Markup:
    return tag("form", hidden("form", guest.form), inside, method="post", action=action)


def hidden(name: str, value: str) -> Markup:
    return tag("input", type="hidden", name=name, value=value)


def told(sentence: str, wrote: Sequence[str] = ()) -> str:
    """A page that says one thing, to whoever it is. `wrote`: what they had written, to be copied from here."""
    kept = [tag("label", words.YOU_WROTE, tag("textarea", f"\n{text}", rows=6)) for text in wrote]
    return shell(words.NAME, tag("p", sentence), kept)


def on() -> str:
    """A page that goes on to the first one by itself."""
    at_once = tag("meta", http_equiv="refresh", content="0; url=/")
    return page(words.NAME, STYLE, tag("main", tag("p", tag("a", words.GO_ON, href="/"))), head=at_once)
