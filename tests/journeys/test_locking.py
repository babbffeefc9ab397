"""Locking the open app: by a key, after minutes without one; what stays in memory; going on where one was."""

from __future__ import annotations

import resource
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests import sample
from tests.journeys.driver import TODAY, opened, press, screen_text, until, until_gone, until_true, write
from tests.journeys.lock_driver import ALEX, BREAD, SAM, TRAIN, WORD, contents, holders, locked, no_work, spoken, unlock  # noqa: F401
from workbook.config import Config
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.screens.frame import locking, watching
from workbook.screens.promises.forge import Forge
from workbook.store.file import files, forgetting, unsaved
from workbook.store.file.seal.unlocking import open_keys
from workbook.store.notebook import Notebook
from workbook.widgets.common.fields import Tick
from workbook.widgets.common.secret_field import SecretField
from workbook.widgets.common.textual_private import all_screens
from workbook.words.common import forget as words
from workbook.words.common import lock

pytest.importorskip("pyrage")
from workbook.store.file.seal import turning


def sealed(folder: Path) -> Any:
    """A lived-in workbook, sealed; its keys."""
    sample.build(folder)
    notebook = Notebook.open(folder)
    notebook.promises.add(Draft(f"Ring {WORD}", cadence=DAILY), TODAY)
    notebook.close()
    return turning.set_passphrase(folder, ALEX, BREAD).keys


async def a_field(pilot: Pilot[int]) -> Input | TextArea:
    """Go to the first field on the screen."""

    def fields() -> list[Any]:
        return [one for one in pilot.app.screen.query("Input, TextArea") if one.focusable and one.region.height]

    await until_true(pilot, fields)
    field = fields()[0]
    pilot.app.screen.set_focus(field)
    await pilot.pause()
    return field


async def test_ctrl_l_drops_every_word_and_unlocking_goes_on_where_one_was(tmp_path: Path) -> None:
    keys = sealed(tmp_path / "data")
    async with opened(tmp_path / "data", keys=keys) as pilot:
        del keys
        app = pilot.app
        await press(pilot, "4", "1", "3")
        promise = next(one.id for one in app.context.notebook.promises.all() if WORD in one.term_on(TODAY).act)
        app.screen.open_at(promise)
        await until(pilot, WORD)
        await press(pilot, "ctrl+p")
        await write(pilot, WORD)
        assert holders(WORD), "they are found while they are there"
        await press(pilot, "ctrl+l")
        await locked(pilot)
        await until(pilot, lock.ALL_SAVED)
        assert [type(screen).__name__ for screen in all_screens(app)] == ["LockScreen"]
        assert holders(WORD) == []
        await press(pilot, "ctrl+p", "ctrl+l", "2", "question_mark", "u")
        assert app.current_mode == locking.MODE, "only the ways out work here"
        await press(pilot, "enter")
        await until(pilot, "does not open it")
        await unlock(pilot)
        await until(pilot, WORD)
        assert app.screen.here() == promise
        await press(pilot, "2")
        app.screen.open_at("apology/desk")
        await until(pilot, "apolog")
        field = await a_field(pilot)
        await write(pilot, WORD)
        await press(pilot, "ctrl+l")
        await locked(pilot)
        del field
        assert holders(WORD) == []
        assert WORD.encode() not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        await unlock(pilot)
        await until(pilot, WORD)
        assert app.screen.here() == "apology/desk"


async def test_what_is_typed_behind_ctrl_l_is_for_the_lock_screen(tmp_path: Path) -> None:
    """On a slow drive the lock screen comes late, and a passphrase begun by then would go into the form."""
    folder = tmp_path / "data"
    keys = sealed(folder)
    async with opened(folder, keys=keys) as pilot:
        del keys
        await press(pilot, "2")
        pilot.app.screen.open_at("apology/desk")
        await until(pilot, "apolog")
        await a_field(pilot)
        await write(pilot, WORD)
        for key in ("ctrl+l", *BREAD):
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        pilot.app.post_message(events.Paste("-pasted"))
        await locked(pilot)
        field = pilot.app.screen.query_one(SecretField)
        await until_true(pilot, lambda: field.value == f"{BREAD}-pasted")
        del field
        await unlock(pilot)
        await until(pilot, WORD)
        field = await a_field(pilot)
        assert WORD in (field.value if isinstance(field, Input) else field.text)
        assert "bread" not in screen_text(pilot)


