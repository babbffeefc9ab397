"""The way through looking back on a promise: the question, and what its answer leads to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbook.domain.promises.promise import Promise
from workbook.screens.common.base import Page

if TYPE_CHECKING:
    from workbook.screens.promises.look_back import Choice


def look_back(page: Page, promise: Promise) -> None:
    """Ask what becomes of it; a change is then made in the forge, an end in its own question."""
    from workbook.domain.promises.steadiness import counts
    from workbook.domain.promises.summary import RECENT
    from workbook.screens.promises.look_back import LookBack

    recent = counts(page.context.notebook.promises.marks_of(promise.id), RECENT)
    page.app.push_screen(LookBack(page.context, promise, recent), partial(_decided, page, promise))


def _decided(page: Page, promise: Promise, choice: Choice | None) -> None:
    if choice == "change":
        from workbook.screens.promises.forge import Forge

        page.app.push_screen(Forge(page.context, change=promise.id))
    elif choice == "end":
        from workbook.screens.promises.end_promise import EndPromise

        page.app.push_screen(EndPromise(page.context, promise))
