"""What each person says of an option: each rates apart, and nobody reads a number before giving their own.

What was said leaves this module only once everybody who rates has answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.conflicts.option import LEVELS, Option, Rating, open_to_all
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.conflicts.tables import RATINGS, option, options_of
from workbook.store.file import records
from workbook.words.conflicts import conflict as words
from workbook.words.conflicts import screen as called

if TYPE_CHECKING:
    from workbook.store.common.people import People
    from workbook.store.file.change import Change
    from workbook.store.session import Session


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


class Ratings:
    """The ratings of all options of an open workbook."""

    def __init__(self, session: Session, people: People) -> None:
        self._session = session
        self._people = people

    def raters(self) -> tuple[str, ...]:
        """The ids of those who rate options: the one who is rebuilding and, if they take part, the partner."""
        return (REBUILDING, PARTNER) if self._people.partner() else (REBUILDING,)

    def rater_names(self) -> dict[str, str]:
        """Id → name of those who rate; an empty name for one who never gave it."""
        known = {person.id: person for person in self._people.all()}
        return {id: known[id].name if id in known else "" for id in self.raters()}

    def template_names(self) -> Mapping[str, str]:
        """What the names in braces of a template become."""
        names = self.rater_names()
        me, other = ([*names.values(), ""])[:2]
        both = f"{me} and {other}" if me and other else called.BOTH
        return {"rebuilding": me or called.ME, "partner": other or called.THE_OTHER, "both": both}

    def of(self, option: str) -> Mapping[str, Rating]:
        """Person id → rating, once everybody who rates has answered; before that nothing, whoever asks."""
        return self.open().get(option, {})

    def open(self) -> dict[str, Mapping[str, Rating]]:
        """Option id → `of`, of the options that everybody has rated."""
        raters, said = self.raters(), self._said()
        return {option: found for option in said if (found := open_to_all(said[option], raters))}

    def unrated(self, conflict: str, person: str) -> list[Option]:
        """The options, of those that may be tried, that this person has not answered for. It says no more than
        that: what they said of the others stays closed."""
        said = self._said()
        options = [one for one in options_of(self._session, conflict) if not one.put_aside]
        return [one for one in options if not said.get(one.id, {}).get(person, Rating()).is_in]

    def rate(self, option: str, person: str, *, wish: int | None = None, ability: int | None = None) -> None:
        """What a person says of an option: wish, ability, or both, 1 to 5. What is not given stays as it was.

        While others have not answered, a person may say it anew as often as they like. Once everybody has, the
        numbers stand (UsageError) until they are put away for all: changing one's own with the other's in sight
        would not be rating apart. A person who rates alone may always change theirs.
        """
        if any(level is not None and level not in LEVELS for level in (wish, ability)):
            raise UsageError(words.OUT_OF_SCALE)
        self._say(option, person, wish, ability, declined=False)

    def decline(self, option: str, person: str) -> None:
        """This person would rather not say. It counts as an answer. Raises as `rate`."""
        self._say(option, person, None, None, declined=True)

    def rate_anew(self, id: str) -> None:
        """Put everybody's ratings of an option away, so that each can rate it anew. Undo brings them back."""
        option(self._session, id)
        with self._session.change(words.RATED_ANEW) as change:
            self.forget(change, {id})

    def forget(self, change: Change, options: set[str]) -> None:
        """Take out, as part of `change`, what was said of these options."""
        for id, document in list(change.documents(RATINGS).items()):
            if document.get("option") in options:
                change.delete(RATINGS, id)

    def _say(self, id: str, person: str, wish: int | None, ability: int | None, *, declined: bool) -> None:
        option(self._session, id)
        raters = self.raters()
        if person not in raters:
            raise NotFoundError(words.NO_SUCH_PERSON)
        # Not for undo: it would let one person take back what the other said, or say theirs anew with both in sight.
        with self._session.change(words.RATED, undoable=False) as change:
            if len(raters) > 1 and self.of(id):
                raise UsageError(words.RATED_BY_ALL)
            before = self._said().get(id, {}).get(person, Rating())
            said = StoredRating(
                id,
                person,
                None if declined else before.wish if wish is None else wish,
                None if declined else before.ability if ability is None else ability,
                declined,
            )
            change.put(RATINGS, f"{id}/{person}", records.to_document(said))

    def _said(self) -> dict[str, dict[str, Rating]]:
        """Option id → person id → rating, of all options: never to be handed out before everybody has answered."""
        said: dict[str, dict[str, Rating]] = {}
        for one in records.many(StoredRating, self._session.documents(RATINGS)).values():
            said.setdefault(one.option, {})[one.person] = one.rating
        return said
