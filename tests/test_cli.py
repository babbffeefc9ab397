"""The command line itself: where options may stand, what mistakes say, and that nothing typed is repeated."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbook import cli, verbs
from workbook.verbs.parser import build_parser

TODAY = ["--today", "2026-11-21"]


def workbook(*arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workbook", *arguments], capture_output=True, text=True, timeout=timeout
    )


def verbs_of(parser: argparse.ArgumentParser) -> set[str]:
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {name for action in actions for name in action.choices}


def test_the_list_of_areas_names_every_verb_that_is_registered() -> None:
    for area, names in verbs.AREAS.items():
        assert verbs_of(build_parser([area])) == set(names), area


@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_global_options_work_before_and_after_the_verb(tmp_path: Path, place: str) -> None:
    options = ["--data", str(tmp_path), *TODAY, "--json", "--no-input"]
    line = {
        "before": [*options, "promise", "add", "Be home"],
        "between": ["promise", *options, "add", "Be home"],
        "after": ["promise", "add", "Be home", *options],
    }[place]
    result = workbook(*line)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["format"] == 1


@pytest.mark.parametrize(
    "line",
    [
        ["frobnicate"],
        ["promise", "add", "Zauberwort", "Zauberwort"],
        ["keep", "1", "--on"],
        ["today", "--Zauberwort"],
        ["export", "Zauberwort"],
        ["today", "--today", "31 Zauberwort"],
        ["today", "--today", "2026-02-30"],
        ["today", "--today", "9999-01-01"],
        ["promise"],
    ],
    ids=" ".join,
)
def test_a_line_that_cannot_be_understood_ends_with_a_sentence_and_2(line: list[str], tmp_path: Path) -> None:
    result = workbook(*line, "--data", str(tmp_path))
    assert result.returncode == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "Zauberwort" not in result.stderr
    assert len(result.stderr.strip()) > 20


def test_version_and_help_say_what_they_should() -> None:
    assert workbook("--version").stdout.startswith("workbook ")
    shown = workbook("--help").stdout
    for names in verbs.AREAS.values():
        for verb in names:
            assert f"    {verb} " in shown or f"    {verb}\n" in shown, verb


@pytest.mark.parametrize("verb", ["today", "promises", "steps", "undo"])
def test_a_data_path_that_cannot_be_used_is_said_in_a_sentence(verb: str, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    result = workbook(verb, "--data", str(blocked))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert blocked.read_text() == "not a folder"


def test_a_reader_that_went_away_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m workbook --help | head -1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert "Traceback" not in result.stderr
    assert "Broken" not in result.stderr


def test_a_line_that_only_opens_is_read_as_the_parser_reads_it() -> None:
    for line in (
        [],
        ["--data", "x"],
        ["--data", "x", "--today", "2026-11-21", "--content", "y"],
        ["--data=x", "--today", "2026-11-21"],
        ["--data=", "--as=a=b"],
    ):
        plain, parsed = cli.plain_opening(line), build_parser([]).parse_args(line)
        assert vars(plain) == vars(parsed)
    for line in (
        ["--data"],
        ["--json"],
        ["today"],
        ["--data", "x", "today"],
        ["--help"],
        ["--data", "--json"],
        ["--json=x"],
    ):
        assert cli.plain_opening(line) is None


@pytest.mark.parametrize(
    ("line", "code", "exit_code"),
    [
        (["keep", "9"], "not found", 3),
        (["promise", "add", " "], "usage", 2),
        (["kepe", "9"], "usage", 2),
        (["keep"], "usage", 2),
        (["keep", "1", "--content", ""], "usage", 2),
    ],
)
def test_a_refusal_is_told_to_programs_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: list[str], code: str, exit_code: int
) -> None:
    assert cli.run([*line, "--json", "--no-input", "--data", str(tmp_path), *TODAY]) == exit_code
    said = capsys.readouterr()
    assert json.loads(said.out)["error"] == {"code": code, "message": said.err.splitlines()[-1]}
