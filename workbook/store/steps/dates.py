"""Days that somebody put down in an answer: each row of a ledger that makes dates is an appointment as well, under the
id of the answer and of the row, and so is each day on which something agreed in a ledger ends. They are written in the
change that writes the answer, so that undo takes both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.domain.steps.answers import Rows
from workbook.domain.steps.appointments import Appointment
from workbook.domain.steps.exercises import Ledger
from workbook.store.file.records import to_document

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Row, Value
    from workbook.domain.steps.programme import Exercise
    from workbook.store.file.change import Change

APPOINTMENTS = "appointments"


def follow_dates(change: Change, step: str, exercise: Exercise, person: str, value: Value) -> None:
    """Make the appointments of an answer what its rows say; a row without a day or without words makes none."""
    ledger = exercise.settings
    if not isinstance(ledger, Ledger) or not (ledger.dates or ledger.on_the_day) or not isinstance(value, Rows):
        return
    answer = f"{step}/{exercise.id}/{person}"
    if ledger.dates:
        made = {f"{answer}/{row.id}": found for row in value.rows if (found := _date(ledger, step, person, row))}
    else:
        made = {f"{answer}/{id}": found for id, found in _ends(ledger, step, person, value.rows)}
    for id in change.documents(APPOINTMENTS):
        if id.startswith(f"{answer}/") and id not in made:
            change.delete(APPOINTMENTS, id)
    for id, found in made.items():
        document, before = to_document(found), change.get(APPOINTMENTS, id)
        if before is None or {**before, "revision": 0} != {**document, "revision": 0}:
            change.put(APPOINTMENTS, id, document)


def _date(ledger: Ledger, step: str, person: str, row: Row) -> Appointment | None:
    day, words = (row.cells.get(column.id) for column in ledger.columns[:2])
    return _appointment(step, person, day, words) if isinstance(words, str) and words.strip() else None


def _ends(ledger: Ledger, step: str, person: str, rows: Sequence[Row]) -> Iterator[tuple[str, Appointment]]:
    """Each day on which rows end, once, under the id of the first of them."""
    column = next(column.id for column in ledger.columns if column.type == "date")
    said: set[date] = set()
    for row in rows:
        found = _appointment(step, person, row.cells.get(column), ledger.on_the_day)
        if found is not None and found.on not in said:
            said.add(found.on)
            yield row.id, found


def _appointment(step: str, person: str, day: object, words: str) -> Appointment | None:
    if not isinstance(day, str):
        return None
    try:
        return Appointment("", person, parse_iso(day), "", " ".join(words.split()), step)
    except UsageError:
        return None
