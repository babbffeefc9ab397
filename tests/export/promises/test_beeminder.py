"""Beeminder's goals: a value is a day on which it was done; what is counted the other way, or supposed, is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.export.promises.test_loop import account, marks
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.export.promises import beeminder
from workbook.export.promises.incoming import CannotRead, Incoming
from workbook.words.promises import import_export as words

TODAY = date(2026, 11, 28)


def point(day: str, value: object = 1, comment: str = "", **fields: Any) -> dict[str, Any]:
    return {"daystamp": day, "value": value, "comment": comment, **fields}


def goal(*points: dict[str, Any], **fields: Any) -> dict[str, Any]:
    more = {"slug": "ring", "title": "Ring home", "goal_type": "hustler", "rate": 3, "runits": "w"}
    return {**more, "datapoints": list(points), **fields}


def read(folder: Path, whole: object) -> Incoming:
    file = folder / "beeminder.json"
    file.write_text(json.dumps(whole))
    return beeminder.read(file, TODAY)


def test_a_value_is_a_day_on_which_it_was_done_and_amounts_are_notes(tmp_path: Path) -> None:
    points = [
        point("20261120", 1, "called from the train"),
        point("2026-11-21", 0),
        point("20261122", 0, "forgot"),
        point("20261123", 0.5),
        point("20261123", 1.75, "twice"),
    ]
    found = read(tmp_path, {"username": "alice", "goals": [goal(*points, fineprint="because")]})
    assert marks(found, "Ring home") == [
        (20, "kept", "called from the train"), (22, "not applicable", "forgot"), (23, "kept", "2.25 · twice")
    ]  # fmt: skip
    assert account(found)[words.BEEMINDER_ZERO] == 1
    assert found.promises[0].need == "because"
    assert found.rhythms == [words.rhythm_unknown("Goal 1", WHENEVER)], "amounts say nothing about days"


def test_what_nobody_entered_is_not_brought_in(tmp_path: Path) -> None:
    points = [
        point("20261120", 2, "PESSIMISTIC PRESUMPTION #THISWILLSELFDESTRUCT"),
        point("20261121", is_dummy=True),
        point("20261119", 0, is_initial=True),
        point("20261122"),
    ]
    found = read(
        tmp_path, [goal(*points), goal(slug="weight", goal_type="fatloser"), goal(slug="", goal_type="drinker")]
    )
    assert marks(found, "Ring home") == [(22, "kept", "")]
    assert account(found) == {words.BEEMINDER_SUPPOSED: 2, words.BEEMINDER_FIRST: 1, words.BEEMINDER_OTHER: 2}


@pytest.mark.parametrize(
    ("rate", "unit", "cadence"),
    [(1, "d", DAILY), (7, "w", DAILY), (3, "w", Cadence("per_week", number=3)), (0.8, "d", None), (1, "m", None)],
)
def test_how_often_is_taken_where_it_is_as_we_have_it_and_asked_elsewhere(
    tmp_path: Path, rate: float, unit: str, cadence: Cadence | None
) -> None:
    found = read(tmp_path, goal(point("20261120"), rate=rate, runits=unit))
    assert found.promises[0].terms[-1].cadence == (cadence or WHENEVER)
    assert len(found.rhythms) == (cadence is None)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (point("20261320"), words.BAD_MOMENT),
        (point("20261129"), words.BAD_MOMENT),
        (point("20261120", "1"), words.BEEMINDER_NO_VALUE),
        (point("20261120", True), words.BEEMINDER_NO_VALUE),
        (point("20261120", -1), words.BEEMINDER_NO_VALUE),
        ({"value": 1}, words.BAD_MOMENT),
    ],
)
def test_what_is_not_understood_is_named_with_its_place(tmp_path: Path, entry: dict[str, Any], why: str) -> None:
    found = read(tmp_path, goal(entry, point("20261119")))
    assert [(key[1], places.first) for key, places in found.broken.items()] == [(why, ["Goal 1, entry 1"])]
    assert marks(found, "Ring home") == [(19, "kept", "")]


@pytest.mark.parametrize("whole", [{}, [], {"goals": []}, {"goals": 3}, 7, "text", None])
def test_another_file_is_refused(tmp_path: Path, whole: object) -> None:
    with pytest.raises(CannotRead):
        read(tmp_path, whole)


def test_a_goal_without_entries_in_the_file_is_no_empty_record(tmp_path: Path) -> None:
    bare = goal()
    del bare["datapoints"]
    found = read(tmp_path, [bare])
    assert (found.promises, found.broken_rows) == ([], 1)


def test_the_same_goal_twice_is_a_fault_and_what_is_over_there_asks_nothing_here(tmp_path: Path) -> None:
    found = read(tmp_path, [goal(point("20261120")), goal(point("20261121"))])
    assert found.faults == [f"Habit 2: {words.TWICE}."]
    assert marks(found, "Ring home") == [(20, "kept", "")]
    for sign in ("won", "frozen"):
        found = read(tmp_path, [goal(point("20261120"), rate=2.5, **{sign: True})])
        assert [(term.cadence, term.until) for term in found.promises[0].terms] == [(WHENEVER, date(2026, 11, 20))]
        assert (found.rhythms, list(found.told)) == ([], [words.OVER_THERE])
