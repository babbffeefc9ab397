"""What another program's file holds, as promises and marks; and an account of everything else that was read in it.

Nothing is guessed: what is not understood is named with its places, what has no place here is counted with the reason,
and a rhythm that we do not have is put as a question.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from workbook.domain.common import strict_json
from workbook.domain.common.clean import is_blank
from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.cadence import DAILY, MOST_DAYS_BETWEEN, WHENEVER, Cadence, anchored
from workbook.domain.promises.drafting import ACT_LIMIT, TEXT_LIMIT
from workbook.domain.promises.mark import NOTE_LIMIT, Mark, MarkKind
from workbook.domain.promises.promise import Promise, Term
from workbook.words.promises import import_export as words

Plain = Mapping[str, Any]
MOST_ROWS = 300_000
MOST_BYTES = 50 * 1024 * 1024
MOST_IN_LINE = 1_000_000
MOST_VALUES = 5_000_000
"""So many letters a line of a table may have, and so many values a file of JSON: far more than any program writes, and
few enough to be taken apart in some seconds and some hundred megabytes."""
PLACES_NAMED = 3
"""So many places of one kind are named; the others are counted."""


class CannotRead(WorkbookError):
    """The file as a whole cannot be read; nothing of it was brought in."""

    def __init__(self, why: str) -> None:
        super().__init__(words.NOT_READ.format(why=why))


def checked(path: Path) -> Path:
    """The path of an ordinary file of a size that can be read. Raises CannotRead."""
    try:
        found = path.stat()
    except PermissionError:
        raise CannotRead(words.NO_ACCESS) from None
    except OSError:
        raise CannotRead(words.NO_FILE) from None
    if not stat.S_ISREG(found.st_mode):
        raise CannotRead(words.NOT_A_FILE)
    if found.st_size > MOST_BYTES:
        raise CannotRead(words.TOO_LARGE.format(limit=MOST_BYTES // 1024 // 1024))
    return path


def bytes_of(path: Path) -> bytes:
    """What stands in a file. Raises CannotRead."""
    try:
        return checked(path).read_bytes()
    except OSError:
        raise CannotRead(words.NO_ACCESS) from None


def text_of(path: Path) -> str:
    """The text of a file. Raises CannotRead."""
    return decoded(bytes_of(path))


def decoded(data: bytes) -> str:
    """UTF-8, with or without the mark that some programs put in front. Raises CannotRead."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(words.NOT_TEXT) from None


def plain_of(value: object) -> Plain:
    """An object of somebody's JSON; an empty one for what is none."""
    return cast("Plain", value) if isinstance(value, dict) else {}


def list_of(value: object) -> list[Plain]:
    """The objects of a list of somebody's JSON; none for what is no list. Raises CannotRead."""
    entries = cast("list[Any]", value) if isinstance(value, list) else []
    if len(entries) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
    return [plain_of(entry) for entry in entries]


def json_in(text: str) -> Any:
    """The value in a text. Raises CannotRead."""
    check_values(text)
    try:
        return strict_json.loads(text)
    except ValueError:
        raise CannotRead(words.NOT_JSON) from None


def check_values(text: str) -> None:
    """Raises CannotRead for JSON of more values than can be held."""
    if sum(map(text.count, ",[{")) > MOST_VALUES:
        raise CannotRead(words.TOO_MANY_VALUES.format(limit=MOST_VALUES))


def check_lines(text: str) -> None:
    """Raises CannotRead for more lines, or a longer one, than any table or log has."""
    if max(text.count("\n"), text.count("\r")) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
    if len(text) > MOST_IN_LINE and any(
        len(part) > MOST_IN_LINE and max(map(len, part.split("\r"))) > MOST_IN_LINE for part in text.split("\n")
    ):
        raise CannotRead(words.ENDLESS_LINE.format(limit=MOST_IN_LINE))


