"""Promises and their marks in the notebook. Each verb is one change with a label that undo can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain import marks as marking
from workbook.domain.dates import HORIZON_DAYS
from workbook.domain.dues import Due, due_at, next_nth, settled
from workbook.domain.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.marks import Mark, MarkKind, Noticed, split_key
from workbook.domain.promises import Ending, Promise, Term, changed, ended, paused, resumed, state
from workbook.domain.today import Today, today_of
from workbook.store import clean, records
from workbook.store.marks import MOST_A_DAY, MarkTables, put, remove
from workbook.words import promises as words

if TYPE_CHECKING:
    from workbook.domain.forge import Capacity, Draft, WeekLoad
    from workbook.domain.standing import Standing
    from workbook.store.notebook import Notebook

TABLE = "promises"


class Promises:
    """The promises of an open workbook. Dues are named by their key (`Due.key`)."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._marks = MarkTables(notebook)

    # --- reading -------------------------------------------------------------------------------------------------

    def all(self) -> list[Promise]:
        """Every promise, the shelf included, in the order in which they were made."""
        found = records.many(Promise, self._notebook.documents(TABLE))
        return sorted(found.values(), key=lambda promise: (promise.made_on, promise.id))

    def get(self, id: str) -> Promise:
        """One promise. Raises NotFoundError, Damaged."""
        document = self._notebook.documents(TABLE).get(id)
        if document is None:
            raise NotFoundError(words.NO_SUCH_PROMISE)
        return records.from_document(Promise, id, document, table=TABLE)

    def marks(self) -> Mapping[str, Mark]:
        """Every mark by its due's key."""
        return self._marks.all()

    def marks_of(self, id: str) -> list[Mark]:
        """The marks of one promise, in the order of their dues."""
        return marking.in_order(mark for mark in self._marks.all().values() if mark.promise == id)

    def today(self, day: date) -> Today:
        """What Today shows for `day`."""
        return today_of(self.all(), self.marks(), day, self._week_first())

    def standings(self, today: date) -> list[Standing]:
        """How each promise stands, in the order in which they were made."""
        from workbook.domain.standing import standings

        return standings(self.all(), self.marks(), today, self._week_first())

    def any_open(self, today: date) -> bool:
        """Whether there is a promise that is not on the shelf."""
        return any(state(promise, today, settled=self._is_settled(promise)) != "shelf" for promise in self.all())

    def due(self, key: str, today: date) -> Due:
        """The due with that key. Raises NotFoundError when there is none (any more)."""
        try:
            id, day, nth = split_key(key)
        except ValueError:
            raise NotFoundError(words.NO_SUCH_DUE) from None
        promise = self.get(id)
        found = due_at(promise, self._marks.around(id, day), day, today, self._week_first(), nth)
        if found is None:
            raise NotFoundError(words.NO_SUCH_DUE)
        return found

    def due_on(self, id: str, day: date, today: date) -> Due:
        """The due of a promise on that day, the first open one. Raises WorkbookError when it was not due then."""
        promise = self.get(id)
        found = due_at(promise, self._marks.around(id, day), day, today, self._week_first())
        if found is None:
            raise WorkbookError(words.NO_DUE_THAT_DAY)
        return found

    # --- capacity ------------------------------------------------------------------------------------------------

    def capacity(self) -> Capacity:
        """What a week can carry, by the person's own word."""
        from workbook.domain.forge import Capacity

        chosen = self._notebook.settings.read()
        return Capacity(chosen.capacity_minutes, chosen.capacity_number)

    def load(self, today: date, *more: Promise) -> WeekLoad:
        """What an average week asks: all that is not on the shelf, and `more`."""
        from workbook.domain.forge import capacity_load

        promises = [*self.all(), *more]
        done = frozenset(promise.id for promise in promises if self._is_settled(promise))
        return capacity_load(promises, today, done)

    def beyond(self, draft: Draft, today: date) -> WeekLoad | None:
        """The load with this draft when it is more than the week can carry, else None. Raises what `add` raises."""
        from workbook.domain.forge import make

        load = self.load(today, make(_cleaned(draft), "", today))
        return load if load.beyond(self.capacity()) else None

    # --- making and changing ---------------------------------------------------------------------------------------

    def add(self, draft: Draft, today: date) -> Promise:
        """A new promise. Raises UsageError (see `forge.check`)."""
        from workbook.domain.forge import make

        promise = make(_cleaned(draft), self._notebook.new_id(), today)
        with self._notebook.change(words.label_made(promise.terms[0].act)) as change:
            stored = change.put(TABLE, promise.id, records.to_document(promise), expect=0)
        return records.from_document(Promise, promise.id, stored)

    def change(
        self,
        id: str,
        term: Term,
        today: date,
        *,
        agreed: bool = False,
        smaller: bool = False,
        expect: int | None = None,
    ) -> Promise:
        """Other terms: at once, or after seven days for an easing that the partner has not agreed to. Start from
        `promise.term_on(today)`; `smaller` is the person's own word that the new act or smallest version asks less.
        Raises UsageError, NotFoundError, Conflict."""
        from workbook.domain.forge import check_term

        term = replace(term, act=clean.line(term.act), smallest=_text(term.smallest))
        check_term(term, today)
        return self._alter(
            id, words.label_changed, lambda old: changed(old, term, today, agreed=agreed, smaller=smaller), expect
        )

    def reword(self, id: str, *, expect: int | None = None, **texts: str) -> Promise:
        """Other words around the promise, at once: cue, noticed_by, obstacle, plan, need. Raises as `change`."""
        from workbook.domain.forge import check_texts

        cleaned = {name: _text(text) for name, text in texts.items()}

        def reworded(old: Promise) -> Promise:
            check_texts(old.terms[-1].act, cleaned.values(), 0)
            return replace(
                old,
                cue=cleaned.get("cue", old.cue),
                noticed_by=cleaned.get("noticed_by", old.noticed_by),
                obstacle=cleaned.get("obstacle", old.obstacle),
                plan=cleaned.get("plan", old.plan),
                need=cleaned.get("need", old.need),
            )

        return self._alter(id, words.label_changed, reworded, expect)

    def review_on(self, id: str, day: date | None, today: date, *, expect: int | None = None) -> Promise:
        """Another review date, or none. Raises UsageError for a day that has passed or is out of reach."""
        if day is not None and day < today:
            raise UsageError(words.REVIEW_PASSED)
        if day is not None and (day - today).days > HORIZON_DAYS:
            raise UsageError(words.TOO_FAR)
        return self._alter(id, words.label_changed, lambda old: replace(old, review_on=day), expect)

    def end(self, id: str, ending: Ending, today: date, *, agreed: bool = False) -> Promise:
        """Put down or finish; `promise.last_day` then says until when it asks. Raises WorkbookError when it is on
        the shelf already."""

        def over(old: Promise) -> Promise:
            if state(old, today, settled=self._is_settled(old)) == "shelf":
                raise WorkbookError(words.OVER_ALREADY)
            return ended(old, ending, today, agreed=agreed)

        return self._alter(id, lambda act: words.label_ended(act, ending), over)

    def pause(self, id: str, first: date, last: date, today: date) -> Promise:
        """Away from `first` to `last`, inclusive. Raises UsageError."""
        return self._alter(id, words.label_paused, lambda old: paused(old, first, last, today))

    def resume(self, id: str, today: date) -> Promise:
        """End the pause that today lies in. Raises WorkbookError when there is none."""

        def taken_up(old: Promise) -> Promise:
            if not old.away_on(today):
                raise WorkbookError(words.NOT_PAUSED)
            return resumed(old, today)

        return self._alter(id, words.label_resumed, taken_up)

    # --- marking -------------------------------------------------------------------------------------------------

    def mark(self, keys: Iterable[str], kind: MarkKind, today: date, note: str = "") -> list[Mark]:
        """Mark dues kept, late, missed or not applicable, all or none. A mark made before is kept behind the new one.

        Raises NotFoundError, and WorkbookError for days to come: only "not applicable" can be said of those, and
        "kept" of what was promised once by a date.
        """
        note = marking.check_note(_text(note))

        def marked(due: Due) -> Mark:
            one_day = due.nth > 1 or due.promise.term_on(due.on).cadence.kind == "once"
            if due.on > today and not (kind == "not applicable" or (kind == "kept" and one_day)):
                raise WorkbookError(words.NOT_COME_YET)
            return marking.remarked(due.mark, Mark(due.promise.id, due.on, kind, today, due.nth, note))

        return self._mark(keys, today, lambda acts: words.label_marked(acts, kind), marked)

    def unmark(self, keys: Iterable[str], today: date) -> None:
        """Take back marks made today: what stood before stands again. Raises WorkbookError for older ones."""
        dues = [self.due(key, today) for key in keys]
        with self._notebook.change(words.label_unmarked([due.act for due in dues])) as change:
            for due in dues:
                if due.mark is None:
                    raise WorkbookError(words.NOT_MARKED)
                own = due.nth == 1 and due.promise.term_on(due.on).cadence.kind != "whenever"
                before = marking.unmarked(due.mark, today, own_due=own)
                if before is None:
                    remove(change, due.mark)
                else:
                    put(change, before)

    def repair(self, key: str, today: date, note: str = "") -> Mark:
        """A miss, named and made good within 48 hours. Raises WorkbookError when it is none or too long ago."""
        note = marking.check_note(_text(note))

        def mended(due: Due) -> Mark:
            return marking.repaired(due.mark, today, note)

        [mark] = self._mark([key], today, lambda acts: words.label_repaired(acts[0]), mended)
        return mark

    def renegotiate(self, key: str, to: date, today: date, note: str = "") -> Mark:
        """Move an open due, agreed with the other before it comes, to another day; returns the open due there.

        Raises WorkbookError when its day has passed or it has a mark, UsageError for a day that cannot be.
        """
        note = marking.check_note(_text(note))
        due = self.due(key, today)
        with self._notebook.change(words.label_renegotiated(due.act, str(to))) as change:
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
        note = marking.check_note(_text(note))
        promise = self.get(id)
        if promise.term_on(day).cadence.kind != "whenever":
            raise WorkbookError(words.NOT_WHENEVER)
        if day > today:
            raise WorkbookError(words.NOT_COME_YET)
        last = promise.last_day
        if day < promise.start or (last is not None and day > last) or promise.away_on(day):
            raise WorkbookError(words.NOT_BEGUN)
        with self._notebook.change(words.label_happened(promise.term_on(day).act)) as change:
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

    # --- within --------------------------------------------------------------------------------------------------

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
        with self._notebook.change(label(acts)) as change:
            for key in keys:  # read again inside the transaction: what another process marked is behind, not lost
                mark = become(self.due(key, today))
                put(change, mark)
                found.append(mark)
        return found

    def _alter(
        self,
        id: str,
        label: Callable[[str], str],
        become: Callable[[Promise], Promise],
        expect: int | None = None,
    ) -> Promise:
        act = self.get(id).terms[-1].act
        with self._notebook.change(label(act)) as change:
            stored = change.put(TABLE, id, records.to_document(become(self.get(id))), expect=expect)
        return records.from_document(Promise, id, stored)

    def _is_settled(self, promise: Promise) -> bool:
        return promise.terms[-1].cadence.kind == "once" and settled(self.marks_of(promise.id))

    def _week_first(self) -> int:
        return self._notebook.settings.read().week_start


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
        raise UsageError(words.TOO_FAR)


def _room(nth: int) -> int:
    if nth > MOST_A_DAY:
        raise WorkbookError(words.MANY_EVENTS)
    return nth


def _text(text: str) -> str:
    return clean.text(text).strip()


def _cleaned(draft: Draft) -> Draft:
    return replace(
        draft,
        act=clean.line(draft.act),
        cue=clean.line(draft.cue),
        smallest=_text(draft.smallest),
        noticed_by=_text(draft.noticed_by),
        obstacle=_text(draft.obstacle),
        plan=_text(draft.plan),
        need=_text(draft.need),
    )
