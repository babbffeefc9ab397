"""CONTRIBUTING.md names places in the tree; each of them is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_place_it_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    tables = [line for line in text.splitlines() if line.startswith("|")]
    named = {name for line in tables for name in re.findall(r"`([\w./<>*…-]+(?:/|\.py|\.md))`", line)}
    plain = {name for name in named if not set("<>*…") & set(name)}
    assert len(plain) > 20
    missing = [name for name in plain if not ((ROOT / "workbook" / name).exists() or (ROOT / name).exists())]
    # `answers.py`, named behind `domain/steps/exercises.py`
    beside = [name for name in missing if "/" not in name.rstrip("/")]
    assert set(missing) == set(beside)
    for name in beside:
        assert list((ROOT / "workbook").rglob(name)), name
