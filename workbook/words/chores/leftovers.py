"""Why a chore did not fit, and the smallest change that would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from workbook.words.chores.plan import PARTS, clock, day_name, listing, named, span, when


def too_long(minutes: int) -> str:
    return f"needs {minutes} minutes, more than a whole day has; it was left out of the sums as well"


NOBODY_CAN = "nobody here can"
NOT_ALLOWED_ANYWHERE = "no day and part of the day is allowed for it"
ALL_TAKEN = "the free time that suits it is taken up by other chores"
LIMITS = {
    "day": "the most you agreed on for one day is reached",
    "evening": "the most you agreed on for one evening is reached",
    "heavy": "a heavy chore stands in that evening already",
    "hour": "its hours are taken up by others of those hours",
}
RAISE_LIMIT = "raise the most minutes you agreed on"
TWO_HEAVY = "let it not count as heavy"
OTHER_TIME = "other hours for it"
ROOM_BEFORE = "make room for that one first, or let it stand without the order"
DAYS_PASSED = "the days on which it can be done have passed"
DAY_PASSED = "its day has passed, and the days that are left have it already"
Held = Literal["pin", "owner", "turn"]
HELD: Mapping[Held, str] = {"pin": "is pinned to", "owner": "belongs to", "turn": "falls by turn to"}
Bar = Literal["cannot", "forbidden", "own list", "child's list"]
BARS: Mapping[Bar, str] = {
    "cannot": "who cannot do it",
    "forbidden": "whom you left out of it",
    "own list": "who does only what is on a list",
    "child's list": "though it is on a child's list",
}
NUMBERS = {1: "one", 2: "two", 3: "three"}


def nothing_before(chore: str, *, placed: bool, stands: bool, left: bool = False) -> str:
    """It comes after a chore that has no place itself (not `placed`), or none that is early enough. `stands`: some of
    its own doings have theirs. `left`: of a week that has begun."""
    if not placed:
        return f"it comes after {chore}, which found no place itself"
    other = "other " if stands else ""
    if left:
        return f"it comes after {chore}, and once that is done none of the {other}days that are left has time for it"
    return f"it comes after {chore}, and once that is done there is time for it on no {other}day"


def no_such_time(minutes: int, hours: tuple[int, int], within: Sequence[tuple[int, int]]) -> str:
    """of its hours, 16:30-17:30, there are 30 minutes in the afternoon and 30 in the evening; it takes 40. `within`:
    the parts of the day in which it may be that its hours touch, and the minutes there."""
    said = span(hours)
    if hours[1] - hours[0] < minutes:
        return f"takes {minutes} minutes, more than its hours, {said}, have"
    if not within:
        return f"its hours, {said}, are outside its part of the day"
    first, *others = within
    rest = "".join(f" and {there} in the {PARTS[part]}" for part, there in others)
    return f"of its hours, {said}, there are {first[1]} minutes in the {PARTS[first[0]]}{rest}; it takes {minutes}"


def nobody_at(minutes: int, span: tuple[int, int], pinned: Sequence[str], held: Held) -> str:
    """nobody who can is there for 20 minutes in one go between 18:00 and 18:30. `minutes` 0: not the same for all."""
    long = f"for {minutes} minutes in one go" if minutes else "long enough"
    return f"{_of(pinned, held)}{'not' if pinned else 'nobody who can is'} there {long} {clock(span)}"


def limited(limits: Sequence[str]) -> str:
    """where there would be free time for it, a heavy chore stands in that evening already"""
    return f"where there would be free time for it, {listing([LIMITS[limit] for limit in limits])}"


def longer_than_limit(minutes: int, pinned: Sequence[str], held: Held) -> str:
    whose = "them" if pinned else "those who have the time"
    takes = f"takes {f'{minutes} minutes, ' if minutes else ''}more than you agreed on as the most for {whose}"
    return f"{HELD[held]} {listing(pinned)}; {takes}" if pinned else takes


def nobody_then(minutes: int, pinned: Sequence[str], held: Held) -> str:
    long = f"for {minutes} minutes" if minutes else "long enough"
    return f"{_of(pinned, held)}{'not' if pinned else 'nobody who may do it is'} free {long} when it can be done"


def _of(pinned: Sequence[str], held: Held) -> str:
    return f"{HELD[held]} {listing(pinned)}, who {'is' if len(pinned) == 1 else 'are'} " if pinned else ""


def on_list_alone(names: Sequence[str], reason: str) -> str:
    """is on Kid's list alone; needs 45 minutes in one go; the longest free stretch is 10, Monday evening"""
    whose = listing([f"{name}'s" for name in names])
    return f"is on {whose} list{'' if len(names) == 1 else 's'} alone; {reason}"


