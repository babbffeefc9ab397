"""A workbook of Ida and Jon."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.planning.households import household, sample
from tests.verbs.chores.called import MONDAY
from workbook.planning.engine import make_plan
from workbook.store.notebook import Notebook


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def agreed(data: Path) -> Path:
    """A workbook with an agreed week of Ida and Jon."""
    notebook = Notebook.open(data)
    made = household(sample("ida"))
    notebook.chores.save_household(made)
    week = notebook.chores.propose(made, make_plan(made), MONDAY)
    notebook.chores.agree(week.id, MONDAY, date(2026, 12, 6))
    notebook.close()
    return data
