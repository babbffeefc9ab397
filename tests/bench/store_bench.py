"""What the store costs, beside TinyDB's own storage: `python -m tests.bench.store_bench [MARKS]`.

Prints medians and ratios. Nothing here fails: speed is read, not asserted.
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

from workbook.store.notebook import Notebook

ROUNDS = 30
FIRST_DAY = date(2026, 1, 1)


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median and 95th percentile."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    return statistics.median(times), times[int(len(times) * 0.95)]


def tell(what: str, times: tuple[float, float], note: str = "") -> None:
    print(f"{what:<58}{times[0]:9.2f} ms   p95 {times[1]:9.2f} ms   {note}")


def mark(number: int) -> dict[str, object]:
    day = (FIRST_DAY + timedelta(days=number % 365)).isoformat()
    return {"promise": f"p{number // 365}", "due": day, "mark": "kept", "marked_on": day, "note": ""}


def filled(folder: Path, marks: int, tables: int) -> None:
    """`marks` marks, divided among `tables` years, and a full history."""
    notebook = Notebook.open(folder, sync=False)
    with notebook.change("Filled", undoable=False) as change:
        for number in range(marks):
            change.put(f"marks_{2026 - number * tables // marks}", notebook.new_id(), mark(number))
        for number in range(50):
            change.put("promises", f"p{number}", {"act": "Be home by 18:30", "cadence": {"kind": "daily"}})
    for number in range(500):
        with notebook.change("Marked 'Be home by 18:30' kept") as change:
            change.put("counts", "n", {"n": number})
    notebook.close()


def bench_marks(folder: Path, *, sync: bool) -> tuple[float, float]:
    notebook = Notebook.open(folder, sync=sync)
    notebook.daily_backup()
    numbers = iter(range(10_000))

    def one() -> None:
        with notebook.change("Marked 'Be home by 18:30' kept") as change:
            change.put("marks_2026", notebook.new_id(), mark(next(numbers)))

    one()
    return milliseconds(one)


def bench_open(folder: Path) -> tuple[float, float]:
    def one() -> None:
        notebook = Notebook.open(folder)
        notebook.documents("promises")
        notebook.documents("settings")
        notebook.close()

    return milliseconds(one)


def bench_stock(path: Path, marks: int) -> tuple[float, float]:
    """TinyDB as it comes, without waiting for the drive either (its storage syncs; that is left out here)."""
    import os

    from tinydb import TinyDB

    real, os.fsync = os.fsync, lambda fd: None
    try:
        with TinyDB(path) as database:
            table = database.table("marks_2026")
            table.insert_multiple(mark(number) for number in range(marks))
            numbers = iter(range(10_000))
            return milliseconds(lambda: table.insert(mark(next(numbers))), 8)
    finally:
        os.fsync = real


def bench_import(*statements: str) -> tuple[float, float]:
    """What the last statement adds to a process that has run the ones before it."""
    *before, last = statements
    program = f"import time\n{chr(10).join(before)}\nt = time.perf_counter()\n{last}\nprint(time.perf_counter() - t)"

    def one() -> float:
        return float(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout)

    one()
    times = sorted(one() * 1000 for _ in range(9))
    return statistics.median(times), times[-1]


def main() -> None:
    marks = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        one_year, by_year, small = Path(name) / "one", Path(name) / "years", Path(name) / "small"
        filled(one_year, marks, 1)
        filled(by_year, marks, 10)
        filled(small, 10, 1)
        size = (one_year / "workbook.json").stat().st_size / 1e6
        print(f"{marks} stored marks, a history of 500 changes, {size:.1f} MB; median of {ROUNDS} rounds")
        stock = bench_stock(Path(name) / "stock.json", marks)
        ours = bench_marks(one_year, sync=False)
        tell("a mark, all marks in one year, no fsync", ours, "aim ≤ 20")
        tell("a mark, marks over ten years, no fsync", bench_marks(by_year, sync=False))
        tell("a mark, marks over ten years, with fsync", bench_marks(by_year, sync=True))
        tell("an insert by TinyDB's JSONStorage, no fsync", stock, f"ratio ours/stock {ours[0] / stock[0]:.3f}")
        tell("open and read two small tables", bench_open(by_year))
        notebook = Notebook.open(by_year)
        tell("asking whether something changed", milliseconds(notebook.changed, 1000))
        tell("reading a table again", milliseconds(lambda: notebook.documents("promises"), 1000))
        use = (
            "import pathlib; from workbook.store.notebook import Notebook; "
            f"n = Notebook.open(pathlib.Path({str(small)!r})); n.documents('promises'); n.documents('settings')"
        )
        usual = "import argparse, json, dataclasses, datetime, pathlib"
        textual = "from textual.app import App; from textual.widgets import Static, Footer"
        tell("import and open, in a shell verb", bench_import(usual, use))
        tell("import and open, in the app", bench_import(textual, use))
        tell("import textual, for comparison", bench_import(usual, textual))


if __name__ == "__main__":
    main()
