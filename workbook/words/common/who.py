"""What is said when another person sits down in front of the workbook."""

from __future__ import annotations

PERSON, PERSON_TIP = "Person", "Somebody else sits down, with answers of their own"
TITLE = "Who sits here now?"
HINT = (
    "Each has answers of their own. They are kept apart, not locked: agree that each opens only theirs. "
    "Nothing is counted about who comes or stays away."
)
ROLE, ROLE_TIP = (
    "What they are here",
    "Rebuilding, or the one who was let down; both can be rebuilding. u takes it back",
)
RENAME, RENAME_TIP = "Name", "Call them by another name. u takes it back"
RENAME_TITLE = "Another name"
RENAME_FIELD = "The name"
RENAME_HINT = "It changes everywhere: in the household too, and in its weeks."
NAMES, NAMES_TIP = "Names: change", "Call somebody by another name; who takes part here"
REBUILDING, PARTNER, HOUSEHOLD = "rebuilding", "was let down", "household"
LOCKED_APART = "Who has a passphrase of their own is asked for it."
ROLES = {"rebuilding": REBUILDING, "partner": PARTNER, "household": HOUSEHOLD}
NEW_PARTNER = "The partner's name"
NEW_REBUILDING = "The name of the one who is rebuilding"

LIST_HELP = "everybody who is named here, and what they are"
ADD_HELP = "give one of the two their name, or add somebody of the household"
NAME_HELP = "a name"
ROLE_HELP = "rebuilding trust, partner (was let down), or else of the household"
RENAME_HELP = "another name for somebody"
NEW_HELP = "the new name"
CHANGE_ROLE_HELP = "what one of the two is here; both can be rebuilding"
NOBODY_YET = "Nobody has a name yet. `workbook people add NAME --role rebuilding` gives you one."


def named_already(role: str) -> str:
    return f"That one has a name already ({ROLES[role]}). `workbook people rename` gives another. Nothing was saved."


def person_line(name: str, role: str, *, acts: bool) -> str:
    return f"  {name}, {role}" + (", sits here" if acts else "")


def is_named(name: str, role: str) -> str:
    return f"{name}: {role}."


ME = "Me"
"""Whoever says what they are here before they gave a name."""


def let_down_now(name: str) -> str:
    return f"{name}: the one who was let down. Nothing here is asked of you. u takes it back."


def sits(name: str) -> str:
    return f"{name} sits here now."
