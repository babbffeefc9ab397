"""Promises in the notebook: making, marking, changing, ending. Each verb is one change with a label that undo can show.

`by` is everywhere the id of the person acting: on another's promise it is refused, and nothing is changed. Dues are
named by their key (`Due.key`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.promises.before import check_missed, open_in
from workbook.domain.promises.due import Due, all_marked, due_at, settled, week_cadence
from workbook.domain.promises.mark import Mark, MarkKind, Noticed, check_note, repaired, split_key
from workbook.domain.promises.marking import event, marked, moved, noted, noticed, taken_back
from workbook.domain.promises.promise import (
    MOST_PROMISES,
    Ending,
    Promise,
    Term,
    ended,
    paused,
    resumed,
    state,
)
from workbook.store.file import clean, records
from workbook.store.promises.cleaning import cleaned_draft, cleaned_text
from workbook.store.promises.looks import NO_MARKS, Looks
from workbook.store.promises.mark_tables import MarkTables, put, remove
from workbook.store.promises.tables import OWN_PROMISES, PROMISES, put_promise, show_promise
from workbook.words.promises import promise as words
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from workbook.domain.promises.drafting import Draft
    from workbook.domain.promises.summary import Summary
    from workbook.domain.promises.today import Today
    from workbook.store.common.people import People
    from workbook.store.common.settings import Settings
    from workbook.store.file.documents import Documents
    from workbook.store.session import Session


class Promises:
    """The promises of an open workbook."""

    def __init__(self, session: Session, settings: Settings, people: People) -> None:
        self._session = session
        self._settings = settings
        self._people = people
        self._marks = MarkTables(session)
        self._looks = Looks(self._marks)
        self._every: tuple[Documents, Documents, list[Promise]] | None = None

    # --- reading ------------------------------------------------------------------------------------------------------

    def all(self, seen_by: str | None = None) -> list[Promise]:
        """Every promise that this person may see, the shelf included, in the order in which they were made; None:
        those that are shown to both."""
        return [promise for promise in self.every() if promise.may_be_seen_by(seen_by)]

    def every(self) -> list[Promise]:
        """Those too that somebody keeps to themselves, as far as they are not locked away: never to be shown."""
        shown, own = (self._session.documents(table) for table in (PROMISES, OWN_PROMISES))
        known = self._every
        if known is None or known[0] is not shown or known[1] is not own or not (shown.settled and own.settled):
            found = records.many(Promise, shown) | records.many(Promise, own)
            in_order = sorted(found.values(), key=lambda promise: (promise.made_on, promise.id))
            self._every = known = shown, own, in_order
        return list(known[2])

    def get(self, id: str) -> Promise:
        """One promise, whosever it is. Raises NotFoundError, Damaged."""
        for table in (OWN_PROMISES, PROMISES):
            if (document := self._session.documents(table).get(id)) is not None:
                return records.from_document(Promise, id, document, table=table)
        raise NotFoundError(refusals.NO_SUCH_PROMISE)

    def marks(self) -> Mapping[str, Mark]:
        """Every mark by its due's key."""
        return self._marks.all()

    def marks_by_promise(self) -> Mapping[str, Sequence[Mark]]:
        """The marks of each promise that has any, in the order of their dues. Read only."""
        return self._marks.groups()

    def marks_since(self, day: date, person: str | None = None) -> list[Mark]:
        """The marks of dues from that day on, promise by promise: of everybody's that are shown, or of one person's."""
        own = {promise.id for promise in self.of(person)}
        groups = self._marks.groups().items()
        return [mark for id, group in groups if group[-1].on >= day and id in own for mark in group if mark.on >= day]

    def marks_of(self, id: str) -> list[Mark]:
        """The marks of one promise, in the order of their dues."""
        return list(self._marks.groups().get(id, NO_MARKS))

    def today(self, day: date, person: str | None = None, without: Callable[[Promise], bool] | None = None) -> Today:
        """What Today shows for `day`: the promises of one person, or everybody's that are shown; `without` those that
        are put away."""
        found = self.of(person)
        return self._looks.today(
            [one for one in found if not without(one)] if without else found, day, self._week_first()
        )

    def of(self, person: str | None) -> list[Promise]:
        """The promises of a person, or of everybody that are shown, in the order in which they were made."""
        return [promise for promise in self.all(person) if person is None or promise.person == person]

    def standings(self, today: date, seen_by: str | None = None, part: slice = slice(None)) -> list[Summary]:
        """How each promise stands that this person may see (see `all`), or each of a part of them, in the order in
        which they were made."""
        return self._looks.standings(self.all(seen_by)[part], today, self._week_first())

    def any_open(self, today: date, person: str | None = None) -> bool:
        """Whether there is a promise that is not on the shelf, of anybody or of one person."""
        return any(
            state(promise, today, settled=self.is_settled(promise, today)) != "shelf"
            for promise in reversed(self.of(person))
        )

    def is_settled(self, promise: Promise, today: date) -> bool:
        """Whether it was for one day, and all of it was marked before today."""
        if promise.terms[-1].cadence.kind != "once":  # asked first: the marks of all years are not read for it
            return False
        return settled(self._marks.groups().get(promise.id, NO_MARKS), today)

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

    def open_between(self, id: str, first: date, last: date, today: date) -> list[Due]:
        """The dues of a promise in those days that have come and have no mark. Raises UsageError (see
        `before.open_in`)."""
        promise = self.get(id)
        return open_in(promise, self._marks.groups().get(id, NO_MARKS), first, last, today, self._week_first())

    # --- marking ------------------------------------------------------------------------------------------------------

    def mark(self, keys: Iterable[str], kind: MarkKind, today: date, note: str = "", *, by: str) -> list[Mark]:
        """Mark dues kept, late, missed or not applicable, all or none. A mark made before is kept behind the new one.
        Raises NotFoundError, and WorkbookError for days to come (see `marking.marked`)."""
        note = check_note(cleaned_text(note))

        def became(due: Due) -> Mark:
            if kind == "missed" and week_cadence(due.promise, due.on):  # of no other are all its marks looked at
                own = self._marks.groups().get(due.promise.id, NO_MARKS)
                check_missed(due, own, today, self._week_first())
            return marked(due, kind, today, note)

        return self._mark(keys, today, by, lambda acts: words.label_marked(acts, kind), became)

    def unmark(self, keys: Iterable[str], today: date, *, by: str) -> None:
        """Take back marks made today: what stood before stands again. Raises WorkbookError for older ones."""
        dues = [self._own_due(key, today, by) for key in keys]
        with self._session.change(words.label_unmarked([due.act for due in dues])) as change:
            for due in dues:
                before = taken_back(due, today)
                if before is not None:
                    put(change, before, due.promise)
                elif due.mark is not None:
                    remove(change, due.mark)

    def repair(self, key: str, today: date, note: str = "", *, by: str) -> Mark:
        """A miss, named and made good within 48 hours. Raises WorkbookError when it is none or too long ago."""
        note = check_note(cleaned_text(note))
        [mark] = self._mark(
            [key], today, by, lambda acts: words.label_repaired(acts[0]), lambda due: repaired(due.mark, today, note)
        )
        return mark

    def renegotiate(self, key: str, to: date, today: date, note: str = "", *, by: str) -> Mark:
        """Move an open due, agreed with the other before it comes, to another day; returns the open due there.
        Raises WorkbookError, UsageError (see `marking.moved`)."""
        note = check_note(cleaned_text(note))
        due = self._own_due(key, today, by)
        with self._session.change(words.label_renegotiated(due.act, str(to))) as change:
            due = self.due(key, today)
            here, there = moved(due, to, today, note, self._marks.around(due.promise.id, to, days=0))
            put(change, here, due.promise)
            put(change, there, due.promise)
        return there

    def happened(self, id: str, day: date, today: date, note: str = "", *, by: str) -> Mark:
        """An event of a *whenever* promise: an open due on that day. Raises WorkbookError (see `marking.event`)."""
        note = check_note(cleaned_text(note))
        promise = self.get(id)
        self._check_own(promise, by)
        with self._session.change(words.label_happened(promise.term_on(day).act)) as change:
            happening = event(promise, day, today, note, self._marks.around(id, day, days=0))
            put(change, happening, promise)
        return happening

    def noticed(self, key: str, word: Noticed, today: date, *, by: str) -> Mark:
        """The word of the other one, `by`, beside a due; its mark stays as it is. NotFoundError where nobody else sees
        it; WorkbookError for whoever promised it: nobody says it for the other."""
        promise = self.due(key, today).promise
        if not promise.shown:
            raise NotFoundError(words.NO_SUCH_DUE)
        if promise.person == by:
            raise WorkbookError(refusals.NOTICED_OWN)
        [mark] = self._mark([key], today, None, lambda _: words.label_noticed(), lambda due: noticed(due, word, today))
        return mark

    def note(self, key: str, note: str, today: date, *, by: str) -> Mark:
        """Other words beside a mark, or none; the mark stays as it is. Raises WorkbookError when there is no mark."""
        note = check_note(cleaned_text(note))
        [mark] = self._mark([key], today, by, lambda acts: words.label_note(acts[0]), lambda due: noted(due, note))
        return mark

    # --- making and changing -----------------------------------------------------------------------------------

    def add(self, draft: Draft, today: date) -> Promise:
        """A new promise. Raises UsageError (see `forge.check`)."""
        from workbook.domain.promises.drafting import make

        if len(self.every()) >= MOST_PROMISES:
            raise UsageError(refusals.TOO_MANY_PROMISES.format(limit=MOST_PROMISES))
        promise = make(cleaned_draft(draft), self._session.new_id(), today)
        with self._session.change(words.label_made(promise.terms[0].act)) as change:
            return put_promise(change, promise, expect=0)

    def amend(
        self,
        id: str,
        today: date,
        *,
        by: str,
        term: Term | None = None,
        agreed: bool = False,
        smaller: bool = False,
        expect: int | None = None,
        **around: str | date | bool | None,
    ) -> Promise:
        """Other terms, other words around them, or both, as one change.

        `term` holds at once, or after seven days for an easing that the partner has not agreed to; start from
        `promise.term_on(today)`. `smaller` is the person's own word that the new act or smallest version asks less.
        `around` holds at once: cue, noticed_by, obstacle, plan, need, review_on (None: no review), and shown, which
        takes its marks along; what was shown once stays so. Raises UsageError, NotFoundError, Conflict.
        """
        from workbook.domain.promises.amending import amended

        if term is not None:
            term = replace(term, act=clean.line(term.act), smallest=cleaned_text(term.smallest))
        fields = {name: cleaned_text(value) if isinstance(value, str) else value for name, value in around.items()}

        def become(old: Promise) -> Promise:
            return amended(old, term, today, fields, agreed=agreed, smaller=smaller)

        only_shown = term is None and fields == {"shown": True}
        return self._alter(id, by, words.label_shown if only_shown else words.label_changed, become, expect)

    def look_back(self, id: str, on: date | None, today: date, *, by: str) -> Promise:
        """It was looked back on and stays as it is; the next look is `on` that day (None: no day). Raises UsageError
        for a day that does not lie ahead."""
        from workbook.domain.promises.drafting import check_review

        if on is not None:
            check_review(on, today)
            if on == today:
                raise UsageError(refusals.NEXT_REVIEW_TODAY)
        return self._alter(id, by, words.label_looked_back, lambda old: replace(old, review_on=on))

    def end(self, id: str, ending: Ending, today: date, *, by: str, agreed: bool = False) -> Promise:
        """Put down or finish; `promise.last_day` then says until when it asks. One for a single day that has its mark
        asks nothing more, so it is over at once. Raises WorkbookError when it is on
        the shelf already."""

        def over(old: Promise) -> Promise:
            if state(old, today, settled=self.is_settled(old, today)) == "shelf":
                raise WorkbookError(refusals.OVER_ALREADY)
            nothing_left = all_marked(old, self._marks.groups().get(id, NO_MARKS))
            return ended(old, ending, today, agreed=agreed or nothing_left)

        return self._alter(id, by, lambda act: words.label_ended(act, ending), over)

    def pause(self, id: str, first: date, last: date, today: date, *, by: str) -> Promise:
        """Away from `first` to `last`, inclusive. Raises UsageError."""
        return self._alter(id, by, words.label_paused, lambda old: paused(old, first, last, today))

    def away(self, ids: Iterable[str], first: date, last: date, today: date, *, by: str) -> int:
        """Away from `first` to `last`, inclusive, as one change: what was open on days that have passed did not come
        up, and days from today on ask nothing. Returns how many promises that changed. Raises UsageError;
        WorkbookError when it changed none."""
        ids, changed, yesterday = list(ids), 0, today - timedelta(days=1)
        label = words.label_paused(self.get(ids[0]).terms[-1].act) if len(ids) == 1 else words.LABEL_AWAY
        with self._session.change(label):
            for id in ids:
                behind = self.open_between(id, first, min(last, yesterday), today) if first < today else []
                self.mark([due.key for due in behind], "not applicable", today, by=by)
                if last >= today:
                    self.pause(id, max(first, today), last, today, by=by)
                changed += bool(behind) or last >= today
            if not changed:
                raise WorkbookError(refusals.PAUSE_NOTHING)
        return changed

    def resume(self, id: str, today: date, *, by: str) -> Promise:
        """End the pause that today lies in. Raises WorkbookError when there is none."""

        def taken_up(old: Promise) -> Promise:
            if not old.away_on(today):
                raise WorkbookError(refusals.NOT_PAUSED)
            return resumed(old, today)

        return self._alter(id, by, words.label_resumed, taken_up)

    # --- within -------------------------------------------------------------------------------------------------------

    def _own_due(self, key: str, today: date, by: str | None) -> Due:
        due = self.due(key, today)
        if by is not None:
            self._check_own(due.promise, by)
        return due

    def _check_own(self, promise: Promise, by: str) -> None:
        """A promise belongs to its maker: only they mark or change it. WorkbookError for anybody else, who is not told
        of one that they may not see."""
        if not promise.may_be_seen_by(by):
            raise NotFoundError(refusals.NO_SUCH_PROMISE)
        if promise.person != by:
            owner = self._people.get(promise.person)
            raise WorkbookError(words.not_yours(owner.name if owner else ""))

    def _mark(
        self,
        keys: Iterable[str],
        today: date,
        by: str | None,
        label: Callable[[Sequence[str]], str],
        become: Callable[[Due], Mark],
    ) -> list[Mark]:
        keys = list(dict.fromkeys(keys))
        acts = [self._own_due(key, today, by).act for key in keys]
        if not keys:
            return []
        found: list[Mark] = []
        with self._session.change(label(acts)) as change:
            for key in keys:  # read again inside the transaction: what another process marked is behind, not lost
                due = self._own_due(key, today, by)
                mark = become(due)
                put(change, mark, due.promise)
                found.append(mark)
        return found

    def _alter(
        self,
        id: str,
        by: str,
        label: Callable[[str], str],
        become: Callable[[Promise], Promise],
        expect: int | None = None,
    ) -> Promise:
        promise = self.get(id)
        self._check_own(promise, by)
        with self._session.change(label(promise.terms[-1].act)) as change:
            new = become(old := self.get(id))
            if new.shown and not old.shown:
                return show_promise(change, new, self.marks_of(id), expect=expect)
            return put_promise(change, new, expect=expect)

    def _week_first(self) -> int:
        return self._settings.read().week_start
