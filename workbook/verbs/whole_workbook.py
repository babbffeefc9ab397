"""`export workbook` and `import workbook`: everything out, and everything in."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import Context
from workbook.verbs.output_file import write_out
from workbook.words.common import whole_workbook as words

if TYPE_CHECKING:
    from workbook.store.whole.bringing_in import Arriving, Brought
    from workbook.store.whole.taking_out import Left


def export_whole(ctx: Context) -> int:
    """Write the whole workbook, as far as it is the person's to take along."""
    from workbook import __version__
    from workbook.export.book.whole_json import Head, encode
    from workbook.store.file.migrations import FORMAT
    from workbook.store.whole.taking_out import taken_out

    if ctx.as_json and ctx.args.out is None:
        raise UsageError(words.NEEDS_FILE)
    private = ctx.args.private or _wants_private(ctx)
    notebook, id = ctx.notebook, ctx.person
    taken = taken_out(notebook, id, private=private)
    person = notebook.people.get(id)
    head = Head(__version__, FORMAT, id, person.name if person else "", private)
    data = encode(head, notebook.clock(), taken.tables)
    path = "" if ctx.args.out is None else str(write_out(ctx, ctx.args.out, data, replace=False))
    if ctx.as_json:
        ctx.json(file=path, entries=taken.count, private=private, left={why: taken.left[why] for why in _LEFT})
        return 0
    if not path:
        ctx.hand_out(data.decode())
    else:
        ctx.tell(words.taken(taken.count, path))
    if private:
        ctx.tell(words.WITH_PRIVATE)
    for why, sentence in _LEFT.items():
        if taken.left[why]:
            ctx.tell(sentence.format(count=words.entries(taken.left[why])))
    ctx.tell(words.NO_HISTORY)
    return 0


_LEFT: dict[Left, str] = {"private": words.WITHOUT_PRIVATE, "others": words.OTHERS, "faulty": words.FAULTY}


def _wants_private(ctx: Context) -> bool:
    if not ctx.may_ask:
        return False
    print(words.ASK_PRIVATE, end="", file=sys.stderr, flush=True)
    try:
        return input().strip().lower() in ("y", "yes")
    except EOFError:
        ctx.tell("")
        return False


def import_whole(ctx: Context) -> int:
    """Bring in a whole workbook; with broken entries only when asked to leave them out."""
    from workbook.export.book.whole_json import read
    from workbook.export.promises.incoming import CannotRead
    from workbook.store.file.migrations import FORMAT
    from workbook.store.whole.bringing_in import arriving, bring_in
    from workbook.words.promises.import_export import NO_FILE

    if not ctx.args.file.strip() or "\0" in ctx.args.file:
        raise CannotRead(NO_FILE)
    whole = read(Path(os.path.expanduser(ctx.args.file)), FORMAT)
    notebook = ctx.notebook
    if getattr(ctx.args, "as", None) is None and not notebook.people.all() and whole.head.person:
        person = whole.head.person  # nobody is here yet: it is the workbook of whoever took it out
    else:
        person = ctx.person
    found = arriving(whole.tables, whole.head.workbook_format, person)
    for (table, why), numbers in found.faults.items():
        ctx.tell(words.fault(table, numbers, why))
    stopped = bool(found.broken) and not ctx.args.skip_broken
    take_theirs = ctx.args.take == "theirs"
    with notebook.acting(person):
        dry = ctx.args.dry_run or stopped
        brought = bring_in(notebook, found, take_theirs=take_theirs, dry_run=dry)
    if stopped and not ctx.args.dry_run:
        ctx.failed(WorkbookError(words.broken(found.broken)))
    if ctx.as_json:
        _as_json(ctx, found, brought, stopped=stopped)
    elif not stopped or ctx.args.dry_run:
        _tell(ctx, found, brought, whole.head.name)
    return 1 if stopped and not ctx.args.dry_run else 0


def _as_json(ctx: Context, found: Arriving, brought: Brought, *, stopped: bool) -> None:
    ctx.json(
        dry_run=ctx.args.dry_run or stopped,
        new=brought.new,
        same=brought.same,
        different=brought.different,
        taken="theirs" if ctx.args.take == "theirs" else "ours",
        not_yours=found.others,
        broken=[words.fault(table, numbers, why) for (table, why), numbers in found.faults.items()],
    )


def _tell(ctx: Context, found: Arriving, brought: Brought, name: str) -> None:
    replaced = brought.different if ctx.args.take == "theirs" else 0
    said = words.would if ctx.args.dry_run else words.brought
    ctx.say(said(brought.new, replaced) if brought.new or replaced else words.NOTHING_NEW)
    if brought.same:
        ctx.say(words.same(brought.same))
    if brought.different and not replaced:
        ctx.say(words.different(brought.different))
    if found.others:
        ctx.say(words.not_yours(found.others, name))
    if brought.other_people:
        ctx.tell(words.OTHER_PEOPLE)
    if found.broken:
        ctx.say(words.left_out(found.broken))
