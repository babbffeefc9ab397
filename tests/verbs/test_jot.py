"""`jot` and `jots`: a line caught in passing is its writer's alone, and nothing of it is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.verbs.test_write import Writer
from workbook.domain.chores.household import Household
from workbook.domain.common.jot import LONGEST, MOST
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.notebook import Notebook


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Writer:
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.people.name(REBUILDING, "Sam")
    notebook.people.name(PARTNER, "Alex")
    notebook.close()
    return Writer(tmp_path / "data", capsys, monkeypatch, tmp_path)


def texts(shell: Writer, *more: str) -> list[str]:
    return [one["text"] for one in shell.json("jots", *more)["jots"]]


def test_lines_are_caught_listed_let_go_and_brought_back(shell: Writer) -> None:
    assert shell("jots") == 0
    assert "caught no lines" in shell.err
    assert shell("jot", "ask", "about", "[/]") == 0
    assert shell.given("the boiler \x1b[31mred\r\n", "jot") == 0
    assert shell.given("Thursdays\nare hard\n", "jot", "-", "--json") == 0
    assert json.loads(shell.out)["jot"]["text"] == "Thursdays\nare hard"
    assert texts(shell) == ["Thursdays\nare hard", "the boiler red", "ask about [/]"]
    assert shell("jots", "--let-go", "2") == 0
    assert texts(shell) == ["Thursdays\nare hard", "ask about [/]"]
    assert shell("undo") == 0
    assert "boiler" not in shell.out, "the list of changes does not quote it"
    assert len(texts(shell)) == 3
    assert shell("jots") == 0
    assert [line[:3].strip() for line in shell.out.splitlines()] == ["1", "2", "3"]


def test_they_are_their_writers_alone(shell: Writer, tmp_path: Path) -> None:
    assert shell("jot", "dugong", "--as", "Alex") == 0
    assert texts(shell, "--as", "Sam") == []
    assert shell("jots", "--let-go", "1", "--as", "Sam") == 3
    assert shell("find", "dugong", "--as", "Sam") == 1
    assert shell("export", "workbook", "-o", str(tmp_path / "out"), "--private", "--as", "Sam") == 0
    assert b"dugong" not in (tmp_path / "out").read_bytes()
    assert shell("export", "workbook", "-o", str(tmp_path / "own"), "--private", "--as", "Alex") == 0
    assert b"dugong" in (tmp_path / "own").read_bytes()
    assert shell("import", "workbook", str(tmp_path / "own"), "--data", str(tmp_path / "other")) == 0
    assert shell("forget", "--text", "dugong", "--yes", "--as", "Sam") != 0
    assert texts(shell, "--as", "Alex") == ["dugong"]
    assert shell("forget", "--text", "dugong", "--yes", "--as", "Alex") == 0
    assert not any(b"dugong" in path.read_bytes() for path in shell.data.rglob("*") if path.is_file())


def test_bad_input_is_a_sentence_and_changes_nothing(shell: Writer) -> None:
    for given, code in [("", 2), (" \n", 2), ("secret " * LONGEST, 2), (b"secret" * 180_000, 2), (b"\xffsecret", 2)]:
        assert shell.given(given, "jot") == code
        assert (shell.out, shell.err.count("\n")) == ("", 1)
        assert "secret" not in shell.err
    for number in ("0", "-1", "2"):
        assert shell("jots", "--let-go", number) == 3
    assert texts(shell) == []


def test_there_is_an_end_to_them(shell: Writer) -> None:
    notebook = Notebook.open(shell.data, sync=False)
    with notebook.change("Many", undoable=False) as change:
        for number in range(MOST):
            id = f"{REBUILDING}/{number:05}"
            change.put("jots", id, {"id": id, "person": REBUILDING, "text": "x", "on": "2026-11-21"})
    notebook.close()
    assert shell("jot", "one more") == 2
    assert str(MOST) in shell.err
    assert shell.given("x", "jot", "--as", "Alex") == 0


def test_a_line_becomes_what_it_says_and_one_undo_puts_it_back(shell: Writer) -> None:
    when = ("--today", "2026-11-21")
    assert shell("jot", "nobody [/] cooked\nagain", *when) == 0
    assert shell("jots", "sort", "1", "--as", "trigger", *when) == 2
    assert "conflict add" in shell.err
    assert shell("conflict", "add", "Dinner", *when) == 0
    for kind, more in (
        ("trigger", []),
        ("trigger", ["--conflict", "dinner"]),
        ("noticed", []),
        ("chore", ["--minutes", "5"]),
        ("promise", ["--cadence", "fri"]),
        ("promise", []),
    ):
        assert (kind, shell("jots", "sort", "1", "--as", kind, *more, "--today", "2026-11-23")) == (kind, 0)
        assert texts(shell) == []
        held = Notebook.open(shell.data, sync=False)
        found = {
            "trigger": [(one.on.day, one.about) for one in held.conflicts.triggers(held.conflicts.all()[0].id)],
            "noticed": [(day.day, one.note) for day, one in held.moments.of(REBUILDING).items()],
            "chore": [(one.minutes, one.name) for one in (held.chores.household() or Household()).chores],
            "promise": [(one.start.day, one.terms[0].act) for one in held.promises.all()],
        }
        held.close()
        text = "nobody [/] cooked\nagain" if kind == "noticed" else "nobody [/] cooked again"
        number = {"chore": 5, "promise": 23}.get(kind, 21)
        assert found == {key: [(number, text)] if key == kind else [] for key in found}
        assert shell("undo") == 0
        assert len(texts(shell)) == 1, "it came back with that one undo"
    for line in ("Her smile at the door", "The door sticks"):
        assert shell("jot", line) == 0
    assert shell("jots", "let-go", "door") == 3
    assert "Several lines have those words: " in shell.err
    assert shell("jots", "let-go", "smlie") == 3
    assert "The nearest is number " in shell.err
    assert shell("jots", "let-go", "SMILE") == 0
    assert shell("jots", "let-go", "door sticks") == 0
    assert shell("jots", "let-go", "1") == 0
    assert texts(shell) == []


def test_sorting_knows_whose_line_it_is_and_keeps_what_it_cannot_sort(shell: Writer) -> None:
    assert shell("jot", "x" * 400, "--as", "Alex") == 0
    for line, code in (
        (["sort", "1", "--as", "Sam", "--as", "promise"], 3),
        (["sort", "1", "--as", "promise", "--as", "Alex"], 2),
        (["sort", "1", "--as", "chore", "--as", "Alex"], 2),
        (["sort", "1", "--as", "chore", "--as", "Alex", "--minutes", "-5"], 2),
        (["sort", "1", "--as", "Alex"], 2),
        (["sort", "1", "--as", "joke"], 2),
        (["1", "--as", "trigger"], 2),
        (["--as", "trigger"], 2),
        (["sort", "--as", "Alex"], 2),
        (["sort", "2", "--as", "noticed", "--as", "Alex"], 3),
        (["let-go", "1", "--let-go", "1"], 2),
        (["eat", "1"], 2),
    ):
        assert (line, shell("jots", *line)) == (line, code)
        assert "Traceback" not in shell.err
        assert "noticed, chore or promise" in shell.err or not {"joke", "trigger"} & {*line}
        assert "xxxx" not in shell.err
    assert len(texts(shell, "--as", "Alex")) == 1
    assert shell("jots", "sort", "1", "--as", "noticed", "--as", "Alex") == 0
    assert shell("export", "json", "--as", "Sam", "--private") == 0
    assert "xxxx" not in shell.out
