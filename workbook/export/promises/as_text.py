"""Promises for people and spreadsheets: Markdown, and one CSV row a mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from workbook.domain.promises.mark import Mark, in_order
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.summary import Summary
from workbook.export.common.markdown import safe
from workbook.words.promises import import_export as words
from workbook.words.promises import promise as promise_words
from workbook.words.promises import verbs as lines

COLUMNS = ("promise", "act", "due", "nth", "mark", "marked_on", "note", "noticed", "moved_to", "moved_from")


def as_csv(promises: Iterable[Promise], marks: Iterable[Mark]) -> str:
    """One row for each mark, in the order of promises and dues; RFC 4180, the act as it was promised for that day.

    Text that a spreadsheet would take for a formula begins with an apostrophe: what somebody wrote is never run.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.promise, []).append(mark)
    for promise in promises:
        for mark in in_order(groups.get(promise.id, ())):
            act = promise.term_on(mark.on).act
            moved = (mark.moved_to or "", mark.moved_from or "")
            row = (promise.id, _cell(act), mark.on, mark.nth, mark.kind, mark.marked_on, _cell(mark.note), mark.noticed)
            writer.writerow((*row, *moved))
    return text.getvalue()


def as_markdown(standings: Sequence[Summary], marks: Mapping[str, Sequence[Mark]], today: date) -> str:
    """Each promise with what was said around it, its counts and its marks."""
    found = [f"# {words.TITLE}", ""]
    for standing in standings:
        promise = standing.promise
        term = promise.term_on(max(today, promise.start))
        found += [f"## {safe(term.act)}", ""]
        about = f"{promise_words.cadence_now(term.cadence, standing.moved_by)} · {promise_words.STATES[standing.state]}"
        found.append(f"- {about} · {promise_words.counted(standing.counts)}")
        found += [f"- {safe(line.strip())}" for line in lines.details(promise, today)]
        own = marks.get(promise.id, ())
        if own:
            found += ["", *(f"- {safe(lines.mark_line(mark).strip())}" for mark in own)]
        found.append("")
    return "\n".join(found)


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
