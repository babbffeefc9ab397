"""What was typed into a form and is not saved yet: kept in the notebook until it is, so that leaving loses nothing.

Each person has drafts of their own: what one was about to say is not shown to the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

TABLE = "drafts"
LABEL = "Draft"  # never shown: a draft is no change that undo would list


def read(context: AppContext, form: str) -> dict[str, str]:
    """The texts of a form by field, as whoever sits in front left them; empty where nothing was left behind."""
    document = context.notebook.get(TABLE, _id(context, form)) or {}
    return {name: text for name, text in document.items() if isinstance(text, str)}


def keep(context: AppContext, form: str, texts: Mapping[str, str]) -> None:
    """Keep these texts for `form`; nothing is kept once all of them are blank. Raises what a write raises."""
    wanted = {name: text for name, text in texts.items() if text}
    if wanted == read(context, form):
        return
    with context.notebook.change(LABEL, undoable=False) as change:
        if any(text.strip() for text in wanted.values()):
            change.put(TABLE, _id(context, form), dict(wanted))
        else:
            change.delete(TABLE, _id(context, form))


def drop(context: AppContext, form: str) -> None:
    """Forget the draft of `form`: it has been saved."""
    keep(context, form, {})


def _id(context: AppContext, form: str) -> str:
    return f"{context.person_id} {form}"
