"""`steps`, `step ID` and `content check`, as a person or a program at the shell meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from workbook.cli import run
from workbook.content.book import Book, load
from workbook.domain.steps.answers import DraftText, Row, Rows, Text
from workbook.domain.steps.programme import Exercise
from workbook.paths import MAIN_FILE, content_folder
from workbook.store.common.people import REBUILDING
from workbook.store.notebook import Notebook


class Shell:
    """Runs verbs on one data folder; `out` and `err` are what the last one printed."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self._capsys = data, capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        code = run([*arguments, "--data", str(self.data)])
        self.out, self.err = self._capsys.readouterr()
        return code

    def json(self, *arguments: str) -> Any:
        assert self(*arguments, "--json") == 0
        found = json.loads(self.out)
        assert found["format"] == 1
        return found


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def book() -> Book:
    return load(content_folder())


def answer(shell: Shell, book: Book, step: str, exercise: str, value: Any, person: str = REBUILDING) -> Notebook:
    notebook = Notebook.open(shell.data)
    notebook.answers.save(step, book.step(step).exercise(exercise), person, value)
    return notebook


def test_what_comes_after_the_end_is_said_in_the_shell_as_well(shell: Shell, book: Book) -> None:
    notebook = Notebook.open(shell.data, clock=lambda: datetime(2026, 10, 21, 12).astimezone())
    notebook.people.name("rebuilding", "Sam")
    for one in book.step("takes-two").exercises:
        notebook.answers.set_not_now("takes-two", one, REBUILDING, True)
    notebook.close()
    assert shell("today", "--today", "2026-11-21") == 0
    assert "One month on" not in shell.out  # nothing was written there, and there is no promise
    assert "worked through" not in shell.out
    answer(shell, book, "own-it", "fact-line", Text("I hid the letter.")).close()
    shell("today", "--today", "2026-11-21")
    assert "One month on\n    Would you still put it like that?\n    Read again: workbook answer" in shell.out
    shell("today", "--today", "2026-11-20")
    assert "One month on" not in shell.out


def what_it_did() -> tuple[str, Exercise]:
    """A page of the one who was let down, and what is written there."""
    book = load(content_folder())
    own = next(part for part in book.programme.parts if part.whose == "partner")
    step = book.step(own.steps[1])
    return step.id, next(one for one in step.exercises if one.kind == "draft")


def test_of_the_one_who_was_let_down_nothing_is_asked_and_nothing_is_counted(shell: Shell) -> None:
    notebook = Notebook.open(shell.data)
    notebook.people.name("partner", "Alex")
    notebook.close()
    assert shell("steps", "--as", "Alex") == 0
    assert "What it did" in shell.out
    for hint in ("0 of", "1 of", "▱", "◐", "Next small step", "happened again"):
        assert hint not in shell.out, hint
    assert shell("today", "--as", "Alex") == 0
    assert "Nothing here is asked of you." in shell.out
    for hint in ("promise", "This week", "Next"):
        assert hint not in shell.out, hint
    step, exercise = what_it_did()
    notebook = Notebook.open(shell.data)
    notebook.answers.save(step, exercise, "partner", DraftText("I slept badly"))
    notebook.close()
    before = shell.out
    assert shell("step", "own-it", "--as", "Alex") == 0
    assert "This page speaks to your partner." in shell.out
    assert shell("today", "--as", "Alex") == 0
    assert shell.out == before  # whoever sits in front says who they are: nothing tells where somebody was
    assert shell("week", "--as", "Alex") == 0
    assert "Nothing was asked of you in this week." in shell.out
    assert ("?" in shell.out, "QUESTION" in shell.out, "promise" in shell.out) == (False, False, False)
    shell("promise", "add", "Ring Lou", "--as", "Alex")  # one of their own stands there as anybody's does
    assert shell("today", "--as", "Alex") == 0
    assert "  1 [ ] Ring Lou" in shell.out


def test_steps_lists_every_step_under_its_part(shell: Shell, book: Book) -> None:
    assert shell("steps") == 0
    for part in book.programme.parts:
        title = "For the one who was let down, to read" if part.whose else part.title
        assert title in shell.out.split("\n")
    assert "On any day: It has happened again (workbook step again)" in shell.out.split("\n")
    for id in (id for part in book.programme.parts for id in part.steps):
        step, part = book.step(id), book.programme.part_of(id)
        assert part is not None
        (line,) = [line for line in shell.out.split("\n") if f"  {step.id} " in f"{line} "]
        assert line.startswith(f"    {step.title}" if part.whose else f"  ▱ {step.title}")
        assert (" 0 of " in line) == (not part.whose)  # in pages that ask for nothing, nothing is counted


