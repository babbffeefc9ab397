"""`write` and `edit`: answers from a pipe and from one's editor, as a person at the shell meets them."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.verbs.test_steps import Shell
from workbook.cli import run
from workbook.content.book import load
from workbook.paths import content_folder
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.file import edited, removal, unsaved
from workbook.store.notebook import Notebook

DESK, SIEVE = "apology/desk", "want-to-know/sieve"
BOOK = load(content_folder())


class Writer(Shell):
    """Runs verbs with something on standard input, or with an editor that is a line of shell."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, folder: Path) -> None:
        super().__init__(data, capsys)
        self._patch, self._script = patch, folder / "an editor"

    def given(self, text: str | bytes, *arguments: str) -> int:
        raw = text.encode() if isinstance(text, str) else text
        self._patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        return self(*arguments)

    def edited(self, script: str, *arguments: str) -> int:
        self._script.write_text(f"#!/bin/sh\n{script}\n")
        self._script.chmod(0o700)
        self._patch.setenv("EDITOR", f"'{self._script}' -w")
        return self("edit", *arguments)

    def text(self, which: str, person: str = REBUILDING) -> str:
        notebook = Notebook.open(self.data, sync=False)
        step, _, exercise = which.partition("/")
        value = notebook.answers.get(step, BOOK.step(step).exercise(exercise), person).value
        notebook.close()
        return value.text  # type: ignore[union-attr]

    def versions(self, which: str) -> list[str]:
        notebook = Notebook.open(self.data, sync=False)
        found = notebook.answers.versions(*which.split("/"), REBUILDING)  # type: ignore[misc]
        notebook.close()
        return [one.value.text for one in found]  # type: ignore[union-attr]

    def left(self) -> list[str]:
        return [text for path in unsaved.listed(self.data) for one in unsaved.read(path).words  # type: ignore[union-attr]
                for text in one.fields.values()]  # fmt: skip


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Writer:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return Writer(tmp_path / "data", capsys, monkeypatch, tmp_path)


def test_an_answer_is_written_and_the_old_one_stays_as_a_version(shell: Writer) -> None:
    assert shell.given("First\n\nof it\n", "write", DESK) == 0
    assert shell.given("Second [/] \x1b[31mred\r\n", "write", DESK, "--json") == 0
    assert json.loads(shell.out)["written"] == {
        "step": "apology", "exercise": "desk", "state": "begun", "changed": True,
    }  # fmt: skip
    assert shell.text(DESK) == "Second [/] red"
    assert shell.versions(DESK) == ["First\n\nof it"]
    assert shell.given("Second [/] red", "write", DESK) == 0
    assert "says that already" in shell.out
    assert shell("undo") == 0
    assert shell.text(DESK) == "First\n\nof it"


def test_what_cannot_be_written_is_a_sentence_and_changes_nothing(shell: Writer) -> None:
    assert shell.given("First", "write", DESK) == 0
    never = next(f"{step.id}/{one.id}" for step in BOOK.steps() for one in step.exercises if not one.stored)
    for text, arguments, code in [
        ("secret", ("write", "apology/none"), 3),
        ("secret", ("write", "none/desk"), 3),
        ("secret", ("write", "apology"), 3),
        ("secret", ("write", never), 2),
        ("", ("write", DESK), 2),
        (" \n\u200b\n", ("write", DESK), 2),
        (b"\xff\xfesecret", ("write", DESK), 2),
        ("secret " * 200_000, ("write", DESK), 2),
        (b"secret" * 1_000_000, ("write", DESK), 2),
        ("secret · b · c · d · e · f · g", ("write", SIEVE), 2),
        ("secret", ("write", DESK, "--hand-in"), 2),
    ]:
        assert shell.given(text, *arguments, "--json") == code, arguments
        assert json.loads(shell.out)["error"]["message"] == shell.err.rstrip("\n")
        assert "secret" not in shell.out + shell.err
    assert (shell.text(DESK), shell.versions(DESK), shell.left()) == ("First", [], [])


def test_a_half_typed_place_names_the_nearest(shell: Writer) -> None:
    assert shell.given("First", "write", "apology/des") == 0
    assert shell.given("secret", "write", "apology/des") == 2  # what stands there is replaced by its whole name only
    assert f"name it whole: {DESK}" in shell.err
    assert shell.text(DESK) == "First"
    nearest = {"apolgy/desk": "nearest is apology;", "apology/dsk": "apology/desk", "zzz/desk": "workbook steps"}
    for typed, near in nearest.items():
        assert shell.given("secret", "write", typed) == 3
        assert near in shell.err
        assert "secret" not in shell.err


