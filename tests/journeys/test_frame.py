"""The frame of the program: first run, modes, Today, undo, help, palette, the ways out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.journeys.driver import (
    HOSTILE,
    SIZES,
    TODAY,
    opened,
    press,
    screen_text,
    until,
    until_gone,
    until_true,
    write,
)
from tests.journeys.test_roles import couple
from workbook.app import WorkbookApp
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.screens.common.base import Page
from workbook.screens.frame.help import KeysHelp
from workbook.store.notebook import Notebook
from workbook.widgets.common import textual_private
from workbook.words.common import dates
from workbook.words.common import frame as words


def add(folder: Path, act: str, cadence: str = "daily", start: date = TODAY) -> str:
    """A promise made from elsewhere, as the shell makes it."""
    from workbook.domain.promises.typed_cadence import parse_cadence

    notebook = Notebook.open(folder)
    try:
        return notebook.promises.add(Draft(act=act, cadence=parse_cadence(cadence, start), starts=start), start).id
    finally:
        notebook.close()


@pytest.mark.parametrize("size", [*SIZES, (40, 15)])
async def test_the_first_run_asks_three_questions_and_never_again(tmp_path: Path, size: tuple[int, int]) -> None:
    """Seen in use, 9 and 10: labels of buttons were cut, and at 40×15 neither field nor button was in sight. 31: the
    way out was told as ^g, which not everybody reads."""
    async with opened(tmp_path, size, first_run=True) as pilot:
        await pilot.pause()
        await until(pilot, words.NAME_QUESTION)
        await until(pilot, f"‹ {words.CONTINUE} ›")
        assert not any(isinstance(screen, Page) for screen in pilot.app.screen_stack)  # no page is built behind it
        await write(pilot, "Sam")
        await until(pilot, "Sam")
        await press(pilot, "enter")
        await until(pilot, words.PARTNER_QUESTION)
        for answer in (words.PARTNER_YES, words.PARTNER_NO):
            await until(pilot, f"‹ {answer} ›")
        await press(pilot, "enter")
        await write(pilot, "Alex")
        await press(pilot, "enter")
        await until(pilot, words.PRIVACY_QUESTION)
        await until(pilot, f"‹ {words.PRIVACY_YES} ›")
        assert "ctrl+g" in screen_text(pilot) or size[1] < 20
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Page)
        assert textual_private.all_screens(pilot.app) == [pilot.app.screen]  # nothing of the questions stays behind it
        assert "Sam" in screen_text(pilot) or size[0] < 80
        await press(pilot, "2", "1")
        assert isinstance(pilot.app.screen, Page)
        assert pilot.app.screen.MODE == "today"
    async with opened(tmp_path, size, first_run=True) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, Page)
        names = [(person.role, person.name) for person in pilot.app.context.notebook.people.all()]
        assert names == [("rebuilding", "Sam"), ("partner", "Alex")]


async def test_every_first_question_can_be_skipped_with_esc(tmp_path: Path) -> None:
    async with opened(tmp_path, first_run=True) as pilot:
        await pilot.pause()
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(pilot.app.screen, Page)
    async with opened(tmp_path, first_run=True) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, Page)


async def test_the_first_question_asks_who_was_let_down_and_then_nothing_is_asked_of_them(tmp_path: Path) -> None:
    async with opened(tmp_path, (60, 20), first_run=True) as pilot:
        await until(pilot, "( ) I was let down")
        await write(pilot, "Alex")
        await press(pilot, "tab", "right", "right", "enter")
        await until(pilot, words.LET_DOWN_QUESTION)
        await until_gone(pilot, "taking part")  # that is what the other one owes; and no step is theirs
        await press(pilot, "enter")
        await write(pilot, "Sa")
        await press(pilot, "ctrl+g")
    async with opened(tmp_path, (60, 20), first_run=True) as pilot:
        await until(pilot, words.LET_DOWN_QUESTION)  # theirs was half typed; who sits here is known
        await press(pilot, "enter")
        await write(pilot, "m")
        await press(pilot, "enter", "enter")
        await until(pilot, "Nothing here is asked of you.")
        people = pilot.app.context.notebook.people
        assert [(one.name, one.role) for one in people.all()] == [("Sam", "rebuilding"), ("Alex", "partner")]
        assert pilot.app.context.person.name == "Alex"


async def test_a_name_that_was_typed_is_kept_when_the_question_is_skipped(tmp_path: Path) -> None:
    async with opened(tmp_path, first_run=True) as pilot:
        await pilot.pause()
        await write(pilot, "Sam")
        await press(pilot, "escape")
        assert pilot.app.context.person.name == "Sam"


async def test_somebody_else_in_front_is_not_asked_for_a_name_that_would_be_put_to_another(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    async with opened(tmp_path, first_run=True) as pilot:
        await until(pilot, words.PRIVACY_QUESTION)
        await until(pilot, "1 of 1")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Page)
        assert [person.name for person in pilot.app.context.notebook.people.all()] == ["Sam", "Alex", "Kim"]


async def test_what_is_known_is_not_asked_and_nothing_typed_for_the_lock_is_heard(tmp_path: Path) -> None:
    """Both were named in the shell; then a passphrase, typed once more while it opened, became somebody's name."""
    couple(tmp_path, seated="rebuilding")
    async with opened(tmp_path, (80, 40), first_run=True) as pilot:
        await until(pilot, words.PRIVACY_QUESTION)
        await until(pilot, words.WELCOME_TEXT[1].split(".")[0])
        app: Any = pilot.app
        app._deaf = True
        await press(pilot, "enter")
        await until(pilot, words.PRIVACY_QUESTION)
        await press(pilot, "ctrl+g")
        assert app.return_value == 0  # that one is always heard


