"""What the small questions about one due share."""

from __future__ import annotations

from typing import TypeVar

from textual.widgets import Static

from workbook.domain.promises.promise import is_told
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.before_read import other_name
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.safe import one_line
from workbook.words.promises import dialogs as words

T = TypeVar("T")


class DueDialog(FormDialog[T]):
    """A question about one due, as it stood when it was asked."""

    def __init__(self, context: AppContext, key: str, title: str, *, draft: str = "") -> None:
        """`key` names the due; `draft` begins the name under which what is typed is kept. Raises NotFoundError when
        there is no such due (any more)."""
        super().__init__(context, title, form=f"{draft} {key}" if draft else "")
        self.due = context.notebook.promises.due(key, context.today)
        self.alone = not is_told(self.due.promise, context.role, unsafe=context.together_hidden)
        """Is it settled without the other one?"""

    def reader(self) -> str | None:
        return other_name(self.context, self.person_id) if self.due.promise.shown else None

    def due_line(self) -> Static:
        """The act and its day."""
        text = words.due_that_day(self.due.act, self.due.on, self.context.today)
        return Static(one_line(text), classes="script")
