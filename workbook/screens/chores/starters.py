"""The usual chores, as the book lists them: what a household begins with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workbook.domain.chores.household import Chore
from workbook.domain.common.errors import WorkbookError

Groups = Sequence[tuple[str, Sequence[Chore]]]


def usual_chores(content: Path, tell: Callable[[WorkbookError], None]) -> Groups:
    """The starter list in the folder `content`; the program's own where that has none, none where it cannot be read,
    which `tell` says."""
    from workbook.content.chores import load_chores
    from workbook.paths import content_folder

    try:
        return load_chores(content) or load_chores(content_folder())
    except WorkbookError as error:
        tell(error)
        return ()


def starter(groups: Groups, name: str) -> Chore | None:
    """The chore of that name in the starter list."""
    return next((chore for _, chores in groups for chore in chores if chore.name == name), None)
