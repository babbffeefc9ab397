"""What one says for the review, and what both have said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.export.common.html import Markup, joined, tag
from workbook.home.care import SHOWN
from workbook.home.door import Guest
from workbook.home.views.frame import LONGEST, Sight, form, hidden, shell
from workbook.store.together import waiting
from workbook.words.common import home as words
from workbook.words.wording import care

FIELDS = ("was", "fair", *waiting.PARTS)
MOST_SHOWN = 600
"""Letters of what one said in the review; all of it stands in the review itself."""


def back(sight: Sight, guest: Guest) -> str:
    found = sight.notebook.chores.current(sight.today)
    fields: list[Markup] = []
    if found is not None and found.state != "proposed":
        felt = found.feels_fair.get(sight.person.name)
        options = [tag("option", words.NOT_SAID, value="")]
        options += [tag("option", number, value=number, selected=number == felt) for number in range(11)]
        fields.append(hidden("was", "" if felt is None else str(felt)))
        fields.append(tag("label", words.FAIR, tag("select", options, name="fair")))
        fields.append(tag("p", tag("small", words.FAIR_HINT)))
    review = waiting.of_both(sight.notebook, sight.person.id)
    both: list[Markup] = []
    for name, label in waiting.PARTS.items():
        said = sight.notebook.reviews.opened(review, name) if review is not None else {}
        if said:
            lines = [(one.name, said[one.id].text) for one in (sight.person, sight.other) if one.id in said]
            both += [tag("h2", label), tag("ul", [tag("li", _said(*one)) for one in lines], class_="plain")]
        if review is None or not sight.notebook.reviews.is_in(review, name, sight.person.id):
            fields.append(tag("label", label, tag("textarea", name=name, rows=3, maxlength=LONGEST)))
        elif not said:
            fields.append(tag("p", label, tag("br"), tag("small", words.IS_IN.format(name=sight.other.name))))
    about = words.KEPT_FOR_YOU if review is None else words.GOES_IN
    inside = (joined(fields), tag("p", tag("small", about)), tag("button", words.SAVE)) if fields else ()
    return shell(
        words.BACK,
        tag("p", tag("small", words.BACK_HINT)),
        form(guest, "/back", *inside) if inside else None,
        both,
        guest=guest,
        here="/back",
    )


def would_read(sight: Sight, guest: Guest, fields: Mapping[str, str], lines: Sequence[str]) -> str:
    """Before what may be more than wording is saved: what it may be, and who would read it; all of it stands here."""
    typed = [text for name in waiting.PARTS if (text := fields.get(name, "").strip())]
    again = [hidden(name, text) for name, text in fields.items() if name in FIELDS]
    return shell(
        words.BACK,
        [tag("p", line) for line in lines],
        tag("p", words.WOULD_READ.format(name=sight.other.name)),
        form(guest, "/back", again, hidden(SHOWN, "1"), tag("button", care.SAVE_KNOWINGLY)),
        [tag("label", words.YOU_WROTE, tag("textarea", f"\n{text}", rows=6)) for text in typed],
        guest=guest,
        here="/back",
    )


def _said(name: str, text: str) -> str:
    """`Alex: supper on Thursday`"""
    return f"{name}: {text if len(text) <= MOST_SHOWN else f'{text[:MOST_SHOWN].rstrip()}…'}"
