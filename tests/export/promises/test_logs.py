"""Logs of harsh and habitctl: every line is a mark, or it is said why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.promises.test_loop import account, marks
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.export.promises import habitctl, harsh
from workbook.export.promises.incoming import CannotRead, Incoming
from workbook.words.promises import import_export as words

TODAY = date(2026, 11, 28)


def read(folder: Path, log: str, habits: str | None = None) -> Incoming:
    (folder / "log").write_text(log, encoding="utf-8")
    if habits is not None:
        (folder / "habits").write_text(habits, encoding="utf-8")
    return harsh.read(folder, TODAY)


def told(found: Incoming) -> dict[str, int]:
    return {what: places.count for what, places in found.told.items()}


def test_comments_with_the_sign_between_fields_in_them(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "2026-11-20 : Swim : y : legs : not arms : 40\n2026-11-21 : Swim : y : with : 12 : 30\n"
        "2026-11-22 : Swim : y : 8 glasses : eight\n2026-11-23 : Swim :y: tight\n"
        "2026-11-24 : Swim : y : a : b : c\n2026-11-25 : Swim : y :  : \n2026-11-26 : Swim : y : ran : 0.0\n",
    )
    assert marks(found, "Swim") == [
        (20, "kept", "legs : not arms · 40"),
        (21, "kept", "with : 12 · 30"),
        (22, "kept", "8 glasses · eight"),
        (24, "kept", "a : b : c"),
        (25, "kept", ""),
        (26, "kept", "ran"),
    ]
    assert found.faults == [f"Line 4: {words.BAD_FIELDS}."]


@pytest.mark.parametrize(
    ("often", "cadence", "asked"),
    [
        ("1", DAILY, False),
        ("7", Cadence("per_week", number=1), False),
        ("1w", Cadence("per_week", number=1), False),
        ("2w", Cadence("every_days", number=14, on=date(2026, 12, 4)), False),
        ("3/7", Cadence("per_week", number=3), False),
        ("3/1w", Cadence("per_week", number=3), False),
        ("3/2w", Cadence("per_week", number=2), True),
        ("2/30", Cadence("per_week", number=1), True),
        ("15", Cadence("every_days", number=15, on=date(2026, 12, 5)), False),
        ("0", WHENEVER, False),
    ],
)
def test_how_often(tmp_path: Path, often: str, cadence: Cadence, asked: bool) -> None:
    found = read(tmp_path, "2026-11-20 : Swim : y\n", f"Swim: {often}\n")
    assert found.faults == []
    assert found.promises[0].terms[-1].cadence == cadence
    assert bool(found.rhythms) is asked


@pytest.mark.parametrize("often", ["x", "3/0", "8/7", "1m", "3/7/2", "²", "-1"])
def test_how_often_that_harsh_would_not_take_is_named(tmp_path: Path, often: str) -> None:
    found = read(tmp_path, "2026-11-20 : Swim : y\n", f"Swim: {often}\n")
    assert found.faults == [f"habits, line 1: {words.BAD_OFTEN}."]


def test_a_habit_with_a_last_day_ends_there(tmp_path: Path) -> None:
    log = "2026-11-20 : Swim : y\n2026-11-20 : Ring : y\n"
    found = read(tmp_path, log, "Swim: 1: 2026-11-25\nRing: 3/7: 2027-01-31\nRun: 1: 2026-13-01\n")
    swim, ring = found.promises
    assert (swim.last_day, ring.last_day) == (date(2026, 11, 25), date(2027, 1, 31))
    assert ring.terms[-1].cadence == Cadence("per_week", number=3)
    assert found.faults == [f"habits, line 3: {words.NO_SUCH_DAY}."]


def test_what_has_no_entries_or_is_no_longer_asked_is_said(tmp_path: Path) -> None:
    found = read(tmp_path, "2026-11-20 : Swim : y\n2026-11-20 : Old : n\n", "Swim: 3/7\nSay thank you: 1\nodd line\n")
    assert account(found) == {words.NO_ENTRIES: 1, words.NO_HABIT_LINE: 1}
    assert told(found) == {words.NO_LONGER_ASKED: 1}
    old = next(one for one in found.promises if one.terms[0].act == "Old")
    assert old.last_day == date(2026, 11, 20)


def test_a_no_is_no_miss_where_it_is_not_for_every_day(tmp_path: Path) -> None:
    log = "2026-11-20 : Swim : n\n2026-11-21 : Swim : n : tired\n2026-11-22 : Swim : y\n2026-11-22 : Coffee : n\n"
    found = read(tmp_path, log + "2026-11-23 : Coffee : y\n", "Swim: 3/7\nCoffee: 0\n")
    assert marks(found, "Swim") == [(21, "not applicable", "tired"), (22, "kept", "")]
    assert account(found) == {words.NO_IS_NO_MISS: 2}
    assert told(found) == {words.NOTES_OF_NO: 1, words.ONLY_NOTED: 1}


def test_the_last_line_of_a_day_stands(tmp_path: Path) -> None:
    found = read(tmp_path, "2026-11-20 : Swim : n : no time\n2026-11-20 : Swim : y : late at night\n")
    assert marks(found, "Swim") == [(20, "kept", "late at night")]
    assert account(found) == {words.LATER_LINE_STANDS: 1}


def test_a_log_of_habitctl(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(
        "2026-11-20\tSwim\ty\n\n2026-11-21\tSwim\tn\n2026-11-21\tRing\ts\n2026-11-22 Ring y\n"
    )
    with pytest.raises(CannotRead, match="none of its lines"):
        harsh.read(tmp_path, TODAY)
    (tmp_path / "habits").write_text("# mine\n7 Swim\n1 Ring\n0 Cough\nx y\n")
    found = habitctl.read(tmp_path, TODAY)
    assert (marks(found, "Swim"), marks(found, "Ring")) == ([(20, "kept", "")], [(21, "not applicable", "")])
    assert found.faults == [f"habits, line 5: {words.BAD_OFTEN}.", f"Line 5: {words.BAD_TABS}."]
    assert account(found) == {words.NO_IS_NO_MISS: 1, words.NO_ENTRIES: 1}


lines = st.tuples(
    st.sampled_from(["2026-11-20", "2026-11-21", "2026-11-31", "20.11.2026", "2027-01-01"]),
    st.sampled_from(["Swim", "Ring", " "]),
    st.sampled_from(["y", "n", "s", "x"]),
    st.sampled_from(["", "tired", "a : b"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, min_size=1, max_size=25))
def test_every_line_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]]
) -> None:
    log = "".join(f"{' : '.join(row)}\n" for row in rows)
    found = read(tmp_path_factory.mktemp("harsh"), log, "Swim: 3/7\nRing: 1\n")
    left = sum(count for why, count in account(found).items() if why != words.NO_ENTRIES)
    assert len(found.marks) + left + found.broken_rows == len(rows)


def test_days_after_the_last_day_are_kept_and_said(tmp_path: Path) -> None:
    found = read(tmp_path, "2026-11-18 : Swim : y\n2026-11-19 : Swim : n\n", "Swim: 1: 2026-11-18\n")
    assert marks(found, "Swim") == [(18, "kept", ""), (19, "missed", "")]
    assert told(found) == {words.AFTER_THE_END: 1}
