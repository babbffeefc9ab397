"""Households for tests: realistic ones of any size, and tiny ones that brute force can search to the end."""

from __future__ import annotations

import copy
import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from workbook.domain.chores.household import Household
from workbook.domain.chores.household_file import read

NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana", "Ida", "Jon")
# name, minutes, and the rest of a chore; the longer the list, the rarer and less urgent the chores.
USUAL: tuple[dict[str, Any], ...] = (
    {"name": "Dishes", "minutes": 20, "days": [0, 1, 2, 3, 4, 5, 6], "parts": [2], "prio": 1},
    {"name": "Cook dinner", "minutes": 45, "days": [0, 1, 2, 3, 4, 5, 6], "parts": [2], "prio": 1},
    {"name": "Groceries", "minutes": 60, "times": 1, "allowed_days": [5, 6], "prio": 1},
    {"name": "Laundry", "minutes": 30, "times": 3, "gap": 2},
    {"name": "Fold", "minutes": 20, "times": 2, "gap": 3},
    {"name": "Vacuum", "minutes": 40},
    {"name": "Bathroom", "minutes": 45, "alternate": True},
    {"name": "Toilet", "minutes": 15, "times": 2, "gap": 3},
    {"name": "Bins out", "minutes": 10, "days": [1, 4], "parts": [2], "prio": 1},
    {"name": "Bedding", "minutes": 25, "people": 2},
    {"name": "Plan meals", "minutes": 20, "owned": True},
    {"name": "Bills", "minutes": 20, "owned": True},
    {"name": "Dust", "minutes": 25, "prio": 3},
    {"name": "Plants", "minutes": 10, "times": 2, "gap": 3, "prio": 3},
    {"name": "Ironing", "minutes": 40, "prio": 3},
)


SAMPLES = Path(__file__).parent / "samples"
EVENINGS = [[0, 0, 120]] * 7


def household(plain: dict[str, Any]) -> Household:
    return read(copy.deepcopy(plain))[0]


def sample(name: str) -> dict[str, Any]:
    """ana, eva or ida: the three households whose best plans are known."""
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


def person(name: str, **more: Any) -> dict[str, Any]:
    """Somebody with two free hours every evening, unless said otherwise."""
    return {"name": name, "avail": EVENINGS, "prefs": {}, "cannot": [], "learning": [], "share": 100, **more}


def home(*chores: dict[str, Any], people: tuple[dict[str, Any], ...] | None = None, **more: Any) -> Household:
    """Ana and Ben, or the people given, with these chores; the rest of a household by keyword."""
    return household({"people": list(people or (person("Ana"), person("Ben"))), "chores": list(chores), **more})


def short_of_time(plain: dict[str, Any], factor: float) -> dict[str, Any]:
    """The same household with only so much of its free time."""
    less = copy.deepcopy(plain)
    for someone in less["people"]:
        someone["avail"] = [[5 * round(minutes * factor / 5) for minutes in day] for day in someone["avail"]]
    return less


def realistic(people: int, chores: int, seed: int) -> dict[str, Any]:
    """A household as families have them: a core of daily chores, then many small weekly ones."""
    rng = random.Random(f"{people}-{chores}-{seed}")
    listed = [dict(chore) for chore in USUAL[:chores]]
    for number in range(len(listed), chores):
        chore: dict[str, Any] = {"name": f"Chore {number}", "minutes": 5 * rng.randint(1, 9)}
        if rng.random() < 0.25:
            chore |= {"times": 2, "gap": rng.choice([1, 2, 3])}
        for key, odds in (("owned", 0.1), ("alternate", 0.1)):
            if rng.random() < odds:
                chore[key] = True
        if rng.random() < 0.1:
            chore["people"] = 2
        if rng.random() < 0.15:
            chore["allowed_days"] = [5, 6]
        if rng.random() < 0.15:
            chore["parts"] = [rng.choice([0, 1, 2])]
        chore["prio"] = rng.choice([1, 2, 2, 2, 3])
        listed.append(chore)
    factor = 1 + max(0, chores - 15 * people / 2) / 40
    persons = [_person(NAMES[n], listed, rng, factor) for n in range(people)]
    top: dict[str, Any] = {"name": f"{people} × {chores}", "people": persons, "chores": listed}
    turned = [chore["name"] for chore in listed if chore.get("alternate")]
    top["last_owner"] = {name: [rng.choice(NAMES[:people])] for name in turned if rng.random() < 0.7}
    if rng.random() < 0.5:
        top["pins"] = [[rng.choice(listed)["name"], rng.choice(NAMES[:people]), None]]
    return top


