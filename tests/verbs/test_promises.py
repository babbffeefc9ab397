"""Promises from the shell: a week lived through by verbs alone, their JSON, their exit codes, their sentences."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verbs.typed import TODAY, Shell
from workbook.store.notebook import Notebook


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


def test_an_id_may_be_shortened_to_an_end_that_is_its_own(shell: Shell) -> None:
    id, _ = shell.add("Ring"), shell.add("Pay")
    assert shell("keep", id[-6:]) == 0
    assert shell.out.startswith("Ring")
    assert shell("keep", id[:5]) == 3


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


@pytest.mark.parametrize(
    ("arguments", "tells"),
    [
        (["promise", "add", ""], "needs an act"),
        (["promise", "add", " \n\t"], "needs an act"),
        (["promise", "add", "x" * 10_000], "10000"),
        (["promise", "add", "Ring", "--cadence", "fortnightly-ish"], "no rhythm"),
        (["promise", "add", "Ring", "--cadence", "8/week"], "1 to 7 times"),
        (["promise", "add", "Ring", "--cadence", "once 2026-02-29"], "28 days in 2026"),
        (["promise", "add", "Ring", "--cadence", "once 2026-11-20"], "has passed"),
        (["promise", "add", "Ring", "--cadence", "once 9999-12-31"], "out of reach"),
        (["promise", "add", "Ring", "--until", "2026-11-20"], "end comes before the start"),
        (["promise", "add", "Ring", "--until", "9999-01-01"], "out of reach"),
        (["promise", "add", "Ring", "--until", "2150-01-01"], "fifty years"),
        (["promise", "add", "Ring", "--review", "2026-11-01"], "review comes before"),
        (["promise", "add", "Ring", "--minutes", "many"], "minutes"),
        (["promise", "add", "Ring", "--minutes", "-5"], "minutes"),
        (["promise", "add"], "ACT"),
        (["keep"], "N"),
    ],
)
def test_what_cannot_be_promised_exits_with_2_and_a_sentence(shell: Shell, arguments: list[str], tells: str) -> None:
    assert shell(*arguments) == 2
    assert tells in shell.err
    assert not (shell.data / "workbook.json").exists()


def test_29_february(shell: Shell) -> None:
    shell.add("Pay", "--cadence", "once 2028-02-29")
    assert shell.dues("2028-02-29")[-1] == (1, "Pay", "2028-02-29", None)


def test_a_note_that_is_too_long_is_refused_whole(shell: Shell) -> None:
    shell.add("Ring")
    assert shell("keep", "1", "--note", "x" * 5000) == 2
    assert shell.dues() == [(1, "Ring", TODAY, None)]
    assert shell("keep", "1", "--note", "x" * 4000) == 0


def test_line_ends_in_an_act_become_spaces(shell: Shell) -> None:
    shell.add("Ring\nat\r\nnoon\x1b[31m")
    assert shell.dues()[0][1] == "Ring at noon"


def test_beyond_what_a_week_carries_it_is_made_and_a_word_is_said(shell: Shell) -> None:
    for number in range(3):
        assert shell("promise", "add", f"Ring {number}") == 0
        assert shell.err == ""
    assert shell("promise", "add", "Ring once more") == 0
    assert "4 promises" in shell.err
    assert len(shell.json("promises")["promises"]) == 4


def test_a_promise_is_changed_paused_and_put_down(shell: Shell) -> None:
    id = shell.add("Ring", "--minutes", "10")
    late = "2026-11-30"
    assert shell("promise", "change", id, "--cadence", "mon,thu", "--cue", "at noon", today=late) == 0
    assert "from 2026-12-07 on" in shell.out
    assert shell("promise", "change", id, "--cadence", "mon,thu", "--agreed", today=late) == 0
    assert [on for _, _, on, _ in shell.dues("2026-12-01") if on == "2026-12-01"] == []
    assert shell("promise", "change", id, today=late) == 2
    assert shell("promise", "away", id, "2026-12-02", "2026-12-05", today="2026-12-01") == 0
    assert shell.promise("2026-12-03")["state"] == "paused"
    assert shell("promise", "back", id, today="2026-12-03") == 0
    assert shell("promise", "back", id, today="2026-12-03") == 1
    assert shell("promise", "away", id, "2026-12-05", "2026-12-02", today="2026-12-01") == 2
    assert shell("promise", "down", id, today="2026-12-08") == 0
    assert "until 2026-12-14" in shell.out
    assert shell("promise", "finish", id, "--agreed", today="2026-12-08") == 0
    assert "shelf" in shell.out
    assert shell("promise", "finish", id, today="2026-12-09") == 1


def test_show_tells_everything_about_a_promise(shell: Shell) -> None:
    id = shell.add("Ring", "--cue", "at noon", "--smallest", "a line", "--review", "2026-12-05")
    shell("miss", id, "--note", "forgot")
    shell.noticed(id, "not yet")
    assert shell("promise", "show", id) == 0
    for part in ("kept 0 of 1", "When or where: at noon", "Smallest version: a line", "missed", "forgot"):
        assert part in shell.out
    # Steadiness is no number to look at: it is in the JSON, and behind a key on the screen.
    assert "teadiness" not in shell.out
    assert shell.json("promise", "show", id)["promise"]["steadiness"] == 0
    assert "not yet" in shell.out


def test_where_promises_have_ended_today_does_not_say_that_there_never_was_one(shell: Shell) -> None:
    shell.add("Ring the clinic", "--cadence", "once 2026-11-21")
    shell("keep", "1")
    shell("today", today="2026-11-30")
    assert "No promise is open." in shell.out


def test_today_in_words(shell: Shell) -> None:
    assert shell("today") == 0
    assert "There is no promise yet" in shell.out
    shell.add("Be home [/] by 18:30", "--cue", "when the office closes")
    shell.add("Swim", "--cadence", "3/week")
    shell("keep", "2")
    assert shell("today") == 0
    assert "Sat 21 Nov 2026" in shell.out
    assert "  1 [ ] Be home [/] by 18:30 · when the office closes" in shell.out
    assert "  2 [x] Swim · kept, 1 of 3 this week" in shell.out


def test_a_nudge_never_says_what_is_due(shell: Shell) -> None:
    assert shell("nudge", "--exit-code") == 0
    assert shell.out == ""
    shell.add("Ring the counsellor")
    assert shell("nudge", "--exit-code") == 10
    assert shell.out == "Check-in\n"
    assert shell("nudge") == 0
    shell("keep", "1")
    assert shell("nudge", "--exit-code") == 0
    assert shell("nudge", "--exit-code", today="2026-11-22") == 10
    assert shell("today", "--exit-code", today="2026-11-22") == 10


def test_verbs_and_the_notebook_agree(shell: Shell) -> None:
    from datetime import date

    shell.add("Ring")
    shell("late", "1")
    notebook = Notebook.open(shell.data)
    assert [due.mark.kind for due in notebook.promises.today(date(2026, 11, 21)).dues if due.mark] == ["late"]
    notebook.close()


def test_today_needs_neither_the_screen_nor_the_solver(tmp_path: Path) -> None:
    code = (
        "import sys; from workbook.cli import run; "
        f"run(['today', '--data', {str(tmp_path)!r}]); run(['nudge', '--data', {str(tmp_path)!r}]); "
        "print(sorted({'textual', 'highspy', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


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


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
@pytest.mark.parametrize(("answer", "made"), [("y\n", True), ("\n", False), ("\x04", False)])
def test_the_question_about_capacity_is_asked_beside_the_data(shell: Shell, answer: str, made: bool) -> None:
    for act in ("One", "Two", "Three"):
        shell.add(act)
    ours, theirs = os.openpty()
    line = [sys.executable, "-m", "workbook", "--data", str(shell.data), "promise", "add", "Four", "--json"]
    with subprocess.Popen(line, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asked:
        os.write(ours, answer.encode())
        out, err = asked.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert "you carry 4 promises" in err
    assert asked.returncode == (0 if made else 1)
    found = json.loads(out)
    assert found["promise"]["act"] == "Four" if made else found["error"]["code"] == "could not"
    assert len(shell.json("promises")["promises"]) == (4 if made else 3)


def test_open_dues_beyond_those_listed_are_counted(shell: Shell) -> None:
    shell.add("Ring")
    told = shell.json("today", today="2027-11-21")
    assert (len(told["dues"]), told["older"]) == (201, 165)
    assert shell("today", today="2027-11-21") == 0
    assert "and 165 older" in shell.out


def test_today_says_what_is_to_be_looked_at_again(shell: Shell) -> None:
    id = shell.add("Home by 18:30", "--review", "2026-11-28")
    assert shell.json("today")["reviews"] == []
    assert shell.json("today", today="2026-11-28")["reviews"] == [
        {"kind": "promise", "id": id, "what": "Home by 18:30", "on": "2026-11-28"}
    ]
    assert shell("today", today="2026-11-28") == 0
    assert "Time to look back" in shell.out


def test_what_may_have_been_meant_is_named_without_a_word_of_it(shell: Shell) -> None:
    shell.add("Be home by 18:30")
    shell.add("Put the phone on the shelf")
    shell.add("Ring at [/] night", "--cadence", "once 2026-12-24")
    assert shell("keep", "phnoe") == 3
    assert "The nearest is 2." in shell.err
    assert "shelf" not in shell.err
    far = shell.json("promises")["promises"][2]["id"]
    assert shell("promise", "show", "rign") == 3
    assert "not on today’s list" in shell.err
    assert far not in shell.err
    shell.add("The phone away")
    assert shell("keep", "phone", "--json") == 3
    assert json.loads(shell.out)["error"]["among"] == ["2", "3"]
    assert "2 and 3" in shell.err
    assert shell("keep", "zzzz") == 3
    assert "nearest" not in shell.err
    assert [due[3] for due in shell.dues()] == [None, None, None]
    shell.add("Bring bread", "--cadence", "once 2026-12-23")
    assert shell("promise", "show", "ring") == 0, "inside “Bring” it is another word"
    shell.add("Ring my sister", "--cadence", "once 2026-12-22")
    assert shell("promise", "show", "ring") == 3
    assert "2 promises have those words" in shell.err
    assert far not in shell.err


def test_who_sits_at_the_terminal_reads_what_may_have_been_meant(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.add("Put the phone on the shelf")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert shell("keep", "phnoe") == 3
    assert "  1  Put the phone on the shelf" in shell.err
    id = shell.add("把手机放下 at night", "--cadence", "once 2026-12-24")
    assert shell("promise", "show", "手机放") == 0, "where words have no gaps between them, anywhere"
    assert shell("promise", "show", "nihgt") == 3
    assert f"  {id}  把手机放下 at night" in shell.err
