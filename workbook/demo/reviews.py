"""Four reviews of a week, a fortnight apart: what each noticed, said apart, and what the two settled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.promises.promise import ME
from workbook.domain.together.review import Decision, Said, week_of
from workbook.store.common.people import PARTNER
from workbook.store.notebook import Notebook

EVERY = 2
"""Weeks from one to the next."""


@dataclass(frozen=True, slots=True)
class Held:
    """A review, held `ago` days ago: what Sam and Alex noticed, what could be better, how fair it felt, what came of
    it, and the line it was closed with."""

    ago: int
    noticed: tuple[str, str]
    better: tuple[str, str]
    fair: tuple[int, int]
    decided: tuple[Decision, ...]
    line: str


REVIEWS = (
    Held(
        55,
        ("Alex asked on Sunday and not at night.", "The statement lay there when I came down."),
        ("I still answer in one word when I am tired.", "I am the one who thinks of what runs out."),
        (6, 4),
        (
            Decision(
                "A list on the fridge: whoever empties something writes it down", "both", "from today on", agreed=True
            ),
        ),
        "Short, and without a quarrel.",
    ),
    Held(
        41,
        ("We laughed in the queue.", "Sam said no to overtime, and I heard of it by chance."),
        ("Mornings.", "Mornings."),
        (6, 5),
        (Decision("Try getting up in turn", "both", "for two weeks", agreed=True),),
        "We wrote down the same word.",
    ),
    Held(
        27,
        ("Alex made soup when I came late, and asked nothing.", "Sam got up in the dark, three days running."),
        ("The letter in my coat, for an afternoon.", "To hear of a miss before I find it."),
        (7, 6),
        (Decision("Whoever misses something says so the same evening", "both", "from today on", agreed=True),),
        "Harder than the last one. We stayed at the table.",
    ),
    Held(
        13,
        ("You put a question off, and told me so.", "Two walks, and a question I had not thought of."),
        ("Being home on Thursdays.", "An hour on my own that does not have to be asked for."),
        (7, 7),
        (
            Decision("Bag, boots and lunch are ready by eight", "Sam with Jonah", "for two weeks", agreed=True),
            Decision("Alex has an evening", "Sam puts Jonah to bed", "from this week on", agreed=True),
        ),
        "Twenty minutes. Then pancakes.",
    ),
)


def build(notebook: Notebook, today: date, stand: Callable[[int], None]) -> None:
    """All of them; `stand` sets the clock to so many days ago. The next one is tomorrow."""
    reviews = notebook.reviews
    for one in REVIEWS:
        stand(one.ago)
        on = today - timedelta(days=one.ago)
        id = reviews.begin((ME, PARTNER), week_of(on), on).id
        for number, person in enumerate((ME, PARTNER)):
            reviews.say(id, Said(id, person, "notice", one.noticed[number]))
            reviews.say(id, Said(id, person, "improve", one.better[number]))
            reviews.say(id, Said(id, person, "fair", level=one.fair[number]))
        reviews.decide(id, one.decided)
        reviews.hold(id, on, on + timedelta(weeks=EVERY), EVERY, one.line)
