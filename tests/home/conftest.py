"""The lived workbook, made once, and the page for one of the two who live with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.home.lived import live

if TYPE_CHECKING:
    from tests.home.guests import House  # needs the library of the page, which may not be there


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lived") / "data"
    live(folder)
    return folder


@pytest.fixture
def house(lived: Path, tmp_path: Path) -> Iterator[House]:
    from tests.home.guests import House

    shutil.copytree(lived, tmp_path / "data")
    house = House(tmp_path / "data")
    yield house
    house.notebook.close()
