"""What is seen of the chore week: title, grid, what is under the cursor, what can be said of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.household import Household, Pin
from workbook.domain.chores.week import WeekPlan
from workbook.screens.chores.plan_search import PlanSearch
from workbook.screens.chores.shown_week import ShownWeek
from workbook.screens.common.guard import Guarded
from workbook.widgets.chores import week_view
from workbook.widgets.chores.plan_list import NamedPlan, PlanList
from workbook.widgets.chores.week_grid import WeekGrid
from workbook.widgets.chores.week_messages import Pointed
from workbook.widgets.common.press_line import Action
from workbook.widgets.common.safe import plain, whole_items, within
from workbook.widgets.common.teaching import Teaching
from workbook.widgets.common.title_line import TitleLine
from workbook.words.chores import screen as words

ROOMY = 24  # lines; from here on a legend is shown
AMPLE = 40  # and from here on all that can be said of the whole, and blank lines set the parts apart
PLACE_LINES = {False: 4, True: 8}
"""Lines that are said of the place under the cursor, at most."""
BESIDE_GRID = {"": 5, "-roomy": 8, "-ample": 13}
"""Lines that the others need: title, the place under the cursor, the whole."""


class WeekPane(Guarded, Vertical):
    """Shows a week, or teaching where there is none, or the other plans for the week, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: ShownWeek | None = None
        self.today = date.min
        self._pins: tuple[Pin, ...] = ()
        self._weighing = False  # whether loads and sentences are those of a slot in hand

    def compose(self) -> Iterable[Widget]:
        yield TitleLine(id="title")
        yield PlanSearch(id="making")
        yield WeekGrid(id="grid")
        with Vertical(id="foot"):
            yield Static(id="slot")
            yield Static(id="certificate")
            yield Static(plain(whole_items(words.LEGEND)), id="legend")
        yield Teaching(id="teaching")
        yield PlanList(id="others")

    def on_resize(self) -> None:
        self.set_class(self._roomy, "-roomy")
        self.set_class(self.size.height >= AMPLE, "-ample")
        kind = "-ample" if self.has_class("-ample") else "-roomy" if self._roomy else ""
        self.grid.leave_room(BESIDE_GRID[kind])
        if self.shown is not None:
            self._show_sums(self.shown)

    @property
    def _most(self) -> int:
        """Sentences on the whole: what was agreed and what was done, where there is any room."""
        return 99 if self.size.height >= AMPLE else 2 if self._roomy else 1

    @property
    def _roomy(self) -> bool:
        return self.size.height >= ROOMY

    @property
    def grid(self) -> WeekGrid:
        return self.query_one(WeekGrid)

    @property
    def search(self) -> PlanSearch:
        return self.query_one(PlanSearch)

    @property
    def choosing(self) -> bool:
        """Whether other plans are being looked at: one is taken, or all are left, before anything else. Asked for keys
        also while the page is being built or taken away."""
        return any(plans.plan is not None for plans in self.query(PlanList))

    # -- one of three -----------------------------------------------------------------------------------------

    def show(self, shown: ShownWeek, actions: Sequence[Action], pins: Iterable[Pin], today: date) -> None:
        """This week; `actions` stand beside its title, `pins` are those that hold now."""
        self.shown, self.today, self._pins = shown, today, tuple(pins)
        self._arrange()
        self.query_one(TitleLine).show(shown.title(today), list(actions), shown.title(today, brief=True))
        self.grid.show(shown.view(today, self._pins))
        self._show_sums(shown)
        self._look_at(self.query_one(PlanList).plan)

    def teach_from(self, household: Household | None) -> None:
        """There is no week: how this household comes by one."""
        if household is None:
            self.teach(words.TEACH_TITLE, words.TEACH, words.TEACH_BEGIN)
        elif not edits.is_complete(household):
            self.teach(words.TEACH_TITLE, words.TEACH, words.TEACH_GO_ON)
        else:
            names = words.persons([person.name for person in household.people])
            ready = words.ready(names, words.chores(len(household.chores)))
            key = words.TEACH_SEARCHING_KEY if self.search.running else words.TEACH_READY_KEY
            self.teach(words.TEACH_READY_TITLE, [ready], key, waiting=self.search.running)

    def teach(self, title: str, lines: Sequence[str], key: str, *, waiting: bool = False) -> None:
        """There is no week: how one comes by it. `waiting`: it is being made."""
        self.shown = None
        self.query_one(PlanList).clear()
        self._arrange()
        self.query_one(Teaching).show(title, list(lines), key, waiting=waiting)

    def offer(self, plans: Sequence[NamedPlan]) -> None:
        """Other plans for the week that is shown, to be looked at; nothing is changed by that."""
        self.query_one(PlanList).show(plans)
        self._arrange()
        self.screen.set_focus(self.query_one(PlanList))

    def leave_plans(self) -> None:
        """Back to the week alone; `show` brings it up to date."""
        self.query_one(PlanList).clear()
        self._arrange()
        self.screen.set_focus(self.grid)

    def fold(self) -> None:
        """Somebody else sits down: nothing is in hand any more, and no other plan is looked at."""
        if self.choosing:
            self.query_one(PlanList).clear()
            self._arrange()
        if self.grid.held is not None or self.grid.swapping:
            self.grid.action_put_back()

    def _arrange(self) -> None:
        week, choosing = self.shown is not None, self.choosing
        self.query_one("#title").display = self.grid.display = week
        self.query_one(Teaching).display = not week
        self.query_one(PlanList).display = choosing
        self.query_one("#foot").display = week and not choosing
        self.grid.locked = choosing

    def take_focus(self) -> None:
        """Give the keys to what is shown, where they are nowhere in sight."""
        focused = self.screen.focused
        if focused is None or not focused.display:
            self.screen.set_focus(self.grid if self.shown else self.query_one(Teaching))

    # -- in detail --------------------------------------------------------------------------------------------

    def _show_sums(self, shown: ShownWeek) -> None:
        certificate = self.query_one("#certificate", Static)
        said = shown.certificate(self._most)
        few = not self._roomy and not shown.very_uneven
        certificate.update(within(said, certificate.size.width, 2, words.AND_MORE) if few else said)
        certificate.set_class(shown.very_uneven, "-uneven")
        self.grid.show_loads(shown.loads)

    @on(PlanList.LookedAt)
    def _looked_at(self, message: PlanList.LookedAt) -> None:
        message.stop()
        self._look_at(message.plan)

    def _look_at(self, plan: WeekPlan | None) -> None:
        if self.shown is None or plan is None:
            return
        week = self.shown.week
        hint = f"{words.OTHERS_CHANGED} · {words.OTHERS_HINT}"
        title = Content.assemble((words.OTHER_PLANS, "bold"), " · ", (hint, "$text-muted"))
        self.query_one(TitleLine).show(title, [])
        self.grid.show(
            week_view.view(
                week.monday,
                week.household,
                plan.slots,
                plan.loads,
                plan.unplaced,
                self.today,
                weeks=plan.weeks,
                pins=self._pins,
                was=self.shown.slots,
            )
        )

    @on(Pointed)
    def _pointed(self, message: Pointed) -> None:
        """Say what is under the cursor; while a slot is in hand, what the week would be if it were put down here."""
        message.stop()
        shown, held = self.shown, message.held
        if shown is None or self.choosing:
            return
        if held is not None:
            shown = shown.with_held(held)
            about = shown.about_held(held, self.today, nowhere=self.grid.fits_nowhere)
        elif self.grid.swapping:
            headline = shown.headline(message.slot) if message.slot else Content("")
            about = headline + Content(f"\n{words.SWAP_WITH}")
        else:
            about = shown.about(self.grid.view, message.spot, message.slot)
        if held is not None or self._weighing:
            self._show_sums(shown)
        self._weighing = held is not None
        place = self.query_one("#slot", Static)
        lines = PLACE_LINES[self.has_class("-ample")]
        place.update(within(about, place.size.width, lines, words.AND_MORE))
