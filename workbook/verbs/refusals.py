"""A refusal for programs: with --json the sentence is on standard output too, as JSON."""

from __future__ import annotations

from functools import wraps

from workbook.domain.common.errors import WorkbookError
from workbook.verbs.context import Context, Run

CODES = {1: "could not", 2: "usage", 3: "not found", 4: "in use"}


def told_in_json(run: Run) -> Run:
    """The verb `run`; its WorkbookErrors are told in JSON as well, where that was asked for."""

    @wraps(run)
    def told(ctx: Context) -> int:
        try:
            return run(ctx)
        except WorkbookError as error:
            if ctx.as_json:
                ctx.json(error={"code": CODES.get(error.exit_code, CODES[1]), "message": str(error)})
            raise

    return told
