"""One widget for each kind of exercise, found by the name of the kind and imported when one is opened.

A kind gets values (the exercise, its answer, `Around`) and posts messages in the words of the subject.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Value
    from workbook.domain.steps.exercises import Kind
    from workbook.domain.steps.programme import Exercise
    from workbook.widgets.steps.exercises.base import Around, Editor

EDITORS: dict[Kind, str] = {
    "write": "WriteEditor",
    "ledger": "LedgerEditor",
    "sort": "SortEditor",
    "choose": "ChooseEditor",
    "checklist": "ChecklistEditor",
    "cards": "CardsEditor",
    "scale": "ScaleEditor",
    "draft": "DraftEditor",
    "turns": "TurnsEditor",
    "rehearse": "RehearseEditor",
    "compare": "CompareEditor",
    "reread": "RereadEditor",
    "act": "ActEditor",
}
"""Kind → the class in the module of the same name."""


def editor_for(exercise: Exercise, value: Value, around: Around) -> Editor:
    """The widget for an exercise, filled with the answer so far."""
    module = import_module(f"{__name__}.{exercise.kind}")
    return getattr(module, EDITORS[exercise.kind])(exercise, value, around)
