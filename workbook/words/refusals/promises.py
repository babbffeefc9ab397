"""Why a promise, its cadence or a mark is refused."""

from collections.abc import Sequence

# -- cadences
CADENCE_UNKNOWN = (
    "That is no rhythm the workbook knows. Write one of: daily; mon,wed,fri; 3/week; every 2 days; fortnightly; "
    "monthly 15; last fri monthly; every 3 months; yearly 1 dec; 10 days after (it was last done); once 2026-12-01; "
    "whenever (for something that happens on no fixed day)."
)
CADENCE_MONTHS = "Between 1 and 12 months can lie between one time and the next."
CADENCE_YEARLY = "Each year has no year of its own: yearly 1 dec. From which year on is said by its start."
CADENCE_TIMES = "A week has room for 1 to 7 times."
CADENCE_DAYS = "Between 1 and 366 days can lie between one time and the next."
CADENCE_WEEKS = "Between 1 and 52 weeks can lie between one time and the next."
CADENCE_MONTH_DAYS = "That month has {most} days."
CADENCE_MONTH_DAY = "A day of the month is 1 to 31."


def without_saving(sentence: str) -> str:
    """A refusal for who is not about to save, but reads what somebody else saved."""
    return sentence.partition(" Nothing was saved")[0]


# -- making and changing
NO_ACT = "A promise needs an act: what you will do. Nothing was saved."
ACT_TOO_LONG = (
    "That act is too long: it may have {limit} characters, and this has {length}. Nothing was saved or cut. "
    "Say the one thing you will do; the rest can go into the cue or the plan."
)
TEXT_TOO_LONG = "One of the fields is too long: each may have {limit} characters. Nothing was saved or cut."
NOTE_TOO_LONG = "That note is too long: it may have {limit} characters. Nothing was saved or cut."
SHOWN_ALREADY = "It is shown already, so it cannot be kept to yourself any more. Nothing was changed."
NOTICED_OWN = (
    "What was noticed of a promise is said by the other one: at their own place here, or with --as and their name. "
    "Nothing was changed."
)
NOT_MINUTES = "Minutes are a number, such as 20."
MINUTES_OUT_OF_RANGE = "How long it takes is between 0 and 1440 minutes. Nothing was saved."
TOO_FAR = "That date is more than fifty years away. Nothing was saved."
START_PASSED = "That start has passed. A promise begins today or later; nothing was saved."
DATE_PASSED = "That date has passed, so nothing can be promised for it any more. Nothing was saved."
DATE_BEFORE_START = "The date of the promise comes before its start. Nothing was saved."
END_BEFORE_START = "That end comes before the start. Nothing was saved."
END_PASSED = "That end has passed already. Nothing was changed. To end a promise today, put it down."
REVIEW_BEFORE_START = "That review comes before the start. Nothing was saved."
TOO_MANY_PROMISES = (
    "A workbook holds {limit} promises at most, the shelf included. Nothing was saved. "
    "`workbook forget promise ID` takes old ones out."
)
NEVER_DUE = "It would never fall due between its start and its end. Nothing was saved."
NEXT_REVIEW_TODAY = "The next look lies after today. Nothing was changed."
REVIEW_PASSED = "That review date has passed. Nothing was changed."
OVER_ALREADY = "That promise is on the shelf already. Nothing was changed."
RENEGOTIATE_INSTEAD = (
    "A date that was promised is not changed here. Move it, agreed with your partner, before it comes."
)

# -- entries of a file; its place stands before it
BAD_PAUSES = "its days away end before they begin, last longer than a year, or are too many"
BAD_EARLIER = "what stood before it are no marks of the same day"
BAD_NUMBER = "its number among those of one day is none from 1 to {most}"
LONG_NOTE = "its note is longer than {limit} characters"
DAY_OUT_OF_REACH = "one of its dates lies outside the years that can be used"

