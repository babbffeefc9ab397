"""Answers to steps that the book does not have now: a pack was left out, or the content was changed since. They stay,
and are to be found, read and taken along."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from workbook.domain.steps.answers import Answer, Text
from workbook.domain.steps.next_step import Key
from workbook.domain.steps.plain_text import written


def strays(answers: Mapping[Key, Answer], known: Collection[str]) -> dict[str, list[Answer]]:
    """Step id → the answers of one person that say something, by exercise, for each step that is not among `known`.
    They are told as text, in the person's own words: what the exercise asked is not known here."""
    found: dict[str, list[Answer]] = {}
    for (step, _), answer in sorted(answers.items()):
        if step not in known and (text := written(answer.value).strip()):
            found.setdefault(step, []).append(replace(answer, kind="write", value=Text(text)))
    return found
