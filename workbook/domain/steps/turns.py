"""The turns clock: who speaks, who says back, how long. A state and what happens to it; it reads no clock itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Phase = Literal["before", "speaking", "saying back", "after"]

FEWEST_MINUTES, MOST_MINUTES = 1, 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A talk in turns between person 0 and person 1.

    `minutes` a turn, `rounds` of two turns, `back` seconds for saying back (0: none). `turn` counts the turns from
    0; `left` is what is left of the present phase, in seconds; `spoken` is how many seconds each has spoken.
    """

    minutes: int
    rounds: int = 1
    back: int = 60
    first: int = 0
    phase: Phase = "before"
    turn: int = 0
    left: int = 0
    running: bool = False
    spoken: tuple[int, int] = (0, 0)

    @property
    def speaker(self) -> int:
        """Whose turn it is to speak, 0 or 1."""
        return (self.first + self.turn) % 2

    @property
    def last_turn(self) -> bool:
        return self.turn >= self.rounds * 2 - 1


def go_on(clock: Clock) -> Clock:
    """The one key: begin; after speaking comes saying back; after saying back the other speaks; then it is over."""
    match clock.phase:
        case "before":
            return replace(clock, phase="speaking", left=clock.minutes * 60, running=True)
        case "speaking" if clock.back > 0:
            return replace(clock, phase="saying back", left=clock.back, running=True)
        case "speaking" | "saying back" if clock.last_turn:
            return replace(clock, phase="after", left=0, running=False)
        case "speaking" | "saying back":
            return replace(clock, phase="speaking", turn=clock.turn + 1, left=clock.minutes * 60, running=True)
        case "after":
            return Clock(clock.minutes, clock.rounds, clock.back, clock.first)


def tick(clock: Clock, seconds: int = 1) -> Clock:
    """That many seconds have passed. At zero the clock waits: people finish a sentence, then press the key."""
    if not clock.running or clock.phase not in ("speaking", "saying back"):
        return clock
    passed = min(seconds, clock.left)
    spoken = list(clock.spoken)
    if clock.phase == "speaking":
        spoken[clock.speaker] += passed
    left = clock.left - passed
    return replace(clock, left=left, running=left > 0, spoken=(spoken[0], spoken[1]))


def pause(clock: Clock) -> Clock:
    """Stop the clock, or let it run again."""
    if clock.phase not in ("speaking", "saying back") or clock.left == 0:
        return clock
    return replace(clock, running=not clock.running)


def swap(clock: Clock) -> Clock:
    """Before the talk: the other one begins. During it: the turn ends without saying back, the other speaks."""
    if clock.phase == "before":
        return replace(clock, first=1 - clock.first)
    if clock.phase == "after":
        return clock
    return go_on(replace(clock, phase="saying back"))


def longer(clock: Clock, minutes: int) -> Clock:
    """A minute more or less a turn (1 to 60), for the present turn too."""
    wanted = min(max(clock.minutes + minutes, FEWEST_MINUTES), MOST_MINUTES)
    more = (wanted - clock.minutes) * 60
    left = max(clock.left + more, 0) if clock.phase == "speaking" else clock.left
    running = clock.running or (clock.phase == "speaking" and clock.left == 0 and more > 0)
    return replace(clock, minutes=wanted, left=left, running=running and left > 0)


def minutes_had(clock: Clock) -> tuple[int, int]:
    """Whole minutes that person 0 and person 1 spoke, begun ones counted."""
    return (-(-clock.spoken[0] // 60), -(-clock.spoken[1] // 60))
