"""Options to be rated by one person: under each, how much they want it and how able they are, one key each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from workbook.domain.conflicts.option import LEVELS
from workbook.widgets.common import rating_scale
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import fit, one_line
from workbook.words.conflicts import screen as words

What = Literal["wish", "ability"]
WHATS: tuple[What, ...] = ("wish", "ability")
LABELS = {"wish": words.WISH_LABEL, "ability": words.ABILITY_LABEL}
ENDS = {"wish": words.WISH, "ability": words.ABILITY}
LABEL_WIDTH = max(map(len, LABELS.values())) + 2


@dataclass(frozen=True, slots=True)
class Question:
    """One row: how much an option is wanted, or how able the person is; `option` is its id."""

    option: str
    what: What


@dataclass(frozen=True, slots=True)
class Asked:
    """One option. `wish` and `ability` are what was said in this sitting; `answered`: something was said before that
    stays closed, also from the person themselves; `declined`: they would rather not say."""

    id: str
    text: str
    wish: int | None = None
    ability: int | None = None
    answered: bool = False
    declined: bool = False

    @property
    def open(self) -> list[What]:
        """What is still to be said."""
        if self.declined or self.answered:
            return []
        return [what for what in WHATS if getattr(self, what) is None]


class RatingPairs(RowList):
    """Posts `Said` and `Declined`; a number leads on to the next question that is open."""

    BINDINGS = [
        *(
            Binding(str(level), f"say({level})", words.LEVEL, key_display="1–5", show=level == 1,
                    id=f"pairs.{level}", tooltip=words.LEVEL_TIP)
            for level in LEVELS
        ),
        Binding("right,l", "shift(1)", "More", show=False, id="pairs.more"),
        Binding("left,h", "shift(-1)", "Less", show=False, id="pairs.less"),
        Binding("enter", "choose", words.DONE, id="pairs.done", tooltip=words.DONE_TIP),
        Binding("n", "decline", words.RATHER_NOT, id="pairs.decline", tooltip=words.RATHER_NOT_TIP),
    ]  # fmt: skip

    @dataclass(repr=False)
    class Said(Message):
        """A level was given for an option."""

        option: str
        what: What
        level: int

    @dataclass(repr=False)
    class Declined(Message):
        """The person would rather not say anything of this option."""

        option: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked: dict[str, Asked] = {}

    def show(self, asked: Sequence[Asked], *, afresh: bool = False) -> None:
        """These options. `afresh`: another person's turn, begin at the first that is open."""
        self._asked = {one.id: one for one in asked}
        rows: list[Row] = []
        for number, one in enumerate(asked):
            rows += [*([Row()] if number else []), Row(left=one_line(one.text, "bold"), wrap=True, indent=0)]
            rows += [Row(left=Content(LABELS[what]), value=Question(one.id, what)) for what in WHATS]
        self.set_rows(rows)
        if afresh:
            waiting = (Question(one.id, what) for one in asked for what in one.open)
            self.select(next(waiting, Question(asked[0].id, "wish") if asked else None))

    def _here(self) -> tuple[What, Asked] | None:
        question: Question | None = self.current.value if self.current else None
        asked = self._asked.get(question.option) if question else None
        return (question.what, asked) if question and asked else None

    def _compose_row(self, row: Row, width: int, *, pointed: bool) -> Content:
        if row.value is None:
            return super()._compose_row(row, width, pointed=pointed)
        question: Question = row.value
        lead = Content("▸ " if pointed else "  ") + fit(row.left, LABEL_WIDTH)
        return fit(lead + self._scale(question.what, self._asked[question.option]), width)

    def _scale(self, what: What, asked: Asked) -> Content:
        """`1 2 ● 4 5  most weeks`"""
        level: int | None = getattr(asked, what)
        word = ENDS[what][level - 1] if level else words.ANSWERED if asked.answered else words.OPEN_ANSWER
        if asked.declined:
            word = words.DECLINED
        style = "$foreground" if level else "$text-muted"
        return rating_scale.drawn(LEVELS, level) + Content("  ") + Content.styled(word, style)

    # -- saying -----------------------------------------------------------------------------------------------

    def action_say(self, level: int, *, lead_on: bool = True) -> None:
        here = self._here()
        if here is not None:
            self.post_message(self.Said(here[1].id, here[0], level))
            if lead_on:
                self.action_move(1)

    def action_shift(self, by: int) -> None:
        here = self._here()
        if here is not None:
            level: int | None = getattr(here[1], here[0])
            middle = LEVELS[len(LEVELS) // 2]
            wanted = middle if level is None else level + by
            self.action_say(min(max(wanted, LEVELS[0]), LEVELS[-1]), lead_on=False)

    def action_decline(self) -> None:
        here = self._here()
        if here is not None:
            self.post_message(self.Declined(here[1].id))
            self.action_move(1 if here[0] == "ability" else 2)

    def action_move(self, step: int) -> None:
        for _ in range(abs(step)):
            super().action_move(1 if step > 0 else -1)

    def on_click(self, event: events.Click) -> None:
        """On a number: that level; elsewhere on a row: go there."""
        event.prevent_default()  # a list would take a click for enter, and enter is done
        index = self._row_at(event.y)
        if not (0 <= index < len(self.rows)) or self.rows[index].value is None:
            return
        event.stop()
        self.cursor = index
        x = event.x - self.gutter.left - 2 - LABEL_WIDTH
        if (level := rating_scale.value_at(LEVELS, x)) is not None:
            self.action_say(level, lead_on=False)
