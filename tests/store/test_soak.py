"""A minute of the soak; ten are run by `python -m tests.store.soak`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.soak import soak


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2], ids=["app and app", "app and shell"])
def test_half_a_minute_of_an_evening(tmp_path: Path, seed: int) -> None:
    """Raises what did not hold."""
    print(soak(tmp_path, seed, 30))
