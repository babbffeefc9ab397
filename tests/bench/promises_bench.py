"""What ten years of daily marks cost: `python -m tests.bench.promises_bench [ROUNDS]`.

Five promises, 18,000 marks, beside an empty workbook; and twelve with 43,824, in and out and undone. Prints medians;
nothing here fails: speed is read, not asserted.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import ME
from workbook.domain.promises.today import day_states
from workbook.export.promises.as_text import as_csv
from workbook.store.notebook import Notebook
from workbook.store.promises.mark_tables import put

TODAY = date(2026, 11, 21)
DAYS = 3600
HABITS, LOGGED = 12, 3652
"""Of the log that is brought in: ten years of twelve habits, one line each a day."""


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def fill(folder: Path) -> None:
    """Five daily promises, kept for ten years up to yesterday."""
    notebook = Notebook.open(folder, sync=False)
    start = TODAY - timedelta(days=DAYS)
    promises = [notebook.promises.add(Draft(f"Ring {number}"), start) for number in range(5)]
    with notebook.change("ten years", undoable=False) as change:
        for promise in promises:
            for day in (start + timedelta(days=away) for away in range(DAYS)):
                put(change, Mark(promise.id, day, "kept", day), promise)
    notebook.close()


def write_log(folder: Path) -> None:
    """A log of harsh: mostly done, sometimes not, a note on every tenth line."""
    folder.mkdir()
    habits = [f"Ring number {number}" for number in range(HABITS)]
    (folder / "habits").write_text("".join(f"{habit}: 1\n" for habit in habits))
    start = TODAY - timedelta(days=LOGGED - 1)
    lines: list[str] = []
    for away in range(LOGGED):
        for number, habit in enumerate(habits):
            turn = (away * 7 + number) % 10
            outcome = "y" if turn < 7 else "n" if turn < 9 else "s"
            lines.append(f"{start + timedelta(days=away)} : {habit} : {outcome}{' : busy' if turn == 8 else ''}\n")
    (folder / "log").write_text("".join(lines))


def in_and_out(place: Path, rounds: int = 3) -> None:
    """Each verb as a process of its own: seconds on the clock, and of the processor."""
    log, old, new, file = place / "harsh", place / "old", place / "new", place / "ours.json"
    write_log(log)
    verbs: dict[str, tuple[Path, list[str]]] = {
        "a log of harsh in": (old, ["import", "harsh", str(log)]),
        "out as JSON": (old, ["export", "json", "-o", str(file)]),
        "out as CSV": (old, ["export", "csv", "-o", str(place / "ours.csv")]),
        "out as a calendar": (old, ["export", "ics", "-o", str(place / "ours.ics")]),
        "our own JSON in": (new, ["import", "json", str(file)]),
        "undone": (new, ["undo"]),
        "done again": (new, ["redo"]),
    }
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in verbs}
    for _ in range(rounds):
        for name, (folder, words) in verbs.items():
            times[name].append(process(folder, *words))
        for folder in (old, new):
            shutil.rmtree(folder)
        for written in place.glob("ours.*"):
            written.unlink()
    print(f"{HABITS * LOGGED:,} marks; 1 min load {os.getloadavg()[0]:.1f}")
    for name, taken in times.items():
        clock, work = (statistics.median(column) for column in zip(*taken, strict=True))
        aim = "aim ≤ 1 s" if name in ("undone", "done again") else "aim ≤ 2 s"
        print(f"{name:<20} {clock:5.2f} s, of it the processor {work:5.2f} s  ({aim})")


def process(folder: Path, *words: str) -> tuple[float, float]:
    """How long a verb takes, and how long the processor works for it."""
    began, before = time.perf_counter(), os.times()
    subprocess.run(command(folder, *words), capture_output=True, check=True)
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, work


def command(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "workbook", *words, "--data", str(folder), "--today", str(TODAY)]


def verb(folder: Path) -> Callable[[], object]:
    return lambda: subprocess.run(command(folder, "today"), capture_output=True, check=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as place:
        full, empty = Path(place) / "full", Path(place) / "empty"
        fill(full)
        Notebook.open(empty).promises.add(Draft("Ring"), TODAY)
        ours, bare = milliseconds(verb(full), rounds), milliseconds(verb(empty), rounds)
        print(f"workbook today, {5 * DAYS} marks: {ours:6.0f} ms; one promise: {bare:6.0f} ms; {ours - bare:+.0f} ms")
        notebook = Notebook.open(full, sync=False)
        opened = milliseconds(lambda: Notebook.open(full).promises.today(TODAY), min(rounds, 10))
        print(f"open and read Today {opened:6.1f} ms")
        keys = iter([due.key for due in notebook.promises.today(TODAY).dues] * rounds)
        kinds = iter(["kept", "late", "missed"] * rounds * 5)
        mark = milliseconds(lambda: notebook.promises.mark([next(keys)], next(kinds), TODAY, by=ME), rounds)  # type: ignore[arg-type]
        print(f"a mark, without fsync {mark:6.1f} ms; Today after it", end=" ")
        print(f"{milliseconds(lambda: notebook.promises.today(TODAY), rounds):6.1f} ms")
        promises, marks = notebook.promises.all(), notebook.promises.marks()
        first = TODAY - timedelta(days=364)
        year = milliseconds(lambda: day_states(promises, marks, first, TODAY, TODAY), rounds)
        print(f"a year of days for the heatmap {year:6.1f} ms")
        print(f"standings {milliseconds(lambda: notebook.promises.standings(TODAY), rounds):6.1f} ms")
        print(f"CSV {milliseconds(lambda: as_csv(promises, marks.values()), min(rounds, 5)):6.1f} ms")
        notebook.close()
        in_and_out(Path(place))


if __name__ == "__main__":
    main()
