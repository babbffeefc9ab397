"""A glance at the book for Today: the next small step, without reading or checking more than that takes.

Importing and checking whole steps costs some thirty milliseconds, which nobody should wait for before Today is on
the screen. A folder with a fault is left to `content.py`, which names it.
"""

from __future__ import annotations

import stat
from functools import lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.domain.common.clean import line
from workbook.domain.steps.next_step import NextStep, States, Unsaid, next_small_step, path_for
from workbook.paths import read_ordinary

if TYPE_CHECKING:
    from workbook.content.book import Book
    from workbook.domain.common.people import Role

_MOST_BYTES = 1_000_000


def next_step(folder: Path, states: States, role: Role, *, unsaid: Unsaid, unsafe: bool = False) -> NextStep | None:
    """The next small step for somebody of this role whose answers are in these states; None once all is settled, or
    where nothing is to be offered. Without what is put away by `unsafe` and `unsaid` (`domain.steps.next_step`).

    Raises ContentError when what had to be read of the folder is faulty.
    """
    try:
        ids = path_for(role, _book(_look(folder, "programme.toml")))
        return next_small_step(ids, states, partial(_outlined, folder), unsaid=unsaid, unsafe=unsafe)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _carefully(folder, states, role, unsaid, unsafe)


def last_step(folder: Path) -> str:
    """The step with which the book itself ends; "" where that cannot be told from here."""
    try:
        return next(reversed(_book(_look(folder, "programme.toml"))), "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""


def _carefully(folder: Path, states: States, role: Role, unsaid: Unsaid, unsafe: bool) -> NextStep | None:
    """The same through `content.py`: says what is wrong, or is content with what seemed wrong here."""
    from workbook.content.book import load

    return next_in(load(folder), states, role, unsaid=unsaid, unsafe=unsafe)


def next_in(book: Book, states: States, role: Role, *, unsaid: Unsaid, unsafe: bool = False) -> NextStep | None:
    """The same of a book that is open already, with what packs add to it. Raises ContentError."""
    ids = path_for(role, book.programme.step_ids)
    return next_small_step(ids, states, book.step_to_offer, unsaid=unsaid, unsafe=unsafe)


class _Look(NamedTuple):
    """A file as it is now. Today asks after every mark: what is read of a file holds while this is equal."""

    folder: Path
    path: Path
    inode: int
    changed: int  # nanoseconds
    size: int


def _look(folder: Path, name: str) -> _Look:
    path = folder / name
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):  # a link or a pipe: that is for `content.reading` to judge
        raise OSError
    return _Look(folder, path, found.st_ino, found.st_mtime_ns, found.st_size)


def _parsed(file: _Look) -> dict[str, Any]:
    import tomllib

    data = read_ordinary(file.path, _MOST_BYTES, inside=file.folder)
    return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))


@lru_cache(maxsize=1)
def _book(manifest: _Look) -> tuple[str, ...]:
    return tuple(str(id) for part in _parsed(manifest)["part"] if not part.get("for") for id in part["steps"])


def _outlined(folder: Path, id: str) -> Any:
    return _outline(_look(folder, f"steps/{id}.toml"), id)


def _leads_to_fear(exercise: dict[str, Any]) -> bool:
    """Such a question is never stored, whatever the file says (`content.steps`)."""
    return any(option.get("leads") == "unsafe" for option in exercise.get("option", ()))


@lru_cache(maxsize=64)
def _outline(file: _Look, id: str) -> Any:
    step = _parsed(file)
    exercises = [
        SimpleNamespace(
            id=one["id"].strip(),
            kind=one["kind"],
            title=line(one["title"]),
            minutes=one["minutes"] + 0,
            optional=one.get("optional") is True,
            stored=one.get("stored") is not False and not _leads_to_fear(one),
            together=one.get("together") is True,
            faces=one.get("faces") is True,
            opens_conflict=one.get("makes") == "plan" and one.get("plan", "conflict") == "conflict",
        )
        for one in step["exercise"]
    ]
    return SimpleNamespace(id=id, title=line(step["title"]), exercises=exercises)
