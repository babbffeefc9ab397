"""What is read to learn from and to judge by: lines of the files here, and what the content says."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from workbook.content.book import Book
from workbook.paths import content_folder

HERE = Path(__file__).parent


def lines(file: str) -> list[str]:
    """Those of a file beside this one, without notes."""
    return [one for one in (HERE / file).read_text(encoding="utf-8").splitlines() if one and not one.startswith("#")]


def examples_of_the_book() -> list[str]:
    """What the book shows as good in its exercises."""
    return [one.example for step in Book(content_folder()).steps() for one in step.exercises if one.example]


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
