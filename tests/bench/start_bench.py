"""Start-up and key presses against a bare Textual app, in paired rounds, in a real pseudo-terminal.

    python -m tests.bench.start_bench [ROUNDS]

Prints medians and ratios. Nothing here fails: speed is read, not asserted.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Header, Static, Footer
class Bare(App):
    BINDINGS = [("a", "x", "Something")]
    def compose(self):
        yield Header(); yield Static("bare and ready", id="s"); yield Footer()
    def on_key(self, event):
        self.query_one("#s").update(f"key {event.key}")
Bare().run()
"""
TODAY = "--today=2026-11-21"


def workbook(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "workbook", *arguments]


def verb_seconds(*arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run(workbook(*arguments), capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        bare_file = Path(folder) / "bare.py"
        bare_file.write_text(BARE)
        data = str(Path(folder) / "data")
        common = ["--data", data, TODAY]
        subprocess.run(workbook("promise", "add", "Be home by 18:30", *common), check=True, capture_output=True)
        subprocess.run(workbook("promise", "add", "Leave the phone on the shelf at dinner", *common), check=True, capture_output=True)
        with Terminal(workbook(*common)) as terminal:  # first run: answer the questions once
            terminal.wait_for("Before the first page")
            for _ in range(3):
                terminal.press("\x1b")
                terminal.settle(0.4)
        bare, ours = [], []
        for _ in range(rounds):
            with Terminal([sys.executable, str(bare_file)]) as terminal:
                bare.append(terminal.wait_for("bare and ready"))
            with Terminal(workbook(*common)) as terminal:
                ours.append(terminal.wait_for("Be home by 18:30"))
        ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, bare, strict=True))
        print(f"start → Today        {statistics.median(ours) * 1e3:6.0f} ms   bare {statistics.median(bare) * 1e3:.0f} ms   ratio {ratio:.2f}  (aim ≤ 1.25)")
        keys = {}
        for name, command, ready in (("bare", [sys.executable, str(bare_file)], "bare and ready"), ("ours", workbook(*common), "Be home by 18:30")):
            with Terminal(command) as terminal:
                terminal.wait_for(ready)
                terminal.settle(1.0)
                times = []
                for turn in range(60):
                    times.append(terminal.press("j" if turn % 2 == 0 else "k"))
                    terminal.settle(0.05)
                keys[name] = sorted(times)
        for name, times in keys.items():
            print(f"key → paint, {name}    median {statistics.median(times) * 1e3:5.1f} ms   p95 {times[int(len(times) * 0.95)] * 1e3:5.1f} ms  (aim p95 ≤ 50)")
        versions = statistics.median(verb_seconds("--version") for _ in range(rounds))
        todays = statistics.median(verb_seconds("today", *common) for _ in range(rounds))
        print(f"workbook --version   {versions * 1e3:6.0f} ms   of bare {versions / statistics.median(bare):.2f}  (aim ≤ 0.15)")
        print(f"workbook today       {todays * 1e3:6.0f} ms   of bare {todays / statistics.median(bare):.2f}")


if __name__ == "__main__":
    main()
