"""`chores week`, `done`, `undo`, `skip`, `move`: the chore week from the shell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.common.finding import folded, likest
from workbook.verbs.context import AddVerb, Context
from workbook.words.chores import verbs as words
from workbook.words.common import signs

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from workbook.domain.chores.week import Felt, Week

FELT: dict[str, Felt] = {"lighter": "lighter", "as-thought": "as thought", "heavier": "heavier"}
SHORTEST_WORD = 3  # letters of a chore
PART_ORDER = {"morning": 0, "afternoon": 1, "evening": 2}


def register(add: AddVerb) -> None:
    """Add the verbs to the command line."""
    parser = add("chores week", help=words.HELP_WEEK, run=week)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)
    of_week(parser)
    parser = add("chores done", help=words.HELP_DONE, run=done)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    parser.add_argument("--minutes", metavar="M", default=None, help=words.HELP_MINUTES)
    parser.add_argument("--by", metavar="NAME", action="append", default=None, help=words.HELP_BY)
    parser.add_argument("--felt", choices=tuple(FELT), default=None, help=words.HELP_FELT)
    of_week(parser)
    parser = add("chores undo", help=words.HELP_UNDO, run=undo)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    of_week(parser)
    parser = add("chores skip", help=words.HELP_SKIP, run=skip)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    of_week(parser)
    parser = add("chores move", help=words.HELP_MOVE, run=move)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    parser.add_argument("--to", metavar="DAY", help=words.HELP_TO)
    parser.add_argument("--part", choices=tuple(PART_ORDER), help=words.HELP_PART)
    parser.add_argument("--give", metavar="NAME", action="append", default=None, help=words.HELP_GIVE)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)


def of_week(parser: ArgumentParser) -> None:
    """The option that names another week than today's."""
    parser.add_argument("--of", metavar="DAY", help=words.HELP_OF)


def week(ctx: Context) -> int:
    """The agreed week that today lies in, or the next one; a proposal where nothing is agreed yet. Where nothing
    stands on these days, the last one while it is still on trial."""
    found, ahead, over = week_named(ctx), None, False
    if found is None:
        ahead = ctx.notebook.chores.current(ctx.today + timedelta(days=7))
        here = ctx.notebook.chores.current(ctx.today)
        found = ahead if ctx.args.next else here or still_on_trial(ctx)
        over = not ctx.args.next and here is None and found is not None
        ahead = None if here or ctx.args.next else ahead
    if ctx.as_json:
        ctx.json(**_week_values(found))
        return 0
    if found is None or ahead is not None:
        ctx.tell(words.NO_WEEK if ahead is None else words.NEXT_WEEK)
    elif over:
        ctx.tell(words.LAST_WEEK)
    if found is not None:
        for line in _week_lines(found, ctx.today):
            ctx.say(line)
    return 0


def done(ctx: Context) -> int:
    """Mark a slot of the agreed week done."""
    found = _agreed(ctx)
    number = slot_meant(ctx, ctx.args.number, found)
    minutes = None if ctx.args.minutes is None else whole(ctx.args.minutes, words.MINUTES_RANGE)
    by = [_person(found, name) for name in ctx.args.by or ()]
    felt = FELT.get(ctx.args.felt)
    after = ctx.notebook.chores.done(found.id, number, ctx.today, by=by, minutes=minutes, felt=felt)
    slot = after.where(number)
    return _ticked(ctx, after, number, words.done(slot.chore, slot.people, after.record(number).minutes))


def undo(ctx: Context) -> int:
    """Open a slot again; where it was moved to stays."""
    found = _agreed(ctx)
    number = slot_meant(ctx, ctx.args.number, found, back=True)
    after = ctx.notebook.chores.reopen(found.id, number)
    return _ticked(ctx, after, number, words.reopened(after.where(number).chore))


def skip(ctx: Context) -> int:
    """A slot was not done."""
    found = _agreed(ctx)
    number = slot_meant(ctx, ctx.args.number, found)
    after = ctx.notebook.chores.not_done(found.id, number, ctx.today)
    return _ticked(ctx, after, number, words.not_done(after.where(number).chore))


