"""Who is named in a sentence, and as which words they count there besides their name."""

from __future__ import annotations

import pytest

from workbook.domain.common.people import Person
from workbook.domain.wording.names import NOBODY, NameReader, People, StandFor, known
from workbook.domain.wording.sentences import Spelling, read_words

STAND_FOR = StandFor(("you", "her"), ("your",), ("her",), ("hers",), ("i",), ("my",), ("in",), ("they", "their"))
PEOPLE = known([Person("r", "Will O'Brien", "rebuilding"), Person("p", "Ana-Li", "partner")], "r")


def read(sentence: str, people: People = PEOPLE) -> dict[str, str]:
    """Name → the words that stand there too."""
    reader = NameReader(STAND_FOR, lambda: frozenset(("will", "send", "then")))
    reader.people = people
    words = read_words(sentence, Spelling())
    return {words.words[place]: " ".join(others) for place, others in reader.beside(words, sentence).items()}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("I hit ana", {"ana": "you her"}),
        ("ANA'S arm and anas leg", {"anas": "your"}),
        ("Ana’s arm", {"anas": "your"}),
        ("Then Li said", {"li": "you her"}),
        ("li is short and small", {}),
        ("I will go", {}),
        ("Will hit Ana", {"will": "you her i", "ana": "you her"}),
        ("obrien's arm", {"obriens": "your my"}),
        ("I hit Tom and then Send it", {"tom": "her"}),
        ("I hit Tom's car in Leeds", {"toms": "hers"}),
        ("Tom hit me", {}),
        ("How I Hit Tom Again", {}),
    ],
)
def test_a_name_stands_for_somebody(sentence: str, found: dict[str, str]) -> None:
    assert read(sentence) == found


def test_nobody_is_known_by_name_before_it_is_told() -> None:
    assert read("ana hit me", NOBODY) == {}
    assert known([], "r") == NOBODY


def test_a_known_name_is_weighed_as_one_word_whosever_it_is() -> None:
    reader = NameReader(STAND_FOR, frozenset)
    reader.people = PEOPLE
    sentence = "ana took Ana's card from Tom"
    words = read_words(sentence, Spelling())
    assert reader.plain(words, sentence) == ["they", "took", "their", "card", "from", "tom"]
