"""What stands on each page, for one person. Forms only; each text goes through the HTML builder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.chores.clock import parse_minutes
from workbook.domain.chores.week import ChoreToday, Week
from workbook.domain.common.people import Person
from workbook.domain.conflicts.conflict import Picture
from workbook.domain.conflicts.option import Rating
from workbook.domain.promises.due import Due
from workbook.export.common.html import Inside, Markup, joined, page, tag
from workbook.home.door import Guest
from workbook.home.style import STYLE
from workbook.store.notebook import Notebook
from workbook.store.together import waiting
from workbook.words.chores import plan
from workbook.words.common import home as words
from workbook.words.common.dates import DAYS, WEEKDAYS

LONGEST = 2000
"""Letters of a text that is written here."""
MOST_RATED = 40
"""Chores on one page of ratings."""
MOST_NOTICED, MOST_OPTIONS = 24, 8
"""Days of promises, and options, on one page; further ones come once these are said."""
MOST_SHOWN = 600
"""Letters of what one said in the review; all of it stands in the review itself."""
DAYS_BACK = 1
"""So many days before today stand there as well, of what was promised."""
MOST_BEFORE = 40
"""Chores of earlier days on one page; further ones come once these are ticked."""
LONGEST_TIME = 12
"""Letters of a box for a time."""
RATINGS = (-2, -1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose page it is, who the other one is, and the day."""

    notebook: Notebook
    person: Person
    other: Person
    today: date


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


# --- today


def today(sight: Sight, guest: Guest) -> str:
    chores = sight.notebook.chores.today(sight.today)
    mine = sorted(chores, key=lambda one: (sight.person.name not in one.slot.people, one.slot.part))
    rows = [tag("li", _chore(one, sight.person.name)) for one in mine]
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
    found = sight.notebook.chores.left_over(sight.today)[::-1]
    first = sorted(range(len(found)), key=lambda at: found[at].outcome != "open")[:MOST_BEFORE]
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


# --- the week


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


# --- ratings


def chores_to_rate(sight: Sight) -> list[str]:
    household = sight.notebook.chores.household()
    if household is None or household.person(sight.person.name) is None:
        return []
    return [chore.name for chore in household.chores]


def rate(sight: Sight, guest: Guest, first: int = 0) -> str:
    return shell(
        words.TABS["/rate"],
        list(_chore_ratings(sight, guest, first)),
        list(_options(sight, guest)),
        guest=guest,
        here="/rate",
    )


def _chore_ratings(sight: Sight, guest: Guest, first: int) -> Iterator[Markup]:
    household = sight.notebook.chores.household()
    names = chores_to_rate(sight)
    me = household.person(sight.person.name) if household is not None else None
    if me is None or not names:
        yield tag("p", words.NOTHING_TO_RATE)
        return
    yield tag("h2", words.RATE_CHORES)
    yield tag("p", tag("small", words.RATE_HINT))
    rows: list[Markup] = []
    for number, name in list(enumerate(names))[first : first + MOST_RATED]:
        said = me.ratings.get(name)
        options = [tag("option", words.NOT_SAID, value="", selected=said is None)]
        options += [tag("option", words.RATING_WORDS[n], value=n, selected=n == said) for n in RATINGS]
        select = tag("select", options, name=f"r{number}", id=f"r{number}")
        shown = hidden(f"c{number}", f"{'' if said is None else said}.{name}")
        rows.append(tag("li", tag("label", name, for_=f"r{number}"), shown, select))
    more = [
        tag("a", f"{at + 1}–{min(at + MOST_RATED, len(names))}", href=f"/rate?from={at}")
        for at in range(0, len(names), MOST_RATED)
        if len(names) > MOST_RATED and at != first
    ]
    yield form(guest, "/rate", tag("ul", rows), tag("button", words.SAVE))
    if more:
        yield tag("p", more, class_="more")


def open_pictures(sight: Sight) -> list[Picture]:
    """The conflicts whose options are asked about: what is settled or put aside rests."""
    return [one for one in sight.notebook.conflicts.pictures() if not one.conflict.ending]


def _options(sight: Sight, guest: Guest) -> Iterator[Markup]:
    """Options that this person has not answered for, a form each: what was said of them is shown once both have."""
    from workbook.words.conflicts import conflict as conflict_words
    from workbook.words.conflicts.screen import ABILITY, WISH

    ratings = sight.notebook.conflicts.ratings
    if sight.person.id not in ratings.raters():
        return
    pictures = open_pictures(sight)
    open_ = [
        (picture.conflict.what, option)
        for picture in pictures
        for option in ratings.unrated(picture.conflict.id, sight.person.id)
    ]
    if open_:
        yield tag("h2", words.RATE_OPTIONS)
        yield tag("p", tag("small", words.OPTION_HINT))
    for what, option in open_[:MOST_OPTIONS]:
        fields = [
            tag("label", label, tag("select", [tag("option", words.NOT_SAID, value=""), *_levels(said)], name=name))
            for name, label, said in (("wish", words.WISH, WISH), ("ability", words.ABILITY, ABILITY))
        ]
        yield form(
            guest,
            "/option",
            tag(
                "p",
                tag("strong", conflict_words.wording(option.wording)),
                tag("br"),
                tag("small", what),
            ),
            hidden("option", option.id),
            fields,
            tag("button", words.SAVE, name="act", value="rate"),
            tag("button", words.DECLINE_OPTION, name="act", value="decline", class_="quiet"),
        )
    said = [
        tag(
            "li",
            conflict_words.wording(option.wording),
            tag("br"),
            tag("small", " · ".join(_of_both(sight, ratings.of(option.id)))),
        )
        for picture in pictures
        for option in (one.option for one in picture.options)
        if not option.put_aside and ratings.of(option.id)
    ]
    if said:
        yield tag("h2", words.BOTH_SAID)
        yield tag("ul", said[:MOST_OPTIONS], class_="plain")


def _of_both(sight: Sight, said: Mapping[str, Rating]) -> Iterator[str]:
    """What each said of an option that both have answered for."""
    from workbook.words.common.whole_workbook import rating

    for one in (sight.person, sight.other):
        if one.id in said:
            yield rating(one.name, said[one.id].wish, said[one.id].ability, declined=said[one.id].declined)


def _levels(said: tuple[str, ...]) -> list[Markup]:
    return [tag("option", f"{number}: {text}", value=number) for number, text in enumerate(said, 1)]


# --- free times


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


# --- looking back


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


def _said(name: str, text: str) -> str:
    """`Alex: supper on Thursday`"""
    return f"{name}: {text if len(text) <= MOST_SHOWN else f'{text[:MOST_SHOWN].rstrip()}…'}"
