"""What the Plans screen, the week grid and the household form say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from workbook.words.chores.certificate import POINTS_ARE
from workbook.words.chores.plan import percent, points
from workbook.words.common import signs
from workbook.words.common.dates import DAYS, MONTHS, short_date

PARTS = ("morning", "afternoon", "evening")
PARTS_SHORT = ("mor", "aft", "eve")

# -- the grid
NOT_PLACED = "Not placed"
LEGEND = (
    f"{signs.DONE} done   {signs.NOT_DONE} not done   {signs.TOGETHER} together   {signs.PINNED} pinned   "
    f"{signs.CHANGED} changed   {signs.FITS} fits here   {signs.DAYS['nothing']} free minutes"
)
OTHERS_CHANGED = f"{signs.CHANGED} stands otherwise"
LEFT_OUT_KEY = "g shows it"
FREE = "free"
DAY_SUM, DAY_SUM_SHORT = "of the day", "day"
LEFT_OUT, LEFT_OUT_TIP = "Not placed", "Go to what found no place, each in its turn; enter puts it in by hand"
MOVE, MOVE_TIP = "Move", "Pick up what is under the cursor, or put it down"
PUT_DOWN, PUT_DOWN_TIP = "Put down", "Put down here what you are holding"
PUT_BACK, PUT_BACK_TIP = "Put back", "Put back what you are holding"
DONE, DONE_TIP = "Done", "Tick off what is under the cursor, or untick it"
PIN, PIN_TIP = "Pin", "Keep this where it is in every new plan, or let it go again"
SWAP, SWAP_TIP = "Swap", "Let two slots trade places: press on the first, then on the second"
TOGETHER, TOGETHER_TIP = "Together", "Do it together, or one alone again"


def day_name(monday: date, day: int, width: int) -> str:
    """`Mon 23` where there is room, else `Mo 23`, else `Mo`."""
    on = monday + timedelta(days=day)
    name = DAYS[on.weekday()]
    long, short = f"{name} {on.day}", f"{name[:2]} {on.day}"
    return long if len(long) < width else short if len(short) < width else name[:2]


def day_date(monday: date, day: int) -> str:
    """`Mon 23 Nov`"""
    return short_date(monday + timedelta(days=day))


# -- what each carries


def load(minutes: int, part: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02} · {percent(part)}"


def total(minutes: int) -> str:
    """`45`, `1 h 05`: the minutes of a day, short."""
    return str(minutes) if minutes < 60 else f"{minutes // 60} h {minutes % 60:02}"


def left_out(chores: list[tuple[str, int]], room: int) -> str:
    """`Not placed: Iron · Shop ×2 and 3 more`, as many names as fit in `room` characters."""
    names = [unplaced_name(chore, times) for chore, times in chores]
    for shown in range(len(names), 0, -1):
        more = f" and {len(names) - shown} more" if shown < len(names) else ""
        said = f"{NOT_PLACED}: {' · '.join(names[:shown])}{more}"
        if len(said) <= room:
            return said
    return f"{NOT_PLACED}: {len(names)}"


def unplaced_name(chore: str, times: int) -> str:
    return f"{chore} ×{times}" if times > 1 else chore


# -- the chore week
NEW, NEW_TIP = "New plan", "Make a plan for a week: who does what when, as fair as can be"
OTHERS, OTHERS_TIP = "Others", "Other good plans for the same week, side by side"
AGREE, AGREE_TIP = "Agree", "This week is to be tried, and all want it: set the day on which you look at it again"
HOUSEHOLD, HOUSEHOLD_TIP = "Household", "People, free time, chores and ratings: what a plan is made from"
FIGURES, FIGURES_TIP = "Why fair", "What can be said of this plan, with the figures behind it"
EARLIER, EARLIER_TIP = "Earlier week", "The week before this one that has a plan"
LATER, LATER_TIP = "Later week", "The week after this one that has a plan"
PROPOSAL = "The proposal"
DROP, DROP_TIP = "Drop", "Put this plan away; u brings it back"
STOP, STOP_TIP = "Stop", "Stop making the plan; nothing is changed"
TAKE, TAKE_TIP = "Take the best so far", "Stop looking and take the best plan found so far"

TEACH_TITLE = "A week of chores that everybody can see is fair"
TEACH = (
    "Say who has time when, what needs doing, and what each of you likes or hates. The workbook finds a week "
    "in which everything has its place and the heavier load is as light as it can be, and says why.",
    "For example: Alex cooks on the days Sam works late, Sam irons because Alex cannot stand it, and neither "
    "of you would trade lists.",
    "Two people are through in about ten minutes. Everything can be changed later.",
)
TEACH_BEGIN = "enter begins with the household    i reads one from a file"
TEACH_GO_ON = "enter goes on with the household, which is not complete yet"
TEACH_READY_TITLE = "The household is there. Now a week"
TEACH_SEARCHING_KEY = "esc stops it, and nothing is changed    b takes the best so far"
TEACH_READY_KEY = "enter makes a plan    e changes the household"

MAKING = "Making a plan"
STAGES = {
    "place": "finding a place for everything",
    "heaviest": "making the heavier load as light as can be",
    "total": "giving each what they mind least",
    "days": "evening out the days",
}
STOPPED = "Stopped. Nothing was changed."
NOT_MADE = (
    "The plan could not be made, because of a fault in the workbook. Your household and your weeks are as they were."
)
NOT_COMPLETE = "The household is not complete yet."


def week_of(monday: date, weeks: int = 1) -> str:
    """`Week of 23 Nov`, `Fortnight of 23 Nov`"""
    return f"{'Fortnight' if weeks == 2 else 'Week'} of {monday.day} {MONTHS[monday.month - 1]}"


AGREED_STATE = "agreed, "


def state(name: str, review: date | None, today: date) -> str:
    """What stands beside the week: `a proposal`, `agreed, on trial until Sun 6 Dec`."""
    if name == "proposed":
        return "a proposal"
    if name == "agreed":
        if review is None:
            return "agreed"
        if review == today:
            return "agreed, to be looked at again today"
        if review < today:
            return f"agreed, to be looked at again since {short_date(review)}"
        return f"{AGREED_STATE}on trial until {short_date(review)}"
    return {"adjust": "being adjusted", "worked": "worked", "did not work": "did not work"}.get(name, name)


def best_load(best: float, bound: float) -> str:
    """The heaviest load so far against what is proved: `now 47.2 %, cannot be below 45.1 %`."""
    if bound >= best:
        return f"{best:.1f} %, proved"
    return f"now {best:.1f} %, cannot be below {bound:.1f} %"


def heaviest_list(best: str) -> str:
    """`The heaviest list: now 47.2 %, cannot be below 45.1 %`"""
    return f"The heaviest list: {best}"


def chores(count: int) -> str:
    return "1 chore" if count == 1 else f"{count} chores"


def persons(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) < 4 else f"{len(names)} people"


def people_of(names: tuple[str, ...]) -> str:
    return " and ".join(names)


def at(monday: date, day: int, part: int) -> str:
    """`Mon 23 Nov, evening`"""
    return f"{day_date(monday, day)}, {PARTS[part]}"


def takes(minutes: int, planning: int) -> str:
    """`45 min`, `45 min and 10 of planning`"""
    return f"{minutes} min and {planning} of planning" if planning else f"{minutes} min"


def free(minutes: int, used: int) -> str:
    """What a place in the grid still holds."""
    if minutes == 0:
        return "No free time here."
    left = minutes - used
    if used == 0:
        return f"{minutes} minutes free."
    return f"{left} of {minutes} minutes still free." if left > 0 else f"All {minutes} minutes are used."


SLOT_DONE, SLOT_MISSED, SLOT_PINNED = "done", "not done", "pinned"
SWAP_WITH = "Go to the other one and press x · esc leaves it"


def remedy(text: str) -> str:
    return f"What would help: {text}" if text else ""


BEGIN, BEGIN_TIP = "Begin", "Go on with what the text above says"

# -- for which week
NEW_TITLE = "A plan for which week?"
NEW_HINT = "enter begins. What is there already stays as it is until you agree on something else."
HAS_AGREED, HAS_PROPOSAL = "has a plan", "has a proposal"


def span(monday: date, weeks: int, today: date) -> str:
    """`Next week, from Mon 23 Nov`; of a week that has begun what is left of it: `This week, from today`"""
    if weeks == 1 and monday < today < monday + timedelta(days=7):
        return "This week, from today"
    from_ = f"from {short_date(monday)}"
    if weeks == 2:
        return f"Two weeks in one, {from_}"
    away = (monday - (today - timedelta(days=today.weekday()))).days // 7
    return {0: f"This week, {from_}", 1: f"Next week, {from_}", 2: f"The week after, {from_}"}.get(
        away, f"The week {from_}"
    )


FEW_CHANGES = "few changes"


THE_REST = "The rest of this week, from today"


def replanned(changes: int) -> str:
    said = {0: "Nothing had to change.", 1: "One slot changed."}.get(changes, f"{changes} slots changed.")
    return f"Planned anew. {said} u brings back what was."


# -- other plans
OTHER_PLANS = "Other plans"
OTHER_NAMES = {
    "fairest": "Fairest",
    "most liked": "Most liked",
    "calmest days": "Calmest days",
    "closest to last week": "Closest to last week",
}
OTHERS_HINT = "up and down to look, nothing changes yet"
TAKE_ONE, LEAVE_AS_IS = "Take this one", "Leave as it is"
NO_OTHERS = "There is no other plan that is really different and nearly as fair."


def differs(count: int) -> tuple[str, str]:
    """In words, and shorter."""
    return ("1 slot differs", "1 differs") if count == 1 else (f"{count} slots differ", f"{count} differ")


# -- agreeing
AGREE_TITLE = "Try this week"
AGREE_TEXT = (
    "A plan is agreed when each of you has said yes to it, also to the parts that are not your favourites. "
    "It is a trial: on the day below you look at it together, and keep it, change it, or try another."
)
AGREE_DAY = "Look at it again on"
AGREE_DO = "We agree"
AGREED = "Agreed. The chores of each day stand on Today."

# -- the figures
FIGURES_TITLE = "Why this is fair, and how sure that is"
LIGHTER, LIGHTER_TIP = "What would lighten it", "Try what one chore less, or two hours of paid help, would be worth"
LIGHTER_TRIED = "Trying what one chore less, or two hours of help, would be worth"
NOTHING_LIGHTER = "No chore less, and no two hours of paid help, would make the heaviest list lighter by a point."
FIGURES_LOADS = "What each carries, in their own eyes"
FIGURES_BEFORE = "What is owed from the weeks before"
BEFORE_RULE = (
    f"{POINTS_ARE} Half of it is forgotten in eight weeks, ten points are the most, and what nobody else had the time "
    "for is owed by nobody."
)
FIGURES_STAGES = "How it was found"
FIGURES_REASONS = "Why each is where it is"
STAGE_NAMES = {
    "place": "Has its place",
    "heaviest": "Heaviest load",
    "total": "All loads together",
    "days": "Minutes above even days",
}
PROVED, NOT_PROVED = "proved the best possible", "best found; nothing below {bound} is possible"
GIVEN = "{bound} is proved the best possible; the rest is for a week more like the last one"


def load_line(minutes: int, basis_points: int, fair: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02}, {basis_points / 100:.1f} %; a fair share is {fair / 100:.1f} %"


def owed_by(done: list[tuple[str, int]], gained: list[tuple[str, int]]) -> str:
    """Sam 44 %, Alex 36 % as done: 4 points to Sam. `done` and `gained` in basis points."""
    said = ", ".join(f"{name} {percent(part)}" for name, part in done)
    whom = persons([f"{points(each)} points to {name}" for name, each in gained]) if gained else "nothing to anybody"
    return f"{said} as done: {whom}"


def stage_value(name: str, value: int, step: int) -> str:
    if name == "place":
        return "everything" if value == 0 else f"left out, weighed: {value}"
    if name == "heaviest":
        return f"{value * step / 100:.1f} %"
    if name == "total":
        return f"{value / 100:.1f} %"
    return str(value)


def of_fair_load(value: str, fair: int) -> str:
    """`52.0 % where 50 % is a fair load`: by unequal shares, or with what is owed, a load is no part of the work."""
    return f"{value} where {percent(fair)} is a fair load"


AGREE_NO_DAY = "Choose a day from today on."


# -- a week changed by hand
def faults(sentences: Sequence[str]) -> str:
    """`One rule of the household does not hold any more: Sam cannot do Iron. You decide.`; of several the first."""
    if len(sentences) == 1:
        return f"One rule of the household does not hold any more: {sentences[0]} You decide."
    return f"{len(sentences)} rules of the household do not hold any more, one of them: {sentences[0]} You decide."


FITS = "It fits."
FITS_NOWHERE = f"It fits nowhere in this week, so no place has a {signs.FITS}."


def has_passed(day: date) -> str:
    return f"{short_date(day)} has passed."


def moved_passed(chore: str, day: date) -> str:
    return (
        f"{short_date(day)} has passed, so {chore} cannot be moved there. If it was done then, space marks it done. "
        "Nothing was changed."
    )


def put_in_passed(chore: str, day: date) -> str:
    return f"{short_date(day)} has passed, so {chore} cannot be put in there. Nothing was changed."


def changed(count: int, *, brief: bool = False) -> str:
    if brief:
        return f"{count} by hand"
    return "1 slot changed by hand" if count == 1 else f"{count} slots changed by hand"


def done_by_others(count: int) -> str:
    return f"{count} done by others"


def ready(people: str, chores: str) -> str:
    return (
        f"{people} and {chores} are in. A plan takes some seconds, longer where time is short. It is a proposal until "
        "it is agreed to, and everything in it can be moved by hand."
    )


BY_HAND = "Put here by hand."
AND_MORE = " … f tells all"
TICK_AFTER = "This week is a proposal. Once it is agreed to (a), it can be ticked off."
NOT_IN_HOUSEHOLD = "This chore is not in the household any more, so it cannot be pinned."
CHANGED_ELSEWHERE = (
    "This week was changed in another window. Nothing was changed here. Close this if it is still open: the week is "
    "shown as it is now."
)
LABEL_PINNED = "Pinned a chore"
LABEL_LET_GO = "Let a pinned chore go"


def label_put_in(chore: str) -> str:
    return f"Put in “{chore}”"


def label_changed(chores: list[str]) -> str:
    return f"Moved “{chores[0]}”" if len(chores) == 1 else f"Swapped “{chores[0]}” and “{chores[-1]}”"


DROPPED = "The plan was put away. u brings it back."
IMPORT, IMPORT_TIP = "Import", "Read a household from a file"
