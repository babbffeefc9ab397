"""Household files: no more is read than a household can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.store.chores.household_file import MOST_BYTES, UnreadableFile, read_file


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_what_never_ends_is_too_large() -> None:
    with pytest.raises(UnreadableFile, match="larger than 5 MB"):
        read_file(Path("/dev/zero"))


def test_a_file_of_more_than_a_household_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(UnreadableFile, match="larger than 5 MB"):
        read_file(tmp_path / "file")
