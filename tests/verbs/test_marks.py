"""Dues and their marks as typed: keep, late, miss, repair, renegotiate, happened; and when each is due."""

from __future__ import annotations

import pytest

from tests.verbs.typed import TODAY, Shell


def test_a_promise_is_due_on_the_day_it_is_made_and_kept_by_its_number(shell: Shell) -> None:
    shell.add("Be home by 18:30", "--cue", "when the office closes")
    assert shell.dues() == [(1, "Be home by 18:30", TODAY, None)]
    assert shell("keep", "1") == 0
    assert shell.out == "Be home by 18:30, 2026-11-21: kept\n"
    assert shell.dues() == [(1, "Be home by 18:30", TODAY, "kept")]


def test_counts_and_steadiness(shell: Shell) -> None:
    id = shell.add("Ring")
    for day, verb in (("2026-11-21", "keep"), ("2026-11-22", "late"), ("2026-11-23", "miss"), ("2026-11-24", "na")):
        assert shell(verb, id, today=day) == 0
    assert shell("repair", id, today="2026-11-25") == 0
    assert shell("miss", id, today="2026-11-25") == 0
    found = shell.promise(today="2026-11-25")
    assert {name: found[name] for name in ("kept", "late", "repaired", "missed", "counted")} == {
        "kept": 1, "late": 1, "repaired": 1, "missed": 1, "counted": 4
    }  # fmt: skip
    m = 0.5 ** (1 / 13)
    assert found["steadiness"] == pytest.approx(((1 * m + 0.5) * m + 0.5) * m * (1 - m))
    assert shell("promises", today="2026-11-25") == 0
    assert "kept 1 of 4 (1 late, 1 repaired)" in shell.out


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        ("daily", [21, 22, 23, 24, 25]),
        ("mon,wed", [23, 25]),
        ("every 2 days", [21, 23, 25]),
        ("monthly 24", [24]),
        ("once 2026-11-22", [22]),
        ("whenever", []),
        ("3/week", [21, 22, 23, 24, 25]),
    ],
)
def test_when_each_cadence_is_due(shell: Shell, cadence: str, days: list[int]) -> None:
    shell.add("Ring", "--cadence", cadence)
    due = [day for day in range(21, 26) if f"2026-11-{day}" in [on for _, _, on, _ in shell.dues(f"2026-11-{day}")]]
    assert due == days


def test_three_a_week_is_open_until_three_are_kept_then_quiet_until_monday(shell: Shell) -> None:
    id = shell.add("Swim", "--cadence", "3/week", "--starts", "2026-11-23")
    for day in ("2026-11-23", "2026-11-25", "2026-11-26"):
        assert shell("keep", id, today=day) == 0
    assert shell.dues("2026-11-27") == []
    assert shell.dues("2026-11-29") == []
    assert shell.dues("2026-11-30") == [(1, "Swim", "2026-11-30", None)]


def test_until_is_the_last_day(shell: Shell) -> None:
    shell.add("Ring", "--until", "2026-11-22")
    assert [on for _, _, on, _ in shell.dues("2026-11-22")] == ["2026-11-22", "2026-11-21"]
    assert [on for _, _, on, _ in shell.dues("2026-11-23")] == ["2026-11-21", "2026-11-22"]
    assert shell.json("promises")["promises"]
    assert shell.json("promises", today="2026-11-23")["promises"] == []


def test_dues_of_earlier_days_are_listed_and_can_be_filled_in(shell: Shell) -> None:
    id = shell.add("Ring")
    assert shell.dues("2026-11-23") == [
        (1, "Ring", "2026-11-23", None), (2, "Ring", "2026-11-21", None), (3, "Ring", "2026-11-22", None)
    ]  # fmt: skip
    assert shell("keep", "2", today="2026-11-23") == 0
    assert shell.out == "Ring, 2026-11-21: kept (marked on 2026-11-23)\n"
    assert shell("late", id, "--on", "sun", "--note", "after supper", today="2026-11-23") == 0
    assert [mark for _, _, _, mark in shell.dues("2026-11-23")] == [None, "kept", "late"]
    assert [on for _, _, on, _ in shell.dues("2026-11-24")] == ["2026-11-24", "2026-11-23"]


