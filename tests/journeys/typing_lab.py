"""Kill -9 while somebody types without a pause, in a real pseudo-terminal: how many seconds of it are gone?

    python -m tests.journeys.typing_lab DATA CONTENT READY PLACE FIELD

opens the app with one dialog (the name of its class) or exercise ("step/exercise"), stands in one of its fields, and
then makes the file READY, which says how many characters fit and how many fields there are. `lost` starts that, types,
kills it and looks into the file.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from tests.bench.terminal import Terminal
from tests.journeys.driver import TODAY
from workbook import paths
from workbook.app import WorkbookApp
from workbook.config import Config
from workbook.paths import MAIN_FILE
from workbook.screens.common.app_context import AppContext
from workbook.screens.frame.first_run import FirstRun
from workbook.store.notebook import Notebook

TEXT = "".join(str(number) for number in range(100, 400))
"""What is typed: figures, for a number is a text as well. However it is cut off, that can be told from what is left."""
GAP = 0.04
"""Seconds from one key to the next: nobody types faster for long."""
TYPED_FOR = (1.5, 2.6)
"""Seconds from the first key to the kill: any moment between these."""
ALL_TYPED_AFTER = 0.9
"""Seconds until a field that takes few characters is full; killed is soon after that."""
NO_SUCH_FIELD = 3
"""The exit code where a place has fewer fields."""
ANY_LENGTH = 0


def fields_of(screen: Any) -> list[Widget]:
    """The fields that one can type into, from the top down."""
    return [one for one in screen.query("Input, TextArea") if one.focusable and one.display and one.region.width]


async def stand_in(pilot: Pilot[int], ready: Path, place: str, number: int) -> None:
    """Open the dialog or exercise and stand in its field of this number, from 0 on; then `ready` is there."""
    from tests.journeys.every_dialog import OPENED

    app = cast(WorkbookApp, pilot.app)
    await pilot.pause(0.5)
    for kind, build in OPENED.items():
        if kind.__name__ == place:
            await app.push_screen(build(app.context))
            await pilot.pause(0.3)
    fields = fields_of(app.screen)
    if number >= len(fields):
        app.exit(NO_SUCH_FIELD)
        return
    field = fields[number]
    app.screen.set_focus(field)
    fits = ANY_LENGTH
    if isinstance(field, Input):
        field.cursor_position = len(field.value)
        if field.max_length:
            fits = field.max_length - len(field.value)
    await pilot.pause()
    ready.write_text(f"{fits} {len(fields)}")


def lost(data: Path, place: str, field: int, content: Path | None = None) -> float | None:
    """Seconds of typing that are gone after a kill -9 in the middle of it; None where the place has no such field."""
    ready = data.with_name(f"{data.name}-ready")
    ready.unlink(missing_ok=True)
    folder = content or paths.content_folder()
    command = [sys.executable, "-m", __name__, *map(str, (data, folder, ready, place, field))]
    with Terminal(command, (100, 40)) as terminal:
        while not ready.exists() or not ready.read_text():
            terminal.read(0.02)
            pid, status = os.waitpid(terminal.pid, os.WNOHANG)
            if pid:
                terminal._code = os.waitstatus_to_exitcode(status)
                terminal.read(0.1)
                assert terminal._code == NO_SUCH_FIELD, terminal.text[-2000:]
                return None
        fits = int(ready.read_text().split()[0])
        terminal.settle(0.1, 1.0)
        sent, killed = _type_and_kill(terminal, fits)
    gone = [at for number, at in enumerate(sent, 1) if number > _kept(data, len(sent))]
    return killed - gone[0] if gone else 0.0


def fields_there(data: Path) -> int:
    """How many fields the place had that was opened last with this folder."""
    return int(data.with_name(f"{data.name}-ready").read_text().split()[1])


def _type_and_kill(terminal: Terminal, fits: int) -> tuple[list[float], float]:
    """When each character was sent, and when the program was killed."""
    text, gap = (TEXT[:fits], ALL_TYPED_AFTER / fits) if fits else (TEXT, GAP)
    end = ALL_TYPED_AFTER + 0.2 if fits else random.uniform(*TYPED_FOR)
    sent: list[float] = []
    first = time.perf_counter()
    while (now := time.perf_counter()) < first + end:
        if len(sent) < len(text) and now >= first + len(sent) * gap:
            os.write(terminal.fd, text[len(sent)].encode())
            sent.append(now)
        terminal.read(0.005)
    os.kill(terminal.pid, signal.SIGKILL)
    killed = time.perf_counter()
    _, status = os.waitpid(terminal.pid, 0)
    terminal._code = os.waitstatus_to_exitcode(status)
    return sent, killed


def _kept(data: Path, most: int) -> int:
    """How many of the characters are in the file, from the first one on."""
    found = (data / MAIN_FILE).read_text("utf-8")
    return next(number for number in range(most, -1, -1) if TEXT[:number] in found)


def main(data: str, content: str, ready: str, place: str, field: str) -> None:
    notebook = Notebook.open(Path(data))
    if place != FirstRun.__name__:
        notebook.settings.remember(first_run_asked=True)
    context = AppContext(notebook, Path(data), Path(content), TODAY, Config())
    app = WorkbookApp(context, place=place if "/" in place else "today")
    app.run(auto_pilot=lambda pilot: stand_in(pilot, Path(ready), place, int(field)))
    sys.exit(app.return_value or app.return_code or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
