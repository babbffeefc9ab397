"""Undo at the keyboard: one's own, step by step, wherever one has just written; it shows what it undoes."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.journeys.driver import TODAY, press, until, until_gone, until_true, write
from tests.journeys.steps_driver import answers, at_steps, open_exercise, page, text_in
from workbook.domain.steps.answers import Apart, Rows, Text, Ticks
from workbook.store.notebook import Notebook


def rows(tmp: Path) -> list[dict[str, object]]:
    answer = answers(tmp).get(("kinds", "ledger"))
    assert answer is None or isinstance(answer.value, Rows)
    return [dict(row.cells) for row in answer.value.rows] if answer else []


async def two_rows(pilot: Pilot[int]) -> None:
    """Type two rows and leave the form, all in one sitting."""
    await open_exercise(pilot, "ledger")
    for excuse, fact in (("late", "I hid"), ("tired", "I lied")):
        await press(pilot, "a")
        await write(pilot, excuse)
        await press(pilot, "enter")
        await write(pilot, fact)
        await press(pilot, "escape")
    await pilot.pause()


async def test_a_row_that_was_removed_in_the_sitting_it_was_typed_in_comes_back(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await two_rows(pilot)
        both = [{"excuse": "late", "fact": "I hid"}, {"excuse": "tired", "fact": "I lied"}]
        assert rows(tmp_path) == both
        await press(pilot, "end", "d")
        assert rows(tmp_path) == both[:1]
        await press(pilot, "u")
        assert rows(tmp_path) == both
        await until(pilot, "I lied")


async def test_rows_are_moved_back_and_what_was_typed_goes_field_by_field(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await two_rows(pilot)
        await press(pilot, "home", "J")
        assert [row["excuse"] for row in rows(tmp_path)] == ["tired", "late"]
        await press(pilot, "u")
        assert [row["excuse"] for row in rows(tmp_path)] == ["late", "tired"]
        await press(pilot, "u")
        assert rows(tmp_path)[1] == {"excuse": "tired"}
        await press(pilot, "u")
        assert rows(tmp_path) == [{"excuse": "late", "fact": "I hid"}]
        await press(pilot, "u", "u")
        assert rows(tmp_path) == []
        await press(pilot, "U", "U", "U", "U")
        assert len(rows(tmp_path)) == 2


async def test_every_tick_is_taken_back_by_itself(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await open_exercise(pilot, "checklist")
        await press(pilot, "space", "down", "space")
        ticked = answers(tmp_path)["kinds", "checklist"].value
        assert isinstance(ticked, Ticks)
        assert len(ticked.ticked) == 2
        await press(pilot, "u")
        left = answers(tmp_path)["kinds", "checklist"].value
        assert isinstance(left, Ticks)
        assert left.ticked == ticked.ticked[:1]


async def test_handing_in_is_taken_back_without_what_was_written(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "compare")
        await press(pilot, "enter")
        await write(pilot, "rest")
        await press(pilot, "escape", "h")
        value = answers(tmp_path)["kinds", "compare"].value
        assert isinstance(value, Apart)
        assert value.handed_in
        await press(pilot, "u")
        value = answers(tmp_path)["kinds", "compare"].value
        assert isinstance(value, Apart)
        assert not value.handed_in
        assert value.cells == {"need": "rest"}


async def test_undo_works_where_one_has_just_written_once_the_field_is_left(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        page(pilot).open_at("kinds", "write")
        await until(pilot, "What to do in write")
        await write(pilot, "run")  # the caret is in the field: letters are letters
        await until_gone(pilot, "u Undo")
        await press(pilot, "escape")
        assert text_in(tmp_path) == "I run"
        await until(pilot, "u Undo")
        await press(pilot, "u")
        await pilot.pause()
        assert text_in(tmp_path) == ""
        editor = page(pilot).open_frame.editor  # type: ignore[union-attr]
        assert editor.value == Text("")  # type: ignore[union-attr]
        await press(pilot, "U")
        await pilot.pause()
        assert text_in(tmp_path) == "I run"


async def test_a_sentence_typed_before_the_field_was_asked_for_undoes_nothing(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "checklist")
        await press(pilot, "space")
        for _ in range(12):
            await press(pilot, "p")
            frame = page(pilot).open_frame
            if frame is not None and frame.exercise.kind == "write":
                break
        assert not page(pilot).undo_by_letter
        await press(pilot, "u", "u")
        assert ("kinds", "checklist") in answers(tmp_path)


async def test_undo_opens_the_exercise_in_which_it_takes_something_back(tmp_path: Path) -> None:
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "lied")
        await press(pilot, "escape")
        await open_exercise(pilot, "checklist")
        await press(pilot, "u")
        await until_true(pilot, lambda: page(pilot).open_frame.exercise.id == "write")  # type: ignore[union-attr]
        assert page(pilot).undo_by_letter
        await until(pilot, "Taken back")
        page(pilot).open_at("second")
        await until_true(pilot, lambda: page(pilot).pane.step.id == "second")  # type: ignore[union-attr]
        await press(pilot, "U")
        await until_true(pilot, lambda: page(pilot).pane.step.id == "kinds")  # type: ignore[union-attr]
        assert page(pilot).open_frame.exercise.id == "write"  # type: ignore[union-attr]
        assert text_in(tmp_path) == "I lied"


async def test_the_partner_takes_back_nothing_of_the_one_who_wrote_before(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.actor = "rebuilding"
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.conflicts.add("The dishes", TODAY)
    notebook.close()
    async with at_steps(tmp_path, (80, 40)) as pilot:
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "lied")
        await press(pilot, "escape")
        context = page(pilot).context
        context.sit_down("partner")
        assert context.notebook.actor == "partner"
        await press(pilot, "1", "u")
        await until(pilot, "That was Sam's; nothing was taken back.")
        await press(pilot, "u", "u")
        assert text_in(tmp_path) == "I lied"
        assert [conflict.what for conflict in context.notebook.conflicts.all()] == ["The dishes"]
