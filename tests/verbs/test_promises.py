"""promise add, change, show: making promises, changing them, and which one is meant."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.verbs.typed import Shell


def test_an_id_may_be_shortened_to_an_end_that_is_its_own(shell: Shell) -> None:
    id, _ = shell.add("Ring"), shell.add("Pay")
    assert shell("keep", id[-6:]) == 0
    assert shell.out.startswith("Ring")
    assert shell("keep", id[:5]) == 3


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
