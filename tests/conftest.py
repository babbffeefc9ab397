"""Shared by all tests: keep hypothesis calm on a busy machine, and nobody's own configuration in play."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("workbook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("workbook")


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the data and settings of whoever runs it."""
    home = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("WORKBOOK_CONFIG", str(home / "no-config.toml"))
    monkeypatch.setenv("WORKBOOK_DATA", str(home / "unused-data"))
    for name in ("NO_COLOR", "TEXTUAL", "COLORTERM"):
        if name in os.environ:
            monkeypatch.delenv(name)