def _person(name: str, chores: list[dict[str, Any]], rng: random.Random, factor: float) -> dict[str, Any]:
    def minutes(low: int, high: int) -> int:
        return 5 * round(rng.randint(low, high) * factor / 5)

    weekday = [[minutes(0, 20), rng.choice([0, 0, minutes(0, 40)]), minutes(70, 120)] for _ in range(5)]
    weekend = [[minutes(60, 120), minutes(30, 90), minutes(45, 100)] for _ in range(2)]
    names = [chore["name"] for chore in chores]
    return {
        "name": name,
        "avail": weekday + weekend,
        "share": rng.choice([100, 100, 100, 80, 120]),
        "prefs": {n: rng.choice([-2, -1, -1, 1, 1, 2]) for n in names if rng.random() < 0.5},
        "cannot": [n for n in names if rng.random() < 0.04],
        "learning": [n for n in names if rng.random() < 0.05],
    }


def tiny(seed: int) -> dict[str, Any]:
    """Two or three people, up to six chores, little time: small enough to try every plan, odd enough to matter."""
    rng = random.Random(seed)
    count = rng.choice([1, 2, 2, 2, 3, 3])
    days = sorted(rng.sample(range(7), rng.choice([2, 2, 3])))
    chores: list[dict[str, Any]] = []
    for number in range(rng.randint(1, 6)):
        chore: dict[str, Any] = {"name": f"C{number}", "minutes": rng.choice([5, 10, 15, 25, 35, 50])}
        if rng.random() < 0.3:
            chore["days"] = sorted(rng.sample(days, rng.randint(1, 2)))
        else:
            chore |= {"times": rng.choice([1, 1, 2]), "gap": rng.choice([1, 1, 2, 3])}
        if rng.random() < 0.2:
            chore["planning"] = rng.choice([5, 10])
        chore["allowed_days"] = days if rng.random() < 0.7 else rng.sample(days, 1)
        chore["parts"] = rng.choice([[2], [2], [0], [0, 2]])
        chore["people"] = 2 if rng.random() < 0.2 else 1
        chore["owned"] = rng.random() < 0.25
        chore["alternate"] = rng.random() < 0.4
        chore["prio"] = rng.choice([1, 2, 2, 3])
        chores.append(chore)
    names = [chore["name"] for chore in chores]
    for chore in chores:  # from a lot of its own, so that the households stay what they were
        lot = random.Random(f"{seed} {chore['name']}")
        if lot.random() < 0.15:
            chore |= {"a_day": 2, "parts": [0, 2]}
        if count == 3 and chore["people"] == 2 and lot.random() < 0.4:
            chore["people"] = 3
    people = [
        {
            "name": NAMES[n],
            "avail": [
                [rng.choice([0, 10, 30]), 0, rng.choice([0, 10, 15, 30, 50, 80])] if day in days else [0, 0, 0]
                for day in range(7)
            ],
            "share": rng.choice([100, 100, 100, 50, 150]),
            "prefs": {name: rng.randint(-2, 2) for name in names},
            "cannot": [name for name in names if rng.random() < 0.08],
            "learning": [name for name in names if rng.random() < 0.1],
        }
        for n in range(count)
    ]
    top: dict[str, Any] = {"people": people, "chores": chores}
    top["last_owner"] = {name: [rng.choice(NAMES[:count])] for name in names if rng.random() < 0.5}
    for key in ("pins", "forbids"):
        if rng.random() < 0.25:
            top[key] = [[rng.choice(names), rng.choice(NAMES[:count]), rng.choice([None, rng.choice(days)])]]
    if rng.random() < 0.3:
        top["carry"] = {rng.choice(NAMES[:count]): rng.choice([150, 400, 1000])}
    if rng.random() < 0.3:
        top |= {"monday": "2026-11-23", "last_done": {rng.choice(names): f"2026-11-{rng.randint(19, 22)}"}}
    return top


def asked(seed: int) -> dict[str, Any]:
    """A tiny household that asks for what few planners know: an order, one each, hours, limits, owners, planners, paid
    help, a child with a list."""
    top = tiny(seed)
    lot = random.Random(f"asked {seed}")
    chores, people = top["chores"][:4], top["people"]
    names = [chore["name"] for chore in chores]
    people_names = [someone["name"] for someone in people]
    for number, chore in enumerate(chores):
        if lot.random() < 0.25:
            chore |= {"each": True, "times": 1}
            chore.pop("days", None)
        if lot.random() < 0.4:
            chore["heavy"] = True
        if lot.random() < 0.35:
            chore["after"] = names[lot.choice([number - 1, number - 1, len(names) - 1])]
        if lot.random() < 0.3:
            times = [["18:00", "18:40"], ["18:20", "19:00"], ["07:00", "07:30"], ["11:50", "17:30"]]
            chore["clock"] = lot.choice(times)
        if lot.random() < 0.2:
            chore |= {"planning": 10, "planner": lot.choice([*people_names, "*"])}
        if lot.random() < 0.2:
            chore |= {"owner": lot.choice(people_names), "owner_until": lot.choice(["2026-11-01", "2026-12-01"])}
        if lot.random() < 0.1:
            chore["helped"] = True
    for someone in people:
        if lot.random() < 0.3:
            someone["most_a_day"] = lot.choice([20, 40, 60])
        if lot.random() < 0.3:
            someone["most_an_evening"] = lot.choice([20, 35, 50])
        if lot.random() < 0.3:
            someone["hours"] = [[[0, 1, 2, 3, 4, 5, 6], "17:30", "18:30"], [[0, 2, 4, 6], "06:30", "09:00"]]
    if len(people) > 1 and lot.random() < 0.4:
        people[-1]["only"] = lot.sample(names, min(len(names), lot.choice([0, 1, 1, 2])))
    known = {"chores": chores, "monday": "2026-11-23"}
    for key in ("pins", "forbids"):
        known[key] = [said for said in top.get(key, []) if said[0] in names]
    return {**top, **known, "last_done": {n: day for n, day in top.get("last_done", {}).items() if n in names}}


