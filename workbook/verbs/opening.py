"""Opening the workbook on the whole screen."""

from __future__ import annotations

import gc
import os
import sys

from workbook.domain.common.errors import NotFoundError, WorkbookError
from workbook.domain.common.finding import nearest
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import verbs as words
from workbook.words.common.frame import MODES


def register(add: AddVerb) -> None:
    verb = add("open", help=words.OPEN, run=open_workbook)
    verb.add_argument("place", nargs="?", default="today", metavar="PLACE", help=words.OPEN_PLACE)


def may_open() -> bool:
    """Is there a terminal for whole screens?"""
    return os.environ.get("TERM") != "dumb" and sys.stdin.isatty() and sys.stdout.isatty()


def check_terminal() -> None:
    """Raises WorkbookError with a sentence where there is no terminal for whole screens."""
    if not may_open():
        raise WorkbookError(words.DUMB_TERMINAL if os.environ.get("TERM") == "dumb" else words.NEEDS_TERMINAL)


def open_workbook(context: Context) -> int:
    """Run the app until the person leaves it."""
    check_terminal()
    place = getattr(context.args, "place", "today")
    head = place.partition("/")[0]
    if head not in MODES:
        ids = context.book.programme.every_id
        if head not in ids:
            try:
                place = context.book.id_meant(head) + place.removeprefix(head)
            except NotFoundError:
                near = nearest(head, [*MODES, *ids])
                raise NotFoundError(words.nearest_place(near) if near else words.NO_SUCH_PLACE) from None
    # A collection in the middle of start-up costs more than all the garbage it finds; the app turns it on again
    # after the first paint.
    gc.disable()
    from workbook import paths
    from workbook.launch import launch

    return launch(
        data=context.data,
        content=context.content,
        packs=context.packs,
        settings=paths.config_file(),
        today=context.today if hasattr(context.args, "today") else None,
        clock=context.clock,
        place=place,
        person=context.person_in,
        given=context.notebook if getattr(context.args, "passphrase_fd", None) is not None else None,
    )
