"""ctrl+e: the text of the field with the focus in somebody's own editor; the screen comes back afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App, SuspendNotSupported
from textual.screen import Screen
from textual.widgets import TextArea

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.base import Dialog, Page
from workbook.store.file import editing
from workbook.words.common import editing as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext


def edit_field(app: App[Any], context: AppContext) -> None:
    """The text of the field with the focus, as it comes back, takes the place of what stood there, as if it had been
    typed. What an editor that failed left is kept where unsaved words are. Raises EditorFailed, and what sealing and
    saving raise."""
    field = app.focused
    if not isinstance(field, TextArea):
        return
    notebook, before = context.notebook, field.text
    notebook.seal_bytes(b"")  # before a word is typed: what could not be sealed could not be kept
    about = _about(context, app.screen)
    laid_out = before if before.endswith("\n") or not before else f"{before}\n"
    failed: WorkbookError | None = None
    text = laid_out
    try:
        with app.suspend():
            try:
                text = editing.edit(context.data, laid_out, about)
            except WorkbookError as error:  # raised in here it would leave Textual suspended
                failed = error
    except SuspendNotSupported:
        raise WorkbookError(words.NO_SUSPENDING) from None
    if failed is not None:
        left = failed.words if isinstance(failed, editing.EditorFailed) else ""
        if left and editing.keep_words(context.data, left, about, notebook.seal_bytes) is None:
            _put(field, left)
        raise failed
    if text == laid_out:
        return
    if not text.strip() and before.strip():
        raise WorkbookError(words.EMPTIED)
    _put(field, text if before.endswith("\n") else text.removesuffix("\n"))


def _put(field: TextArea, text: str) -> None:
    field.replace(text, (0, 0), field.document.end)


def _about(context: AppContext, screen: Screen[Any]) -> editing.About:
    """Whose text it is and where it stands; the kind of an exercise that is open."""
    if isinstance(screen, Dialog):
        return editing.About(screen.called, context.person_id)
    place = screen.here() if isinstance(screen, Page) else ""
    step, _, exercise = place.partition("/")
    try:
        kind = context.book.step(step).exercise(exercise).kind if exercise else ""
    except (WorkbookError, KeyError):
        kind = ""
    return editing.About(place, context.person_id, kind)
