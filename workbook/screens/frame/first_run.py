"""The first minute: three questions, each skippable with esc, none asked twice; what is known already is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.common.field_draft import FieldDraft
from workbook.store.common.people import REBUILDING
from workbook.widgets.common.fields import Press, TextField
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.pickers import OneOf, Picker
from workbook.words.common import frame as words
from workbook.words.common import who

if TYPE_CHECKING:
    from workbook.domain.common.people import Role

_QUESTIONS = ((0,), (1, 2), (3,))
"""The places that each question has: whether there is a partner, and then their name."""
_SIDES: tuple[Role, Role] = ("rebuilding", "partner")


class FirstRun(Dialog[None]):
    """Name, partner, privacy. What was answered is saved answer by answer; leaving early loses nothing."""

    CSS_PATH = "first_run.tcss"
    called = words.WELCOME
    BINDINGS = [
        Binding("enter", "next", words.CONTINUE, id="first-run.next", tooltip=words.CONTINUE_TIP),
        # before the field's own: here esc means "not this question", not "out of the field"
        Binding("escape", "skip", words.SKIP, priority=True, id="first-run.skip", tooltip=words.SKIP_TIP),
        Binding("down,pagedown", "read(3)", words.READ_ON, show=False, id="first-run.on"),
        Binding("up,pageup", "read(-3)", words.READ_BACK, show=False, id="first-run.back"),
    ]

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        self._kept = FieldDraft(self, context, self.person_id)
        self._asked = [places for places in _QUESTIONS if self._is_open(places)]
        self._place = self._asked[0][0]

    def _is_open(self, places: tuple[int, ...]) -> bool:
        """Whether these are asked: nobody knows the answer yet, or it was being typed when the workbook was left."""
        people = self.context.notebook.people
        begun = any(self.context.notebook.drafts.read(self.person_id, f"first-run {place}") for place in places)
        seated = people.get(self.person_id)
        if 3 in places:
            return True
        # They are for the one who begins it: a name given by anybody else here would be put to that person.
        if seated is not None and seated.id != REBUILDING:
            return False
        return begun or (people.rebuilding() if 0 in places else people.partner()) is None

    def _let_down(self) -> bool:
        seated = self.context.notebook.people.get(self.person_id)
        return seated is not None and seated.role == "partner"

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(words.WELCOME), classes="title")
            yield Static(Content(words.WELCOME_TEXT[len(self._asked)]), id="welcome", classes="hint")
            with VerticalScroll(id="question", can_focus=False):
                yield Static(id="ask")
                yield TextField(id="name", max_length=80)
                yield OneOf(words.SIDES, id="side")
                yield Static(id="why", classes="hint")
            with Horizontal(id="choices"):
                yield Press(words.CONTINUE, id="yes")
                yield Press(words.SKIP, id="no")
                yield Static(id="count", classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()

    def action_read(self, lines: int) -> None:
        self.query_one("#question").scroll_relative(y=lines, animate=False)

    def _show(self) -> None:
        chord = self.context.config.quick_exit.partition(",")[0]  # spelt out: who is new may not read ^ as ctrl
        ask, why, yes, no = {
            0: (words.NAME_QUESTION, words.NAME_HINT, words.CONTINUE, words.SKIP),
            1: (*self._partner_question(), words.PARTNER_YES, words.PARTNER_NO),
            2: (words.PARTNER_NAME, "", words.CONTINUE, words.SKIP),
            3: (
                words.PRIVACY_QUESTION,
                words.privacy_text(self.context.data, chord),
                words.PRIVACY_YES,
                "",
            ),
        }[self._place]
        self.query_one("#ask", Static).update(Content(ask))
        self.query_one("#why", Static).update(Content(why))
        self.query_one("#yes", Press).set_label(yes)
        no_button = self.query_one("#no", Press)
        no_button.set_label(no)
        no_button.display = bool(no)
        field = self.query_one("#name", TextField)
        field.display = self._place in (0, 2)
        self.query_one("#side").display = self._place == 0
        self._bring_draft(field)
        number = next(n for n, places in enumerate(self._asked, 1) if self._place in places)
        self.query_one("#count", Static).update(Content(words.OF_ALL.format(n=number, all=len(self._asked))))
        self.set_focus(field if field.display else self.query_one("#yes", Press))
        # A field that is shown has no height yet: what comes into sight would be its end, not the question.
        self.call_after_refresh(self.query_one("#question").scroll_home, animate=False)

    def _partner_question(self) -> tuple[str, str]:
        if self._let_down():
            return words.LET_DOWN_QUESTION, words.LET_DOWN_HINT
        return words.PARTNER_QUESTION, words.PARTNER_HINT

    def _bring_draft(self, field: TextField) -> None:
        """What was typed as the answer to this question before the power went."""
        self.draft = f"first-run {self._place}"
        self._kept.bring(field, self.draft)

    @on(TextField.Changed)
    def _typed(self) -> None:
        self._kept.typed()

    @on(Press.Pressed, "#yes")
    def action_next(self) -> None:
        self._save()
        self._forward()

    @on(TextField.Submitted)
    def _submitted(self, event: TextField.Submitted) -> None:
        event.stop()
        self.action_next()

    @on(Picker.Entered)
    def _side_said(self, event: Picker.Entered) -> None:
        event.stop()
        self.action_next()

    @on(Press.Pressed, "#no")
    def action_skip(self) -> None:
        if self._place == 0:
            self._save()
        self._forward(skipped=True)

    def action_close(self) -> None:
        self.action_skip()

    def keep_draft(self) -> None:
        """A name half typed when the quick exit comes is kept as the name, and stands there when it is asked again."""
        self._kept.keep()
        self._save()

    def _save(self) -> None:
        """Save what this question was answered with. Raises what a write raises, and UsageError for a
        name that is taken."""
        name = self.query_one("#name", TextField).value.strip()
        people = self.context.notebook.people
        if self._place == 0:
            self._say_first(name)
        elif self._place == 2 and name:
            people.name("partner", name, fitting=True)

    def _say_first(self, name: str) -> None:
        """The name and what one is here; nothing where neither was said."""
        people, side = self.context.notebook.people, self.query_one("#side", OneOf).at
        if not name and (side is None or (side == 0 and people.rebuilding() is None)):
            return
        known = people.rebuilding()
        role = known.role if known and side is None else _SIDES[side or 0]
        people.say_first(name or (known.name if known else who.ME), role)

    def _forward(self, *, skipped: bool = False) -> None:
        if not (skipped and self._place == 2):  # there esc saves nothing, so what was typed stays kept
            self._kept.drop()
        if (place := self._next(skipped)) is not None:
            self._place = place
            self._show()
            return
        try:
            self.context.notebook.settings.remember(first_run_asked=True)
        except WorkbookError as error:
            self.tell_error(error)
        self.dismiss(None)

    def _next(self, skipped: bool) -> int | None:
        """The place after this one; None behind the last. Who has no partner here is not asked for their name."""
        places = [place for question in self._asked for place in question if place > self._place]
        return next((place for place in places if place != 2 or not skipped or self._place != 1), None)
