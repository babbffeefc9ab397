"""Loop's exports as people have them: zipped again, saved by a spreadsheet, with commas in names, with amounts. Each
day is what it was, or it is said which is not."""

from __future__ import annotations

import re
import sqlite3
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.export.promises import loop
from workbook.export.promises.incoming import CannotRead, Incoming
from workbook.words.promises import import_export as words

TODAY = date(2026, 11, 28)
HEADER = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,"
    "Target Value,Archived?\n"
)
PLAIN = {
    "Habits.csv": f"{HEADER}001,Ring home,YES_NO,Did you ring?,,1,1,#FF8F00,,,,false\n"
    "002,Swim,YES_NO,,,2,7,#00897B,,,,false\n",
    "Checkmarks.csv": "Date,Ring home,Swim,\n2026-11-27,YES_MANUAL,NO,\n2026-11-26,NO,YES_MANUAL,\n"
    "2026-11-25,SKIP,UNKNOWN,\n",
    "001 Ring home/Checkmarks.csv": "Date,Value,Notes\n2026-11-27,YES_MANUAL,\n2026-11-26,NO,busy\n"
    "2026-11-25,SKIP,ill\n",
    "002 Swim/Checkmarks.csv": "Date,Value,Notes\n2026-11-26,YES_MANUAL,\n2026-11-27,NO,\n",
}
RING = [(25, "not applicable", "ill"), (26, "missed", "busy"), (27, "kept", "")]
SWIM = [(26, "kept", "")]


def marks(found: Incoming, name: str) -> list[tuple[int, str, str]]:
    [promise] = [one for one in found.promises if one.terms[0].act == name]
    return [(mark.on.day, mark.kind, mark.note) for mark in found.marks if mark.promise == promise.id]


