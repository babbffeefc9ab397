"""What goes out, judged by the programs that people use: khal, todoman, ical.js and Taskwarrior. Skipped where they are
not installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from workbook.domain.promises.cadence import Cadence
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise, Term, changed
from workbook.export.promises.calendar import as_calendar
from workbook.export.promises.taskwarrior import as_taskwarrior

TODAY = date(2026, 11, 21)
STAMP = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
LAST = TODAY + timedelta(days=500)
CADENCES = {
    "monthly 29": Cadence("monthly", number=29),
    "monthly 30": Cadence("monthly", number=30),
    "monthly 31": Cadence("monthly", number=31),
    "every 3 months 30": Cadence("monthly", number=30, months=3, on=TODAY),
    "last fri": Cadence("month_weekday", (4,), 5),
    "second tue, every 2 months": Cadence("month_weekday", (1,), 2, TODAY, 2),
    "29 feb": Cadence("monthly", number=29, months=12, on=date(2024, 2, 1)),
    "mon,thu": Cadence("weekdays", (0, 3)),
    "every 10 days": Cadence("every_days", number=10, on=TODAY),
}


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def run(*command: str, home: Path, **environment: str) -> str:
    env = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(command, env=env, cwd=home, check=True, capture_output=True, text=True, timeout=120).stdout


def promise(cadence: Cadence) -> Promise:
    return Promise("01kb", TODAY, (Term(TODAY, cadence, "Ring"),))


def khal(home: Path) -> list[str]:
    (home / "calendar").mkdir(exist_ok=True)
    forms = "".join(f"{name} = %Y-%m-%d\n" for name in ("dateformat", "longdateformat"))
    forms += "".join(f"{name} = %Y-%m-%d %H:%M\n" for name in ("datetimeformat", "longdatetimeformat"))
    config = f"[calendars]\n[[ours]]\npath = {home}/calendar\n[locale]\ntimeformat = %H:%M\n{forms}"
    (home / "khal.conf").write_text(f"{config}[sqlite]\npath = {home}/khal.db\n")
    return ["khal", "-c", f"{home}/khal.conf"]


def seen_by_khal(home: Path, calendar: bytes) -> list[date]:
    command = khal(home)
    (home / "x.ics").write_bytes(calendar)
    run(*command, "import", "--batch", "x.ics", home=home)
    span = f"{(LAST - TODAY).days + 1}d"
    out = run(*command, "list", "--day-format", "", "--format", "{start-date}", str(TODAY), span, home=home)
    return sorted(date.fromisoformat(line) for line in out.split())


@needs("khal")
@pytest.mark.parametrize("name", CADENCES)
def test_khal_sees_the_same_days(tmp_path: Path, name: str) -> None:
    one = promise(CADENCES[name])
    assert seen_by_khal(tmp_path, as_calendar([one], {}, TODAY, STAMP)) == scheduled(one, TODAY, LAST)


@needs("khal")
def test_khal_forgets_what_was_taken_back(tmp_path: Path) -> None:
    known, one = Exported(), promise(Cadence("weekdays", (0, 3)))
    seen_by_khal(tmp_path, as_calendar([one], {}, TODAY, STAMP, known=known))
    at = TODAY + timedelta(days=5)
    other = replace(changed(one, replace(one.terms[0], cadence=Cadence("weekdays", (4,))), at, agreed=True), revision=2)
    assert seen_by_khal(tmp_path, as_calendar([other], {}, at, STAMP, known=known)) == scheduled(other, TODAY, LAST)


@needs("todo")
def test_todoman_shows_the_day_it_is_due(tmp_path: Path) -> None:
    folder = tmp_path / "todos"
    folder.mkdir()
    one = promise(Cadence("weekdays", (0, 3)))
    (folder / "x.ics").write_bytes(as_calendar([one], {}, TODAY, STAMP, entry="vtodo"))
    (tmp_path / "todo.py").write_text(
        f'path = "{tmp_path}/todos"\ndate_format = "%Y-%m-%d"\ncache_path = "{tmp_path}/c"\n'
    )
    assert "2026-11-23" in run("todo", "-c", "todo.py", "list", home=tmp_path)


@needs("task")
@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Europe/Berlin", "Pacific/Kiritimati"])
def test_taskwarrior_takes_back_and_shows_the_day(tmp_path: Path, zone: str) -> None:
    (tmp_path / "rc").write_text(f"data.location={tmp_path}\nconfirmation=no\n")
    program = "import sys,time;from tests.export.promises import test_judges as j;time.tzset();j.hand_over(sys.argv[1])"
    around = {"TZ": zone, "TASKRC": str(tmp_path / "rc"), "PYTHONPATH": os.getcwd()}
    run(sys.executable, "-c", program, str(tmp_path), home=tmp_path, **around)
    for name, pending in (("first", ["20261121", "20261122"]), ("second", ["20261122"])):
        run("task", "import", f"{name}.json", home=tmp_path, **around)
        show = [
            "rc.verbose=nothing",
            "rc.report.next.columns=due",
            "rc.report.next.labels=",
            "rc.dateformat=YMD",
            "next",
        ]
        assert run("task", *show, home=tmp_path, **around).split()[: len(pending)] == pending


def hand_over(folder: str) -> None:
    """Two exports, the second after a miss: written by a process of the zone that is tried."""
    known = Exported()
    one = promise(Cadence("weekdays", (0, 1, 2, 3, 4, 5, 6)))
    Path(folder, "first.json").write_text(as_taskwarrior([one], {}, TODAY, known=known))
    marks = {"01kb": [Mark("01kb", TODAY, "missed", TODAY)]}
    Path(folder, "second.json").write_text(as_taskwarrior([one], marks, TODAY, known=known))


SCRIPT = """
const ICAL = require("ical.js").default || require("ical.js");
const all = new ICAL.Component(ICAL.parse(require("fs").readFileSync("x.ics", "utf8"))).getAllSubcomponents("vevent");
const days = [];
for (const one of all) {
  const event = new ICAL.Event(one), each = event.iterator();
  for (let day = each.next(); day && day.toString() <= process.argv[2]; day = each.next()) days.push(day.toString());
}
console.log(JSON.stringify(days.sort()));
"""


def has_ical_js() -> bool:
    if shutil.which("node") is None:
        return False
    return subprocess.run(["node", "-e", 'require("ical.js")'], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not has_ical_js(), reason="ical.js is not installed")
@pytest.mark.parametrize("name", CADENCES)
def test_ical_js_sees_the_same_days(tmp_path: Path, name: str) -> None:
    one = promise(CADENCES[name])
    (tmp_path / "x.ics").write_bytes(as_calendar([one], {}, TODAY, STAMP))
    (tmp_path / "x.js").write_text(SCRIPT)
    found = json.loads(run("node", "x.js", str(LAST), home=tmp_path))
    assert found == [str(day) for day in scheduled(one, TODAY, LAST)]
