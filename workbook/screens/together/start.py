"""How a review begins: together or alone, or where it was stopped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.common.form_dialog import FormDialog
from workbook.screens.common.hand_over import HandOver
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.together import holding
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import plain
from workbook.words.common import frame as app_words
from workbook.words.together import review as words

Company = Literal["together", "alone"]


class WhoHolds(FormDialog[Company]):
    """Together or alone; None when it is left."""

    AUTO_FOCUS = "RowList"

    def __init__(self, context: AppContext, names: Sequence[str]) -> None:
        super().__init__(context, words.WHO_TITLE)
        self._both = " and ".join(names)

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.WHO_HINT), classes="hint")
        both = plain(words.WHO_BOTH.format(names=self._both))
        yield RowList(
            [
                Row(both, plain(words.WHO_BOTH_ABOUT, "$text-muted"), value="together", wrap=True),
                Row(plain(words.WHO_ALONE), plain(words.WHO_ALONE_ABOUT, "$text-muted"), value="alone", wrap=True),
            ]
        )

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("close", app_words.CLOSE),)

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.action_save()

    def answer(self) -> Company | None:
        row = self.query_one(RowList).current
        return row.value if row is not None else None


def may_review(context: AppContext) -> bool:
    """Only the two hold one, and not while what is for two is put away."""
    return context.person_id in (REBUILDING, PARTNER) and not context.together_hidden


def review(page: Page) -> None:
    """Go on with the review that was begun, or begin one."""
    context = page.context
    if not may_review(context):
        return
    going = holding.going(context.notebook, context.person_id)
    if going is not None:
        _open(page, going.id)
        return
    other = context.notebook.people.other(context.person_id)
    person = context.person
    if other is None or person is None:
        _begin(page, "alone")
    else:
        names = [one.name for one in (person, other)]
        page.app.push_screen(WhoHolds(context, names), lambda company: _begin(page, company))


def _begin(page: Page, company: Company | None) -> None:
    if company is None:
        return
    context = page.context
    begun = holding.begin(context.notebook, context.person_id, context.today, alone=company == "alone")
    _open(page, begun.id)


def _open(page: Page, id: str) -> None:
    from workbook.screens.together.review import HAND_OVER, ReviewScreen

    screen = ReviewScreen(page.context, page.context.notebook.reviews.get(id))

    def ended(to: str | None) -> None:
        if to == "chores":
            page.go_to("plans", "chores")
        elif to == HAND_OVER and (other := page.context.notebook.people.other(page.context.person_id)) is not None:
            page.post_message(HandOver(other.id, "journey/review"))

    page.app.push_screen(screen, ended)


def read_again(page: Page, id: str) -> None:
    """A review that was held, as it was; nothing where it is not there any more, or nobody here held it."""
    from workbook.screens.together.held import HeldReview

    found = next((one for one in page.context.notebook.reviews.of(page.context.person_id) if one.id == id), None)
    if found is not None and (may_review(page.context) or found.own_of):
        page.app.push_screen(HeldReview(page.context, found))
