"""Steps of somebody else's in the shell: every day by the settings file, once by --content, and what was written for
them when they are gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content.test_packs import pack as guide_pack
from tests.verbs.test_steps import Shell
from workbook.content.book import load
from workbook.domain.steps.answers import Text
from workbook.paths import content_folder
from workbook.store.common.people import REBUILDING
from workbook.store.notebook import Notebook

pack = guide_pack


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(f'packs = ["{pack}"]')
    monkeypatch.setenv("WORKBOOK_CONFIG", str(file))
    return file


def answered(shell: Shell, pack: Path) -> None:
    notebook = Notebook.open(shell.data)
    exercise = load(content_folder(), [pack]).step("ute-evening").exercise("seen")
    notebook.answers.save("ute-evening", exercise, REBUILDING, Text("Monday: a head behind the newspaper."))
    notebook.close()


def test_a_pack_of_the_settings_file_stands_behind_the_book_with_its_name(shell: Shell, settings: Path) -> None:
    assert shell("steps") == 0
    assert "Between our talks · from Ute Brandt, counsellor" in shell.out
    assert [part["by"] for part in shell.json("steps")["parts"]][-2:] == ["Ute Brandt, counsellor", None]
    assert shell("step", "ute-evening") == 0
    assert "from Ute Brandt, counsellor · The last hour of the day" in shell.out
    assert shell("print", "book", "--format", "text") == 0
    assert "Between our talks · from Ute Brandt, counsellor" in shell.out
    assert shell("print", "step", "ute-evening", "--format", "text") == 0
    assert "From Ute Brandt, counsellor." in shell.out
    assert str(settings.parent / "pack") in (shell("where"), shell.out)[1]
    assert shell("today") in (0, 1)
    assert shell("config", "check") == 0


def test_a_pack_is_taken_once_by_content_and_checked_there(shell: Shell, pack: Path) -> None:
    assert shell("steps", "--content", str(pack)) == 0
    assert "from Ute Brandt" in shell.out
    assert "Take responsibility" in shell.out
    assert shell("content", "check", "--content", str(pack)) == 0
    assert shell.out.startswith("The pack from Ute Brandt, counsellor is fine: 1 step, 2 exercises")
    assert shell("content", "check", str(pack)) == 0
    assert shell.json("content", "check", str(pack))["by"] == "Ute Brandt, counsellor"


def test_a_pack_that_is_gone_is_said_so_and_the_book_is_there(shell: Shell, settings: Path, pack: Path) -> None:
    shutil.rmtree(pack)
    assert shell("steps") == 0
    assert "A pack is left out" in shell.err
    assert str(pack) in shell.err
    assert "Take responsibility" in shell.out


def test_what_was_written_for_a_pack_stays_where_it_can_be_found(shell: Shell, pack: Path, tmp_path: Path) -> None:
    answered(shell, pack)
    assert shell("steps") == 0
    assert "ute-evening  (1 answer)" in shell.out
    assert shell.json("steps")["not_in_book"] == ["ute-evening"]
    assert shell("step", "ute-evening") == 0
    assert "| Monday: a head behind the newspaper." in shell.out
    assert shell("print", "step", "ute-evening", "--answers", "--format", "text") == 0
    assert "newspaper" in shell.out
    assert shell("print", "step", "ute-evening") == 3
    assert shell.json("answer", "ute-evening/seen")["answer"]["text"].endswith("newspaper.")
    assert shell("answer", "ute-evening/seen", "--private") == 3
    assert shell("find", "newspaper") == 0
    assert "steps/ute-evening/seen" in shell.out
    assert shell("print", "chosen", "--answers", "ute-evening", "--format", "text") == 0
    assert "newspaper" in shell.out
    assert shell("export", "markdown", "--answers", "ute-evening") == 0
    assert "newspaper" in shell.out
    assert shell("export", "workbook", "--private", "-o", str(tmp_path / "whole.json")) == 0
    assert "newspaper" in (tmp_path / "whole.json").read_text("utf-8")
    assert shell("steps", "--content", str(pack)) == 0
    assert "not in the book now" not in shell.out


@pytest.mark.parametrize("written", ['"~/ute"', '["ute"]', "[1]", '["~nobody-of-that-name/x"]', '["/a\\u0000"]'])
def test_folders_of_packs_begin_with_a_slash_or_a_tilde(shell: Shell, settings: Path, written: str) -> None:
    settings.write_text(f"packs = {written}")
    assert shell("config", "check") == 1
    assert "packs is a list of at most 8 folders" in shell.out