def zipped(path: Path, files: dict[str, str | bytes], into: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(into + name, text)
    return path


def unpacked(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def habits(*rows: str) -> str:
    return HEADER + "".join(f"{number:03},{row}\n" for number, row in enumerate(rows, 1))


def read(folder: Path, listed: str, checkmarks: str) -> Incoming:
    return loop.read(unpacked(folder, {"Habits.csv": listed, "Checkmarks.csv": checkmarks}), TODAY)


def account(found: Incoming) -> dict[str, int]:
    return {why: places.count for why, places in found.left.items()}


MAC = {"__MACOSX/._Habits.csv": b"\x00\x05\x16\x07Mac OS X\xff", "__MACOSX/x/._Checkmarks.csv": b"\xff\xfe"}


SHAPES = ["zip", "inside a folder", "by a Mac", "by a Mac in a folder", "on Windows", "folder", "one too high"]
SHOUTED = {
    name.replace("Checkmarks.csv", "CHECKMARKS.CSV").replace("Habits.csv", "HABITS.CSV"): text
    for name, text in PLAIN.items()
}


@pytest.mark.parametrize("shape", [*SHAPES, "capitals", "a folder in capitals"])
def test_however_it_was_packed_it_is_the_same(tmp_path: Path, shape: str) -> None:
    path = tmp_path / "export.zip"
    match shape:
        case "zip":
            zipped(path, {**PLAIN, "Scores.csv": "Date,Ring home,Swim,\n"})
        case "inside a folder":
            zipped(path, {**PLAIN}, into="Loop Habits CSV 2026-11-28/")
        case "by a Mac":
            zipped(path, {**PLAIN, **MAC, ".DS_Store": b"\xff"})
        case "by a Mac in a folder":
            zipped(path, {**{f"Loop/{name}": text for name, text in PLAIN.items()}, **MAC})
        case "on Windows":
            zipped(path, {f"Loop\\{name}".replace("/", "\\"): text for name, text in PLAIN.items()})
        case "folder":
            path = unpacked(tmp_path, PLAIN)
        case "capitals":
            zipped(path, {**SHOUTED})
        case "a folder in capitals":
            path = unpacked(tmp_path, SHOUTED)
        case _:
            unpacked(tmp_path / "high" / "Loop Habits CSV 2026-11-28", PLAIN)
            path = tmp_path / "high"
    found = loop.read(path, TODAY)
    assert (found.faults, found.rhythms) == ([], [])
    assert (marks(found, "Ring home"), marks(found, "Swim")) == (RING, SWIM)
    assert account(found) == {words.NO_IS_NO_MISS: 1}


@pytest.mark.parametrize("what", ["folder", "file"])
def test_the_folder_or_file_of_one_habit_is_that_habit(tmp_path: Path, what: str) -> None:
    folder = unpacked(tmp_path, PLAIN) / "001 Ring home"
    found = loop.read(folder if what == "folder" else folder / "Checkmarks.csv", TODAY)
    assert marks(found, "Ring home") == RING
    alone = unpacked(tmp_path / "else", {"Checkmarks.csv": PLAIN["001 Ring home/Checkmarks.csv"]})
    with pytest.raises(CannotRead, match="single habit"):
        loop.read(alone / "Checkmarks.csv", TODAY)


def test_written_words_are_data_from_the_first_day_on(tmp_path: Path) -> None:
    found = loop.read(
        unpacked(
            tmp_path,
            {
                "Habits.csv": habits("Ring home,YES_NO,,,1,1,,,,,false", "No raised voice,YES_NO,,,1,1,,,,,false"),
                "001 Ring home/Checkmarks.csv": "Date,Value,Notes\n2026-11-27,YES_MANUAL,\n2026-11-26,NO,asleep\n"
                "2026-11-25,NO,forgot\n",
                "002 No raised voice/Checkmarks.csv": "Date,Value,Notes\n2026-11-27,NO,argued\n2026-11-26,NO,again\n",
            },
        ),
        TODAY,
    )
    assert marks(found, "Ring home") == [(25, "missed", "forgot"), (26, "missed", "asleep"), (27, "kept", "")]
    assert marks(found, "No raised voice") == [(26, "missed", "again"), (27, "missed", "argued")]


def test_zeros_of_old_exports_before_the_first_day_are_none_and_counted(tmp_path: Path) -> None:
    rows = "Date,Ring,Never,\n2026-11-27,0,0,\n2026-11-26,2,0,\n2026-11-25,0,0,\n2026-11-24,0,0,\n"
    listed = habits("Ring,YES_NO,,,1,1,,,,,false", "Never,YES_NO,,,1,1,,,,,false")
    found = read(tmp_path, listed, rows)
    assert marks(found, "Ring") == [(26, "kept", ""), (27, "missed", "")]
    assert marks(found, "Never") == []
    assert account(found) == {words.BEFORE_IT_BEGAN: 6}


def test_the_description_and_the_target_are_kept(tmp_path: Path) -> None:
    listed = habits(
        'Ring,YES_NO,Did you?,"Because I was never reachable",1,1,,,,,false',
        "Walk,NUMERICAL,,,1,1,,km,AT_LEAST,2.0,false",
    )
    found = read(tmp_path, listed, "Date,Ring,Walk,\n2026-11-27,YES_MANUAL,2000,\n")
    ring, walk = found.promises
    assert (ring.cue, ring.need) == ("Did you?", "Because I was never reachable")
    assert walk.terms[-1].smallest == "at least 2 km"


def test_where_zero_is_the_best_day_it_is_kept(tmp_path: Path) -> None:
    listed = habits("Cigarettes,NUMERICAL,,,1,1,,,AT_MOST,2.0,false")
    rows = "Date,Cigarettes,\n2026-11-27,NO,\n2026-11-26,2000,\n2026-11-25,2001,\n2026-11-24,0,\n2026-11-23,SKIP,\n"
    assert marks(read(tmp_path, listed, rows), "Cigarettes") == [
        (23, "not applicable", ""), (24, "kept", "0"), (25, "missed", "2.001"), (26, "kept", "2"), (27, "kept", "0"),
    ]  # fmt: skip


def test_amounts_are_told_to_the_last_digit_and_with_their_notes(tmp_path: Path) -> None:
    listed = habits("Steps,NUMERICAL,,,1,1,,steps,AT_LEAST,10000.0,false")
    own = "Date,Value,Notes\n2026-11-27,12345678,\n2026-11-26,NO,in bed\n"
    found = loop.read(unpacked(tmp_path, {"Habits.csv": listed, "001 Steps/Checkmarks.csv": own}), TODAY)
    assert marks(found, "Steps") == [(26, "missed", "0 steps · in bed"), (27, "kept", "12345.678 steps")]


def test_decimals_are_read_and_two_ways_of_writing_are_refused(tmp_path: Path) -> None:
    listed = habits("Walk,NUMERICAL,,,1,1,,km,AT_LEAST,2.0,false")
    found = read(tmp_path, listed, "Date,Walk,\n2026-11-27,2.500,\n2026-11-26,1.000,\n2026-11-25,0.000,\n")
    assert marks(found, "Walk") == [(25, "missed", "0 km"), (26, "missed", "1 km"), (27, "kept", "2.5 km")]
    found = read(tmp_path, listed, "Date,Walk,\n2026-11-27,2.500,\n2026-11-26,3000,\n")
    assert [words.MIXED_AMOUNTS in fault for fault in found.faults] == [True]


def test_amounts_of_a_week_are_kept_as_notes_and_asked_about(tmp_path: Path) -> None:
    listed = habits("Run,NUMERICAL,,,1,7,,km,AT_LEAST,20,false")
    found = read(tmp_path, listed, "Date,Run,\n2026-11-27,8000,\n2026-11-26,25000,\n")
    assert marks(found, "Run") == [(26, "kept", "25 km"), (27, "not applicable", "8 km")]
    assert (len(found.rhythms), found.promises[0].terms[-1].smallest) == (1, "at least 20 km in 7 days")


def test_an_amount_without_the_list_of_habits_is_asked_about(tmp_path: Path) -> None:
    rows = "Date,Pages,Ring home,\n2026-11-27,7000,YES_MANUAL,\n2026-11-26,UNKNOWN,NO,\n2026-11-25,3000,YES_MANUAL,\n"
    found = loop.read(unpacked(tmp_path, {"Checkmarks.csv": rows}) / "Checkmarks.csv", TODAY)
    [fault] = found.faults
    assert "Habits.csv" in fault
    assert found.broken_rows == 2
    assert marks(found, "Ring home") == [(25, "kept", ""), (26, "missed", ""), (27, "kept", "")]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_other_signs_between_the_fields(tmp_path: Path, sign: str) -> None:
    for name in ("Habits.csv", "Checkmarks.csv"):
        (tmp_path / name).write_text("\ufeff" + PLAIN[name].replace(",", sign), encoding="utf-8")
    found = loop.read(tmp_path, TODAY)
    assert [(day, kind) for day, kind, _ in marks(found, "Ring home")] == [(day, kind) for day, kind, _ in RING]
    assert marks(found, "Swim") == SWIM


def test_dates_of_other_forms_are_refused_once(tmp_path: Path) -> None:
    rows = "".join(f"11/{day}/2026,YES_MANUAL,\n" for day in range(1, 28)) * 40
    found = read(tmp_path, habits("Ring home,YES_NO,,,1,1,,,,,false"), "Date,Ring home,\n" + rows)
    assert found.faults == [
        "Checkmarks.csv, line 2; Checkmarks.csv, line 3; Checkmarks.csv, line 4; and 1,077 more (1,080 rows in all): "
        "the date is not in the form 2026-11-28."
    ]
    three = "Date,Ring home,\n2026-11-27,NO,\n27.11.2026,NO,\nNov 26 2026,NO,\n2026-02-30,NO,\n"
    found = read(tmp_path, habits("Ring home,YES_NO,,,1,1,,,,,false"), three)
    assert [fault.rpartition(": ")[2] for fault in found.faults] == [f"{words.NOT_ISO}.", f"{words.NO_SUCH_DAY}."]


def test_a_day_that_stands_before_each_value_is_passed_over(tmp_path: Path) -> None:
    rows = "Date,Ring home,Swim,\n2026-11-27,2026-11-27,2,2026-11-27,0,\n2026-11-26,2026-11-26,2,2026-11-26,2,\n"
    found = read(tmp_path, PLAIN["Habits.csv"], rows)
    assert found.faults == []
    assert (marks(found, "Ring home"), marks(found, "Swim")) == ([(26, "kept", ""), (27, "kept", "")], SWIM)


def test_names_with_commas_are_told_apart_by_the_list(tmp_path: Path) -> None:
    listed = habits(
        '"Ring, then talk",YES_NO,,,1,1,,,,,false',
        "Swim,YES_NO,,,1,1,,,,,false",
        '"5"" pipe, out",YES_NO,,,1,1,,,,,false',
    )
    rows = 'Date,Ring, then talk,Swim,5" pipe, out,\n2026-11-27,YES_MANUAL,NO,SKIP,\n'
    found = read(tmp_path, listed, rows)
    assert found.faults == []
    kinds = [marks(found, name)[0][1] for name in ("Ring, then talk", "Swim", '5" pipe, out')]
    assert kinds == ["kept", "missed", "not applicable"]
    (tmp_path / "Habits.csv").unlink()
    with pytest.raises(CannotRead, match=r"Habits\.csv"):
        loop.read(tmp_path, TODAY)


def test_names_that_can_be_told_apart_in_two_ways_are_not_guessed(tmp_path: Path) -> None:
    each = (
        "a,YES_NO,,,1,1,,,,,false",
        '"b,c",YES_NO,,,1,1,,,,,false',
        '"a,b",YES_NO,,,1,1,,,,,false',
        "c,YES_NO,,,1,1,,,,,false",
    )
    with pytest.raises(CannotRead, match="comma"):
        read(tmp_path, habits(*each), "Date,a,b,c,\n2026-11-27,YES_MANUAL,NO,\n")


def test_the_file_of_the_habit_is_believed_before_the_one_of_all(tmp_path: Path) -> None:
    files = {
        **PLAIN,
        "Checkmarks.csv": "Date,Ring home,Swim,\n2026-11-27,UNKNOWN,NO,\n2026-11-26,YES_MANUAL,YES_MANUAL,\n",
    }
    found = loop.read(unpacked(tmp_path, files), TODAY)
    assert marks(found, "Ring home") == RING
    assert account(found) == {words.NO_IS_NO_MISS: 1, words.OWN_FILE_STANDS: 1}


def test_folders_and_list_that_do_not_fit_are_put_right_by_name_or_refused(tmp_path: Path) -> None:
    files = {**PLAIN, "Habits.csv": habits("Swim,YES_NO,,,2,7,,,,,false", "Ring home,YES_NO,,,1,1,,,,,false")}
    found = loop.read(unpacked(tmp_path / "one", files), TODAY)
    assert (found.faults, marks(found, "Ring home"), marks(found, "Swim")) == ([], RING, SWIM)
    files = {"Habits.csv": habits("Ride,YES_NO,,,2,7,,,,,false"), **{k: v for k, v in PLAIN.items() if "/" in k}}
    found = loop.read(unpacked(tmp_path / "two", files), TODAY)
    assert (found.broken_rows, found.marks) == (2, [])


def test_notes_without_an_answer_are_kept_and_said(tmp_path: Path) -> None:
    own = "Date,Value,Notes\n2026-11-27,YES_MANUAL,\n2026-11-26,YES_AUTO,rain\n"
    own += "2026-11-25,UNKNOWN,away\n2026-11-24,NO,tired\n2026-11-23,YES_AUTO,\n"
    files = {"Habits.csv": habits("Swim,YES_NO,,,2,7,,,,,false"), "001 Swim/Checkmarks.csv": own}
    found = loop.read(unpacked(tmp_path, files), TODAY)
    assert marks(found, "Swim") == [
        (24, "not applicable", "tired"), (25, "not applicable", "away"), (26, "not applicable", "rain"),
        (27, "kept", ""),
    ]  # fmt: skip
    assert {what: places.count for what, places in found.told.items()} == {words.NOTES_ALONE: 2, words.NOTES_OF_NO: 1}
    assert account(found) == {words.AUTO: 1}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Swim,YES_NO,,,x,7,,,,,false", words.BAD_OFTEN),
        ("Swim,YES_NO,,,2,0,,,,,false", words.BAD_OFTEN),
        ("Swim,MAYBE,,,2,7,,,,,false", words.BAD_TYPE),
        ("Swim,NUMERICAL,,,1,1,,km,AT_LEAST,much,false", words.BAD_TARGET),
        ("Swim,NUMERICAL,,,1,1,,km,AROUND,2,false", words.BAD_TARGET),
        ("Swim,NUMERICAL,,,1,1,,km,AT_LEAST,nan,false", words.BAD_TARGET),
    ],
)
def test_a_habit_that_is_not_understood_is_left_out_whole_and_named(tmp_path: Path, row: str, why: str) -> None:
    found = read(tmp_path, habits(row, "Ring,YES_NO,,,1,1,,,,,false"), "Date,Swim,Ring,\n2026-11-27,YES_MANUAL,NO,\n")
    assert found.faults == [f"Habits.csv, line 2: {why}."]
    assert [one.terms[0].act for one in found.promises] == ["Ring"]
    assert account(found) == {words.OF_REFUSED: 1}


