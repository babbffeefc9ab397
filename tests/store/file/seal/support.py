"""Identities that open in no time, and a folder as a workbook leaves it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from tests.store.file.seal.plain_age import wrapped
from workbook.store.file import files
from workbook.store.file.seal import identity_files, turning
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.keys import Keys

WORDS = "what nobody else may read: Ich weiß es, 2026 🌿"
PASSPHRASE = "the bread is in the oven"


def text_of(identity: Identity) -> bytes:
    """What is inside an identity file."""
    return "".join(f"{secret}\n" for secret in identity.secrets).encode()


def quick(identity: Identity, passphrase: str = PASSPHRASE) -> bytes:
    """An identity file that takes no work to open."""
    return wrapped(text_of(identity), passphrase)


def put_quick(folder: Path, person: str, identity: Identity, passphrase: str = PASSPHRASE) -> None:
    """Both copies of an identity file that takes no work to open."""
    identity_files.put(identity_files.place(folder, person), quick(identity, passphrase), sync=False)


def keys_of(**people: Identity) -> Keys:
    """The keys of these people, all taking part and open."""
    keys = Keys({person: identity.recipient for person, identity in people.items()})
    for person, identity in people.items():
        keys.unlock(person, identity)
    return keys


def phrase_of(person: str) -> str:
    """The passphrase of a person in a folder that `seal` sealed."""
    return f"{PASSPHRASE}, {person} 🌿"


def seal(folder: Path, *people: str) -> dict[str, Keys]:
    """Seal a workbook, or an empty folder, with a key for each of these people, which takes no work to open. Returns
    for each the keys that open their part, and under "" the keys that open every part."""
    files.make_folder(folder)
    identities = {person: Identity.new() for person in people}
    keys: Keys | None = None
    for person, identity in identities.items():
        put_quick(folder, person, identity, phrase_of(person))
        keys = turning.set_passphrase(folder, person, phrase_of(person), keys=keys, sync=False).keys
    found = {"": keys_of(**identities)}
    for person, identity in identities.items():
        found[person] = Keys(found[""].taking_part)
        found[person].unlock(person, identity)
    return found


def workbook(text: str, generation: int = 1) -> bytes:
    """The bytes of a main file that says `text`."""
    about = f'{{"about":{{"format":1,"generation":{generation},"program":"1"}}}}'
    return f'{{"_workbook":{about},"things":{{"a":{{"text":"{text}"}}}}}}'.encode()


# name → content and the hour it was written
FOLDER = {
    "workbook.json": (workbook(WORDS, 9), 9),
    "workbook.json.prev": (workbook("before: " + WORDS, 8), 8),
    "workbook.json.new": (b"torn: " + WORDS.encode(), 7),
    "workbook.json.prev.new": (workbook("leftover: " + WORDS), 7),
    "workbook.damaged-2026-11-20-080000.json": (b'{"torn": "' + WORDS.encode(), 6),
    "workbook.sync-conflict-20261120-080000-ABC.json": (workbook("theirs: " + WORDS), 6),
    "unsaved-20261121-080000.txt": (WORDS.encode(), 5),
    "backups/daily-2026-11-20.json": (workbook("yesterday: " + WORDS), 4),
    "backups/hand-2026-11-19-080000.json": (workbook("by hand: " + WORDS), 3),
    "backups/daily-2026-11-18.json": (b"damaged: " + WORDS.encode(), 2),
    "backups/daily-2026-11-17.json.new": (b"torn: " + WORDS.encode(), 2),
}
LEFTOVERS = {name for name in FOLDER if name.endswith(".new")}
KEPT = {name: data for name, (data, _) in FOLDER.items() if name not in LEFTOVERS}
OTHERS = {"crash-20261121-080000.txt": b"no words of theirs", "notes.md": b"somebody's own file", "workbook.lock": b""}


def laid_out(folder: Path) -> Path:
    """A plain workbook's folder with everything that may lie in it."""
    for name, (data, hour) in FOLDER.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (at(hour), at(hour)))
    for name, data in OTHERS.items():
        (folder / name).write_bytes(data)
    return folder


def at(hour: int) -> float:
    return datetime(2026, 11, 21, hour).timestamp()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, other people's files and identities left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.name not in OTHERS
        and not identity_files.NAME.fullmatch(path.name.removesuffix(".new"))
    }


def readable(folder: Path) -> list[str]:
    """The files in which words of `WORDS` can be read by anybody."""
    return [name for name, data in contents(folder).items() if WORDS[:20].encode() in data]