@pytest.mark.parametrize("size", SIZES)
async def test_every_mode_opens_by_its_number_and_by_a_click(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as pilot:
        for number, (mode, title) in enumerate(words.MODES.items(), 1):
            await press(pilot, str(number))
            assert pilot.app.current_mode == mode
            await until(pilot, title)
        await pilot.click("TabLine", offset=(2, 0))
        await pilot.pause()
        assert pilot.app.current_mode == "today"


@pytest.mark.parametrize("size", SIZES)
async def test_space_marks_the_first_open_due_and_undo_takes_it_back(tmp_path: Path, size: tuple[int, int]) -> None:
    id = add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path, size) as pilot:
        promises = pilot.app.context.notebook.promises
        await until(pilot, "[ ] Be home by 18:30")
        await press(pilot, "space")
        await until(pilot, "[x] Be home by 18:30")
        assert [mark.kind for mark in promises.marks_of(id)] == ["kept"]
        await press(pilot, "u")
        await until(pilot, "[ ] Be home by 18:30")
        assert promises.marks_of(id) == []
        await press(pilot, "U")
        await until(pilot, "[x] Be home by 18:30")
    notebook = Notebook.open(tmp_path)
    assert [mark.kind for mark in notebook.promises.marks_of(id)] == ["kept"]
    notebook.close()


async def test_the_other_marks_have_keys_and_the_same_key_takes_a_mark_back(tmp_path: Path) -> None:
    id = add(tmp_path, "Ring the counsellor")
    async with opened(tmp_path) as pilot:
        promises = pilot.app.context.notebook.promises
        for key, kind in (("t", "late"), ("m", "missed"), ("n", "not applicable")):
            await press(pilot, key)
            assert [mark.kind for mark in promises.marks_of(id)] == [kind]
        await press(pilot, "n")
        assert promises.today(TODAY).dues[0].mark.kind != "not applicable"


async def test_marking_goes_on_to_the_next_open_due_and_to_those_from_before(tmp_path: Path) -> None:
    add(tmp_path, "first", start=TODAY - timedelta(days=1))
    add(tmp_path, "second")
    async with opened(tmp_path) as pilot:
        await press(pilot, "space", "space", "space")
        text = screen_text(pilot)
        assert text.count("[x]") == 3
        assert "[ ]" not in text


@pytest.mark.parametrize("act", HOSTILE)
async def test_any_act_is_shown_as_it_was_written(tmp_path: Path, act: str) -> None:
    add(tmp_path, act)
    async with opened(tmp_path, (120, 40)) as pilot:
        await pilot.pause()
        assert act[:12] in screen_text(pilot)
        await press(pilot, "space", "u")
        assert pilot.app.is_running


async def test_a_whenever_promise_waits_and_takes_a_mark_once_it_happened(tmp_path: Path) -> None:
    id = add(tmp_path, "Write before I am late", "whenever")
    async with opened(tmp_path) as pilot:
        await press(pilot, "space")
        await until(pilot, "[ ] Write before I am late")
        await press(pilot, "space")
        assert [mark.kind for mark in pilot.app.context.notebook.promises.marks_of(id)] == ["kept"]


async def test_what_another_process_wrote_shows_up_by_itself(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await until_gone(pilot, "Leave the phone")
        add(tmp_path, "Leave the phone")
        await until(pilot, "Leave the phone")


async def test_midnight_moves_the_open_app_to_the_new_day(tmp_path: Path) -> None:
    add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, WorkbookApp)
        app.watching.clock = lambda: TODAY + timedelta(days=1)
        await until(pilot, dates.short_date(TODAY + timedelta(days=1)))
        await until(pilot, "FROM BEFORE")


