"""Changing a promise in the forge: what the fields begin with, from when the change would hold, and saving it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widget import Widget

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises import promise as domain
from workbook.domain.promises.cadence import carried_on
from workbook.domain.promises.draft_form import FormRead
from workbook.domain.promises.promise import Term
from workbook.screens.promises.forge_form import texts_of_promise
from workbook.widgets.common.fields import Tick
from workbook.widgets.common.safe import plain
from workbook.words.promises import forge as words
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from datetime import date

    from workbook.screens.common.app_context import AppContext


class Changing:
    """One promise while its terms are being changed."""

    def __init__(self, context: AppContext, id: str) -> None:
        self._context = context
        self._person = context.person_id  # who changes it, whoever sits down meanwhile
        self.promise = context.notebook.promises.get(id)
        self._partner = context.notebook.people.other(context.person_id)

    def texts(self) -> dict[str, str]:
        return texts_of_promise(self.promise, self._context.today)

    def ticks(self) -> Iterable[Widget]:
        name = self._partner.name if self._partner else words.THEY
        yield Tick(plain(words.SMALLER), id="smaller", compact=True)
        yield Tick(plain(words.AGREED.format(name=name)), id="agreed", compact=True)

    def _new_term(self, read: FormRead) -> tuple[Term, Term]:
        """The terms that hold, and what the fields would make of them."""
        old = self.promise.term_on(max(self._context.today, self.promise.start))
        draft = read.draft
        cadence = carried_on(read.often or old.cadence, old.cadence)
        new = replace(
            old,
            cadence=cadence,
            act=draft.act or old.act,
            smallest=draft.smallest,
            until=draft.until,
            minutes=draft.minutes,
        )
        return old, new

    def effect(self, form: Widget, read: FormRead) -> str:
        """Whether this asks less or more, and from when it would hold, before it is saved."""
        old, new = self._new_term(read)
        if new == old or read.faults:
            return ""
        agreed, smaller = _ticked(form, "agreed"), _ticked(form, "smaller")
        kind = domain.effect(old, new, smaller)
        try:
            since = (
                domain.changed(self.promise, new, self._context.today, agreed=agreed, smaller=smaller).terms[-1].since
            )
        except UsageError as error:
            return str(error)
        if since <= self._context.today:
            return words.held_at_once(kind, agreed)
        return words.effect(kind, since, self._partner.name if self._partner else "")

    def save(self, form: Widget, read: FormRead, *, over: bool = False) -> str:
        """Save what differs, as one change, and return the id. `over`: also over a version that somebody else
        saved meanwhile. Raises WorkbookError (Conflict among them)."""
        if not read.draft.act:
            raise UsageError(refusals.NO_ACT)
        old, new = self._new_term(read)
        draft, promise, today = read.draft, self.promise, self._context.today
        around: dict[str, str | date | bool | None] = {
            name: getattr(draft, name)
            for name in ("cue", "noticed_by", "obstacle", "plan", "need", "review_on", "shown")
            if getattr(draft, name) != getattr(promise, name)
        }
        self._context.notebook.promises.amend(
            promise.id,
            today,
            by=self._person,
            term=new if new != old else None,
            agreed=_ticked(form, "agreed"),
            smaller=_ticked(form, "smaller"),
            expect=None if over else promise.revision,
            **around,
        )
        return promise.id


def _ticked(form: Widget, id: str) -> bool:
    return form.query_one(f"#{id}", Tick).value


def is_conflict(error: WorkbookError) -> bool:
    """Whether somebody else saved the same promise meanwhile."""
    from workbook.store.file.errors import Conflict

    return isinstance(error, Conflict)
