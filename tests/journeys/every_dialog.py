"""Every dialog of the program, and how each is opened on the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import sample
from tests.journeys.driver import TODAY
from workbook.content.book import load
from workbook.content.solutions import load_solutions
from workbook.domain.common.jot import Jot
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.steadiness import counts
from workbook.paths import content_folder
from workbook.planning.appraisal import appraise, slots_now
from workbook.screens.chores import (
    agree,
    figures,
    import_household,
    new_plan,
    person_sheet,
    print_week,
    review_week,
    sheet,
    slot_record,
    unticked,
)
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.conflicts import form, option_form, option_kinds, rate_apart, trials, trigger_form
from workbook.screens.frame import (
    find_words,
    first_run,
    forget_words,
    help,
    leave,
    looks,
    on_paper,
    passphrase,
    phone,
    rename,
    where_to_turn,
    who,
    words_found,
)
from workbook.screens.journey import note as moment_note
from workbook.screens.promises import (
    away,
    capacity,
    end_promise,
    forge,
    forget_promise,
    look_back,
    mark_day,
    note,
    renegotiate,
    repair,
    sort_jot,
)
from workbook.screens.promises import jot as jotting
from workbook.screens.steps import choose_version, forget, shown_lines, stray_answers, versions
from workbook.screens.together import closing, held, point, say_apart, settle, start
from workbook.screens.together import review as weekly
from workbook.store.notebook import Notebook

WITHOUT_DRAFT = {
    leave.LeaveWithout,
    forget.ForgetAnswer,
    forget_promise.ForgetPromise,
    forget_words.ForgetWords,
    find_words.FindWords,
    passphrase.PassphraseForm,
    phone.PhoneDialog,
    on_paper.Look,
}
"""They ask for a file's name, a word that confirms or is looked for, or a passphrase, and keep no draft of it; or for
nothing that is typed."""


def fill(folder: Path) -> None:
    """The data that they are opened on: the sample, a promise that is due, a conflict with two options and a trial."""
    sample.build(folder)
    notebook = Notebook.open(folder)
    notebook.promises.add(Draft("Ring", cadence=DAILY), TODAY)
    id = notebook.conflicts.add("Who cooks", TODAY).id
    for what in ("Cook in turn", "Order in"):
        notebook.conflicts.options.add(id, Wording(what, "Sam", "Thursdays"), TODAY)
    notebook.conflicts.begin_trial(notebook.conflicts.options.of(id)[0].id, TODAY, TODAY)
    notebook.close()


def home(context: AppContext) -> Any:
    return context.notebook.chores.household()


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


def review(context: AppContext) -> Any:
    return context.notebook.reviews.begin(("rebuilding", "partner"), TODAY, TODAY)


BOTH = {"rebuilding": "Sam", "partner": "Alex"}


def first_questions(context: AppContext) -> first_run.FirstRun:
    """With the field of the name: its answer was being typed when the workbook was left."""
    context.notebook.drafts.keep(context.person_id, "first-run 0", {"name": "S"})
    return first_run.FirstRun(context)


def not_asked(*_: object) -> Any:
    raise AssertionError("nothing was changed")


OPENED: dict[type[Dialog[Any]], Callable[[AppContext], Dialog[Any]]] = {
    agree.AgreeWeek: lambda it: agree.AgreeWeek(it, week(it)),
    figures.Figures: lambda it: figures.Figures(week(it), appraise(week(it), slots_now(week(it)))),
    import_household.HouseholdImport: import_household.HouseholdImport,
    new_plan.NewPlan: new_plan.NewPlan,
    print_week.PrintWeek: lambda it: print_week.PrintWeek(it, week(it)),
    review_week.ReviewWeek: lambda it: review_week.ReviewWeek(it, week(it), "Sam"),
    sheet.ChoreSheet: lambda it: sheet.ChoreSheet(
        it, home(it).chores[0], not_asked, ticked=True, home=lambda: home(it)
    ),
    person_sheet.PersonSheet: lambda it: person_sheet.PersonSheet(it, home(it).people[0], home(it), not_asked),
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
    first_run.FirstRun: first_questions,
    leave.LeaveWithout: lambda _: leave.LeaveWithout([]),
    looks.Looks: lambda _: looks.Looks(),
    words_found.WordsFound: lambda it: words_found.WordsFound(it, []),
    passphrase.PassphraseSheet: passphrase.PassphraseSheet,
    passphrase.PassphraseForm: lambda it: passphrase.PassphraseForm(it, "set"),
    on_paper.OnPaper: on_paper.OnPaper,
    on_paper.ForCounsellor: on_paper.ForCounsellor,
    on_paper.Look: lambda _: on_paper.Look("A sheet"),
    phone.PhoneDialog: lambda it: phone.PhoneDialog(phone.Phone(not_asked, it, not_asked, not_asked)),
    help.KeysHelp: lambda it: help.KeysHelp([]),
    where_to_turn.WhereToTurn: where_to_turn.WhereToTurn,
    who.Who: who.Who,
    rename.Rename: lambda it: rename.Rename(it, it.person),
    away.Away: lambda it: away.Away(it, promise(it)),
    capacity.CapacityDialog: capacity.CapacityDialog,
    end_promise.EndPromise: lambda it: end_promise.EndPromise(it, promise(it)),
    forge.Forge: forge.Forge,
    look_back.LookBack: lambda it: look_back.LookBack(it, promise(it), counts([])),
    mark_day.MarkDay: lambda it: mark_day.MarkDay(it, due(it)),
    note.NoteDialog: lambda it: note.NoteDialog(it, due(it)),
    moment_note.MomentNote: lambda it: moment_note.MomentNote(it, TODAY, "", None),
    renegotiate.Renegotiate: lambda it: renegotiate.Renegotiate(it, due(it)),
    repair.Repair: lambda it: repair.Repair(it, due(it)),
    forget_promise.ForgetPromise: lambda it: forget_promise.ForgetPromise(it, promise(it)),
    forget_words.ForgetWords: forget_words.ForgetWords,
    jotting.JotLine: jotting.JotLine,
    sort_jot.SortJot: lambda it: sort_jot.SortJot(it, Jot("rebuilding/1", "rebuilding", "a line", TODAY)),
    find_words.FindWords: find_words.FindWords,
    choose_version.ChooseVersion: lambda it: choose_version.ChooseVersion(
        exercise().settings, None, None, may_join=False
    ),
    shown_lines.ShowLines: lambda it: shown_lines.ShowLines(it, "Sam", []),
    stray_answers.StrayAnswers: lambda it: stray_answers.StrayAnswers("ute-evening", []),
    start.WhoHolds: lambda it: start.WhoHolds(it, ["Sam", "Alex"]),
    weekly.ReviewScreen: lambda it: weekly.ReviewScreen(it, review(it)),
    held.HeldReview: lambda it: held.HeldReview(it, review(it)),
    point.PointOfDay: lambda it: point.PointOfDay(it, "Sam"),
    say_apart.SayApart: lambda it: say_apart.SayApart(it, review(it), "improve", "rebuilding", BOTH),
    settle.Settle: lambda it: settle.Settle(it, review(it), BOTH),
    closing.CloseReview: lambda it: closing.CloseReview(it, review(it)),
    closing.LayDown: lambda it: closing.LayDown(it, review(it)),
    forget.ForgetAnswer: lambda it: forget.ForgetAnswer(it, "apology", exercise(), "", earlier=False),
    versions.Versions: lambda it: versions.Versions(
        exercise(),
        None,
        [],
        it,
        lambda chosen: forget.ForgetAnswer(it, "apology", exercise(), chosen, earlier=False),
    ),
}
