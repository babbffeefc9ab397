"""Whether undoing a change would take somebody's name out of the workbook, with whatever stands under it."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.store.file.entries import Entry, Who

_PEOPLE = "people"
_BEGAN, _PARTNER = "rebuilding", "partner"  # who began the workbook is found without a name


def unnames(entry: Entry, later: Iterable[Entry], who: Who) -> bool:
    """`later`: the entries that came after it, also those that are undone.

    Naming the partner is undone only while nothing but names has come since: if it went by what *they* wrote, a
    refusal would tell that they did.
    """
    made = {item.id for item in entry.touched if item.table == _PEOPLE and item.document is None} - {_BEGAN}
    if not made:
        return False
    if made & who.keyed:
        return True
    since = [one for one in later if _tables(one) != {_PEOPLE}]
    only_named = _tables(entry) == {_PEOPLE}
    return any(one.by in made for one in since) or bool(since and only_named and _PARTNER in made)


def _tables(entry: Entry) -> set[str]:
    return {item.table for item in entry.touched}
