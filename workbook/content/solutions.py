"""content/solutions.toml: ready-made kinds of solution for a conflict, each with options to begin from."""

from __future__ import annotations

import os
import re
from pathlib import Path

from workbook.content.faults import ContentError
from workbook.content.reading import File, Table, read_cadence, unique
from workbook.domain.conflicts.option import Wording
from workbook.domain.conflicts.solution import NAMES, Beginning, Solution
from workbook.words.conflicts import conflict as words

SOLUTIONS = "solutions.toml"
TITLE_LENGTH = 40
_BRACES = re.compile(r"\{([^{}]*)\}")


def load_solutions(folder: Path, spare: Path | None = None) -> tuple[Solution, ...]:
    """The kinds of solution, from `spare` (or nothing) where the folder has no such file. Raises ContentError with
    every fault."""
    found = next((one for one in (folder, spare) if one is not None and os.path.exists(one / SOLUTIONS)), None)
    if found is None:
        return ()
    file = File(found, SOLUTIONS)
    solutions = read_solutions(file)
    if file.faults:
        raise ContentError(file.faults)
    return solutions


def read_solutions(file: File) -> tuple[Solution, ...]:
    """The solutions of a file; faults are noted in it."""
    if file.top is None:
        return ()
    tables = file.top.tables("solution", least=1)
    unique(tables, "solutions", lambda table: table.data.get("id"))
    solutions = tuple(map(_solution, tables))
    file.top.finish()
    return solutions


def _solution(table: Table) -> Solution:
    options = table.tables("option", least=1)
    unique(options, "options", lambda one: one.data.get("id"))
    title = table.text("title", one_line=True)
    if len(title) > TITLE_LENGTH:
        table.fault(words.title_too_long(TITLE_LENGTH), "title")
    solution = Solution(
        table.id(), title, table.text("about"), tuple(map(_option, options)), table.one_of("opens", ("", "chores"), "")
    )
    table.finish()
    return solution


def _option(table: Table) -> Beginning:
    texts = {
        key: table.text(key, default, one_line=True)
        for key, default in (("what", None), ("who", None), ("when", None), ("act", ""), ("cue", ""), ("smallest", ""))
    }
    for key, text in texts.items():
        for name in _BRACES.findall(text):
            if name not in NAMES:
                table.fault(words.unknown_name(name, NAMES), key)
    cadence = read_cadence(table, "")
    if not texts["act"]:
        for key in ("cue", "smallest", "cadence"):
            if table.has(key):
                table.fault(words.promise_without_act(key), key)
    option = Beginning(
        table.id(),
        Wording(texts["what"], texts["who"], texts["when"]),
        texts["act"],
        texts["cue"],
        texts["smallest"],
        cadence,
    )
    table.finish()
    return option
