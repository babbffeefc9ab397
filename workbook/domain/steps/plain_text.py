"""Answers and the book's prose as plain text: for the shell, for exports, and to show an earlier answer again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import Cell, Value
from workbook.domain.steps.exercises import Settings

_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_SLANTED = re.compile(r"\*([^*\s](?:[^*\n]*[^*\s])?)\*")
BETWEEN = " · "
BETWEEN_PILES = " / "


def plain_prose(markdown: str) -> str:
    """The book's prose without the signs of emphasis. List items keep their hyphen or number."""
    return _SLANTED.sub(r"\1", _STRONG.sub(r"\1", markdown))


def offered(settings: Settings) -> list[str]:
    """What can be chosen, ticked, sorted or covered, a line each, so that the plain text is the whole exercise."""
    match settings:
        case e.Choose(options=options):
            return [f"- {option.text}" for option in options]
        case e.Checklist(items=items):
            return [f"- {item.text}" for item in items]
        case e.Sort(piles=piles, cards=cards):
            return [BETWEEN_PILES.join(pile.title for pile in piles), *(f"- {card.text}" for card in cards)]
        case e.Cards(cards=cards):
            return [f"- {card.text}" for card in cards]
        case e.Ledger(columns=columns) | e.Compare(fields=columns):
            return [f"- {column.title}" for column in columns]
        case e.Draft(parts=parts):
            return [f"- {part.title}: {part.hint}" if part.hint else f"- {part.title}" for part in parts]
        case _:
            return []


def entries_of(settings: Settings) -> dict[str, str]:
    """Id → words of all that an answer names by id: options, items, cards, columns, fields, parts, and piles."""
    match settings:
        case e.Choose(options=entries) | e.Checklist(items=entries) | e.Cards(cards=entries):
            return {one.id: one.text for one in entries}
        case e.Sort(piles=piles, cards=cards):
            return {one.id: one.title for one in piles} | {one.id: one.text for one in cards}
        case e.Ledger(columns=named) | e.Compare(fields=named) | e.Draft(parts=named):
            return {one.id: one.title for one in named}
        case _:
            return {}


def plain_answer(settings: Settings, value: Value, say: Callable[[date], str] = str) -> str:
    """What was answered, in the words of the exercise; "" when nothing was. `say`: how a day is told.

    Ids that the exercise no longer has (the content was changed since) are left out where they would mean nothing.
    """
    match settings, value:
        case _, a.Text(text) | a.DraftText(text) | a.Attempt(text):
            return text.strip()
        case e.Ledger(columns=columns), a.Rows(rows):
            lines = (BETWEEN.join(_cells(columns, row.cells, say)) for row in rows)
            return "\n".join(f"- {line}" for line in lines if line)
        case e.Sort(piles=piles), a.Piles(placed=placed, own=own):
            texts = {**{card.id: card.text for card in settings.cards}, **own}
            return "\n".join(
                f"{pile.title}:\n" + "\n".join(f"- {texts[card]}" for card in held)
                for pile in piles
                if (held := [card for card in texts if placed.get(card) == pile.id])
            )
        case e.Choose(options=options), a.Choices(chosen):
            return "\n".join(f"- {option.text}" for option in options if option.id in chosen)
        case e.Checklist(items=items), a.Ticks(ticked=ticked, own=own):
            if not (ticked or own):
                return ""
            texts = {**{item.id: item.text for item in items}, **own}
            return "\n".join(f"[{'x' if id in ticked else ' '}] {text}" for id, text in texts.items())
        case e.Cards(cards=cards), a.Picks(picks=picks, own=own):
            texts = {**{card.id: card.text for card in cards}, **own}
            pairs = ((texts[pick.card], pick.line.strip()) for pick in picks if pick.card in texts)
            return "\n".join(f"- {text}\n  {line}" if line else f"- {text}" for text, line in pairs)
        case e.Scale(), a.Levels(levels):
            return "\n".join(f"{_day(day, say)}: {levels[day]}" for day in sorted(levels))
        case e.Turns(), a.Talks(talks):
            return "\n".join(f"{say(talk.on)}: {talk.first} + {talk.second} min" for talk in talks)
        case e.Compare(fields=fields), a.Apart(cells=cells):
            titles = ((field.title, _told(field, str(cells.get(field.id, "")).strip(), say)) for field in fields)
            return "\n".join(f"{title}: {cell}" for title, cell in titles if cell)
        case e.Act(), a.Undertaking() as taken:
            when = f"{say(taken.on) if taken.on else ''} {taken.at}".strip()
            parts = (taken.act, taken.cue, taken.smallest, when or taken.cadence)
            return BETWEEN.join(part.strip() for part in parts if part.strip())
        case _:
            return ""


def written(value: Value) -> str:
    """What the person wrote themselves, a paragraph for each field; nothing of the book's own words."""
    match value:
        case a.Text(text) | a.DraftText(text) | a.Attempt(text):
            texts = [text]
        case a.Rows(rows):
            texts = [str(cell) for row in rows for cell in row.cells.values()]
        case a.Piles(own=own) | a.Ticks(own=own):
            texts = [*own.values()]
        case a.Picks(picks=picks, own=own):
            texts = [*own.values(), *(pick.line for pick in picks)]
        case a.Apart(cells=cells):
            texts = [str(cell) for cell in cells.values()]
        case a.Undertaking(act=act, cue=cue, smallest=smallest):
            texts = [act, cue, smallest]
        case _:
            texts = []
    return "\n\n".join(text for text in texts if text.strip())


def _told(column: e.Column, cell: str, say: Callable[[date], str]) -> str:
    """A cell in the words of its column: a choice by its text, a day as days are told."""
    return _day(cell, say) if column.type == "date" else column.text_of(cell)


def _day(written: str, say: Callable[[date], str]) -> str:
    """A day as days are told; what is none stays as it is written."""
    try:
        return say(date.fromisoformat(written))
    except ValueError:
        return written


def _cells(columns: tuple[e.Column, ...], cells: Mapping[str, Cell], say: Callable[[date], str]) -> Iterator[str]:
    """The filled cells of a row in the order of the columns; a number says of how many."""
    for column in columns:
        cell = cells.get(column.id, "")
        if isinstance(cell, int):
            yield f"{cell}/10"
        elif cell.strip():
            yield " ".join(_told(column, cell.strip(), say).split())
