"""What Today shows: its two lists, numbers that stay, and the line of the week."""

from datetime import date, timedelta

from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.mark import Mark, MarkKind, key_of
from workbook.domain.promises.promise import Promise, Term
from workbook.domain.promises.today import Today, day_states, numbered, today_of

SATURDAY = date(2026, 11, 21)
MONDAY = SATURDAY - timedelta(days=5)


def promise(id: str, cadence: Cadence = DAILY, start: date = MONDAY, **fields: object) -> Promise:
    return Promise(id, start, (Term(start, cadence, f"act {id}"),), **fields)  # type: ignore[arg-type]


def mark(id: str, away: int, kind: MarkKind = "kept", nth: int = 1, marked: int | None = None) -> Mark:
    on = SATURDAY + timedelta(days=away)
    return Mark(id, on, kind, on if marked is None else SATURDAY + timedelta(days=marked), nth)


def seen(promises: list[Promise], *marks: Mark, day: date = SATURDAY) -> Today:
    return today_of(promises, {key_of(mark): mark for mark in marks}, day)


def named(dues: tuple) -> list[tuple[str, int]]:
    return [(due.promise.id, (due.on - SATURDAY).days) for due in dues]


def test_dues_of_the_day_keep_their_place_when_they_are_marked() -> None:
    both = [promise("a", start=SATURDAY), promise("b", start=SATURDAY)]
    assert named(seen(both).dues) == [("a", 0), ("b", 0)] == named(seen(both, mark("a", 0)).dues)
    assert seen(both, mark("a", 0)).open_count == 1


def test_open_from_before_oldest_first() -> None:
    view = seen([promise("a", start=SATURDAY - timedelta(days=2))])
    assert named(view.before) == [("a", -2), ("a", -1)]
    assert (view.before_count, view.open_count) == (2, 3)


def test_what_is_open_from_before_stands_by_promise_with_its_seven_days() -> None:
    view = seen([promise("a", start=SATURDAY - timedelta(days=9)), promise("b", start=SATURDAY)], mark("a", -2))
    [one] = view.earlier
    assert (one.promise.id, one.open_count) == ("a", 8)
    assert one.days == ("open", "open", "open", "open", "open", "kept", "open")


def test_one_was_away_after_three_days_without_any_mark() -> None:
    promises = [promise("a", start=SATURDAY - timedelta(days=9)), promise("b", start=SATURDAY - timedelta(days=9))]

    def since(*marks: Mark) -> int | None:
        found = seen(promises, *marks).away_since
        return found and (found - SATURDAY).days

    assert since() == -9
    assert since(mark("a", -4)) == -3
    assert since(mark("a", -4), mark("b", 0)) == -3, "marking today does not take the offer away"
    assert since(mark("a", -3)) is None
    assert since(mark("a", -9, marked=-1)) is None
    assert seen([promise("a", start=SATURDAY)]).away_since is None


def test_what_was_marked_today_for_an_earlier_day_stays_listed_until_the_day_is_over() -> None:
    start = SATURDAY - timedelta(days=2)
    marked = mark("a", -2, marked=0)
    assert named(seen([promise("a", start=start)], marked).before) == [("a", -2), ("a", -1)]
    tomorrow = seen([promise("a", start=start)], marked, day=SATURDAY + timedelta(days=1))
    assert named(tomorrow.before) == [("a", -1), ("a", 0)]


def test_marking_everything_one_by_one_never_changes_a_number() -> None:
    promises = [
        promise("a", start=SATURDAY - timedelta(days=2)),
        promise("b", Cadence("per_week", number=2), start=MONDAY - timedelta(days=7)),
        promise("c", WHENEVER),
    ]
    marks = {key_of(one): one for one in [mark("c", 0, "open"), mark("a", -1, "missed", marked=-1)]}
    before = [(n, one.id, due.key if due else None) for n, one, due in numbered(today_of(promises, marks, SATURDAY))]
    for _, _, key in before:
        if key and key not in marks:
            due = next(due for _, _, due in numbered(today_of(promises, marks, SATURDAY)) if due and due.key == key)
            for day in due.of_week.days if due.of_week else (due.on,):
                one = Mark(due.promise.id, day, "kept", SATURDAY, due.nth)
                marks[key_of(one)] = one
    after = [(n, one.id, due.key if due else None) for n, one, due in numbered(today_of(promises, marks, SATURDAY))]
    assert after == before


