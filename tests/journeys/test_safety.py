"""The questions about fear, in the book's own text: what is put away, what stays away, and what is left behind."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.journeys.driver import TODAY, press, screen_text, until, until_gone, until_true
from tests.journeys.steps_driver import at_steps, open_exercise, page, pane
from workbook import papers, paths
from workbook.content.book import load
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Apart
from workbook.store.notebook import Notebook
from workbook.store.steps.acts import choose_seen, shown_to_the_other
from workbook.widgets.common.pickers import OneOf
from workbook.words.common.paper import SHEETS


async def test_what_is_put_away_stays_away_whatever_is_chosen_elsewhere(tmp_path: Path) -> None:
    async with at_steps(tmp_path, content=paths.content_folder()) as pilot:
        await open_exercise(pilot, "safety", "doorway")
        await press(pilot, "space")
        await open_exercise(pilot, "is-it-time", "help")
        await press(pilot, "space")
        await until_true(pilot, lambda: page(pilot).context.together_hidden)
        page(pilot).open_at("boundaries")
        await until_true(pilot, lambda: pane(pilot).step.id == "boundaries")
        assert not any(frame.display for frame in pane(pilot).frames if frame.exercise.together)


async def test_what_was_chosen_by_mistake_can_be_taken_back(tmp_path: Path) -> None:
    async with at_steps(tmp_path, content=paths.content_folder()) as pilot:
        await open_exercise(pilot, "safety", "doorway")
        await press(pilot, "space")
        await until_true(pilot, lambda: page(pilot).context.together_hidden)
        await press(pilot, "question_mark")
        await until(pilot, "Moving about")
        await press(pilot, "escape")
        await until(pilot, "[x] I am afraid")  # the question was not closed
        await press(pilot, "space")
        await until_true(pilot, lambda: not page(pilot).context.together_hidden)
        await press(pilot, "space")
        await until(pilot, "[x] I am afraid")
        await press(pilot, "1", "2")
        await until(pilot, "[ ] I am afraid")


async def test_that_one_of_two_is_afraid_is_not_kept_in_the_step_about_help_either(tmp_path: Path) -> None:
    async with at_steps(tmp_path, content=paths.content_folder()) as pilot:
        await open_exercise(pilot, "is-it-time", "help")
        await press(pilot, "down", "down", "down", "down", "down", "space")
        await until_true(pilot, lambda: page(pilot).context.together_hidden)
        await until(pilot, "[x] One of us is afraid of the other")
    files = [file.read_bytes() for file in (tmp_path / "data").rglob("*") if file.is_file()]
    assert not any(b"afraid" in content or b"is-it-time" in content for content in files)


async def test_what_goes_to_the_other_and_conflicts_are_put_away_too_and_that_is_said_once(tmp_path: Path) -> None:
    async with at_steps(tmp_path, content=paths.content_folder()) as pilot:
        await open_exercise(pilot, "safety", "doorway")
        await press(pilot, "space", "down", "space")
        await until(pilot, "For this sitting the workbook puts away")
        assert page(pilot).context.together_hidden
        page(pilot).open_at("apology")
        await until_true(pilot, lambda: pane(pilot).step.id == "apology")
        assert [frame.exercise.id for frame in pane(pilot).frames if not frame.display] == ["desk", "act"]
        page(pilot).open_at("apology/desk")
        await pilot.pause()
        assert pane(pilot).open_frame is None
        await press(pilot, "W")
        await until(pilot, SHEETS["step"])
        dialog: Any = pilot.app.screen
        dialog.query_one("#sheets").select("step")
        sheet = papers.rendered(dialog.sheet(), "text").decode()
        assert "TAKE OUT THE SMALL WORDS" in sheet
        assert "DRAFT IT" not in sheet
        await press(pilot, "escape", "4", "c")
        await until(pilot, "They are put away for this sitting")
        await press(pilot, "a", "n", "enter")
        assert pilot.app.screen.query("#put-away").first().display


async def test_today_speaks_of_nothing_that_goes_to_the_other_until_the_answer_is_taken_back(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "data", sync=False)
    for act, origin in (
        ("Say my apology", "apology/act"),
        ("Ring the clinic", "help/act"),
        ("Look back on it", "amends/act"),
    ):
        term = Draft(act, DAILY, origin=origin, review_on=TODAY)
        notebook.promises.add(term, TODAY - timedelta(days=9))
    notebook.appointments.add(ME, "Talk in turns", TODAY, step="listening")
    notebook.appointments.add(ME, "Look at the line", TODAY, step="ups-and-downs")
    notebook.close()
    away, stays = ("Say my apology", "Look back on it", "Talk in turns"), ("Ring the clinic", "Look at the line")
    async with at_steps(tmp_path, (120, 60), content=paths.content_folder()) as pilot:
        context = page(pilot).context
        await press(pilot, "1")
        for words in (*away, *stays):
            await until(pilot, words)
        context.safety_chosen("doorway/safety", True)
        await press(pilot, "2", "1")
        for words in away:
            await until_gone(pilot, words)
        assert all(words in screen_text(pilot) for words in stays)
        context.safety_chosen("doorway/safety", False)
        await press(pilot, "2", "1")
        for words in away:
            await until(pilot, words)


async def test_what_was_handed_in_can_be_taken_back_by_somebody_who_is_afraid(tmp_path: Path) -> None:
    book = load(paths.content_folder())
    async with at_steps(tmp_path, content=book.folder) as pilot:
        context = page(pilot).context
        for id, handed_in in (("both-hold", True), ("review", False)):
            task = book.step("takes-two").exercise(id)
            context.notebook.answers.save("takes-two", task, ME, Apart({task.settings.fields[0].id: "Mine"}, handed_in))
        context.safety_chosen("doorway/safety", True)
        page(pilot).open_at("takes-two/both-hold")
        await until(pilot, "t Take mine back")
        assert [frame.exercise.id for frame in pane(pilot).frames if frame.exercise.together and frame.display] == [
            "both-hold"
        ]
        await press(pilot, "t")
        await until_gone(pilot, "t Take mine back")
        assert not context.notebook.answers.of(ME)["takes-two", "both-hold"].value.handed_in


async def test_another_person_finds_everything_as_it_was(tmp_path: Path) -> None:
    async with at_steps(tmp_path, content=paths.content_folder()) as pilot:
        context = page(pilot).context
        context.notebook.people.name("rebuilding", "Sam")
        context.notebook.people.name("partner", "Alex")
        context.sit_down("rebuilding")
        context.safety_chosen("doorway/safety", True)
        context.sit_down("partner")
        assert not context.together_hidden
        context.sit_down("rebuilding")
        assert context.together_hidden


async def test_an_act_says_who_will_see_it_before_it_is_made_and_in_fear_nobody_else_does(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.close()
    async with at_steps(tmp_path, content=paths.content_folder()) as pilot:
        context = page(pilot).context
        await open_exercise(pilot, "act", "growth")
        await until(pilot, "Alex sees it with its marks and their notes.")
        # Chosen before anything is made, it is known when one comes back, and to the shell.
        act = pane(pilot).step.act
        assert act is not None
        pane(pilot).frame_of("act").editor.query_one("#sees", OneOf).action_step(1)  # type: ignore[union-attr]
        await until(pilot, "Nobody else sees it, its marks or its notes.")
        page(pilot).open_at("help")
        await until_gone(pilot, "Nobody else sees it, its marks or its notes.")
        assert not shown_to_the_other(context.notebook, act.settings, "growth/act", ME)  # type: ignore[arg-type]
        await open_exercise(pilot, "act", "growth")
        await until(pilot, "Nobody else sees it, its marks or its notes.")
        choose_seen(context.notebook, "growth/act", ME, True)
        context.safety_chosen("doorway/safety", True)
        for step in ("help", "growth"):
            await open_exercise(pilot, "act", step)
            await until(pilot, "Nobody else sees it, its marks or its notes.")
            await press(pilot, "m")
            await until(pilot, "This is a promise now")
            await until(pilot, "Nobody else sees it")
        promises = context.notebook.promises
        assert (promises.all(), len(promises.all(ME))) == ([], 2)
