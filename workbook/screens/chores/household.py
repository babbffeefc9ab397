"""The household form: people, free time, chores, ratings. Saved as one goes; what is missing is always in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.away import parse_away
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.household_values import HouseholdFault
from workbook.domain.chores.paid_hours import with_shares_by_paid_hours
from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.screens.chores.household_progress import about, filled, missing, next_rater, rater_of
from workbook.screens.chores.starters import Groups, starter, usual_chores
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.common.field_draft import FieldDraft
from workbook.screens.common.line_care import LineCare
from workbook.widgets.chores import rows
from workbook.widgets.chores.availability_grid import AvailabilityGrid
from workbook.widgets.chores.household_lists import ChoreTicks, PeopleList
from workbook.widgets.chores.rating_list import RatingList, Said
from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.part_line import PartLine
from workbook.widgets.common.safe import plain
from workbook.words.chores import household as words
from workbook.words.chores import sheet as chore_sheet
from workbook.words.wording import care

PersonEdit = Callable[[Household, HouseholdPerson], HouseholdPerson]

PEOPLE, FREE, CHORES, RATINGS = range(4)
NEW_CHORE_MINUTES = 20


class HouseholdScreen(Page):
    """Four parts, one at a time. Every change is saved when it is made, so leaving loses nothing.

    A change is made to the household as it is stored then: what another window changed meanwhile stays changed.
    """

    MODE = "plans"
    CSS_PATH = "household.tcss"
    BINDINGS = [
        Binding("n", "other_rater", words.TURN, id="household.turn", tooltip=words.TURN_TIP),
        Binding("right_square_bracket,tab", "part(1)", words.NEXT, key_display="]", id="household.next",
                tooltip=words.NEXT_TIP),
        Binding("left_square_bracket,shift+tab", "part(-1)", words.BACK, key_display="[", show=False,
                id="household.back", tooltip=words.BACK_TIP),
        Binding("f8", "turn", care.TURN, id="care.turn", tooltip=care.TURN_TIP),
        Binding("i", "import", words.IMPORT, id="household.import", tooltip=words.IMPORT_TIP),
        Binding("escape", "leave", words.LEAVE, id="household.leave", tooltip=words.LEAVE_TIP),
    ]  # fmt: skip

    def __init__(self, context: AppContext, *, part: int | None = None) -> None:
        """`part` is the one to begin with; None: the first in which something is missing."""
        super().__init__(context)
        self.household = Household()
        self._part = part
        self._starters: Groups = ()
        self._who = ""  # whose turn it is to rate
        self._naming = ("", "")  # what the line for a name is open for, and the name so far
        self._draft: FieldDraft | None = None  # of what stands in that line
        self._refused = ("", "")  # what was written there and cannot be so, and why
        self._care = LineCare(self, context)

    def body(self) -> Iterable[Widget]:
        with Vertical(id="form"):
            yield PartLine(words.TITLE, words.PARTS, id="parts")
            yield Static(id="about")
            yield PeopleList(id="people")
            yield AvailabilityGrid(id="free")
            yield ChoreTicks(id="chores")
            yield RatingList(id="ratings")
            yield AddLine("")
            yield self._care.panel
            yield Static(id="missing")

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        self._starters = self._starters or usual_chores(self.context.content, self.tell_error)
        try:
            self.household = self._stored()
        except HouseholdFault as error:  # damaged: left as it is, for typing over it would lose what can be mended
            self.tell_error(error)
            if not self._half_typed:
                self.call_later(self.dismiss, None)
            return
        self._show()

    def _stored(self) -> Household:
        """The household as it is now. Raises HouseholdFault, StoreError."""
        return self.context.notebook.chores.household() or self._begun()

    def _begun(self) -> Household:
        """A household to begin with: the people whom the workbook knows already."""
        household = Household()
        for person in self.context.notebook.people.all():
            household = edits.with_person(household, person.name)
        return household

    def _show(self) -> None:
        done = filled(self.household)
        if self._part is None:
            self._part = done.index(False) if False in done else PEOPLE
        self.query_one("#parts", PartLine).show(self._part, done)
        self.query_one("#people", PeopleList).show(self.household)
        self.query_one("#free", AvailabilityGrid).show([(person.name, person.free) for person in self.household.people])
        self.query_one("#chores", ChoreTicks).show(self._starters, self.household)
        self._show_ratings()
        for part, id in enumerate(("#people", "#free", "#chores", "#ratings")):
            widget = self.query_one(id)
            widget.display = part == self._part
            if widget.display and (self.focused is None or not self.focused.display):
                self.set_focus(widget)
        self.query_one("#about", Static).update(plain(about(self.household, self._part, self._who)))
        rater = self._who if self._part == RATINGS else ""
        below = plain(self._refused[1], "$warning") if self._refused[1] else Content(missing(self.household, rater))
        self.set_class(bool(self._refused[1]), "-refused")  # why it cannot be so is said whole
        self.query_one("#missing", Static).update(below)
        self.refresh_bindings()

    # -- saving -----------------------------------------------------------------------------------------------

    def _apply(self, edit: Callable[[Household], Household], label: str, *, merge: str | None = None) -> None:
        """Keep what `edit` makes of the household. `merge`: one entry in the history for a run of changes of one kind.
        Raises WorkbookError."""
        now = self._stored()
        household = edit(now)
        if household == now and now != self.household:
            raise UsageError(words.CHANGED_ELSEWHERE)
        if not household.people:
            raise UsageError(words.PEOPLE_FIRST)
        self.household = self.context.notebook.chores.save_household(household, label, merge=merge)
        self._show()

    def _change(self, edit: Callable[[Household], Household], label: str, *, merge: str | None = None) -> None:
        """As `_apply`, but tell why it cannot be. What is out of reach or damaged goes to the guard."""
        self._try(lambda: self._apply(edit, label, merge=merge))

    def _rename(self, old: str, name: str) -> None:
        """Somebody has another name from now on: here, in the weeks and in the workbook. Raises WorkbookError."""
        if self._stored().person(old) is None:
            raise UsageError(words.CHANGED_ELSEWHERE)
        self.context.notebook.rename_in_household(old, name, words.label_person("name"))
        self.reload()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (UsageError, NotFoundError) as error:
            self.tell_error(error)
            self.reload()
            if not self.household.people:
                self._open_part(PEOPLE)

    # -- a name, in the line for it ---------------------------------------------------------------------------

    def _ask_name(self, what: str, old: str, hint: str) -> None:
        self._naming, self._refused = (what, old), ("", "")
        line = self.query_one(AddLine)
        line.placeholder = hint
        self._draft = FieldDraft(self, self.context, self.context.person_id)
        renames = what.endswith(" name")
        self._draft.bring(line, f"household {what}", old if renames else "", of=old if renames else "")
        line.open()

    @on(AddLine.Typed)
    def _name_typed(self, message: AddLine.Typed) -> None:
        if self._refused[1] and message.text != self._refused[0]:
            self._refused = ("", "")
            self._show()
        if self._draft is not None:
            self._draft.typed()
        self._care.typed()

    @property
    def _half_typed(self) -> str:
        """What stands in the line for a name, while it is open."""
        line = self.query_one(AddLine)
        return line.text if line.has_class("-open") else ""

    @on(AddLine.Added)
    def _name_given(self, message: AddLine.Added) -> None:
        line, self._refused = self.query_one(AddLine), ("", "")
        try:
            self._named(message.text, meant=message.meant)
        except (UsageError, NotFoundError) as error:  # it stands there still, to be mended, with why under it
            line.come_back(message.text)
            self._keep_typed()
            self._refused = (message.text, str(error))
            self.reload()
            if self.focused is not line:
                self.set_focus(None)
                self._show()
            return
        except WorkbookError:  # it cannot be saved just now: the words stay
            line.come_back(message.text)
            raise
        self.set_focus(None)
        self._show()

    def _named(self, name: str, *, meant: bool = False) -> None:
        """Keep a name that was given. Raises UsageError, NotFoundError for one that cannot be so."""
        self._care.check(name, meant=meant)
        (what, old), clean = self._naming, edits.clean_name(name)
        if what == "person add":
            self._apply(lambda home: edits.with_person(home, name), words.label_person("add"))
            self.query_one("#people", PeopleList).select(clean)
        elif what == "person name":
            self._rename(old, name)
        elif what == "person away":
            today = self.context.today
            self._apply(lambda home: edits.with_away(home, old, parse_away(name, today)), words.label_person("away"))
        elif what == "chore add":
            chore = Chore(clean, NEW_CHORE_MINUTES)
            self._apply(lambda home: edits.with_chore(home, chore), words.LABEL_TICK)
            self.query_one("#chores", ChoreTicks).select(clean)
        self._naming = ("", "")
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self._care.typed()  # nothing stands there now

    def _keep_typed(self) -> None:
        if self._draft is not None:
            self._draft.keep()

    def keep_draft(self) -> None:
        if name := self._half_typed:
            try:
                self._named(name)
            except (UsageError, NotFoundError):
                self._keep_typed()
            self.query_one(AddLine).value = ""

    # -- parts ------------------------------------------------------------------------------------------------

    def action_part(self, by: int) -> None:
        if (self._part or 0) + by >= len(words.PARTS):
            self.action_leave()
            return
        self._open_part(max(0, (self._part or 0) + by))

    def _open_part(self, part: int) -> None:
        self._part = part
        self.set_focus(None)
        self._show()

    @on(PartLine.Opened)
    def _part_clicked(self, message: PartLine.Opened) -> None:
        self._open_part(message.index)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return self._care.can_turn
        if action == "other_rater":
            return self._part == RATINGS and len(self.household.people) > 1
        if action == "import":
            return self._part == PEOPLE
        return True

    def action_leave(self) -> None:
        self.keep_draft()
        self.dismiss(None)

    def action_import(self) -> None:
        from workbook.screens.chores.import_household import HouseholdImport

        self.app.push_screen(HouseholdImport(self.context), lambda _: self.reload())

    # -- people -----------------------------------------------------------------------------------------------

    @on(PeopleList.Asked)
    def _people_asked(self, message: PeopleList.Asked) -> None:
        if message.what == "remove":
            self._change(lambda home: edits.without_person(home, message.name), words.label_person("remove"))
        elif message.what == "paid":
            self._change(with_shares_by_paid_hours, words.label_person("paid"))
        elif message.what == "details" and (person := self.household.person(message.name)):
            from workbook.screens.chores.person_sheet import PersonSheet

            sheet = PersonSheet(self.context, person, self.household, self.change_person)
            self.app.push_screen(sheet, lambda _: self.reload())
        elif message.what != "details":
            hint = words.AWAY_HINT if message.what == "away" else words.NAME_HINT
            self._ask_name(f"person {message.what}", message.name, hint)

    @on(PeopleList.ShareTurned)
    def _share_turned(self, message: PeopleList.ShareTurned) -> None:
        person = self.household.person(message.name)
        if person is not None:
            share = person.share + message.by * edits.SHARE_STEP
            self._change(
                lambda home: edits.with_share(home, message.name, share),
                words.label_person("share"),
                merge="household share",
            )

    def change_person(self, name: str, edit: PersonEdit, merge: str | None) -> Household:
        """Keep a person as `edit` makes them, and return the household. Raises WorkbookError."""

        def edited(home: Household) -> Household:
            person = home.person(name)
            if person is None:
                raise NotFoundError(words.CHANGED_ELSEWHERE)
            return edits.changed_person(home, edit(home, person))

        self._apply(edited, words.label_person("details"), merge=merge)
        return self.household

    # -- free time --------------------------------------------------------------------------------------------

    @on(AvailabilityGrid.FreeTimeSaid)
    def _free_said(self, message: AvailabilityGrid.FreeTimeSaid) -> None:
        self._change(
            lambda home: edits.with_free(home, message.person, message.free), words.LABEL_FREE, merge="household free"
        )

    # -- chores -----------------------------------------------------------------------------------------------

    def _chore(self, name: str) -> Chore | None:
        """The chore as this household has it, else as the starter list gives it."""
        return self.household.chore(name) or starter(self._starters, name)

    @on(ChoreTicks.Ticked)
    def _ticked(self, message: ChoreTicks.Ticked) -> None:
        chore = self._chore(message.name)
        if self.household.chore(message.name):
            self._remove_chore(message.name)
        elif chore is not None:
            self._change(lambda home: edits.with_chore(home, chore), words.LABEL_TICK, merge="household ticks")

    def _remove_chore(self, name: str) -> None:
        self._change(lambda home: edits.without_chore(home, name), words.LABEL_TICK)
        if self._chore(name) is None:
            self.tell(words.OWN_GONE)  # not in the starter list: the line itself is gone

    @on(ChoreTicks.MinutesTurned)
    def _minutes_turned(self, message: ChoreTicks.MinutesTurned) -> None:
        ticked = self.household.chore(message.name) is not None
        edit = self._chore_edit(message.name, lambda chore: rows.turned(chore, "minutes", message.by), ticked)
        self._change(edit, words.LABEL_CHORE, merge="household minutes")

    def change_chore(self, name: str, edit: Callable[[Chore], Chore], ticked: bool, merge: str | None) -> Chore:
        """Keep a chore as `edit` makes it, and return it; see `_chore_edit`. Raises WorkbookError."""
        changed: list[Chore] = []

        def noted(chore: Chore) -> Chore:
            changed.append(edit(chore))
            return changed[0]

        self._apply(self._chore_edit(name, noted, ticked), words.LABEL_CHORE, merge=merge)
        return replace(changed[0], name=edits.clean_name(changed[0].name))

    def _chore_edit(self, name: str, edit: Callable[[Chore], Chore], ticked: bool) -> Callable[[Household], Household]:
        """What makes a chore as `edit` does; one that was not `ticked` yet is now. It raises NameTaken, and
        NotFoundError when another window took the chore out."""

        def edited(home: Household) -> Household:
            known = home.chore(name) or (None if ticked else starter(self._starters, name))
            if known is None:
                raise NotFoundError(words.CHORE_GONE)
            home = home if home.chore(name) else edits.with_chore(home, known)
            return edits.changed_chore(home, name, edit(known))

        return edited

    @on(ChoreTicks.Asked)
    def _chores_asked(self, message: ChoreTicks.Asked) -> None:
        chore = self._chore(message.name)
        if message.what == "add":
            self._ask_name("chore add", "", words.CHORE_HINT)
        elif message.what == "remove" and self.household.chore(message.name):
            self._remove_chore(message.name)
        elif message.what == "adjust" and chore is not None:
            from workbook.screens.chores.sheet import ChoreSheet

            ticked = self.household.chore(chore.name) is not None
            self.app.push_screen(
                ChoreSheet(self.context, chore, self.change_chore, ticked=ticked, home=lambda: self.household),
                lambda _: self.reload(),
            )

    # -- ratings ----------------------------------------------------------------------------------------------

    def action_turn(self) -> None:
        self._care.turn()

    def action_other_rater(self) -> None:
        self._who = next_rater(self.household, self._who)
        self._show_ratings(afresh=True)
        self._show()

    def _show_ratings(self, *, afresh: bool = False) -> None:
        front = self.context.person
        who = rater_of(self.household, self._who, front.name if front else "")
        afresh = afresh or who != self._who
        self._who = who
        person = self.household.person(who)
        said = [
            Said(chore.name, person.ratings.get(chore.name), person.ability(chore.name), chore_sheet.when(chore))
            for chore in (self.household.chores if person else ())
            if person
        ]
        self.query_one("#ratings", RatingList).show(said, afresh=afresh)

    @on(RatingList.Rated)
    def _rated(self, message: RatingList.Rated) -> None:
        self._rate(lambda home: edits.rated(home, self._who, message.chore, message.rating))

    @on(RatingList.AbilitySaid)
    def _ability_said(self, message: RatingList.AbilitySaid) -> None:
        self._rate(lambda home: edits.able(home, self._who, message.chore, message.ability))

    def _rate(self, edit: Callable[[Household], Household]) -> None:
        self._change(edit, words.LABEL_RATED, merge=f"household ratings {self._who}")
