"""What programs that carry a folder from machine to machine leave beside the main file: a copy where two machines
wrote, or a stub where the file itself was moved to a server. Noticed and named, never read as “nothing here”.
"""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from workbook.paths import MAIN_FILE

MOST = 10_000  # more names than this in the folder are not looked through
MOST_NAMED = 20

_STEM, _END = re.escape(MAIN_FILE.removesuffix(".json")), r"(\.json)?(\.age)?"
_MARK = (
    r"("
    r"\.sync-conflict-[\w-]+"  # Syncthing
    r"|[ _(-]+.{0,80}(conflict(ed)?|copy|kopie|konflikt).{0,80}"  # Dropbox, Nextcloud, Finder, Windows
    r"| ?\(\d{1,3}\)| \d{1,3}"  # Google Drive, iCloud
    r"|(?-i:-(?=[^.]*[^a-z0-9._-])[\w-]{2,40})"  # OneDrive: the machine's name, while ours are in small letters
    r")"
)
_COPIES = re.compile(rf"{_STEM}(\.json)?{_MARK}{_END}", re.IGNORECASE | re.DOTALL)
_IDENTITY_COPIES = re.compile(rf"(identity-[a-z0-9]+(\.recovery)?)(\.age)?{_MARK}(\.age)?", re.IGNORECASE | re.DOTALL)
_STUB = re.compile(rf"\.{re.escape(MAIN_FILE)}(\.age)?\.icloud")


def copies(folder: Path) -> list[Path]:
    """Copies of the main file that another machine's version may lie in, by name."""
    return [folder / name for name in _names(folder) if _COPIES.fullmatch(_seen(name))][:MOST_NAMED]


def identity_copies(folder: Path) -> list[Path]:
    """Copies of wrapped keys, by name: what a machine of another day, or of another passphrase, may have left."""
    return [folder / name for name in _names(folder) if _IDENTITY_COPIES.fullmatch(_seen(name))][:MOST_NAMED]


def identity_name(copy: Path) -> str:
    """The name under which a copy of a wrapped key would be read."""
    match = _IDENTITY_COPIES.fullmatch(_seen(copy.name))
    return f"{match[1].lower()}.age" if match else copy.name


def stub(folder: Path) -> Path | None:
    """The stub that stands for a main file which was moved to a server; None when there is none."""
    return next((folder / name for name in _names(folder) if _STUB.fullmatch(name)), None)


def _seen(name: str) -> str:
    """A name without what no eye sees: a machine or a person may be called anything."""
    return "".join(letter for letter in name if unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return sorted(os.listdir(folder)[:MOST])
    return []
