"""Packs: folders of somebody else (a counsellor, a group) whose steps come after the book's. The book stays as it is.

The manifest of a pack has `adds = true`, says `by` whom it is, and has parts with steps; a step of a pack needs less
than one of the book. A pack that is faulty is left out whole, and its faults say why.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbook.content.faults import Fault
from workbook.content.parts import read_parts
from workbook.content.reading import File, Table, unique
from workbook.domain.steps.programme import Part
from workbook.paths import read_ordinary
from workbook.words.steps import pack_faults as words

MANIFEST = "programme.toml"
MOST_BYTES = 1_000_000
LONGEST_NAME = 60  # characters: it stands beside the title of a part


@dataclass(frozen=True, slots=True)
class Pack:
    """`by`: whom it is from. `parts`: in order, each with `by` in it."""

    folder: Path
    by: str
    parts: tuple[Part, ...]

    @property
    def step_ids(self) -> tuple[str, ...]:
        return tuple(step for part in self.parts for step in part.steps)


def is_pack(folder: Path) -> bool:
    """Does the manifest there say that it adds to a book? A folder that cannot be read is left to who reads books."""
    try:
        data = read_ordinary(folder / MANIFEST, MOST_BYTES, inside=folder)
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n")).get("adds") is True
    except (OSError, ValueError, RecursionError):
        return False


def read_pack(file: File, taken: Collection[str], parts: Collection[str] = ()) -> Pack | None:
    """The manifest of a pack; None where it could not be parsed. `taken`, `parts`: ids of steps and parts that the
    book, or a pack before this one, has already. Faults are noted in the file."""
    top = file.top
    if top is None:
        return None
    if not top.flag("adds", False):
        top.fault(words.adds_missing())
    by = top.text("by", one_line=True)
    if len(by) > LONGEST_NAME:
        top.fault(words.by_too_long(LONGEST_NAME), "by")
    tables = top.tables("part", least=1)
    unique(tables, "parts", lambda table: table.data.get("id"))
    found = read_parts(tables, by)
    for table, part in zip(tables, found, strict=True):
        _check_taken(table, part, taken, parts)
    top.finish()
    return Pack(file.folder, by, found)


def _check_taken(table: Table, part: Part, taken: Collection[str], parts: Collection[str]) -> None:
    if part.id in parts:
        table.fault(words.taken_part(part.id), "id")
    for step in part.steps:
        if step in taken:
            table.fault(words.taken_step(step), "steps")


def read_packs(
    folders: Sequence[Path], taken: Collection[str], parts: Collection[str]
) -> tuple[tuple[Pack, ...], tuple[Fault, ...]]:
    """The packs that can be used, and the faults of those that are left out, each under the path of its file."""
    known, named = set(taken), set(parts)
    packs: list[Pack] = []
    faults: list[Fault] = []
    for folder in folders:
        file = File(folder, MANIFEST)
        pack = read_pack(file, known, named)
        if pack is None or file.faults:
            faults += [Fault(str(folder / one.file), one.place, one.cause, one.remedy) for one in file.faults]
            continue
        packs.append(pack)
        known.update(pack.step_ids)
        named.update(part.id for part in pack.parts)
    return tuple(packs), tuple(faults)
