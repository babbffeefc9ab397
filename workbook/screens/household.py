"""The household form: people, free time, chores, ratings. Saved as one goes; what is missing is always in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain import household_edits as edits
from workbook.domain.errors import WorkbookError
from workbook.domain.household import Chore, Household
from workbook.screens.base import Page
from workbook.screens.desk import Desk
from workbook.widgets import chore_rows
from workbook.widgets.addline import AddLine
from workbook.widgets.free_grid import FreeGrid
from workbook.widgets.household_lists import PERSON, ChoreTicks, PeopleList
from workbook.widgets.partline import PartLine
from workbook.widgets.rating_list import RatingList, Said
from workbook.words import chore_sheet
from workbook.words import household_screen as words

PEOPLE, FREE, CHORES, RATINGS = range(4)
NEW_CHORE_MINUTES = 20


class HouseholdScreen(Page):
    """Four parts, one at a time. Every change is saved when it is made, so leaving loses nothing."""

    MODE = "plans"
    CSS_PATH = "household.tcss"
    BINDINGS = [
        Binding("n", "turn", words.TURN, id="household.turn", tooltip=words.TURN_TIP),
        Binding("right_square_bracket,tab", "part(1)", words.NEXT, key_display="]", id="household.next",
                tooltip=words.NEXT_TIP),
        Binding("left_square_bracket,shift+tab", "part(-1)", words.BACK, key_display="[", show=False,
                id="household.back", tooltip=words.BACK_TIP),
        Binding("i", "import", words.IMPORT, id="household.import", tooltip=words.IMPORT_TIP),
        Binding("escape", "leave", words.LEAVE, id="household.leave", tooltip=words.LEAVE_TIP),
    ]  # fmt: skip

    def __init__(self, desk: Desk, *, part: int | None = None) -> None:
        """`part` is the one to begin with; None: the first in which something is missing."""
        super().__init__(desk)
        self.household = Household()
        self._part = part
        self._starters: Sequence[tuple[str, Sequence[Chore]]] = ()
        self._who = ""  # whose turn it is to rate
        self._naming: tuple[str, str] | None = None  # what the line for a name is open for

    def body(self) -> Iterable[Widget]:
        with Vertical(id="form"):
            yield PartLine(words.TITLE, words.PARTS, id="parts")
            yield Static(id="about")
            yield PeopleList(id="people")
            yield FreeGrid(id="free")
            yield ChoreTicks(id="chores")
            yield RatingList(id="ratings")
            yield AddLine("")
            yield Static(id="missing")

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        chores = self.desk.notebook.chores
        self._starters = self._starters or self.desk.starter_chores()
        self.household = chores.household() or self._begun()
        self._show()

    def _begun(self) -> Household:
        """A household to begin with: the people whom the workbook knows already."""
        people = self.desk.notebook.people.all()
        household = Household()
        for person in people:
            household = edits.with_person(household, person.name)
        return household

    def _show(self) -> None:
        filled = self.filled()
        if self._part is None:
            self._part = next((part for part, done in enumerate(filled) if not done), PEOPLE)
        self.query_one("#parts", PartLine).show(self._part, filled)
        self.query_one("#people", PeopleList).show(self.household)
        self.query_one("#free", FreeGrid).show([(person.name, person.free) for person in self.household.people])
        self.query_one("#chores", ChoreTicks).show(self._starters, self.household)
        self._show_ratings()
        for part, id in enumerate(("#people", "#free", "#chores", "#ratings")):
            widget = self.query_one(id)
            widget.display = part == self._part
            if widget.display and (self.focused is None or not self.focused.display):
                self.set_focus(widget)
        about = words.ABOUT[self._part] or self._about_ratings()
        self.query_one("#about", Static).update(Content(about))
        self.query_one("#missing", Static).update(self._missing())
        self.refresh_bindings()

    def filled(self) -> list[bool]:
        """Which parts have all that a plan needs. Ratings need not be given, but the tick waits for them."""
        people = self.household.people
        return [
            bool(people),
            bool(people) and not edits.idle(self.household),
            bool(self.household.chores),
            bool(self.household.chores) and not any(edits.unrated(self.household, person) for person in people),
        ]

    def _missing(self) -> Content:
        people, chores = self.household.people, self.household.chores
        idle = edits.idle(self.household)
        lacking = [
            *([] if people else [words.NO_PEOPLE]),
            *([words.free_missing(idle)] if idle else []),
            *([] if chores else [words.NO_CHORES]),
        ]
        if lacking:
            return Content(words.MISSING + " · ".join(lacking))
        for person in people:
            if left := edits.unrated(self.household, person):
                return Content(words.ratings_open(person.name, len(left)))
        return Content(words.READY)

    # -- saving -----------------------------------------------------------------------------------------------

    def save(self, household: Household, label: str, *, merge: str | None = None) -> None:
        """Keep this household. `merge`: one entry in the history for a run of changes of one kind."""
        try:
            self.desk.notebook.chores.save_household(household, label, merge=merge)
        except WorkbookError as error:
            self.tell_error(error)
            return
        self.household = household
        self._show()

    def keep_draft(self) -> None:
        line = self.query_one(AddLine)
        if line.has_class("-open") and line.text:
            self._named(line.text)

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
            return self._part == RATINGS and len(self.household.people) > 1
        if action == "import":
            return self._part == PEOPLE
        return True

    def action_leave(self) -> None:
        self.keep_draft()
        self.dismiss(None)

    def action_import(self) -> None:
        from workbook.screens.household_import import HouseholdImport

        self.app.push_screen(HouseholdImport(self.desk), lambda _: self.reload())

    # -- people -----------------------------------------------------------------------------------------------

    @on(PeopleList.Asked)
    def _people_asked(self, message: PeopleList.Asked) -> None:
        if message.what == "remove":
            household = edits.without_person(self.household, message.name)
            self.save(household, words.label_person("remove"))
        else:
            self._ask_name(f"person {message.what}", message.name, words.NAME_HINT)

    @on(PeopleList.ShareTurned)
    def _share_turned(self, message: PeopleList.ShareTurned) -> None:
        person = self.household.person(message.name)
        if person is not None:
            share = person.share + message.by * edits.SHARE_STEP
            household = edits.with_share(self.household, message.name, share)
            self.save(household, words.label_person("share"), merge="household share")

    def _ask_name(self, what: str, old: str, hint: str) -> None:
        self._naming = (what, old)
        line = self.query_one(AddLine)
        line.placeholder = hint
        line.value = old if what.endswith(" name") else ""
        line.open()

    @on(AddLine.Added)
    def _name_given(self, message: AddLine.Added) -> None:
        self._named(message.text)
        self.set_focus(None)
        self._show()

    def _named(self, name: str) -> None:
        what, old = self._naming or ("", "")
        self._naming = None
        try:
            if what == "person add":
                self.save(edits.with_person(self.household, name), words.label_person("add"))
                self.query_one("#people", PeopleList).select(PERSON + edits.clean_name(name))
            elif what == "person name":
                self.save(edits.renamed_person(self.household, old, name), words.label_person("name"))
            elif what == "chore add":
                chore = Chore(edits.clean_name(name), NEW_CHORE_MINUTES)
                self.save(edits.with_chore(self.household, chore), words.LABEL_TICK)
                self.query_one("#chores", ChoreTicks).select(chore_rows.CHORE + chore.name)
        except WorkbookError as error:
            self.tell_error(error)

    # -- free time --------------------------------------------------------------------------------------------

    @on(FreeGrid.FreeTimeSaid)
    def _free_said(self, message: FreeGrid.FreeTimeSaid) -> None:
        household = edits.with_free(self.household, message.person, message.free)
        self.save(household, words.LABEL_FREE, merge="household free")

    # -- chores -----------------------------------------------------------------------------------------------

    def _chore(self, name: str) -> Chore | None:
        """The chore as this household has it, else as the starter list gives it."""
        usual = (chore for _, chores in self._starters for chore in chores if chore.name == name)
        return self.household.chore(name) or next(usual, None)

    @on(ChoreTicks.Ticked)
    def _ticked(self, message: ChoreTicks.Ticked) -> None:
        chore = self._chore(message.name)
        if self.household.chore(message.name):
            self.save(edits.without_chore(self.household, message.name), words.LABEL_TICK)
        elif chore is not None:
            self.save(edits.with_chore(self.household, chore), words.LABEL_TICK, merge="household ticks")

    @on(ChoreTicks.MinutesTurned)
    def _minutes_turned(self, message: ChoreTicks.MinutesTurned) -> None:
        chore = self._chore(message.name)
        if chore is not None:
            self.save_chore(chore.name, chore_rows.turned(chore, "minutes", message.by), merge="household minutes")

    def save_chore(self, name: str, chore: Chore, *, merge: str | None = None) -> None:
        """Keep a chore as changed; one that was not ticked yet is now. Raises NameTaken."""
        known = self.household.chore(name)
        household = self.household if known else edits.with_chore(self.household, replace(chore, name=name))
        self.save(edits.changed_chore(household, name, chore), words.LABEL_CHORE, merge=merge)

    @on(ChoreTicks.Asked)
    def _chores_asked(self, message: ChoreTicks.Asked) -> None:
        chore = self._chore(message.name)
        if message.what == "add":
            self._ask_name("chore add", "", words.CHORE_HINT)
        elif message.what == "remove" and self.household.chore(message.name):
            self.save(edits.without_chore(self.household, message.name), words.LABEL_TICK)
        elif message.what == "adjust" and chore is not None:
            from workbook.screens.chore_sheet import ChoreSheet

            self.app.push_screen(ChoreSheet(chore, self.save_chore), lambda _: self._show())

    # -- ratings ----------------------------------------------------------------------------------------------

    def _rater(self) -> str:
        """Whose turn it is: kept while there, else who sits in front, else the first."""
        names = [person.name for person in self.household.people]
        front = self.desk.person
        for name in (self._who, front.name if front else ""):
            if name in names:
                return name
        return names[0] if names else ""

    def _show_ratings(self, *, afresh: bool = False) -> None:
        who = self._rater()
        afresh = afresh or who != self._who
        self._who = who
        person = self.household.person(who)
        said = [
            Said(chore.name, person.ratings.get(chore.name), person.ability(chore.name), chore_sheet.when(chore))
            for chore in (self.household.chores if person else ())
            if person
        ]
        self.query_one("#ratings", RatingList).show(said, afresh=afresh)

    def _about_ratings(self) -> str:
        return words.ABOUT_RATINGS.format(name=self._who) if self.household.chores else words.NO_CHORES_YET

    def action_turn(self) -> None:
        names = [person.name for person in self.household.people]
        self._who = names[(names.index(self._rater()) + 1) % len(names)]
        self._show_ratings(afresh=True)
        self._show()

    @on(RatingList.Rated)
    def _rated(self, message: RatingList.Rated) -> None:
        household = edits.rated(self.household, self._who, message.chore, message.rating)
        self.save(household, words.LABEL_RATED, merge=f"household ratings {self._who}")

    @on(RatingList.AbilitySaid)
    def _ability_said(self, message: RatingList.AbilitySaid) -> None:
        household = edits.able(self.household, self._who, message.chore, message.ability)
        self.save(household, words.LABEL_RATED, merge=f"household ratings {self._who}")
