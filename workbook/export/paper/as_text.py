"""A sheet as plain text of 80 columns, for a printer without a browser, a screen reader, or a look before printing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from workbook.export.paper import prose
from workbook.export.paper import sheet as s
from workbook.words.common import signs

WIDTH = 80


def as_text(sheet: s.Sheet) -> str:
    """The whole sheet, with a line end behind it."""
    lines = [*_wrapped(sheet.title.upper()), *_wrapped(sheet.about)]
    for block in sheet.blocks:
        lines += ["", *_block(block)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _block(block: s.Block) -> Iterator[str]:
    match block:
        case s.Heading(text, level):
            yield from _wrapped(text.upper() if level == 2 else text)
        case s.Words(text):
            yield from _wrapped(text)
        case s.Prose(markdown):
            yield from _prose(markdown)
        case s.Quote(text):
            for line in text.split("\n"):
                yield from _wrapped(line, "  | ", "  | ") or ["  |"]
        case s.Points(lines):
            for line in lines:
                yield from _wrapped(line, "- ", "  ")
        case s.Ticks(items):
            for one in items:
                yield from _tick(one, "")
        case s.Room(lines, label):
            yield from _wrapped(label)
            yield from ["_" * WIDTH] * lines
        case s.Table(narrow=True):
            yield from _narrow(block)
        case s.Table():
            for row in block.rows:
                # A row to be filled in has no head yet: what belongs there is the first thing to write.
                yield from _wrapped(row.head or (f"{block.corner}:" if block.tall and block.corner else ""))
                for column, cell in zip(block.columns, row.cells, strict=True):
                    if cell or block.tall:
                        yield f"  {column}:"
                    for one in cell:
                        yield from _tick(one, "    ") if isinstance(one, s.Tick) else _wrapped(one, "    ", "    ")
        case s.Cards(texts):
            for text in texts:
                yield from _wrapped(text, "- ", "  ")
        case s.Break():
            yield "-" * WIDTH


def _tick(one: s.Tick, before: str) -> Iterator[str]:
    said = f"{one.text} ({one.aside})" if one.aside else one.text
    yield from _wrapped(f"{signs.TICKED if one.done else signs.OPEN} {said}", before, f"{before}    ")


def _narrow(table: s.Table) -> Iterator[str]:
    for row in table.rows:
        yield from _wrapped(row.head)
        filled = [(column, cell) for column, cell in zip(table.columns, row.cells, strict=True) if cell]
        said = [f"{_sign(cell)} {column}" for column, cell in filled]
        yield from _wrapped("   ".join(said), "    ", "    ")


def _sign(cell: s.Cell) -> str:
    return " ".join((signs.TICKED if one.done else signs.OPEN) if isinstance(one, s.Tick) else one for one in cell)


def _prose(markdown: str) -> Iterator[str]:
    before = ""
    for part in prose.parts(markdown):
        if before and (part.kind not in ("item", "number") or before != part.kind):
            yield ""
        item = part.kind in ("item", "number")
        yield from _wrapped(part.plain, "- " if item else "", "  " if item else "")
        before = part.kind


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, drop_whitespace=True
    )
