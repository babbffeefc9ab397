"""TinyDB with our storage: string ids, no query cache, nothing changed in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from workbook.store.file.ids import Ids
from workbook.store.file.storage import DurableStorage
from workbook.store.file.tables import ById, Document

_ids = Ids()


class DurableTable(Table):
    """One table. Ids are strings made by us: TinyDB's own counter is kept in memory and collides between processes."""

    document_id_class = str  # type: ignore[assignment]

    def __init__(self, storage: DurableStorage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        # The query cache answers from before another process wrote; the class attribute does not switch it off.
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)
        self._durable = storage

    def remove_id(self, id: str) -> None:
        """Remove one document by its id, if it is there."""
        self._durable.tables().draft(self.name).pop(id, None)

    def take_faulty(self, id: str) -> str | None:
        """Remove an entry that is no document, and return it as it stood; None when there is no such entry."""
        return self._durable.tables().take_faulty(self.name, id)

    def _get_next_id(self) -> Any:
        return _ids.new(datetime.now(UTC))

    def _update_table(self, updater: Callable[[dict[Any, Mapping[Any, Any]]], None]) -> None:
        """TinyDB changes documents where they lie; here it gets copies, so that an error leaves nothing behind."""
        with self._durable.transaction() as tables:
            changed = _Copies(tables.get(self.name, {}))
            updater(cast("dict[Any, Mapping[Any, Any]]", changed))
            tables[self.name] = {id: dict(document) for id, document in changed.plain()}


class _Copies(dict[str, Document]):
    """A table whose documents are copied when they are first taken out."""

    def __init__(self, documents: ById) -> None:
        super().__init__(documents)
        self._ours: set[str] = set()

    def __getitem__(self, id: str) -> Document:
        document = super().__getitem__(id)
        if id not in self._ours:
            document = copied(document)
            self[id] = document
        return document

    def __setitem__(self, id: str, document: Document) -> None:
        self._ours.add(id)
        super().__setitem__(id, document)

    def plain(self) -> list[tuple[str, Document]]:
        return list(self.items())


def copied(value: Any) -> Any:
    """A copy of a JSON value, all the way down (copy.deepcopy takes ten times as long)."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return {key: copied(inner) if type(inner) in _NESTED else inner for key, inner in fields.items()}
    if isinstance(value, list):
        return [copied(inner) for inner in cast("list[Any]", value)]
    return value


_NESTED = frozenset({dict, list})


class Database(TinyDB):
    """A TinyDB over a `DurableStorage`, with `DurableTable`s."""

    table_class = DurableTable

    def __init__(self, storage: DurableStorage) -> None:
        super().__init__(storage=lambda: storage)  # pyright: ignore[reportUnknownMemberType] - TinyDB has few types
        self._durable = storage

    def stored(self, name: str) -> ById:
        """The documents of a table themselves, no copies; not to be changed."""
        return self._durable.tables().get(name, {})

    def put(self, name: str, id: str, document: Document) -> None:
        """Set one document of a table by its id. Inside a transaction; costs the same in a large table as in a small
        one."""
        self.draft(name)[id] = document

    def draft(self, name: str) -> ById:
        """The documents of a table, to be changed in place inside a transaction."""
        return self._durable.tables().draft(name)

    def durable(self, name: str) -> DurableTable:
        """The table of that name."""
        return cast(DurableTable, self.table(name))  # pyright: ignore[reportUnknownMemberType]
