"""Words that could not be saved when the workbook was left go back to where they were typed: into the draft of their
form, or into their answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError
from workbook.domain.steps.answers import VALUES
from workbook.store.file import unsaved
from workbook.store.file.errors import Damaged
from workbook.store.file.records import from_document
from workbook.store.file.unsaved import Left, Words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise
    from workbook.store.notebook import Notebook

Find = Callable[[str, str], "Exercise"]
"""The exercise of a step, by both ids. Raises NotFoundError, KeyError."""


def found(notebook: Notebook, folder: Path, person: str) -> list[Left]:
    """The files of unsaved words that a person may see: those of their own, and those of nobody."""
    kept: list[Left] = []
    for path in unsaved.listed(folder):
        left = unsaved.read(path, unseal=notebook.unseal_bytes)
        if left is not None and all(one.person in ("", person) for one in left.words):
            kept.append(left)
    return kept


def file_back(notebook: Notebook, left: Left, folder: Path, find: Find) -> Left | None:
    """Put the words of one file back; what has to stay in it. The file is there until what is left of it is safe in a
    new one. Raises what a write raises: then it is as it was."""
    put: list[Words | None] = [put_back(notebook, one, find) for one in left.words]
    rest = tuple(one for one in put if one is not None)
    if rest == left.words:
        return left
    path: Path | None = None
    if rest:
        path = unsaved.write(rest, folder, seal=partial(notebook.seal_bytes, person=rest[0].person))
        if path is None:
            return left
    unsaved.remove([left.path])
    return replace(left, path=path, words=rest) if path else None


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
