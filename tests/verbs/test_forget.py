"""`workbook forget`, as it is typed: what it asks, what it says, its JSON and its exit codes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.forgetting_lab import EXERCISE, FACTS, SECRET, STEP, TODAY, holding, lived_in
from tests.store.support import opened
from workbook.cli import run
from workbook.content.book import load
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Apart, Row, Rows, Text
from workbook.paths import content_folder
from workbook.store.file import unsaved
from workbook.store.file.unsaved import Words
from workbook.words.common import forget as words

pytestmark = pytest.mark.slow

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "data"


@pytest.fixture
def shell(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    def type_(*line: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = run(["forget", *line, "--data", str(folder), "--today", str(TODAY)])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        assert "inside the workbook" not in told.err
        assert SECRET not in told.out + told.err
        return code, told.out, told.err

    return type_


def read(out: str) -> dict[str, Any]:
    told = json.loads(out)
    assert told["format"] == 1
    return told


def test_it_asks_for_the_word_first_and_says_that_it_is_for_good(shell: Shell, folder: Path) -> None:
    lived_in(folder)
    code, out, err = shell(f"{STEP}/{EXERCISE}", typed="no\n")
    assert (code, out) == (1, "")
    assert "cannot be undone" in err
    assert "Nothing was forgotten" in err
    assert len(holding(folder, "I went to")) > 10
    code, out, err = shell(f"{STEP}/{EXERCISE}", typed="“Forget”\n")
    assert code == 0
    assert "Forgotten, in " in out
    assert words.NO_REACH in out
    assert holding(folder, "I went to") == []


def test_without_questions_it_needs_yes(shell: Shell, folder: Path) -> None:
    lived_in(folder)
    code, out, err = shell(f"{STEP}/{EXERCISE}", "--no-input")
    assert (code, out, err.splitlines()[-1]) == (2, "", words.NO_INPUT)
    assert shell(f"{STEP}/{EXERCISE}", "--no-input", "--yes")[0] == 0
    assert holding(folder, "I went to") == []


def test_earlier_versions_alone(shell: Shell, folder: Path) -> None:
    lived_in(folder)
    assert shell(f"{STEP}/{EXERCISE}", "--earlier", "--yes")[0] == 0
    notebook = opened(folder)
    assert notebook.answers.get(STEP, FACTS, ME).value == Text(f"Day 5. I went to {SECRET} twice.")
    assert notebook.answers.versions(STEP, EXERCISE, ME) == []
    notebook.close()
    assert shell(f"{STEP}/{EXERCISE}", "--earlier", "--yes")[0] == 3


def test_a_promise_by_its_id(shell: Shell, folder: Path) -> None:
    kept = lived_in(folder)
    told = read(shell("promise", kept, "--yes", "--json")[1])
    assert told["forgotten"] == [{"what": "promise", "which": kept}]
    assert told["left"] == []
    assert holding(folder, kept) == []
    assert shell("promise", kept, "--yes")[0] == 3


def test_a_promise_that_only_a_backup_knows(shell: Shell, folder: Path) -> None:
    kept = lived_in(folder)
    notebook = opened(folder)
    with notebook.change("Took it out", undoable=False) as change:
        change.delete("promises", kept)
    notebook.close()
    assert shell("promise", kept, "--yes")[0] == 0
    assert holding(folder, kept) == []


def test_words_and_where_they_were(shell: Shell, folder: Path, tmp_path: Path) -> None:
    kept = lived_in(folder)
    beside = unsaved.write([Words("A conflict", {"text": SECRET})], folder, beside=False)
    code, out, err = shell("--text", "THE hotel  in ghent", "--yes", "--json")
    assert code == 0
    assert f"the promise {kept}" in err
    told = read(out)
    assert {"what": "answer", "which": f"{STEP}/{EXERCISE}"} in told["forgotten"]
    assert str(beside) in told["rewritten"]
    assert told["removed"]
    assert all(path.endswith(".new") for path in told["removed"])
    assert holding(tmp_path, SECRET) == []


def test_words_need_not_stand_on_the_line(shell: Shell, folder: Path) -> None:
    lived_in(folder)
    assert shell("--text", "-", typed="the hotel in ghent\nforget\n")[0] == 0
    assert holding(folder, SECRET) == []


def test_words_inside_longer_ones_are_left_and_told(shell: Shell, folder: Path) -> None:
    lived_in(folder)
    code, _, err = shell("--text", "otel", "--yes")
    assert code == 3
    assert "--inside" in err
    assert shell("--text", "otel", "--inside", "--yes")[0] == 0
    assert holding(folder, "otel") == []


def test_what_is_shared_is_told_and_needs_to_be_asked_for(shell: Shell, folder: Path) -> None:
    kept = lived_in(folder)
    notebook = opened(folder)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    conflict = notebook.conflicts.add("Zauberwort again", TODAY)
    notebook.close()
    code, _, err = shell("--text", "Zauberwort", "--yes")
    assert (code, "--shared" in err, conflict.id in err) == (1, True, True)
    code, _, err = shell("promise", kept, "--yes")
    assert (code, "--shared" in err) == (1, True)
    code, out, err = shell("--text", SECRET, "--yes", "--json")
    assert (code, "unless you add --shared" in err) == (0, True)
    assert read(out)["stays"]["shared"] == [{"what": "promise", "which": kept}]
    assert shell("promise", kept, "--yes", "--as", "Alex", "--shared")[0] == 1
    assert shell("promise", kept, "--yes", "--shared")[0] == 0
    assert shell("--text", "Zauberwort", "--shared", "--yes")[0] == 0
    assert holding(folder, "Zauberwort") == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ((f"{STEP}/never-answered",), 3),
        (("no-such-step/x",), 3),
        (("promise", "01m7f8nje05fj89c1f"), 3),
        (("promise", "99"), 3),
        (("--text", "never written"), 3),
        (("--text", " \n"), 2),
        (("--text", "…"), 2),
        ((), 2),
        (("promise",), 2),
        (("a/b/c",), 2),
        (("own-it",), 2),
        ((f"{STEP}/{EXERCISE}", "--text", "x"), 2),
    ],
)
def test_what_is_not_there_and_what_cannot_be_understood(
    shell: Shell, folder: Path, line: tuple[str, ...], code: int
) -> None:
    lived_in(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}
    found, out, err = shell(*line, "--yes")
    assert (found, out) == (code, "")
    assert err
    assert {path: path.read_bytes() for path in before} == before


def test_in_an_empty_folder_there_is_nothing_to_forget(shell: Shell, folder: Path) -> None:
    assert shell(f"{STEP}/{EXERCISE}", "--yes")[0] == 3
    assert not list(folder.rglob("*.json"))


def test_a_file_that_may_not_be_written_is_told(shell: Shell, folder: Path) -> None:
    lived_in(folder)
    outside = folder.parent / "elsewhere.json"
    outside.write_bytes((folder / "workbook.json").read_bytes())
    (folder / "backups" / "hand-2026-11-16-101500.json").symlink_to(outside)
    code, out, _ = shell("--text", SECRET, "--yes", "--json")
    assert code == 1
    assert read(out)["left"] == [str(folder / "backups" / "hand-2026-11-16-101500.json")]


@pytest.mark.parametrize("shared", [False, True])
def test_who_leaves_takes_all_of_theirs_along_and_nothing_of_the_other(
    shell: Shell, folder: Path, shared: bool
) -> None:
    book, at = load(content_folder()), TODAY - timedelta(days=2)
    notebook = opened(folder)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    for person, name, own in ((ME, "Sam", "of Sam"), ("partner", "Alex", "LEAVING")):
        with notebook.acting(person):
            task = book.step("want-to-know").exercise("sieve")
            row = Row("r1", {"question": f"line {own}"})
            notebook.answers.save("want-to-know", task, person, Rows((row,)))
            notebook.shown_lines.show("want-to-know", task, person, row, at)
            task = book.step("takes-two").exercise("both-hold")
            field = task.settings.fields[0].id
            notebook.answers.save("takes-two", task, person, Apart({field: f"both: {name}"}, handed_in=True))
            notebook.jots.add(person, f"caught {own}", at)
            notebook.moments.set_note(person, at, f"note {own}", 4)
            notebook.drafts.keep(person, "promise x", {"act": f"draft {own}"})
            kept = notebook.promises.add(Draft(f"Kept {own}", DAILY, person=person, shown=False), at)
            notebook.promises.mark([f"{kept.id}.{at}"], "kept", at, f"marked {own}", by=person)
            seen = notebook.promises.add(Draft(f"Seen: {name}", DAILY, person=person), at)
            notebook.promises.mark([f"{seen.id}.{at}"], "kept", at, f"note: {name}", by=person)
    notebook.backup()
    notebook.close()
    flags = ["--as", "Alex", "--mine", *(["--shared"] if shared else [])]
    assert shell(*flags, typed="no\n")[0] == 1
    assert holding(folder, "LEAVING") != []
    code, _, err = shell(*flags, typed="forget\n")
    assert code == 0, err
    assert "Alex" in err
    assert holding(folder, "LEAVING") == []
    assert [bool(holding(folder, f"{said} Alex")) for said in ("both:", "Seen:", "note:")] == [not shared] * 3
    for said in ("line of", "caught of", "note of", "draft of", "Kept of", "marked of", "both:", "Seen:", "note:"):
        assert len(holding(folder, f"{said} Sam")) > 1, said
    notebook = opened(folder)
    assert not notebook.faulty()
    assert notebook.answers.of(ME)["want-to-know", "sieve"].value.rows[0].cells == {"question": "line of Sam"}
    assert notebook.undo(ME).by == ME
    notebook.close()
    assert shell(*flags, typed="forget\n")[0] == 3, "there is nothing left of theirs"
