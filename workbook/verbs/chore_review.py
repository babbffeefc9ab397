"""`chores review`: what became of an agreed week, asked and told as on the screen, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.common.finding import folded
from workbook.verbs.chores import about, of_week, sits, slot_values, week_named, whole, you
from workbook.verbs.context import AddVerb, Context
from workbook.words.chores import verbs as words

if TYPE_CHECKING:
    from workbook.domain.chores.week import Week, WeekState

CAME: dict[str, WeekState] = {"worked": "worked", "adjust": "adjust", "did-not-work": "did not work", "open": "agreed"}


def register(add: AddVerb) -> None:
    """Add the verb to the command line."""
    parser = add("chores review", help=words.HELP_REVIEW, run=review)
    parser.add_argument("outcome", nargs="?", choices=tuple(CAME), help=words.HELP_CAME)
    parser.add_argument("--fair", metavar="0-10", help=words.HELP_FAIR)
    of_week(parser)


def review(ctx: Context) -> int:
    """What became of the agreed week; with an outcome or --fair, what is said of it."""
    chores, found = ctx.notebook.chores, _meant(ctx)
    fair = None if ctx.args.fair is None else whole(ctx.args.fair, words.FEELS_RANGE)
    if ctx.may_ask and not ctx.as_json:
        found = _asked(ctx, found)
    with ctx.notebook.change(words.label_concluded(found.monday)):
        if fair is not None:
            found = chores.feels(found.id, you(ctx, found), fair)
        if ctx.args.outcome is not None:
            found = chores.conclude(found.id, CAME[ctx.args.outcome])
    outcomes = [found.record(number).outcome for number in range(len(found.plan.slots))]
    counts = {each: outcomes.count(each) for each in ("done", "not done", "open")}
    if ctx.as_json:
        # How fair it feels is asked apart: what the other one said is not shown.
        own = found.feels_fair.get(you(ctx, found)) if sits(ctx, found) else None
        unticked = [slot_values(found, number) for number in found.unticked(ctx.today)]
        ctx.json(unticked=unticked, week={**about(found), **counts, "feels_fair": own})
        return 0
    from workbook.words.chores import dialogs

    each = dialogs.of_each(found.became()) if len(found.household.people) > 1 else ""
    ctx.say(words.week_title(found.monday, found.plan.weeks, found.state, found.review))
    ctx.say(f"{dialogs.became(counts['done'], counts['not done'], len(outcomes))} {each}".strip())
    for line in _left(ctx, found):
        ctx.say(line)
    if fair is not None:
        ctx.say(words.FELT_KEPT)
    if more := [week for week in chores.weeks() if week.review_has_come(ctx.today) and week.id != found.id]:
        ctx.tell(words.more_wait([week.monday for week in more]))
    return 0


def _meant(ctx: Context) -> Week:
    """The week that is looked back on; what is taken back was said of the last of which anything was said."""
    from workbook.domain.chores.week import to_look_back_on

    found = week_named(ctx)
    if found is None:
        weeks = [week for week in ctx.notebook.chores.weeks() if week.monday <= ctx.today]
        said = [week for week in weeks if week.state not in ("proposed", "agreed")]
        found = said[-1] if said and ctx.args.outcome == "open" else to_look_back_on(weeks, ctx.today)
        found = found or ctx.notebook.chores.current(ctx.today)
    if found is None:
        raise NotFoundError(words.NO_WEEK)
    if found.state == "proposed":
        raise WorkbookError(words.NOT_AGREED)
    return found


def _left(ctx: Context, week: Week) -> list[str]:
    """What nobody said anything of, a line each, and what that means for the sums."""
    from workbook.export.chores.week_text import WIDTH, wrapped

    if not (numbers := week.unticked(ctx.today)):
        return []
    here = ctx.notebook.chores.current(ctx.today)
    of = "" if here is not None and here.id == week.id else f" --of {week.monday}"
    lines = [_line(week, number) for number in numbers]
    means = wrapped(words.unticked_means(numbers[0] + 1, of), WIDTH, "", "")
    return ["", words.UNTICKED_TITLE, *lines, *means]


def _line(week: Week, number: int) -> str:
    values, slot = slot_values(week, number), week.where(number)
    return words.unticked_line(number + 1, slot.chore, week.date_of(slot.day), slot.people, values["minutes"])


def _asked(ctx: Context, week: Week) -> Week:
    """Ask what became of each slot nobody spoke of. What stays open stays as it is; ctrl+d leaves the rest open."""
    from workbook.verbs.asking import Asker, Stopped
    from workbook.words.chores import dialogs

    numbers = week.unticked(ctx.today)
    if not numbers:
        return week
    ctx.tell(f"{dialogs.ASK_TITLE} {words.ASK_HOW}")
    said: dict[int, str] = {}
    asker = Asker()
    try:
        for number in numbers:
            said[number] = asker.until(_line(week, number), _answer)
            if said[number] == words.ASK_REST:
                said |= dict.fromkeys(numbers[numbers.index(number) :], words.ASK_DONE)
                break
    except Stopped:
        pass
    chores = ctx.notebook.chores
    if any(said.values()):
        with ctx.notebook.change(dialogs.LABEL_ASKED):
            for number, answer in said.items():
                if answer == words.ASK_DONE:
                    chores.done(week.id, number, week.date_of(week.where(number).day))
                elif answer:
                    chores.not_done(week.id, number, ctx.today)
    return chores.week(week.id)


def _answer(typed: str) -> str:
    """One of the three letters, or nothing."""
    letters = (words.ASK_DONE, words.ASK_NOT, words.ASK_REST)
    if (letter := folded(typed)) in ("", *letters):
        return letter
    raise UsageError(words.ASK_HOW)
