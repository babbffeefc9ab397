"""A few pictures of the whole: what tests of words and keys do not see, a shifted column or a lost colour.

After a change that is meant:  pytest tests/test_snapshots.py --snapshot-update  — and look at what changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import sample
from tests.journeys.driver import until
from workbook import paths
from workbook.app import WorkbookApp
from workbook.config import Config
from workbook.screens.common.app_context import AppContext
from workbook.store.notebook import Notebook
from workbook.widgets.common import themes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "theme", "key", "words"),
    [
        ((80, 24), themes.DARK, "1", "Next sitting"),
        ((60, 20), themes.LIGHT, "1", "CHORES TODAY"),
        ((110, 26), themes.DARK, "4", "a fair share is"),
        ((120, 40), themes.LIGHT, "5", "Week of 16 Nov"),
        ((80, 24), themes.DARK, "5", "Week of 16 Nov"),
    ],
    ids=["today", "today-small", "week", "journey", "journey-small"],
)
def test_it_looks_as_it_should(
    snap_compare, tmp_path: Path, size: tuple[int, int], theme: str, key: str, words: str
) -> None:
    sample.build(tmp_path)
    notebook = Notebook.open(tmp_path)
    app = WorkbookApp(AppContext(notebook, tmp_path, paths.content_folder(), sample.TODAY, Config(theme=theme)))

    async def settle(pilot) -> None:
        await until(pilot, "Ring the counsellor")
        await pilot.press(key)
        await until(pilot, words)
        await pilot.pause(0.2)

    assert snap_compare(app, terminal_size=size, run_before=settle)
    notebook.close()
