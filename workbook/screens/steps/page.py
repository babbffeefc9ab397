"""Steps: the parts and steps on the left; on the right the reading of one, and its exercises in a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import NotFoundError, WorkbookError
from workbook.domain.steps.help import may_need_help
from workbook.domain.steps.programme import Step, place
from workbook.domain.steps.strays import strays
from workbook.screens.common.base import Page
from workbook.screens.steps.heads import is_page
from workbook.screens.steps.step_pane import StepPane
from workbook.screens.steps.stray_answers import StrayAnswers
from workbook.store.steps.answer_states import ANSWERS
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.contents import contents_rows
from workbook.widgets.steps.exercises.frame import Frame
from workbook.widgets.steps.exercises.messages import HeadPressed
from workbook.widgets.steps.sheet import Sheet
from workbook.words.common import turn
from workbook.words.steps import screen as words
from workbook.words.wording import care

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext
    from workbook.store.file.unsaved import Words

WRITTEN = ("write", "reread", "draft", "rehearse")
"""Kinds in which one begins to type; see `undo_by_letter`."""
LISTED = 104
"""Cells from which the list of steps stands beside the page; below it is a drawer."""

BESIDE = 150
"""Cells from which what was written stands beside the reading."""


class Contents(RowList):
    """The list of steps; says in the key line what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", words.OPEN, id="list.open")]