# -- days away
NOT_PAUSED = "That promise is not away today. Nothing was changed."
PAUSE_BACKWARDS = "Those days away end before they begin. Nothing was changed."
PAUSE_PASSED = "Days away begin today or later. Nothing was changed. Mark days that have passed “did not come up”."
PAUSE_NOTHING = "Nothing of it was open on those days. Nothing was changed."
PAUSE_TOO_LONG = "Away is a year at most. Nothing was changed. Put the promise down instead; its record stays."

# -- marking
NOT_COME_YET = "That day has not come yet, so there is nothing to say about it. Nothing was marked."
NOTHING_TO_REPAIR = "There is no miss to repair there. Nothing was changed."
REPAIR_TOO_LATE = (
    "More than {hours} hours have passed since then, so it stays marked missed. "
    "Tell them all the same; that matters more than the mark."
)
MARKED_EARLIER = "That mark was made on an earlier day and stays. A new mark can stand before it."
NOT_MARKED = "There is no mark to take back. Nothing was changed."

SPAN_BACKWARDS = "Those days end before they begin. Nothing was marked."
SPAN_TOO_LONG = "Mark a year at a time at most. Nothing was marked."
SPAN_EMPTY = "Nothing was open on those days. Nothing was marked."


def days_left(kept: int, number: int, asked: int, left: int) -> str:
    """Why a miss of n times a week (`number`) is said too early, or of a week that owes none; `asked` is what this week
    owes, which is less where it began late or was partly away. The count is the one that Today shows."""
    if not asked:
        return "So few days of this week belong to it that it owes nothing yet, so it is no miss; nothing was marked."
    days = "1 day is left" if left == 1 else f"{left} days are left"
    enough = f"; {asked} {'is' if asked == 1 else 'are'} enough, as not all of it counts," if asked < number else ","
    return f"It is {kept} of {number} this week{enough} and {days}. It is no miss yet; nothing was marked."


# -- moving a due, and more dues on one day
RENEGOTIATE_TOO_LATE = (
    "Its day has passed, so it can no longer be moved. Nothing was changed. Mark what became of it, and tell them."
)
RENEGOTIATE_MARKED = "That day has its mark already. Nothing was changed."
RENEGOTIATE_INTO_PAST = "It can be moved to today or a later day only. Nothing was changed."
RENEGOTIATE_SAME_DAY = "That is the day it is due already. Nothing was changed."


def moved_away(to: str) -> str:
    return f"That was moved to {to}, and has its mark there. Nothing was marked."


NOT_WHENEVER = "Only a promise for “whenever” has events. Nothing was changed."
NOT_BEGUN = "That promise had not begun, or was over, on that day. Nothing was changed."
MANY_EVENTS = "That day has as many events of this promise as one day can hold. Nothing was changed."

# -- which promise and which due are meant
NO_SUCH_PROMISE = "There is no such promise. `workbook promises --all` lists them with their ids."
NUMBERS_BACKWARDS = "A span of numbers goes up, such as 3-8, and no further than the list. Nothing was marked."


def no_such_number(last: int) -> str:
    there = "no numbers" if not last else "number 1 only" if last == 1 else f"numbers 1 to {last}"
    return f"Today has {there}. `workbook today` shows them. Nothing was changed."


NOTHING_DUE = "That promise has nothing to mark: it is not due today, and nothing is open from before."


def several_promises(how_many: int, numbers: Sequence[str]) -> str:
    """`numbers`: of those that stand on today's list."""
    if len(numbers) < how_many:
        return f"{how_many} promises have those words. Say more of them; `workbook promises --all` lists them."
    named = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return f"More than one promise has those words: {named}. Say more of them, or take one of these."


def nearest_promise(number: str) -> str:
    """`number`: the one in today's list; "" where it stands on none."""
    nearest = f"The nearest is {number}." if number else "The nearest is not on today’s list."
    return f"{NO_SUCH_PROMISE} {nearest}"
