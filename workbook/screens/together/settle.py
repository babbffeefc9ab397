"""Who does what, and when: one thing that is settled in a review, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.widget import Widget

from workbook.domain.together.review import BECAME, Became, Decision, WeeklyReview
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.before_read import other_name
from workbook.screens.common.form_dialog import FormDialog
from workbook.store.together import holding
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf, Picker
from workbook.words.common import frame as app_words
from workbook.words.promises import dialogs as asking
from workbook.words.together import review as words

MOST_CONFLICTS = 8


class Settle(FormDialog[Decision]):
    """Writes down one thing, or changes one (`number`), and makes of it what both want at once: a date, an option on
    trial. A promise and a plan are made elsewhere: `Decision.link` is empty then, and whoever opened this goes on."""

    AUTO_FOCUS = "CellBox"

    def __init__(
        self,
        context: AppContext,
        review: WeeklyReview,
        names: dict[str, str],
        number: int | None = None,
        begun: Decision | None = None,
    ) -> None:
        """`begun`: what stands in it at first."""
        super().__init__(context, words.SETTLE_TITLE, form=holding.settle_form(review.id, number))
        self._review, self._number = review, number
        self._old = begun or (review.decided[number] if number is not None else Decision(""))
        self._names = [names[one] for one in review.people]
        self._conflicts = holding.triable(context.notebook)[:MOST_CONFLICTS]
        self._kinds: list[Became] = [
            one for one in BECAME if one != "trial" or self._conflicts or one == self._old.became
        ]
        self._people = names

    def reader(self) -> str | None:
        """Whoever holds it with them; what is said alone is read by nobody else."""
        return other_name(self.context, self.person_id) if len(self._review.people) > 1 else None

    def parts(self) -> Iterable[Widget]:
        old = self._old
        yield Labelled(words.WHAT, CellBox(old.what, id="what", lines=1))
        if len(self._names) > 1:
            whose = [*self._names, words.BOTH]
            yield Labelled(words.WHO, OneOf(whose, old.who, id="who"))
        yield Labelled(words.WHEN, LineField(old.when, id="when"), hint=words.WHEN_HINT)
        if not old.link:  # what was made of it is changed where it is
            became = self._choices()
            yield Labelled(words.BECOMES, OneOf(became, became[self._kinds.index(old.became)], id="became"))
            names = [" ".join(one.what.split()) for one in self._conflicts]
            yield Labelled(words.WHICH, OneOf(names, names[0] if len(names) == 1 else "", id="which"), id="of")
        if len(self._names) > 1:
            hint = words.AGREED_HINT
            chosen = words.YES if old.agreed else words.NOT
            yield Labelled(words.AGREED, OneOf([words.YES, words.NOT], chosen, id="agreed"), hint=hint)

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", asking.SAVE), ("close", app_words.CLOSE))

    def ready(self) -> None:
        self.add_class("-stay")  # its fields fill a window of 24 lines
        self._look()

    @on(Picker.Picked)
    def _look(self) -> None:
        """Of which conflict is asked only where an option is to be tried; a promise is that of who does it."""
        if self.query("#became") and self.query("#who"):
            self.query_one("#became", OneOf).name_anew(self._choices())
        if self.query("#of"):
            self.query_one("#of").display = self._becomes() == "trial"

    @on(CellBox.Entered)
    @on(Picker.Entered)
    def _go_on(self, message: CellBox.Entered | Picker.Entered) -> None:
        message.stop()
        self.focus_next()

    def _becomes(self) -> Became:
        """What is chosen; what it is already where that is not asked any more."""
        asked = self.query("#became")
        at = self.query_one("#became", OneOf).at if asked else None
        return self._kinds[at] if at is not None else self._old.became

    def _choices(self) -> list[str]:
        who = self.query_one("#who", OneOf).chosen if self.query("#who") else self._old.who
        whose = holding.promiser(self.context.notebook, self._people, who, self.person_id)
        return words.choices(self._kinds, self._people.get(whose, ""))

    def _said(self) -> Decision:
        alone = len(self._names) == 1
        became = self._becomes()
        agreed = alone or self.query_one("#agreed", OneOf).chosen == words.YES
        who = self._names[0] if alone else self.query_one("#who", OneOf).chosen
        return replace(self._old, what=self.text("what"), who=who, when=self.text("when"), became=became, agreed=agreed)

    def answer(self) -> Decision:
        at = self.query_one("#which", OneOf).at if self.query("#which") else None
        return holding.settle(
            self.context.notebook,
            self._review.id,
            self._said(),
            self.person_id,
            self.context.today,
            number=self._number,
            conflict=None if at is None else self._conflicts[at].id,
        )
