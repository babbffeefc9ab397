"""Which promise of this workbook a promise of somebody's file is.

An id in a file says nothing outside of it, and a name still less: what comes from another program or another workbook
gets ids of its own here, the same ones whenever that file comes in again. Where a program knows habits by nothing but
their names, their days tell what a name does not: that a habit was renamed there, or that two changed places.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise

if TYPE_CHECKING:
    from workbook.store.common.settings import Settings

OWN, TASKS = "json", "taskwarrior"
"""The source of which a file may be an export of this very workbook, and the one that speaks of its dues alone."""
_BY_NAME = ("loop", "harsh", "habitctl")
"""The sources in which a habit has nothing but its name."""
_ENOUGH_DAYS = 3  # so many days that are the same are no accident
_ID = 18  # letters of an id that a workbook makes
_MADE_OF_A_NAME = 16
"""Once ids were made of a habit's name alone, with so many digits behind the source: they tell no workbook apart."""
_NUMBERED = re.compile(r" \(\d+\)$")  # behind a name that was there before

Renamed = Literal["ask", "same", "apart"]
Days = frozenset[tuple[date, str]]


@dataclass(frozen=True)
class Identity:
    """`ids`: the id here of each promise of the file, by its id there. `aliases`: ids made of names that mean another
    promise from now on. `asked`: how many look like one that came in before under another name, while nobody has said
    what they are."""

    ids: dict[str, str]
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    asked: int = 0


def is_own_export(source: str, promises: Sequence[Promise], own: Mapping[str, Promise]) -> bool:
    """Whether the ids of the file are those of this workbook."""
    return source == TASKS or (source == OWN and any(one.id in own and not _of_a_name(one.id) for one in promises))


def _of_a_name(id: str) -> bool:
    kind, _, rest = id.rpartition("-")
    return kind in ("loop", "harsh") and len(rest) == _MADE_OF_A_NAME


def recognised(
    settings: Settings,
    person: str,
    source: str,
    promises: Sequence[Promise],
    marks: Sequence[Mark],
    own: Mapping[str, Promise],
    groups: Mapping[str, Sequence[Mark]],
    renamed: Renamed,
    *,
    dry_run: bool,
) -> Identity:
    """Who the promises of a file from elsewhere are here. `own` are all promises of the workbook, `groups` their marks.

    Where habits have only a name, the one that came in under it is it, unless its days say otherwise: when another
    one has every day of that, and the one of the name has not. Of two with one name that is so whoever asks; of others
    `renamed` says it.
    """
    made, by_name = _ids_of_names(settings, person, source, promises, own, dry_run=dry_run)
    if source not in _BY_NAME:
        return Identity(by_name)
    acts = {promise.id: _plain(promise.terms[0].act) for promise in promises}
    moved = _by_days(source, person, by_name, _days_there(promises, marks), own, groups)
    same_name = {id: here for id, here in moved.items() if acts[id] == _plain(own[here].terms[0].act)}
    ids = _placed(source, by_name, same_name if renamed == "apart" else moved)
    aliases = {made[id]: here for id, here in ids.items() if here != by_name[id]}
    asked = len(moved) - len(same_name) if renamed == "ask" and not dry_run else 0
    return Identity(ids, aliases, asked)


def _ids_of_names(
    settings: Settings,
    person: str,
    source: str,
    promises: Sequence[Promise],
    own: Mapping[str, Promise],
    *,
    dry_run: bool,
) -> tuple[dict[str, str], dict[str, str]]:
    """By the id in the file: the id that is made of the workbook, the person, the source and that id; and the one that
    it means here. A promise of the same name that came from the same program before, into this workbook and for this
    person, is it."""
    known: dict[str, str] = {}
    if source in _BY_NAME:
        mine = [one for one in own.values() if one.person == person and one.id.startswith(f"{source}-")]
        known = {one.terms[0].act: one.id for one in mine}
    workbook, renamed = settings.identity(make=not dry_run), settings.remembered().renamed
    made: dict[str, str] = {}
    meant: dict[str, str] = {}
    for promise in promises:
        # Of another workbook's id the beginning stays, by which promises of one day are in the order they were made.
        begin = promise.id[:_ID] if source == OWN else source
        made[promise.id] = _made(begin, workbook, person, promise.id)
        id = renamed.get(made[promise.id], made[promise.id])
        meant[promise.id] = id if id in own else known.get(promise.terms[0].act, id)
    return made, meant


def _by_days(
    source: str,
    person: str,
    by_name: Mapping[str, str],
    there: Mapping[str, Days],
    own: Mapping[str, Promise],
    groups: Mapping[str, Sequence[Mark]],
) -> dict[str, str]:
    """Of each habit whose name is new, or means a promise with other days: the one promise that has no other habit and
    all of whose days it has."""
    here = {
        id: frozenset((mark.on, mark.kind) for mark in groups.get(id, ()))
        for id, promise in own.items()
        if id.startswith(f"{source}-") and promise.person == person
    }
    settled = {id for id, meant in by_name.items() if meant in here and here[meant] <= there[id]}
    free = here.keys() - {by_name[id] for id in settled}
    found: dict[str, str] = {}
    for id in by_name:
        if id in settled:
            continue
        alike = [one for one in free if len(here[one]) >= _ENOUGH_DAYS and here[one] <= there[id]]
        if len(alike) == 1 and alike[0] not in found.values():
            found[id] = alike[0]
    return found


def _placed(source: str, by_name: Mapping[str, str], moved: Mapping[str, str]) -> dict[str, str]:
    """The ids with those that moved in their places; whose place was taken is a new one."""
    taken = set(moved.values())
    ids = dict(by_name)
    for id, meant in by_name.items():
        here = moved.get(id) or (_made(source, meant, "apart") if meant in taken else meant)
        ids[id] = here
        taken.add(here)
    return ids


def _days_there(promises: Sequence[Promise], marks: Sequence[Mark]) -> dict[str, Days]:
    days: dict[str, set[tuple[date, str]]] = {promise.id: set() for promise in promises}
    for mark in marks:
        days[mark.promise].add((mark.on, mark.kind))
    return {id: frozenset(each) for id, each in days.items()}


def _made(begin: str, *of: str) -> str:
    return f"{begin}-{hashlib.sha256(chr(0).join(of).encode()).hexdigest()[:20]}"


def _plain(name: str) -> str:
    """The name without the number that it got because another was there before it."""
    return _NUMBERED.sub("", name)
