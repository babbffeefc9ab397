"""The forge: where a promise is made with care, or changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar
from zlib import crc32

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Button, Checkbox, Input, Static, TextArea

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises.draft_form import OWN, FormRead, kind_place, read_form
from workbook.domain.promises.drafting import Draft, ForgeNote, WeekLoad, capacity_load, make, notes
from workbook.domain.promises.suggestions import Suggestion, suggestion
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.common.care_watch import CareWatch
from workbook.screens.common.keep_soon import KeepSoon
from workbook.screens.promises.examples import act_rules, example_hints
from workbook.screens.promises.forge_change import Changing, is_conflict
from workbook.screens.promises.forge_form import ForgeForm
from workbook.screens.promises.who_sees import WhoSees
from workbook.store.common.forgettings import Forgotten
from workbook.store.file.errors import Locked
from workbook.widgets.common.fields import Press, retell
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.pickers import OneOf, OneOfOrTyped, Picker
from workbook.words.promises import forge as words
from workbook.words.promises import promise as said
from workbook.words.refusals import promises as refusals
from workbook.words.wording import care

if TYPE_CHECKING:
    from workbook.domain.promises.act_rules import ActRules
    from workbook.store.file.unsaved import Words

PAUSE = 0.15  # seconds without a key before the fields are read: nobody wants a remark within a word


class Forge(Dialog[str]):
    """Makes a promise, or changes the one whose id is `change`. Returns the promise's id, None when it was left;
    what was typed then waits for the next time.

    `prefill`: texts for the fields, named as in `words.FIELDS` ("act", "cue", "often", "smallest", "review",
    "until", …). `origin`: where the act comes from, "step/exercise".
    """

    CSS_PATH = "forge.tcss"
    AUTO_FOCUS = "#act"
    called = words.TITLE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,s", "save", words.SAVE, key_display="^o", id="forge.save", tooltip=words.SAVE_TIP),
        Binding("ctrl+r,t", "take", words.TAKE, key_display="^r", id="forge.take", tooltip=words.TAKE_TIP),
        Binding("ctrl+t,o", "more", words.MORE, key_display="^t", id="forge.more", tooltip=words.MORE_TIP),
        Binding("f8", "turn", care.TURN, id="care.turn", tooltip=care.TURN_TIP),
    ]

    def __init__(
        self,
        context: AppContext,
        *,
        prefill: Mapping[str, str] | None = None,
        origin: str = "",
        change: str = "",
        keep: Callable[[Draft], str] | None = None,
        person: str = "",
    ) -> None:
        """Raises NotFoundError when there is no promise `change`. `keep` makes the promise and returns its id, where
        something else happens with it. `person`: whose it will be, where that is not who sits in front."""
        super().__init__()
        self.context = context
        self.person_id = person or context.person_id  # whose promise it will be, whoever sits down meanwhile
        self._named = person
        self._origin, self._make = origin, keep
        self._changing = Changing(context, change) if change else None
        self._blank: dict[str, str] = dict(self._changing.texts() if self._changing else prefill or {})
        self._sees = WhoSees(context, self.person_id, self._changing.promise if self._changing else None)
        self._sees.begin(self._blank, origin)
        start = f" {crc32(self._blank.get('act', '').encode()):08x}" if prefill else ""
        self.draft = f"change {change}" if change else f"promise {origin}{start}".strip()
        self._texts = dict(self._blank)
        self._cleared: dict[str, str] = {}  # a draft that was put aside, while it can still be brought back
        self._read = FormRead(Draft())
        self._rules: ActRules | None = None  # none until they are read, or where they cannot be
        self._try: Suggestion | None = None
        self._kinds: dict[int, str] = {}  # what was typed for each kind of cadence
        self._missing: dict[str, str] = {}  # what was found missing when it was to be saved, by field
        self._sure = False  # the person was told what stands against it, and saves all the same
        self._carried: WeekLoad | None = None  # what the week carries without this one, once it was asked for
        self._looks: Timer | None = None  # waits to look at what was typed
        self._soon = KeepSoon(self, self._keep_quietly)
        self._care = CareWatch(self, context, lambda: self.form.texts().values())

    # -- showing ----------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        kept = self.context.notebook.drafts.read(self.person_id, self.draft)
        self._texts |= kept
        self._sees.chosen = kept.get("shown", self._blank.get("shown")) != self._blank.get("shown")
        with Vertical(classes="sheet"):
            yield ForgeForm(
                self._title(),
                self._texts,
                self.context.today,
                hints={} if self._changing else example_hints(self.context),
                leave_out=("starts",) if self._changing else (),
                below=self._changing.ticks() if self._changing else (),
                brought_back=bool(kept),
                other=self._sees.other,
            )
            yield self._care.panel
            yield Static(id="summary")
            yield Static(id="week", classes="hint")
            yield Static(id="problem")
            with Horizontal(classes="choices"):
                yield Press(words.CHANGE if self._changing else words.PROMISE, id="save")
                yield Press(words.NOT_NOW, id="close")
                yield Press(words.AFRESH, id="afresh", classes="" if kept else "-none")
        yield KeyLine()

    def _title(self) -> str:
        """It names whose promise it will be, where that is not who sits in front."""
        if self._changing:
            return words.CHANGE_TITLE
        person = self.context.notebook.people.get(self._named) if self._named else None
        return words.title_for(person.name) if person else words.TITLE

    @property
    def form(self) -> ForgeForm:
        return self.query_one(ForgeForm)

    def on_mount(self) -> None:
        self.call_after_refresh(self._first_look)

    def _first_look(self) -> None:
        self._rules = act_rules(self.context)
        self.look()
        self._care.typed()
        # The caret is shown before the form has its height, which would leave it scrolled.
        self.call_after_refresh(lambda: self.form.scroll_home(animate=False))

    @on(Button.Pressed, "#more-button")
    def action_more(self) -> None:
        self.form.toggle_more(self._texts)

    def _look_in(self, seconds: float) -> None:
        """Look once nothing has happened for so long."""
        if self._looks is not None:
            self._looks.stop()
        self._looks = self.set_timer(seconds, self.look)

    def _update(self, where: str, text: str) -> None:
        line = self.query_one(where, Static)
        line.display = bool(text)
        retell(line, text)

    def _relabel(self, where: str, label: str) -> None:
        self.query_one(where, Press).set_label(label)

    # -- reading what is typed --------------------------------------------------------------------------------

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Checkbox.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed | Checkbox.Changed) -> None:
        event.stop()
        self._look_in(PAUSE)
        self._care.typed()
        self._soon.typed()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self._look_in(0.02)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.call_after_refresh(self.form.show_focused)

    @on(CellBox.Entered)
    @on(Input.Submitted)
    @on(Picker.Entered)
    def _entered(self, event: CellBox.Entered | Input.Submitted | Picker.Entered) -> None:
        event.stop()
        self.focus_next()

    @on(Picker.Picked)
    def _kind_picked(self, message: Picker.Picked) -> None:
        message.stop()
        if message.picker.id == "shown":
            self._choose_who_sees(message.picker)
            return
        before = kind_place(self._read.often)
        if before is not None:
            self._kinds[before] = self._texts.get("often", "")
        if (at := message.picker.at) is not None:
            self.form.fill({"often": self._kinds.get(at, words.KIND_FORMS[at])})

    @on(OneOfOrTyped.Typed)
    def _typed_of_kinds(self, message: OneOfOrTyped.Typed) -> None:
        """A letter that was pressed on the choices is the first of a rhythm of one's own."""
        message.stop()
        line = self.form.query_one("#often", Input)
        if self.focused is line:  # letters come faster than the cursor goes
            line.insert_text_at_cursor(message.character)
            return
        self.set_focus(line)
        line.value = message.character
        line.cursor_position = len(line.value)

    def _choose_who_sees(self, picker: Picker) -> None:
        if picker.at is None:
            picker.load(0 if self._texts.get("shown") != OWN else 1)  # one of the two holds in any case
        self._sees.chosen = True
        self.look()
        self._soon.typed()

    def look(self) -> None:
        """Read the fields, and show what was understood, what was noticed and what it comes to."""
        if self._looks is not None:
            self._looks.stop()
            self._looks = None
        if not self.is_attached or not self.query("#week"):
            return
        before = self._texts
        self._texts = before | self.form.texts()
        if shown := self._sees.usual(self._texts, self._blank):
            self._texts["shown"] = shown
            self.form.fill({"shown": shown})
        if self._texts != before:
            self._unsure()
        read = self._read = read_form(self._texts, self.context.today, origin=self._origin, person=self.person_id)
        others = [person.name for person in self.context.notebook.people.all() if person.id != self.person_id]
        found = [note for note in notes(read.draft, self._rules, others) if note.where == "act" or self._filled()]
        could, self._try = self._try is None, suggestion(read, found, self.context.today, words.PHRASES)
        if could != (self._try is None):
            self.refresh_bindings()
        focused = self.focused.id if self.focused else None
        for part in self.form.parts():
            self._say_beneath(part, found, focused)
        self.form.mark_act(read.draft.act, found)
        if focused != "kinds":
            self.query_one("#kinds", OneOf).load(kind_place(read.often))
        self._show_whole(found)

    def _say_beneath(self, part: Labelled, found: Sequence[ForgeNote], focused: str | None) -> None:
        name = part.field.id or ""
        typed = self._texts.get(name, "")
        if name == "shown":
            part.say(self._sees.said(self._read.draft))
        elif name in self._missing:
            part.say(self._missing[name], wrong=True)
        elif name in self._read.faults and (name != focused or len(typed) > 60):
            part.say(self._read.faults[name], wrong=True)  # while a word is being typed it is no mistake yet
        else:
            text = "\n".join(self._notes(found, name)) or words.understood(self._read, name)
            part.say(text, hint=name == focused or not typed.strip())

    def _filled(self) -> bool:
        """Whether the first fields were gone through, so that what is missing may be mentioned."""
        return bool(self._texts.get("act", "").strip() and self._texts.get("often", "").strip())

    def _notes(self, found: Sequence[ForgeNote], where: str) -> list[str]:
        """The notes on one field, and what would be tried instead."""
        act = self._read.draft.act
        lines = [said.forge_note(note.rule, act[note.start : note.end]) for note in found if note.where == where]
        if self._try is not None and self._try.where == where:
            key = self.app.get_key_display(self._binding("forge.take"))
            lines.append(words.try_it(key, words.tried(self._try)))
        return lines

    def _binding(self, id: str) -> Binding:
        return next(active.binding for active in self.active_bindings.values() if active.binding.id == id)

    def _show_whole(self, found: Sequence[ForgeNote]) -> None:
        read = self._read
        self._update("#noticed", "\n".join(self._notes(found, "until")))
        often = said.cadence(read.often) if read.often else ""
        self._update("#summary", words.summary(read.draft, often, self.context.today) if read.draft.act else "")
        if self._changing:
            self._update("#week", self._changing.effect(self, read))
        else:
            self._update("#week", self._week() if read.draft.act and read.often and not read.faults else "")

    def _week(self) -> str:
        """What the week would carry with this one. The others are counted once: a pause in typing must stay short."""
        carrying, today = self.context.notebook.carrying, self.context.today
        try:
            if self._carried is None:
                self._carried = carrying.load(today, self.person_id)
            load = self._carried + capacity_load([make(self._read.draft, "", today)], today)
        except WorkbookError:
            return ""
        return words.carried(load, carrying.capacity())

    def action_take(self) -> None:
        """Put what is suggested into the fields."""
        self.look()
        if self._try is None:
            return
        self._texts |= self._try.texts
        self.form.open_filled(self._texts)
        self.form.fill(self._try.texts)
        self.look()

    # -- saving -----------------------------------------------------------------------------------------------

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        self.look()
        fault = next(iter(self._read.faults), "")
        try:
            if not self._read.draft.act:
                fault = "act"
                raise UsageError(refusals.NO_ACT)
            if fault:
                raise UsageError(self._read.faults[fault])
            if self._read.often is None:
                fault = "often"
                raise UsageError(words.NO_OFTEN)
            id = self._save()
        except Locked:
            raise
        except WorkbookError as error:
            self._refused(error, fault)
            return
        if id:
            self.context.notebook.drafts.drop(self.person_id, self.draft)
            self.draft = ""
            self.dismiss(id)

    def _save(self) -> str:
        """The id; empty while something is to be confirmed first."""
        notebook, today, draft = self.context.notebook, self.context.today, self._read.draft
        if self._changing:
            if question := self._sees.asks(self._texts, self._blank):
                self._ask(question, "", care.SAVE_KNOWINGLY, sure=self._sure)
                return ""
            return self._changing.save(self, self._read, over=self._sure)
        load = None if self._sure else notebook.carrying.beyond(draft, today)
        if load is not None:
            capacity = notebook.carrying.capacity()
            minutes = round(load.minutes) if capacity.minutes is not None else None
            sentence = said.beyond(load.promises, minutes, capacity.at_once, capacity.minutes)
            self._ask(sentence, words.BEYOND_ASK, words.KNOWINGLY)
            return ""
        return self._make(draft) if self._make else notebook.promises.add(draft, today).id

    def _refused(self, error: WorkbookError, field: str) -> None:
        if is_conflict(error):
            self._ask(str(error), words.CONFLICT_ASK, words.OVER)
            return
        if not field:
            self._update("#problem", str(error))
            return
        self._missing = {field: str(error)}
        if field in words.MORE_FIELDS:
            self.form.open_more(self._texts)
        self.call_after_refresh(lambda: self.query_one(f"#{field}").focus())
        self.look()

    def _ask(self, sentence: str, how: str, button: str, *, sure: bool = True) -> None:
        """Say what stands against it; saving once more is the answer."""
        self._update("#problem", f"{sentence} {how}".strip())
        self._update("#week", "")
        self._relabel("#save", button)
        self.query_one("#save").focus()
        self._sure = sure

    def _unsure(self) -> None:
        """The form is another one now: what was asked has to be asked again."""
        self._sure = False
        self._missing = {}
        self._update("#problem", "")
        self._relabel("#save", words.CHANGE if self._changing else words.PROMISE)

    # -- drafts and ways out ----------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        if self.draft and self.query("#week"):
            self._texts |= self.form.texts()
            unchanged = all(text == self._blank.get(name, "") for name, text in self._texts.items())
            drafts = self.context.notebook.drafts
            try:
                drafts.keep(self.person_id, self.draft, {} if unchanged else self._texts)
            except Forgotten:
                left = self._blank | drafts.read(self.person_id, self.draft)
                self._texts = {name: left.get(name, "") for name in words.FIELDS}
                self.form.fill(self._texts)
                raise

    def unsaved_words(self) -> list[Words]:
        """What was typed into any of its fields, those put away included."""
        from workbook.store.file.unsaved import Words

        texts = {name: text for name, text in (self._texts | self.form.texts()).items() if text.strip()}
        typed = texts.keys() - {"shown"}  # who sees it is chosen: no words
        return [Words(self.called, texts, self.person_id, self.draft)] if typed else []

    def _keep_quietly(self) -> None:
        try:
            self.keep_draft()
        except Locked:
            raise  # the guard locks
        except WorkbookError as error:
            self._update("#problem", str(error))

    @on(Button.Pressed, "#afresh")
    def _start_afresh(self) -> None:
        """Put the draft aside, or bring it back."""
        now = self._texts | self.form.texts()
        self._texts = {name: self._cleared.get(name, "") or self._blank.get(name, "") for name in words.FIELDS}
        self._cleared = {} if self._cleared else now
        self.form.fill(self._texts)
        self._relabel("#afresh", words.BRING_BACK if self._cleared else words.AFRESH)
        self.query_one("#act").focus()

    def action_turn(self) -> None:
        self._care.turn()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "take":
            return self._try is not None
        return self._care.can_turn if action == "turn" else super().check_action(action, parameters)

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        try:
            self.keep_draft()
        except Locked:
            raise
        except WorkbookError as error:
            self._update("#problem", str(error))  # stay open, with every word
            return
        self.dismiss(None)
