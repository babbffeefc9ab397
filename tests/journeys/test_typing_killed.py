"""Kill -9 while somebody types without a pause into a dialog: at most a second of it is gone, in every field of every
one. The dialogs are read from the code (`test_every_dialog_is_in_the_table`)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journeys import typing_lab
from tests.journeys.every_dialog import OPENED, WITHOUT_DRAFT, fill

MOST = 1.0
"""Seconds of typing that may be gone."""
NAMES = [kind.__name__ for kind in OPENED if kind not in WITHOUT_DRAFT]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    fill(folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_at_most_a_second_is_lost(name: str, filled: Path, tmp_path: Path) -> None:
    number, there = 0, 1
    while number < there:
        data = shutil.copytree(filled, tmp_path / str(number))
        lost = typing_lab.lost(data, name, number)
        if lost is None:  # it has no field
            break
        assert lost <= MOST, f"field {number}"
        number, there = number + 1, typing_lab.fields_there(data)


@pytest.mark.slow
def test_the_lab_finds_what_is_not_kept(filled: Path, tmp_path: Path) -> None:
    """The name of the file to copy words into is kept nowhere: all of it is gone."""
    lost = typing_lab.lost(shutil.copytree(filled, tmp_path / "data"), "LeaveWithout", 0)
    assert lost is not None
    assert lost > MOST
