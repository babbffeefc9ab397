"""What has become of each answer, and what was written there, straight from the documents: Today needs no exercise."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from workbook.domain.steps.next_step import Key, State
from workbook.store.file.errors import Damaged

if TYPE_CHECKING:
    from workbook.domain.steps.exercises import Kind
    from workbook.store.file.change import Document
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
    """What somebody wrote there themselves, in whatever kind of exercise; "" where that is nothing."""
    id = f"{key[0]}/{key[1]}/{person}"
    document = session.get(ANSWERS, id)
    match document:
        case {"value": {"text": str(text)}}:  # most often, and without reading the kinds
            return text
        case {"kind": str(kind), "value": value}:
            return _written(id, kind, cast("Document", value))
        case _:
            return ""


def _written(id: str, kind: str, value: Document) -> str:
    from workbook.domain.steps.answers import VALUES
    from workbook.domain.steps.plain_text import written
    from workbook.store.file.records import from_document

    try:
        return written(from_document(VALUES[cast("Kind", kind)], id, value, table=ANSWERS))
    except (Damaged, KeyError):
        return ""
