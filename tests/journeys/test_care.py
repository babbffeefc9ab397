"""A sentence that may be more than wording is seen wherever one writes, and what was seen is kept nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot

from tests.journeys.driver import opened, press, until, until_gone, until_true
from tests.journeys.every_dialog import BOTH, OPENED, fill, review
from tests.journeys.steps_driver import at_steps, page, paste
from workbook.content.book import load
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import (
    Apart,
    Attempt,
    DraftText,
    Pick,
    Picks,
    Piles,
    Row,
    Rows,
    Text,
    Ticks,
    Undertaking,
    Value,
)
from workbook.domain.steps.exercises import Cards, Compare, Ledger, Settings
from workbook.paths import content_folder
from workbook.screens.chores.household import CHORES, HouseholdScreen
from workbook.screens.common.fields_dialog import FieldsDialog
from workbook.screens.conflicts.form import ConflictForm
from workbook.screens.conflicts.trigger_form import TriggerForm
from workbook.screens.promises.forge import Forge
from workbook.screens.promises.note import NoteDialog
from workbook.screens.promises.repair import Repair
from workbook.screens.together.say_apart import SayApart
from workbook.store.notebook import Notebook

WRITTEN = "I want to die."
SAID = "more than wording"
PLACE = "Thoughts of ending your life"


async def turned_to(pilot: Pilot[int]) -> None:
    """The line is said; its key opens the place to turn to, and puts it away."""
    await until(pilot, SAID)
    await until(pilot, "f8: where to turn")
    await until_gone(pilot, PLACE)
    await press(pilot, "f8")
    await until(pilot, PLACE)
    await press(pilot, "f8")
    await until_gone(pilot, PLACE)


async def test_in_the_forge_and_in_the_forms(tmp_path: Path) -> None:
    """All forms but the forge have it from `FieldsDialog`."""
    fill(tmp_path)
    async with opened(tmp_path, (80, 24)) as pilot:
        for kind in (Forge, ConflictForm, TriggerForm, NoteDialog):
            assert kind is Forge or issubclass(kind, FieldsDialog)
            dialog = OPENED[kind](pilot.app.context)
            await pilot.app.push_screen(dialog)
            await pilot.pause()
            await until_gone(pilot, SAID)
            await paste(pilot, WRITTEN)
            await until(pilot, SAID)
            if kind in (Forge, ConflictForm):
                await turned_to(pilot)
            await pilot.app.pop_screen()
        # Who is afraid of somebody is asked to say nothing to them, and signs for nothing said.
        cast("Any", pilot.app).context.safety_chosen("doorway/safety", True)
        await pilot.app.push_screen(OPENED[Repair](pilot.app.context))
        await until(pilot, "‹ Made good ›")
        await until_gone(pilot, "said")
    assert SAID not in "".join(path.read_text(errors="replace") for path in tmp_path.rglob("*.json"))


def answer(settings: Settings) -> Value | None:
    """An answer in which it was written, for the kinds that take words of one's own beside those of a plain field."""
    match settings:
        case Ledger(columns=columns):
            column = next((one.id for one in columns if one.type == "text"), None)
            return Rows((Row("r1", {column: WRITTEN}),)) if column else None
        case Cards(cards=cards):
            return Picks((Pick(cards[0].id, WRITTEN),))
        case Compare(fields=fields):
            field = next((one.id for one in fields if one.type == "text"), None)
            return Apart({field: WRITTEN}) if field else None
        case _:
            plain = {"Sort": Piles(own={"own-1": WRITTEN}), "Checklist": Ticks(own={"own-1": WRITTEN})}
            more = {"Reread": Text(WRITTEN), "Rehearse": Attempt(WRITTEN), "Act": Undertaking(act=WRITTEN)}
            return cast("dict[str, Value]", plain | more).get(type(settings).__name__)


