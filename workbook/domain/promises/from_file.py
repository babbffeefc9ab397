"""What a promise or a mark from a file must hold, so that the workbook could have written it itself."""

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.drafting import check_texts
from workbook.domain.promises.mark import MOST_A_DAY, MOST_EARLIER, NOTE_LIMIT, Mark
from workbook.domain.promises.promise import EARLIEST, LATEST, LONGEST_PAUSE, MOST_PAUSES, Promise
from workbook.words.refusals import promises as refusals


def check_promise(promise: Promise) -> None:
    """UsageError for texts and days away that no form would have taken."""
    names = ("cue", "noticed_by", "obstacle", "plan", "need", "origin", "person")
    around = {name: getattr(promise, name) for name in names}
    for term in promise.terms:
        check_texts(term.act, {"smallest": term.smallest, **around}, term.minutes)
    whole = all(0 <= (last - first).days < LONGEST_PAUSE for first, last in promise.pauses)
    if not whole or len(promise.pauses) > MOST_PAUSES:
        raise UsageError(refusals.BAD_PAUSES)


def check_mark(mark: Mark) -> None:
    """UsageError for a number, a note, a day, or marks behind it, that no mark has."""
    if not 1 <= mark.nth <= MOST_A_DAY:
        raise UsageError(refusals.BAD_NUMBER.format(most=MOST_A_DAY))
    due = (mark.promise, mark.on, mark.nth)
    others = any(one.earlier or (one.promise, one.on, one.nth) != due for one in mark.earlier)
    if others or len(mark.earlier) > MOST_EARLIER:
        raise UsageError(refusals.BAD_EARLIER)
    for each in (mark, *mark.earlier):
        if len(each.note) > NOTE_LIMIT:
            raise UsageError(refusals.LONG_NOTE.format(limit=NOTE_LIMIT))
        moved = (day for day in (each.moved_to, each.moved_from) if day is not None)
        if not all(EARLIEST <= day <= LATEST for day in (each.on, each.marked_on, *moved)):
            raise UsageError(refusals.DAY_OUT_OF_REACH)
