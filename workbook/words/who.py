"""What is said when another person sits down in front of the workbook."""

from __future__ import annotations

PERSON, PERSON_TIP = "Person", "Someone else sits down: their own answers, and nobody's private ones"
TITLE = "Who sits here now?"
HINT = "Answers are kept apart. Nobody sees what another marked private. Nothing is counted about who comes or stays away."
REBUILDING, PARTNER, HOUSEHOLD = "rebuilding", "partner", "household"
ROLES = {"rebuilding": REBUILDING, "partner": PARTNER, "household": HOUSEHOLD}
NEW_PARTNER = "The partner’s name"
NEW_REBUILDING = "The name of the one who is rebuilding"
ADD = "Add"


def sits(name: str) -> str:
    return f"{name} sits here now."
