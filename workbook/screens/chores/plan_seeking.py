"""Seeking plans: a new one, the rest of a week anew, others by name. The screen stays live meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.widgets import Static

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.burden import step
from workbook.domain.chores.week import STAGES, WeekPlan
from workbook.domain.common.errors import WorkbookError
from workbook.planning import judging as week_judging
from workbook.screens.chores import plan_making
from workbook.screens.chores.plan_making import Making, PlanMade, PlanNotMade, PlanProgress
from workbook.screens.chores.week_by_hand import WeekByHand
from workbook.screens.common.app_context import AppContext
from workbook.widgets.common.safe import plain
from workbook.words.chores import screen as words

if TYPE_CHECKING:
    from workbook.planning.others import OtherPlan
    from workbook.planning.replan import Replanned
    from workbook.screens.chores.new_plan import Span

PROGRESS_AFTER = 0.3  # seconds; what is quicker needs no word


class PlanSeeking(WeekByHand):
    """One computation at a time; its result is stored at once, and never computed again on its own."""

    BINDINGS = [
        Binding("n", "new", words.NEW, show=False, id="plan.new", tooltip=words.NEW_TIP),
        Binding("o", "others", words.OTHERS, show=False, id="plan.others", tooltip=words.OTHERS_TIP),
        Binding("escape", "stop", words.STOP, id="plan.stop", tooltip=words.STOP_TIP),
        Binding("b", "take", words.TAKE, id="plan.take", tooltip=words.TAKE_TIP),
    ]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._making: Making | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("stop", "take"):
            return self._making is not None
        if action == "others":
            return self.week is not None and self._making is None
        return super().check_action(action, parameters)

    # -- the computation --------------------------------------------------------------------------------------

    def _seek(self, making: Making) -> None:
        self._making = making
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
        self._making = None
        self._show_progress()
        try:
            message.making.then(message.result)
        except WorkbookError as error:
            self.page.tell_error(error)
        self.reload()

    @on(PlanNotMade)
    def _not_made(self, message: PlanNotMade) -> None:
        if message.making is self._making:
            self._making = None
            self._show_progress()
            if message.fault is not None:
                self.log.error(type(message.fault).__name__)
            self.page.tell(message.why, problem=message.why != words.STOPPED)
            self.refresh_bindings()

    def action_stop(self) -> None:
        if self._making is not None:
            self._making.stop(keep=False)

    def action_take(self) -> None:
        if self._making is not None:
            self._making.stop(keep=True)

    # -- a new plan, or the rest of a week anew ---------------------------------------------------------------

    def action_new(self) -> None:
        from workbook.screens.chores.new_plan import NewPlan

        household = self.household()
        if self._making is not None:
            return
        if household is None or not edits.is_complete(household):
            self.page.tell(words.NOT_COMPLETE)
            self.open_household()
            return
        self.app.push_screen(NewPlan(self.context), self._chosen_span)

    def open_household(self) -> None:
        from workbook.screens.chores.household import HouseholdScreen

        self.app.push_screen(HouseholdScreen(self.context))

    def _chosen_span(self, span: Span | None) -> None:
        chores = self.context.notebook.chores
        household = chores.for_week(span.monday, span.weeks) if span else None
        if span is None or household is None:
            return
        if span.week is None:
            work = plan_making.a_plan(household, span.weeks)

            def propose(plan: WeekPlan) -> None:
                self._chosen = chores.propose(household, plan, span.monday).id

            self._seek(Making(household, work, propose))
            return
        week = span.week

        def replaced(found: Replanned) -> None:
            chores.change_plan(week.id, found.plan, found.household)
            self._chosen = week.id
            self.page.tell(words.replanned(found.changes))

        self._seek(Making(household, plan_making.the_rest(week, self.context.today, household), replaced))

    # -- other plans by name ----------------------------------------------------------------------------------

    def action_others(self) -> None:
        week = self.week
        if week is None or self._making is not None:
            return
        weeks = self.context.notebook.chores.weeks()
        before = [one for one in weeks if one.monday < week.monday and one.state != "proposed"]
        last = tuple(week_judging.slots_now(before[-1])) if before else ()
        self._seek(Making(week.household, plan_making.others(week, last), self.show_others))

    def show_others(self, found: tuple[OtherPlan, ...]) -> None:
        """Other plans were found: let people look at them and take one."""
        raise NotImplementedError
