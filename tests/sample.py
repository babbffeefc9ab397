"""A workbook with some weeks of life in it, always the same: for pictures, snapshots and figures. Invented people."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from workbook import paths
from workbook.content.book import load
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.mark import MarkKind
from workbook.domain.promises.promise import ME
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.domain.steps import answers as a
from workbook.planning.engine import make_plan
from workbook.store.chores.household_file import read_file
from workbook.store.notebook import Notebook
from workbook.store.steps.appointments import Appointments

TODAY = date(2026, 11, 21)  # a Saturday
START = TODAY - timedelta(days=45)
HOUSEHOLD = Path(__file__).parent / "data" / "household.json"
# act, cadence, cue, smallest version, how the last days went, oldest first (k l r m and . for not applicable)
PROMISES = (
    (
        "Be home by 18:30",
        "mon,tue,wed,thu,fri,sat",
        "when the office closes",
        "Text by 18:15 if I cannot",
        "kkmkkkkkkkklkkkkkkkkkkkkkmlkkkkkkkkkkk",
    ),
    (
        "Put the phone on the shelf at dinner",
        "daily",
        "when we sit down",
        "Screen down, sound off",
        "kkkkmkkkk.kkkkkklkkkkkkkkkkkkkkkkkkkmkkkkkk",
    ),
    (
        "Open the card statement together",
        "every 7 days",
        "Sunday after breakfast",
        "Leave it open on the table",
        "kkrkkk",
    ),
)
MARK: dict[str, MarkKind] = {"k": "kept", "l": "late", "m": "missed", ".": "not applicable"}
FACT_LINE = (
    "Between March and June I ran up 3,400 on a card you did not know about. When the letters came I took them from "
    "the hall before you were up. In June you asked me whether there was anything, and I said no."
)
APOLOGY = (
    "From March to June I used a card I had not told you about, and spent 3,400. I hid the letters. In June you asked "
    "me and I looked at you and lied.\n\n"
    "It meant that you went over our money every month with numbers that were not true, and blamed yourself for it. "
    "You told me you lay awake. I did that.\n\n"
    "I am sorry. The card is cut up. I have rung the bank and asked for the statements to come to both of us"
)


def clock_from(start: datetime) -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is looked at: always the same, and never twice."""
    ticks = count()
    return lambda: start + timedelta(seconds=next(ticks))


@cache
def _built(chores: bool) -> TemporaryDirectory[str]:
    """The sample, made once in a process; gone when it ends."""
    made = TemporaryDirectory(prefix="workbook-sample-")
    _make(Path(made.name), chores=chores)
    return made


def build(folder: Path, *, chores: bool = True) -> None:
    """Fill an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in Path(_built(chores).name).iterdir():
        if file.suffix != ".lock":
            shutil.copy2(file, folder / file.name)


def _make(folder: Path, *, chores: bool) -> None:
    notebook = Notebook.open(folder, clock=clock_from(datetime(2026, 11, 21, 17, 40, tzinfo=UTC)), sync=False)
    notebook.settings.remember(first_run_asked=True)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    for act, cadence, cue, smallest, went in PROMISES:
        draft = Draft(
            act=act, cadence=parse_cadence(cadence, START), cue=cue, smallest=smallest, starts=START, minutes=5
        )
        promise = notebook.promises.add(draft, START)
        due = scheduled(promise, START, TODAY - timedelta(days=1))
        for day, letter in zip(due, went.rjust(len(due), "k")[-len(due) :], strict=True):
            key = notebook.promises.due_on(promise.id, day, TODAY).key
            if letter == "r":
                notebook.promises.mark([key], "missed", day, by=ME)
                notebook.promises.repair(key, day + timedelta(days=1), by=ME)
            else:
                notebook.promises.mark([key], MARK[letter], day, by=ME)
    thursday = TODAY - timedelta(days=2)
    bill = Draft(act="Tell Alex about the card bill", cadence=parse_cadence(f"once {thursday}", START), starts=thursday)
    notebook.promises.add(bill, thursday)
    once = Draft(
        act="Ring the counsellor", cadence=parse_cadence("once 2026-11-21", TODAY), cue="by 17:00", starts=TODAY
    )
    notebook.promises.add(once, TODAY)
    notebook.promises.mark([notebook.promises.today(TODAY).dues[0].key], "kept", TODAY, by=ME)
    book = load(paths.content_folder())
    for step, exercise, value in (
        ("own-it", "fact-line", a.Text(FACT_LINE)),
        ("apology", "desk", a.DraftText(APOLOGY)),
    ):
        notebook.answers.save(step, book.step(step).exercise(exercise), ME, value)
    Appointments(notebook).set_sittings(ME, ((TODAY + timedelta(days=1), "20:00"),))
    if chores:
        household, _ = read_file(HOUSEHOLD)
        notebook.chores.save_household(household)
        monday = TODAY - timedelta(days=TODAY.weekday())
        week = notebook.chores.propose(household, make_plan(household, seconds=10), monday)
        week = notebook.chores.agree(week.id, monday, monday + timedelta(days=13))
        for one in notebook.chores.today(TODAY)[:1]:
            notebook.chores.tick(one.week, one.number, True, TODAY)
    notebook.close()
