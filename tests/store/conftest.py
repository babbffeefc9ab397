"""A folder and an open notebook for each test of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.support import Clock, opened
from workbook.store.notebook import Notebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notebook(folder: Path, clock: Clock) -> Iterator[Notebook]:
    notebook = opened(folder, clock=clock)
    yield notebook
    notebook.close()
