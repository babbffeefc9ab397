"""One widget for each kind of exercise, found by the name of the kind and imported when one is opened.

A kind gets values (the exercise, its answer, `Around`) and posts messages in the words of the subject.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from workbook.domain.steps.answers import empty

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Answer, Value
    from workbook.domain.steps.exercises import Kind
    from workbook.domain.steps.programme import Exercise
    from workbook.widgets.steps.exercises.around import Around
    from workbook.widgets.steps.exercises.base import Editor

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


def value_for(exercise: Exercise, answer: Answer | None) -> Value:
    """The value that the widget of an exercise shows for an answer. An answer of another kind (the content has been
    changed since it was given, or another window has other content) cannot be shown: the exercise begins anew, and
    the store keeps that answer as an earlier version."""
    return answer.value if answer is not None and answer.kind == exercise.kind else empty(exercise.kind)