def test_numbers_stay_while_one_marks_one_after_the_other(shell: Shell) -> None:
    shell.add("Ring")
    for number in ("2", "3", "4", "1"):
        assert shell("keep", number, today="2026-11-24") == 0
    assert {mark for *_, mark in shell.dues("2026-11-24")} == {"kept"}


def test_a_due_marked_twice_counts_once_and_the_later_mark_stands(shell: Shell) -> None:
    id = shell.add("Ring")
    shell("miss", id)
    shell("keep", id)
    found = shell.promise()
    assert (found["kept"], found["missed"], found["counted"]) == (1, 0, 1)
    [mark] = shell.json("promise", "show", id)["promise"]["marks"]
    assert mark["kind"] == "kept"
    assert [earlier["kind"] for earlier in mark["earlier"]] == ["missed"]


def test_several_at_once(shell: Shell) -> None:
    shell.add("Ring")
    shell.add("Pay")
    assert len(shell.json("keep", "1", "2")["marked"]) == 2


def test_a_day_that_is_no_due_is_refused(shell: Shell) -> None:
    id = shell.add("Ring", "--cadence", "mon")
    for verb in ("keep", "late", "miss", "na"):
        assert shell(verb, id, "--on", "2026-11-24", today="2026-11-25") == 1
        assert "not due on that day" in shell.err
    assert shell("keep", id) == 1
    assert "not come yet" in shell.err


def test_what_there_is_not_exits_with_3(shell: Shell) -> None:
    for verb in ("keep", "late", "miss", "na", "repair", "happened"):
        assert shell(verb, "7") == 3
        assert "Today has no numbers" in shell.err
        assert shell(verb, "nothing-like-it") == 3
        assert "no such promise" in shell.err
    assert shell("renegotiate", "99", "--to", "fri") == 3
    assert shell("keep", "x.2026-11-21") == 3


def test_past_48_hours_a_miss_stays_missed_and_says_so(shell: Shell) -> None:
    id = shell.add("Ring", "--cadence", "once 2026-11-21")
    shell("miss", id)
    assert "Tell them before they find out" in shell.err
    assert shell("repair", id, today="2026-11-24") == 1
    assert "48 hours" in shell.err
    assert shell.promise(today="2026-11-24")["missed"] == 1
    assert shell("repair", id, today="2026-11-23") == 0
    assert shell.promise(today="2026-11-23")["repaired"] == 1


def test_a_miss_of_yesterday_is_listed_with_a_number_to_repair_it(shell: Shell) -> None:
    id = shell.add("Ring", "--cadence", "once 2026-11-21")
    shell("miss", id)
    [miss] = shell.json("today", today="2026-11-22")["mendable"]
    assert shell("repair", str(miss["n"]), "--note", "said it", today="2026-11-22") == 0
    assert shell.json("today", today="2026-11-22")["mendable"] == []


def test_a_promise_for_one_day_that_was_moved_says_its_new_day_and_ends_once_it_is_marked(shell: Shell) -> None:
    id = shell.add("Tax", "--cadence", "next fri")
    assert shell("renegotiate", id, "--to", "mon") == 0
    assert shell("promises") == 0
    assert "once, by Mon 23 Nov 2026 (moved)" in shell.out
    assert "27 Nov" not in shell.out
    assert shell("promise", "down", id, today="2026-11-22") == 0
    assert "asks until 2026-11-23" in shell.out
    assert shell("undo") == 0
    assert shell("keep", id, today="2026-11-23") == 0
    assert shell("promise", "finish", id, today="2026-11-23") == 0
    assert "on the shelf" in shell.out
    assert shell("promises", today="2026-11-23") == 0
    assert "Tax" not in shell.out


