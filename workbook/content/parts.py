"""The parts of a manifest, of the book and of a pack alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from workbook.content.reading import ID, Table
from workbook.domain.common.people import ROLES
from workbook.domain.steps.programme import Part
from workbook.words.common import faults as words
from workbook.words.steps import programme_faults as programme_words

if TYPE_CHECKING:
    from workbook.domain.common.people import Role


def read_parts(tables: Sequence[Table], by: str = "") -> tuple[Part, ...]:
    """The parts of a manifest. Faults are noted in the file."""
    parts: list[Part] = []
    seen: set[str] = set()
    for table in tables:
        steps = tuple(step for step in table.texts("steps") if fit_for_a_name(table, step, "steps"))
        for step in steps:
            if step in seen:
                table.fault(programme_words.listed_twice(step), "steps")
            seen.add(step)
        # After a word that is no role it counts as somebody's own: their pages are not judged as steps besides.
        whose: Role | Literal[""] = table.one_of("for", (*ROLES, ""), "")
        if table.data.get("for") == "":
            table.fault(words.blank("for"), "for")
        about = (table.text("title", one_line=True), table.text("words", one_line=True))
        parts.append(Part(table.id(), *about, steps, whose, by))
        table.finish()
    return tuple(parts)


def fit_for_a_name(table: Table, step: str, key: str) -> bool:
    """The id of a step is the name of its file: one that is more than a name leads elsewhere."""
    if ID.match(step):
        return True
    table.fault(words.bad_id(step), key)
    return False
