"""A conflict: what keeps coming back between two people, what is tried against it, and where that stands.

What sets it off is in `triggers.py`, how options are rated and listed in `options.py`, how one is tried in `trials.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.option import Option, Rated, Rating, rank
from workbook.domain.conflicts.trial import Trial, is_due, left_to_try, running
from workbook.domain.conflicts.trigger import Pattern, Trigger, patterns
from workbook.words.refusals import conflicts as refusals

Ending = Literal["", "settled", "put aside"]
Stage = Literal["new", "options", "trial", "review", "settled", "put aside"]

LONGEST_TEXT = 20_000
"""Characters that any one field takes. What is longer is refused whole, never cut."""
MOST_CONFLICTS = 100
MOST_OPTIONS = 60
"""Of one conflict."""
MOST_TRIGGERS = 2_000
"""Of one conflict."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What happens again and again. `sets_off` and `often` are guesses until triggers have been logged.

    `needs`: person id → what that person needs in it. `ending` says how it left the table, on `ended_on`; one that
    comes back is taken up again, with everything that was tried.
    """

    id: str
    made_on: date
    what: str
    sets_off: str = ""
    often: str = ""
    needs: dict[str, str] = field(default_factory=dict[str, str])
    ending: Ending = ""
    ended_on: date | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A conflict with all that belongs to it, as two people look at it.

    `options` are in the order in which they are listed; `triggers` and `trials` the newest first. Ratings stand only
    with options that everybody has rated.
    """

    conflict: Conflict
    options: tuple[Rated, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    trials: tuple[Trial, ...] = ()

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        return patterns(self.triggers)

    @property
    def running(self) -> Trial | None:
        """The trial that goes on now."""
        return running(self.trials)

    def option(self, id: str) -> Option | None:
        """The option with that id, if it belongs here."""
        return next((one.option for one in self.options if one.option.id == id), None)

    def trial(self, id: str) -> Trial | None:
        """The trial with that id, if it belongs here."""
        return next((one for one in self.trials if one.id == id), None)

    @property
    def left(self) -> tuple[Rated, ...]:
        """The options that may still be tried, the first one to be offered first."""
        return left_to_try(self.options, self.trials)

    def stage(self, today: date) -> Stage:
        """Where it stands: no options yet, options to choose from, a trial, a review that is due, or over."""
        if self.conflict.ending:
            return self.conflict.ending
        trial = self.running
        if trial is not None:
            return "review" if is_due(trial, today) else "trial"
        return "options" if self.options else "new"


def picture(
    conflict: Conflict,
    options: Iterable[Option],
    ratings: Mapping[str, Mapping[str, Rating]],
    triggers: Iterable[Trigger],
    trials: Iterable[Trial],
) -> Picture:
    """Put together what belongs to `conflict`. `ratings`: option id → person id → rating, of options that everybody
    has rated; the others must not be in it."""
    return Picture(
        conflict,
        tuple(rank(options, ratings)),
        tuple(sorted(triggers, key=lambda one: (one.on, one.id), reverse=True)),
        tuple(sorted(trials, key=lambda one: (one.start, one.id), reverse=True)),
    )


def check_texts(*texts: str) -> None:
    """UsageError when one of the texts is longer than a field takes."""
    for text in texts:
        if len(text) > LONGEST_TEXT:
            raise UsageError(refusals.too_long(LONGEST_TEXT, len(text)))


def in_order(pictures: Iterable[Picture], today: date) -> Sequence[Picture]:
    """What waits for a review first, then trials, then what is open, then what is settled or put aside; in each the
    newest last, as they were added."""
    order: tuple[Stage, ...] = ("review", "trial", "options", "new", "settled", "put aside")
    places: dict[Stage, int] = {stage: place for place, stage in enumerate(order)}
    places["new"] = places["options"]
    return sorted(pictures, key=lambda one: (places[one.stage(today)], one.conflict.made_on, one.conflict.id))
