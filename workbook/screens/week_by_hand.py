"""Changing a week by hand: tick off, move, swap, pin, together. Loads and fairness follow while something is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.content import Content

from workbook.domain import household_edits as edits
from workbook.domain.errors import WorkbookError
from workbook.domain.week import Slot, Week
from workbook.screens import week_judging
from workbook.screens.week_pane import Shown, WeekPane
from workbook.widgets.safe import plain
from workbook.widgets.week_layout import GridSlot, Spot
from workbook.widgets.week_messages import SlotDone, SlotMoved, SlotPinned, SlotsSwapped, SlotTogether
from workbook.words import plans_screen as words


class WeekByHand(WeekPane):
    """Every change is one call of the notebook, with a label of its own that undo shows."""

    _live = False  # whether loads and sentences are those of something in hand

    # -- live, while something is held ------------------------------------------------------------------------

    def about(self, shown: Shown, spot: Spot, slot: GridSlot | None, held: GridSlot | None) -> Content:
        if held is None:
            if self._live:
                self._live = False
                self._show_judgement(shown.judgement)
            return super().about(shown, spot, slot, held)
        self._live = True
        there = [
            Slot(was.chore, held.day, held.part, held.people) if number == held.number else was
            for number, was in enumerate(shown.slots)
        ]
        judgement = week_judging.judge(shown.week, there, self.you)
        self._show_judgement(replace(judgement, faults=()))
        fault = judgement.of(there[held.number])
        said = plain(fault, "$warning") if fault else plain(words.FITS, "$text-muted")
        return self._headline(shown, held) + Content("\n") + said

    # -- doing ------------------------------------------------------------------------------------------------

    @on(SlotDone)
    def _slot_done(self, message: SlotDone) -> None:
        shown = self.shown
        if shown is None:
            return
        if shown.week.state == "proposed":
            self.page.tell(words.TICK_AFTER)
            return
        chores = self.desk.notebook.chores
        self._do(lambda week: chores.tick(week.id, message.number, message.done, self.desk.today))

    @on(SlotMoved)
    def _slot_moved(self, message: SlotMoved) -> None:
        slot, chores = message.slot, self.desk.notebook.chores
        self._do(lambda week: chores.move(week.id, slot.number, slot.day, slot.part, slot.people))

    @on(SlotsSwapped)
    def _slots_swapped(self, message: SlotsSwapped) -> None:
        """Two people trade chores; one person with both, or two together, trade the times."""
        shown = self.shown
        if shown is None:
            return
        one, two = shown.slots[message.number], shown.slots[message.other]
        if set(one.people) == set(two.people):
            first, second = replace(one, day=two.day, part=two.part), replace(two, day=one.day, part=one.part)
        else:
            first, second = replace(one, people=two.people), replace(two, people=one.people)
        notebook = self.desk.notebook

        def swap(week: Week) -> None:
            with notebook.change(words.label_swapped(one.chore, two.chore)):
                for number, slot in ((message.number, first), (message.other, second)):
                    notebook.chores.move(week.id, number, slot.day, slot.part, slot.people)

        self._do(swap)

    @on(SlotTogether)
    def _slot_together(self, message: SlotTogether) -> None:
        """Two together, or the one in whose row the cursor is alone again."""
        shown, spot = self.shown, self.grid.spot
        if shown is None or spot is None:
            return
        slot, names = shown.slots[message.number], self.grid.view.people
        if len(slot.people) > 1:
            here = names[spot.person]
            people = (here,) if here in slot.people else slot.people[:1]
        else:
            others = [name for name in names if name not in slot.people]
            if not others:
                return
            people = tuple(name for name in names if name in (*slot.people, others[0]))
        chores = self.desk.notebook.chores
        self._do(lambda week: chores.move(week.id, message.number, slot.day, slot.part, people))

    @on(SlotPinned)
    def _slot_pinned(self, message: SlotPinned) -> None:
        shown, chores = self.shown, self.desk.notebook.chores
        household = self.household()
        if shown is None or household is None:
            return
        slot = shown.slots[message.number]
        if household.chore(slot.chore) is None:
            self.page.tell(words.NOT_IN_HOUSEHOLD)
            return
        change = edits.slot_pinned if message.pinned else edits.slot_let_go
        household = change(household, slot.chore, slot.people, slot.day % 7)
        label = words.LABEL_PINNED if message.pinned else words.LABEL_LET_GO
        self._do(lambda _: chores.save_household(household, label))

    def _do(self, change: Callable[[Week], object]) -> None:
        """Make a change to the week that is shown, tell when it cannot be made, and show what came of it."""
        if self.shown is None:
            return
        try:
            change(self.shown.week)
        except WorkbookError as error:
            self.page.tell_error(error)
        self.reload()
