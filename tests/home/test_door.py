"""Who may come in."""

from __future__ import annotations

from workbook.home.door import IDLE_SECONDS, MOST_SESSIONS, MOST_WRONG, Door


def test_a_token_lets_one_in_once() -> None:
    door = Door()
    token = door.token
    guest = door.enter(token, "a")
    assert guest is not None
    assert len(guest.cookie) >= 22  # 128 bit
    assert door.guest(guest.cookie) is guest
    assert door.enter(token, "b") is None
    assert door.enter("", "b") is None
    assert (door.guest(""), door.guest("x"), door.guest("é")) == (None, None, None)
    assert door.enter("é", "b") is None
    assert (door.was_used(token), door.was_used("x"), door.was_used("é")) == (True, False, False)


def test_no_more_than_two_are_in() -> None:
    door = Door()
    inside = [door.enter(door.new_token(), "a") for _ in range(MOST_SESSIONS)]
    token = door.new_token()
    assert door.enter(token, "a") is None
    assert inside[0] is not None
    door.leave(inside[0])
    assert door.guest(inside[0].cookie) is None
    assert door.enter(token, "a") is not None


def test_ten_wrong_ones_shut_it_for_the_right_one_too() -> None:
    door = Door()
    guest = door.enter(door.token, "a")
    token = door.new_token()
    for _ in range(MOST_WRONG):
        assert door.enter("wrong", "b") is None
    assert door.enter(token, "a") is None
    assert (door.new_token(), door.shut) == ("", True)
    assert guest is not None
    assert door.guest(guest.cookie) is guest  # a stranger puts nobody out


def test_it_closes_by_itself_when_nobody_looks() -> None:
    now = [0.0]
    door = Door(clock=lambda: now[0])
    guest = door.enter(door.token, "a")
    assert guest is not None
    now[0] = IDLE_SECONDS
    assert not door.idle
    door.guest(guest.cookie)
    now[0] += IDLE_SECONDS + 1
    assert door.idle
    door.close()
    assert door.guest(guest.cookie) is None


def test_hosts_and_origins() -> None:
    door = Door(("127.0.0.1:8765",))
    assert door.host_is_ours("127.0.0.1:8765")
    for host in (None, "", "evil:8765", "127.0.0.1", "127.0.0.1:8765.evil"):
        assert not door.host_is_ours(host)
    assert door.origin_is_ours("http://127.0.0.1:8765", "127.0.0.1:8765")
    for origin in ("null", "", "http://evil", "127.0.0.1:8765"):
        assert not door.origin_is_ours(origin, "127.0.0.1:8765")


def test_both_can_be_sent_away_for_another_one() -> None:
    door = Door()
    lost = [door.enter(door.new_token(), "a") for _ in range(MOST_SESSIONS)]
    assert door.full
    door.send_away()
    assert [door.guest(one.cookie) for one in lost if one is not None] == [None, None]
    assert door.enter(door.new_token(), "a") is not None