class StepsScreen(Page):
    """One step at a time; one exercise of it open at a time, the others a line each."""

    MODE = "steps"
    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.BEGIN, id="steps.begin", tooltip=words.BEGIN_TIP),
        Binding("h,f8", "where_to_turn", care.TURN, id="exercise.turn", tooltip=turn.TIP),
        Binding("n", "turn(1)", words.NEXT, id="steps.next", tooltip=words.NEXT_TIP),
        Binding("b", "contents", words.CONTENTS, id="steps.contents", tooltip=words.CONTENTS_TIP),
        Binding("right_square_bracket", "step(1)", words.NEXT_STEP, key_display="]", id="steps.next-step",
                tooltip=words.NEXT_STEP_TIP),
        Binding("right_square_bracket", "page", words.NEXT_PAGE, key_display="]", id="steps.next-step",
                tooltip=words.NEXT_PAGE_TIP),
        Binding("p", "turn(-1)", words.BACK, show=False, id="steps.back", tooltip=words.BACK_TIP),
        Binding("left_square_bracket", "step(-1)", words.BACK_STEP, key_display="[", show=False, id="steps.step-before",
                tooltip=words.BACK_STEP_TIP),
        Binding("escape", "shut", words.SHUT, id="steps.shut-contents", tooltip=words.SHUT_TIP),
        Binding("escape", "up", words.CLOSE_UP, show=False, id="steps.up", tooltip=words.CLOSE_UP_TIP),
    ]  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.pane: StepPane | None = None
        """The step that is shown; None until one could be read."""
        self._wanted: tuple[str, str | None] | None = None
        self._begins = True  # to do it at once

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="desk"):
            yield Contents(id="contents")
            yield Sheet(id="sheet")

    @property
    def contents(self) -> Contents:
        return self.query_one(Contents)

    @property
    def sheet(self) -> Sheet:
        return self.query_one(Sheet)

    @property
    def open_frame(self) -> Frame | None:
        """The exercise that is open."""
        return self.pane.open_frame if self.pane else None

    @property
    def undo_by_letter(self) -> bool:
        frame = self.open_frame
        if frame is None or frame.editor is None or frame.exercise.kind not in WRITTEN:
            return True
        return frame.editor.was_left

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        pane = self.pane
        if pane is None or (self._is_stale(pane) and not pane.typing):
            self.call_later(self._show_first)
        else:
            pane.refill()
            self.show_progress()

    def _is_stale(self, pane: StepPane) -> bool:
        """Does the step on the page belong to another person, or to yesterday?"""
        return (pane.person, pane.role, pane.day) != (self.context.person_id, self.context.role, self.context.today)

    async def _show_first(self) -> None:
        """The step that was asked for; the one that was open, in which nobody begins to type by that; else the one with
        the next small step."""
        begin = self._wanted is not None and self._begins
        try:
            if self._wanted is None:
                self._wanted = self._where_to_begin()
        except WorkbookError as error:
            await self._show_trouble(error)
            return
        await self._show_wanted(begin=begin)

    def _where_to_begin(self) -> tuple[str, str | None]:
        if self.pane is not None and self.pane.person == self.context.person_id:
            return (self.pane.step.id, self.open_frame.exercise.id if self.open_frame else None)
        from workbook.domain.steps.progress import next_small_step

        book, context = self.context.book, self.context
        found = next_small_step(
            book.programme.step_ids,
            context.role,
            context.notebook.answers.of(context.person_id),
            book.step_to_offer,
            not_to_say=context.wording.not_to_say,
            unsafe=context.together_hidden,
        )
        return (found.step if found else book.programme.parts_for(context.role)[0].steps[0], None)

    async def hand_over(self) -> None:
        self.remove_class("-drawer")
        if self.pane is not None:
            self.pane.leave()
            self.pane = self._wanted = None
            await self.sheet.remove_children()
        await super().hand_over()

    async def _show_trouble(self, error: WorkbookError) -> None:
        """A step cannot be shown: say why, where it would stand unless another stands there."""
        if self.pane is not None:
            self.tell_error(error)
            return
        await self.sheet.remove_children()
        await self.sheet.mount(Static(plain(f"{words.NO_CONTENT}\n\n{error}"), classes="facts"))

    def open_at(self, id: str, exercise: str | None = None, *, begin: bool = True) -> None:
        """Turn to a step, and open an exercise of it. `id` may be "step/exercise"."""
        if "/" in id:
            id, exercise = place(id, "")
        self._wanted = (id, exercise)
        self._begins = begin
        self.call_later(self._show_wanted, begin=begin)

    def here(self) -> str:
        if self.pane is None:
            return ""
        return "/".join([self.pane.step.id, *([self.open_frame.exercise.id] if self.open_frame else [])])

    async def _show_wanted(self, *, begin: bool = True) -> None:
        if self._wanted is None:
            return
        (id, exercise), self._wanted = self._wanted, None
        try:
            step, pane = self.context.book.step(id), self.pane
            if pane is None or pane.step is not step or self._is_stale(pane):
                if pane is not None and not pane.leave():
                    return  # it could not be saved, and was told: the step stays, so that nothing is lost
                pane = await self._show_step(step)
        except NotFoundError as error:
            if not await self._show_strays(id):
                await self._show_trouble(error)
            return
        except WorkbookError as error:
            await self._show_trouble(error)
            return
        self.remove_class("-drawer")
        await pane.open(pane.frame_of(exercise) if exercise else None, begin=begin)

    async def _show_strays(self, id: str) -> bool:
        """What was written for a step that is not in the book now, over the page. Is there anything?"""
        answers = self.context.notebook.answers.of(self.context.person_id)
        left = strays(answers, self.context.book.programme.every_id).get(id)
        if left is None:
            return False
        if self.pane is None:
            await self._show_first()
        self.app.push_screen(StrayAnswers(id, left))
        return True

    async def _show_step(self, step: Step) -> StepPane:
        if not self.context.wording.is_ready:
            self.run_worker(self._load_wording())
        sheet = self.sheet
        pane = StepPane(self, sheet, step)
        with self.app.batch_update():
            await sheet.remove_children()
            self.pane = pane
            await sheet.mount(pane, pane.beside)
        sheet.scroll_home(animate=False)
        # The list reads every step of the book: the page must not wait for that.
        self.call_after_refresh(self._show_contents, step.id)
        return pane

    async def _load_wording(self) -> None:
        await self.context.wording.ready()
        if self.pane is not None:
            self.pane.wording_loaded()

    # -- undo -------------------------------------------------------------------------------------------------

    def show_documents(self, places: Sequence[tuple[str, str]]) -> None:
        if (answer := next((id for table, id in places if table == ANSWERS), None)) is not None:
            step, exercise, _ = answer.split("/", 2)
            self.call_later(self._show_answer, step, exercise)

    async def _show_answer(self, step: str, exercise: str) -> None:
        """Open the exercise in which undo has changed something; the next key may well be undo again."""
        frame = self.open_frame
        if self.pane is None or self.pane.step.id != step or frame is None or frame.exercise.id != exercise:
            self._wanted = (step, exercise)
            await self._show_wanted(begin=False)
        if (frame := self.open_frame) is not None and frame.editor is not None:
            frame.editor.was_left = True
            self.refresh_bindings()

    # -- the list of steps ------------------------------------------------------------------------------------

    def _show_contents(self, step: str) -> None:
        self.show_progress()
        self.contents.select(step)

    @on(StepPane.Progressed)
    def show_progress(self) -> None:
        """Bring the list of steps up to date."""
        if self.pane is not None:
            step, book = self.pane.step.id, self.context.book
            answers = self.pane.session.answers
            left = {id: len(found) for id, found in strays(answers, book.programme.every_id).items()}
            rows = contents_rows(book.programme, self.context.role, book.step, answers, step, left)
            self.contents.set_rows(rows, start=step)

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
        if self.pane is not None:
            self.contents.select(self.pane.step.id)
        self.contents.focus()

    @on(RowList.Chosen, "#contents")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if message.row.value is not None:
            self.open_at(message.row.value)

    # -- steps and exercises ----------------------------------------------------------------------------------

    def _neighbour(self, by: int) -> str | None:
        if self.pane is None:
            return None
        before, following = self.context.book.programme.neighbours(self.pane.step.id)
        return following if by > 0 else before

    def _leads_on(self, action: str, by: int) -> bool:
        """Is there another exercise, or another step, that way?"""
        if action in ("step", "page"):
            wanted = self._neighbour(by)
            return wanted is not None and (action == "step") != (by > 0 and is_page(self.context.book, wanted))
        return self.pane is not None and self.pane.can_turn(by)

    def action_step(self, by: int) -> None:
        if (wanted := self._neighbour(by)) is not None:
            self.open_at(wanted)

    def action_page(self) -> None:
        self.action_step(1)

    async def action_begin(self) -> None:
        if self.pane is not None:
            self.remove_class("-drawer")
            await self.pane.begin()

    async def action_turn(self, by: int) -> None:
        if self.pane is not None:
            await self.pane.turn(by)

    async def action_up(self) -> None:
        """From an exercise back to the reading."""
        if self.pane is not None:
            await self.pane.open(None)

    @on(HeadPressed)
    async def _head_pressed(self, message: HeadPressed) -> None:
        message.stop()
        frame = self.pane.frame_of(message.exercise) if self.pane else None
        if self.pane is not None and frame is not None:
            self.remove_class("-drawer")
            await self.pane.open(None if frame.is_open else frame, begin=True)

    def action_where_to_turn(self) -> None:
        from workbook.screens.frame.where_to_turn import WhereToTurn

        self.keep_draft()
        self.app.push_screen(WhereToTurn(self.context))

    # -- around -----------------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Save everything that stands in a field now. Raises WorkbookError when it cannot be."""
        if self.pane is not None:
            self.pane.save_all()

    def unsaved_words(self) -> list[Words]:
        """The answers that could not be saved."""
        return self.pane.unsaved_words() if self.pane is not None else []

    def on_screen_suspend(self) -> None:
        if self.pane is None:
            return
        if isinstance(self.app.screen, ModalScreen) and self in self.app.screen_stack:
            self.pane.save_all()  # the sheet of keys, say: what is never stored stands as it did beneath it
        else:
            self.pane.suspend()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= LISTED, "-listed")
        self.set_class(event.size.width >= BESIDE, "-beside")
        if event.size.width >= LISTED:
            self.remove_class("-drawer")
        if self.pane is not None:
            self.call_after_refresh(self.pane.bring_back)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "begin":
            return self.pane is not None and self.open_frame is None and self.pane.next_frame is not None
        if action in ("turn", "step", "page"):
            by = int(str(parameters[0])) if parameters else 1
            return not self.has_class("-drawer") and self._leads_on(action, by)
        if action == "where_to_turn":
            return self.pane is not None and may_need_help(self.pane.step, self.context.book.programme.again)
        if action == "shut":
            return self.contents.has_focus
        if action == "up":
            return self.open_frame is not None
        return super().check_action(action, parameters)
