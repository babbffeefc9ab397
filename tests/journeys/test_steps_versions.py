"""Steps: two processes and an editor write the same answer; every version is kept and offered."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.journeys.driver import press, screen_text, until, until_gone, until_true, write
from tests.journeys.every_kind import write_content
from tests.journeys.steps_driver import at_steps, open_exercise, page, text_in
from workbook import paths
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Text
from workbook.screens.steps import answer_keeper
from workbook.store.notebook import Notebook
from workbook.words.steps import versions as words


def other(tmp: Path, text: str, exercise: str = "write") -> None:
    """Another process writes an answer."""
    from workbook.content.book import load

    notebook = Notebook.open(tmp / "data", sync=False)
    try:
        task = load(tmp / "content").step("kinds").exercise(exercise)
        notebook.answers.save("kinds", task, ME, Text(text))
    finally:
        notebook.close()


def saved_is(tmp: Path, text: str) -> bool:
    return text_in(tmp) == text


async def test_what_another_process_wrote_is_shown_but_never_over_a_field_in_use(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        other(tmp_path, "from elsewhere")
        page(pilot).reload()
        await pilot.pause()
        await until(pilot, "from elsewhere")
        await press(pilot, "enter")
        other(tmp_path, "again from elsewhere")
        page(pilot).reload()
        await pilot.pause()
        await until_gone(pilot, "again")
        await press(pilot, "escape")
        await until(pilot, "again from elsewhere")


@pytest.mark.parametrize(("key", "kept"), [("t", "theirs"), ("b", "mine\n\ntheirs"), ("escape", "mine")])
async def test_two_versions_are_both_offered_and_neither_is_lost(
    tmp_path: Path, key: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_keeper, "SAVE_AFTER", 60)  # the other is quicker, however slow this machine is
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter", "f7", "delete")
        await write(pilot, "mine")
        other(tmp_path, "theirs")
        await press(pilot, "escape")
        await until(pilot, words.CONFLICT)
        shown = screen_text(pilot)
        assert "mine" in shown
        assert "theirs" in shown
        await press(pilot, key)
        await until_true(pilot, lambda: text_in(tmp_path) == kept)
        assert page(pilot).open_frame.editor.value == Text(kept)  # type: ignore[union-attr]
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        there = {"mine", "theirs"} - {kept}
        assert {Text(text) for text in there} <= {version.value for version in versions}


@pytest.mark.parametrize(("key", "kept"), [("t", "theirs"), ("b", "mine\n\ntheirs"), ("escape", "mine")])
async def test_what_an_editor_wrote_into_the_file_is_a_version_like_any_other(
    tmp_path: Path, key: str, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_keeper, "SAVE_AFTER", 60)
    write_content(tmp_path / "content")
    other(tmp_path, "before")
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter", "f7", "delete")
        await write(pilot, "mine")
        main = tmp_path / "data" / paths.MAIN_FILE
        main.write_bytes(main.read_bytes().replace(b'"before"', b'"theirs"'))  # neither revision nor count is higher
        await press(pilot, "escape")
        await until(pilot, words.CONFLICT)
        await press(pilot, key)
        await until_true(pilot, lambda: text_in(tmp_path) == kept)
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        assert {Text(text) for text in {"mine", "theirs"} - {kept}} <= {version.value for version in versions}


async def test_what_an_editor_wrote_over_is_kept_and_told_of(tmp_path: Path) -> None:
    write_content(tmp_path / "content")
    other(tmp_path, "before")
    main = tmp_path / "data" / paths.MAIN_FILE
    older = main.read_bytes()
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter", "f7", "delete")
        await write(pilot, "mine")
        await press(pilot, "escape")
        await until(pilot, "mine")
        assert text_in(tmp_path) == "mine"
        main.write_bytes(older)  # an editor that had it open since then
        await until(pilot, "Another program")
        assert text_in(tmp_path) == "before"
    [kept] = (tmp_path / "data" / "backups").glob("replaced-*")
    assert b'"mine"' in kept.read_bytes()


async def test_nobody_is_asked_in_the_middle_of_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_keeper, "SAVE_AFTER", 2)
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter", "f7", "delete")
        await write(pilot, "mi")
        other(tmp_path, "theirs")
        await until_true(pilot, lambda: text_in(tmp_path) == "mi")  # saved, and theirs is a version
        await write(pilot, "ne tm b")  # letters that would choose
        await press(pilot, "escape")
        await until(pilot, words.CONFLICT)
        await press(pilot, "t")
        await until_true(pilot, lambda: text_in(tmp_path) == "theirs")
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        assert Text("mine tm b") in [version.value for version in versions]


async def test_a_burst_of_collisions_is_one_version_and_the_newest_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_keeper, "SAVE_AFTER", 0.05)
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter", "f7", "delete")
        mine, theirs = "", ""
        for letter in "abcdef":
            theirs += letter
            other(tmp_path, theirs)
            mine += letter.upper()
            await write(pilot, letter.upper())
            await until_true(pilot, partial(saved_is, tmp_path, mine))
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        held = [version.value for version in versions]
        assert held.count(Text(theirs)) == 1
        assert not {Text(theirs[:n]) for n in range(1, len(theirs))} & set(held), "the newest says all of it"
        await press(pilot, "escape")
        await until(pilot, words.CONFLICT)
        await press(pilot, "t")
        await until_true(pilot, lambda: text_in(tmp_path) == theirs)


async def test_what_a_newer_version_does_not_say_keeps_a_version_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_keeper, "SAVE_AFTER", 0.05)
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter", "f7", "delete")
        for mine, theirs in (("A", "one thing"), ("AB", "another")):
            other(tmp_path, theirs)
            await write(pilot, mine[-1])
            await until_true(pilot, partial(saved_is, tmp_path, mine))
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        assert {Text("one thing"), Text("another")} <= {version.value for version in versions}


async def test_leaving_at_once_with_two_versions_keeps_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_keeper, "SAVE_AFTER", 60)
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter", "f7", "delete")
        await write(pilot, "mine")
        other(tmp_path, "theirs")
        await press(pilot, "ctrl+g")
    assert text_in(tmp_path) == "mine"
    notebook = Notebook.open(tmp_path / "data")
    versions = notebook.answers.versions("kinds", "write", ME)
    notebook.close()
    assert Text("theirs") in [version.value for version in versions]


async def test_what_cannot_be_saved_stays_in_its_field_and_is_saved_later(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        lock = tmp_path / "data" / "workbook.json"
        aside = tmp_path / "aside.json"
        lock.rename(aside)
        lock.mkdir()
        await write(pilot, "wrote")
        await press(pilot, "escape")
        await pilot.pause()
        assert page(pilot).open_frame.editor.value == Text("I wrote")  # type: ignore[union-attr]
        lock.rmdir()
        aside.rename(lock)
        await press(pilot, "enter")
        await write(pilot, "!")
        await press(pilot, "escape")
        await pilot.pause()
    assert text_in(tmp_path) == "I wrote!"