@pytest.mark.parametrize(
    ("times", "days", "asked"),
    [
        (1, 1, False),
        (3, 7, False),
        (1, 7, False),
        (1, 10, False),
        (10, 30, True),
        (3, 14, True),
        (1, 30, True),
        (2, 1, True),
        (1, 400, True),
    ],
)
def test_a_rhythm_that_we_do_not_have_is_asked_about(tmp_path: Path, times: int, days: int, asked: bool) -> None:
    found = read(tmp_path, habits(f"Swim,YES_NO,,,{times},{days},,,,,false"), "Date,Swim,\n2026-11-27,YES_MANUAL,\n")
    assert bool(found.rhythms) is asked


def test_columns_stand_where_they_stand(tmp_path: Path) -> None:
    rows = "Date,Ring,,Swim,\n2026-11-27,NO,YES_MANUAL,SKIP,\n2026-11-26,NO,\n2026-11-25,NO,,NO,,,,\n"
    found = read(tmp_path, habits("Ring,YES_NO,,,1,1,,,,,false", "Swim,YES_NO,,,1,1,,,,,false"), rows)
    assert marks(found, "Swim") == [(25, "missed", ""), (27, "not applicable", "")]
    assert [fault.partition(":")[0] for fault in found.faults] == ["Checkmarks.csv, column 2", "Checkmarks.csv, line 3"]
    twice = read(tmp_path, habits("Ring,YES_NO,,,1,1,,,,,false"), "Date,Ring,\n2026-11-27,NO,\n2026-11-27,SKIP,\n")
    assert [words.DAY_TWICE in fault for fault in twice.faults] == [True]