def test_looking_at_steps_writes_nothing(shell: Shell) -> None:
    assert shell("steps") == shell("step", "apology") == 0
    assert not (shell.data / MAIN_FILE).exists()


def test_progress_and_the_next_small_step_follow_the_answers(shell: Shell, book: Book) -> None:
    costs = tuple(Row(str(n), {"cost": "Sleep", "known": "I guess"}) for n in range(3))
    sentences = tuple(Row(str(n), {"before": "if", "after": "I did"}) for n in range(2))
    answer(shell, book, "apology", "cost", Rows(costs))
    answer(shell, book, "apology", "small-words", Rows(sentences))
    assert shell("steps") == 0
    assert "◐ Apologise" in shell.out
    assert "2 of 4, begun" in shell.out
    assert "Next small step: Apologise · 3 of 4: Draft it, about 12 min (workbook step apology)" in shell.out
    found = shell.json("steps")
    assert found["next"]["exercise"] == "desk"
    (apology,) = [one for part in found["parts"] for one in part["steps"] if one["id"] == "apology"]
    assert (apology["state"], apology["settled"], apology["of"]) == ("begun", 2, 4)
    assert [one["state"] for one in apology["exercises"]] == ["done", "done", "untouched", "untouched"]


def test_today_tells_the_same_next_small_step(shell: Shell, book: Book) -> None:
    assert shell.json("today")["next"] == shell.json("steps")["next"]
    costs = tuple(Row(str(n), {"cost": "Sleep", "known": "I guess"}) for n in range(3))
    answer(shell, book, "apology", "cost", Rows(costs))
    following = shell.json("today")["next"]
    assert following == shell.json("steps")["next"]
    assert following["exercise_title"] == "Take out the small words"
    assert shell("today") == 0
    assert "Apologise · 2 of 4: Take out the small words" in shell.out


def test_a_step_is_readable_text_no_wider_than_a_page(shell: Shell, book: Book) -> None:
    assert shell("step", "apology") == 0
    lines = shell.out.split("\n")
    assert max(len(line) for line in lines) <= 80
    assert lines[0] == "Own it · Apologise · about 20 min"
    assert "3 of 4: Draft it · about 12 min · apology/desk" in lines
    assert "*" not in shell.out
    assert "You wrote" not in shell.out


def test_a_step_shows_what_the_person_wrote_and_nobody_elses(shell: Shell, book: Book) -> None:
    answer(shell, book, "apology", "desk", DraftText("I took the money.\n\nTwice, and *I* hid it."))
    answer(shell, book, "apology", "desk", DraftText("Somebody else wrote this."), person="partner")
    assert shell("step", "apology") == 0
    assert "You wrote:\n  | I took the money.\n  |\n  | Twice, and *I* hid it.\n" in shell.out
    assert "Somebody else" not in shell.out


def test_a_private_answer_is_named_and_shown_only_when_asked_for(shell: Shell, book: Book) -> None:
    notebook = answer(shell, book, "own-it", "fact-line", Text("Between March and June I gambled."))
    notebook.answers.set_private("own-it", book.step("own-it").exercise("fact-line"), REBUILDING, True)
    assert shell("step", "own-it") == 0
    assert "gambled." not in shell.out
    assert "marked it private. --private shows it." in shell.out
    assert shell("step", "own-it", "--private") == 0
    assert "  | Between March and June I gambled." in shell.out
    shown = {one["id"]: one for one in shell.json("step", "own-it")["step"]["exercises"]}
    assert (shown["fact-line"]["private"], shown["fact-line"]["answer"]) == (True, None)
    shown = {one["id"]: one for one in shell.json("step", "own-it", "--private")["step"]["exercises"]}
    assert shown["fact-line"]["answer"] == "Between March and June I gambled."


def test_a_step_as_json_has_its_text_and_its_progress(shell: Shell, book: Book) -> None:
    found = shell.json("step", "promises")["step"]
    assert found["reading"] == book.step("promises").reading
    assert found["covers"] == ["A8"]
    assert (found["state"], found["settled"], found["of"]) == ("untouched", 0, 5)


