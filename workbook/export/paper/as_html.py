"""A sheet as one self-contained HTML file for the printer: no script, nothing from elsewhere, dark ink on white."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from workbook.export.common.html import Markup, page, tag
from workbook.export.paper import prose
from workbook.export.paper import sheet as s
from workbook.words.common import signs

ROOMY, CROWDED, FULL = 12, 24, 35
"""Up to so many slots on a page the letters are large; from so many they are smaller, and smaller still."""
LYING = 1.3
"""On paper that lies on its side so much less fits."""

LONGEST_NAME = 26
"""Letters of what stands as a name on a card."""

_STYLE = """
@page { size: %(turn)s; margin: 11mm 12mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #1b1b1b; }
body { font: 11pt/1.42 "Source Sans 3", "Helvetica Neue", "Segoe UI", "Liberation Sans", Arial, sans-serif;
  margin: 0 auto; max-width: %(width)s; padding: 6mm 0; overflow-wrap: anywhere; }
h1 { font-size: 1.75em; line-height: 1.15; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.3em; line-height: 1.25; margin: 1.4em 0 .35em; }
h3 { font-size: 1.08em; margin: 1.1em 0 .25em; }
h4 { font-size: 1em; margin: .9em 0 .2em; }
h1, h2, h3, h4, caption { break-after: avoid; }
header { border-bottom: .6mm solid #1b1b1b; padding-bottom: 1.6mm; margin-bottom: 3.5mm; }
p { margin: .45em 0; orphans: 3; widows: 3; }
ul, ol { margin: .35em 0; padding-left: 1.3em; }
li { break-inside: avoid; }
.quiet { color: #555; font-size: .88em; }
.ticks { list-style: none; padding: 0; margin: .2em 0; }
.ticks li { padding-left: 1.55em; position: relative; margin: .22em 0; line-height: 1.25; }
.ticks .box { position: absolute; left: 0; top: .1em; }
.box { display: inline-block; width: 1.02em; height: 1.02em; border: .34mm solid #1b1b1b; border-radius: .6mm;
  margin-right: .53em; vertical-align: -.16em; overflow: hidden; color: transparent; font-size: 1em; line-height: 1em;
  position: relative; }
.box.done::after { content: "\\2713"; color: #1b1b1b; position: absolute; left: 0; right: 0; top: 0;
  text-align: center; }
.aside { color: #555; font-size: .82em; display: block; line-height: 1.2; }
blockquote { margin: .5em 0; padding: .1em 0 .1em .9em; border-left: .8mm solid #999; white-space: pre-wrap; }
table { border-collapse: collapse; width: calc(100%% - .4mm); table-layout: fixed; margin: 2mm 0; }
th, td { border: .25mm solid #8a8a8a; padding: 1.3mm 1.8mm; text-align: left; vertical-align: top; }
thead th { background: #f0f0f0; border-bottom: .5mm solid #1b1b1b; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody th { font-weight: 600; }
table.week col.head { width: %(head)s; }
table.week .ticks li { margin: .1em 0 .3em; }
table.narrow col.head { width: 32%%; }
table.narrow td, table.narrow thead th + th { text-align: center; padding-left: .2mm; padding-right: .2mm; }
table.narrow thead th { font-size: .82em; line-height: 1.2; vertical-align: bottom; }
table.narrow .box { margin: 0; font-size: 1.15em; }
table.narrow td { vertical-align: middle; }
table.tall td { height: 3.4em; }
.room { break-inside: avoid; margin: .5em 0 1em; }
.room .line { height: 8.4mm; border-bottom: .2mm solid #999; }
.pair { display: flex; break-inside: avoid; margin-top: -.25mm; }
.card { border: .25mm dashed #777; width: 50%%; min-height: 46mm; padding: 6mm; display: flex; align-items: center;
  justify-content: center; text-align: center; font-size: 1.15em; margin-left: -.25mm; }
.break { break-before: page; }
main.roomy { font-size: 12.5pt; } main.roomy td { padding: 2mm 2.4mm; }
main.crowded { font-size: 9.6pt; line-height: 1.3; } main.full { font-size: 8pt; line-height: 1.22; }
main.crowded th, main.crowded td { padding: .9mm 1.3mm; } main.full th, main.full td { padding: .5mm 1mm; }
main.full table.week .ticks li { margin: 0 0 .1em; }
main.full table.week .aside { display: inline; }
@media print { body { padding: 0; max-width: none; } }
@media screen { body { padding: 8mm 5mm; } }
"""


def as_html(sheet: s.Sheet) -> str:
    """The whole file."""
    style = _STYLE % {
        "turn": "landscape" if sheet.landscape else "portrait",
        "width": "270mm" if sheet.landscape else "186mm",
        "head": "11%" if sheet.landscape else "17%",
    }
    crowd = sheet.crowd * (LYING if sheet.landscape else 1)
    size = "full" if crowd > FULL else "crowded" if crowd > CROWDED else "roomy" if 0 < crowd <= ROOMY else None
    about = tag("p", sheet.about, class_="quiet") if sheet.about else None
    main = tag("main", tag("header", tag("h1", sheet.title), about), list(_all(sheet)), class_=size)
    return page(sheet.title, style, main)


def _all(sheet: s.Sheet) -> Iterator[Markup]:
    turned = False
    for block in sheet.blocks:
        if isinstance(block, s.Break):
            turned = True
            continue
        made = _block(block)
        yield tag("div", made, class_="break") if turned else made
        turned = False


def _block(block: s.Block) -> Markup:
    match block:
        case s.Heading(text, level):
            return tag(f"h{level}", text)
        case s.Words(text, quiet):
            return tag("p", text, class_="quiet" if quiet else None)
        case s.Prose(markdown):
            return tag("div", list(_prose(markdown)))
        case s.Quote(text):
            return tag("blockquote", text)
        case s.Points(lines):
            return tag("ul", [tag("li", line) for line in lines])
        case s.Ticks(items):
            return _ticks(items)
        case s.Room(lines, label):
            room = [tag("div", class_="line") for _ in range(lines)]
            return tag("div", tag("p", label) if label else None, room, class_="room")
        case s.Table():
            return _table(block)
        case s.Cards(texts):
            made = [tag("div", _card(text), class_="card") for text in texts]
            return tag("div", [tag("div", made[at : at + 2], class_="pair") for at in range(0, len(made), 2)])
        case s.Break():
            return tag("div", class_="break")


def _card(text: str) -> Markup:
    """A word with a colon at the beginning is what the card is called."""
    name, colon, rest = text.partition(": ")
    if not colon or len(name) > LONGEST_NAME:
        return tag("span", text)
    return tag("span", tag("strong", name), tag("br"), rest)


def _ticks(items: tuple[s.Tick, ...]) -> Markup:
    return tag("ul", [tag("li", _tick(one)) for one in items], class_="ticks")


def _tick(one: s.Tick) -> list[Markup | str]:
    box = tag("span", signs.TICKED if one.done else signs.OPEN, class_="box done" if one.done else "box")
    return [box, one.text, *([" ", tag("span", one.aside, class_="aside")] if one.aside else [])]


def _table(table: s.Table) -> Markup:
    columns = [tag("th", name, scope="col") for name in table.columns]
    corner = tag("th", table.corner, scope="col") if table.corner else tag("td")
    widths = tag("colgroup", tag("col", class_="head"), [tag("col") for _ in table.columns])
    rows = [
        tag("tr", tag("th", row.head, scope="row"), [tag("td", _cell(one)) for one in row.cells]) for row in table.rows
    ]
    kind = "narrow" if table.narrow else "tall" if table.tall else "week"
    return tag("table", widths, tag("thead", tag("tr", corner, columns)), tag("tbody", rows), class_=kind)


def _cell(cell: s.Cell) -> list[Markup | str]:
    found: list[Markup | str] = []
    for ticks, group in groupby(cell, key=lambda one: isinstance(one, s.Tick)):
        if ticks:
            items = tuple(one for one in group if isinstance(one, s.Tick))
            found += (
                [_ticks(items)] if any(one.text for one in items) else [part for one in items for part in _tick(one)]
            )
        else:
            found += [one for one in group if isinstance(one, str)]
    return found


def _prose(markdown: str) -> Iterator[Markup]:
    names = {"item": "ul", "number": "ol", "quote": "blockquote"}
    for kind, group in groupby(prose.parts(markdown), key=lambda part: part.kind):
        if kind in ("item", "number"):
            yield tag(names[kind], [tag("li", _runs(part)) for part in group])
        else:
            for part in group:
                yield tag({"p": "p", "heading": "h4", "quote": "blockquote"}[kind], _runs(part))


def _runs(part: prose.Part) -> list[Markup | str]:
    return [tag(run.emphasis, run.text) if run.emphasis else run.text for run in part.runs]