def on_days(reason: str, days: Sequence[int]) -> str:
    """nobody who can is there for 20 minutes in one go between 18:00 and 18:30, on Tuesday"""
    return f"{reason}, on {listing([day_name(day) for day in days])}"


def rests(names: Sequence[str]) -> str:
    return f"{listing(names)} did it last time, and nobody else has the time for it then"


NO_TURN = "let it be done without taking turns"


def no_time_together(people: int) -> str:
    return f"no time when {NUMBERS[people]} who can are free together"


def needs_more(people: int, here: int) -> str:
    """needs two, and there is only one here"""
    return f"needs {NUMBERS[people]}, and there {'is' if here == 1 else 'are'} only {NUMBERS[here]} here"


def too_few_can(people: int, names: Sequence[str]) -> str:
    """needs two, and only Ana can"""
    return f"needs {NUMBERS[people]}, and only {listing(names)} can"


def pins_contradict(names: Sequence[str], days: Sequence[int]) -> str:
    """is pinned to Ana and Ben at once on Monday; without `days`, whenever it could be"""
    on = f" on {_names(days)}" if days else ""
    return f"is pinned to {listing(names)} at once{on}"


def pinned_barred(name: str, held: Held, bar: Bar, days: Sequence[int] = ()) -> str:
    """belongs to Ana, who cannot do it · is pinned to Ben, whom you left out of it on Tuesday; without `days`, on all
    that it has"""
    return f"{HELD[held]} {name}, {BARS[bar]}{f' on {_names(days)}' if days else ''}"


def pinned_not_allowed(days: Sequence[int]) -> str:
    """is pinned to Friday, which is not among its allowed days"""
    return f"is pinned to {_names(days)}, which {'is' if len(days) == 1 else 'are'} not among its allowed days"


def pins_too_near(days: Sequence[int], gap: int) -> str:
    return f"is pinned to {_names(days)}, but of {gap} days in a row one may have it"


def too_close_to_pins(times: int, gap: int, days: Sequence[int], most: int) -> str:
    """What its pins leave no room for, though its days would have it."""
    return (
        f"{times} times a week do not fit beside what is pinned to {_names(days)}: of {gap} days in a row one may have "
        f"it, which leaves room for {most}"
    )


def _names(days: Sequence[int]) -> str:
    return listing([day_name(day) for day in days])


def pinned_takes_no_part(name: str, held: Held) -> str:
    return f"{HELD[held]} {name}, who takes no part this time"


def fixed_not_allowed(days: Sequence[int]) -> str:
    names = listing([day_name(day) for day in days])
    verb, noun = ("is", "day") if len(days) == 1 else ("are", "days")
    return f"its fixed {noun} {names} {verb} not among its allowed days"


NOBODY_FREE_FOR_ALL = "one person does all of it, and nobody has time for all of its days"
LET_TWO_OWN = "let two people do it"


def no_stretch_on(minutes: int, longest: int, days: Sequence[int], parts: Sequence[int]) -> str:
    """needs 45 minutes in one go; on Saturday and Sunday evening the longest is 30"""
    named = _of_days(days, parts)
    named += "," if 1 < len(parts) < len(PARTS) else ""
    if not longest:
        return f"needs {minutes} minutes in one go; on {named} nobody who can is free"
    return f"needs {minutes} minutes in one go; on {named} the longest is {longest}"


def falls_to(name: str, minutes: int, days: Sequence[int], parts: Sequence[int]) -> str:
    """it falls to Ben, who has no 20 minutes in one go on Saturday evening; `minutes` 0: who is away on Saturday"""
    if not minutes:
        return f"it falls to {name}, who is away on {_of_days(days, range(len(PARTS)))}"
    return f"it falls to {name}, who has no {minutes} minutes in one go on {_of_days(days, parts)}"


def _of_days(days: Sequence[int], parts: Sequence[int]) -> str:
    """Saturday and Sunday; Saturday evening; Saturday, morning or evening"""
    named = listing([day_name(day) for day in days])
    if len(parts) == len(PARTS):
        return named
    return f"{named} {PARTS[parts[0]]}" if len(parts) == 1 else f"{named}, {' or '.join(PARTS[n] for n in parts)}"


def pinned_no_time(
    name: str, held: Held, minutes: int, longest: int, where: str, *, left: bool = False, elsewhere: bool = False
) -> str:
    return f"{HELD[held]} {name}; {no_stretch(minutes, longest, where, left=left, elsewhere=elsewhere)}"


