"""What the weekly review says. It asks and counts; it judges nobody and compares nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common import paper, signs
from workbook.words.common.dates import short_date
from workbook.words.conflicts import screen as conflicts

if TYPE_CHECKING:
    from workbook.domain.promises.steadiness import Counts
    from workbook.domain.together.review import Became, PageName, Part

LABEL_BEGUN = "Began a review"
LABEL_SAID = "Said something in a review"
LABEL_DECIDED = "Settled something in a review"
LABEL_HELD = "Closed a review"

REVIEW, REVIEW_TIP = "Review", "The two of you look at the week, a quarter of an hour"
TITLE = "Review"
PAGES: Mapping[PageName, str] = {
    "look": "Look",
    "notice": "Notice",
    "improve": "Improve",
    "how": "How",
    "close": "Close",
}
QUESTIONS: Mapping[Part, str] = {
    "notice": "What did you notice this week that was good for you? One thing is enough. It changes no mark.",
    "improve": "One thing that could go better next week.",
    "fair": "How fair does it feel, as it is now? What you say is shown together, or not at all.",
}
ALONE: Mapping[Part, str] = {
    "notice": "What did your partner notice, do you think? You can only guess, and it is marked as a guess.",
    "improve": "One thing that you could do better next week.",
    "fair": "How fair does it feel to you, as it is now?",
}
OWN: Mapping[Part, str] = {
    "notice": "What was good for you this week? One thing is enough, and nothing is a full answer.",
    "improve": "What would make next week lighter for you?",
    "fair": ALONE["fair"],
}
"""For the one who was let down, alone: nothing is asked of them that they could do better."""
GUESS = "a guess"
APART = "Each writes alone; whoever does not write looks away. It is shown when each had a turn. Nobody has to."
HOW = "Who does what, and when? enter on a line, or a, writes it down. What you both want becomes something at once."
HELD_HEADS: Mapping[Part, str] = {
    "notice": "What was noticed",
    "improve": "What could go better",
    "fair": "How fair it felt",
}
NOTHING_KEPT = "Nothing of it was written down."
LINES = "Ups and downs, as both allowed it for this review"
SHOWS_LINE = "shows their line of ups and downs"
LINE_SHOWN = "Your line lies beside your partner's once both say so, in this review only."
LINE_CLOSED = "Your line of ups and downs stays yours."
POINT_HINT = "It goes into your own line of ups and downs. Nobody else sees it unless you lay it open."
POINT_SET = "Set in your own line of ups and downs."
APART_END, CLOSE_END = "far apart", "close"
FOR_BOTH = "The week, for both"
NOTHING_SETTLED = "Nothing is settled yet. That is all right too."
LOOK_NOTHING = "Nothing was asked in this week."
ONE_QUESTION = "One question"
TRIED = "Tried"
CHORES = "Chores"
COMES = paper.COMES
SETTLED = "Settled"
CAME_UP = "What you said"
IN = "in"
CLOSED = signs.COVERED * 8
WRITE_HERE, CHOOSE_HERE = "enter: write", "enter: choose"
PASSED = "passed over"
YOU, PARTNER = "You", "Your partner"

ON = "On to {page}"
CLOSE_IT = "Close the review"
NEXT, NEXT_TIP = "Next", "To the next page; what is not said may stay so"
BEFORE, BEFORE_TIP = "Before", "To the page before"
STOP, STOP_TIP = "Stop", "Ends for now; all is kept, and r goes on with it"
POINT, POINT_TIP = "How it is today", "Sets a point of today in your own line of ups and downs"
SHOW_LINE, SHOW_LINE_TIP = (
    "My line",
    "Lays your ups and downs beside your partner's, if both say so; again takes it back",
)
HAND_OVER, HAND_OVER_TIP = "Hand over", "The other one sits in front, and this review goes on where it is"
TO_PROMISE, TO_PROMISE_TIP = "Promise", "Settles this, and it becomes a promise of whoever sits in front"
TO_OPTION, TO_OPTION_TIP = conflicts.OPTION, "Settles this, and it becomes an option on trial"
TO_CHORES, TO_CHORES_TIP = "Chores anew", "Settles this, and the chores are planned anew"
NOT_YET, NOT_YET_TIP = "Not yet", "Passes this time; nothing of it is kept"
RATHER, RATHER_TIP = conflicts.RATHER_NOT, "Passes this time; nothing of it is kept"
GIVE_IN = "Hand in"
ADD, ADD_TIP = "Settle", "Writes down who does what, and when"
REMOVE, REMOVE_TIP = "Take out", "Takes out what was settled; u brings it back"
LAY_DOWN, LAY_DOWN_TIP = "Lay down", "Ends the review; nothing of what was said in it is kept"

WHO_TITLE = "Review of the week"
WHO_BOTH = "Together, {names}"
WHO_BOTH_ABOUT = "both at this keyboard"
WHO_ALONE = "Alone"
WHO_ALONE_ABOUT = "asks the same of you, and stays yours"
WHO_HINT = "Five pages, one question each, a quarter of an hour. Everything can be passed over."

LAY_TITLE = "Lay this review down?"
LAY_ABOUT = "Everything said in it goes, without a trace, and cannot be brought back."
LAY_YES = "Lay it down"
LAY_NO = "Back"

SETTLE_TITLE = "Who does what, and when"
WHAT, WHO, WHEN = "What", conflicts.WHO, conflicts.WHEN
WHEN_HINT = "in words, such as “Thursdays before dinner”, or a day"
BOTH = "both"
BECOMES = "It becomes"
BECAME: Mapping[Became, str] = {  # a promise says whose it is: `a_promise`
    "": "a line you keep",
    "date": "a date",
    "trial": "an option on trial",
    "chores": "a new plan for the chores",
}
AGREED = "Do you both want this?"
YES, NOT = "yes, both", "not yet"
AGREED_HINT = "Until both say yes it is only written down."
WHICH = "Of which conflict"
NEEDS_DAY = "A date needs a day: “fri”, “in 3 days”, “5 Dec”."
NEEDS_CONFLICT = "Choose the conflict that it is tried for."

END_TITLE = "Close the review"
NEXT_ON = "The next one"
NEXT_HINT = "Empty: no next one is set."
HOW_OFTEN = "How often is right for you both?"
EVERY: Mapping[int, str] = {1: "every week", 2: "every two weeks", 4: "every four weeks"}
LINE = paper.KEEP_LINE
LINE_HINT = "Not asked for; it stands in Journey."
HELD = "Closed. The next one is on {day}."
HELD_OPEN = "Closed."
SAVE = "Done for this time"


def question(part: Part, *, alone: bool, let_down: bool) -> str:
    return (QUESTIONS if not alone else OWN if let_down else ALONE)[part]


def guessed(part: Part, *, alone: bool, let_down: bool) -> str:
    """What stands behind what one says alone of what the other one noticed."""
    return GUESS if alone and part == "notice" and not let_down else ""


def a_promise(name: str) -> str:
    return f"a promise of {name}" if name else "a promise"


def choices(kinds: Iterable[Became], name: str) -> list[str]:
    """What it can become, for choosing; a promise would be that of `name`."""
    return [a_promise(name) if one == "promise" else BECAME[one] for one in kinds]


def title(begins: date) -> str:
    return f"{TITLE} · week of {short_date(begins).partition(' ')[2]}"


def held_on(day: str) -> str:
    return f"held on {day}"


def point_title(name: str) -> str:
    return f"{name}, how is it between the two of you today?"


def step(page: int, many: int) -> str:
    return f"{signs.bar(page + 1, many)} {page + 1} of {many}"


def counted(one: Counts) -> str:
    """`5 of 6`, nothing where nothing was counted."""
    return f"{one.kept} of {one.counted}" if one.counted else ""


def turn(name: str, others: Sequence[str]) -> str:
    looks = f"{' and '.join(others)} {'looks' if len(others) == 1 else 'look'} away." if others else ""
    return f"{name} writes. {looks}".strip()


def fair_turn(name: str, others: Sequence[str]) -> str:
    looks = f" {' and '.join(others)} {'looks' if len(others) == 1 else 'look'} away." if others else ""
    return f"{name} chooses.{looks}"


def fair(level: int) -> str:
    return f"{level} of 10"


def settled(who: str, when: str) -> str:
    return ", ".join(part for part in (who, when) if part)


def came_up(times: int) -> str:
    return "it did not come up" if not times else "it came up once" if times == 1 else f"it came up {times} times"


def minutes_of(done: int, of: int) -> str:
    return f"{done} of {of} min"