def test_whenever_promises_wait_and_their_events_are_dues() -> None:
    view = seen([promise("a", WHENEVER), promise("b")], mark("a", 0, "open"))
    assert [one.id for one in view.whenever] == ["a"]
    assert named(view.dues) == [("b", 0), ("a", 0)]
    assert [(n, one.id, due is not None) for n, one, due in numbered(view)][-2:] == [(7, "a", False), (8, "a", True)]
    assert view.open_count == 7


def test_an_event_of_an_earlier_day_stays_open() -> None:
    assert named(seen([promise("a", WHENEVER)], mark("a", -3, "open")).before) == [("a", -3)]


def test_n_a_week_says_how_many_are_kept_and_is_no_gap_on_a_day_not_over() -> None:
    view = seen([promise("a", Cadence("per_week", number=3))], mark("a", -2))
    assert view.progress == {"a": (1, 3)}
    assert named(view.dues) == [("a", 0)]
    assert view.before == ()
    assert view.week == ("nothing", "nothing", "nothing", "kept", "nothing", "nothing", "nothing")


def test_the_line_of_the_week() -> None:
    marks = [
        mark("a", -5), mark("b", -5),
        mark("a", -4, "late"), mark("b", -4),
        mark("a", -3, "missed"), mark("b", -3, "missed"),
        mark("a", -2, "not applicable"), mark("b", -2, "renegotiated"),
        mark("a", -1),
        mark("a", 0), mark("b", 0),
    ]  # fmt: skip
    assert seen([promise("a"), promise("b")], *marks).week == (
        "kept", "partly", "missed", "nothing", "partly", "kept", "nothing"
    )  # fmt: skip


def test_the_week_of_a_promise_has_its_open_days_ahead_and_once_is_no_week() -> None:
    once = promise("b", Cadence("once", on=SATURDAY))
    view = seen(
        [promise("a"), once, promise("c", WHENEVER)], mark("a", -5), mark("a", -4, "late"), mark("a", -3, "missed")
    )
    assert [one.days for one in view.grid] == [("kept", "partly", "missed", "open", "open", "open", "open")]


def test_a_promise_made_today_is_open_and_not_missed_until_it_is_marked_so() -> None:
    made = promise("a", start=SATURDAY)
    assert seen([made]).week[5] == "open"
    assert seen([made], mark("a", 0, "missed")).week[5] == "missed"


def test_a_day_with_a_miss_and_something_open_is_open() -> None:
    both = [promise("a", start=SATURDAY), promise("b", start=SATURDAY)]
    assert seen(both, mark("a", 0, "missed")).week[5] == "open"
    assert seen(both, mark("a", 0, "missed"), mark("b", 0, "late")).week[5] == "partly"


def test_a_week_can_begin_on_sunday() -> None:
    view = today_of([promise("a")], {}, SATURDAY, week_first=6)
    assert view.week_begins == SATURDAY - timedelta(days=6)
    assert view.week[0] == "nothing"


def test_a_miss_of_yesterday_can_still_be_repaired() -> None:
    once = promise("a", Cadence("once", on=SATURDAY - timedelta(days=1)))
    assert named(seen([once], mark("a", -1, "missed")).mendable) == [("a", -1)]
    older = promise("a", Cadence("once", on=SATURDAY - timedelta(days=3)))
    assert seen([older], mark("a", -3, "missed")).mendable == ()


def test_promises_that_have_not_begun_or_are_away_ask_nothing() -> None:
    later = promise("a", start=SATURDAY + timedelta(days=1))
    away = promise("b", start=SATURDAY, pauses=((SATURDAY, SATURDAY),))
    quiet = promise("c", WHENEVER, pauses=((SATURDAY, SATURDAY),))
    view = seen([later, away, quiet])
    assert (view.dues, view.before, view.whenever) == ((), (), ())


def test_ten_years_of_gaps_are_counted_and_the_newest_are_listed() -> None:
    view = seen([promise("a", start=SATURDAY - timedelta(days=3650))])
    assert view.before_count == 3650
    assert len(view.before) == 200
    assert view.before[-1].on == SATURDAY - timedelta(days=1)


def test_a_year_of_days_for_the_heatmap() -> None:
    first = SATURDAY - timedelta(days=364)
    states = day_states([promise("a")], {key_of(m): m for m in [mark("a", -1)]}, first, SATURDAY, SATURDAY)
    assert len(states) == 365
    assert states[SATURDAY - timedelta(days=1)] == "kept"
    assert states[first] == "nothing"
    assert states[SATURDAY] == "open"
