"""What stands beside the promises of a day, as rows: chores, reviews, what the other one shows, the next small step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.afterwards import asked, standing_after, worked_through
from workbook.domain.steps.appointments import ahead, missed
from workbook.domain.steps.safety import page_is_away
from workbook.screens.common.app_context import AppContext
from workbook.widgets.common.row_list import Row, note
from workbook.widgets.today import book, chores, rows
from workbook.widgets.today.values import LookBackRow, SlotRow, WayRow
from workbook.words.today import screen as words

if TYPE_CHECKING:
    from workbook.domain.chores.week import ChoreToday
    from workbook.domain.steps.appointments import Appointment
    from workbook.domain.steps.next_step import Key, NextStep, States
    from workbook.domain.steps.shown import ShownLine
    from workbook.domain.today.day import Day, Review


class Beside:
    """Makes the rows for one page. `tell_error` says what could not be read."""

    def __init__(self, context: AppContext, tell_error: Callable[[WorkbookError], None]) -> None:
        self._context = context
        self._tell_error = tell_error
        self._trouble = ""
        self.book_closed = False
        """The book cannot be read, as far as was seen last."""
        self.chores_unfolded = False
        """Do the chores of earlier days stand one by one?"""
        self.untold: Appointment | None = None
        """A sitting that did not happen, which the rows say for the first time."""

    def rows_of(self, day: Day) -> list[Row]:
        """Everything beside the promises of this day."""
        (name, lines), before = self.shown(), self._asked(day.chores_before)
        shown, unread = book.shown_rows(name, lines), any(line.seen is None for line in lines)
        return [
            *(self._chore_rows(day) if self._is_rebuilding or day.has_plan else []),
            *book.review_rows([_review(one) for one in self._reviews(day)], self._context.today),
            *(shown if unread else []),  # before the next step as long as one is unread
            *self._step_rows(day),
            *(shown if not unread else []),
            *chores.left_over_rows([_slot(one) for one in before], self._context.today, unfolded=self.chores_unfolded),
        ]

    @property
    def _is_rebuilding(self) -> bool:
        return self._context.role == "rebuilding"

    def _chore_rows(self, day: Day) -> list[Row]:
        """Nobody of whom nothing is asked has minutes held up to them."""
        loads, asked = self._context.role != "partner", self._asked(day.chores)
        return [*chores.chore_rows([_slot(one) for one in asked], has_plan=day.has_plan, loads=loads), Row()]

    def _asked(self, slots: Iterable[ChoreToday]) -> list[ChoreToday]:
        """Without what is done together with the other one, while there is somebody to be afraid of; what each does
        alone stays."""
        context = self._context
        if not context.together_hidden:
            return list(slots)
        from workbook.domain.chores.asked import is_of_both

        two = [one.name for one in (context.person, context.notebook.people.other(context.person_id)) if one]
        return [one for one in slots if not is_of_both(one.slot.people, two)]

    def _reviews(self, day: Day) -> list[Review]:
        """What is to be looked back on. Nobody who is not rebuilding is asked for anything but their own promises, and
        a trial and the weekly review wait while conflicts are put away, and so does a promise that is."""
        away = page_is_away("conflicts", self._context.together_hidden)
        return [
            one
            for one in day.reviews
            if (one.kind == "promise" and not (away and self._is_away(one.id)))
            or (one.kind != "promise" and self._is_rebuilding and not (away and one.kind in ("trial", "weekly")))
        ]

    def _is_away(self, promise: str) -> bool:
        return self._context.is_put_away(*self._context.notebook.promises.get(promise).origin.split("/", 1))

    def shown(self) -> tuple[str, list[ShownLine]]:
        """The name of the other one, and what they show to who sits here: one of the two."""
        return self._context.notebook.shown_to(self._context.person_id)

    def following(self, states: States) -> NextStep | None:
        """What is next in the book. A fault in the content must not keep anyone from their promises."""
        from workbook.content.outline import next_in, next_step

        self.book_closed, context = False, self._context
        away = context.together_hidden
        try:
            if context.packs:
                return next_in(context.book, states, context.role, unsaid=context.is_unsaid, unsafe=away)
            return next_step(context.content, states, context.role, unsaid=context.is_unsaid, unsafe=away)
        except WorkbookError as error:
            self.book_closed = True
            if str(error) != self._trouble:  # said once, not at every look
                self._trouble = str(error)
                self._tell_error(error)
            return None

    def _step_rows(self, day: Day) -> list[Row]:
        if self.book_closed:
            return [rows.heading(words.NEXT), note(words.BOOK_CLOSED)]
        context, step = self._context, day.next_step
        self.untold = None
        sittings = context.notebook.appointments.sittings(context.person_id)
        when = words.when([(one.on, one.at) for one in ahead(sittings, context.today)], context.today)
        if not self._is_rebuilding:
            return self._own_rows(when)
        begun = step is not None and any(place[0] == step.step for place in day.states)
        worked = step is not None or worked_through(context.book.programme.step_ids, day.states)
        found = book.step_rows(step, begun, when, worked=worked)
        if step is not None and (sitting := missed(sittings, self._written(day), context.today)) is not None:
            found.append(note(words.missed_sitting(sitting.on, context.today, step.exercise_title, step.minutes)))
            self.untold = sitting if sitting.told is None else None
        found += self._after_rows(day)
        if step is None and worked:
            found += rows.page_rows(context.book.programme.closing)
        elif not day.states:
            found += rows.page_rows(context.book.programme.welcome)
        return [*found, *book.again_rows(context.again)]

    def _written(self, day: Day) -> list[date]:
        """The days on which something was written in the book last."""
        return [self._day_of(at) for _, at in day.states.values()]

    def _day_of(self, at: float) -> date:
        return self._context.day_of(datetime.fromtimestamp(at))

    def _after_rows(self, day: Day) -> list[Row]:
        """Some months after the last step, whatever was left out before it: one exercise to read again, a question, and
        the promises to be renewed or ended."""
        context = self._context
        found = standing_after(context.book.programme, context.book.step, day.states, self._day_of, context.today)
        if found is None:
            return []

        def away(key: Key) -> bool:
            return context.is_put_away(*key) or context.is_unsaid(key)

        said = asked(found, day.states, away, promises=day.any_open)
        return book.after_rows(said) if said else []

    def _own_rows(self, sitting: str) -> list[Row]:
        """For somebody who is not rebuilding: the way to what is theirs, and nothing to be done."""
        own = next((part for part in self._context.book.programme.parts if part.whose == self._context.role), None)
        first = own.steps[0] if own and own.steps else ""
        return book.own_rows(own.title if own else "", first, sitting)


def _slot(one: ChoreToday) -> chores.TodaysSlot:
    place = SlotRow(one.week, one.number, one.on is not None, one.movable)
    done, let_go = one.outcome == "done", one.outcome == "not done"
    return chores.TodaysSlot(place, one.slot.chore, one.minutes, one.slot.people, done, one.on, let_go and bool(one.on))


def _review(one: Review) -> tuple[LookBackRow | WayRow, str, date]:
    match one.kind:
        case "promise":
            return LookBackRow(one.id), one.what, one.on
        case "week":
            return WayRow("plans", "chores"), words.chore_week(one.monday), one.on
        case "trial":
            return WayRow("plans", one.id), one.what, one.on
        case "weekly":
            return WayRow("journey", "review"), words.WEEKLY, one.on
