"""Dues: no due twice, none lost, and n a week open until n are kept."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.promises.rhythms import all_of, by_kind
from workbook.domain.common.dates import week_start
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.due import due_at, dues, next_due, open_days, settled
from workbook.domain.promises.mark import Mark, MarkKind, in_order
from workbook.domain.promises.promise import Promise, Term

MONDAY = date(2026, 11, 16)
START = date(2026, 11, 2)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def promise(cadence: Cadence, start: date = START, until: date | None = None, **fields: object) -> Promise:
    return Promise("p", start, (Term(start, cadence, "Ring", until=until),), **fields)  # type: ignore[arg-type]


def marks(kind: MarkKind = "kept", *numbers: int) -> list[Mark]:
    return [Mark("p", day(number), kind, day(number)) for number in numbers]


cadences = all_of(by_kind(st.just(START), st.integers(0, 90).map(lambda n: START + timedelta(days=n)), most=40))
some_marks = st.lists(
    st.builds(
        lambda away, kind, nth: Mark("p", START + timedelta(days=away), kind, START + timedelta(days=away), nth),
        st.integers(0, 90),
        st.sampled_from(["open", "kept", "late", "missed", "not applicable", "renegotiated"]),
        st.integers(1, 3),
    ),
    max_size=40,
    unique_by=lambda mark: (mark.on, mark.nth),
).map(in_order)
pauses = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 20)).map(
        lambda two: (START + timedelta(days=two[0]), START + timedelta(days=two[0] + two[1]))
    ),
    max_size=2,
).map(tuple)


@given(cadences, some_marks, pauses, st.integers(0, 6), st.integers(0, 100))
def test_no_due_twice_in_order_and_every_mark_among_them(
    cadence: Cadence, made: list[Mark], away: tuple, week_first: int, today: int
) -> None:
    one = promise(cadence, pauses=away)
    last = START + timedelta(days=120)
    found = dues(one, made, START, last, START + timedelta(days=today), week_first)
    places = [(due.on, due.nth) for due in found]
    assert places == sorted(set(places))
    assert {(mark.on, mark.nth) for mark in made} <= set(places)
    assert not [due for due in found if due.mark is None and one.away_on(due.on)]


@given(cadences, some_marks, st.integers(0, 6), st.integers(0, 100), st.integers(0, 120))
def test_two_halves_of_a_range_hold_the_same_dues_as_the_whole(
    cadence: Cadence, made: list[Mark], week_first: int, today: int, cut: int
) -> None:
    one, now = promise(cadence), START + timedelta(days=today)
    last, middle = START + timedelta(days=120), START + timedelta(days=cut)
    whole = dues(one, made, START, last, now, week_first)
    first_half = dues(one, made, START, middle, now, week_first)
    second_half = dues(one, made, middle + timedelta(days=1), last, now, week_first)
    assert first_half + second_half == whole


@given(st.integers(1, 7), some_marks, st.integers(0, 6))
def test_a_whole_week_that_has_passed_holds_n_dues_at_least(number: int, made: list[Mark], week_first: int) -> None:
    one = promise(Cadence("per_week", number=number))
    week = week_start(START + timedelta(days=20), week_first)
    found = dues(one, made, week, week + timedelta(days=6), week + timedelta(days=30), week_first)
    regular = [due for due in found if due.nth == 1]
    assert len(regular) == max(number, len([m for m in made if m.nth == 1 and 0 <= (m.on - week).days < 7]))


def test_n_a_week_is_open_each_day_until_n_are_kept_then_quiet_until_the_week_begins_again() -> None:
    one = promise(Cadence("per_week", number=3))
    kept: list[Mark] = []
    opens = []
    for number in range(9):
        today = day(number)
        asked = today in open_days(one, kept, today, today, today)
        opens.append(asked)
        if asked and number != 1:  # Tuesday is let go by
            kept += marks("kept", number)
    assert opens == [True, True, True, True, False, False, False, True, True]


def test_a_miss_or_not_applicable_leaves_the_week_open() -> None:
    one = promise(Cadence("per_week", number=1))
    assert open_days(one, marks("missed", 0), day(1), day(1), day(1)) == [day(1)]
    assert open_days(one, marks("not applicable", 0), day(1), day(1), day(1)) == [day(1)]
    assert open_days(one, marks("late", 0), day(1), day(1), day(1)) == []


def test_the_week_begins_on_the_day_that_was_chosen() -> None:
    one = promise(Cadence("per_week", number=1))
    sunday, saturday = day(6), day(5)
    assert open_days(one, marks("kept", 5), sunday, sunday, sunday, week_first=0) == []
    assert open_days(one, marks("kept", 5), sunday, sunday, sunday, week_first=6) == [sunday]
    assert open_days(one, marks("kept", 5), saturday, saturday, saturday, week_first=6) == []


def test_what_a_week_still_owes_stays_open_on_its_last_days_without_a_mark() -> None:
    one = promise(Cadence("per_week", number=3))
    assert open_days(one, marks("kept", 6), day(0), day(6), day(9)) == [day(4), day(5)]
    assert open_days(one, marks("kept", 0, 2, 6), day(0), day(6), day(9)) == []


def test_a_week_that_began_late_or_was_partly_away_owes_in_proportion() -> None:
    three = Cadence("per_week", number=3)
    begun_on_sunday = promise(three, start=day(6))
    assert open_days(begun_on_sunday, [], day(0), day(6), day(9)) == []
    begun_on_thursday = promise(three, start=day(3))
    assert len(open_days(begun_on_thursday, [], day(0), day(6), day(9))) == 2
    away = promise(three, pauses=((day(0), day(6)),))
    assert open_days(away, [], day(0), day(6), day(9)) == []


def test_an_earlier_day_of_the_week_can_be_marked_while_the_week_is_open() -> None:
    one = promise(Cadence("per_week", number=2))
    assert due_at(one, marks("kept", 0), day(1), day(3)) is not None
    assert due_at(one, marks("kept", 0, 2), day(1), day(3)) is None
    assert due_at(one, marks("kept", 0), day(4), day(3)) is None


def test_a_day_that_is_no_due_has_none() -> None:
    one = promise(Cadence("weekdays", (0,)))
    assert due_at(one, [], day(1), day(3)) is None
    assert due_at(one, [], day(0), day(3), nth=2) is None
    found = due_at(one, [], day(0), day(3))
    assert found is not None
    assert found.is_open


def test_events_of_one_day_are_told_apart_and_the_open_one_is_meant() -> None:
    one = promise(WHENEVER)
    first, second = Mark("p", day(0), "kept", day(0)), Mark("p", day(0), "open", day(0), nth=2)
    found = due_at(one, [first, second], day(0), day(0))
    assert found is not None
    assert (found.nth, found.key) == (2, "p.2026-11-16.2")


def test_the_next_due() -> None:
    assert next_due(promise(DAILY), marks("kept", 0), day(0)) == day(1)
    assert next_due(promise(DAILY, until=day(0)), marks("kept", 0), day(0)) is None
    week = promise(Cadence("per_week", number=1))
    assert next_due(week, [], day(2)) == day(2)
    assert next_due(week, marks("kept", 1), day(2)) == day(7)
    twice = promise(Cadence("per_week", number=2))
    assert next_due(twice, marks("kept", 2), day(2)) == day(3)
    assert next_due(promise(WHENEVER), [], day(0)) is None
    moved = Mark("p", day(3), "open", day(0), nth=2, moved_from=day(0))
    assert next_due(promise(WHENEVER), [moved], day(0)) == day(3)


def test_a_promise_for_one_day_is_settled_the_day_after_its_mark() -> None:
    done = marks("kept", 0)
    assert not settled([], day(5))
    assert not settled(done, day(0))
    assert settled(done, day(1))
    assert not settled([*done, Mark("p", day(2), "open", day(0), nth=2)], day(3))


def after(number: int, **fields: object) -> Promise:
    return promise(Cadence("after", number=number, on=START), **fields)


def test_it_comes_again_so_many_days_after_it_was_last_done() -> None:
    one, far = after(10), START + timedelta(days=400)
    assert open_days(one, [], START, far, START) == [START]
    assert open_days(one, [], START, far, far) == [START]  # until it is done it stays the one that is open
    done = Mark("p", START, "kept", START)
    assert open_days(one, [done], START, far, START) == [START + timedelta(days=10)]
    late = Mark("p", START, "late", START + timedelta(days=4))
    assert open_days(one, [late], START, far, START) == [START + timedelta(days=14)]
    missed = Mark("p", START, "missed", START + timedelta(days=4))
    assert open_days(one, [missed], START, far, START) == [START + timedelta(days=10)]
    assert next_due(one, [done], START) == START + timedelta(days=10)


def test_what_counts_from_when_it_was_done_can_be_done_sooner() -> None:
    one, done = after(10), Mark("p", START, "kept", START)
    sooner = START + timedelta(days=6)
    due = due_at(one, [done], sooner, sooner)
    assert due is not None
    assert due.on == sooner
    again = Mark("p", sooner, "kept", sooner)
    assert open_days(one, [done, again], START, START + timedelta(days=99), sooner) == [sooner + timedelta(days=10)]


def test_one_that_was_moved_is_the_one_that_is_open() -> None:
    to = START + timedelta(days=3)
    moved = Mark("p", START, "renegotiated", START, moved_to=to)
    there = Mark("p", to, "open", START, 2, moved_from=START)
    one, far = after(10), START + timedelta(days=400)
    assert open_days(one, [moved, there], START, far, START) == []
    assert open_days(one, [moved, replace(there, kind="kept")], START, far, to) == [to + timedelta(days=10)]


def test_days_away_put_it_off_and_an_end_ends_it() -> None:
    away = ((START + timedelta(days=8), START + timedelta(days=12)),)
    done = [Mark("p", START, "kept", START)]
    far = START + timedelta(days=400)
    assert open_days(after(10, pauses=away), done, START, far, START) == [START + timedelta(days=13)]
    assert open_days(after(10, until=START + timedelta(days=9)), done, START, far, START) == []


@given(st.integers(1, 40), st.lists(st.integers(0, 60), max_size=30))
def test_over_the_years_each_is_due_once_and_none_is_lost(number: int, waits: list[int]) -> None:
    """Done again and again, each time some days after it fell due: always exactly one is open."""
    one, made, today = after(number), [], START
    seen: list[date] = []
    far = START + timedelta(days=50 * 366)
    for wait in waits:
        [due] = open_days(one, made, START, far, today)
        assert due not in seen
        assert not seen or due - today == timedelta(days=number)
        seen.append(due)
        today = due + timedelta(days=wait)
        made = in_order([*made, Mark("p", due, "late" if wait else "kept", today)])
