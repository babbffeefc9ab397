"""The chore week, day by day, with the load of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from workbook.domain.chores.week import Week
from workbook.export.common.html import Markup, tag
from workbook.home.door import Guest
from workbook.home.views.frame import Sight, shell
from workbook.words.chores import plan
from workbook.words.common import home as words


def week(sight: Sight, guest: Guest) -> str:
    found = sight.notebook.chores.current(sight.today)
    if found is None or found.state == "proposed":
        return shell(words.WEEK, tag("p", words.NO_WEEK), guest=guest, here="/week")
    loads = [tag("li", words.load(load.person, plan.hours(load.minutes))) for load in found.plan.loads]
    return shell(
        words.WEEK,
        tag("table", list(_days(found, sight.today))),
        tag("h2", words.LOADS),
        tag("ul", loads, class_="plain"),
        guest=guest,
        here="/week",
    )


def _days(found: Week, today: date) -> Iterator[Markup]:
    slots = [(found.where(number), found.record(number).outcome) for number in range(len(found.plan.slots))]
    for day in range(7 * found.plan.weeks):
        on = found.date_of(day)
        here = [
            tag(
                "li",
                slot.chore,
                " ",
                tag("small", plan.people(slot.people), f" · {words.IS_DONE}" if said == "done" else ""),
            )
            for slot, said in sorted(slots, key=lambda one: one[0].part)
            if slot.day == day
        ]
        head = tag("th", words.day(on), scope="row", aria_current="date" if on == today else None)
        yield tag("tr", head, tag("td", tag("ul", here, class_="plain") if here else "–"))
