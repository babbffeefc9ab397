"""Documents become frozen values strictly, and what is faulty is named without being quoted."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.support import opened, put
from workbook.store.file import clean
from workbook.store.file.errors import Damaged
from workbook.store.file.records import from_document, many, to_document
from workbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    day: date
    kind: Literal["small", "large"] = "small"
    at: time | None = None
    parts: tuple[Part, ...] = ()
    by_name: dict[str, Part] | None = None
    tags: frozenset[str] = frozenset()
    revision: int = 0

    def __post_init__(self) -> None:
        if self.day.year < 1900:
            raise ValueError(f"too long ago: {self.day}")


NESTED = (Part("a", (Part("b"),)),)
THING = Thing("t", date(2026, 2, 28), "large", time(18, 30), NESTED, {"c": Part("c")}, frozenset("x"))

parts = st.recursive(
    st.builds(Part, st.text()),
    lambda inner: st.builds(Part, st.text(), st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)
things = st.builds(
    Thing,
    id=st.just("t"),
    day=st.dates(date(1900, 1, 1)),
    kind=st.sampled_from(["small", "large"]),
    at=st.none() | st.times(),
    parts=st.lists(parts, max_size=3).map(tuple),
    by_name=st.none() | st.dictionaries(st.text("abc"), parts, max_size=2),
    tags=st.frozensets(st.text("xyz")),
    revision=st.integers(0, 9),
)


@given(things)
def test_a_value_comes_back_as_it_was(thing: Thing) -> None:
    document = to_document(thing)
    assert "id" not in document
    again = from_document(Thing, "t", document)
    assert to_document(again) == document
    if all(clean.text(text) == text for text in _texts(thing)):  # cleaned text is other text, and so it should be
        assert again == thing


def _texts(thing: Thing) -> Iterator[str]:
    waiting = [*thing.parts, *(thing.by_name or {}).values()]
    while waiting:
        part = waiting.pop()
        waiting += part.parts
        yield part.name


@pytest.mark.parametrize(
    "harm",
    [
        lambda d: d.update(secret="SECRET"),
        lambda d: d["parts"][0].update(secret="SECRET"),
        lambda d: d["parts"][0]["parts"][0].update(secret="SECRET"),
        lambda d: d["by_name"]["c"].update(secret="SECRET"),
        lambda d: d.update(day="SECRET"),
        lambda d: d.update(day="2026-02-30"),
        lambda d: d.update(day="1066-10-14"),
        lambda d: d.update(kind="SECRET"),
        lambda d: d.update(revision="1"),
        lambda d: d.update(parts={"SECRET": 1}),
        lambda d: d.update(by_name={"SECRET": "SECRET"}),
        lambda d: d.pop("day"),
    ],
)
def test_a_faulty_document_is_damaged_and_never_quoted(harm: Callable[[dict[str, Any]], object]) -> None:
    document = copy.deepcopy(to_document(THING))
    harm(document)
    with pytest.raises(Damaged) as caught:
        from_document(Thing, "t", document, table="things")
    assert "“things”" in str(caught.value)
    for written in ("SECRET", "1066", "02-30"):
        assert written not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_faulty_ones_are_named_and_the_rest_opens(notebook: Notebook) -> None:
    put(notebook, "things", "good", day="2026-01-01")
    put(notebook, "things", "bad", day="yesterday")
    assert list(many(Thing, notebook.documents("things"))) == ["good"]
    assert notebook.faulty().keys() == {("things", "bad")}
    assert "“day”" in notebook.faulty()["things", "bad"]


def test_what_is_written_over_a_faulty_document_sets_it_aside(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "x", day="yesterday", words="a whole page")
    many(Thing, notebook.documents("things"))
    for day in ("2026-01-01", "2026-01-02"):
        put(notebook, "things", "x", day=day)
    assert many(Thing, notebook.documents("things"))["x"].day == date(2026, 1, 2)
    [kept] = opened(folder).documents("_set_aside").values()
    assert kept["document"]["words"] == "a whole page"
    assert not notebook.faulty()


def test_values_of_unchanged_documents_are_used_again(notebook: Notebook, folder: Path) -> None:
    for id in "ab":
        put(notebook, "things", id, day="2026-01-01")
    first = many(Thing, notebook.documents("things"))
    put(notebook, "things", "a", day="2026-01-02")
    second = many(Thing, notebook.documents("things"))
    assert second["b"] is first["b"]
    assert second["a"].day == date(2026, 1, 2)
    put(opened(folder), "others", "x", n=1)  # by another program, so that the file is read anew
    assert many(Thing, notebook.documents("things"))["b"] is first["b"]
    put(opened(folder), "things", "a", day="2026-01-03")
    third = many(Thing, notebook.documents("things"))
    assert (third["a"].day, third["b"]) == (date(2026, 1, 3), first["b"])


def test_values_read_inside_a_change_see_the_change(notebook: Notebook) -> None:
    put(notebook, "things", "a", day="2026-01-01")
    many(Thing, notebook.documents("things"))
    with notebook.change("Two steps") as change:
        change.put("things", "a", {"day": "2026-01-02"})
        assert many(Thing, notebook.documents("things"))["a"].day == date(2026, 1, 2)
        change.put("things", "a", {"day": "2026-01-03"})
        assert many(Thing, change.documents("things"))["a"].day == date(2026, 1, 3)
    assert many(Thing, notebook.documents("things"))["a"].day == date(2026, 1, 3)
