"""A sheet as PDF, through typst (the extra `pdf`), which is imported here alone. Every text goes in as a string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.domain.common import clean
from workbook.export.paper import prose
from workbook.export.paper import sheet as s
from workbook.export.paper.as_html import CROWDED, FULL


class NoTypst(Exception):
    """The extra is not installed."""


def as_pdf(sheet: s.Sheet, paper: str = "a4") -> bytes:
    """The file; the same sheet makes the same bytes. Raises NoTypst."""
    try:
        import typst  # pyright: ignore[reportMissingImports] - an extra that a check does not need
    except ImportError:
        raise NoTypst from None
    return typst.compile(as_typst(sheet, paper).encode())


def as_typst(sheet: s.Sheet, paper: str = "a4") -> str:
    """The source that typst reads: code with strings in it, no markup."""
    size = "7.6pt" if sheet.crowd > FULL else "9pt" if sheet.crowd > CROWDED else "10.5pt"
    head = [
        f"set document(title: {_text(sheet.title)}, date: none)",
        f"set page(paper: {_text('us-letter' if paper == 'letter' else 'a4')}, margin: 12mm, "
        f"flipped: {'true' if sheet.landscape else 'false'})",
        f'set text(size: {size}, lang: "en", fill: luma(27))',
        "set par(leading: .55em)",
        "let box-of(done) = box(width: .9em, height: .9em, stroke: .35mm, radius: .5mm, baseline: .12em, "
        'align(center + horizon, if done { text(size: .8em, "×") }))',
        "let ruled(n) = for _ in range(n) { v(7mm); line(length: 100%, stroke: .2mm + luma(150)) }",
        f"heading(level: 1, {_text(sheet.title)})",
        f"text(fill: luma(85), size: .88em, {_text(sheet.about)})",
        "line(length: 100%, stroke: .6mm)",
    ]
    return "\n".join(f"#{line}" for line in [*head, *_blocks(sheet.blocks)]) + "\n"


def _blocks(blocks: Iterable[s.Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case s.Heading(text, level):
                yield f"heading(level: {level}, {_text(text)})"
            case s.Words(text, quiet):
                yield f"par({f'text(fill: luma(85), size: .88em, {_text(text)})' if quiet else f'text({_text(text)})'})"
            case s.Prose(markdown):
                yield from map(_part, prose.parts(markdown))
            case s.Quote(text):
                yield f"block(inset: (left: 4mm), stroke: (left: .8mm + luma(150)), text({_text(text)}))"
            case s.Points(lines):
                yield f"list({', '.join(f'text({_text(line)})' for line in lines)})" if lines else "none"
            case s.Ticks(items):
                yield from (f"par({_tick(one)})" for one in items)
            case s.Room(lines, label):
                yield f"block(breakable: false, width: 100%, {{ par(text({_text(label)})); ruled({lines}) }})"
            case s.Table():
                yield _table(block)
            case s.Cards(texts):
                cells = (
                    f"box(width: 100%, height: 42mm, inset: 5mm, align(center + horizon, text({_text(one)})))"
                    for one in texts
                )
                yield f'grid(columns: (1fr, 1fr), stroke: (dash: "dashed", thickness: .2mm), {", ".join(cells)})'
            case s.Break():
                yield "pagebreak(weak: true)"


def _part(part: prose.Part) -> str:
    runs = " + ".join(
        f"{ {'strong': 'strong', 'em': 'emph', '': 'text'}[run.emphasis] }({_text(run.text)})" for run in part.runs
    )
    if part.kind == "heading":
        return f"heading(level: 4, {runs})"
    return f"list({runs})" if part.kind in ("item", "number") else f"par({runs})"


def _table(table: s.Table) -> str:
    columns = ", ".join(["1fr" if table.narrow else "4fr"] * len(table.columns))
    widths = f"({'6fr' if table.narrow else '2.2fr'}, {columns})"
    heads = [table.corner, *table.columns]
    cells = [f"table.header({', '.join(f'strong({_text(one)})' for one in heads)})"]
    for row in table.rows:
        cells += [f"strong({_text(row.head)})", *map(_cell, row.cells)]
    heights = f"rows: (auto, {', '.join(['11mm'] * len(table.rows))}), " if table.tall else ""
    return f"table(columns: {widths}, {heights} stroke: .25mm + luma(138), inset: 1.4mm, {', '.join(cells)})"


def _cell(cell: s.Cell) -> str:
    inside = [f"par({_tick(one)})" if isinstance(one, s.Tick) else f"text({_text(one)})" for one in cell]
    return f"{{ {'; '.join(inside)} }}" if inside else "none"


def _tick(one: s.Tick) -> str:
    aside = f" + text(fill: luma(85), size: .82em, {_text(f' {one.aside}')})" if one.aside else ""
    return f"box-of({'true' if one.done else 'false'}) + h(.45em) + text({_text(one.text)}){aside}"


def _text(text: str) -> str:
    escaped = clean.shown(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
