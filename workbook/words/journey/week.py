"""A week told in one sentence or a few: what was kept, what was tried, what was worked on. It counts nothing beyond
the week and judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbook.words.common.dates import DAYS, MONTHS, short_date
from workbook.words.journey.screen import OUTCOMES

if TYPE_CHECKING:
    from workbook.domain.journey.weeks import Tried, Week
    from workbook.domain.promises.steadiness import Counts

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MOST_STEPS = 3
NO_NAMES: Mapping[str, str] = {}


class Sentence(NamedTuple):
    """One of those that tell a week. `spare`: where there is no room for all, the highest goes first, none with 0."""

    text: str
    spare: int = 0


def told(week: Week, titles: Sequence[str], today: date, names: Mapping[str, str] = NO_NAMES) -> str:
    """`Week of 23 Nov: kept 10 of 12, 2 late. In turn: second week; it came up once. You worked on Ups and downs.`
    `titles` of the steps, `names` of the conflicts by their ids; may hold what people wrote."""
    return " ".join(one.text for one in sentences(week, titles, today, names))


def sentences(week: Week, titles: Sequence[str], today: date, names: Mapping[str, str] = NO_NAMES) -> list[Sentence]:
    """What `told` says, in its order."""
    parts = [Sentence(f"Week of {week_name(week.begins, today)}: {_counted(week.counts) or 'nothing counted'}.")]
    parts += [Sentence(_trial(one, times, week.begins), 1) for one, times in week.tried]
    parts += [Sentence(not_begun(one.ways, names.get(one.conflict, "")), 4) for one in week.waiting]
    if titles:
        more = len(titles) - MOST_STEPS
        named = [*titles[:MOST_STEPS], *([f"{more} more"] if more > 0 else [])]
        parts.append(Sentence(f"You worked on {_listed(named)}.", 3))
    for one in week.reviews:
        if one.held:
            kept = f" To keep: “{' '.join(one.line.split())}”." if one.line else ""
            parts.append(Sentence(f"A review was held on {DAYS[one.on.weekday()]}.{kept}", 2))
    ahead = [one.on for one in week.reviews if not one.held]
    if ahead:
        word = "Next review:" if min(ahead) >= today else "A review has been waiting since"
        parts.append(Sentence(f"{word} {short_date(min(ahead))}.", 2))
    return parts


def abridged(found: Sequence[Sentence], fits: Callable[[str], bool]) -> str:
    """As many of the sentences, in their order, as there is room for; the first ones always."""
    left = list(found)
    while not fits(" ".join(one.text for one in left)) and any(one.spare for one in left):
        last = max(range(len(left)), key=lambda at: (left[at].spare, at))
        del left[last]
    return " ".join(one.text for one in left)


def wrote(week: Week) -> str:
    """`You wrote: “…”`; nothing where no note stands."""
    notes = [" ".join(one.note.split()) for one in week.moments if one.note]
    return "You wrote: " + " ".join(f"“{note}”" for note in notes) if notes else ""


def week_name(begins: date, today: date) -> str:
    """`23 Nov`, with the year where it is not this one."""
    year = f" {begins.year}" if begins.year != today.year else ""
    return f"{begins.day} {MONTHS[begins.month - 1]}{year}"


def not_begun(ways: int, name: str = "") -> str:
    """`Money: 2 ways, not begun.`; without a name what stands in the lane."""
    many = f"{ways} {'way' if ways == 1 else 'ways'}, not begun"
    return f"{' '.join(name.split())}: {many}." if name else many


def _counted(counts: Counts) -> str:
    if not counts.counted:
        return ""
    rest = ((counts.late, "late"), (counts.repaired, "repaired"), (counts.missed, "missed"))
    return ", ".join([f"kept {counts.kept} of {counts.counted}", *(f"{n} {word}" for n, word in rest if n)])


def _trial(one: Tried, times: int, begins: date) -> str:
    name = " ".join(one.name.split())
    number = max((begins - one.start).days + 6, 0) // 7
    if one.last is not None and (one.last - begins).days < 7:
        said = f"ended: {OUTCOMES.get(one.outcome, one.outcome)}"
    else:
        said = f"{ORDINALS[number]} week" if number < len(ORDINALS) else f"week {number + 1}"
    often = "it did not come up" if not times else "it came up once" if times == 1 else f"it came up {times} times"
    return f"{name}: {said}; {often}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
