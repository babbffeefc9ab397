"""The bars of one line: what is clicked is told, whatever stands beside it, at every width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.message import Message

from tests.journeys.driver import HOSTILE
from tests.widgets.common.test_row_list import text_of
from workbook.widgets.common.action_line import ActionLine
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.page_tabs import PageTabs
from workbook.widgets.common.part_line import PartLine
from workbook.widgets.common.press_line import PressLine
from workbook.widgets.common.safe import plain
from workbook.widgets.common.tab_line import TabLine
from workbook.widgets.common.title_line import TitleLine

ACTIONS = [("a", "Agree", "agree"), ("n", "New week", "new"), ("p", "Print", "print")]


class Bar(App[None]):
    """Shows one bar and notes what it says, and the clicks that went past it."""

    def __init__(self, bar: PressLine) -> None:
        super().__init__()
        self.bar = bar
        self.heard: list[object] = []
        self.clicks = 0

    def compose(self) -> ComposeResult:
        yield Vertical(self.bar)

    def on_click(self, event: events.Click) -> None:
        self.clicks += 1

    def hear(self, message: Message) -> None:
        fields = vars(message)
        self.heard.append(next(fields[name] for name in ("mode", "key", "name", "index") if name in fields))

    on_tab_line_opened = on_part_line_opened = on_page_tabs_opened = hear
    on_key_line_pressed = on_title_line_pressed = on_action_line_pressed = hear


def tabs(app: Bar) -> None:
    assert isinstance(app.bar, TabLine)
    app.bar.set_aside("Sam · Sat 28 Nov")


def keys(app: Bar) -> None:
    assert isinstance(app.bar, KeyLine)
    bindings = [Binding(key, name, words, id=name) for key, words, name in ACTIONS]
    app.bar.set_bindings([ActiveBinding(app, binding, True, "") for binding in bindings])


def parts(app: Bar) -> None:
    assert isinstance(app.bar, PartLine)
    app.bar.show(1, [True, False, False])


def pages(app: Bar) -> None:
    assert isinstance(app.bar, PageTabs)
    app.bar.show(["Chore week", "Conflicts"], 0, ("c", "Other tab"))


def title(app: Bar) -> None:
    assert isinstance(app.bar, TitleLine)
    app.bar.show(plain(HOSTILE[0][:12]), ACTIONS)


def actions(app: Bar) -> None:
    assert isinstance(app.bar, ActionLine)
    app.bar.set_actions(ACTIONS)


PARTS: dict[str, object] = {"✓ People": 0, "Time": 1, "Chores": 2, "‹": 0, "›": 2}
BARS: list[tuple[Callable[[], PressLine], Callable[[Bar], None], dict[str, object]]] = [
    (lambda: TabLine([("today", "Today"), ("steps", "Steps")], "today"), tabs, {"Today": "today", "2 Steps": "steps"}),
    (KeyLine, keys, {"Agree": "a", "n New": "n", "Print": "p"}),
    (
        lambda: PartLine("Home", ["People", "Time", "Chores"]),
        parts,
        PARTS,
    ),
    (PageTabs, pages, {"Chore week": 0, "Conflicts": 1}),
    (TitleLine, title, {"Agree": "agree", "New week": "new", "Print": "print"}),
    (ActionLine, actions, {"Agree": "agree", "New week": "new", "Print": "print"}),
]
NAMES = ["tabs", "keys", "parts", "pages", "title", "actions"]


def place(app: Bar, words: str) -> tuple[int, int]:
    """Where these words stand on the screen."""
    return next((line.index(words), y) for y, line in enumerate(text_of(app)) if words in line)


@pytest.mark.parametrize(("make", "fill", "places"), BARS, ids=NAMES)
async def test_each_part_says_its_own_and_the_click_goes_no_further(make, fill, places) -> None:
    app = Bar(make())
    async with app.run_test(size=(80, 24)) as pilot:
        fill(app)
        await pilot.pause()
        for words in places:
            x, y = place(app, words)
            await pilot.click(offset=(x, y))
            await pilot.click(offset=(x + len(words) - 1, y))
        await pilot.pause()
        assert app.heard == [value for value in places.values() for _ in range(2)]
        assert app.clicks == 0


@pytest.mark.parametrize(
    ("width", "end"), [(80, "A name that neve… · Sat 21 Nov"), (60, "Sat 21 Nov"), (52, "5 Journey")]
)
def test_a_long_name_is_cut_before_it_goes(width: int, end: str) -> None:
    bar = TabLine([(one, one) for one in ("Today", "Steps", "Promises", "Plans", "Journey")], "Today")
    bar.set_aside("A name that never comes to its end · Sat 21 Nov")
    [line] = bar.lines(width)
    assert "".join(part.text.plain for part in line).rstrip().endswith(end)


def test_of_several_people_the_name_stays_where_only_one_of_both_fits() -> None:
    bar = TabLine([(one, one) for one in ("Today", "Steps", "Promises", "Plans", "Journey")], "Today")
    bar.set_aside("Alexandra-Maria · Sat 21 Nov", name_first=True)
    for width, end in ((60, "Journey  Alexandra-Mar…"), (52, "Journey  Alexa…"), (50, "5 Journey")):
        [line] = bar.lines(width)
        assert "".join(part.text.plain for part in line).rstrip().endswith(end)


def test_where_not_all_pages_fit_the_open_one_stands_alone_between_ways_to_its_neighbours() -> None:
    bar = TabLine([("today", "Today"), ("steps", "Steps"), ("journey", "Journey")], "today")
    [line] = bar.lines(20)
    assert "".join(part.text.plain for part in line).rstrip() == "‹ 1 Today ›"
    assert [vars(part.message)["mode"] for part in line if part.message] == ["journey", "steps"]


@pytest.mark.parametrize(("make", "fill", "places"), BARS, ids=NAMES)
async def test_a_click_beside_the_parts_says_nothing(make, fill, places) -> None:
    app = Bar(make())
    async with app.run_test(size=(80, 24)) as pilot:
        fill(app)
        await pilot.pause()
        last = list(places)[-1]
        x, y = place(app, last)
        if app.bar.region.right - 2 > x + len(last) + 3:
            await pilot.click(offset=(x + len(last) + 3, y))
        first = next(iter(places))
        x, y = place(app, first)
        await pilot.click(offset=(x + len(first) + 1, y))
        await pilot.pause()
        assert app.heard == []
        assert app.clicks > 0


@pytest.mark.parametrize("width", [12, 40, 60, 120])
@pytest.mark.parametrize(("make", "fill", "places"), BARS, ids=NAMES)
async def test_it_fits_every_window(width: int, make, fill, places) -> None:
    app = Bar(make())
    async with app.run_test(size=(width, 15)) as pilot:
        fill(app)
        await pilot.pause()
        room = app.bar.content_size.width
        lines = app.bar.lines(room)
        assert app.bar.render().plain.count("\n") + 1 == max(len(lines), 1)
        assert all(len(line.rstrip()) <= room for line in app.bar.render().plain.split("\n"))


async def test_where_there_is_no_room_for_the_turning_keys_nothing_turns() -> None:
    app = Bar(PartLine("", ["People", "Time", "Chores"]))
    async with app.run_test(size=(36, 15)) as pilot:
        parts(app)
        await pilot.pause()
        x, y = place(app, "Chores")
        await pilot.click(offset=(x + len("Chores") + 4, y))
        await pilot.pause()
        assert app.heard == []


async def test_actions_take_as_many_lines_as_they_need_and_each_can_be_clicked() -> None:
    app = Bar(ActionLine())
    async with app.run_test(size=(20, 15)) as pilot:
        actions(app)
        await pilot.pause()
        assert app.bar.size.height == 2
        await pilot.click(offset=place(app, "Print"))
        await pilot.pause()
        assert app.heard == ["print"]


@pytest.mark.parametrize(("height", "lines"), [(20, 1), (24, 2)])
async def test_a_title_without_room_takes_a_second_line_or_leaves_actions_out(height: int, lines: int) -> None:
    app = Bar(TitleLine())
    async with app.run_test(size=(34, height)) as pilot:
        title(app)
        await pilot.pause()
        assert app.bar.size.height == lines
        assert any("Agree" in line for line in text_of(app))
        assert any("Print" in line for line in text_of(app)) == (lines == 2)


async def test_only_what_stands_last_by_its_name_gives_way_to_nothing() -> None:
    app = Bar(KeyLine())
    async with app.run_test(size=(24, 3)) as pilot:
        assert isinstance(app.bar, KeyLine)
        names = ("First", "Back", "Third", "Keys")
        bindings = [Binding(key, key, words, id=key) for key, words in zip("abcd", names, strict=True)]
        app.bar.set_bindings([ActiveBinding(app, one, True, "") for one in bindings], ("a", "b"), ("d",))
        await pilot.pause()
        assert " ".join(text_of(app)).split()[-6:] == ["a", "First", "b", "Back", "d", "Keys"]
