"""Typing in the apology desk: from the key to the paint, with long texts in the field, in a real pseudo-terminal.

    python -m tests.bench.desk_bench [KEYS]

Prints medians and the 95th percentile. Nothing here fails: speed is read, not asserted.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.terminal import Terminal
from workbook import paths
from workbook.content.book import load
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import DraftText
from workbook.store.notebook import Notebook

SENTENCE = "Between January and May I took money out of our account, and when you asked I said it was the car. "
TYPED = "I will never lie to you again but if you were hurt I am sorry "
LENGTHS = (0, 5_000, 20_000)


def prepare(data: Path, length: int, paragraph: int) -> None:
    """A workbook whose desk holds so many characters, in paragraphs of a given length."""
    text = ""
    while len(text) < length:
        text += (SENTENCE * (paragraph // len(SENTENCE) + 1))[:paragraph].strip() + "\n\n"
    notebook = Notebook.open(data)
    notebook.settings.remember(first_run_asked=True)
    context = load(paths.content_folder()).step("apology").exercise("desk")
    notebook.answers.save("apology", context, ME, DraftText(text[:length]))
    notebook.close()


def typing(data: Path, keys: int) -> list[float]:
    """Milliseconds from each key to the first bytes it paints."""
    times: list[float] = []
    with Terminal([sys.executable, "-m", "workbook", "--data", str(data), "open", "apology/desk"]) as terminal:
        terminal.wait_for("Draft it")
        terminal.settle(1.0)
        for number in range(keys):
            times.append(terminal.press(TYPED[number % len(TYPED)]) * 1e3)
            terminal.settle(0.12)
    return sorted(times)


def main() -> None:
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    for length in LENGTHS:
        for paragraph in (800, length) if length else (800,):
            with tempfile.TemporaryDirectory() as folder:
                data = Path(folder) / "data"
                prepare(data, length, paragraph)
                times = typing(data, keys)
            p95 = times[int(len(times) * 0.95)]
            where = f"{length:>6} characters, paragraphs of {paragraph}"
            print(f"{where:<42} median {statistics.median(times):5.1f} ms   p95 {p95:5.1f} ms  (aim p95 ≤ 50)")


if __name__ == "__main__":
    main()