def database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table Habits (id integer)")


@pytest.mark.parametrize(
    ("name", "data", "tells"),
    [
        ("Scores.csv", b"Date,Ring,\n2026-11-27,0.5000,\n", "scores"),
        ("Habits.csv", PLAIN["Habits.csv"].encode(), "no marks"),
    ],
)
def test_what_is_something_else_is_named(tmp_path: Path, name: str, data: bytes, tells: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CannotRead, match=tells):
        loop.read(tmp_path / name, TODAY)


def test_a_backup_and_a_zip_of_a_zip_and_two_exports_are_named(tmp_path: Path) -> None:
    database(tmp_path / "Loop Habits Backup.db")
    with pytest.raises(CannotRead, match=r"full backup.*Export as CSV"):
        loop.read(tmp_path / "Loop Habits Backup.db", TODAY)
    inner = zipped(tmp_path / "inner.zip", {**PLAIN}).read_bytes()
    with pytest.raises(CannotRead, match="another zip"):
        loop.read(zipped(tmp_path / "outer.zip", {"Loop.zip": inner}), TODAY)
    both = {f"{folder}/{name}": text for folder in "ab" for name, text in PLAIN.items()}
    with pytest.raises(CannotRead, match="more than one export"):
        loop.read(zipped(tmp_path / "both.zip", {**both}), TODAY)


