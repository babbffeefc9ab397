"""Whatever words are forgotten, what holds the file together stays: all of it can still be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import sample
from workbook.domain.common.passage import Passage
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.promise import ME
from workbook.store.file import rewriting, texts
from workbook.store.file.files import main_file
from workbook.store.forgetting import in_words
from workbook.store.notebook import Notebook


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a workbook with something of everything in it."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    sample.build(folder)
    notebook = Notebook.open(folder, sync=False)
    conflicts, today = notebook.conflicts, sample.TODAY
    conflict = conflicts.add("The dishes", today, sets_off="Late home", often="weekly", needs={ME: "Rest"})
    option = conflicts.options.add(conflict.id, Wording("A list on the door", "Sam", "Sunday"), today)
    conflicts.log(conflict.id, today, today, about="Pans", part="evening", place="kitchen", person=ME)
    conflicts.ratings.rate(option.id, ME, wish=3, ability=4)
    conflicts.conclude(conflicts.begin_trial(option.id, today, today).id, "works", today, note="Calmer")
    notebook.appointments.add(ME, "Talk", today + timedelta(days=3), "20:00", step="own-it")
    notebook.drafts.keep(ME, "conflict", {"what": "Shoes"})
    notebook.close()
    return main_file(folder).read_bytes()


def words_in(value: Any) -> Iterator[str]:
    """Every word in the file: keys, ids, kinds and texts alike."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from re.findall(r"\w+", key)
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)
    elif isinstance(value, str):
        yield from (*([value] if value.strip("… ") else []), *re.findall(r"\w+", value))


def read_all(folder: Path) -> None:
    """Read everything there is. Raises, or fails, on whatever cannot be read."""
    notebook = Notebook.open(folder, sync=False)
    try:
        assert len(notebook.people.all()) == 2
        assert len(notebook.promises.all()) == 5
        assert len(notebook.promises.marks()) > 60
        assert len(notebook.answers.of(ME)) == 2
        assert notebook.answers.faulty() == {}
        assert notebook.chores.household() is not None
        assert len(notebook.chores.weeks()) == 1
        assert len(notebook.chores.today(sample.TODAY)) > 0
        [shown] = notebook.conflicts.pictures()
        assert (len(shown.options), len(shown.triggers), len(shown.trials)) == (1, 1, 1)
        assert len(notebook.appointments.of(ME)) == 2
        assert notebook.settings.remembered().first_run_asked
        assert notebook.faulty() == {}
    finally:
        notebook.close()


@pytest.mark.slow
def test_each_word_of_the_file_can_be_forgotten_and_the_file_can_still_be_read(
    lived_in: bytes, tmp_path: Path, lab: bool
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    main_file(folder).write_bytes(lived_in)
    read_all(folder)
    tables = json.loads(lived_in)
    del tables["_history"]
    forgotten = 0
    found = {word for word in words_in(tables) if not word.isdecimal()}

    for word in sorted(found)[:: 1 if lab else 3]:
        rule = in_words.WordsRule(Passage(word), ME, in_words.Facts(False, {}))
        new = rewriting.rewritten(lived_in, rule)
        if new is not None:
            forgotten += 1
            main_file(folder).write_bytes(new)
            read_all(folder)
    assert forgotten > 50


def test_texts_and_structure_are_told_apart() -> None:
    document = {
        "id": "x", "person": "me", "kind": "write", "updated": "2026-11-21T10:00:00+00:00", "on": "2026-11-21",
        "value": {"text": "a", "rows": [{"id": "r1", "cells": {"kind": "b", "day": "2026-11-20"}}], "own": {"id": "c"}},
        "cadence": {"kind": "weekly", "words": "no"}, "prefs": {"d": 1}, "needs": {"person": "e"}, "revision": 3,
    }  # fmt: skip
    assert sorted(texts.written(document)) == ["a", "b", "c", "d", "e"]
    assert texts.replaced(document, str.upper)["prefs"] == {"D": 1}
    assert texts.replaced(document, lambda text: text) is document


def test_the_signs_that_are_folded_to_plain_letters_are_known(lab: bool) -> None:
    for char in map(chr, range(0x80, 0x110000 if lab else 0x20000)):
        probe = "" if "\ud800" <= char <= "\udfff" or char.isspace() else Passage(f"x{char}x").probe
        if probe and probe.isascii():
            assert texts.surely(char.encode(), "x") is None, hex(ord(char))
