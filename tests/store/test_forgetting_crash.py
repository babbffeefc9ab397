"""Forgetting that is ended at any moment: asked again it forgets the rest, and nothing else has been lost."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.file.crash_lab import DIED, die_before
from tests.store.file.test_crash import Case, faults
from tests.store.forgetting_lab import ELSE, EXERCISE, OTHER, SECRET, STEP, holding, lived_in
from tests.store.support import child, ended, opened, put
from workbook.domain.common.passage import Passage
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Text
from workbook.store.file import backups, forgetting
from workbook.store.forgetting import asked, in_words
from workbook.store.notebook import Notebook

SAID = "Day 1. I went to the hotel in Ghent twice."


def words_rule() -> Any:
    return in_words.WordsRule(Passage(SECRET), ME, in_words.Facts(False, {}))


def answer_rule() -> Any:
    return asked.whole_answer(STEP, EXERCISE, ME)


def all_else_is_there(folder: Path, dates: dict[str, int]) -> None:
    notebook = opened(folder)
    assert notebook.answers.get(STEP, OTHER, ME).value == Text(f"{ELSE} More.")
    assert "Ring at six" in [promise.terms[0].act for promise in notebook.promises.all()]
    assert notebook.drafts.read(ME, "conflict") == {"what": ELSE}
    notebook.close()
    kept = {one.path.name: one.path.stat().st_mtime_ns for one in backups.listed(folder) if one.opens}
    assert kept == dates, "every backup opens and has its date"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "gone", "torn", "step"),
    [(words_rule, SECRET, False, 7), (words_rule, SECRET, True, 11), (answer_rule, SAID, False, 5)],
    ids=["words", "words, in the middle of a write", "an answer"],
)
def test_the_program_may_end_before_any_call(
    tmp_path: Path, rule: Callable[[], Any], gone: str, torn: bool, step: int, lab: bool
) -> None:
    lived_in(tmp_path / "source", days=2)
    dates = {one.path.name: one.path.stat().st_mtime_ns for one in backups.listed(tmp_path / "source") if one.opens}
    states = set()
    for k in itertools.count(0, 1 if lab else step):
        folder = tmp_path / "data"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(tmp_path / "source", folder)
        code = ended(child(die_before(k, lambda: forgetting.forget(folder, rule()), torn=torn)))  # noqa: B023
        states.add(len(holding(folder, gone)))
        all_else_is_there(folder, dates)
        forgetting.forget(folder, rule(), sync=False)
        assert holding(folder, gone) == [], f"ended before call {k}"
        all_else_is_there(folder, dates)
        if code != DIED:
            break
    assert code == 0
    assert len(states) > 5, "it was ended in the middle"
    assert k > 100


def prepared(folder: Path) -> None:
    notebook = opened(folder)
    put(notebook, "things", "a", text="before Zauberwort")
    put(notebook, "things", "b", text="else")
    notebook.daily_backup()
    notebook.close()


def everything_opens(folder: Path) -> bool:
    notebook = Notebook.open(folder)
    found = (notebook.get("things", "b") or {}).get("text")
    notebook.close()
    return found == "else" and [one.opens for one in backups.listed(folder)] == [True]


A_FORGETTING = Case(
    prepared,
    lambda folder: forgetting.forget(folder, in_words.WordsRule(Passage("Zauberwort"), ME, in_words.Facts(False, {}))),
    everything_opens,
    lambda folder: everything_opens(folder) and holding(folder, "Zauberwort") == [],
)


def test_the_power_may_end_at_any_moment(tmp_path: Path) -> None:
    assert faults(A_FORGETTING, tmp_path) == []
