"""Moments are stored once for the step and for Journey, undone with what set them, and their owner's alone."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.support import Clock, opened
from workbook import paths
from workbook.content.book import load
from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.option import Wording
from workbook.domain.journey.weeks import Waiting
from workbook.domain.steps.answers import Levels
from workbook.store.file import forgetting
from workbook.store.forgetting import asked, documents
from workbook.store.journey.life import life_of
from workbook.store.notebook import Notebook
from workbook.store.steps.worked import worked_on
from workbook.store.whole import kinds

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)
STEP = "ups-and-downs"
SCALE = next(one for one in load(paths.content_folder()).step(STEP).exercises if one.kind == "scale")


def levels(book: Notebook, person: str = "sam") -> dict[str, int]:
    value = book.answers.get(STEP, SCALE, person).value
    assert isinstance(value, Levels)
    return value.levels


def line(book: Notebook, person: str = "sam") -> dict[date, int | None]:
    life = life_of(book, person, TODAY, lambda *place: place == (STEP, SCALE.id), is_told=lambda _: True)
    return {day: moment.level for day, moment in sorted(life.moments.items())}


def test_the_step_and_the_drawing_write_the_same_line(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as book:
        book.actor = "sam"
        book.answers.save(STEP, SCALE, "sam", Levels({str(YESTERDAY): 3}))
        book.moments.set_level("sam", TODAY, 7)
        assert line(book) == {YESTERDAY: 3, TODAY: 7}
        assert levels(book) == {str(YESTERDAY): 3, str(TODAY): 7}
        book.moments.set_level("sam", YESTERDAY, None)
        assert levels(book) == {str(TODAY): 7}
        book.answers.save(STEP, SCALE, "sam", Levels({str(TODAY): 2}))
        assert line(book) == {YESTERDAY: None, TODAY: 2}
        assert line(book, "alex") == levels(book, "alex") == {}
        book.undo()
        assert line(book)[TODAY] == 7
        book.undo()
        assert line(book)[YESTERDAY] == 3
        book.undo()
        book.undo()
        assert (line(book), levels(book)) == ({}, {})


def test_points_from_before_there_were_moments_are_in_the_line(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as book:
        book.answers.save(STEP, SCALE, "sam", Levels({str(YESTERDAY): 3, str(TODAY): 5}))
        with book.change("older", undoable=False) as change:
            for id in list(change.documents("moments")):
                change.delete("moments", id)
        assert line(book) == {YESTERDAY: 3, TODAY: 5}
        book.moments.set_level("sam", TODAY, 6)
        assert line(book) == {YESTERDAY: 3, TODAY: 6}


def test_a_go_at_drawing_a_day_is_one_change_and_what_is_there_already_none(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as book:
        for level in (5, 6, 7, 7):
            book.moments.set_level("sam", TODAY, level)
        book.moments.set_level("sam", YESTERDAY, None)
        assert len(book.history()) == 1
        with pytest.raises(UsageError):
            book.moments.set_level("sam", TODAY, 11)
        book.moments.set_note("sam", TODAY, " a good day ", 7)
        assert book.moments.of("sam")[TODAY].note == "a good day"


def test_moments_go_out_and_in_and_what_the_workbook_never_writes_does_not(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as book:
        book.moments.set_note("sam", TODAY, "a good day", 7)
        found = dict(book.documents("moments"))
    assert kinds.check("moments", found) == {}
    [(id, good)] = found.items()
    for wrong in ({"level": 11}, {"person": "alex"}, {"on": "2026-11-20"}, {"note": "x" * 5000}):
        assert kinds.check("moments", {id: {**good, **wrong}}), wrong


def test_forgetting_the_answer_takes_its_points_and_leaves_what_was_drawn(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as book:
        book.answers.save(STEP, SCALE, "sam", Levels({str(YESTERDAY): 3}))
        book.moments.set_note("sam", TODAY, "the letter came", 6)
    rule = documents.AnswerRule(STEP, SCALE.id, "sam")
    kept = json.loads((tmp_path / paths.MAIN_FILE).read_bytes())["moments"]
    assert {id: rule.document("moments", id, one) for id, one in kept.items()} == {
        f"sam/{YESTERDAY}": None,
        f"sam/{TODAY}": kept[f"sam/{TODAY}"],
    }


def test_a_day_worked_on_and_what_was_never_tried_are_read_as_elsewhere(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 11, 21, 1, 30, tzinfo=UTC))
    with closing(opened(tmp_path, clock=clock)) as book:
        book.answers.save(STEP, SCALE, "sam", Levels({str(YESTERDAY): 3}))
        conflict = book.conflicts.add("Money", YESTERDAY).id
        option = book.conflicts.options.add(conflict, Wording("An account for two"), TODAY).id
        book.conflicts.options.add(conflict, Wording("Cash in an envelope"), TODAY)
        assert worked_on(book, "sam") == {(TODAY, STEP)}
        book.day_begins = 180
        assert worked_on(book, "sam") == {(YESTERDAY, STEP)}
        life = life_of(book, "sam", TODAY, lambda step, exercise: False, is_told=lambda _: True)
        assert life.waiting == [Waiting(conflict, 2, YESTERDAY)]
        assert life.conflicts == {conflict: "Money"}
        book.conflicts.begin_trial(option, TODAY, TODAY, TODAY + timedelta(days=7))
        assert life_of(book, "sam", TODAY, lambda step, exercise: False, is_told=lambda _: True).waiting == []


def test_words_of_a_note_are_forgotten(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as book:
        book.actor = "sam"
        book.moments.set_note("sam", TODAY, "the letter from the bank", 6)
        rule = asked.words_rule(book, "letter from the bank", "sam", inside=False, shared=False)
    forgetting.forget(tmp_path, rule)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"from the bank" in path.read_bytes()]
    with closing(opened(tmp_path)) as book:
        assert book.moments.of("sam")[TODAY].level == 6
