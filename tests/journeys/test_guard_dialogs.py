"""Every dialog, open with words in its field when the file goes: it lives, the words stay, and they are saved once the
file is there again. The dialogs are read from the code; one that is not in the table fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests import sample
from tests.journeys.driver import TODAY, opened, press, screen_text, write
from tests.journeys.faults import File, damage, replace_by_a_directory
from tests.journeys.test_guard import Fault, stands
from tests.screens.common.test_dialogs import dialogs
from workbook import app
from workbook.content.book import load
from workbook.content.solutions import load_solutions
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.paths import content_folder
from workbook.planning.appraisal import appraise, slots_now
from workbook.screens.chores import (
    agree,
    figures,
    import_household,
    new_plan,
    print_week,
    review_week,
    sheet,
    slot_record,
    unticked,
)
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog, Page
from workbook.screens.conflicts import form, option_form, option_kinds, rate_apart, trials, trigger_form
from workbook.screens.frame import first_run, help, leave, who, words_found
from workbook.screens.promises import away, capacity, end_promise, forge, mark_day, note, renegotiate, repair
from workbook.screens.steps import choose_version, forget, versions
from workbook.store.notebook import Notebook
from workbook.words.common import guard as said

BASES = {"Dialog", "FormDialog", "PlanForm", "DueDialog"}
"""They are not opened themselves."""
WITHOUT_DRAFT = {leave.LeaveWithout, forget.ForgetAnswer}
"""They have a field for the name of a file or a word that confirms, and keep no draft of it."""
ASKS_NOTHING = {print_week.PrintWeek}
"""It has what it needs when it opens, and writes a file of its own."""
WORD = "7"
"""What is typed; a number is a text as well."""


def week(context: AppContext) -> Any:
    return context.notebook.chores.weeks()[0]


def promise(context: AppContext) -> Any:
    return next(one for one in context.notebook.promises.all() if one.term_on(TODAY).act == "Ring")


def due(context: AppContext) -> str:
    return context.notebook.promises.due_on(promise(context).id, TODAY, TODAY).key


def conflict(context: AppContext) -> Any:
    return context.notebook.conflicts.pictures()[0]


def exercise() -> Any:
    return next(one for step in load(content_folder()).steps() for one in step.exercises)


def not_asked(*_: object) -> Any:
    raise AssertionError("nothing was changed")


OPENED: dict[type[Dialog[Any]], Callable[[AppContext], Dialog[Any]]] = {
    agree.AgreeWeek: lambda it: agree.AgreeWeek(it, week(it)),
    figures.Figures: lambda it: figures.Figures(week(it), appraise(week(it), slots_now(week(it)))),
    import_household.HouseholdImport: import_household.HouseholdImport,
    new_plan.NewPlan: new_plan.NewPlan,
    print_week.PrintWeek: lambda it: print_week.PrintWeek(it, week(it)),
    review_week.ReviewWeek: lambda it: review_week.ReviewWeek(it, week(it), "Sam"),
    sheet.ChoreSheet: lambda it: sheet.ChoreSheet(it.notebook.chores.household().chores[0], not_asked, ticked=True),
    slot_record.SlotRecordSheet: lambda it: slot_record.SlotRecordSheet(it, week(it), 0),
    unticked.Unticked: lambda it: unticked.Unticked(it, week(it)),
    form.ConflictForm: form.ConflictForm,
    option_form.OptionForm: lambda it: option_form.OptionForm(it, conflict(it).conflict.id),
    option_kinds.OptionKinds: lambda it: option_kinds.OptionKinds(it, load_solutions(content_folder())),
    rate_apart.RatingApart: lambda it: rate_apart.RatingApart(it, conflict(it).conflict.id),
    trials.MoveReview: lambda it: trials.MoveReview(it, conflict(it).trials[0]),
    trials.Review: lambda it: trials.Review(it, conflict(it), conflict(it).trials[0]),
    trials.TryOut: lambda it: trials.TryOut(it, conflict(it).options[1].option),
    trigger_form.TriggerForm: lambda it: trigger_form.TriggerForm(it, conflict(it).conflict),
    first_run.FirstRun: first_run.FirstRun,
    leave.LeaveWithout: lambda _: leave.LeaveWithout([]),
    words_found.WordsFound: lambda it: words_found.WordsFound(it, []),
    help.KeysHelp: lambda it: help.KeysHelp([]),
    who.Who: who.Who,
    away.Away: lambda it: away.Away(it, promise(it)),
    capacity.CapacityDialog: capacity.CapacityDialog,
    end_promise.EndPromise: lambda it: end_promise.EndPromise(it, promise(it)),
    forge.Forge: forge.Forge,
    mark_day.MarkDay: lambda it: mark_day.MarkDay(it, due(it)),
    note.NoteDialog: lambda it: note.NoteDialog(it, due(it)),
    renegotiate.Renegotiate: lambda it: renegotiate.Renegotiate(it, due(it)),
    repair.Repair: lambda it: repair.Repair(it, due(it)),
    choose_version.ChooseVersion: lambda it: choose_version.ChooseVersion(
        exercise().settings, None, None, may_join=False
    ),
    forget.ForgetAnswer: lambda it: forget.ForgetAnswer(it, "apology", exercise(), "", earlier=False),
    versions.Versions: lambda it: versions.Versions(
        exercise(),
        None,
        [],
        TODAY,
        lambda chosen: forget.ForgetAnswer(it, "apology", exercise(), chosen, earlier=False),
    ),
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    sample.build(folder)
    notebook = Notebook.open(folder)
    notebook.promises.add(Draft("Ring", cadence=DAILY), TODAY)
    id = notebook.conflicts.add("Who cooks", TODAY).id
    for what in ("Cook in turn", "Order in"):
        notebook.conflicts.options.add(id, Wording(what, "Sam", "Thursdays"), TODAY)
    notebook.conflicts.begin_trial(notebook.conflicts.options.of(id)[0].id, TODAY, TODAY)
    notebook.close()
    return folder


@pytest.fixture
def data(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(app, "POLL_SECONDS", 0.1)
    return shutil.copytree(filled, tmp_path / "data")


def fields(screen: Any) -> list[str]:
    return [
        field.value if isinstance(field, Input) else field.text
        for field in screen.query("Input, TextArea")
        if isinstance(field, Input | TextArea)
    ]


async def begin(pilot: Pilot[int], dialog: Dialog[Any]) -> bool:
    """Open it and type into its first field; is there one?"""
    await pilot.app.push_screen(dialog)
    await pilot.pause()
    field = next((one for one in dialog.query("Input, TextArea") if one.focusable and one.display), None)
    if field is None:
        return False
    dialog.set_focus(field)
    await pilot.pause()
    await write(pilot, WORD)
    assert any(WORD in text for text in fields(dialog))
    return True


def test_every_dialog_is_in_the_table() -> None:
    assert {one for one in dialogs() if one.__name__ not in BASES} == set(OPENED)


@pytest.mark.slow
@pytest.mark.parametrize("fault", [damage, replace_by_a_directory])
@pytest.mark.parametrize("kind", OPENED, ids=lambda kind: kind.__name__)
async def test_a_dialog_lives_and_keeps_its_words(data: Path, kind: type[Dialog[Any]], fault: Fault) -> None:
    async with opened(data) as pilot:
        dialog = OPENED[kind](pilot.app.context)
        has_field = await begin(pilot, dialog)
        keeps = has_field and kind not in WITHOUT_DRAFT
        file = File(data)
        before = fields(dialog)
        fault(file.path)
        await stands(pilot, said.NOT_SAVED_YET if keeps else said.OUT_OF_REACH)
        if kind not in ASKS_NOTHING:
            await press(pilot, "ctrl+o")
        if has_field:
            assert pilot.app.screen is dialog, "closing would lose the words"
            assert fields(dialog) == before
            assert WORD in screen_text(pilot)
        await press(pilot, "escape", "escape")
        assert pilot.app.is_running
        if keeps:
            assert pilot.app.screen is dialog
            assert fields(dialog) == before
        file.mend()
        await stands(pilot)
        if form := dialog.draft if keeps else "":
            kept = pilot.app.context.notebook.drafts.read(dialog.person_id, form)
            assert any(WORD in text for text in kept.values()), "saved by itself"
        for _ in range(4):
            if isinstance(pilot.app.screen, Page):
                break
            await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Page), "with the file there again it closes"
