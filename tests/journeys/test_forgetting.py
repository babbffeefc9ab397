"""Forgetting in the app: from Earlier versions, with a word typed first; and what another window may not write back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.driver import opened, press, screen_text, until, until_gone, write
from tests.journeys.steps_driver import answers, at_steps, open_exercise, page, pane, text_in
from tests.store.forgetting_lab import OTHER, SECRET, holding, lived_in
from tests.store.forgetting_lab import TODAY as LIVED
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Text
from workbook.screens.common.app_context import AppContext
from workbook.screens.conflicts.form import ConflictForm
from workbook.screens.promises.forge import Forge
from workbook.store.file import forgetting
from workbook.store.file.errors import Conflict
from workbook.store.forgetting import asked
from workbook.store.notebook import Notebook
from workbook.words.common import forget as words


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


async def two_versions(pilot: Any) -> None:
    await open_exercise(pilot, "write")
    await press(pilot, "enter")
    await write(pilot, "Zauberwort")
    await press(pilot, "escape", "n", "p", "enter", "f7", "delete")
    await write(pilot, "Another")
    await press(pilot, "escape")
    await press(pilot, "o")
    await pilot.pause()


async def test_the_word_comes_first_then_this_version_goes(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await two_versions(pilot)
        await press(pilot, "down", "f")
        await pilot.pause()
        await press(pilot, "enter")
        await until(pilot, "Nothing has been forgotten")
        assert holding(tmp_path / "data", "Zauberwort")
        await write(pilot, "Forget")
        await press(pilot, "enter")
        await until(pilot, words.IS_FORGOTTEN)
        assert holding(tmp_path / "data", "Zauberwort") == []
        assert text_in(tmp_path) == "Another"
        assert page(pilot).open_frame.editor.value == Text("Another")  # type: ignore[union-attr]
        await until(pilot, words.IS_FORGOTTEN)


async def test_the_whole_answer_goes_and_the_field_is_empty(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await two_versions(pilot)
        await press(pilot, "f")
        await pilot.pause()
        await until_gone(pilot, words.THIS_VERSION)  # the cursor is on the present one
        await write(pilot, "forget")
        await pilot.click("#everything")
        await until(pilot, words.IS_FORGOTTEN)
        assert holding(tmp_path / "data", "Zauberwort") == []
        assert holding(tmp_path / "data", "Another") == []
        assert ("kinds", "write") not in answers(tmp_path)
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "anew")
        await press(pilot, "escape")
    assert text_in(tmp_path).endswith("anew")
    assert holding(tmp_path / "data", "Another") == []


async def test_a_promise_and_words_go_from_every_byte_and_what_holds_them_is_said_first(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    id = lived_in(folder)
    async with opened(folder, (100, 40), place="promises", today=LIVED) as pilot:
        await press(pilot, *["down"] * 5, "F")
        await until(pilot, "backups)")
        await until(pilot, "the hotel in Ghent")
        await press(pilot, "ctrl+o")
        await until(pilot, "Nothing has been forgotten")
        assert holding(folder, id)
        await write(pilot, "forget")
        await press(pilot, "enter")
        await until(pilot, words.IS_FORGOTTEN)
        assert holding(folder, id) == []
        await until_gone(pilot, "Tell about")
        await until(pilot, "Ring at six")

        pilot.app.clear_notifications()
        await press(pilot, "1", "F")
        await write(pilot, "hotel in Gh")
        await press(pilot, "ctrl+o")
        await until(pilot, "stand inside longer ones only")
        assert holding(folder, "hotel in Ghent")
        await press(pilot, *["backspace"] * 11)
        await write(pilot, SECRET)
        await press(pilot, "ctrl+o")
        await until(pilot, "“…” stands")
        await write(pilot, "forget")
        await press(pilot, "shift+tab", "shift+tab", "shift+tab", "x")
        await until_gone(pilot, "“…” stands")  # what was found was found for other words
        await press(pilot, "backspace", "ctrl+o")
        await until(pilot, "“…” stands")
        assert holding(folder, SECRET)
        await press(pilot, "ctrl+o")
        await until(pilot, words.IS_FORGOTTEN)
        assert holding(tmp_path, SECRET) == []

        pilot.app.clear_notifications()
        await press(pilot, "F", "tab", "tab", "space", "ctrl+o")
        await until(pilot, "Forgets everything that is")
        assert pilot.app.context.notebook.answers.of(ME)
        await write(pilot, "forget")
        await press(pilot, "ctrl+o")
        await until(pilot, words.IS_FORGOTTEN)
        assert pilot.app.context.notebook.answers.of(ME) == {}
        await until(pilot, "Ring at six")  # what both see stays


# -- another window


def forget_words(folder: Path) -> None:
    """Another window forgets."""
    notebook = Notebook.open(folder, sync=False)
    rule = asked.words_rule(notebook, "Zauberwort", ME, inside=False, shared=False)
    notebook.close()
    forgetting.forget(folder, rule, sync=False)


def forget_answer(folder: Path) -> None:
    forgetting.forget(folder, asked.whole_answer("kinds", "write", ME), sync=False)


@pytest.mark.parametrize(("forget", "left"), [(forget_answer, ""), (forget_words, "I …")])
@pytest.mark.parametrize("leave", ["escape", "ctrl+g", "wait"])
async def test_what_still_stands_in_a_field_elsewhere_is_not_written_back(
    tmp_path: Path, forget: Callable[[Path], None], left: str, leave: str
) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "Zauberwort")
        pane(pilot).save_all()
        forget(tmp_path / "data")
        assert holding(tmp_path / "data", "Zauberwort") == []
        await write(pilot, " x")
        if leave == "wait":
            await until(pilot, words.ELSEWHERE[:20])
        else:
            await press(pilot, leave)
        if leave != "ctrl+g":
            assert words.ELSEWHERE[:20] in screen_text(pilot)
            assert page(pilot).open_frame.editor.value.text == left  # type: ignore[union-attr]
    assert holding(tmp_path, "Zauberwort") == []


async def test_an_answer_that_nobody_is_typing_in_shows_what_is_left(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "Zauberwort")
        await press(pilot, "escape")
        forget_words(tmp_path / "data")
        page(pilot).reload()
        await pilot.pause()
        await until(pilot, "I …")
    assert holding(tmp_path, "Zauberwort") == []


@pytest.mark.parametrize("dialog", [lambda context: Forge(context), lambda context: ConflictForm(context)])
async def test_a_half_written_form_elsewhere_does_not_bring_them_back(
    tmp_path: Path, dialog: Callable[[AppContext], Any]
) -> None:
    async with opened(tmp_path / "data") as pilot:
        await pilot.app.push_screen(form := dialog(pilot.app.context))  # type: ignore[attr-defined]
        await pilot.pause()
        await write(pilot, "Zauberwort")
        form.keep_draft()
        assert holding(tmp_path / "data", "Zauberwort") == ["workbook.json"]
        forget_words(tmp_path / "data")
        await write(pilot, " x")
        await until(pilot, words.ELSEWHERE[:20])
        await press(pilot, "ctrl+g")
    assert holding(tmp_path, "Zauberwort") == []


def test_the_store_refuses_what_was_seen_before_it_was_forgotten(tmp_path: Path) -> None:
    first, second = (Notebook.open(tmp_path, sync=False) for _ in range(2))
    seen = second.answers.save("kinds", OTHER, ME, Text("Zauberwort"))
    first.answers.get("kinds", OTHER, ME)
    forgetting.forget(tmp_path, asked.whole_answer("kinds", "other", ME), sync=False)
    with pytest.raises(Conflict):
        second.answers.save("kinds", OTHER, ME, Text("Zauberwort, more"), expect=seen.revision)
    again = first.answers.save("kinds", OTHER, ME, Text("Anew"), expect=0)
    assert again.revision > seen.revision
    with pytest.raises(Conflict):
        second.answers.save("kinds", OTHER, ME, Text("Zauberwort, more"), expect=seen.revision)
    assert holding(tmp_path, "Zauberwort") == []


async def test_on_a_small_screen_it_is_read_from_its_title_and_what_is_wrong_is_seen(tmp_path: Path) -> None:
    lived_in(tmp_path)
    async with opened(tmp_path, (60, 20), place="promises", today=LIVED) as pilot:
        await until(pilot, "Ring at six")
        await press(pilot, "down", "F")
        await until(pilot, words.PROMISE_TITLE)  # though the field stands at the end
        await until(pilot, "The promise goes with all its marks")
        await until(pilot, words.PROMISE_TITLE)
        await write(pilot, "f")
        await until(pilot, words.TYPE.format(word=words.WORD))
        await press(pilot, "enter")
        await until(pilot, words.TYPE_FIRST.format(word=words.WORD))
        await until(pilot, words.NOT_NOW)  # and its buttons
