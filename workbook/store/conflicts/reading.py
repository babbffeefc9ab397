"""Conflicts, read. What a person said of an option leaves this module only once everybody has answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from workbook.domain.common.errors import NotFoundError
from workbook.domain.common.people import Person
from workbook.domain.conflicts.conflict import Conflict, Picture, picture
from workbook.domain.conflicts.option import Option, Rating, open_to_all
from workbook.domain.conflicts.trial import Trial, is_due, running
from workbook.domain.conflicts.trigger import Trigger
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.file import records
from workbook.words.conflicts import conflict as words

if TYPE_CHECKING:
    from workbook.store.common.people import People
    from workbook.store.session import Session

Belonging = TypeVar("Belonging", Option, Trigger, Trial)

CONFLICTS, OPTIONS, RATINGS, TRIALS = "conflicts", "options", "option_ratings", "trials"
TRIGGERS = "triggers_"
"""Triggers stand in a table for each year."""


@dataclass(frozen=True, slots=True)
class StoredRating:
    """A document of `option_ratings`; its id is "option/person"."""

    option: str
    person: str
    wish: int | None = None
    ability: int | None = None
    declined: bool = False
    revision: int = 0

    @property
    def rating(self) -> Rating:
        return Rating(self.wish, self.ability, self.declined)


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A trial whose review has come, and the conflict it belongs to."""

    conflict: Conflict
    trial: Trial


def rating_id(option: str, person: str) -> str:
    return f"{option}/{person}"


