"""Promises in the notebook: making, changing, ending. Each verb is one change with a label that undo can show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.dates import HORIZON_DAYS
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises.promise import Ending, Promise, Term, changed, ended, paused, resumed, state
from workbook.store.file import clean, records
from workbook.store.promises.marking import Marking
from workbook.store.promises.reading import TABLE
from workbook.words.promises import promise as words
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from workbook.domain.promises.drafting import Capacity, Draft, WeekLoad
    from workbook.domain.promises.mark import Mark
    from workbook.store.promises.import_all import Brought


class Promises(Marking):
    """The promises of an open workbook, with all that can be asked of them (`Reading`) and marked (`Marking`)."""

    # --- capacity ------------------------------------------------------------------------------------------------

    def capacity(self) -> Capacity:
        """What a week can carry, by the person's own word."""
        from workbook.domain.promises.drafting import Capacity

        chosen = self._settings.read()
        return Capacity(chosen.capacity_minutes, chosen.capacity_number)

    def load(self, today: date, *more: Promise) -> WeekLoad:
        """What an average week asks: all that is not on the shelf, and `more`."""
        from workbook.domain.promises.drafting import capacity_load

        promises = [*self.all(), *more]
        tomorrow = today + timedelta(days=1)  # what is done today makes room today
        done = frozenset(promise.id for promise in promises if self._is_settled(promise, tomorrow))
        return capacity_load(promises, today, done)

    def beyond(self, draft: Draft, today: date) -> WeekLoad | None:
        """The load with this draft when it is more than the week can carry, else None. Raises what `add` raises."""
        from workbook.domain.promises.drafting import make

        load = self.load(today, make(_cleaned(draft), "", today))
        return load if load.beyond(self.capacity()) else None

    # --- making and changing ---------------------------------------------------------------------------------------

    def add(self, draft: Draft, today: date) -> Promise:
        """A new promise. Raises UsageError (see `forge.check`)."""
        from workbook.domain.promises.drafting import make

        promise = make(_cleaned(draft), self._session.new_id(), today)
        with self._session.change(words.label_made(promise.terms[0].act)) as change:
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
        from workbook.domain.promises.drafting import check_term

        term = replace(term, act=clean.line(term.act), smallest=_text(term.smallest))
        check_term(term, today)
        return self._alter(
            id, words.label_changed, lambda old: changed(old, term, today, agreed=agreed, smaller=smaller), expect
        )

    def reword(self, id: str, *, expect: int | None = None, **texts: str) -> Promise:
        """Other words around the promise, at once: cue, noticed_by, obstacle, plan, need. Raises as `change`."""
        from workbook.domain.promises.drafting import check_texts

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
            raise UsageError(refusals.TOO_FAR)
        return self._alter(id, words.label_changed, lambda old: replace(old, review_on=day), expect)

    def end(self, id: str, ending: Ending, today: date, *, agreed: bool = False) -> Promise:
        """Put down or finish; `promise.last_day` then says until when it asks. Raises WorkbookError when it is on
        the shelf already."""

        def over(old: Promise) -> Promise:
            if state(old, today, settled=self._is_settled(old, today)) == "shelf":
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

    # --- from elsewhere ------------------------------------------------------------------------------------------

    def bring_in(
        self, label: str, promises: Sequence[Promise], marks: Sequence[Mark], *, dry_run: bool = False
    ) -> Brought:
        """Add promises and marks that came from elsewhere, in one change; what is here already stays as it is.
        `dry_run` only counts."""
        from workbook.store.promises.import_all import bring_in

        return bring_in(self._session, self, label, promises, marks, dry_run=dry_run)

    # --- within --------------------------------------------------------------------------------------------------

    def _alter(
        self,
        id: str,
        label: Callable[[str], str],
        become: Callable[[Promise], Promise],
        expect: int | None = None,
    ) -> Promise:
        act = self.get(id).terms[-1].act
        with self._session.change(label(act)) as change:
            stored = change.put(TABLE, id, records.to_document(become(self.get(id))), expect=expect)
        return records.from_document(Promise, id, stored)


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