def no_stretch(minutes: int, longest: int, where: str, *, left: bool = False, elsewhere: bool = False) -> str:
    """needs 100 minutes in one go; the longest free stretch is 90, Saturday morning. `left`: of a week that has begun,
    of its days that are left; `elsewhere`: there is a longer one, but not for this."""
    when = " on the days that are left" if left else ""
    if not longest:
        return f"needs {minutes} minutes in one go; there is no free time for it{when or ' at all'}"
    stretch = f"longest free stretch{' for it' if elsewhere else ''}{when}"
    return f"needs {minutes} minutes in one go; the {stretch} is {longest}, {where}"


def too_few_left(gap: int, a_day: int, most: int) -> str:
    """Of a week that has begun."""
    often = f" at most {NUMBERS[a_day]} times a day" if a_day > 1 else f" of {gap} days in a row one may have it"
    why = f":{often}, which leaves room for {most} more" if a_day > 1 or gap > 1 else f", with room for {most} more"
    return f"the days that are left do not hold what is still to be done{why}"


def too_close(times: int, gap: int, most: int) -> str:
    if gap == 1:
        return f"{times} times a week do not fit into the {most} days that suit it"
    return f"{times} times a week do not fit: of {gap} days in a row one may have it, which leaves room for {most}"


def too_often(times: int, a_day: int, most: int) -> str:
    often = "once" if a_day == 1 else f"at most {a_day} times"
    return (
        f"{times} times a week do not fit: {often} a day, each in another part of it with time for it, leaves room for "
        f"{most}"
    )


def too_soon(day: int) -> str:
    """`day`: the first that is far enough from the last doing."""
    if day > 6:
        return "it was done so lately that this week would be too soon"
    return f"it was done so lately that before {day_name(day)} would be too soon"


# What did not fit: the smallest change that would help.


Minutes = tuple[str, int, int, int]  # person, minutes, day, part
ENOUGH_ALIKE = 4  # changes of so many days that are said as one


def more_minutes(changes: Sequence[Minutes], missing: int, helped: int) -> str:
    """Kim: 45 more minutes on Monday afternoon and 5 each on Monday to Friday evening."""
    said: list[str] = []
    before = ""
    for name, minutes, where in together(changes):
        same = name == before
        said.append(f" and {minutes}" if same else f"{'; ' if before else ''}{name}: {minutes} more minutes")
        said.append(f" {where}")
        before = name
    for_some = "" if helped == missing else f" (for {'one' if helped == 1 else helped} of the {missing})"
    return f"{''.join(said)}{for_some}"


def together(changes: Sequence[Minutes]) -> list[tuple[str, int, str]]:
    """Changes as they are said, person by person: person, minutes, and where. So many more minutes in one part of four
    days or more are one."""
    alike: dict[tuple[str, int, int, int], list[int]] = {}
    for name, minutes, day, part in changes:
        alike.setdefault((name, minutes, day // 7, part), []).append(day)
    found: list[tuple[str, int, str]] = []
    for name in dict.fromkeys(change[0] for change in changes):
        for (whose, minutes, week, part), days in alike.items():
            if whose == name and len(days) >= ENOUGH_ALIKE:
                second = " of the second week" if week else ""
                found.append((name, minutes, f"each on {_days(days)} {PARTS[part]}{second}"))
            elif whose == name:
                found += [(name, minutes, f"on {when(day, part)}") for day in days]
    return found


def _days(days: Sequence[int]) -> str:
    """Monday to Friday · Monday, Wednesday, Friday and Saturday"""
    names = [day_name(day % 7) for day in days]
    in_a_row = days[-1] - days[0] == len(days) - 1
    return f"{names[0]} to {names[-1]}" if in_a_row else listing(names)


def all_of(changes: str) -> str:
    """Changes after which everything that lacks minutes is in."""
    return f"{changes}; with that, everything that lacked time is in"


SEE_ALL = "the changes named with the first of these"


def or_for(remedy: str, others: Sequence[str]) -> str:
    """Minutes that other chores that were left out could take as well, if there are any."""
    if not others:
        return remedy
    return f"{remedy}; that makes room for it or for {' or '.join(map(named, others))}"


def and_then(changes: Sequence[str]) -> str:
    """Changes that help one after the other."""
    return ", and then ".join(changes)


NEXT_WEEK = "plan it for the week after"
LEARN_IT = "somebody here could learn it, or somebody else be asked"
UNPIN = "take away a pin"
OTHER_OWNER = "let somebody else have it"
PASS_TURN = "let the turn pass to somebody else"
UNBOUND: Mapping[Held, str] = {"pin": UNPIN, "owner": OTHER_OWNER, "turn": PASS_TURN}
ALLOW_MORE = "allow more days or parts of the day for it"
SMALLER_GAP = "allow it closer together, on more days, or less often"
CHECK_MINUTES = "check its minutes"
ASK_SOMEBODY = "ask somebody from outside, or let one do it"
ROOM_WAS_LEFT = "look again with more time: the search was ended early"
