"""What the planner can say of how fair a plan is, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.words.chores.plan import hours, listing, named, often, percent, points


def shares(parts: Sequence[tuple[str, int]], agreed: Mapping[str, int], you: str | None = None) -> str:
    """By your own ratings you carry 43 %, Sam 44 %; a fair share is 50 %. · … you carry 21 % of the work (agreed:
    20 %), Mo 70 % (agreed: 80 %). `parts` are true parts of the work in each one's own eyes, in basis points."""
    ordered = sorted(parts, key=lambda part: part[0] != you)
    alike = len({agreed.get(name) for name, _ in parts}) == 1
    names = ["you" if name == you else name for name, _ in ordered]
    said = [
        f"{name} {percent(part)}{'' if alike else f' (agreed: {percent(agreed.get(whose, 0))})'}"
        for name, (whose, part) in zip(names, ordered, strict=True)
    ]
    verb = "carry" if names[0] == "you" else "carries"
    said[0] = said[0].replace(f"{names[0]} ", f"{names[0]} {verb} ", 1)
    ratings = f"By {'your own' if 'you' in names else 'their own'} ratings"
    if alike:
        return f"{ratings} {', '.join(said)}; a fair share is {percent(agreed[ordered[0][0]])}."
    return f"{ratings}, as parts of the whole work, {', '.join(said)}."


TIMES = ((1.75, "about half as much again as"), (2.5, "about twice as much as"), (3.5, "about three times as much as"))


def uneven(heavy: str, light: str, times: float, you: str | None = None, *, idle: bool) -> str:
    """`Sam carries about twice as much as you, by your own ratings. e changes free times and who does what.` It is a
    measure of the week, of nobody's will."""
    verb = "carry" if heavy == you else "carries"
    head, tail = ("You" if heavy == you else heavy), ("you" if light == you else light)
    measure = f"by {'your' if you in (heavy, light) else 'their'} own ratings"
    if times:
        much = next((said for below, said in TIMES if times < below), "more than three times as much as")
        said = f"{head} {verb} {much} {tail}, {measure}."
    else:
        said = f"Nothing of this week is on {'your' if light == you else f'{light}’s'} list."
    whose = "You have" if light == you else f"{light} has"
    return f"{said} {f'{whose} no free time in it: e gives some.' if idle else UNEVEN_WAY}"


def uneven_brief(heavy: str, light: str, times: float, you: str | None = None, *, idle: bool) -> str:
    """The same in a line, where little room is: `Sam carries about twice as much as you: e changes it.`"""
    way = "e gives free time" if idle else "e changes it"
    if not times:
        return f"Nothing is on {'your' if light == you else f'{light}’s'} list: {way}."
    much = next((said for below, said in TIMES if times < below), "over three times as much as")
    head = "You carry" if heavy == you else f"{heavy} carries"
    return f"{head} {much} {'you' if light == you else light}: {way}."


UNEVEN_WAY = "e changes free times and who does what."


def as_done(head: str, parts: Sequence[tuple[str, int]], you: str | None = None) -> str:
    """As it was done: you 50 %, Alex 38 %. What you agreed on stays as it was."""
    ordered = sorted(parts, key=lambda part: part[0] != you)
    told = [f"{'you' if name == you else name} {percent(part)}" for name, part in ordered]
    return f"{head}: {', '.join(told)}. What you agreed on stays as it was."


def as_done_head(*, said: bool, open: bool) -> str:
    """`said`: of some slots it is known what became of them; `open`: of some it is not, so they count where they
    stand."""
    if not said:
        return "As it stands now"
    return "As it was done, and the rest as it stands" if open else "As it was done"


def carried_before(
    name: str, beyond: int, others: Sequence[str], you: str | None = None, *, less: bool, steady: bool, alike: bool
) -> str:
    """Alex is owed 0.9 points from the weeks before. This week Alex carries less than you. Only what is seen in this
    week is said of giving back. `beyond` in basis points; `less`: this week theirs is the lightest list by the shares,
    which may be `alike`; `steady`: another plan would have given it back."""
    subject = "You are" if name == you else f"{name} is"
    verb = "carry" if name == you else "carries"
    said = f"{subject} owed {points(beyond)} points from the weeks before."
    if not others:
        return said
    if not less:
        return f"{said} This week does not give that back{', to stay more like the last one' if steady else ''}."
    whom = listing(["you" if other == you else other for other in others])
    measure = "" if alike else ", by the shares you agreed on,"
    return f"{said} This week{measure} {'you' if name == you else name} {verb} less than {whom}."


POINTS_ARE = "A point is a hundredth of a week's work."
OWED_COMES_FROM = (
    f"{POINTS_ARE} What is owed comes from the weeks before, not from this one: what was carried beyond a fair part "
    "there. Half of it is forgotten in eight weeks."
)


def owed_brief(name: str, beyond: int, others: Sequence[str], you: str | None = None, *, less: bool) -> str:
    """The same in a line: `You are owed 3 points; this week does not give that back.`"""
    subject, whose = ("You are", "you carry") if name == you else (f"{name} is", f"{name} carries")
    whom = listing(["you" if other == you else other for other in others])
    week = f"; this week {whose} less than {whom}" if less else "; this week does not give that back" if others else ""
    return f"{subject} owed {points(beyond)} points{week}."


