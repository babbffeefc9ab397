"""Marks: a later one stands, the earlier are kept; repair; steadiness and counts."""

import random
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.mark import (
    MOST_A_DAY,
    Mark,
    MarkKind,
    due_key,
    due_keys,
    key_of,
    of_promise,
    remarked,
    repairable,
    repaired,
    split_key,
    unmarked,
    with_notice,
)
from workbook.domain.promises.steadiness import Counts, by_week, counts, curve, steadiness

DAY = date(2026, 11, 20)


def mark(kind: MarkKind = "missed", on: date = DAY, marked_on: date | None = None, note: str = "") -> Mark:
    return Mark("p", on, kind, marked_on or on, note=note)


def row(*kinds: MarkKind) -> list[Mark]:
    return [mark(kind, DAY + timedelta(days=n)) for n, kind in enumerate(kinds)]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1, 20))
def test_a_due_has_one_key(day: date, nth: int) -> None:
    assert split_key(due_key("01kb", day, nth)) == ("01kb", day, nth)


def test_a_later_mark_stands_and_the_earlier_are_kept() -> None:
    first = mark("missed", note="forgot")
    second = remarked(first, mark("kept", marked_on=DAY + timedelta(days=1)))
    third = remarked(second, mark("late", marked_on=DAY + timedelta(days=2)))
    assert third.kind == "late"
    assert [(earlier.kind, earlier.note) for earlier in third.earlier] == [("missed", "forgot"), ("kept", "")]


def test_the_same_mark_again_changes_nothing() -> None:
    first = mark("kept", note="on time")
    assert remarked(first, mark("kept", marked_on=DAY + timedelta(days=3))) is first


def test_a_miss_can_be_repaired_for_48_hours() -> None:
    done = repaired(mark(), DAY + timedelta(days=2), "said it at breakfast")
    assert (done.kind, done.note, done.earlier[0].kind) == ("repaired", "said it at breakfast", "missed")
    assert repairable(mark(), DAY)
    assert not repairable(mark(), DAY + timedelta(days=3))


def test_after_48_hours_it_says_so_and_the_mark_stays() -> None:
    with pytest.raises(WorkbookError, match="More than 48 hours"):
        repaired(mark(), DAY + timedelta(days=3))


@pytest.mark.parametrize("kind", ["kept", "open", "repaired", "renegotiated"])
def test_only_a_miss_is_repaired(kind: MarkKind) -> None:
    with pytest.raises(WorkbookError, match="no miss"):
        repaired(mark(kind), DAY)


def test_the_partners_word_changes_no_mark_and_stays_beside_later_ones() -> None:
    noticed = with_notice(mark("kept"), "not yet")
    assert noticed.kind == "kept"
    assert counts([noticed]) == counts([mark("kept")])
    assert steadiness([noticed]) == steadiness([mark("kept")])
    assert remarked(noticed, mark("late")).noticed == "not yet"


def test_a_mark_of_today_can_be_taken_back() -> None:
    second = remarked(mark("missed"), mark("kept"))
    assert unmarked(second, DAY, own_due=True) == mark("missed")
    assert unmarked(mark("kept"), DAY, own_due=True) is None
    event = unmarked(mark("kept"), DAY, own_due=False)
    assert event is not None
    assert event.kind == "open"


def test_a_mark_of_an_earlier_day_stays() -> None:
    with pytest.raises(WorkbookError, match="stays"):
        unmarked(mark("kept"), DAY + timedelta(days=1), own_due=True)


def test_counts_say_what_was_kept_of_what_counts() -> None:
    marks = row("kept", "late", "missed", "renegotiated", "repaired", "not applicable", "kept", "open")
    assert counts(marks) == Counts(kept=2, late=1, repaired=1, missed=1)
    assert counts(marks).counted == 5
    assert counts(reversed(marks), last=2) == Counts(kept=1, repaired=1)


def test_steadiness_is_the_printed_formula() -> None:
    m = 0.5 ** (1 / 13)
    expected = 0.0
    for value in (1, 0.5, 0, 0.5, 1):
        expected = expected * m + value * (1 - m)
    assert steadiness(row("kept", "late", "missed", "repaired", "kept")) == pytest.approx(expected)


def test_thirteen_kept_dues_reach_one_half_and_one_miss_from_steady_costs_five_points() -> None:
    assert steadiness(row(*["kept"] * 13)) == pytest.approx(0.5)
    steady = row(*["kept"] * 400)
    fall = steadiness(steady) - steadiness([*steady, mark("missed", DAY + timedelta(days=500))])
    assert fall == pytest.approx(0.052, abs=0.001)


@given(st.lists(st.sampled_from(["kept", "late", "repaired", "missed"]), max_size=60), st.randoms())
def test_steadiness_lies_between_nought_and_one_and_order_of_reading_does_not_matter(
    kinds: list[MarkKind], chance: random.Random
) -> None:
    marks = row(*kinds)
    mixed = list(marks)
    chance.shuffle(mixed)
    assert 0 <= steadiness(marks) <= 1
    assert curve(mixed) == curve(marks)


def test_weeks_of_the_journey_hold_their_own_marks() -> None:
    weeks = by_week(row("kept", "missed", "kept", "kept"), DAY + timedelta(days=3), weeks=2)
    assert [(begin, week.kept, week.missed) for begin, week in weeks] == [
        (date(2026, 11, 16), 2, 1), (date(2026, 11, 23), 1, 0)
    ]  # fmt: skip


def test_a_key_says_the_due_it_belongs_to() -> None:
    assert key_of(Mark("p", DAY, "open", DAY, nth=2)) == "p.2026-11-20.2"


def test_a_mark_for_another_promise_keeps_everything_else() -> None:
    """Every field, also one that will be added."""
    day = date(2026, 11, 20)
    one = Mark("a", day, "renegotiated", day, 2, "why", "not yet", date(2026, 11, 23), date(2026, 11, 18), (), 7, "c")
    assert all(getattr(one, field.name) != field.default for field in fields(Mark) if field.name != "earlier")
    behind = (Mark("b", day, "missed", day),)
    assert of_promise(one, "b", behind) == replace(one, promise="b", earlier=behind, revision=0)


def test_the_keys_of_a_day_are_those_of_its_dues() -> None:
    day = date(2026, 2, 28)
    assert due_keys("p", day) == tuple(due_key("p", day, nth) for nth in range(1, MOST_A_DAY + 1))
