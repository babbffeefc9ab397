"""A folder before it is sealed and after, and what is in it either way."""

from __future__ import annotations

from pathlib import Path

from tests.store.file.seal.support import contents, keys_of, laid_out, put_quick
from workbook.store.file.seal import steps
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.steps import Sealing, carry_out, turning_on

ALEX, SAM = Identity.new(), Identity.new()


def sealing(sync: bool = False, **people: Identity) -> Sealing:
    return Sealing(keys_of(**(people or {"alex": ALEX})), sync=sync)


def plain(folder: Path) -> Path:
    """A plain folder, with an identity written for what comes."""
    laid_out(folder)
    put_quick(folder, "alex", ALEX)
    return folder


def sealed(folder: Path) -> Path:
    plain(folder)
    done = carry_out(turning_on(folder), sealing())
    assert done.left == []
    return folder


def opened(folder: Path, keys: Keys | None = None) -> dict[str, bytes]:
    """What is in the folder, sealed or not, by its plain names. (A plain twin of a sealed file says the same.)"""
    keys = keys or keys_of(alex=ALEX)
    found: dict[str, bytes] = {}
    for name, data in contents(folder).items():
        path = folder / name
        if name.endswith(".new"):
            continue
        plain_name = str(steps.plain_name(path).relative_to(folder))
        content = data if plain_name == name else keys.opened(data, name)
        assert found.setdefault(plain_name, content) == content
    return found
