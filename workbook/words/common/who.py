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
REBUILDING, PARTNER, HOUSEHOLD = "rebuilding", "was let down", "household"
LOCKED_APART = "Who has a passphrase of their own is asked for it."
ROLES = {"rebuilding": REBUILDING, "partner": PARTNER, "household": HOUSEHOLD}
NEW_PARTNER = "The partner's name"
NEW_REBUILDING = "The name of the one who is rebuilding"


def sits(name: str) -> str:
    return f"{name} sits here now."
