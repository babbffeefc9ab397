"""Promises lived with, by keys alone: made, kept, late, missed, repaired, moved, away, finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journeys.driver import HOSTILE, SIZES, TODAY, opened, press, screen_text, until, until_true, write
from tests.journeys.promises_driver import MONDAY, made, on_day, page, saved, settled
from workbook.cli import run
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import ME
from workbook.screens.promises.forge import Forge
from workbook.screens.promises.page import PromisesScreen
from workbook.screens.promises.repair import Repair
from workbook.store.notebook import Notebook


async def live_a_week(tmp_path: Path, size: tuple[int, int]) -> None:
    """Make, keep, late, miss, repair, renegotiate, note, away and finish, by keys alone."""
    async with opened(tmp_path, size, today=MONDAY, place="promises") as pilot:
        await until(pilot, "A promise belongs here")
        await press(pilot, "a")
        await write(pilot, "Ring by six")
        await press(pilot, "enter")
        await write(pilot, "at noon")
        await press(pilot, "enter", "right", "enter", "enter")
        await write(pilot, "A line")
        await settled(pilot)
        assert "I promise: Ring by six, every day, at noon" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+r", "ctrl+o")  # takes the review in two weeks that is suggested
        await until(pilot, "Ring by six")

        await press(pilot, "space")
        await on_day(pilot, MONDAY + timedelta(days=1))
        await press(pilot, "t")
        await on_day(pilot, MONDAY + timedelta(days=2))
        await press(pilot, "m")
        await on_day(pilot, MONDAY + timedelta(days=3))
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, Repair)
        await write(pilot, "Told her")
        await press(pilot, "ctrl+o")
        await press(pilot, "r")
        await write(pilot, "sat")
        await press(pilot, "enter", "enter")
        await on_day(pilot, MONDAY + timedelta(days=4))
        await press(pilot, "n", "i")
        await write(pilot, "Fever")
        await press(pilot, "ctrl+o")
        await on_day(pilot, MONDAY + timedelta(days=5))
        await press(pilot, "space", "w", "ctrl+u")
        await write(pilot, "tomorrow")
        await press(pilot, "enter")
        await write(pilot, "in 3 days")
        await press(pilot, "enter")
        await on_day(pilot, MONDAY + timedelta(days=6))
        await until(pilot, "AWAY")
        await on_day(pilot, MONDAY + timedelta(days=9))
        await press(pilot, "space", "x", "shift+tab", "space", "ctrl+o")
        await until(pilot, "ON THE SHELF")


@pytest.mark.parametrize("size", SIZES)
async def test_a_week_is_lived_through_by_keys_alone(tmp_path: Path, size: tuple[int, int]):
    await live_a_week(tmp_path, size)
    [promise], kinds = saved(tmp_path)
    assert kinds == {
        "2026-11-16": "kept",
        "2026-11-17": "late",
        "2026-11-18": "repaired",
        "2026-11-19": "renegotiated",
        "2026-11-20": "not applicable",
        "2026-11-21": "kept",
        "2026-11-25": "kept",
    }
    assert promise.review_on == MONDAY + timedelta(days=14)
    assert promise.pauses == ((date(2026, 11, 22), date(2026, 11, 24)),)
    assert promise.ending == "finished"
    assert promise.last_day == date(2026, 11, 24)


SAME_WEEK = (
    (0, "promise add", "Ring by six", "--cadence", "daily", "--cue", "at noon", "--smallest", "A line"),
    (0, "keep", "ID"),
    (1, "late", "ID"),
    (2, "miss", "ID"),
    (3, "repair", "ID", "--note", "Told her"),
    (3, "renegotiate", "ID", "--to", "sat"),
    (4, "na", "ID", "--note", "Fever"),
    (5, "keep", "ID"),
    (5, "promise away", "ID", "2026-11-22", "2026-11-24"),
    (9, "keep", "ID"),
    (9, "promise finish", "ID", "--agreed"),
)


async def test_the_same_week_by_shell_verbs_alone_ends_in_the_same_file(tmp_path: Path):
    await live_a_week(tmp_path / "keys", (80, 24))
    shell = tmp_path / "shell"
    for day, verb, *arguments in SAME_WEEK:
        on = str(MONDAY + timedelta(days=day))
        id = saved(shell)[0][0].id if "ID" in arguments else ""
        words = [*verb.split(), *(id if word == "ID" else word for word in arguments)]
        if verb == "promise add":
            words += ["--review", str(MONDAY + timedelta(days=14))]
        assert run([*words, "--data", str(shell), "--today", on, "--no-input"]) == 0, verb
    assert _kept(shell) == _kept(tmp_path / "keys")


def _kept(folder: Path) -> tuple[object, list[object]]:
    """Promise and marks as they are saved, without what must differ: ids and revisions."""
    notebook = Notebook.open(folder, read_only=True)
    try:
        [promise] = notebook.promises.all()
        marks = [_bare(mark) for _, mark in sorted(notebook.promises.marks().items(), key=lambda item: item[1].on)]
        return replace(promise, id="", revision=0), marks
    finally:
        notebook.close()


def _bare(mark: Mark) -> Mark:
    earlier = tuple(_bare(one) for one in mark.earlier)
    return replace(mark, promise="", revision=0, earlier=earlier)


async def test_undo_takes_back_mark_by_mark_and_redo_brings_them_again(tmp_path: Path):
    made(tmp_path, Draft(act="Ring by six"))
    async with opened(tmp_path, place="promises", today=MONDAY) as pilot:
        await press(pilot, "space", "m")
        assert saved(tmp_path)[1] == {"2026-11-16": "missed"}
        await press(pilot, "u")
        assert saved(tmp_path)[1] == {"2026-11-16": "kept"}
        await press(pilot, "u", "U", "U")
        assert saved(tmp_path)[1] == {"2026-11-16": "missed"}


async def test_the_same_key_once_more_takes_the_mark_back(tmp_path: Path):
    made(tmp_path, Draft(act="Ring by six"))
    async with opened(tmp_path, place="promises", today=MONDAY) as pilot:
        await press(pilot, "space", "space")
        assert saved(tmp_path)[1] == {}


async def test_past_days_are_filled_in_on_the_year(tmp_path: Path):
    made(tmp_path, Draft(act="Ring by six"))
    async with opened(tmp_path, place="promises", today=MONDAY + timedelta(days=4)) as pilot:
        await press(pilot, "enter", "up", "up", "enter")
        await until(pilot, "What became of it")
        await press(pilot, "down", "enter")
        assert saved(tmp_path)[1] == {"2026-11-18": "late"}
        await press(pilot, "up", "space")
        assert saved(tmp_path)[1] == {"2026-11-17": "kept", "2026-11-18": "late"}
        await until(pilot, "kept, marked on Fri 20 Nov")
        await press(pilot, "escape")
        assert page(pilot).focused is page(pilot).lines


async def test_the_record_follows_the_cursor_once_it_rests_and_at_once_when_it_is_opened(tmp_path: Path):
    made(tmp_path, *(Draft(f"Ring number {number}") for number in range(4)))
    async with opened(tmp_path, (120, 40), place="promises") as pilot:
        page = pilot.app.screen
        assert isinstance(page, PromisesScreen)
        drawn: list[str] = []
        show = page.record.show
        page.record.show = lambda entry, origin="": (drawn.append(entry.promise.term_on(TODAY).act), show(entry))[1]
        for key in "jjj":
            pilot.app.simulate_key(key)
        await until_true(pilot, lambda: drawn)
        assert drawn == ["Ring number 3"]  # a held key draws it once
        await press(pilot, "k", "enter")
        assert page.has_class("-record")
        assert drawn[-1] == "Ring number 2"
        assert page.record.heatmap.year.last == TODAY
        await press(pilot, "escape", "k", "tab")
        assert drawn[-1] == "Ring number 1"  # on the year, before its days can be marked


async def test_the_partner_adds_a_word_and_changes_neither_mark_nor_promise(tmp_path: Path):
    [id] = made(tmp_path, Draft(act="Ring by six"))
    notebook = Notebook.open(tmp_path)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.people.sit_down("partner")
    notebook.promises.mark([f"{id}.{MONDAY}"], "kept", MONDAY, by=ME)
    notebook.close()
    async with opened(tmp_path, place="promises", today=MONDAY) as pilot:
        await until(pilot, "Sam · every day")
        page(pilot).context.safety_chosen("doorway/safety", True)
        await press(pilot, "m")
        page(pilot)  # nobody who is afraid is asked for a word to the other one
        await press(pilot, "enter", "enter")
        await until(pilot, "Nothing is said for you")
        page(pilot).context.safety_chosen("doorway/safety", False)
        await press(pilot, "m")
        await until(pilot, "Your own word beside it. Sam can read it.")
        await press(pilot, "enter")
        for key in ("e", "x", "w", "r", "i"):
            await press(pilot, key)
            page(pilot)
        history = str(page(pilot).record.query_one("#marks").render())
        assert "They say: noticed" in " ".join(history.split())
    notebook = Notebook.open(tmp_path)
    [mark] = notebook.promises.marks().values()
    notebook.close()
    assert (mark.kind, mark.noticed) == ("kept", "noticed")


async def test_all_promises_away_are_ones_own(tmp_path: Path):
    ids = made(tmp_path, Draft(act="Ring by six"), Draft(act="Home by 18:30"), Draft(act="Say it", person="partner"))
    async with opened(tmp_path, place="promises", today=MONDAY) as pilot:
        await press(pilot, "w", "tab")
        await write(pilot, "in 3 days")
        await press(pilot, "tab", "space", "ctrl+o")
        page(pilot)
    pauses = {promise.id: promise.pauses for promise in saved(tmp_path)[0]}
    away = ((MONDAY, MONDAY + timedelta(days=3)),)
    assert pauses == dict(zip(ids, (away, away, ()), strict=True))


async def test_a_promise_for_whenever_is_marked_when_it_came_up(tmp_path: Path):
    from workbook.domain.promises.cadence import WHENEVER

    made(tmp_path, Draft(act="Say so at once", cadence=WHENEVER))
    async with opened(tmp_path, place="promises", today=MONDAY) as pilot:
        await press(pilot, "space")
        assert saved(tmp_path)[1] == {"2026-11-16": "kept"}
        await press(pilot, "u")
        assert saved(tmp_path)[1] == {}


async def test_a_due_whose_day_has_passed_is_not_moved(tmp_path: Path):
    from workbook.domain.promises.cadence import Cadence

    made(tmp_path, Draft(act="Ring them", cadence=Cadence("once", on=MONDAY)))
    async with opened(tmp_path, place="promises", today=MONDAY + timedelta(days=2)) as pilot:
        await press(pilot, "r")
        assert "can no longer be moved" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+o", "enter")
        page(pilot)
    assert saved(tmp_path)[1] == {}


# -- the forge --------------------------------------------------------------------------------------------------------


async def test_a_promise_from_a_steps_act_begins_filled_in_and_remembers_where(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        answers: list[str | None] = []
        prefill = {"act": "Be home by 18:30", "often": "mon,thu", "review": str(TODAY + timedelta(days=14))}
        pilot.app.push_screen(
            Forge(pilot.app.context, prefill=prefill, origin="promises/act"), lambda id: answers.append(id)
        )
        await settled(pilot)
        await press(pilot, "ctrl+o")
    [promise], _ = saved(tmp_path)
    assert answers == [promise.id]
    assert promise.origin == "promises/act"
    assert promise.review_on == TODAY + timedelta(days=14)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_every_question_opens_and_closes_at_every_size(tmp_path: Path, size: tuple[int, int]):
    made(tmp_path, *(Draft(act=text) for text in HOSTILE[:3]))
    async with opened(tmp_path, size, today=MONDAY, place="promises") as pilot:
        await press(pilot, "m")
        for key in ("p", "r", "w", "x", "i", "c", "e", "a"):
            await press(pilot, key)
            assert not isinstance(pilot.app.screen, PromisesScreen), key
            for _ in range(3):
                if not isinstance(pilot.app.screen, PromisesScreen):
                    await press(pilot, "escape")
            page(pilot)
