"""Files of other programs: what they hold, and a sentence for each row that cannot be read."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from workbook.domain.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.today import today_of
from workbook.export import harsh, loop
from workbook.export.incoming import CannotRead, Incoming, cadence_of

TODAY = date(2026, 11, 21)
HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,"
    "Target Value,Archived?\n"
    "001,Call home,YES_NO,Did you call?,,1,1,#FF8F00,,,,false\n"
    "002,Gym,YES_NO,,,3,7,#00897B,,,,false\n"
    "003,Walk,NUMERICAL,,,1,1,#00897B,km,AT_LEAST,2.0,true\n"
)
CHECKMARKS = (
    "Date,Call home,Gym,Walk,\n"
    "2026-11-20,2,0,2500,\n"
    "2026-11-19,0,2,1000,\n"
    "2026-11-18,3,-1,0,\n"
    "2026-11-17,YES_MANUAL,YES_AUTO,2000,\n"
    "2026-11-16,NO,UNKNOWN,UNKNOWN,\n"
)
LOG = (
    "# my log\n"
    "2026-11-18 : Call home : y : long talk : 0\n"
    "2026-11-19 : Call home : n : forgot :\n"
    "\n"
    "2026-11-20 : Call home : s\n"
    "2026-11-20 : Gym : y : : 1.5\n"
)


def marks(found: Incoming, name: str) -> list[tuple[int, str, str]]:
    [promise] = [one for one in found.promises if one.terms[0].act == name]
    return [(mark.on.day, mark.kind, mark.note) for mark in found.marks if mark.promise == promise.id]


def loop_folder(folder: Path, checkmarks: str = CHECKMARKS) -> Path:
    (folder / "Habits.csv").write_text(HABITS)
    (folder / "Checkmarks.csv").write_text(checkmarks)
    return folder


@pytest.mark.parametrize("what", ["folder", "file", "zip"])
def test_loop_in_each_of_its_shapes(tmp_path: Path, what: str) -> None:
    path = loop_folder(tmp_path)
    if what == "file":
        path = path / "Checkmarks.csv"
    elif what == "zip":
        path = tmp_path / "Loop Habits CSV 2026-11-21.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("Habits.csv", HABITS)
            archive.writestr("Checkmarks.csv", CHECKMARKS)
            archive.writestr("Scores.csv", "Date,Call home,\n")
    found = loop.read(path, TODAY)
    assert found.faults == []
    kinds = [(day, kind) for day, kind, _ in marks(found, "Call home")]
    assert kinds == [(17, "kept"), (18, "not applicable"), (19, "missed"), (20, "kept")]
    assert marks(found, "Gym") == [(19, "kept", "")]  # a day without it is no miss at three a week
    assert marks(found, "Walk")[1:] == [(18, "missed", "0 km"), (19, "missed", "1 km"), (20, "kept", "2.5 km")]
    assert [one.terms[-1].cadence for one in found.promises] == [DAILY, Cadence("per_week", number=3), WHENEVER]
    assert [one.cue for one in found.promises] == ["Did you call?", "", ""]


def test_loop_with_a_file_for_each_habit_has_notes(tmp_path: Path) -> None:
    path = tmp_path / "loop.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Habits.csv", HABITS)
        archive.writestr("Checkmarks.csv", CHECKMARKS)
        notes = 'Date,Value,Notes\n2026-11-20,YES_MANUAL,"from the car, late"\n'
        archive.writestr("001 Call home/Checkmarks.csv", notes)
        archive.writestr("002 Gym/Checkmarks.csv", "2026-11-20,2\n")
    found = loop.read(path, TODAY)
    assert marks(found, "Call home") == [(20, "kept", "from the car, late")]
    assert marks(found, "Gym") == [(20, "kept", "")]


def test_days_before_a_habit_was_begun_are_no_misses(tmp_path: Path) -> None:
    found = loop.read(loop_folder(tmp_path, "Date,Call home,\n2026-11-20,2,\n2026-11-19,0,\n2026-11-18,0,\n"), TODAY)
    assert marks(found, "Call home") == [(20, "kept", "")]


def test_broken_rows_are_named_by_their_line(tmp_path: Path) -> None:
    rows = (
        "Date,Call home,Gym,\n"
        "2026-11-31,2,2,\n"
        "yesterday,2,2,\n"
        "2026-11-20,2,99,\n"
        "2026-11-19,2,2,2,2,\n"
        "2026-12-24,2,2,\n"
        "2026-11-18,2,2,\n"
    )
    found = loop.read(loop_folder(tmp_path, rows), TODAY)
    assert [fault.split(":")[0] for fault in found.faults] == [f"Checkmarks.csv, line {n}" for n in (2, 3, 4, 5, 6)]
    assert marks(found, "Gym") == [(18, "kept", "")]


@pytest.mark.parametrize(
    ("name", "data", "tells"),
    [
        ("none.csv", None, "no such file"),
        ("words.csv", b"Dear diary\n1,2\n", "first line"),
        ("latin.csv", b"Date,Gym\xe4\n", "UTF-8"),
        ("empty.zip", b"PK\x05\x06" + b"\0" * 18, "no Checkmarks.csv"),
        ("broken.zip", b"PK\x03\x04 nothing PK\x05\x06" + b"\xff" * 18, "zip"),
    ],
)
def test_a_file_that_is_no_loop_export(tmp_path: Path, name: str, data: bytes | None, tells: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(CannotRead, match=tells):
        loop.read(path, TODAY)


def test_a_harsh_log_with_its_habits_beside_it(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(LOG)
    (tmp_path / "habits").write_text("# mine\n! Home\nCall home: 1\nGym: 3/7\nFinances: 15\nCoffee: 0\nodd line\n")
    found = harsh.read(tmp_path, TODAY)
    assert found.faults == []
    assert marks(found, "Call home") == [
        (18, "kept", "long talk"), (19, "missed", "forgot"), (20, "not applicable", "")
    ]  # fmt: skip
    assert marks(found, "Gym") == [(20, "kept", "1.5")]
    assert [one.terms[-1].cadence for one in found.promises] == [DAILY, Cadence("per_week", number=3)]


def test_broken_lines_of_a_log_are_named(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(
        "2026-11-18 : Gym\n2026-13-18 : Gym : y\n2026-11-18 : Gym : maybe\n2026-11-18 :  : y\n2030-01-01 : Gym : y\n"
        "2026-11-18 : Gym : y\n"
    )
    found = harsh.read(tmp_path / "log", TODAY)
    assert [fault.split(":")[0] for fault in found.faults] == [f"Line {n}" for n in range(1, 6)]
    assert marks(found, "Gym") == [(18, "kept", "")]


def test_what_was_not_written_down_does_not_come_up_as_open(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("2020-01-01 : Gym : y\n2026-11-01 : Gym : y\n")
    found = harsh.read(tmp_path / "log", TODAY)
    today = today_of(found.promises, {}, TODAY)
    assert (len(today.dues), today.before_count) == (1, 0)


def test_the_same_habit_has_the_same_id_every_time(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(LOG)
    first, second = harsh.read(tmp_path, TODAY), harsh.read(tmp_path, TODAY)
    assert [one.id for one in first.promises] == [one.id for one in second.promises]


@pytest.mark.parametrize(
    ("times", "days", "cadence"),
    [
        (1, 1, DAILY),
        (7, 7, DAILY),
        (3, 7, Cadence("per_week", number=3)),
        (1, 7, Cadence("per_week", number=1)),
        (1, 15, Cadence("every_days", number=15)),
        (10, 30, Cadence("per_week", number=2)),
        (1, 5000, Cadence("every_days", number=366)),
        (0, 1, WHENEVER),
    ],
)
def test_the_nearest_cadence(times: int, days: int, cadence: Cadence) -> None:
    assert cadence_of(times, days) == cadence
