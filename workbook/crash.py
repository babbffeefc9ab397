"""What is left behind when the app ends by a fault: a report for whoever mends it. It holds kinds of errors and places
in the code, and nothing that the user wrote; words that could not be saved go to a file of their own
(`store/file/unsaved.py`).
"""

from __future__ import annotations

import os
import platform
from datetime import datetime
from pathlib import Path

from workbook import __version__

MAX_FRAMES = 40


def describe(error: BaseException | None) -> list[str]:
    """One line a frame, outermost first, then the error's kind; causes below. Never its message."""
    lines: list[str] = []
    seen = 0
    while error is not None and seen < 5:
        trace, frames = error.__traceback__, []
        while trace is not None:
            code = trace.tb_frame.f_code
            folder, name = os.path.split(code.co_filename)
            frames.append(f"  {os.path.basename(folder)}/{name}:{trace.tb_lineno} in {code.co_name}")
            trace = trace.tb_next
        lines += [f"{type(error).__module__}.{type(error).__name__}", *frames[-MAX_FRAMES:]]
        error = error.__cause__ or error.__context__
        seen += 1
    return lines


def write_report(error: BaseException | None, folder: Path) -> Path | None:
    """Write a report beside the data (0600); None where even that is not possible."""
    made = f"workbook {__version__}, Python {platform.python_version()}, {platform.system()}"
    return _written(folder, "crash", "\n".join([made, f"{_now():%Y-%m-%d %H:%M}", "", *describe(error), ""]))


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 — for the eyes of the person at this machine


def _written(folder: Path, name: str, text: str) -> Path | None:
    """A new file for its owner only; nothing that exists is touched or followed."""
    path = folder / f"{name}-{_now():%Y%m%d-%H%M%S}.txt"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return None
    return path
