"""What was agreed and what was done are two things, and the same two on screen, in the shell, on paper and as JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.planning.brute import Brute
from workbook.cli import run
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.household_edits import USUAL_WEEK
from workbook.domain.chores.household_file import to_plain
from workbook.domain.chores.week import Slot, Week
from workbook.planning.engine import make_plan
from workbook.screens.chores.shown_week import ShownWeek
from workbook.store.notebook import Notebook

MONDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)
HOME = Household(
    people=(
        HouseholdPerson("Sam", USUAL_WEEK, share=120, ratings={"Iron": -2, "Cook": 1}),
        HouseholdPerson("Alex", USUAL_WEEK, ratings={"Dishes": -1}, learning=("Bills",)),
        HouseholdPerson("Kim", USUAL_WEEK, only=("Table",)),
    ),
    chores=(
        Chore("Cook", 40, times=4, parts=(2,)),
        Chore("Dishes", 20, days=(0, 2, 4), parts=(2,)),
        Chore("Iron", 30, planning=5),
        Chore("Bills", 20),
        Chore("Shop", 45, people=2, planning=10),
        Chore("Table", 5, times=3),
    ),
)


@pytest.fixture
def lived(tmp_path: Path) -> tuple[Path, Week]:
    """An agreed week in which one did the other's, a child's was done by a grown-up, one was left and one moved."""
    notebook = Notebook.open(tmp_path, sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.chores.save_household(HOME)
    week = notebook.chores.propose(HOME, make_plan(HOME, seconds=5), MONDAY)
    notebook.chores.agree(week.id, MONDAY, date(2026, 12, 6))

    def of(*people: str, chore: str = "") -> int:
        return next(
            n for n, s in enumerate(week.plan.slots) if s.people == people and chore in s.chore and n not in said
        )

    said: list[int] = []
    for number, by in ((of("Alex"), "Sam"), (of("Kim"), "Alex")):
        notebook.chores.done(week.id, number, MONDAY, by=(by,))
        said.append(number)
    said.append(of("Sam", chore="Cook"))
    notebook.chores.not_done(week.id, said[-1], MONDAY)
    said.append(of("Sam"))
    notebook.chores.move(week.id, said[-1], 6, 2, ("Alex",))
    week = notebook.chores.week(week.id)
    notebook.close()
    return tmp_path, week


def figures(slots: list[Slot]) -> dict[str, tuple[int, int]]:
    """Minutes, and per cent of the work in their own eyes, by code of its own."""
    top = to_plain(HOME)
    brute, names = Brute(top), [chore.name for chore in HOME.chores]
    found: dict[str, tuple[int, int]] = {}
    for p, person in enumerate(HOME.people[:2]):
        mine = [names.index(slot.chore) for slot in slots if person.name in slot.people]
        minutes = sum(brute.minutes(c, p) + top["chores"][c].get("planning", 0) for c in mine)
        points = sum(brute.beta[c][p] for c in mine if names[c] != "Table")
        found[person.name] = minutes, int(points * 2 * person.share / 220 / 100 + 0.5)
    return found


def hours(text: str) -> int:
    found = re.fullmatch(r"(?:(\d+) h (\d\d)|(\d+) min)", text)
    assert found is not None, text
    return int(found[3] or 60 * int(found[1]) + int(found[2]))


def test_four_ways_out_tell_the_same_of_what_was_agreed_and_of_what_was_done(
    lived: tuple[Path, Week], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, week = lived
    agreed = figures(list(week.plan.slots))
    kept = [week.where(n) for n in range(len(week.plan.slots)) if week.record(n).outcome != "not done"]
    done = figures([s for s in kept if not (s.chore == "Table" and s.people == ("Alex",))])
    table = HOME.chores[-1].minutes
    assert agreed != done

    def shell(*words: str) -> str:
        assert run(["--data", str(folder), "--today", str(THURSDAY), "--no-input", *words]) == 0
        return capsys.readouterr().out

    told = json.loads(shell("chores", "week", "--json"))
    assert {load["person"]: load["minutes"] for load in told["loads"]} == {n: m for n, (m, _) in agreed.items()}
    as_done: dict[str, Any] = {load["person"]: load["minutes"] for load in told["as_done"]}
    assert as_done == {"Sam": done["Sam"][0], "Alex": done["Alex"][0] + table}

    text = " ".join(shell("chores", "week").split())
    markdown = " ".join(shell("export", "markdown", "--only", "chores").split())
    screen = ShownWeek.of(week, None)
    assert ShownWeek.of(week, None, screen) is screen
    assert ShownWeek.of(week, week.household.people[0].name, screen).you
    sentences = screen.certificate().plain
    for name, (minutes, percent) in agreed.items():
        assert screen.loads[name].text == f"{minutes // 60} h {minutes % 60:02} · {percent} %"
        for said in (text, markdown):
            found = re.search(rf"{name} (\d+) % ((?:\d+ h )?\d\d(?: min)?)", said)
            assert found is not None
            assert (hours(found[2]), int(found[1])) == (minutes, percent)
        for said in (text, markdown, sentences):
            assert re.search(rf"{name}(?: carries)? {percent} % \(agreed", said)
    head = "As it was done, and the rest as it stands: "
    line = next(line for line in sentences.split("\n") if line.startswith(head))
    assert re.findall(r"(\w+) \d+ %", line) == ["Sam", "Alex"]
    assert f"Sam {done['Sam'][1]} %" in line
    assert line in text
    assert line in markdown

    paper = " ".join(shell("print", "week", "--format", "text").split())
    for lead, by_name in (("What each carries: ", {n: m for n, (m, _) in agreed.items()}), (head, as_done)):
        said = paper.split(lead)[1]
        for name, minutes in by_name.items():
            found = re.search(rf"{name} ((?:\d+ h )?\d\d(?: min)?)", said)
            assert found is not None
            assert hours(found[1]) == minutes


def test_why_a_slot_is_whose_is_told_as_it_was_agreed_or_as_it_came(lived: tuple[Path, Week]) -> None:
    _, week = lived
    from workbook.planning.appraisal import why_now

    whys = why_now(week)
    changed = [n for n, slot in enumerate(week.plan.slots) if week.where(n) != slot]
    assert len(changed) == 3
    for number in changed:
        slot, now = week.plan.slots[number], week.where(number)
        if week.record(number).by:
            assert whys[number] == f"{slot.chore}: {now.people[0]}, who did it; agreed was {slot.people[0]}."
        else:
            assert whys[number].startswith(f"{slot.chore}: Alex, moved there by hand; agreed was Sam")
    rest = [n for n in range(len(whys)) if n not in changed]
    assert [whys[n] for n in rest] == [week.plan.certificate.reasons[n] for n in rest]