@pytest.mark.parametrize("size", SIZES)
async def test_the_keys_of_where_one_is_can_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    """Seen in use, 27: what a page can do was hidden behind scroll keys, and `?` did nothing in dialogs."""
    add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path, size) as pilot:
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        assert words.HELP_HERE in text
        assert "Mark it kept" in text
        await press(pilot, "i")
        await until(pilot, "today.kept · Mark it kept")
        await until(pilot, "under [keys]")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Page)
        await press(pilot, "3", "question_mark")
        here = " ".join(screen_text(pilot).split())
        assert "Scroll" not in here
        assert size != SIZES[2] or all(told in here for told in ("w Days on which it cannot", "n Away, ill, or it did"))
        await press(pilot, "escape", "w", "shift+tab", "question_mark")  # on a button; in a field it is a letter
        assert isinstance(pilot.app.screen, KeysHelp), "in a dialog"


async def test_the_palette_finds_acts_by_name(tmp_path: Path) -> None:
    add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path, (80, 60)) as pilot:
        await press(pilot, "ctrl+p")
        await until(pilot, "Promise: add")
        await until(pilot, "Mark: kept")
        await write(pilot, "journey")
        await until_true(pilot, lambda: "Promise: add" not in screen_text(pilot))
        await until_true(pilot, lambda: pilot.app.screen.query_one(OptionList).highlighted is not None)
        await press(pilot, "enter")
        await until_true(pilot, lambda: pilot.app.current_mode == "journey")


async def test_every_page_is_laid_out_anew_when_the_window_changes(tmp_path: Path) -> None:
    """Also one that stands behind meanwhile."""
    add(tmp_path, "Be home by 18:30")

    def widths(pilot: Pilot[int]) -> set[int]:
        return {strip.cell_length for strip in pilot.app.screen._compositor.render_strips(pilot.app.size)}

    async with opened(tmp_path) as pilot:
        for key, (width, height) in zip(
            "1234512345", [(79, 24), (78, 24), (120, 40), (60, 20), (40, 15)] * 2, strict=True
        ):
            await pilot.resize_terminal(width, height)
            await until_true(pilot, lambda wide=width: widths(pilot) == {wide})
            await press(pilot, key)
            await until_true(pilot, lambda wide=width: widths(pilot) == {wide})


async def test_a_window_too_small_gets_a_polite_notice_and_keeps_everything(tmp_path: Path) -> None:
    add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path) as pilot:
        await pilot.resize_terminal(36, 12)
        await pilot.pause()
        await until(pilot, "too small")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await until(pilot, "Be home by 18:30")


async def test_the_quick_exit_works_in_a_dialog_and_saves_what_is_being_typed(tmp_path: Path) -> None:
    async with opened(tmp_path, first_run=True) as pilot:
        await pilot.pause()
        await write(pilot, "Sam")
        await press(pilot, "ctrl+g")
        assert pilot.app.return_value == 0
    notebook = Notebook.open(tmp_path)
    assert notebook.people.rebuilding().name == "Sam"
    notebook.close()


async def test_only_keys_that_do_something_are_shown(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        line = screen_text(pilot).splitlines()[-1]
        assert "Add" in line
        assert "Kept" not in line
    add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path) as pilot:
        line = screen_text(pilot).splitlines()[-1]
        for word in ("Kept", "Late", "Missed", "Add", "Undo", "Keys", "Quit"):
            assert word in line, line


