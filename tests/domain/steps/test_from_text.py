"""Answers as text and back: every exercise of the book comes back as it was, and what is no answer names its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content.book import load
from workbook.domain.common.errors import UsageError
from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.acts import from_book
from workbook.domain.steps.as_text import as_text
from workbook.domain.steps.from_text import MOST_CHARACTERS, read_answer
from workbook.domain.steps.typed_rows import MOST_ROWS
from workbook.paths import content_folder

TODAY = date(2026, 11, 21)
EXERCISES = [one for step in load(content_folder()).steps() for one in step.exercises]


def some(settings: Any, text: str) -> Any:
    """An answer that uses all that the kind has."""
    own = {"own-1": " ".join(text.split())} if getattr(settings, "own", False) and text.strip() else {}
    match settings:
        case e.Write() | e.Reread():
            return a.Text(text)
        case e.Draft():
            return a.DraftText(text, tuple(part.id for part in settings.parts))
        case e.Rehearse():
            return a.Attempt(text)
        case e.Ledger(columns=columns):
            return a.Rows((a.Row("r1", cells(columns, text)), a.Row("r7", cells(columns, "other"))))
        case e.Compare(fields=fields):
            return a.Apart(cells(fields, text))
        case e.Choose(options=options):
            return a.Choices(tuple(one.id for one in (options if settings.several else options[-1:])))
        case e.Checklist(items=items):
            return a.Ticks((*(one.id for one in items[::2]), *own), own)
        case e.Sort(piles=piles, cards=cards):
            placed = {card.id: piles[at % len(piles)].id for at, card in enumerate(cards)}
            return a.Piles(placed | dict.fromkeys(own, piles[0].id), own)
        case e.Cards(cards=deck):
            return a.Picks((a.Pick(deck[1].id, "a line"), a.Pick(deck[0].id), *(a.Pick(id) for id in own)), own)
        case e.Scale():
            return a.Levels({"2026-11-19": 0, "2026-11-21": 10})
        case e.Turns():
            return a.Talks((a.Talk(date(2026, 11, 19), 10, 8),))
        case _:
            line = " ".join(text.split())
            return a.Undertaking(line, line, "", "mon,fri", date(2026, 12, 1), "20:00", "some-id")


def cells(columns: Any, text: str) -> dict[str, Any]:
    kinds = {"scale": 7, "date": "2026-12-01", "text": text.strip()}
    found = {one.id: one.choices[0].id if one.type == "choice" else kinds[one.type] for one in columns}
    return {id: cell for id, cell in found.items() if cell != ""}


LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]) | st.just("\n"), max_size=60
)


@pytest.mark.parametrize(
    "text", ["I was late", "a · b", "{", "# one", "- two", "x: y", "two\nlines", "[/] [x] + z", "…"]
)
def test_every_exercise_of_the_book_comes_back_as_it_was(text: str) -> None:
    for exercise in EXERCISES:
        value = some(exercise.settings, text)
        assert read_answer(exercise.settings, as_text(exercise.settings, value), value, TODAY) == value, exercise.id


@given(LINES, LINES)
def test_rows_and_fields_hold_whatever_one_writes(one: str, two: str) -> None:
    columns = (e.Column("a", "A"), e.Column("b", "B"))
    given = {id: text for id, text in (("a", one.strip()), ("b", two.strip())) if text}
    rows = a.Rows((a.Row("r1", given),) if given else ())
    assert read_answer(e.Ledger(columns), as_text(e.Ledger(columns), rows), rows, TODAY) == rows
    apart = a.Apart(dict(given))
    assert read_answer(e.Compare(columns), as_text(e.Compare(columns), apart), apart, TODAY) == apart


LEDGER = e.Ledger(
    (
        e.Column("what", "What it was"),
        e.Column("when", "When", "date"),
        e.Column("much", "How much", "scale"),
        e.Column("how", "How", "choice", (e.Choice("soft", "Softly"),)),
    )
)
SORT = e.Sort(
    (e.Pile("keep", "Keep"), e.Pile("go", "Let go")),
    (e.Card("one", "The *first*"), e.Card("two", "That is:")),
    own=True,
)


def test_what_people_write() -> None:
    rows = read_answer(
        LEDGER, 'Late · yesterday · 7/10 · softly\n\n- ["Again"]\n{"what it was": "x", "much": 3}\n', a.Rows(), TODAY
    )
    assert [row.cells for row in rows.rows] == [  # type: ignore[union-attr]
        {"what": "Late", "when": "2026-11-20", "much": 7, "how": "soft"},
        {"what": "Again"},
        {"what": "x", "much": 3},
    ]
    sorted_ = read_answer(SORT, "keep:\none\n- That is:\nLet go:\n+ my own", a.Piles(), TODAY)
    assert sorted_ == a.Piles({"one": "keep", "two": "keep", "own-1": "go"}, {"own-1": "my own"})
    assert read_answer(e.Scale("low", "high"), "7\nyesterday: 3/10", a.Levels(), TODAY) == a.Levels(
        {"2026-11-20": 3, "2026-11-21": 7}
    )
    items = e.Checklist((e.Item("one", "First"), e.Item("two", "Second")))
    assert read_answer(items, "# tick\nfirst\n[ ] two\n[x] + own", a.Ticks(), TODAY) == a.Ticks(
        ("one", "own-1"), {"own-1": "own"}
    )


def test_what_is_written_sets_the_days_and_fields_it_names_and_leaves_the_others() -> None:
    scale, levels = e.Scale("low", "high"), a.Levels({"2026-11-19": 3, "2026-11-20": 4})
    assert read_answer(scale, "9\nyesterday: 1", levels, TODAY, adds=True) == a.Levels(
        {"2026-11-19": 3, "2026-11-20": 1, "2026-11-21": 9}
    )
    assert read_answer(scale, "9", levels, TODAY) == a.Levels({"2026-11-21": 9})
    day, before = date(2026, 11, 20), a.Talks((a.Talk(date(2026, 11, 19), 1, 2), a.Talk(date(2026, 11, 20), 3, 4)))
    talks = read_answer(e.Turns(), "10 + 8\nyesterday: 5 + 5", before, TODAY, adds=True)
    assert talks == a.Talks((before.talks[0], a.Talk(day, 5, 5), a.Talk(TODAY, 10, 8)))
    more = read_answer(e.Turns(), "9 + 9", talks, TODAY, adds=True)
    assert [(one.first, one.second) for one in more.talks] == [(1, 2), (5, 5), (10, 8), (9, 9)]  # type: ignore[union-attr]
    assert read_answer(e.Turns(), as_text(e.Turns(), more), more, TODAY, adds=True) == more
    two = e.Compare((e.Column("a", "A"), e.Column("b", "B")))
    assert read_answer(two, "b: new\na:", a.Apart({"a": "x", "b": "y"}), TODAY, adds=True) == a.Apart({"b": "new"})
    assert read_answer(two, "b: new", a.Apart({"a": "x", "b": "y"}), TODAY, adds=True) == a.Apart(
        {"a": "x", "b": "new"}
    )


@pytest.mark.parametrize(("settings", "line"), [(e.Scale("low", "high"), "3"), (e.Turns(), "5 + 5")])
def test_a_day_that_has_not_come_is_no_day_to_tell_of_unless_it_stood_there(settings: Any, line: str) -> None:
    before = a.Levels() if isinstance(settings, e.Scale) else a.Talks()
    with pytest.raises(UsageError, match="Line 1: that day has not come yet"):
        read_answer(settings, f"tomorrow: {line}", before, TODAY, adds=True)
    stood = read_answer(settings, f"2026-11-22: {line}", before, date(2026, 11, 22))
    assert read_answer(settings, as_text(settings, stood), stood, TODAY) == stood


ACT = e.Act("promise", "The book's act", "The book's cue", "The book's smallest", days=3)


@pytest.mark.parametrize(
    "typed", ["act: Say it\ncadence: once next fri", "act: Say it\ncadence: next fri\ncue:\nsmallest:"]
)
def test_an_act_of_ones_own_gets_no_words_of_the_book_and_has_one_day(typed: str) -> None:
    own = read_answer(ACT, typed, a.Undertaking(), TODAY, adds=True)
    assert own == a.Undertaking("Say it", cadence="once", on=date(2026, 11, 27))


def test_an_act_that_is_not_named_is_the_books_and_what_is_empty_is_empty() -> None:
    theirs = read_answer(ACT, "cue:\nat: 20:00", a.Undertaking(), TODAY, adds=True)
    assert theirs == a.Undertaking("The book's act", "", "The book's smallest", "once", date(2026, 11, 24), "20:00")
    assert from_book(ACT, a.Undertaking(), theirs, TODAY) == {  # type: ignore[arg-type]
        "act": "The book's act", "smallest": "The book's smallest",
    }  # fmt: skip
    later = read_answer(ACT, "on:", theirs, TODAY, adds=True)
    assert later == replace(theirs, on=None)  # type: ignore[type-var]
    assert read_answer(ACT, "cadence: once fri", theirs, TODAY, adds=True).on == date(2026, 11, 27)  # type: ignore[union-attr]
    with pytest.raises(UsageError, match="two different days"):
        read_answer(ACT, "cadence: once fri\non: 1 dec", theirs, TODAY, adds=True)


def test_a_day_without_its_year_lies_behind_or_ahead_as_its_column_says() -> None:
    columns = (e.Column("was", "Was", "date"), e.Column("comes", "Comes", "date", ahead=True))
    rows = read_answer(e.Ledger(columns), "14 september · 14 september\nfri · fri", a.Rows(), TODAY)
    assert [tuple(row.cells.values()) for row in rows.rows] == [  # type: ignore[union-attr]
        ("2026-09-14", "2027-09-14"), ("2026-11-20", "2026-11-27")
    ]  # fmt: skip


def test_a_row_of_words_may_begin_with_a_bracket() -> None:
    columns = (e.Column("a", "A"), e.Column("b", "B"))
    rows = read_answer(e.Ledger(columns), "[x] done · [/]\n{sic} said\n[", a.Rows(), TODAY)
    assert [row.cells for row in rows.rows] == [{"a": "[x] done", "b": "[/]"}, {"a": "{sic} said"}, {"a": "["}]  # type: ignore[union-attr]
    for half in ('["Again"', '{ "a": "x", }'):
        with pytest.raises(UsageError, match="JSON"):
            read_answer(e.Ledger(columns), half, a.Rows(), TODAY)


def test_a_row_that_is_reworded_is_that_row_still() -> None:
    columns = (e.Column("a", "A"),)
    before = a.Rows(tuple(a.Row(f"r{n}", {"a": text}) for n, text in enumerate(("one", "two", "three"), 1)))
    after = read_answer(e.Ledger(columns), "zero\none\ntwo and more\nthree", before, TODAY)
    assert [(row.id, row.cells["a"]) for row in after.rows] == [  # type: ignore[union-attr]
        ("r4", "zero"), ("r1", "one"), ("r2", "two and more"), ("r3", "three")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "text", "said"),
    [
        (e.Choose((e.Option("one", "One"), e.Option("two", "Two"))), "one\nsecret", "Line 2: that is none"),
        (e.Choose((e.Option("one", "One"), e.Option("two", "Two"))), "one\ntwo", "Line 2: only one"),
        (e.Checklist((), own=False), "+ secret", "Line 1: this exercise takes no entries"),
        (e.Checklist(()), "+", "Line 1: the entry"),
        (SORT, "one", "Line 1: a card stands under no pile"),
        (SORT, "secret:\none", "Line 1: a card stands"),
        (LEDGER, "a · b · c · d · e", "Line 1: there are more cells"),
        (LEDGER, "a · secret", "Line 1: That is not a date"),
        (LEDGER, "a · · 11", "Line 1: a number from 0 to 10"),
        (LEDGER, "a · · · secret", "Line 1: that is none of the choices"),
        (LEDGER, '{"what": "secret"', "Line 1: that is no JSON"),
        (LEDGER, '{"what": ["secret"]}', "Line 1: a cell holds"),
        (LEDGER, '{"secret": 1}', "Line 1: there is no such column"),
        (LEDGER, "secret\n" * (MOST_ROWS + 1), "Line 1001: there are more rows"),
        (e.Scale("a", "b"), "secret", "Line 1: a number from 0"),
        (e.Turns(), "secret", "Line 1: a talk"),
        (e.Act("promise"), "secret", "Line 1: a field"),
        (e.Act("promise"), "cadence: secret", "Line 1: That is no rhythm"),
        (e.Act("promise"), "at: secret", "Line 1: That is not a time"),
        (e.Write(), "x" * (MOST_CHARACTERS + 1), "too long"),
    ],
)
def test_what_is_no_answer_names_its_line_and_nothing_of_it(settings: Any, text: str, said: str) -> None:
    kind = next(kind for kind, of in e.SETTINGS.items() if of is type(settings))
    with pytest.raises(UsageError) as refused:
        read_answer(settings, text, a.empty(kind), TODAY)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


def test_what_was_handed_in_is_taken_back_first() -> None:
    with pytest.raises(UsageError, match="handed in"):
        read_answer(e.Compare((e.Column("a", "A"),)), "a: x", a.Apart({"a": "y"}, handed_in=True), TODAY)


def test_what_is_no_day_may_stand_where_it_stood_and_nowhere_else() -> None:
    columns = (e.Column("on", "When", "date"), e.Column("what", "What"))
    rows = a.Rows((a.Row("r1", {"on": "around Easter", "what": "the garden"}),))
    assert read_answer(e.Ledger(columns), as_text(e.Ledger(columns), rows), rows, TODAY) == rows
    apart = a.Apart({"on": "around Easter"})
    assert read_answer(e.Compare(columns), as_text(e.Compare(columns), apart), apart, TODAY) == apart
    with pytest.raises(UsageError):
        read_answer(e.Ledger(columns), "around Whitsun · the garden", rows, TODAY)
