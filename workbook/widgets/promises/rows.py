"""The rows of the Promises list, from values: what is open, waiting, away and on the shelf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from textual.content import Content

from workbook.domain.promises.due import Due, due_at, open_days
from workbook.domain.promises.mark import Mark, by_promise
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.summary import Summary
from workbook.widgets.common.facts import Fact
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import app as frame
from workbook.words.promises import promise as said
from workbook.words.promises import screen as words
from workbook.words.promises import today as glyphs

MUTED = "$text-muted"


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise as the list shows it. `marks` are its own, in order; `current` is the due that a key marks now:
    today's, else the newest one open from before."""

    standing: Summary
    marks: Sequence[Mark]
    current: Due | None

    @property
    def promise(self) -> Promise:
        return self.standing.promise


def entries(standings: Iterable[Summary], marks: Mapping[str, Mark], today: date, week_first: int = 0) -> list[Entry]:
    """One entry a promise, in the order of the sections; the oldest first, on the shelf the newest."""
    groups = by_promise(marks.values())
    found: list[Entry] = []
    for standing in standings:
        own = groups.get(standing.promise.id, [])
        current = None if standing.state == "shelf" else current_due(standing.promise, own, today, week_first)
        found.append(Entry(standing, own, current))
    places = list(words.SECTIONS)
    shelf = [item for item in found if item.standing.state == "shelf"]
    others = [item for item in found if item.standing.state != "shelf"]
    return sorted(others, key=lambda item: places.index(item.standing.state)) + shelf[::-1]


def current_due(promise: Promise, own: Sequence[Mark], today: date, week_first: int = 0) -> Due | None:
    """Today's due whether marked or not, else the newest one that is open from before, else the newest one that was
    marked today (so that the mark can be seen, and taken back)."""
    due = due_at(promise, own, today, today, week_first)
    if due is not None:
        return due
    yesterday = today - timedelta(days=1)
    before = [Due(promise, mark.on, mark.nth, mark) for mark in own if mark.on < today]
    opens = [due for due in before if due.is_open]
    opens += [Due(promise, day) for day in open_days(promise, own, promise.start, yesterday, today, week_first)[-1:]]
    fresh = [due for due in before if due.mark is not None and due.mark.marked_on == today]
    return max(opens or fresh, key=lambda found: found.on, default=None)


def empty_facts(example: str) -> list[Fact]:
    """What belongs here, one example, one key: for a workbook without promises."""
    pressed, does = words.EMPTY_KEY
    facts = [Fact(plain(words.EMPTY_TITLE, MUTED)), Fact(plain(words.EMPTY), indent=2), Fact()]
    if example:
        facts += [Fact(plain(words.EMPTY_EXAMPLE, MUTED), indent=2), Fact(one_line(example), indent=2), Fact()]
    facts += [Fact(plain(words.EMPTY_FEW), indent=2), Fact()]
    return [*facts, Fact(Content.assemble((pressed, "$accent bold"), " ", does), indent=2)]


def list_rows(found: Sequence[Entry], today: date, names: Mapping[str, str] | None = None) -> list[Row]:
    """Sections with two lines a promise: the act, and beneath it cadence, next due and counts. `names`: of people
    whose promises are to be told from one's own."""
    rows: list[Row] = []
    section = ""
    if found and found[0].standing.state != "open":
        rows += [Row(left=plain(words.SECTIONS["open"], MUTED)), Row(left=plain("  " + words.NONE_OPEN, MUTED))]
    for item in found:
        if item.standing.state != section:
            section = item.standing.state
            rows += [Row()] if rows else []
            rows.append(Row(left=plain(words.SECTIONS[section], MUTED)))
        rows += _two_lines(item, today, (names or {}).get(item.promise.person, ""))
    return rows


def _two_lines(item: Entry, today: date, name: str) -> list[Row]:
    promise, standing = item.promise, item.standing
    term = promise.term_on(max(today, promise.start))
    mark, right, style = plain("    "), "", ""
    parts = [said.cadence(term.cadence) if term.cadence.kind != "once" else "once"]
    if item.current is not None:
        kind = item.current.mark.kind if item.current.mark and not item.current.is_open else None
        glyph = glyphs.GLYPH[kind] if kind else glyphs.OPEN_GLYPH
        mark = plain(glyph + " ", {"kept": "$success", "missed": "$warning"}.get(kind or "", ""))
        right = said.MARKED_AS[kind] if kind else ""
        if item.current.on != today:
            day = frame.near_date(item.current.on, today)
            right = f"{day} · {right}" if kind else f"open from {day}"
    if standing.state == "shelf":
        style = MUTED
        parts = [words.SHELF_ENDINGS[promise.ending]]
    elif standing.state == "paused":
        parts.append("until " + frame.near_date(pause_of(promise, today)[1], today))
    elif standing.next_due is not None and standing.next_due != today:
        parts.append(words.next_due(standing.next_due, today))
    parts = [name, *parts] if name else parts
    about, kept = one_line(" · ".join(parts), MUTED), plain(words.kept_of(standing.recent), MUTED)
    return [
        Row(left=one_line(term.act, style), right=plain(right, MUTED), mark=mark, key=promise.id),
        Row(left=plain("      ") + about, right=kept),
    ]


def pause_of(promise: Promise, today: date) -> tuple[date, date]:
    """The pause that today lies in; of several the one that ends last."""
    return max(
        (pause for pause in promise.pauses if pause[0] <= today <= pause[1]),
        key=lambda pause: pause[1],
        default=(today, today),
    )
