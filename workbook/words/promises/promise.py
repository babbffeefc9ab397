"""What the workbook says about promises: faults, notes of the forge, labels of changes, lines of the shell verbs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.promises.cadence import day_number
from workbook.domain.promises.promise import A_BEGINNING
from workbook.words.common import dates
from workbook.words.common.dates import DAYS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from workbook.domain.promises.cadence import Cadence
    from workbook.domain.promises.drafting import Rule
    from workbook.domain.promises.due import OfWeek
    from workbook.domain.promises.promise import Coming
    from workbook.domain.promises.steadiness import Counts

# -- making and changing

# -- marking
NO_SUCH_DUE = "That day is no longer there to be marked. Nothing was marked."
NO_DUE_THAT_DAY = "That promise was not due on that day. Nothing was marked."

# -- beyond what the week can carry
BEYOND_BEGINNING = "With this one you carry {carried}; three at a time are a good beginning."
BEYOND = "With this one you carry {carried}; what you set for a week is {set}."
BEYOND_ASK = "Put one down first, or make it knowingly. Make it? [y/N] "
BEYOND_TOLD = "It was made. `workbook promises` shows them all; one can be put down."
BEYOND_NOT_MADE = "It was not made."

# -- the forge's notes: what was noticed, and a way on
FORGE: dict[Rule, str] = {
    "absolute": (
        "Nobody can tick off “{words}”. What would you do on one plain day, or the next time it comes up? Promise that."
    ),
    "not_mine": (
        "This is theirs to do or to feel, so it cannot be promised. What is your part, that you do whatever they do?"
    ),
    "vague": "How would they see it happen? Name one act, small enough that both would agree whether it was done.",
    "negative": "Something not done leaves nothing to see. What will you do instead at that moment?",
    "no_verb": "Begin with what you do: ring, put, tell, come, show, pay.",
    "no_cue": (
        "When or where does it happen? A promise that hangs on something that happens anyway is kept more easily."
    ),
    "no_smallest": "What is the smallest version that still counts, on your worst day?",
    "no_end": "Until when, or when do you two look at it again? Two weeks is a good first stretch.",
}

# -- what became of a due, in labels and answers
MARKED_AS = {
    "kept": "kept",
    "late": "kept late",
    "missed": "missed",
    "repaired": "repaired",
    "renegotiated": "moved",
    "not applicable": "did not come up",
    "open": "open",
}
LABEL_LENGTH = 40
PLACES = ("first", "second", "third", "fourth", "last")
YEAR = 12  # months
STATES = {"open": "open", "waiting": "not begun yet", "paused": "away", "shelf": "on the shelf"}
FORMULA = "s ← s·m + v·(1−m), m = 0.5^(1/13), from s = 0. v: kept 1, late or repaired 0.5, missed 0."
MISS_SAID = (
    "Tell them before they find out: what was due, that it did not happen, what you do now. "
    "Within 48 hours, `workbook repair` marks it made good."
)


def forge_note(rule: Rule, words: str = "") -> str:
    """The sentence for what the forge noticed; `words` are those that it stands at."""
    return FORGE[rule].format(words=words)


def cadence(value: Cadence) -> str:
    """A cadence as one says it: `every day`, `Mon, Wed and Fri`, `3 times a week`, `on the 15th of each month`."""
    match value.kind:
        case "once":
            return f"once, by {dates.full_date(value.on)}" if value.on else "once"
        case "weekdays":
            return _weekdays(value.weekdays)
        case "per_week":
            return {1: "once a week", 2: "twice a week"}.get(value.number, f"{value.number} times a week")
        case "every_days":
            if value.number % 7 == 0:
                return "every 7 days" if value.number == 7 else f"every {value.number // 7} weeks"
            return "every day" if value.number == 1 else f"every {value.number} days"
        case "monthly":
            if value.months == YEAR and value.on is not None:
                return f"each year on {day_number(value)} {MONTHS[value.on.month - 1]}"
            return _in_months(value, "last day" if value.number == 31 else _nth(value.number))
        case "month_weekday":
            day = f"{PLACES[value.number - 1]} {WEEKDAYS[value.weekdays[0]]}"
            if value.months == YEAR and value.on is not None:
                return f"each year on the {day} of {MONTHS[value.on.month - 1]}"
            return _in_months(value, day)
        case "after":
            return f"{times(value.number, 'day')} after it was last done"
        case "whenever":
            return "whenever it happens"


def cadence_now(value: Cadence, moved_by: date | None) -> str:
    """As `cadence`; of one for a single day that was moved, by when it is now: `once, by Mon 23 Nov 2026 (moved)`."""
    return cadence(value) if moved_by is None else f"once, by {dates.full_date(moved_by)} (moved)"


def cadence_short(value: Cadence) -> str:
    """As `cadence`, three and more weekdays on end as `Mon–Sat`: for a row of a list."""
    days = sorted(value.weekdays)
    if value.kind == "weekdays" and 3 <= len(days) < 7 and days[-1] - days[0] == len(days) - 1:
        return f"{DAYS[days[0]]}–{DAYS[days[-1]]}"
    return cadence(value)


def _in_months(value: Cadence, day: str) -> str:
    """`on the 15th of each month`, `every 3 months, on the last Friday`"""
    return f"on the {day} of each month" if value.months == 1 else f"every {value.months} months, on the {day}"


def _weekdays(days: Sequence[int]) -> str:
    named = {(0, 1, 2, 3, 4, 5, 6): "every day", (0, 1, 2, 3, 4): "Monday to Friday", (5, 6): "at the weekend"}
    if tuple(days) in named:
        return named[tuple(days)]
    if len(days) == 1:
        return f"every {WEEKDAYS[days[0]]}"
    names = [DAYS[day] for day in days]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _nth(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number in (11, 12, 13) else ending}"


def counted(counts: Counts) -> str:
    """`kept 7 of 11`, with late and repaired ones beside it; `no marks yet` before the first."""
    if not counts.counted:
        return "no marks yet"
    aside = [f"{number} {word}" for number, word in ((counts.late, "late"), (counts.repaired, "repaired")) if number]
    return f"kept {counts.kept} of {counts.counted}" + (f" ({', '.join(aside)})" if aside else "")


def times(number: int, word: str) -> str:
    """`1 promise`, `3 promises`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def beyond(promises: int, minutes: int | None, at_once: int, most_minutes: int | None) -> str:
    """That the week would carry more than was set: `4 promises and 200 minutes`, `3 and 180 minutes`."""
    carried = times(promises, "promise") + (f" and {minutes} minutes" if minutes is not None else "")
    if most_minutes is None and at_once == A_BEGINNING:
        return BEYOND_BEGINNING.format(carried=carried)
    return BEYOND.format(
        carried=carried, set=f"{at_once}" + (f" and {most_minutes} minutes" if most_minutes is not None else "")
    )


