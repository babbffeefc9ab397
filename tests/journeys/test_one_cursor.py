"""On every page and in every dialog there is one visible cursor, and the foot tells only keys that act."""

from __future__ import annotations

from pathlib import Path

from textual.containers import ScrollableContainer
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from tests.journeys.driver import opened, press
from tests.journeys.every_dialog import OPENED, fill
from workbook.screens.chores.figures import Figures
from workbook.screens.frame.help import KeysHelp
from workbook.screens.frame.on_paper import Look
from workbook.screens.frame.where_to_turn import WhereToTurn
from workbook.screens.steps.choose_version import ChooseVersion
from workbook.screens.steps.shown_lines import ShowLines
from workbook.screens.steps.stray_answers import StrayAnswers
from workbook.widgets.common.cursor_list import CursorList
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.steps.sheet import Sheet

READ = (Figures, KeysHelp, Look, ChooseVersion, ShowLines, StrayAnswers, WhereToTurn)
"""There is only something to read: arrows scroll it."""
SOME = 8
"""One dialog in so many is looked at each time, but with `--lab`."""
SIGNS = "▸█╿"
"""Of the row, of the field and of the day under the cursor."""


def faults(pilot: Pilot[int]) -> list[str]:
    """What is wrong with the cursor and the foot of the screen in front."""
    app, screen = pilot.app, pilot.app.screen
    found = [] if app.focused is not None or not screen.focus_chain else ["nothing has the focus"]
    if not isinstance(screen, READ):
        found += [f"{one} is a stop" for one in screen.focus_chain if isinstance(one, ScrollableContainer)
                  and type(one).__name__.startswith(("Vertical", "Horizontal", "Scrollable"))]  # fmt: skip
        if app.focused is not None and not is_seen(pilot, app.focused):
            found.append(f"the cursor of {app.focused} is not seen")
    acting = {active.binding.key for active in screen.active_bindings.values() if active.enabled}
    for line in screen.query(KeyLine):
        found += [f"{key} does nothing" for key, _, _ in line._keys if key not in acting]
        if isinstance(app.focused, Input | TextArea):
            found += [f"{key} is a letter" for key, _, _ in line._keys if len(key) == 1 or key == "question_mark"]
    return found


def is_seen(pilot: Pilot[int], widget: Widget) -> bool:
    if isinstance(widget, Sheet) or (isinstance(widget, CursorList) and widget.current is None):
        return True  # there is only something to read
    region = pilot.app.screen.find_widget(widget).visible_region
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    lines = [strips[y].crop(region.x, region.right) for y in range(region.y, region.bottom)]
    if isinstance(widget, Button):  # a whole cell in the accent
        accent = pilot.app.theme_variables["accent"].lower()
        return any(style and style.bgcolor and style.bgcolor.name == accent for _, style, _ in lines[0])
    return any(sign in line.text for line in lines for sign in SIGNS)


async def test_there_is_one_cursor_everywhere_and_every_key_of_the_foot_acts(tmp_path: Path, lab: bool) -> None:
    fill(tmp_path)
    found: dict[str, list[str]] = {}
    async with opened(tmp_path) as pilot:
        for page in "23451":
            await press(pilot, page)
            await pilot.pause(0.05)
            found[page] = faults(pilot)
        for kind, make in list(OPENED.items())[:: 1 if lab else SOME]:
            pilot.app.push_screen(make(pilot.app.context))
            await pilot.pause(0.02)
            await pilot.pause()
            if type(pilot.app.screen) is kind:
                found[kind.__name__] = faults(pilot)
            while len(pilot.app.screen_stack) > 1:
                pilot.app.pop_screen()
            await pilot.pause()
    assert {name: one for name, one in found.items() if one} == {}
