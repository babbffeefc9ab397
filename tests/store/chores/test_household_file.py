"""Household files: no more is read than a household can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.domain.chores.household_file import HouseholdFault
from workbook.store.chores.household_file import MOST_BYTES, UnreadableFile, read_file, read_text


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_what_never_ends_is_too_large() -> None:
    with pytest.raises(UnreadableFile, match="larger than 5 MB"):
        read_file(Path("/dev/zero"))


def test_a_file_of_more_than_a_household_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(UnreadableFile, match="larger than 5 MB"):
        read_file(tmp_path / "file")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n "chores": [{"prio": 1, "name": "}{",\n "a": {"prio": 1}, "prio": 2}]}', '"prio" stands twice'),
        ('{"people": [],\n\n "people": []}', '"people" stands twice'),
        ('{"people": [{"prefs": {"Ben\'s \\"letters": 1,\n\n"Ben\'s \\"letters": 2}}]}', "a name stands twice"),
    ],
)
def test_a_name_that_stands_twice_is_named_with_its_line_unless_somebody_wrote_it(text: str, said: str) -> None:
    with pytest.raises(HouseholdFault) as fault:
        read_text(text)
    assert said in str(fault.value)
    assert "the second time in line 3:" in str(fault.value)
    assert "Ben" not in str(fault.value)
