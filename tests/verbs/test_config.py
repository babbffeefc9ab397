"""`config show`, `path`, `check`, `init`, as a person at the shell meets them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.verbs.test_steps import Shell
from workbook.config import QUICK_EXIT, load
from workbook.launch import every_key
from workbook.verbs.config import PROFILES


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "deep" / "config.toml"
    monkeypatch.setenv("WORKBOOK_CONFIG", str(path))
    return path


def test_without_a_file_the_defaults_are_shown_and_none_is_made(shell: Shell, file: Path) -> None:
    assert shell("config", "path") == 0
    assert shell.out == f"{file}\n"
    assert shell.json("config", "path") == {"format": 1, "path": str(file), "exists": False}
    settings = shell.json("config", "show")["settings"]
    assert {one["name"]: one["value"] for one in settings}["quick_exit"] == QUICK_EXIT
    assert {one["from"] for one in settings} == {"default"}
    assert shell("config", "check") == 0
    assert "There is no settings file" in shell.err
    assert not file.parent.exists()


@pytest.mark.parametrize("profile", [None, *PROFILES])
def test_a_file_that_is_begun_has_no_mistake_and_is_never_written_over(
    shell: Shell, file: Path, profile: str | None
) -> None:
    assert shell("config", "init", *(["--profile", profile] if profile else [])) == 0
    assert file.stat().st_mode & 0o777 == 0o600
    text = file.read_text()
    own = PROFILES.get(profile or "", {})
    assert load(file).quick_exit == own.get("quick_exit", QUICK_EXIT)
    assert dict(load(file).keys) == {id: key for id, key in own.items() if id != "quick_exit"}
    assert shell("config", "check") == 0, shell.out
    every = "\n".join(line.removeprefix("# ") if '" = "' in line else line for line in text.split("\n"))
    acts = tomllib.loads(every)["keys"]
    assert {"today.kept", "app.undo", "app.find", "exercise.add", "list.down"} <= set(acts)
    assert "app.leave-now" not in acts, "it has a setting of its own"
    assert shell("config", "init") == 1
    assert "left as it is" in shell.err or "left as it was" in shell.err
    assert file.read_text() == text


KEPT = {  # what the default settings of each keep from the program inside that the workbook has, or could be given
    "zellij": {*(f"ctrl+{key}" for key in "gpntsohqb"), "ctrl+@"},
    "tmux": {"ctrl+b"},
    "vscode": {*(f"ctrl+{key}" for key in "pegqkjfw"), "f1", "f6", "f11", "ctrl+tab"},
}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_leaves_each_act_a_key_that_arrives(profile: str) -> None:
    own = {"app.leave-now": PROFILES[profile].get("quick_exit", QUICK_EXIT), **PROFILES[profile]}
    usual = {id: keys for id, keys, _ in every_key()}
    for id, keys in {**usual, **own}.items():
        assert set(keys.split(",")) - KEPT[profile], f"{id} cannot be reached in {profile}"


def test_each_mistake_has_its_line(shell: Shell, file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        'theme = "no such look"\nquick_exit = "ctrl+s"\ncolour = 1\nlock_after = -1\nday_begins = "25:00"\n'
        '[keys]\n"today.kept" = 3\n"today.nonsense" = "x"\n"app.undo" = "alt+u"\n'
    )
    assert shell("config", "check") == 1
    assert [line.removeprefix(f"{file}:").partition(":")[0] for line in shell.out.splitlines()] == [
        "1", "2", "3", "4", "5", "7", "8", "9",
    ]  # fmt: skip
    assert shell("config", "check", "--json") == 1
    assert [one["name"] for one in json.loads(shell.out)["mistakes"]][-2:] == ["today.nonsense", "app.undo"]
    assert shell("config", "show") == 1
    assert QUICK_EXIT in shell.out
    for text, line in [
        ("theme = \n", 1),
        ('\n\nkeys = "x"\n', 3),
        ('[keys]\n"a" = "b"\n"a" = "c"\n', 3),
        ("\udcff", 0),
    ]:
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        assert shell("config", "check", "--json") == 1
        assert [one["line"] or 0 for one in json.loads(shell.out)["mistakes"]] == [line], text
