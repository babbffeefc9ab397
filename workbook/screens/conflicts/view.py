"""The second tab of Plans: all that can be done about what keeps coming back, with options, trials and reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from workbook.domain.common.errors import WorkbookError
from workbook.domain.conflicts.option import Option
from workbook.domain.conflicts.trial import Trial
from workbook.domain.promises.promise import FROM_OPTION
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.common.guard import Guarded
from workbook.screens.conflicts.pane import ConflictPane
from workbook.screens.conflicts.trials import ReviewAnswer
from workbook.widgets.common.action_line import ActionLine
from workbook.widgets.common.press_line import Action
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.teaching import Teaching
from workbook.widgets.conflicts.rows import Thing
from workbook.words.conflicts import screen as words

if TYPE_CHECKING:
    from workbook.domain.conflicts.solution import Solution


class ConflictsView(Guarded, Vertical):
    """Everything that can be done about a conflict, by one key each, around the pane that shows them."""

    class ChoresAsked(Message):
        """The chore week shall be shown."""

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

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.pane = ConflictPane(context, self.acts)

    def compose(self) -> Iterable[Widget]:
        yield self.pane

    @property
    def page(self) -> Page:
        assert isinstance(self.screen, Page)
        return self.screen

    def reload(self) -> None:
        """Show what is stored now."""
        self.pane.reload()

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
    def opens_chores(self) -> bool:
        """Whether the chore week does most of the work for the option under the cursor."""
        from workbook.domain.conflicts.solution import find

        option = self.pane.option
        found = find(self.kinds, option.kind) if option and option.kind else None
        return found is not None and found[0].opens == "chores"

    # -- what can be done -------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.pane.is_mounted:
            return True
        picture, kind = self.pane.picture, self.pane.kind
        if action in ("log", "option"):
            return picture is not None
        if action == "rate":
            return picture is not None and any(not one.option.put_aside for one in picture.options)
        if action == "look":
            return picture is not None and picture.running is not None
        if action == "try":
            return self.pane.option is not None and picture is not None and picture.running is None
        if action in ("change", "aside"):
            return kind in ("conflict", "option", "trigger")
        if action == "promise":
            return self.pane.option is not None
        if action == "anew":
            return kind == "option" and self.pane.has_numbers
        if action == "chores":
            return self.opens_chores
        if action == "remove":
            return kind in ("conflict", "trigger")
        if action == "list":
            return self.pane.in_record
        return True

    def acts(self) -> list[Action]:
        """The keys for what is under the cursor; those that always work stand in the key line."""
        kind, conflict, option = self.pane.kind, self.pane.conflict, self.pane.option
        over = bool(conflict and conflict.ending) if kind == "conflict" else bool(option and option.put_aside)
        aside = words.BACK if over else words.DROP if kind == "trigger" else words.ASIDE
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
        self.pane.open_record()

    @on(RowList.Chosen, "#record")
    def _record_chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        here, trial = self.pane.here, self.pane.trial
        if here is not None and here.kind == "promise":
            self.page.go_to("promises", here.id)
        elif here is not None and here.kind == "older":
            self.pane.show_older()
        elif trial is not None and not trial.outcome:
            self.action_look()
        elif self.check_action("try", ()):
            self.action_try()
        elif self.check_action("change", ()):
            self.action_change()

    def action_list(self) -> None:
        self.pane.open_list()

    # -- conflicts and triggers -------------------------------------------------------------------------------

    def action_add(self) -> None:
        from workbook.screens.conflicts.form import ConflictForm

        def added(id: str | None) -> None:
            self.reload()
            if id is not None:
                self.pane.select(id)
                self.pane.open_record()

        notebook = self.context.notebook
        gathered = notebook.conflicts.gathered(notebook.answers.of(self.context.person_id), self.context.today)
        self.app.push_screen(ConflictForm(self.context, gathered=gathered), added)

    def action_log(self) -> None:
        from workbook.screens.conflicts.trigger_form import TriggerForm

        conflict = self.pane.conflict
        if conflict is not None:
            self.app.push_screen(TriggerForm(self.context, conflict), lambda _: self.reload())

    def action_change(self) -> None:
        from workbook.screens.conflicts.form import ConflictForm
        from workbook.screens.conflicts.option_form import OptionForm
        from workbook.screens.conflicts.trigger_form import TriggerForm

        here, conflict, option = self.pane.here, self.pane.conflict, self.pane.option
        if here is None or conflict is None:
            return
        if here.kind == "conflict":
            self.app.push_screen(ConflictForm(self.context, conflict), lambda _: self.reload())
        elif here.kind == "option" and option is not None:
            self.app.push_screen(OptionForm(self.context, conflict.id, option=option), lambda _: self.reload())
        elif here.kind == "trigger":
            try:
                trigger = self.context.notebook.conflicts.trigger(here.id)
            except WorkbookError as error:
                self.page.tell_error(error)
                return
            self.app.push_screen(TriggerForm(self.context, conflict, trigger), lambda _: self.reload())

    def action_aside(self) -> None:
        here, conflicts = self.pane.here, self.context.notebook.conflicts
        option, conflict = self.pane.option, self.pane.conflict
        if here is None:
            return
        if here.kind == "conflict" and conflict is not None:
            ending = "" if conflict.ending else "put aside"
            self._do(lambda: conflicts.end(conflict.id, ending, self.context.today))
        elif here.kind == "option" and option is not None:
            self._do(lambda: (conflicts.options.take_back if option.put_aside else conflicts.options.drop)(option.id))
        elif here.kind == "trigger":
            self._do(lambda: conflicts.remove_trigger(here.id))

    def action_remove(self) -> None:
        here, conflicts = self.pane.here, self.context.notebook.conflicts
        if here is not None and here.kind == "conflict":
            self._do(lambda: conflicts.remove(here.id))
        elif here is not None and here.kind == "trigger":
            self._do(lambda: conflicts.remove_trigger(here.id))

    # -- options ----------------------------------------------------------------------------------------------

    def action_option(self) -> None:
        from workbook.screens.conflicts.option_form import OptionForm
        from workbook.screens.conflicts.option_kinds import Begun, OptionKinds

        conflict = self.pane.conflict
        if conflict is None:
            return

        def added(id: str | None) -> None:
            self.reload()
            if id is not None:
                self.pane.open_record()
                self.pane.record.select(Thing("option", id))

        def begun(found: Begun | None) -> None:
            if found is not None:
                self.app.push_screen(OptionForm(self.context, conflict.id, found), added)

        self.app.push_screen(OptionKinds(self.context, self.kinds), begun)

    def action_rate(self) -> None:
        from workbook.screens.conflicts.rate_apart import RatingApart

        picture, conflicts = self.pane.picture, self.context.notebook.conflicts
        if picture is None:
            return
        id = picture.conflict.id
        raters = conflicts.ratings.raters()
        if len(raters) > 1 and self.context.together_hidden:
            self.page.tell(words.FOR_TWO_AWAY)
            return
        if len(raters) > 1 and not any(conflicts.ratings.unrated(id, person) for person in raters):
            self.page.tell(words.ALL_RATED)
            return
        self.app.push_screen(RatingApart(self.context, id), lambda _: self.reload())

    def action_anew(self) -> None:
        option = self.pane.option
        if option is not None:
            self._do(lambda: self.context.notebook.conflicts.ratings.rate_anew(option.id))
            self.page.tell(words.PUT_AWAY)

    def action_chores(self) -> None:
        self.post_message(self.ChoresAsked())

    def action_promise(self) -> None:
        from workbook.domain.conflicts.solution import promise_texts
        from workbook.screens.conflicts.option_kinds import names_of
        from workbook.screens.promises.forge import Forge

        option, picture = self.pane.option, self.pane.picture
        if option is None or picture is None:
            return
        texts = promise_texts(self.kinds, names_of(self.context), option)
        running = picture.running
        if running is not None and running.option == option.id:
            texts["review"] = running.review.isoformat()
        forge = Forge(self.context, prefill=texts, origin=FROM_OPTION + option.id)
        self.app.push_screen(forge, lambda _: self.reload())

    # -- trials -----------------------------------------------------------------------------------------------

    def action_try(self) -> None:
        if self.pane.option is not None:
            self._try(self.pane.option)

    def _try(self, option: Option, title: str = "") -> None:
        from workbook.screens.conflicts.trials import TryOut

        def tried(id: str | None) -> None:
            self.reload()
            if id is not None:
                self.pane.select(option.conflict)
                self.pane.open_record()
                self.pane.record.select(Thing("trial", id))
                self.page.tell(words.TRIED_NOW)

        self.app.push_screen(TryOut(self.context, option, title=title), tried)

    def action_look(self) -> None:
        from workbook.screens.conflicts.trials import Review

        picture = self.pane.picture
        trial = picture.running if picture else None
        if picture is not None and trial is not None:
            self.app.push_screen(Review(self.context, picture, trial), lambda found: self._judged(found, trial))

    def _judged(self, found: ReviewAnswer | None, trial: Trial) -> None:
        from workbook.screens.conflicts.option_form import OptionForm
        from workbook.screens.conflicts.trials import MoveReview

        self.reload()
        picture = self.pane.pictures.get(trial.conflict)
        option = picture.option(trial.option) if picture else None
        if found == "works":
            self.page.tell(words.SETTLED)
        elif found == "later":
            self.app.push_screen(MoveReview(self.context, trial), lambda _: self.reload())
        elif found == "adjust" and option is not None:

            def adjusted(id: str | None) -> None:
                self.reload()
                if id is not None:
                    self._try(self.context.notebook.conflicts.options.get(id))

            form = OptionForm(self.context, trial.conflict, option=option, title=words.ADJUST_TITLE)
            self.app.push_screen(form, adjusted)
        elif found == "did not work" and picture is not None:
            if picture.left:
                self._try(picture.left[0].option, words.NEXT_TITLE)
            else:
                self.page.tell(words.NONE_LEFT)
