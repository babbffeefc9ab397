"""Start-up and key presses against a bare Textual app, in paired rounds, in a real pseudo-terminal.

    python -m tests.bench.start_bench [ROUNDS]

Prints medians and ratios. Nothing here fails: speed is read, not asserted.
"""

from __future__ import annotations

import os
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
BARE_READY, READY, FIRST_QUESTION = "bare and ready", "Be home by 18:30", "What should the workbook call you"
TODAY = "--today=2026-11-21"


def workbook(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "workbook", *arguments]


def verb_seconds(*arguments: str) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    subprocess.run(workbook(*arguments), capture_output=True, check=True, env=environment)
    return time.perf_counter() - started


def prepare(folder: Path) -> tuple[list[str], list[str]]:
    """The commands of the bare app and of ours, on a workbook with two promises whose first questions are settled."""
    bare_file = folder / "bare.py"
    bare_file.write_text(BARE)
    common = ["--data", str(folder / "data"), TODAY]
    for act in ("Be home by 18:30", "Leave the phone on the shelf at dinner"):
        subprocess.run(workbook("promise", "add", act, *common), check=True, capture_output=True)
    with Terminal(workbook(*common)) as terminal:
        terminal.wait_for("Before the first page")
        for _ in range(3):
            terminal.press("\x1b")
            terminal.settle(0.4)
    return [sys.executable, str(bare_file)], workbook(*common)


def starts(bare: list[str], ours: list[str], rounds: int) -> float:
    """Print how long each takes until its words are on the screen; returns the bare app's median in seconds."""
    theirs, mine, work = [], [], []
    for _ in range(rounds):
        with Terminal(bare) as terminal:
            theirs.append(terminal.wait_for(BARE_READY))
            bare_cpu = cpu_seconds(terminal.pid)
        with Terminal(ours) as terminal:
            mine.append(terminal.wait_for(READY))
            work.append(cpu_seconds(terminal.pid) / bare_cpu if bare_cpu else 0.0)
    ratio = statistics.median(one / other for one, other in zip(mine, theirs, strict=True))
    ms, bare_ms = statistics.median(mine) * 1e3, statistics.median(theirs) * 1e3
    print(f"start → Today        {ms:6.0f} ms   bare {bare_ms:.0f} ms   ratio {ratio:.2f}  (aim ≤ 1.2)")
    print(f"processor time of it {statistics.median(work):6.2f} × bare  (read this one on a busy machine)")
    return bare_ms / 1e3


def first_opens(bare: list[str], folder: Path, rounds: int) -> None:
    """Print how long a home without anything takes until its first question stands and nothing moves any more."""
    theirs, mine, memory = [], [], []
    for number in range(rounds):
        with Terminal(bare) as terminal:
            terminal.wait_for(BARE_READY)
            theirs.append(terminal.settled_after())
            bare_memory = memory_mb(terminal.pid)
        with Terminal(workbook("--data", str(folder / f"home{number}"), TODAY)) as terminal:
            terminal.wait_for(FIRST_QUESTION)
            mine.append(terminal.settled_after())
            memory.append(memory_mb(terminal.pid) / bare_memory if bare_memory else 0.0)
    ratio = statistics.median(one / other for one, other in zip(mine, theirs, strict=True))
    ms, bare_ms = statistics.median(mine) * 1e3, statistics.median(theirs) * 1e3
    print(f"first open, settled  {ms:6.0f} ms   bare {bare_ms:.0f} ms   ratio {ratio:.2f}  (aim ≤ 1.25)")
    print(f"memory of it         {statistics.median(memory):6.2f} × bare  (aim ≤ 1.25)")


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used so far, all its threads; 0 where the system does not tell."""
    try:
        return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9
    except OSError:
        return 0.0


def memory_mb(pid: int) -> float:
    """Resident memory of a process, in MB; 0 where the system does not tell."""
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("VmRSS")), 0.0)


def presses(name: str, command: list[str], ready: str, keys: str, settle: float = 0.05) -> None:
    """Print the time from a key to the first bytes it paints; `keys` are pressed over and over."""
    with Terminal(command) as terminal:
        terminal.wait_for(ready)
        terminal.settle(1.0)
        times = []
        for turn in range(60):
            times.append(terminal.press(keys[turn % len(keys)]) * 1e3)
            terminal.settle(settle)
        times.sort()
        p95 = times[int(len(times) * 0.95)]
        print(f"{name:<20} median {statistics.median(times):5.1f} ms   p95 {p95:5.1f} ms  (aim p95 ≤ 50)")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        bare, ours = prepare(Path(folder))
        print(f"Python {sys.version.split()[0]}")
        bare_seconds = starts(bare, ours, rounds)
        first_opens(bare, Path(folder), rounds)
        presses("key → paint, bare", bare, BARE_READY, "jk")
        presses("key → paint, Today", ours, READY, "jk")
        presses("a mark and back", ours, READY, " k ", 0.15)
        presses("1…5, screens", ours, READY, "23451", 0.4)
        for name, arguments in (("--version", ["--version"]), ("today", [*ours[3:], "today"])):
            seconds = statistics.median(verb_seconds(*arguments) for _ in range(rounds))
            aim = "  (aim ≤ 0.15)" if name == "--version" else ""
            print(f"workbook {name:<11} {seconds * 1e3:6.0f} ms   of bare {seconds / bare_seconds:.2f}{aim}")


if __name__ == "__main__":
    main()
