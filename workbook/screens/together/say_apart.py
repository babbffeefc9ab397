"""One person says something of their own in a review, and whoever holds it with them looks away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.together.review import Part, Said, WeeklyReview
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.before_read import other_name
from workbook.screens.common.form_dialog import FormDialog
from workbook.store.together.holding import form_of
from workbook.store.together.look import is_let_down
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.pickers import Picker, ScaleLine
from workbook.widgets.common.safe import plain
from workbook.words.chores import dialogs as fair_words
from workbook.words.common import frame as app_words
from workbook.words.together import review as words


class SayApart(FormDialog[bool]):
    """True once it is handed in. What is begun is the draft of whoever writes.

    `guest`: somebody else sits in front. They must not come to see what this person began in another sitting: it stays
    out of sight, and what is written now goes behind it. `again`: this person has written here in this one."""

    AUTO_FOCUS = "CellBox, ScaleLine"

    def __init__(
        self,
        context: AppContext,
        review: WeeklyReview,
        part: Part,
        person: str,
        names: dict[str, str],
        *,
        guest: bool = False,
        again: bool = False,
    ) -> None:
        others = [names[one] for one in review.people if one != person]
        title = (words.fair_turn if part == "fair" else words.turn)(names[person], others)
        form = form_of(review.id, part)
        super().__init__(context, title, form="" if part == "fair" else f"{form} more" if guest else form)
        self.person_id = person
        self._review = review
        self._of: Part = part
        alone = len(review.people) == 1
        self._question = words.question(part, alone=alone, let_down=is_let_down(context.notebook, person))
        self._before = self._put_behind(form, self.draft, again=again) if guest and self.draft else ""

    def _put_behind(self, form: str, now: str, *, again: bool) -> str:
        """What was begun in another sitting, which is not shown."""
        drafts = self.context.notebook.drafts
        before = drafts.read(self.person_id, form).get("words", "")
        if not again and (left := drafts.read(self.person_id, now).get("words", "")):
            before = "\n".join(part for part in (before, left) if part)
            drafts.keep(self.person_id, form, {"words": before})
            drafts.drop(self.person_id, now)
        return before

    def reader(self) -> str | None:
        """Whoever holds it with them; what is said alone is read by nobody else."""
        return other_name(self.context, self.person_id) if len(self._review.people) > 1 else None

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(self._question), classes="hint")
        if self._of == "fair":
            yield ScaleLine(fair_words.NOT_FAIR, fair_words.FAIR, id="level")
        else:
            yield CellBox(id="words")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.GIVE_IN), ("close", app_words.CLOSE))

    @on(CellBox.Entered)
    @on(Picker.Entered)
    def _entered(self, message: CellBox.Entered | Picker.Entered) -> None:
        message.stop()
        self.action_save()

    def to_be_read(self) -> str:
        """Also what was begun in another sitting, which goes with it."""
        return "\n".join(part for part in (self._before, *self._texts().values()) if part)

    def answer(self) -> bool:
        text = self.to_be_read()
        level = self.query_one(ScaleLine).level if self._of == "fair" else None
        notebook = self.context.notebook
        with notebook.change(words.LABEL_SAID, undoable=False):
            notebook.reviews.say(self._review.id, Said(self._review.id, self.person_id, self._of, text, level))
            if self._before:
                notebook.drafts.drop(self.person_id, form_of(self._review.id, self._of))
        return True
