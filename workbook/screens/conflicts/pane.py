"""The conflicts on screen: the list, and beside it or beneath enter one of them with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.conflicts.conflict import Conflict, Picture
from workbook.domain.conflicts.option import Option
from workbook.domain.conflicts.trial import Trial
from workbook.domain.promises.promise import FROM_OPTION
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.guard import Guarded
from workbook.screens.conflicts.form import need_names
from workbook.widgets.common.action_line import ActionLine
from workbook.widgets.common.press_line import Action
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.safe import plain
from workbook.widgets.common.teaching import Teaching
from workbook.widgets.conflicts import rows
from workbook.widgets.conflicts.rows import Thing
from workbook.words.conflicts import screen as words

BESIDE = 100  # cells from which one conflict stands beside the list
LOW, ROOMY = 17, 24  # lines; below and above, less and more room is given to what stands beneath


class ConflictPane(Guarded, Vertical):
    """What is shown, and where the cursor is. What can be done about it is in `ConflictsView`, which stands around."""

    class Changed(Message):
        """Something was changed; what is told of conflicts elsewhere on the page may have to follow."""

    def __init__(self, context: AppContext, acts: Callable[[], list[Action]]) -> None:
        """`acts`: what can be done with what is under the cursor."""
        super().__init__()
        self._acts = acts
        self.context = context
        self.pictures: dict[str, Picture] = {}
        self._shown = ""  # the conflict that stands in the record
        self._older: set[str] = set()  # conflicts whose earlier triggers are shown
        self._near: rows.Around | None = None  # what the rows of the record were made with

    def compose(self) -> Iterable[Widget]:
        with Horizontal(id="both"):
            yield RowList(id="list")
            yield RowList(id="record")
        with Vertical(id="below"):
            yield Static(id="row")
            yield ActionLine(id="acts")
        yield Teaching(id="conflict-teaching")

    def on_mount(self) -> None:
        self.query_one(Teaching).show(words.TEACH_TITLE, words.TEACH, words.TEACH_KEY)

    @property
    def lines(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def record(self) -> RowList:
        return self.query_one("#record", RowList)

    # -- where one is -----------------------------------------------------------------------------------------

    @property
    def picture(self) -> Picture | None:
        """The conflict under the cursor of the list."""
        row = self.lines.current
        return self.pictures.get(row.value.id) if row else None

    @property
    def in_record(self) -> bool:
        return self.record.has_focus or (self.has_class("-record") and not self.lines.has_focus)

    @property
    def here(self) -> Thing | None:
        """What keys act on; None for nothing."""
        lines = self.record if self.in_record else self.lines
        if lines.current is not None:
            return lines.current.value
        return Thing("conflict", self.picture.conflict.id) if self.picture else None

    @property
    def kind(self) -> str:
        """The kind of what keys act on; empty for nothing."""
        return self.here.kind if self.here else ""

    @property
    def conflict(self) -> Conflict | None:
        return self.picture.conflict if self.picture else None

    @property
    def option(self) -> Option | None:
        """The option under the cursor, or that of the trial there."""
        here, picture = self.here, self.picture
        if here is None or picture is None:
            return None
        if here.kind == "option":
            return picture.option(here.id)
        return picture.option(self.trial.option) if self.trial else None

    @property
    def trial(self) -> Trial | None:
        """The trial under the cursor."""
        here = self.here
        return self.picture.trial(here.id) if self.picture and here and here.kind == "trial" else None

    @property
    def has_numbers(self) -> bool:
        """Whether the option under the cursor has its ratings."""
        option, picture = self.option, self.picture
        return any(one.option is option and one.ratings for one in (picture.options if picture else ()))

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show what is stored now."""
        pictures = self.context.notebook.conflicts.pictures()
        self.pictures = {picture.conflict.id: picture for picture in pictures}
        self.lines.set_rows(rows.list_rows(pictures, self.context.today))
        self.set_class(not pictures, "-empty")
        if not pictures:
            self.remove_class("-record")
        self._show_record()
        self.take_focus()
        self.post_message(self.Changed())

    def take_focus(self) -> None:
        """See to it that a key finds somebody here."""
        focused = self.screen.focused
        if focused is None or not focused.display or focused not in self.query("*"):
            teaching = self.query_one(Teaching)
            shown = self.record if self.has_class("-record") else self.lines
            self.screen.set_focus(shown if self.pictures else teaching)
        self._show_row()

    def select(self, id: str) -> None:
        """Put the cursor on this conflict and show it."""
        self.lines.select(Thing("conflict", id))
        self._show_record()

    def open_at(self, id: str) -> None:
        """Show this conflict, opened; nothing happens when it is not there any more."""
        if id in self.pictures:
            self.select(id)
            self.open_record()

    @property
    def here_opened(self) -> str:
        """The id of the conflict that is shown opened, if one is."""
        return self.conflict.id if self.conflict is not None and self.has_class("-record") else ""

    def open_record(self) -> None:
        if self.picture is not None:
            self.add_class("-record")
            self.screen.set_focus(self.record)
            self.call_after_refresh(self.record.rest_at_top)

    def open_list(self) -> None:
        self.remove_class("-record")
        self.screen.set_focus(self.lines)

    def fold(self) -> None:
        """Somebody else sits down: nothing that was opened stays so."""
        self.remove_class("-record")
        self._older.clear()
        self._shown = ""

    def show_older(self) -> None:
        """Show the earlier triggers of this conflict too."""
        if self.conflict is not None:
            self._older.add(self.conflict.id)
            self._show_record()

    def _around(self, picture: Picture) -> rows.Around:
        conflicts = self.context.notebook.conflicts
        promises: dict[str, list[tuple[str, str]]] = {}
        for promise in self.context.notebook.promises.all(self.context.person_id):
            if promise.origin.startswith(FROM_OPTION):
                made = promises.setdefault(promise.origin.removeprefix(FROM_OPTION), [])
                made.append((promise.id, promise.term_on(self.context.today).act))
        names = conflicts.ratings.rater_names()
        known = {
            id: name or (words.ME if id == self.context.person_id else words.THE_OTHER) for id, name in names.items()
        }
        older = picture.conflict.id in self._older
        return rows.Around(self.context.today, known, need_names(self.context, self.context.person_id), promises, older)

    def _show_record(self) -> None:
        picture = self.picture
        if picture is None:
            self.record.set_rows([])
            return
        other = picture.conflict.id != self._shown
        self._shown = picture.conflict.id
        self._near = self._around(picture)
        self.record.set_rows(rows.record_rows(picture, self._near))
        if other:
            self.record.select(self._first(picture))
            self.call_after_refresh(self.record.rest_at_top)
        self._show_row()

    def _first(self, picture: Picture) -> Thing:
        """Where the cursor begins: on the trial that goes on, else on the first option, else at the top."""
        if picture.running is not None:
            return Thing("trial", picture.running.id)
        if picture.options:
            return Thing("option", picture.options[0].option.id)
        return Thing("conflict", picture.conflict.id)

    def _show_row(self) -> None:
        here, picture, near = self.here, self.picture, self._near
        lines, text = self.record if self.in_record else self.lines, plain("")
        if here and picture and near:
            text = rows.about(here, picture, near, is_cut=lines.is_cut)
        place = self.query_one("#row", Static)
        place.display = bool(text.cell_length)
        place.update(text)
        self.query_one(ActionLine).set_actions(self._acts())
        self.screen.refresh_bindings()

    def on_resize(self) -> None:
        self.set_class(self.size.width >= BESIDE, "-beside")
        self.set_class(self.size.height < LOW, "-low")
        self.set_class(self.size.height >= ROOMY, "-roomy")
        if not self.record.has_focus:  # what stands beside the list begins at its top, whatever it was laid out for
            self.call_after_refresh(self.record.rest_at_top)

    @on(RowList.Moved, "#list")
    def _moved(self) -> None:
        self._show_record()

    @on(RowList.Moved, "#record")
    def _record_moved(self) -> None:
        self._show_row()

    def on_descendant_focus(self) -> None:
        self._show_row()
