"""`people …`: who is named in the workbook, and what they are here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import who as words

if TYPE_CHECKING:
    from workbook.domain.common.people import Person, Role

CHOICES: tuple[Role, ...] = ("rebuilding", "partner", "household")


def register(add: AddVerb) -> None:
    add("people list", help=words.LIST_HELP, run=list_)
    verb = add("people add", help=words.ADD_HELP, run=add_)
    verb.add_argument("name", metavar="NAME", help=words.NAME_HELP)
    verb.add_argument("--role", choices=CHOICES, default="household", help=words.ROLE_HELP)
    verb = add("people rename", help=words.RENAME_HELP, run=rename)
    verb.add_argument("name", metavar="NAME", help=words.NAME_HELP)
    verb.add_argument("new", metavar="NEW", help=words.NEW_HELP)
    verb = add("people role", help=words.CHANGE_ROLE_HELP, run=role)
    verb.add_argument("name", metavar="NAME", help=words.NAME_HELP)
    verb.add_argument("role", choices=CHOICES[:2], help=words.ROLE_HELP)


def list_(ctx: Context) -> int:
    """Everybody, the one who acts marked."""
    people = ctx.notebook.people.all()
    if ctx.as_json:
        ctx.json(people=[_plain(ctx, one) for one in people])
        return 0
    for one in people:
        ctx.say(words.person_line(one.name, words.ROLES[one.role], acts=one.id == ctx.person))
    if not people:
        ctx.tell(words.NOBODY_YET)
    return 0


def add_(ctx: Context) -> int:
    """Give one of the two their name, or add somebody of the household."""
    people, role = ctx.notebook.people, ctx.args.role
    if role != "household" and (known := people.get(role)) is not None:
        raise UsageError(words.named_already(known.role))
    return _said(ctx, people.name(role, ctx.args.name), words.is_named)


def rename(ctx: Context) -> int:
    people = ctx.notebook.people
    return _said(ctx, people.rename(people.named(ctx.args.name).id, ctx.args.new), words.is_named)


def role(ctx: Context) -> int:
    """Rebuilding, or the one who was let down; both can be rebuilding."""
    people = ctx.notebook.people
    return _said(ctx, people.change_role(people.named(ctx.args.name).id, ctx.args.role), words.is_named)


def _said(ctx: Context, one: Person, sentence: Any) -> int:
    if ctx.as_json:
        ctx.json(person=_plain(ctx, one))
    else:
        ctx.say(sentence(one.name, words.ROLES[one.role]))
    return 0


def _plain(ctx: Context, one: Person) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "role": one.role, "acts": one.id == ctx.person}