class Reading:
    """What is known of the conflicts of an open workbook."""

    def __init__(self, session: Session, people: People) -> None:
        self._session = session
        self._people = people

    def raters(self) -> tuple[str, ...]:
        """The ids of those who rate options: the one who is rebuilding and, if they take part, the partner."""
        return (REBUILDING, PARTNER) if self._people.partner() else (REBUILDING,)

    def rater_names(self) -> dict[str, str]:
        """Id → name of those who rate; an empty name for one who never gave it."""
        known: dict[str, Person] = {person.id: person for person in self._people.all()}
        return {id: known[id].name if id in known else "" for id in self.raters()}

    # --- conflicts -----------------------------------------------------------------------------------------------

    def all(self) -> list[Conflict]:
        """Every conflict, also what is settled or put aside, in the order in which they were added."""
        found = records.many(Conflict, self._session.documents(CONFLICTS))
        return sorted(found.values(), key=lambda one: (one.made_on, one.id))

    def get(self, id: str) -> Conflict:
        """One conflict. Raises NotFoundError, Damaged."""
        document = self._session.documents(CONFLICTS).get(id)
        if document is None:
            raise NotFoundError(words.NO_SUCH_CONFLICT)
        return records.from_document(Conflict, id, document, table=CONFLICTS)

    def picture(self, id: str) -> Picture:
        """A conflict with its options as they are listed, its triggers and trials. Raises as `get`."""
        return self._pictures([self.get(id)])[0]

    def pictures(self) -> list[Picture]:
        """`picture` of every conflict, in the order in which they were added."""
        return self._pictures(self.all())

    def _pictures(self, conflicts: Iterable[Conflict]) -> list[Picture]:
        raters, said = self.raters(), self._everything_said()
        options = _by_conflict(records.many(Option, self._session.documents(OPTIONS)).values())
        triggers = _by_conflict(self._all_triggers().values())
        trials = _by_conflict(records.many(Trial, self._session.documents(TRIALS)).values())
        found: list[Picture] = []
        for conflict in conflicts:
            own = options.get(conflict.id, [])
            ratings = {option.id: open_to_all(said.get(option.id, {}), raters) for option in own}
            of = conflict.id
            found.append(picture(conflict, own, ratings, triggers.get(of, []), trials.get(of, [])))
        return found

    # --- triggers ------------------------------------------------------------------------------------------------

    def triggers(self, conflict: str) -> list[Trigger]:
        """When it came up, the newest first."""
        found = [one for one in self._all_triggers().values() if one.conflict == conflict]
        return sorted(found, key=lambda one: (one.on, one.id), reverse=True)

    def trigger(self, id: str) -> Trigger:
        """One entry. Raises NotFoundError."""
        found = self._all_triggers().get(id)
        if found is None:
            raise NotFoundError(words.NO_SUCH_TRIGGER)
        return found

    def _all_triggers(self) -> dict[str, Trigger]:
        found: dict[str, Trigger] = {}
        for table in self._session.tables(TRIGGERS):
            found |= records.many(Trigger, self._session.documents(table))
        return found

    # --- options and what was said of them ----------------------------------------------------------------------

    def options(self, conflict: str) -> list[Option]:
        """The options of a conflict, those put aside too, in the order in which they were made."""
        found = records.many(Option, self._session.documents(OPTIONS)).values()
        return sorted((one for one in found if one.conflict == conflict), key=lambda one: (one.made_on, one.id))

    def option(self, id: str) -> Option:
        """One option. Raises NotFoundError, Damaged."""
        document = self._session.documents(OPTIONS).get(id)
        if document is None:
            raise NotFoundError(words.NO_SUCH_OPTION)
        return records.from_document(Option, id, document, table=OPTIONS)

    def ratings(self, option: str) -> Mapping[str, Rating]:
        """Person id → rating, once everybody who rates has answered; before that nothing, whoever asks."""
        return open_to_all(self._said(option), self.raters())

    def unrated(self, conflict: str, person: str) -> list[Option]:
        """The options, of those that may be tried, that this person has not answered for. It says no more than
        that: what they said of the others stays closed."""
        said = self._everything_said()
        options = [one for one in self.options(conflict) if not one.put_aside]
        return [one for one in options if not said.get(one.id, {}).get(person, Rating()).is_in]

    def _said(self, option: str) -> dict[str, Rating]:
        """What was said so far: never to be handed out before everybody has answered."""
        return self._everything_said().get(option, {})

    def _everything_said(self) -> dict[str, dict[str, Rating]]:
        """Option id → person id → rating, of all options. As closed as `_said`."""
        said: dict[str, dict[str, Rating]] = {}
        for one in records.many(StoredRating, self._session.documents(RATINGS)).values():
            said.setdefault(one.option, {})[one.person] = one.rating
        return said

    # --- trials --------------------------------------------------------------------------------------------------

    def trials(self, conflict: str) -> list[Trial]:
        """What was tried, in the order in which it was begun."""
        found = records.many(Trial, self._session.documents(TRIALS)).values()
        return sorted((one for one in found if one.conflict == conflict), key=lambda one: (one.start, one.id))

    def trial(self, id: str) -> Trial:
        """One trial. Raises NotFoundError, Damaged."""
        document = self._session.documents(TRIALS).get(id)
        if document is None:
            raise NotFoundError(words.NO_SUCH_TRIAL)
        return records.from_document(Trial, id, document, table=TRIALS)

    def running(self, conflict: str) -> Trial | None:
        """The trial of a conflict that goes on now."""
        return running(self.trials(conflict))

    def reviews_due(self, today: date) -> list[ReviewDue]:
        """The trials whose review has come, the one that has waited longest first. Cheap: for Today."""
        documents = self._session.documents(TRIALS)
        if not documents:
            return []
        conflicts = {conflict.id: conflict for conflict in self.all() if not conflict.ending}
        found = records.many(Trial, documents).values()
        due = sorted((one for one in found if is_due(one, today)), key=lambda one: (one.review, one.id))
        return [ReviewDue(conflicts[one.conflict], one) for one in due if one.conflict in conflicts]


def _by_conflict(values: Iterable[Belonging]) -> dict[str, list[Belonging]]:
    found: dict[str, list[Belonging]] = {}
    for value in values:
        found.setdefault(value.conflict, []).append(value)
    return found
