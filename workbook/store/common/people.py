"""The people named in the workbook, and who of them usually sits in front of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.common.finding import likest
from workbook.domain.common.people import Person, Role, let_down_already
from workbook.store.file import clean
from workbook.words.common import people as words

if TYPE_CHECKING:
    from workbook.store.common.settings import Settings
    from workbook.store.file.documents import Documents
    from workbook.store.session import Session

TABLE = "people"
REBUILDING, PARTNER = "rebuilding", "partner"
"""These two have ids of their own, so that two processes never make two of one."""
NAME_LIMIT = 60
MOST_PEOPLE = 12
_ORDER: dict[Role, int] = {"rebuilding": 0, "partner": 1, "household": 2}


class People:
    """The people of an open workbook. Before the first run there is nobody; promises work all the same."""

    def __init__(self, session: Session, settings: Settings, renamed: Callable[[str, str], object]) -> None:
        """`renamed(old, new)` is called within the change that gives somebody another name: what knows them by name
        goes along."""
        self._session = session
        self._settings = settings
        self._renamed = renamed
        self._all: tuple[Documents, list[Person]] | None = None

    def all(self) -> list[Person]:
        """Everybody: the one rebuilding, the partner, then the household in the order they were added."""
        from workbook.store.file.records import many

        documents = self._session.documents(TABLE)
        if self._all is None or self._all[0] is not documents or not documents.settled:
            found = many(Person, documents).values()
            self._all = documents, sorted(found, key=lambda one: (_ORDER[one.role], one.id != REBUILDING, one.id))
        return list(self._all[1])

    def get(self, id: str) -> Person | None:
        """The person with that id, or None."""
        return next((person for person in self.all() if person.id == id), None)

    def rebuilding(self) -> Person | None:
        """Who began the workbook, to earn back trust (their role may be another by now); None before they gave a
        name."""
        return self.get(REBUILDING)

    def partner(self) -> Person | None:
        """The partner, if they take part."""
        return self.get(PARTNER)

    def other(self, id: str) -> Person | None:
        """The other one of the two, as somebody of that id sees it; None when there is nobody."""
        return self.partner() if id == REBUILDING else self.rebuilding()

    def named(self, name: str) -> Person:
        """The person of that name, whatever its capitals. Raises NotFoundError."""
        wanted = clean.line(name).casefold()
        for person in self.all():
            if person.name.casefold() == wanted:
                return person
        names = [one.name for one in self.all()]
        near = likest(wanted, names)
        raise NotFoundError(words.NO_SUCH_PERSON, [] if near is None else [(names[near], "")])

    def usual(self) -> str:
        """The id of who usually sits in front on this machine: who did last, else the one who is rebuilding, whose id
        serves before anybody gave a name. A window asks this once, when it opens; who sits in front of it then is its
        own matter."""
        chosen = self._settings.remembered().person
        return chosen if chosen and self.get(chosen) else REBUILDING

    def sit_down(self, id: str) -> Person:
        """Remember this person as the usual one for the next start; undo does not list it. Raises NotFoundError."""
        person = self._known(id)
        self._settings.remember(person=id)
        return person

    def name(self, role: Role, name: str, *, fitting: bool = False) -> Person:
        """Give the one who is rebuilding, or the partner, a name: the first one, or another as `rename` does. For the
        household see `add`. `fitting`: whoever joins somebody who was let down is the one who is rebuilding. Raises
        UsageError for a blank, over-long or taken name."""
        if role == "household":
            return self.add(name)
        known = self.get(role)
        named = Person(role, self._checked(name, role), known.role if known else role)
        if known is None and (other := let_down_already(named, role, self.all())) is not None:
            if not fitting:
                raise UsageError(words.one_is_rebuilding(named.name, other.name))
            named = Person(role, named.name, "rebuilding")
        return self._save(named, words.label_named)

    def say_first(self, name: str, role: Role) -> Person:
        """Who begins the workbook says who they are: a name, and whether they were let down; one change. Raises what
        `name` and `change_role` raise."""
        with self._session.change(words.label_named(name)):
            person = self.name(REBUILDING, name)
            return person if person.role == role else self.change_role(person.id, role)

    def change_role(self, id: str, role: Role) -> Person:
        """Another role for one of the two; both may be rebuilding, but one of them is. Raises NotFoundError; UsageError
        for the household, whose people are neither, and where nobody would be rebuilding."""
        person = self._known(id)
        if "household" in (person.role, role):
            raise UsageError(words.NO_ROLE)
        if (other := let_down_already(person, role, self.all())) is not None:
            raise UsageError(words.one_is_rebuilding(person.name, other.name))
        return self._save(Person(id, person.name, role), words.label_role)

    def add(self, name: str) -> Person:
        """Somebody more of the household. Raises UsageError as `name` does."""
        if len(self.all()) >= MOST_PEOPLE:
            raise UsageError(words.TOO_MANY.format(limit=MOST_PEOPLE))
        id = self._session.new_id()
        return self._save(Person(id, self._checked(name, id), "household"), words.label_added)

    def rename(self, id: str, name: str) -> Person:
        """Another name for somebody, in the household and its weeks too. Raises NotFoundError; UsageError as `name`
        does, and for a name that somebody else has there."""
        person = self._known(id)
        return self._save(Person(id, self._checked(name, id), person.role), words.label_named)

    def remove(self, id: str) -> None:
        """Take somebody out, without a trace in the list of people; undo brings them back. Raises NotFoundError."""
        person = self._known(id)
        with self._session.change(words.label_removed(person.name)) as change:
            change.delete(TABLE, id)

    def _known(self, id: str) -> Person:
        person = self.get(id)
        if person is None:
            raise NotFoundError(words.NO_SUCH_PERSON)
        return person

    def _checked(self, name: str, id: str) -> str:
        name = clean.line(name)
        if not name:
            raise UsageError(words.NO_NAME)
        if len(name) > NAME_LIMIT:
            raise UsageError(words.NAME_TOO_LONG.format(limit=NAME_LIMIT))
        if any(other.name.casefold() == name.casefold() and other.id != id for other in self.all()):
            raise UsageError(words.NAME_TAKEN)
        return name

    def _save(self, person: Person, label: Callable[[str], str]) -> Person:
        from workbook.store.file.records import from_document, to_document

        known = self.get(person.id)
        with self._session.change(label(person.name)) as change:
            if known is not None and known.name != person.name:
                self._renamed(known.name, person.name)
            stored = change.put(TABLE, person.id, to_document(person))
        return from_document(Person, person.id, stored)
