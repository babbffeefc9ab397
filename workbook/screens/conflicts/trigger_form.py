"""It came up again: when, where, about what. One key and a word or two; the rest is filled in already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.conflict import Conflict
from workbook.domain.conflicts.trigger import PARTS, Trigger, part_of_day
from workbook.screens.common.app_context import AppContext
from workbook.screens.conflicts.plan_form import PlanForm
from workbook.widgets.common.date_field import DateField, LineField
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf, Picker
from workbook.widgets.common.safe import one_line
from workbook.words.conflicts import conflict as said
from workbook.words.conflicts import screen as words
from workbook.words.promises import dialogs as asking

MOST_PLACES = 30


class TriggerForm(PlanForm[str]):
    """Logs a trigger, or changes the one that is given. Returns its id, None when it was left."""

    AUTO_FOCUS = "#about"

    def __init__(self, context: AppContext, conflict: Conflict, trigger: Trigger | None = None) -> None:
        title = words.LOG_CHANGE if trigger else words.LOG_TITLE
        super().__init__(context, title, form=f"trigger {trigger.id}" if trigger else f"trigger of {conflict.id}")
        self._conflict = conflict
        self._trigger = trigger

    def parts(self) -> Iterable[Widget]:
        trigger, today = self._trigger, self.context.today
        yield Static(one_line(said.shortened(self._conflict.what)), classes="script")
        about = LineField(trigger.about if trigger else "", id="about")
        yield Labelled(words.ABOUT, about, hint=words.ABOUT_HINT)
        place = LineField(trigger.place if trigger else "", id="place")
        if places := self._places():
            place.suggester = SuggestFromList(places, case_sensitive=False)
        yield Labelled(words.PLACE, place, hint=", ".join(places[:3]) or words.PLACE_HINT)
        yield Labelled(words.PART, OneOf(PARTS, trigger.part if trigger else self._now(), id="part"))
        day = DateField(today, trigger.on if trigger else today, toward="back")
        yield Labelled(words.DAY, self.day_field("day", day))

    def _places(self) -> list[str]:
        """Where it came up before, the latest first."""
        triggers = self.context.notebook.conflicts.triggers(self._conflict.id)
        short = (one.place for one in triggers if 0 < len(one.place) <= MOST_PLACES)
        return list(dict.fromkeys(short))[:MOST_PLACES]

    def _now(self) -> str:
        now = self.context.notebook.clock()
        return part_of_day(now.hour) if self.context.day_of(now) == self.context.today else ""

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", asking.SAVE if self._trigger else words.SAVE_LOG), ("close", asking.CLOSE))

    @on(Picker.Entered)
    def _picked(self, message: Picker.Entered) -> None:
        message.stop()
        self.focus_next()

    @on(LineField.Submitted, "#place")
    def _said_where(self, message: LineField.Submitted) -> None:
        """The rest is filled in already: enter, twice, is all it takes."""
        message.stop()
        message.prevent_default()
        self.action_save()

    def answer(self) -> str:
        day = self.query_one(DateField).day
        if day is None:
            raise UsageError(said.DAY_AHEAD)
        at = self.query_one(OneOf).at
        part = PARTS[at] if at is not None else ""
        texts = {"about": self.text("about"), "place": self.text("place")}
        conflicts, today = self.context.notebook.conflicts, self.context.today
        if self._trigger is not None:
            return conflicts.change_trigger(self._trigger.id, day, today, part=part, **texts).id
        return conflicts.log(self._conflict.id, day, today, part=part, person=self.person_id, **texts).id