NOTHING_SHARED = "Nothing is shared out in this plan, so there is nothing to weigh."


def no_trade(people: int) -> str:
    return "Neither of you would trade lists." if people == 2 else "Nobody would trade lists with anybody."


def trade_but_for(people: int, chores: Sequence[tuple[str, str]], you: str | None = None) -> str:
    """…apart from one turn. `chores`: person and chore."""
    first = "Neither of you would trade lists" if people == 2 else "Nobody would trade lists with anybody"
    said = [f"one turn of {chore} on {_whose(name, you)} list" for name, chore in chores]
    return f"{first}, apart from {listing(said)}."


def would_trade(
    person: str, other: str, own: int, others: int, you: str | None = None, agreed: tuple[int, int] | None = None
) -> str:
    """`agreed`: the parts of the two, where the shares are not alike: then nobody would trade, but one list is the
    heavier one by them."""
    whose, whom = _whose(person, you), _whose(other, you)
    mine, theirs = _told_apart(own, others)
    if agreed is not None:
        first = whose[:1].upper() + whose[1:] if person == you else whose
        return (
            f"{first} list is heavier than {whom} by the shares: by {whose} own ratings it is {mine} of the work "
            f"(agreed: {percent(agreed[0])}), {whom} {theirs} (agreed: {percent(agreed[1])})."
        )
    return (
        f"{'You' if person == you else person} would rather have {whom} list: by {whose} own ratings it is {theirs} of "
        f"the work, {whose} own {mine}."
    )


def _told_apart(one: int, other: int) -> tuple[str, str]:
    """Two parts in whole per cent; where those are the same, as exactly as it takes to tell them apart."""
    if percent(one) != percent(other) or one == other:
        return percent(one), percent(other)
    tenths = f"{one / 100:.1f} %", f"{other / 100:.1f} %"
    return tenths if tenths[0] != tenths[1] else (f"{one / 100:.2f} %", f"{other / 100:.2f} %")


def but_for(person: str, chore: str, others: Sequence[str], you: str | None = None) -> str:
    """But for one turn of Bathroom on Ana's list, Ana would not trade with Ben or Cem: beside those with whom somebody
    would."""
    whom = " or ".join("you" if name == you else name for name in others)
    who = "you" if person == you else person
    return f"But for one turn of {chore} on {_whose(person, you)} list, {who} would not trade with {whom}."


def _whose(name: str, you: str | None) -> str:
    return "your" if name == you else f"{name}'s"


PRICES = "What would make it lighter"


def price(
    dropped: Sequence[str],
    helped: Sequence[tuple[str, int]],
    minutes: int,
    before: tuple[str, int],
    after: tuple[str, int],
    lists: Sequence[tuple[str, int, int]] = (),
    *,
    several: bool = False,
) -> str:
    """Without Ironing the heaviest list falls from 47 % (Ana) to 41 % (Ben) of the work as it is now. `before`,
    `after`: whose list is the heaviest, and what part of the whole work it is in their own eyes. `lists`: instead,
    everybody's part of the work before and after. `helped`: chores, and how many turns of each. `several`: changes at
    once."""
    changes = [f"without {listing([named(chore) for chore in dropped])}"] if dropped else []
    if helped:
        turns = listing([f"{named(chore)} {often(count)}" for chore, count in helped])
        changes.append(f"with {hours(minutes)} of paid help a week ({turns})")
    change = listing(changes)
    change = f"Both at once: {change}" if several else change[:1].upper() + change[1:]
    if lists:
        then = [f"{name} {'' if number else 'carries '}{percent(part)}" for number, (name, _, part) in enumerate(lists)]
        now = [percent(part) for _, part, _ in lists]
        return f"{change} {listing(then)} of the work as it is now, instead of {listing(now)}."
    return (
        f"{change} the heaviest list falls from {percent(before[1])} ({before[0]}) to {percent(after[1])} ({after[0]}) "
        "of the work as it is now."
    )


EF1 = "So nobody's list is heavier than another's by more than one turn (EF1)."
LEXIMIN = (
    "After the heaviest load the second heaviest is as light as it can be, and so on down, for at most 3 % more work "
    "in all (leximin): proved."
)
UNEQUAL_SHARES = "Lists are compared by the shares you agreed on."


def cannot_be_lighter(people: int, step: int, owed: bool) -> str:
    """`owed`: what was carried before is counted in, so another list may be heavier in this week alone."""
    return f"{_heaviest(people, owed)} cannot be made lighter by even {points(step)} point: proved."


def at_most_from_best(people: int, gap: int, owed: bool, *, given: bool) -> str:
    """`given`: the best possible is known, and a plan was chosen that is not it."""
    why = ": so much is given up for a week more like the last one" if given else ""
    return f"{_heaviest(people, owed)} is at most {points(_rounded_up(gap))} points from the best possible{why}."


def _rounded_up(gap: int) -> int:
    """From ten points on to whole ones, from one on to tenths: nobody asks for more of what may be less."""
    grain = 100 if gap >= 1000 else 10 if gap >= 100 else 1
    return -(-gap // grain) * grain


def _heaviest(people: int, owed: bool) -> str:
    side = {1: "The load", 2: "The heavier side"}.get(people, "The heaviest load")
    return f"{side}, with what was carried before counted in," if owed else side


PLACING_OPEN = "Perhaps more could be placed: the search was ended before that was certain."
