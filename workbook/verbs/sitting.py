"""`sitting`: when the person sits down with the book next."""

from __future__ import annotations

from workbook.domain.common.errors import UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words.steps import verbs as words


def register(add: AddVerb) -> None:
    verb = add("sitting", help=words.SITTING_HELP, run=sitting)
    verb.add_argument("when", nargs="*", metavar="DAY", help=words.SITTING_WHEN)
    verb.add_argument("--none", action="store_true", help=words.SITTING_NONE)


def sitting(ctx: Context) -> int:
    """Show the next sittings; set them, in the place of those that were; or take them back."""
    from workbook.domain.steps.appointments import ahead, typed_sittings

    args, appointments = ctx.args, ctx.notebook.appointments
    if args.none and args.when:
        raise UsageError(words.SITTING_OR_NONE)
    if args.none or args.when:
        planned = () if args.none else typed_sittings(" ".join(args.when), ctx.today)
        appointments.set_sittings(ctx.person, planned)
    found = [(one.on, one.at) for one in ahead(appointments.sittings(ctx.person), ctx.today)]
    if ctx.as_json:
        ctx.json(sittings=[{"on": str(on), "at": at or None} for on, at in found])
    elif found:
        from workbook.words.steps.acts import made_sitting

        for line in made_sitting(found).split("\n"):
            ctx.say(line)
    else:
        ctx.tell(words.SITTINGS_GONE if args.none else words.NO_SITTING)
    return 0
