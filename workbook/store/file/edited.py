"""Where texts lie that are in an editor, or were when the program was ended. Light to import: every start looks."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

NAME = re.compile(r"editing-[0-9a-f]{8}")
TEXT, ABOUT, LOCK = "text.md", "about.json", "lock"


def listed(folder: Path) -> list[Path]:
    """Their folders in the data folder; none where that cannot be read."""
    with suppress(OSError):
        return sorted(folder / name for name in os.listdir(folder) if NAME.fullmatch(name))
    return []
