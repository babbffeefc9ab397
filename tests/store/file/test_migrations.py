"""Older formats are brought up in one transaction, the old file kept among the backups."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.store.support import Clock, content, opened
from workbook.content.book import load
from workbook.domain.steps.answers import Row, Rows, Text
from workbook.domain.steps.plain_text import plain_answer
from workbook.paths import content_folder
from workbook.store.common.settings import Chosen, Remembered
from workbook.store.file import backups
from workbook.store.file.errors import Conflict
from workbook.store.file.migrations import FORMAT, KNOWN, Formats
from workbook.store.file.storage import DurableStorage
from workbook.store.file.tables import Tables
from workbook.store.notebook import Notebook

FORMATS = Path(__file__).parent / "formats"


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_file_of_each_format_opens(number: int, folder: Path) -> None:
    folder.mkdir()
    (folder / "workbook.json").write_bytes((FORMATS / f"{number}.json").read_bytes())
    assert content(folder) == json.loads((FORMATS / "content.json").read_text("utf-8"))


def test_every_format_but_the_newest_has_a_step() -> None:
    assert list(KNOWN.steps) == list(range(1, FORMAT))


@pytest.fixture
def in_use(folder: Path) -> Notebook:
    """A file as the first edition left it: two people, settings changed, a theme chosen and Alex seated in between."""
    folder.mkdir()
    (folder / "workbook.json").write_bytes((FORMATS / "1-in-use.json").read_bytes())
    return opened(folder, clock=Clock())


def test_from_1_what_is_only_remembered_leaves_the_settings(in_use: Notebook) -> None:
    assert in_use.settings.read() == Chosen(week_start=6, capacity_number=4, revision=5)
    assert in_use.settings.remembered() == Remembered(True, "slate", "partner", revision=1)
    assert in_use.people.usual() == "partner"


def test_from_1_what_each_wrote_is_theirs_to_undo_and_the_rest_is_anybodys(in_use: Notebook) -> None:
    assert [entry.by for entry in in_use.history()] == ["rebuilding", "", "rebuilding", "partner", "", "", ""]
    assert in_use.redo("rebuilding").label == "Next sitting on Sat 28 Nov"
    undone = [in_use.undo("partner").label for _ in range(3)]
    assert undone == ["Changed the settings", "Wrote in “The fact line”", "Changed the settings"]
    with pytest.raises(Conflict, match="“Named Alex” stays"):  # something was written under it
        in_use.undo("partner")
    undone.append(in_use.undo("partner").label)
    assert undone[-1] == "Named Sam"
    assert (in_use.settings.read().week_start, in_use.settings.read().capacity_number) == (0, 3)
    assert in_use.settings.remembered().theme == "slate"
    assert list(in_use.documents("answers")) == ["own-it/fact-line/rebuilding"]
    again = [in_use.redo("partner").label for _ in range(4)]
    assert again == undone[::-1]
    assert (in_use.settings.read().week_start, in_use.settings.read().capacity_number) == (6, 4)


def test_from_1_a_history_edited_into_nonsense_stays_as_it_is(folder: Path) -> None:
    folder.mkdir()
    text = (FORMATS / "1-in-use.json").read_text("utf-8")
    for touched in ("7", "[7]", '[{"table":"settings","document":[]}]', "[{}]"):
        entry = '"0000000009":{"label":"x","touched":' + touched + "}"
        (folder / "workbook.json").write_text(text.replace('"_history":{', '"_history":{' + entry + ","), "utf-8")
        notebook = opened(folder, clock=Clock())
        assert len(notebook.history()) == 7
        assert notebook.undo("partner").label == "Changed the settings"
        notebook.close()


@pytest.fixture
def first_edition(folder: Path) -> Notebook:
    """A file in use as format 2 left it: choices of several steps, one answer written at again and left, one whose rows
    were all removed, which was then taken back; one cell of another book; one text that only looks like a choice."""
    folder.mkdir()
    (folder / "workbook.json").write_bytes((FORMATS / "2-in-use.json").read_bytes())
    return opened(folder, clock=Clock())


def cells(notebook: Notebook, step: str, exercise: str, person: str = "rebuilding") -> list[dict[str, Any]]:
    value = notebook.answers.of(person)[step, exercise].value
    assert isinstance(value, Rows)
    return [row.cells for row in value.rows]


def test_from_2_the_choices_of_answers_are_kept_by_their_ids(first_edition: Notebook) -> None:
    assert cells(first_edition, "own-it", "agreement") == [
        {"what": "That we decide on money together", "how": "assumed"},
        {"what": "That nobody reads my letters", "how": "never-asked"},
    ]
    assert cells(first_edition, "facts", "said-done") == [
        {"said": "I ring at six", "done": "in-time", "by": "2026-11-20"}, {"said": "done", "done": "done"},
    ]  # fmt: skip
    assert cells(first_edition, "boundaries", "secure", "partner") == [
        {"sort": "respected", "whose": "theirs", "need": "mine"}
    ]
    assert cells(first_edition, "takes-two", "agreement") == [{"who": "i", "what": "I ring"}]


def test_from_2_what_people_wrote_stays_as_they_wrote_it(first_edition: Notebook) -> None:
    assert first_edition.answers.of("rebuilding")["own-it", "fact-line"].value == Text("taken for granted")
    assert cells(first_edition, "growth", "chain") == [{"turn": "a choice of another book"}]


def test_from_2_earlier_versions_and_what_undo_brings_back_have_ids_too(first_edition: Notebook) -> None:
    [version] = first_edition.answers.versions("own-it", "agreement", "rebuilding")
    assert version.value == Rows((Row("r1", {"what": "That we decide on money together", "how": "assumed"}),))
    for _ in range(5):  # back to where the agreement had one row
        first_edition.undo("rebuilding")
    assert cells(first_edition, "own-it", "agreement") == [
        {"what": "That we decide on money together", "how": "assumed"}
    ]
    text = json.dumps(first_edition.documents("_history").plain) + json.dumps(first_edition.documents("answers").plain)
    assert "I never asked" not in text


def test_words_of_a_choice_that_no_step_could_reach_are_read_as_its_id(folder: Path) -> None:
    """Another's sealed answers are brought up by whoever can open them; until then they are read so."""
    notebook = opened(folder, clock=Clock())
    agreement = load(content_folder()).step("own-it").exercise("agreement")
    notebook.answers.save("own-it", agreement, "partner", Rows((Row("r", {"agreement": "x", "how": "I never asked"}),)))
    assert cells(notebook, "own-it", "agreement", "partner") == [{"agreement": "x", "how": "never-asked"}]
    assert plain_answer(agreement.settings, notebook.answers.get("own-it", agreement, "partner").value) == (
        "- x · I never asked"
    )