def test_the_doorway_says_where_to_turn_and_that_it_keeps_nothing(shell: Shell) -> None:
    assert shell("step", "doorway") == 0
    assert "Where to turn:\n  - In danger now: " in shell.out
    assert "What you answer here is not kept anywhere." in shell.out


def test_an_unknown_step_is_not_found(shell: Shell) -> None:
    assert shell("step", "zzzz") == 3
    assert shell.err == "There is no such step. `workbook steps` lists them.\n"


def test_content_check_is_content_with_the_programs_own(shell: Shell, book: Book) -> None:
    assert shell("content", "check") == 0
    assert shell.out.startswith(f"The content is fine: {len(book.programme.every_id)} steps, ")


def test_content_check_prints_every_fault_and_fails(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "programme.toml").write_text("title = 3\n")
    assert shell("content", "check", str(tmp_path / "mine")) == 1
    lines = shell.out.rstrip("\n").split("\n")
    assert lines[0] == (
        'programme.toml, line 1, key “title”: “title” is not a text in quotation marks. Write title = "…".'
    )
    assert len(lines) == 4
    assert shell.err.endswith("\n4 faults.\n")


def test_content_check_as_json_names_the_parts_of_a_fault(shell: Shell, tmp_path: Path) -> None:
    assert shell("content", "check", str(tmp_path / "nowhere"), "--json") == 1
    (fault,) = json.loads(shell.out)["faults"]
    assert fault["cause"] == f"There is no folder {tmp_path / 'nowhere'}."
    assert set(fault) == {"file", "place", "cause", "remedy"}


def test_another_counsellors_content_is_used_where_it_is_named(shell: Shell, tmp_path: Path) -> None:
    assert shell("steps", "--content", str(tmp_path / "nowhere")) == 1
    assert "There is no folder" in shell.err
    assert shell("content", "check", "--content", str(tmp_path / "nowhere")) == 1


def test_a_step_that_cannot_be_read_is_named_and_the_others_are_shown(shell: Shell, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "steps").mkdir(parents=True)
    own = content_folder()
    (mine / "cards.toml").write_bytes((own / "cards.toml").read_bytes())
    (mine / "steps" / "own-it.toml").write_bytes((own / "steps" / "own-it.toml").read_bytes())
    (mine / "steps" / "apology.toml").write_text("not TOML")
    (mine / "programme.toml").write_text(
        'title = "t"\nwelcome = "w"\nclosing = "c"\n'
        '[[part]]\nid = "own"\ntitle = "Own it"\nwords = "w"\nsteps = ["own-it", "apology"]\n'
    )
    assert shell("steps", "--content", str(mine)) == 1
    assert "Take responsibility" in shell.out
    assert "steps/apology.toml, line 1: This is not valid TOML" in shell.err


def test_words_written_yesterday_wrap_in_a_narrow_terminal(shell: Shell, book: Book) -> None:
    from workbook.verbs.step_text import step_text

    notebook = answer(shell, book, "apology", "desk", DraftText("word " * 200))
    lines = list(step_text("Own it", book.step("apology"), notebook.answers.of(REBUILDING), 40))
    assert max(len(line) for line in lines) <= 40


def test_neither_verb_imports_the_screens() -> None:
    code = (
        "import sys\n"
        "from workbook.cli import run\n"
        "run(['step', 'apology', '--data', sys.argv[1]])\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('textual', 'highspy')]\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "/nonexistent"], capture_output=True, text=True, check=False)
    assert "AssertionError" not in done.stderr


def test_a_sitting_that_did_not_happen_is_said_on_one_day_and_what_ended_is_said_to_have(
    shell: Shell,
) -> None:
    notebook = Notebook.open(shell.data)
    notebook.people.name("rebuilding", "Sam")
    notebook.appointments.set_sittings("rebuilding", ((date(2026, 11, 19), ""),))
    notebook.close()
    assert shell("promise", "add", "Ring first", "--until", "2026-11-20", "--today", "2026-11-20") == 0
    assert shell("today", "--today", "2026-11-21") == 0
    assert "The sitting on Thursday did not take place." in shell.out
    assert "Ring first · Fri, ended" in shell.out
    assert shell("today", "--today", "2026-11-22") == 0
    assert "did not take place" not in shell.out