def lines_of(text: str) -> list[str]:
    """Lines as a file has them; other signs that end a line may stand in a note. Raises CannotRead."""
    check_lines(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    if len(lines) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
    return lines


@dataclass
class Places:
    """Rows of one kind: how many, and where the first ones are."""

    count: int = 0
    first: list[str] = field(default_factory=list[str])

    def add(self, place: str, count: int = 1) -> None:
        self.count += count
        if place and len(self.first) < PLACES_NAMED:
            self.first.append(place)


@dataclass
class Incoming:
    """What was found. `broken`: rows that were not understood, by their file and the reason. `left`: what was read and
    has no place here, by the reason. `told`: what else has to be known, once each. `rhythms`: how often, where it is
    not as we have it, each with the nearest that we have.

    Ids of promises are those of the file, or made from names in it: the workbook gives its own (`import_all`).
    """

    promises: list[Promise] = field(default_factory=list[Promise])
    marks: list[Mark] = field(default_factory=list[Mark])
    broken: dict[tuple[str, str], Places] = field(default_factory=dict[tuple[str, str], Places])
    left: dict[str, Places] = field(default_factory=dict[str, Places])
    told: dict[str, Places] = field(default_factory=dict[str, Places])
    rhythms: list[str] = field(default_factory=list[str])

    def fault(self, place: str, why: str) -> None:
        """A row that was not understood."""
        file = place.partition(", ")[0].rpartition("/")[2] if ", " in place else ""
        self.broken.setdefault((file, why), Places()).add(place)

    def leave(self, why: str, place: str = "", count: int = 1) -> None:
        """Something that was read and has no place here."""
        self.left.setdefault(why, Places()).add(place, count)

    def tell(self, what: str, place: str = "") -> None:
        """Something that was brought in another way than it was written."""
        self.told.setdefault(what, Places()).add(place)

    @property
    def faults(self) -> list[str]:
        """One sentence for each kind, with the number of rows and the first places."""
        return [words.fault(places.first, places.count, why) for (_, why), places in self.broken.items()]

    @property
    def broken_rows(self) -> int:
        return sum(places.count for places in self.broken.values())


@dataclass
class Habit:
    """One habit of another program: what became of it on which day, with a note.

    `over`: it asks nothing more there. `begins`: a day still to come from which on it asks. `until`: its last day,
    where it has one. `place`: where it is written down.
    `key`: what tells it from others there, where that is not its name. `often`: times in days, as it says there.
    Its texts are clean (`workbook.domain.common.clean`).
    """

    name: str
    cadence: Cadence = DAILY
    question: str = ""
    over: bool = False
    begins: date | None = None
    until: date | None = None
    need: str = ""
    smallest: str = ""
    place: str = ""
    key: str = ""
    often: tuple[int, int] | None = None
    entries: dict[date, tuple[MarkKind, str]] = field(default_factory=dict[date, tuple[MarkKind, str]])

    def ask(self, found: Incoming) -> None:
        """Ask about how often, where it is not as we have it."""
        if self.often is not None and not is_ours(*self.often):
            found.rhythms.append(words.rhythm(self.place, *self.often, self.cadence))

    def not_done(self, found: Incoming, day: date, note: str) -> None:
        """A written "not done": a miss of what was for every day, no miss where days without it are part of it."""
        if self.cadence == DAILY:
            self.entries[day] = "missed", note
        elif note:
            self.entries[day] = "not applicable", note
            found.tell(words.NOTES_OF_NO)
        else:
            found.leave(words.NO_IS_NO_MISS)

    def only_note(self, found: Incoming, day: date, note: str, why: str) -> None:
        """A day without an answer of its own: its note is kept, and nothing is counted."""
        if note:
            self.entries[day] = "not applicable", note
            found.tell(words.NOTES_ALONE)
        else:
            found.leave(why)


def cadence_of(times: int, days: int) -> Cadence:
    """The nearest cadence to "`times` in `days` days", as Loop and harsh say it."""
    times, days = max(times, 0), max(days, 1)
    if times == 0:
        return WHENEVER
    if times >= days:
        return DAILY
    if times == 1 and days == 7:
        return Cadence("per_week", number=1)
    if times == 1:
        return Cadence("every_days", number=min(days, MOST_DAYS_BETWEEN))
    return Cadence("per_week", number=min(7, max(1, round(times * 7 / days))))


def is_ours(times: int, days: int) -> bool:
    """Whether `cadence_of` says the same thing, and not only the nearest."""
    if times == 1:
        return 1 <= days <= MOST_DAYS_BETWEEN
    return times == 0 or times == days or (days == 7 and times < 7)


def add_habits(found: Incoming, source: str, habits: Sequence[Habit], today: date) -> None:
    """Turn habits into promises and their marks.

    Their days of the past become marks and nothing else: until today the promise waits for events only, so that
    days on which nothing was written down do not come up as open. From today on it has its cadence, unless it is over.
    """
    taken: set[str] = set()
    for number, habit in enumerate(habits, 1):
        place = words.HABIT_NUMBER.format(number=number)
        if why := _too_long(habit):
            found.fault(place, why)
            continue
        id = f"{source}-{hashlib.sha256((habit.key or habit.name).encode()).hexdigest()[:16]}"
        if id in taken:
            found.fault(place, words.TWICE)
            continue
        taken.add(id)
        terms = _terms(habit, today)
        if habit.until is not None and any(day > habit.until for day in habit.entries):
            found.tell(words.AFTER_THE_END, habit.place)
        found.promises.append(Promise(id, terms[0].since, terms, cue=habit.question, need=habit.need))
        for day, (kind, note) in sorted(habit.entries.items()):
            if len(note) > NOTE_LIMIT:
                found.fault(f"{place}, {day}", words.NOTE_TOO_LONG.format(limit=NOTE_LIMIT))
            else:
                found.marks.append(Mark(id, day, kind, day, note=note))


def _too_long(habit: Habit) -> str:
    """Why the habit cannot become a promise; empty when it can."""
    if is_blank(habit.name):
        return words.NO_NAME
    if len(habit.name) > ACT_LIMIT:
        return words.NAME_TOO_LONG.format(limit=ACT_LIMIT)
    if len(habit.question) > TEXT_LIMIT:
        return words.QUESTION_TOO_LONG.format(limit=TEXT_LIMIT)
    if len(habit.need) > TEXT_LIMIT:
        return words.DESCRIPTION_TOO_LONG.format(limit=TEXT_LIMIT)
    return ""


def _terms(habit: Habit, today: date) -> tuple[Term, ...]:
    asks = max(habit.begins or today, today)
    start = min(habit.entries, default=asks)
    past = Term(start, WHENEVER, habit.name, habit.smallest, made_on=today)
    if habit.over or (habit.until is not None and habit.until < today):
        begun = min(start, habit.until or start)
        last = max([habit.until or begun, *habit.entries])
        return (Term(begun, WHENEVER, habit.name, habit.smallest, until=last, made_on=today),)
    cadence = anchored(habit.cadence, _counted_from(habit, today))
    future = Term(asks, cadence, habit.name, habit.smallest, until=habit.until, made_on=today)
    return (past, future) if start < asks else (future,)


def _counted_from(habit: Habit, today: date) -> date:
    """The day from which every n days counts on: n days after it was last done, and today where that has passed."""
    done = max((day for day, (kind, _) in habit.entries.items() if kind == "kept"), default=None)
    if done is None or habit.cadence.kind != "every_days":
        return today
    return max(done + timedelta(days=habit.cadence.number), today)