def move(ctx: Context) -> int:
    """Another day, another part of it, other people: beside the plan once it is agreed, in the plan itself before."""
    args, chores = ctx.args, ctx.notebook.chores
    if not (args.to or args.part or args.give):
        raise UsageError(words.MOVE_HOW)
    found = the_week(ctx)
    number = slot_meant(ctx, ctx.args.number, found)
    if not 0 <= number < len(found.plan.slots):
        raise NotFoundError(words.NO_SUCH_SLOT)
    slot = found.where(number)
    day = _day_in(found, args.to, slot.day, ctx.today) if args.to else slot.day
    if args.to and 0 <= day < 7 * found.plan.weeks and found.has_passed(day, ctx.today):
        raise UsageError(words.move_passed(slot.chore, found.date_of(day), number + 1))
    part = PART_ORDER[args.part] if args.part else slot.part
    people = tuple(dict.fromkeys(_person(found, name) for name in args.give or ()))
    if found.state != "proposed":
        after = chores.move(found.id, number, day, part, people)
    else:
        from workbook.planning import hand
        from workbook.planning.appraisal import slots_now

        slots = hand.moved(slots_now(found), number, day, part, people)
        after = chores.change_plan(found.id, hand.by_hand(found.household, found.plan, slots))
        number = after.plan.slots.index(slots[number])
    now = after.where(number)
    sentence = words.moved(now.chore, after.date_of(now.day), now.part, now.people, number + 1)
    return slot_said(ctx, after, number, sentence)


def the_week(ctx: Context) -> Week:
    """The week in force, with --next that of the days a week on. NotFoundError where there is none."""
    on = ctx.today + timedelta(days=7) if getattr(ctx.args, "next", False) else ctx.today
    found = ctx.notebook.chores.current(on)
    if found is None:
        raise NotFoundError(words.NO_WEEK)
    return found


def week_named(ctx: Context) -> Week | None:
    """The week that the day of --of lies in; None without it. Raises NotFoundError where none is agreed there."""
    if not ctx.args.of:
        return None
    day = ctx.day(ctx.args.of, "back")
    found = ctx.notebook.chores.current(day)
    if found is None:
        raise NotFoundError(words.no_week_of(day))
    return found


def still_on_trial(ctx: Context) -> Week | None:
    """The last week, while the two have yet to look back on it: till then it can be read and ticked."""
    from workbook.domain.chores.week import last_on_trial

    return last_on_trial(ctx.notebook.chores.weeks(), ctx.today)


def _agreed(ctx: Context) -> Week:
    found = week_named(ctx)
    if found is None and ctx.notebook.chores.current(ctx.today) is None:
        found = still_on_trial(ctx)
    found = found or the_week(ctx)
    if found.state == "proposed":
        raise WorkbookError(words.NOT_AGREED)
    return found


def slot_meant(ctx: Context, typed: str, week: Week, *, back: bool = False) -> int:
    """The place of the slot in the plan, from 0: by its number, or by words of the chore that is open today, else was
    open last, else comes next. `back`: of what is not open any more."""
    typed = typed.strip()
    if len(typed) < SHORTEST_WORD or typed.lstrip("-").isdigit():
        return whole(typed, words.NUMBER_NEEDED) - 1
    wanted, today = folded(typed), (ctx.today - week.monday).days
    names = [week.where(n).chore for n in range(len(week.plan.slots))]
    found = [n for n, name in enumerate(names) if folded(name) == wanted] or [
        n for n, name in enumerate(names) if wanted in folded(name)
    ]
    meant = [n for n in found if (week.record(n).outcome == "open") != back]

    def first(of: Iterable[int]) -> int:
        return min(of, key=lambda n: (abs(week.where(n).day - today), week.where(n).day))

    if found and not meant:
        raise NotFoundError(words.NONE_IS_DONE if back else words.ALL_ARE_DONE)
    if len(called := dict.fromkeys(names[n] for n in meant)) > 1:
        among = [first(n for n in meant if names[n] == name) for name in called]
        raise NotFoundError(words.several_chores([n + 1 for n in among]), [(str(n + 1), names[n]) for n in among])
    if meant:
        return first(meant)
    near = likest(typed, names)
    if near is None:
        raise NotFoundError(words.NO_SUCH_CHORE)
    at = first(n for n, name in enumerate(names) if name == names[near])
    raise NotFoundError(words.nearest_chore(at + 1), [(str(at + 1), names[at])])


def _day_in(week: Week, typed: str, now: int, today: date) -> int:
    """The day of a week meant, from 0: a weekday is the one in the same week of a fortnight."""
    from workbook.domain.common.dates import parse_day, weekday_named

    weekday = weekday_named(typed, least=2)
    return now - now % 7 + weekday if weekday is not None else (parse_day(typed, today) - week.monday).days


def sits(ctx: Context, week: Week) -> str:
    """The name of the one who acts, if they are in the household of that week; else ""."""
    person = ctx.notebook.people.get(ctx.person)
    names = {one.name.casefold(): one.name for one in week.household.people}
    return names.get(person.name.casefold(), "") if person else ""


