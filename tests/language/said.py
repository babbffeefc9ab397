"""What a file of the content says: its texts, without the keys, ids and numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import cast


def texts(path: Path) -> Iterator[str]:
    """The strings of a TOML file with more than one word."""
    return (text for text in _strings(tomllib.loads(path.read_text(encoding="utf-8"))) if " " in text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in cast("dict[str, object]", value).values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _strings(each)
