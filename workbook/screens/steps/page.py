"""Steps: the parts and steps on the left; on the right the reading of one, and its exercises in a column."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.programme import Step, place
from workbook.screens.steps.answer_session import AnswerSession
from workbook.screens.steps.exercising import Exercising, Sheet
from workbook.screens.steps.wording import Wording
from workbook.widgets.common.prose import Prose
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.safe import mixed, plain
from workbook.widgets.steps.contents import contents_rows
from workbook.widgets.steps.exercises.frame import Frame
from workbook.widgets.steps.exercises.sitting import SittingFrame, is_sitting
from workbook.words.steps import screen as words

LISTED = 104
"""Cells from which the list of steps stands beside the page; below it is a drawer."""


class Contents(RowList):
    """The list of steps; says in the key line what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", words.OPEN, id="list.open")]


class StepsScreen(Exercising):
    """One step at a time; one exercise of it open at a time, the others a line each."""

    MODE = "steps"
    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.BEGIN, id="steps.begin", tooltip=words.BEGIN_TIP),
        Binding("n", "turn(1)", words.NEXT, id="steps.next", tooltip=words.NEXT_TIP),
        Binding("b", "contents", words.CONTENTS, id="steps.contents", tooltip=words.CONTENTS_TIP),
        Binding("right_square_bracket", "step(1)", words.NEXT_STEP, key_display="]", id="steps.next-step",
                tooltip=words.NEXT_STEP_TIP),
        Binding("p", "turn(-1)", words.BACK, show=False, id="steps.back", tooltip=words.BACK_TIP),
        Binding("left_square_bracket", "step(-1)", words.BACK_STEP, key_display="[", show=False, id="steps.step-before",
                tooltip=words.BACK_STEP_TIP),
        Binding("escape", "shut", words.SHUT, id="steps.shut-contents", tooltip=words.SHUT_TIP),
        Binding("escape", "up", words.CLOSE_UP, show=False, id="steps.up", tooltip=words.CLOSE_UP_TIP),
    ]  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.frames = []
        self._torn = {}
        self._wanted: tuple[str, str | None] | None = None
        self._wording: Wording | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="desk"):
            yield Contents(id="contents")
            yield Sheet(id="sheet")

    @property
    def contents(self) -> RowList:
        return self.query_one("#contents", RowList)

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        answering = self.answering
        if answering is None or (self._is_stale_page() and not self._is_typing):
            self.call_later(self._show_first)
            return
        try:
            answering.read()
            self.refill()
        except WorkbookError as error:
            self.tell_error(error)
            return
        self.show_progress()

    @property
    def _is_typing(self) -> bool:
        return any(frame.editor is not None and frame.editor.typing for frame in self.frames)

    async def _show_first(self) -> None:
        """The step that was asked for; the one that was open; else the one with the next small step."""
        if self._wanted is None and self.answering is not None:
            frame = self.open_frame
            self._wanted = (self.answering.step.id, frame.exercise.id if frame else None)
        if self._wanted is None:
            from workbook.domain.steps.progress import next_small_step

            book = self.context.book
            try:
                answers = self.context.notebook.answers.of(self.context.person_id)
                found = next_small_step(book.programme.step_ids, answers, book.step)
                self._wanted = (found.step if found else book.programme.step_ids[0], None)
            except WorkbookError as error:
                await self._show_trouble(error)
                return
        await self._show_wanted()

    async def _show_trouble(self, error: WorkbookError) -> None:
        """There is no step to show: say why where it would stand."""
        await self.sheet.remove_children()
        await self.sheet.mount(Static(plain(f"{words.NO_CONTENT}\n\n{error}"), classes="facts"))

    def open_at(self, step: str, exercise: str | None = None) -> None:
        """Turn to a step, and open an exercise of it. `step` may be "step/exercise"."""
        if "/" in step:
            step, exercise = place(step, "")
        self._wanted = (step, exercise)
        self.call_later(self._show_wanted)

    async def _show_wanted(self) -> None:
        if self._wanted is None:
            return
        (id, exercise), self._wanted = self._wanted, None
        try:
            step = self.context.book.step(id)
            if self.answering is None or self.answering.step is not step or self._is_stale_page():
                self.leave_exercises()
                if self.answering is not None and self.answering.unsaved:
                    return  # it could not be saved, and was told: the page stays, so that nothing is lost
                await self._show_step(step)
        except WorkbookError as error:
            if self.answering is None:
                await self._show_trouble(error)
            else:
                self.tell_error(error)
            return
        frame = self.frame_of(exercise) if exercise else None
        await self.open_exercise(frame, begin=True)

    def _is_stale_page(self) -> bool:
        answering = self.answering
        return answering is None or (answering.person, answering.today) != (self.context.person_id, self.context.today)

    async def _show_step(self, step: Step) -> None:
        if self._wording is None:
            self._wording = Wording(self.context.book.folder)
            self.run_worker(self._load_wording(self._wording))
        self.answering = answering = AnswerSession(self.context, step, self._wording)
        part = self.context.book.programme.part_of(step.id)
        facts = words.step_facts(part.title, step.minutes, len(step.exercises))
        self.frames = [
            Frame(number, exercise, answering.take(exercise.id)) for number, exercise in enumerate(step.exercises, 1)
        ]
        planned = self.context.notebook.appointments.next_sitting(answering.person)
        if not is_sitting(step.act):
            self.frames.append(SittingFrame(planned, self.context.today))
        self.offer()
        sheet = self.sheet
        with self.app.batch_update():
            await sheet.remove_children()
            await sheet.mount(
                Vertical(
                    Static(plain(facts), classes="facts"),
                    Static(plain(step.title), classes="step-title"),
                    Prose(step.reading, classes="reading"),
                    *self.frames,
                    Static(self._after(step), classes="after"),
                    id="column",
                )
            )
        self.place = -1
        sheet.scroll_home(animate=False)
        # The list reads every step of the book: the page must not wait for that.
        self.call_after_refresh(self._show_contents, step.id)

    def _show_contents(self, step: str) -> None:
        self.show_progress()
        self.contents.select(step)

    async def _load_wording(self, wording: Wording) -> None:
        await asyncio.to_thread(wording.load)
        for editor in (frame.editor for frame in self.frames):
            if editor is not None:
                editor.look_around(editor.around)

    def _after(self, step: Step) -> Any:
        _, following = self.context.book.programme.neighbours(step.id)
        if following is None:
            return plain("")
        try:
            title = self.context.book.step(following).title
        except WorkbookError:
            return plain("")
        return mixed("[$accent]$key[/]  $next", key="]", next=words.next_is(title))

    def show_progress(self) -> None:
        answering = self.answering
        if answering is not None:
            book = self.context.book
            try:
                rows = contents_rows(book.programme, book.step, answering.answers, answering.step.id)
            except WorkbookError as error:
                self.tell_error(error)
                return
            self.contents.set_rows(rows, start=answering.step.id)

    # -- steps ------------------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        if self.answering is not None:
            before, following = self.context.book.programme.neighbours(self.answering.step.id)
            wanted = following if by > 0 else before
            if wanted is not None:
                self.open_at(wanted)

    def action_shut(self) -> None:
        """From the list back to the page."""
        self.remove_class("-drawer")
        frame = self.open_frame
        (frame.focus_home if frame else self.sheet.focus)()

    def action_contents(self) -> None:
        if self.contents.has_focus:
            self.action_shut()
            return
        self.set_class(not self.has_class("-listed"), "-drawer")
        if self.answering is not None:
            self.contents.select(self.answering.step.id)
        self.contents.focus()

    @on(RowList.Chosen, "#contents")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if message.row.key is not None:
            self.open_at(message.row.key)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.set_class(event.size.width >= LISTED, "-listed")
        if event.size.width >= LISTED:
            self.remove_class("-drawer")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "begin":
            return self.open_frame is None and bool(self.frames)
        if action in ("turn", "step"):
            return not self.has_class("-drawer")
        if action == "shut":
            return self.contents.has_focus
        if action == "up":
            return self.open_frame is not None
        return super().check_action(action, parameters)
