"""import: whose a promise is, which one it is, and what is said when something is not brought in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.verbs.typed import Shell

LOG = "2026-11-18 : Swim : y : in the lake\n2026-11-19 : Swim : n : ill\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    (tmp_path / "log").write_text(LOG)
    return tmp_path / "log"


def ids(shell: Shell) -> list[str]:
    return [one["id"] for one in shell.json("promises", "--all")["promises"]]


def test_the_same_log_in_two_workbooks_makes_two_promises(shell: Shell, other: Shell, log: Path) -> None:
    for one in (shell, other):
        assert one("import", "harsh", str(log)) == 0
    assert ids(shell) != ids(other)
    shell("export", "ics")
    uids = {line for line in shell.out.splitlines() if line.startswith("UID")}
    other("export", "ics")
    assert uids
    assert not uids & {line for line in other.out.splitlines() if line.startswith("UID")}


def test_the_others_promise_of_the_same_name_is_another(shell: Shell, other: Shell, log: Path, tmp_path: Path) -> None:
    for one in (shell, other):
        assert one("import", "harsh", str(log)) == 0
    other("keep", ids(other)[0], "--on", "2026-11-21")
    assert other("export", "json", "-o", str(tmp_path / "x.json")) == 0
    found = shell.json("import", "json", str(tmp_path / "x.json"))
    assert (found["promises"], found["marks"]) == (1, 3)
    mine, theirs = (one for one in shell.json("promises", "--all")["promises"])
    assert {mine["kept"], theirs["kept"]} == {1, 2}
    before = shell.json("promises", "--all")
    again = shell.json("import", "json", str(tmp_path / "x.json"))
    assert (again["promises"], again["marks"], again["same"]) == (0, 0, 4)
    assert shell.json("promises", "--all") == before


def test_a_file_of_the_partner_is_the_partners(shell: Shell, log: Path) -> None:
    from workbook.store.notebook import Notebook

    with_two = Notebook.open(shell.data, sync=False)
    with_two.people.name("rebuilding", "Sam")
    with_two.people.name("partner", "Alex")
    with_two.close()
    assert shell("import", "harsh", str(log), "--as", "Sam") == 0
    assert shell("import", "harsh", str(log), "--as", "Alex") == 0
    assert len(ids(shell)) == 2
    exported = shell.data.parent / "both.json"
    assert shell("export", "json", "-o", str(exported)) == 0
    found = json.loads(exported.read_text())
    assert len({promise["person"] for promise in found["promises"]}) == 2
    shell("undo", "--as", "Alex")
    again = shell.json("import", "json", str(exported), "--as", "Sam")
    assert (again["promises"], again["marks"], again["not_yours"]) == (0, 0, 3)
    shell("redo", "--as", "Alex")
    whole = shell.json("import", "json", str(exported), "--as", "Sam")
    assert (whole["same"], whole["not_yours"]) == (len(found["promises"] + found["marks"]), 0)


def test_promises_of_two_people_of_another_workbook_are_nobodys_here(
    shell: Shell, other: Shell, tmp_path: Path
) -> None:
    shell.add("Ring")
    shell.add("Swim")
    shell("export", "json")
    found = json.loads(shell.out)
    found["promises"][1]["person"] = "partner"
    (tmp_path / "x.json").write_text(json.dumps(found))
    assert other("import", "json", str(tmp_path / "x.json"), "--json") == 1
    assert json.loads(other.out)["error"]["code"] == "could not"
    assert "more than one person" in other.err
    assert ids(other) == []


@pytest.mark.parametrize("later", ["2026-11-21", "2026-12-09"])
def test_bringing_in_again_brings_what_is_new_and_nothing_twice(shell: Shell, log: Path, later: str) -> None:
    shell.json("import", "harsh", str(log))
    again = shell.json("import", "harsh", str(log), today=later)
    assert (again["promises"], again["marks"], again["updated"], again["different"]) == (0, 0, 0, 0)
    log.write_text(LOG + "2026-11-20 : Swim : y\n2026-11-10 : Swim : y : the first day\n")
    again = shell.json("import", "harsh", str(log), today=later)
    assert (again["promises"], again["marks"], again["updated"], again["different"]) == (0, 2, 1, 0)
    assert shell.promise(today=later)["kept"] == 3
    third = shell.json("import", "harsh", str(log), today=later)
    assert (third["promises"], third["marks"], third["updated"], third["same"]) == (0, 0, 0, 5)


def test_a_promise_that_was_renamed_here_is_still_the_same(shell: Shell, log: Path) -> None:
    shell("import", "harsh", str(log))
    assert shell("promise", "change", ids(shell)[0], "--act", "Swim in the lake") == 0
    again = shell.json("import", "harsh", str(log))
    assert (again["promises"], again["marks"]) == (0, 0)


def test_what_was_said_here_stands_and_is_named(shell: Shell, log: Path) -> None:
    shell("import", "harsh", str(log))
    id = ids(shell)[0]
    shell("keep", id, "--on", "2026-11-19", "--note", "after all")
    again = shell.json("import", "harsh", str(log))
    assert (again["different"], again["differing"]) == (1, [f"{id}.2026-11-19"])
    assert shell.promise()["kept"] == 2


def test_an_older_state_of_this_workbook_is_brought_up_to_date_and_never_back(shell: Shell, tmp_path: Path) -> None:
    id = shell.add("Ring")
    shell("miss", id)
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    assert shell("export", "json", "-o", str(old)) == 0
    shell("keep", id, "--note", "after all")
    shell("promise", "change", id, "--cadence", "mon,thu", "--agreed", today="2026-11-22")
    assert shell("export", "json", "-o", str(new)) == 0
    back = shell.json("import", "json", str(old))
    assert (back["updated"], back["different"]) == (0, 2)
    shell("undo")
    shell("undo")
    assert shell.promise()["missed"] == 1
    forth = shell.json("import", "json", str(new))
    assert (forth["updated"], forth["different"]) == (2, 0)
    assert shell.promise()["kept"] == 1
    assert shell("undo") == 0
    assert shell.promise()["missed"] == 1


def test_a_refusal_is_told_in_json_with_what_was_not_understood(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("20/11/2026 : Swim : y\n" * 1095)
    assert shell("import", "harsh", str(tmp_path / "log"), "--json") == 1
    found = json.loads(shell.out)
    assert found["error"]["code"] == "could not"
    assert found["broken_rows"] == 1095
    [sentence] = found["broken"]
    assert sentence.startswith("Line 1; Line 2; Line 3; and 1,092 more (1,095 rows in all): ")
    assert len(shell.err.splitlines()) == 2


def test_a_rhythm_that_we_do_not_have_is_taken_only_when_that_is_said(shell: Shell, log: Path) -> None:
    (log.parent / "habits").write_text("Swim: 3/2w\n")
    assert shell("import", "harsh", str(log), "--json") == 1
    assert json.loads(shell.out)["rhythms"] == ["habits, line 1: 3 in 14 days; the nearest here is “twice a week”."]
    assert "--nearest" in shell.err
    assert ids(shell) == []
    assert shell("import", "harsh", str(log), "--dry-run") == 0
    assert ids(shell) == []
    assert shell("import", "harsh", str(log), "--nearest") == 0
    assert "twice a week" in shell.err
    assert len(ids(shell)) == 1


def test_what_was_left_out_and_what_was_changed_is_said(shell: Shell, log: Path) -> None:
    (log.parent / "habits").write_text("Swim: 3/7\nRing: 1\n")
    assert shell("import", "harsh", str(log)) == 0
    assert "Left out: 1 × a habit without any entry yet (habits, line 2)." in shell.out
    assert "1 × A day without it has a note" in shell.out
    found = shell.json("import", "harsh", str(log))
    assert found["left_out"] == [{"why": "a habit without any entry yet", "count": 1, "first": ["habits, line 2"]}]


def test_a_dry_run_leaves_no_trace(shell: Shell, log: Path) -> None:
    shell.add("Ring")
    before = (shell.data / "workbook.json").read_bytes()
    assert shell("import", "harsh", str(log), "--dry-run") == 0
    assert (shell.data / "workbook.json").read_bytes() == before


def test_a_habit_that_was_renamed_there_is_asked_about(shell: Shell, log: Path) -> None:
    log.write_text(LOG + "2026-11-20 : Swim : y\n")
    shell("import", "harsh", str(log))
    log.write_text(log.read_text().replace("Swim", "Bathe") + "2026-11-21 : Bathe : y\n")
    assert shell("import", "harsh", str(log), "--json") == 1
    assert "--renamed" in json.loads(shell.out)["error"]["message"]
    assert len(ids(shell)) == 1
    found = shell.json("import", "harsh", str(log), "--renamed", "same")
    assert (found["promises"], found["marks"], found["same"]) == (0, 1, 4)
    assert len(ids(shell)) == 1
    found = shell.json("import", "harsh", str(log))  # it is known from now on
    assert (found["promises"], found["marks"], found["same"]) == (0, 0, 5)


def test_one_that_is_apart_stays_apart(shell: Shell, log: Path) -> None:
    log.write_text(LOG + "2026-11-20 : Swim : y\n")
    shell("import", "harsh", str(log))
    log.write_text(log.read_text().replace("Swim", "Bathe") + "2026-11-21 : Bathe : y\n")
    found = shell.json("import", "harsh", str(log), "--renamed", "apart")
    assert (found["promises"], found["marks"]) == (1, 4)
    again = shell.json("import", "harsh", str(log))
    assert (again["promises"], again["marks"]) == (0, 0)


def told(shell: Shell) -> dict[str, list[str]]:
    """The outcomes of each promise in the order of their days, by its name and where it stands in the file."""
    found = (shell.json("promise", "show", id)["promise"] for id in ids(shell))
    return {one["id"]: [mark["kind"] for mark in one["marks"]] for one in found}


def loop(folder: Path, *habits: tuple[str, str]) -> str:
    """An export of Loop: names in their order, with the days up to the 27th, y or n."""
    folder.mkdir(exist_ok=True)
    rows = "".join(f"{number:03},{name},YES_NO,,,1,1,#1,,,,false\n" for number, (name, _) in enumerate(habits, 1))
    columns = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    (folder / "Habits.csv").write_text(f"{columns}Target Type,Target Value,Archived?\n{rows}")
    days = zip(*(days for _, days in habits), strict=True)
    values = [",".join("YES_MANUAL" if day == "y" else "NO" for day in each) for each in days]
    lines = [f"2026-11-{number:02},{value},\n" for number, value in enumerate(values, 1)]
    (folder / "Checkmarks.csv").write_text(f"Date,{','.join(name for name, _ in habits)},\n{''.join(lines)}")
    return str(folder)


def test_two_of_one_name_that_change_places_keep_their_days(shell: Shell, tmp_path: Path) -> None:
    shell("import", "loop", loop(tmp_path / "x", ("Swim", "yyny"), ("Swim", "nnyn")))
    first, second = ids(shell)
    before = told(shell)
    found = shell.json("import", "loop", loop(tmp_path / "x", ("Swim", "nnynn"), ("Swim", "yynyy")))
    assert (found["promises"], found["marks"], found["different"]) == (0, 2, 0)
    after = told(shell)
    assert {id: kinds[:4] for id, kinds in after.items()} == before
    found = shell.json("import", "loop", loop(tmp_path / "x", ("Swim", "nnynn"), ("Swim", "yynyy")))
    assert (found["promises"], found["marks"], found["different"]) == (0, 0, 0)
    found = shell.json("import", "loop", loop(tmp_path / "x", ("Swim", "nnnnn"), ("Swim", "yynyy"), ("Swim", "nnynn")))
    assert (found["promises"], found["marks"], found["different"]) == (1, 5, 0), "a new one in front of both"
    assert {id: told(shell)[id] for id in (first, second)} == after


def test_a_new_habit_under_the_name_of_one_that_was_renamed(shell: Shell, tmp_path: Path) -> None:
    shell("import", "loop", loop(tmp_path / "x", ("Swim", "yyny")))
    [swim] = ids(shell)
    new = loop(tmp_path / "x", ("Swim", "nnnnn"), ("Swim far", "yynyy"))
    assert shell("import", "loop", new) == 1
    assert "--renamed" in shell.err
    found = shell.json("import", "loop", new, "--renamed", "same")
    assert (found["promises"], found["marks"], found["different"]) == (1, 6, 0)
    assert told(shell)[swim] == ["kept", "kept", "missed", "kept", "kept"]
    found = shell.json("import", "loop", new)
    assert (found["promises"], found["marks"], found["different"]) == (0, 0, 0)


FILES = {
    "json": '{"format": 1, "kind": "workbook", "promises": [], "marks": []}',
    "workbook": '{"format": 1, "kind": "whole workbook"}',
    "loop": "Date,Swim,\n2026-11-20,2,\n",
    "harsh": "# mine\n2026-11-20 : Swim : y\n",
    "habitctl": "2026-11-20\tSwim\ty\n",
    "habitica": '{"tasks": {"dailys": [], "habits": []}}',
    "beeminder": '{"goals": []}',
    "taskwarrior": '[{"uuid": "11111111-1111-1111-1111-111111111111", "status": "pending"}]',
}
OTHERS = {
    "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n": "HabitBull",
    "Task Name,Task ID,Task Type,Date,Value\n": "user data",
    "BEGIN:VCALENDAR\nEND:VCALENDAR\n": "a calendar",
    "promise,act,due,nth,mark\n": "the export as JSON",
}


@pytest.mark.parametrize("asked", FILES)
def test_a_file_of_another_kind_is_named_whatever_it_was_said_to_be(shell: Shell, tmp_path: Path, asked: str) -> None:
    file = tmp_path / "x"
    for kind, text in FILES.items():
        if kind != asked:
            file.write_text(text)
            assert shell("import", asked, str(file)) == 1, kind
            assert f"`workbook import {kind}`. Nothing was brought in." in shell.err, kind
    for text, tells in OTHERS.items():
        file.write_text(text)
        assert shell("import", asked, str(file)) == 1
        assert tells in shell.err
    file.write_bytes(b"PK\3\4 no zip")
    assert shell("import", asked, str(file)) == 1
    assert ("a zip file that can be opened" if asked == "loop" else "import loop`") in shell.err
