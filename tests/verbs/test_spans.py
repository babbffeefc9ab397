"""Marking many at once from the shell: numbers, spans of days, days away that have passed, a week as one question; and
looking back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.typed import Shell
from workbook.store.promises import collection, import_all


def marks(shell: Shell, id: str) -> dict[str, str]:
    return {mark["on"]: mark["kind"] for mark in shell.json("promise", "show", id)["promise"]["marks"]}


def test_numbers_as_people_write_them(shell: Shell) -> None:
    shell.add("One", "--starts", "2026-11-21")
    shell.today = "2026-11-25"
    assert len(shell.dues()) == 5
    assert len(shell.json("keep", "1,2", "4-5")["marked"]) == 4
    assert [due[3] for due in shell.dues()] == ["kept", "kept", None, "kept", "kept"]
    for backwards in ("5-3", "1-9999"):
        assert shell("keep", backwards) == 2
        assert "goes up, such as 3-8" in shell.err
    assert len(shell.json("late", "all")["marked"]) == 1


def test_every_open_day_of_one_promise_by_words_of_its_act(shell: Shell) -> None:
    phone, other = shell.add("Leave the phone in the hall"), shell.add("Home by six")
    shell.today = "2026-11-28"
    assert shell("keep", "phone", "--on", "mon") == 0
    assert shell("na", "phone", "--from", "sun", "--to", "thu") == 0
    away = dict.fromkeys(("2026-11-22", "2026-11-24", "2026-11-25", "2026-11-26"), "not applicable")
    assert marks(shell, phone) == {**away, "2026-11-23": "kept"}, "what has a mark keeps it"
    assert marks(shell, other) == {}
    assert shell("undo") == 0
    assert marks(shell, phone) == {"2026-11-23": "kept"}, "one change"


def test_spans_that_cannot_be(shell: Shell) -> None:
    shell.add("Leave the phone in the hall")
    shell.add("Leave the car at home")
    assert shell("na", "leave the", "--from", "mon") == 3
    assert "More than one promise has those words" in shell.err
    shell.add("Go")
    shell.add("Leave the phone")
    assert shell("promise", "show", "leave THE phone") == shell("promise", "show", "go") == 0, "the whole act is meant"
    assert shell("na", "the phone", "--from", "mon") == 3
    assert shell("promise", "down", "leave the phone", "--agreed") == 0
    assert shell("na", "phone", "--to", "mon") == 2
    assert shell("na", "phone", "--from", "mon", "--on", "tue") == 2
    assert shell("na", "phone", "--from", "2026-11-20", "--to", "2026-11-19") == 2
    assert "end before they begin" in shell.err
    assert shell("keep", "phone", "--from", "2026-11-01", "--to", "2026-11-20") == 1
    assert "Nothing was open on those days" in shell.err


def test_days_away_that_have_passed_did_not_come_up_and_those_to_come_ask_nothing(shell: Shell) -> None:
    id = shell.add("Home by six")
    shell.today = "2026-11-25"
    assert shell("promise", "away", "home", "2026-11-23", "2026-11-27") == 0
    assert marks(shell, id) == {"2026-11-23": "not applicable", "2026-11-24": "not applicable"}
    assert [due[2] for due in shell.dues() if due[3] is None] == ["2026-11-21", "2026-11-22"]
    assert shell("undo") == 0
    assert marks(shell, id) == {}
    assert shell("promise", "away", "home", "2026-11-10", "2026-11-12") == 1
    assert "Nothing of it was open on those days" in shell.err


def test_n_a_week_is_one_question_a_week_and_no_miss_comes_too_early(shell: Shell) -> None:
    id = shell.add("Ring my sister", "--cadence", "3/week", "--starts", "2026-11-23")
    shell.today = "2026-11-23"
    assert shell("miss", "1") == 1
    assert "It is 0 of 3 this week, and 6 days are left. It is no miss yet; nothing was marked." in shell.err
    shell("promise", "add", "Write a letter", "--cadence", "weekly", "--starts", "2026-11-28")
    assert shell("miss", "letter", today="2026-11-29") == 1
    assert "it owes nothing yet" in shell.err
    assert marks(shell, id) == {}
    assert shell("keep", "1") == 0
    shell.today = "2026-12-01"
    assert shell("today") == 0
    assert "Ring my sister · 1 of 3 in the week to Sun\n" in shell.out
    [week] = [due for due in shell.json("today")["dues"] if due["due"] < "2026-11-30"]
    assert week["of_week"] == {"kept": 1, "asked": 3, "days": ["2026-11-28", "2026-11-29"]}
    assert shell("miss", str(week["n"])) == 0
    assert marks(shell, id) == {"2026-11-23": "kept", "2026-11-28": "missed", "2026-11-29": "missed"}
    assert shell("keep", str(week["n"])) == 0, "the number stays until the day is over, and means the same"
    assert marks(shell, id) == {"2026-11-23": "kept", "2026-11-28": "kept", "2026-11-29": "kept"}


def test_what_was_ended_is_not_asked_for_any_more(shell: Shell) -> None:
    shell.add("Put the receipts out")
    shell.today = "2026-11-28"
    assert len(shell.dues()) == 8
    assert shell("promise", "finish", "receipts", "--agreed") == 0
    assert shell.dues() == []
    assert shell("nudge", "--exit-code") == 0
    assert shell("undo") == 0
    assert len(shell.dues()) == 8


def test_looking_back_takes_it_from_the_list_until_the_next_look(shell: Shell) -> None:
    shell.add("Home by six", "--review", "2026-11-28")
    shell.today = "2026-11-28"
    assert len(shell.json("today")["reviews"]) == 1
    assert shell("promise", "review", "home", "--next", "2026-11-28") == 2
    assert "The next look lies after today" in shell.err
    assert shell.json("promise", "review", "home", "--next", "in 2 weeks")["review"] == "2026-12-12"
    assert shell.json("today")["reviews"] == []
    assert shell("undo") == 0
    assert len(shell.json("today")["reviews"]) == 1
    assert shell.json("promise", "review", "home", "--next", "never")["review"] == ""
    assert shell.promise()["review"] is None
    assert shell.json("promise", "review", "home")["review"] == "2026-12-26"


def test_the_list_says_what_is_about_to_be_otherwise(shell: Shell) -> None:
    shell.add("Home by six")
    shell.add("Ring my sister", "--until", "2026-11-27")
    shell.today = "2026-11-22"
    assert shell("promise", "away", "home", "2026-11-24", "2026-11-25") == 0
    assert shell("promise", "change", "home", "--cadence", "mon,wed,fri") == 0
    assert shell("promises") == 0
    home, sister = shell.out.splitlines()
    assert "away Tue to Wed" in home
    assert "from 29 Nov: Mon, Wed and Fri" in home
    assert "ends Fri" in sister


def test_a_workbook_is_not_filled_without_end(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(collection, "MOST_PROMISES", 2)
    monkeypatch.setattr(import_all, "MOST_PROMISES", 2)
    shell.add("One")
    log = tmp_path / "log"
    log.write_text("2026-11-20\tTwo\ty\n2026-11-20\tThree\ty\n")
    assert shell("import", "habitctl", str(log)) == 2
    assert "holds 2 promises at most" in shell.err
    shell.add("Two")
    assert shell("promise", "add", "Three") == 2
    assert "holds 2 promises at most" in shell.err
    assert len(shell.json("promises")["promises"]) == 2


def test_a_point_in_an_act_is_no_key(shell: Shell) -> None:
    shell.add("Ring Dr. Smith")
    assert shell("keep", "dr. smith") == 0
    assert shell("keep", "nobody.2026-11-21") == 3