async def test_in_every_kind_of_exercise_of_the_book(tmp_path: Path) -> None:
    first: dict[str, tuple[Any, Any]] = {}
    for step in load(content_folder()).steps():
        for exercise in step.exercises:
            if exercise.stored and answer(exercise.settings) is not None:
                first.setdefault(exercise.kind, (step, exercise))
    assert {"ledger", "compare", "act", "cards", "sort", "checklist", "reread", "rehearse"} == set(first)
    notebook = Notebook.open(tmp_path / "data", sync=False)
    for step, exercise in first.values():
        notebook.answers.save(step.id, exercise, ME, cast("Value", answer(exercise.settings)))
    notebook.close()
    async with at_steps(tmp_path, (100, 40), content=content_folder()) as pilot:
        for step, exercise in first.values():
            page(pilot).open_at(step.id, exercise.id)
            await until(pilot, SAID)
            if exercise.kind in ("ledger", "compare"):  # in which h means something else
                await turned_to(pilot)
            page(pilot).open_at(step.id)
            await pilot.pause()
            await until_gone(pilot, SAID)
        # Nothing helps to say an apology for violence: neither the rest before it nor the act of its day is offered.
        page(pilot).open_at("apology", "act")
        await until(pilot, "Choose a day, at least one night from now")
        context = cast("Any", pilot.app).context
        desk = load(content_folder()).step("apology").exercise("desk")
        context.notebook.answers.save("apology", desk, ME, DraftText("You said stop and I didn't."))
        page(pilot).open_at("own-it")
        await until_gone(pilot, "Choose a day, at least one night")
        page(pilot).open_at("apology", "desk")
        await until(pilot, SAID)
        pane = page(pilot).pane
        assert pane is not None
        assert pane.frame_of("act") is None
        assert pane.frame_of("desk") is not None
        # Nor is it come upon by going on at once, before what was typed is saved.
        context.notebook.answers.save("apology", desk, ME, DraftText("I lied."))
        page(pilot).open_at("apology", "desk")
        page(pilot).reload()
        await until_true(pilot, lambda: pane.frame_of("act") is not None)
        await press(pilot, "enter")
        await paste(pilot, " I hit you.")
        await press(pilot, "escape", "n")
        await until_true(pilot, lambda: pane.frame_of("act") is None)
        assert pane.open_frame is None or pane.open_frame.exercise.id != "act"


async def test_what_tells_of_being_hit_goes_to_the_other_one_on_a_second_yes_alone(tmp_path: Path) -> None:
    hit = "He hits me when supper is late"
    async with opened(tmp_path, (80, 24)) as pilot:
        notebook = cast("Any", pilot.app).context.notebook
        notebook.people.name("rebuilding", "Sam")
        notebook.people.name("partner", "Alex")
        context = cast("Any", pilot.app).context
        await pilot.app.push_screen(Forge(context))
        await paste(pilot, "Come home by six")
        await until(pilot, "I promise: Come home by six.")
        await until_gone(pilot, "Only you see it.")
        await paste(pilot, " or he hits me")
        await until(pilot, "he hits me. Only you see it.")
        await pilot.app.pop_screen()
        await pilot.app.push_screen(ConflictForm(context))
        await until(pilot, "Alex reads what stands here too.")
        await until(pilot, "What sets it off")
        await paste(pilot, hit)
        await until_gone(pilot, "What sets it off")
        await press(pilot, "ctrl+o")
        await until(pilot, "Alex would read this. Nothing is saved yet")
        assert notebook.conflicts.all() == []
        await paste(pilot, "!")
        await until_gone(pilot, "Alex would read this")
        await press(pilot, "ctrl+o", "ctrl+o")
        await until_true(pilot, lambda: len(notebook.conflicts.all()) == 1)

        # A line of the household is no form: it is asked for as well, and to leave it answers nothing.
        await pilot.app.push_screen(HouseholdScreen(context, part=CHORES))
        await press(pilot, "a")
        await paste(pilot, hit)
        await until(pilot, "f8: where to turn")
        await press(pilot, "enter")
        await until(pilot, "Alex would read this. Nothing is saved yet")
        await press(pilot, "escape")
        await pilot.pause()
        assert notebook.chores.household() is None or notebook.chores.household().chore(hit) is None
        await pilot.app.push_screen(HouseholdScreen(context, part=CHORES))
        await press(pilot, "a")
        await until(pilot, hit)
        await press(pilot, "enter", "enter")
        await until_true(pilot, lambda: bool(notebook.chores.household().chore(hit)))

        # What is said in a review is read once both have had their turn.
        held = review(context)
        await pilot.app.push_screen(SayApart(context, held, "improve", "rebuilding", BOTH))
        await paste(pilot, hit)
        await press(pilot, "ctrl+o")
        await until(pilot, "Alex would read this. Nothing is saved yet")
        assert not notebook.reviews.is_in(held, "improve", "rebuilding")
        await press(pilot, "ctrl+o")
        await until_true(pilot, lambda: notebook.reviews.is_in(held, "improve", "rebuilding"))
