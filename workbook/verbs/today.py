"""today and nudge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.today import asked_of
from workbook.verbs import kept_words
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import signs
from workbook.words.promises import verbs as words

if TYPE_CHECKING:
    from datetime import date

    from workbook.domain.promises.due import Due
    from workbook.domain.promises.promise import Promise
    from workbook.domain.promises.today import Today
    from workbook.domain.steps.next_step import Key, NextStep, States
    from workbook.domain.today.day import Day

    Line = tuple[int, Promise, Due | None]

SOMETHING_DUE = 10


def register(add: AddVerb) -> None:
    verb = add("today", help=words.TODAY, run=today)
    verb.add_argument("--everybody", action="store_true", help=words.EVERYBODY)
    verb.add_argument("--all", action="store_true", help=words.EVERY_DAY)
    verb.add_argument("--exit-code", action="store_true", help=words.EXIT_CODE)
    verb = add("nudge", help=words.NUDGE_HELP, run=nudge)
    verb.add_argument("--exit-code", action="store_true", help=words.EXIT_CODE)


def today(ctx: Context) -> int:
    """Dues with their numbers, chores, what is to be looked at again, and the next small step."""
    day = _day(ctx)
    lines = _numbered(ctx, day)
    if ctx.as_json:
        ctx.json(
            **_plain(day.promises, lines),
            chores=_chores(day),
            reviews=_reviews(day),
            dates=_dates(day),
            next=_step(day),
            sittings=[{"on": str(on), "at": at or None} for on, at in _sittings(ctx)],
        )
    else:
        asked = ctx.role == "rebuilding"
        said = replace(day, promises=asked_of(day.promises, ctx.role))
        if ctx.role == "partner":  # the numbers are those of the whole list, which the marking verbs take
            lines = [line for line in lines if not _is_open_before(day.promises, line)]
        for line in _lines(said, lines, _names(ctx), asked=asked, none=_none(ctx, day), every=ctx.args.all):
            ctx.say(line)
        for line in _after(ctx, day):
            ctx.say(line)
        if planned := _sittings(ctx):
            from workbook.words.today.screen import when

            ctx.say(words.sitting_line(when(planned, ctx.today)))
        _tell_missed(ctx, day)
    kept_words.tell(ctx)
    return _code(ctx, day)


def _none(ctx: Context, day: Day) -> str:
    """What is said where no promise is due."""
    if day.any_open:
        return words.NONE_TODAY
    return words.NONE_OPEN if ctx.notebook.promises.of(ctx.person) else words.NO_PROMISES


def _after(ctx: Context, day: Day) -> list[str]:
    """What comes some months after the last step. The book is read only for who has got that far."""
    from workbook.content.outline import last_step

    if ctx.role != "rebuilding" or last_step(ctx.content) not in {step for step, _ in day.states}:
        return []
    from datetime import datetime

    from workbook.domain.common.dates import day_of
    from workbook.domain.steps.afterwards import asked, standing_after
    from workbook.words.today.screen import months_on

    try:
        found = standing_after(
            ctx.book.programme,
            ctx.book.step,
            day.states,
            lambda at: day_of(datetime.fromtimestamp(at).astimezone(), ctx.clock.begins),
            ctx.today,
        )
    except WorkbookError:  # `content check` says why
        return []
    if found is None:
        return []
    said = asked(found, day.states, partial(_unsaid, ctx), promises=day.any_open)
    return ["", *words.after(months_on(said.months), said.questions, said.reread)] if said else []


def _sittings(ctx: Context) -> list[tuple[date, str]]:
    """The next ones with the book; what they are kept in is loaded only where there is something in it."""
    if not ctx.notebook.documents("appointments"):
        return []
    from workbook.domain.steps.appointments import ahead

    found = ctx.notebook.appointments.sittings(ctx.person)
    return [(one.on, one.at) for one in ahead(found, ctx.today)]


def _tell_missed(ctx: Context, day: Day) -> None:
    """The sentence after a sitting that did not happen; said on one day, as on the screen."""
    step = day.next_step
    if ctx.role != "rebuilding" or step is None or not ctx.notebook.documents("appointments"):
        return
    from datetime import datetime

    from workbook.domain.common.dates import day_of
    from workbook.domain.steps.appointments import missed
    from workbook.words.today.screen import missed_sitting

    appointments = ctx.notebook.appointments
    written = [day_of(datetime.fromtimestamp(at).astimezone(), ctx.clock.begins) for _, at in day.states.values()]
    sitting = missed(appointments.sittings(ctx.person), written, ctx.today)
    if sitting is None:
        return
    ctx.say(f"    {missed_sitting(sitting.on, ctx.today, step.exercise_title, step.minutes)}")
    if sitting.told is None:
        with suppress(WorkbookError, OSError):  # it is said once more, then
            appointments.missed_was_told(sitting, ctx.today)


def _dates(day: Day) -> list[dict[str, str]]:
    return [{"what": one.what, "at": one.at} for one in day.dates]


def nudge(ctx: Context) -> int:
    """One neutral line when something is open, nothing otherwise; nothing of a locked workbook, which it never asks to
    unlock."""
    from workbook.store.file.errors import Locked

    ctx.args.no_input = True
    try:
        day = _day(ctx, with_step=False)
    except Locked as locked:
        return ctx.failed(locked, told=False)
    # Of the one who was let down nothing is asked but what they promised themselves.
    due = bool(asked_of(day.promises, ctx.role).open_count if ctx.role == "partner" else day.open_count)
    if ctx.as_json:
        ctx.json(due=due)
    elif due:
        ctx.say(words.NUDGE)
    return SOMETHING_DUE if ctx.args.exit_code and due else 0


def _unsaid(ctx: Context, answer: Key) -> bool:
    """Did they write something there that nothing should help to say?"""
    from workbook.store.steps.answer_states import answer_text
    from workbook.verbs.care import not_to_say

    return not_to_say(ctx, answer_text(ctx.notebook, ctx.person, answer))


def _day(ctx: Context, *, with_step: bool = True) -> Day:
    unsaid = partial(_unsaid, ctx)

    def following(states: States) -> NextStep | None:
        from workbook.content.outline import next_in, next_step

        try:
            if with_step and ctx.packs:
                return next_in(ctx.book, states, ctx.role, unsaid=unsaid)
            return next_step(ctx.content, states, ctx.role, unsaid=unsaid) if with_step else None
        except (WorkbookError, OSError):
            return None  # its content cannot be read; `content check` says why

    return ctx.notebook.day(ctx.today, ctx.person, following, everybody=getattr(ctx.args, "everybody", False))


def _numbered(ctx: Context, day: Day) -> list[Line]:
    """The lines of the list with the numbers that the marking verbs take."""
    from workbook.domain.promises.targets import lines_of

    own = ctx.notebook.promises.today(ctx.today, ctx.person) if ctx.args.everybody else day.promises
    return lines_of(own, day.promises, ctx.person)


def _names(ctx: Context) -> dict[str, str]:
    """Id → name of everybody but the person acting."""
    return {person.id: person.name for person in ctx.notebook.people.all() if person.id != ctx.person}


def _code(ctx: Context, day: Day) -> int:
    return SOMETHING_DUE if ctx.args.exit_code and day.open_count else 0


def _chores(day: Day) -> list[dict[str, Any]]:
    """The slots of the agreed chore week that stand on the day; `n` is what `chores done` takes."""
    return [
        {
            "n": one.number + 1,
            "chore": one.slot.chore,
            "part": one.part,
            "minutes": one.minutes,
            "people": list(one.slot.people),
            "done": one.outcome == "done",
        }
        for one in day.chores
    ]


def _reviews(day: Day) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "id": one.id, "what": one.what, "on": str(one.on)} for one in day.reviews]


def _step(day: Day) -> dict[str, Any] | None:
    from workbook.verbs.steps import next_json

    return next_json(day.next_step)


def _plain(view: Today, lines: Sequence[Line]) -> dict[str, Any]:
    return {
        "today": str(view.day),
        "dues": [_plain_due(number, due) for number, _, due in lines if due and due not in view.mendable],
        "mendable": [_plain_due(number, due) for number, _, due in lines if due and due in view.mendable],
        "whenever": [
            {"n": number, "promise": promise.id, "act": promise.term_on(view.day).act, "person": promise.person}
            for number, promise, due in lines
            if due is None
        ],
        "ends": [
            {"promise": one.id, "act": one.term_on(view.day).act, "person": one.person, "last": str(one.last_day)}
            for one in view.ends
        ],
        "older": _older(view),
        "week": {"begins": str(view.week_begins), "days": list(view.week)},
    }


def _older(view: Today) -> int:
    """How many dues of earlier days are open and not in the list."""
    return view.before_count - sum(due.is_open for due in view.before)


def _plain_due(number: int, due: Due) -> dict[str, Any]:
    return {
        "n": number,
        "promise": due.promise.id,
        "person": due.promise.person,
        "act": due.act,
        "due": str(due.on),
        "mark": due.mark.kind if due.mark is not None and not due.is_open else None,
        "cue": due.promise.cue,
        "key": due.key,
        **({"of_week": due.of_week._asdict()} if due.of_week else {}),
    }


def _is_open_before(view: Today, line: Line) -> bool:
    due = line[2]
    return due is not None and due.is_open and due.on < view.day


def _of_earlier(view: Today, names: Mapping[str, str], lines: Sequence[Line]) -> list[str]:
    """What is open from before, a line a promise as on the screen: its newest day, and how many more there are."""
    newest = {promise.id: number for number, promise, due in lines if due and due.is_open}
    count = {one.promise.id: one.open_count - 1 for one in view.earlier}
    said: list[str] = []
    for number, promise, due in lines:
        if due is None or not due.is_open:
            said.append(_line(view, names, number, promise, due))
        elif newest[promise.id] == number:
            more = count.get(promise.id, 0)
            said.append(_line(view, names, number, promise, due, words.more_of_promise(more) if more > 0 else ""))
    return [*said, *([words.EVERY_DAY_HINT] if any(count.get(id, 0) > 0 for id in newest) else [])]


def _lines(
    day: Day, numbered: Sequence[Line], names: Mapping[str, str], *, asked: bool, none: str, every: bool = False
) -> list[str]:
    """`asked`: may anything be asked of who acts? `none` is said where no promise is due. `every`: each day of earlier
    ones by itself."""
    from workbook.words.common.dates import full_date
    from workbook.words.common.signs import DAYS
    from workbook.words.today.screen import NOTHING_ASKED

    view = day.promises
    waiting = {promise.id for promise in view.whenever}
    titles = (words.SECTION_TODAY, words.SECTION_BEFORE, words.SECTION_WHENEVER, words.SECTION_MENDABLE)
    sections: dict[str, list[Line]] = {title: [] for title in titles}
    for number, promise, due in numbered:
        if due in view.mendable:
            title = words.SECTION_MENDABLE
        elif due is not None and due.on != view.day:
            title = words.SECTION_BEFORE
        else:
            title = words.SECTION_WHENEVER if promise.id in waiting else words.SECTION_TODAY
        sections[title].append((number, promise, due))
    found = [full_date(view.day)]
    if day.dates:
        found += ["", *(words.date_line(one.what, one.at) for one in day.dates)]
    for title, lines in sections.items():
        if lines and title == words.SECTION_BEFORE and not every:
            found += ["", title, *_of_earlier(view, names, lines)]
        elif lines:
            found += ["", title, *(_line(view, names, *line) for line in lines)]
        elif title == words.SECTION_TODAY:
            found += ["", none if asked else NOTHING_ASKED]
        if title == words.SECTION_BEFORE and every and (older := _older(view)):
            found.append(words.more_before(older))
    found += _ends(view, names)
    if asked or day.any_open:
        found += ["", f"{words.WEEK_LINE}: {' '.join(DAYS[state] for state in view.week)}"]
    if chores := _chores(day):
        found += ["", words.SECTION_CHORES, *(words.chore_line(chore) for chore in chores)]
    if day.reviews:
        found += ["", words.SECTION_REVIEWS, *(words.review_line(one, view.day) for one in day.reviews)]
    if step := _step(day):
        found += ["", words.SECTION_NEXT, words.step_line(step)]
    return found


def _ends(view: Today, names: Mapping[str, str]) -> list[str]:
    """Promises that end by themselves on a day, also where they ask nothing on this one, and those that just did."""
    if not view.ends:
        return []
    lines = [
        words.end_line(one.term_on(view.day).act, names.get(one.person, ""), _end(one, view.day)) for one in view.ends
    ]
    return ["", words.SECTION_ENDS, *lines]


def _end(promise: Promise, today: date) -> str:
    from workbook.domain.promises.ends import end_said
    from workbook.words.promises import promise as said

    last = end_said(promise, today)
    return said.end(last, today) if last is not None else ""


def _line(view: Today, names: Mapping[str, str], number: int, promise: Promise, due: Due | None, more: str = "") -> str:
    from workbook.words.common.dates import near_date
    from workbook.words.promises import promise as said
    from workbook.words.today.screen import WORD

    whose = names.get(promise.person, "")
    if due is None:
        asides = [text for text in (whose, promise.cue, _end(promise, view.day)) if text]
        return words.today_line(number, f" {signs.HELD} ", promise.term_on(view.day).act, ", ".join(asides))
    kind = due.mark.kind if due.mark is not None and not due.is_open else None
    aside = [whose] if whose else []
    if due.of_week is not None:
        aside.append(said.of_week(due.of_week, view.day))
    elif due.on != view.day:
        aside.append(near_date(due.on, view.day))
        if due.promise.ran_out(view.day):
            aside.append(words.ENDED)
    if kind is not None:
        aside.append(WORD[kind])
    elif due.on == view.day and promise.cue:
        aside.append(promise.cue)
    if due.on == view.day and due.nth == 1 and promise.id in view.progress:
        aside.append(said.this_week(*view.progress[promise.id]))
    if due.on == view.day and (end := _end(promise, view.day)):
        aside.append(end)
    aside += [more] if more else []
    return words.today_line(number, signs.MARKS[kind] if kind else signs.OPEN, due.act, ", ".join(aside))
