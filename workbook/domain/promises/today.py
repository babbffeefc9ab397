"""What Today shows: the dues of the day, what is open from before, and the line of this week."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from workbook.domain.common.dates import week_start
from workbook.domain.common.people import Role
from workbook.domain.promises.before import closed, from_before, marked_just_now
from workbook.domain.promises.due import Due, dues, kept_in_week, week_cadence
from workbook.domain.promises.ends import end_said
from workbook.domain.promises.mark import REPAIR_HOURS, WORTH, Mark, by_promise, repairable
from workbook.domain.promises.promise import Promise

DayState = Literal["kept", "partly", "missed", "open", "nothing"]
"""What became of one day: all kept; some of it; all missed; nothing kept so far and something still open; nothing was
asked (or nothing counts)."""

MOST_BEFORE = 200
"""So many dues of earlier days are listed, the newest; `Today.before_count` tells of all."""


GAP = 3
"""So many days without any mark are a gap: one was away, as it seems."""


@dataclass(frozen=True, slots=True)
class OfWeek:
    """What became of one promise on each day of this week; a day that is yet to come is open where it asks."""

    act: str
    days: tuple[DayState, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is open of one promise from earlier days, oldest first, with what was marked on this very day; `days` are
    the seven days before it."""

    promise: Promise
    dues: tuple[Due, ...]
    days: tuple[DayState, ...]

    @property
    def open_count(self) -> int:
        return sum(due.is_open for due in self.dues)


