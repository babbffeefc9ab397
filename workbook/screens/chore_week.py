"""The chore week: the plan as a grid, what can be said of it, and the way from nothing to an agreed week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain import household_edits as edits
from workbook.domain.burden import step
from workbook.domain.errors import WorkbookError
from workbook.domain.household import Household
from workbook.domain.week import STAGES, Week
from workbook.screens.base import Page
from workbook.screens.desk import Desk
from workbook.screens.plan_making import Making, PlanMade, PlanNotMade, PlanProgress
from workbook.widgets import week_view
from workbook.widgets.safe import one_line, plain
from workbook.widgets.teaching import Teaching
from workbook.widgets.titleline import Action, TitleLine
from workbook.widgets.week_grid import WeekGrid
from workbook.widgets.week_messages import Pointed, SlotDone
from workbook.words import plans_screen as words

if TYPE_CHECKING:
    from workbook.screens.new_plan import Span

ROOMY = 24  # lines; from here on blank lines set the parts apart
PROGRESS_AFTER = 0.3  # seconds; what is quicker needs no word


class ChoreWeek(Vertical):
    """One week at a time. Everything that is done here goes through `notebook.chores`."""

    BINDINGS = [
        Binding("n", "new", words.NEW, show=False, id="plan.new", tooltip=words.NEW_TIP),
        Binding("a", "agree", words.AGREE, show=False, id="plan.agree", tooltip=words.AGREE_TIP),
        Binding("o", "others", words.OTHERS, show=False, id="plan.others", tooltip=words.OTHERS_TIP),
        Binding("f", "figures", words.FIGURES, id="plan.figures", tooltip=words.FIGURES_TIP),
        Binding("e", "household", words.HOUSEHOLD, id="plan.household", tooltip=words.HOUSEHOLD_TIP),
        Binding("left_square_bracket", "turn(-1)", words.EARLIER, show=False, id="plan.earlier",
                tooltip=words.EARLIER_TIP),
        Binding("right_square_bracket", "turn(1)", words.LATER, show=False, id="plan.later", tooltip=words.LATER_TIP),
        Binding("delete", "drop", words.DROP, show=False, id="plan.drop", tooltip=words.DROP_TIP),
        Binding("escape", "stop", words.STOP, id="plan.stop", tooltip=words.STOP_TIP),
        Binding("b", "take", words.TAKE, id="plan.take", tooltip=words.TAKE_TIP),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.week: Week | None = None
        self._chosen = ""  # the id of the week that somebody turned to
        self._making: Making | None = None

    def compose(self) -> Iterable[Widget]:
        yield TitleLine(id="title")
        yield Static(id="making")
        yield WeekGrid(id="grid")
        with Vertical(id="foot"):
            yield Static(id="slot")
            yield Static(id="certificate")
        yield Teaching(id="teaching")

    @property
    def page(self) -> Page:
        assert isinstance(self.screen, Page)
        return self.screen

    @property
    def grid(self) -> WeekGrid:
        return self.query_one("#grid", WeekGrid)

    def on_resize(self) -> None:
        self.set_class(self.size.height >= ROOMY, "-roomy")

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show what is stored now."""
        weeks = self.desk.notebook.chores.weeks()
        self.week = next((week for week in weeks if week.id == self._chosen), None) or self._nearest(weeks)
        self._show()

    def _nearest(self, weeks: Sequence[Week]) -> Week | None:
        """The week that today lies in, else the next, else the last; a proposal before what it would replace."""
        today = self.desk.today

        def distance(week: Week) -> tuple[int, int, bool]:
            away = (week.monday - today).days
            inside = -7 * week.plan.weeks < away <= 0
            return (0 if inside else 1 if away > 0 else 2, abs(away), week.state != "proposed")

        return min(weeks, key=distance, default=None)

    def _show(self) -> None:
        week = self.week
        for id in ("#grid", "#foot", "#title"):
            self.query_one(id).display = week is not None
        teaching = self.query_one(Teaching)
        teaching.display = week is None
        if week is None:
            self._teach(teaching)
        else:
            self._show_week(week)
        if self.screen.focused is None or not self.screen.focused.display:
            self.screen.set_focus(self.grid if week else teaching)
        self.refresh_bindings()

    def _show_week(self, week: Week) -> None:
        said = words.state(week.state, week.review, self.desk.today)
        title = Content.assemble(
            (words.week_of(week.monday, week.plan.weeks), "bold"), " · ", (said, "$text-muted")
        )
        self.query_one(TitleLine).show(title, self._actions(week))
        self.grid.show(week_view.view_of(week, self.desk.today))
        lines = week.plan.certificate.lines
        self.query_one("#certificate", Static).update(plain("\n".join(lines)))

    def _actions(self, week: Week) -> list[Action]:
        agree = [("a", words.AGREE, "agree")] if week.state == "proposed" else []
        return [*agree, ("o", words.OTHERS, "others"), ("n", words.NEW, "new")]

    def _teach(self, teaching: Teaching) -> None:
        household = self.desk.notebook.chores.household()
        if household is None:
            teaching.show(words.TEACH_TITLE, words.TEACH, words.TEACH_BEGIN)
        elif not edits.is_complete(household):
            teaching.show(words.TEACH_TITLE, words.TEACH, words.TEACH_GO_ON)
        else:
            names = [person.name for person in household.people]
            text = [
                line.format(people=words.persons(names), chores=words.chores(len(household.chores)))
                for line in words.TEACH_READY
            ]
            teaching.show(words.TEACH_READY_TITLE, text, words.TEACH_READY_KEY)

    @on(Pointed)
    def _pointed(self, message: Pointed) -> None:
        self.query_one("#slot", Static).update(self._about(message))

    def _about(self, message: Pointed) -> Content:
        """Two lines on what is under the cursor: what it is, and why it is there."""
        week, spot, slot = self.week, message.spot, message.slot
        if week is None:
            return Content("")
        if spot.person < 0:
            left_out = week.plan.unplaced[spot.place]
            first = Content.assemble(("○ ", "$warning"), one_line(left_out.chore, "bold"), f": {left_out.reason}")
            return first + Content("\n" + words.remedy(left_out.remedy))
        if slot is None:
            name = self.grid.view.people[spot.person]
            first = one_line(name, "bold") + Content(f" · {words.at(week.monday, spot.day, spot.part)}")
            return first + Content("\n" + self._free_time(week, name, spot.day, spot.part))
        said = [words.people_of(slot.people), words.at(week.monday, slot.day, slot.part), f"{slot.minutes} min"]
        said += [text for on_, text in ((slot.done, words.SLOT_DONE), (slot.missed, words.SLOT_MISSED),
                                        (slot.pinned, words.SLOT_PINNED)) if on_]  # fmt: skip
        reasons = week.plan.certificate.reasons
        reason = reasons[slot.number] if slot.number < len(reasons) else ""
        return one_line(slot.chore, "bold") + Content(" · " + " · ".join(said) + "\n" + reason)

    def _free_time(self, week: Week, name: str, day: int, part: int) -> str:
        person = week.household.person(name)
        free = person.free[day % 7][part] if person else 0
        here = (s for s in self.grid.view.slots if (s.day, s.part) == (day, part) and name in s.people)
        return words.free(free, sum(slot.minutes for slot in here))

    # -- ticking off ------------------------------------------------------------------------------------------

    @on(SlotDone)
    def _slot_done(self, message: SlotDone) -> None:
        if self.week is None:
            return
        try:
            self.desk.notebook.chores.tick(self.week.id, message.number, message.done, self.desk.today)
        except WorkbookError as error:
            self.page.tell_error(error)
        self.reload()

    # -- the way to a plan ------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("stop", "take"):
            return self._making is not None
        if action == "agree":
            return self.week is not None and self.week.state == "proposed"
        if action in ("others", "figures", "drop"):
            return self.week is not None
        return True

    @on(TitleLine.Pressed)
    async def _title_pressed(self, message: TitleLine.Pressed) -> None:
        await self.run_action(message.name)

    @on(Teaching.Begun)
    def _begun(self) -> None:
        household = self.desk.notebook.chores.household()
        if household is None or not edits.is_complete(household):
            self.action_household()
        else:
            self.action_new()

    def action_household(self) -> None:
        from workbook.screens.household import HouseholdScreen

        self.app.push_screen(HouseholdScreen(self.desk), lambda _: self.reload())

    def action_new(self) -> None:
        from workbook.screens.new_plan import NewPlan

        household = self.desk.notebook.chores.household()
        if household is None or not edits.is_complete(household):
            self.page.tell(words.NOT_COMPLETE)
            self.action_household()
            return
        def chosen(span: Span | None) -> None:
            if span is not None:
                self._make(household, span)

        self.app.push_screen(NewPlan(self.desk), chosen)

    def _make(self, household: Household, span: Span) -> None:
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
        if message.making is self._making and self.query_one("#making").display:
            progress, making = message.progress, message.making
            grain = 100 / step(making.household)
            best = words.best_load(progress.best / grain, progress.bound / grain)
            self._show_progress(
                words.progress(progress.stage, STAGES.index(progress.stage) + 1, len(STAGES),
                               best if progress.stage == "heaviest" else "")
            )  # fmt: skip

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

    def action_agree(self) -> None:
        from workbook.screens.agreeing import Agreeing

        if self.week is not None:
            self.app.push_screen(Agreeing(self.desk, self.week), lambda _: self.reload())

    def action_figures(self) -> None:
        from workbook.screens.figures import Figures

        if self.week is not None:
            self.app.push_screen(Figures(self.week))

    def action_turn(self, by: int) -> None:
        """To the week before or after the one that is shown."""
        weeks = sorted(self.desk.notebook.chores.weeks(), key=lambda week: (week.monday, week.id))
        place = next((n for n, week in enumerate(weeks) if self.week and week.id == self.week.id), 0) + by
        if 0 <= place < len(weeks):
            self._chosen = weeks[place].id
            self.reload()
