"""Three conflicts: one settled after a trial, one whose second option is on trial, one that has just been named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.conflicts.option import Option, Wording
from workbook.domain.conflicts.trigger import PartOfDay
from workbook.domain.promises.promise import ME
from workbook.store.common.people import PARTNER
from workbook.store.notebook import Notebook

Rated = tuple[int | None, int | None, int | None, int | None]
"""Sam's wish and ability, then Alex's; None: not said yet."""


@dataclass(frozen=True, slots=True)
class Story:
    """A conflict, named `ago` days ago. `came_up`: how many days ago it did, what about, and where."""

    ago: int
    what: str
    sets_off: str
    often: str
    sams_need: str
    alexs_need: str
    part: PartOfDay
    came_up: tuple[tuple[int, str, str], ...]
    options: tuple[tuple[Wording, Rated], ...]


MONEY = Story(
    73,
    "We talk about money when one of us is half asleep",
    "A question that has waited all day",
    "two or three evenings a week",
    "To have the figures in front of me before I answer.",
    "To be able to ask without choosing the moment for a week.",
    "evening",
    (
        (96, "the electricity bill", "in bed"), (90, "what the shoes cost", "in bed"),
        (85, "the electricity bill again", "at the kitchen table"), (81, "a letter from the bank", "in bed"),
        (76, "whether the jar is filled", "in bed"), (71, "the class trip", "at the kitchen table"),
        (58, "the class trip", "in bed"),
    ),
    (
        (Wording("Money on Sunday at ten, half an hour, then out", "both, figures by Sam", "Sundays at ten"),
         (5, 4, 4, 4)),
        (Wording("A note on the fridge for whatever can wait", "whoever has a question", "when it comes up"),
         (3, 5, 4, 3)),
        (Wording("Talk about money in the car only", "both", "on the way to the shops"), (2, 3, 1, 4)),
    ),
)  # fmt: skip
MORNINGS = Story(
    44,
    "Who gets Jonah out of the house, and who is late for it",
    "Ten past seven, and one boot",
    "most school days",
    "To leave without a word that goes on in my head.",
    "Not to be the one who looks at the clock for three.",
    "morning",
    (
        (52, "one boot", "in the hall"), (50, "the packed lunch", "in the kitchen"), (47, "one boot", "in the hall"),
        (45, "who had said they would", "in the hall"), (41, "the swimming things", "in the hall"),
        (36, "who had said they would", "in the hall"), (31, "the packed lunch", "in the kitchen"),
        (27, "the swimming things", "in the hall"), (22, "one boot", "in the hall"), (19, "one boot", "in the hall"),
        (17, "the swimming things", "in the hall"), (14, "the packed lunch", "in the kitchen"),
        (9, "the packed lunch", "in the hall"),
    ),
    (
        (Wording("One of us up at six, in turn", "Sam on even days, Alex on odd ones", "every school day"),
         (4, 4, 3, 4)),
        (Wording("Bag, boots and lunch ready by eight in the evening", "Sam with Jonah", "Sunday to Thursday"),
         (4, 3, 5, 4)),
        (Wording("Jonah sets an alarm of his own and packs by a list", "Jonah, list by Alex", "from Monday on"),
         (3, 4, 3, 3)),
    ),
)  # fmt: skip
TOLD = Story(
    8,
    "How much our families are told",
    "Somebody asks why we did not go to the sea",
    "whenever there is a visit",
    "Not to hear it from others first.",
    "To have somebody to talk to who is not asked to take sides.",
    "afternoon",
    (
        (12, "the week at the sea", "at Alex's mother's"), (8, "what Ruth knows", "on the telephone"),
        (3, "the week at the sea", "at the club"),
    ),
    (
        (Wording("One sentence that both of us say, and no more", "both", "at every visit"), (4, 4, 4, 3)),
        (Wording("Each may tell one person all of it", "each of us", "after saying whom"), (2, None, None, None)),
        (Wording("Say nothing until the last payment is through", "both", "until the end of the month"),
         (None, None, None, None)),
    ),
)  # fmt: skip


def build(notebook: Notebook, today: date) -> None:
    """All three, as they stand today."""
    conflicts = notebook.conflicts
    money, mornings, _ = (_told(notebook, one, today) for one in (MONEY, MORNINGS, TOLD))

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    trial = conflicts.begin_trial(money[0].id, ago(63), ago(64), ago(43))
    note = "Three Sundays of three. What came up between them could wait, but for the class trip."
    conflicts.conclude(trial.id, "works", ago(43), note=note)
    trial = conflicts.begin_trial(mornings[0].id, ago(38), ago(38), ago(24))
    note = "It held for a week. Then two late evenings, and nobody was up. Not a question of will."
    conflicts.conclude(trial.id, "did not work", ago(23), note=note)
    conflicts.begin_trial(mornings[1].id, ago(12), ago(13), today + timedelta(days=2))


def _told(notebook: Notebook, story: Story, today: date) -> list[Option]:
    conflicts, made_on = notebook.conflicts, today - timedelta(days=story.ago)
    needs = {ME: story.sams_need, PARTNER: story.alexs_need}
    conflict = conflicts.add(story.what, made_on, sets_off=story.sets_off, often=story.often, needs=needs)
    for number, (days, about, place) in enumerate(story.came_up):
        person = ME if number % 3 else PARTNER
        on = today - timedelta(days=days)
        if story.part == "morning":  # of a school day
            on -= timedelta(days=max(0, on.weekday() - 4))
        conflicts.log(conflict.id, on, max(on, made_on), about=about, part=story.part, place=place, person=person)
    options: list[Option] = []
    for wording, (wish, ability, theirs, able) in story.options:
        option = conflicts.options.add(conflict.id, wording, made_on)
        for person, one, other in ((ME, wish, ability), (PARTNER, theirs, able)):
            if one is not None or other is not None:
                conflicts.ratings.rate(option.id, person, wish=one, ability=other)
        options.append(option)
    return options
