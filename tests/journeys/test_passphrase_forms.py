"""The passphrase in the open app: set, changed, renewed, taken away; what lies in its way."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.journeys.driver import TODAY, opened, press, until, until_true, write
from tests.journeys.lock_driver import ALEX, BREAD, SAM, TRAIN, WORD, contents, holders, locked, no_work, spoken, unlock  # noqa: F401
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.screens.frame.passphrase import PassphraseForm, PassphraseSheet
from workbook.store.notebook import Notebook
from workbook.widgets.common.fields import Press
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.secret_field import SecretField
from workbook.words.common import lock

pytest.importorskip("pyrage")
from workbook.store.file.seal import identity_files, turning


async def fill(pilot: Pilot[int], **texts: str) -> None:
    """Fill the fields of the passphrase form and do what its button says."""
    form = pilot.app.screen
    assert isinstance(form, PassphraseForm)
    for name, text in texts.items():
        form.query_one(f"#{name}", SecretField).value = text
    pilot.app.screen.query_one("#go", Press).press()
    await pilot.pause()


async def choose(pilot: Pilot[int], act: str, *, by_palette: bool = False) -> None:
    """Open the sheet, from the palette or by `P` and `p`, and choose what to do."""
    if by_palette:
        await press(pilot, "ctrl+p")
        await write(pilot, lock.SHEET)
        await press(pilot, "enter")
    else:
        await press(pilot, "P", "p")
    await until_true(pilot, lambda: isinstance(pilot.app.screen, PassphraseSheet))
    rows = pilot.app.screen.query_one("#acts", RowList)
    rows.select(act)
    await press(pilot, "enter")


async def closed(pilot: Pilot[int]) -> None:
    await until_true(pilot, lambda: not isinstance(pilot.app.screen, PassphraseForm))


async def test_a_passphrase_is_set_changed_renewed_and_taken_away_in_the_app(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with opened(folder) as pilot:
        notebook = pilot.app.context.notebook
        notebook.people.name("rebuilding", "Alex")
        notebook.people.name("partner", "Sam")
        await choose(pilot, "set", by_palette=True)
        await until(pilot, "esc Back")
        await press(pilot, "x", "escape")
        await closed(pilot)
        await choose(pilot, "set", by_palette=True)
        for one, other, said in (
            ("", "", "at least one character"),
            (" \t", " \t", "at least one character"),
            ("x" * 10_001, "x" * 10_001, "10,001"),
            ("a\nb", "a\nb", "line ends"),
            ("🌿🙂", "🌿", "not the same"),
        ):
            await fill(pilot, new=one, again=other)
            await until(pilot, said)
        assert not list(folder.glob("*.age"))
        await fill(pilot, new="🌿👩‍👩‍👧", again="🌿👩‍👩‍👧")
        await until(pilot, "is sealed")
        assert not (folder / "workbook.json").exists()
        pilot.app.screen.query_one("#go", Press).press()
        await until(pilot, "kept nowhere")
        recovery = str(pilot.app.screen.query_one("#secret").render())
        pilot.app.screen.query_one("#go", Press).press()
        await closed(pilot)
        notebook.promises.add(Draft("Saved with the key", cadence=DAILY), TODAY)
        await choose(pilot, "change")
        await fill(pilot, now="wrong", new=BREAD, again=BREAD)
        await until(pilot, "does not open it")
        await fill(pilot, now=recovery, new=BREAD, again=BREAD)
        await closed(pilot)
        await choose(pilot, "new-key")
        await fill(pilot, now=BREAD)
        await closed(pilot)
        await press(pilot, "ctrl+l")
        await locked(pilot)
        await unlock(pilot)
        await press(pilot, "P", "down", "enter")
        await until(pilot, "no passphrase of their own")
        assert pilot.app.context.seat == SAM
        notebook.promises.add(Draft(f"Sam's {WORD}", cadence=DAILY), TODAY)
        await choose(pilot, "set")
        await fill(pilot, new=TRAIN, again=TRAIN)
        await until(pilot, "is sealed")
        pilot.app.screen.query_one("#close", Press).press()
        await closed(pilot)
        assert notebook.keys.unlocked == {SAM}, "nothing of the other's is open any more"
        await press(pilot, "P", "up", "enter")
        await locked(pilot)
        assert holders(WORD) == []
        await unlock(pilot, TRAIN)
        assert pilot.app.context.seat == SAM, "whose passphrase it was"
        await press(pilot, "P", "up", "enter")
        await locked(pilot)
        await unlock(pilot)
        assert (pilot.app.context.seat, notebook.keys.unlocked) == (ALEX, {ALEX})
        await press(pilot, "P", "down", "enter")
        await locked(pilot)
        await unlock(pilot, TRAIN)
        await choose(pilot, "remove")
        await fill(pilot, now=TRAIN)
        await locked(pilot)
        await unlock(pilot)
        assert (pilot.app.context.seat, set(notebook.keys.taking_part)) == (SAM, {ALEX})
        await press(pilot, "P", "up", "enter")
        await choose(pilot, "remove")
        await fill(pilot, now=BREAD)
        await closed(pilot)
        assert not list(folder.rglob("*.age"))
        assert not notebook.sealed
        assert "Saved with the key" in (folder / "workbook.json").read_text()


async def test_whatever_lies_there_instead_has_its_sentence_and_is_left(tmp_path: Path) -> None:
    folder, other = tmp_path / "data", tmp_path / "other"
    Notebook.open(folder).close()
    turning.set_passphrase(other, ALEX, TRAIN)
    keys = turning.set_passphrase(folder, ALEX, BREAD).keys
    identities = identity_files.listed(folder)
    good = identities[0].read_bytes()
    async with opened(folder, keys=keys) as pilot:
        await press(pilot, "ctrl+l")
        await locked(pilot)
        for identity, typed, said in (
            (good, "", "at least one character"),
            (good, "x" * 10_001, "10,001"),
            (good, "🌿" * 40, "does not open it"),
            (good[:-20] + b"\0" * 20, BREAD, "is damaged, and no passphrase can open it"),
            (b"somebody's file", BREAD, "is not an identity of a workbook"),
            (identity_files.listed(other)[0].read_bytes(), TRAIN, "is sealed with another key"),
            (None, BREAD, "is missing"),
        ):
            for path in identities:
                path.write_bytes(identity) if identity is not None else path.unlink()
            before = contents(folder)
            pilot.app.screen.say("")
            pilot.app.screen.query_one(SecretField).value = typed
            await press(pilot, "enter")
            await until_true(pilot, lambda said=said: said in spoken(pilot))
            assert contents(folder) == before, "nothing is written over"
        for path in identities:
            path.write_bytes(good)
        await unlock(pilot)
        assert pilot.app.current_mode == "today"
        assert not pilot.app.locking.locked


async def test_a_full_disk_in_the_middle_of_sealing_and_another_who_was_quicker(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with opened(folder) as pilot:
        notebook = pilot.app.context.notebook
        notebook.people.name("rebuilding", "Alex")
        await choose(pilot, "set")
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))  # room for an identity, and for nothing else
        try:
            await fill(pilot, new=BREAD, again=BREAD)
            await until(pilot, "was not saved")
            assert "Alex" in (folder / "workbook.json").read_text()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        pilot.app.screen.query_one("#go", Press).press()
        await until(pilot, "is sealed")
        assert not (folder / "workbook.json").exists()
        pilot.app.screen.query_one("#close", Press).press()
        await closed(pilot)
        await choose(pilot, "remove")
        turning.remove_passphrase(folder, ALEX, BREAD)
        await fill(pilot, now=BREAD)
        await until(pilot, "is missing")
        await press(pilot, "escape", "escape")
        await choose(pilot, "set")
        turning.set_passphrase(folder, ALEX, TRAIN)
        await fill(pilot, new=BREAD, again=BREAD)
        await locked(pilot)
        await unlock(pilot, TRAIN)
        assert notebook.people.get(ALEX).name == "Alex"
