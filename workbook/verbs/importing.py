"""import: promises in from other programs, and a whole workbook from its file."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.verbs.exporting import WHOLE, shown_ids
from workbook.words.common import whole_workbook
from workbook.words.promises import import_export as words

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.export.promises.incoming import Incoming
    from workbook.store.promises.import_all import Brought

SOURCES = {
    "json": words.FROM_JSON, "loop": words.FROM_LOOP, "harsh": words.FROM_HARSH, "habitctl": words.FROM_HABITCTL,
    "habitica": words.FROM_HABITICA, "beeminder": words.FROM_BEEMINDER,
    "taskwarrior": words.FROM_TASKWARRIOR,
}  # fmt: skip


def register(add: AddVerb) -> None:
    verb = add("import", help=words.IMPORT, run=bring_in)
    verb.add_argument("format", choices=(*SOURCES, WHOLE), help=words.IMPORT_FORMAT)
    verb.add_argument("file", metavar="FILE", help=words.IMPORT_FILE)
    verb.add_argument("--dry-run", action="store_true", help=words.IMPORT_DRY)
    verb.add_argument("--skip-broken", action="store_true", help=words.IMPORT_SKIP)
    verb.add_argument("--nearest", action="store_true", help=words.IMPORT_NEAREST)
    verb.add_argument("--renamed", choices=("same", "apart"), default="ask", help=words.IMPORT_RENAMED)
    verb.add_argument("--take", choices=("ours", "theirs"), default="ours", help=whole_workbook.TAKE)


def bring_in(ctx: Context) -> int:
    """Say what a file holds and bring it in, in one change; with broken rows only when asked to leave them out. A file
    that is something else than was said is named."""
    from pathlib import Path

    from workbook.export.promises.incoming import CannotRead
    from workbook.export.promises.named import named

    try:
        return _bring_in(ctx)
    except CannotRead:
        if other := named(Path(os.path.expanduser(ctx.args.file)), ctx.args.format):
            raise CannotRead(other) from None
        raise


def _bring_in(ctx: Context) -> int:
    if ctx.args.format == WHOLE:
        from workbook.verbs.whole_workbook import import_whole

        return import_whole(ctx)
    found = _incoming(ctx)
    for sentence in (*found.faults, *found.rhythms):
        ctx.tell(sentence)
    refusal = "" if ctx.args.dry_run else _refusal(ctx, found)
    if refusal:
        return _refuse(ctx, found, refusal)
    from workbook.store.promises import import_all

    label = words.label(SOURCES[ctx.args.format])
    brought = import_all.bring_in(
        ctx.notebook,
        label,
        found.promises,
        found.marks,
        source=ctx.args.format,
        renamed=ctx.args.renamed,
        dry_run=ctx.args.dry_run,
    )
    if brought.renamed:
        return _refuse(ctx, found, words.renamed(brought.renamed))
    if ctx.as_json:
        ctx.json(
            dry_run=ctx.args.dry_run,
            promises=brought.promises,
            marks=brought.marks,
            updated=brought.updated,
            same=brought.same,
            different=brought.different,
            differing=list(brought.differing),
            not_yours=brought.others,
            **_account(found),
        )
    else:
        _tell(ctx, found, brought)
    return 0


def _refuse(ctx: Context, found: Incoming, why: str) -> int:
    if ctx.as_json:
        ctx.json(**_account(found))
    return ctx.failed(WorkbookError(why))


def _refusal(ctx: Context, found: Incoming) -> str:
    """Why nothing is brought in; empty when something can be. It asks about rhythms that we do not have."""
    if found.faults and not ctx.args.skip_broken:
        return words.broken(found.broken_rows)
    if not found.rhythms or ctx.args.nearest:
        return ""
    if ctx.may_ask:
        print(words.RHYTHMS_ASK, end="", file=sys.stderr, flush=True)
        with suppress(EOFError):
            if input().strip().lower() in ("y", "yes"):
                return ""
    return words.RHYTHMS


def _account(found: Incoming) -> dict[str, Any]:
    """Everything that was read and did not come in as it was written."""
    return {
        "broken": found.faults,
        "broken_rows": found.broken_rows,
        "left_out": [{"why": why, "count": told.count, "first": told.first} for why, told in found.left.items()],
        "changed": [{"what": what, "count": told.count, "first": told.first} for what, told in found.told.items()],
        "rhythms": found.rhythms,
    }


def _tell(ctx: Context, found: Incoming, brought: Brought) -> None:
    said = words.would if ctx.args.dry_run else words.brought
    if brought.promises or brought.marks or brought.updated:
        ctx.say(said(brought.promises, brought.marks, brought.updated))
    else:
        ctx.say(words.NOTHING_NEW if found.promises or found.marks else words.NOTHING_THERE)
    for number, sentence in (
        (brought.same, words.same),
        (brought.different, words.different),
        (brought.others, words.others),
        (found.broken_rows, words.left_out),
    ):
        if number:
            ctx.say(sentence(number))
    for what, told in found.told.items():
        ctx.say(words.told(told.count, told.first, what))
    for why, left in found.left.items():
        ctx.say(words.left(left.count, left.first, why))
    if ctx.args.dry_run:
        _list(ctx, found)


def _incoming(ctx: Context) -> Incoming:
    from pathlib import Path

    if not ctx.args.file.strip():
        from workbook.export.promises.incoming import CannotRead

        raise CannotRead(words.NO_FILE)  # else it would be the folder we are in
    path = Path(os.path.expanduser(ctx.args.file))
    match ctx.args.format:
        case "json":
            from workbook.export.promises.as_json import read
            from workbook.store.promises.import_all import as_value, as_values

            return read(path, as_value, as_values, ctx.today)
        case "loop":
            from workbook.export.promises import loop

            return loop.read(path, ctx.today)
        case "taskwarrior":
            return _tasks(ctx, path)
        case "beeminder":
            from workbook.export.promises import beeminder

            return beeminder.read(path, ctx.today)
        case "habitica":
            from workbook.export.promises import habitica

            return habitica.read(path, ctx.today)
        case "habitctl":
            from workbook.export.promises import habitctl

            return habitctl.read(path, ctx.today)
        case _:
            from workbook.export.promises import harsh

            return harsh.read(path, ctx.today)


def _tasks(ctx: Context, path: Path) -> Incoming:
    from workbook.export.promises import tasks_back
    from workbook.store.promises import exports

    notebook = ctx.notebook
    promises = {promise.id: promise for promise in notebook.promises.all(ctx.person)}
    week_first = notebook.settings.read().week_start
    known = exports.known_of_promises(notebook, "taskwarrior", ctx.person, shown_ids(ctx), private=True)
    keys = tasks_back.keys_of(promises.values(), notebook.promises.marks_by_promise(), known, ctx.today, week_first)
    return tasks_back.read(path, keys, promises, ctx.today, ctx.clock.begins, week_first)


def _list(ctx: Context, found: Incoming) -> None:
    from workbook.words.promises.promise import cadence

    for promise in found.promises:
        marks = sum(mark.promise == promise.id for mark in found.marks)
        ctx.say(words.about(promise.terms[-1].act, cadence(promise.terms[-1].cadence), marks))
