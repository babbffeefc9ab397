"""Promises lived with, by keys alone: made, kept, late, missed, repaired, moved, away, finished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.journeys.driver import HOSTILE, SIZES, TODAY, opened, press, screen_text, until, until_true, write
from workbook.cli import run
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import ME, Promise
from workbook.screens.promises.forge import Forge
from workbook.screens.promises.forge_form import ForgeForm
from workbook.screens.promises.page import PromisesScreen
from workbook.screens.promises.repair import Repair
from workbook.store.file import clean
from workbook.store.notebook import Notebook

MONDAY = date(2026, 11, 16)


async def on_day(pilot: Pilot[int], day: date) -> None:
    """The app stays open while another day comes."""
    pilot.app.context.today = day
    pilot.app._refresh_page()
    await pilot.pause()


async def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.screen.focused.post_message(events.Paste(text))
    await pilot.pause()


async def settled(pilot: Pilot[int]) -> None:
    """The fields have been read."""
    await pilot.pause()
    await until_true(pilot, lambda: forge(pilot)._looks is None)


def saved(folder: Path) -> tuple[list[Promise], dict[str, str]]:
    """What the file holds: promises, and the kind of each mark by day."""
    notebook = Notebook.open(folder, read_only=True)
    try:
        marks = notebook.promises.marks()
        return notebook.promises.all(), {str(mark.on): mark.kind for mark in marks.values()}
    finally:
        notebook.close()


def made(folder: Path, *drafts: Draft, on: date = MONDAY) -> list[str]:
    notebook = Notebook.open(folder)
    try:
        return [notebook.promises.add(draft, on).id for draft in drafts]
    finally:
        notebook.close()


def page(pilot: Pilot[int]) -> PromisesScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PromisesScreen), screen
    return screen


def forge(pilot: Pilot[int]) -> Forge:
    screen = pilot.app.screen
    assert isinstance(screen, Forge), screen
    return screen


def texts_in(form: Forge) -> dict[str, str]:
    return form.query_one(ForgeForm).texts()


# -- the week ---------------------------------------------------------------------------------------------------------


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
        await press(pilot, "l")
        await on_day(pilot, MONDAY + timedelta(days=2))
        await press(pilot, "m")
        await on_day(pilot, MONDAY + timedelta(days=3))
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, Repair)
        await press(pilot, "tab")
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
        await press(pilot, "enter", "tab", "up", "up", "enter")
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
        await press(pilot, "m")
        await until(pilot, "Your own word beside it")
        await press(pilot, "enter")
        for key in ("e", "x", "w", "r", "i"):
            await press(pilot, key)
            page(pilot)
        history = str(page(pilot).record.query_one("#history").render())
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


@pytest.mark.parametrize("size", SIZES)
async def test_anything_can_be_written_into_every_field_and_stays(tmp_path: Path, size: tuple[int, int]):
    text = "  ".join(HOSTILE)[:290]
    async with opened(tmp_path, size, place="promises") as pilot:
        await press(pilot, "a", "ctrl+t")
        form = forge(pilot)
        for name in ("act", "cue", "smallest", "noticed_by", "obstacle", "plan", "need"):
            form.set_focus(form.query_one(f"#{name}", TextArea))
            await paste(pilot, text)
        form.set_focus(form.query_one("#often", Input))
        await write(pilot, "daily")
        await settled(pilot)
        screen_text(pilot)
        await press(pilot, "ctrl+o", "enter", "space", "i")
        await paste(pilot, text)
        await press(pilot, "ctrl+o", "l")
        await until(pilot, "[/]")
        await press(pilot, "x", "escape", "r", "escape", "escape", "ctrl+p", "escape", "question_mark", "escape", "1")
    [promise], _ = saved(tmp_path)
    term = promise.terms[0]
    texts = {term.act, term.smallest, promise.cue, promise.noticed_by, promise.obstacle, promise.plan, promise.need}
    assert {clean.line(kept) for kept in texts} == {clean.line(text)}


async def test_what_was_typed_survives_esc_quitting_and_the_quick_exit(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Put the ph")
        await press(pilot, "escape", "escape")
        page(pilot)
        await press(pilot, "a")
        await until(pilot, "What you had typed is here again")
        await write(pilot, "one")
        await press(pilot, "enter")
        await write(pilot, "in the hall")
        await press(pilot, "ctrl+q")
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a", "enter", "enter", "right", "enter", "enter")
        await write(pilot, "fl")
        await press(pilot, "ctrl+g")
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        texts = texts_in(forge(pilot))
        assert (texts["act"], texts["cue"], texts["often"], texts["smallest"]) == (
            "Put the phone",
            "in the hall",
            "daily",
            "fl",
        )
        await press(pilot, "ctrl+o")
        await press(pilot, "a")
        assert texts_in(forge(pilot))["act"] == ""
    [promise], _ = saved(tmp_path)
    assert (promise.terms[0].act, promise.cue) == ("Put the phone", "in the hall")


async def test_a_draft_is_written_down_while_it_is_typed(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Pay")
        other = Notebook.open(tmp_path, read_only=True)
        await until_true(pilot, lambda: [one["act"] for one in other.documents("drafts").values()] == ["Pay"])
        assert other.history() == []
        other.close()


async def test_a_draft_is_shown_to_nobody_else(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        people = pilot.app.context.notebook.people
        people.name("rebuilding", "Sam")
        people.name("partner", "Alex")
        await press(pilot, "a")
        await write(pilot, "Tell")
        await press(pilot, "escape", "escape")
        pilot.app.context.sit_down("partner")
        await press(pilot, "a")
        assert texts_in(forge(pilot))["act"] == ""
        await press(pilot, "escape", "escape")
        pilot.app.context.sit_down("rebuilding")
        await press(pilot, "a")
        assert texts_in(forge(pilot))["act"] == "Tell"


async def test_a_paste_of_twenty_thousand_characters_is_kept_and_refused_beside_the_field(tmp_path: Path):
    long = "read the letter " * 1250
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await paste(pilot, long)
        await settled(pilot)
        await press(pilot, "ctrl+o")
        await until(pilot, "That act is too long")
        assert texts_in(forge(pilot))["act"] == long
        await press(pilot, "escape", "escape", "a")
        assert texts_in(forge(pilot))["act"] == long
    assert saved(tmp_path)[0] == []


async def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(tmp_path: Path):
    cases = [
        ("often", "31.13", "That is no rhythm the workbook knows"),
        ("often", "once 2027-02-29", "that month has 28 days in 2027"),
        ("often", "once yesterday", "That date has passed"),
        ("until", "2026-11-01", "That end comes before the start"),
        ("review", "9999-01-01", "That date is out of reach"),
        ("starts", "[/]", "That is not a date"),
        ("minutes", "a few", "Minutes are a number"),
    ]
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Pay")
        await press(pilot, "ctrl+t")
        form = forge(pilot)
        for field, text, sentence in cases:
            form.query_one("#often", Input).value = "daily"
            box = form.query_one(f"#{field}", Input)
            box.value = text
            await press(pilot, "ctrl+o")
            assert forge(pilot).focused is box
            assert sentence in " ".join(str(form.query_one(f"#field-{field} .aside").render()).split())
            assert texts_in(form)[field] == text
            box.value = ""
    assert saved(tmp_path)[0] == []


async def test_an_absolute_word_is_split_into_something_doable_by_one_key(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "I will never lie to you again")
        await settled(pilot)
        assert "Nobody can tick off “never”" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+r")
        texts = texts_in(forge(pilot))
        assert texts["act"] == "Stop, and say so"
        assert texts["cue"] == "When I notice that I am about to lie to you"
        assert texts["often"] == "whenever"
        forge(pilot).set_focus(forge(pilot).query_one("#act", TextArea))
        await press(pilot, "ctrl+z")
        assert "never lie" in texts_in(forge(pilot))["act"]


async def test_beyond_what_a_week_carries_a_promise_is_made_knowingly(tmp_path: Path):
    made(tmp_path, Draft(act="Ring"), Draft(act="Pay"), Draft(act="Read"))
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Cook")
        await press(pilot, "enter", "enter", "right")
        await settled(pilot)
        await press(pilot, "ctrl+o")
        shown = " ".join(screen_text(pilot).split())
        assert "With this one: 4 promises at a time, and three are a good beginning" in shown
        assert "With this one you carry 4 promises; three at a time are a good beginning." in shown
        assert len(saved(tmp_path)[0]) == 3
        await press(pilot, "enter")
        page(pilot)
    assert len(saved(tmp_path)[0]) == 4


async def test_easing_waits_seven_days_unless_agreed_and_sharpening_holds_at_once(tmp_path: Path):
    [id] = made(tmp_path, Draft(act="Ring"))
    friday = MONDAY + timedelta(days=4)
    async with opened(tmp_path, place="promises", today=friday) as pilot:
        await press(pilot, "e")
        forge(pilot).query_one("#often", Input).value = "mon"
        await settled(pilot)
        assert "This asks less. It would hold from Fri 27 Nov on" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+o")
        [promise], _ = saved(tmp_path)
        assert promise.terms[-1].since == friday + timedelta(days=7)

        await press(pilot, "e")
        forge(pilot).query_one("#often", Input).value = "mon"
        forge(pilot).query_one("#agreed").toggle()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "you both agreed" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+o")
        [promise], _ = saved(tmp_path)
        assert (promise.terms[-1].since, promise.terms[-1].agreed) == (friday, True)

        await press(pilot, "e")
        forge(pilot).query_one("#often", Input).value = "daily"
        await settled(pilot)
        assert "This asks more" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+o")
    [promise], _ = saved(tmp_path)
    assert promise.id == id
    assert [len(term.cadence.weekdays) for term in promise.terms] == [7, 7]
    assert promise.terms[-1].since == friday


async def test_a_version_that_somebody_else_saved_meanwhile_is_not_written_over_unasked(tmp_path: Path):
    [id] = made(tmp_path, Draft(act="Ring"))
    async with opened(tmp_path, place="promises", today=MONDAY) as pilot:
        await press(pilot, "e")
        other = Notebook.open(tmp_path)
        other.promises.amend(id, MONDAY, by=ME, cue="their words")
        other.close()
        forge(pilot).query_one("#cue", TextArea).text = "my words"
        await settled(pilot)
        await press(pilot, "ctrl+o")
        assert "Save once more" in " ".join(screen_text(pilot).split())
        assert saved(tmp_path)[0][0].cue == "their words"
        await press(pilot, "ctrl+o")
        page(pilot)
    assert saved(tmp_path)[0][0].cue == "my words"


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
