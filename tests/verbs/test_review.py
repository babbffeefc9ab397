"""A review held in plain questions, from the shell: together, alone, stopped and gone on with; and the sittings."""

from __future__ import annotations

import io
import json
import os
import pty
from datetime import date
from pathlib import Path

import pytest

from tests.verbs.typed import TODAY, Shell
from workbook.cli import run
from workbook.domain.together.review import Decision
from workbook.store.notebook import Notebook
from workbook.store.together import holding
from workbook.store.whole.taking_out import taken_out
from workbook.verbs.asking import Asker

SAM, ALEX = "rebuilding", "partner"


class Table(Shell):
    """Where the two sit: lines typed one after the other."""

    def typed(self, patch: pytest.MonkeyPatch, lines: list[str], *arguments: str) -> int:
        patch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        code = run(["review", *arguments, "--data", str(self.data), "--today", TODAY])
        self.out, self.err = self._capsys.readouterr()
        assert "inside the workbook" not in self.err
        return code


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Table:
    notebook = Notebook.open(tmp_path / "data")
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.conflicts.add("The dishes", date.fromisoformat(TODAY))
    notebook.close()
    return Table(tmp_path / "data", capsys)


def test_two_hold_a_review_in_plain_questions(shell: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    hit = "He hits me"  # is asked for first: no, then other words
    lines = ["", "you rang [/]", "", "the bath first", hit, "n", "less phone"]
    settled = ["Phone away", "both", "dinner", "a promise of Sam", "yes", "daily"]
    settled += ["Clear up", "Sam", "some day", "a date", "yes", "fri"]  # “some day” is no day: that is asked again
    settled += ["Rinse", "3", "", "trial", "an option on trial", "", "y"]
    settled += ["Let go", "", "", "", "n", "out 9", "out 4", ""]
    closing = ["7", "eleven", "3", "yesterday", "2 dec", "A quiet week"]
    assert shell.typed(monkeypatch, [*lines, *settled, *closing], "--together") == 0
    for one in ("needs a day", "no such line", "whole number from 0 to 10", "a number from 1 to 5"):
        assert one in shell.err.lower()
    assert "Alex would read this" in shell.err
    assert hit not in shell.out
    assert shell.out.index("Alex: you rang [/]") < shell.out.index("Alex: the bath first")
    assert "Alex: 7 of 10" in shell.out
    [held] = shell.json("reviews")["reviews"]
    assert (held["held"], held["next"], held["line"]) == (TODAY, "2026-12-02", "A quiet week")
    for person in ("Sam", "Alex"):
        assert shell("export", "ics", "--only", "sittings", "--alarm", "20:00", "--as", person) == 0
        assert ("DTSTART;VALUE=DATE:20261202" in shell.out, "TRIGGER:PT20H" in shell.out) == (True, True)
    assert held["said"] == {
        "notice": {"Alex": "you rang [/]"}, "improve": {"Alex": "the bath first", "Sam": "less phone"},
        "fair": {"Sam": 3, "Alex": 7},
    }  # fmt: skip
    assert [(one["what"], one["becomes"], bool(one["made"])) for one in held["settled"]] == [
        ("Phone away", "promise", True), ("Clear up", "date", True), ("Rinse", "trial", True),
    ]  # fmt: skip
    assert shell.promise()["id"] == held["settled"][0]["made"]
    assert shell("reviews") == 0
    assert "“A quiet week”" in shell.out


def test_what_became_of_a_review_is_told_as_it_became(shell: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """A promise is that of whoever does it, and one that was not made is none; what both saw, both may read again."""
    lines = ["", "you rang", "", "the bath first", ""]  # Sam passes over both times
    settled = ["Ring at noon", "Alex", "", "a promise of Alex", "yes", "daily"]
    settled += ["Phone away", "Sam", "", "a promise of Sam", "yes", ""]
    assert shell.typed(monkeypatch, [*lines, *settled, "", "", "", "", ""], "--together") == 0
    assert "1  Ring at noon (Alex): a promise of Alex" in shell.out
    own = [(one["act"], one["person"]) for one in shell.json("promises", "--all")["promises"]]
    assert own == [("Ring at noon", ALEX), ("Phone away", SAM)]
    for person in ("Sam", "Alex"):
        assert shell("reviews", "--as", person) == 0
        assert "1  Ring at noon (Alex): a promise of Alex" in shell.out
        assert "Alex: you rang" in shell.out
        assert shell("find", "bath first", "--as", person) == 0
    notebook = Notebook.open(shell.data)
    [review] = notebook.reviews.of(SAM)
    assert "you rang" in str(taken_out(notebook, SAM, private=False).tables)
    assert holding.became(notebook, Decision("Let go", became="promise", agreed=True), {}) == "a line you keep"
    notebook.close()
    assert len(review.decided) == 2


def test_it_is_stopped_gone_on_with_and_laid_down(shell: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell.typed(monkeypatch, ["2"], "--plain") == 0
    assert "nothing is kept" in shell.err
    assert shell.json("reviews")["reviews"] == []
    assert shell.typed(monkeypatch, ["", "the walk"], "--alone", "--as", "Alex") == 0
    for asked in ("What would make next week lighter for you?", "What was good for you this week?"):
        assert asked in shell.out + shell.err
    for asked in ("do better", "do you think", "promise", " min done", "a guess"):  # they were let down
        assert asked not in shell.out + shell.err
    assert shell("review", "--lay-down", "--yes", "--as", "Alex") == 0
    assert shell.typed(monkeypatch, ["", "her patience"], "--alone", "--json") == 0
    begun = json.loads(shell.out)["review"]
    assert (begun["alone"], begun["held"], begun["people"]) == (True, None, ["Sam"])
    assert shell.json("reviews", "--as", "Alex")["reviews"] == [], "held alone, it is one's own"
    assert shell.typed(monkeypatch, [], "--plain") == 0
    assert "3 of 5" in shell.out, "on the page where it was stopped"
    assert shell.typed(monkeypatch, ["", "Walk on Sundays"], "--plain") == 0
    assert shell.typed(monkeypatch, [], "--plain") == 0
    assert "“Walk on Sundays”" in shell.err, "stopped in the middle of it, and no word lost"
    assert shell("review", "--lay-down") == 2
    assert shell("review", "--lay-down", "--yes") == 0
    assert shell("review", "--lay-down", "--yes") == 3
    assert shell("review", "--plain") == 2, "it asks, and --no-input rules that out"
    notebook = Notebook.open(shell.data)
    child = notebook.people.add("Kim")
    notebook.close()
    assert shell.typed(monkeypatch, [], "--plain", "--as", child.name) == 2


def test_what_the_other_began_on_the_screen_is_not_shown_and_goes_in(
    shell: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.typed(monkeypatch, [""], "--together") == 0
    notebook = Notebook.open(shell.data)
    [review] = notebook.reviews.of(SAM)
    notebook.drafts.keep(ALEX, f"review {review.id} notice", {"words": "half a thou"})
    notebook.close()
    assert shell.typed(monkeypatch, ["ght"], "--plain") == 0
    assert "half" not in shell.out + shell.err
    notebook = Notebook.open(shell.data)
    assert notebook.reviews.opened(review, "notice", {SAM})[ALEX].text == "half a thou\nght"
    assert notebook.drafts.read(ALEX, f"review {review.id} notice") == {}
    notebook.close()


@pytest.mark.parametrize(("term", "seen"), [("xterm", "\x1b[?1049l"), ("dumb", "What you type is not shown.")])
def test_what_is_said_apart_is_gone_from_the_terminal(
    term: str, seen: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", term)
    with os.fdopen(theirs, "w") as out, os.fdopen(os.dup(theirs)) as typed:
        monkeypatch.setattr("sys.stderr", out)
        monkeypatch.setattr("sys.stdin", typed)
        asker = Asker()
        with asker.apart():
            os.write(ours, b"a secret\n")
            assert asker.line("What?") == "a secret"
        shown = ""
        while seen not in shown or not shown.endswith(("l", "\n")):
            shown += os.read(ours, 65536).decode()
    os.close(ours)
    assert ("secret" in shown) == (term != "dumb")


def test_sittings_are_set_shown_and_taken_back(shell: Table) -> None:
    assert shell("sitting") == 0
    assert "No sitting" in shell.err
    found = shell.json("sitting", "fri", "20:00", "sun", "8pm")["sittings"]
    assert found == [{"on": "2026-11-22", "at": "20:00"}, {"on": "2026-11-27", "at": "20:00"}]
    assert shell("today") == 0
    assert "Next sitting: Sun 20:00 and Fri 20:00" in shell.out
    assert shell.json("sitting", "--as", "Alex")["sittings"] == []
    assert shell("sitting", "--none", "fri") == 2
    assert shell("sitting", "yesterday") == 2
    assert shell("undo") == 0
    assert shell.json("sitting")["sittings"] == []
