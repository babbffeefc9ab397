"""A review that was held, to be read again: what was said, what was settled, the line that was kept."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbook.domain.together.review import Part, WeeklyReview
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.together.review import names_in
from workbook.screens.together.rows import SeenRow, decided_row, heading
from workbook.store.together import holding
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList, note
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common.dates import short_date
from workbook.words.together import review as words

READ: tuple[Part, ...] = ("notice", "improve", "fair")


class HeldReview(Dialog[None]):
    """Nothing can be changed in it. What somebody said and the other did not is seen by its writer only."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "RowList"
    called = words.TITLE

    def __init__(self, context: AppContext, review: WeeklyReview) -> None:
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        self.review = review
        self._names = names_in(context, review)

    def compose(self) -> ComposeResult:
        with Vertical(classes="review"):
            yield Static(plain(words.title(self.review.begins), "bold"), id="title")
            held = words.held_on(short_date(self.review.held)) if self.review.held else ""
            yield Static(plain(held, "$text-muted"), id="pages")
            yield RowList(self._rows(), id="lines")
        yield KeyLine()

    def _rows(self) -> list[Row]:
        review, reviews = self.review, self.context.notebook.reviews
        rows: list[Row] = []
        for part in READ:
            said = reviews.seen_by(review, part, self.person_id)
            if not said:
                continue
            rows.append(heading(words.HELD_HEADS[part]))
            for person in review.people:
                if (one := said.get(person)) is not None:
                    text = one.text if one.level is None else words.fair(one.level)
                    rows.append(self._line(f"{self._names[person]}: {text}", len(rows)))
            rows.append(Row())
        if review.decided:
            rows.append(heading(words.SETTLED))
            became = [holding.became(self.context.notebook, one, self._names) for one in review.decided]
            rows += [decided_row(number, one, became[number]) for number, one in enumerate(review.decided)]
            rows.append(Row())
        if review.line:
            rows += [heading(words.LINE), self._line(review.line, len(rows))]
        return rows or [note(words.NOTHING_KEPT)]

    def _line(self, text: str, number: int) -> Row:
        return Row(one_line(text), value=SeenRow(number), wrap=True)
