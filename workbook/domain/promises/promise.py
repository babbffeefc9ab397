"""A promise: what somebody undertakes to do, in the terms that hold from one date to the next.

A change never touches the past: it adds a `Term` that holds from its first day on, so that dues already shown stay
as they were.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from workbook.domain.common.errors import UsageError
from workbook.domain.common.people import Role
from workbook.domain.promises.cadence import Cadence, anchored, carried_on, times_a_week
from workbook.words.refusals import promises as refusals

Ending = Literal["", "finished", "put down"]
State = Literal["open", "waiting", "paused", "shelf"]
Effect = Literal["same", "sharpening", "easing"]
Pause = tuple[date, date]  # first and last day away

ME = "rebuilding"
"""The id of the person whose promises these are, unless another is named."""

FROM_OPTION = "option/"
"""The origin of a promise that carries out an option begins so; the option's id follows."""

EASING_DAYS = 7
"""An easing holds after this many days, unless the partner agreed to it."""
REVIEW_AGAIN = timedelta(weeks=4)
COMING = timedelta(days=60)
"""Days away are said on the row from so long before."""
LONGEST_PAUSE = 366
MOST_PAUSES = 1000
MOST_PROMISES = 2000
"""So many promises a workbook holds, the shelf included: more than a person makes in a life, and few enough to list."""
A_BEGINNING = 3
"""So many promises at a time are a good beginning: the number that holds until somebody says another."""
EARLIEST, LATEST = date(1900, 1, 1), date(2300, 12, 31)
"""No date of a promise can lie outside, whatever is typed and however long it is put off; one that does is from a
damaged file, and would make what looks at every due endless."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a promise asks from `since` on, until the next term begins or `until` (inclusive) has passed.

    `minutes` is what one doing takes (0: not said). `made_on` is the day this was decided and `agreed` whether the
    partner agreed to it. A term whose `until` lies before its `since` asks nothing: the promise is over by then.
    """

    since: date
    cadence: Cadence
    act: str
    smallest: str = ""
    until: date | None = None
    minutes: int = 0
    made_on: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise with its whole history of terms, in order of `since`; the first term's `since` is its start.

    `noticed_by` is how the other would notice. `origin` is where it was made ("step id/exercise id", or empty).
    `pauses` are days away, inclusive: dues in them are not applicable. `ending` says how it left, once it did. `shown`:
    the other may see it, with its marks; else its maker keeps it to themselves.
    ValueError without terms, with terms out of order, or with dates that no calendar of ours has (a damaged file).
    """

    id: str
    made_on: date
    terms: tuple[Term, ...]
    person: str = ME
    cue: str = ""
    noticed_by: str = ""
    obstacle: str = ""
    plan: str = ""
    need: str = ""
    review_on: date | None = None
    origin: str = ""
    pauses: tuple[Pause, ...] = ()
    ending: Ending = ""
    shown: bool = True
    revision: int = 0

    def __post_init__(self) -> None:
        days = [term.since for term in self.terms]
        if not days or any(earlier >= later for earlier, later in pairwise(days)):
            raise ValueError("terms that are missing or out of order")
        days += [day for term in self.terms for day in (term.until, term.made_on, term.cadence.on) if day is not None]
        days += [self.made_on, self.review_on or self.made_on, *(day for pause in self.pauses for day in pause)]
        if min(days) < EARLIEST or max(days) > LATEST:
            raise ValueError("a date out of reach")

    @property
    def start(self) -> date:
        return self.terms[0].since

    def may_be_seen_by(self, person: str | None) -> bool:
        """Whether this person may see it; None: whoever looks, both of them at once."""
        return self.shown or self.person == person

    def term_on(self, day: date) -> Term:
        """The term that holds on `day`; before the start, the first one."""
        for term in reversed(self.terms):
            if term.since <= day:
                return term
        return self.terms[0]

    def away_on(self, day: date) -> bool:
        """Whether `day` lies in a pause."""
        return any(first <= day <= last for first, last in self.pauses)

    @property
    def last_day(self) -> date | None:
        """The last day on which anything can fall due by its terms; None while there is no end in sight."""
        runs = stretches(self)
        if not runs:
            return self.start - timedelta(days=1)
        cadence, _, last = runs[-1]
        if cadence.kind != "once" or cadence.on is None:
            return last
        return cadence.on if last is None else min(cadence.on, last)  # somebody may have ended it before its day

    def ran_out(self, today: date) -> bool:
        """Has it come to its last day by itself? One made for a single day has no end that would have to be said."""
        last = self.last_day
        return last is not None and last < today and not self.ending and self.terms[-1].cadence.kind != "once"


def stretches(promise: Promise) -> list[tuple[Cadence, date, date | None]]:
    """Cadence, first day and last day (None: no end) of each stretch of time with one cadence.

    Terms that differ in wording only are joined, so that a reworded promise keeps its week. Stretches are in
    order and never overlap.
    """
    found: list[tuple[Cadence, date, date | None]] = []
    for number, term in enumerate(promise.terms):
        last = term.until
        if number + 1 < len(promise.terms):
            before_next = promise.terms[number + 1].since - timedelta(days=1)
            last = before_next if last is None or before_next < last else last
        if last is not None and last < term.since:
            continue
        if found and found[-1][0] == term.cadence and found[-1][2] == term.since - timedelta(days=1):
            found[-1] = (term.cadence, found[-1][1], last)
        else:
            found.append((term.cadence, term.since, last))
    return found


def stretch_on(promise: Promise, day: date) -> tuple[Cadence, date, date | None] | None:
    """The stretch that holds on `day`; None where nothing is asked."""
    return next((one for one in stretches(promise) if one[1] <= day and (one[2] is None or day <= one[2])), None)


def effect(old: Term, new: Term, smaller: bool = False) -> Effect:
    """Whether `new` asks less than `old` (an easing), more (a sharpening), or as much.

    Easing: rarer, fewer minutes, a sooner end, or smaller by the promiser's own word (`smaller`). One easing among
    sharpenings makes the whole an easing.
    """
    before, after = _weight(old.cadence), _weight(new.cadence)
    end_before, end_after = old.until or date.max, new.until or date.max
    if smaller or after < before or end_after < end_before or 0 < new.minutes < old.minutes:
        return "easing"
    if after > before or end_after > end_before or new.minutes > old.minutes:
        return "sharpening"
    return "same"


def changed(promise: Promise, new: Term, today: date, *, agreed: bool, smaller: bool = False) -> Promise:
    """`promise` with other terms, decided today: an easing holds after seven days unless the partner agreed, all
    else at once. Terms that were decided but do not hold yet give way.

    The `since` of `new` is set here. UsageError when the date of a promise made for one day is to be changed: that
    is renegotiated, not changed.
    """
    old = promise.term_on(max(today, promise.start))
    if old.cadence.kind == "once" == new.cadence.kind and old.cadence.on != new.cadence.on:
        raise UsageError(refusals.RENEGOTIATE_INSTEAD)
    waits = effect(old, new, smaller) == "easing" and not agreed and promise.made_on != today
    since = today + timedelta(days=EASING_DAYS) if waits else today
    since = max(since, promise.start)
    cadence = anchored(carried_on(new.cadence, old.cadence), since)
    term = replace(new, since=since, cadence=cadence, made_on=today, agreed=agreed)
    held = max(today, promise.start)
    kept = tuple(earlier for earlier in promise.terms if earlier.since < since and earlier.since <= held)
    return replace(promise, terms=(*kept, term), ending="")


def ended(promise: Promise, ending: Ending, today: date, *, agreed: bool) -> Promise:
    """`promise` put down or finished. It asks nothing more from today on when the partner agreed, when its review
    has come, or when it was made today; else after seven days (a sooner end is an easing)."""
    settled = agreed or review_has_come(promise, today)
    old = promise.term_on(max(today, promise.start))
    over = replace(old, until=today - timedelta(days=1))
    return replace(changed(promise, over, today, agreed=settled), ending=ending)


def review_has_come(promise: Promise, today: date) -> bool:
    """Whether its day to look back is today or has passed, whatever shelf it lies on."""
    return promise.review_on is not None and promise.review_on <= today


def next_review(today: date) -> date:
    """The day that is offered for looking back the next time."""
    return today + REVIEW_AGAIN


def paused(promise: Promise, first: date, last: date, today: date) -> Promise:
    """`promise` with a pause from `first` to `last`, inclusive. Days that have passed cannot be paused (mark them
    "not applicable" instead). UsageError for that, for an end before the start, and for more than a year."""
    if last < first:
        raise UsageError(refusals.PAUSE_BACKWARDS)
    if first < today:
        raise UsageError(refusals.PAUSE_PASSED)
    if (last - first).days >= LONGEST_PAUSE:
        raise UsageError(refusals.PAUSE_TOO_LONG)
    return replace(promise, pauses=tuple(sorted({*promise.pauses, (first, last)})))


def resumed(promise: Promise, today: date) -> Promise:
    """`promise` with the pause that today lies in ended yesterday; days that were away stay away."""
    yesterday = today - timedelta(days=1)
    cut = [(first, yesterday if first <= today <= last else last) for first, last in promise.pauses]
    return replace(promise, pauses=tuple((first, last) for first, last in cut if first <= last))


def state(promise: Promise, today: date, *, settled: bool = False) -> State:
    """Where it belongs: open, waiting to begin, paused, or on the shelf.

    On the shelf are promises whose last day has passed; one made for a single day goes there when it is put down or
    `settled` (its due, and every one it was moved to, is marked), for until then it still asks.
    """
    last = promise.last_day
    one_day = promise.terms[-1].cadence.kind == "once" and not promise.ending
    if settled if one_day else last is not None and last < today:
        return "shelf"
    if promise.start > today:
        return "waiting"
    return "paused" if promise.away_on(today) else "open"


@dataclass(frozen=True, slots=True)
class Coming:
    """What is decided of a promise and does not hold yet: days away, other terms (with another cadence or only other
    words), and its last day, each day until then. None where there is none."""

    pause: Pause | None
    term: Term | None
    other_cadence: bool
    last: date | None


def coming(promise: Promise, today: date) -> Coming:
    """What is about to be otherwise from tomorrow on."""
    now = promise.term_on(max(today, promise.start))
    later = next((term for term in promise.terms[1:] if term.since > max(today, promise.start)), None)
    over = later is not None and later.until is not None and later.until < later.since
    last, one_day = promise.last_day, promise.terms[-1].cadence.kind == "once"
    ahead = last is not None and today <= last
    return Coming(
        pause=next((pause for pause in promise.pauses if today < pause[0] < today + COMING), None),
        term=later if later is not None and not over else None,
        other_cadence=later is not None and later.cadence != now.cadence,
        last=last if ahead and not one_day else None,
    )


def minutes_a_week(promise: Promise, today: date) -> float:
    """What it asks of an average week, in minutes, by the term that holds today; a promise for one day counts
    once, one for *whenever* not at all (nobody can say how often)."""
    term = promise.term_on(max(today, promise.start))
    times = 1.0 if term.cadence.kind == "once" else times_a_week(term.cadence)
    return times * term.minutes


def _weight(cadence: Cadence) -> float:
    # Times a week, with "once" below all that comes again, and "whenever" below that.
    if cadence.kind == "whenever":
        return -1.0
    return times_a_week(cadence)


def is_told(promise: Promise, role: Role, *, unsafe: bool) -> bool:
    """Is what becomes of it, a miss or another day, something to talk over with the other one? Not of a promise that is
    kept to oneself, and not by somebody who is afraid of them (`unsafe`); of the one who was let down nothing is
    asked."""
    return promise.shown and role != "partner" and not unsafe