values = st.sampled_from(["YES_MANUAL", "YES_AUTO", "NO", "SKIP", "UNKNOWN", "0", "2", "", "7", "x"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(values, values), min_size=1, max_size=25), st.sampled_from(["1,1", "2,7"]))
def test_every_value_that_was_read_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], often: str
) -> None:
    folder = tmp_path_factory.mktemp("loop")
    listed = habits(f"Ring,YES_NO,,,{often},,,,,false", "Swim,YES_NO,,,1,1,,,,,false")
    lines = "".join(f"2026-11-{day:02},{one},{other},\n" for day, (one, other) in enumerate(rows, 1))
    found = read(folder, listed, f"Date,Ring,Swim,\n{lines}")
    assert len(found.marks) + sum(account(found).values()) + found.broken_rows == 2 * len(rows)


def test_a_file_for_more_habits_than_a_workbook_holds_is_refused(tmp_path: Path) -> None:
    header = ",".join(["Date", *(f"Habit {number}" for number in range(5_000))])
    with pytest.raises(CannotRead, match="columns for more than 2000 habits"):
        loop.read(unpacked(tmp_path, {"Checkmarks.csv": f"{header}\n2026-11-20{',2' * 5_000}\n"}), TODAY)


def test_an_amount_that_can_be_meant_in_two_ways_is_not_guessed(tmp_path: Path) -> None:
    walk = habits("Walk,NUMERICAL,,,1,1,#00897B,km,AT_LEAST,2.0,false")
    assert read(tmp_path, walk, "Date,Walk\n2026-11-27,2\n").faults == [f"Checkmarks.csv, line 2: {words.BAD_AMOUNT}."]
    found = read(tmp_path, walk, "Date,Walk\n2026-11-27,3\n2026-11-26,2.5\n2026-11-25,SKIP\n")
    assert found.faults == [f"Checkmarks.csv, line 2: {words.SKIP_OR_AMOUNT}."]
    assert marks(found, "Walk") == [(25, "not applicable", ""), (26, "kept", "2.5 km")]
    found = read(tmp_path, walk, "Date,Walk\n2026-11-27,3\n2026-11-26,2500\n")
    assert marks(found, "Walk") == [(26, "kept", "2.5 km"), (27, "not applicable", "")]


