"""The book's example promises, another one each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError

if TYPE_CHECKING:
    from workbook.content.book import PromiseExample
    from workbook.screens.common.app_context import AppContext


def example(context: AppContext) -> PromiseExample | None:
    """One of the book's examples, another one each day; None where the book cannot be read."""
    try:
        examples = context.book.promise_examples()
    except WorkbookError:
        return None
    return examples[context.today.toordinal() % len(examples)] if examples else None
