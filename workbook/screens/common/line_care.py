"""What may be more than wording in a line that opens on a page: said beneath it, and asked before the other one reads
it. A form of fields has both from `FormDialog`."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from workbook.domain.common.errors import UsageError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.before_read import BeforeRead, other_name
from workbook.screens.common.care_watch import CareWatch
from workbook.widgets.common.add_line import AddLine


class LineCare(CareWatch):
    """Of the one `AddLine` on `screen`; what is written in it is read by both."""

    def __init__(self, screen: Screen[Any], context: AppContext) -> None:
        super().__init__(screen, context, lambda: (screen.query_one(AddLine).text,))
        self._before_read = BeforeRead(context, lambda: other_name(context, context.person_id))

    def check(self, text: str, *, meant: bool) -> None:
        """Raises UsageError with the question, until the same words are given once more by who means it."""
        if question := self._before_read.asks(text, meant=meant):
            raise UsageError(question)
