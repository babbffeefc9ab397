"""Whether a document is still the one that somebody has seen.

An editor, a stock TinyDB, a script raise neither a document's revision nor the file's count. Whoever has the document
in front of them must not save over such a change unasked. So a document that is another than it was, though its
revision is not higher, gets the next revision in memory; it is written when its table is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Document = dict[str, Any]


def revision_of(document: Mapping[str, Any] | None) -> int:
    """The revision of a stored document; 0 when there is none; 1 when somebody took it out by hand."""
    if document is None:
        return 0
    revision = document.get("revision")
    return revision if type(revision) is int and revision > 0 else 1


def since(seen: dict[str, Document], documents: dict[str, Document], *, back: bool) -> dict[str, Document]:
    """The `documents` of a table as they are to be taken by somebody who has `seen` it before.

    What did not change keeps its identity. `back`: an earlier version of the file was brought back, of which lower
    revisions are a part.
    """
    if documents == seen:
        return seen
    return {id: _since(seen[id], one, back=back) if id in seen else one for id, one in documents.items()}


def _since(seen: Document, document: Document, *, back: bool) -> Document:
    if document == seen:
        return seen
    before, now = revision_of(seen), revision_of(document)
    if now > before or (back and now < before):
        return document
    if {**document, "revision": 0} == {**seen, "revision": 0}:
        return seen  # it was raised here, and has not been written since
    return {**document, "revision": before + 1}
