"""export, again and again: what was told before is taken back, and options that make no sense are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.verbs.typed import Shell


@pytest.mark.parametrize("entry", ["vevent", "vtodo"])
def test_a_promise_that_was_put_down_is_ended_in_the_calendar(shell: Shell, entry: str) -> None:
    id = shell.add("Ring")
    assert shell("export", "ics", "--as", entry) == 0
    assert "SEQUENCE:0" in shell.out
    [uid] = [line for line in shell.out.splitlines() if line.startswith("UID")]
    shell("promise", "down", id, today="2026-11-25")
    assert shell("export", "ics", "--as", entry, today="2026-12-24") == 0
    assert uid in shell.out
    assert "UNTIL=2026" in shell.out
    assert "SEQUENCE:1" in shell.out


def test_one_that_was_put_down_on_the_day_it_was_made_is_cancelled(shell: Shell) -> None:
    shell.add("Ring")
    shell("export", "ics")
    shell("undo")
    assert shell("export", "ics") == 0
    assert "STATUS:CANCELLED" in shell.out
    assert shell.json("undo", "--list")  # what was told is no change that undo would list
    assert shell("redo") == 0
    assert shell("export", "ics") == 0
    assert "SEQUENCE:2" in shell.out
    assert "CANCELLED" not in shell.out


def test_a_miss_changes_the_task_on_the_next_import(shell: Shell) -> None:
    id = shell.add("Ring")
    shell("export", "taskwarrior")
    [told] = [task for task in json.loads(shell.out) if task["due"].startswith("20261121")]
    shell("miss", id)
    shell("export", "taskwarrior")
    [again] = [task for task in json.loads(shell.out) if task["uuid"] == told["uuid"]]
    assert (told["status"], again["status"]) == ("pending", "deleted")


@pytest.mark.parametrize(
    ("alarm", "trigger"), [("20:00", "PT20H"), ("8pm", "PT20H"), ("15m", "-PT15M"), ("2h", "-PT2H"), ("1d", "-P1D")]
)
def test_an_alarm_at_an_hour_or_before_the_day(shell: Shell, alarm: str, trigger: str) -> None:
    shell.add("Ring")
    assert shell("export", "ics", "--alarm", alarm) == 0
    assert f"TRIGGER:{trigger}\n" in shell.out.replace("\r\n", "\n")
    assert "Ring" not in shell.out


def test_an_hour_before_a_day_begins_is_one_of_its_night(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text('day_begins = "3:00"')
    monkeypatch.setenv("WORKBOOK_CONFIG", str(tmp_path / "config.toml"))
    shell.add("Ring")
    for alarm, trigger in (("1:30", "P1DT1H30M"), ("3:00", "PT3H")):
        assert shell("export", "ics", "--alarm", alarm) == 0
        assert f"TRIGGER:{trigger}\n" in shell.out.replace("\r\n", "\n")


@pytest.mark.parametrize("alarm", ["25:00", "soon", "", "-15m", "99999m", "20:61"])
def test_an_alarm_that_is_none_is_refused(shell: Shell, alarm: str) -> None:
    shell.add("Ring")
    assert shell("export", "ics", f"--alarm={alarm}") == 2
    assert "20:00" in shell.err


def test_an_alarm_is_at_most_four_weeks_ahead(shell: Shell) -> None:
    shell.add("Ring")
    for alarm in ("9999d", "29d", "673h", "9999h"):
        assert shell("export", "ics", f"--alarm={alarm}") == 2
        assert (shell.out, "28 days" in shell.err) == ("", True)
    for alarm, trigger in (("28d", "-P28D"), ("672h", "-P28D"), ("9999m", "-P6DT22H39M")):
        assert shell("export", "ics", f"--alarm={alarm}") == 0
        assert f"TRIGGER:{trigger}\n" in shell.out.replace("\r\n", "\n")


def test_excel_gets_its_mark(shell: Shell, tmp_path: Path) -> None:
    shell.add("Grüßen")
    shell("keep", "1")
    assert shell("export", "csv", "--excel", "-o", str(tmp_path / "x.csv")) == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfpromise,")
    assert shell("export", "csv", "--excel") == 0
    assert shell.out.startswith("\ufeffpromise,")
    assert shell("export", "csv") == 0
    assert shell.out.startswith("promise,")
    assert shell("export", "ics", "--excel") == 2
    assert shell("export", "csv", "--alarm", "20:00") == 2


@pytest.mark.parametrize(
    ("cadence", "days"),
    [
        ("last fri monthly", ["2026-11-27"]),
        ("every other day", ["2026-11-21", "2026-11-23"]),
        ("10 days after it was last done", ["2026-11-21"]),
        ("yearly 29 feb", ["2027-02-28"]),
    ],
)
def test_rhythms_from_the_shell(shell: Shell, cadence: str, days: list[str]) -> None:
    id = shell.add("Ring", "--cadence", cadence)
    for day in days:
        assert [due for _, _, due, _ in shell.dues(today=day)] == [day]
        assert shell("keep", id, today=day) == 0
    said = shell.promise()["cadence"]
    assert shell("promise", "change", id, "--cadence", said, today=days[-1]) == 2  # it is that already
    assert shell("promise", "change", id, "--cadence", "quarterly", today=days[-1]) == 0


def test_a_rhythm_that_never_falls_due_is_refused(shell: Shell) -> None:
    assert shell("promise", "add", "Ring", "--cadence", "yearly 29 feb", "--until", "2026-12-31") == 2
    assert "never fall due" in shell.err
