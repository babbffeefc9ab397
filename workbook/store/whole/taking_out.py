"""What leaves the workbook with one person: all that is shared, and their own private part where they asked for it.

Left where it is: what others keep to themselves, the history of changes, what cannot be read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from workbook.domain.together.visibility import owner_of
from workbook.store.conflicts.tables import RATINGS
from workbook.store.steps.answer_states import ANSWERS
from workbook.store.together.reviews import WORDS as REVIEW_WORDS
from workbook.store.whole.kinds import check, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.store.notebook import Notebook

Document = dict[str, Any]
Left = Literal["private", "others", "faulty"]
"""Why a document was left out: the person's own and not asked for; somebody else's; it cannot be read."""


@dataclass
class Taken:
    """Table → id → document, without revisions, which belong to one file. `left`: how many were left out, and why."""

    tables: dict[str, dict[str, Document]] = field(default_factory=dict[str, dict[str, Document]])
    left: Counter[Left] = field(default_factory=Counter[Left])

    @property
    def count(self) -> int:
        return sum(map(len, self.tables.values()))


def taken_out(notebook: Notebook, person: str, *, private: bool) -> Taken:
    """What this person may take along; with `private` their own private part too."""
    taken = Taken()
    seen = _Seen(notebook, person)
    for table in notebook.tables():
        documents = notebook.documents(table)
        taken.left["faulty"] += sum(id not in documents for id in documents.faulty)
        reasons: dict[str, Left | None] = {
            id: _left(seen, table, id, document, private) for id, document in documents.items()
        }
        open_ = {id: document for id, document in documents.items() if reasons[id] is None}
        faulty = check(table, open_) if open_ else {}
        for id, document in documents.items():
            if (reason := reasons[id]) is None and id not in faulty:
                kept = {name: value for name, value in document.items() if name != "revision"}
                taken.tables.setdefault(table, {})[id] = kept
            else:
                taken.left[reason or "faulty"] += 1
    return taken


class _Seen:
    """What this person has come to see of what the others handed in: nobody's is open before one's own is in."""

    def __init__(self, notebook: Notebook, person: str) -> None:
        self.person = person
        self.rated = set(notebook.conflicts.ratings.open())
        self.said = notebook.reviews.open_words()
        self.handed_in = {
            (document.get("step"), document.get("exercise"))
            for id, document in notebook.documents(ANSWERS).items()
            if document.get("person") == person and owner_of(ANSWERS, id, document) is None
        }

    def hides(self, table: str, id: str, document: Mapping[str, Any]) -> bool:
        if document.get("person") == self.person:
            return False
        if table == RATINGS:
            return document.get("option") not in self.rated
        if table == REVIEW_WORDS:
            return id not in self.said
        if table == ANSWERS:
            key = (document.get("step"), document.get("exercise"))
            return document.get("private") is True or key not in self.handed_in
        return False


def _left(seen: _Seen, table: str, id: str, document: Mapping[str, Any], private: bool) -> Left | None:
    owner = owner_of(table, id, document)
    if kind_of(table) is None or (owner is not None and owner != seen.person) or seen.hides(table, id, document):
        return "others"
    if not private and (owner is not None or (table == ANSWERS and document.get("private") is True)):
        return "private"
    return None
