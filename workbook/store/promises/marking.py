"""The verbs that mark dues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from workbook.domain.common.dates import HORIZON_DAYS
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises import mark as marking
from workbook.domain.promises.due import Due, next_nth
from workbook.domain.promises.mark import MOST_A_DAY, Mark, MarkKind, Noticed
from workbook.store.file import clean
from workbook.store.promises.mark_tables import put, remove
from workbook.store.promises.reading import Reading
from workbook.words.promises import promise as words
from workbook.words.refusals import promises as refusals


class Marking(Reading):
    """What can become of dues. Each verb is one change with a label that undo can show."""

    def mark(self, keys: Iterable[str], kind: MarkKind, today: date, note: str = "") -> list[Mark]:
        """Mark dues kept, late, missed or not applicable, all or none. A mark made before is kept behind the new one.

        Raises NotFoundError, and WorkbookError for days to come: only "not applicable" can be said of those, and
        "kept" of what was promised once by a date.
        """
        note = marking.check_note(clean.text(note).strip())

        def marked(due: Due) -> Mark:
            one_day = due.nth > 1 or due.promise.term_on(due.on).cadence.kind == "once"
            if due.on > today and not (kind == "not applicable" or (kind == "kept" and one_day)):
                raise WorkbookError(words.NOT_COME_YET)
            return marking.remarked(due.mark, Mark(due.promise.id, due.on, kind, today, due.nth, note))

        return self._mark(keys, today, lambda acts: words.label_marked(acts, kind), marked)

    def unmark(self, keys: Iterable[str], today: date) -> None:
        """Take back marks made today: what stood before stands again. Raises WorkbookError for older ones."""
        dues = [self.due(key, today) for key in keys]
        with self._session.change(words.label_unmarked([due.act for due in dues])) as change:
            for due in dues:
                if due.mark is None:
                    raise WorkbookError(refusals.NOT_MARKED)
                own = due.nth == 1 and due.promise.term_on(due.on).cadence.kind != "whenever"
                before = marking.unmarked(due.mark, today, own_due=own)
                if before is None:
                    remove(change, due.mark)
                else:
                    put(change, before)

    def repair(self, key: str, today: date, note: str = "") -> Mark:
        """A miss, named and made good within 48 hours. Raises WorkbookError when it is none or too long ago."""
        note = marking.check_note(clean.text(note).strip())

        def mended(due: Due) -> Mark:
            return marking.repaired(due.mark, today, note)

        [mark] = self._mark([key], today, lambda acts: words.label_repaired(acts[0]), mended)
        return mark

    def renegotiate(self, key: str, to: date, today: date, note: str = "") -> Mark:
        """Move an open due, agreed with the other before it comes, to another day; returns the open due there.

        Raises WorkbookError when its day has passed or it has a mark, UsageError for a day that cannot be.
        """
        note = marking.check_note(clean.text(note).strip())
        due = self.due(key, today)
        with self._session.change(words.label_renegotiated(due.act, str(to))) as change:
            due = self.due(key, today)
            _check_move(due, to, today)
            moved = Mark(due.promise.id, due.on, "renegotiated", today, due.nth, note, moved_to=to)
            put(change, marking.remarked(due.mark, moved))
            nth = next_nth(self._marks.around(due.promise.id, to), to, least=2)
            there = Mark(due.promise.id, to, "open", today, _room(nth), moved_from=due.on)
            put(change, there)
        return there

    def happened(self, id: str, day: date, today: date, note: str = "") -> Mark:
        """An event of a *whenever* promise: an open due on that day. Raises WorkbookError for another kind of
        promise and for days on which it did not hold or that have not come."""
        note = marking.check_note(clean.text(note).strip())
        promise = self.get(id)
        if promise.term_on(day).cadence.kind != "whenever":
            raise WorkbookError(words.NOT_WHENEVER)
        if day > today:
            raise WorkbookError(words.NOT_COME_YET)
        last = promise.last_day
        if day < promise.start or (last is not None and day > last) or promise.away_on(day):
            raise WorkbookError(words.NOT_BEGUN)
        with self._session.change(words.label_happened(promise.term_on(day).act)) as change:
            nth = next_nth(self._marks.around(id, day), day)
            event = Mark(id, day, "open", today, _room(nth), note)
            put(change, event)
        return event

    def noticed(self, key: str, word: Noticed, today: date) -> Mark:
        """The partner's own word beside a due; its mark stays as it is."""

        def beside(due: Due) -> Mark:
            mark = due.mark or Mark(due.promise.id, due.on, "open", today, due.nth)
            return marking.with_notice(mark, word)

        [mark] = self._mark([key], today, lambda _: words.label_noticed(), beside)
        return mark

    def note(self, key: str, note: str, today: date) -> Mark:
        """Other words beside a mark, or none; the mark stays as it is. Raises WorkbookError when there is no mark."""
        note = marking.check_note(clean.text(note).strip())

        def beside(due: Due) -> Mark:
            if due.mark is None:
                raise WorkbookError(refusals.NOT_MARKED)
            return replace(due.mark, note=note)

        [mark] = self._mark([key], today, lambda acts: words.label_note(acts[0]), beside)
        return mark

    def _mark(
        self,
        keys: Iterable[str],
        today: date,
        label: Callable[[Sequence[str]], str],
        become: Callable[[Due], Mark],
    ) -> list[Mark]:
        keys = list(dict.fromkeys(keys))
        acts = [self.due(key, today).act for key in keys]
        if not keys:
            return []
        found: list[Mark] = []
        with self._session.change(label(acts)) as change:
            for key in keys:  # read again inside the transaction: what another process marked is behind, not lost
                mark = become(self.due(key, today))
                put(change, mark)
                found.append(mark)
        return found


def _check_move(due: Due, to: date, today: date) -> None:
    if due.on < today:
        raise WorkbookError(words.RENEGOTIATE_TOO_LATE)
    if not due.is_open:
        raise WorkbookError(words.RENEGOTIATE_MARKED)
    if to < today:
        raise UsageError(words.RENEGOTIATE_INTO_PAST)
    if to == due.on:
        raise UsageError(words.RENEGOTIATE_SAME_DAY)
    if (to - today).days > HORIZON_DAYS:
        raise UsageError(refusals.TOO_FAR)


def _room(nth: int) -> int:
    if nth > MOST_A_DAY:
        raise WorkbookError(words.MANY_EVENTS)
    return nth
