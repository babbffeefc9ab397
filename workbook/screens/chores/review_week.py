"""The day of the review: what became of the week, does it feel fair, and what comes of the trial."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores.week import Week, WeekState
from workbook.screens.chores.week_changes import as_seen
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf, ScaleLine
from workbook.widgets.common.safe import plain
from workbook.words.chores import dialogs as words
from workbook.words.chores import screen as plan_words
from workbook.words.common import frame as app_words

CAME: tuple[WeekState, ...] = ("worked", "adjust", "did not work")


class ReviewWeek(FormDialog[WeekState]):
    """Dismisses with what came of the trial, None when that is left open. How fair it feels is asked apart: of the
    person in front alone, and what the other one said is not shown."""

    AUTO_FOCUS = "ScaleLine"

    def __init__(self, context: AppContext, week: Week, you: str) -> None:
        super().__init__(context, f"{words.BACK_TITLE}: {plan_words.week_of(week.monday, week.plan.weeks)}")
        self.week, self._you = week, you

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(self._became()), id="became", classes="hint")
        feels = self.week.feels_fair.get(self._you)
        yield Labelled(words.fair_question(self._you), ScaleLine(words.NOT_FAIR, words.FAIR, feels, id="feels"))
        chosen = words.CAME.get(self.week.state, "")
        yield Labelled(words.CAME_QUESTION, OneOf(list(words.CAME.values()), chosen, id="came"), hint=words.CAME_HINT)

    def _became(self) -> str:
        outcomes = [self.week.record(number).outcome for number in range(len(self.week.plan.slots))]
        said = words.became(outcomes.count("done"), outcomes.count("not done"), len(outcomes))
        each = words.of_each(self.week.became()) if len(self.week.household.people) > 1 else ""
        return f"{said} {each}".strip()

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.BACK_SAVE), ("took", words.TOOK), ("close", app_words.CLOSE))

    def pressed(self, button: str) -> None:
        if button != "took":
            super().pressed(button)
            return
        from workbook.screens.chores.unticked import Unticked

        week = as_seen(self.context.notebook.chores, self.week)
        self.app.push_screen(Unticked(self.context, week, every=True), self._took)

    def _took(self, _: bool | None) -> None:
        self.week = self.context.notebook.chores.week(self.week.id)
        self.query_one("#became", Static).update(plain(self._became()))

    def answer(self) -> WeekState | None:
        chores, feels = self.context.notebook.chores, self.query_one("#feels", ScaleLine).level
        came = self.query_one("#came", OneOf).at
        state = CAME[came] if came is not None else None
        as_seen(chores, self.week)
        with self.context.notebook.change(words.LABEL_BACK):
            if feels is not None and feels != self.week.feels_fair.get(self._you):
                chores.feels(self.week.id, self._you, feels)
            if state is not None and state != self.week.state:
                chores.conclude(self.week.id, state)
        return state
