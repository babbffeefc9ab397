"""What people wrote, in Markdown: nothing of it acts, and what is no markup stays as it is."""

from __future__ import annotations

import pytest

from workbook.export.common.markdown import safe


@pytest.mark.parametrize("text", ["Home by 18:30", "a dog, a cat; both?", "3 of 4", "約束を守る", "it's 5:1"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("see http://x", r"see http\://x"),
        ("mailto:me", r"mailto\:me"),
        ("example.org", r"example\.org"),
        ("me@example", r"me\@example"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("1. first", r"1\. first"),
        ("- a line", r"\- a line"),
        ("a | b", r"a \| b"),
    ],
)
def test_what_could_act_does_not(text: str, escaped: str) -> None:
    assert safe(text) == escaped
