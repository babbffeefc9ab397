"""`jot` and `jots`: lines caught in passing, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import jot as words
from workbook.words.wording.verbs import SHOWN

if TYPE_CHECKING:
    from workbook.domain.common.jot import Jot

SHORTEST_WORD = 3  # letters of a line


def register(add: AddVerb) -> None:
    verb = add("jot", help=words.JOT, run=jot)
    verb.add_argument("words", nargs="*", metavar="WORDS", help=words.JOT_WORDS)
    verb = add("jots", help=words.JOTS, run=jots)
    verb.add_argument("act", nargs="?", type=_act, choices=("sort", "let-go"), help=words.JOTS_ACT)
    verb.add_argument("number", nargs="?", metavar="N", help=words.JOTS_NUMBER)
    verb.add_argument("--let-go", dest="gone", metavar="N", help=words.LET_GO)
    # Whom it is done as, as everywhere; with `sort` the kinds are meant first, for nobody is called so.
    verb.add_argument("--as", dest="kinds", action="append", metavar="KIND", help=words.SORT_AS)
    verb.add_argument("--conflict", metavar="N", help=words.SORT_CONFLICT)
    verb.add_argument("--minutes", metavar="M", type=int, help=words.SORT_MINUTES)
    verb.add_argument("--cadence", metavar="C", help=words.SORT_CADENCE)
    verb.add_argument("--shown", action="store_true", help=SHOWN)


def _act(typed: str) -> str:
    if typed.isdecimal():
        raise UsageError(words.NUMBER_AFTER)
    return typed


def jot(ctx: Context) -> int:
    """Catch a line."""
    said = " ".join(ctx.args.words)
    caught = ctx.notebook.jots.add(ctx.person, _typed(ctx) if said in ("", "-") else said, ctx.today)
    from workbook.verbs.care import care_values, tell_care

    if ctx.as_json:
        ctx.json(jot=_plain(caught), care=care_values(ctx, caught.text))
    else:
        ctx.say(words.CAUGHT)
        tell_care(ctx, caught.text)
    return 0


def jots(ctx: Context) -> int:
    """List the lines, sort one, or let one go."""
    args = ctx.args
    kind = _kind_and_person(ctx)
    found = ctx.notebook.jots.of(ctx.person)
    if args.gone is not None and args.act is not None:
        raise UsageError(words.ONE_THING)
    if args.act is not None and args.number is None:
        raise UsageError(words.WHICH_JOT)
    number = args.number if args.gone is None else args.gone
    if number is None:
        return _listed(ctx, found)
    meant = _meant(found, number)
    if args.act == "sort":
        return _sort(ctx, meant, kind)
    ctx.notebook.jots.let_go(ctx.person, meant.id)
    if ctx.as_json:
        ctx.json(let_go=meant.id)
    else:
        ctx.say(words.GONE)
    return 0


def _meant(found: list[Jot], typed: str) -> Jot:
    """The line meant, by its number or words of it. NotFoundError names the nearest, or those that have the words."""
    from workbook.domain.common.finding import folded, likest

    typed = typed.strip()
    if typed.lstrip("-").isdecimal():
        if not 1 <= int(typed[:9]) <= len(found):
            raise NotFoundError(words.NO_SUCH_JOT)
        return found[int(typed) - 1]
    have = [n for n, one in enumerate(found, 1) if len(typed) >= SHORTEST_WORD and folded(typed) in folded(one.text)]
    if len(have) > 1:
        raise NotFoundError(words.several_jots(have), [(str(n), found[n - 1].text) for n in have])
    near = None if have else likest(typed, [one.text for one in found])
    if near is not None:
        raise NotFoundError(words.nearest_jot(near + 1), [(str(near + 1), found[near].text)])
    if not have:
        raise NotFoundError(words.NO_SUCH_JOT)
    return found[have[0] - 1]


def _listed(ctx: Context, found: list[Jot]) -> int:
    if ctx.as_json:
        ctx.json(jots=[{"n": n, **_plain(one)} for n, one in enumerate(found, 1)])
        return 0
    for n, one in enumerate(found, 1):
        ctx.say(words.line(n, str(one.on), " ".join(one.text.split())))
    if not found:
        ctx.tell(words.NONE)
    return 0


def _kind_and_person(ctx: Context) -> str:
    """What `--as` says: to `sort` what the line becomes; anything else is who acts."""
    kind = ""
    for said in ctx.args.kinds or ():
        if ctx.args.act == "sort" and not kind and said.strip().casefold() in words.KINDS:
            kind = said.strip().casefold()
        elif ctx.args.act is None and said.strip().casefold() in words.KINDS:
            raise UsageError(words.NUMBER_AFTER)
        else:
            setattr(ctx.args, "as", said)
    if ctx.args.act == "sort" and not kind:
        raise UsageError(words.SORT_HOW)
    return kind


def _sort(ctx: Context, jot: Jot, kind: str) -> int:
    """The line becomes what it says, and leaves the list."""
    from workbook.store.journey import sorting

    made: str | None = None
    if kind in ("trigger", "chore"):
        from workbook.verbs.care import let_read

        let_read(ctx, ctx.args.shown, jot.text)
    match kind:
        case "trigger":
            sorting.into_trigger(ctx.notebook, jot, _conflict(ctx), ctx.today)
        case "noticed":
            from workbook.content.pieces import line_of_moments

            sorting.into_note(ctx.notebook, jot, line_of_moments(ctx.book))
        case "chore":
            minutes = sorting.MINUTES if ctx.args.minutes is None else ctx.args.minutes
            sorting.into_chore(ctx.notebook, jot, minutes)
        case "promise":
            made = _promise(ctx, jot)
            if made is None:
                return 1
        case _:
            raise UsageError(words.SORT_HOW)
    if ctx.as_json:
        ctx.json(sorted={"id": jot.id, "as": kind, **({"promise": made} if made else {})})
    else:
        ctx.say(words.SORTED[kind])
    return 0


def _conflict(ctx: Context) -> str:
    """The conflict that came up: the one named, else the only one that is open."""
    from workbook.domain.conflicts.meant import conflict_meant

    every = ctx.notebook.conflicts.all()
    if ctx.args.conflict is not None:
        return conflict_meant(every, ctx.args.conflict).id
    still = [one for one in every if not one.ending]
    if len(still) != 1:
        raise UsageError(words.WHICH_CONFLICT if still else words.NO_CONFLICT)
    return still[0].id


def _promise(ctx: Context, jot: Jot) -> str | None:
    """The id of the promise; None where it is more than the week carries, and was left."""
    from workbook.domain.promises.cadence import WHENEVER
    from workbook.domain.promises.drafting import Draft, shown_at_first
    from workbook.domain.promises.typed_cadence import parse_cadence
    from workbook.store.journey import sorting
    from workbook.verbs.capacity import week_carries
    from workbook.verbs.care import care_in

    said = ctx.args.cadence
    cadence = WHENEVER if said is None else parse_cadence(said, ctx.today)
    draft = Draft(
        act=" ".join(jot.text.split()),
        cadence=cadence,
        person=ctx.person,
        shown=shown_at_first(ctx.role, "", cared_for=bool(care_in(ctx, jot.text))),
    )
    return sorting.into_promise(ctx.notebook, jot, draft, ctx.today) if week_carries(ctx, draft) else None


def _typed(ctx: Context) -> str:
    from workbook.domain.common.jot import LONGEST
    from workbook.verbs.typed import from_stdin

    return from_stdin(ctx, ask=words.ASK, blank=words.BLANK, too_long=words.TOO_LONG.format(most=LONGEST))


def _plain(one: Jot) -> dict[str, object]:
    return {"id": one.id, "on": str(one.on), "text": one.text}
