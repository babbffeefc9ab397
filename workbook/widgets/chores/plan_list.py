"""Plans side by side by name: what each carries in them, and how much they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    """Posts `RowList.Moved` when another plan is looked at, `RowList.Chosen` on enter, `Left` on esc."""

    BINDINGS = [
        Binding("enter", "choose", words.TAKE_ONE, id="others.take", tooltip=words.OTHERS_HINT),
        Binding("escape", "leave", words.LEAVE_AS_IS, id="others.leave", tooltip=words.OTHERS_HINT),
    ]

    class Left(Message):
        """All shall stay as it is."""

    def show(self, plans: Sequence[NamedPlan]) -> None:
        self.set_rows([_row(number, plan) for number, plan in enumerate(plans)])
        self.select("0")

    def action_leave(self) -> None:
        self.post_message(self.Left())


def _row(number: int, one: NamedPlan) -> Row:
    loads = [f"{load.person} {words.percent(load.basis_points)}" for load in one.plan.loads]
    left = Content(words.OTHER_NAMES.get(one.name, one.name).ljust(NAME_WIDTH + 2)) + one_line(" · ".join(loads))
    about = words.differs(one.differs) if number else ""
    return Row(left, Content.styled(about, "$text-muted"), key=str(number))
