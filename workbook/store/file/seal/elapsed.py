"""How much time has passed, for what ends by itself: an open lock, a key that is kept for some minutes."""

from __future__ import annotations

import time


def seconds() -> float:
    """Seconds of a clock that nobody sets, and that goes on while the computer sleeps where the system tells."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))
