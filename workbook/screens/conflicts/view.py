"""Conflicts, the second tab of Plans: what keeps coming back, options rated apart, trials and their reviews."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from workbook.domain.common.errors import WorkbookError
from workbook.screens.conflicts.trying import Trying
from workbook.widgets.common.action_line import Action, ActionLine
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.teaching import Teaching
from workbook.widgets.conflicts import rows
from workbook.words.conflicts import screen as words


class ConflictsView(Trying):
    """Everything that can be done about a conflict, by one key each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", words.ADD, id="conflicts.add", tooltip=words.ADD_TIP),
        Binding("t", "log", words.LOG, id="conflicts.log", tooltip=words.LOG_TIP),
        Binding("o", "option", words.OPTION, id="conflicts.option", tooltip=words.OPTION_TIP),
        Binding("r", "rate", words.RATE, id="conflicts.rate", tooltip=words.RATE_TIP),
        Binding("v", "look", words.LOOK, show=False, id="conflicts.look", tooltip=words.LOOK_TIP),
        Binding("s", "try", words.TRY, show=False, id="conflicts.try", tooltip=words.TRY_TIP),
        Binding("e", "change", words.CHANGE, show=False, id="conflicts.change", tooltip=words.CHANGE_TIP),
        Binding("p", "promise", words.PROMISE, show=False, id="conflicts.promise", tooltip=words.PROMISE_TIP),
        Binding("x", "aside", words.ASIDE, show=False, id="conflicts.aside", tooltip=words.ASIDE_TIP),
        Binding("R", "anew", words.ANEW, show=False, id="conflicts.anew", tooltip=words.ANEW_TIP),
        Binding("g", "chores", words.CHORES, show=False, id="conflicts.chores", tooltip=words.CHORES_TIP),
        Binding("delete", "remove", words.REMOVE, show=False, id="conflicts.remove", tooltip=words.REMOVE_TIP),
        Binding("escape", "list", words.LIST, show=False, id="conflicts.list", tooltip=words.LIST_TIP),
    ]

    # -- what can be done -------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        picture, (kind, _) = self.picture, self.here
        if action in ("log", "option"):
            return picture is not None
        if action == "rate":
            return picture is not None and any(not one.option.put_aside for one in picture.options)
        if action == "look":
            return picture is not None and picture.running is not None
        if action == "try":
            return self.option is not None and picture is not None and picture.running is None
        if action in ("change", "aside"):
            return kind in (rows.CONFLICT, rows.OPTION, rows.TRIGGER)
        if action == "promise":
            return self.option is not None
        if action == "anew":
            return kind == rows.OPTION and self.has_numbers
        if action == "chores":
            return self.opens_chores
        if action == "remove":
            return kind in (rows.CONFLICT, rows.TRIGGER)
        if action == "list":
            return self.in_record
        return True

    def acts(self) -> list[Action]:
        """The keys for what is under the cursor; those that always work stand in the key line."""
        kind, _ = self.here
        conflict, option = self.conflict, self.option
        over = bool(conflict and conflict.ending) if kind == rows.CONFLICT else bool(option and option.put_aside)
        aside = words.BACK if over else words.DROP if kind == rows.TRIGGER else words.ASIDE
        named = {
            "look": ("v", words.LOOK),
            "try": ("s", words.TRY),
            "change": ("e", words.CHANGE),
            "promise": ("p", words.PROMISE),
            "chores": ("g", words.CHORES),
            "anew": ("R", words.ANEW),
            "aside": ("x", aside),
        }
        return [(key, text, name) for name, (key, text) in named.items() if self.check_action(name, ())]

    @on(ActionLine.Pressed)
    async def _pressed(self, message: ActionLine.Pressed) -> None:
        message.stop()
        await self.run_action(message.name)

    @on(Teaching.Begun)
    def _begun(self, message: Teaching.Begun) -> None:
        message.stop()
        self.action_add()

    @on(RowList.Chosen, "#list")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.open_record()

    @on(RowList.Chosen, "#record")
    def _record_chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        kind, id = self.here
        if kind == rows.PROMISE:
            self.page.go_to("promises", id)
        elif kind == rows.OLDER and self.conflict is not None:
            self._older.add(self.conflict.id)
            self._show_record()
        elif kind == rows.TRIAL and self.trial is not None and not self.trial.outcome:
            self.action_look()
        elif self.check_action("try", ()):
            self.action_try()
        elif self.check_action("change", ()):
            self.action_change()

    def action_list(self) -> None:
        self.remove_class("-record")
        self.screen.set_focus(self.lines)

    # -- conflicts and triggers -------------------------------------------------------------------------------

    def action_add(self) -> None:
        from workbook.screens.conflicts.form import ConflictForm

        def added(id: str | None) -> None:
            self.reload()
            if id is not None:
                self.select(id)
                self.open_record()

        notebook = self.context.notebook
        gathered = notebook.conflicts.gathered(notebook.answers.of(self.context.person_id), self.context.today)
        self.app.push_screen(ConflictForm(self.context, gathered=gathered), added)

    def action_log(self) -> None:
        from workbook.screens.conflicts.trigger_form import TriggerForm

        if self.conflict is not None:
            self.app.push_screen(TriggerForm(self.context, self.conflict), lambda _: self.reload())

    def action_change(self) -> None:
        from workbook.screens.conflicts.form import ConflictForm
        from workbook.screens.conflicts.option_form import OptionForm
        from workbook.screens.conflicts.trigger_form import TriggerForm

        (kind, id), conflict = self.here, self.conflict
        if conflict is None:
            return
        if kind == rows.CONFLICT:
            self.app.push_screen(ConflictForm(self.context, conflict), lambda _: self.reload())
        elif kind == rows.OPTION and self.option is not None:
            self.app.push_screen(OptionForm(self.context, conflict.id, option=self.option), lambda _: self.reload())
        elif kind == rows.TRIGGER:
            try:
                trigger = self.context.notebook.conflicts.trigger(id)
            except WorkbookError as error:
                self.page.tell_error(error)
                return
            self.app.push_screen(TriggerForm(self.context, conflict, trigger), lambda _: self.reload())

    def action_aside(self) -> None:
        (kind, id), conflicts = self.here, self.context.notebook.conflicts
        option, conflict = self.option, self.conflict
        if kind == rows.CONFLICT and conflict is not None:
            ending = "" if conflict.ending else "put aside"
            self._do(lambda: conflicts.end(conflict.id, ending, self.context.today))
        elif kind == rows.OPTION and option is not None:
            self._do(lambda: (conflicts.take_option_back if option.put_aside else conflicts.drop_option)(option.id))
        elif kind == rows.TRIGGER:
            self._do(lambda: conflicts.remove_trigger(id))

    def action_remove(self) -> None:
        kind, id = self.here
        conflicts = self.context.notebook.conflicts
        if kind == rows.CONFLICT:
            self._do(lambda: conflicts.remove(id))
        elif kind == rows.TRIGGER:
            self._do(lambda: conflicts.remove_trigger(id))
