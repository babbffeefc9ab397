"""Shared by all tests: keep hypothesis calm on a busy machine, nobody's own configuration in play, and `--lab`.

With `pytest --lab` the tests that end the program before its k-th call do so before each one, properties are tried on
more examples and large is larger: for whoever touches the store, before a release. Without it each does a part, so that
the whole suite takes minutes.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests import idle

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
settings.register_profile("workbook", CALM)
settings.register_profile("lab", CALM, max_examples=300)
idle.install()
gc.set_threshold(200_000, 20, 20)  # an app's widgets live as long as its test: looking them through again costs 8 %


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Nothing in the workbook asks anybody beyond this machine for anything; a test in which something does fails.

    192.0.2.1 is nobody: `home --lan` asks the system by which address one would go there, and nothing is sent.
    """
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host or ""
    if not host.startswith("127.") and host not in ("", "localhost", "::1", "0.0.0.0", "192.0.2.1"):
        raise AssertionError("something asked the network")


sys.addaudithook(_no_network)

LONGEST = "test_typing_killed"
SLOW = [Path(__file__).parent / name for name in ("journeys", "widgets", "screens", "planning")]
"""Here nearly every test opens an app or seeks plans."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--lab", action="store_true", help="every call, more examples, larger files: takes an hour")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("lab" if config.getoption("--lab") else "workbook")


@pytest.fixture(scope="session")
def lab(request: pytest.FixtureRequest) -> bool:
    """Whether the tests are to be as thorough as they can be."""
    return bool(request.config.getoption("--lab"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What stands in `SLOW` is slow as a whole."""
    if not config.getoption("--lab"):
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("lab")])
        items[:] = [item for item in items if not item.get_closest_marker("lab")]
    for item in items:
        if any(place in item.path.parents for place in SLOW):
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
