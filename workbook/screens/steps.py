"""Steps: the parts and steps on the left; on the right the reading of one, and its exercises in a column."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.errors import WorkbookError
from workbook.domain.programme import Step, place
from workbook.screens.answering import Answering
from workbook.screens.keeping import Keeping
from workbook.screens.wording import Wording
from workbook.widgets.contents import contents_rows
from workbook.widgets.exercises.frame import Frame
from workbook.widgets.exercises.sitting import SittingFrame, is_sitting
from workbook.widgets.lines import LineList
from workbook.widgets.prose import Prose
from workbook.widgets.safe import mixed, plain
from workbook.words import steps as words

LISTED = 104
"""Cells from which the list of steps stands beside the page; below it is a drawer."""


class Sheet(VerticalScroll, can_focus=True):
    """The page of one step. It has the focus while nothing on it has, so that arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "scroll_up", "Up", show=False, id="list.up"),
        Binding("j", "scroll_down", "Down", show=False, id="list.down"),
        Binding("space", "page_down", "Page down", show=False, id="list.page-down"),
    ]


WRITTEN = ("write", "reread", "draft", "rehearse")  # kinds in which one begins to type; see `undo_by_letter`


class StepsScreen(Keeping):
    """One step at a time; one exercise of it open at a time, the others a line each."""

    MODE = "steps"
    CSS_PATH = "steps.tcss"
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
        self._turning = asyncio.Lock()
        self._wanted: tuple[str, str | None] | None = None
        self._place = -1  # of the exercise that is open, or was open last; -1: none yet
        self._wording: Wording | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="desk"):
            yield LineList(id="contents")
            yield Sheet(id="sheet")

    @property
    def contents(self) -> LineList:
        return self.query_one("#contents", LineList)

    @property
    def sheet(self) -> Sheet:
        return self.query_one(Sheet)

    @property
    def open_frame(self) -> Frame | None:
        """The exercise that is open."""
        return next((frame for frame in self.frames if frame.is_open), None)

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
            from workbook.domain.progress import next_small_step

            book = self.desk.book
            try:
                answers = self.desk.notebook.answers.of(self.desk.person_id)
                found = next_small_step(book.programme.step_ids, answers, book.step)
                self._wanted = (found.step if found else book.programme.step_ids[0], None)
            except WorkbookError as error:
                self.tell_error(error)
                return
        await self._show_wanted()

    @property
    def undo_by_letter(self) -> bool:
        return self.open_frame is None or self.open_frame.exercise.kind not in WRITTEN

    def open_at(self, step: str, exercise: str | None = None) -> None:
        """Turn to a step, and open an exercise of it. `step` may be "step/exercise"."""
        if "/" in step:
            step, exercise = place(step, "")
        self._wanted = (step, exercise)
        self.call_later(self._show_wanted)

    async def _show_wanted(self) -> None:
        async with self._turning:
            if self._wanted is None:
                return
            (id, exercise), self._wanted = self._wanted, None
            try:
                step = self.desk.book.step(id)
            except WorkbookError as error:
                self.tell_error(error)
                return
            if self.answering is None or self.answering.step is not step or self._is_stale_page():
                await self._show_step(step)
            frame = self.frame_of(exercise) if exercise else None
            await self._open(frame, begin=True)

    def _is_stale_page(self) -> bool:
        answering = self.answering
        return answering is None or (answering.person, answering.today) != (self.desk.person_id, self.desk.today)

    async def _show_step(self, step: Step) -> None:
        self._leave_exercises()
        if self._wording is None:
            self._wording = Wording(self.desk.book.folder)
            self.run_worker(self._load_wording(self._wording))
        self.answering = answering = Answering(self.desk, step, self._wording)
        part = self.desk.book.programme.part_of(step.id)
        facts = words.step_facts(part.title, step.minutes, len(step.exercises))
        self.frames = [
            Frame(number, exercise, answering.take(exercise.id)) for number, exercise in enumerate(step.exercises, 1)
        ]
        planned = self.desk.notebook.appointments.next_sitting(answering.person)
        if not is_sitting(step.act):
            self.frames.append(SittingFrame(planned, self.desk.today))
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
        self._place = -1
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
        _, following = self.desk.book.programme.neighbours(step.id)
        if following is None:
            return plain("")
        try:
            title = self.desk.book.step(following).title
        except WorkbookError:
            return plain("")
        return mixed("[$accent]$key[/]  $next", key="]", next=words.next_is(title))

    def show_progress(self) -> None:
        answering = self.answering
        if answering is not None:
            book = self.desk.book
            try:
                rows = contents_rows(book.programme, book.step, answering.answers, answering.step.id)
            except WorkbookError as error:
                self.tell_error(error)
                return
            self.contents.set_rows(rows, start=answering.step.id)

    # -- exercises --------------------------------------------------------------------------------------------

    async def _open(self, frame: Frame | None, *, begin: bool = False) -> None:
        """Open one exercise and close the one that is open; None: back to the reading. `begin`: to do it at once."""
        before = self.open_frame
        with self.app.batch_update():  # one layout for closing and opening
            if before is not None and before is not frame:
                self.save()
                self._leave(before)
                before.close()
            self.remove_class("-drawer")
            if frame is None:
                self.sheet.focus(scroll_visible=False)
                return
            assert self.answering is not None
            self._place = self.frames.index(frame)
            await frame.open(self.answering.around(frame.exercise))
            frame.focus_home(begin=begin)
        self.call_after_refresh(self._show_open, frame)
        self.refresh_bindings()

    def _show_open(self, frame: Frame) -> None:
        """Its head on top; if its field is too far down for that, the field in sight."""
        self.sheet.scroll_to_widget(frame, animate=False, top=True, force=True)
        if (show := getattr(self.focused, "show_caret", None)) is not None:
            show()

    def _leave(self, frame: Frame) -> None:
        if self.answering is not None and not isinstance(frame, SittingFrame):
            try:
                self.answering.leave(frame.exercise.id)
            except WorkbookError as error:
                self.tell_error(error)

    def _leave_exercises(self) -> None:
        self.keep_draft()
        for frame in self.frames:
            if frame.editor is not None:
                self._leave(frame)

    @on(Frame.Opened)
    async def _head_pressed(self, message: Frame.Opened) -> None:
        message.stop()
        await self._open(None if message.frame.is_open else message.frame, begin=True)

    async def action_begin(self) -> None:
        waiting = [frame for frame in self.frames if frame.display and frame.state in ("untouched", "begun")]
        if self._place >= 0:
            await self._open(self.frames[self._place], begin=True)
        elif waiting:
            await self._open(waiting[0], begin=True)

    async def action_turn(self, by: int) -> None:
        at = self._place + by
        while 0 <= at < len(self.frames) and not self.frames[at].display:
            at += by
        if 0 <= at < len(self.frames):
            await self._open(self.frames[at])
        elif at < 0:
            await self._open(None)
            self._place = -1
            self.sheet.scroll_home(animate=False)

    async def action_up(self) -> None:
        """From an exercise back to the reading."""
        await self._open(None)

    def action_shut(self) -> None:
        """From the list back to the page."""
        self.remove_class("-drawer")
        frame = self.open_frame
        (frame.focus_home if frame else self.sheet.focus)()

    # -- steps ------------------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        if self.answering is not None:
            before, following = self.desk.book.programme.neighbours(self.answering.step.id)
            wanted = following if by > 0 else before
            if wanted is not None:
                self.open_at(wanted)

    def action_contents(self) -> None:
        if self.contents.has_focus:
            self.action_shut()
            return
        self.set_class(not self.has_class("-listed"), "-drawer")
        if self.answering is not None:
            self.contents.select(self.answering.step.id)
        self.contents.focus()

    @on(LineList.Chosen, "#contents")
    def _chosen(self, message: LineList.Chosen) -> None:
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
        if action == "shut":
            return self.contents.has_focus
        if action == "up":
            return self.open_frame is not None
        return super().check_action(action, parameters)
