"""Promises and marks from elsewhere into the notebook: as promises of this workbook and of the person who acts.

What is here already stays as it is; `identity` says which promise here one of a file is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.promises.cadence import WHENEVER
from workbook.domain.promises.due import GOOD
from workbook.domain.promises.mark import Mark, key_of, of_promise, remarked
from workbook.domain.promises.promise import ME, MOST_PROMISES, Promise, Term
from workbook.store.file import clean, records
from workbook.store.file.errors import Damaged
from workbook.store.promises.identity import OWN, TASKS, Renamed, is_own_export, recognised
from workbook.store.promises.mark_tables import put_all
from workbook.store.promises.tables import put_promise
from workbook.words.common import store as words
from workbook.words.promises import import_export as said
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought in: new promises and marks; `updated` that were older here; entries that were here already, and
    those that differ; and those of somebody else's promises, which only they change. `differing`: the keys of the dues
    and the ids of the promises that differ. `renamed`: habits with the very days of one that came in before under
    another name; where there are any and nobody said what they are, nothing was brought in."""

    promises: int
    marks: int
    updated: int = 0
    same: int = 0
    different: int = 0
    others: int = 0
    differing: tuple[str, ...] = ()
    renamed: int = 0


@dataclass
class _Plan:
    """What is to be written, and what is counted of the rest."""

    promises: dict[str, Promise] = field(default_factory=dict[str, Promise])
    marks: list[Mark] = field(default_factory=list[Mark])
    new_promises: int = 0
    new_marks: int = 0
    same: int = 0
    others: int = 0
    differing: list[str] = field(default_factory=list[str])
    renamed: int = 0

    def brought(self) -> Brought:
        written = len(self.promises) + len(self.marks)
        updated = written - self.new_promises - self.new_marks
        differing = tuple(self.differing)
        return Brought(
            self.new_promises,
            self.new_marks,
            updated,
            self.same,
            len(differing),
            self.others,
            differing,
            self.renamed,
        )


def bring_in(
    notebook: Notebook,
    label: str,
    promises: Sequence[Promise],
    marks: Sequence[Mark],
    *,
    source: str = OWN,
    renamed: Renamed = "ask",
    dry_run: bool = False,
) -> Brought:
    """Add promises and marks that came from elsewhere, in one change; what is here already stays as it is, but for
    what the workbook's own export knows a later state of. `renamed`: what a habit is that looks like an earlier one
    under another name. `dry_run` only counts.

    WorkbookError for another workbook's promises of more than one person: nobody can say whose they are here.
    NotFoundError for marks of a promise that is neither in the file nor here (any more).
    """
    if dry_run or not (promises or marks):
        return _planned(notebook, promises, marks, source, renamed, dry_run=True).brought()
    with notebook.change(label) as change:  # looked at within: what another program writes meanwhile is behind or ahead
        plan = _planned(notebook, promises, marks, source, renamed, dry_run=False)
        for promise in plan.promises.values():
            put_promise(change, promise, expect=promise.revision)
        of = {id: plan.promises.get(id) or notebook.promises.get(id) for id in {mark.promise for mark in plan.marks}}
        put_all(change, plan.marks, of)
    return plan.brought()


def _planned(
    notebook: Notebook,
    promises: Sequence[Promise],
    marks: Sequence[Mark],
    source: str,
    renamed: Renamed,
    *,
    dry_run: bool,
) -> _Plan:
    """What is to be written of a file into the workbook as it is now."""
    person = notebook.actor or ME
    own = {promise.id: promise for promise in notebook.promises.every()}
    plan = _Plan()
    if not is_own_export(source, promises, own):
        if len({promise.person for promise in promises}) > 1:
            raise WorkbookError(said.OF_SEVERAL)
        groups = notebook.promises.marks_by_promise()
        who = recognised(notebook.settings, person, source, promises, marks, own, groups, renamed, dry_run=dry_run)
        if who.asked:
            plan.renamed = who.asked
            return plan
        if who.aliases and not dry_run:
            known = notebook.settings.remembered().renamed
            notebook.settings.remember(renamed={**known, **who.aliases})
        ids = who.ids
        promises = [replace(promise, id=ids[promise.id], person=person) for promise in promises]
        marks = [of_promise(mark, ids[mark.promise], _earlier(mark, ids)) for mark in marks]
    for promise in promises:
        _plan_promise(plan, own.get(promise.id), promise, person, whole=source == OWN)
    if len(own) + plan.new_promises > MOST_PROMISES:
        raise UsageError(refusals.TOO_MANY_PROMISES.format(limit=MOST_PROMISES))
    if not {mark.promise for mark in marks} <= own.keys() | {promise.id for promise in promises}:
        raise NotFoundError(refusals.NO_SUCH_PROMISE)  # tasks of a promise that was forgotten since they were read
    own_marks = notebook.promises.marks()
    theirs = {promise.id for promise in (*own.values(), *promises) if promise.person != person}
    hidden = {promise.id for promise in own.values() if not promise.may_be_seen_by(person)}
    for mark in marks:
        mark = replace(mark, own_of="") if mark.own_of else mark
        if mark.promise in theirs:
            known = mark.promise in own and mark.promise not in hidden
            same = known and _alike(own_marks.get(key_of(mark)), mark, whole=True)
            plan.same += same
            plan.others += not same
        else:
            here = own_marks.get(key_of(mark))
            if source == TASKS and here is not None and here.kind in GOOD:
                plan.same += 1  # done there, and done here: how is known here
            else:
                _plan_mark(plan, here, mark, whole=source == OWN)
            if source not in (OWN, TASKS):
                _reach_back(plan, own.get(mark.promise), mark)
    return plan


