"""What was typed into a form and is not saved yet: kept in the notebook until it is, so that leaving loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook

TABLE = "drafts"
LABEL = "Draft"  # never shown: a draft is no change that undo would list


def read(notebook: Notebook, form: str) -> dict[str, str]:
    """The texts of a form by field, as they stood when it was left; empty where nothing was left behind."""
    document = notebook.get(TABLE, form) or {}
    return {name: text for name, text in document.items() if isinstance(text, str)}


def keep(notebook: Notebook, form: str, texts: Mapping[str, str]) -> None:
    """Keep these texts for `form`; nothing is kept once all of them are blank. Raises what a write raises."""
    wanted = {name: text for name, text in texts.items() if text}
    if wanted == read(notebook, form):
        return
    with notebook.change(LABEL, undoable=False) as change:
        if any(text.strip() for text in wanted.values()):
            change.put(TABLE, form, dict(wanted))
        else:
            change.delete(TABLE, form)


def drop(notebook: Notebook, form: str) -> None:
    """Forget the draft of `form`: it has been saved."""
    keep(notebook, form, {})
