"""A month in which every rhythm is changed, moved, ended or put down, lived through by the shell's verbs, with what was
exported on the way; and what the workbook itself says at its end."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from workbook.cli import run
from workbook.domain.promises.before import from_before
from workbook.domain.promises.due import dues, open_days
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise
from workbook.store.notebook import Notebook

BEGIN, END = date(2026, 11, 21), date(2026, 12, 21)
LAST = END + timedelta(days=500)
RHYTHMS = {
    "Last Friday": "last fri monthly",
    "Second Tuesday": "every 2 months second tue",
    "Quarter": "every 3 months 30",
    "Leap": "yearly 29 feb",
    "After": "10 days after",
    "First Monday": "first mon monthly",
    "Wednesday": "third wed monthly",
    "Month end": "monthly 31",
    "Thirtieth": "monthly 30",
    "Short": "monthly 29",
    "Thursdays": "mon,thu",
    "Tenth": "every 10 days",
    "Once": "once 2026-12-30",
    "Yearly": "yearly 1 dec",
    "Saturdays": "sat",
    "Sundays": "sun",
    "Early": "once 2026-12-28",
    "Holiday": "once 2026-12-26",
    "Turned": "once 2026-12-29",
}
ACTS = [
    ("2026-11-21", ["keep", "After"]),
    ("2026-11-27", ["keep", "Last Friday"]),
    ("2026-11-28", ["promise", "change", "Tenth", "--cadence", "every 5 days"]),
    ("2026-11-28", ["promise", "change", "Thursdays", "--cadence", "fri", "--agreed"]),
    ("2026-11-30", ["keep", "Quarter"]),
    ("2026-11-30", ["miss", "Thirtieth"]),
    ("2026-11-30", ["keep", "Month end"]),
    ("2026-12-01", ["keep", "After"]),
    ("2026-12-01", ["keep", "Yearly"]),
    ("2026-12-01", ["renegotiate", "Second Tuesday", "--to", "2026-12-10"]),
    ("2026-12-01", ["promise", "away", "Month end", "2026-12-24", "2027-01-05"]),
    ("2026-12-05", ["promise", "down", "Wednesday", "--agreed"]),
    ("2026-12-05", ["promise", "change", "Quarter", "--cadence", "every 2 months 15", "--agreed"]),
    ("2026-12-05", ["promise", "change", "First Monday", "--cadence", "last mon monthly"]),
    ("2026-12-09", ["renegotiate", "Second Tuesday", "--to", "2026-12-14"]),
    ("2026-12-12", ["promise", "change", "Leap", "--cadence", "yearly 1 mar", "--agreed"]),
    ("2026-12-12", ["promise", "away", "Holiday", "2026-12-24", "2026-12-27"]),
    ("2026-12-12", ["promise", "change", "Turned", "--cadence", "every 4 days", "--agreed"]),
    ("2026-12-12", ["na", "Sundays", "--on", "2026-12-27"]),
    ("2026-12-12", ["promise", "change", "After", "--cadence", "20 days after"]),
    ("2026-12-12", ["renegotiate", "Once", "--to", "2027-01-02"]),
    ("2026-12-14", ["keep", "Second Tuesday"]),
    ("2026-12-15", ["late", "After", "--on", "2026-12-11"]),
    ("2026-12-15", ["keep", "Early"]),
    ("2026-12-19", ["promise", "down", "Thirtieth"]),
    ("2026-12-19", ["promise", "change", "Short", "--until", "2027-02-10", "--agreed"]),
    ("2026-12-19", ["promise", "change", "Last Friday", "--cadence", "yearly 29 feb", "--agreed"]),
    ("2026-12-19", ["promise", "down", "Saturdays", "--agreed"]),
    ("2026-12-21", ["promise", "change", "Month end", "--cadence", "every 6 months 31", "--agreed"]),
    ("2026-12-21", ["undo"]),
]
EXPORTS = ["2026-11-21", "2026-11-28", "2026-12-05", "2026-12-12", "2026-12-19", "2026-12-21"]


@dataclass(frozen=True)
class Month:
    """What went out, in order, as calendar, to-dos and tasks; and at the end by act: the days ahead of END, the days
    still open up to thirty days ahead, and the one that is next of all."""

    calendars: list[bytes]
    to_dos: list[bytes]
    tasks: list[str]
    ahead: dict[str, list[date]]
    open: dict[str, list[date]]
    next: dict[str, date]


@cache
def lived() -> Month:
    data = Path(mkdtemp(prefix="month-"))
    exported: dict[str, list[str]] = {"vevent": [], "vtodo": [], "taskwarrior": []}
    for act, rhythm in RHYTHMS.items():
        verb(data, BEGIN.isoformat(), "promise", "add", act, "--cadence", rhythm)
    days = sorted({day for day, _ in ACTS} | {*EXPORTS})
    for day in days:
        for at, words in ACTS:
            if at == day:
                verb(data, day, *words)
        if day in EXPORTS:
            for entry in ("vevent", "vtodo"):
                exported[entry].append(verb(data, day, "export", "ics", "--words", "--as", entry))
            exported["taskwarrior"].append(verb(data, day, "export", "taskwarrior"))
    notebook = Notebook.open(data, sync=False)
    promises = {one.terms[0].act: one for one in notebook.promises.all()}
    marks = {act: notebook.promises.marks_by_promise().get(one.id, []) for act, one in promises.items()}
    notebook.close()
    tomorrow = END + timedelta(days=1)
    ahead = {act: asked(one, marks[act], tomorrow, LAST) for act, one in promises.items()}
    past = {
        act: [
            due.on for due in (*from_before(one, marks[act], END), *dues(one, marks[act], END, END, END)) if due.is_open
        ]
        for act, one in promises.items()
    }
    soon = {act: [day for day in days if day <= END + timedelta(days=30)] for act, days in ahead.items()}
    return Month(
        [text.encode() for text in exported["vevent"]],
        [text.encode() for text in exported["vtodo"]],
        exported["taskwarrior"],
        ahead,
        {act: past[act] + soon[act] for act in promises},
        {act: min(days) for act in promises if (days := past[act] + ahead[act])},
    )


def asked(promise: Promise, marks: Sequence[Mark], first: date, last: date) -> list[date]:
    """The days on which it asks and has no mark, and those that something was moved to."""
    days = open_days(promise, marks, first, last, END)
    return sorted([*days, *(mark.on for mark in marks if mark.kind == "open" and first <= mark.on <= last)])


def verb(data: Path, day: str, *words: str) -> str:
    """What a verb printed. It must have gone well."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([*words, "--data", str(data), "--no-input", "--today", day])
    assert code == 0, (words, out.getvalue(), err.getvalue())
    return out.getvalue()
