"""How it is between the two today, for the one in front: the same point that Journey draws and the step asks for."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.pickers import Picker, ScaleLine
from workbook.widgets.common.safe import plain
from workbook.words.together import review as words


class PointOfDay(FormDialog[bool]):
    """True once it is set. It is their own: nobody else sees it, unless both lay their lines open."""

    AUTO_FOCUS = "ScaleLine"

    def __init__(self, context: AppContext, name: str) -> None:
        super().__init__(context, words.point_title(name))
        moment = context.notebook.moments.of(self.person_id).get(context.today)
        self._level = moment.level if moment else None

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.POINT_HINT), classes="hint")
        yield ScaleLine(words.APART_END, words.CLOSE_END, self._level, id="level")

    @on(Picker.Entered)
    def _entered(self, message: Picker.Entered) -> None:
        message.stop()
        self.action_save()

    def answer(self) -> bool:
        level = self.query_one(ScaleLine).level
        self.context.notebook.moments.set_level(self.person_id, self.context.today, level)
        return True
