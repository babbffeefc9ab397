"""Words that come from standard input where a line would stay in the shell's history."""

from __future__ import annotations

import sys

from workbook.domain.common.errors import UsageError
from workbook.verbs.context import Context
from workbook.words.common import verbs as words

MOST_BYTES = 100_000  # more than any one field takes


def from_stdin(ctx: Context, *, ask: str, blank: str, too_long: str) -> str:
    """A line of the terminal, after the question `ask`, or all that a pipe brings. UsageError with the sentence
    `blank` where nobody may be asked, with `too_long`, and for what is no text."""
    if sys.stdin.isatty():
        if not ctx.may_ask:
            raise UsageError(blank)
        ctx.tell(ask)
        return sys.stdin.readline()
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UsageError(too_long)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(words.NOT_UTF8) from None
