"""From an option to what is kept: adding options, rating them apart, trying one, looking at it together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual.message import Message

from workbook.domain.common.errors import WorkbookError
from workbook.domain.conflicts.option import Option
from workbook.domain.conflicts.trial import Trial
from workbook.screens.conflicts.pane import ORIGIN, ConflictPane
from workbook.screens.conflicts.trials import ReviewAnswer
from workbook.widgets.conflicts import rows
from workbook.words.conflicts import screen as words

if TYPE_CHECKING:
    from workbook.domain.conflicts.solution import Solution


class Trying(ConflictPane):
    """The half of the acts that has to do with options and trials; their keys are bound in `ConflictsView`."""

    class ChoresAsked(Message):
        """The chore week shall be shown."""

    def _do(self, act: Callable[[], object]) -> None:
        """Carry out one change and show what is; an error says what was kept."""
        try:
            act()
        except WorkbookError as error:
            self.page.tell_error(error)
        self.reload()

    @cached_property
    def kinds(self) -> tuple[Solution, ...]:
        """The ready-made kinds of solution, read once; none where the content has a fault, which is told."""
        from workbook.screens.conflicts.option_kinds import solutions

        try:
            return solutions(self.context)
        except WorkbookError as error:
            self.page.tell_error(error)
            return ()

    @property
    def has_numbers(self) -> bool:
        """Whether the option under the cursor has its ratings."""
        option, picture = self.option, self.picture
        return any(one.option is option and one.ratings for one in (picture.options if picture else ()))

    @property
    def opens_chores(self) -> bool:
        """Whether the chore week does most of the work for the option under the cursor."""
        from workbook.domain.conflicts.solution import find

        found = find(self.kinds, self.option.kind) if self.option and self.option.kind else None
        return found is not None and found[0].opens == "chores"

    # -- options ----------------------------------------------------------------------------------------------

    def action_option(self) -> None:
        from workbook.screens.conflicts.option_form import OptionForm
        from workbook.screens.conflicts.option_kinds import Begun, OptionKinds

        conflict = self.conflict
        if conflict is None:
            return

        def added(id: str | None) -> None:
            self.reload()
            if id is not None:
                self.open_record()
                self.record.select(rows.OPTION + id)

        def begun(found: Begun | None) -> None:
            if found is not None:
                self.app.push_screen(OptionForm(self.context, conflict.id, found), added)

        self.app.push_screen(OptionKinds(self.context, self.kinds), begun)

    def action_rate(self) -> None:
        from workbook.screens.conflicts.rate_apart import RatingApart

        picture, conflicts = self.picture, self.context.notebook.conflicts
        if picture is None:
            return
        id = picture.conflict.id
        raters = conflicts.raters()
        if len(raters) > 1 and self.context.together_hidden:
            self.page.tell(words.PUT_AWAY)
            return
        if len(raters) > 1 and not any(conflicts.unrated(id, person) for person in raters):
            self.page.tell(words.ALL_RATED)
            return
        self.app.push_screen(RatingApart(self.context, id), lambda _: self.reload())

    def action_anew(self) -> None:
        option = self.option
        if option is not None:
            self._do(lambda: self.context.notebook.conflicts.rate_anew(option.id))
            self.page.tell(words.PUT_AWAY)

    def action_chores(self) -> None:
        self.post_message(self.ChoresAsked())

    def action_promise(self) -> None:
        from workbook.screens.conflicts.option_kinds import names_of, promise_texts
        from workbook.screens.promises.forge import Forge

        option, picture = self.option, self.picture
        if option is None or picture is None:
            return
        texts = promise_texts(self.kinds, names_of(self.context), option)
        running = picture.running
        if running is not None and running.option == option.id:
            texts["review"] = running.review.isoformat()
        self.app.push_screen(Forge(self.context, prefill=texts, origin=ORIGIN + option.id), lambda _: self.reload())

    # -- trials -----------------------------------------------------------------------------------------------

    def action_try(self) -> None:
        if self.option is not None:
            self._try(self.option)

    def _try(self, option: Option, title: str = "") -> None:
        from workbook.screens.conflicts.trials import TryOut

        def tried(id: str | None) -> None:
            self.reload()
            if id is not None:
                self.select(option.conflict)
                self.open_record()
                self.record.select(rows.TRIAL + id)
                self.page.tell(words.TRIED_NOW)

        self.app.push_screen(TryOut(self.context, option, title=title), tried)

    def action_look(self) -> None:
        from workbook.screens.conflicts.trials import Review

        picture = self.picture
        trial = picture.running if picture else None
        if picture is not None and trial is not None:
            self.app.push_screen(Review(self.context, picture, trial), lambda found: self._judged(found, trial))

    def _judged(self, found: ReviewAnswer | None, trial: Trial) -> None:
        from workbook.screens.conflicts.option_form import OptionForm
        from workbook.screens.conflicts.trials import MoveReview

        self.reload()
        picture = self.pictures.get(trial.conflict)
        option = picture.option(trial.option) if picture else None
        if found == "works":
            self.page.tell(words.SETTLED)
        elif found == "later":
            self.app.push_screen(MoveReview(self.context, trial), lambda _: self.reload())
        elif found == "adjust" and option is not None:

            def adjusted(id: str | None) -> None:
                self.reload()
                if id is not None:
                    self._try(self.context.notebook.conflicts.option(id))

            form = OptionForm(self.context, trial.conflict, option=option, title=words.ADJUST_TITLE)
            self.app.push_screen(form, adjusted)
        elif found == "did not work" and picture is not None:
            if picture.left:
                self._try(picture.left[0].option, words.NEXT_TITLE)
            else:
                self.page.tell(words.NONE_LEFT)
