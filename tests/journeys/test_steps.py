"""A person works through steps: reading, writing, leaving at any point, coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.journeys.driver import press, screen_text, until, write
from tests.journeys.every_kind import write_content
from tests.journeys.steps_driver import answers, at_steps, open_exercise, page, pane, paste, text_in
from workbook import paths
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Apart, DraftText, Pick, Picks, Piles, Row, Rows, Text, Ticks, Undertaking
from workbook.screens.steps import answer_keeper, sitting_keeper
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
            assert frame.exercise.title in screen_text(pilot)
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
        await pilot.pause(1.0)
        assert text_in(tmp_path) == "I went home"
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
        assert "The second" in screen_text(pilot)
        await press(pilot, "b", "down", "enter")
        await pilot.pause()
        assert pane(pilot).step.id == "second"


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_on_a_narrow_one_it_is_a_drawer(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_steps(tmp_path, size) as pilot:
        assert "The second" not in screen_text(pilot)
        await press(pilot, "b")
        assert "The second" in screen_text(pilot)
        await press(pilot, "escape")
        assert "The second" not in screen_text(pilot)
        await press(pilot, "b", "end", "enter")
        await pilot.pause()
        assert "The third" in screen_text(pilot)
        await press(pilot, "left_square_bracket")
        await pilot.pause()
        assert pane(pilot).step.id == "second"


async def test_the_list_tells_how_far_each_step_is(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (120, 40)) as pilot:
        assert "○ Every kind" in screen_text(pilot)
        await open_exercise(pilot, "checklist")
        await press(pilot, "space")
        await pilot.pause(1.0)
        assert "◐ Every kind" in screen_text(pilot)
        assert "1/12" in screen_text(pilot)


async def test_one_faulty_step_does_not_hide_the_others(tmp_path: Path) -> None:
    async with at_steps(tmp_path):
        pass
    (tmp_path / "content" / "steps" / "second.toml").write_text("nonsense = [", "utf-8")
    async with at_steps(tmp_path, (120, 40)) as pilot:
        assert "faulty" in screen_text(pilot)
        await press(pilot, "right_square_bracket")
        await pilot.pause()
        assert "content check" in screen_text(pilot)
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
        assert "not now" in screen_text(pilot)
        await press(pilot, "x", "v")
        answer = answers(tmp_path)["kinds", "write"]
        assert (answer.not_now, answer.private) == (False, True)
        assert "private" in screen_text(pilot)


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
        assert "I lied [/]" in screen_text(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert text_in(tmp_path) == "I lied [/]"
        assert page(pilot).open_frame.editor.value == Text("I lied [/]")  # type: ignore[union-attr]


async def test_undo_takes_back_what_was_typed_and_shows_it(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "checklist")
        await press(pilot, "space", "u")
        await pilot.pause()
        assert "[ ] One" in screen_text(pilot)
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
        assert "This is a promise now" in screen_text(pilot)
        await press(pilot, "u")
        await pilot.pause()
        assert page(pilot).context.notebook.promises.all() == []
        assert "The smallest version" in screen_text(pilot)


async def test_a_form_that_is_not_complete_says_what_is_missing_and_keeps_what_was_written(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "act")
        await press(pilot, "enter", "f7", "delete")
        await press(pilot, "escape", "m")
        await pilot.pause()
        assert "A promise needs an act" in screen_text(pilot)
        assert page(pilot).context.notebook.promises.all() == []


async def test_an_act_becomes_a_date_or_a_plan(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "act", "second")
        await press(pilot, "m")
        await pilot.pause()
        assert [one.what for one in page(pilot).context.notebook.appointments.of(ME)] == ["Ring at six"]
        assert "This has a date now" in screen_text(pilot)
        await open_exercise(pilot, "act", "third")
        await press(pilot, "m")
        await pilot.pause()
        assert answers(tmp_path)["third", "act"].value.link == "chores"  # type: ignore[union-attr]


async def test_the_next_sitting_is_set_at_the_end_of_a_step(tmp_path: Path) -> None:
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
        assert "Sun 20:00 · Wed" in screen_text(pilot)
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
        await pilot.pause(1.0)
        assert "[x]" in screen_text(pilot)
        assert page(pilot).context.together_hidden
        await press(pilot, "n", "p")
        assert "[x]" not in screen_text(pilot)
        page(pilot).open_at("boundaries")
        await pilot.pause(0.1)
        for_two = [frame for frame in pane(pilot).frames if frame.exercise.together]
        assert for_two
        assert not any(frame.display for frame in for_two)
        await press(pilot, "ctrl+g")
    assert not any(
        b"afraid" in file.read_bytes() or b"safety" in file.read_bytes()
        for file in (tmp_path / "data").rglob("*")
        if file.is_file()
    )


# -- two processes


def other(tmp: Path, text: str, exercise: str = "write") -> None:
    """Another process writes an answer."""
    from workbook.content.book import load

    notebook = Notebook.open(tmp / "data", sync=False)
    try:
        task = load(tmp / "content").step("kinds").exercise(exercise)
        notebook.answers.save("kinds", task, ME, Text(text))
    finally:
        notebook.close()


async def test_what_another_process_wrote_is_shown_but_never_over_a_field_in_use(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        other(tmp_path, "from elsewhere")
        page(pilot).reload()
        await pilot.pause()
        assert "from elsewhere" in screen_text(pilot)
        await press(pilot, "enter")
        other(tmp_path, "again from elsewhere")
        page(pilot).reload()
        await pilot.pause()
        assert "again" not in screen_text(pilot)
        await press(pilot, "escape")
        await pilot.pause(0.1)
        assert "again from elsewhere" in screen_text(pilot)


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
        await pilot.pause(0.1)
        assert text_in(tmp_path) == kept
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
        await pilot.pause(0.1)
        assert text_in(tmp_path) == kept
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
        for _ in range(100):
            await pilot.pause(0.1)
            if text_in(tmp_path) == "mi":
                break
        assert text_in(tmp_path) == "mi"  # saved, and theirs is a version
        await write(pilot, "ne tm b")  # letters that would choose
        await press(pilot, "escape")
        await until(pilot, words.CONFLICT)
        await press(pilot, "t")
        await pilot.pause(0.1)
        assert text_in(tmp_path) == "theirs"
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
            for _ in range(100):
                await pilot.pause(0.05)
                if text_in(tmp_path) == mine:
                    break
            assert text_in(tmp_path) == mine
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        held = [version.value for version in versions]
        assert held.count(Text(theirs)) == 1
        assert not {Text(theirs[:n]) for n in range(1, len(theirs))} & set(held), "the newest says all of it"
        await press(pilot, "escape")
        await until(pilot, words.CONFLICT)
        await press(pilot, "t")
        await pilot.pause(0.1)
        assert text_in(tmp_path) == theirs


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
            for _ in range(100):
                await pilot.pause(0.05)
                if text_in(tmp_path) == mine:
                    break
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


# -- a file, a book, that is out of reach or not what it was


def damage(file: Path, fault: str) -> None:
    match fault:
        case "damaged":
            file.write_text('{"promises": [', "utf-8")
        case "empty":
            file.write_bytes(b"")
        case "removed":
            file.unlink()
        case _:
            file.unlink()
            file.mkdir()


@pytest.mark.parametrize("fault", ["damaged", "empty", "removed", "a folder"])
async def test_a_file_damaged_while_an_answer_is_typed_takes_no_word_and_saving_goes_on_when_it_is_back(
    tmp_path: Path, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_keeper, "TRY_AGAIN", 0.3)
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "wrote")
        await pilot.pause(1.0)
        file = tmp_path / "data" / "workbook.json"
        whole = file.read_bytes()
        damage(file, fault)
        await write(pilot, " it")
        for _ in range(40):
            await pilot.pause(0.05)
            if pilot.app._notifications:
                break
        assert [note for note in pilot.app._notifications if str(file) in note.message or "workbook" in note.message]
        assert pilot.app.focused is page(pilot).open_frame.editor.first()  # type: ignore[union-attr]
        await press(pilot, "escape", "x", "v", "o", "e", "n", "p", "b", "escape", "right_square_bracket", "enter")
        write_editor = pane(pilot).frames[0].editor
        assert write_editor is not None
        assert write_editor.value == Text("I wrote it")
        assert pane(pilot).step.id == "kinds"  # words that are not saved are not left
        if file.is_dir():
            file.rmdir()
        file.write_bytes(whole)
        for _ in range(60):
            await pilot.pause(0.1)
            if text_in(tmp_path) == "I wrote it":
                break
        assert text_in(tmp_path) == "I wrote it"
        assert pilot.app.return_code is None
        await pilot.pause(1.5)  # until the app has seen that the file is back


async def test_a_sitting_that_could_not_be_saved_is_saved_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitting_keeper, "TRY_AGAIN", 0.3)
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "next-sitting")
        file = tmp_path / "data" / "workbook.json"
        whole = file.read_bytes()
        damage(file, "damaged")
        await press(pilot, "enter")
        await write(pilot, "tomorrow")
        await press(pilot, "escape")
        file.write_bytes(whole)
        appointments = page(pilot).context.notebook.appointments
        for _ in range(60):
            await pilot.pause(0.1)
            if appointments.sittings(ME):
                break
        assert [one.on.isoformat() for one in appointments.sittings(ME)] == ["2026-11-22"]


async def test_an_answer_of_another_kind_is_kept_and_not_put_into_a_field_that_cannot_hold_it(tmp_path: Path) -> None:
    from dataclasses import replace

    from workbook.content.book import load

    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        task = load(tmp_path / "content").step("kinds").exercise("checklist")
        notebook = Notebook.open(tmp_path / "data", sync=False)
        for id in ("write", "desk"):  # one that is open, one that is not yet: another window has another book
            notebook.answers.save("kinds", replace(task, id=id), ME, Ticks(("a",)))
        notebook.close()
        page(pilot).reload()
        await pilot.pause()
        await open_exercise(pilot, "desk")
        await press(pilot, "escape", "escape", "n", "p")
        page(pilot).keep_draft()
        assert answers(tmp_path)["kinds", "desk"].value == Ticks(("a",))
        assert answers(tmp_path)["kinds", "write"].value == Ticks(("a",))
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "write")
        await press(pilot, "escape")
        await pilot.pause()
        assert text_in(tmp_path) == "I write"
        versions = page(pilot).context.notebook.answers.versions("kinds", "write", ME)
        assert Ticks(("a",)) in [version.value for version in versions]


async def test_a_book_that_is_taken_away_while_it_is_open_takes_nothing_along(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "stay")
        (tmp_path / "content").rename(tmp_path / "elsewhere")
        await press(pilot, "escape", "right_square_bracket")
        await pilot.pause()
        for _ in range(5):
            await press(pilot, "n")
        await press(pilot, "left_square_bracket")
        await pilot.pause()
        assert pilot.app.return_code is None
    assert text_in(tmp_path) == "I stay"
