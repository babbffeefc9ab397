"""What one keeps to themselves is met by the other nowhere: not on a page, in an exercise of any kind, in a dialog,
from a verb or in an export. Both look, in the app and then from the shell; the owner does meet it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.journeys.driver import TODAY, press, screen_text, until
from tests.journeys.every_kind import write_content
from tests.journeys.test_roles import couple
from workbook.app import WorkbookApp
from workbook.cli import run
from workbook.config import Config
from workbook.content.book import load
from workbook.domain.promises.drafting import Draft
from workbook.domain.steps.answers import (
    Apart,
    Attempt,
    DraftText,
    Levels,
    Pick,
    Picks,
    Piles,
    Row,
    Rows,
    Text,
    Ticks,
    Undertaking,
    Value,
)  # fmt: skip
from workbook.screens.common.app_context import AppContext
from workbook.screens.conflicts.form import ConflictForm
from workbook.screens.frame import leave, words_found
from workbook.screens.promises.forge import Forge
from workbook.store.file import unsaved
from workbook.store.file.unsaved import Words
from workbook.store.notebook import Notebook

MARK = {"rebuilding": "Zwieback", "partner": "Pumpernickel"}
"""Stands in everything that is somebody's own."""
HIDDEN: dict[str, str] = {}
"""The promise that each keeps to themselves."""
NAMES = {"rebuilding": "Sam", "partner": "Alex"}
KINDS = ("write", "ledger", "sort", "checklist", "cards", "desk", "rehearse", "compare", "reread", "act")
"""The exercises in which words are kept; what is kept of the others is numbers and the book's own words."""
VERBS = (
    "today", "today --everybody", "today --json", "nudge", "promises --all", "promises --json", "steps", "steps --json",
    "step kinds", "step kinds --json", "step second", "chores week", "export markdown", "export json", "export csv",
    "export ics --words", "export ics --words --only sittings", "export taskwarrior", "export workbook",
    "export markdown --answers kinds/write kinds/desk", "export markdown --answers kinds/write --private", "where",
    "print step kinds --private", "print book --private --format text", "print promises", "print promises {theirs}",
    "print record {theirs}", "print review", "print week", "print chosen --answers kinds --private",
    "print chosen --promises {theirs}",
    "export json --private", "export csv --private", "export markdown --promises --private", "backups",
    "promise show {theirs}", "keep {theirs}", "miss {theirs}.2026-11-22", "noticed {theirs} noticed", "repair {theirs}",
    "promise change {theirs} --cue x", "promise down {theirs}", "forget promise {theirs}", "undo", "redo",
)  # fmt: skip


def values(mark: str) -> dict[str, Value]:
    return {
        "write": Text(f"{mark}-write"),
        "ledger": Rows((Row("a", {"excuse": f"{mark}-ledger"}),)),
        "sort": Piles({"own-1": "repair"}, {"own-1": f"{mark}-sort"}),
        "checklist": Ticks(("own-1",), {"own-1": f"{mark}-checklist"}),
        "cards": Picks((Pick("care", f"{mark}-cards"),)),
        "scale": Levels({TODAY.isoformat(): 3}),
        "desk": DraftText(f"{mark}-desk"),
        "rehearse": Attempt(f"{mark}-rehearse", 0.3),
        "compare": Apart({"need": f"{mark}-compare"}),
        "reread": Text(f"{mark}-reread"),
        "act": Undertaking(f"{mark}-act", on=TODAY),
    }


def fill(folder: Path, content: Path) -> None:
    """Private words of every sort, of both."""
    book, notebook = load(content), Notebook.open(folder, sync=False)
    notebook.settings.remember(first_run_asked=True)
    for person, mark in MARK.items():
        step = book.step("kinds")
        for exercise, value in values(mark).items():
            notebook.answers.save("kinds", step.exercise(exercise), person, value)
        notebook.answers.leave("kinds", step.exercise("write"), person)
        notebook.answers.save("kinds", step.exercise("write"), person, Text(f"{mark}-write once more"))
        notebook.appointments.add(person, f"{mark}-date", TODAY)
        with notebook.acting(person):
            kept = notebook.promises.add(Draft(f"{mark}-kept", person=person, shown=False), TODAY)
            [due] = notebook.promises.today(TODAY, person).dues
            notebook.promises.mark([due.key], "kept", TODAY, f"{mark}-note", by=person)
        HIDDEN[person] = kept.id
        for form in ("promise", "conflict"):
            notebook.drafts.keep(person, form, {"act": f"{mark}-{form}", "what": f"{mark}-{form}"})
        assert unsaved.write((Words(f"{mark} place", {"act": f"{mark}-unsaved"}, person=person),), folder) is not None
    notebook.close()


async def seen_by(pilot: Pilot[int], app: Any) -> str:
    """Everything the one in front can come by with keys."""
    found = [screen_text(pilot)]  # Today, as it is after sitting down
    for mode in "345":
        await press(pilot, mode)
        found.append(screen_text(pilot))
        if mode == "3":
            other = next(id for person, id in HIDDEN.items() if person != app.context.person_id)
            app.screen.open_at(other)
            await pilot.pause()
            found.append(screen_text(pilot))
    await press(pilot, "2")
    for kind in KINDS:
        app.screen.open_at("kinds", kind)
        await pilot.pause()
        await pilot.pause()
        found.append(screen_text(pilot))
    app.screen.open_at("kinds", "write")
    await pilot.pause()
    await press(pilot, "escape", "o")
    found.append(screen_text(pilot))
    await press(pilot, "escape", "1")
    context = app.context
    for dialog in (Forge(context), ConflictForm(context), words_found.WordsFound(context, words_found.found(context))):
        await app.push_screen(dialog)
        await pilot.pause()
        dialog.add_class("-looking")
        await pilot.pause()
        found.append(screen_text(pilot))
        dialog.dismiss(None)
        await pilot.pause()
    found.append(leave.text_of([word for left in words_found.found(context) for word in left.words]))
    return "\n".join(found)


async def test_neither_meets_what_the_other_keeps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, content = tmp_path / "data", write_content(tmp_path / "content")
    couple(folder, seated="rebuilding")
    fill(folder, content)
    texts: dict[str, str] = {}
    notebook = Notebook.open(folder, sync=False)
    app = WorkbookApp(AppContext(notebook, folder, content, TODAY, Config()))
    async with app.run_test(size=(110, 50), notifications=True, tooltips=True) as pilot:
        await until(pilot, "1 Today")
        await press(pilot, "escape")  # what could not be saved is offered at the start
        texts["rebuilding"] = await seen_by(pilot, app)
        await press(pilot, "P", "down", "enter")
        await until(pilot, "Alex ·")
        texts["partner"] = await seen_by(pilot, app)
    notebook.close()
    for person, mark in MARK.items():
        own = [*KINDS, "date", "promise", "conflict", "unsaved", "kept", "note"]
        own = [one for one in own if one not in ("cards", "rehearse")]  # behind a key; never shown again
        assert [one for one in own if f"{mark}-{one}" not in texts[person]] == []
        capsys.readouterr()
        other = next(one for one in MARK if one != person)
        for verb in VERBS:
            line = [*verb.format(theirs=HIDDEN[other]).split(), "--as", NAMES[person]]
            line += ["--data", str(folder), "--content", str(content)]
            run([*line, "--no-input", "--today", TODAY.isoformat()])
            said = capsys.readouterr()
            texts[person] += said.out + said.err
            assert "Traceback" not in said.err
            assert "{theirs}" not in verb or "There is no such promise" in said.err, verb
        lines = texts[person].split("\n")
        assert [line for line in lines if MARK[other] in line] == []
