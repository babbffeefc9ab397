"""What has become of each answer, and the text of one, straight from the documents: Today needs no exercise for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from workbook.domain.steps.next_step import Key, State

if TYPE_CHECKING:
    from workbook.store.session import Session

ANSWERS, VERSIONS = "answers", "answer_versions"


def answer_states(session: Session, person: str) -> dict[Key, tuple[State, float]]:
    """State and time of every answer of one person. Documents that make no sense are passed over.

    States are those of the last save; content that was changed since is counted anew on the screen of the steps.
    """
    states: dict[Key, tuple[State, float]] = {}
    for document in session.documents(ANSWERS).values():
        match document:
            case {
                "person": str(whose),
                "step": str(step),
                "exercise": str(exercise),
                "state": "untouched" | "begun" | "done" as state,
                "updated": str(updated),
            } if whose == person:
                try:
                    at = datetime.fromisoformat(updated).timestamp()
                except ValueError:
                    continue
                not_now = document.get("not_now") is True
                states[step, exercise] = ("not now" if not_now else cast(State, state), at)
            case _:
                pass
    return states


def answer_text(session: Session, person: str, key: Key) -> str:
    """The text that somebody answered with; "" where there is none, or where the answer is no text."""
    document = session.get(ANSWERS, f"{key[0]}/{key[1]}/{person}")
    match document:
        case {"value": {"text": str(text)}}:
            return text
        case _:
            return ""
