"""Whose a document is: one rule for the screens, the exports and the seals.

A document is private (its owner's only) or shared. The rule decides from the table's name, the id and the document
alone, for that is all a seal knows. So a document that is private by what another one says (a mark by its promise)
must say so itself.

The document is empty where it is not known: gone, or not readable. What can then be told from the id is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

Document = Mapping[str, Any]

PRIVATE = frozenset(
    {"answers", "answer_versions", "drafts", "appointments", "moments", "shown", "exported", "own_promises"}
    | {"jots", "reviews", "review_words", "_history", "_set_aside"}
)
"""Tables whose documents can be private. A line that is shown is shared; one that was taken back, and stands in the
history only, is its writer's again. A promise that its maker keeps to themselves stands in a table of its own, with its
marks: the shared ones, of which there are thousands, need not be looked at. A review is its holder's where it is held
alone; what each says in one of both is closed until each had a turn: the store keeps it closed, as ratings."""
PRIVATE_BY_YEAR = ("own_marks_",)
"""Private tables of which there is one for each year."""
SHARED = frozenset(
    # A rating is one person's, and closed until all have answered: the store keeps it closed, for the other's program
    # has to know that it is there.
    {"people", "settings", "remembered", "households", "weeks", "promises", "conflicts", "options", "option_ratings"}
    | {"trials", "_workbook"}
)
SHARED_BY_YEAR = ("marks_", "slots_", "triggers_")
"""Shared tables of which there is one for each year."""

SHOWN = "shown"
SITTINGS_OF = "sittings-"
"""What a calendar was told of somebody's sittings stands in "exported" under this and their id."""
OWN_OF = "own-"
"""What another program was told of promises that somebody keeps to themselves: under this, their id, a dash and the
kind of export."""
_SITTING = "sitting-"


def may_be_private(table: str) -> bool:
    """Can a document of this table be private? Where it cannot, nobody needs to look at each of them."""
    return table in PRIVATE or table.startswith(PRIVATE_BY_YEAR)


def is_known(table: str) -> bool:
    """Does the rule say anything of this table? One it does not know counts as shared, for nobody owns it."""
    return may_be_private(table) or table in SHARED or table.startswith(SHARED_BY_YEAR)


def may_see(person: str, table: str, id: str, document: Document) -> bool:
    """May this person (an id) see the document?"""
    return owner_of(table, id, document) in (None, person)


def owner_of(table: str, id: str, document: Document) -> str | None:
    """The id of the person whose private document this is; None: it is shared."""
    given = _handed_in(document) if table == "answers" else table == SHOWN and bool(document)
    return None if given else writer_of(table, id, document)


def writer_of(table: str, id: str, document: Document) -> str | None:
    """The id of the person whose words a document of a table that can be private holds, also when they are shared by
    now."""
    match table:
        case "answers":
            return _text(document.get("person")) or id.rpartition("/")[2] or None
        case "answer_versions":
            return _text(document.get("answer")).rpartition("/")[2] or None
        case "drafts":
            return id.partition(" ")[0] or None
        case "appointments":
            if found := _text(document.get("person")):
                return found
            if id.startswith(_SITTING):
                return id.removeprefix(_SITTING).partition("/")[0]
            return id.split("/")[2] if id.count("/") == 3 else None  # of a row of an answer
        case "shown":
            return _text(document.get("person")) or (id.split("/")[2] if id.count("/") == 3 else None)
        case "exported" if id.startswith(SITTINGS_OF):
            return id.removeprefix(SITTINGS_OF).partition(" ")[0] or None
        case "jots":
            return _text(document.get("person")) or id.partition("/")[0] or None
        case "exported" if id.startswith(OWN_OF):
            return id.removeprefix(OWN_OF).partition(" ")[0].rpartition("-")[0] or None
        case "own_promises":
            return _text(document.get("person")) or None
        case _ if table.startswith(PRIVATE_BY_YEAR) or table in ("reviews", "review_words"):
            return _text(document.get("own_of")) or None
        case "moments":
            return _text(document.get("person")) or (id.partition("/")[0] if "/" in id else None)
        case "_history":
            return _owner_of_change(document)
        case "_set_aside":
            return _owner_within(document)
        case _:
            return None


def _handed_in(answer: Document) -> bool:
    return _part(answer.get("value")).get("handed_in") is True


def _owner_of_change(entry: Document) -> str | None:
    """A change of the history is its maker's own as soon as it touched anything private, for the earlier documents
    are in it. One that touched nothing private of its maker's, but somebody else's, is theirs: the words count."""
    touched = entry.get("touched")
    items = [_part(item) for item in cast("list[object]", touched)] if isinstance(touched, list) else []
    private = [item for item in items if _may_hold_private(item)]
    maker = _text(entry.get("by"))
    owners = {owner for item in private if (owner := _owner_within(item))}
    if owners:
        return maker if maker in owners else min(owners)
    # Made anew: there is no earlier document, and the label alone can say too much (the day of an appointment).
    return maker or None if private else None


def _may_hold_private(item: Document) -> bool:
    table = _text(item.get("table"))
    made_anew = item.get("document") is None and may_be_private(table) and not table.startswith("_")
    return made_anew or _owner_within(item) is not None


def _owner_within(held: Document) -> str | None:
    """Whose the document is that another one holds, with the table and the id where it stood. The program's own
    tables are never held so; something nested without end does not lead into a recursion."""
    table = _text(held.get("table"))
    who = writer_of if table == SHOWN else owner_of
    return None if table.startswith("_") else who(table, _text(held.get("id")), _part(held.get("document")))


def _part(value: object) -> Document:
    return cast(Document, value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
