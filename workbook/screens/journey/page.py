"""Journey: one time axis with five lanes and one week cursor; the week under it told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.content.pieces import line_of_moments
from workbook.domain.common.dates import week_start
from workbook.domain.common.errors import WorkbookError
from workbook.domain.journey.weeks import Weeks
from workbook.domain.steps.moments import MIDDLE, TOP, Moment, drawn_day
from workbook.screens.common.base import Page
from workbook.store.journey.life import life_of
from workbook.widgets.common.safe import plain
from workbook.widgets.journey.drawing import PROMISES, REVIEWS, STEPS, TRIED
from workbook.widgets.journey.view import NARROW, JourneyView
from workbook.words.common.dates import short_date
from workbook.words.journey import screen as words
from workbook.words.journey import week as told
from workbook.words.together import review as review_words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext


class JourneyScreen(Page):
    """Draws what one person stored, week by week."""

    MODE = "journey"
    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "draw", words.DRAW, id="journey.draw", tooltip=words.DRAW_TIP),
        Binding("n", "note", words.NOTE, id="journey.note", tooltip=words.NOTE_TIP),
        Binding("plus", "every", words.ALL, key_display="+", id="journey.all", tooltip=words.ALL_TIP),
        Binding("r", "review", review_words.REVIEW, id="journey.review", tooltip=review_words.REVIEW_TIP),
    ]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.view = JourneyView(id="lanes")  # asked for the keys that act before it is there to be found

    def body(self) -> Iterable[Widget]:
        yield self.view
        yield Static(id="told")

    def reload(self) -> None:
        context = self.context
        programme, rebuilding = context.book.programme, context.role == "rebuilding"
        self._life = life_of(
            context.notebook,
            context.person_id,
            context.today,
            line_of_moments(context.book),
            is_told=programme.is_told if rebuilding else None,
        )
        self.view.set_weeks(Weeks(self._life))
        self._tell()
        if self.focused is None:
            self.set_focus(self.view)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < NARROW, "-one-week")
        self.call_after_refresh(self._tell)  # for the room there is then

    @property
    def first_keys(self) -> tuple[str, ...]:
        """Where one week stands alone there is hardly room for keys, and its arrows stand beside it."""
        if self.size.width < NARROW:
            return ("journey.draw", "journey.open")
        return ("journey.week", "journey.lane", "journey.open", "journey.draw", "journey.review")

    def _title(self, step: str) -> str:
        try:
            return self.context.book.step(step).title
        except (WorkbookError, KeyError):
            return ""  # it is not in the book any more

    @property
    def undo_by_letter(self) -> bool:
        return not self.view.drawing

    def show_documents(self, places: Sequence[tuple[str, str]]) -> None:
        days = [id.rpartition("/")[2] for table, id in places if table == "moments"]
        if days:
            self.view.show_week(week_start(date.fromisoformat(days[-1]), self._life.week_first))

    def open_at(self, id: str, *, begin: bool = True) -> None:
        if id == "review":
            self.action_review()
        elif id.startswith("review/"):
            self._read_again(id.removeprefix("review/"))

    async def hand_over(self) -> None:
        if self.view.drawing:
            self.view.action_drawn()
        await super().hand_over()

    # -- the sentence

    def copied(self) -> str:
        """What is told of the week under the cursor."""
        return "" if self.view.drawing else "\n".join(self._told(lambda _: True))

    def _told(self, fits: Callable[[str], bool]) -> list[str]:
        """What is to be told of the week under the cursor, and what was written in it."""
        week = self.view.weeks.week(self.view.week)
        titles = [title for step in week.steps if (title := self._title(step))]
        found, wrote = told.sentences(week, titles, self.context.today, self._life.conflicts), told.wrote(week)
        said = told.abridged(found, lambda text: fits(f"{text}\n{wrote}" if wrote else text))
        return [text for text in (said, wrote) if text]

    def _tell(self) -> None:
        view, place = self.view, self.query_one("#told", Static)
        width, rows = place.content_size
        if not width or not rows:
            return  # it is told once there is room
        if view.drawing:
            day, moment = self._drawn()
            text = words.AHEAD if day is None else words.drawing(short_date(day), moment.level if moment else None)
            said = [plain(text)]
        elif view.weeks.empty:
            said = [plain(words.EMPTY if self._life.with_steps else words.EMPTY_UNASKED)]
        else:
            said = [plain(text) for text in self._told(lambda text: len(plain(text).wrap(width)) <= rows)]
        lines = Content("\n").join(said).wrap(width)
        if len(lines) > rows:
            lines = [*lines[: rows - 1], Content(" ").join(lines[rows - 1 :]).truncate(width, ellipsis=True)]
        place.update(Content("\n").join(lines), layout=False)

    @on(JourneyView.Moved)
    @on(JourneyView.Drawn)
    def _moved(self, message: JourneyView.OfWeek) -> None:
        message.stop()
        self._tell()

    # -- drawing

    def _drawn(self) -> tuple[date | None, Moment | None]:
        """The day that is drawn in the week under the cursor, and its moment."""
        moments = self._life.moments
        day = drawn_day(self.view.week, moments, self.context.today)
        return day, moments.get(day) if day else None

    def action_draw(self) -> None:
        self.view.begin_drawing()

    @on(JourneyView.Levelled)
    def _levelled(self, message: JourneyView.Levelled) -> None:
        message.stop()
        day, moment = self._drawn()
        if day is None:
            return
        level = moment.level if moment else None
        new = None if not message.by else MIDDLE if level is None else min(max(level + message.by, 0), TOP)
        if new != level:
            try:
                self.context.notebook.moments.set_level(self.context.person_id, day, new)
            except WorkbookError as error:
                self.tell_error(error)
            self.reload()

    def action_note(self) -> None:
        self._note("")

    @on(JourneyView.Noted)
    def _noted(self, message: JourneyView.Noted) -> None:
        message.stop()
        self._note(message.letter)

    def _note(self, typed: str) -> None:
        from workbook.screens.journey.note import MomentNote

        day, moment = self._drawn()
        if day is None:
            self.tell(words.AHEAD)
            return
        note, level = (moment.note, moment.level) if moment else ("", None)
        self.app.push_screen(MomentNote(self.context, day, note, level, typed), lambda _: self.reload())

    # -- keys

    def action_review(self) -> None:
        from workbook.screens.together.start import review

        review(self)

    def _read_again(self, review: str) -> None:
        from workbook.screens.together.start import read_again

        read_again(self, review)

    def action_every(self) -> None:
        self.view.show_every_promise(not self.view.every_promise)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("draw", "note", "every", "review") and self.view.drawing:
            return False
        if action == "review":
            from workbook.screens.together.start import may_review

            return may_review(self.context)
        return super().check_action(action, parameters)

    @on(JourneyView.Opened)
    def _opened(self, message: JourneyView.Opened) -> None:
        message.stop()
        week = self.view.weeks.week(message.week)
        if message.lane == PROMISES:
            self.go_to("promises", message.about)
        elif message.lane == TRIED and week.tried:
            self.go_to("plans", week.tried[-1][0].conflict)
        elif message.lane == STEPS and week.steps:
            self.go_to("steps", week.steps[-1])
        elif message.lane == REVIEWS and week.reviews and (weekly := week.reviews[-1].weekly):
            self._read_again(weekly)
        elif message.lane == REVIEWS and week.reviews:
            self.go_to("plans", week.reviews[-1].conflict or "chores")
        elif message.lane in (TRIED, STEPS, REVIEWS):
            self.tell(words.NOTHING_HERE)
        else:
            self.view.begin_drawing()
