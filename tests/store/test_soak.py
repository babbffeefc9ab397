"""Some seconds of the soak, a minute of it with `--lab`; ten are run by `python -m tests.store.soak`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.soak.evening import soak


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2], ids=["app and app, sealed", "app and shell"])
def test_a_moment_of_an_evening(tmp_path: Path, seed: int, lab: bool) -> None:
    """Raises what did not hold."""
    sealed = seed == 1
    if sealed:
        pytest.importorskip("pyrage")
    print(soak(tmp_path, seed, 60 if lab else 4, sealed=sealed))