def room_for(at_once: int) -> str:
    """How many promises at a time were set. Nobody need have said the number that holds at first."""
    return "three are a good beginning" if at_once == A_BEGINNING else f"you said {at_once}"


def so_far(kept: int, number: int) -> str:
    """`1 of 3`"""
    return f"{kept} of {number}"


def this_week(kept: int, number: int) -> str:
    """`1 of 3 this week`"""
    return f"{kept} of {number} this week"


def of_week(week: OfWeek, today: date) -> str:
    """`2 of 3, week to Sun 15`: of a week that has passed, by the last day that it is about."""
    return f"{week.kept} of {week.asked} in the week to {dates.near_date(week.days[-1], today)}"


def pending(coming: Coming, today: date) -> list[str]:
    """What is about to be otherwise, for its row: `away Fri–Sat`, `from 12 Nov: Mon, Wed, Fri`, `ends Wed 11 Nov`."""
    found: list[str] = []
    if coming.pause is not None:
        first, last = (dates.near_date(day, today) for day in coming.pause)
        found.append(f"away {first}" if first == last else f"away {first} to {last}")
    if coming.term is not None:
        since = dates.near_date(coming.term.since, today)
        what = cadence(coming.term.cadence) if coming.other_cadence else "easier"
        found.append(f"from {since}: {what}")
    if coming.last is not None:
        found.append(end(coming.last, today))
    return found


def end(last: date, today: date) -> str:
    """Of a promise that was made with an end: `ends 18 Dec`, `ends today`, `ended yesterday, as agreed`."""
    if last >= today:
        return f"ends {dates.near_date(last, today)}"
    near = "yesterday" if (today - last).days == 1 else dates.on_day(last, today)
    return f"ended {near}, as agreed"


# -- labels of changes, as undo shows them
def shortened(act: str) -> str:
    """An act for a label: one line of at most 40 characters."""
    return act if len(act) <= LABEL_LENGTH else f"{act[: LABEL_LENGTH - 1].rstrip()}…"


def label_made(act: str) -> str:
    return f"Made the promise “{shortened(act)}”"


def label_shown(act: str) -> str:
    return f"Showed “{shortened(act)}”"


def label_changed(act: str) -> str:
    return f"Changed “{shortened(act)}”"


def label_ended(act: str, ending: str) -> str:
    return f"Finished “{shortened(act)}”" if ending == "finished" else f"Put down “{shortened(act)}”"


def label_looked_back(act: str) -> str:
    return f"Looked back on “{shortened(act)}”"


def label_paused(act: str) -> str:
    return f"Days away for “{shortened(act)}”"


LABEL_AWAY, LABEL_BACK = "Days away for several promises", "Took up several promises again"


def label_resumed(act: str) -> str:
    return f"Took up “{shortened(act)}” again"


def not_yours(owner: str) -> str:
    """Why somebody may not mark or change a promise: it is another's."""
    whose = f"{owner}’s promise" if owner else "somebody else’s promise"
    return f"That is {whose}: only they mark or change it. Nothing was changed."


def label_marked(acts: Sequence[str], kind: str) -> str:
    """`Marked “Home by 18:30” kept`, or with more than one `Marked “Home by 18:30” and 2 more kept`."""
    return f"Marked {_several(acts)} {MARKED_AS[kind]}"


def label_unmarked(acts: Sequence[str]) -> str:
    return f"Took back the mark of {_several(acts)}"


def _several(acts: Sequence[str]) -> str:
    return f"“{shortened(acts[0])}”" + (f" and {len(acts) - 1} more" if len(acts) > 1 else "")


def label_repaired(act: str) -> str:
    return f"Repaired “{shortened(act)}”"


def label_renegotiated(act: str, to: str) -> str:
    return f"Moved “{shortened(act)}” to {to}"


def label_note(act: str) -> str:
    return f"A note beside “{shortened(act)}”"


def label_happened(act: str) -> str:
    return f"An event of “{shortened(act)}”"


def label_noticed() -> str:
    return "What the partner noticed"
