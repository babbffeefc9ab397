"""Finding words: what counts as the same, what comes first, and which line is shown."""

from __future__ import annotations

from datetime import date

import pytest

from workbook.domain.common.finding import Piece, Sought, alike, cut, folded, search


def texts(*texts: str) -> list[Piece]:
    return [Piece("answer", f"t{number}", "", text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("I don’t know", "DON'T"),
        ("Im Café", "cafe"),
        ("Café", "cafe"),
        ("Straße", "strasse"),
        ("“as agreed” – perhaps", '"as agreed" - perhaps'),
        ("planning", "ann"),
        ("a [/] b", "[/]"),
        ("約束を守る", "守る"),
        ("late,\nand late again", "again late"),
    ],
)
def test_it_is_the_same_word(written: str, typed: str) -> None:
    assert [one.piece.text for one in search(texts(written), Sought(typed))] == [written]


def test_every_word_has_to_stand_there() -> None:
    assert search(texts("home late"), Sought("home early")) == []
    assert search(texts("x" * 20_000), Sought("y" * 10_000)) == []
    assert search(texts("home late"), Sought("home " * 2_000 + "early")) == []


@pytest.mark.parametrize("blank", ["", "   ", "\n", "\u00ad"])
def test_there_have_to_be_words(blank: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        Sought(blank)


def test_what_is_called_so_comes_first_then_ones_own_then_the_book() -> None:
    book = Piece("exercise", "Desk", "", "an apology", own=False)
    own = Piece("answer", "Desk", "", "my apology")
    step = Piece("step", "Apology", "", "nothing of the kind", own=False)
    assert [one.piece for one in search([book, own, step], Sought("apology"))] == [step, own, book]
    assert [one.piece for one in search([book, own, step], Sought("desk my"))] == [own]


def test_what_is_called_alike_is_told_apart_by_its_day_the_newest_first() -> None:
    days = [date(2025, 3, 1), date(2026, 3, 1), date(2024, 3, 1)]
    pieces = [Piece("promise", "Ring", "", "noon", on=day) for day in days]
    other = Piece("promise", "Write", "", "noon, ring", on=days[0])
    found = search([pieces[0], other, *pieces[1:]], Sought("noon"))
    assert [one.piece for one in found] == [pieces[1], other, pieces[0], pieces[2]]
    assert alike(found) == {("promise", "ring")}


def test_the_line_is_the_one_with_most_of_the_words() -> None:
    [found] = search(texts("- late\n- I was  late again\n- again"), Sought("late again"))
    assert found.line == "I was late again"


def test_a_long_line_begins_near_the_words() -> None:
    line = "word " * 40 + "home at last"
    assert cut(line, Sought("home")).startswith("…word")
    assert cut(line, Sought("home")).index("home") < 40
    assert cut("home at last", Sought("home")) == "home at last"


def test_folding_leaves_other_writings_alone() -> None:
    assert folded("約束 הבטחה") == "約束 הבטחה"
