"""What one keeps to themselves is on no page of the other: every page is walked as the other person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.journeys.driver import TODAY, opened, press, screen_text, until
from tests.journeys.test_roles import couple, step_at
from workbook.content.book import Book, load
from workbook.domain.steps.answers import Apart, DraftText, Row, Rows, Text
from workbook.paths import content_folder
from workbook.store.notebook import Notebook

HIDDEN = "Zwieback"
"""Stands in everything that is somebody's own."""
PAGES = (
    "own-it/fact-line", "apology/desk", "ups-and-downs/dates", "takes-two/both-hold", "where-you-are/one-person",
    "stay-wait-go/until", "want-to-know/sieve",
)  # fmt: skip


def fill(notebook: Notebook, book: Book, person: str) -> None:
    """Private words of every sort."""
    day = TODAY.isoformat()
    answers = {
        "own-it/fact-line": Text(f"{HIDDEN} one"),
        "apology/desk": DraftText(f"{HIDDEN} two"),
        "ups-and-downs/dates": Rows((Row("a", {"day": day, "words": f"{HIDDEN} three"}),)),
        "takes-two/both-hold": Apart({"value": f"{HIDDEN} four"}),
        "where-you-are/one-person": Text(f"{HIDDEN} five"),
        "stay-wait-go/until": Rows((Row("b", {"day": day, "words": f"{HIDDEN} six"}),)),
        "want-to-know/sieve": Rows((Row("c", {"question": f"{HIDDEN} seven"}),)),
    }
    for place, value in answers.items():
        step, _, exercise = place.partition("/")
        notebook.answers.save(step, book.step(step).exercise(exercise), person, value)
        notebook.answers.leave(step, book.step(step).exercise(exercise), person)
    notebook.appointments.add(person, f"{HIDDEN} eight", TODAY)
    notebook.drafts.keep(person, "promise", {"act": f"{HIDDEN} nine"})


async def walked(pilot: Pilot[int]) -> str:
    """The text of every page, each exercise open in its turn."""
    found: list[str] = []
    for place in PAGES:
        page: Any = await step_at(pilot, place)
        await pilot.pause(0.2)
        found.append(screen_text(pilot))
        await press(pilot, "escape", "escape")
        assert page.pane is not None
    for mode in "1345":
        await press(pilot, mode)
        await pilot.pause(0.3)
        found.append(screen_text(pilot))
    await press(pilot, "c", "3", "a")
    await pilot.pause(0.5)
    found.append(screen_text(pilot))
    return "\n".join(found)


async def test_no_page_shows_one_what_the_other_keeps_to_themselves(tmp_path: Path) -> None:
    book = load(content_folder())
    for owner, other in (("rebuilding", "partner"), ("partner", "rebuilding")):
        folder = tmp_path / owner
        couple(folder, seated=other)
        notebook = Notebook.open(folder, sync=False)
        fill(notebook, book, owner)
        notebook.close()
        async with opened(folder, (120, 70)) as pilot:
            await until(pilot, "1 Today")
            assert HIDDEN not in await walked(pilot)


async def test_the_owner_finds_all_of_it(tmp_path: Path) -> None:
    """So the walk sees what there is to be seen."""
    book = load(content_folder())
    couple(tmp_path, seated="partner")
    notebook = Notebook.open(tmp_path, sync=False)
    fill(notebook, book, "partner")
    notebook.close()
    async with opened(tmp_path, (120, 70)) as pilot:
        text = await walked(pilot)
    numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    assert [number for number in numbers if f"{HIDDEN} {number}" not in text] == []
