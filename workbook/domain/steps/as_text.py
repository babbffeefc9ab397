"""An answer of every kind as lines of text to be edited; `from_text` makes the answer of them again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import Cell, Value
from workbook.domain.steps.plain_text import plain_prose

BETWEEN = "·"
SET_IN = "    "
"""Before the line that was written on a card."""
ACT_FIELDS = ("act", "cue", "smallest", "cadence", "on", "at")


def as_text(settings: e.Settings, value: Value) -> str:
    """The lines; "" where nothing was answered."""
    match settings, value:
        case _, a.Text(text) | a.DraftText(text) | a.Attempt(text):
            return text
        case e.Ledger(columns=columns), a.Rows(rows):
            return _joined(_row(columns, row.cells) for row in rows)
        case e.Compare(fields=fields), a.Apart(cells=cells):
            return _named({one.id: str(cells[one.id]) for one in fields if cells.get(one.id, "") != ""})
        case e.Act(), a.Undertaking() as taken:
            return _named({name: text for name in ACT_FIELDS if (text := str(getattr(taken, name) or ""))})
        case e.Choose(options=options), a.Choices(chosen):
            return _joined(f"- {plain_line(one.text)}" for one in options if one.id in chosen)
        case e.Checklist(items=items), a.Ticks(ticked=ticked, own=own):
            entries = _entries({one.id: one.text for one in items}, own)
            return _joined(f"[{'x' if id in ticked else ' '}] {entries[id]}" for id in entries if ticked or own)
        case e.Sort(piles=piles, cards=cards), a.Piles(placed=placed, own=own):
            entries = _entries({one.id: one.text for one in cards}, own)
            lines: list[str] = []
            for pile in piles:
                held = [f"- {text}" for id, text in entries.items() if placed.get(id) == pile.id]
                lines += [f"{plain_line(pile.title)}:", *held] if held else []
            return _joined(lines)
        case e.Cards(cards=cards), a.Picks(picks=picks, own=own):
            entries = _entries({one.id: one.text for one in cards}, own)
            known = [one for one in picks if one.card in entries]
            return _joined(
                line
                for one in known
                for line in (f"- {entries[one.card]}", SET_IN + plain_line(one.line))
                if line.strip()
            )
        case e.Scale(), a.Levels(levels):
            return _joined(f"{day}: {levels[day]}" for day in sorted(levels))
        case e.Turns(), a.Talks(talks):
            return _joined(f"{one.on}: {one.first} + {one.second}" for one in talks)
        case _:
            return ""


def plain_line(text: str) -> str:
    """What the book or somebody wrote, on one line and without signs of emphasis."""
    return " ".join(plain_prose(text).split())


def _entries(offered: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    return {id: plain_line(text) for id, text in offered.items()} | {
        id: f"+ {' '.join(text.split())}" for id, text in own.items()
    }


def _row(columns: Sequence[e.Column], cells: Mapping[str, Cell]) -> str:
    texts = [
        column.text_of(cell) if isinstance(cell := cells.get(column.id, ""), str) else str(cell) for column in columns
    ]
    plain = not any(BETWEEN in text or "\n" in text or text != text.strip() for text in texts)
    if plain and not texts[0].startswith(("{", "[", "- ", "# ")) and any(texts):
        return f" {BETWEEN} ".join(texts).rstrip()
    return json.dumps(dict(cells), ensure_ascii=False)


def _named(fields: Mapping[str, str]) -> str:
    if any("\n" in text or text != text.strip() for text in fields.values()):
        return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"
    return _joined(f"{name}: {text}" for name, text in fields.items())


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
