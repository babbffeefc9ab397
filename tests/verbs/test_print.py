"""`print …` from the shell: each sheet, where it goes, what stays off it, and what is said when it cannot be made."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from tests import sample
from tests.export.paper.hostile import looked
from tests.verbs.typed import Shell
from workbook.content.book import load
from workbook.domain.steps.answers import Text
from workbook.paths import content_folder
from workbook.store.notebook import Notebook
from workbook.words.common import paper as words

pytestmark = pytest.mark.slow

OWN = "Zauberwort"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lived") / "data"
    sample.build(folder)
    notebook = Notebook.open(folder, sync=False)
    exercise = load(content_folder()).step("own-it").exercise("fact-line")
    notebook.answers.save("own-it", exercise, "partner", Text(f"{OWN} of Alex"))
    desk = load(content_folder()).step("apology").exercise("desk")
    notebook.answers.set_private("apology", desk, "rebuilding", True)
    notebook.close()
    return folder


@pytest.fixture
def shell(lived: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(lived, capsys)


SHEETS = (
    ("week",), ("week", "--landscape"), ("step", "apology"), ("step", "own-it", "--answers"), ("cards", "values"),
    ("card", "know-yourself"), ("promises",), ("record", "home"), ("review",),
    ("chosen", "--answers", "own-it", "--promises", "home", "--weeks", "2026-11-21"),
)  # fmt: skip


def test_every_sheet_is_one_page_that_needs_nothing_else(shell: Shell) -> None:
    for sheet in SHEETS:
        assert shell("print", *sheet) == 0, (sheet, shell.err)
        assert "http" not in shell.out
        found = looked(shell.out)
        assert dict(found.elements)["html"] == {"lang": "en"}
        assert found.shape.count("h1") == 1
        for form in ("text", "markdown"):
            assert shell("print", *sheet, "--format", form) == 0
            assert "<div" not in shell.out


def test_answers_stand_on_it_only_when_asked_for_and_private_ones_only_by_name(shell: Shell) -> None:
    assert shell("print", "step", "own-it") == 0
    assert sample.FACT_LINE[:40] not in shell.out
    assert shell("print", "step", "own-it", "--answers", "--format", "markdown") == 0
    assert "Between March and June" in shell.out
    assert OWN not in shell.out
    assert shell("print", "step", "apology", "--answers") == 0
    assert "used a card" not in shell.out
    assert words.IS_PRIVATE in shell.out
    assert shell("print", "step", "apology", "--private") == 0
    assert "used a card" in shell.out
    assert shell("print", "chosen", "--answers", "apology/desk") == 0
    assert "used a card" not in shell.out


def test_what_is_kept_to_oneself_is_printed_when_it_is_named_and_by_its_maker(shell: Shell) -> None:
    own = shell.add("Count to ten", "--own")
    assert shell("print", "promises", "--format", "text") == 0
    assert "Count to ten" not in shell.out
    assert shell("print", "promises", own, "--format", "text") == 0
    assert "Count to ten" in shell.out
    assert shell("print", "review", "--format", "text") == 0
    assert "Count to ten" not in shell.out
    assert shell("print", "record", own, "--as", "Alex") == 3
    shown = next(one["id"] for one in shell.json("promises")["promises"] if "home" in one["act"])
    assert shell("print", "record", shown, "--as", "Alex") == 1
    assert (shell.out, shell.err.strip()) == ("", words.NOT_YOURS)
    assert shell("undo") == 0


def test_a_file_is_ones_own_and_none_is_replaced_unasked(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "week.html"
    assert shell("print", "week", "-o", str(file)) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert shell.out == ""
    file.write_text("mine")
    assert shell("print", "week", "-o", str(file)) == 1
    assert (file.read_text(), shell.err.strip()) == ("mine", words.EXISTS)
    assert shell("print", "week", "-o", str(file), "--force") == 0
    assert shell("print", "week", "-o", str(tmp_path / "none" / "x")) == 1
    assert shell("print", "week", "-o", str(tmp_path)) == 1
    assert shell("print", "week", "-o", str(tmp_path / ("x" * 300))) == 1
    assert "Choose another place" in shell.err


def test_the_ending_of_the_file_says_which_format_unless_one_is_asked_for(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    for name, form in (
        ("a.txt", "text"), ("a.TXT", "text"), ("a.md", "markdown"), ("a.markdown", "markdown"), ("a.html", "html"),
        ("a", "html"), ("a.pdf/a", "html"), ("a.odt", "html"),
    ):  # fmt: skip
        assert shell("print", "cards", "values", "--format", form) == 0
        sheet = shell.out
        assert shell("print", "cards", "values", "-o", str(tmp_path / name), "--force") == 0
        assert (tmp_path / name).read_text() == sheet, name
    for sheet in SHEETS[2:]:
        assert shell("print", *sheet, "-o", str(tmp_path / "b.md"), "--force") == 0
        assert (tmp_path / "b.md").read_text().startswith("# "), sheet
    assert shell("print", "review", "-o", str(tmp_path / "a.txt"), "--force", "--format", "html") == 0
    assert (tmp_path / "a.txt").read_text().startswith("<!")


def test_what_cannot_be_printed_is_said(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for line, code, said in (
        (("week", "--next"), 3, words.NO_WEEK),
        (("step", "nonsense"), 3, ""),
        (("cards", "nonsense"), 3, words.NO_DECK),
        (("cards",), 2, words.CHOOSE_DECK),
        (("record", "nonsense"), 3, ""),
        (("chosen",), 2, words.CHOOSE_ITEMS),
        (("chosen", "--answers", "nonsense"), 3, words.NO_ANSWER),
        (("chosen", "--conflicts"), 2, words.NOTHING_TO_CHOOSE["conflicts"]),
        (("chosen", "--weeks", "soon"), 2, ""),
        (("week", "--format", "docx"), 2, ""),
        (("promises", "--as", "Alex"), 3, words.NO_PROMISES),
    ):
        assert (line, shell("print", *line)) == (line, code)
        assert said in shell.err, line
        assert shell.out == ""
    monkeypatch.setitem(sys.modules, "typst", None)
    assert shell("print", "week", "-o", str(tmp_path / "x.pdf")) == 1
    assert "[pdf]" in shell.err
    assert not (tmp_path / "x.pdf").exists()
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert shell("print", "week", "--open", "-o", str(tmp_path / "x.html")) == 1
    assert str(tmp_path / "x.html") in shell.err
