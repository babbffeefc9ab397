"""Naming a conflict: what happens, what sets it off, how often, what each needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.conflicts.conflict import Conflict
from workbook.domain.steps.prefill import Gathered
from workbook.screens.common.app_context import AppContext
from workbook.screens.conflicts.plan_form import PlanForm
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.file.errors import Conflict as Overtaken
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.fields import Tick
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.words.conflicts import screen as words
from workbook.words.promises import dialogs as asking

NEEDS = {REBUILDING: "need-rebuilding", PARTNER: "need-partner"}


class ConflictForm(PlanForm[str]):
    """Adds a conflict, or changes the one that is given. Returns its id, None when it was left."""

    AUTO_FOCUS = "#what"

    def __init__(self, context: AppContext, conflict: Conflict | None = None, gathered: Gathered | None = None) -> None:
        """`gathered`: what the person wrote in the step, to be brought in with a new conflict."""
        title = words.FORM_CHANGE if conflict else words.FORM_TITLE
        super().__init__(context, title, form=f"conflict {conflict.id}" if conflict else "conflict")
        self._conflict = conflict
        self._gathered = gathered if conflict is None else None
        self._over = False  # somebody else saved another version meanwhile, and was told of

    def to_be_read(self) -> str:
        """What is brought along from one's own answers goes to the other one as well."""
        brought = self._gathered if self._brings() else None
        lines = (*(about for _, about in brought.triggers), *brought.options) if brought else ()
        return "\n\n".join((super().to_be_read(), *lines))

    def read_before(self) -> str:
        return super().read_before() if self._conflict else ""

    def _brings(self) -> bool:
        return bool(self.query("#bring")) and self.query_one("#bring", Tick).value

    def parts(self) -> Iterable[Widget]:
        name = self.reader()
        if name is not None:
            yield Static(plain(words.read_by(name)), classes="hint")
        found, brought = self._conflict, self._gathered
        what = found.what if found else brought.what if brought else ""
        yield Labelled(words.WHAT, CellBox(what, id="what", lines=1), hint=words.WHAT_HINT)
        sets_off = found.sets_off if found else ""
        yield Labelled(words.SETS_OFF, CellBox(sets_off, id="sets_off", lines=1), hint=words.SETS_OFF_HINT)
        often = found.often if found else ""
        yield Labelled(words.OFTEN, LineField(often, id="often"), hint=words.OFTEN_HINT)
        for person, label in need_names(self.context, self.person_id).items():
            need = found.needs.get(person, "") if found else ""
            hint = words.NEED_MINE_HINT if person == self.person_id else words.NEED_OTHERS_HINT
            yield Labelled(words.needs_field(label), CellBox(need, id=NEEDS[person], lines=1), hint=hint)
        if brought and (brought.triggers or brought.options):
            counts = words.brings(len(brought.triggers), len(brought.options))
            yield Tick(plain(words.BRING.format(what=counts)), True, id="bring", compact=True)

    def care_looked(self, found: bool) -> None:
        """Nobody who writes that they were hit is asked what sets it off, and how often."""
        for name in ("sets_off", "often"):
            field = self._fields()[name]
            if isinstance(part := field.parent, Labelled) and field is not self.focused:
                part.display = not found or bool(self.text(name))

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", asking.SAVE if self._conflict else words.SAVE_CONFLICT), ("close", asking.CLOSE))

    def answer(self) -> str:
        texts = {"what": self.text("what"), "sets_off": self.text("sets_off"), "often": self.text("often")}
        needs = {person: self.text(field) for person, field in NEEDS.items()}
        conflicts, today = self.context.notebook.conflicts, self.context.today
        if self._conflict is None:
            brought = self._gathered if self._brings() else None
            return conflicts.add(today=today, needs=needs, brought=brought, **texts).id
        try:
            expect = None if self._over else self._conflict.revision
            return conflicts.change(self._conflict.id, needs=needs, expect=expect, **texts).id
        except Overtaken:
            self._over = True
            raise


def need_names(context: AppContext, front: str) -> Mapping[str, str]:
    """Person id → name of the two whose needs are asked for (empty for `front`, who sits in front, if they gave none);
    the other one is asked about even if they take no part."""
    names = context.notebook.conflicts.ratings.rater_names()

    def name(person: str) -> str:
        return names.get(person) or ("" if person == front else words.THE_OTHER)

    return {person: name(person) for person in (REBUILDING, PARTNER)}
