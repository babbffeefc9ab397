"""The household and its weeks in the notebook: stored as made, agreed, ticked, moved, and every change undone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.planning.households import home, household, sample
from tests.store.support import opened
from workbook.domain.chores.household import Household
from workbook.domain.chores.household_file import HouseholdFault, to_plain
from workbook.domain.chores.week import SlotRecord, Week
from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.planning.engine import make_plan
from workbook.planning.hand import by_hand, moved
from workbook.planning.replan import replan
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow

MONDAY, TUESDAY, REVIEW = date(2026, 11, 23), date(2026, 11, 24), date(2026, 12, 6)


@pytest.fixture
def made() -> Household:
    return household(sample("ida"))


@pytest.fixture
def week(notebook: Notebook, made: Household) -> Week:
    notebook.chores.save_household(made)
    proposed = notebook.chores.propose(made, make_plan(made), MONDAY)
    return notebook.chores.agree(proposed.id, MONDAY, REVIEW)


def test_a_household_is_kept_as_it_was_saved(notebook: Notebook, made: Household) -> None:
    assert notebook.chores.household() is None
    notebook.chores.save_household(made)
    assert notebook.chores.household() == made


def test_what_could_not_be_read_again_is_refused_and_what_stands_there_stays(
    notebook: Notebook, made: Household
) -> None:
    notebook.chores.save_household(made)
    [first, *others] = made.people
    for wrong in (
        Household(),
        replace(made, people=()),
        replace(made, people=tuple(replace(one, share=0) for one in made.people)),
        replace(made, people=(replace(first, name="x" * 81), *others)),
        replace(made, chores=(replace(made.chores[0], minutes=-1), *made.chores[1:])),
    ):
        with pytest.raises(UsageError):
            notebook.chores.save_household(wrong)
    assert notebook.chores.household() == made


def test_a_household_file_is_read_into_the_workbook_or_leaves_it_alone(
    notebook: Notebook, made: Household, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(to_plain(made)), "utf-8")
    bad.write_text('{"people": 3}', "utf-8")
    assert notebook.chores.import_household(good) == ()
    with pytest.raises(HouseholdFault):
        notebook.chores.import_household(bad)
    assert notebook.chores.household() == made


def test_a_plan_is_stored_whole_and_never_computed_again(notebook: Notebook, made: Household) -> None:
    plan = make_plan(made)
    proposed = notebook.chores.propose(made, plan, MONDAY)
    stored = notebook.chores.week(proposed.id)
    assert (stored.plan, stored.household, stored.monday, stored.state) == (plan, made, MONDAY, "proposed")
    notebook.chores.save_household(home({"name": "Other", "minutes": 5}))
    assert notebook.chores.week(proposed.id).plan == plan


def test_another_process_reads_the_same_week(notebook: Notebook, week: Week, folder: Path) -> None:
    other = opened(folder)
    assert other.chores.week(week.id) == week
    other.close()


def test_a_new_proposal_takes_the_place_of_the_old_one_but_not_of_an_agreed_week(
    notebook: Notebook, week: Week, made: Household
) -> None:
    plan = make_plan(made)
    first = notebook.chores.propose(made, plan, MONDAY)
    second = notebook.chores.propose(made, plan, MONDAY)
    assert [each.id for each in notebook.chores.weeks()] == [week.id, second.id]
    with pytest.raises(NotFoundError):
        notebook.chores.week(first.id)
    assert notebook.chores.current(TUESDAY) == notebook.chores.week(week.id), "what was agreed is in force"


def test_a_week_begins_on_a_monday(notebook: Notebook, made: Household) -> None:
    with pytest.raises(UsageError, match="begins on a Monday"):
        notebook.chores.propose(made, make_plan(made), TUESDAY)


def test_agreeing_needs_a_day_to_look_again(notebook: Notebook, made: Household) -> None:
    proposed = notebook.chores.propose(made, make_plan(made), MONDAY)
    with pytest.raises(UsageError, match="has passed already"):
        notebook.chores.agree(proposed.id, TUESDAY, MONDAY)
    agreed = notebook.chores.agree(proposed.id, MONDAY, REVIEW)
    assert (agreed.state, agreed.agreed_on, agreed.review) == ("agreed", MONDAY, REVIEW)


def test_only_an_agreed_week_shows_up_today(notebook: Notebook, made: Household) -> None:
    proposed = notebook.chores.propose(made, make_plan(made), MONDAY)
    assert notebook.chores.today(MONDAY) == []
    notebook.chores.agree(proposed.id, MONDAY, REVIEW)
    shown = notebook.chores.today(MONDAY)
    assert shown
    assert all(each.slot.day == 0 and each.outcome == "open" and each.minutes for each in shown)
    assert notebook.chores.today(date(2026, 11, 30)) == []


def test_a_slot_is_done_by_whom_and_how_long_it_took(notebook: Notebook, week: Week) -> None:
    after = notebook.chores.done(week.id, 2, TUESDAY, by=["Jon"], minutes=35, felt="heavier")
    assert after.record(2) == SlotRecord("done", ("Jon",), minutes=35, felt="heavier", on=TUESDAY)
    assert after.where(2).people == ("Jon",)
    assert notebook.tables("slots_") == ("slots_2026",)
    assert notebook.chores.reopen(week.id, 2).record(2) == SlotRecord()


def test_ticking_and_unticking_leave_nothing_behind(notebook: Notebook, week: Week) -> None:
    assert notebook.chores.tick(week.id, 0, True, MONDAY).record(0).outcome == "done"
    assert notebook.chores.tick(week.id, 0, False, MONDAY) == week


def test_a_slot_can_be_marked_as_not_done(notebook: Notebook, week: Week) -> None:
    assert notebook.chores.not_done(week.id, 1, TUESDAY).record(1).outcome == "not done"


def test_a_slot_moves_to_another_day_and_to_other_people_and_back(notebook: Notebook, week: Week) -> None:
    slot = week.plan.slots[3]
    after = notebook.chores.move(week.id, 3, 6, 1, ["Ida"])
    assert (after.where(3).day, after.where(3).part, after.where(3).people) == (6, 1, ("Ida",))
    assert after.plan == week.plan, "the plan stays as it was agreed"
    assert notebook.chores.move(week.id, 3, slot.day, slot.part, slot.people) == week


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        (lambda chores, id: chores.done(id, 999, MONDAY), NotFoundError),
        (lambda chores, id: chores.done(id, -1, MONDAY), NotFoundError),
        (lambda chores, id: chores.done(id, 0, MONDAY, by=["Nobody"]), NotFoundError),
        (lambda chores, id: chores.done(id, 0, MONDAY, minutes=0), UsageError),
        (lambda chores, id: chores.done(id, 0, MONDAY, minutes=5000), UsageError),
        (lambda chores, id: chores.move(id, 0, 7, 0), UsageError),
        (lambda chores, id: chores.move(id, 0, 0, 3), UsageError),
        (lambda chores, id: chores.move(id, 0, 0, 0, ["Nobody"]), NotFoundError),
        (lambda chores, id: chores.feels(id, "Ida", 11), UsageError),
        (lambda chores, id: chores.done("unknown", 0, MONDAY), NotFoundError),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(
    notebook: Notebook, week: Week, attempt: object, error: type[Exception]
) -> None:
    with pytest.raises(error):
        attempt(notebook.chores, week.id)  # type: ignore[operator]
    assert notebook.chores.week(week.id) == week


def test_every_change_has_a_label_and_can_be_taken_back(notebook: Notebook, week: Week) -> None:
    notebook.chores.done(week.id, 0, MONDAY)
    notebook.chores.move(week.id, 1, 5, 0)
    notebook.chores.feels(week.id, "Ida", 8)
    notebook.chores.conclude(week.id, "worked")
    notebook.chores.drop(week.id)
    assert notebook.chores.weeks() == []
    labels = [notebook.undo().label for _ in range(5)]
    assert labels == [
        "Threw away the plan for the week of 23 Nov",
        "Looked back on the week of 23 Nov",
        "Said how fair the week of 23 Nov feels",
        "Moved “Cook dinner”",
        "Marked “Dishes” done",
    ]
    assert notebook.chores.week(week.id).records == {}


def test_a_plan_changed_by_hand_keeps_what_was_done_where_it_still_stands(notebook: Notebook, week: Week) -> None:
    notebook.chores.done(week.id, 0, MONDAY, minutes=25)
    notebook.chores.done(week.id, 1, MONDAY)
    changed = by_hand(week.household, week.plan, moved(week.plan.slots, 1, 6, 2))
    after = notebook.chores.change_plan(week.id, changed)
    assert after.plan == changed
    [number] = after.records
    assert after.plan.slots[number] == week.plan.slots[0]
    assert after.record(number).minutes == 25


def test_planning_the_rest_of_the_week_anew_keeps_every_tick(notebook: Notebook, week: Week) -> None:
    for number, slot in enumerate(week.plan.slots):
        if slot.day == 0:
            notebook.chores.done(week.id, number, MONDAY)
    before = notebook.chores.week(week.id)
    after = notebook.chores.change_plan(week.id, replan(before, TUESDAY).plan)
    assert {after.where(number) for number in after.records} == {slot for slot in week.plan.slots if slot.day == 0}


def test_a_week_planned_anew_for_other_circumstances_keeps_the_household_it_was_planned_for(
    notebook: Notebook, week: Week
) -> None:
    ida, jon = week.household.people
    ill = replace(week.household, people=(replace(ida, free=((0, 0, 0),) * 7), jon))
    again = replan(week, TUESDAY, ill)
    after = notebook.chores.change_plan(week.id, again.plan, again.household)
    assert (after.plan, after.household) == (again.plan, ill)
    assert notebook.undo().label.startswith("Changed the plan")
    assert notebook.chores.week(week.id).household == week.household


def test_the_next_week_is_planned_with_what_this_one_taught(notebook: Notebook, week: Week) -> None:
    bathroom = next(number for number, slot in enumerate(week.plan.slots) if slot.chore == "Bathroom")
    notebook.chores.done(week.id, bathroom, TUESDAY, by=["Ida"], minutes=65)
    following = notebook.chores.for_week(date(2026, 11, 30))
    assert following is not None
    chore = following.chore("Bathroom")
    assert chore is not None
    assert chore.minutes == round((2 * 45 + 65) / 3)
    assert following.last_owner == {"Bathroom": ("Ida",)}
    own = replace(week.household, monday=MONDAY)
    assert notebook.chores.for_week(MONDAY) == own, "its own week is planned without it"


def test_a_damaged_week_is_set_aside_and_the_others_stay(notebook: Notebook, week: Week) -> None:
    with notebook.change("by hand") as change:
        change.put("weeks", "broken", {"monday": "2026-11-23", "plan": 7})
    assert [each.id for each in notebook.chores.weeks()] == [week.id]
    assert notebook.chores.current(TUESDAY) == week


def test_what_was_not_ticked_stands_for_a_week_and_can_be_done_let_go_or_moved(notebook: Notebook, week: Week) -> None:
    chores, wednesday, next_week = notebook.chores, date(2026, 11, 25), date(2026, 12, 1)
    passed = week.unticked(wednesday)
    left = chores.left_over(wednesday)
    assert sorted(one.number for one in left) == passed
    assert all(one.movable and one.on is not None and one.on < wednesday for one in left)
    first, second, *_ = passed
    chores.not_done(week.id, first, wednesday)
    chores.move_to(week.id, second, wednesday)
    after = {one.number: one.outcome for one in chores.left_over(wednesday)}
    assert after[first] == "not done", "what was said today stays until the day is over"
    assert second not in after
    assert second in [one.number for one in chores.today(wednesday)]
    assert first not in [one.number for one in chores.left_over(date(2026, 11, 26))]
    later = chores.left_over(next_week)
    assert later
    assert not any(one.movable for one in later)
    assert all(one.on >= TUESDAY for one in later)
    with pytest.raises(UsageError):
        chores.move_to(week.id, later[0].number, next_week)
    assert chores.left_over(date(2026, 12, 10)) == []


def test_what_was_not_done_and_is_moved_to_another_day_is_still_to_be_done_there(
    notebook: Notebook, week: Week
) -> None:
    day = notebook.chores.week(week.id).where(0).day
    notebook.chores.not_done(week.id, 0, week.date_of(day))
    assert notebook.chores.move(week.id, 0, day, 1).record(0).outcome == "not done"
    assert notebook.chores.move(week.id, 0, (day + 1) % 7, 1).record(0).outcome == "open"
    notebook.undo()
    assert notebook.chores.week(week.id).record(0).outcome == "not done"
