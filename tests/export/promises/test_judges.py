"""What goes out, judged by the programs that people use: khal, todoman, ical.js and Taskwarrior; every rhythm at once,
fresh and after a month of changes. Skipped where they are not installed; `.ci/run` installs what can be had."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.export.promises.month import END, LAST, lived
from workbook.domain.promises.cadence import Cadence
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise, Term
from workbook.export.promises.calendar import as_calendar
from workbook.export.promises.taskwarrior import as_taskwarrior

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 21)
STAMP = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
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
FRESH = [Promise(f"01kb{n}", TODAY, (Term(TODAY, one, act),)) for n, (act, one) in enumerate(CADENCES.items())]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def run(*command: str, home: Path, **environment: str) -> str:
    env = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(command, env=env, cwd=home, check=True, capture_output=True, text=True, timeout=120).stdout


def fresh() -> tuple[list[bytes], dict[str, list[date]]]:
    """The calendar of promises just made, with their days."""
    calendar = as_calendar(FRESH, {}, TODAY, STAMP, in_words=True)
    return [calendar], {one.terms[0].act: scheduled(one, TODAY, LAST) for one in FRESH}


def after_a_month() -> tuple[list[bytes], dict[str, list[date]]]:
    """The calendars of a month of changes, with the days still to come."""
    return lived().calendars, {act: days for act, days in lived().ahead.items() if days}


SEEN = pytest.mark.parametrize(("first", "what"), [(TODAY, fresh), (END + timedelta(days=1), after_a_month)])


@needs("khal")
@SEEN
def test_khal_sees_the_same_days(tmp_path: Path, first: date, what: Any) -> None:
    calendars, expected = what()
    (tmp_path / "calendar").mkdir()
    forms = "".join(f"{name} = %Y-%m-%d\n" for name in ("dateformat", "longdateformat"))
    forms += "".join(f"{name} = %Y-%m-%d %H:%M\n" for name in ("datetimeformat", "longdatetimeformat"))
    config = f"[calendars]\n[[ours]]\npath = {tmp_path}/calendar\n[locale]\ntimeformat = %H:%M\n{forms}"
    (tmp_path / "khal.conf").write_text(f"{config}[sqlite]\npath = {tmp_path}/khal.db\n")
    command = ["khal", "-c", f"{tmp_path}/khal.conf"]
    for calendar in (*calendars[:-1:3], calendars[-1]):  # khal takes seconds for each
        (tmp_path / "x.ics").write_bytes(calendar)
        run(*command, "import", "--batch", "x.ics", home=tmp_path)
    span = f"{(LAST - first).days + 1}d"
    form = "{start-date}\t{status}\t{title}"
    out = run(*command, "list", "--day-format", "", "--format", form, str(first), span, home=tmp_path)
    assert by_act(line.split("\t") for line in out.splitlines() if line) == expected


def by_act(found: Any) -> dict[str, list[date]]:
    """The days of each act, of rows of day, status and act; what was cancelled is shown, but no more asked."""
    days: dict[str, list[date]] = {}
    for day, status, act in found:
        if status.strip() != "CANCELLED":
            days.setdefault(act, []).append(date.fromisoformat(day))
    return {act: sorted(each) for act, each in days.items()}


SCRIPT = """
const ICAL = require("ical.js").default || require("ical.js");
const [first, last, ...files] = process.argv.slice(2), here = new Map(), found = [];
for (const file of files) {
  const all = new ICAL.Component(ICAL.parse(require("fs").readFileSync(file, "utf8")));
  for (const one of all.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(one), before = here.get(event.uid);
    if (before && before.sequence > event.sequence) throw new Error("an older state of " + event.uid);
    here.set(event.uid, event);
  }
}
for (const event of here.values()) {
  const status = event.component.getFirstPropertyValue("status") || "", each = event.iterator();
  for (let day = each.next(); day && day.toString() <= last; day = each.next())
    if (day.toString() >= first) found.push([day.toString(), status, event.summary]);
}
console.log(JSON.stringify(found));
"""


def has_ical_js() -> bool:
    if shutil.which("node") is None:
        return False
    return subprocess.run(["node", "-e", 'require("ical.js")'], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not has_ical_js(), reason="ical.js is not installed")
@SEEN
def test_ical_js_sees_the_same_days(tmp_path: Path, first: date, what: Any) -> None:
    calendars, expected = what()
    files = [f"{number}.ics" for number in range(len(calendars))]
    for file, calendar in zip(files, calendars, strict=True):
        (tmp_path / file).write_bytes(calendar)
    (tmp_path / "x.js").write_text(SCRIPT)
    assert by_act(json.loads(run("node", "x.js", str(first), str(LAST), *files, home=tmp_path))) == expected


@needs("todo")
def test_todoman_shows_what_is_open_and_the_day_it_is_due(tmp_path: Path) -> None:
    folder = tmp_path / "todos"
    folder.mkdir()
    for calendar in lived().to_dos:
        for item in icalendar.Calendar.from_ical(calendar).walk("VTODO"):
            one = icalendar.Calendar(prodid="x", version="2.0")
            one.add_component(item)
            (folder / f"{item['uid']}.ics").write_bytes(one.to_ical())
    (tmp_path / "todo.py").write_text(f'path = "{folder}"\ndate_format = "%Y-%m-%d"\ncache_path = "{tmp_path}/c"\n')
    found = json.loads(run("todo", "-c", "todo.py", "--porcelain", "list", home=tmp_path, TZ="UTC"))
    due: dict[str, date] = {}
    for todo in found:
        day = datetime.fromtimestamp(todo["due"], UTC).date()
        due[todo["summary"]] = min(day, due.get(todo["summary"], day))
    assert due == lived().next


def task(home: Path, *words: str, **environment: str) -> str:
    (home / "rc").write_text(f"data.location={home}\nconfirmation=no\n")
    return run("task", *words, home=home, TASKRC=str(home / "rc"), **environment)


@needs("task")
def test_taskwarrior_has_pending_what_is_open_after_a_month(tmp_path: Path) -> None:
    for tasks in lived().tasks:
        (tmp_path / "x.json").write_text(tasks)
        task(tmp_path, "import", "x.json")
    found: dict[str, list[date]] = {}
    for one in json.loads(task(tmp_path, "export")):
        if one["status"] == "pending":
            day = datetime.strptime(one["due"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone().date()
            found.setdefault(one["description"], []).append(day)
    assert {act: sorted(days) for act, days in found.items()} == {act: one for act, one in lived().open.items() if one}


@needs("task")
@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Europe/Berlin", "Pacific/Kiritimati"])
def test_taskwarrior_takes_back_and_shows_the_day(tmp_path: Path, zone: str) -> None:
    program = "import sys,time;from tests.export.promises import test_judges as j;time.tzset();j.hand_over(sys.argv[1])"
    run(sys.executable, "-c", program, str(tmp_path), home=tmp_path, TZ=zone, PYTHONPATH=os.getcwd())
    for name, pending in (("first", ["20261121", "20261122"]), ("second", ["20261122"])):
        task(tmp_path, "import", f"{name}.json", TZ=zone)
        show = ["verbose=nothing", "report.next.columns=due", "report.next.labels=", "dateformat=YMD"]
        assert task(tmp_path, *(f"rc.{one}" for one in show), "next", TZ=zone).split()[: len(pending)] == pending


def hand_over(folder: str) -> None:
    """Two exports, the second after a miss: written by a process of the zone that is tried."""
    known = Exported()
    one = Promise("01kb", TODAY, (Term(TODAY, Cadence("weekdays", (0, 1, 2, 3, 4, 5, 6)), "Ring"),))
    Path(folder, "first.json").write_text(as_taskwarrior([one], {}, TODAY, known=known))
    marks = {"01kb": [Mark("01kb", TODAY, "missed", TODAY)]}
    Path(folder, "second.json").write_text(as_taskwarrior([one], marks, TODAY, known=known))
