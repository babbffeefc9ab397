"""Kill -9 while somebody types without a pause, in real pseudo-terminals: how many seconds of it are gone?

    python -m tests.journeys.typing_lab [NAME …]

opens the app at each of `places` (or those named), several at a time, and types into every field that is there. What a
kill would leave is what stands in the file at that moment, so the file is looked at all the while; in the last field of
each place the program is killed for real. Prints, as JSON, the seconds that were lost at worst, by place and field.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.bench.terminal import Terminal
from tests.journeys.driver import TODAY
from tests.journeys.every_dialog import OPENED, WITHOUT_DRAFT, fill
from tests.journeys.every_kind import write_content
from workbook import paths
from workbook.app import WorkbookApp
from workbook.config import Config
from workbook.content.book import load
from workbook.paths import MAIN_FILE
from workbook.screens.chores.household import PEOPLE, HouseholdScreen
from workbook.screens.common.app_context import AppContext
from workbook.screens.frame.leave import LeaveWithout
from workbook.screens.steps.page import StepsScreen
from workbook.store.notebook import Notebook
from workbook.widgets.common.date_field import DateField, TimeField

MOST = 1.0
"""Seconds of typing that may be gone."""
BUSY = 2.0
"""Seconds after which a field is surely kept nowhere, or not while one types, however busy the machine is."""
AT_ONCE = 6
"""Places that are tried at the same time."""
AGAIN = 3
"""Times that a place that lost too much is tried again."""
GAP = 0.1
"""Seconds from one key to the next: nobody types faster for long."""
SAVES = 2
"""Saves that are waited for while one types without a pause: by then the timer has been set anew."""
OPENS = 30.0
"""Seconds after which a place that has not opened is a fault."""
FEW = 4
"""Figures that are typed into a field at once; a number is a text as well."""
ALONE = {DateField: "2026-12-19", TimeField: "20:47"}
"""Typed into the fields of an exercise that take nothing else; half a day is no answer."""
PAGES = ("today", "steps")


@dataclass(frozen=True)
class Place:
    """`opens` is the name of a dialog or of a page over another, or "step/exercise"; `keys` open its fields."""

    opens: str
    keys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return " ".join((self.opens, *self.keys))


MORE = (
    Place("Forge", ("ctrl+t",)),
    Place("ChoreSheet", ("enter",)),
    Place("PersonSheet", ("down", "down", "enter")),
    Place("HouseholdScreen", ("a",)),
    Place("HouseholdScreen", ("enter",)),
    Place("kinds/next-sitting"),
    Place(LeaveWithout.__name__),
)
"""Fields that appear after a key, or belong to no dialog and no exercise. The last one is kept nowhere, the name of the
file to copy words into: it shows that the lab would find such a field."""
AFTER_KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ledger": (("a",),),
    "sort": (("a",),),
    "checklist": (("a",),),
    "cards": (("a",), ("space", "enter")),
    "rehearse": (("enter",),),
}
"""The kinds of exercise whose fields appear after keys."""


def places(content: Path) -> list[Place]:
    """Every dialog, every exercise of the content, and `MORE`."""
    exercises = [
        Place(f"{step.id}/{one.id}", keys)
        for step in load(content).steps()
        for one in step.exercises
        for keys in AFTER_KEYS.get(one.kind, ((),))
    ]
    return [*(Place(kind.__name__) for kind in OPENED if kind not in WITHOUT_DRAFT), *exercises, *MORE]


# --- in the child: the app at one place --------------------------------------------------------------------------


def fields_of(screen: Any) -> list[Widget]:
    """The fields that one can type into, from the top down."""
    return [one for one in screen.query("Input, TextArea") if one.focusable and one.display and one.region.width]


def show(data: Path, content: Path, place: Place, tells: int, hears: int) -> None:
    """Run the app there. Through `tells` it says a line for each field in turn, what fits and which one it is, and goes
    on to the next when it `hears` a byte; "end" when there is none."""
    notebook = Notebook.open(data)
    context = AppContext(notebook, data, content, TODAY, Config())
    app = WorkbookApp(context, place=place.opens if "/" in place.opens else "today")
    if "/" not in place.opens:  # a page beneath the dialog would have to be drawn as well
        app.get_default_screen = Screen  # type: ignore[method-assign]
    app.run(auto_pilot=partial(_stand_in_each, place, tells, hears))


async def _stand_in_each(place: Place, tells: int, hears: int, pilot: Pilot[object]) -> None:
    app = cast(WorkbookApp, pilot.app)
    await _open(pilot, app, place)
    heard = asyncio.Queue[bytes]()
    asyncio.get_running_loop().add_reader(hears, lambda: heard.put_nowait(os.read(hears, 100)))
    left = len(fields_of(app.screen))
    while left:
        one = cast("Input | TextArea", fields_of(app.screen)[-left])
        app.screen.set_focus(one)
        await pilot.pause()
        fits, alone, left = 0, "", left - 1
        if isinstance(one, Input):
            one.cursor_position = len(one.value)
            fits = one.max_length - len(one.value) if one.max_length else 0
            if "/" in place.opens and (kind := type(one.parent)) in ALONE:
                one.value, alone = "", ALONE[kind]
        os.write(tells, f"{json.dumps([fits, alone, left])}\n".encode())
        typed = (await heard.get()).decode()
        while typed not in (one.value if isinstance(one, Input) else one.text):
            await pilot.pause(0.01)
    os.write(tells, b"null\n")


async def _open(pilot: Pilot[object], app: WorkbookApp, place: Place) -> None:
    await pilot.pause()
    if "/" in place.opens:
        while not (isinstance(app.screen, StepsScreen) and app.screen.open_frame):
            await pilot.pause(0.02)
    elif place.opens == HouseholdScreen.__name__:
        await app.push_screen(HouseholdScreen(app.context, part=PEOPLE))
    else:
        kind = next(kind for kind in OPENED if kind.__name__ == place.opens)
        await app.push_screen(OPENED[kind](app.context))
    await pilot.pause(0.1)
    await pilot.press(*place.keys)
    await pilot.pause(0.1)


# --- outside: who types ------------------------------------------------------------------------------------------


@dataclass
class Typing:
    """One place that is tried. `lost`: by field, the seconds that a kill at the worst moment would have cost."""

    place: Place
    data: Path
    terminal: Terminal
    hears: int
    tells: int
    lost: list[float] = field(default_factory=list[float])
    _waits: dict[str, tuple[int, float]] = field(default_factory=dict[str, tuple[int, float]])
    """What is not in the file yet: into which field it was typed, and when."""
    _stamp: tuple[int, int] = (0, 0)

    def steps(self) -> Generator[None]:
        """Fill in the form without a pause; something may be done elsewhere whenever it yields. A few letters go into
        each field; the last one is typed into on and on, until the program is killed."""
        while told := (yield from self._told()):
            fits, alone, left = told
            text = alone or self._figures(min(fits or FEW, FEW))
            self._type(text)
            if not left:
                yield from self._type_on(text, far=not (alone or fits))
                self._kill()
                return
            os.write(self.tells, text.encode())

    def _told(self) -> Generator[None, None, Any]:
        end = time.perf_counter() + OPENS
        while not select.select([self.hears], [], [], 0)[0]:
            assert time.perf_counter() < end, f"{self.place.name}: {self.terminal.text[-1000:]}"
            self._look()
            yield
        told = os.read(self.hears, 200)
        assert told, f"{self.place.name} ended: {[path.read_text() for path in self.data.glob('crash-*')]}"
        return json.loads(told)

    def _figures(self, many: int) -> str:
        """So many figures that stand in the file nowhere."""
        found = (self.data / MAIN_FILE).read_text("utf-8") + " ".join(self._waits)
        return next(text for n in range(10**many - 1, -1, -1) if (text := f"{n:0{many}}") not in found)

    def _type(self, text: str) -> None:
        os.write(self.terminal.fd, text.encode())
        self._waits[text] = len(self.lost), time.perf_counter()
        self.lost.append(0.0)

    def _type_on(self, text: str, *, far: bool) -> Generator[None]:
        """Until everything has been saved; `far`: type on behind it meanwhile, until some of that has been saved."""
        place, last = self._waits[text]
        saves = 0
        while max(self.lost) <= BUSY and (saves < SAVES if far else self._waits):
            saves += self._look()
            if far and time.perf_counter() >= last + GAP:
                last = time.perf_counter()
                text += str(len(text) % 10)
                os.write(self.terminal.fd, text[-1].encode())
                self._waits[text] = place, last
            yield

    def _look(self) -> bool:
        """Read what the program has written, and how much a kill would cost just now. Has something been saved?"""
        self.terminal.read(0)
        about = (self.data / MAIN_FILE).stat()
        before, self._stamp = self._stamp, (about.st_ino, about.st_mtime_ns)
        now = time.perf_counter()
        for place, at in self._waits.values():
            self.lost[place] = max(self.lost[place], now - at)
        found = (self.data / MAIN_FILE).read_text("utf-8") if before != self._stamp else ""
        there = [text for text in self._waits if text in found]
        for text in there:
            del self._waits[text]
        return bool(there)

    def _kill(self) -> None:
        os.kill(self.terminal.pid, signal.SIGKILL)
        _, status = os.waitpid(self.terminal.pid, 0)
        self.terminal._code = os.waitstatus_to_exitcode(status)
        self._look()

    def close(self) -> None:
        self.terminal.__exit__(None, None, None)
        os.close(self.hears)
        os.close(self.tells)


def begin(place: Place, filled: Path, content: Path, data: Path) -> Typing:
    shutil.copytree(filled, data)
    hears, tells = os.pipe()
    listens, asks = os.pipe()
    folder = content if "/" in place.opens else paths.content_folder()
    terminal = Terminal(partial(show, data, folder, place, tells, listens), (60, 20))
    os.close(tells)
    os.close(listens)
    return Typing(place, data, terminal, hears, asks)


def lost(filled: Path, content: Path, wanted: list[Place], at_once: int = AT_ONCE) -> dict[str, list[float]]:
    """The seconds that are lost at worst, by place and field."""
    waiting, going = list(wanted), dict[str, tuple[Typing, Generator[None]]]()
    found: dict[str, list[float]] = {}
    while waiting or going:
        while waiting and len(going) < at_once:
            place = waiting.pop(0)
            typing = begin(place, filled, content, Path(tempfile.mkdtemp(dir=filled.parent)) / "data")
            going[place.name] = typing, typing.steps()
        select.select([typing.terminal.fd for typing, _ in going.values()], [], [], 0.01)
        for name, (typing, steps) in list(going.items()):
            try:
                next(steps)
            except StopIteration:
                typing.close()
                found[name] = typing.lost
                del going[name]
    return found


def load_all() -> None:
    """What the app loads when it is wanted: the children have it then."""
    for name in (*(f"workbook.screens.{page}.page" for page in PAGES), "textual.drivers.linux_driver"):
        import_module(name)


def measured(names: Sequence[str] = ()) -> dict[str, list[float]]:
    """As `lost`, for all places or those with these names, on the sample. Starts processes by forking: no thread may
    run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "filled")
        content = write_content(folder / "content")
        load_all()
        gc.collect()
        gc.freeze()  # what the children share stays shared
        wanted = [place for place in places(content) if not names or place.name in names]
        found = lost(folder / "filled", content, wanted)
        # On a machine that is busy with something else a key may come late: what lost too much is tried again, alone.
        for _ in range(AGAIN):
            again = [place for place in wanted if place != MORE[-1] and max(found[place.name], default=0.0) > MOST]
            found.update(lost(folder / "filled", content, again, 1))
        return found


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1:]), indent=1))
