"""import json: what no export holds is a fault of its entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verbs.typed import Shell

pytestmark = pytest.mark.slow


def altered(shell: Shell, file: Path, alter: Callable[[dict[str, Any]], object]) -> None:
    """An export of a promise with a mark, changed by hand."""
    shell.add("Ring")
    shell("keep", "1", "--note", "done")
    assert shell("export", "json") == 0
    exported = json.loads(shell.out)
    alter(exported)
    file.write_text(json.dumps(exported))


def term(exported: dict[str, Any]) -> dict[str, Any]:
    return exported["promises"][0]["terms"][0]


def nested(exported: dict[str, Any]) -> None:
    mark = exported["marks"][0]
    for _ in range(40):
        mark = {**mark, "earlier": [mark]}
    exported["marks"][0] = mark


FAULTY: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a promise twice": ("Promise 2: ", lambda x: x["promises"].append(x["promises"][0])),
    "a mark twice": ("Mark 2: ", lambda x: x["marks"].append({**x["marks"][0], "kind": "missed"})),
    "a start in year 1": ("Promise 1: ", lambda x: term(x).update(since="0001-01-01")),
    "a start in year 9999": ("Promise 1: ", lambda x: term(x).update(since="9999-12-31")),
    "an end in year 9999": ("Promise 1: ", lambda x: term(x).update(until="9999-12-31")),
    "a date in year 9999": (
        "Promise 1: ",
        lambda x: term(x)["cadence"].update(kind="once", weekdays=[], on="9999-12-31"),
    ),
    "a review in year 9999": ("Promise 1: ", lambda x: x["promises"][0].update(review_on="9999-12-31")),
    "days away without end": ("Promise 1: ", lambda x: x["promises"][0].update(pauses=[["0001-01-01", "9999-12-31"]])),
    "days away backwards": ("Promise 1: ", lambda x: x["promises"][0].update(pauses=[["2026-12-02", "2026-12-01"]])),
    "days away without number": (
        "Promise 1: ",
        lambda x: x["promises"][0].update(pauses=[["2026-12-01", "2026-12-02"]] * 5000),
    ),
    "a mark in year 9999": ("Mark 1: ", lambda x: x["marks"][0].update(on="9999-12-31")),
    "a mark made in year 1": ("Mark 1: ", lambda x: x["marks"][0].update(marked_on="0001-01-01")),
    "more events than a day holds": ("Mark 1: ", lambda x: x["marks"][0].update(nth=30)),
    "marks within marks": ("Mark 1: ", nested),
    "an act of nothing that can be seen": ("Promise 1: ", lambda x: term(x).update(act="\x1b[31m\u200b")),
    "an endless text": ("Promise 1: ", lambda x: x["promises"][0].update(obstacle="x" * 100_000)),
    "an earlier mark of another day": (
        "Mark 1: ",
        lambda x: x["marks"][0].update(earlier=[{**x["marks"][0], "on": "2026-11-01"}]),
    ),
    "an earlier mark of another promise": (
        "Mark 1: ",
        lambda x: x["marks"][0].update(earlier=[{**x["marks"][0], "promise": "another"}]),
    ),
    "a mark made in days to come": ("Mark 1: ", lambda x: x["marks"][0].update(marked_on="2026-12-01")),
    "an endless origin": ("Promise 1: ", lambda x: x["promises"][0].update(origin="x" * 100_000)),
}


@pytest.mark.parametrize("what", FAULTY)
def test_what_no_export_holds_is_a_fault_of_its_entry(shell: Shell, other: Shell, tmp_path: Path, what: str) -> None:
    place, alter = FAULTY[what]
    file = tmp_path / "export.json"
    altered(shell, file, alter)
    assert other("import", "json", str(file)) == 1
    assert any(line.startswith(place) for line in other.err.splitlines())
    assert other.json("promises", "--all")["promises"] == []
    assert other("import", "json", str(file), "--skip-broken") == 0
    for verb in ("today", "promises --all", "export ics", "export taskwarrior", "export markdown"):
        assert other(*verb.split()) == 0


def test_imported_text_is_cleaned_before_it_is_shown_or_kept(shell: Shell, other: Shell, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    altered(shell, file, lambda x: term(x).update(act="Ring\n\x1b[31mhome\x07\ud800\u202e"))
    assert other("import", "json", str(file), "--dry-run") == 0
    assert "  Ring home: every day, 1 mark\n" in other.out
    assert other("import", "json", str(file)) == 0
    assert other.promise()["act"] == "Ring home"


def test_a_message_never_repeats_what_a_file_says(shell: Shell, other: Shell, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    altered(shell, file, lambda x: x.update(format="\x1b[31mZauberwort"))
    assert other("import", "json", str(file)) == 1
    assert "Zauber" not in other.err
    altered(shell, file, lambda x: x.update(format=True))
    assert other("import", "json", str(file)) == 1


def test_what_else_stands_in_a_file_is_said(shell: Shell, other: Shell, tmp_path: Path) -> None:
    altered(shell, tmp_path / "x.json", lambda x: x.update(chores=[1], surprise={}))
    assert other("import", "json", str(tmp_path / "x.json")) == 0
    assert "Left out: 2 × a part of the file that the workbook does not know." in other.out
