"""Fields by the type of a column: text, one of a few, 0–10, a day. For ledgers and comparisons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.pickers import OneOf, ScaleLine
from workbook.widgets.common.safe import plain
from workbook.words.common.dates import short_date
from workbook.words.steps.exercises import ended

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Cell
    from workbook.domain.steps.exercises import Column

LONGEST_SHOWN = 600
"""Characters of a cell that a table lays out; more than its few lines can hold."""

Field = CellBox | OneOf | ScaleLine | DateField


def field_for(column: Column, cell: Cell | None, today: date) -> Field:
    """A field for one column, filled with what stands there."""
    match column.type:
        case "choice":
            return OneOf([one.text for one in column.choices], column.text_of(str(cell or "")))
        case "scale":
            return ScaleLine(column.low, column.high, cell if isinstance(cell, int) else None)
        case "date":
            return DateField(today, day_of(cell), str(cell or ""), toward=column.toward)
        case _:
            return CellBox(str(cell or ""), lines=1)


def cell_of(column: Column, field: Field) -> Cell | None:
    """What a field holds; None for nothing."""
    match field:
        case OneOf():
            return None if field.at is None else column.choices[field.at].id
        case ScaleLine():
            return field.level
        case DateField():
            return field.written or None  # what is no day stays as it was written: "around Easter"
        case _:
            return field.text or None


def read(columns: Sequence[Column], fields: Sequence[Field]) -> dict[str, Cell]:
    """What stands in the fields, one for each column; without those that hold nothing."""
    found = {column.id: cell_of(column, field) for column, field in zip(columns, fields, strict=True)}
    return {id: cell for id, cell in found.items() if cell is not None}


def load_all(columns: Sequence[Column], fields: Sequence[Field], cells: Mapping[str, Cell]) -> None:
    """Show in every field what stands in its column now."""
    for column, field in zip(columns, fields, strict=True):
        load(column, field, cells.get(column.id))


def form(columns: Sequence[Column], fields: Sequence[Field]) -> Iterator[Widget]:
    """The fields beneath each other, each under the title of its column."""
    for number, (column, field) in enumerate(zip(columns, fields, strict=True)):
        yield Static(plain(column.title), classes="label gap" if number else "label")
        yield field


def load(column: Column, field: Field, cell: Cell | None) -> None:
    """Show what stands in a cell now."""
    match field:
        case OneOf():
            field.load_words(column.text_of(str(cell or "")))
        case ScaleLine():
            field.load(cell if isinstance(cell, int) else None)
        case DateField():
            field.load(day_of(cell), str(cell or ""))
        case _:
            if field.text != str(cell or ""):
                field.load_text(str(cell or ""))


def focus(field: Field) -> None:
    """Go into a field and bring it into sight."""
    field.focus()
    field.call_after_refresh(field.scroll_visible, animate=False)


def shown(column: Column, cell: Cell | None, *, ends_before: date | None = None) -> Content:
    """A cell as text of a table. `ends_before`: a day before this one is said to have ended what the row agrees."""
    if cell is None:
        return Content("")
    day = day_of(cell) if column.type == "date" else None
    if day and ends_before and day < ends_before:
        return plain(ended(short_date(day)))
    return plain(short_date(day)) if day else plain(column.text_of(str(cell))[:LONGEST_SHOWN])


def day_of(cell: Cell | None) -> date | None:
    """The day that a cell of a date column means."""
    try:
        return parse_iso(cell) if isinstance(cell, str) and cell else None
    except UsageError:
        return None


def field_around(widget: Widget, fields: Sequence[Field]) -> int:
    """Which of the fields a widget is, or is a part of; -1 for none."""
    for index, field in enumerate(fields):
        if widget is field or field in widget.ancestors:
            return index
    return -1
