"""The store is a TinyDB, without the traps of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import where
from tinydb.table import Document

from workbook.store.file.errors import OutsideTransaction
from workbook.store.file.storage import DurableStorage
from workbook.store.file.table import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workbook.json"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with made(path) as database:
        yield database


def made(path: Path) -> Database:
    return Database(DurableStorage(path, sync=False))


def add(database: Database, **fields: Any) -> str:
    with database.storage.transaction():  # type: ignore[attr-defined]
        return database.durable("things").insert(fields)  # type: ignore[return-value]


def test_the_usual_ways_of_tinydb_work(database: Database) -> None:
    things = database.durable("things")
    with database.storage.transaction():  # type: ignore[attr-defined]
        ids = things.insert_multiple([{"n": 1}, {"n": 2}, {"n": 3}])
        things.update({"m": 0}, where("n") > 1)
        things.upsert({"n": 9, "m": 1}, where("n") == 3)
        things.remove(doc_ids=[ids[0]])
        things.insert(Document({"n": 5}, doc_id="five"))  # type: ignore[arg-type]
    assert [(one["n"], one.get("m")) for one in things.all()] == [(2, 0), (9, 1), (5, None)]
    assert things.get(doc_id="five") == {"n": 5}  # type: ignore[call-overload]
    assert things.count(where("n") > 4) == 2
    assert len(things) == 3
    assert database.tables() == {"_workbook", "things"}


def test_a_write_outside_a_transaction_is_a_mistake_and_changes_nothing(database: Database) -> None:
    add(database, n=1)
    things = database.durable("things")
    for write in (
        lambda: database.put("things", "x", {}),
        lambda: database.drop_table("things"),
        database.drop_tables,
        lambda: database.storage.write({"things": {}}),
    ):
        with pytest.raises(OutsideTransaction):
            write()
    assert things.all() == [{"n": 1}]


def test_a_single_write_of_tinydb_is_its_own_transaction(database: Database, path: Path) -> None:
    database.durable("things").insert({"n": 1})
    assert made(path).durable("things").all() == [{"n": 1}]


def test_a_search_never_answers_from_before(database: Database, path: Path) -> None:
    things = database.durable("things")
    assert things.search(where("n") == 1) == []
    add(made(path), n=1)
    assert things.search(where("n") == 1) == [{"n": 1}]


def test_two_databases_never_make_the_same_id(database: Database, path: Path) -> None:
    other = made(path)
    ids = [add(one, n=n) for n in range(20) for one in (database, other)]
    assert len(set(ids)) == 40
    assert ids == sorted(ids)


def test_what_was_read_does_not_change_under_an_update(database: Database) -> None:
    add(database, n=1, deep=[1])
    things = database.durable("things")
    [held] = database.stored("things").values()

    def deepen(document: Any) -> None:
        document["n"] = 2
        document["deep"].append(2)

    things.update(deepen)
    assert held == {"n": 1, "deep": [1]}
    assert things.all() == [{"n": 2, "deep": [1, 2]}]


def test_an_update_that_fails_leaves_nothing_behind(database: Database) -> None:
    add(database, n=1)
    things = database.durable("things")

    def fail(document: Any) -> None:
        document["n"] = 2
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        things.update(fail)
    assert things.all() == [{"n": 1}]


def test_a_failure_inside_is_a_failure_of_the_whole(database: Database) -> None:
    add(database, n=1)
    storage: DurableStorage = database.storage  # type: ignore[assignment]

    def swallow() -> None:
        with storage.transaction():
            database.durable("things").insert({"n": 2})
            with pytest.raises(ZeroDivisionError), storage.transaction():
                raise ZeroDivisionError

    with pytest.raises(OutsideTransaction):
        swallow()
    assert database.durable("things").all() == [{"n": 1}]


def test_a_table_can_be_dropped(database: Database, path: Path) -> None:
    add(database, n=1)
    with database.storage.transaction():  # type: ignore[attr-defined]
        database.durable("others").insert({"n": 1})
        database.drop_table("things")
    assert made(path).tables() == {"_workbook", "others"}
    with database.storage.transaction():  # type: ignore[attr-defined]
        database.drop_tables()
    assert made(path).tables() == {"_workbook"}


def test_only_what_changed_is_encoded_and_only_what_is_asked_for_decoded(database: Database, path: Path) -> None:
    add(database, n=1)
    with database.storage.transaction():  # type: ignore[attr-defined]
        database.durable("others").insert({"n": 1})
    storage = DurableStorage(path, sync=False)
    with storage.transaction() as tables:
        tables.draft("things")["x"] = {"n": 2}
    # Not an observation from outside, but the promise that keeps a year of marks cheap.
    assert set(storage.tables()._open) == {"_workbook", "things"}
