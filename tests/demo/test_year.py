"""The year of the demo: true to itself, the same each time, and open on every page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys import driver
from workbook import paths
from workbook.cli import run
from workbook.content.book import load
from workbook.demo import alexs_pages, promises
from workbook.demo.sams_book import whole as sams_book
from workbook.demo.year import build
from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.mark import MarkKind
from workbook.domain.promises.promise import ME
from workbook.domain.steps.progress import step_progress
from workbook.planning import check
from workbook.store.common.people import PARTNER
from workbook.store.notebook import Notebook
from workbook.widgets.common.key_line import KeyLine
from workbook.words.common import demo as words

TODAY = date(2026, 11, 21)
ID = re.compile(r"\b01[0-9a-z]{16}\b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    build(folder, TODAY, paths.content_folder())
    return folder


@pytest.fixture
def year(folder: Path) -> Iterator[Notebook]:
    notebook = Notebook.open(folder)
    yield notebook
    notebook.close()


def without_ids(folder: Path) -> Any:
    """What the file says of the year, with ids counted through in the order in which they were made."""
    text = (folder / paths.MAIN_FILE).read_text()
    order = {id: f"id-{number}" for number, id in enumerate(sorted(set(ID.findall(text))))}
    tables = json.loads(ID.sub(lambda found: order[found[0]], text))
    for week in tables["weeks"].values():
        for stage in week["plan"]["stages"]:
            stage["seconds"] = 0
    return {name: table for name, table in tables.items() if not name.startswith("_")}


def test_the_verb_keeps_the_same_year_on_the_same_day(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--keep` without a terminal makes it and says where; the person's own folder and settings are left alone."""
    (settings := tmp_path / "config.toml").write_text("day_begins = nonsense")
    for name, path in (("TMPDIR", tmp_path), ("WORKBOOK_DATA", tmp_path / "own"), ("WORKBOOK_CONFIG", settings)):
        monkeypatch.setenv(name, str(path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert run(["demo", "--keep", "--json", "--today", str(TODAY)]) == 0
    said = capsys.readouterr()
    assert said.err.strip() == words.MAKING  # and not a word about the settings
    again = Path(json.loads(said.out)["folder"])
    assert again.parent == tmp_path.resolve()
    assert again.stat().st_mode & 0o777 == 0o700
    assert without_ids(folder) == without_ids(again)
    assert not (tmp_path / "own").exists()


def test_nothing_of_it_is_faulty(year: Notebook) -> None:
    assert year.answers.faulty() == {}
    assert len(year.promises.standings(TODAY, ME)) == len(promises.PROMISES) + len(promises.ONCE) - 1
    assert len(year.chores.weeks()) == 12
    assert [len(one.options) for one in year.conflicts.pictures()] == [3, 3, 3]
    assert year.moments.of(ME)
    assert year.appointments.of(ME)
    assert year.jots.of(ME)
    assert year.faulty() == {}


def test_the_book_has_steps_in_every_state(year: Notebook) -> None:
    book = load(paths.content_folder())
    answers = year.answers.of(ME)
    path = [step for part in book.programme.parts if not part.whose for step in part.steps]
    states = [step_progress(book.step(id), answers).state for id in path]
    assert set(states) == {"done", "begun", "not now", "untouched"}
    assert states.count("done") >= 8


def test_what_was_written_answers_what_is_asked(year: Notebook) -> None:
    """Every text stands in the book as it is now: no exercise was renamed, no column or card is gone."""
    book = load(paths.content_folder())
    for person, pages in ((ME, sams_book.ANSWERS), (PARTNER, alexs_pages.ANSWERS)):
        for one in pages:
            answer = year.answers.of(person)[one.step, one.exercise]
            settings = book.step(one.step).exercise(one.exercise).settings
            for row in getattr(answer.value, "rows", ()):
                columns = {column.id: column for column in settings.columns}  # type: ignore[union-attr]
                assert row.cells.keys() <= columns.keys(), one
                for id, cell in row.cells.items():
                    choices = [choice.id for choice in columns[id].choices]
                    assert not choices or cell in choices, (one.step, one.exercise, cell)
            for pick in getattr(answer.value, "picks", ()):
                assert pick.card in [card.id for card in settings.cards], (one, pick)  # type: ignore[union-attr]


def test_promises_went_as_promises_go(year: Notebook) -> None:
    kinds: set[MarkKind] = {mark.kind for mark in year.promises.marks().values()}
    assert kinds >= {"kept", "late", "missed", "repaired", "renegotiated"}
    states = {one.state for one in year.promises.standings(TODAY, ME)}
    assert states == {"open", "paused", "shelf"}
    assert {promise.ending for promise in year.promises.all(ME)} == {"", "finished", "put down"}
    assert any(mark.noticed for mark in year.promises.marks().values())
    assert all(mark.on <= TODAY and mark.marked_on <= TODAY for mark in year.promises.marks().values())


def test_each_week_is_a_plan_that_the_checker_passes(year: Notebook) -> None:
    weeks = year.chores.weeks()
    assert not any(check.faults(week.household, week.plan) for week in weeks)
    assert {week.state for week in weeks} == {"worked", "adjust", "did not work", "agreed"}
    assert year.chores.today(TODAY)


def test_this_week_asks_for_reviews(year: Notebook) -> None:
    assert [one.next for one in year.reviews.of(ME)][-1] == TODAY + timedelta(days=1)
    assert [week.review for week in year.chores.weeks() if week.review_has_come(TODAY)] == [TODAY]
    running = [trial for one in year.conflicts.pictures() for trial in one.trials if not trial.outcome]
    assert [trial.review for trial in running] == [TODAY + timedelta(days=2)]


def test_the_last_mark_can_be_taken_back_and_nothing_before_it(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, copy := tmp_path / "copy")
    notebook = Notebook.open(copy)
    assert "phone" in notebook.undo(ME).label
    with pytest.raises(WorkbookError, match="nothing to undo"):
        notebook.undo(ME)
    notebook.close()


@pytest.mark.slow
async def test_every_page_opens_for_both(folder: Path) -> None:
    async with driver.opened(folder, (80, 24)) as pilot:
        app = pilot.app
        for person, keys in ((ME, "234c51"), (PARTNER, "21")):
            app.context.sit_down(person)  # type: ignore[attr-defined]
            for key in keys:
                await driver.press(pilot, key)
                assert app.screen.query(KeyLine)
                assert app.is_running
