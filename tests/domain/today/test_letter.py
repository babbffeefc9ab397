"""The letter of a week: its counts, what comes, and which question is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbook.domain.promises.mark import Mark, MarkKind
from workbook.domain.promises.promise import Promise, Term
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.domain.today.letter import Letter, letter_of
from workbook.words.today import letter as words

MONDAY = date(2026, 11, 16)
SUNDAY = MONDAY + timedelta(days=6)
KINDS: dict[str, MarkKind] = {"k": "kept", "l": "late", "r": "repaired", "m": "missed", ".": "not applicable"}


def promise(id: str, cadence: str = "daily") -> Promise:
    return Promise(id, MONDAY, (Term(MONDAY, parse_cadence(cadence, MONDAY), f"Act {id}"),))


def letter(*weeks: str, today: date = SUNDAY, cadence: str = "daily") -> Letter:
    """Each word is a promise, each sign what became of a day from Monday on (`-`: no mark)."""
    promises = [promise(str(number), cadence) for number in range(len(weeks))]
    marks = {
        one.id: [
            Mark(one.id, day, KINDS[sign], day)
            for day, sign in ((MONDAY + timedelta(days=at), sign) for at, sign in enumerate(week))
            if sign != "-"
        ]
        for one, week in zip(promises, weeks, strict=True)
    }
    return letter_of(promises, marks, MONDAY, today)


@pytest.mark.parametrize(
    ("weeks", "about", "act", "weekday"),
    [
        (("kkkmkkk", "kkkmkkk"), "weekday", "", 3),
        (("mkkmkkk", "mkkmkkk"), "weekday", "", 0),
        (("kkkkkkk", "kmkkmkk"), "promise", "Act 1", None),
        (("llkkkkk", "kkkkkkk"), "late", "Act 0", None),
        (("kkkk-kk",), "open", "", None),
        (("kkkrkkk",), "mended", "Act 0", None),
        (("kkkmkkk",), "promise", "Act 0", None),
        (("kkkkk..",), "kept", "", None),
        ((".......",), "nothing", "", None),
        ((), "nothing", "", None),
    ],
)
def test_the_question_comes_from_what_happened(
    weeks: tuple[str, ...], about: str, act: str, weekday: int | None
) -> None:
    found = letter(*weeks).question
    assert (found.about, found.act, found.weekday) == (about, act, weekday)
    assert "{" not in words.question(found)


def test_no_promise_is_asked_for_of_two_one_of_whom_was_let_down() -> None:
    found = letter_of([], {}, MONDAY, SUNDAY, of_two=True).question
    assert (found.about, "promise" in words.question(found)) == ("each", False)
    alone = letter_of([], {}, MONDAY, SUNDAY, let_down=True, of_two=False).question
    assert alone.about == "lighter"


def test_it_counts_each_promise_and_all_together() -> None:
    found = letter("klrm.kk", "kkkkkkk")
    assert [(one.act, one.counts.kept, one.counts.counted) for one in found.lines] == [("Act 0", 3, 6), ("Act 1", 7, 7)]
    assert words.became(found.counts) == "kept 10 of 13 · 1 late · 1 repaired · 1 missed"


def test_in_the_running_week_today_is_not_asked_about_and_what_comes_begins_tomorrow() -> None:
    wednesday = MONDAY + timedelta(days=2)
    found = letter("kk", today=wednesday)
    assert found.lines[0].open == 0
    assert found.coming[0].days[0] == wednesday + timedelta(days=1)
    assert len(found.coming[0].days) == 7


def test_so_many_times_a_week_is_no_list_of_days() -> None:
    found = letter("k-k", cadence="3/week", today=MONDAY + timedelta(days=4))
    assert (found.lines[0].open, found.coming[0].times, found.coming[0].days) == (0, 3, ())
    assert words.coming(found.coming[0]) == "  Act 0: 3 times a week"


def test_what_waits_for_an_event_does_not_come() -> None:
    assert letter("", cadence="whenever").coming == ()
