"""What one person says of every chore: one key each for how much they like it, one for whether they can."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from workbook.domain.chores.household import RATINGS, Ability
from workbook.widgets.common import rating_scale
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import fit, one_line
from workbook.words.chores import household as words

WORD_WIDTH = max(map(len, (*words.RATINGS.values(), words.UNRATED)))
ABLE_WIDTH = max(map(len, words.ABILITIES.values()))
SCALE_WIDTH = rating_scale.width(RATINGS)
RIGHT_WIDTH = SCALE_WIDTH + 2 + WORD_WIDTH + 2 + ABLE_WIDTH + 1


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said of one chore; `rating` None: nothing yet."""

    chore: str
    rating: int | None = None
    ability: Ability = "can"
    about: str = ""


class RatingList(RowList):
    """One row a chore. Posts `Rated` and `AbilitySaid`; a rating leads on to the next chore."""

    BINDINGS = [
        *(
            # One line for all five in the key line, the help and the palette.
            Binding(str(number), f"rate({value})", words.RATE if number == 1 else "", key_display="1–5",
                    show=number == 1, id=f"rating.{number}", tooltip=words.RATE_TIP)
            for number, value in enumerate(RATINGS, 1)
        ),
        Binding("c", "able('can')", words.CAN, id="rating.can", tooltip=words.CAN_TIP),
        Binding("g", "able('learning')", words.LEARNING, id="rating.learning", tooltip=words.LEARNING_TIP),
        Binding("x", "able('cannot')", words.CANNOT, id="rating.cannot", tooltip=words.CANNOT_TIP),
        Binding("right,l", "shift(1)", "More", show=False, id="rating.more"),
        Binding("left,h", "shift(-1)", "Less", show=False, id="rating.less"),
    ]  # fmt: skip

    @dataclass(repr=False)
    class Rated(Message):
        """The person rated a chore, −2 to +2."""

        chore: str
        rating: int

    @dataclass(repr=False)
    class AbilitySaid(Message):
        """The person said that they can do a chore, are learning it, or cannot."""

        chore: str
        ability: Ability

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: dict[str, Said] = {}

    def show(self, said: Sequence[Said], *, afresh: bool = False) -> None:
        """These chores with what was said of them. `afresh`: another person's turn, begin at the first unrated."""
        self._said = {one.chore: one for one in said}
        self.set_rows([self._row(one) for one in said])
        if afresh:
            first = next((one.chore for one in said if one.rating is None and one.ability != "cannot"), None)
            self.select(first or (said[0].chore if said else ""))

    def _row(self, said: Said) -> Row:
        word = words.UNRATED if said.rating is None else words.RATINGS[said.rating]
        able = words.ABILITIES[said.ability]
        quiet = "$text-muted" if said.rating is None else "$foreground"
        right = Content.assemble(
            rating_scale.drawn(RATINGS, said.rating),
            "  ",
            Content.styled(word.ljust(WORD_WIDTH), quiet),
            "  ",
            Content.styled(able.ljust(ABLE_WIDTH), "$text-muted" if said.ability == "can" else "$warning"),
            " ",
        )
        left = one_line(said.chore)
        if said.about:
            left = left + Content.styled(f"  {said.about}", "$text-muted")
        return Row(left, right, value=said.chore, tooltip=words.RATE_TIP)

    def _compose_row(self, row: Row, width: int, *, pointed: bool) -> Content:
        # The scale stands whole even where that is more than half the width: it is what the list is for.
        lead = Content("▸ " if pointed else "  ")
        right = row.right
        if width < RIGHT_WIDTH + 16:
            right = right[: SCALE_WIDTH + 2 + WORD_WIDTH] + Content(" ") + right[-ABLE_WIDTH - 1 :][:4]
        return lead + fit(row.left, width - 3 - right.cell_length) + Content(" ") + right

    @property
    def _here(self) -> Said | None:
        return self._said.get(self.current.value or "") if self.current else None

    def action_rate(self, rating: int, *, lead_on: bool = True) -> None:
        here = self._here
        if here is None:
            return
        self.post_message(self.Rated(here.chore, rating))
        if lead_on:
            self.action_move(1)

    def action_shift(self, by: int) -> None:
        here = self._here
        if here is not None:
            self.action_rate(min(max((here.rating or 0) + by, -2), 2), lead_on=False)

    def action_able(self, ability: str) -> None:
        here = self._here
        if here is not None:
            self.post_message(self.AbilitySaid(here.chore, cast(Ability, ability)))

    def on_click(self, event: events.Click) -> None:
        """On a number of the scale: that rating; on the word at the end: the next ability; else: go there."""
        index = event.y + self.scroll_offset.y - self.gutter.top
        if not 0 <= index < len(self.rows):
            return
        event.stop()
        self.cursor = index
        here = self._here
        x = event.x - self.gutter.left - (self.scrollable_content_region.width - RIGHT_WIDTH)
        if here is None:
            return
        if (rating := rating_scale.value_at(RATINGS, x)) is not None:
            self.action_rate(rating, lead_on=False)
        elif x >= RIGHT_WIDTH - ABLE_WIDTH - 1:
            order: list[Ability] = ["can", "learning", "cannot"]
            self.action_able(order[(order.index(here.ability) + 1) % 3])
