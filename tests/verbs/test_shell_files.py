"""`--spec`, completions, the man page, and the nearest verb: all from the parser itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verbs.test_locked import verbs
from tests.verbs.test_steps import Shell
from workbook.verbs.parser import build_parser
from workbook.words.common import verbs as words

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


def test_the_spec_knows_every_verb_and_its_options(shell: Shell) -> None:
    assert shell("--spec") == 0
    found = json.loads(shell.out)
    by_name = {one["name"]: one for one in found["verbs"]}
    assert list(by_name) == list(verbs(build_parser()))
    assert {"--on", "--note"} <= {option for one in by_name["keep"]["arguments"] for option in one["options"]}
    [numbers] = [one for one in by_name["keep"]["arguments"] if not one["options"]]
    assert (numbers["value"], numbers["many"], numbers["required"]) == ("N", True, True)
    assert found["exit_codes"]["4"] == "locked or in use"
    assert all(one["help"] for one in found["verbs"])


def test_an_exit_code_means_the_same_everywhere() -> None:
    assert all(meaning.partition(" (")[0] in words.EPILOG for meaning in words.EXIT_CODES.values())


def completed(script: str, *typed: str, program: str = "workbook") -> list[str]:
    """What bash offers for the last of these words."""
    line = " ".join(f"'{word}'" for word in (program, *typed))
    ask = f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(typed)}; _workbook; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_verbs_and_options(shell: Shell) -> None:
    assert shell("completions", "bash") == 0
    script = shell.out
    assert completed(script, "prom") == ["promise", "promises"]
    assert completed(script, "promise", "f") == ["finish"]
    assert completed(script, "--data", "promise", "ke") == ["keep"], "the word behind --data is no verb"
    assert "--cadence" in completed(script, "promise", "add", "--ca")
    assert completed(script, "completions", "z") == ["zsh"]
    assert completed(script, "config", "init", "--profile", "t") == ["tmux"]
    assert completed(script, "jots", "sort", "1", "--as", "n") == ["noticed"]
    assert "mon,wed,fri" in completed(script, "promise", "add", "X", "--cadence", "m")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_asks_the_workbook_for_promises_that_are_shown_and_for_steps(shell: Shell, tmp_path: Path) -> None:
    program = tmp_path / "workbook"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m workbook "$@"\n')
    program.chmod(0o755)
    for act in (["Be home: six * sharp"], ["Be still", "--own"], ["Ring"]):
        assert shell("promise", "add", *act, "--cadence", "daily", "--no-input") == 0
    shell("completions", "bash")
    script, data = shell.out, str(tmp_path / "data")
    for typed in ("Be", "six"):
        found = completed(script, "--data", data, "keep", typed, program=str(program))
        assert found == ["Be\\ home\\:\\ six\\ \\*\\ sharp"]
    assert shell("promise", "add", 'Don\'t "shout"', "--no-input") == 0
    for quote, whole in (("\\'", "Don'\\''t \"shout\""), ('"', 'Don\'t \\"shout\\"')):
        typed = f"{quote}Don".replace("\\'", "'\\''")
        assert completed(script, "--data", data, "keep", typed, program=str(program)) == [whole]
    assert completed(script, "--data", data, "restore", "prev", program=str(program)) == ["previous"]
    assert completed(script, "write", "apology/d", program=str(program)) == ["apology/desk"]
    assert shell("completions", "--offer", "promises") == 0
    assert "still" not in shell.out, "what is kept to oneself stands on no screen because a key was pressed"
    assert shell("completions", "--offer", "promises", "--as", "Nobody") == 0
    assert (shell.out, shell.err) == ("", "")


def test_they_are_made_without_anything_installed() -> None:
    """As when the wheel is built: `hatch_build.py` calls it."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from workbook.verbs.shell_files import text_of as t; "
    code += "print(*map(len, map(t, ('bash', 'zsh', 'fish', 'man'))))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    assert min(map(int, done.stdout.split())) > 10_000


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_each_shell_can_read_its_own(shell: Shell, name: str, tmp_path: Path) -> None:
    assert shell("completions", name) == 0
    for verb in ("promise", "renegotiate", "find"):
        assert verb in shell.out
    if shutil.which(name):
        file = tmp_path / "completions"
        file.write_text(shell.out)
        assert subprocess.run([name, "-n", str(file)], check=False).returncode == 0


def test_the_man_page_names_every_verb_and_is_clean(shell: Shell) -> None:
    assert shell("man") == 0
    for verb in verbs(build_parser()):
        assert f".SS workbook {verb}".replace("-", "\\-") in shell.out
    assert not [line for line in shell.out.split("\n") if line.startswith("'")]
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww"], input=shell.out, capture_output=True, text=True, check=True
        )
        assert done.stderr == ""


@pytest.mark.parametrize(
    ("typed", "near"),
    [(("stpes",), "steps"), (("promise", "ad"), "add"), (("KEEP", "1"), "keep"), (("completions", "fihs"), "fish"),
     (("zzzz",), None), (("secret " * 2_000,), None), (("secret's (choose from 'secret')",), None)],
)  # fmt: skip
def test_a_verb_that_does_not_exist_names_the_nearest(shell: Shell, typed: tuple[str, ...], near: str | None) -> None:
    assert shell(*typed) == 2
    assert "secret" not in shell.err
    assert (f"nearest is `{near}`" in shell.err) if near else ("there is no such verb" in shell.err)


def test_a_line_that_is_half_typed_says_what_is_missing(shell: Shell) -> None:
    for line, said in (
        (("promise",), "say which: add, change"), (("today", "--jsn"), "The nearest is --json"),
        (("keep", "1", "--zzzzzz"), "no such option"), (("promise", "add", "X", "--minutes", "ten"), "a whole number"),
        (("keep", ""), "Say which"), (("write", "apology"), "apology/desk"), (("today", "more"), "more words"),
        (("export", "xml"), "markdown, json, csv, ics"),
    ):  # fmt: skip
        assert (line, shell(*line)) == (line, 3 if line[0] == "write" else 2)
        assert said in shell.err
