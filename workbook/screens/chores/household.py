"""The household form: people, free time, chores, ratings. Saved as one goes; what is missing is always in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import on

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.household import Chore, Household
from workbook.domain.common.errors import WorkbookError
from workbook.screens.chores.household_form import HouseholdForm
from workbook.widgets.chores import chore_rows
from workbook.widgets.chores.availability_grid import AvailabilityGrid
from workbook.widgets.chores.household_lists import PERSON, ChoreTicks, PeopleList
from workbook.widgets.chores.rating_list import RatingList
from workbook.widgets.common.add_line import AddLine
from workbook.words.chores import household_screen as words

NEW_CHORE_MINUTES = 20


class HouseholdScreen(HouseholdForm):
    """What each part does with what people say in it."""

    _naming: tuple[str, str] | None = None  # what the line for a name is open for, and the name so far

    # -- people -----------------------------------------------------------------------------------------------

    @on(PeopleList.Asked)
    def _people_asked(self, message: PeopleList.Asked) -> None:
        if message.what == "remove":
            self._change(lambda home: edits.without_person(home, message.name), words.label_person("remove"))
        else:
            self._ask_name(f"person {message.what}", message.name, words.NAME_HINT)

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

    def _change(self, edit: Callable[[Household], Household], label: str, *, merge: str | None = None) -> None:
        """Save what `edit` makes of the household, or tell why that cannot be."""
        try:
            household = edit(self.household)
        except WorkbookError as error:
            self.tell_error(error)
            return
        self.save(household, label, merge=merge)

    def _ask_name(self, what: str, old: str, hint: str) -> None:
        self._naming = (what, old)
        line = self.query_one(AddLine)
        line.placeholder = hint
        line.value = old if what.endswith(" name") else ""
        line.open()

    @on(AddLine.Added)
    def _name_given(self, message: AddLine.Added) -> None:
        self.named(message.text)
        self.set_focus(None)
        self._show()

    def named(self, name: str) -> None:
        what, old = self._naming or ("", "")
        self._naming = None
        if what == "person add":
            self._change(lambda home: edits.with_person(home, name), words.label_person("add"))
            self.query_one("#people", PeopleList).select(PERSON + edits.clean_name(name))
        elif what == "person name":
            self._change(lambda home: edits.renamed_person(home, old, name), words.label_person("name"))
        elif what == "chore add":
            chore = Chore(edits.clean_name(name), NEW_CHORE_MINUTES)
            self._change(lambda home: edits.with_chore(home, chore), words.LABEL_TICK)
            self.query_one("#chores", ChoreTicks).select(chore_rows.CHORE + chore.name)

    # -- free time --------------------------------------------------------------------------------------------

    @on(AvailabilityGrid.FreeTimeSaid)
    def _free_said(self, message: AvailabilityGrid.FreeTimeSaid) -> None:
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
            self._remove_chore(message.name)
        elif chore is not None:
            self._change(lambda home: edits.with_chore(home, chore), words.LABEL_TICK, merge="household ticks")

    def _remove_chore(self, name: str) -> None:
        self._change(lambda home: edits.without_chore(home, name), words.LABEL_TICK)
        if self._chore(name) is None:
            self.tell(words.OWN_GONE)  # not in the starter list: the line itself is gone

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
            self._remove_chore(message.name)
        elif message.what == "adjust" and chore is not None:
            from workbook.screens.chores.sheet import ChoreSheet

            self.app.push_screen(ChoreSheet(chore, self.save_chore), lambda _: self._show())

    # -- ratings ----------------------------------------------------------------------------------------------

    def action_turn(self) -> None:
        self._who = self._next_rater()
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
