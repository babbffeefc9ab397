"""The turns clock: what one key does, and what time does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.steps.turns import Clock, go_on, longer, minutes_had, pause, swap, tick

START = Clock(minutes=5, back=60)


def run(clock: Clock, *acts: object) -> Clock:
    for act in acts:
        clock = tick(clock, act) if isinstance(act, int) else act(clock)  # type: ignore[operator]
    return clock


def test_one_key_leads_through_the_whole_talk() -> None:
    phases = []
    clock = START
    for _ in range(5):
        clock = go_on(clock)
        phases.append((clock.phase, clock.speaker))
    assert phases == [("speaking", 0), ("saying back", 0), ("speaking", 1), ("saying back", 1), ("after", 1)]
    assert go_on(clock) == START


def test_without_saying_back_the_turns_follow_each_other() -> None:
    clock = Clock(minutes=5, back=0, rounds=2)
    assert [(clock := go_on(clock)).phase for _ in range(5)] == ["speaking"] * 4 + ["after"]


def test_at_zero_the_clock_waits_for_the_key() -> None:
    clock = run(START, go_on, 400)
    assert (clock.phase, clock.left, clock.running) == ("speaking", 0, False)
    assert minutes_had(clock) == (5, 0)


def test_a_pause_stops_time_and_ends_with_the_same_key() -> None:
    clock = run(START, go_on, 10, pause, 50)
    assert clock.left == 290
    assert run(clock, pause, 10).left == 280
    assert pause(START) == START


def test_swapping_before_changes_who_begins_and_during_gives_the_turn_over() -> None:
    assert swap(START).speaker == 1
    clock = run(START, go_on, 30, swap)
    assert (clock.phase, clock.speaker, clock.left) == ("speaking", 1, 300)
    assert run(clock, swap).phase == "after"


def test_minutes_can_be_changed_while_somebody_speaks_and_an_ended_turn_goes_on() -> None:
    clock = longer(run(START, go_on, 300), 1)
    assert (clock.left, clock.running) == (60, True)
    assert longer(Clock(minutes=1), -1).minutes == 1
    assert longer(Clock(minutes=60), 1).minutes == 60


@given(st.lists(st.one_of(st.sampled_from([go_on, pause, swap]), st.integers(1, 500)), max_size=40))
def test_time_is_never_negative_and_nobody_speaks_longer_than_the_turns_allow(acts: list[object]) -> None:
    clock = START
    for act in acts:
        clock = run(clock, act)
        assert clock.left >= 0
        if clock.phase == "before":
            assert clock.spoken == (0, 0)
        assert max(clock.spoken) <= clock.rounds * clock.minutes * 60
        assert clock.running <= (clock.left > 0)
