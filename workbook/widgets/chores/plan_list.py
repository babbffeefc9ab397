"""Plans side by side by name: what each carries in them, and how much they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from workbook.domain.chores.week import WeekPlan
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line
from workbook.words.chores import screen as words

NAME_WIDTH = max(map(len, words.OTHER_NAMES.values()))


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan under the name by which it is offered; `differs` in so many slots from the first."""

    name: str
    plan: WeekPlan
    differs: int


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

    @property
    def plan(self) -> WeekPlan | None:
        """The one under the cursor."""
        return self.current.value.plan if self.current else None

    def show(self, plans: Sequence[NamedPlan]) -> None:
        """These plans, the cursor on the first."""
        self.set_rows([_row(one, first=not number) for number, one in enumerate(plans)])
        self.action_edge(-1)

    def clear(self) -> None:
        self.set_rows([])

    def action_leave(self) -> None:
        self.post_message(self.Left())

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


def _row(one: NamedPlan, *, first: bool) -> Row:
    loads = [f"{load.person} {words.percent(load.basis_points)}" for load in one.plan.loads]
    left = Content(words.OTHER_NAMES.get(one.name, one.name).ljust(NAME_WIDTH + 2)) + one_line(" · ".join(loads))
    about = "" if first else words.differs(one.differs)
    return Row(left, Content.styled(about, "$text-muted"), value=one)
