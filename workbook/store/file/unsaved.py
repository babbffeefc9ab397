"""Words that could not be saved when the workbook was left: in a file of their own, beside the main file or, where that
folder takes nothing, in the state folder. The next opening offers them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from workbook.domain.common.errors import WorkbookError
from workbook.paths import state_folder
from workbook.store.file import files

NAME = re.compile(r"workbook\.unsaved-[\d-]+\.json(\.age)?")
MOST = 200
"""Files of a folder that are looked at."""
_MOST_NAMES = 10_000
_TRIES = 100


@dataclass(frozen=True, slots=True)
class Words:
    """What stood in one place. `place` is what a reader calls it, `fields` holds its texts by field.

    `form` is the name of the draft they belong to, `answer` says which answer they are ("step", "exercise", "kind",
    "value" as a document); both are empty where they have no such place. `person`: the id of whose words they are.
    """

    place: str
    fields: dict[str, str]
    person: str = ""
    form: str = ""
    answer: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Left:
    """One file of such words, and when it was written."""

    path: Path
    at: datetime
    words: tuple[Words, ...]


def as_it_is(data: bytes) -> bytes:
    return data


def aside(folder: Path) -> Path:
    """Where the words of a data folder go that takes nothing."""
    return state_folder() / "unsaved" / f"{crc32(str(folder).encode(errors='surrogateescape')):08x}"


def write(
    words: Sequence[Words], folder: Path, *, seal: Callable[[bytes], bytes] = as_it_is, beside: bool = True
) -> Path | None:
    """Write words (0600) into the data folder, else into the state folder; None where neither takes them. A data folder
    that is gone is not made anew. `seal` makes of the bytes what may lie beside the workbook; `beside=False` leaves the
    data folder out."""
    at = datetime.now().astimezone()
    data = json.dumps({"at": at.isoformat(), "words": [asdict(one) for one in words]}, ensure_ascii=True).encode()
    sealed = seal(data)
    ending = "json" if sealed == data else "json.age"
    places = (folder, aside(folder)) if beside else (aside(folder),)
    for place in places:
        with suppress(OSError):
            if place != folder:
                place.mkdir(mode=files.FOLDER_MODE, parents=True, exist_ok=True)
            return _written(place, f"workbook.unsaved-{at:%Y%m%d-%H%M%S}", ending, sealed)
    return None


def _written(place: Path, stem: str, ending: str, data: bytes) -> Path:
    """A new file; nothing that exists is touched. One that could not be written whole is removed. Raises OSError."""
    for number in range(_TRIES):
        path = place / (f"{stem}-{number}.{ending}" if number else f"{stem}.{ending}")
        if not os.path.lexists(path):
            os.close(files.write_new(path, data))
            return path
    raise FileExistsError


def listed(folder: Path) -> list[Path]:
    """The files of unsaved words of a data folder, the oldest first; of a folder that may not be read, none."""
    found: list[Path] = []
    for place in (folder, aside(folder)):
        with suppress(OSError):
            found += [place / name for name in os.listdir(place)[:_MOST_NAMES] if NAME.fullmatch(name)]
    return sorted(found, key=lambda path: path.name)[:MOST]


def read(path: Path, *, unseal: Callable[[bytes], bytes] = as_it_is) -> Left | None:
    """The words of a file; None where it cannot be read, or holds none. `unseal` opens one that is sealed."""
    try:
        held = files.hold(path)
        try:
            data = held.read()
        finally:
            held.close()
        found = json.loads(unseal(data) if path.suffix == files.SEALED else data)
        words = tuple(_words(one) for one in found["words"])
        at = datetime.fromisoformat(found["at"])
    except (WorkbookError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return Left(path, at if at.tzinfo else at.astimezone(), words) if words else None


def _words(found: dict[str, Any]) -> Words:
    """Raises TypeError, KeyError, AttributeError for what is none."""
    answer: Any = found.get("answer") or {}
    fields = {str(name): text for name, text in found["fields"].items() if isinstance(text, str)}
    texts = (found["place"], found.get("person", ""), found.get("form", ""))
    if not isinstance(answer, dict) or not all(isinstance(text, str) for text in texts):
        raise TypeError
    place, person, form = texts
    return Words(place, fields, person, form, cast("dict[str, Any]", answer))


def remove(paths: Iterable[Path]) -> None:
    """Remove files of unsaved words. Raises OSError."""
    for path in paths:
        with suppress(FileNotFoundError):
            path.unlink()
