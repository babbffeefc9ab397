"""`conflict …`: what keeps coming back, from the shell: naming it, options, rating apart, a trial and its review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words.conflicts import verbs as words
from workbook.words.wording.verbs import SHOWN

if TYPE_CHECKING:
    from workbook.domain.common.dates import Direction
    from workbook.domain.conflicts.conflict import Conflict, Ending, Picture
    from workbook.domain.conflicts.option import Option, Rated
    from workbook.domain.conflicts.trial import Outcome, Trial
    from workbook.domain.conflicts.trigger import PartOfDay

PARTS = ("morning", "afternoon", "evening", "night")
CAME_OF_IT = {"works": "works", "adjust": "adjust", "did-not-work": "did not work"}
ENDINGS = {"settled": "settled", "put-aside": "put aside", "open": ""}


def register(add: AddVerb) -> None:
    verb = add("conflict list", help=words.LIST, run=list_)
    verb.add_argument("--all", action="store_true", help=words.ALL)
    verb = add("conflict show", help=words.SHOW, run=show)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb = add("conflict add", help=words.ADD, run=add_)
    verb.add_argument("what", metavar="WHAT", help=words.WHAT)
    for name, help in (("--sets-off", words.SETS_OFF), ("--often", words.OFTEN), ("--need", words.NEED)):
        verb.add_argument(name, metavar="TEXT", help=help)
    may_be_read(verb)
    verb = add("conflict change", help=words.CHANGE, run=change)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    for name, help in (
        ("--what", words.WHAT),
        ("--sets-off", words.SETS_OFF),
        ("--often", words.OFTEN),
        ("--need", words.NEED),
    ):
        verb.add_argument(name, metavar="TEXT", help=help)
    may_be_read(verb)
    verb = add("conflict trigger", help=words.TRIGGER, run=trigger)
    may_be_read(verb)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("about", metavar="ABOUT", nargs="?", default="", help=words.ABOUT)
    verb.add_argument("--on", metavar="DATE", help=words.ON)
    verb.add_argument("--part", choices=PARTS, default="", help=words.PART)
    verb.add_argument("--place", metavar="TEXT", default="", help=words.PLACE)
    verb = add("conflict option", help=words.OPTION, run=option)
    may_be_read(verb)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("what", metavar="WHAT", help=words.OPTION_WHAT)
    verb.add_argument("--who", metavar="NAME", default="", help=words.WHO)
    verb.add_argument("--when", metavar="TEXT", default="", help=words.WHEN)
    verb.add_argument("--starts", metavar="DATE", help=words.STARTS)
    verb = add("conflict drop", help=words.DROP, run=drop)
    _of_option(verb)
    verb.add_argument("--back", action="store_true", help=words.BACK)
    verb = add("conflict rate", help=words.RATE, run=rate)
    _of_option(verb)
    verb.add_argument("--wish", metavar="1-5", type=int, help=words.WISH)
    verb.add_argument("--ability", metavar="1-5", type=int, help=words.ABILITY)
    others = verb.add_mutually_exclusive_group()
    others.add_argument("--rather-not-say", action="store_true", help=words.DECLINE)
    others.add_argument("--anew", action="store_true", help=words.ANEW)
    verb = add("conflict try", help=words.TRY, run=try_)
    _of_option(verb)
    verb.add_argument("--from", dest="first", metavar="DATE", help=words.TRY_FROM)
    verb.add_argument("--until", metavar="DATE", help=words.TRY_UNTIL)
    verb = add("conflict review", help=words.REVIEW, run=review)
    may_be_read(verb)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("outcome", nargs="?", choices=tuple(CAME_OF_IT), help=words.OUTCOME)
    verb.add_argument("--note", metavar="TEXT", default="", help=words.NOTE)
    verb.add_argument("--to", metavar="DATE", help=words.REVIEW_TO)
    verb = add("conflict end", help=words.END, run=end)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("ending", nargs="?", choices=tuple(ENDINGS), default="settled", help=words.ENDING)
    verb = add("conflict remove", help=words.REMOVE, run=remove)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("--came-up", metavar="M", type=int, help=words.REMOVE_CAME_UP)
    verb = add("conflict reword", help=words.REWORD, run=reword)
    may_be_read(verb)
    _of_option(verb)
    for name, help in (("--what", words.OPTION_WHAT), ("--who", words.WHO), ("--when", words.WHEN)):
        verb.add_argument(name, metavar="TEXT", help=help)


def may_be_read(verb: Any) -> None:
    verb.add_argument("--shown", action="store_true", help=SHOWN)


def _let_read(ctx: Context, *texts: str | None) -> None:
    from workbook.verbs.care import let_read

    let_read(ctx, ctx.args.shown, *(text for text in texts if text))


def _of_option(verb: Any) -> None:
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("option", metavar="OPTION", help=words.OPTION_NUMBER)


# --- looking


def list_(ctx: Context) -> int:
    """The conflicts that are open, what waits for a review first; with --all those that are over too."""
    from workbook.domain.conflicts.conflict import in_order

    conflicts = ctx.notebook.conflicts
    numbers = {one.id: number for number, one in enumerate(conflicts.all(), 1)}
    shown = [one for one in in_order(conflicts.pictures(), ctx.today) if ctx.args.all or not one.conflict.ending]
    if ctx.as_json:
        ctx.json(conflicts=[_summary(one, numbers[one.conflict.id], ctx.today) for one in shown])
        return 0
    for one in shown:
        ctx.say(words.line(numbers[one.conflict.id], one, ctx.today))
    if not shown:
        ctx.tell(words.ALL_OVER if numbers else words.NONE)
    return 0


def show(ctx: Context) -> int:
    """One conflict with all that belongs to it, its options with their numbers."""
    number, found = meant(ctx)
    return _shown(ctx, number, ctx.notebook.conflicts.picture(found.id))


def _shown(ctx: Context, number: int, picture: Picture) -> int:
    conflicts = ctx.notebook.conflicts
    order = {one.id: place for place, one in enumerate(conflicts.options.of(picture.conflict.id), 1)}
    names = conflicts.ratings.rater_names()
    promised = _promised(ctx)
    unrated = {one.id for one in conflicts.ratings.unrated(picture.conflict.id, ctx.person)}
    if not ctx.as_json:
        yours = {one.option.id for one in picture.options if not one.option.put_aside} - unrated
        for line in words.whole(number, picture, order, names, promised, ctx.today, yours):
            ctx.say(line)
        return 0
    ctx.json(
        conflict={
            **_summary(picture, number, ctx.today),
            "sets_off": picture.conflict.sets_off,
            "often": picture.conflict.often,
            "needs": {names.get(person) or person: text for person, text in picture.conflict.needs.items()},
            "came_up": [
                {"id": one.id, "on": one.on, "part": one.part or None, "place": one.place, "about": one.about}
                for one in picture.triggers
            ],
            "options": [
                _option(one, order[one.option.id], unrated, names)
                | {"promises": [id for id, _ in promised.get(one.option.id, ())]}
                for one in picture.options
            ],
            "trials": [_trial(one) for one in picture.trials],
        }
    )
    return 0


def _promised(ctx: Context) -> dict[str, list[tuple[str, str]]]:
    """Option id → id and act of the promises that came of it, of those that who acts may see."""
    from workbook.domain.promises.promise import FROM_OPTION

    found: dict[str, list[tuple[str, str]]] = {}
    for promise in ctx.notebook.promises.all(ctx.person):
        if promise.origin.startswith(FROM_OPTION):
            made = found.setdefault(promise.origin.removeprefix(FROM_OPTION), [])
            made.append((promise.id, promise.term_on(max(ctx.today, promise.start)).act))
    return found


def _summary(picture: Picture, number: int, today: date) -> dict[str, Any]:
    trial = picture.running
    return {
        "n": number,
        "id": picture.conflict.id,
        "what": picture.conflict.what,
        "stage": picture.stage(today),
        "review": trial.review if trial and not picture.conflict.ending else None,
    }


def _option(one: Rated, number: int, unrated: set[str], names: dict[str, str]) -> dict[str, Any]:
    """`ratings` stand only once everybody has answered; `yours_is_in` says no more than that."""
    option = one.option
    return {
        "n": number,
        "id": option.id,
        "what": option.wording.what,
        "who": option.wording.who,
        "when": option.wording.when,
        "starts": option.starts,
        "put_aside": option.put_aside,
        "fit": one.fit,
        "yours_is_in": option.id not in unrated and not option.put_aside,
        "ratings": {
            names.get(person) or person: None if said.declined else {"wish": said.wish, "ability": said.ability}
            for person, said in one.ratings.items()
        },
    }


def _trial(one: Trial) -> dict[str, Any]:
    return {
        "id": one.id,
        "option": one.option,
        "what": one.wording.what,
        "from": one.start,
        "review": one.review,
        "outcome": one.outcome or None,
        "note": one.note,
    }


# --- changing


def add_(ctx: Context) -> int:
    """Name a conflict."""
    needs = {ctx.person: ctx.args.need} if ctx.args.need else {}
    what = _text(ctx, ctx.args.what)
    _let_read(ctx, what, ctx.args.sets_off, ctx.args.often, ctx.args.need)
    made = ctx.notebook.conflicts.add(
        what,
        ctx.today,
        sets_off=ctx.args.sets_off or "",
        often=ctx.args.often or "",
        needs=needs,
    )
    other = ctx.notebook.people.other(ctx.person)
    code = _said(ctx, made.id, words.added)
    if other is not None:
        ctx.tell(words.read_too(other.name))
    return code


def change(ctx: Context) -> int:
    """Say a conflict differently; what is not given stays."""
    args, (_, old) = ctx.args, meant(ctx)
    if all(one is None for one in (args.what, args.sets_off, args.often, args.need)):
        raise UsageError(words.NOTHING_GIVEN)
    what = old.what if args.what is None else _text(ctx, args.what)
    _let_read(ctx, what if what != old.what else "", args.sets_off, args.often, args.need)
    ctx.notebook.conflicts.change(
        old.id,
        what=what,
        sets_off=old.sets_off if args.sets_off is None else args.sets_off,
        often=old.often if args.often is None else args.often,
        needs=None if args.need is None else {ctx.person: args.need},
        expect=old.revision,
    )
    return _said(ctx, old.id, lambda _: words.CHANGED)


def trigger(ctx: Context) -> int:
    """It came up again."""
    _, found = meant(ctx)
    on, about = _day(ctx, ctx.args.on, "back") or ctx.today, _text(ctx, ctx.args.about)
    _let_read(ctx, about, ctx.args.place)
    ctx.notebook.conflicts.log(
        found.id,
        on,
        ctx.today,
        about=about,
        part=cast("PartOfDay", ctx.args.part),
        place=ctx.args.place,
        person=ctx.person,
    )
    return _said(ctx, found.id, words.logged)


def option(ctx: Context) -> int:
    """One more way to solve it."""
    from workbook.domain.conflicts.option import Wording

    _, found = meant(ctx)
    wording = Wording(_text(ctx, ctx.args.what), ctx.args.who, ctx.args.when)
    _let_read(ctx, wording.what, wording.who, wording.when)
    conflicts = ctx.notebook.conflicts
    conflicts.options.add(found.id, wording, ctx.today, starts=_day(ctx, ctx.args.starts))
    return _said(ctx, found.id, lambda _: words.option_added(len(conflicts.options.of(found.id))))


def drop(ctx: Context) -> int:
    """An option off the list, or with --back on it again."""
    _, found = meant(ctx)
    options, one = ctx.notebook.conflicts.options, option_meant_in(ctx, found)
    if not ctx.args.back:
        options.drop(one.id)
    elif one.put_aside:
        options.take_back(one.id)
    return _said(ctx, found.id, lambda _: words.TAKEN_BACK if ctx.args.back else words.DROPPED)


def rate(ctx: Context) -> int:
    """What the one who acts says of an option; nobody's numbers show before everybody's are in."""
    args, (_, found) = ctx.args, meant(ctx)
    ratings, one = ctx.notebook.conflicts.ratings, option_meant_in(ctx, found)
    given = args.wish is not None or args.ability is not None
    if given == (args.rather_not_say or args.anew):
        raise UsageError(words.RATE_HOW)
    if args.anew:
        ratings.rate_anew(one.id)
        return _said(ctx, found.id, lambda _: words.RATED_ANEW)
    if args.rather_not_say:
        ratings.decline(one.id, ctx.person)
    else:
        ratings.rate(one.id, ctx.person, wish=args.wish, ability=args.ability)
    if one.id in {each.id for each in ratings.unrated(found.id, ctx.person)}:
        return _said(ctx, found.id, lambda _: words.HALF_RATED)
    everybody = bool(ratings.of(one.id))
    return _said(ctx, found.id, lambda _: words.ALL_RATED if everybody else words.KEPT_CLOSED)


def try_(ctx: Context) -> int:
    """Try an option until a day."""
    _, found = meant(ctx)
    one = option_meant_in(ctx, found)
    first = _day(ctx, ctx.args.first) or max(one.starts or ctx.today, ctx.today)
    trial = ctx.notebook.conflicts.begin_trial(one.id, first, ctx.today, _day(ctx, ctx.args.until))
    return _said(ctx, found.id, lambda _: words.tried(trial))


def review(ctx: Context) -> int:
    """What came of the trial that runs, or another day to look at it."""
    args, (_, found) = ctx.args, meant(ctx)
    if (args.outcome is None) == (args.to is None) or (args.to and args.note):
        raise UsageError(words.REVIEW_HOW)
    conflicts = ctx.notebook.conflicts
    trial = conflicts.running(found.id)
    if trial is None:
        raise NotFoundError(words.NO_TRIAL)
    if args.to is not None:
        moved = conflicts.move_review(trial.id, cast(date, _day(ctx, args.to)), ctx.today)
        return _said(ctx, found.id, lambda _: words.moved(moved.review))
    outcome = cast("Outcome", CAME_OF_IT[args.outcome])
    note = _text(ctx, args.note)
    _let_read(ctx, note)
    conflicts.conclude(trial.id, outcome, ctx.today, note=note)
    return _said(ctx, found.id, lambda picture: words.concluded(outcome, picture))


def end(ctx: Context) -> int:
    """Settled, put aside, or taken up again."""
    _, found = meant(ctx)
    ending = cast("Ending", ENDINGS[ctx.args.ending])
    ctx.notebook.conflicts.end(found.id, ending, ctx.today)
    return _said(ctx, found.id, lambda _: words.ended(ending))


def remove(ctx: Context) -> int:
    """A conflict with everything that belongs to it, or one of the times that it came up; undo brings it back."""
    number, found = meant(ctx)
    conflicts, which = ctx.notebook.conflicts, ctx.args.came_up
    if which is None:
        conflicts.remove(found.id)
    else:
        came_up = conflicts.picture(found.id).triggers
        if not 1 <= which <= len(came_up):
            raise NotFoundError(words.NO_SUCH_TIME)
        conflicts.remove_trigger(came_up[which - 1].id)
    if ctx.as_json:
        ctx.json(removed={"n": number, "id": found.id, "came_up": which})
    else:
        ctx.say(words.REMOVED)
    return 0


def reword(ctx: Context) -> int:
    """An option in other words; what is not given stays."""
    from workbook.domain.conflicts.option import Wording

    args, (_, found) = ctx.args, meant(ctx)
    if all(one is None for one in (args.what, args.who, args.when)):
        raise UsageError(words.NOTHING_GIVEN)
    one = option_meant_in(ctx, found)
    old, new = one.wording, (args.what, args.who, args.when)
    what, who, when = (was if now is None else now for was, now in zip((old.what, old.who, old.when), new, strict=True))
    what = _text(ctx, what)
    _let_read(
        ctx, *(now for was, now in zip((old.what, old.who, old.when), (what, who, when), strict=True) if now != was)
    )
    ctx.notebook.conflicts.options.change(one.id, Wording(what, who, when), starts=one.starts)
    return _said(ctx, found.id, lambda _: words.CHANGED)


# --- within


def meant(ctx: Context) -> tuple[int, Conflict]:
    from workbook.domain.conflicts.meant import conflict_meant

    every = ctx.notebook.conflicts.all()
    found = conflict_meant(every, ctx.args.conflict)
    return every.index(found) + 1, found


def option_meant_in(ctx: Context, conflict: Conflict) -> Option:
    from workbook.domain.conflicts.meant import option_meant

    return option_meant(ctx.notebook.conflicts.options.of(conflict.id), ctx.args.option)


def _day(ctx: Context, typed: str | None, toward: Direction = "ahead") -> date | None:
    from workbook.domain.common.dates import parse_day

    return None if typed is None else parse_day(typed, ctx.today, toward)


def _text(ctx: Context, typed: str) -> str:
    """What was typed; `-` reads it from standard input."""
    if typed != "-":
        return typed
    from workbook.verbs.typed import from_stdin
    from workbook.words.refusals import conflicts as refusals

    text = from_stdin(ctx, ask=words.ASK, blank=words.NOTHING_GIVEN, too_long=refusals.MUCH_TOO_LONG)
    ctx.args.typed = text
    return text


def _said(ctx: Context, id: str, sentence: Any) -> int:
    """Say what was done; programs get the conflict as it stands now."""
    picture = ctx.notebook.conflicts.picture(id)
    number = [one.id for one in ctx.notebook.conflicts.all()].index(id) + 1
    if ctx.as_json:
        return _shown(ctx, number, picture)
    from workbook.verbs.care import tell_care

    ctx.say(sentence(picture) if sentence is not words.added else words.added(number))
    given = (getattr(ctx.args, name, None) for name in ("typed", "what", "about", "sets_off", "need", "note"))
    tell_care(ctx, *(text for text in given if isinstance(text, str)))
    return 0
