"""Household files: JSON text in and out. They need no workbook."""

from __future__ import annotations

import json
from pathlib import Path

from workbook.domain.chores.household import Household
from workbook.domain.chores.household_file import KEYS, HouseholdFault, read
from workbook.domain.common import strict_json
from workbook.domain.common.errors import WorkbookError
from workbook.words.chores import household_file as words

MOST_BYTES = 5_000_000


class UnreadableFile(WorkbookError):
    """The file is not there, cannot be read, is not text or far too large."""


def read_file(path: Path) -> tuple[Household, tuple[str, ...]]:
    """The household in a file, and sentences about what was set right on the way.

    Raises UnreadableFile, or HouseholdFault with the place in the file.
    """
    try:
        if path.is_dir():
            raise UnreadableFile(words.A_FOLDER)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)  # a device would never end
    except FileNotFoundError:
        raise UnreadableFile(words.NOT_THERE) from None
    except OSError:
        raise UnreadableFile(words.CANNOT_READ) from None
    if len(data) > MOST_BYTES:
        raise UnreadableFile(words.TOO_LARGE)
    return read_text(data)


def read_text(data: bytes | str) -> tuple[Household, tuple[str, ...]]:
    """As `read_file`, from the text itself."""
    try:
        plain = strict_json.loads(data)
    except json.JSONDecodeError as error:
        raise HouseholdFault(words.not_json(error.lineno, error.colno)) from None
    except strict_json.NamedTwice as twice:
        raise HouseholdFault(words.named_twice(twice.name if twice.name in KEYS else "", twice.line)) from None
    except strict_json.NotJson:
        raise HouseholdFault(words.NOT_STRICT) from None
    except ValueError:
        raise HouseholdFault(words.NOT_JSON_AT_ALL) from None
    return read(plain)
