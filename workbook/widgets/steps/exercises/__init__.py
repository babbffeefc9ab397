"""One widget for each kind of exercise, found by the name of the kind and imported when one is opened.

A kind gets values (the exercise, its answer, `Around`) and posts messages in the words of the subject
(`messages.py`). Kinds that are done in a list build on `listed.py`, fields by the type of a column are in `cells.py`.

A new kind touches, in this order:

1. `domain/steps/exercises.py`: its settings, `Kind`, `SETTINGS`, `OF_TEXT`;
2. `domain/steps/answers.py`: the value of an answer, `Value` and `VALUES`;
3. `domain/steps/progress.py` (`value_state`: begun, done), `domain/steps/plain_text.py` (`plain_answer`, and which
   words of it are a person's: `offered`, `entries_of`, `written`), `domain/steps/as_text.py` and `from_text.py` with
   its `typed_…` (the shell) and `export/paper/step.py` (`room_for`: the room to write on paper);
4. `store/file/texts.py` (`STRUCTURE`, `FREE`: what forgetting may take out);
5. `content/steps.py`: reading its settings from a step's TOML, `UNSTORED_KINDS`, `FACING_KINDS`; `content/check.py`;
6. here: a module of the kind's name with its editor, and the name of the editor in `EDITORS`; `WRITTEN` in
   `screens/steps/page.py` where one types at once; `screens/steps/around.py` where it needs more than its own answer;
7. `words/steps/exercises.py`: keys, hints and sentences; `words/steps/verbs.py`: `HOW_WRITTEN`;
8. one exercise of it in the book, and one in `tests/journeys/every_kind.py`, so that every journey meets it.
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
