"""What the Promises page says: its list, the record of one promise, the year, and the small questions around a mark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.promises.steadiness import HALF_LIFE
from workbook.words.common import dates, signs
from workbook.words.promises import promise as said

if TYPE_CHECKING:
    from workbook.domain.promises.cadence import Cadence
    from workbook.domain.promises.mark import Mark, MarkKind
    from workbook.domain.promises.promise import State, Term
    from workbook.domain.promises.steadiness import Counts
    from workbook.domain.promises.today import DayState

# -- the year
DAY_WORD: Mapping[DayState, str] = {
    "kept": "kept",
    "partly": "some of it",
    "missed": "missed",
    "open": "open",
    "nothing": "nothing was due",
}
LEGEND = (
    f"{signs.DAYS['kept']} kept   {signs.DAYS['partly']} late or repaired   {signs.DAYS['missed']} missed   "
    f"{signs.DAYS['open']} open   {signs.DAYS['nothing']} nothing counted"
)

LEGEND_LIST = (  # a line each: no sign is parted from its word
    "The last 14 days, today at the end:",
    f"{signs.DAYS['kept']} kept  {signs.DAYS['partly']} late, repaired  {signs.DAYS['missed']} missed",
    f"{signs.DAYS['open']} open  {signs.DAYS['nothing']} nothing due",
)
LEGEND_LINE = "The line beneath: how it went, week by week; f tells how it is made."

# -- the list
SECTIONS: Mapping[State, str] = {"open": "OPEN", "waiting": "NOT BEGUN YET", "paused": "AWAY", "shelf": "ON THE SHELF"}
EMPTY_TITLE = "PROMISES"
EMPTY = (
    "A promise belongs here: one act of yours that somebody could see happen, the moment it hangs on, and a smallest "
    "version for the worst day."
)
EMPTY_EXAMPLE = "For example"
EMPTY_FEW = "Make few. Three that are kept weigh more than ten begun."
EMPTY_KEY = "a", "makes the first one"
EMPTY_LET_DOWN = "What your partner promises, and shows to you, stands here. Nothing is expected of you."
"""For the one who was let down: no hint to make one, and no example of what the other one owes."""
NONE_OPEN = "None is open now."
SHELF_ENDINGS = {"finished": "finished", "put down": "put down", "": "over"}


def example(act: str, cue: str, smallest: str) -> str:
    """`Leave the phone in the hall. From laying the table… Smallest version: until the plates are empty.`"""
    return f"{act}. {cue}. Smallest version: {smallest[:1].lower()}{smallest[1:]}."


def next_due(day: date, today: date) -> str:
    """`next Mon`"""
    return f"next {dates.near_date(day, today)}"


def open_from(day: str) -> str:
    return f"open from {day}"


def kept_of(counts: Counts) -> str:
    """`11 of 13`, or nothing before the first mark."""
    return f"{counts.kept} of {counts.counted}" if counts.counted else ""


# -- the record of one promise
CUE, SMALLEST, CADENCE, NOTICED, PLAN, NEED = "When", "Smallest", "How often", "They notice", "If, then", "It serves"
CAME_FROM = "Made in"
SEEN_BY, ONLY_YOU = "Seen by", "only you, with its marks and notes"
ONLY_YOU_SHORT = "only you see it"
KEPT_HEADING, YEAR, MARKS, CHANGES = "KEPT", "THE YEAR", "MARKS", "CHANGES"
NO_MARKS = "Nothing is marked yet. The first mark begins the record."
STEADINESS = "STEADINESS"
FIGURES, FIGURES_TIP = "The figure", "The number behind the line, and how it is made; once more puts it away"
MORE_MARKS = "and {count} older: go back in the year"
FORMULA_INTRO = (
    "v is what one day of it is worth, s where it stood before. After 13 of them what was before weighs half."
)


def origin(step: str, exercise: str) -> str:
    """`Own it · The fact line`"""
    return f"{step} · {exercise}"


def often(cadence: Cadence) -> str:
    """A cadence in words; a promise for one day with its day as one says it."""
    if cadence.kind == "once" and cadence.on is not None:
        return f"once, by {dates.full_date(cadence.on)}"
    return said.cadence(cadence)


def span(start: date, last: date | None, review: date | None, today: date) -> str:
    """`since 3 Aug, until 14 Dec, to be looked at on Sun 6 Dec`"""
    begins = "from" if start > today else "since"
    parts = [f"{begins} {dates.near_date(start, today)}"]
    if last is not None:
        parts.append(f"until {dates.near_date(last, today)}")
    if review is not None:
        parts.append(f"looked at again on {dates.short_date(review)}")
    return ", ".join(parts)


def counted_line(counts: Counts) -> str:
    """`Kept 11 of the last 13`, the late and repaired ones beside it."""
    aside = [
        f"{number} {word}"
        for number, word in ((counts.late, "late"), (counts.repaired, "repaired"), (counts.missed, "missed"))
        if number
    ]
    of = f"the last {counts.counted}" if counts.counted >= HALF_LIFE else f"{counts.counted}"
    return f"Kept {counts.kept} of {of}" + (f"   {' · '.join(aside)}" if aside else "")


def in_all(counts: Counts) -> str:
    return f"in all {counts.kept} of {counts.counted}"


def steadiness_now(value: float) -> str:
    return f"{value:.2f} now. It steps on days that were promised, not on every day; a miss costs about a twentieth."


def mark_line(mark: Mark) -> str:
    """What became of one day of it: `missed, marked on 14 Nov`, `moved to Fri 20 Nov`."""
    if mark.kind == "renegotiated" and mark.moved_to is not None:
        text = f"moved to {dates.short_date(mark.moved_to)}"
    else:
        text = said.MARKED_AS[mark.kind]
    if mark.moved_from is not None:
        text += f", moved here from {dates.short_date(mark.moved_from)}"
    if mark.marked_on != mark.on and mark.kind not in ("open", "renegotiated"):
        text += f", marked on {dates.short_date(mark.marked_on)}"
    return text


def marked_before(mark: Mark) -> str:
    """The marks that stood before: `first kept, then missed`."""
    return "before that: " + ", ".join(said.MARKED_AS[earlier.kind] for earlier in mark.earlier)


def noticed_line(word: str) -> str:
    return f"They say: {word}"


def current(act_due: str, kind: MarkKind | None) -> str:
    return f"{act_due}: {said.MARKED_AS[kind] if kind else 'not marked yet'}"


def term_line(term: Term, first: bool, today: date) -> str:
    """One entry of the history: what held from when on, and how it was decided."""
    when = dates.full_date(term.since)
    text = f"{often(term.cadence)}: {term.act}"
    if term.until is not None:
        text += f" (until {dates.near_date(term.until, today)})"
    if not first and term.made_on is not None and term.made_on != term.since:
        text += f", decided on {dates.short_date(term.made_on)}"
    if term.agreed:
        text += ", agreed by both"
    return f"{'from' if term.since > today else 'since'} {when}  {text}"


def pause_line(first: date, last: date) -> str:
    return f"away from {dates.full_date(first)} to {dates.full_date(last)}"


def ended_line(day: date, ending: str) -> str:
    """`finished: nothing is asked from 3 Dec 2026 on`"""
    return f"{SHELF_ENDINGS.get(ending, SHELF_ENDINGS[''])}: nothing is asked from {dates.full_date(day)} on"


def paused_until(last: date) -> str:
    return f"Away until {dates.short_date(last)}. It asks nothing before that."


def easing_from(day: date, what: str) -> str:
    """`what`: the other cadence; empty where that stays."""
    return f"From {dates.short_date(day)} on: {what}." if what else f"From {dates.short_date(day)} on other terms hold."


# -- keys: a word in the key line, a longer line in help and palette
KEPT, KEPT_TIP = "Kept", "Mark what is due as kept; on the year, the day under the cursor"
LATE, LATE_TIP = "Late", "Mark it kept, but after its time"
MISSED, MISSED_TIP = "Missed", "Mark it missed; a script for saying so is offered"
NA, NA_TIP = "Did not come up", "Away, ill, or it did not come up: it does not count"
NOTICE, NOTICE_TIP = "Your word", "Say what you noticed of it; the mark stays theirs"
HAPPENED, HAPPENED_TIP = "Happened", "What this promise waits for came up; now it asks for a mark"
MOVE, MOVE_TIP = "Move", "Move it to another day, agreed with your partner beforehand"
ADD, ADD_TIP = "Add", "Make a promise"
CHANGE, CHANGE_TIP = "Change", "Change its terms: harder at once, easier after seven days or by agreement"
END, END_TIP = "End", "Finish it or put it down; its record stays on the shelf"
AWAY, AWAY_TIP = "Away", "Days on which it cannot fall due, or back before they are over"
BACK_ON, BACK_ON_TIP = "Look back", "Look back on it: keep it, make it easier, ask more, or end it"
ORIGIN, ORIGIN_TIP = "Where from", "Go to where this promise was made"
ORIGIN_GONE = "The place where it was made is not there any more."
NOTE, NOTE_TIP = "Note", "A few words beside the mark"
REPAIR, REPAIR_TIP = "Repair", "After a miss: say so, make it good, and mark it repaired"
RECORD, RECORD_TIP = "Record", "Open the record of the promise under the cursor"
LIST, LIST_TIP = "Back", "Back to the list"

NOTHING_TO_MARK = "Nothing of this promise is due now. Past days can be marked on the year, in its record."
NOTHING_TO_MOVE = "Nothing of this promise that lies ahead can be moved."
NOTHING_TO_REPAIR = "There is no miss of the last 48 hours to repair here."
NOTHING_TO_NOTE = "There is no mark to put a note beside. Mark it first."
SHELVED = "This one is on the shelf. Its record stays as it is; a adds a new one."
NOTICE_AWAY = "What would go to your partner is put away for this sitting. Nothing is said for you."
THEIRS = "Only the one who made it marks or changes it. What you noticed can be said on a day of its year, with enter."
MISS_OFFER = "Marked missed. With p there is a short script for saying so and making it good."
MISS_MARKED = "Marked missed. Tell them all the same; that matters more than the mark."
MISS_ALONE = "Marked missed."
HAPPENED_TOLD = "It came up. Now it is due: space kept, t late, m missed."


def missed(*, mendable: bool, alone: bool) -> str:
    """After a miss is marked. `alone`: it is told to nobody."""
    if alone:
        return MISS_ALONE
    return MISS_OFFER if mendable else MISS_MARKED


def label_happened_and(act: str, kind: MarkKind) -> str:
    """`“Say so when late” came up: kept`"""
    return f"“{said.shortened(act)}” came up: {said.MARKED_AS[kind]}"