def test_what_both_answer_apart_is_handed_in_from_here(shell: Writer) -> None:
    which, field = next(
        (f"{step.id}/{one.id}", one.settings.fields[0].id)  # type: ignore[union-attr]
        for step in BOOK.steps()
        for one in step.exercises
        if one.kind == "compare" and one.settings.fields[0].type == "text"  # type: ignore[union-attr]
    )
    assert shell("write", which, "--hand-in") == 2
    assert shell.given(f"{field}: mine", "write", which) == 0
    assert shell("write", which, "--hand-in") == 0
    assert shell.given(f"{field}: other", "write", which) == 2
    assert "take-back" in shell.err
    assert shell("write", which, "--take-back") == 0
    assert shell.given(f"{field}: other", "write", which) == 0


def test_an_answer_is_edited_and_no_trace_of_it_stays(shell: Writer, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    assert shell.edited(f'ls -ld "$2" "$(dirname "$2")" > {seen}; echo "I was late" > "$2"', DESK) == 0
    assert shell.text(DESK) == "I was late"
    folder, file = seen.read_text().splitlines()
    assert file.startswith("-rw------- ")
    assert folder.startswith("drwx------ ")
    assert str(shell.data) in folder
    assert shell.edited('sed -i s/late/early/ "$2"; cp "$2" "$2~"; touch "$(dirname "$2")/.text.md.swp"', DESK) == 0
    assert shell.text(DESK) == "I was early"
    assert shell.edited("true", DESK) == 0
    assert "says that already" in shell.out
    assert shell.edited('echo "Where was it · yes" >> "$2"', SIEVE, "--as", "Sam") == 3, "nobody is called so"
    assert [path.name for path in shell.data.iterdir() if path.name.startswith("editing")] == []


@pytest.mark.parametrize(
    ("script", "code", "kept", "why"),
    [
        ('echo "more words" >> "$2"; exit 1', 1, ["First\nmore words\n"], "it failed"),
        ("exit 1", 1, [], "it failed"),
        (': > "$2"', 2, [], ""),
        ('rm "$2"', 1, [], "left no file"),
        (r'printf "\377\376" > "$2"', 1, [], "in UTF-8"),
        (r'printf "Caf\351\342\200\231s \226 words" > "$2"', 1, ["Café’s – words"], "in UTF-8"),
        (r'printf "\377\376\351\0s\0" > "$2"', 1, ["és"], "in UTF-8"),
        ('rm "$2"; mkdir "$2"', 1, [], "left no file"),
        ('yes | head -c 5000000 > "$2"', 1, ["y\n" * 2_500_000], "longer than"),
    ],
)
def test_an_editor_that_goes_wrong_loses_nothing(
    shell: Writer, script: str, code: int, kept: list[str], why: str
) -> None:
    assert shell.given("First", "write", DESK) == 0
    assert shell.edited(script, DESK) == code
    assert why in shell.err
    assert (shell.text(DESK), shell.left()) == ("First", kept)
    assert "more words" not in shell.out + shell.err
    assert edited.listed(shell.data) == []


def test_words_that_are_no_answer_are_kept(shell: Writer) -> None:
    assert shell.edited('echo "a · b · c · d · e · my words" >> "$2"', SIEVE) == 2
    assert "more cells than columns" in shell.err
    assert "it offers" in shell.err or "offers it" in shell.err
    assert "my words" in shell.left()[0]
    assert "my words" not in shell.err


def test_without_an_editor_it_says_how_to_name_one(shell: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    for value, said in [
        ("", "No editor is named"),
        ("'", "quotation mark in it is not closed"),
        ("/no/such/editor", "could not be started"),
    ]:
        monkeypatch.setenv("EDITOR", value)
        assert shell("edit", DESK) == 1
        assert said in shell.err


def killed_in_the_editor(data: Path, passphrase: str = "") -> None:
    """An edit whose program and editor are killed while words stand in the file."""
    reader, writer = os.pipe()
    os.write(writer, f"{passphrase}\n".encode())
    os.close(writer)
    command = [sys.executable, "-m", "workbook", "edit", DESK, "--data", str(data)]
    command += ["--passphrase-fd", str(reader)] if passphrase else []
    script = data.parent / "slow"
    script.write_text('#!/bin/sh\necho "half a thought" > "$1"; touch "$1.ready"; exec sleep 600\n')
    script.chmod(0o700)
    child = subprocess.Popen(
        command, env=os.environ | {"EDITOR": str(script)}, start_new_session=True, pass_fds=(reader,),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = monotonic() + 60
    while not list(data.glob("editing-*/*.ready")):
        assert monotonic() < end and child.poll() is None  # noqa: PT018
        sleep(0.02)
    assert run(["today", "--data", str(data), "--no-input"]) in (0, 4)
    assert edited.listed(data), "somebody is still at it"
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    os.close(reader)
    end = monotonic() + 2
    with suppress(ProcessLookupError):  # the editor, which nobody waits for, holds its lock until it is gone
        while monotonic() < end:
            os.killpg(child.pid, 0)
            sleep(0.02)


def test_after_a_kill_the_next_start_takes_it_away_and_keeps_the_words(shell: Writer) -> None:
    assert shell.given("First", "write", DESK) == 0
    killed_in_the_editor(shell.data)
    assert any(path.name == edited.TEXT for path in removal.known(shell.data))
    assert "text in an editor" in (shell("where"), shell.out)[1]
    assert shell("today") == 0
    assert edited.listed(shell.data) == []
    assert "edit --kept" in shell.err
    assert shell.left() == ["half a thought\n"]
    assert shell.edited('echo "a · b · c · d · e · my words" >> "$2"', SIEVE) == 2
    assert shell.err.count("edit --kept") == 2, "at the beginning, and of these words"
    assert shell("edit") == 2
    assert shell("edit", DESK, "--kept") == 2
    assert shell("edit", "--kept") == 0
    assert (shell.text(DESK).strip(), "First" in shell.versions(DESK)) == ("half a thought", True)
    assert ("my words" in shell.out, "half a thought" in shell.out) == (True, False)
    assert "stays here" in shell.err
    assert "my words" in shell.left()[0]
    assert shell("forget", "--kept") == 1, "its word was not typed"
    assert shell("forget", "--kept", "--yes") == 0
    assert shell("forget", "--kept", "--yes") == 3
    assert unsaved.listed(shell.data) == []
    assert shell("edit", "--kept") == 0
    assert "no unsaved words" in shell.out
    assert shell("today") == 0
    assert "--kept" not in shell.err


def test_wipe_takes_it_along(shell: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell.given("First", "write", DESK) == 0
    killed_in_the_editor(shell.data)
    assert removal.wipe(shell.data).left == ()
    assert not list(shell.data.glob("editing-*"))


def test_in_a_sealed_workbook_what_is_left_is_sealed(shell: Writer) -> None:
    pytest.importorskip("pyrage")
    from tests.store.file.seal.plain_age import wrapped
    from workbook.store.file.seal import age, turning

    assert shell.given("First", "write", DESK) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
        turning.set_passphrase(shell.data, REBUILDING, "bread", sync=False)
    killed_in_the_editor(shell.data, "bread")
    reader, writer = os.pipe()
    os.write(writer, b"bread\n")
    os.close(writer)
    assert shell("today", "--passphrase-fd", str(reader)) == 0
    os.close(reader)
    assert edited.listed(shell.data) == []
    assert "edit --kept" in shell.err
    assert [path.suffix for path in unsaved.listed(shell.data)] == [".age"]
    assert not any(b"half a thought" in path.read_bytes() for path in shell.data.rglob("*") if path.is_file())


def test_each_writes_their_own(shell: Writer) -> None:
    assert shell.given("Sam's", "write", DESK) == 0
    notebook = Notebook.open(shell.data, sync=False)
    notebook.people.name(REBUILDING, "Sam")
    notebook.people.name(PARTNER, "Alex")
    notebook.close()
    assert shell.given("Alex's", "write", DESK, "--as", "Alex") == 0
    assert (shell.text(DESK), shell.text(DESK, PARTNER)) == ("Sam's", "Alex's")
    assert shell("promise", "add", "Ring") == 0
    assert "Alex sees it too" in shell.out
    assert shell.given("act: My own\n", "write", "apology/act", "--as", "Alex") == 0
    assert "Only you see it" in shell.out  # who was let down owes no promise


def test_an_act_written_becomes_the_promise_it_speaks_of(shell: Writer) -> None:
    assert shell.given("cue: after lunch\n", "write", "apology/act", "--draft") == 0
    assert "nothing is made of it yet" in shell.err
    assert shell.given("on: tomorrow\n", "write", "apology/act", "--json") == 0
    made = json.loads(shell.out)["written"]
    assert (made["state"], made["makes"], made["missing"]) == ("done", "promise", None)
    [promise] = json.loads(_said(shell, "promises", "--json"))["promises"]
    assert (promise["id"], promise["cue"], promise["origin"]) == (made["made"], "after lunch", "apology/act")
    assert shell.given("cue: at night\n", "write", "apology/act") == 0
    assert "made already" in shell.err
    assert shell("undo") == 0
    assert shell("undo") == 0
    assert json.loads(_said(shell, "promises", "--json"))["promises"] == []
    assert shell.given("cadence: sometimes\n", "write", "apology/act") == 2


@pytest.mark.parametrize(
    ("step", "exercise", "text"),
    [
        ("apology", "desk", "I am sorry. You are better off without me."),
        ("own-it", "fact-line", "On the 4th of March I hit you in the kitchen. I lied to you about the money."),
        ("own-it", "excuses", "It just happened. · On the 4th of March I hit you in the kitchen."),
    ],
)
def test_beside_what_nothing_should_help_to_say_no_act_is_made_and_today_asks_for_neither(
    shell: Writer, step: str, exercise: str, text: str
) -> None:
    assert shell.given(text, "write", f"{step}/{exercise}") == 0
    assert shell.given("on: tomorrow\n", "write", f"{step}/act", "--json") == 0
    made = json.loads(shell.out)["written"]
    assert (made["state"], made["made"]) == ("begun", None)
    assert "more than wording" in made["missing"]
    assert json.loads(_said(shell, "promises", "--json"))["promises"] == []
    for one in {"apology": ("cost", "small-words"), "own-it": ("values", "agreement", "turning")}[step]:
        assert shell("answer", f"{step}/{one}", "--not-now") == 0
    if exercise == "fact-line":
        assert shell("answer", "own-it/excuses", "--not-now") == 0
    if exercise == "excuses":
        assert shell("answer", "own-it/fact-line", "--not-now") == 0
        assert shell("answer", "own-it/excuses", "--not-now") == 0
    for verb in (("today", "--json"), ("steps", "--json")):
        following = json.loads(_said(shell, *verb))["next"]
        assert following["step"] != step


def test_what_may_be_more_than_wording_is_read_once_a_verb(shell: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbook.content import language

    read: list[Path] = []
    care_rules_for = language.care_rules_for
    monkeypatch.setattr(language, "care_rules_for", lambda folder: (read.append(folder), care_rules_for(folder))[1])
    for exercise, text in (("fact-line", "I lied to you about the money."), ("excuses", "It was late. · I lied.")):
        assert shell.given(text, "write", f"own-it/{exercise}") == 0
    read.clear()
    assert shell.given("on: tomorrow\n", "write", "own-it/act") == 0
    assert len(read) == 1


def test_an_act_of_ones_own_becomes_a_promise_of_its_words_alone_and_what_the_book_adds_is_said(shell: Writer) -> None:
    assert (
        shell.given("act: Say it once\ncadence: once next fri\n", "write", "own-it/act", "--today", "2026-11-21") == 0
    )
    assert "From the book" not in shell.out
    [promise] = json.loads(_said(shell, "promises", "--json"))["promises"]
    assert (promise["act"], promise["cue"], promise["smallest"]) == ("Say it once", "", "")
    assert _said(shell, "answer", "own-it/act") == "act: Say it once\ncadence: once\non: 2026-11-27\n"
    assert shell.given("on: tomorrow\n", "write", "apology/act") == 0
    assert "From the book" in shell.out


def test_a_number_leaves_the_other_days_and_a_line_taken_out_takes_its_day_off(shell: Writer) -> None:
    ups, day = "ups-and-downs/today", ("--today", "2026-11-25")
    assert shell("moment", "6", "--on", "2026-11-19", *day) == 0
    assert shell.given("5\n2026-11-20: 3\n", "write", ups, *day) == 0
    assert shell.given("4", "write", ups, *day) == 0
    assert _said(shell, "answer", ups) == "2026-11-19: 6\n2026-11-20: 3\n2026-11-25: 4\n"
    assert shell.edited("sed -i '/^2026-11-19/d; $ a 2026-11-24: 8' \"$2\"", ups, *day) == 0
    assert _said(shell, "answer", ups) == "2026-11-20: 3\n2026-11-24: 8\n2026-11-25: 4\n"
    assert shell("undo") == 0
    assert _said(shell, "answer", ups) == "2026-11-19: 6\n2026-11-20: 3\n2026-11-25: 4\n"


def test_an_act_without_a_day_is_kept_and_nothing_made(shell: Writer) -> None:
    assert shell.edited("sed -i 's/^on:.*/on:/' \"$2\"", "apology/act", "--json") == 0
    made = json.loads(shell.out)["written"]
    assert made["made"] is None
    assert "Choose a day" in made["missing"]
    assert made["state"] == "begun"
    assert shell.given("act: The dishes\n", "write", "conflicts/act") == 0
    assert "conflict add" in shell.out


def test_what_may_be_more_than_wording_is_said_beside_it(shell: Writer) -> None:
    assert shell.given("Sometimes I want to die.", "write", DESK) == 0
    assert "more than wording" in shell.err
    assert "Where to turn" in shell.err
    assert "wording" not in shell.out
    assert shell.given("There. Sometimes I want to die.", "write", DESK, "--json") == 0
    [care] = json.loads(shell.out)["care"]
    assert (care["text"], care["help"]["id"]) == ("Sometimes I want to die.", "crisis")
    assert shell.given("The car.", "write", DESK, "--json") == 0
    assert json.loads(shell.out)["care"] == []


def _said(shell: Writer, *verb: str) -> str:
    assert shell(*verb) == 0
    return shell.out
