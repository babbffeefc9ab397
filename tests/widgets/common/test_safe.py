"""What is said in little room is cut between words, and says where the rest is."""

from __future__ import annotations

from textual.content import Content

from workbook.widgets.common.safe import within

TAIL = " … f tells all"


def test_what_fits_stays_and_what_does_not_is_cut_after_a_word() -> None:
    said = Content.assemble(("Dishes", "bold"), " · Alex\nwith it Dan would carry 11 %, Eva 14 % and Finn 14 %")
    assert within(said, 30, 3, TAIL) == said
    cut = within(said, 30, 2, TAIL)
    assert cut.plain == "Dishes · Alex\nwith it Dan … f tells all"
    assert cut.spans[0].style == "bold"
    assert all(len(line) <= 30 for line in cut.plain.splitlines())
    assert within(said, 0, 2, TAIL) == said, "not laid out yet"


def test_long_words_and_wide_letters_take_the_lines_they_take() -> None:
    assert within(Content("x" * 70), 30, 3, TAIL).plain == "x" * 70
    assert within(Content("料" * 20 + " 理" * 20), 20, 4, TAIL).plain.endswith(TAIL)
