"""The chore week as it is shown: title, grid, what is under the cursor, what can be said of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Slot, Week
from workbook.domain.common.errors import WorkbookError
from workbook.planning import judging as week_judging
from workbook.planning.judging import Judgement
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.widgets.chores import week_view
from workbook.widgets.chores.week_grid import WeekGrid
from workbook.widgets.chores.week_layout import GridSlot, Spot
from workbook.widgets.chores.week_messages import Pointed
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.common.teaching import Teaching
from workbook.widgets.common.title_line import Action, TitleLine
from workbook.words.chores import screen as words

ROOMY = 24  # lines; from here on blank lines set the parts apart


@dataclass(frozen=True, slots=True)
class Shown:
    """One week with all that is said of it on the screen."""

    week: Week
    slots: tuple[Slot, ...]
    judgement: Judgement


class WeekPane(Vertical):
    """Shows the week that was turned to, else the nearest; without any it teaches how to come by one."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: Shown | None = None
        self._chosen = ""  # the id of the week that somebody turned to

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
        except WorkbookError as error:
            self.page.tell_error(error)
            return None

    def on_resize(self) -> None:
        self.set_class(self.size.height >= ROOMY, "-roomy")

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show what is stored now."""
        weeks = self.context.notebook.chores.weeks()
        week = next((week for week in weeks if week.id == self._chosen), None) or self._nearest(weeks)
        if week is None:
            self.shown = None
        else:
            slots = tuple(week_judging.slots_now(week))
            self.shown = Shown(week, slots, week_judging.judge(week, slots, self.you))
        for id in ("#grid", "#foot", "#title"):
            self.query_one(id).display = self.shown is not None
        teaching = self.query_one(Teaching)
        teaching.display = self.shown is None
        if self.shown is None:
            self._teach(teaching)
        else:
            self._show(self.shown)
        focused = self.screen.focused
        if focused is None or not focused.display:
            self.screen.set_focus(self.grid if self.shown else teaching)
        self.refresh_bindings()

    def _nearest(self, weeks: Sequence[Week]) -> Week | None:
        """The week that today lies in, else the next, else the last; a proposal before what it would replace."""
        today = self.context.today

        def distance(week: Week) -> tuple[int, int, bool]:
            away = (week.monday - today).days
            return (0 if week.covers(today) else 1 if away > 0 else 2, abs(away), week.state != "proposed")

        return min(reversed(weeks), key=distance, default=None)

    def _show(self, shown: Shown) -> None:
        week, today = shown.week, self.context.today
        said = words.state(week.state, week.review, today)
        if moved := sum(now != was for now, was in zip(shown.slots, week.plan.slots, strict=True)):
            said += f" · {words.changed(moved)}"
        title = Content.assemble((words.week_of(week.monday, week.plan.weeks), "bold"), " · ", (said, "$text-muted"))
        self.query_one(TitleLine).show(title, self.actions(week))
        pins = self.household() or week.household
        records = [week.record(number) for number in range(len(shown.slots))]
        self.grid.show(
            week_view.view(
                week.monday, week.household, shown.slots, shown.judgement.loads, week.plan.unplaced, today, records,
                week.plan.weeks, pins.pins,
            )
        )  # fmt: skip
        self._show_judgement(shown.judgement)

    def _show_judgement(self, judgement: Judgement) -> None:
        said = [plain(words.faults(len(judgement.faults)), "$warning")] if judgement.faults else []
        said += [plain(line) for line in judgement.lines]
        self.query_one("#certificate", Static).update(Content("\n").join(said))
        self.grid.show_loads({load.person: words.load(load.minutes, load.basis_points) for load in judgement.loads})

    def actions(self, week: Week) -> list[Action]:
        """What can be done with the week as a whole, for the title line."""
        return []

    def _teach(self, teaching: Teaching) -> None:
        household = self.household()
        if household is None:
            teaching.show(words.TEACH_TITLE, words.TEACH, words.TEACH_BEGIN)
        elif not edits.is_complete(household):
            teaching.show(words.TEACH_TITLE, words.TEACH, words.TEACH_GO_ON)
        else:
            teaching.show(words.TEACH_READY_TITLE, [self._ready(household)], words.TEACH_READY_KEY)

    def _ready(self, household: Household) -> str:
        names = [person.name for person in household.people]
        return words.ready(words.persons(names), words.chores(len(household.chores)))

    # -- what is under the cursor -----------------------------------------------------------------------------

    @on(Pointed)
    def _pointed(self, message: Pointed) -> None:
        if self.shown is not None:
            about = self.about(self.shown, message.spot, message.slot, message.held)
            self.query_one("#slot", Static).update(about)

    def about(self, shown: Shown, spot: Spot, slot: GridSlot | None, held: GridSlot | None) -> Content:
        """Two lines on what is under the cursor: what it is, and why it is there."""
        if self.grid.swapping:
            return self._headline(shown, slot) + Content(f"\n{words.SWAP_WITH}")
        if spot.person < 0:
            left_out = shown.week.plan.unplaced[spot.place]
            name = one_line(words.unplaced_name(left_out.chore, left_out.times), "bold")
            return Content.assemble(("○ ", "$warning"), name, f" {left_out.reason}\n{words.remedy(left_out.remedy)}")
        if slot is None:
            name = self.grid.view.people[spot.person]
            headline = one_line(name, "bold") + Content(f" · {words.at(shown.week.monday, spot.day, spot.part)}")
            return headline + Content("\n" + self._free_time(shown.week, name, spot.day, spot.part))
        reasons, now = shown.week.plan.certificate.reasons, shown.slots[slot.number]
        if fault := shown.judgement.of(now):
            return self._headline(shown, slot) + Content("\n") + plain(fault, "$warning")
        stayed = now == shown.week.plan.slots[slot.number]
        reason = reasons[slot.number] if stayed and slot.number < len(reasons) else words.BY_HAND
        return self._headline(shown, slot) + plain(f"\n{reason}")

    def _headline(self, shown: Shown, slot: GridSlot | None) -> Content:
        """`Cook dinner · Sam · Mon 23 Nov, evening · 45 min · done`"""
        if slot is None:
            return Content("")
        said = [words.people_of(slot.people), words.at(shown.week.monday, slot.day, slot.part), f"{slot.minutes} min"]
        states = ((slot.done, words.SLOT_DONE), (slot.missed, words.SLOT_MISSED), (slot.pinned, words.SLOT_PINNED))
        said += [text for holds, text in states if holds]
        return one_line(slot.chore, "bold") + plain(" · " + " · ".join(said))

    def _free_time(self, week: Week, name: str, day: int, part: int) -> str:
        person = week.household.person(name)
        free = person.free[day % 7][part] if person else 0
        here = (s for s in self.grid.view.slots if (s.day, s.part) == (day, part) and name in s.people)
        return words.free(free, sum(slot.minutes for slot in here))
