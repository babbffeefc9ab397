"""Ten years of promises, 570 of them with 18,700 marks, beside an empty workbook and a bare Textual app.

    python -m tests.bench.years_bench [ROUNDS]

Key to paint on the pages that read them, a mark saved and painted, the start of Today, and the memory of the process.
Prints figures and ratios. Nothing here fails: speed is read, not asserted.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from rich.style import Style

from tests.bench.start_bench import BARE, BARE_READY, memory_mb, workbook
from tests.bench.terminal import Terminal
from workbook.domain.journey.weeks import Weeks
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import Mark, MarkKind
from workbook.domain.promises.promise import ME
from workbook.domain.steps.moments import Moment
from workbook.store.file.records import to_document
from workbook.store.journey.life import life_of
from workbook.store.notebook import Notebook
from workbook.store.promises.mark_tables import put
from workbook.widgets.journey.drawing import Drawing
from workbook.words.journey.week import told

TODAY = date(2026, 11, 21)
PROMISES, DAYS_EACH, AT_ONCE = 570, 33, 5
DAYS = PROMISES * DAYS_EACH // AT_ONCE
KINDS: tuple[MarkKind, ...] = ("kept", "kept", "kept", "late", "kept", "missed", "kept")
EMPTY_READY, READY = "Be home by 18:30", "Ring 569"
TABS = "Journey"
"""Stands on every page, and is drawn anew only with a whole one."""
LOADED_AHEAD = 3.0
"""Seconds after which all is there that is loaded ahead."""
BARE_PAGES = """
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
class Page(Screen):
    BINDINGS = [(letter, "x", f"Something {letter}") for letter in "abcdefghijkl"]
    def compose(self):
        yield Static("Today  Promises  Journey")
        yield OptionList(*(f"{type(self).__name__} {number}" for number in range(570)))
        yield Footer()
class One(Page): ...
class Two(Page): ...
class Bare(App):
    MODES = {"one": One, "two": Two}
    DEFAULT_MODE = "one"
    BINDINGS = [("1", "switch_mode('one')", "One"), ("3", "switch_mode('two')", "Two")]
Bare().run()
"""
"""Two pages of one list each, a line above and keys below, by what Textual brings along."""
BARE_ROW = "Two 0"
"""Stands on the second of them; what both have alike Textual does not draw again."""


def fill(folder: Path) -> int:
    """Five daily promises at a time, each for 33 days, one after the other for ten years, marked up to yesterday."""
    notebook = Notebook.open(folder, sync=False)
    notebook.settings.remember(first_run_asked=True)
    first, count = TODAY - timedelta(days=DAYS - 6), 0
    with notebook.change("ten years", undoable=False) as change:
        for number in range(PROMISES):
            start = first + timedelta(days=number * DAYS_EACH // AT_ONCE)
            until = start + timedelta(days=DAYS_EACH - 1)
            promise = notebook.promises.add(Draft(f"Ring {number}", starts=start, until=until), start)
            for away in range(DAYS_EACH):
                if (day := start + timedelta(days=away)) < TODAY:
                    put(change, Mark(promise.id, day, KINDS[(number + away) % 7], day), promise)
                    count += 1
    notebook.close()
    return count


def settled_with_one_promise(folder: Path) -> None:
    notebook = Notebook.open(folder, sync=False)
    notebook.settings.remember(first_run_asked=True)
    notebook.promises.add(Draft("Be home by 18:30"), TODAY)
    notebook.close()


def quiet(terminal: Terminal, seconds: float) -> None:
    """Read whatever comes for exactly so long: the next key may meet work that is still going on."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        terminal.read(left)


def pressed(terminal: Terminal, keys: str, presses: int = 60) -> list[float]:
    """Milliseconds from each key to the first bytes it paints, at uneven distances, sorted."""
    times = []
    for turn in range(presses):
        times.append(terminal.press(keys[turn % len(keys)]) * 1e3)
        quiet(terminal, 0.05 + 0.07 * (turn % 10))
    return sorted(times)


def visited(terminal: Terminal, page: str, words: str = TABS, presses: int = 20) -> list[float]:
    """Milliseconds from the key of a page to its `words`, coming from the first one each time, sorted."""
    times = []
    for _ in range(presses):
        terminal.press("1")
        terminal.settle(0.2)
        times.append(terminal.press_until(page, words) * 1e3)
        terminal.settle(0.2)
    return sorted(times)


def first_visits(command: list[str], ready: str, page: str, words: str = TABS, starts: int = 8) -> list[float]:
    """Milliseconds of a first visit, a while after a start, to the page's `words`, sorted."""
    times = []
    for _ in range(starts):
        with Terminal(command) as terminal:
            terminal.wait_for(ready)
            quiet(terminal, LOADED_AHEAD)
            times.append(terminal.press_until(page, words) * 1e3)
    return sorted(times)


def p95(times: list[float]) -> float:
    return times[int(len(times) * 0.95)]


def saved_bare(file: Path, rounds: int = 40) -> list[float]:
    """Milliseconds that the disk alone takes to hold these bytes safely, sorted: written, synced, put in place."""
    data, new, times = file.read_bytes(), file.with_name("bare.new"), []
    for _ in range(rounds):
        began = time.perf_counter()
        with new.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file.with_name("bare"))
        times.append((time.perf_counter() - began) * 1e3)
    return sorted(times)


def tell(name: str, times: list[float], bare: float, aim: str) -> None:
    ratio = f"{p95(times) / bare:4.1f} × bare" if bare else ""
    print(f"{name:<38} median {statistics.median(times):6.1f} ms   p95 {p95(times):6.1f} ms   {ratio}  ({aim})")


