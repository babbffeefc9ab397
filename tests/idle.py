"""Waiting until an app has nothing to do: Textual's pilot waits by the clock (20 ms at least, twice for each key); this
looks at what the event loop still has before it, and is both quicker and surer on a busy machine."""

from __future__ import annotations

import asyncio
from time import monotonic, process_time
from typing import Any

import textual.app
import textual.pilot

SOON = 0.02  # seconds; a timer due within this is waited for: what Textual does “after the next refresh” is one
LONGEST_FOR_TIMERS = 0.06  # … but not for ever: an animation sets one after the other
GLANCE = 0.002  # seconds of rest in which nothing may come up, from a thread or the network


async def wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Until nothing is ready in the event loop, no timer is due soon and no thread is at work; `max_sleep` seconds at
    most."""
    loop: Any = asyncio.get_running_loop()
    began = monotonic()
    while (passed := monotonic() - began) < max_sleep:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = _seconds_to_next(loop)
        if due < SOON and passed < LONGEST_FOR_TIMERS:
            await asyncio.sleep(max(due, 0.0005))
            continue
        worked = process_time()
        await asyncio.sleep(GLANCE)
        if not loop._ready and process_time() - worked < GLANCE / 4 and monotonic() - began >= min_sleep:
            return


def _seconds_to_next(loop: Any) -> float:
    """Until the next timer of the loop is due; infinite when there is none."""
    due = min((handle.when() for handle in loop._scheduled if not handle.cancelled()), default=float("inf"))
    return due - loop.time()


def install() -> None:
    """Let every pilot wait so."""
    setattr(textual.app, "wait_for_idle", wait_for_idle)  # noqa: B010 - no name of Textual's that a type checker knows
    setattr(textual.pilot, "wait_for_idle", wait_for_idle)  # noqa: B010