def rename_things(tables: Tables) -> None:
    tables["items"] = dict(tables["things"])
    del tables["things"]


def count_letters(tables: Tables) -> None:
    items = tables.draft("items")
    for id, item in items.items():
        items[id] = {**item, "letters": len(item["text"])}


LATER = Formats({1: rename_things, 2: count_letters})
FIRST = Formats({})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "workbook.json"
    with DurableStorage(path, sync=False, formats=FIRST).transaction() as tables:
        tables.draft("things")["a"] = {"text": "abc"}
    return path


def test_an_older_file_is_brought_up_step_by_step(path: Path) -> None:
    old = path.read_bytes()
    storage = DurableStorage(path, sync=False, formats=LATER)
    assert storage.tables()["items"] == {"a": {"text": "abc", "letters": 3}}
    assert "things" not in storage.tables()
    again = DurableStorage(path, sync=False, formats=LATER)
    assert again.tables().format == 3
    assert dict(again.tables()["items"]) == {"a": {"text": "abc", "letters": 3}}
    [kept] = backups.listed(path.parent)
    assert kept.kind == "before-upgrade"
    assert kept.path.read_bytes() == old


def test_a_step_that_fails_leaves_the_old_file(path: Path) -> None:
    old = path.read_bytes()

    def fail(tables: Tables) -> None:
        tables.draft("things").clear()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        DurableStorage(path, sync=False, formats=Formats({1: fail})).tables()
    assert path.read_bytes() == old


def test_reading_only_brings_up_in_memory(path: Path) -> None:
    old = path.read_bytes()
    storage = DurableStorage(path, read_only=True, formats=LATER)
    assert storage.tables()["items"]["a"]["letters"] == 3
    assert path.read_bytes() == old


def test_an_older_program_writing_meanwhile_is_brought_up_again(path: Path) -> None:
    newer = DurableStorage(path, sync=False, formats=LATER)
    newer.tables()
    path.write_bytes(backups.listed(path.parent)[0].path.read_bytes())
    assert newer.tables()["items"]["a"]["letters"] == 3
    assert newer.tables().format == 3
