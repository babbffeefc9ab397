"""A person works through steps: reading, writing, leaving at any point, coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.journeys.driver import press, until, until_gone, until_true, write
from tests.journeys.every_kind import write_content
from tests.journeys.steps_driver import answers, at_steps, open_exercise, page, pane, paste, text_in
from workbook import paths
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Apart, DraftText, Pick, Picks, Piles, Row, Rows, Text, Ticks, Undertaking
from workbook.screens.steps import answer_keeper
from workbook.store.notebook import Notebook
from workbook.words.steps import screen as words

HOSTILE = ["[/]", "[x] done", "[@click=app.quit]x[/]", "👩‍👩‍👧 🙂", "約束を守る", "הבטחה קטנה", "word " * 4000]


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (120, 40)])
async def test_one_key_leads_through_every_exercise_and_whatever_was_written_stands_as_it_is(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    from workbook.content.book import load

    own = {f"own-{number}": text for number, text in enumerate(HOSTILE, 1)}
    text = "\n".join(HOSTILE)
    values = {
        "write": Text(text),
        "ledger": Rows(tuple(Row(f"r{n}", {"excuse": one, "fact": one}) for n, one in enumerate(HOSTILE))),
        "sort": Piles({}, own),
        "checklist": Ticks((), own),
        "cards": Picks((Pick("care", text), Pick("own-1", text)), own),
        "desk": DraftText(text),
        "reread": Text(text),
        "compare": Apart({"need": text}),
        "act": Undertaking(text, text, text, text),
    }
    write_content(tmp_path / "content")
    step = load(tmp_path / "content").step("kinds")
    notebook = Notebook.open(tmp_path / "data", sync=False)
    for id, value in values.items():
        notebook.answers.save("kinds", step.exercise(id), ME, value)
    notebook.close()
    async with at_steps(tmp_path, size) as pilot:
        seen: list[str] = []
        for _ in range(14):
            await pilot.press("n")
            frame = page(pilot).open_frame
            assert frame is not None
            assert frame.editor is not None
            seen.append(frame.exercise.id)
            await until(pilot, frame.exercise.title)
            if frame.exercise.id in values:
                assert frame.editor.value == values[frame.exercise.id]
        assert (seen[0], seen[-1]) == ("write", "next-sitting")
        await press(pilot, "n")  # there is nothing behind the last
        assert page(pilot).open_frame is not None
        await press(pilot, "p", "escape")
        assert page(pilot).open_frame is None


async def test_typing_is_saved_within_a_second_without_leaving_the_field(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "went home")
        await until_true(pilot, lambda: text_in(tmp_path) == "I went home")
        assert answer_keeper.SAVE_AFTER < 1
        assert pilot.app.focused is page(pilot).open_frame.editor.first()  # type: ignore[union-attr]


@pytest.mark.parametrize("way", ["escape", "ctrl+g", "mode", "step"])
async def test_no_way_out_loses_a_letter(tmp_path: Path, way: str) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "left")
        if way == "mode":
            pilot.app.action_go("today")  # type: ignore[attr-defined]
        elif way == "step":
            await press(pilot, "escape", "right_square_bracket")
        else:
            await press(pilot, way)
        await pilot.pause()
    assert text_in(tmp_path) == "I left"


async def test_the_list_of_own_entries_is_saved_while_an_entry_is_being_typed(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "checklist")
        await press(pilot, "a")
        await write(pilot, "half an en")
        await press(pilot, "ctrl+g")
    assert answers(tmp_path)["kinds", "checklist"].value == Ticks((), {"own-1": "half an en"})


async def test_resizing_loses_nothing_and_leaves_the_caret_where_it_was(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (120, 40)) as pilot:
        await open_exercise(pilot, "desk")
        await press(pilot, "enter")
        await write(pilot, "before ")
        for size in ((60, 20), (40, 15), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await write(pilot, "after")
        await press(pilot, "escape")
        await pilot.pause()
    assert text_in(tmp_path, "desk") == "before after"


async def test_twenty_thousand_pasted_characters_are_saved(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "desk")
        await press(pilot, "enter")
        await paste(pilot, "I took it. " * 2000)
        await press(pilot, "escape")
        await pilot.pause()
    assert text_in(tmp_path, "desk") == "I took it. " * 2000


# -- the list of steps


async def test_on_a_wide_screen_the_list_stands_beside_the_page(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (120, 40)) as pilot:
        await until(pilot, "The second")
        await press(pilot, "b", "down", "enter")
        await pilot.pause()
        assert pane(pilot).step.id == "second"


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_on_a_narrow_one_it_is_a_drawer(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_steps(tmp_path, size) as pilot:
        await until_gone(pilot, "The second")
        await press(pilot, "b")
        await until(pilot, "The second")
        await press(pilot, "escape")
        await until_gone(pilot, "The second")
        await press(pilot, "b", "end", "enter")
        await pilot.pause()
        await until(pilot, "The third")
        await press(pilot, "left_square_bracket")
        await pilot.pause()
        assert pane(pilot).step.id == "second"


async def test_the_list_tells_how_far_each_step_is(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (120, 40)) as pilot:
        await until(pilot, "▱▱▱▱▱▱▱▱▱▱▱▱")
        await open_exercise(pilot, "checklist")
        await press(pilot, "space")
        await until(pilot, "▱▰▱")
        await until(pilot, "1 of 16")


async def test_enter_opens_what_is_marked_and_a_wide_window_shows_what_was_written_beside_the_reading(
    tmp_path: Path,
) -> None:
    async with at_steps(tmp_path, (160, 60)) as pilot:
        await until(pilot, "▸ ▱ 1")
        await until_gone(pilot, "WHAT YOU WROTE HERE")
        await press(pilot, "enter")
        await until_gone(pilot, "▸ ▱ 1")
        assert pane(pilot).open_frame.number == 1
        await open_exercise(pilot, "checklist")
        await press(pilot, "space", "escape")
        await until(pilot, "WHAT YOU WROTE HERE")
        await until(pilot, "[x] One")
        await until(pilot, "▸ ▰ 5")
        await pilot.resize_terminal(120, 60)
        await until_gone(pilot, "WHAT YOU WROTE HERE")


async def test_one_faulty_step_does_not_hide_the_others(tmp_path: Path) -> None:
    async with at_steps(tmp_path):
        pass
    (tmp_path / "content" / "steps" / "second.toml").write_text("nonsense = [", "utf-8")
    async with at_steps(tmp_path, (120, 40)) as pilot:
        await until(pilot, "faulty")
        await press(pilot, "right_square_bracket")
        await pilot.pause()
        await until(pilot, "content check")
        assert pane(pilot).step.id == "kinds"


async def test_content_that_cannot_be_read_says_so_on_the_page(tmp_path: Path) -> None:
    async with at_steps(tmp_path):
        pass
    (tmp_path / "content" / "programme.toml").unlink()
    async with at_steps(tmp_path) as pilot:
        assert words.NO_CONTENT in str(page(pilot).sheet.query_one(Static).content)
        await press(pilot, "n", "enter", "right_square_bracket", "b", "escape")
        assert pilot.app.is_running


async def test_today_leads_to_the_very_exercise_and_into_its_field(tmp_path: Path) -> None:
    async with at_steps(tmp_path, place="kinds/desk") as pilot:
        await pilot.pause()
        assert page(pilot).open_frame.exercise.id == "desk"  # type: ignore[union-attr]
        await write(pilot, "un")
        await press(pilot, "ctrl+g")
    assert text_in(tmp_path, "desk") == "un"


async def test_enter_begins_where_something_waits_and_one_writes_at_once(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await press(pilot, "enter")
        await write(pilot, "run")
        await press(pilot, "escape", "escape", "enter")
        await write(pilot, "!")
        await press(pilot, "escape")
        await pilot.pause()
    assert text_in(tmp_path) == "I run!"


# -- marks on an answer, earlier versions, undo


async def test_not_now_and_private_are_marks_that_can_be_taken_back(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "x")
        assert answers(tmp_path)["kinds", "write"].not_now
        await until(pilot, "not now")
        await press(pilot, "x", "v")
        answer = answers(tmp_path)["kinds", "write"]
        assert (answer.not_now, answer.private) == (False, True)
        await until(pilot, "private")


async def test_an_earlier_version_is_read_and_brought_back(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "lied [/]")
        await press(pilot, "escape", "n", "p", "enter")
        await write(pilot, " twice")
        await press(pilot, "escape")
        await press(pilot, "o")
        await pilot.pause()
        await press(pilot, "down")
        await until(pilot, "I lied [/]")
        await press(pilot, "enter")
        await pilot.pause()
        assert text_in(tmp_path) == "I lied [/]"
        assert page(pilot).open_frame.editor.value == Text("I lied [/]")  # type: ignore[union-attr]


async def test_undo_takes_back_what_was_typed_and_shows_it(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "checklist")
        await press(pilot, "space", "u")
        await pilot.pause()
        await until(pilot, "[ ] One")
        assert ("kinds", "checklist") not in answers(tmp_path)


# -- acts and the next sitting


async def test_an_act_becomes_a_promise_that_knows_where_it_came_from_and_undo_takes_back_both(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "act")
        await press(pilot, "m")
        await pilot.pause()
        promise = page(pilot).context.notebook.promises.all()[0]
        assert (promise.terms[0].act, promise.origin) == ("Ring at six", "kinds/act")
        assert answers(tmp_path)["kinds", "act"].value.link == promise.id  # type: ignore[union-attr]
        await until(pilot, "This is a promise now")
        await press(pilot, "u")
        await pilot.pause()
        assert page(pilot).context.notebook.promises.all() == []
        await until(pilot, "The smallest version")


async def test_a_form_that_is_not_complete_says_what_is_missing_and_keeps_what_was_written(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "act")
        await press(pilot, "enter", "f7", "delete")
        await press(pilot, "escape", "m")
        await pilot.pause()
        await until(pilot, "A promise needs an act")
        assert page(pilot).context.notebook.promises.all() == []


async def test_an_act_becomes_a_date_or_a_plan(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "act", "second")
        await press(pilot, "m")
        await pilot.pause()
        assert [one.what for one in page(pilot).context.notebook.appointments.of(ME)] == ["Ring at six"]
        await until(pilot, "This has a date now")
        await open_exercise(pilot, "act", "third")
        await press(pilot, "m")
        await pilot.pause()
        assert answers(tmp_path)["third", "act"].value.link == "chores"  # type: ignore[union-attr]


async def test_the_next_sitting_is_set_at_the_end_of_a_step(tmp_path: Path) -> None:
    """Seen in use, 18: a day that was half typed took the sitting away."""
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "next-sitting")
        await press(pilot, "enter")
        await write(pilot, "sun")
        await press(pilot, "enter")
        await write(pilot, "20:00")
        await press(pilot, "enter")
        await write(pilot, "wed")
        await press(pilot, "escape")
        appointments = page(pilot).context.notebook.appointments
        planned = [("2026-11-22", "20:00"), ("2026-11-25", "")]
        assert [(one.on.isoformat(), one.at) for one in appointments.sittings(ME)] == planned
        await until(pilot, "Sun 20:00 · Wed")
        await press(pilot, "enter")
        await write(pilot, "sund")  # half a word takes nothing away
        assert [(one.on.isoformat(), one.at) for one in appointments.sittings(ME)] == planned
        await press(pilot, "escape", "1")
        await until(pilot, "Next sitting: Sun 20:00 and Wed")


# -- the Doorway


async def test_safety_questions_leave_no_trace_and_put_the_exercises_for_two_away(tmp_path: Path) -> None:
    async with at_steps(tmp_path, content=paths.content_folder()) as pilot:
        await open_exercise(pilot, "safety", "doorway")
        await press(pilot, "space", "down", "space")
        await until(pilot, "[x]")
        await until_true(pilot, lambda: page(pilot).context.together_hidden)
        assert page(pilot).context.together_hidden
        await press(pilot, "n", "p")
        await until_gone(pilot, "[x]")
        page(pilot).open_at("boundaries")
        await until_true(pilot, lambda: pane(pilot).step.id == "boundaries")
        for_two = [frame for frame in pane(pilot).frames if frame.exercise.together]
        assert for_two
        assert not any(frame.display for frame in for_two)
        await press(pilot, "ctrl+g")
    assert not any(
        b"afraid" in file.read_bytes() or b"safety" in file.read_bytes()
        for file in (tmp_path / "data").rglob("*")
        if file.is_file()
    )
