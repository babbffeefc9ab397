"""A text in the editor of whoever writes it: a folder of its own (0700) in the data folder with one file (0600) in it,
both gone afterwards.

A lock says that somebody is still at it; the editor holds it too, so it ends with the last of both. What is left of
one that was ended in the middle goes, at the next start, to where unsaved words go.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shlex
import signal
import subprocess
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.exercises import OF_TEXT
from workbook.store.file import clean, errors, files, unsaved
from workbook.store.file.edited import ABOUT, LOCK, TEXT, listed
from workbook.words.common import editing as words

MOST_BYTES = 4 * 1024 * 1024
MOST_KEPT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class About:
    """Whose text it is, and what of: an answer ("apology/desk" and the kind of its exercise), or a field by its
    name."""

    place: str
    person: str
    kind: str = ""


class EditorFailed(WorkbookError):
    """The editor did not start, or said that it failed. `words`: what stood in the file then, where that is other than
    before."""

    def __init__(self, sentence: str, words: str = "") -> None:
        super().__init__(sentence)
        self.words = words


def command() -> list[str]:
    """The editor of this machine's owner. EditorFailed where none is named."""
    chosen = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    try:
        found = shlex.split(chosen)
    except ValueError:
        raise EditorFailed(words.BAD_EDITOR) from None
    if not found:
        raise EditorFailed(words.NO_EDITOR)
    return found


def edit(folder: Path, text: str, about: About) -> str:
    """`text` as it comes out of the editor, cleaned as everything that is kept. Raises EditorFailed, CannotSave."""
    editor = command()
    with _laid_out(folder, text, about) as (path, lock):
        try:
            with _ctrl_c_is_the_editors():
                done = subprocess.run([*editor, str(path)], pass_fds=(lock,), check=False)
        except OSError:
            raise EditorFailed(words.NOT_STARTED) from None
        new, wrong = _read(path)
        wrong = words.FAILED if done.returncode else wrong
        if wrong:
            raise EditorFailed(wrong, new if new is not None and new != text else "")
    return new or ""


@contextmanager
def _ctrl_c_is_the_editors() -> Generator[None, None, None]:
    """ctrl+c reaches every program of a terminal; while the editor has it, it is not meant for this one. (A handler of
    ours: one that ignores would be the editor's too.)"""

    def pass_over(number: int, frame: object) -> None: ...

    before = signal.signal(signal.SIGINT, pass_over)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _laid_out(folder: Path, text: str, about: About) -> Generator[tuple[Path, int], None, None]:
    """The file with the text, and the open lock; both are gone afterwards."""
    own = folder / f"editing-{token_hex(4)}"
    lock = -1
    try:
        try:
            own.mkdir(mode=files.FOLDER_MODE)
            lock = os.open(own / LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL, files.FILE_MODE)
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            data = text.encode()
            known = {**asdict(about), "digest": sha256(data).hexdigest()}
            for name, content in ((ABOUT, json.dumps(known).encode()), (TEXT, data)):
                os.close(files.write_new(own / name, content, sync=False))
        except OSError as error:
            raise errors.cannot_save(error, folder) from None
        yield own / TEXT, lock
    finally:
        if lock >= 0:
            os.close(lock)
        rmtree(own, ignore_errors=True)


def _read(path: Path) -> tuple[str | None, str]:
    """What stands in the file, None where it is gone; and why it can be kept only, and become nothing."""
    try:
        with open(path, "rb") as file:  # an editor may have put another file in its place
            data = file.read(MOST_KEPT)
    except OSError:
        return None, words.GONE
    wrong = words.TOO_LONG if len(data) > MOST_BYTES else ""
    try:
        return clean.text(data.decode("utf-8-sig")), wrong
    except ValueError:
        return clean.text(_in_other_letters(data)), wrong or words.NOT_UTF8


def _in_other_letters(data: bytes) -> str:
    """What is no UTF-8 as its editor most likely meant it: UTF-16 says so at its beginning; else a byte that is out of
    place is a letter, as one byte stood for in the West."""

    def letters(found: re.Match[str]) -> str:
        return found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")

    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return re.sub("[\udc80-\udcff]+", letters, data.decode("utf-8-sig", "surrogateescape"))


def sweep(folder: Path, seal: Callable[[bytes, str], bytes]) -> None:
    """Take away what is left of those that were ended in the middle; words that are other than when they were laid out
    go to where unsaved words go, sealed by `seal` for their person. What cannot be kept so stays."""
    for own in listed(folder):
        with suppress(OSError), open(own / LOCK, "rb+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # else somebody is at it
            if _kept(own, folder, seal):
                rmtree(own, ignore_errors=True)


def _kept(own: Path, folder: Path, seal: Callable[[bytes, str], bytes]) -> bool:
    """Is there nothing in it that would be lost?"""
    text, _ = _read(own / TEXT)
    if text is None:
        return not (own / TEXT).exists()
    try:
        known = json.loads((own / ABOUT).read_bytes())
        about = About(str(known["place"]), str(known["person"]), str(known["kind"]))
        digest = known["digest"]
    except (OSError, ValueError, KeyError, TypeError):
        about, digest = About("", ""), ""
    if not text.strip() or sha256(text.encode()).hexdigest() == digest:
        return True
    return keep_words(folder, text, about, seal) is not None


def keep_words(folder: Path, text: str, about: About, seal: Callable[[bytes, str], bytes]) -> Path | None:
    """Words that could not become what they were meant for go to where unsaved words go; None where nothing takes
    them."""
    step, _, exercise = about.place.partition("/")
    answer = {"step": step, "exercise": exercise, "kind": about.kind, "value": {"text": text}}
    place = unsaved.Words(about.place, {"text": text}, about.person, answer=answer if about.kind in OF_TEXT else {})
    return unsaved.write([place], folder, seal=lambda data: seal(data, about.person))
