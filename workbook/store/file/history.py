"""What was changed, kept so that it can be undone and done again: across restarts, from the app or the shell.

An entry holds, for each document a change touched, the version to go to (`document`, None: it is to be gone) and the
revision the present one must have (`revision`, 0: there must be none). Undoing swaps the two, so the entry then holds
what redoing needs. A document's revision only ever rises, also when it goes back to an older content; therefore each
swap tells the other entries which revision that content has now (`_relink`).

An entry belongs to who made it (`by`), and each person takes back their own. So entries need not be undone in the
order they were made; for one document they are, for its revision fits the newest of its entries only.

Quiet changes are in no entry. What is quiet by nature lives in tables of its own (`QUIET`). Where a quiet change meets
a document that is in the history as well, the entries take over what it changed (`follow`), so that undoing takes back
what the entry did and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, cast

import msgspec

from workbook.domain.together.visibility import may_be_private
from workbook.store.file import clean
from workbook.store.file.change import Before
from workbook.store.file.entries import Entry, Swapped, Touched, Who, id_of, in_order, read
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo, NotYours
from workbook.store.file.naming import unnames
from workbook.store.file.revisions import Place, Writer
from workbook.store.file.seen import revision_of
from workbook.store.file.tables import ABOUT, HISTORY, MOVES, SEAL
from workbook.words.common import store as words

Document = dict[str, Any]

TABLE = HISTORY
QUIET = frozenset({"drafts", "remembered"})
"""Tables whose documents nobody would take back: half-typed forms, who sat here last, the look."""
MOST_ENTRIES = 500
OLDEST = timedelta(days=90)
RECENT = 20
"""How many newest entries stay whatever their dates, and must all agree before an older one is too old: a clock that
ran ahead for a day takes nothing away."""
MOST_BYTES = 4_000_000  # the history is written with every change; beyond this the oldest entries go
MERGE_WITHIN = timedelta(minutes=10)
LONGEST_LABEL = 200
NEVER = -1  # a revision that no document has
MOST_MOVES = 500
_COUNTER = "history"


class History:
    """The entries, to be changed within the transaction that `writer` belongs to."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    @property
    def _entries(self) -> Mapping[str, Document]:
        return self._writer.stored(TABLE)

    def _each(self, ids: Iterable[str]) -> Iterator[tuple[str, Entry]]:
        """The entries of these ids; those that cannot be read are passed over."""
        entries = self._entries
        return ((id, entry) for id in ids if (entry := read(entries[id])))

    # --- a new change --------------------------------------------------------------------------------------------

    def record(self, label: str, before: Before, *, merge: str | None, by: str, now: datetime) -> None:
        """Add an entry for what a transaction touched, or widen the newest of that person when both have the same
        `merge`."""
        stored = {table: self._writer.stored(table) for table in {table for table, _ in before}}
        touched = [
            Touched(table, id, revision_of(stored[table].get(id)), document)
            for (table, id), document in before.items()
            if table not in QUIET
        ]
        if not touched:
            return
        label = clean.line(label)
        if len(label) > LONGEST_LABEL:
            label = label[: LONGEST_LABEL - 1] + "…"
        if self._forget_undone(by) or not (merge and self._widen(label, merge, touched, before, by, now)):
            self._put(self._next_id(), Entry(label, now, now, touched, merge=merge, by=by))
            self._prune()

    def _forget_undone(self, by: str) -> bool:
        """A new change clears what that person could have done again. True when there was something."""
        undone = [id for id, entry in self._entries.items() if entry.get("undone") and _of(entry, by)]
        for id in undone:
            self._writer.forget(TABLE, id)
        return bool(undone)

    def _widen(self, label: str, merge: str, touched: list[Touched], before: Before, by: str, now: datetime) -> bool:
        """Let the newest entry of that person cover a change that followed it. False when it was of another kind, or
        something else came in between."""
        order = in_order(self._entries)
        id = next((one for one in reversed(order) if self._entries[one].get("by", "") == by), None)
        entry = read(self._entries[id]) if id else None
        if id is None or entry is None or entry.merge != merge or abs(now - entry.began) > MERGE_WITHIN:
            return False
        known = {item.place: item for item in entry.touched}
        for item in touched:
            if item.place not in known:
                if id != order[-1]:  # it may lie above what another did since, and must not be older than that
                    return False
            elif known[item.place].revision != revision_of(before[item.place]):
                return False
        for item in touched:
            if item.place in known:
                known[item.place].revision = item.revision
            else:
                entry.touched.append(item)
        entry.label, entry.at = label, now
        self._put(id, entry)
        return True

    def _next_id(self) -> str:
        """A number no entry had before, also when the newest ones are gone."""
        newest = next(reversed(in_order(self._entries)), "0")
        counted = (self._writer.find(ABOUT, _COUNTER) or {}).get("last")
        number = max(int(newest), counted if type(counted) is int else 0) + 1
        self._writer.set(ABOUT, _COUNTER, {"last": number})
        return id_of(number)

    def _put(self, id: str, entry: Entry) -> None:
        document: Document = msgspec.to_builtins(entry)
        if not entry.bytes or entry.merge:
            document["bytes"] = len(msgspec.json.encode(document))
        self._writer.set(TABLE, id, document)

    def _prune(self) -> None:
        """Keep the newest entries: not more, not older and not larger than the limits; the newest one in any case."""
        total, horizon = 0, datetime.max.replace(tzinfo=UTC)
        entries = self._entries
        for count, id in enumerate(reversed(in_order(entries))):
            entry = entries[id]
            total += size if isinstance(size := entry.get("bytes"), int) else 0
            at = _moment(entry.get("at"))
            if count < RECENT:
                horizon = min(horizon, at or horizon)
            too_old = count >= RECENT and at is not None and at < horizon - OLDEST
            if count and (count >= MOST_ENTRIES or total > MOST_BYTES or too_old):
                self._writer.forget(TABLE, id)

    # --- a quiet change ------------------------------------------------------------------------------------------

    def follow(self, before: Before) -> None:
        """A change that is in no entry: those that wait for a document it touched wait for what it is now, and what
        it changed stays as it is when they go back to an older version.

        An entry that would change the very same again cannot be undone (or done again) any more. A document that was
        made or removed quietly is in nobody's way: see `_fits`.
        """
        changed: dict[Place, tuple[Document, Document]] = {}
        for place, old in before.items():
            new = self._writer.find(*place)
            if place[0] not in QUIET and old is not None and new is not None:
                changed[place] = (old, new)
        if not changed:
            return
        for id in list(self._entries):
            if not _mentions(self._entries[id], changed) or not (entry := read(self._entries[id])):
                continue
            for item in entry.touched:
                if item.place in changed:
                    _follow(item, *changed[item.place])
            self._put(id, entry)

    # --- back and forth ------------------------------------------------------------------------------------------

    def undo(self, who: Who) -> Swapped | Conflict:
        """Take back the newest change of theirs that stands. See `_swap_first`; raises NothingToUndo too."""
        self._catch_up()
        if (done := self._swap_first(reversed(in_order(self._entries)), who, _UNDO)) is not None:
            return done
        for _, entry in self._each(reversed(in_order(self._entries))):
            if not entry.undone and not who.may(entry) and who.may_know(entry):
                raise NotYours(words.NOT_YOURS.format(name=who.name(entry)))
        raise NothingToUndo

    def redo(self, who: Who) -> Swapped | Conflict:
        """Do the change of theirs that was undone last once more. See `_swap_first`; raises NothingToRedo too."""
        self._catch_up()
        undone = [id for id in in_order(self._entries) if self._entries[id].get("undone")]
        undone.sort(key=self._turn_of, reverse=True)  # stable: before turns were counted, the oldest was undone last
        if (done := self._swap_first(undone, who, _REDO)) is not None:
            return done
        raise NothingToRedo

    def _swap_first(self, order: Iterable[str], who: Who, kind: _Kind) -> Swapped | Conflict | None:
        """Swap the first entry in `order` that can be; None when there is none.

        Those before it that cannot be are told of first: the refusal is returned, for it is to be remembered, and the
        next call takes the one behind them. Where there is none, it is raised.
        """
        blocked: list[tuple[str, Entry]] = []
        for id, entry in self._each(order):
            if entry.undone is not kind.undone or not who.may(entry):
                continue
            if not self._fits(entry) or self._unnames(id, entry, who):
                blocked.append((id, entry))
                continue
            if any(not one.passed for _, one in blocked):
                for other, one in blocked:
                    one.passed = True
                    self._put(other, one)
                return self._refusal(*blocked[0], who, kind, kind.following.format(label=who.said(entry)))
            self._swap(id, entry)
            return Swapped(who.said(entry), entry.by, entry.places)
        if blocked:
            raise self._refusal(*blocked[0], who, kind, "")
        return None

    def _unnames(self, id: str, entry: Entry, who: Who) -> bool:
        order = in_order(self._entries)
        return not entry.undone and unnames(entry, (one for _, one in self._each(order[order.index(id) + 1 :])), who)

    def _turn_of(self, id: str) -> int:
        turn = self._entries[id].get("turn")
        return turn if type(turn) is int else 0

    def _fits(self, entry: Entry) -> bool:
        """Is everything as the entry left it? A document that was removed quietly since, and is to be gone, counts."""
        stored = cache(self._writer.stored)
        return all(
            revision_of(present := stored(item.table).get(item.id)) == item.revision
            or (present is None and item.document is None and not self._awaited(item.place))
            for item in entry.touched
        )

    def _awaited(self, place: Place) -> bool:
        """Did an entry remove that document?"""
        return any(
            item.place == place and item.revision == 0
            for _, entry in self._each(list(self._entries))
            for item in entry.touched
        )

    def _refusal(self, id: str, entry: Entry, who: Who, kind: _Kind, following: str) -> Conflict:
        """Why it cannot be swapped: whose change stands on it, where that is known."""
        label = who.said(entry)
        if self._fits(entry):
            return Conflict(words.UNDO_NAMED.format(label=label) + following)
        for other, newer in self._each(reversed(in_order(self._entries))):
            if int(other) <= int(id):
                break
            if not who.owns(newer) and not newer.undone and set(newer.places) & set(entry.places):
                return Conflict(kind.beneath.format(label=label, name=who.name(newer)) + following)
        return Conflict(kind.changed.format(label=label) + following)

    def _swap(self, id: str, entry: Entry) -> None:
        stored = cache(self._writer.stored)  # as it is before: what is written comes at the end, all at once
        moved: dict[Place, tuple[int, int]] = {}
        written: dict[str, dict[str, Document | None]] = {}
        for item in entry.touched:
            present, old, new = stored(item.table).get(item.id), item.document, None
            if old is not None:
                new = {**old, "revision": self._writer.next_revision(present)}
                moved[item.place] = (revision_of(old), new["revision"])
            written.setdefault(item.table, {})[item.id] = new
            item.document, item.revision = present, revision_of(new)
        self._writer.set_all(written)
        entry.undone, entry.passed = not entry.undone, False
        entry.turn = max(map(self._turn_of, self._entries), default=0) + 1 if entry.undone else 0
        self._relink(moved)
        self._put(id, entry)

    def _relink(self, moved: Mapping[Place, tuple[int, int]]) -> None:
        """Content that was revision r is revision n now: entries that wait for r are to wait for n."""
        self._follow_moves({place: [revisions] for place, revisions in moved.items()})
        noted = [[*place, *revisions] for place, revisions in moved.items() if not may_be_private(place[0])]
        if noted and self._writer.find(ABOUT, SEAL) is not None:  # an entry that is sealed to another is not seen here
            self._writer.set(ABOUT, MOVES, {"moves": [*self._moves(), *noted][-MOST_MOVES:]})

    def _moves(self) -> list[Any]:
        found = (self._writer.find(ABOUT, MOVES) or {}).get("moves")
        return cast("list[Any]", found) if isinstance(found, list) else []

    def _catch_up(self) -> None:
        """Entries that were sealed to somebody wait for what the undoing of another has moved since."""
        moves: dict[Place, list[tuple[int, int]]] = {}
        for one in self._moves():
            match one:
                case [str(table), str(id), int(was), int(now)]:
                    moves.setdefault((table, id), []).append((was, now))
                case _:
                    continue
        self._follow_moves(moves)

    def _follow_moves(self, moves: Mapping[Place, Sequence[tuple[int, int]]]) -> None:
        """Entries that wait for the first revision of a pair wait for its second from now on, pair after pair."""
        for id, entry in self._each(list(self._entries) if moves else []):
            found = False
            for item in entry.touched:
                for was, now in moves.get(item.place, ()):
                    if was and item.revision == was:
                        item.revision, found = now, True
            if found:
                self._put(id, entry)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Back or forth: which entries are looked at, and what is said of one that cannot be swapped."""

    undone: bool
    changed: str
    beneath: str
    following: str


_UNDO = _Kind(False, words.UNDO_CONFLICT, words.UNDO_BENEATH, words.UNDO_FOLLOWING)
_REDO = _Kind(True, words.REDO_CONFLICT, words.REDO_BENEATH, words.REDO_FOLLOWING)


def _of(entry: Document, by: str) -> bool:
    """Is this entry, as it is stored, that person's or nobody's?"""
    return not by or entry.get("by", "") in ("", by)


def _mentions(entry: Document, places: Mapping[Place, object]) -> bool:
    """Does this entry, as it is stored, touch one of these documents?"""
    touched: Any = entry.get("touched")
    if not isinstance(touched, list):
        return False
    items = (cast(Document, item) for item in cast("list[Any]", touched) if isinstance(item, dict))
    return any((str(item.get("table")), str(item.get("id"))) in places for item in items)


def _follow(item: Touched, old: Document, new: Document) -> None:
    """The document of `item` was changed quietly from `old` to `new`."""
    fields = [name for name in old.keys() | new.keys() if name != "revision" and old.get(name) != new.get(name)]
    version = item.document
    if version is None or any(version.get(name) != old.get(name) for name in fields):
        item.revision = NEVER
        return
    if item.revision == revision_of(old):
        item.revision = revision_of(new)
    others = {name: value for name, value in version.items() if name not in fields}
    item.document = {**others, **{name: new[name] for name in fields if name in new}}


def _moment(value: object) -> datetime | None:
    return _moment_of(value) if isinstance(value, str) else None


@lru_cache(maxsize=2 * MOST_ENTRIES)  # every change asks for those of all entries
def _moment_of(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None
