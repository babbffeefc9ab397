"""Work of some seconds in a thread of its own (a passphrase and its key, forgetting), while the screen lives.

No executor and no worker: both would be waited for at the end, and who leaves must not wait for a key.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual.message_pump import MessagePump

T = TypeVar("T")
NAME = "slow work"


def begin(pump: MessagePump, work: Callable[[], T], done: Callable[[T | Exception], object]) -> None:
    """Do `work` in a thread; then `pump` calls `done` with what it gave or raised, in its own turn."""
    loop = asyncio.get_running_loop()

    def run() -> None:
        result: T | Exception
        try:
            result = work()
        except Exception as error:
            result = error
        with suppress(RuntimeError):  # the app has ended meanwhile
            loop.call_soon_threadsafe(pump.call_later, done, result)

    threading.Thread(target=run, name=NAME, daemon=True).start()


def end_now(code: int = 0) -> None:
    """End the process where some of it is still under way: who leaves at once waits for nothing, and the interpreter
    could not end in peace, for the thread would wake in the middle of it. Words that were typed are saved by now, and
    work that changes files is made so that it may be cut off anywhere and asked for again."""
    if any(thread.name == NAME for thread in threading.enumerate()):
        os._exit(code)
