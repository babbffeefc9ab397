"""A sheet as Markdown. What people wrote is text there and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.export.common.markdown import quoted, safe
from workbook.export.paper import prose
from workbook.export.paper import sheet as s


def as_markdown(sheet: s.Sheet) -> str:
    """The whole sheet, with a line end behind it."""
    lines = [f"# {safe(sheet.title)}"]
    if sheet.about:
        lines += ["", f"*{safe(sheet.about)}*"]
    for block in sheet.blocks:
        lines += ["", *_block(block)]
    return "\n".join(lines) + "\n"


def _block(block: s.Block) -> Iterator[str]:
    match block:
        case s.Heading(text, level):
            yield f"{'#' * level} {safe(text)}"
        case s.Words(text):
            yield safe(text)
        case s.Prose(markdown):
            yield from _prose(markdown)
        case s.Quote(text):
            yield from quoted(text)
        case s.Points(lines):
            yield from (f"- {safe(line)}" for line in lines)
        case s.Ticks(items):
            yield from (f"- {_tick(one)}" for one in items)
        case s.Room(lines, label):
            yield from [safe(label)] if label else []
            yield from ["", "\\_" * 40] * lines
        case s.Table():
            yield f"| {safe(block.corner)} | {' | '.join(map(safe, block.columns))} |"
            yield "|---" * (len(block.columns) + 1) + "|"
            for row in block.rows:
                cells = (
                    "<br>".join(_tick(one) if isinstance(one, s.Tick) else safe(one) for one in cell)
                    for cell in row.cells
                )
                head = f"**{safe(row.head)}**" if row.head else ""
                yield f"| {head} | {' | '.join(cells)} |"
        case s.Cards(texts):
            yield from (f"- {safe(text)}" for text in texts)
        case s.Break():
            yield "---"


def _tick(one: s.Tick) -> str:
    said = f"{one.text} ({one.aside})" if one.aside else one.text
    return f"[{'x' if one.done else ' '}] {safe(said)}".rstrip()


def _prose(markdown: str) -> Iterator[str]:
    sign = {"item": "- ", "number": "1. ", "quote": "> ", "heading": "#### ", "p": ""}
    before = ""
    for part in prose.parts(markdown):
        if before and (part.kind not in ("item", "number") or before != part.kind):
            yield ""
        marks = {"": "", "strong": "**", "em": "*"}
        yield sign[part.kind] + "".join(
            f"{marks[run.emphasis]}{safe(run.text)}{marks[run.emphasis]}" if run.emphasis else _spaced(run.text)
            for run in part.runs
        )
        before = part.kind


def _spaced(text: str) -> str:
    """As `safe`, with the spaces at both ends, for it stands between others."""
    inner = safe(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() and inner else ''}"
