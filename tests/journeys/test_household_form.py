"""The household form: what is typed, read from a file or half written, hostile names, another window, a bad file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest
from textual.widgets import Static

from tests.journeys.driver import HOSTILE, opened, press, screen_text, until, until_gone, until_true, write
from tests.journeys.plans_driver import TWO, in_another_window, keep, to_proposal
from workbook.domain.chores.household import NO_TIME, Chore, Household, HouseholdPerson
from workbook.domain.chores.household_edits import USUAL_WEEK
from workbook.domain.promises.promise import ME
from workbook.screens.chores.household import HouseholdScreen
from workbook.screens.plans.page import PlansScreen
from workbook.store.notebook import Notebook
from workbook.widgets.chores.household_lists import PeopleList
from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.fields import TextField
from workbook.widgets.common.settings_list import SettingsList
from workbook.words.chores.household import label_person


async def test_a_household_is_read_from_a_file_and_a_bad_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "household.json"
    file.write_text('{"people": [{"name": "Sam", "avial": []}]}')
    async with opened(tmp_path / "data", place="plans") as pilot:
        await press(pilot, "i")
        pilot.app.screen.query_one(TextField).value = str(file)
        await press(pilot, "enter")
        await until(pilot, "avial")
        people = [{"name": name, "avail": [[15, 0, 90]] * 7} for name in HOSTILE[:4]]
        file.write_text(json.dumps({"people": people, "chores": [{"name": "Cook", "minutes": 30}]}))
        await press(pilot, "enter")
        await until(pilot, "Now a week")


@pytest.mark.parametrize("size", [(40, 15), (120, 40)])
async def test_names_that_break_careless_programs_go_through_every_field(tmp_path: Path, size: tuple[int, int]) -> None:
    names = [" ".join(name.split())[:80] for name in HOSTILE]
    people = tuple(HouseholdPerson(name, USUAL_WEEK if n else NO_TIME) for n, name in enumerate(names))
    chores = tuple(Chore(name, 20, people=1 + n % 2) for n, name in enumerate(names))
    keep(tmp_path, Household(people=people, chores=chores))
    async with opened(tmp_path, size, place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "down", "right", "f", "escape", "enter", "down", "enter", "x", "down", "x", "p", "t")
        await press(pilot, "a", "ctrl+o", "space", "e")
        assert isinstance(pilot.app.screen, HouseholdScreen)
        await press(pilot, "[", "[", "[", "enter", "enter", "right", "]", "5", "]", "space", "space", "enter", "enter")
        await press(pilot, "enter", "escape", "]", "1", "n", "escape")
        assert isinstance(pilot.app.screen, PlansScreen)


async def test_the_form_never_keeps_what_could_not_be_read_again(tmp_path: Path) -> None:
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "enter", "]", "]", "space")
        await until(pilot, "First say who lives here")
        await press(pilot, "a")
        await write(pilot, "Sam")
        await press(pilot, "enter", "delete")
        await until(pilot, "Somebody has to have a share")
        await press(pilot, "a")
        pilot.app.screen.query_one(AddLine).value = "\u200e\u202e"
        await press(pilot, "enter")
        home = pilot.app.context.notebook.chores.household()  # type: ignore[attr-defined]
        assert [person.name for person in home.people] == ["Sam"]


async def test_a_name_half_typed_is_kept_when_leaving_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "enter", "a")
        await write(pilot, "Robin")
        await press(pilot, "ctrl+g")
    notebook = Notebook.open(tmp_path)
    home = notebook.chores.household()
    assert home is not None
    assert [person.name for person in home.people] == ["Robin"]
    notebook.close()


async def test_what_another_window_changes_in_the_household_stays_changed(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "e", "[")
        chores = pilot.app.context.notebook.chores  # type: ignore[attr-defined]
        in_another_window(tmp_path, lambda n: n.chores.save_household(replace(TWO, chores=TWO.chores[1:])))
        await press(pilot, "right")  # five minutes more for the chore that the other window took out
        assert "in another window" in " ".join(screen_text(pilot).split())
        assert [chore.name for chore in chores.household().chores] == ["Iron", "Shop"]
        await press(pilot, "right")
        assert chores.household().chores == (replace(TWO.chores[1], minutes=35), TWO.chores[2])


async def test_a_chore_taken_out_elsewhere_while_its_sheet_is_open_does_not_come_back(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "e", "[", "enter", "down")
        in_another_window(tmp_path, lambda n: n.chores.save_household(replace(TWO, chores=TWO.chores[1:])))
        await press(pilot, "right")
        assert "taken out in another window" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape", "escape")
        home = pilot.app.context.notebook.chores.household()  # type: ignore[attr-defined]
        assert home.chores == TWO.chores[1:]
        assert isinstance(pilot.app.screen, PlansScreen)


async def test_a_household_that_is_damaged_meanwhile_keeps_the_name_that_is_being_typed(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "e", "[", "[", "[", "a")
        await write(pilot, "Robin")

        def damage(notebook: Notebook) -> None:
            with notebook.change("damaged") as change:
                change.put("households", "household", {"people": "nobody can read this"})

        in_another_window(tmp_path, damage)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HouseholdScreen)
        assert pilot.app.screen.query_one(AddLine).value == "Robin"
        in_another_window(tmp_path, lambda n: n.chores.save_household(TWO))
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, PlansScreen)
        home = pilot.app.context.notebook.chores.household()  # type: ignore[attr-defined]
        assert [person.name for person in home.people] == ["Sam", "Alex", "Robin"]


async def test_a_file_damaged_while_a_name_is_typed_leaves_the_name_and_the_app(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "e", "[", "[", "[", "a")
        await write(pilot, "Robin")
        file = next(tmp_path.glob("*.json"))
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        await press(pilot, "enter")
        await until_true(pilot, lambda: pilot.app._notifications)
        assert isinstance(pilot.app.screen, HouseholdScreen)
        assert pilot.app.screen.query_one(AddLine).value == "Robin"
        file.write_bytes(whole)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, PlansScreen)
        home = pilot.app.context.notebook.chores.household()  # type: ignore[attr-defined]
        assert [person.name for person in home.people] == ["Sam", "Alex", "Robin"]


async def test_what_was_half_typed_into_a_line_when_the_power_went_stands_there_again(tmp_path: Path) -> None:
    keep(tmp_path)
    before = Notebook.open(tmp_path)
    name = TWO.chores[0].name
    before.people.name("partner", "Alex")
    before.drafts.keep(ME, "household person add", {"": "Rob"})
    before.drafts.keep(ME, f"chore done_means {crc32(name.encode()):08x}", {"": "the hob too"})
    before.close()
    async with opened(tmp_path, place="plans") as pilot:
        chores = pilot.app.context.notebook.chores  # type: ignore[attr-defined]
        await press(pilot, "e", "[", "enter")
        screen = pilot.app.screen
        screen.query_one(SettingsList).select("name")
        await press(pilot, "enter")
        assert screen.query_one(AddLine).value == name, "another setting of the chore"
        await press(pilot, "escape")
        screen.query_one(SettingsList).select("done_means")
        await press(pilot, "enter")
        assert screen.query_one(AddLine).value == "the hob too"
        await press(pilot, "enter", "escape")
        assert chores.household().chores[0].done_means == "the hob too"
        await press(pilot, "[", "[", "a")
        await write(pilot, "in")
        await press(pilot, "enter", "a")
        assert "Robin" in [person.name for person in chores.household().people]
        assert pilot.app.screen.query_one(AddLine).value == ""
        await press(pilot, "escape")
        pilot.app.screen.query_one(PeopleList).focus()
        pilot.app.screen.query_one(PeopleList).select("Alex")
        await press(pilot, "enter")
        await write(pilot, "a")
        await press(pilot, "enter")
        assert "Alexa" in [person.name for person in chores.household().people]
        assert "Alexa" in screen_text(pilot)
    after = Notebook.open(tmp_path)
    assert not after.documents("drafts")
    assert after.people.named("Alexa").role == "partner", "the same person"
    assert after.history()[0].label == label_person("name")
    after.close()


async def test_paid_work_asks_for_other_shares_and_a_key_says_yes(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, (80, 24), place="plans") as pilot:
        await press(pilot, "e", "1", "[", "[", "[", "m", "down", "2", "escape")
        await until(pilot, "By your paid work it would be Sam 24 % (2 h paid) and Alex 76 % (0 h")
        await press(pilot, "p")
        await until(pilot, "24 % of the work")
        await until(pilot, "unless you agree otherwise")
        home = pilot.app.context.notebook.chores.household()  # type: ignore[attr-defined]
        assert [(person.share, person.paid_hours) for person in home.people] == [(47, 2), (153, 0)]
        await press(pilot, "escape", "u")
        home = pilot.app.context.notebook.chores.household()  # type: ignore[attr-defined]
        assert [person.share for person in home.people] == [100, 100]


async def test_what_cannot_be_so_is_said_at_its_field_and_stands_there_still(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, (80, 24), place="plans") as pilot:
        chores = pilot.app.context.notebook.chores  # type: ignore[attr-defined]
        await press(pilot, "e", "[", "enter")
        sheet = pilot.app.screen
        settings, line = sheet.query_one(SettingsList), sheet.query_one(AddLine)

        def foot() -> str:
            return str(sheet.query_one("#about", Static).visual)

        for key, typed, said in (
            ("minutes", ("9", "9", "9", "9"), "A day has 1440 minutes."),
            ("minutes", ("0",), "“Cook” has 0 minutes, so it counts next to nothing."),
            ("parts", ("3",), "One time of the day has to stay."),
        ):
            settings.select("name")
            settings.select(key)
            await press(pilot, *typed)
            assert foot().startswith(said)
            await until(pilot, said[:30])
        for key, text, said in (
            ("clock", "20:00-18:00", "Write from when to when"),
            ("rotation", "Sam, Zoe", "There is nobody of that name in the household."),
            ("after", "Cook", "Then it would have to come after itself in the end."),
            ("name", "Iron", "That name is there already."),
            ("owner", "Sam until never", "That is not a date."),
        ):
            settings.focus()
            settings.select(key)
            await press(pilot, "enter")
            line.value = text
            await press(pilot, "enter")
            assert said in foot()
            assert line.value == text
            await press(pilot, "end", "x")
            assert said not in foot(), "it is being mended"
            await press(pilot, "escape")
            assert settings.has_focus
        assert chores.household().chores[0] == replace(TWO.chores[0], name="Ironx", minutes=0), "mended, it is kept"
        await press(pilot, "escape", "[", "[")
        people = pilot.app.screen.query_one(PeopleList)
        line = pilot.app.screen.query_one(AddLine)
        for key, text, said in (
            ("a", "sam", "That name is there already."),
            ("v", "2026-12-09 to 2026-12-02", "Write a first and a last day"),
        ):
            people.focus()
            await press(pilot, key)
            line.value = text
            await press(pilot, "enter")
            await until(pilot, said)
            assert line.value == text
            line.value = "-" if key == "v" else "Robin"
            await press(pilot, "enter")
            await until_gone(pilot, said)
        assert [person.name for person in chores.household().people] == ["Sam", "Alex", "Robin"]
    drafts = Notebook.open(tmp_path)
    kept = [text for document in drafts.documents("drafts").values() for text in document.values()]
    assert {"20:00-18:00x", "Sam, Zoex", "Cookx", "Sam until neverx"} <= {
        text for text in kept if isinstance(text, str)
    }
    drafts.close()
