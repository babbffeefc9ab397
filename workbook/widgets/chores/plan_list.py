"""Plans side by side by name: what each carries in them, and how much they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from workbook.domain.chores.burden import WHOLE
from workbook.domain.chores.week import WeekPlan
from workbook.widgets.chores.week_drawing import bar_of
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line
from workbook.words.chores import screen as words

BAR = 8
LEAST_ABOUT = 13
"""Cells that stay beside the bars, to say how many slots differ where there are more."""


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan under the name by which it is offered; `differs` in so many slots from the first. `parts`: what part of
    the work each carries in it, in basis points."""

    name: str
    plan: WeekPlan
    differs: int
    parts: tuple[tuple[str, int], ...]


class PlanList(RowList):
    """The plans to choose from; empty while there is nothing to choose. Posts `LookedAt`, `Taken`, `Left`."""

    BINDINGS = [
        Binding("enter", "choose", words.TAKE_ONE, id="others.take", tooltip=words.OTHERS_HINT),
        Binding("escape", "leave", words.LEAVE_AS_IS, id="others.leave", tooltip=words.OTHERS_HINT),
    ]

    @dataclass(repr=False)
    class LookedAt(Message):
        """The cursor rests on another plan."""

        plan: WeekPlan

    @dataclass(repr=False)
    class Taken(Message):
        """This plan shall take the place of the week's."""

        plan: WeekPlan

    @dataclass(repr=False)
    class Left(Message):
        """All shall stay as it is."""

    _longest = 0
    """Cells of the longest name."""

    @property
    def plan(self) -> WeekPlan | None:
        """The one under the cursor."""
        return self.current.value.plan if self.current else None

    def show(self, plans: Sequence[NamedPlan]) -> None:
        """These plans, the cursor on the first."""
        self._longest = width = max((len(words.OTHER_NAMES[one.name]) for one in plans), default=0)
        self.set_rows([_row(one, width) for one in plans])
        self.action_edge(-1)

    def clear(self) -> None:
        self.set_rows([])

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def _compose_row(self, row: Row, width: int, *, pointed: bool) -> Content:
        """How much it differs is said as far as there is room beside the loads."""
        name = Content(words.OTHER_NAMES[row.value.name].ljust(self._longest + 2))
        if (drawn := name + _with_bars(row.value)).cell_length + LEAST_ABOUT <= width:
            row = row._replace(left=drawn)
        room, differs = width - row.left.cell_length - 4, row.value.differs
        about = next((said for said in words.differs(differs) if len(said) <= room), "") if differs else ""
        return super()._compose_row(row._replace(right=Content.styled(about, "$text-muted")), width, pointed=pointed)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        if self.plan is not None:
            self.post_message(self.LookedAt(self.plan))

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if self.plan is not None:
            self.post_message(self.Taken(self.plan))


def _row(one: NamedPlan, width: int) -> Row:
    loads = [f"{name} {words.percent(part)}" for name, part in one.parts]
    return Row(Content(words.OTHER_NAMES[one.name].ljust(width + 2)) + one_line(" · ".join(loads)), value=one)


def _with_bars(one: NamedPlan) -> Content:
    """The loads of each beside one another, each against the line of a fair one."""
    fair = WHOLE / max(len(one.plan.loads), 1)
    bars = {load.person: bar_of(load.basis_points / fair, BAR) for load in one.plan.loads}
    drawn = [
        one_line(name)
        + Content(" ")
        + Content.styled(bars.get(name, ""), "$text-muted")
        + Content(f" {words.percent(part):>5}")
        for name, part in one.parts
    ]
    return Content("   ").join(drawn)
