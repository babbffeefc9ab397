"""One answer from the shell: printed, set aside, kept private, put away to rest; and what it was before. People."""

from __future__ import annotations

import io
import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.verbs.typed import Shell

DESK = "apology/desk"


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    shell = Shell(tmp_path / "data", capsys)
    for text in ("First [/]", "Second"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))
        assert shell("write", DESK) == 0
    return shell


def test_an_answer_is_printed_as_write_takes_it_and_set_aside(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell("answer", DESK) == 0
    assert shell.out == "Second\n"
    assert shell.json("answer", DESK, "--not-now", "--private")["answer"]["state"] == "not now"
    found = shell.json("answer", DESK, "--take-up", "--ready")["answer"]
    assert (found["state"], found["private"], found["text"]) == ("done", True, "Second")
    assert datetime.fromisoformat(found["rests_until"]) > datetime.now().astimezone()
    assert shell("answer", DESK, "--ready") == 0
    assert re.search(r"It rests until \w+ \d+ \w+, \d\d:\d\d\. Read it aloud then\.", shell.out)
    assert shell("answer", DESK, "--ready", "--private") == 0
    assert "Draft it: done, private. It rests until" in shell.out
    back = shell.json("answer", DESK, "--desk", "--not-private")["answer"]
    assert (back["state"], back["rests_until"]) == ("begun", None)
    assert shell("answer", DESK, "--not-now") == 0
    assert "rests" not in shell.out
    assert shell("answer", DESK, "--take-up") == 0
    assert shell("answer", "apology/act") == 0
    assert "Nothing stands there" in shell.err
    assert shell("answer", "apology/act", "--ready") == 2
    assert shell("answer", DESK, "--ready", "--desk") == 2
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"You said stop and I didn't."), "utf-8"))
    assert shell("write", DESK) == 0
    assert shell("answer", DESK, "--ready") == 2
    assert "more than wording" in shell.err
    assert shell("answer", "apology/dsk") == 3
    assert "apology/desk" in shell.err


def test_what_it_was_is_listed_and_brought_back(shell: Shell) -> None:
    [version] = shell.json("versions", DESK)["versions"]
    assert version["text"] == "First [/]"
    assert shell("versions", DESK, "1") == 0
    assert shell.out == "First [/]\n"
    assert shell("versions", DESK, "1", "--bring-back") == 0
    assert shell.json("answer", DESK)["answer"]["text"] == "First [/]"
    assert [one["text"] for one in shell.json("versions", DESK)["versions"]] == ["Second", "First [/]"]
    assert shell("versions", DESK, "--bring-back") == 2
    assert shell("versions", DESK, "9") == 3
    assert shell("versions", "apology/act") == 0
    assert "Nothing stood there" in shell.err


def test_people_are_named_renamed_and_may_both_be_rebuilding(shell: Shell) -> None:
    assert shell("people", "list") == 0
    assert "people add" in shell.err
    assert shell("people", "add", "Sam", "--role", "rebuilding") == 0
    assert shell("people", "role", "Sam", "partner") == 0
    assert shell("people", "add", "Alex", "--role", "partner") == 2, "nobody would be rebuilding"
    assert shell("people", "role", "Sam", "rebuilding") == 0
    assert shell("people", "add", "Alex", "--role", "partner") == 0
    assert shell.json("people", "add", "Kim")["person"]["role"] == "household"
    assert shell("people", "add", "Robin", "--role", "partner") == 2
    assert shell("people", "add", "alex") == 2
    assert shell("people", "role", "Sam", "partner") == 2  # then nobody would be rebuilding
    assert "Alex was let down here" in shell.err
    assert [one["role"] for one in shell.json("people", "list")["people"][:2]] == ["rebuilding", "partner"]
    assert shell("people", "role", "Alex", "rebuilding") == 0
    assert shell("people", "role", "Sam", "partner") == 0  # the other way about
    assert shell("people", "role", "Alex", "partner") == 2
    assert shell("people", "role", "Sam", "rebuilding") == 0
    assert shell("people", "role", "Kim", "partner") == 2
    assert shell("people", "rename", "Kim", "[/]") == 0
    assert shell("people", "rename", "Km", "X") == 3
    assert [(one["name"], one["role"], one["acts"]) for one in shell.json("people", "list")["people"]] == [
        ("Sam", "rebuilding", True), ("Alex", "rebuilding", False), ("[/]", "household", False),
    ]  # fmt: skip
    assert shell("undo") == 0
    assert shell("people", "list") == 0
    assert "Kim" in shell.out


def test_what_a_week_carries_is_said_anew(shell: Shell) -> None:
    assert shell.json("promise", "capacity")["capacity"] == {"promises": 3, "minutes": None}
    assert shell.json("promise", "capacity", "--number", "5", "--minutes", "200")["capacity"]["minutes"] == 200
    assert shell.json("promise", "capacity", "--minutes", "none")["capacity"] == {"promises": 5, "minutes": None}
    for wrong in (("--number", "0"), ("--minutes", "x"), ("--minutes", "99999"), ("--number", "-3")):
        assert shell("promise", "capacity", *wrong) == 2
    assert shell.json("promise", "capacity")["capacity"] == {"promises": 5, "minutes": None}


def test_how_a_day_was_is_set_noted_listed_and_taken_off(shell: Shell) -> None:
    assert shell("moment") == 0
    assert "No point" in shell.err
    assert shell.json("moment", "6", "--note", "We laughed [/]")["moment"] == {
        "on": "2026-11-21", "level": 6, "note": "We laughed [/]",
    }  # fmt: skip
    assert shell("undo") == 0
    assert shell.json("moment")["moments"] == [], "one change, undone as one"
    assert shell("moment", "3", "--on", "yesterday") == 0
    assert shell("moment", "--on", "yesterday", "--note", "Sometimes I want to die.") == 0
    assert "Where to turn" in shell.err
    for verb in (("jot",), ("conflict", "add")):
        assert shell(*verb, "Sometimes I want to die.") == 0
        assert "Where to turn" in shell.err
    assert [(one["on"], one["level"]) for one in shell.json("moment")["moments"]] == [("2026-11-20", 3)]
    for wrong in (("11",), ("-1",), ("6", "--take-off"), ("6", "--on", "2026-11-25"), ("six",)):
        assert (wrong, shell("moment", *wrong)) == (wrong, 2)
    assert shell.json("moment", "--on", "yesterday", "--take-off")["moment"]["level"] is None