def you(ctx: Context, week: Week) -> str:
    if name := sits(ctx, week):
        return name
    raise UsageError(words.NOT_IN_THIS_WEEK)


def _ticked(ctx: Context, week: Week, number: int, sentence: str) -> int:
    """What became of a slot; the week is named where it is not the one of today."""
    of = "" if week.covers(ctx.today) else f" {words.in_week(week.monday, week.plan.weeks)}"
    return slot_said(ctx, week, number, f"{sentence}{of}")


def slot_said(ctx: Context, week: Week, number: int, sentence: str) -> int:
    if ctx.as_json:
        ctx.json(slot=slot_values(week, number))
    else:
        ctx.say(sentence)
    return 0


def whole(text: str, sentence: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UsageError(sentence) from None


def _person(week: Week, name: str) -> str:
    """The person of that name, whatever its capitals. Raises NotFoundError."""
    wanted = " ".join(name.split()).casefold()
    for person in week.household.people:
        if person.name.casefold() == wanted:
            return person.name
    names = [one.name for one in week.household.people]
    near = likest(wanted, names)
    raise NotFoundError(words.NO_SUCH_PERSON, [] if near is None else [(names[near], "")])


def _week_values(week: Week | None) -> dict[str, Any]:
    if week is None:
        return {"week": None, "slots": [], "unplaced": [], "loads": [], "as_done": []}
    from workbook.export.chores.plan_json import to_json
    from workbook.planning.appraisal import slots_now, stands

    plan = to_json(week.plan)
    slots = [slot_values(week, number) for number in range(len(week.plan.slots))]
    done = [
        {"person": load.person, "basis_points": load.basis_points, "minutes": load.minutes}
        for load in stands(week, slots_now(week)).as_done
    ]
    return {"week": about(week), **plan, "slots": slots, "as_done": done}


def about(week: Week) -> dict[str, Any]:
    return {
        "id": week.id,
        "monday": str(week.monday),
        "weeks": week.plan.weeks,
        "state": week.state,
        "agreed_on": None if week.agreed_on is None else str(week.agreed_on),
        "review": None if week.review is None else str(week.review),
    }


def slot_values(week: Week, number: int) -> dict[str, Any]:
    from workbook.domain.chores.household import PARTS
    from workbook.domain.chores.spelled_out import followed
    from workbook.domain.chores.week import told_minutes

    slot, record = week.where(number), week.record(number)
    return {
        "n": number + 1,
        "chore": slot.chore,
        "day": slot.day,
        "date": str(week.date_of(slot.day)),
        "part": PARTS[slot.part],
        "people": list(slot.people),
        "minutes": told_minutes(week.household, slot),
        "after": followed(week.household).get(slot.chore),
        "outcome": record.outcome,
        "done": record.outcome == "done",
        "real_minutes": record.minutes,
    }


def _week_lines(week: Week, today: date) -> list[str]:
    """The week as a list to read and to tick: a heading a day, a numbered line a slot, then the loads."""
    from workbook.domain.chores.burden import parts
    from workbook.export.chores.week_text import WIDTH, cells, owed_from, padded, wrapped
    from workbook.planning.appraisal import slots_now, stands
    from workbook.words.chores import plan as plans

    values = [slot_values(week, number) for number in range(len(week.plan.slots))]
    found = [words.week_title(week.monday, week.plan.weeks, week.state, week.review)]
    wide = min(40, max((cells(value["chore"]) for value in values), default=0))
    for day in range(7 * week.plan.weeks):
        here = sorted((value for value in values if value["day"] == day), key=lambda v: (PART_ORDER[v["part"]], v["n"]))
        if here:
            found += ["", words.day_title(week.date_of(day), today)]
        for value in here:
            glyph = signs.SLOTS[value["outcome"]]
            said = f"{value['minutes']:>3} min  {value['part']:<9}  {' + '.join(value['people'])}"
            if value["after"]:
                said += f", {plans.comes_after(value['after'])}"
            found.append(f"{value['n']:>4} {glyph} {padded(value['chore'], wide)}  {said}")
    minutes = {load.person: load.minutes for load in week.plan.loads}
    told = [(name, part, minutes[name]) for name, part in parts(week.household, week.plan.loads)]
    names = max((cells(load.person) for load in week.plan.loads), default=0)
    found += ["", *(f"  {plans.load_line(name, part, minutes, names)}" for name, part, minutes in told), ""]
    said = [*stands(week, slots_now(week)).sentences, *owed_from(week.household)]
    said += [plans.left_out(each.chore, each.times, each.reason, each.remedy) for each in week.plan.unplaced]
    return found + [row for sentence in said for row in wrapped(sentence, WIDTH, "", "  ")]
