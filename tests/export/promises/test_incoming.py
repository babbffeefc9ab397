"""Files of other programs: what they hold, and a sentence for each row that cannot be read."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.today import today_of
from workbook.export.promises import harsh, loop
from workbook.export.promises.incoming import CannotRead, Incoming, cadence_of

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
    assert kinds == [(16, "missed"), (17, "kept"), (18, "not applicable"), (19, "missed"), (20, "kept")]
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


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_every_kind(tmp_path: Path, end: str) -> None:
    for name, text in (("Habits.csv", HABITS), ("Checkmarks.csv", CHECKMARKS), ("log", LOG)):
        (tmp_path / name).write_bytes(text.replace("\n", end).encode())
    found = loop.read(tmp_path, TODAY)
    assert (len(found.promises), found.faults) == (3, [])
    found = harsh.read(tmp_path / "log", TODAY)
    assert (len(found.promises), found.faults) == (2, [])


def test_a_field_larger_than_a_table_can_hold_is_a_fault_of_its_line(tmp_path: Path) -> None:
    file = tmp_path / "Checkmarks.csv"
    file.write_text(f'Date,Gym\n2026-11-20,"{"x" * 200_000}"\n2026-11-19,2\n')
    found = loop.read(file, TODAY)
    assert found.faults == ["Checkmarks.csv, line 2: it cannot be read as a row of a table."]
    assert marks(found, "Gym") == [(19, "kept", "")]
    (tmp_path / "Habits.csv").write_text(f'Name,Question\nGym,"{"x" * 200_000}"\n')
    found = loop.read(tmp_path, TODAY)
    assert "Habits.csv, line 2: it cannot be read as a row of a table." in found.faults


def test_names_and_notes_are_cleaned_and_names_of_nothing_are_faults(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes("2026-11-18 : \x1b[31mCafe\u0301\x07 : y : a\x1b[2J\u2028b\n2026-11-19 : Café : n\n".encode())
    found = harsh.read(log, TODAY)
    assert found.faults == []
    assert marks(found, "Café") == [(18, "kept", "a\nb"), (19, "missed", "")]
    log.write_bytes(b"2026-11-18 : \x1b[31m : y\n")
    assert harsh.read(log, TODAY).faults == ["Line 1: the habit has no name."]


def test_two_habits_of_one_name_stay_two(tmp_path: Path) -> None:
    file = tmp_path / "Checkmarks.csv"
    file.write_text("Date,Gym,Gym\n2026-11-20,2,3\n")
    found = loop.read(file, TODAY)
    assert marks(found, "Gym") == [(20, "kept", "")]
    assert marks(found, "Gym (2)") == [(20, "not applicable", "")]


def test_a_fault_names_no_habit(tmp_path: Path) -> None:
    folder = tmp_path / "001 Zauberwort"
    folder.mkdir()
    (folder / "Checkmarks.csv").write_text("Date,Value,Notes\n2026-11-20,9,\n")
    assert loop.read(tmp_path, TODAY).faults == ["001/Checkmarks.csv, line 2: its value is none that Loop writes."]


def test_a_long_question_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "Checkmarks.csv").write_text("Date,Gym\n2026-11-20,2\n")
    (tmp_path / "Habits.csv").write_text(f"Name,Question\nGym,{'x' * 1000}\n")
    [promise] = loop.read(tmp_path, TODAY).promises
    assert len(promise.cue) == 1000
    (tmp_path / "Habits.csv").write_text(f"Name,Question\nGym,{'x' * 3000}\n")
    found = loop.read(tmp_path, TODAY)
    assert found.promises == []
    assert found.faults == ["Habit 1: its question is longer than 2000 characters."]


def test_too_many_rows_make_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("2026-11-20 : Gym : y\n" * 300_001)
    with pytest.raises(CannotRead) as told:
        harsh.read(tmp_path / "log", TODAY)
    assert str(told.value) == (
        "That file could not be read: it has more than 300,000 rows, so it needs splitting. Nothing was brought in."
    )
