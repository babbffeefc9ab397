"""The chore week with all its keys: the way from nothing to a plan, from a plan to an agreed week, and onwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widgets import Static

from workbook.domain import household_edits as edits
from workbook.domain.burden import step
from workbook.domain.errors import WorkbookError
from workbook.domain.week import STAGES, Week
from workbook.screens.desk import Desk
from workbook.screens.plan_making import Making, PlanMade, PlanNotMade, PlanProgress
from workbook.screens.week_by_hand import WeekByHand
from workbook.widgets.safe import plain
from workbook.widgets.teaching import Teaching
from workbook.widgets.titleline import Action, TitleLine
from workbook.words import plans_screen as words

if TYPE_CHECKING:
    from workbook.screens.new_plan import Span

PROGRESS_AFTER = 0.3  # seconds; what is quicker needs no word


class ChoreWeek(WeekByHand):
    """One week at a time. Everything that is done here goes through `notebook.chores`."""

    BINDINGS = [
        Binding("f", "figures", words.FIGURES, id="plan.figures", tooltip=words.FIGURES_TIP),
        Binding("e", "household", words.HOUSEHOLD, id="plan.household", tooltip=words.HOUSEHOLD_TIP),
        Binding("n", "new", words.NEW, show=False, id="plan.new", tooltip=words.NEW_TIP),
        Binding("a", "agree", words.AGREE, show=False, id="plan.agree", tooltip=words.AGREE_TIP),
        Binding("i", "import", words.IMPORT, show=False, id="plan.import", tooltip=words.IMPORT_TIP),
        Binding("left_square_bracket", "turn(-1)", words.EARLIER, show=False, id="plan.earlier",
                tooltip=words.EARLIER_TIP),
        Binding("right_square_bracket", "turn(1)", words.LATER, show=False, id="plan.later", tooltip=words.LATER_TIP),
        Binding("delete", "drop", words.DROP, show=False, id="plan.drop", tooltip=words.DROP_TIP),
        Binding("escape", "stop", words.STOP, id="plan.stop", tooltip=words.STOP_TIP),
        Binding("b", "take", words.TAKE, id="plan.take", tooltip=words.TAKE_TIP),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._making: Making | None = None

    def actions(self, week: Week) -> list[Action]:
        agree: list[Action] = [("a", words.AGREE, "agree")] if week.state == "proposed" else []
        return [*agree, ("n", words.NEW, "new")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("stop", "take"):
            return self._making is not None
        if action == "agree":
            return self.week is not None and self.week.state == "proposed"
        if action in ("figures", "drop"):
            return self.week is not None
        return True

    @on(TitleLine.Pressed)
    async def _title_pressed(self, message: TitleLine.Pressed) -> None:
        await self.run_action(message.name)

    @on(Teaching.Begun)
    def _begun(self) -> None:
        household = self.household()
        if household is not None and edits.is_complete(household):
            self.action_new()
        else:
            self.action_household()

    # -- the household ----------------------------------------------------------------------------------------

    def action_household(self) -> None:
        from workbook.screens.household import HouseholdScreen

        self.app.push_screen(HouseholdScreen(self.desk))

    def action_import(self) -> None:
        from workbook.screens.household_import import HouseholdImport

        self.app.push_screen(HouseholdImport(self.desk), lambda _: self.reload())

    # -- making a plan ----------------------------------------------------------------------------------------

    def action_new(self) -> None:
        from workbook.screens.new_plan import NewPlan

        household = self.household()
        if self._making is not None:
            return
        if household is None or not edits.is_complete(household):
            self.page.tell(words.NOT_COMPLETE)
            self.action_household()
            return
        self.app.push_screen(NewPlan(self.desk), self._make)

    def _make(self, span: Span | None) -> None:
        household = self.desk.notebook.chores.for_week(span.monday, span.weeks) if span else None
        if span is None or household is None:
            return
        self._making = making = Making(household, span.monday, span.weeks)
        self.set_timer(PROGRESS_AFTER, self._show_progress)
        making.start(self)
        self.refresh_bindings()

    def _show_progress(self, text: str = words.MAKING) -> None:
        line = self.query_one("#making", Static)
        line.display = self._making is not None
        line.update(plain(text))

    @on(PlanProgress)
    def _progress(self, message: PlanProgress) -> None:
        if message.making is not self._making or not self.query_one("#making").display:
            return
        progress, grain = message.progress, 100 / step(message.making.household)
        best = ""
        if progress.stage == "heaviest":
            best = words.best_load(progress.best / grain, progress.bound / grain)
        number = STAGES.index(progress.stage) + 1
        self._show_progress(words.progress(progress.stage, number, len(STAGES), best))

    @on(PlanMade)
    def _made(self, message: PlanMade) -> None:
        if message.making is not self._making:
            return
        making, self._making = message.making, None
        self._show_progress()
        try:
            week = self.desk.notebook.chores.propose(making.household, message.plan, making.monday)
        except WorkbookError as error:
            self.page.tell_error(error)
        else:
            self._chosen = week.id
        self.reload()

    @on(PlanNotMade)
    def _not_made(self, message: PlanNotMade) -> None:
        if message.making is self._making:
            self._making = None
            self._show_progress()
            self.page.tell(message.why, problem=message.why != words.STOPPED)
            self.refresh_bindings()

    def action_stop(self) -> None:
        if self._making is not None:
            self._making.stop(keep=False)

    def action_take(self) -> None:
        if self._making is not None:
            self._making.stop(keep=True)

    # -- the week as a whole ----------------------------------------------------------------------------------

    def action_agree(self) -> None:
        from workbook.screens.agreeing import Agreeing

        if self.week is not None:
            self.app.push_screen(Agreeing(self.desk, self.week), lambda _: self.reload())

    def action_figures(self) -> None:
        from workbook.screens.figures import Figures

        if self.shown is not None:
            self.app.push_screen(Figures(self.shown.week, self.shown.judgement))

    def action_turn(self, by: int) -> None:
        """To the week before or after the one that is shown."""
        weeks = self.desk.notebook.chores.weeks()
        place = next((n for n, week in enumerate(weeks) if self.week and week.id == self.week.id), 0) + by
        if 0 <= place < len(weeks):
            self._chosen = weeks[place].id
            self.reload()

    def action_drop(self) -> None:
        if self.week is None:
            return
        try:
            self.desk.notebook.chores.drop(self.week.id)
        except WorkbookError as error:
            self.page.tell_error(error)
        else:
            self.page.tell(words.DROPPED)
        self.reload()