@dataclass(frozen=True, slots=True)
class Today:
    """One day, ready to be shown.

    `dues` are those of the day with their marks (events of *whenever* promises last), without those that were moved
    away on an earlier day. `before` are dues of earlier days that are open, and those that were marked on this day
    (so that their place and number stay until the day is over), oldest first; `before_count` is how many are open in
    all. `mendable` are misses marked on earlier days that can still be repaired. `whenever` are promises that wait
    for an event. `week` has one state for each day of this week from `week_begins` on, `grid` the same of each promise
    that asks for anything in it and more than once. `progress` has kept so far and n for each n-a-week promise, by its
    id. `earlier` is all of `before` by promise. `away_since`: the first day of a gap of `GAP` days or more up to
    yesterday in which nothing at all was marked although something was due; None where there is none. `ends` are
    promises with an end that ask nothing on this day, so that they stand on it all the same, and those that came to
    theirs within the last week.
    """

    day: date
    dues: tuple[Due, ...]
    before: tuple[Due, ...]
    before_count: int
    mendable: tuple[Due, ...]
    whenever: tuple[Promise, ...]
    week_begins: date
    week: tuple[DayState, ...]
    progress: Mapping[str, tuple[int, int]]
    grid: tuple[OfWeek, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    away_since: date | None = None
    ends: tuple[Promise, ...] = ()

    @property
    def open_count(self) -> int:
        """How many dues ask for a mark: today's and those from before."""
        return sum(due.is_open for due in self.dues) + self.before_count


@dataclass(frozen=True, slots=True)
class Share:
    """What one promise gives to a day: the parts of `Today` that come of it alone, so that they can be kept while it
    and its marks are what they were. `this_week` are its dues of the week, `last_days` the seven days before
    this one where anything is open from before; `last_marked` is the last day before this one on which anything of it
    was marked."""

    promise: Promise
    waits: bool
    today: tuple[Due, ...]
    this_week: tuple[Due, ...]
    before: tuple[Due, ...]
    mendable: tuple[Due, ...]
    progress: tuple[int, int] | None
    last_days: tuple[DayState, ...] = ()
    last_marked: date | None = None


def share_of(promise: Promise, own: Sequence[Mark], day: date, week_first: int = 0) -> Share:
    """The share of one promise in `day`, from its marks in the order of their dues."""
    begins = week_start(day, week_first)
    this_week = dues(promise, own, begins, begins + timedelta(days=6), day, week_first)
    number = week_cadence(promise, day)
    if closed(promise, day):
        this_week = [due for due in this_week if not due.is_open]
    before = from_before(promise, own, day, week_first)
    return Share(
        promise=promise,
        waits=_waits_for_event(promise, day),
        today=tuple(due for due in this_week if due.on == day and not _moved_away(due.mark, day)),
        this_week=tuple(this_week),
        before=tuple(before),
        mendable=tuple(
            Due(promise, mark.on, mark.nth, mark) for mark in _since(own, day) if _listed_mendable(mark, day)
        ),
        progress=(kept_in_week(own, begins), number) if number else None,
        last_days=_last_days(promise, own, day, week_first) if before else (),
        last_marked=max((mark.marked_on for mark in own if mark.kind != "open" and mark.marked_on < day), default=None),
    )


def today_of(promises: Iterable[Promise], marks: Mapping[str, Mark], day: date, week_first: int = 0) -> Today:
    """Today's lists for `day`, from all promises and all marks (by due key). Weeks begin on `week_first`."""
    groups = by_promise(marks.values())
    return together((share_of(one, groups.get(one.id, []), day, week_first) for one in promises), day, week_first)


def together(shares: Iterable[Share], day: date, week_first: int = 0) -> Today:
    """Today's lists for `day` from the shares of its promises."""
    shares = sorted(shares, key=lambda share: (share.promise.made_on, share.promise.id))
    begins = week_start(day, week_first)
    regular = [due for share in shares if not share.waits for due in share.today]
    events = [due for share in shares if share.waits for due in share.today]
    before = sorted((due for share in shares for due in share.before), key=lambda due: due.on)
    mendable = sorted((due for share in shares for due in share.mendable), key=lambda due: due.on)
    week = [due for share in shares for due in share.this_week]
    return Today(
        day=day,
        dues=(*regular, *events),
        before=tuple(before[-MOST_BEFORE:]),
        before_count=sum(due.is_open for due in before),
        mendable=tuple(mendable),
        whenever=tuple(share.promise for share in shares if share.waits),
        week_begins=begins,
        week=tuple(state_on(week, begins + timedelta(days=n), day) for n in range(7)),
        progress={share.promise.id: share.progress for share in shares if share.progress},
        grid=tuple(
            _of_week(share, begins, day)
            for share in shares
            if share.this_week and share.promise.term_on(day).cadence.kind != "once"
        ),
        earlier=tuple(Earlier(share.promise, share.before, share.last_days) for share in shares if share.before),
        away_since=_away_since(shares, day),
        ends=tuple(
            share.promise
            for share in shares
            if not share.today and not share.waits and end_said(share.promise, day) is not None
        ),
    )


def asked_of(view: Today, role: Role) -> Today:
    """What is asked of somebody of that role: of who was let down nothing that is open from earlier days, for it piles
    up to a debt. What was marked on this very day stays."""
    if role != "partner":
        return view
    marked = (replace(one, dues=tuple(due for due in one.dues if not due.is_open)) for one in view.earlier)
    return replace(
        view,
        before=tuple(due for due in view.before if not due.is_open),
        before_count=0,
        earlier=tuple(one for one in marked if one.dues),
        away_since=None,
    )


def _away_since(shares: Sequence[Share], day: date) -> date | None:
    """See `Today.away_since`. Before the first mark of all a gap begins with the first day that is open."""
    marked = max((share.last_marked for share in shares if share.last_marked), default=date.min)
    open_days = [due.on for share in shares for due in share.before if due.is_open and due.on > marked]
    if not open_days:
        return None
    since = min(open_days) if marked == date.min else marked + timedelta(days=1)
    return since if (day - since).days >= GAP else None


def _last_days(promise: Promise, own: Sequence[Mark], day: date, week_first: int) -> tuple[DayState, ...]:
    first = day - timedelta(days=7)
    found = dues(promise, own, first, day - timedelta(days=1), day, week_first)
    return tuple(state_on(found, first + timedelta(days=n), day) for n in range(7))


def _of_week(share: Share, begins: date, today: date) -> OfWeek:
    days: list[DayState] = [state_of_week(share.this_week, begins + timedelta(days=n), today) for n in range(7)]
    return OfWeek(share.promise.term_on(today).act, tuple(days))


def state_of_week(found: Sequence[Due], day: date, today: date) -> DayState:
    """What became of a day; one that is yet to come is open where it asks."""
    if day > today and any(due.on == day and due.is_open for due in found):
        return "open"
    return state_on(found, day, today)


_WORST_FIRST: tuple[DayState, ...] = ("missed", "open", "partly", "kept", "nothing")


def worst(states: Collection[DayState | None]) -> DayState | None:
    """The worst of what became of several things on one day; None where there was nothing yet."""
    return next((state for state in _WORST_FIRST if state in states), None)


def numbered(today: Today) -> list[tuple[int, Promise, Due | None]]:
    """The numbers that the shell verbs take: dues of the day, those from before, promises that wait for an event
    (no due), their events of the day, then misses of earlier days that can still be repaired. Marking changes no
    number until the day is over."""
    waiting = {promise.id for promise in today.whenever}
    lines: list[tuple[Promise, Due | None]] = []
    lines += [(due.promise, due) for due in today.dues if due.promise.id not in waiting]
    lines += [(due.promise, due) for due in today.before]
    lines += [(promise, None) for promise in today.whenever]
    lines += [(due.promise, due) for due in today.dues if due.promise.id in waiting]
    lines += [(due.promise, due) for due in today.mendable]
    return [(number, promise, due) for number, (promise, due) in enumerate(lines, 1)]


def day_states(
    promises: Iterable[Promise],
    marks: Mapping[str, Mark],
    first: date,
    last: date,
    today: date,
    week_first: int = 0,
) -> dict[date, DayState]:
    """What became of each day from `first` to `last`, for a heatmap of one promise or of all. At most 50 years."""
    groups = by_promise(marks.values())
    by_day: dict[date, list[Due]] = {}
    for promise in promises:
        for due in dues(promise, groups.get(promise.id, []), first, last, today, week_first):
            by_day.setdefault(due.on, []).append(due)
    span = min((last - first).days, 50 * 366)
    days = [first + timedelta(days=n) for n in range(span + 1)]
    return {day: state_on(by_day.get(day, ()), day, today) for day in days}


def state_on(found: Sequence[Due], day: date, today: date) -> DayState:
    """What became of one day, from the dues of it among `found`."""
    asked, value, still_open = 0, 0.0, False
    for due in found:
        if due.on != day:
            continue
        if due.mark is not None and due.mark.kind in WORTH:
            asked += 1
            value += WORTH[due.mark.kind]
        elif due.is_open and day <= today and not (day == today and week_cadence(due.promise, day)):
            asked, still_open = asked + 1, True  # n a week may still be done on another day, so today's is no gap yet
    if not asked:
        return "nothing"
    if value:
        return "kept" if value == asked else "partly"
    return "open" if still_open else "missed"


def _since(own: Sequence[Mark], day: date) -> Sequence[Mark]:
    """The marks of the days before `day` in which a miss can be repaired, and later ones."""
    first = day - timedelta(days=-(-REPAIR_HOURS // 24))
    return own[bisect_left(own, first, key=lambda mark: mark.on) :]


def _listed_mendable(mark: Mark, day: date) -> bool:
    return repairable(mark, day) and mark.on < day and not marked_just_now(mark, day)


def _moved_away(mark: Mark | None, day: date) -> bool:
    return mark is not None and mark.kind == "renegotiated" and mark.marked_on < day


def _waits_for_event(promise: Promise, day: date) -> bool:
    last = promise.last_day
    asks = promise.start <= day and (last is None or last >= day) and not promise.away_on(day)
    return asks and promise.term_on(day).cadence.kind == "whenever"
