"""A damaged workbook: what is offered on the screen, and that nothing is lost whatever is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import TODAY, opened, press, until
from workbook.config import Config
from workbook.domain.promises.cadence import Cadence
from workbook.domain.promises.drafting import Draft
from workbook.paths import MAIN_FILE
from workbook.screens.frame.rescue import Rescue
from workbook.store.file.errors import NeedsRescue
from workbook.store.notebook import Notebook
from workbook.widgets.common import textual_private

DAMAGED = b'{"promises": {"1": {"act": "Be ho'


@pytest.fixture
def trouble(tmp_path: Path) -> NeedsRescue:
    """A workbook with one promise whose main file was cut short."""
    notebook = Notebook.open(tmp_path)
    for act in ("Be home by 18:30", "Ring the counsellor"):
        notebook.promises.add(
            Draft(act=act, cadence=Cadence("weekdays", weekdays=tuple(range(7))), starts=TODAY), TODAY
        )
    notebook.close()
    (tmp_path / MAIN_FILE).write_bytes(DAMAGED)
    with pytest.raises(NeedsRescue) as raised:
        Notebook.open(tmp_path)
    return raised.value


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_previous_version_is_offered_first_and_comes_back_with_enter(
    tmp_path: Path, trouble: NeedsRescue, size: tuple[int, int]
) -> None:
    app = Rescue(trouble, Config())
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await until(pilot, "Before the last change")
        await press(pilot, "enter")
    assert app.return_value is True
    assert DAMAGED in [path.read_bytes() for path in tmp_path.glob("workbook.damaged*")]
    async with opened(tmp_path) as pilot:
        await until(pilot, "Be home by 18:30")


async def test_leaving_changes_nothing(tmp_path: Path, trouble: NeedsRescue) -> None:
    app = Rescue(trouble, Config())
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "escape")
    assert app.return_value is False
    assert (tmp_path / MAIN_FILE).read_bytes() == DAMAGED


async def test_an_empty_workbook_is_begun_only_by_choice_and_keeps_the_rest(
    tmp_path: Path, trouble: NeedsRescue
) -> None:
    app = Rescue(trouble, Config())
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "end", "up", "enter")
    assert app.return_value is True
    assert DAMAGED in [path.read_bytes() for path in tmp_path.glob("workbook.damaged*")]
    notebook = Notebook.open(tmp_path)
    assert notebook.promises.all() == []
    notebook.close()


async def test_it_is_left_at_once_by_the_key_of_the_settings_and_wears_their_theme(trouble: NeedsRescue) -> None:
    """None: nothing is said on the terminal either."""
    app = Rescue(trouble, Config(quick_exit="f12", theme="workbook-light"))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert not app.current_theme.dark
        await press(pilot, "f12")
    assert app.return_value is None


def test_a_fault_prints_nothing_of_what_the_files_hold(
    trouble: NeedsRescue, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        held = "Ring the counsellor"
        raise RuntimeError(held)

    monkeypatch.setattr("workbook.store.file.rescue.offer", broken)
    app = Rescue(trouble, Config())
    app.run(headless=True)
    assert isinstance(textual_private.fault_of(app), RuntimeError)
    assert "counsellor" not in "".join(capfd.readouterr())
