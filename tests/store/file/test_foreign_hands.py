"""What another hand put into the file costs the document or the table it stands in; the rest opens, nothing of it is
written anew, and no escape sequence is left in a text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.support import opened, put
from workbook.store.file import careful
from workbook.store.file.errors import Damaged, NeedsRescue
from workbook.store.file.tables import Tables
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow

GOOD = '{"note":"good","revision":1}'
ESCAPES = "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\x9d8;;x\x9c\x7f\u202eevil\u2066\ufeff"


@pytest.fixture
def notebook(folder: Path) -> Notebook:
    notebook = opened(folder)
    put(notebook, "notes", "a", note="alpha")
    put(notebook, "others", "b", note="beta")
    return notebook


def main(folder: Path) -> Path:
    return folder / "workbook.json"


def harm(folder: Path, entry: str) -> bytes:
    """Put an entry (`"x":…`), as it is, into the table `notes`; returns it as bytes."""
    raw = entry.encode("utf-8", "surrogatepass")
    data = main(folder).read_bytes()
    assert b'"notes":{' in data
    main(folder).write_bytes(data.replace(b'"notes":{', b'"notes":{' + raw + b",", 1))
    return raw


DEEP = "[" * 10_000 + "]" * 10_000
UNREADABLE = {
    "NaN": '"x":{"note":NaN}',
    "Infinity": '"x":{"note":-Infinity}',
    "1e999": '"x":{"note":1e999}',
    "a huge number": f'"x":{{"note":1{"0" * 5000}}}',
    "an integer beyond 64 bits": '"x":{"note":123456789012345678901234567890}',
    "half a sign": '"x":{"note":"\\ud800"}',
    "half a sign as bytes": '"x":{"note":"\ud800"}',
    "a raw escape": '"x":{"note":"\x1b[31m"}',
    "a number": '"x":17',
    "a list": '"x":[1,2]',
    "a text": '"x":"' + "y" * 1000 + '"',
    "nothing": '"x":null',
    "nonsense": '"x":{"note":what is this}',
    "too deep": f'"x":{{"note":{DEEP}}}',
    "deep": f'"x":{{"note":{"[" * 500 + "]" * 500}}}',
    "a key twice": '"x":{"note":"one","note":"two"}',
    "a key twice, deeper": '"x":{"note":{"k":1, "k":2}}',
    "two keys that look the same": '"x":{"note":"one","note\\u0000":"two"}',
    "a document twice": '"x":{"note":"one"},"x":{"note":"two"}',
}


@pytest.mark.parametrize("entry", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_costs_that_entry_and_stays_byte_for_byte(
    notebook: Notebook, folder: Path, entry: str
) -> None:
    harmed = harm(folder, entry)
    for session in (notebook, opened(folder)):
        assert session.get("notes", "a") == {"note": "alpha", "revision": 1}
        assert session.get("others", "b") is not None
        assert "x" not in session.documents("notes")
        assert list(session.faulty()) == [("notes", "x")]
        assert session.tables() == ("notes", "others")
    put(notebook, "notes", "c", note="gamma")
    put(notebook, "others", "d", note="delta")
    assert harmed in main(folder).read_bytes()
    again = opened(folder)
    assert again.documents("notes").keys() == {"a", "c"}
    assert list(again.faulty()) == [("notes", "x")]
    again.undo(everybody=True)
    assert again.documents("others").keys() == {"b"}


@pytest.mark.parametrize("id", ["\\ud800", "\\u001b[2J", "\x7f", "k" * 10_000_000], ids=["half", "esc", "del", "10 MB"])
def test_an_id_that_is_none_costs_that_entry(notebook: Notebook, folder: Path, id: str) -> None:
    harmed = harm(folder, f'"{id}":{{"note":"x"}}')
    assert notebook.documents("notes").keys() == {"a"}
    assert len(notebook.faulty()) == 1
    put(notebook, "notes", "c", note="gamma")
    written = main(folder).read_bytes()
    assert harmed in written or "\x1b" in id or b"\\u001b[2J" in written
    assert opened(folder).documents("notes").keys() == {"a", "c"}


TABLES = {
    "a list": "[1,2,3]",
    "a text": '"text"',
    "a number": "1e999",
    "nothing": "null",
    "too deep": DEEP,
    "nonsense": "{{}}",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_that_is_none_is_named_and_nothing_is_written_to_it(
    notebook: Notebook, folder: Path, table: str
) -> None:
    data = main(folder).read_bytes()
    main(folder).write_bytes(data[:-2] + b',"broken":' + table.encode() + b"}\n")
    for session in (notebook, opened(folder)):
        assert session.get("notes", "a") is not None
        assert not session.documents("broken")
        assert len(session.faulty()) == 1
        with pytest.raises(Damaged, match="broken"):
            put(session, "broken", "x", note="new")
        put(session, "notes", "c", note=str(id(session)))
        assert f'"broken":{table}'.encode() in main(folder).read_bytes()


def test_a_history_that_is_none_keeps_nobody_from_writing(notebook: Notebook, folder: Path) -> None:
    document = json.loads(main(folder).read_bytes())
    main(folder).write_text(json.dumps({**document, "_history": ["mine"]}))
    put(notebook, "notes", "c", note="gamma")
    assert b'["mine"]' in main(folder).read_bytes()
    assert opened(folder).documents("notes").keys() == {"a", "c"}
    notebook.undo(everybody=True)
    assert opened(folder).documents("notes").keys() == {"a"}
    assert b'["mine"]' in main(folder).read_bytes()


def test_two_tables_of_one_name_are_one_and_what_stands_in_both_is_named(notebook: Notebook, folder: Path) -> None:
    data = main(folder).read_bytes()
    second = f'"notes":{{"a":{{"note":"other"}},"z":{GOOD}}}'.encode()
    main(folder).write_bytes(data[:-2] + b"," + second + b"}\n")
    for session in (notebook, opened(folder)):
        assert session.documents("notes").keys() == {"z"}
        assert list(session.faulty()) == [("notes", "a")]
    put(notebook, "others", "c", note="gamma")
    assert second in main(folder).read_bytes()
    put(notebook, "notes", "c", note="gamma")
    written = main(folder).read_bytes()
    assert b'"note":"alpha"' in written
    assert b'"note":"other"' in written
    assert opened(folder).documents("notes").keys() == {"z", "c"}


def test_the_same_document_twice_is_that_document(notebook: Notebook, folder: Path) -> None:
    harm(folder, f'"x":{GOOD},"x":{GOOD}')
    assert notebook.documents("notes").keys() == {"a", "x"}
    assert not notebook.faulty()


def test_a_table_whose_name_cannot_be_read_stays(notebook: Notebook, folder: Path) -> None:
    data = main(folder).read_bytes()
    stray = f'"\\ud800":{{"a":{GOOD}}}'.encode()
    main(folder).write_bytes(data[:-2] + b"," + stray + b"}\n")
    put(notebook, "notes", "c", note="gamma")
    assert stray in main(folder).read_bytes()
    assert opened(folder).documents("notes").keys() == {"a", "c"}


@pytest.mark.parametrize(
    "write",
    [json.dumps, lambda text: '"' + text.replace("\x1b", "\\u001b").replace("\x07", "\\u0007") + '"'],
    ids=["escaped", "as bytes"],
)
def test_texts_are_clean_once_they_are_read(notebook: Notebook, folder: Path, write: Callable[[str], str]) -> None:
    harm(folder, f'"x":{{"note":{write("a" + ESCAPES + "b")},"deep":[{{{write("k" + ESCAPES)}:{write(ESCAPES)}}}]}}')
    for session in (notebook, opened(folder)):
        document = session.get("notes", "x")
        assert document is not None
        assert not session.faulty()
        text = json.dumps(document, ensure_ascii=False)
        assert document["note"].startswith("a")
        assert document["note"].endswith("evilb")
        assert not [sign for sign in ESCAPES if not sign.isprintable() and sign in text]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_an_editor_makes_of_the_file_is_read(notebook: Notebook, folder: Path, encoding: str) -> None:
    text = main(folder).read_text()
    marked = text if encoding in ("utf-8-sig", "utf-16") else "\ufeff" + text
    main(folder).write_bytes(
        json.dumps(json.loads(text), indent=2).encode(encoding) if "sig" in encoding else marked.encode(encoding)
    )
    for session in (notebook, opened(folder)):
        assert session.get("notes", "a") == {"note": "alpha", "revision": 1}
    put(notebook, "notes", "c", note="gamma")
    assert json.loads(main(folder).read_bytes())["notes"]["c"]["note"] == "gamma"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'{"a',
        b'{"a":{}',
        b'{"a":{}}}',
        b'{"a":[}]',
        b"{}{}",
        b'{"a" 1}',
        b'{"a":}',
        b"{,}",
        b"{1:2}",
        b"\xff\xfe\x00",
        b"17",
        b'"a"',
    ],
)
def test_what_has_no_ends_is_no_workbook(folder: Path, data: bytes) -> None:
    folder.mkdir(exist_ok=True)
    main(folder).write_bytes(data)
    with pytest.raises(NeedsRescue):
        opened(folder)
    assert main(folder).read_bytes() == data


def test_very_many_documents_open(folder: Path, lab: bool) -> None:
    count = 1_000_000 if lab else 100_000
    many = ",".join(f'"{number}":{{}}' for number in range(count))
    folder.mkdir(exist_ok=True)
    main(folder).write_text('{"_workbook":{"about":{"format":2,"generation":1}},"notes":{"a":NaN,' + many + "}}")
    session = opened(folder)
    assert len(session.documents("notes")) == count
    assert len(session.faulty()) == 1


def test_what_the_program_wrote_is_never_read_twice(notebook: Notebook, folder: Path) -> None:
    put(notebook, "notes", "ü", note="— “so” … ✓ 👩\u200d👧\nand")
    data = main(folder).read_bytes()
    tables = Tables.decode(data)
    assert all(careful.is_ours(bytes(tables._raw[name]), tables[name]) for name in tables)  # pyright: ignore[reportPrivateUsage]
