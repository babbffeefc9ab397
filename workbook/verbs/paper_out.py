"""Where a sheet goes: to standard output, to a file of one's own, to the browser."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import Context
from workbook.words.common import paper as words
from workbook.words.promises.import_export import written

if TYPE_CHECKING:
    from workbook.export.paper.sheet import Sheet


ENDINGS = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".pdf": "pdf"}
"""What the ending of a file says of the format of the sheet in it; any other is HTML."""


def hand_out_sheet(ctx: Context, sheet: Sheet) -> int:
    """Write the sheet as the line asks for. A file of that name stays, unless --force; nothing is half written."""
    args = ctx.args
    form = _format(ctx)
    if form == "pdf" and args.out is None and not args.open and sys.stdout.isatty():
        raise UsageError(words.PDF_NEEDS_FILE)
    from workbook.papers import rendered

    data = rendered(sheet, form, args.paper, landscape=args.landscape)
    out = args.out
    if out is None and not args.open:
        if ctx.as_json:
            ctx.json(sheet=form)
        if form == "pdf":
            ctx.hand_out_bytes(data)
        else:
            ctx.hand_out(data.decode())
        return 0
    path = _into(ctx, out, data, form)
    shown = not args.open or _show(path)
    if ctx.as_json:
        ctx.json(file=str(path))
    if not shown:
        return ctx.failed(WorkbookError(words.NO_BROWSER.format(path=path)))
    if not ctx.as_json:
        ctx.tell(words.opened(str(path)) if args.open else written(str(path)))
    return 0


def _format(ctx: Context) -> str:
    """What is asked for by name, else what the ending of the file says."""
    ending = os.path.splitext(ctx.args.out or "")[1].lower()
    return ctx.args.format or ENDINGS.get(ending, "html")


def _into(ctx: Context, out: str | None, data: bytes, form: str) -> Path:
    from workbook.verbs.output_file import write_out

    if out is not None:
        path = Path(os.path.realpath(os.path.expanduser(out)))
        with suppress(OSError):  # a name that no file can have: writing says so
            if path.is_file() and not ctx.args.force:
                raise WorkbookError(words.EXISTS)
        return write_out(ctx, out, data)
    import tempfile

    folder = tempfile.mkdtemp(prefix="sheet-")  # 0700, and a name that says nothing
    return write_out(ctx, os.path.join(folder, f"sheet.{form}"), data)


def _show(path: Path) -> bool:
    import webbrowser

    try:
        return webbrowser.open(path.as_uri())
    except (OSError, webbrowser.Error):
        return False