def keys(full: Path, ours: list[str], bare: list[str], bare_pages: list[str]) -> None:
    with Terminal(bare) as terminal:
        terminal.wait_for(BARE_READY)
        terminal.settle(1.0)
        times = pressed(terminal, "jk")
        bare_p95 = p95(times)
        tell("key → paint, bare", times, 0, "")
        bare_memory = memory_mb(terminal.pid)
    for name, way, moves in (("Today", "", "jk"), ("Promises", "3", "jk"), ("Journey", "5", "h")):
        with Terminal(ours) as terminal:
            terminal.wait_for(READY)
            terminal.settle(1.0)
            if way:
                terminal.press(way)
                terminal.settle(1.5)
            tell(f"key → paint, {name}", pressed(terminal, moves), bare_p95, "aim p95 ≤ 3 × bare")
    with Terminal(bare_pages) as terminal:
        terminal.wait_for("One 0")
        terminal.settle(1.0)
        times = visited(terminal, "3", BARE_ROW)
        bare_switch = p95(times)
        tell("from page to page, bare", times, 0, "")
    times = first_visits(bare_pages, "One 0", "3", BARE_ROW)
    bare_first = p95(times)
    tell("first visit, bare", times, 0, "")
    for name, page in (("Promises", "3"), ("Journey", "5")):
        tell(f"first visit to {name}", first_visits(ours, READY, page), bare_first, "aim p95 ≤ 80 ms")
        with Terminal(ours) as terminal:
            terminal.wait_for(READY)
            quiet(terminal, LOADED_AHEAD)
            terminal.press(page)
            terminal.settle(0.5)
            tell(f"from Today to {name}", visited(terminal, page), bare_switch, "aim p95 ≤ 50 ms")
    with Terminal(ours) as terminal:
        terminal.wait_for(READY)
        terminal.settle(1.0)
        terminal.press("a")
        terminal.settle(1.5)
        tell("key → paint, the forge", pressed(terminal, "ring my mother at six "), bare_p95, "aim p95 ≤ 3 × bare")
    with Terminal(ours) as terminal:
        terminal.wait_for(READY)
        terminal.settle(3.0)
        times = []
        for _ in range(40):
            times.append(terminal.press(" ") * 1e3)
            terminal.settle(0.15)
            terminal.press("k")
            terminal.settle(0.15)
        tell("a mark saved and painted", sorted(times), 0, "aim p95 ≤ 30 ms")
        tell("of it the disk alone", saved_bare(full / "workbook.json"), 0, "what no program can save")
        ours_memory = memory_mb(terminal.pid)
    if bare_memory and ours_memory:
        print(f"memory {ours_memory:.0f} MB, bare {bare_memory:.0f} MB: {ours_memory / bare_memory:.2f} × bare")


def journey(full: Path, rounds: int = 20) -> None:
    """Journey's data over all the years, and a week further on the page, without the terminal."""
    notebook = Notebook.open(full, sync=False)
    with notebook.change("ten years of points", undoable=False) as change:
        for away in range(DAYS):
            moment = Moment(ME, TODAY - timedelta(days=away), away % 11)
            change.put("moments", f"{ME}/{moment.on}", to_document(moment))
    read, laid_out, rows = [], [], []
    for _ in range(rounds):
        began = time.perf_counter()
        life = life_of(notebook, ME, TODAY, lambda step, exercise: False, is_told=lambda _: True)
        read.append((time.perf_counter() - began) * 1e3)
        began = time.perf_counter()
        weeks = Weeks(life)
        laid_out.append((time.perf_counter() - began) * 1e3)
    weeks = Weeks(life_of(notebook, ME, TODAY, lambda step, exercise: False, is_told=lambda _: True))
    ground = Style.parse("white on black")
    for number in range(weeks.many - 13, weeks.many - 13 - 5 * 52, -1):
        began = time.perf_counter()
        drawing = Drawing(weeks, number, (120, 36), lambda name: ground, ground, every_promise=False)
        drawing.lines()
        told(weeks.week(weeks.begins(number)), (), TODAY)
        rows.append((time.perf_counter() - began) * 1e3)
    notebook.close()
    tell("Journey: ten years read", sorted(read), 0, "no aim of its own")
    tell(f"Journey: {weeks.many} weeks laid out", sorted(laid_out), 0, "aim ≤ 20 ms")
    tell("Journey: a week further, drawn and told", sorted(rows), 0, "aim ≤ 16 ms")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        bare_file = folder / "bare.py"
        bare_file.write_text(BARE)
        count = fill(folder / "full")
        settled_with_one_promise(folder / "empty")
        print(f"{PROMISES} promises, {count} marks; Python {sys.version.split()[0]}")
        full, empty = (workbook("--data", str(folder / name), f"--today={TODAY}") for name in ("full", "empty"))
        pairs = []
        for _ in range(rounds):
            with Terminal(full) as terminal:
                mine = terminal.wait_for(READY)
            with Terminal(empty) as terminal:
                pairs.append((mine, terminal.wait_for(EMPTY_READY)))
        ratio = statistics.median(one / other for one, other in pairs)
        ms = [statistics.median(column) * 1e3 for column in zip(*pairs, strict=True)]
        print(f"start → Today {ms[0]:.0f} ms, empty {ms[1]:.0f} ms: ratio {ratio:.2f}  (aim ≤ 1.25)")
        pages_file = folder / "bare_pages.py"
        pages_file.write_text(BARE_PAGES)
        keys(folder / "full", full, [sys.executable, str(bare_file)], [sys.executable, str(pages_file)])
        journey(folder / "full")


if __name__ == "__main__":
    main()
