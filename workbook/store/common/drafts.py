"""What was typed into a form and is not saved yet: kept until it is, so that leaving loses nothing.

Each person has drafts of their own: what one was about to say is not shown to the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbook.store.common.forgettings import Forgotten, forgettings
from workbook.store.file.seen import revision_of

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = "drafts"
LABEL = "Draft"  # never shown: a draft is no change that undo would list


class Drafts:
    """The drafts of an open workbook. `person` is a person's id, `form` the name of what they were typing into."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._seen: dict[
            str, tuple[int, int]
        ] = {}  # id → its revision when read or kept last, and the forgettings then

    def read(self, person: str, form: str) -> dict[str, str]:
        """The texts of a form by field, as this person left them; empty where nothing was left behind."""
        self._look(_id(person, form))
        return self._texts(_id(person, form))

    def keep(self, person: str, form: str, texts: Mapping[str, str]) -> None:
        """Keep these texts; nothing is kept once all are blank. Raises what a write raises, and Forgotten (once)
        when what was kept here has been forgotten in another window."""
        wanted = {name: text for name, text in texts.items() if text}
        id = _id(person, form)
        if wanted == self._texts(id):
            return
        with self._session.change(LABEL, undoable=False) as change:
            before = self._seen.get(id)
            if wanted and before and before[1] < self._look(id)[1] and before[0] != self._seen[id][0]:
                raise Forgotten
            if any(text.strip() for text in wanted.values()):
                change.put(TABLE, id, dict(wanted))
            else:
                change.delete(TABLE, id)
        self._look(id)

    def drop(self, person: str, form: str) -> None:
        """Forget a draft: it has been saved."""
        self.keep(person, form, {})

    def _texts(self, id: str) -> dict[str, str]:
        document = self._session.get(TABLE, id) or {}
        return {name: text for name, text in document.items() if isinstance(text, str)}

    def _look(self, id: str) -> tuple[int, int]:
        self._seen[id] = (revision_of(self._session.get(TABLE, id)), forgettings(self._session))
        return self._seen[id]


def _id(person: str, form: str) -> str:
    return f"{person} {form}"
