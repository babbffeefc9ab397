"""`show` and `lines`: one row of a page of one's own for the other one to read, from the shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.test_steps import Shell
from workbook.content.book import load
from workbook.domain.steps.answers import Row, Rows
from workbook.paths import content_folder
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.notebook import Notebook

SIEVE = "want-to-know/sieve"


def test_a_row_is_shown_read_and_no_longer_taken_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(tmp_path / "data", capsys)
    exercise = load(content_folder()).step("want-to-know").exercise("sieve")
    column = exercise.settings.columns[0].id  # type: ignore[union-attr]
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.people.name(REBUILDING, "Sam")
    rows = Rows(
        (
            Row("r1", {column: "Does my sister know"}),
            Row("r2", {column: "Where in the flat"}),
            Row("r3", {}),
            Row("r4", {column: "Why did you hit me"}),
        )
    )
    notebook.answers.save("want-to-know", exercise, PARTNER, rows)
    notebook.close()
    assert shell("show", SIEVE, "1") == 2
    assert "nobody here to show it to" in shell.err
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.people.name(PARTNER, "Alex")
    notebook.close()

    for arguments, code, said in [
        ((SIEVE, "3"), 2, "nothing in this line"),
        ((SIEVE, "5"), 3, "there are 4"),
        ((SIEVE, "0"), 3, "there are 4"),
        ((SIEVE, "4"), 2, "Sam would read this, so nothing was saved. With --shown it is."),
        (("want-to-know/none", "1"), 3, "no such exercise"),
        (("want-to-know", "1"), 3, "no such exercise"),
        (("apology/desk", "1"), 2, "cannot be shown"),
        ((SIEVE, "1", "--back"), 3, "not shown"),
    ]:
        assert shell("show", *arguments, "--as", "Alex") == code, arguments
        assert said in shell.err
    assert shell("show", SIEVE, "1", "--as", "Sam") == 3, "Sam has written none"

    assert shell("show", SIEVE, "1", "--as", "Alex") == 0
    assert shell("show", SIEVE, "1", "--back", "--as", "Alex") == 0
    assert shell.json("lines", "--as", "Sam")["shows_you"] == []
    assert shell("show", SIEVE, "1", "--as", "Alex") == 0
    assert "Sam may read this line now" in shell.out
    assert shell.json("lines", "--as", "Alex")["you_show"][0]["read"] is None
    assert shell("lines", "--as", "Sam") == 0
    assert "Alex shows you:" in shell.out
    assert "Does my sister know" in shell.out
    assert "Where in the flat" not in shell.out
    assert shell("show", SIEVE, "1", "--back", "--as", "Alex") == 2
    assert "has been read by now" in shell.err
    assert shell("lines", "--as", "Alex") == 0
    assert "(read)" in shell.out
    assert len(shell.json("lines", "--as", "Alex")["you_show"]) == 1
    assert shell("show", SIEVE, "4", "--shown", "--as", "Alex") == 0, (
        "what may be more than wording is said to be meant"
    )
    assert len(shell.json("lines", "--as", "Alex")["you_show"]) == 2
