"""`edit --kept`: words that could not be saved go back to where they were written; and that there are some is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.verbs.context import Context
from workbook.words.common import leaving as words

if TYPE_CHECKING:
    from workbook.store.file.unsaved import Left


def found(ctx: Context) -> list[Left]:
    """The files of unsaved words that who acts may see."""
    from workbook.store.file import unsaved

    notebook = ctx.notebook  # with it goes there what an edit left that was ended in the middle
    if not unsaved.listed(ctx.data):
        return []
    from workbook.store.common.put_back import found

    return found(notebook, ctx.data, ctx.person)


def tell(ctx: Context) -> None:
    """Say it where there are any."""
    if found(ctx):
        ctx.tell(words.LIE_HERE)


def put_back(ctx: Context) -> int:
    """Each into its draft or answer; what has no place there is printed, and stays."""
    from workbook.store.common import put_back as places

    stay: list[Left] = []
    files = found(ctx)
    for left in files:
        try:
            rest = places.file_back(ctx.notebook, left, ctx.data, lambda *ids: ctx.book.step(ids[0]).exercise(ids[1]))
        except WorkbookError:  # such as a text longer than an answer can be: the others go back all the same
            rest = left
        stay += [rest] if rest is not None else []
    before, after = (sum(len(left.words) for left in some) for some in (files, stay))
    rest = [one for left in stay for one in left.words]
    if ctx.as_json:
        ctx.json(put_back=before - after, left=[{"place": one.place, "fields": one.fields} for one in rest])
        return 0
    if not after:
        ctx.say(words.PUT_BACK if files else words.NOTHING_KEPT)
        return 0
    from workbook.domain.common import clean

    ctx.say(clean.text(words.text_of((one.place, one.fields) for one in rest)).rstrip("\n"))
    ctx.tell(words.REST_PRINTED if after < before else words.PRINTED)
    return 0
