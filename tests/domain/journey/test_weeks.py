"""A life laid out by weeks."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.dates import week_start
from workbook.domain.journey.weeks import WEEK, Life, Review, Tried, Waiting, Weeks, worst_of
from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise, Term
from workbook.domain.promises.steadiness import Counts, by_week
from workbook.domain.steps.moments import Moment
from workbook.words.journey.week import abridged, sentences, told, wrote

TODAY = date(2026, 11, 28)  # a Saturday
MONDAY = date(2026, 11, 23)


def moment(days: int, level: int | None, note: str = "") -> tuple[date, Moment]:
    day = TODAY - timedelta(days=days)
    return day, Moment("sam", day, level, note)


def promise(id: str = "p", *, start: date) -> Promise:
    return Promise(id, start, (Term(start, DAILY, "Ring at six"),), person="sam")


def test_a_week_is_the_mean_of_its_days_and_one_without_any_is_a_gap() -> None:
    weeks = Weeks(Life(TODAY, moments=dict([moment(0, 4), moment(2, 7), moment(3, None, "hard"), moment(15, 2)])))
    assert [weeks.level(MONDAY - n * WEEK) for n in range(3)] == [5.5, None, 2]
    assert weeks.week(MONDAY).moments[0].note == "hard"
    assert (weeks.first, weeks.last) == (MONDAY - 2 * WEEK, MONDAY)


def test_what_says_nothing_makes_no_week() -> None:
    weeks = Weeks(Life(TODAY, moments=dict([moment(50, None)])))
    assert weeks.empty
    assert weeks.many == 1


def test_a_week_is_told_in_a_few_sentences() -> None:
    kept = promise(start=MONDAY - 3 * WEEK)
    kinds = ["kept", "kept", "late", "missed"]
    marks = [Mark(kept.id, MONDAY + timedelta(days=n), kind, TODAY) for n, kind in enumerate(kinds)]
    tried = Tried("c", "In turn", MONDAY - timedelta(days=3), TODAY, came_up=(MONDAY, MONDAY - timedelta(days=2)))
    review = Review(MONDAY + timedelta(days=6), held=False, conflict="c")
    moments = dict([moment(1, 6, "We did\nnot shout.")])
    life = Life(TODAY, 0, [kept], {kept.id: marks}, moments, [tried], [(TODAY, "listening")], [review])
    week = Weeks(life).week(MONDAY)
    assert told(week, ["Listening"], TODAY) == (
        "Week of 23 Nov: kept 2 of 4, 1 late, 1 missed. In turn: second week; it came up once. "
        "You worked on Listening. Next review: Sun 29 Nov."
    )
    assert wrote(week) == "You wrote: “We did not shout.”"
    found = sentences(week, ["Listening"], TODAY)
    assert abridged(found, lambda _: True) == told(week, ["Listening"], TODAY)
    assert abridged(found, lambda text: "Listening" not in text) == (  # what can best be spared goes first
        "Week of 23 Nov: kept 2 of 4, 1 late, 1 missed. In turn: second week; it came up once. Next review: Sun 29 Nov."
    )
    assert abridged(found, lambda _: False) == "Week of 23 Nov: kept 2 of 4, 1 late, 1 missed."
    before = Weeks(life).week(MONDAY - WEEK)
    assert told(before, [], TODAY) == "Week of 16 Nov: nothing counted. In turn: first week; it came up once."


def test_a_trial_that_is_over_says_what_became_of_it() -> None:
    tried = Tried("c", "Grandmother", MONDAY - 2 * WEEK, MONDAY, last=MONDAY, outcome="did not work")
    weeks = Weeks(Life(TODAY, tried=[tried]))
    assert "Grandmother: ended: no; it did not come up." in told(weeks.week(MONDAY), [], TODAY)
    assert "Grandmother: second week" in told(weeks.week(MONDAY - WEEK), [], TODAY)
    assert weeks.week(MONDAY + WEEK).tried == ()


def test_the_axis_goes_on_to_the_next_review_but_not_to_one_far_away() -> None:
    near, far = Review(TODAY + timedelta(days=8), held=False), Review(TODAY + timedelta(days=80), held=False)
    assert Weeks(Life(TODAY, reviews=[near, far])).last == MONDAY + WEEK
    assert Weeks(Life(TODAY, reviews=[far])).last == MONDAY


def test_of_several_promises_a_day_is_the_worst_that_became_of_it() -> None:
    one, other = promise("one", start=MONDAY), promise("other", start=MONDAY)
    marks = {
        "one": [Mark("one", MONDAY + timedelta(days=n), "kept", TODAY) for n in range(5)],
        "other": [Mark("other", MONDAY + timedelta(days=1), "missed", TODAY)],
    }
    rows = Weeks(Life(TODAY, promises=[one, other], marks=marks)).rows(MONDAY, 1)
    assert worst_of(rows, 7) == ("open", "missed", "open", "open", "open", "open", "open")


def test_before_a_promise_was_made_and_once_it_was_over_nothing_stands_there() -> None:
    over = MONDAY + timedelta(days=1)
    old = Promise("old", MONDAY - 2 * WEEK, (Term(MONDAY - 12 * timedelta(days=1), DAILY, "Ring", until=over),))
    monthly = Promise("one", MONDAY, (Term(MONDAY, Cadence("once", on=over), "Tell it"),))
    [row] = Weeks(Life(TODAY, promises=[old])).rows(MONDAY - 2 * WEEK, 4)
    assert row.days == (*[None] * 2, *["open"] * 14, *[None] * 12)
    [row] = Weeks(Life(TODAY, promises=[monthly])).rows(MONDAY - WEEK, 2)
    assert row.days == (*[None] * 7, "nothing", "open", *[None] * 5)
    assert worst_of([row], 14) == row.days


def test_what_could_be_tried_and_never_was_waits_in_the_running_week() -> None:
    life = Life(TODAY, waiting=[Waiting("c", 2, MONDAY - 2 * WEEK)], conflicts={"c": "Money\nagain"})
    weeks = Weeks(life)
    assert not weeks.empty
    assert told(weeks.week(MONDAY), (), TODAY, life.conflicts).endswith("Money again: 2 ways, not begun.")
    assert weeks.week(MONDAY - WEEK).waiting == ()
    assert weeks.waiting(MONDAY - 9 * WEEK, MONDAY)
    assert not weeks.waiting(MONDAY - 9 * WEEK, MONDAY - 3 * WEEK)


@given(
    first=st.integers(0, 6),
    kinds=st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["kept", "late", "repaired", "missed", "open"]))),
    days=st.dictionaries(st.integers(0, 400), st.integers(0, 10)),
)
def test_every_week_counts_as_it_is_counted_elsewhere(
    first: int, kinds: list[tuple[int, str]], days: dict[int, int]
) -> None:
    own = promise(start=TODAY - timedelta(days=400))
    found = dict(kinds)  # one mark a day
    marks = [Mark(own.id, TODAY - timedelta(days=n), found[n], TODAY) for n in sorted(found, reverse=True)]
    moments = dict(moment(away, level) for away, level in days.items())
    weeks = Weeks(Life(TODAY, first, [own], {own.id: marks}, moments))
    told_elsewhere = dict(by_week(marks, TODAY, 70, first))
    for number in range(weeks.many):
        begins = weeks.begins(number)
        assert begins == week_start(begins, first)
        assert weeks.counts(begins) == told_elsewhere.get(begins, Counts())
        levels = [one.level for day, one in moments.items() if begins <= day < begins + WEEK]
        mean = weeks.level(begins)
        assert (mean is None) == (not levels)
        assert mean is None or min(levels) <= mean <= max(levels)
    assert sum(weeks.counts(weeks.begins(n)).counted for n in range(weeks.many)) == sum(
        kind != "open" for kind in found.values()
    )
