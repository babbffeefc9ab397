"""The book's prose laid out: paragraphs, lists, headings, quotations, emphasis."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook.widgets.common.prose import blocks, inline, lay_out


def lines(markdown: str, width: int = 30) -> list[str]:
    return [line.plain.rstrip() for line in lay_out(blocks(markdown), width)]


def test_lines_of_a_paragraph_are_joined_and_wrapped_and_paragraphs_stand_apart() -> None:
    assert lines("one\ntwo\n\nthree") == ["one two", "", "three"]
    assert all(len(line) <= 30 for line in lines("word " * 40))


def test_items_hang_behind_their_signs_without_blank_lines_between_them() -> None:
    text = "- a point that is longer than one line is\n- two\n\n1. first"
    assert lines(text) == ["  • a point that is longer", "    than one line is", "  • two", "  1. first"]


def test_what_stands_under_a_heading_belongs_to_it() -> None:
    assert lines("# Head\nBody\n\n# Next\nMore") == ["Head", "Body", "", "Next", "More"]


def test_quotations_have_a_line_beside_them() -> None:
    assert lines("> said\n> again") == ["│ said again"]


def test_emphasis_keeps_its_words_and_loses_its_signs() -> None:
    content = inline("a *b* **c** and 2 * 3 * 4, snake_case, [/] [x]")
    assert content.plain == "a b c and 2 * 3 * 4, snake_case, [/] [x]"
    assert {str(span.style) for span in content.spans} == {"italic", "bold"}


@given(st.text(max_size=300), st.integers(10, 90))
def test_any_text_can_be_laid_out(text: str, width: int) -> None:
    lay_out(blocks(text), width)
