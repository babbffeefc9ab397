"""What was typed into a form and is not saved yet: kept in the notebook until it is, so that leaving loses nothing.

Each person has drafts of their own: what one was about to say is not shown to the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.screens.common.app_context import Desk

TABLE = "drafts"
LABEL = "Draft"  # never shown: a draft is no change that undo would list


def read(desk: Desk, form: str) -> dict[str, str]:
    """The texts of a form by field, as whoever sits in front left them; empty where nothing was left behind."""
    document = desk.notebook.get(TABLE, _id(desk, form)) or {}
    return {name: text for name, text in document.items() if isinstance(text, str)}


def keep(desk: Desk, form: str, texts: Mapping[str, str]) -> None:
    """Keep these texts for `form`; nothing is kept once all of them are blank. Raises what a write raises."""
    wanted = {name: text for name, text in texts.items() if text}
    if wanted == read(desk, form):
        return
    with desk.notebook.change(LABEL, undoable=False) as change:
        if any(text.strip() for text in wanted.values()):
            change.put(TABLE, _id(desk, form), dict(wanted))
        else:
            change.delete(TABLE, _id(desk, form))


def drop(desk: Desk, form: str) -> None:
    """Forget the draft of `form`: it has been saved."""
    keep(desk, form, {})


def _id(desk: Desk, form: str) -> str:
    return f"{desk.person_id} {form}"
