"""One exercise of a step is open at a time: opening, closing, going on to the next."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from workbook.domain.common.errors import WorkbookError
from workbook.screens.steps.answer_actions import AnswerActs
from workbook.widgets.steps.exercises.frame import Frame
from workbook.widgets.steps.exercises.sitting import SittingFrame
from workbook.words.steps import screen as words

WRITTEN = ("write", "reread", "draft", "rehearse")  # kinds in which one begins to type; see `undo_by_letter`


class Sheet(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The page of one step. It has the focus while nothing on it has, so that arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", words.READ_UP, show=False, id="list.up"),
        Binding("down,j", "scroll_down", words.READ_ON, show=False, id="list.down"),
        Binding("pageup", "page_up", words.PAGE_UP, show=False, id="list.page-up"),
        Binding("pagedown,space", "page_down", words.PAGE_ON, show=False, id="list.page-down"),
        Binding("home", "scroll_home", words.TO_TOP, show=False, id="list.first"),
        Binding("end", "scroll_end", words.TO_END, show=False, id="list.last"),
    ]


class Exercising(AnswerActs):
    """The part of the steps page that opens and closes exercises."""

    place = -1
    """Of the exercise that is open, or was open last; -1: none yet."""

    @property
    def sheet(self) -> Sheet:
        return self.query_one(Sheet)

    @property
    def open_frame(self) -> Frame | None:
        """The exercise that is open."""
        return next((frame for frame in self.frames if frame.is_open), None)

    @property
    def undo_by_letter(self) -> bool:
        return self.open_frame is None or self.open_frame.exercise.kind not in WRITTEN

    async def open_exercise(self, frame: Frame | None, *, begin: bool = False) -> None:
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
            self.place = self.frames.index(frame)
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

    def leave_exercises(self) -> None:
        self.keep_draft()
        for frame in self.frames:
            if frame.editor is not None:
                self._leave(frame)

    @on(Frame.Opened)
    async def _head_pressed(self, message: Frame.Opened) -> None:
        message.stop()
        await self.open_exercise(None if message.frame.is_open else message.frame, begin=True)

    async def action_begin(self) -> None:
        waiting = [frame for frame in self.frames if frame.display and frame.state in ("untouched", "begun")]
        if self.place >= 0:
            await self.open_exercise(self.frames[self.place], begin=True)
        elif waiting:
            await self.open_exercise(waiting[0], begin=True)

    async def action_turn(self, by: int) -> None:
        at = self.place + by
        while 0 <= at < len(self.frames) and not self.frames[at].display:
            at += by
        if 0 <= at < len(self.frames):
            await self.open_exercise(self.frames[at])
        elif at < 0:
            await self.open_exercise(None)
            self.place = -1
            self.sheet.scroll_home(animate=False)

    async def action_up(self) -> None:
        """From an exercise back to the reading."""
        await self.open_exercise(None)
