"""Habitica's user data: what was done is on its day; of what was not, nobody can say the day, and that is said."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.export.promises.test_loop import account, marks
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.export.promises import habitica
from workbook.export.promises.incoming import CannotRead, Incoming
from workbook.words.promises import import_export as words

TODAY = date(2026, 11, 28)


def at(day: int, hour: int) -> int:
    return int(datetime(2026, 11, day, hour, tzinfo=UTC).timestamp() * 1000)


def daily(**fields: Any) -> dict[str, Any]:
    return {"id": "1", "text": "Ring home", "frequency": "daily", "everyX": 1, "history": [], **fields}


def read(folder: Path, preferences: dict[str, Any] | None = None, **tasks: Any) -> Incoming:
    file = folder / "habitica-user-data.json"
    file.write_text(json.dumps({"tasks": tasks, "preferences": preferences or {"timezoneOffset": 0}}))
    return habitica.read(file, TODAY)


def test_what_was_done_is_on_its_day_and_what_was_not_is_counted(tmp_path: Path) -> None:
    history = [
        {"date": at(20, 18), "value": 1.0, "isDue": True, "completed": True},
        {"date": at(22, 7), "value": 0.1, "isDue": True, "completed": False},
        {"date": at(10, 7), "value": 0.1},
    ]
    found = read(tmp_path, dailys=[daily(history=history, notes="because")], todos=[{"id": "3"}], rewards=[])
    assert marks(found, "Ring home") == [(20, "kept", "")]
    assert account(found) == {words.HABITICA_MISSED: 1, words.HABITICA_UNSAID: 1, words.HABITICA_OTHER: 1}
    assert found.promises[0].need == "because"


@pytest.mark.parametrize(("west", "start", "day"), [(0, 0, 20), (480, 0, 19), (-600, 0, 20), (0, 4, 19)])
def test_the_day_is_the_one_it_was_there(tmp_path: Path, west: int, start: int, day: int) -> None:
    history = [{"date": at(20, 3), "value": 1.0, "completed": True}]
    found = read(tmp_path, {"timezoneOffset": west, "dayStart": start}, dailys=[daily(history=history)])
    assert [one for one, _, _ in marks(found, "Ring home")] == [day]


def test_habits_have_a_plus_and_a_minus(tmp_path: Path) -> None:
    history = [
        {"date": at(20, 9), "scoredUp": 3, "scoredDown": 0},
        {"date": at(21, 9), "scoredUp": 0, "scoredDown": 1},
        {"date": at(22, 9), "value": 1.0},
    ]
    found = read(tmp_path, habits=[{"_id": "2", "text": "Say thank you", "history": history}])
    assert marks(found, "Say thank you") == [(20, "kept", "3 ×")]
    assert account(found) == {words.HABITICA_MINUS: 1, words.HABITICA_UNSAID: 1}


@pytest.mark.parametrize(
    ("fields", "cadence"),
    [
        ({}, DAILY),
        (
            {"everyX": 3, "startDate": "2026-11-20T00:00:00.000Z"},
            Cadence("every_days", number=3, on=date(2026, 11, 29)),
        ),
        ({"frequency": "weekly", "repeat": {"m": True, "su": True, "t": False}}, Cadence("weekdays", (0, 6))),
        (
            {"frequency": "monthly", "daysOfMonth": [15], "weeksOfMonth": [], "startDate": "2026-01-15T00:00:00Z"},
            Cadence("monthly", number=15),
        ),
        (
            {"frequency": "monthly", "weeksOfMonth": [1], "repeat": {"f": True}, "startDate": "2026-01-09T00:00:00Z"},
            Cadence("month_weekday", (4,), 2),
        ),
        ({"frequency": "weekly", "everyX": 2, "repeat": {"m": True}}, None),
        ({"frequency": "weekly", "repeat": {}}, None),
        ({"everyX": 0}, None),
        ({"frequency": "hourly"}, None),
    ],
)
def test_how_often(tmp_path: Path, fields: dict[str, Any], cadence: Cadence | None) -> None:
    found = read(tmp_path, dailys=[daily(**fields)])
    assert found.promises[0].terms[-1].cadence == (cadence or WHENEVER)
    assert bool(found.rhythms) is (cadence is None)


def test_two_of_one_name_are_two_and_a_moment_that_is_none_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, dailys=[daily(), daily(id="9", history=[{"date": "soon", "completed": True}]), {"text": 3}])
    assert len({one.id for one in found.promises}) == 2
    assert found.faults == [f"Daily 2: {words.BAD_MOMENT}.", f"Daily 3: {words.NO_NAME}."]


@pytest.mark.parametrize(
    ("text", "tells"),
    [("[]", "no user data"), ("{", "not JSON")],
)
def test_what_is_something_else_is_named(tmp_path: Path, text: str, tells: str) -> None:
    (tmp_path / "x").write_text(text)
    with pytest.raises(CannotRead, match=tells):
        habitica.read(tmp_path / "x", TODAY)


def test_the_same_task_twice_is_a_fault_and_not_two_promises(tmp_path: Path) -> None:
    found = read(tmp_path, dailys=[daily(), daily(text="Swim")])
    assert found.faults == [f"Habit 2: {words.TWICE}."]
    assert [one.terms[0].act for one in found.promises] == ["Ring home"]


def test_a_daily_that_has_not_begun_there_has_not_begun_here(tmp_path: Path) -> None:
    found = read(tmp_path, dailys=[daily(startDate="2027-03-01T00:00:00.000Z")])
    assert found.promises[0].start == date(2027, 3, 1)
    done = [{"date": at(20, 12), "completed": True}]
    found = read(tmp_path, dailys=[daily(startDate="2027-03-01T00:00:00.000Z", history=done)])
    assert [term.since for term in found.promises[0].terms] == [date(2026, 11, 20), date(2027, 3, 1)]
