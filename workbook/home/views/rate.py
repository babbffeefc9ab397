"""What somebody says of chores and of options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbook.domain.conflicts.conflict import Picture
from workbook.domain.conflicts.option import Rating
from workbook.export.common.html import Markup, tag
from workbook.home.door import Guest
from workbook.home.views.frame import Sight, form, hidden, shell
from workbook.words.common import home as words

MOST_RATED = 40
"""Chores on one page of ratings."""
RATINGS = (-2, -1, 0, 1, 2)
MOST_OPTIONS = 8
"""Options on one page; further ones come once these are said."""


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
