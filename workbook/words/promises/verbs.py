"""What the shell verbs about promises say: their help, their answers, the plain text of Today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.words.common import signs
from workbook.words.promises.promise import MARKED_AS, STATES

if TYPE_CHECKING:
    from workbook.domain.promises.mark import Mark
    from workbook.domain.promises.promise import Promise, Term
    from workbook.domain.promises.summary import Summary
    from workbook.domain.today.day import Review

# -- help
ADD = "make a promise"
ACT = "what you will do; begin with a verb"
CADENCE = (
    "daily; mon,wed,fri; 3/week; every 2 days; fortnightly; monthly 15; last fri monthly; every 3 months; "
    "yearly 1 dec; 10 days after (it was last done); once 2026-12-01; whenever (default: daily)"
)
CUE = "when or where: what happens just before"
SMALLEST = "the smallest version that still counts"
NOTICED_BY = "how they would notice"
STARTS = "first day (default: today)"
UNTIL = "last day, inclusive"
REVIEW = "when you look at it again"
MINUTES = "how many minutes it takes"
OBSTACLE = "what could get in the way"
PLAN = "if that happens, then what"
NEED = "the need it serves"
LIST = "list promises with their counts; --json has more figures"
ALL = "the shelf too"
SHOW = "one promise with its terms, marks and notes"
CHANGE = "change what a promise asks; what makes it easier holds after seven days unless agreed"
AGREED = "your partner agreed to it"
SMALLER = "the new wording asks less than the old one"
NO_END = "no last day"
OWN = "keep it to yourself: your partner sees neither it nor its marks (the usual for the one who was let down)"
SHOWN = "your partner sees it too, with its marks (the usual for the one who is rebuilding)"
SHOW_NOW = "from now on your partner sees it too, with its marks and notes so far"
AWAY = "away from FROM to TO, inclusive: nothing is asked then; what is open of days that have passed did not come up"
REVIEWED = "you looked back on it: it stays as it is, and leaves today's list"
NEVER = "never"
NEXT_REVIEW = "when you look at it again (default: in four weeks); never for no day"
AWAY_FROM = "first day away"
AWAY_TO = "last day away"
BACK = "back again: the days away end today"
FINISH = "finished; it goes to the shelf with its record"
PUT_DOWN = "put down; it goes to the shelf with its record"
KEEP = "mark kept: done as promised, or the smallest version"
LATE = "mark kept late: done after its time"
MISS = "mark missed"
NA = "mark that it did not come up: away, ill, or no occasion for it; it does not count"
NUMBERS = "numbers that `today` shows (3, 1,2 or 3-8), ids, words of the act, or all"
ALL_OF_THEM = "all"
SPAN_FROM = (
    "Days from one to another are said with --from, and --to where that is not today; --on is for one day alone."
)
FROM = "with --to: every open day of it from here on"
SPAN_TO = "the last of those days (default: today)"
NUMBER = "a number that `today` shows, an id, or words of the act"
ON = "the day it was due, when that is not today"
NOTE = "a note to the mark"
REPAIR = "repair the latest miss: named and made good within 48 hours"
RENEGOTIATE = "move it to another day, agreed with your partner before the day comes"
TO = "the new day: 2026-12-01, fri, tomorrow"
HAPPENED = "an event of a “whenever” promise came up"
NOTICED = "what you noticed of a promise of your partner’s; it changes no mark"
NOTICED_WORD = "noticed, not-yet, or rather-not-say"
TODAY = "what is due today, chores, and the next small step"
NUDGE_HELP = "one neutral line when something is open; it never says what"
EVERYBODY = "the promises of everybody, with names"
EVERY_DAY = "each open day of earlier ones by itself, not a line a promise"
EVERY_DAY_HINT = "    `workbook today --all` lists each of them."
EXIT_CODE = "exit with 10 when something is due"

# -- answers
NUDGE = "Check-in"
SECTION_TODAY = "Promises for today"
SECTION_BEFORE = "Open from before"
SECTION_ENDS = "With an end"
SECTION_WHENEVER = "Whenever it happens"
SECTION_MENDABLE = "Missed; it can still be repaired"
SECTION_CHORES = "Chores today (ticked off with chores done N)"
SECTION_REVIEWS = "Time to look back"
SECTION_NEXT = "Next small step"
REVIEW_OF_WEEK = "The chore week"
REVIEW_WEEKLY = "the review of the week (`workbook review`)"
NONE_TODAY = "No promise is due today."
NO_PROMISES = 'There is no promise yet. `workbook promise add "Ring the counsellor" --cadence "once fri"` makes one.'
NONE_YET = "There is no promise yet."
"""To whom nobody hints to make one."""
NONE_OPEN = "No promise is open. `workbook promises --all` shows the shelf too."
WEEK_LINE = "This week"
ENDED = "ended"
"""Beside an open day of a promise that has come to its last one by itself."""


def after(when: str, questions: Sequence[str], reread: str) -> list[str]:
    """Some months after the last step: `One month on`, what is asked, and what to read again ("": nothing)."""
    read = [f"    Read again: workbook answer {reread}"] if reread else []
    return [when.capitalize(), *(f"    {question}" for question in questions), *read]


def made(act: str, cadence_said: str, id: str) -> str:
    return f"Promised: {act} ({cadence_said}). Its id is {id}."


def marked(act: str, day: str, kind: str, marked_on: str = "") -> str:
    """`Home by 18:30, 2026-11-20: kept (marked on 2026-11-21)`"""
    return f"{act}, {day}: {MARKED_AS[kind]}" + (f" (marked on {marked_on})" if marked_on else "")


def noticed(act: str, day: str, word: str) -> str:
    return f"{act}, {day}: your own word beside it is “{word}”. It changes no mark."


def moved(act: str, day: str, to: str) -> str:
    return f"{act}: moved from {day} to {to}."


def happened(act: str, day: str) -> str:
    return f"{act}: it came up on {day}. It is open now; keep, late or miss marks it."


def eased_from(day: str) -> str:
    return f"It is easier now, so it holds from {day} on. With your partner’s agreement (--agreed) it holds at once."


def ends_on(day: str) -> str:
    return f"It asks until {day}. With your partner’s agreement (--agreed) it ends at once."


def seen_too(name: str) -> str:
    """Said of a promise that was made and is shown. `name`: of the other one, "" where they never gave it."""
    return f"{name or 'Your partner'} sees it too, with its marks. `workbook undo` takes it back."


ONLY_YOU = "Only you see it. `workbook promise change N --shown` shows it later."
NOW_ON_SHELF = "It is on the shelf, with its record."
CHANGED = "Changed; it holds from today on."
NOTHING_TO_CHANGE = "Nothing was said that would change it. See `workbook promise change --help`."


def away(first: str, last: str) -> str:
    return f"Away from {first} to {last}: nothing is asked then."


def looked_back(act: str, on: str) -> str:
    return f"{act}: looked back on." + (f" Again on {on}." if on else "")


RESUMED = "Taken up again from today on."


def today_line(number: int, glyph: str, act: str, aside: str) -> str:
    """`  2 [ ] Home by 18:30 · when the office closes`"""
    return f"{number:>3} {glyph} {act}" + (f" · {aside}" if aside else "")


def end_line(act: str, whose: str, end: str) -> str:
    """`    ·   Lay the statement on the table · ends 18 Dec`"""
    return "     ·  " + " · ".join(text for text in (act, whose, end) if text)


def more_before(count: int) -> str:
    return f"    and {count} older"


def more_of_promise(count: int) -> str:
    """Beside the newest open day of a promise: `and 25 before it`"""
    return f"and {count} before it"


def chore_line(chore: Mapping[str, Any]) -> str:
    """`#5 [ ] Cook dinner · 45 min · Sam`; 5 is what `chores done` takes"""
    glyph = signs.TICKED if chore["done"] else signs.OPEN
    number = f"#{chore['n']}"
    return f"{number:>3} {glyph} {chore['chore']} · {chore['minutes']} min · {', '.join(chore['people'])}"


def review_line(review: Review, today: date) -> str:
    """`    ◇ Home by 18:30, Fri`, `    ◇ The chore week of 5 Jan, 18 Jan`"""
    from workbook.words.common.dates import near_date, short_date

    named = {"week": REVIEW_OF_WEEK, "weekly": REVIEW_WEEKLY}.get(review.kind, review.what)
    if review.monday is not None:
        named = f"{named} of {short_date(review.monday).partition(' ')[2]}"
    return f"    {signs.HELD} {named}, {near_date(review.on, today)}"


def date_line(what: str, at: str) -> str:
    return f"  · {what}" + (f", {at}" if at else "")


WHICH_ONES = "Say which: a number of `workbook today`, or words of a promise. Nothing was marked."
CAPACITY = "what a week of yours can carry in promises: shown, or said anew"
CAPACITY_NUMBER = "how many promises at a time"
CAPACITY_MINUTES = "how many minutes a week; none: not said"
NO_LIMIT = ("none", "-")
CAPACITY_RANGE = "From 1 to 99 promises, and at most the minutes that a week has. Nothing was saved."


def capacity(promises: int, minutes: int | None) -> str:
    said = f"{promises} promise{'s' if promises != 1 else ''} at a time"
    return f"{said}, {minutes} minutes a week." if minutes is not None else f"{said}."


def sitting_line(when: str) -> str:
    return f"    Next sitting: {when}"


def step_line(step: Mapping[str, Any]) -> str:
    """`    Apologise · 3 of 4: Draft it · about 12 min`"""
    place = f"{step['number']} of {step['of']}: {step['exercise_title']}"
    return f"    {step['title']} · {place} · about {step['minutes']} min"


def promise_line(
    standing: Summary, act: str, cadence: str, counted: str, pending: Sequence[str] = (), *, whose: str = ""
) -> str:
    """`01kb…  Home by 18:30 · every day · kept 11 of 13 · next 2026-11-22 · away Fri to Sat`; `whose`: the name of who
    made it, where that is not who reads."""
    parts = [act, *([whose] if whose else []), cadence, counted]
    if standing.state != "open":
        parts.append(STATES[standing.state])
    if standing.next_due is not None:
        parts.append(f"next {standing.next_due}")
    parts += pending
    return f"{standing.promise.id}  {' · '.join(parts)}"


def details(promise: Promise, today: date, say: Callable[[date], str] = str) -> Iterator[str]:
    """What was said around a promise, one line a field; blank ones are left out. `say`: how a day is told."""
    term = promise.term_on(max(today, promise.start))
    fields = {
        "When or where": promise.cue,
        "Smallest version": term.smallest,
        "They would notice": promise.noticed_by,
        "Obstacle": promise.obstacle,
        "If it comes": promise.plan,
        "Need it serves": promise.need,
        "Looked at again": say(promise.review_on) if promise.review_on else "",
        "Away": ", ".join(f"{say(first)} to {say(last)}" for first, last in promise.pauses),
        "Seen by": "" if promise.shown else "only you",
    }
    for title, value in fields.items():
        if value:
            yield f"  {title}: {value}"


def term_line(term: Term, cadence: str) -> str:
    """`  From 2026-11-21: Home by 18:30 · every day · until 2026-12-24 · agreed`"""
    parts = [term.act, cadence]
    if term.until is not None:
        parts.append(f"until {term.until}" if term.until >= term.since else "over")
    if term.minutes:
        parts.append(f"{term.minutes} min")
    if term.agreed:
        parts.append("agreed")
    return f"  From {term.since}: {' · '.join(parts)}"


def mark_line(mark: Mark) -> str:
    """`  2026-11-20 kept (marked on 2026-11-21; before: missed) noticed — a note`"""
    behind = [f"marked on {mark.marked_on}"] if mark.marked_on != mark.on and mark.kind != "open" else []
    if mark.moved_to:
        behind.append(f"moved to {mark.moved_to}")
    if mark.moved_from:
        behind.append(f"moved from {mark.moved_from}")
    if mark.earlier:
        behind.append(f"before: {', '.join(MARKED_AS[earlier.kind] for earlier in mark.earlier)}")
    line = f"  {mark.on} {MARKED_AS[mark.kind]}" + (f" ({'; '.join(behind)})" if behind else "")
    return line + (f" · {mark.noticed}" if mark.noticed else "") + (f" · {mark.note}" if mark.note else "")
