"""What a passphrase costs, and what bringing back a backup does: `python -m tests.bench.seal_bench [MARKS]`."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.store_bench import filled, mark, milliseconds, tell
from tests.bench.terminal import Terminal
from tests.store.file.seal.support import PASSPHRASE, seal
from tests.store.support import START
from workbook.store.file import backups, rescue
from workbook.store.file.seal import turning
from workbook.store.file.seal.keys import Keys
from workbook.store.notebook import Notebook

PERSON, OTHER = "rebuilding", "partner"


ROUNDS = 60


def bench_saving(plain: Path, sealed: Path, keys: Keys) -> tuple[float, float]:
    """Milliseconds of the processor that a mark takes in each, taken in turn: whatever else the machine does falls on
    both alike."""
    notebooks = [Notebook.open(plain, sync=False), Notebook.open(sealed, sync=False, keys=keys)]
    times: list[list[float]] = [[], []]
    for number in range(ROUNDS):
        for notebook, taken in zip(notebooks, times, strict=True):
            started = time.process_time()
            with notebook.change("Marked 'Be home by 18:30' kept") as change:
                change.put("marks_2026", notebook.new_id(), mark(number))
            taken.append((time.process_time() - started) * 1000)
    for notebook in notebooks:
        notebook.close()
    return statistics.median(times[0]), statistics.median(times[1])


def bench_unlocking(folder: Path) -> tuple[float, float]:
    """Seconds from the passphrase to the workbook, of a key as the program wraps it, and the longest time in which the
    screen stood still on the way."""
    notebook = Notebook.open(folder)
    notebook.people.name(PERSON, "Alex")
    notebook.settings.remember(first_run_asked=True)
    notebook.close()
    turning.set_passphrase(folder, PERSON, PASSPHRASE)
    with Terminal([sys.executable, "-m", "workbook", "--data", str(folder)], (80, 24)) as terminal:
        terminal.wait_for("Locked")
        terminal.settle()
        terminal.press(f"{PASSPHRASE}\r")
        begun = last = time.perf_counter()
        longest = 0.0
        while "Alex" not in terminal.text:
            if terminal.read(10):
                now = time.perf_counter()
                longest, last = max(longest, now - last), now
        return time.perf_counter() - begun, longest


def main() -> None:
    marks = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        plain, folder, small = (Path(name) / one for one in ("plain", "sealed", "small"))
        filled(plain, marks, 10)
        shutil.copytree(plain, folder)
        keys = seal(folder, PERSON, OTHER)[PERSON]
        saving, sealing = bench_saving(plain, folder, keys)
        print(
            f"a mark among {marks}: {saving:.2f} ms of the processor plain, {sealing:.2f} ms sealed to two: "
            f"{sealing - saving:+.2f} ms, aim ≤ 5"
        )
        for one in backups.listed(folder):
            bringing = milliseconds(lambda one=one: rescue.restore(folder, one.id, now=START, keys=keys), 3)
            tell(f"bringing back a {one.kind} backup of it, sealed", bringing, "aim ≤ 1000")
        took, longest = bench_unlocking(small)
        print(f"unlocking takes {took:.1f} s; the screen never stood still for longer than {longest * 1000:.0f} ms")


if __name__ == "__main__":
    main()
