"""The frame of the household form: its four parts, what is missing, and saving as one goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.household import Chore, Household
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.widgets.chores.availability_grid import AvailabilityGrid
from workbook.widgets.chores.household_lists import ChoreTicks, PeopleList
from workbook.widgets.chores.rating_list import RatingList, Said
from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.part_line import PartLine
from workbook.words.chores import household_screen as words
from workbook.words.chores import sheet as chore_sheet

PEOPLE, FREE, CHORES, RATINGS = range(4)
NEW_CHORE_MINUTES = 20


class HouseholdForm(Page):
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

    def __init__(self, context: AppContext, *, part: int | None = None) -> None:
        """`part` is the one to begin with; None: the first in which something is missing."""
        super().__init__(context)
        self.household = Household()
        self._part = part
        self._starters: Sequence[tuple[str, Sequence[Chore]]] = ()
        self._who = ""  # whose turn it is to rate

    def body(self) -> Iterable[Widget]:
        with Vertical(id="form"):
            yield PartLine(words.TITLE, words.PARTS, id="parts")
            yield Static(id="about")
            yield PeopleList(id="people")
            yield AvailabilityGrid(id="free")
            yield ChoreTicks(id="chores")
            yield RatingList(id="ratings")
            yield AddLine("")
            yield Static(id="missing")

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        chores = self.context.notebook.chores
        self._starters = self._starters or self._usual_chores()
        try:
            self.household = chores.household() or self._begun()
        except WorkbookError as error:  # damaged: left as it is, for typing over it would lose what can be mended
            self.tell_error(error)
            self.call_later(self.dismiss, None)
            return
        self._show()

    def _usual_chores(self) -> Sequence[tuple[str, Sequence[Chore]]]:
        """The starter list; the program's own where the content folder has none."""
        from workbook.content.chores import load_chores
        from workbook.paths import content_folder

        try:
            return load_chores(self.context.content) or load_chores(content_folder())
        except WorkbookError as error:
            self.tell_error(error)
            return ()

    def _begun(self) -> Household:
        """A household to begin with: the people whom the workbook knows already."""
        people = self.context.notebook.people.all()
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
        self.query_one("#free", AvailabilityGrid).show([(person.name, person.free) for person in self.household.people])
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
        waiting = [person.name for person in people if edits.unrated(self.household, person)]
        if self._part == RATINGS and waiting and self._who not in waiting:
            return Content(words.ALL_RATED.format(name=self._who, other=self._next_rater()))
        for person in people:
            if left := edits.unrated(self.household, person):
                return Content(words.ratings_open(person.name, len(left)))
        return Content(words.READY)

    # -- saving -----------------------------------------------------------------------------------------------

    def save(self, household: Household, label: str, *, merge: str | None = None) -> None:
        """Keep this household. `merge`: one entry in the history for a run of changes of one kind."""
        if not household.people:
            self.tell(words.PEOPLE_FIRST)
            self._open_part(PEOPLE)
            return
        try:
            household, _ = read(to_plain(household))  # what could not be read again is not kept
            self.context.notebook.chores.save_household(household, label, merge=merge)
        except WorkbookError as error:
            self.tell_error(error)
            return
        self.household = household
        self._show()

    def named(self, name: str) -> None:
        """A name was given in the line that is open for it."""
        raise NotImplementedError

    def keep_draft(self) -> None:
        line = self.query_one(AddLine)
        if line.has_class("-open") and line.text:
            self.named(line.text)

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
        from workbook.screens.chores.import_household import HouseholdImport

        self.app.push_screen(HouseholdImport(self.context), lambda _: self.reload())

    # -- whose turn it is to rate ----------------------------------------------------------------------------

    def _rater(self) -> str:
        """Whose turn it is: kept while there, else who sits in front, else the first."""
        names = [person.name for person in self.household.people]
        front = self.context.person
        for name in (self._who, front.name if front else ""):
            if name in names:
                return name
        return names[0] if names else ""

    def _next_rater(self) -> str:
        """Who comes after whose turn it is: the next who has not rated everything, else just the next."""
        names = [person.name for person in self.household.people]
        if not names:
            return ""
        place = names.index(self._rater()) + 1
        following = names[place:] + names[:place]
        open_ = (name for name in following if edits.unrated(self.household, self.household.people[names.index(name)]))
        return next((name for name in open_ if name != self._rater()), following[0])

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
