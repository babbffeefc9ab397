"""`chores rest` and `chores others`: the days that are left planned anew, and other plans for the same week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.verbs.chore_plan import searched, seconds_of
from workbook.verbs.chores import the_week
from workbook.verbs.context import AddVerb, Context
from workbook.words.chores import screen
from workbook.words.chores import verbs as words

if TYPE_CHECKING:
    from workbook.domain.chores.week import Week, WeekPlan
    from workbook.planning.others import OtherPlan


def register(add: AddVerb) -> None:
    verb = add("chores rest", help=words.HELP_REST, run=rest)
    verb.add_argument("--save", action="store_true", help=words.HELP_KEEP)
    verb.add_argument("--seconds", metavar="S", default=None, help=words.HELP_SECONDS)
    verb = add("chores others", help=words.HELP_OTHERS, run=others)
    verb.add_argument("name", nargs="?", metavar="NAME", help=words.HELP_OTHER)
    verb.add_argument("--save", action="store_true", help=words.HELP_KEEP)
    verb.add_argument("--next", action="store_true", help=words.HELP_NEXT)
    verb.add_argument("--seconds", metavar="S", default=None, help=words.HELP_SECONDS)


def rest(ctx: Context) -> int:
    """The days of the agreed week from today on, planned anew with few changes."""
    from workbook.export.chores.plan_json import to_json
    from workbook.export.chores.week_text import as_text
    from workbook.planning.replan import replan

    week, chores, seconds = the_week(ctx), ctx.notebook.chores, seconds_of(ctx.args.seconds)
    if week.state == "proposed":
        raise WorkbookError(words.NOT_AGREED)
    if open_ones := week.unticked(ctx.today):
        ctx.tell(words.unticked(len(open_ones)))
    household = chores.for_the_rest(week)
    found = searched(
        lambda progress, cancelled: replan(
            week, ctx.today, household, seconds=seconds, progress=progress, cancelled=cancelled
        )
    )
    if ctx.args.save:
        _as_it_was(ctx, week)
        chores.change_plan(week.id, found.plan, found.household)
    if ctx.as_json:
        ctx.json(changes=found.changes, kept=ctx.args.save, **to_json(found.plan))
        return 0
    ctx.say(as_text(found.household, found.plan))
    ctx.tell(words.replanned(found.changes) if ctx.args.save else words.NOT_KEPT_YET)
    return 0


def others(ctx: Context) -> int:
    """Other good plans by name; one of them shown, or put in the place of the proposal."""
    from workbook.planning.appraisal import slots_now
    from workbook.planning.others import other_plans, why_none

    week, chores, seconds = the_week(ctx), ctx.notebook.chores, seconds_of(ctx.args.seconds)
    name = _name(ctx.args.name)
    if ctx.args.save and not name:
        raise UsageError(words.WHICH_OTHER)
    before = [one for one in chores.weeks() if one.monday < week.monday and one.state != "proposed"]
    last = tuple(slots_now(before[-1])) if before else ()
    fairest = week.plan if week.plan.status == "proved" else None
    found = searched(
        lambda progress, cancelled: other_plans(
            week.household,
            weeks=week.plan.weeks,
            fairest=fairest,
            last=last,
            seconds=seconds,
            progress=progress,
            cancelled=cancelled,
        )
    )
    if not name:
        return _listed(ctx, week, found)
    one = next((one for one in found if one.name == name), None)
    if one is None:
        raise NotFoundError(why_none() or words.NOT_FOUND_THIS_TIME)
    return _shown(ctx, week, one)


def _name(typed: str | None) -> str:
    """The name of a plan, by its words."""
    if typed is None:
        return ""
    from workbook.domain.common.finding import likest

    names = [*screen.OTHER_NAMES]
    at = likest(typed.replace("-", " "), names)
    if at is None:
        raise NotFoundError(words.NO_SUCH_OTHER)
    return names[at]


def _listed(ctx: Context, week: Week, found: tuple[OtherPlan, ...]) -> int:
    from workbook.domain.chores.burden import parts
    from workbook.export.chores.plan_json import to_json

    if ctx.as_json:
        ctx.json(others=[{"name": one.name, "differs": one.differs, "plan": to_json(one.plan)} for one in found])
        return 0
    for one in found:
        shares = [f"{name} {words.share_of(part)}" for name, part in parts(week.household, one.plan.loads)]
        ctx.say(words.other_line(one.name, one.differs, shares))
    from workbook.planning.others import why_none

    ctx.tell(words.OTHERS_HINT if len(found) > 1 else why_none() or screen.NO_OTHERS)
    return 0


def _shown(ctx: Context, week: Week, one: OtherPlan) -> int:
    from workbook.export.chores.plan_json import to_json
    from workbook.export.chores.week_text import as_text

    if ctx.args.save:
        _take(ctx, week, one.plan)
    if ctx.as_json:
        ctx.json(name=one.name, differs=one.differs, kept=ctx.args.save, **to_json(one.plan))
        return 0
    ctx.say(as_text(week.household, one.plan))
    ctx.tell(words.kept(week.monday) if ctx.args.save else words.NOT_KEPT_YET)
    return 0


def _take(ctx: Context, week: Week, plan: WeekPlan) -> None:
    """In the place of the proposal; beside an agreed week as a new proposal."""
    chores = ctx.notebook.chores
    if week.state == "proposed":
        _as_it_was(ctx, week)
        chores.change_plan(week.id, plan)
    else:
        chores.propose(week.household, plan, week.monday)


def _as_it_was(ctx: Context, week: Week) -> None:
    """UsageError when somebody changed the week while it was searched."""
    if ctx.notebook.chores.week(week.id).plan != week.plan:
        raise UsageError(screen.CHANGED_ELSEWHERE)
