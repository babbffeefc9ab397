"""`workbook notice`, as a person, a script or a screen reader meets it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from workbook.cli import run

pytestmark = pytest.mark.slow  # each of them reads every rule

TEXT = "I’m sorry if you waited.\nI will never be late again."


class Shell:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path) -> None:
        self._monkeypatch, self._capsys, self._data = monkeypatch, capsys, data
        self.out = self.err = ""

    def __call__(self, *arguments: str, given: str | bytes = b"") -> int:
        data = given.encode() if isinstance(given, str) else given
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = run(["notice", *arguments, "--data", str(self._data)])
        self.out, self.err = self._capsys.readouterr()
        return code

    def notes(self, *arguments: str, given: str | bytes = b"") -> list[dict[str, Any]]:
        assert self(*arguments, "--json", given=given) == 0
        found = json.loads(self.out)
        assert found["format"] == 1
        return found["notes"]


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    return Shell(monkeypatch, capsys, tmp_path / "data")


def test_json_names_family_rule_place_words_and_reason(shell: Shell) -> None:
    first, second = shell.notes(given=TEXT)
    assert (first["family"], first["rule"], first["start"]) == ("conditional", "sorry-if", 10)
    assert TEXT[first["start"] : first["end"]] == first["text"] == "if you"
    assert first["why"]
    assert first["rewrite"]
    assert second["family"] == "absolute"
    assert TEXT[second["start"] : second["end"]] == second["text"]


def test_plain_output_marks_the_words_and_explains_each(shell: Shell) -> None:
    assert shell(given=TEXT) == 0
    assert "I’m sorry [1: if you] waited." in shell.out
    assert "[2: I will never] be late again" in shell.out
    assert "An apology with a condition" in shell.out
    assert "Try: " in shell.out
    assert "not hearts" in shell.err


def test_a_file_standard_input_and_a_dash(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert shell.notes(str(file)) == shell.notes(given=TEXT) == shell.notes("-", given=TEXT)


def test_one_family_or_several(shell: Shell) -> None:
    assert {note["family"] for note in shell.notes("--family", "absolute", given=TEXT)} == {"absolute"}
    assert len(shell.notes("--family", "absolute", "--family", "conditional", given=TEXT)) == 2
    assert shell("--family", "rude", given=TEXT) == 2
    assert "conditional" in shell.err


def test_nothing_found_is_said_and_is_no_failure(shell: Shell) -> None:
    assert shell(given="I lied to you on Friday.") == 0
    assert shell.out.strip() == "No notes. They notice words, not hearts."
    assert shell.notes(given="") == []


def test_what_may_be_more_than_wording_is_said_with_a_place_to_turn_to(shell: Shell) -> None:
    text = "I’m sorry if you waited. I don't want to be here any more."
    assert shell(given=text) == 0
    assert "This may be more than wording" in shell.out
    assert "Where to turn: Thoughts of ending your life" in shell.out
    assert "[1: if you]" not in shell.out  # not a text to polish
    assert shell("--family", "absolute", "--json", given=text) == 0
    found = json.loads(shell.out)
    assert found["notes"] == []
    (care,) = found["care"]
    assert care["text"] == text[care["start"] : care["end"]] == "I don't want to be here any more."
    assert care["help"]["id"] == "crisis"
    assert shell(given="I hit you. I’m sorry if it hurt.") == 0
    assert "Try:" not in shell.out
    assert "No notes" not in shell.out


def test_a_file_that_is_not_there(shell: Shell, tmp_path: Path) -> None:
    assert shell(str(tmp_path / "no.txt")) == 3
    assert shell(str(tmp_path)) == 1
    assert shell("a\0b") == 1
    assert shell.out == ""


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_as_well_as_can_be(shell: Shell, encoding: str) -> None:
    given = "I’m sorry if you waited.".encode(encoding)
    assert [note["family"] for note in shell.notes(given=given)] == ["conditional"]


def test_bytes_that_are_no_text_do_no_harm(shell: Shell) -> None:
    assert shell(given=bytes(range(256)) * 40) == 0
    assert "\x1b" not in shell.out


def test_a_very_long_text_is_read_from_its_beginning_and_that_is_said(shell: Shell) -> None:
    notes = shell.notes(given="I'm sorry if you waited. " + "é" * 300_000 + " I'm sorry if you waited.")
    assert len(notes) == 1
    assert "200000" in shell.err


def test_what_could_steer_a_terminal_is_not_printed(shell: Shell) -> None:
    assert shell(given="I'm sorry \x1b[31mif\x9b you \u202e waited") == 0
    assert not set(shell.out) & set("\x1b\x9b\u202e")


def test_nothing_is_kept(shell: Shell, tmp_path: Path) -> None:
    shell(given=TEXT)
    assert not (tmp_path / "data").exists()


def test_content_without_rules_says_so(shell: Shell, tmp_path: Path) -> None:
    assert shell("--content", str(tmp_path), given=TEXT) == 0
    assert "no rules" in shell.err