async def test_words_that_cannot_be_saved_lie_sealed_or_stay_unseen(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    keys = sealed(folder)
    async with opened(folder, keys=keys) as pilot:
        app = pilot.app
        await press(pilot, "4")
        app.screen.open_at("conflict")
        await press(pilot, "a")
        await a_field(pilot)
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
        try:
            await write(pilot, WORD)
            await press(pilot, "ctrl+l")
            await locked(pilot)
            assert lock.HELD_BACK in spoken(pilot)
            await until_gone(pilot, WORD)
            await press(pilot, "ctrl+q")
            await until(pilot, "Unlock first")
            assert app.is_running
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        await unlock(pilot)
        await until(pilot, WORD)
        main = folder / files.SEALED_FILE
        good = main.read_bytes()
        main.unlink()
        main.mkdir()
        await write(pilot, "more")
        await press(pilot, "ctrl+l")
        await locked(pilot)
        assert lock.SEALED_AWAY in spoken(pilot)
        assert holders(WORD) == []
        (kept,) = unsaved.listed(folder)
        assert WORD.encode() not in kept.read_bytes()
        main.rmdir()
        main.write_bytes(good)
        await unlock(pilot)
        await until(pilot, "Words that were not saved")
        await press(pilot, "tab", "enter")
        await until(pilot, f"{WORD}more")


async def test_minutes_without_a_key_lock_it_and_then_nothing_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, now = tmp_path / "data", [1000.0]
    monkeypatch.setattr(locking, "seconds", lambda: now[0])
    keys = sealed(folder)
    async with opened(folder, keys=keys, config=Config(lock_after=2)) as pilot:
        app = pilot.app
        for _ in range(3):
            now[0] += 119
            await press(pilot, "down")
            await pilot.pause(0.15)
            assert not app.locking.locked, "never between keys"
        now[0] += 121
        await locked(pilot)
        shown = screen_text(pilot)
        (folder / files.SEALED_FILE).rename(tmp_path / "away")
        await pilot.pause(0.3)
        assert screen_text(pilot) == shown, "nothing is looked at while it is locked"
        (tmp_path / "away").rename(folder / files.SEALED_FILE)
        await unlock(pilot)
        assert app.current_mode == "today"
        now[0] += 60
        await pilot.pause(0.15)
        assert not app.locking.locked


async def test_a_plain_workbook_says_that_it_has_no_passphrase(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as pilot:
        await press(pilot, "ctrl+l")
        await until(pilot, "no passphrase yet")
        assert not pilot.app.locking.locked


async def test_another_process_seals_it_or_makes_a_new_key_while_words_are_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "POLL_SECONDS", 3600)  # so that typing is what finds it
    folder = tmp_path / "data"
    async with opened(folder) as pilot:
        app = pilot.app
        app.context.notebook.people.name("rebuilding", "Alex")
        await press(pilot, "4")
        app.screen.open_at("conflict")
        await press(pilot, "a")
        await a_field(pilot)
        turning.set_passphrase(folder, ALEX, BREAD)
        await press(pilot, "z")  # one letter, for the next ones would come too late
        await locked(pilot)
        assert f"{lock.CHANGED_ELSEWHERE} {lock.HELD_BACK}" in spoken(pilot)
        await press(pilot, "ctrl+q")
        await until(pilot, "Unlock first")
        assert not unsaved.listed(folder)
        await unlock(pilot)
        await until(pilot, "█ z")
        await press(pilot, "ctrl+l")
        await locked(pilot)
        assert lock.ALL_SAVED in spoken(pilot)
        other = Notebook.open(tmp_path / "other")
        other.settings.remember(first_run_asked=True)
        other.close()
        shutil.copy(tmp_path / "other" / "workbook.json", folder)
        await unlock(pilot)
        await until(pilot, "lay beside the sealed one")
        assert not (folder / "workbook.json").exists()
        assert len(list(folder.glob("backups/replaced-*.json.age"))) == 1
        shutil.copy(tmp_path / "other" / "workbook.json", folder)
        app.watching.look()
        await until(pilot, "has appeared beside")
        assert (folder / "workbook.json").read_bytes() == (tmp_path / "other" / "workbook.json").read_bytes()
        (folder / "workbook.json").unlink()
        app.clear_notifications()
        await press(pilot, "3", "a")
        await a_field(pilot)
        turning.new_key(folder, ALEX, BREAD)
        await press(pilot, "f")
        await locked(pilot)
        await unlock(pilot)
        await until(pilot, "█ f")
        assert "is locked by" not in spoken(pilot)
        await press(pilot, "escape", "escape")
        await until_true(pilot, lambda: not isinstance(app.screen, Forge))
        await press(pilot, "4")
        app.screen.open_at("conflict")
        await press(pilot, "a")
        await a_field(pilot)
        turning.new_key(folder, ALEX, BREAD)
        await press(pilot, "y")
        await locked(pilot)
        await press(pilot, "ctrl+g")
    (kept,) = unsaved.listed(folder)
    assert '"zy"' in kept.read_text(), "rather than lost: no key that is known here opens it again"
    keys = open_keys(folder, BREAD)
    assert not kept.exists(), "the next unlocking seals it"
    async with opened(folder, keys=keys) as pilot:
        await until(pilot, "Words that were not saved")


async def test_forgetting_is_not_cut_off_by_locking_or_leaving_and_looking_for_it_keeps_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, began, may = tmp_path / "data", threading.Event(), threading.Event()
    keys = sealed(folder)

    def slow(work: Any) -> Any:
        def at_work(*args: Any, **more: Any) -> Any:
            began.set()
            assert may.wait(30)
            return work(*args, **more)

        return at_work

    monkeypatch.setattr(forgetting, "planned", slow(forgetting.planned))
    monkeypatch.setattr(forgetting, "forget", slow(forgetting.forget))
    async with opened(folder, (100, 40), keys=keys) as pilot:
        await press(pilot, "F")
        await until(pilot, words.WORDS_FIELD)
        await write(pilot, WORD)
        await press(pilot, "ctrl+o")
        await until_true(pilot, began.is_set)
        await press(pilot, "ctrl+l")
        await locked(pilot)
        may.set()
        await unlock(pilot)
        await press(pilot, "F")
        await until(pilot, words.WORDS_FIELD)
        await write(pilot, WORD)
        pilot.app.screen.query_one("#shared", Tick).value = True
        await press(pilot, "ctrl+o")
        await until(pilot, "“…”")
        began.clear()
        may.clear()
        await write(pilot, words.WORD)
        await press(pilot, "ctrl+o")
        await until_true(pilot, began.is_set)
        for key in ("ctrl+l", "ctrl+q"):
            await press(pilot, key)
            await until(pilot, lock.BUSY_STAY)
            pilot.app.clear_notifications()
        await press(pilot, "escape", "escape")
        await until(pilot, words.UNDER_WAY)
        assert pilot.app.is_running
        assert not pilot.app.locking.locked
        may.set()
        await until(pilot, words.IS_FORGOTTEN)
        assert WORD not in str(pilot.app.context.notebook.promises.all())


async def test_a_review_that_is_handed_over_goes_on_once_the_other_one_has_unlocked(tmp_path: Path) -> None:
    data = tmp_path / "data"
    notebook = Notebook.open(data)
    notebook.people.name(ALEX, "Alex")
    notebook.people.name(SAM, "Sam")
    notebook.close()
    keys = turning.set_passphrase(data, ALEX, BREAD).keys
    turning.set_passphrase(data, SAM, TRAIN, keys=keys)
    async with opened(data, keys=open_keys(data, BREAD), place="journey/review") as pilot:
        await until(pilot, "Together, Alex and Sam")
        await press(pilot, "enter")
        await until(pilot, "1 of 5")
        await press(pilot, "right", "h")
        await locked(pilot)
        await unlock(pilot, TRAIN)
        await until(pilot, "2 of 5")
        assert pilot.app.context.person_id == SAM
