"""How one slot went: who did it, how long it took, lighter or heavier than thought. All of it may stay open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from textual.widget import Widget

from workbook.domain.chores.week import Felt, Week
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.screens.chores.week_changes import as_seen
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.screens.common.guard import OF_THE_FILE
from workbook.widgets.common.fields import TextField
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf
from workbook.words.chores import dialogs as words
from workbook.words.chores import screen as plan_words
from workbook.words.common import frame as app_words


class SlotRecordSheet(FormDialog[bool]):
    """Saving marks the slot done. What is learned from it shows in the next plan."""

    AUTO_FOCUS = "#minutes"

    def __init__(self, context: AppContext, week: Week, number: int) -> None:
        slot = week.where(number)
        super().__init__(
            context,
            f"{slot.chore} · {plan_words.at(week.monday, slot.day, slot.part)}",
            form=f"slot {week.id} {number}",
        )
        self.week, self.number = week, number
        self._names = [person.name for person in week.household.people]

    def parts(self) -> Iterable[Widget]:
        record, slot = self.week.record(self.number), self.week.where(self.number)
        if len(self._names) > 1:
            chosen = slot.people[0] if len(slot.people) == 1 else plan_words.people_of(slot.people)
            choices = [*self._names, *([plan_words.people_of(slot.people)] if len(slot.people) > 1 else [])]
            yield Labelled(words.WHO_DID, OneOf(choices, chosen, id="who"))
        minutes = "" if record.minutes is None else str(record.minutes)
        yield Labelled(words.REAL_MINUTES, TextField(minutes, id="minutes", max_length=4), hint=words.REAL_HINT)
        felt = words.FELT[record.felt] if record.felt else ""
        yield Labelled(words.HOW_FELT, OneOf(list(words.FELT.values()), felt, id="felt"))

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.WENT_SAVE), ("missed", words.NOT_DONE), ("close", app_words.CLOSE))

    def answer(self) -> bool:
        text = self.text("minutes")
        if text and not text.isdecimal():
            raise UsageError(words.MINUTES_NUMBER)
        felt = self.query_one("#felt", OneOf).chosen
        as_seen(self.context.notebook.chores, self.week)
        self.context.notebook.chores.done(
            self.week.id,
            self.number,
            self.context.today,
            by=self._by(),
            minutes=int(text) if text else None,
            felt=next((cast(Felt, key) for key, said in words.FELT.items() if said == felt), None),
        )
        return True

    def _by(self) -> tuple[str, ...]:
        slot = self.week.where(self.number)
        if len(self._names) < 2:
            return slot.people
        at = self.query_one("#who", OneOf).at
        return (self._names[at],) if at is not None and at < len(self._names) else slot.people

    def pressed(self, button: str) -> None:
        if button == "missed":
            self._mark_missed()
        else:
            super().pressed(button)

    def _mark_missed(self) -> None:
        chores = self.context.notebook.chores
        try:
            as_seen(chores, self.week)
            chores.not_done(self.week.id, self.number, self.context.today)
        except OF_THE_FILE:
            raise
        except WorkbookError as error:
            self.problem(str(error))
        else:
            self.dismiss(True)
