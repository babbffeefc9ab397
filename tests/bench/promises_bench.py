"""What ten years of daily marks cost: `python -m tests.bench.promises_bench [ROUNDS]`.

Five promises, 18,000 marks, beside an empty workbook. Prints medians; nothing here fails: speed is read, not asserted.
"""

from __future__ import annotations

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


def verb(folder: Path) -> Callable[[], object]:
    command = [sys.executable, "-m", "workbook", "today", "--data", str(folder), "--today", str(TODAY)]
    return lambda: subprocess.run(command, capture_output=True, check=True)


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


if __name__ == "__main__":
    main()
