"""Promises of two people from the shell: whose is listed, whose may be marked, what one keeps to themselves."""

from __future__ import annotations

from pathlib import Path

from tests.verbs.typed import Shell
from workbook.store.notebook import Notebook


def couple(shell: Shell) -> tuple[str, str]:
    """Sam and Alex with a promise each; the ids of these."""
    notebook = Notebook.open(shell.data)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.close()
    return shell.add("Home by 18:30"), shell.add("Say it the same day", "--shown", "--as", "Alex")


def test_today_lists_the_dues_of_who_acts_and_of_everybody_with_names_when_asked(shell: Shell) -> None:
    couple(shell)
    assert shell("--as", "alex", "today") == 0
    assert "Say it the same day" in shell.out
    assert "Home by" not in shell.out
    assert shell("today", "--everybody") == 0
    assert "Home by 18:30" in shell.out
    assert "Say it the same day · Alex" in shell.out
    dues = shell.json("today", "--everybody", "--as", "Alex")["dues"]
    assert sorted((due["n"], due["person"]) for due in dues) == [(1, "partner"), (2, "rebuilding")]


def test_the_list_says_whose_each_promise_is(shell: Shell) -> None:
    """It stood there as one's own, with the misses of the other one."""
    couple(shell)
    assert shell("promises") == 0
    assert "Home by 18:30 · every day" in shell.out
    assert "Say it the same day · Alex · every day" in shell.out
    assert shell("promises", "--as", "Alex") == 0
    assert "Say it the same day · every day" in shell.out
    assert shell("promise", "show", "same day") == 0
    assert "Say it the same day · Alex · every day" in shell.out


def test_nobody_hints_that_who_was_let_down_might_promise(shell: Shell) -> None:
    notebook = Notebook.open(shell.data)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.close()
    for who, hint in (("Sam", True), ("Alex", False)):
        assert shell("promises", "--as", who) == 0
        assert "There is no promise yet." in shell.err
        assert ("promise add" in shell.err) is hint


def test_a_promise_of_somebody_else_is_left_alone_whatever_names_it(shell: Shell) -> None:
    mine, theirs = couple(shell)
    for arguments in (
        ("keep", theirs),
        ("keep", "2"),
        ("promise", "down", theirs),
        ("promise", "change", theirs, "--cue", "x"),
    ):
        assert shell(*arguments) == 1
        assert "Alex’s promise" in shell.err
    assert shell("keep", mine, "--as", "Alex") == 1
    assert "Sam’s promise" in shell.err
    assert shell("noticed", mine, "noticed", "--as", "Alex") == 0
    assert "your own word beside it is “noticed”" in shell.out
    assert shell("noticed", "by 18:30", "noticed", "--as", "Alex") == 0
    assert shell("promise", "show", "by 18:30", "--as", "Alex") == 0
    assert "Home by 18:30" in shell.out
    assert shell("keep", "home", "--as", "Alex") == 1
    assert "Sam’s promise" in shell.err
    assert shell("noticed", "1", "noticed") == 1  # nobody says it for the other
    assert "said by the other one" in shell.err
    assert shell("keep", "1", "--as", "Alex") == 0
    assert "Say it the same day" in shell.out


def test_one_keeps_a_promise_to_themselves_and_shows_it_later(shell: Shell, tmp_path: Path) -> None:
    couple(shell)
    assert shell("promise", "add", "Ring my sister", "--own") == 0
    assert "Only you see it." in shell.out
    assert shell("promise", "add", "Walk first", "--as", "Alex") == 0  # the one who was let down owes no promise
    assert "Only you see it." in shell.out
    mine = {one["act"]: one["shown"] for one in shell.json("promises")["promises"]}
    assert mine == {"Home by 18:30": True, "Say it the same day": True, "Ring my sister": False}
    assert shell("promise", "show", "sister") == 0
    assert "Seen by: only you" in shell.out
    assert shell("promise", "change", "Ring my sister", "--shown", "--as", "Alex") == 3
    assert shell("export", "json") == 0
    assert ("sister" in shell.out, "Walk" in shell.out) == (False, False)
    assert "A promise that you keep to yourself stayed out." in shell.err
    assert shell("export", "json", "--private") == 0
    assert ("sister" in shell.out, "Walk" in shell.out, shell.err) == (True, False, "")
    for private, entries in ((True, 3), (False, 2), (True, 3)):
        assert shell("export", "ics", *(["--private"] if private else [])) == 0
        assert shell.out.count("BEGIN:VEVENT") == entries
        assert "CANCELLED" not in shell.out  # what was told of it is not taken back where it is left out
    assert shell("promise", "change", "sister", "--shown") == 0
    assert shell("promise", "change", "sister", "--shown") == 2  # there is nothing left to change
    assert "Ring my sister" in [one["act"] for one in shell.json("promises", "--as", "Alex")["promises"]]
    assert shell("export", "ics", "--as", "Alex") == 0
    assert (shell.out.count("BEGIN:VEVENT"), "CANCELLED" in shell.out) == (3, False)


def test_a_name_that_nobody_has_is_refused(shell: Shell) -> None:
    couple(shell)
    for arguments in (("today", "--as", "Kim"), ("--as", "", "today"), ("--as", "Kim", "promise", "add", "Ring")):
        assert shell(*arguments) == 3
        assert "nobody of that name" in shell.err


HIT = "Be home by six or he hits me"


def test_what_is_written_about_being_hit_stays_with_who_wrote_it(shell: Shell) -> None:
    couple(shell)
    assert shell("promise", "add", HIT) == 0
    assert "Only you see it." in shell.out
    assert shell("promise", "add", "Kill myself if you leave") == 0
    assert "Only you see it." in shell.out
    assert shell("promise", "add", f"{HIT} again", "--shown") == 0
    assert "Alex sees it too" in shell.out
    assert shell("promise", "change", "18:30", "--act", HIT) == 2
    assert "Alex would read this, so nothing was saved. With --shown it is." in shell.err
    assert shell("keep", "18:30", "--note", "He hits me when I am late") == 2
    hit = "He hits me when supper is late"
    assert shell("conflict", "add", hit) == 2
    assert "Alex would read this, so nothing was saved. With --shown it is." in shell.err
    assert shell("conflict", "add", "Who cooks") == 0
    assert "Alex reads what stands here too." in shell.err
    for act in (("change", "1", "--need", hit), ("trigger", "1", hit), ("option", "1", hit)):
        assert shell("conflict", *act) == 2
    assert shell("jot", hit) == 0
    assert shell("jots", "sort", "1", "--as", "trigger") == 2
    assert shell("jots", "sort", "1", "--as", "promise") == 0
    assert shell("conflict", "list", "--as", "Alex") == 0
    assert ("supper" in shell.out, "cooks" in shell.out) == (False, True)
    assert [one["act"] for one in shell.json("promises")["promises"] if one["shown"]] == [
        "Home by 18:30",
        "Say it the same day",
        f"{HIT} again",
    ]
    assert shell("conflict", "add", hit, "--shown") == 0