@pytest.mark.parametrize("target", ["1_0", "٣", "2,5", "nan", "1e", "0x10", "9" * 30])
def test_a_target_that_loop_does_not_write_is_named(tmp_path: Path, target: str) -> None:
    found = read(
        tmp_path, habits(f'Walk,NUMERICAL,,,1,1,#00897B,km,AT_LEAST,"{target}",false'), "Date,Walk\n2026-11-27,1000\n"
    )
    assert found.faults == [f"Habits.csv, line 2: {words.BAD_TARGET}."]


def test_one_day_written_in_two_ways_is_the_same_day(tmp_path: Path) -> None:
    files = {"Habits.csv": habits("Ring home,YES_NO,,,1,1,#FF8F00,,,,false", "Walk,NUMERICAL,,,1,1,#0,km,AT_LEAST,2,")}
    files["Checkmarks.csv"] = "Date,Ring home,Walk\n2026-11-27,2,2500\n2026-11-26,0,0\n2026-11-25,2,2500\n"
    files["001 Ring home/Checkmarks.csv"] = "Date,Value,Notes\n2026-11-27,YES_MANUAL,\n2026-11-26,NO,\n2026-11-25,NO,\n"
    files["002 Walk/Checkmarks.csv"] = "Date,Value,Notes\n2026-11-27,2.5,\n2026-11-26,NO,\n2026-11-25,2.6,\n"
    found = loop.read(unpacked(tmp_path, files), TODAY)
    assert found.left[words.OWN_FILE_STANDS].first == ["Checkmarks.csv, line 4"] * 2
    assert found.faults == []


