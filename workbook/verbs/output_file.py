"""The file that an export goes to: whole or not at all, readable by its owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from workbook.domain.common.errors import WorkbookError
from workbook.verbs.context import Context
from workbook.words.common import whole_workbook
from workbook.words.promises import import_export as words


def write_out(ctx: Context, out: str, data: bytes, *, replace: bool = True) -> Path:
    """Write `data` to the file `out` names; a pipe or device is written to as it is. `replace`: may an older file of
    that name go? WorkbookError when it cannot be written."""
    from workbook.paths import MAIN_FILE
    from workbook.store.file import files

    path = Path(os.path.realpath(os.path.expanduser(out)))
    if str(path) == os.path.realpath(ctx.data / MAIN_FILE):
        raise WorkbookError(words.INTO_WORKBOOK)
    try:
        if path.is_dir():
            raise WorkbookError(words.NOT_WRITTEN.format(why=words.IS_A_FOLDER))
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        elif path.exists() and not replace:
            raise WorkbookError(whole_workbook.EXISTS)
        else:
            files.commit(path, data, keep=False, beside=files.unused(path)).close()
    except FileNotFoundError:
        raise WorkbookError(words.NOT_WRITTEN.format(why=words.NO_FOLDER)) from None
    except PermissionError:
        raise WorkbookError(words.NOT_WRITTEN.format(why=words.FORBIDDEN)) from None
    except (OSError, ValueError):  # ValueError: a name with a NUL in it
        raise WorkbookError(words.NOT_WRITTEN.format(why=words.NO_ROOM)) from None
    if not ctx.as_json and files.main_file(ctx.data).name == files.SEALED_FILE:
        ctx.tell(words.OUT_UNLOCKED)
    return path
