"""`find`: in one's own words, in what both see and in the book; never in what is another's alone."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from tests.verbs.test_steps import Shell
from workbook.content.book import load
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.drafting import Draft
from workbook.domain.steps.answers import DraftText, Row, Rows
from workbook.paths import content_folder
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.notebook import Notebook

TODAY = date(2026, 11, 21)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Sam's and Alex's workbook, with a word in each part of it that stands nowhere else."""
    book = load(content_folder())
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.people.name(REBUILDING, "Sam")
    notebook.people.name(PARTNER, "Alex")
    desk, sieve = book.step("apology").exercise("desk"), book.step("want-to-know").exercise("sieve")
    column = sieve.settings.columns[0].id  # type: ignore[union-attr]
    notebook.answers.save("apology", desk, REBUILDING, DraftText("First line\nThe zebrafinch and [/] the café"))
    notebook.answers.set_private("apology", desk, REBUILDING, True)
    rows = Rows((Row("r1", {column: "Where the okapi stood"}), Row("r2", {column: "Who saw the tapir"})))
    notebook.answers.save("want-to-know", sieve, PARTNER, rows)
    for row in rows.rows:
        notebook.shown_lines.show("want-to-know", sieve, PARTNER, row, TODAY)
    notebook.shown_lines.were_seen(notebook.shown_lines.by(PARTNER)[:1], TODAY)
    promise = notebook.promises.add(Draft("Ring the quagga", cue="when the gnu calls"), TODAY)
    due = notebook.promises.due_on(promise.id, TODAY, TODAY)
    notebook.promises.mark([due.key], "kept", TODAY, "the numbat was there", by=REBUILDING)
    notebook.moments.set_note(REBUILDING, TODAY, "like a capybara", None)
    notebook.jots.add(PARTNER, "ask about the dugong", TODAY)
    conflict = notebook.conflicts.add("Whose turn the axolotl is", TODAY)
    notebook.conflicts.options.add(conflict.id, Wording("Feed it in turn", "the kakapo", "Thursdays"), TODAY)
    notebook.close()
    return Shell(tmp_path / "data", capsys)


def test_each_part_is_looked_through_and_says_where_it_opens(shell: Shell) -> None:
    for word, what, opens, line in [
        ("ZEBRAFINCH", "answer", "apology/desk", "The zebrafinch and [/] the café"),
        ("[/] cafe", "answer", "apology/desk", "The zebrafinch and [/] the café"),
        ("quagga", "promise", "promises/", ""),
        ("gnu", "promise", "promises/", "when the gnu calls"),
        ("numbat", "promise", "promises/", "the numbat was there"),
        ("axolotl", "conflict", "plans/", "Whose turn the axolotl is"),
        ("kakapo", "conflict", "plans/", "the kakapo"),
        ("capybara", "moment", "journey", "like a capybara"),
        ("dugong", None, None, None),  # Alex caught it
        ("tapir", None, None, None),  # shown, and not read yet: Alex may still take it back
        ("okapi", "line", "today", "Where the okapi stood"),
    ]:
        if what is None:
            assert shell("find", *word.split()) == 1, word
            continue
        [found] = shell.json("find", *word.split())["found"]
        assert (found["what"], found["line"], found["own"]) == (what, line, what != "line"), word
        assert found["opens"].startswith(opens), word
    steps = [one for one in shell.json("find", "apologise")["found"] if one["what"] == "step"]
    assert [(one["opens"], one["own"]) for one in steps] == [("apology", False)]
    [one] = shell.json("find", "split", "the", "vow")["found"]  # of a step that is named like a page of the app
    assert one["opens"] == "steps/promises/split"


def test_what_is_anothers_alone_is_not_found(shell: Shell) -> None:
    for name, found, hidden in (("Sam", "zebrafinch", "tapir"), ("Alex", "tapir", "zebrafinch")):
        assert shell("find", found, "--as", name) == 0
        assert shell("find", hidden, "--as", name) == 1
        assert shell.out == ""
        assert hidden not in shell.err
    assert shell("find", "axolotl", "--as", "Alex") == 0
    assert shell("find", "dugong", "--as", "Alex") == 0
    assert shell("find", "capybara", "--as", "Alex") == 1


def test_people_get_the_place_and_the_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shell("find", "zebrafinch") == 0
    assert shell.out.split("\n")[:2] == [
        "You wrote: Apologise: Draft it  (apology/desk)",
        "    The zebrafinch and [/] the café",
    ]
    assert "1 place." in shell.err
    monkeypatch.setattr("sys.stdin", io.StringIO("zebrafinch\n"))
    assert shell("find", "-") == 0


def test_bad_input_is_a_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for words, code in [(("",), 2), (("  ",), 2), (("y" * 10_000,), 1), (("[/]", "nowhere"), 1)]:
        assert shell("find", *words) == code
        assert shell.out == ""
        assert shell.err.count("\n") == 1
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert shell("find", "-") == 2
    assert shell("find") == 2


def test_the_verbs_take_a_place_as_it_is_told(shell: Shell) -> None:
    for word, verb, shows in [
        ("quagga", "promise show", "Ring the quagga"),
        ("axolotl", "conflict show", "Whose turn the axolotl is"),
        ("zebrafinch", "answer", "zebrafinch"),
        ("zebrafinch", "step", "Apologise"),
    ]:
        [found] = [one for one in shell.json("find", word)["found"] if one["own"]]
        assert shell(*verb.split(), found["opens"]) == 0, shell.err
        assert shows in shell.out
    assert shell("step", "steps/promises/split") == 0
    assert shell("answer", "steps/promises/split") == 0


def test_a_place_that_is_told_is_the_whole_name_of_what_is_written_anew(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("I will ring.", "I will ring at six."):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert shell("write", "steps/promises/split") == 0, shell.err