@pytest.mark.parametrize(("name", "why"), [("Checkmarks.csv", words.EMPTY), ("Habits.csv", words.NO_NAMES)])
def test_an_empty_file_is_named(tmp_path: Path, name: str, why: str) -> None:
    unpacked(tmp_path, {"Habits.csv": PLAIN["Habits.csv"], "Checkmarks.csv": PLAIN["Checkmarks.csv"], name: ""})
    with pytest.raises(CannotRead, match=re.escape(why)):
        loop.read(tmp_path, TODAY)


@pytest.mark.parametrize("named", [True, False])
def test_a_quotation_mark_in_a_name_is_part_of_it(tmp_path: Path, named: bool) -> None:
    text = 'Date,"Be kind,Swim "far",\n2026-11-27,NO,YES_MANUAL,\n2026-11-26,YES_MANUAL,NO,\n'
    listed = habits('"""Be kind",YES_NO,,,1,1,,,,,false', '"Swim ""far""",YES_NO,,,1,1,,,,,false')
    unpacked(tmp_path, {"Checkmarks.csv": text} | ({"Habits.csv": listed} if named else {}))
    found = loop.read(tmp_path, TODAY)
    assert found.faults == []
    assert marks(found, '"Be kind') == [(26, "kept", ""), (27, "missed", "")]
    assert marks(found, 'Swim "far"') == [(26, "missed", ""), (27, "kept", "")]


def test_a_quotation_mark_that_nobody_closed_takes_no_other_row_along(tmp_path: Path) -> None:
    own = (
        'Date,Value,Notes\n2026-11-27,NO,"in the\nlake, ""cold"""\n2026-11-26,NO,"forgot\n2026-11-25,YES_MANUAL,ok\n'
        '2026-11-24,NO,"x\n2026-11-23,SKIP,y"\n2026-11-22,NO,"ill\n2026-11-21,YES_MANUAL,\n'
    )
    unpacked(tmp_path, {"Habits.csv": habits("Swim,YES_NO,,,1,1,,,,,false"), "001 Swim/Checkmarks.csv": own})
    found = loop.read(tmp_path, TODAY)
    assert marks(found, "Swim") == [
        (21, "kept", ""), (23, "not applicable", 'y"'), (25, "kept", "ok"), (27, "missed", 'in the\nlake, "cold"'),
    ]  # fmt: skip
    assert [places.count for places in found.broken.values()] == [3]
    assert "line 4; 001/Checkmarks.csv, line 6; 001/Checkmarks.csv, line 8" in found.faults[0]
    many = "".join(f'2026-{month:02}-{day:02},NO,"x\n' for month in range(1, 11) for day in range(1, 29))
    (tmp_path / "001 Swim" / "Checkmarks.csv").write_text(f"Date,Value,Notes\n{many}2026-11-01,NO,z\n")
    found = loop.read(tmp_path, TODAY)
    assert (found.broken_rows, marks(found, "Swim")) == (280, [(1, "missed", "z")])
