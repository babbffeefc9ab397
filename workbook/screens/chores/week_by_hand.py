"""Changing a week by hand: tick off, move, swap, pin, together. Loads and fairness follow while something is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.content import Content

from workbook.domain.chores.week import Slot
from workbook.domain.common.errors import WorkbookError
from workbook.planning import judging as week_judging
from workbook.screens.chores.week_pane import Shown, WeekPane
from workbook.widgets.chores.week_layout import GridSlot, Spot
from workbook.widgets.chores.week_messages import SlotDone, SlotMoved, SlotPinned, SlotsSwapped, SlotTogether
from workbook.widgets.common.safe import plain
from workbook.words.chores import screen as words


class WeekByHand(WeekPane):
    """Every change is one change of the notebook, with a label that undo shows.

    While a week is a proposal its plan itself is changed. Once agreed the plan stays what was agreed on, and what
    was moved is kept beside it, slot by slot.
    """

    _live = False  # whether loads and sentences are those of something in hand

    # -- live, while something is held ------------------------------------------------------------------------

    def about(self, shown: Shown, spot: Spot, slot: GridSlot | None, held: GridSlot | None) -> Content:
        from workbook.planning import hand

        if held is None:
            if self._live:
                self._live = False
                self._show_judgement(shown.judgement)
            return super().about(shown, spot, slot, held)
        self._live = True
        there = hand.moved(shown.slots, held.number, held.day, held.part, held.people)
        judgement = week_judging.judge(shown.week, there, self.you)
        self._show_judgement(judgement)
        fault = judgement.of(there[held.number])
        said = plain(fault, "$warning") if fault else plain(words.FITS, "$text-muted")
        return self._headline(shown, held) + Content("\n") + said

    # -- doing ------------------------------------------------------------------------------------------------

    @on(SlotDone)
    def _slot_done(self, message: SlotDone) -> None:
        shown, chores = self.shown, self.context.notebook.chores
        if shown is None:
            return
        if shown.week.state == "proposed":
            self.page.tell(words.TICK_AFTER)
            return
        self._do(lambda: chores.tick(shown.week.id, message.number, message.done, self.context.today))

    @on(SlotMoved)
    def _slot_moved(self, message: SlotMoved) -> None:
        from workbook.planning import hand

        slot = message.slot
        if self.shown is not None:
            slots = hand.moved(self.shown.slots, slot.number, slot.day, slot.part, slot.people)
            self._change(slots, slot.number)

    @on(SlotsSwapped)
    def _slots_swapped(self, message: SlotsSwapped) -> None:
        from workbook.planning import hand

        if self.shown is not None:
            self._change(hand.swapped(self.shown.slots, message.number, message.other), message.other)

    @on(SlotTogether)
    def _slot_together(self, message: SlotTogether) -> None:
        from workbook.planning import hand

        if self.shown is not None:
            slots = hand.together(self.shown.week.household, self.shown.slots, message.number)
            self._change(slots, message.number)

    def _change(self, slots: Sequence[Slot], number: int) -> None:
        """Keep these slots in place of those shown, with the cursor on slot `number` wherever it stands then."""
        from workbook.planning import hand

        shown, notebook = self.shown, self.context.notebook
        if shown is None or tuple(slots) == shown.slots:
            self.reload()
            return
        week = shown.week
        moved = [n for n, slot in enumerate(slots) if slot != shown.slots[n]]
        if week.state == "proposed":
            plan = hand.by_hand(week.household, week.plan, slots)
            self._do(lambda: notebook.chores.change_plan(week.id, plan))
            number = plan.slots.index(slots[number])
        else:
            label = words.label_changed([slots[n].chore for n in moved])

            def move() -> None:
                with notebook.change(label):
                    for n in moved:
                        notebook.chores.move(week.id, n, slots[n].day, slots[n].part, slots[n].people)

            self._do(move)
        self.grid.go_to(number)

    @on(SlotPinned)
    def _slot_pinned(self, message: SlotPinned) -> None:
        from workbook.planning import hand

        shown, chores, household = self.shown, self.context.notebook.chores, self.household()
        if shown is None or household is None:
            return
        slot = shown.slots[message.number]
        if household.chore(slot.chore) is None:
            self.page.tell(words.NOT_IN_HOUSEHOLD)
            return
        pinned = hand.pinned(household, slot, message.pinned)
        self._do(lambda: chores.save_household(pinned, words.LABEL_PINNED if message.pinned else words.LABEL_LET_GO))

    def _do(self, change: Callable[[], object]) -> None:
        """Make a change, tell when it cannot be made, and show what came of it."""
        try:
            change()
        except WorkbookError as error:
            self.page.tell_error(error)
        self.reload()
