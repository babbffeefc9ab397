"""What goes out of a step: an act becomes something, a line is shown to the other person, a promise is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.answers import Rows
from workbook.domain.steps.plain_text import plain_answer
from workbook.screens.common.before_read import BeforeRead, other_name
from workbook.screens.steps import make_act
from workbook.store.steps import acts
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from datetime import date
    from typing import Protocol

    from workbook.domain.steps.answers import Row, Undertaking
    from workbook.domain.steps.programme import Step
    from workbook.screens.common.app_context import AppContext
    from workbook.screens.common.base import Page
    from workbook.widgets.steps.exercises.frame import Frame

    class Shown(Protocol):
        """What is asked of the step as it stands on the page."""

        context: AppContext
        step: Step
        person: str
        day: date

        def take_stored(self, frame: Frame, *, refill: bool = True) -> None: ...

        def look_around(self, frame: Frame) -> None: ...


class Outward:
    """Of the step in `pane`, which is on `page`. What stands in a field has been saved before. Raises WorkbookError."""

    def __init__(self, pane: Shown, page: Page) -> None:
        self._pane, self._page, self._context = pane, page, pane.context
        self._before_read = BeforeRead(pane.context, lambda: other_name(pane.context, pane.person))

    def make(self, frame: Frame, taken: Undertaking, *, shown: bool) -> None:
        """Make of an act what it speaks of; where the form is not complete, it says why."""
        pane, context, editor = self._pane, self._context, frame.editor
        assert editor is not None
        try:
            acts.make(context.notebook, pane.step.id, frame.exercise, taken, pane.person, context.today, shown=shown)
            pane.take_stored(frame)
        except WorkbookError as error:
            editor.say_problem(str(error))
            return
        frame.focus_home()
        if make_act.leads_on(frame.exercise):
            self.open_link(frame)

    def open_link(self, frame: Frame) -> None:
        """Go where the app shows what an act has become."""
        if frame.answer is not None:
            self._page.go_to(*make_act.place_of(frame.exercise, frame.answer))

    def keep_who_sees(self, frame: Frame, *, shown: bool) -> None:
        acts.choose_seen(self._context.notebook, self._origin(frame), self._pane.person, shown)

    def offer_promise(self, frame: Frame, sentence: str) -> None:
        from workbook.screens.promises.forge import Forge

        forge = Forge(self._context, prefill={"act": sentence}, origin=self._origin(frame))
        self._page.app.push_screen(forge)

    def show_line(self, frame: Frame, row: Row) -> None:
        """Show one line to the other person, or take it back; what may be more than wording is asked for first. Where
        there is somebody to be afraid of it is only taken back."""
        editor, context, pane = frame.editor, self._context, self._pane
        if editor is None or editor.around.shown is None:
            return
        lines, other = context.notebook.shown_lines, editor.around.other
        shown = lines.of(pane.step.id, frame.exercise.id, pane.person).get(row.id)
        reads = plain_answer(frame.exercise.settings, Rows((row,))).removeprefix("- ")
        away = context.together_hidden
        if shown is not None and (away or reads == shown.text):
            lines.take_back(shown)
            self._page.tell(words.line_is_back(other))
        elif not away and self._before_read.asks(reads, shown.text if shown is not None else ""):
            self._page.tell(words.line_would_be_read(other), problem=True)
        elif not away:
            lines.show(pane.step.id, frame.exercise, pane.person, row, pane.day)
            self._page.tell(words.line_is_shown(other))
        pane.look_around(frame)

    def _origin(self, frame: Frame) -> str:
        return f"{self._pane.step.id}/{frame.exercise.id}"
