"""content/chores.toml: the starter list of chores, in groups."""

from __future__ import annotations

import os
from pathlib import Path

from workbook.content.faults import ContentError
from workbook.content.reading import File, Table
from workbook.domain.chores.household import ALL_PARTS, EVERY, PARTS, WEEK, Chore
from workbook.words.chores import verbs as chore_words
from workbook.words.common import faults as words

CHORES = "chores.toml"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAILY = "daily"
MOST_MINUTES = 600
NAME_LENGTH = 24

Group = tuple[str, tuple[Chore, ...]]


def load_chores(folder: Path) -> tuple[Group, ...]:
    """Titles with their chores; nothing where the folder has no such file. Raises ContentError with every fault."""
    if not os.path.exists(folder / CHORES):
        return ()
    file = File(folder, CHORES)
    groups = read_chores(file)
    if file.faults:
        raise ContentError(file.faults)
    return groups


def read_chores(file: File) -> tuple[Group, ...]:
    """The groups of a file; faults are noted in it."""
    if file.top is None:
        return ()
    groups: list[Group] = []
    seen: set[str] = set()
    for table in file.top.tables("group", least=1):
        title = table.text("title", one_line=True)
        chores = tuple(_chore(chore, seen) for chore in table.tables("chore", least=1))
        table.finish()
        groups.append((title, chores))
    file.top.finish()
    return tuple(groups)


def _chore(table: Table, seen: set[str]) -> Chore:
    name = table.text("name", one_line=True)
    if name.casefold() in seen:
        table.fault(words.same_id(name, "chores"), "name")
    if len(name) > NAME_LENGTH:
        table.fault(chore_words.name_too_long(NAME_LENGTH), "name")
    seen.add(name.casefold())
    fixed = table.has("days")
    chore = Chore(
        name=name,
        minutes=table.number("minutes", low=1, high=MOST_MINUTES),
        planning=table.number("planning", 0, low=0, high=MOST_MINUTES),
        times=table.number("times", 1, low=1, high=7),
        gap=table.number("gap", 1, low=1, high=7),
        days=_days(table, "days") if fixed else None,
        every=table.one_of("every", EVERY, "week"),
        allowed_days=_days(table, "allowed_days"),
        parts=_numbers(table, "parts", PARTS) or ALL_PARTS,
        people=2 if table.flag("together", False) else 1,
        owned=table.flag("owned", False),
        alternate=table.flag("alternate", False),
        priority=table.number("priority", 2, low=1, high=3),
        done_means=table.text("done_means", "", one_line=True),
    )
    table.finish()
    return chore


def _days(table: Table, key: str) -> tuple[int, ...]:
    if table.data.get(key) == [DAILY]:
        table.texts(key)
        return WEEK
    return _numbers(table, key, DAYS) or WEEK


def _numbers(table: Table, key: str, choices: tuple[str, ...]) -> tuple[int, ...]:
    """The places of some words among `choices`; empty when nothing is said."""
    found: set[int] = set()
    for word in table.texts(key, ()):
        if word in choices:
            found.add(choices.index(word))
        else:
            table.fault(words.not_one_of(key, word, "", list(choices)), key)
    return tuple(sorted(found))
