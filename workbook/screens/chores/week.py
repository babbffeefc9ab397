"""The chore week with all its keys: the way from nothing to a plan, from a plan to an agreed week, and onwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.week import Week, WeekState
from workbook.domain.common.errors import WorkbookError
from workbook.screens.chores.plan_seeking import PlanSeeking
from workbook.screens.common.app_context import AppContext
from workbook.widgets.chores import week_view
from workbook.widgets.chores.plan_list import NamedPlan, PlanList
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.teaching import Teaching
from workbook.widgets.common.title_line import Action, TitleLine
from workbook.words.chores import screen as words
from workbook.words.chores import week_review as after

if TYPE_CHECKING:
    from workbook.planning.others import OtherPlan


class ChoreWeek(PlanSeeking):
    """One week at a time. Everything that is done here goes through `notebook.chores`."""

    BINDINGS = [
        Binding("f", "figures", words.FIGURES, id="plan.figures", tooltip=words.FIGURES_TIP),
        Binding("e", "household", words.HOUSEHOLD, id="plan.household", tooltip=words.HOUSEHOLD_TIP),
        Binding("a", "agree", words.AGREE, show=False, id="plan.agree", tooltip=words.AGREE_TIP),
        Binding("r", "went", after.WENT, show=False, id="plan.went", tooltip=after.WENT_TIP),
        Binding("m", "missed", after.NOT_DONE, show=False, id="plan.missed", tooltip=after.NOT_DONE_TIP),
        Binding("v", "look_back", after.BACK_DO, show=False, id="plan.look-back", tooltip=after.BACK_TIP),
        Binding("w", "paper", after.PAPER, show=False, id="plan.paper", tooltip=after.PAPER_TIP),
        Binding("i", "import", words.IMPORT, show=False, id="plan.import", tooltip=words.IMPORT_TIP),
        Binding("left_square_bracket", "turn(-1)", words.EARLIER, show=False, id="plan.earlier",
                tooltip=words.EARLIER_TIP),
        Binding("right_square_bracket", "turn(1)", words.LATER, show=False, id="plan.later", tooltip=words.LATER_TIP),
        Binding("delete", "drop", words.DROP, show=False, id="plan.drop", tooltip=words.DROP_TIP),
    ]  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._others: list[NamedPlan] = []

    def compose(self) -> Iterable[Widget]:
        yield from super().compose()
        yield PlanList(id="others")

    def actions(self, week: Week) -> list[Action]:
        agree: list[Action] = [("a", words.AGREE, "agree")] if week.state in ("proposed", "adjust") else []
        due = week.state == "agreed" and week.review is not None and week.review <= self.context.today
        back: list[Action] = [("v", after.BACK_DO, "look_back")] if due else []
        return [*agree, *back, ("n", words.NEW, "new"), ("o", words.OTHERS, "others")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        week = self.week
        if self._others:  # first take one of the plans, or leave them
            return action not in ("agree", "new", "others", "drop", "went", "missed", "look_back", "turn", "figures")
        if action == "agree":
            return week is not None and week.state in ("proposed", "adjust")
        if action in ("figures", "drop", "paper"):
            return week is not None
        if action in ("went", "missed"):
            return week is not None and week.state != "proposed" and self.grid.slot is not None
        if action == "look_back":
            return week is not None and week.state != "proposed"
        return super().check_action(action, parameters)

    @on(TitleLine.Pressed)
    async def _title_pressed(self, message: TitleLine.Pressed) -> None:
        await self.run_action(message.name)

    @on(Teaching.Begun)
    def _begun(self) -> None:
        household = self.household()
        if household is not None and edits.is_complete(household):
            self.action_new()
        else:
            self.open_household()

    def action_household(self) -> None:
        self.open_household()

    def action_import(self) -> None:
        from workbook.screens.chores.import_household import HouseholdImport

        self.app.push_screen(HouseholdImport(self.context), lambda _: self.reload())

    # -- other plans: looked at in the grid, one after the other ----------------------------------------------

    def reload(self) -> None:
        super().reload()
        self._show_list()

    def show_others(self, found: tuple[OtherPlan, ...]) -> None:
        self._others = [NamedPlan(other.name, other.plan, other.differs) for other in found]
        if len(self._others) < 2:
            self._others = []
            self.page.tell(words.NO_OTHERS)
            return
        self.query_one(PlanList).show(self._others)
        self._show_list()
        self.screen.set_focus(self.query_one(PlanList))

    def _show_list(self) -> None:
        choosing = bool(self._others) and self.shown is not None
        self.grid.locked = choosing
        plans = self.query_one(PlanList)
        plans.display = choosing
        self.query_one("#foot").display = self.shown is not None and not choosing
        if choosing and plans.current is not None:
            self._look_at(int(plans.current.key or 0))

    @on(RowList.Moved)
    def _looked_at(self, message: RowList.Moved) -> None:
        message.stop()
        self._look_at(int(message.row.key or 0))

    def _look_at(self, number: int) -> None:
        """Show one of the other plans in the grid; nothing is changed by that."""
        week = self.week
        if week is None or not self._others:
            return
        one = self._others[number]
        title = Content.assemble((words.OTHER_PLANS, "bold"), " · ", (words.OTHERS_HINT, "$text-muted"))
        self.query_one(TitleLine).show(title, [])
        plan = one.plan
        self.grid.show(
            week_view.view(
                week.monday, week.household, plan.slots, plan.loads, plan.unplaced, self.context.today, weeks=plan.weeks
            )
        )

    @on(RowList.Chosen)
    def _taken(self, message: RowList.Chosen) -> None:
        message.stop()
        week, others = self.week, self._others
        if week is None or not others:
            return
        plan, chores = others[int(message.row.key or 0)].plan, self.context.notebook.chores
        self._others = []
        try:
            if week.state == "proposed":
                chores.change_plan(week.id, plan)
            else:
                self._chosen = chores.propose(week.household, plan, week.monday).id
        except WorkbookError as error:
            self.page.tell_error(error)
        self._leave_list()

    @on(PlanList.Left)
    def _leave_list(self) -> None:
        self._others = []
        self.reload()
        self.screen.set_focus(self.grid)

    # -- the week as a whole ----------------------------------------------------------------------------------

    def action_agree(self) -> None:
        from workbook.screens.chores.agree import AgreeWeek

        if self.week is not None:
            self.app.push_screen(AgreeWeek(self.context, self.week), lambda _: self.reload())

    def action_went(self) -> None:
        from workbook.screens.chores.slot_record import SlotRecordSheet

        week, slot = self.week, self.grid.slot
        if week is not None and slot is not None:
            self.app.push_screen(SlotRecordSheet(self.context, week, slot.number), lambda _: self.reload())

    def action_missed(self) -> None:
        week, slot, chores = self.week, self.grid.slot, self.context.notebook.chores
        if week is not None and slot is not None:
            if slot.missed:
                self._do(lambda: chores.reopen(week.id, slot.number))
            else:
                self._do(lambda: chores.not_done(week.id, slot.number, self.context.today))

    def action_look_back(self) -> None:
        from workbook.screens.chores.review_week import ReviewWeek

        week = self.week
        if week is None:
            return
        names = [person.name for person in week.household.people]
        you = self.you if self.you in names else names[0]
        self.app.push_screen(ReviewWeek(self.context, week, you or names[0]), self._looked_back)

    def _looked_back(self, state: WeekState | None) -> None:
        if state is not None:
            self.page.tell(after.AFTER[state])
        self.reload()

    def action_figures(self) -> None:
        from workbook.screens.chores.figures import Figures

        if self.shown is not None:
            self.app.push_screen(Figures(self.shown.week, self.shown.judgement))

    def action_paper(self) -> None:
        from workbook.screens.chores.print_week import PrintWeek

        if self.week is not None:
            self.app.push_screen(PrintWeek(self.context, self.week))

    def action_turn(self, by: int) -> None:
        """To the week before or after the one that is shown."""
        weeks = self.context.notebook.chores.weeks()
        place = next((n for n, week in enumerate(weeks) if self.week and week.id == self.week.id), 0) + by
        if 0 <= place < len(weeks):
            self._chosen = weeks[place].id
            self.reload()

    def action_drop(self) -> None:
        if self.week is None:
            return
        try:
            self.context.notebook.chores.drop(self.week.id)
        except WorkbookError as error:
            self.page.tell_error(error)
        else:
            self.page.tell(words.DROPPED)
        self.reload()