async def test_a_sentence_typed_too_early_takes_nothing_back(tmp_path: Path) -> None:
    id = add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path) as pilot:
        await press(pilot, "space", "2", "]", "n", "n", "n")
        await write(pilot, "u you")
        assert [mark.kind for mark in pilot.app.context.notebook.promises.marks_of(id)] == ["kept"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_partner_sits_down_with_a_name_and_gets_up_again(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, size) as pilot:
        people = pilot.app.context.notebook.people
        people.name("rebuilding", "Sam")
        await press(pilot, "P", "tab")
        await write(pilot, "Alex [/]")
        await press(pilot, "enter")
        assert pilot.app.context.person.name == "Alex [/]"
        await press(pilot, "P", "home", "enter")
        assert pilot.app.context.person.name == "Sam"
        await press(pilot, "P", "escape")
        assert pilot.app.context.person.name == "Sam"


async def test_only_ones_own_promises_are_to_be_looked_back_on(tmp_path: Path) -> None:
    notebook, began = Notebook.open(tmp_path), TODAY - timedelta(days=9)
    for act, person in (("Leave the phone in the hall", ME), ("Say it the same day", "partner")):
        notebook.promises.add(Draft(act=act, starts=began, review_on=TODAY, person=person), began)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.close()
    async with opened(tmp_path, (120, 40)) as pilot:
        for person, mine, theirs in (
            ("rebuilding", "Leave the phone in the hall", "Say it the same day"),
            ("partner", "Say it the same day", "Leave the phone in the hall"),
        ):
            pilot.app.context.sit_down(person)
            await press(pilot, "3", "1")
            await until(pilot, "TIME TO LOOK BACK")
            text = screen_text(pilot)
            assert mine in text.split("TIME TO LOOK BACK")[1]
            assert theirs not in text


async def test_several_dues_are_picked_and_marked_at_once(tmp_path: Path) -> None:
    ids = [add(tmp_path, act) for act in ("first", "second", "third")]
    async with opened(tmp_path) as pilot:
        await press(pilot, "v", "v")
        await until(pilot, "[ ]*first")
        await press(pilot, "t")
        promises = pilot.app.context.notebook.promises
        assert [[mark.kind for mark in promises.marks_of(id)] for id in ids] == [["late"], ["late"], []]
        await press(pilot, "u")
        assert [promises.marks_of(id) for id in ids] == [[], [], []]


async def test_a_miss_can_be_repaired_and_given_a_note_from_today(tmp_path: Path) -> None:
    id = add(tmp_path, "Ring the counsellor", "once 2026-11-21")
    async with opened(tmp_path) as pilot:
        await press(pilot, "m")
        assert "Repair" in screen_text(pilot).splitlines()[-1]
        await press(pilot, "p")
        assert not isinstance(pilot.app.screen, Page)
        await press(pilot, "escape", "escape")
        await press(pilot, "i")
        assert not isinstance(pilot.app.screen, Page)
        await write(pilot, "forgot")
        await press(pilot, "ctrl+o", "escape", "escape")
        assert [mark.kind for mark in pilot.app.context.notebook.promises.marks_of(id)] == ["missed"]


async def test_today_shows_the_promises_of_the_person_in_front(tmp_path: Path) -> None:
    add(tmp_path, "Be home by 18:30")
    async with opened(tmp_path) as pilot:
        people = pilot.app.context.notebook.people
        people.name("rebuilding", "Sam")
        people.name("partner", "Alex")
        await press(pilot, "P", "end", "enter")
        await until_gone(pilot, "[ ] Be home by 18:30")
        await press(pilot, "P", "home", "enter")
        await until(pilot, "[ ] Be home by 18:30")


async def test_content_that_cannot_be_read_is_said_once_and_keeps_nobody_from_their_promises(tmp_path: Path) -> None:
    from workbook.screens.common.app_context import AppContext

    add(tmp_path, "Be home by 18:30")
    notebook = Notebook.open(tmp_path)
    notebook.settings.remember(first_run_asked=True)
    app = WorkbookApp(AppContext(notebook, tmp_path, tmp_path / "no content", TODAY))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, "The steps cannot be shown")
        await press(pilot, "space", "u", "space")
        await until(pilot, "[x] Be home by 18:30")
        await until(pilot, "The steps cannot be shown")
        assert len(app._notifications) <= 3  # the fault, taken back, and the word about the fault
        assert sum("content" in note.message for note in app._notifications) == 1
    notebook.close()


async def test_a_trial_whose_review_has_come_leads_to_its_conflict(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path)
    start = TODAY - timedelta(days=14)
    conflict = notebook.conflicts.add("Who does the dishes", start)
    option = notebook.conflicts.options.add(conflict.id, Wording("washes up", "Sam", "on weekdays"), start)
    notebook.conflicts.begin_trial(option.id, start, start, TODAY)
    notebook.close()
    async with opened(tmp_path, (120, 40)) as pilot:
        await until(pilot, "Who does the dishes")
        await press(pilot, "tab", "enter")
        await until_true(pilot, lambda: pilot.app.current_mode == "plans")


def counted(reload: Callable[[Page], None], read: list[str], mode: str) -> Callable[[Page], None]:
    """The same reading, told of."""

    def told(page: Page) -> None:
        read.append(mode)
        reload(page)

    return told


async def test_a_page_is_read_once_a_visit_and_painting_goes_on_after_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        read: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            for mode in words.MODES:
                module = import_module(f"workbook.screens.{mode}.page")
                page = getattr(module, f"{mode.title()}Screen")
                patch.setattr(page, "reload", counted(page.reload, read, mode))
            for key in "234512345":
                await press(pilot, key)
            assert read == [list(words.MODES)[int(key) - 1] for key in "234512345"]
        assert pilot.app._batch_count == 0  # nothing holds painting back any more
        await press(pilot, "ctrl+p")
        await write(pilot, words.MODES["plans"])
        await press(pilot, "enter")
        await until(pilot, "Chore week   Conflicts")
