"""What a passphrase costs, at 20,000 marks: `python -m tests.bench.seal_bench [MARKS]`.

A save with and without, unlocking, bringing back the version before, and opening. Processor time where it is work of
ours, so that a busy machine counts less. Nothing here fails: speed is read, not asserted.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.store_bench import filled, mark
from workbook.store.file import rescue
from workbook.store.file.seal import turning
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.unlocking import open_keys
from workbook.store.notebook import Notebook
from workbook.store.session import wall_clock

ROUNDS = 40
PERSON, PASSPHRASE = "rebuilding", "the bread is in the oven"


def measured(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median in milliseconds of processor time."""
    times: list[float] = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def save(folder: Path, keys: Keys | None = None) -> float:
    """One mark, the drive not waited for."""
    notebook = Notebook.open(folder, sync=False, keys=keys)
    notebook.daily_backup()
    numbers = iter(range(10_000))

    def one() -> None:
        with notebook.change("Marked 'Be home by 18:30' kept") as change:
            change.put("marks_2026", notebook.new_id(), mark(next(numbers)))

    one()
    try:
        return measured(one)
    finally:
        notebook.close()


def opening(folder: Path, keys: Keys | None = None) -> float:
    def one() -> None:
        notebook = Notebook.open(folder, keys=keys)
        notebook.documents("promises")
        notebook.close()

    return measured(one)


def wall(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    marks = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        filled(folder, marks, 10)
        plain, opened = save(folder), opening(folder)
        print(f"{marks} marks over ten years; medians of {ROUNDS} rounds, processor time")
        print(f"a mark saved, plain                 {plain:8.1f} ms")
        turning.set_passphrase(folder, PERSON, PASSPHRASE, sync=False)
        keys: list[Keys] = []
        unlocked = wall(lambda: keys.append(open_keys(folder, PASSPHRASE)))
        sealed = save(folder, keys[0])
        print(f"a mark saved, sealed                {sealed:8.1f} ms   {sealed - plain:+.1f} (aim ≤ +5)")
        print(f"opened, plain                       {opened:8.1f} ms")
        print(f"opened, sealed, the key at hand     {opening(folder, keys[0]):8.1f} ms")
        print(f"unlocked by the passphrase          {unlocked:8.0f} ms   on the clock; chosen so by age")
        versions = rescue.versions(folder)
        longest = max(wall(lambda id=one.id: rescue.restore(folder, id, now=wall_clock())) for one in versions)
        print(f"any of {len(versions)} versions brought back    {longest:8.0f} ms   on the clock (aim ≤ 1000)")


if __name__ == "__main__":
    main()
