"""What each role is shown: a table of role and page, and nothing asked of the one who was let down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.journeys.driver import opened, press, screen_text, until, until_gone, until_true
from workbook.domain.steps.answers import Text
from workbook.paths import content_folder
from workbook.store.notebook import Notebook


def couple(folder: Path, *, seated: str) -> None:
    notebook = Notebook.open(folder, sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.people.add("Kim")
    household = next(person.id for person in notebook.people.all() if person.role == "household")
    notebook.people.sit_down({"household": household}.get(seated, seated))
    notebook.close()


SHOWN: list[tuple[str, str, list[str], list[str]]] = [
    # role, keys to the page, what is said, what is not
    ("rebuilding", "1", ["NEXT SMALL STEP", "‹ Begin ›", "It has happened again"], ["asked of you", "YOURS"]),
    ("partner", "1", ["Nothing here is asked of you.", "‹ Open your pages ›"],
     ["NEXT SMALL STEP", "‹ Begin ›", "A promise belongs", "You have broken", "a Add", "plans one", "THIS WEEK"]),
    ("household", "1", ["Nothing here is asked of you."], ["NEXT SMALL STEP", "‹ Begin ›", "You have broken"]),
    ("rebuilding", "3", ["For example", "Make few.", "makes the first one"], ["Nothing is expected of you."]),
    ("partner", "3", ["What your partner promises, and shows to you,"],
     ["For example", "Make few", "makes the first one", "one act of yours"]),
    ("rebuilding", "2", ["Before you begin", "OWN IT", "FOR THE ONE WHO WAS LET DOWN", "ON ANY DAY"], ["Yours ·"]),
    ("partner", "2", ["Where you are", "YOURS", "OWN IT", "Somebody you relied on"], ["ON ANY DAY", "0/", "broken"]),
    ("household", "2", ["THE DOORWAY", "OWN IT"], ["0/"]),
]  # fmt: skip


@pytest.mark.parametrize(("role", "keys", "said", "unsaid"), SHOWN, ids=[f"{row[0]}-{row[1]}" for row in SHOWN])
async def test_each_role_is_shown_what_is_theirs(
    role: str, keys: str, said: list[str], unsaid: list[str], tmp_path: Path
) -> None:
    couple(tmp_path, seated=role)
    async with opened(tmp_path, (120, 60)) as pilot:
        await press(pilot, *keys)
        await until(pilot, said[0])
        await until(pilot, said[-1])
        text = screen_text(pilot)
        assert [words for words in said if words not in text] == []
        assert [words for words in unsaid if words in text] == []


async def test_the_cursor_is_seen_where_the_only_rows_to_point_at_come_later(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    async with opened(tmp_path) as pilot:
        await until(pilot, "▸ ‹ Open your pages ›")


async def step_at(pilot: Pilot[int], step: str) -> Any:
    await press(pilot, "2")
    page: Any = pilot.app.screen
    page.open_at(step)
    await until_true(pilot, lambda: page.pane and page.pane.step.id == step.partition("/")[0])
    return page


async def test_a_page_says_whom_it_speaks_to_where_that_is_not_who_sits_there(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    async with opened(tmp_path, (120, 60)) as pilot:
        await step_at(pilot, "own-it")
        await until(pilot, "This page speaks to your partner.")
        await step_at(pilot, "where-you-are")
        await until(pilot, "Somebody you relied on")
        await until(pilot, "] Next page")  # as the page itself says, and no sign of it waits to be filled
        page = await step_at(pilot, "where-you-are/body")
        await until(pilot, "⏎ Write")
        await press(pilot, "1")  # somebody comes in: it is the way to Today, and no level
        await until(pilot, "Nothing here is asked of you.")
        assert page.context.notebook.answers.of("partner") == {}
        assert "▱" not in screen_text(pilot)
        await until_gone(pilot, "speaks to")
        await until_gone(pilot, "next sitting")


async def test_the_other_may_read_the_pages_of_the_one_who_was_let_down_and_not_the_answers(tmp_path: Path) -> None:
    couple(tmp_path, seated="rebuilding")
    notebook = Notebook.open(tmp_path, sync=False)
    from workbook.content.book import load

    page = load(content_folder()).step("where-you-are")
    saved = notebook.answers.save("where-you-are", page.exercise("one-person"), "partner", Text("Alma, on Monday"))
    assert saved.private
    notebook.close()
    async with opened(tmp_path, (120, 60)) as pilot:
        await step_at(pilot, "where-you-are/one-person")
        await until(pilot, "This page speaks to the one who was let down.")
        await until_gone(pilot, "Alma, on Monday")


async def test_there_are_no_notes_on_the_wording_of_the_one_who_was_let_down(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    async with opened(tmp_path, (120, 60)) as pilot:
        page = await step_at(pilot, "their-pace/message")
        assert page.pane.open_frame.editor.around.notice is None


async def test_a_role_is_changed_and_taken_back(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    async with opened(tmp_path, (80, 30)) as pilot:
        await until(pilot, "Nothing here is asked of you.")
        await press(pilot, "P")
        await until(pilot, "was let down")
        await press(pilot, "r", "escape")
        await until(pilot, "NEXT SMALL STEP")
        assert pilot.app.context.notebook.people.other("partner").name == "Sam"
        await press(pilot, "u")
        await until(pilot, "Nothing here is asked of you.")
        page = await step_at(pilot, "own-it/fact-line")
        await press(pilot, "escape", "P")
        await until(pilot, "was let down")
        before = page.pane
        await press(pilot, "r", "escape")
        await until_true(pilot, lambda: page.pane is not before and page.pane.open_frame is not None)
        await press(pilot, "z", "q")  # the page was drawn anew; nobody began to type
        assert page.pane.open_frame.editor.value == Text("")


async def test_handing_over_ends_on_today_with_nothing_open_and_nothing_to_type_into(tmp_path: Path) -> None:
    couple(tmp_path, seated="rebuilding")
    async with opened(tmp_path, (80, 30)) as pilot:
        page = await step_at(pilot, "own-it/fact-line")
        await press(pilot, *"Between", "escape", "P")
        await until(pilot, "Who sits here now?")
        await press(pilot, "down", "enter")
        await until(pilot, "Nothing here is asked of you.")
        assert pilot.app.screen.MODE == "today"
        await press(pilot, "x", "q")  # keys are nobody's words
        assert page.pane is None or page.pane.person == "partner"
        await press(pilot, "2")
        await until(pilot, "Somebody you relied on")
        assert page.pane.open_frame is None
        await until_gone(pilot, "Between")
        context = pilot.app.context
        assert context.notebook.answers.of("partner") == {}
        assert context.notebook.answers.of("rebuilding")["own-it", "fact-line"].value == Text("Between")


async def test_what_both_handed_in_is_shown_at_once(tmp_path: Path) -> None:
    from workbook.content.book import load
    from workbook.domain.steps.answers import Apart

    couple(tmp_path, seated="rebuilding")
    notebook = Notebook.open(tmp_path, sync=False)
    task = load(content_folder()).step("takes-two").exercise("both-hold")
    notebook.answers.save("takes-two", task, "partner", Apart({"value": "That we decide together"}, True))
    notebook.close()
    async with opened(tmp_path, (80, 40)) as pilot:
        await step_at(pilot, "takes-two/both-hold")
        await press(pilot, "enter", *"Mine", "escape")
        await until_gone(pilot, "decide together")
        await press(pilot, "h")
        await until(pilot, "Both are in.")
        await until(pilot, "That we decide together")


async def test_the_page_for_when_it_has_happened_again_is_open_on_any_day_and_tells_nobody_of_itself(
    tmp_path: Path,
) -> None:
    from workbook.content.book import load

    couple(tmp_path, seated="rebuilding")
    notebook = Notebook.open(tmp_path, sync=False)
    task = load(content_folder()).step("again").exercise("difference")
    notebook.answers.save("again", task, "rebuilding", Text("The card is with Jo."))
    notebook.close()
    async with opened(tmp_path, (80, 40), place="again") as pilot:
        await until(pilot, "You are here because of something you did")
        await until(pilot, "h Where to turn")
        await press(pilot, "h")
        await until(pilot, "Thoughts of hurting somebody")
        await press(pilot, "h")
        await until_gone(pilot, "Thoughts of hurting somebody")
        await press(pilot, "1", "ctrl+p", *"suicidal")
        await until(pilot, "Where to turn")
        await until_true(pilot, lambda: pilot.app.screen.query_one(OptionList).highlighted is not None)
        await press(pilot, "enter")
        await until(pilot, "Thoughts of hurting somebody")
        await press(pilot, "escape")
        await until(pilot, "It has happened again")
        page: Any = pilot.app.screen
        page.aside.focus()
        assert screen_text(pilot).count("It has happened again") == 1
        assert "1 of 4" not in screen_text(pilot)
        await press(pilot, "end", "enter")
        await until(pilot, "You are here because of something you did")
        await press(pilot, "5")
        await until(pilot, "the steps you work on")
        await press(pilot, "P", "down", "enter")
        await until(pilot, "Nothing here is asked of you.")
        await press(pilot, "5")
        await until(pilot, "and nothing has to")
        assert "steps" not in screen_text(pilot).lower().replace("2 steps", "")
        await press(pilot, *"jjjjj", "enter", "d")  # from lane to lane, over the one that is not there
        await until(pilot, "no point yet")


async def test_a_day_that_somebody_put_down_stands_on_today_in_their_words_and_goes_with_them(tmp_path: Path) -> None:
    from workbook.content.book import load
    from workbook.domain.steps.answers import Row, Rows

    couple(tmp_path, seated="partner")
    notebook = Notebook.open(tmp_path, sync=False)
    task = load(content_folder()).step("stay-wait-go").exercise("until")
    rows = (Row("a", {"day": "2026-11-21", "words": "call Alma"}), Row("b", {"day": "2027-01-01", "words": "later"}))
    notebook.answers.save("stay-wait-go", task, "partner", Rows(rows))
    assert [one.what for one in notebook.appointments.of("partner")] == ["call Alma", "later"]
    notebook.answers.save("stay-wait-go", task, "partner", Rows(rows[:1]))
    assert [one.what for one in notebook.appointments.of("partner")] == ["call Alma"]
    notebook.undo("partner")
    assert [one.what for one in notebook.appointments.of("partner")] == ["call Alma", "later"]
    notebook.close()
    async with opened(tmp_path) as pilot:
        await until(pilot, "call Alma")
        await until_gone(pilot, "later")
        await press(pilot, "P", "up", "enter")
        await until(pilot, "NEXT SMALL STEP")
        await until_gone(pilot, "call Alma")


async def test_a_promise_is_kept_to_oneself_and_shown_later(tmp_path: Path) -> None:
    couple(tmp_path, seated="rebuilding")
    async with opened(tmp_path, (110, 45)) as pilot:
        await press(pilot, "3", "a", *"Ring", "tab", "tab", "tab", *"daily")
        await until(pilot, "(●) Alex and I   ( ) only I")
        await until(pilot, "Alex sees it with its marks")
        await press(pilot, "tab", "tab", "right")
        await until(pilot, "( ) Alex and I   (●) only I")
        await until(pilot, "Nobody else sees it, its marks or its notes.")
        await until(pilot, "I promise: Ring, every day. Only you see it.")  # at the foot, wherever the field is
        await press(pilot, "ctrl+o")
        await until(pilot, "only you see it")
        await press(pilot, "1", "P", "down", "enter", "3")
        await until(pilot, "Alex ·")
        await until_gone(pilot, "Ring")
        await press(pilot, "a")
        await until(pilot, "( ) Sam and I   (●) only I")  # theirs are their own from the start
        await press(pilot, "escape", "escape", "1", "P", "up", "enter", "3", "e")
        await until(pilot, "You can show it to Alex later.")
        forge: Any = pilot.app.screen
        forge.set_focus(forge.query_one("#shown"))
        await press(pilot, "left")
        await until(pilot, "Alex will see it from now on")
        await press(pilot, "ctrl+o")
        await until_gone(pilot, "only you see it")
        await press(pilot, "e")
        await until(pilot, "Change a promise")
        assert "Who sees it?" not in screen_text(pilot)  # what was shown stays so
        await press(pilot, "escape", "escape")
        await until_gone(pilot, "Change a promise")
        await press(pilot, "u")
        await until(pilot, "only you see it")


async def test_whoever_says_in_the_doorway_that_they_were_let_down_is_asked_nothing_then(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (80, 30)) as pilot:  # a fresh workbook, in which nobody gave a name
        page = await step_at(pilot, "doorway/company")
        await press(pilot, "down", "down", "down", "enter")
        await until(pilot, "r: then nothing here is asked of you")
        await press(pilot, "r")
        await until_true(pilot, lambda: pilot.app.context.role == "partner")
        await until(pilot, "the one who was let down")
        assert page.pane.role == "partner"
        await press(pilot, "escape", "1")
        await until(pilot, "Nothing here is asked of you.")
        await until_gone(pilot, "It has happened again")
        await press(pilot, "u")
        await until(pilot, "NEXT SMALL STEP")
        assert pilot.app.context.notebook.people.all() == []
