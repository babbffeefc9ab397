"""The chore week with all its keys: the way from nothing to a plan, from a plan to an agreed week, and onwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.burden import parts
from workbook.domain.chores.household import Household
from workbook.domain.chores.household_values import HouseholdFault
from workbook.domain.chores.week import Slot, Week, WeekState, nearest
from workbook.domain.common.errors import WorkbookError
from workbook.screens.chores import searches, week_changes
from workbook.screens.chores.plan_search import PlanSearch
from workbook.screens.chores.shown_week import ShownWeek
from workbook.screens.chores.week_keys import KEYS, may
from workbook.screens.chores.week_pane import WeekPane
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog, Page
from workbook.screens.common.guard import OF_THE_FILE, Guarded
from workbook.widgets.chores.plan_list import NamedPlan, PlanList
from workbook.widgets.chores.week_messages import (
    PickedUp,
    SlotAdded,
    SlotDone,
    SlotMoved,
    SlotPinned,
    SlotsSwapped,
    SlotTogether,
)
from workbook.widgets.common.press_line import Action
from workbook.widgets.common.teaching import Teaching
from workbook.widgets.common.title_line import TitleLine
from workbook.words.chores import dialogs as after
from workbook.words.chores import screen as words

if TYPE_CHECKING:
    from workbook.planning.others import OtherPlan
    from workbook.screens.chores.new_plan import Span


class ChoreWeek(Guarded, Vertical):
    """The week that was turned to, else the nearest; without any it teaches how to come by one.

    Everything that is done here goes through `notebook.chores`. A week may be changed or dropped by another window at
    any moment: then a sentence says so, and what is stored is shown.
    """

    BINDINGS = KEYS

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._turned_to = ""  # the id of the week that somebody turned to

    def compose(self) -> Iterable[Widget]:
        yield WeekPane()

    def on_mount(self) -> None:
        self.run_worker(searches.load_solver, thread=True, group="solver", exit_on_error=False)

    @property
    def page(self) -> Page:
        assert isinstance(self.screen, Page)
        return self.screen

    @property
    def pane(self) -> WeekPane:
        return self.query_one(WeekPane)

    @property
    def shown(self) -> ShownWeek | None:
        return self.pane.shown

    @property
    def week(self) -> Week | None:
        return self.shown.week if self.shown else None

    @property
    def you(self) -> str | None:
        """Who sits in front, by the name the household knows."""
        person = self.context.person
        return person.name if person else None

    def household(self) -> Household | None:
        """The household as it is now; None before there is one, and, with a word, when it is damaged."""
        try:
            return self.context.notebook.chores.household()
        except HouseholdFault as error:
            self.page.tell_error(error)
            return None

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show what is stored now."""
        weeks = self.context.notebook.chores.weeks()
        week = next((week for week in weeks if week.id == self._turned_to), None) or nearest(weeks, self.context.today)
        household = self.household()
        if week is None:
            self.pane.teach_from(household)
        else:
            pins = (household or week.household).pins
            shown = ShownWeek.of(week, self.you, self.pane.shown)
            self.pane.show(shown, self._actions(week), pins, self.context.today)
        self.pane.take_focus()
        self.refresh_bindings()

    def _actions(self, week: Week) -> list[Action]:
        """What can be done with the week as a whole, for the title line."""
        agree: list[Action] = [("a", words.AGREE, "agree")] if week.state in ("proposed", "adjust") else []
        weeks = self.context.notebook.chores.weeks()
        ahead = any(one.state == "proposed" and one.monday > week.monday for one in weeks)
        later: list[Action] = [("]", words.PROPOSAL, "turn(1)")] if ahead else []
        back: list[Action] = [("v", after.BACK_DO, "look_back")] if week.review_has_come(self.context.today) else []
        return [*agree, *back, *later, ("n", words.NEW, "new"), ("o", words.OTHERS, "others")]

    # -- changing by hand -------------------------------------------------------------------------------------

    def _do(self, change: Callable[[], object]) -> bool:
        """Make a change, tell when it cannot be made, and show what came of it. Returns whether it was made. While the
        file is out of reach the guard tells, and the page stays."""
        try:
            change()
        except OF_THE_FILE:
            raise
        except WorkbookError as error:
            self.page.tell_error(error)
            self.reload()
            return False
        self.reload()
        return True

    def _do_with_slot(self, week: Week, change: Callable[[], object]) -> None:
        """A change of one slot of the week that is shown; see `as_seen`."""

        def checked() -> None:
            week_changes.as_seen(self.context.notebook.chores, week)
            change()

        self._do(checked)

    @on(SlotDone)
    def _slot_done(self, message: SlotDone) -> None:
        week, chores = self.week, self.context.notebook.chores
        if week is None:
            return
        if week.state == "proposed":
            self.page.tell(words.TICK_AFTER)
            return
        self._do_with_slot(week, lambda: chores.tick(week.id, message.number, message.done, self.context.today))

    def action_missed(self) -> None:
        week, slot, chores = self.week, self.pane.grid.slot, self.context.notebook.chores
        if week is None or slot is None:
            return
        if slot.missed:
            self._do_with_slot(week, lambda: chores.reopen(week.id, slot.number))
        else:
            self._do_with_slot(week, lambda: chores.not_done(week.id, slot.number, self.context.today))

    @on(PickedUp)
    def _picked_up(self, message: PickedUp) -> None:
        """Show where it fits; in the next moment, so that it is in hand first."""
        if self.shown is not None:
            shown, today = self.shown, self.context.today
            self.pane.grid.show_fits(
                shown.places(message.slot, message.person, today), shown.roomiest(message.slot, today)
            )

    @on(SlotAdded)
    def _slot_added(self, message: SlotAdded) -> None:
        if (shown := self.shown) is not None:
            slot, today = shown.put_in(message.slot), self.context.today
            self._change(lambda: week_changes.put_in(self.context.notebook, shown, slot, today))

    @on(SlotMoved)
    def _slot_moved(self, message: SlotMoved) -> None:
        if self.shown is not None:
            self._keep(self.shown, self.shown.with_held(message.slot).slots, message.slot.number)

    @on(SlotsSwapped)
    def _slots_swapped(self, message: SlotsSwapped) -> None:
        from workbook.planning import hand

        if self.shown is not None:
            self._keep(self.shown, hand.swapped(self.shown.slots, message.number, message.other), message.other)

    @on(SlotTogether)
    def _slot_together(self, message: SlotTogether) -> None:
        from workbook.planning import hand

        if self.shown is not None:
            household = self.shown.week.household
            self._keep(self.shown, hand.together(household, self.shown.slots, message.number), message.number)

    def _keep(self, shown: ShownWeek, slots: Sequence[Slot], number: int) -> None:
        """Keep these slots in place of those shown, with the cursor on slot `number` wherever it stands then."""
        if tuple(slots) == shown.slots:
            self.reload()
            return
        notebook, today = self.context.notebook, self.context.today
        self._change(lambda: week_changes.keep_slots(notebook, shown, slots, number, today))

    def _change(self, change: Callable[[], int]) -> None:
        """A change after which the cursor stands on the slot whose number it returns."""
        stands: list[int] = []
        if self._do(lambda: stands.append(change())):
            self.pane.grid.go_to(stands[0])

    @on(SlotPinned)
    def _slot_pinned(self, message: SlotPinned) -> None:
        if self.shown is not None:
            slot = self.shown.slots[message.number]
            self._do(lambda: week_changes.pin(self.context.notebook, slot, message.pinned))

    # -- plans: a new one, the rest of a week anew, others by name --------------------------------------------

    def action_new(self) -> None:
        from workbook.screens.chores.new_plan import NewPlan

        household = self.household()
        if self.pane.search.running:
            return
        if household is None or not edits.is_complete(household):
            self.page.tell(words.NOT_COMPLETE)
            self.action_household()
            return
        self.app.push_screen(NewPlan(self.context), self._span_chosen)

    def _span_chosen(self, span: Span | None) -> None:
        if span is None:
            return
        if span.week is None:
            self._do(lambda: self._plan_for(span))
        else:
            self._after_asking(span.week, lambda week: self._do(lambda: self._plan_for(replace(span, week=week))))

    def _after_asking(self, week: Week, go_on: Callable[[Week], object]) -> None:
        """Go on with the week once it was said what became of slots that passed without a tick; esc leaves it all."""
        from workbook.screens.chores.unticked import Unticked

        def asked(went_on: bool | None) -> None:
            self.reload()
            if went_on:
                self._do(lambda: go_on(self.context.notebook.chores.week(week.id)))

        if week.unticked(self.context.today):
            self.app.push_screen(Unticked(self.context, week), asked)
        else:
            go_on(week)

    def _plan_for(self, span: Span) -> None:
        chores, today = self.context.notebook.chores, self.context.today
        of, monday = span.week, span.monday
        household = chores.for_week(monday, span.weeks, today) if of is None else chores.for_the_rest(of)
        if household is None:
            return
        if of is None:
            search = searches.new_plan(chores, household, monday, span.weeks, self._turn_to)
        else:
            search = searches.the_rest(chores, household, of, today, self._turn_to)
        self.pane.search.start(search)

    def action_others(self) -> None:
        week, chores = self.week, self.context.notebook.chores
        if week is not None and not self.pane.search.running:
            self._do(lambda: self.pane.search.start(searches.others(chores, week, self._offer)))

    def _offer(self, found: tuple[OtherPlan, ...]) -> str:
        if len(found) < 2 or self.week is None:
            from workbook.planning.others import why_none

            return why_none() or words.NO_OTHERS
        home = self.week.household
        self.pane.offer([NamedPlan(one.name, one.plan, one.differs, parts(home, one.plan.loads)) for one in found])
        return ""

    @on(PlanSearch.Found)
    def _found(self, message: PlanSearch.Found) -> None:
        def keep() -> None:
            if said := message.search.keep(message.result):
                self.page.tell(said)

        self._do(keep)

    @on(PlanSearch.NotFound)
    def _not_found(self, message: PlanSearch.NotFound) -> None:
        self.page.tell(message.why, problem=message.why != words.STOPPED)
        self.reload()

    def action_stop(self) -> None:
        self.pane.search.stop(take_best=False)

    def action_take(self) -> None:
        self.pane.search.stop(take_best=True)

    @on(PlanList.Taken)
    def _taken(self, message: PlanList.Taken) -> None:
        week, chores = self.week, self.context.notebook.chores
        if week is None:
            return

        def take() -> None:
            if week.state == "proposed":
                week_changes.as_seen(chores, week)
                chores.change_plan(week.id, message.plan)
            else:
                self._turn_to(chores.propose(week.household, message.plan, week.monday).id)

        self.pane.leave_plans()
        self._do(take)

    @on(PlanList.Left)
    def _plans_left(self) -> None:
        self.pane.leave_plans()
        self.reload()

    # -- the week as a whole ----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        slot = self.pane.grid.slot is not None
        return may(action, self.week, slot=slot, choosing=self.pane.choosing, searching=self.pane.search.running)

    @on(TitleLine.Pressed)
    async def _title_pressed(self, message: TitleLine.Pressed) -> None:
        await self.run_action(message.name)

    @on(Teaching.Begun)
    def _begun(self) -> None:
        household = self.household()
        complete = household is not None and edits.is_complete(household)
        (self.action_new if complete else self.action_household)()

    def action_household(self) -> None:
        from workbook.screens.chores.household import HouseholdScreen

        self.app.push_screen(HouseholdScreen(self.context))

    def _ask(self, dialog: Dialog[bool]) -> None:
        """Open a dialog that saves by itself, and show what came of it."""
        self.app.push_screen(dialog, lambda _: self.reload())

    def action_import(self) -> None:
        from workbook.screens.chores.import_household import HouseholdImport

        self._ask(HouseholdImport(self.context))

    def action_agree(self) -> None:
        from workbook.screens.chores.agree import AgreeWeek

        if self.week is not None:
            self._ask(AgreeWeek(self.context, self.week))

    def action_went(self) -> None:
        from workbook.screens.chores.slot_record import SlotRecordSheet

        week, slot = self.week, self.pane.grid.slot
        if week is not None and slot is not None:
            self._ask(SlotRecordSheet(self.context, week, slot.number))

    def action_look_back(self) -> None:
        from workbook.screens.chores.review_week import ReviewWeek

        def look(week: Week) -> None:
            names = [person.name for person in week.household.people]
            you = self.you if self.you in names else None
            self.app.push_screen(ReviewWeek(self.context, week, you or names[0]), self._looked_back)

        if (week := self.week) is not None:
            self._after_asking(week, look)

    def _looked_back(self, state: WeekState | None) -> None:
        if state is not None:
            self.page.tell(after.AFTER[state])
        self.reload()

    def action_figures(self) -> None:
        from workbook.screens.chores.figures import Figures

        if self.shown is not None:
            week, weeks = self.shown.week, self.context.notebook.chores.weeks()
            past = [one for one in weeks if one.state != "proposed" and one.monday < week.monday]
            self.app.push_screen(Figures(week, self.shown.appraisal, past, self.shown.you))

    def action_paper(self) -> None:
        from workbook.screens.chores.print_week import PrintWeek

        if self.week is not None:
            self.app.push_screen(PrintWeek(self.context, self.week))

    def _turn_to(self, week: str) -> None:
        self._turned_to = week

    def action_turn(self, by: int) -> None:
        """To the week before or after the one that is shown."""
        weeks = self.context.notebook.chores.weeks()
        place = next((n for n, week in enumerate(weeks) if self.week and week.id == self.week.id), 0) + by
        if 0 <= place < len(weeks):
            self._turn_to(weeks[place].id)
            self.reload()

    def action_drop(self) -> None:
        if (week := self.week) is not None and self._do(lambda: self.context.notebook.chores.drop(week.id)):
            self.page.tell(words.DROPPED)
