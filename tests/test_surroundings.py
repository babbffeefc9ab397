"""What a verb may find around it: streams that are closed, full or know few letters; folders that are no folders."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # each of them starts the program

TODAY = "2026-11-21"
ACT = "Anrufen für Zoë ◇"


def test_whatever_asks_the_network_fails_in_any_test() -> None:
    """`conftest.py` sees to it, for all tests: the workbook asks nobody anything."""
    with pytest.raises(AssertionError):
        socket.getaddrinfo("workbook.invalid", 80)
    with socket.socket() as one, pytest.raises(AssertionError):
        one.connect(("192.0.2.2", 9))


def run(line: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command line as a shell takes it; `wb` stands for the program."""
    program = f'wb() {{ {sys.executable} -m workbook "$@" --data {data} --today {TODAY}; }}; '
    return subprocess.run(
        ["bash", "-c", program + line],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        env={**os.environ, **environment},
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    assert run(f'wb promise add "{ACT}"', folder).returncode == 0
    return folder


def sound(result: subprocess.CompletedProcess[str]) -> None:
    """No traceback, and not the sentence for what nobody thought of."""
    assert "Traceback" not in result.stderr + result.stdout
    assert "inside the workbook" not in result.stderr
    assert "Exception ignored" not in result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8:strict"])
def test_a_terminal_that_knows_few_letters_gets_what_it_can_show(data: Path, encoding: str) -> None:
    for verb in ("today", "promises", "where", "undo --list"):
        result = run(f"wb {verb}", data, PYTHONIOENCODING=encoding)
        sound(result)
        assert result.returncode == 0
    told = run("wb today --json", data, PYTHONIOENCODING=encoding)
    assert json.loads(told.stdout)["dues"][0]["act"] == ACT


def test_an_export_is_utf_8_whatever_the_terminal_knows(data: Path) -> None:
    result = run("wb export json", data, PYTHONIOENCODING="ascii")
    assert json.loads(result.stdout)["promises"][0]["terms"][0]["act"] == ACT


@pytest.mark.parametrize("line", ["wb today >&-", "wb keep 1 >&-", "wb export csv >&-", "wb keep 1 2>&-"])
def test_a_closed_stream_keeps_no_verb_from_its_work(data: Path, line: str) -> None:
    result = run(line, data)
    sound(result)
    assert result.returncode == 0
    if "keep" in line:
        assert json.loads(run("wb today --json", data).stdout)["dues"][0]["mark"] == "kept"


def test_with_standard_error_closed_nothing_of_it_ends_up_among_the_data(data: Path) -> None:
    result = run("wb frobnicate 2>&-", data)
    assert (result.returncode, result.stdout) == (2, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", ["wb today", "wb export json", "wb keep 1 --json"])
def test_an_answer_that_cannot_be_written_is_said_in_a_sentence(data: Path, line: str) -> None:
    result = run(f"{line} >/dev/full", data)
    sound(result)
    assert result.returncode == 1
    assert "could not be written" in result.stderr


def test_with_standard_input_closed_nobody_is_asked(data: Path) -> None:
    for _ in range(3):
        result = run("wb promise add More <&-", data)
        sound(result)
        assert result.returncode == 0
    for line in ("wb wipe <&-", "wb <&-"):
        result = run(line, data)
        sound(result)
        assert result.returncode == 1
    assert (data / "workbook.json").exists()


@pytest.mark.parametrize("option", ["--data", "--content"])
@pytest.mark.parametrize("verb", ["today", "where", "backups"])
def test_an_empty_folder_name_is_a_mistake_and_not_the_usual_folder(tmp_path: Path, verb: str, option: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "workbook", verb, option, ""], capture_output=True, text=True, timeout=60
    )
    if verb == "backups" and option == "--content":
        return
    assert (result.returncode, result.stdout) == (2, "")
    assert option in result.stderr


@pytest.mark.parametrize("verb", ["today", "where", "backups", "keep 1", "wipe", "restore previous"])
@pytest.mark.parametrize("folder", ["~no-such-user-here/x", "/tmp/" + "x" * 300, "/tmp/" + "x/" * 3000])
def test_a_folder_that_cannot_be_is_said_in_a_sentence(verb: str, folder: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "workbook", *verb.split(), "--data", folder], capture_output=True, text=True, timeout=60
    )
    sound(result)
    assert result.returncode in (0, 1, 2)
    assert result.returncode == 0 or result.stderr.strip()


@pytest.mark.parametrize("verb", ["today", "steps", "step apology"])
def test_a_content_folder_that_cannot_be_is_said_in_a_sentence_and_today_does_without(data: Path, verb: str) -> None:
    result = run(f"wb {verb} --content /tmp/{'x' * 300}", data)
    sound(result)
    assert result.returncode == (0 if verb == "today" else 1)
    assert verb != "today" or ACT in result.stdout


def test_what_could_not_be_read_is_said_beside_the_answer(data: Path) -> None:
    main = data / "workbook.json"
    assert run("wb promise add Second --no-input", data).returncode == 0
    main.write_text(main.read_text().replace(f'"act":"{ACT}"', '"act":17'))
    for verb in ("today", "promises", "export json"):
        result = run(f"wb {verb}", data)
        assert result.returncode == 0
        assert "could not be read" in result.stderr
        assert "Second" in result.stdout
