"""No links and no HTML in what people read: the book works without a network, and shows its text as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbook.content.reading import File, Table
from workbook.words.common import faults as words

LINK = re.compile(r"\]\(|\b(?:https?|ftp|file)://|\bmailto:|\bwww\.", re.IGNORECASE)
HTML = re.compile(r"<[a-zA-Z/!][^>\n]{0,200}>|&[a-zA-Z]{2,10};|&#\d{1,6};")


def judge_prose(file: File) -> None:
    """A fault for each text of the file, at whatever key, that holds a link or HTML."""
    if file.top is not None:
        for table, key, text in _texts(file.top):
            judge_text(table, key, text)


def judge_text(table: Table, key: str, text: str) -> None:
    """A fault at this key for a link in its text, and one for HTML."""
    if found := LINK.search(text):
        table.fault(words.has_link(found[0]), key)
    if found := HTML.search(text):
        table.fault(words.has_html(found[0]), key)


def _texts(table: Table) -> Iterator[tuple[Table, str, str]]:
    """Every text of a table and the tables below it, with the key it stands at."""
    for key, value in table.data.items():
        if isinstance(value, str):
            yield table, key, value
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, str):
                    yield table, key, one
            if value and all(isinstance(one, dict) for one in value):
                for below in table.tables(key):
                    yield from _texts(below)
