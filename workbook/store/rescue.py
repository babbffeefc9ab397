"""What can be brought back when the main file is damaged or missing."""

from __future__ import annotations

from pathlib import Path


def anything_left(folder: Path) -> bool:
    """Is there an earlier version of the workbook in this folder?"""
    return False
