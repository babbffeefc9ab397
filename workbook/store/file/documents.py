"""What a reader gets: the documents of one table as they were at one moment."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any

Document = dict[str, Any]
Converted = dict[type, tuple[dict[str, Document], dict[str, object]]]


class Documents(Mapping[str, Document]):
    """Id → document, to be read only: the documents are the cache's own, change a copy (`Session.get` gives one).

    `faulty`: id → a sentence on why a document could not be read, filled as they are read.
    """

    __slots__ = ("_documents", "converted", "faulty", "settled", "table")

    def __init__(
        self,
        table: str,
        documents: dict[str, Document],
        faulty: dict[str, str],
        converted: Converted,
        *,
        settled: bool,
    ) -> None:
        self.table = table
        self.faulty = faulty
        self.converted = converted  # values that records.many made of the version before, by class
        self.settled = settled  # False within a transaction, where the documents may still change
        self._documents = documents

    def shows(self, documents: dict[str, Document]) -> bool:
        """Is this a view of that very dictionary?"""
        return self._documents is documents

    @property
    def plain(self) -> dict[str, Document]:
        """The dictionary itself, for quick looks; not to be changed."""
        return self._documents

    def __getitem__(self, id: str) -> Document:
        return self._documents[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    def __contains__(self, id: object) -> bool:
        return id in self._documents

    # The mixins of Mapping go through __getitem__, one by one and by way of KeyError; a year of marks deserves better.
    def get(self, id: str, default: Any = None) -> Any:
        return self._documents.get(id, default)

    def items(self) -> ItemsView[str, Document]:
        return self._documents.items()

    def keys(self) -> KeysView[str]:
        return self._documents.keys()

    def values(self) -> ValuesView[Document]:
        return self._documents.values()
