"""The chores of today and of the days before, and what was promised to this person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from workbook.domain.chores.week import ChoreToday
from workbook.domain.promises.due import Due
from workbook.export.common.html import Inside, Markup, tag
from workbook.home.door import Guest
from workbook.home.views.frame import Sight, form, shell
from workbook.words.chores import plan
from workbook.words.common import home as words

DAYS_BACK = 1
"""So many days before today stand there as well, of what was promised."""
MOST_CHORES = 40
"""Chores of today on one page, and of earlier days; further ones come once these are ticked."""
MOST_NOTICED = 24
"""Days of promises on one page; further ones come once these are said."""


def today(sight: Sight, guest: Guest) -> str:
    mine = sorted(
        sight.notebook.chores.today(sight.today),
        key=lambda one: (sight.person.name not in one.slot.people, one.slot.part),
    )
    rows = [tag("li", _chore(one, sight.person.name)) for one in _first_open(mine)]
    listed = form(guest, "/tick", tag("ul", rows)) if rows else tag("p", words.NO_CHORES)
    decline = form(
        guest,
        "/decline",
        tag("h2", words.DECLINE_TITLE),
        tag("p", words.decline_said(sight.other.name)),
        tag("button", words.DECLINE, class_="quiet"),
    )
    return shell(
        words.day(sight.today),
        tag("h2", words.CHORES),
        listed,
        list(_promised(sight, guest)),
        list(_before(sight, guest)),
        tag("hr"),
        decline,
        guest=guest,
        here="/",
    )


def shown_before(sight: Sight) -> list[ChoreToday]:
    """The chores of earlier days that ask still, or were spoken of today; the newest day first, so many at once."""
    return _first_open(sight.notebook.chores.left_over(sight.today)[::-1])


def _first_open(found: Sequence[ChoreToday]) -> list[ChoreToday]:
    """As many as a page holds, in their order: where there are more, those that ask still."""
    first = sorted(range(len(found)), key=lambda at: found[at].outcome != "open")[:MOST_CHORES]
    return [found[at] for at in sorted(first)]


def _before(sight: Sight, guest: Guest) -> Iterator[Markup]:
    found = shown_before(sight)
    if found:
        yield tag("h2", words.CHORES_BEFORE)
        mine = sorted(found, key=lambda one: sight.person.name not in one.slot.people)
        yield form(guest, "/tick", tag("ul", [tag("li", _chore(one, sight.person.name)) for one in mine]))


def _chore(one: ChoreToday, me: str) -> list[Inside]:
    done = one.outcome == "done"
    when = words.minutes(one.minutes, words.PARTS[one.slot.part % 3])
    said = " · ".join([plan.people(one.slot.people), *([words.day(one.on)] if one.on else []), when])
    became = words.IS_DONE if done else words.LET_GO if one.on and one.outcome == "not done" else ""
    button = tag(
        "button",
        words.OPEN_AGAIN if done else words.DONE,
        name="slot",
        value=f"{one.week}.{one.number}.{0 if done else 1}",
        aria_label=": ".join(
            [words.OPEN_AGAIN if done else words.DONE, *([words.day(one.on)] if one.on else []), one.slot.chore]
        ),
        class_="quiet" if done or me not in one.slot.people else None,
    )
    name = tag("strong", one.slot.chore)
    return [tag("span", name, tag("br"), tag("small", said, f" · {became}" if became else "")), button]


def shown_dues(sight: Sight) -> list[Due]:
    """What was promised to this person, is shown, and asks today or asked in the days before."""
    from workbook.domain.promises.due import dues

    promises, first = sight.notebook.promises, sight.today - timedelta(days=DAYS_BACK)
    marks = promises.marks_by_promise()
    week_first = sight.notebook.settings.read().week_start
    found: list[Due] = []
    for promise in promises.all():  # those that are shown, whoever looks
        if promise.person == sight.other.id:
            own = marks.get(promise.id, ())
            found += dues(promise, own, first, sight.today, sight.today, week_first)
    return sorted(found, key=lambda due: due.on, reverse=True)[:MOST_NOTICED]


def _promised(sight: Sight, guest: Guest) -> Iterator[Markup]:
    yield tag("h2", words.promised(sight.other.name))
    found = shown_dues(sight)
    if not found:
        yield tag("p", words.NONE_PROMISED)
        return
    yield tag("p", tag("small", words.noticed_hint(sight.other.name)))
    rows: list[Markup] = []
    for due in found:
        said = due.mark.noticed if due.mark is not None else ""
        marked = words.MARKED[due.mark.kind] if due.mark is not None else ""
        when = words.day(due.on) + (f" · {marked}" if marked else "")
        buttons = [
            tag(
                "button",
                label,
                name="noticed",
                value=f"{word.replace(' ', '-')}.{due.key}",
                aria_pressed="true" if word == said else "false",
                class_=None if word == said else "quiet",
            )
            for word, label in words.NOTICED.items()
        ]
        about = tag("span", tag("strong", due.act), tag("br"), tag("small", when))
        rows.append(tag("li", about, tag("span", buttons, class_="choice"), class_="tall"))
    yield form(guest, "/noticed", tag("ul", rows))
