"""An option: who does what, when, from when on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from workbook.domain.conflicts.option import Option, Wording, missing
from workbook.screens.common.app_context import AppContext
from workbook.screens.conflicts.option_kinds import Begun, names_of
from workbook.screens.conflicts.plan_form import PlanForm, first_blank
from workbook.store.file.errors import Conflict as Overtaken
from workbook.widgets.common.date_field import DateField, LineField
from workbook.widgets.common.fields import Tick
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.words.conflicts import screen as words
from workbook.words.promises import dialogs as asking

FIELDS = ("who", "what", "when")


class OptionForm(PlanForm[str]):
    """Adds an option to a conflict, or changes one. Returns its id, None when it was left."""

    AUTO_FOCUS = ""

    def __init__(
        self,
        context: AppContext,
        conflict: str,
        begun: Begun | None = None,
        *,
        option: Option | None = None,
        title: str = "",
    ) -> None:
        """`begun` for a new option, `option` for one to be changed."""
        title = title or (words.OPTION_CHANGE if option else words.OPTION_TITLE)
        kind = begun.kind if begun else ""
        super().__init__(
            context, title, form=f"option {option.id}" if option else f"option of {conflict} {kind}".strip()
        )
        self._conflict = conflict
        self._option = option
        self._begun = begun or Begun(option.wording if option else Wording(""))
        self._over = False

    def parts(self) -> Iterable[Widget]:
        option, wording = self._option, self._begun.wording
        who = words.WHO_HINT.format(both=names_of(self.context)["both"])
        yield Labelled(words.WHO, LineField(wording.who, id="who"), hint=who)
        yield Labelled(words.DOES, CellBox(wording.what, id="what", lines=1), hint=words.DOES_HINT)
        yield Labelled(words.WHEN, LineField(wording.when, id="when"), hint=words.WHEN_HINT)
        starts = DateField(self.context.today, option.starts if option else None)
        yield Labelled(words.STARTS, self.day_field("starts", starts), hint=words.STARTS_HINT)
        if option is not None and self._has_numbers(option):
            yield Tick(plain(words.ASKS_ELSE), id="anew", compact=True)
        yield Static(id="missing", classes="hint")

    def _has_numbers(self, option: Option) -> bool:
        return bool(self.context.notebook.conflicts.ratings.of(option.id))

    def ready(self) -> None:
        super().ready()
        self._look()
        field = self._fields()[first_blank((name, self.text(name)) for name in FIELDS)]
        field.focus()
        if typed := self._begun.typed:
            field.insert_text_at_cursor(typed) if isinstance(field, Input) else field.insert(typed)

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.SAVE_OPTION), ("close", asking.CLOSE))

    @property
    def wording(self) -> Wording:
        return Wording(self.text("what"), self.text("who"), self.text("when"))

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _look(self) -> None:
        """Say what keeps it from being specific; never in the way."""
        wording = self.wording
        line = self.query_one("#missing", Static)
        told = words.not_specific(missing(wording)) if wording.what else ""
        line.update(plain(told))
        line.display = bool(told)

    def answer(self) -> str:
        starts = self.query_one(DateField).day
        conflicts = self.context.notebook.conflicts
        if self._option is None:
            kind = self._begun.kind
            return conflicts.options.add(self._conflict, self.wording, self.context.today, starts=starts, kind=kind).id
        anew = bool(self.query("#anew")) and self.query_one("#anew", Tick).value
        try:
            expect = None if self._over else self._option.revision
            return conflicts.options.change(self._option.id, self.wording, starts=starts, anew=anew, expect=expect).id
        except Overtaken:
            self._over = True
            raise
