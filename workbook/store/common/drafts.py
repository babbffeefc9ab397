"""What was typed into a form and is not saved yet: kept until it is, so that leaving loses nothing.

Each person has drafts of their own: what one was about to say is not shown to the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = "drafts"
LABEL = "Draft"  # never shown: a draft is no change that undo would list


class Drafts:
    """The drafts of an open workbook. `person` is a person's id, `form` the name of what they were typing into."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, person: str, form: str) -> dict[str, str]:
        """The texts of a form by field, as this person left them; empty where nothing was left behind."""
        document = self._session.get(TABLE, _id(person, form)) or {}
        return {name: text for name, text in document.items() if isinstance(text, str)}

    def keep(self, person: str, form: str, texts: Mapping[str, str]) -> None:
        """Keep these texts; nothing is kept once all of them are blank. Raises what a write raises."""
        wanted = {name: text for name, text in texts.items() if text}
        if wanted == self.read(person, form):
            return
        with self._session.change(LABEL, undoable=False) as change:
            if any(text.strip() for text in wanted.values()):
                change.put(TABLE, _id(person, form), dict(wanted))
            else:
                change.delete(TABLE, _id(person, form))

    def drop(self, person: str, form: str) -> None:
        """Forget a draft: it has been saved."""
        self.keep(person, form, {})


def _id(person: str, form: str) -> str:
    return f"{person} {form}"
