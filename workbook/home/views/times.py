"""The minutes somebody has free, a box for each part of a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbook.domain.chores.clock import parse_minutes
from workbook.export.common.html import Markup, tag
from workbook.home.door import Guest
from workbook.home.views.frame import Sight, form, hidden, shell
from workbook.words.common import home as words
from workbook.words.common.dates import DAYS, WEEKDAYS

LONGEST_TIME = 12
"""Letters of a box for a time."""


def times(sight: Sight, guest: Guest) -> str:
    household = sight.notebook.chores.household()
    me = household.person(sight.person.name) if household is not None else None
    if me is None:
        return shell(words.TIMES, tag("p", words.NO_HOUSEHOLD), guest=guest, here="/times")
    head = tag("tr", tag("td"), [tag("th", part, scope="col") for part in words.PARTS])
    typed, guest.typed = guest.typed, {}
    rows = [row for day in range(7) for row in _times_of(day, me.free[day], typed)]
    table = tag("table", tag("thead", head), tag("tbody", rows), class_="times")
    shown = [str(me.free[day][part]) for day in range(7) for part in range(3)]
    return shell(
        words.TIMES,
        tag("p", tag("small", words.TIMES_HINT)),
        form(guest, "/times", hidden("was", ".".join(shown)), table, tag("button", words.SAVE)),
        guest=guest,
        here="/times",
    )


def _times_of(day: int, free: Sequence[int], typed: Mapping[str, str]) -> Iterator[Markup]:
    """The boxes of a day; beneath them what is said of those in which stands what is no time."""
    boxes: list[Markup] = []
    unread: list[int] = []
    for part in range(3):
        name = f"t{day}{part}"
        value = typed.get(name, str(free[part]))[:LONGEST_TIME]
        wrong = bool(value.strip()) and parse_minutes(value) is None
        unread += [part] if wrong else []
        box = tag(
            "input",
            name=name,
            value=value,
            inputmode="numeric",
            maxlength=LONGEST_TIME,
            size=4,
            aria_label=f"{WEEKDAYS[day]} {words.PARTS[part]}",
            aria_invalid="true" if wrong else None,
            aria_describedby=f"w{day}" if wrong else None,
        )
        boxes.append(tag("td", box))
    yield tag("tr", tag("th", DAYS[day], scope="row"), boxes)
    if unread:
        said = words.no_time([words.PARTS[part] for part in unread])
        yield tag("tr", tag("td", tag("strong", said), colspan=4, id=f"w{day}"))
