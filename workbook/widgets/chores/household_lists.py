"""Two lists of the household form: the people, and the chores to tick. Keys go out as messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from workbook.domain.chores.household import Chore, Household
from workbook.domain.chores.household_edits import share_percent
from workbook.widgets.chores.rows import chore_list
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import fit, one_line
from workbook.words.chores import household as words

NAME_WIDTH = 32


class PeopleList(RowList):
    """Everybody who shares the work, and how much of it. Posts what shall be done with whom."""

    BINDINGS = [
        Binding("a", "ask('add')", words.ADD, id="people.add", tooltip=words.ADD_TIP),
        Binding("enter", "ask('name')", words.RENAME, id="people.name", tooltip=words.RENAME_TIP),
        Binding("right,l", "share(1)", words.SHARE, key_display="← →", id="people.more", tooltip=words.SHARE_TIP),
        Binding("left,h", "share(-1)", words.SHARE, show=False, id="people.less", tooltip=words.SHARE_TIP),
        Binding("p", "ask('paid')", words.PAID, id="people.paid", show=False, tooltip=words.PAID_TIP),
        Binding("v", "ask('away')", words.AWAY, id="people.away", show=False, tooltip=words.AWAY_TIP),
        Binding("m", "ask('details')", words.DETAILS, id="people.details", tooltip=words.DETAILS_TIP),
        Binding("delete,backspace", "ask('remove')", words.REMOVE, id="people.remove", tooltip=words.REMOVE_TIP),
    ]

    @dataclass(repr=False)
    class Asked(Message):
        """`what` ("add", "name", "away", "paid", "details", "remove") shall be done; `name` is the person the cursor is
        on, or ""."""

        what: str
        name: str

    @dataclass(repr=False)
    class ShareTurned(Message):
        """This person shall take on more (`by` 1) or less (−1) of the work."""

        name: str
        by: int

    def show(self, household: Household) -> None:
        equal = len({person.share for person in household.people if person.only is None}) == 1
        rows = [
            Row(
                one_line(person.name),
                Content.styled(
                    words.of_person(share_percent(household, person.name), equal, person.away, person.only),
                    "$text-muted",
                ),
                value=person.name,
            )
            for person in household.people
        ]
        self.set_rows(rows or [Row(Content.styled(words.NOBODY, "$text-muted"))])

    @property
    def name_here(self) -> str:
        return str(self.current.value) if self.current else ""

    def action_ask(self, what: str) -> None:
        if what == "add" or self.name_here:
            self.post_message(self.Asked(what, self.name_here))

    def action_choose(self) -> None:
        pass  # a click only moves the cursor; enter asks for the name

    def action_share(self, by: int) -> None:
        if self.name_here:
            self.post_message(self.ShareTurned(self.name_here, by))


class ChoreTicks(RowList):
    """The starter list and the household's own chores. Posts `Ticked`, `MinutesTurned`, `Asked`."""

    BINDINGS = [
        Binding("space", "tick", words.TICK, id="chores.tick", tooltip=words.TICK_TIP),
        Binding("enter", "ask('adjust')", words.ADJUST, id="chores.adjust", tooltip=words.ADJUST_TIP),
        Binding("right,l,plus,equals_sign", "minutes(1)", "5 min", key_display="← →", id="chores.more",
                tooltip=f"{words.LESS_TIP}, {words.MORE_TIP}"),
        Binding("left,h,minus", "minutes(-1)", words.LESS, show=False, id="chores.less", tooltip=words.LESS_TIP),
        Binding("a", "ask('add')", words.ADD_CHORE, id="chores.add", tooltip=words.ADD_CHORE_TIP),
        Binding("delete,backspace", "ask('remove')", words.REMOVE, show=False, id="chores.remove",
                tooltip=words.REMOVE_CHORE_TIP),
    ]  # fmt: skip

    @dataclass(repr=False)
    class Ticked(Message):
        """This chore belongs to the household's week, or no longer."""

        name: str

    @dataclass(repr=False)
    class MinutesTurned(Message):
        """One doing of this chore takes 5 minutes more (`by` 1) or less (−1)."""

        name: str
        by: int

    @dataclass(repr=False)
    class Asked(Message):
        """`what` ("adjust", "add", "remove") shall be done; `name` is the chore the cursor is on, or ""."""

        what: str
        name: str

    def show(self, groups: Sequence[tuple[str, Sequence[Chore]]], household: Household) -> None:
        rows = chore_list(groups, household.chores, words.OWN_CHORES)
        self.set_rows(rows or [Row(Content.styled(words.NO_STARTERS, "$text-muted"))])

    def _compose_row(self, row: Row, width: int, *, pointed: bool) -> Content:
        """Columns: the box, the name, minutes and when, so that the eye need not travel to the far end."""
        if row.value is None:
            return super()._compose_row(row, width, pointed=pointed)
        lead = Content("▸ " if pointed else "  ") + row.mark
        name = min(NAME_WIDTH, max(14, width // 2 - 6))
        return fit(lead + fit(row.left, name) + Content(" ") + row.right, width)

    @property
    def name_here(self) -> str:
        return str(self.current.value) if self.current else ""

    def action_tick(self) -> None:
        if self.name_here:
            self.post_message(self.Ticked(self.name_here))

    def action_minutes(self, by: int) -> None:
        if self.name_here:
            self.post_message(self.MinutesTurned(self.name_here, by))

    def action_ask(self, what: str) -> None:
        if what == "add" or self.name_here:
            self.post_message(self.Asked(what, self.name_here))

    def action_choose(self) -> None:
        pass  # enter is bound to adjusting; a click is dealt with below

    def on_click(self, event: events.Click) -> None:
        """On the box: tick; elsewhere: go there, and on the second click adjust."""
        index = event.y + self.scroll_offset.y - self.gutter.top
        if not 0 <= index < len(self.rows) or self.rows[index].value is None:
            return
        event.stop()
        self.cursor = index
        if event.x - self.gutter.left < 6:
            self.action_tick()
        elif event.chain == 2:
            self.action_ask("adjust")
