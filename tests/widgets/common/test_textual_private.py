"""The private names of Textual that the code leans on: each still there, and none read anywhere else."""

from __future__ import annotations

import re
import signal
from importlib import import_module
from pathlib import Path

import pytest
from rich import _wrap
from textual import _callback
from textual.app import App
from textual.content import Content
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import TextArea

import workbook
from workbook.widgets.common import textual_private

PACKAGE = Path(workbook.__file__).parent
PLACES = {"widgets/common/textual_private.py"}
READ_OF_OTHERS = re.compile(r"\b(?:app|screen|driver|compositor)\._[a-z]\w*")


@pytest.mark.parametrize("name", textual_private.READ)
def test_what_is_read_of_an_app_is_still_there(name: str) -> None:
    assert hasattr(App(), name)


@pytest.mark.parametrize("name", textual_private.READ_OF_A_SCREEN)
def test_what_is_read_of_a_screen_is_still_there(name: str) -> None:
    assert hasattr(Screen(), name)


@pytest.mark.parametrize("name", textual_private.READ_OF_A_TIMER)
def test_what_is_set_of_a_timer_is_still_there(name: str) -> None:
    assert hasattr(Timer(App(), 1), name)


@pytest.mark.parametrize("name", textual_private.READ_OF_A_FIELD)
def test_what_is_read_of_a_field_is_still_there(name: str) -> None:
    assert hasattr(TextArea(), name)


@pytest.mark.parametrize("delay", [-0.006, 0, 0.02])
async def test_a_timer_rings_once_and_however_late_it_is(delay: float, monkeypatch: pytest.MonkeyPatch) -> None:
    def stands_still(*_: object) -> None:
        raise AssertionError("the timer looks for its next turn for ever")

    monkeypatch.setattr(MessagePump, "set_timer", MessagePump.set_timer)  # put back afterwards
    textual_private.let_every_timer_ring()
    before = signal.signal(signal.SIGALRM, stands_still)
    signal.alarm(3)
    try:
        rung: list[float] = []
        async with App[None]().run_test() as pilot:
            pilot.app.set_timer(delay, lambda: rung.append(delay))
            for _ in range(10):
                await pilot.pause(0.01)
        assert rung == [delay]
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(
    ("owner", "name"), [(owner, name) for owner, names in textual_private.OVERRIDDEN.items() for name in names]
)
def test_what_is_overridden_is_still_there(owner: str, name: str) -> None:
    module, _, cls = owner.rpartition(".")
    assert name in vars(getattr(import_module(f"textual.{module}"), cls))


def test_private_names_are_read_in_one_place_only() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in PACKAGE.rglob("*.py")
        if str(path.relative_to(PACKAGE)) not in PLACES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if READ_OF_OTHERS.search(line)
        or any(re.search(rf"\.{name}\b", line) for name in textual_private.READ_OF_A_FIELD[:2])
        or re.search(r"(from|import) textual\._", line)
    ]
    assert not found


def test_a_number_and_its_unit_a_date_and_tied_words_stay_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_wrap, "re_word", _wrap.re_word)  # put back afterwards
    textual_private.keep_units_together()
    lines = [line.plain for line in Content("You carry 44 %, Alex 5 h 10 and 20 min more.").wrap(11)]
    assert lines == ["You carry", "44 %, Alex", "5 h 10 and", "20 min", "more."]
    signs = Content("● kept  ·\u00a0nothing\u00a0due").wrap(13)
    assert [line.plain for line in signs] == ["● kept", "·\u00a0nothing\u00a0due"]
    assert [line.plain for line in Content("Next: Sat 28 Nov.").wrap(11)] == ["Next:", "Sat 28 Nov."]
    assert [line.plain for line in Content("1 hat, 1 minute").wrap(8)] == ["1 hat, 1", "minute"]  # only units


def test_of_what_is_told_to_take_one_value_textual_looks_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def handler(message: object) -> None: ...

    monkeypatch.setattr(_callback, "_count_parameters", lambda _: 2)
    assert _callback.count_parameters(handler) == 2
    textual_private.takes_one(handler)
    assert _callback.count_parameters(handler) == 1
