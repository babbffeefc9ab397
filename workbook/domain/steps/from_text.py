"""Lines of text as an answer of any kind.

A text stays as it is. Else a line holds one entry: `- ` in front of it, and empty lines, mean nothing, and what begins
with `# ` is a remark. What an exercise offers is named by its id or its words; `+ ` stands before an entry of one's
own. Rows are `a · b · c`, or JSON (a list of cells, or an object by column); fields are `name: text`, or one object.
Each kind stands in a module of its own: `typed_lists`, `typed_days`, `typed_rows`, `typed_act`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbook.domain.common.errors import UsageError
from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import Value
from workbook.domain.steps.rehearsal import closeness
from workbook.domain.steps.typed_act import undertaking
from workbook.domain.steps.typed_days import levels, talks
from workbook.domain.steps.typed_lines import lines
from workbook.domain.steps.typed_lists import choices, picks, piles, ticks
from workbook.domain.steps.typed_rows import cells, rows
from workbook.words.refusals import steps as refusals

MOST_CHARACTERS = 400_000


def read_answer(
    settings: e.Settings, text: str, before: Value, today: date, original: str = "", *, adds: bool = False
) -> Value:
    """The answer that `text` is, in the place of `before`. `original` is what a rehearsal types from memory. `adds`:
    days and fields that the text does not name stay as they stood; else the text is all there is.
    UsageError, with the number of the line, for what is no answer to such an exercise."""
    if len(text) > MOST_CHARACTERS:
        raise UsageError(refusals.TOO_LONG.format(most=MOST_CHARACTERS))
    match settings, before:
        case e.Write() | e.Reread(), _:
            return a.Text(text)
        case e.Draft(), a.DraftText():
            return replace(before, text=text)
        case e.Rehearse(), a.Attempt():
            return before if text == before.text else a.Attempt(text, closeness(original, text))
        case e.Compare(fields=fields), a.Apart():
            if before.handed_in:
                raise UsageError(refusals.HANDED_IN)
            return a.Apart(cells(fields, text, today, before.cells, adds=adds))
        case e.Act(), a.Undertaking():
            return undertaking(settings, text, before, today, adds=adds)
        case e.Ledger(columns=columns), a.Rows():
            return rows(columns, lines(text), before, today)
        case e.Choose(), _:
            return choices(settings, lines(text))
        case e.Checklist(), _:
            return ticks(settings, lines(text))
        case e.Sort(), _:
            return piles(settings, lines(text))
        case e.Cards(), _:
            return picks(settings, lines(text))
        case e.Scale(), a.Levels():
            return levels(lines(text), before, today, adds=adds)
        case e.Turns(), a.Talks():
            return talks(lines(text), before, today, adds=adds)
        case _:
            raise ValueError("not the value of such an exercise")
