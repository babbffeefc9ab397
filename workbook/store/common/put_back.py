"""Words that could not be saved when the workbook was left go back to where they were typed: into the draft of their
form, or into their answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError
from workbook.domain.steps.answers import VALUES
from workbook.store.file.errors import Damaged
from workbook.store.file.records import from_document
from workbook.store.file.unsaved import Words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise
    from workbook.store.notebook import Notebook

Find = Callable[[str, str], "Exercise"]
"""The exercise of a step, by both ids. Raises NotFoundError, KeyError."""


def put_back(notebook: Notebook, words: Words, find: Find) -> Words | None:
    """Put words back; returns what is left of them: nothing, the words themselves where they have no place, or the
    draft that stood there instead and is not simply their beginning. Raises what a write raises."""
    if words.answer:
        return _into_answer(notebook, words, find)
    if not (words.form and words.person):
        return words
    stood = notebook.drafts.read(words.person, words.form)
    notebook.drafts.keep(words.person, words.form, words.fields)
    if all(words.fields.get(name, "").startswith(text.rstrip()) for name, text in stood.items()):
        return None
    return replace(words, fields=stood)


def _into_answer(notebook: Notebook, words: Words, find: Find) -> Words | None:
    """What was the answer up to now stays among its earlier versions."""
    try:
        step = str(words.answer["step"])
        exercise = find(step, str(words.answer["exercise"]))
        if not exercise.stored or words.answer["kind"] != exercise.kind:
            return words
        value = from_document(VALUES[exercise.kind], exercise.id, words.answer["value"])
    except (NotFoundError, KeyError, TypeError, AttributeError, Damaged):
        return words
    notebook.answers.leave(step, exercise, words.person)
    notebook.answers.save(step, exercise, words.person, value)
    return None
