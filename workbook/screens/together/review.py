"""The weekly review: five pages, a question each, both at one keyboard or one alone. Everything can be passed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from workbook.domain.common.errors import NotFoundError
from workbook.domain.together.review import LINE, PAGES, Became, Decision, Part, WeeklyReview
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.together import rows
from workbook.screens.together.review_keys import FIRST, KEYS
from workbook.screens.together.rows import DecidedRow, OnRow, SaidRow, SeenRow, TurnRow
from workbook.screens.together.seen import both_rows, coming_rows, look_rows
from workbook.screens.together.turns import Turns, in_order
from workbook.store.together import holding
from workbook.store.together.look import both_lines, is_let_down, look
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.safe import plain
from workbook.words.together import review as words

if TYPE_CHECKING:
    from workbook.widgets.common.row_list import Row

ROOMY = 30  # lines from which the first page has blank ones
WIDEST = 100
LOW = 24  # lines; in fewer the week stands on the later pages without its loads
HAND_OVER = "hand over"


class ReviewScreen(Dialog[str]):
    """Shows one review that was begun. What is said apart is said in a dialog of its own; what somebody passed over is
    known here only, for nothing of that is kept. Returns where to go on: "" for nowhere."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "RowList"
    called = words.TITLE
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, context: AppContext, review: WeeklyReview) -> None:
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        self.review = review
        self._names = names_in(context, review)
        self._turns = Turns(context, review.id)
        self._wrote: set[tuple[Part, str]] = set()  # who began to write here: they go on where they stopped
        self._look = look(context.notebook, review, context.today)
        self.page = holding.page_left(context.notebook, review.id, self.person_id)
        self._untouched = not self.page

    def compose(self) -> ComposeResult:
        with Vertical(classes="review"):
            with Horizontal(id="head"):
                yield Static(id="title")
                yield Static(id="step")
            yield Static(id="pages")
            yield RowList(id="lines")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()

    def follow(self) -> None:
        """What somebody said elsewhere stands here at once; one that was laid down there is over."""
        here = self._value
        try:
            self.review = self.context.notebook.reviews.get(self.review.id)
        except NotFoundError:
            if self.app.screen is self:
                self.dismiss("")
            return
        self._show(start=here)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height >= ROOMY, "-roomy")
        self.call_later(self._fit)

    # -- showing ----------------------------------------------------------------------------------------------

    @property
    def lines(self) -> RowList:
        return self.query_one("#lines", RowList)

    def _fit(self) -> None:
        """The first page is laid out by what room there is."""
        if PAGES[self.page] == "look" and self.query("#lines"):
            self._show(start=self._value)
        self._show_head()

    def _show_head(self) -> None:
        if not self.query("#head"):
            return
        self.query_one("#title", Static).update(plain(words.title(self.review.begins), "bold"))
        self.query_one("#step", Static).update(plain(words.step(self.page, len(PAGES)), "$text-muted"))
        self.query_one("#pages", Static).update(rows.page_names(self.page, PAGES, self.size.width))

    def _show(self, *, start: object = None) -> None:
        self._show_head()
        shown = [*self._rows(), rows.on_row(self.page, PAGES), *self._week_again()]
        self.lines.set_rows(shown, start=start)
        self.refresh_bindings()

    def _rows(self) -> list[Row]:
        review = self.review
        name = PAGES[self.page]
        if name == "look":
            lines = both_lines(self.context.notebook, review)
            size = self.size
            tight = size.height < ROOMY
            return look_rows(self._look, review, self._names, lines, tight=tight, width=min(size.width, WIDEST) - 8)
        if name == "how":
            said = self._turns.opened(review, "improve")
            came = [(self._names[one], said[one].text) for one in in_order(review) if one in said]
            became = {number: self._told(one) for number, one in enumerate(review.decided)}
            return rows.how_rows(review, came, became, coming_rows(self._look))
        part: Part = "fair" if name == "close" else "notice" if name == "notice" else "improve"
        opened = self._turns.opened(review, part)
        states = {one: self._turns.state(review, part, one, shown=one in opened) for one in review.people}
        let_down = len(review.people) == 1 and is_let_down(self.context.notebook, review.people[0])
        return rows.apart_rows(part, review, self._names, in_order(review), states, opened, let_down=let_down)

    def _week_again(self) -> list[Row]:
        """Beneath what each says of the week apart: the week itself, for both to look at."""
        if PAGES[self.page] not in ("notice", "improve"):
            return []
        size = self.size
        return both_rows(self._look, self.review, width=min(size.width, WIDEST) - 8, low=size.height < LOW)

    def _told(self, one: Decision) -> str:
        return holding.became(self.context.notebook, one, self._names)

    # -- keys -------------------------------------------------------------------------------------------------

    @property
    def _value(self) -> object:
        return self.lines.current.value if self.is_mounted and self.lines.current else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.query("#lines"):
            return super().check_action(action, parameters)
        if action == "pass_over":
            return isinstance(turn := self._value, TurnRow) and self._turns.is_open(self.review, turn)
        if action in ("settle", "become"):
            may_try = parameters != ("trial",) or bool(holding.triable(self.context.notebook))
            return PAGES[self.page] == "how" and may_try
        if action in ("point", "line"):
            return PAGES[self.page] == "look" and (action == "point" or self._other is not None)
        if action == "hand_over":
            return self._other is not None
        if action == "take_out":
            return isinstance(self._value, DecidedRow)
        if action == "turn":
            return 0 <= self.page + int(str(parameters[0])) < len(PAGES)
        return super().check_action(action, parameters)

    @property
    def first_keys(self) -> tuple[str, ...]:
        return FIRST

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.refresh_bindings()

    def action_turn(self, by: int) -> None:
        page = self.page + by
        if 0 <= page < len(PAGES):
            self._untouched = False
            self.page = page
            holding.keep_page(self.context.notebook, self.review.id, page)
            self._show()
            self.lines.action_edge(-1)
            self.lines.rest_at_top()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        match message.row.value:
            case OnRow() | SeenRow():
                self._go_on()
            case TurnRow() as turn:
                self._write(turn)
            case DecidedRow(number):
                self._open_settle(number)
            case SaidRow(text):
                self._open_settle(None, Decision(text))
            case _:
                pass

    def _go_on(self) -> None:
        if self.page + 1 < len(PAGES):
            self.action_turn(1)
            return
        from workbook.screens.together.closing import CloseReview

        self.app.push_screen(CloseReview(self.context, self.review), self._held)

    def _held(self, said: str | None) -> None:
        if said is not None:
            self.tell(said)
            replan = any(one.agreed and one.became == "chores" for one in self.review.decided)
            self.dismiss("chores" if replan else "")

    # -- saying apart -----------------------------------------------------------------------------------------

    def _write(self, turn: TurnRow) -> None:
        from workbook.screens.together.say_apart import SayApart

        if not self._turns.is_open(self.review, turn):
            return
        place = (turn.part, turn.person)
        again = place in self._wrote
        self._wrote.add(place)
        self._untouched = False
        guest = turn.person != self.person_id
        dialog = SayApart(self.context, self.review, *place, self._names, guest=guest, again=again)
        self.app.push_screen(dialog, lambda done: self._was_said(turn, bool(done)))

    def _was_said(self, turn: TurnRow, done: bool) -> None:
        if done:
            self._turns.took(turn)
            self._next_turn(turn)
        else:
            self._show()

    def action_pass_over(self, _: str) -> None:
        """Both ways to say so are one: nothing of it is kept."""
        if isinstance(turn := self._value, TurnRow) and self._turns.is_open(self.review, turn):
            self._turns.pass_over(turn)
            self._next_turn(turn)

    def _next_turn(self, turn: TurnRow) -> None:
        """Show what is, the cursor on whoever had no turn yet, else on the way on."""
        self._show()
        turns = [row.value for row in self.lines.rows if isinstance(row.value, TurnRow)]
        waiting = [one for one in turns if self._turns.is_waiting(self.review, one)]
        self.lines.select(waiting[0] if waiting else OnRow(self.page))
        self.refresh_bindings()

    # -- whose line, and who sits in front ------------------------------------------------------------------------

    @property
    def _other(self) -> str | None:
        """Who else holds it."""
        return next((one for one in self.review.people if one != self.person_id), None)

    def action_point(self) -> None:
        from workbook.screens.together.point import PointOfDay

        def done(is_set: bool | None) -> None:
            if is_set:
                self.tell(words.POINT_SET)
                self._untouched = False
            self._show(start=self._value)

        self.app.push_screen(PointOfDay(self.context, self._names[self.person_id]), done)

    def action_line(self) -> None:
        reviews = self.context.notebook.reviews
        on = not reviews.is_in(self.review, LINE, self.person_id)
        reviews.show_line(self.review.id, self.person_id, on)
        self._untouched = self._untouched and not on
        self.tell(words.LINE_SHOWN if on else words.LINE_CLOSED)
        self._show(start=self._value)

    def action_hand_over(self) -> None:
        self._untouched = False
        holding.keep_page(self.context.notebook, self.review.id, self.page)
        self.dismiss(HAND_OVER)

    # -- settling ---------------------------------------------------------------------------------------------

    def action_settle(self) -> None:
        self._open_settle(None)

    def action_become(self, became: Became) -> None:
        """One key from what was said to what it becomes; on something that is settled, it becomes that."""
        if isinstance(row := self._value, DecidedRow):
            self._open_settle(row.number, replace(self.review.decided[row.number], became=became))
        else:
            self._open_settle(None, replace(self._begun(), became=became))

    def _begun(self) -> Decision:
        """Something to be settled, with what was said under the cursor."""
        return Decision(self._value.text if isinstance(self._value, SaidRow) else "")

    def _open_settle(self, number: int | None, begun: Decision | None = None) -> None:
        from workbook.screens.together.settle import Settle

        at = len(self.review.decided) if number is None else number
        dialog = Settle(self.context, self.review, self._names, number, begun)
        self.app.push_screen(dialog, lambda said: self._settled(at, said))

    def _settled(self, at: int, said: Decision | None) -> None:
        self._read()
        self.lines.select(DecidedRow(at))
        if said is not None and said.agreed and said.became == "promise" and not said.link:
            from workbook.domain.promises.draft_form import SHOWN
            from workbook.screens.promises.forge import Forge

            whose = holding.promiser(self.context.notebook, self._names, said.who, self.person_id)
            texts = {"act": said.what, "cue": said.when}
            if self._other is not None:  # what was agreed between the two is shown to both
                texts["shown"] = SHOWN
            forge = Forge(self.context, prefill=texts, person="" if whose == self.person_id else whose)
            self.app.push_screen(forge, lambda promise: self._promised(at, promise))

    def _promised(self, at: int, promise: str | None) -> None:
        if promise:
            holding.link(self.context.notebook, self.review.id, at, promise)
        self._read()

    def action_take_out(self) -> None:
        if isinstance(value := self._value, DecidedRow):
            decided = holding.without(self.review.decided, value.number)
            self.review = self.context.notebook.reviews.decide(self.review.id, decided)
            self._show()

    def _read(self) -> None:
        self.review = self.context.notebook.reviews.get(self.review.id)
        self._show()

    # -- ending -----------------------------------------------------------------------------------------------

    def action_lay_down(self) -> None:
        from workbook.screens.together.closing import LayDown

        self.app.push_screen(LayDown(self.context, self.review), self._laid_down)

    def _laid_down(self, gone: bool | None) -> None:
        if gone:
            self.dismiss("")

    def action_close(self) -> None:
        if self._untouched and not self.review.decided:  # opened and left at once: nothing to go on with
            self.context.notebook.reviews.lay_down(self.review.id)
        self.dismiss("")


def names_in(context: AppContext, review: WeeklyReview) -> dict[str, str]:
    """Who holds it, by name; one who never gave any is called what the rest of the program calls them."""
    known = {one.id: one.name for one in context.notebook.people.all()}
    nameless = {True: words.YOU, False: words.PARTNER}
    return {id: known.get(id) or nameless[id == context.person_id] for id in review.people}
