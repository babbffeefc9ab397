"""Answers of the first edition kept the words of a choice; now they keep its id. For the step of the file's format, and
for answers that it could not reach (another's sealed ones, words that were never saved)."""

from __future__ import annotations

from typing import Any, cast

from workbook.domain.steps.first_edition import EXERCISES, choice_id

Document = dict[str, Any]


def with_ids(step: str, exercise: str, value: Document) -> Document:
    """The value of an answer with ids instead of words; the very same where there is nothing to change."""
    rows: object = value.get("rows")
    if (step, exercise) not in EXERCISES or not isinstance(rows, list):
        return value
    old = cast("list[object]", rows)
    new = [_row(step, exercise, row) for row in old]
    return value if all(one is other for one, other in zip(new, old, strict=True)) else {**value, "rows": new}


def _row(step: str, exercise: str, row: object) -> object:
    whole = cast(Document, row) if isinstance(row, dict) else {}
    cells: object = whole.get("cells")
    if not isinstance(cells, dict):
        return cast(object, row)
    old = cast(Document, cells)
    new = {
        column: choice_id(step, exercise, column, cell) if isinstance(cell, str) else cell
        for column, cell in old.items()
    }
    return cast(object, row) if new == old else {**whole, "cells": new}


def answer_with_ids(table: str, document: Document) -> Document:
    """A document of `answers` or `answer_versions` with ids; any other, or one that makes no sense, as it is."""
    if table == "answers":
        place = (document.get("step"), document.get("exercise"))
    elif table == "answer_versions" and isinstance(answer := document.get("answer"), str):
        place = tuple(answer.split("/")[:2])
    else:
        return document
    value: object = document.get("value")
    if len(place) != 2 or not isinstance(value, dict):
        return document
    step, exercise = (one if isinstance(one, str) else "" for one in place)
    new = with_ids(step, exercise, cast(Document, value))
    return document if new is value else {**document, "value": new}