def after_weeks(seed: int) -> dict[str, Any]:
    """A tiny household that comes out of weeks in which some carried more than their part and others less."""
    top, lot = tiny(seed), random.Random(f"weeks {seed}")
    names = [someone["name"] for someone in top["people"]]
    points = [lot.choice([-800, -350, -120, 0, 90, 400, 1000]) for _ in names]
    return {**top, "carry": {name: each - sum(points) // len(points) for name, each in zip(names, points, strict=True)}}


def of_every_kind(seed: int) -> dict[str, Any]:
    """A household of one to six with much of what households ask for at once, often short of time, in some week: days
    away, seasons, rotations, every so many days, planners, paid help, owners, hours, an order, a child, a debt."""
    lot = random.Random(f"every kind {seed}")
    count, chores = lot.choice([(1, 10), (2, 12), (2, 18), (3, 14), (3, 20), (4, 20), (6, 24)])
    top, monday = realistic(count, chores, seed), date(2026, 1, 5) + timedelta(days=7 * lot.randrange(52))
    names = [someone["name"] for someone in top["people"]]
    top |= {"monday": monday.isoformat(), "last_done": {}}
    for chore in top["chores"]:
        _asks_for(chore, lot, top, monday)
        if lot.random() < 0.4:
            top["last_done"][chore["name"]] = (monday - timedelta(days=lot.randint(1, 25))).isoformat()
    for someone in top["people"]:
        first = monday + timedelta(days=lot.randint(-3, 5))
        last = first + timedelta(days=lot.randint(0, 6))
        more = {
            "away": [[first.isoformat(), last.isoformat(), *lot.choice([[], [], [2]])]],
            "most_a_day": lot.choice([45, 60, 90]),
            "most_an_evening": lot.choice([30, 45, 60]),
            "hours": [[[0, 1, 2, 3, 4], "17:30", "22:00"], [[5, 6], "09:00", "20:00"]],
        }
        someone |= {key: value for key, value in more.items() if lot.random() < 0.17}
    if count > 1 and lot.random() < 0.2:
        top["people"][-1]["only"] = [chore["name"] for chore in lot.sample(top["chores"], 2)]
    if count > 1 and lot.random() < 0.4:
        points = [lot.choice([-800, -350, -120, 0, 90, 400, 1000]) for _ in names]
        top["carry"] = {n: each - sum(points) // count for n, each in zip(names, points, strict=True)}
    if lot.random() < 0.3:
        top["forbids"] = [[lot.choice(top["chores"])["name"], lot.choice(names), lot.choice([None, 2, 5])]]
    return short_of_time(top, lot.choice([1, 1, 0.8, 0.6, 0.45]))


def _asks_for(chore: dict[str, Any], lot: random.Random, top: dict[str, Any], monday: date) -> None:
    """One thing that households ask for, of every other chore."""
    names, alone = [someone["name"] for someone in top["people"]], chore.get("people", 1) == 1
    until = (monday + timedelta(days=lot.choice([-8, 3, 40]))).isoformat()
    wanted: list[tuple[bool, dict[str, Any]]] = [
        (True, {"months": sorted(lot.sample(range(1, 13), lot.randint(3, 9)))}),
        ("days" not in chore, {"every": lot.choice(["two weeks", "month"]), "times": 1}),
        ("days" not in chore, {"every_days": lot.choice([4, 9, 12, 20]), "times": 1}),
        (alone, {"rotation": lot.sample(names, min(len(names), lot.randint(1, 3))), "alternate": False}),
        (True, {"planning": lot.choice([5, 10, 20])}),
        (True, {"planning": 15, "planner": lot.choice([*names, "*"])}),
        (True, {"helped": True}),
        (alone, {"owner": lot.choice(names), "owner_until": until}),
        ("days" not in chore, {"each": True, "times": 1, "alternate": False}),
        (True, {"heavy": True}),
        (True, {"clock": lot.choice([["18:00", "19:30"], ["07:00", "09:00"], ["13:00", "16:30"]])}),
        (True, {"after": lot.choice(top["chores"])["name"]}),
    ]
    fits, more = lot.choice(wanted)
    if fits and lot.random() < 0.5:
        chore |= more
