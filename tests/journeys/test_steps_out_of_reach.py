"""Steps: a file, a book, that is out of reach or not what it was takes no word along."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import press, until_true, write
from tests.journeys.steps_driver import answers, at_steps, open_exercise, page, pane, text_in
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Text, Ticks
from workbook.screens.steps import answer_keeper, sitting_keeper
from workbook.store.notebook import Notebook


def damage(file: Path, fault: str) -> None:
    match fault:
        case "damaged":
            file.write_text('{"promises": [', "utf-8")
        case "empty":
            file.write_bytes(b"")
        case "removed":
            file.unlink()
        case _:
            file.unlink()
            file.mkdir()


@pytest.mark.parametrize("fault", ["damaged", "empty", "removed", "a folder"])
async def test_a_file_damaged_while_an_answer_is_typed_takes_no_word_and_saving_goes_on_when_it_is_back(
    tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_keeper, "TRY_AGAIN", 0.3)
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "wrote")
        await until_true(pilot, lambda: text_in(tmp_path) == "I wrote")
        file = tmp_path / "data" / "workbook.json"
        whole = file.read_bytes()
        damage(file, fault)
        await write(pilot, " it")
        await until_true(pilot, lambda: pilot.app._notifications)
        assert [note for note in pilot.app._notifications if str(file) in note.message or "workbook" in note.message]
        assert pilot.app.focused is page(pilot).open_frame.editor.first()  # type: ignore[union-attr]
        await press(pilot, "escape", "x", "v", "o", "e", "n", "p", "b", "escape", "right_square_bracket", "enter")
        write_editor = pane(pilot).frames[0].editor
        assert write_editor is not None
        assert write_editor.value == Text("I wrote it")
        assert pane(pilot).step.id == "kinds"  # words that are not saved are not left
        if file.is_dir():
            file.rmdir()
        file.write_bytes(whole)
        await until_true(pilot, lambda: text_in(tmp_path) == "I wrote it")
        assert pilot.app.return_code is None
        await until_true(pilot, lambda: not pilot.app.screen.query("#standing"))  # it has seen that the file is back


async def test_a_sitting_that_could_not_be_saved_is_saved_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitting_keeper, "TRY_AGAIN", 0.3)
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "next-sitting")
        file = tmp_path / "data" / "workbook.json"
        whole = file.read_bytes()
        damage(file, "damaged")
        await press(pilot, "enter")
        await write(pilot, "tomorrow")
        await press(pilot, "escape")
        file.write_bytes(whole)
        appointments = page(pilot).context.notebook.appointments
        await until_true(pilot, lambda: appointments.sittings(ME))
        assert [one.on.isoformat() for one in appointments.sittings(ME)] == ["2026-11-22"]


async def test_an_answer_of_another_kind_is_kept_and_not_put_into_a_field_that_cannot_hold_it(tmp_path: Path) -> None:
    from dataclasses import replace

    from workbook.content.book import load

    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        task = load(tmp_path / "content").step("kinds").exercise("checklist")
        notebook = Notebook.open(tmp_path / "data", sync=False)
        for id in ("write", "desk"):  # one that is open, one that is not yet: another window has another book
            notebook.answers.save("kinds", replace(task, id=id), ME, Ticks(("a",)))
        notebook.close()
        page(pilot).reload()
        await pilot.pause()
        await open_exercise(pilot, "desk")
        await press(pilot, "escape", "escape", "n", "p")
        page(pilot).keep_draft()
        assert answers(tmp_path)["kinds", "desk"].value == Ticks(("a",))
        assert answers(tmp_path)["kinds", "write"].value == Ticks(("a",))
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "write")
        await press(pilot, "escape")
        await pilot.pause()
        assert text_in(tmp_path) == "I write"
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        assert Ticks(("a",)) in [version.value for version in versions]


async def test_a_book_that_is_taken_away_while_it_is_open_takes_nothing_along(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "stay")
        (tmp_path / "content").rename(tmp_path / "elsewhere")
        await press(pilot, "escape", "right_square_bracket")
        await pilot.pause()
        for _ in range(5):
            await press(pilot, "n")
        await press(pilot, "left_square_bracket")
        await pilot.pause()
        assert pilot.app.return_code is None
    assert text_in(tmp_path) == "I stay"
