"""Shared by all tests: keep hypothesis calm on a busy machine, and nobody's own configuration in play."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import idle

settings.register_profile("workbook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("workbook")
idle.install()


LONGEST = "test_typing_killed"
JOURNEYS = Path(__file__).parent / "journeys"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each journey drives the whole app: all of them are slow."""
    for item in items:
        if JOURNEYS in item.path.parents:
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: item.path.stem != LONGEST)  # first, so that nobody waits for it alone at the end


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the data and settings of whoever runs it."""
    home = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("WORKBOOK_CONFIG", str(home / "no-config.toml"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "unused-state"))
    monkeypatch.setenv("WORKBOOK_DATA", str(home / "unused-data"))
    for name in ("NO_COLOR", "TEXTUAL", "COLORTERM"):
        if name in os.environ:
            monkeypatch.delenv(name)