def _earlier(mark: Mark, ids: Mapping[str, str]) -> tuple[Mark, ...]:
    if not mark.earlier:
        return ()
    return tuple(replace(earlier, promise=ids[earlier.promise]) for earlier in mark.earlier if earlier.promise in ids)


def _plan_promise(plan: _Plan, here: Promise | None, there: Promise, person: str, *, whole: bool) -> None:
    """`whole`: the file has the promise as the workbook wrote it; another program knows only how often."""
    if here is None and there.person == person:
        plan.promises[there.id] = replace(there, revision=0)
        plan.new_promises += 1
    elif here is None or not here.may_be_seen_by(person):
        plan.others += 1
    elif replace(here, revision=0) == replace(there, revision=0) if whole else _asks_alike(here, there):
        plan.same += 1
    elif here.person != person:
        plan.others += 1
    elif whole and len(there.terms) > len(here.terms) and there.terms[: len(here.terms)] == here.terms:
        plan.promises[here.id] = replace(there, shown=here.shown, revision=here.revision)
    else:
        plan.differing.append(here.id)


def _asks_alike(here: Promise, there: Promise) -> bool:
    """Whether what another program asks was asked here too, now or before: since then it was changed here."""
    asked = there.terms[-1].cadence
    return any(replace(term.cadence, on=None) == replace(asked, on=None) for term in here.terms if asked.kind != "once")


def _plan_mark(plan: _Plan, here: Mark | None, there: Mark, *, whole: bool) -> None:
    if here is None:
        plan.marks.append(replace(there, revision=0) if there.revision else there)
        plan.new_marks += 1
    elif _alike(here, there, whole=whole):
        plan.same += 1
    elif here.kind == "open":  # it has its place and waits for what became of it
        plan.marks.append(replace(there, revision=here.revision) if whole else remarked(here, there))
        plan.new_marks += 1
    elif whole and _bare(here) in [_bare(earlier) for earlier in there.earlier]:
        plan.marks.append(replace(there, revision=here.revision))
    else:
        plan.differing.append(key_of(here))


def _alike(here: Mark | None, there: Mark, *, whole: bool) -> bool:
    if here is None:
        return False
    if whole:
        return replace(here, revision=0, own_of="") == replace(there, revision=0)
    return (here.kind, here.note) == (there.kind, there.note)


def _bare(mark: Mark) -> Mark:
    return replace(mark, noticed="", moved_from=None, earlier=(), revision=0, own_of="")


def _reach_back(plan: _Plan, here: Promise | None, mark: Mark) -> None:
    """A day before the promise began here: it began then, and asked nothing of the days between."""
    promise = plan.promises.get(mark.promise, here)
    if promise is None or mark.on >= promise.start:
        return
    first = promise.terms[0]
    if first.cadence == WHENEVER:
        terms = (replace(first, since=mark.on), *promise.terms[1:])
    else:
        terms = (Term(mark.on, WHENEVER, first.act, first.smallest, made_on=first.made_on), *promise.terms)
    plan.promises[promise.id] = replace(promise, terms=terms)


def as_value(cls: type[T], id: str, entry: Mapping[str, Any]) -> T:
    """An entry of somebody's file as a value, cleaned as everything that is kept. UsageError with what is wrong."""
    try:
        document = clean.document(entry)
    except (TypeError, ValueError):
        raise UsageError(words.NOT_TO_BE_KEPT) from None
    try:
        return records.from_document(cls, id, document)
    except Damaged as error:
        raise UsageError(error.why) from None


def as_values(cls: type[T], entries: Sequence[Mapping[str, Any]]) -> list[T]:
    """As `as_value` for many entries without an id, in a third of the time; none when one of them is faulty."""
    try:
        documents = {str(number): clean.document(entry) for number, entry in enumerate(entries)}
    except (TypeError, ValueError):
        return []
    return list((records.all_at_once(cls, documents) or {}).values())
