"""What of a chore week two people do together."""

from __future__ import annotations

import pytest

from workbook.domain.chores.asked import is_of_both


@pytest.mark.parametrize(
    ("people", "two", "of_both"),
    [
        (("Sam", "Alex"), ("Alex", "Sam"), True),
        (("sam", "ALEX", "Mia"), ("Alex", "Sam"), True),
        (("Sam",), ("Alex", "Sam"), False),
        (("Alex",), ("Alex", "Sam"), False),
        (("Sam", "Mia"), ("Alex", "Sam"), False),
        (("Sam", "Mia"), ("Sam",), True),  # who of them is the other one is not known
        (("Sam",), (), False),
    ],
)
def test_of_both_is_what_the_two_do_together_and_of_two_that_are_not_known_what_several_do(
    people: tuple[str, ...], two: tuple[str, ...], of_both: bool
) -> None:
    assert is_of_both(people, two) == of_both
