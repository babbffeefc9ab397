"""The shell verbs that look after the workbook, as they are typed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.support import content, opened, put
from workbook.cli import run
from workbook.store.file import unsaved
from workbook.store.file.unsaved import Words

Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(folder: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    def type_(*words: str) -> tuple[int, str, str]:
        code = run([*words, "--data", str(folder)])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return type_


@pytest.fixture
def filled(folder: Path) -> Path:
    notebook = opened(folder)
    for n in (1, 2, 3):
        with notebook.change(f"Set it to {n}") as change:
            change.put("things", "a", {"n": n})
    notebook.daily_backup()
    return folder


def read(out: str) -> dict[str, Any]:
    told = json.loads(out)
    assert told["format"] == 1
    return told


def number(folder: Path) -> int:
    return content(folder)["things"]["a"]["n"]


def test_undo_and_redo(shell: Shell, filled: Path) -> None:
    assert shell("undo") == (0, "Taken back: Set it to 3\n", "")
    assert read(shell("undo", "--json")[1]) == {"format": 1, "undone": "Set it to 2"}
    assert number(filled) == 1
    assert shell("redo") == (0, "Done again: Set it to 2\n", "")
    code, out, _ = shell("undo", "--list")
    assert code == 0
    assert [line.split("  ", 1)[1] for line in out.splitlines()] == [
        "Set it to 3  (taken back)",
        "Set it to 2",
        "Set it to 1",
    ]
    assert [one["undone"] for one in read(shell("undo", "--list", "--json")[1])["changes"]] == [True, False, False]


def test_each_takes_back_their_own_from_the_shell_too(shell: Shell, folder: Path) -> None:
    notebook = opened(folder)
    notebook.actor = "rebuilding"
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.actor = "partner"
    put(notebook, "things", "a", n=1)
    put(notebook, "answers", "own-it/fact-line/partner", text="SECRET")
    _, out, _ = shell("undo", "--list")
    assert [line.split("  ", 1)[1] for line in out.splitlines()] == ["a change of Alex's", "Named Alex", "Named Sam"]
    assert "Wrote" not in shell("undo", "--list", "--json")[1]
    assert shell("undo", "--as", "alex")[1] == "Taken back: Wrote own-it/fact-line/partner\n"
    assert shell("undo", "--everybody")[1] == "Taken back: a change of Alex's\n"
    assert shell("redo", "--everybody")[1] == "Done again: a change of Alex's\n"
    code, out, err = shell("undo")
    assert (code, out) == (1, "")
    assert "“Named Alex” stays" in err
    assert shell("undo")[1] == "Taken back: Named Sam\n"
    assert shell("redo")[1] == "Done again: Named Sam\n"
    assert shell("undo")[1] == "Taken back: Named Sam\n"
    assert "“Named Alex” stays" in shell("undo")[2]
    assert shell("--as", "nobody", "undo")[0] == 3


def test_what_is_left_is_the_others(shell: Shell, folder: Path) -> None:
    notebook = opened(folder)
    with notebook.change("Named", undoable=False) as change:
        change.put("people", "rebuilding", {"name": "Sam", "role": "rebuilding"})
        change.put("people", "partner", {"name": "Alex", "role": "partner"})
    with notebook.acting("partner"):
        put(notebook, "things", "a", n=1)
    assert shell("undo") == (1, "", "That was Alex's; nothing was taken back.\n")
    assert number(folder) == 1


def test_nothing_to_undo(shell: Shell) -> None:
    assert shell("undo") == (1, "", "There is nothing to undo.\n")
    assert shell("redo") == (1, "", "There is nothing to do again.\n")
    assert shell("undo", "--list") == (0, "", "Nothing has been changed yet.\n")


def test_where(shell: Shell, filled: Path) -> None:
    code, out, _ = shell("where")
    assert code == 0
    assert str(filled / "workbook.json") in out
    places = {one["what"]: one for one in read(shell("where", "--json")[1])["places"]}
    assert places["data"]["mode"] == "0700"
    assert places["main"]["mode"] == "0600"
    assert places["main"]["size"] == (filled / "workbook.json").stat().st_size
    assert places["backups"]["files"] == 1
    assert not places["config"]["exists"]


def test_where_makes_nothing(shell: Shell, folder: Path) -> None:
    assert shell("where")[0] == 0
    assert not folder.exists()


def test_where_tells_when_others_can_read(shell: Shell, filled: Path) -> None:
    (filled / "workbook.json").chmod(0o644)
    [line] = [line for line in shell("where")[1].splitlines() if "workbook.json " in line]
    assert "others on this computer can read it" in line


def test_backup_backups_restore(shell: Shell, filled: Path, tmp_path: Path) -> None:
    assert read(shell("backup", "--json")[1])["verified"] is True
    assert shell("backup", str(tmp_path / "copy.json"))[0] == 0
    code, _, err = shell("backup", str(tmp_path / "copy.json"))
    assert (code, "already" in err) == (1, True)
    listed = read(shell("backups", "--json")[1])["backups"]
    assert {one["kind"] for one in listed} == {"previous", "hand", "daily"}
    assert all(one["verified"] for one in listed)
    assert all(one.keys() == {"id", "kind", "date", "size", "verified"} for one in listed)
    assert len(shell("backups")[1].splitlines()) == 3
    assert "kept" in shell("restore", "previous")[1]
    assert number(filled) == 2
    assert shell("restore", str(tmp_path / "copy.json"))[0] == 0
    assert number(filled) == 3


def test_restoring_what_is_not_there(shell: Shell, filled: Path) -> None:
    for which in ("daily-1999-01-01", "~nobody-of-that-name/x.json", "x" * 5000, str(filled)):
        code, out, err = shell("restore", which)
        assert (code, out) == (3, "")
        assert "workbook backups" in err


def test_a_workbook_without_anything_yet(shell: Shell) -> None:
    assert shell("backup")[0] == 1
    assert shell("backups") == (0, "", "There are no earlier versions yet.\n")
    told = read(shell("backups", "--json")[1])
    assert (told["state"], told["backups"]) == ("none", [])


def test_with_a_damaged_file_only_what_helps_works(shell: Shell, filled: Path) -> None:
    main = filled / "workbook.json"
    main.write_bytes(b"damaged")
    for verb in (["undo"], ["redo"], ["undo", "--list"], ["backup"]):
        code, out, err = shell(*verb)
        assert (code, out) == (1, "")
        assert "workbook restore" in err
    assert main.read_bytes() == b"damaged"
    code, out, err = shell("backups")
    assert code == 0
    assert "previous" in out
    assert "cannot be read" in err
    assert shell("where")[0] == 0
    assert shell("restore", "previous")[0] == 0
    assert number(filled) == 2
    assert any(path.read_bytes() == b"damaged" for path in filled.iterdir() if path.is_file())


def test_restore_fresh(shell: Shell, filled: Path) -> None:
    (filled / "workbook.json").unlink()
    assert shell("undo")[0] == 1
    code, out, _ = shell("restore", "fresh")
    assert (code, out) == (0, "The workbook is empty now.\n")
    assert content(filled) == {}


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_wipe_removes_everything_of_ours_and_nothing_else(
    shell: Shell, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (filled / "workbook.json").write_bytes(b"damaged")
    assert shell("restore", "previous")[0] == 0
    (filled / "crash-20261121-093000.txt").write_text("")
    (filled / "mine.txt").write_text("not the workbook's")
    monkeypatch.setenv("XDG_STATE_HOME", str(filled.parent / "state"))
    aside = [unsaved.write([Words("A form", {"": "x"})], filled, beside=beside) for beside in (True, False)]
    places = [one["path"] for one in read(shell("where", "--json")[1])["places"] if one["what"] == "unsaved"]
    assert sorted(places) == sorted(map(str, aside))
    typed(monkeypatch, "wipe\n")
    code, out, _ = shell("wipe")
    assert code == 0
    assert not any(path.exists() for path in aside if path)
    assert "snapshots" in out
    assert str(filled / "mine.txt") in out
    assert [path.name for path in filled.iterdir()] == ["mine.txt"]
    assert content(filled) == {}


def test_wipe_of_a_folder_of_its_own_removes_the_folder(
    shell: Shell, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Wipe\n")
    told = read(shell("wipe", "--json")[1])
    assert told["left"] == []
    assert not filled.exists()


@pytest.mark.parametrize("answer", ["", "yes\n", "wipe it\n"])
def test_wipe_needs_its_word(shell: Shell, filled: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    typed(monkeypatch, answer)
    code, _, err = shell("wipe")
    assert code == 1
    assert "Nothing was removed" in err
    assert number(filled) == 3


def test_wipe_without_input_is_refused(shell: Shell, filled: Path) -> None:
    assert shell("wipe", "--no-input")[0] == 2
    assert number(filled) == 3


def test_wipe_of_nothing(shell: Shell, folder: Path) -> None:
    code, _, err = shell("wipe")
    assert code == 0
    assert "nothing to remove" in err
    assert not folder.exists()


def test_an_undo_that_would_overwrite_says_so(shell: Shell, filled: Path) -> None:
    notebook = opened(filled)
    with notebook.change("Quietly", undoable=False) as change:
        change.put("things", "a", {"n": 9})
    code, out, err = shell("undo")
    assert (code, out) == (1, "")
    assert "Nothing was changed" in err
    assert number(filled) == 9


def test_put_from_another_program_shows_in_the_list(shell: Shell, filled: Path) -> None:
    put(opened(filled), "things", "b", n=1)
    assert "Wrote b" in shell("undo", "--list")[1]


def test_where_describes_a_folder_behind_a_link_as_it_is(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "link"
    link.symlink_to(filled)
    assert run(["where", "--json", "--data", str(link)]) == 0
    [data] = [place for place in read(capsys.readouterr().out)["places"] if place["what"] == "data"]
    assert (data["mode"], data["files"] is None) == ("0700", False)
    assert run(["where", "--data", str(link)]) == 0
    assert "others on this computer" not in capsys.readouterr().out
