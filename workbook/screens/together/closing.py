"""The end of a review: the next day, one line to keep; or it is laid down without a trace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.together.review import EVERY, WeeklyReview, asks_how_often, last_held, next_day
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.before_read import other_name
from workbook.screens.common.form_dialog import FormDialog
from workbook.store.together import holding
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf, Picker
from workbook.widgets.common.safe import plain
from workbook.widgets.promises.asked_day import AskedDay
from workbook.words.common import frame as app_words
from workbook.words.common.dates import short_date
from workbook.words.together import review as words


class CloseReview(FormDialog[str]):
    """Returns what is said of it once it is closed."""

    AUTO_FOCUS = "Input"

    def __init__(self, context: AppContext, review: WeeklyReview) -> None:
        super().__init__(context, words.END_TITLE, form=f"review {review.id} close")
        self._review = review
        before = context.notebook.reviews.of(self.person_id)
        last = last_held(before)
        self._every = last.every if last else 1
        self._asks = asks_how_often(before)

    def reader(self) -> str | None:
        """Whoever holds it with them; what is said alone is read by nobody else."""
        return other_name(self.context, self.person_id) if len(self._review.people) > 1 else None

    def parts(self) -> Iterable[Widget]:
        today = self.context.today
        if self._asks:
            often = [words.EVERY[one] for one in EVERY]
            yield Labelled(words.HOW_OFTEN, OneOf(often, words.EVERY[self._every], id="every"))
        text = next_day(today, self._every).isoformat()
        yield AskedDay(words.NEXT_ON, today, text=text, hint=words.NEXT_HINT, id="next")
        yield Labelled(words.LINE, CellBox(id="line", lines=1), hint=words.LINE_HINT)

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.SAVE), ("close", app_words.CLOSE))

    def on_cell_box_entered(self, message: CellBox.Entered) -> None:
        message.stop()
        self.action_save()

    def on_picker_entered(self, message: Picker.Entered) -> None:
        message.stop()
        self.focus_next()

    def answer(self) -> str:
        every, today = self._every, self.context.today
        on = self.query_one(AskedDay).day_if_any()
        if self._asks and (at := self.query_one("#every", OneOf).at) is not None and EVERY[at] != every:
            if on == next_day(today, every):
                on = next_day(today, EVERY[at])
            every = EVERY[at]
        holding.close(self.context.notebook, self._review, today, on, every, self.text("line"))
        return words.HELD.format(day=short_date(on)) if on else words.HELD_OPEN


class LayDown(FormDialog[bool]):
    """True: it is gone, with all that was said and begun in it."""

    AUTO_FOCUS = "#close"

    def __init__(self, context: AppContext, review: WeeklyReview) -> None:
        super().__init__(context, words.LAY_TITLE)
        self._review = review

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.LAY_ABOUT))

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("close", words.LAY_NO), ("save", words.LAY_YES))

    def answer(self) -> bool:
        holding.lay_down(self.context.notebook, self._review)
        return True