def test_a_due_is_renegotiated_before_it_comes_and_not_after(shell: Shell) -> None:
    id = shell.add("Ring", "--cadence", "once 2026-11-23")
    assert shell("renegotiate", id, "--to", "fri") == 0
    assert shell.out == "Ring: moved from 2026-11-23 to 2026-11-27.\n"
    assert shell.dues("2026-11-23") == []
    for verb in ("keep", "na"):  # its one mark is made where it lies now
        assert shell(verb, id, "--on", "2026-11-23", today="2026-11-24") == 1
        assert "moved to 2026-11-27" in shell.err
    assert shell.dues("2026-11-27") == [(1, "Ring", "2026-11-27", None)]
    assert shell("renegotiate", "1", "--to", "2026-12-01", today="2026-11-28") == 1
    assert "day has passed" in shell.err
    assert shell("keep", "1", today="2026-11-27") == 0
    assert shell.promise(today="2026-11-27")["counted"] == 1
    assert shell("renegotiate", id, "--to", "2026-02-30") == 2


def test_an_event_of_a_whenever_promise(shell: Shell) -> None:
    id = shell.add("Ring before the half hour is over", "--cadence", "whenever")
    [waiting] = shell.json("today")["whenever"]
    assert shell("keep", str(waiting["n"])) == 1
    assert shell("happened", str(waiting["n"])) == 0
    assert [mark for *_, mark in shell.dues()] == [None]
    assert shell("keep", id) == 0
    assert [mark for *_, mark in shell.dues()] == ["kept"]
    other = shell.add("Pay")
    assert shell("happened", other) == 1
    assert "whenever" in shell.err


def test_undo_and_redo_from_the_shell(shell: Shell) -> None:
    shell.add("Ring")
    shell("miss", "1")
    assert shell("undo") == 0
    assert shell.dues() == [(1, "Ring", TODAY, None)]
    assert shell("redo") == 0
    assert shell.dues() == [(1, "Ring", TODAY, "missed")]


def test_29_february(shell: Shell) -> None:
    shell.add("Pay", "--cadence", "once 2028-02-29")
    assert shell.dues("2028-02-29")[-1] == (1, "Pay", "2028-02-29", None)


def test_a_note_that_is_too_long_is_refused_whole(shell: Shell) -> None:
    shell.add("Ring")
    assert shell("keep", "1", "--note", "x" * 5000) == 2
    assert shell.dues() == [(1, "Ring", TODAY, None)]
    assert shell("keep", "1", "--note", "x" * 4000) == 0


def test_a_week_lived_through_by_verbs_alone(shell: Shell) -> None:
    """Make, keep, late, miss, repair, renegotiate, away, finish: what the record holds at the end."""
    home = shell.add("Be home by 18:30", "--cadence", "mon-fri", "--cue", "when the office closes")
    bill = shell.add("Tell Alex about the card bill", "--cadence", "once 2026-11-24")
    for day, *verb in [
        ("2026-11-23", "keep", "1"),
        ("2026-11-24", "late", home),
        ("2026-11-24", "renegotiate", bill, "--to", "thu"),
        ("2026-11-25", "miss", home, "--note", "the train"),
        ("2026-11-26", "repair", home, "--note", "said it at breakfast"),
        ("2026-11-26", "keep", bill),
        ("2026-11-26", "promise", "away", home, "2026-11-27", "2026-11-29"),
        ("2026-11-26", "keep", home),
        ("2026-11-30", "promise", "finish", home, "--agreed"),
    ]:
        assert shell(*verb, today=day) == 0, shell.err
    last = "2026-12-01"
    found = {one["act"]: one for one in shell.json("promises", "--all", today=last)["promises"]}
    assert [found["Be home by 18:30"][name] for name in ("kept", "late", "repaired", "missed", "state")] == [
        2, 1, 1, 0, "shelf"
    ]  # fmt: skip
    assert [found["Tell Alex about the card bill"][name] for name in ("kept", "counted", "state")] == [1, 1, "shelf"]
    assert shell.dues(last) == []
    assert shell("nudge", "--exit-code", today=last) == 0
    for _ in range(11):
        assert shell("undo") == 0
    assert shell.json("promises", "--all")["promises"] == []
