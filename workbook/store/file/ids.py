"""Ids for documents: short strings that sort by time and do not meet, whichever process makes them."""

from __future__ import annotations

import os
from datetime import datetime

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: nothing that is misread aloud
_RANDOM_BITS = 40


class Ids:
    """A source of ids. Ten digits of milliseconds, then eight of chance; within one source strictly rising."""

    def __init__(self) -> None:
        self._last = 0

    def new(self, now: datetime) -> str:
        moment = max(int(now.timestamp() * 1000), 0)
        number = moment << _RANDOM_BITS | int.from_bytes(os.urandom(_RANDOM_BITS // 8), "big")
        # Several in one millisecond, or a clock that was set back: go on from the last one.
        self._last = number = max(number, self._last + 1)
        return "".join(_DIGITS[number >> shift & 31] for shift in range(85, -1, -5))
