"""Options: proposed ways to solve a conflict, rated by each person apart, and the order in which they are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

LEVELS = range(1, 6)
"""Wish: 1 not at all … 5 gladly. Ability: 1 hardly ever … 5 every time."""
ENOUGH = 3
"""From here on somebody wants it, or can do it: in an ordinary week, not on a good day."""
BLANK = "…"
"""Stands in a template for what two people fill in."""

Fit = Literal["can and want", "can", "want", "not all said", "neither", "not rated"]
"""What everybody says of an option: all can and want it, all can, all want; somebody would rather not say; somebody
cannot and somebody does not want it; nobody has given numbers."""
FITS: tuple[Fit, ...] = ("can and want", "can", "want", "not all said", "neither", "not rated")


@dataclass(frozen=True, slots=True)
class Wording:
    """Who does what, when: the three things that make an option specific."""

    what: str
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One proposed solution. `starts` is from when on; `kind` is the ready-made kind of solution it was made from
    (an id of `content/solutions.toml`, empty for one's own). One `put_aside` is not offered any more."""

    id: str
    conflict: str
    made_on: date
    wording: Wording
    starts: date | None = None
    kind: str = ""
    put_aside: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person says of one option, apart from the other. `declined`: they would rather not say, which is an
    answer as well."""

    wish: int | None = None
    ability: int | None = None
    declined: bool = False

    @property
    def is_in(self) -> bool:
        """Whether this person has answered."""
        return self.declined or (self.wish is not None and self.ability is not None)

    @property
    def total(self) -> int:
        """Wish and ability together, 2 to 10; 0 for one who would rather not say."""
        return 0 if self.declined else (self.wish or 0) + (self.ability or 0)


@dataclass(frozen=True, slots=True)
class Rated:
    """An option with what people said of it: person id → rating, empty until everybody has answered."""

    option: Option
    ratings: Mapping[str, Rating] = field(default_factory=dict[str, Rating])

    @property
    def said(self) -> list[Rating]:
        """The answers that hold numbers."""
        return [rating for rating in self.ratings.values() if rating.is_in and not rating.declined]

    @property
    def fit(self) -> Fit:
        """Judged by the lower of the people, each for ability and for wish."""
        if not self.said:
            return "not rated"
        if len(self.said) < len(self.ratings):
            return "not all said"
        can = min(rating.ability or 0 for rating in self.said) >= ENOUGH
        want = min(rating.wish or 0 for rating in self.said) >= ENOUGH
        return "can and want" if can and want else "can" if can else "want" if want else "neither"


def rank(options: Iterable[Option], ratings: Mapping[str, Mapping[str, Rating]]) -> list[Rated]:
    """The options as they are listed: what both can before what both want (what both can and want first of all), in
    that by the lower of the two people, then by the sum, then in the order they were made.

    A person's number is wish plus ability. Where somebody would rather not say, nothing is claimed for both: such
    options stand by themselves. Options without ratings stand last, in the order they were made; those put aside
    after them.
    """
    rated = [Rated(option, dict(ratings.get(option.id, {}))) for option in options]

    def place(one: Rated) -> tuple[bool, int, int, int, date, str]:
        totals = [rating.total for rating in one.said]
        lower, sum_ = (min(totals), sum(totals)) if totals else (0, 0)
        return one.option.put_aside, FITS.index(one.fit), -lower, -sum_, one.option.made_on, one.option.id

    return sorted(rated, key=place)


def open_to_all(ratings: Mapping[str, Rating], raters: Iterable[str]) -> dict[str, Rating]:
    """The ratings of `raters` once every one of them has answered, else nothing: nobody sees a number before they
    have given their own."""
    raters = list(raters)
    found = {person: ratings[person] for person in raters if person in ratings and ratings[person].is_in}
    return found if raters and len(found) == len(raters) else {}


def missing(wording: Wording) -> list[Literal["who", "when", "blank"]]:
    """What keeps an option from being specific: nobody named, no moment named, or a blank still open."""
    found: list[Literal["who", "when", "blank"]] = []
    if not wording.who.strip():
        found.append("who")
    if not wording.when.strip():
        found.append("when")
    if any(BLANK in text for text in (wording.what, wording.who, wording.when)):
        found.append("blank")
    return found
