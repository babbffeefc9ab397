"""`household import`, `export`, `show`: whom and what the chore week is made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError
from workbook.verbs.context import AddVerb, Context
from workbook.words.chores import verbs as words
from workbook.words.wording.verbs import SHOWN

if TYPE_CHECKING:
    from workbook.domain.chores.household import Household


def register(add: AddVerb) -> None:
    verb = add("household import", help=words.HELP_IMPORT, run=import_)
    verb.add_argument("file", metavar="FILE", help=words.HELP_HOUSEHOLD)
    verb.add_argument("--dry-run", action="store_true", help=words.HELP_DRY)
    verb.add_argument("--shown", action="store_true", help=SHOWN)
    verb = add("household export", help=words.HELP_EXPORT, run=export)
    verb.add_argument("-o", "--out", metavar="FILE", help=words.HELP_OUT)
    add("household example", help=words.HELP_EXAMPLE, run=example)
    add("household show", help=words.HELP_HOUSEHOLD_SHOW, run=show)


def import_(ctx: Context) -> int:
    """The household of a file takes the place of the one that is there; one undo brings it back."""
    from workbook.store.chores.household_file import read_file
    from workbook.verbs.care import let_read

    path = Path(ctx.args.file).expanduser()
    household, notes = read_file(path)
    if not ctx.args.dry_run:
        let_read(ctx, ctx.args.shown, *sorted(_texts(household) - _texts(ctx.notebook.chores.household())))
        notes = ctx.notebook.chores.import_household(path)
    notes = [*notes, *_strangers(ctx, household)]
    if ctx.as_json:
        ctx.json(people=len(household.people), chores=len(household.chores), saved=not ctx.args.dry_run, notes=notes)
        return 0
    ctx.say(words.household_read(len(household.people), len(household.chores), saved=not ctx.args.dry_run))
    for sentence in notes:
        ctx.tell(sentence)
    return 0


def _texts(household: Household | None) -> set[str]:
    """What somebody wrote in a household."""
    chores = household.chores if household is not None else ()
    return {text for chore in chores for text in (chore.name, chore.done_means) if text}


def _strangers(ctx: Context, household: Household) -> list[str]:
    """That the household is somebody else's, as it seems: of those whose workbook this is it has none."""
    named = [one.name for one in ctx.notebook.people.all()]
    here = {one.name.casefold() for one in household.people}
    return [words.STRANGERS] if named and here and not here & {name.casefold() for name in named} else []


def example(ctx: Context) -> int:
    """A household to begin from: it needs no workbook, and `household import` reads it."""
    ctx.hand_out(words.EXAMPLE.lstrip("\n"), is_json=True)
    return 0


def export(ctx: Context) -> int:
    """The household as `household import` and `chores plan --household` read it."""
    import json

    from workbook.domain.chores.household_file import to_plain

    text = json.dumps(to_plain(_household(ctx)), ensure_ascii=False, indent=1) + "\n"
    if ctx.args.out is None:
        ctx.hand_out(text, is_json=True)
        return 0
    from workbook.verbs.output_file import write_out

    path = write_out(ctx, ctx.args.out, text.encode())
    if ctx.as_json:
        ctx.json(file=str(path))
    else:
        ctx.say(words.written_to(str(path)))
    return 0


def show(ctx: Context) -> int:
    """Who is in it, with the minutes they have, and what there is to do."""
    household = _household(ctx)
    if ctx.as_json:
        from workbook.domain.chores.household_file import to_plain

        ctx.json(household=to_plain(household))
        return 0
    for line in words.household_lines(household):
        ctx.say(line)
    return 0


def _household(ctx: Context) -> Household:
    found = ctx.notebook.chores.household()
    if found is None:
        raise NotFoundError(words.NO_HOUSEHOLD)
    return found
