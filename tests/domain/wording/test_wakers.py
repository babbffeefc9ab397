"""Which words wake a pattern, and that one which nothing wakes is left unread."""

from __future__ import annotations

import pytest

from workbook.domain.wording.notices import Noticer, Rule
from workbook.domain.wording.patterns import Lexicon, PatternError
from workbook.domain.wording.sentences import Spelling
from workbook.domain.wording.wakers import Wakers, Watch

OFTEN = {"the": 90, "you": 80, "if": 20, "sorry": 9, "hurt": 4}
LEXICON = Lexicon(
    {"sorry": ("sorry", "my <0-2> apolog*"), "loop": ("<loop> a", "b"), "open": ("<0-2> you", "the")},
    Spelling({"don't": ("do", "not")}, {"dont": ("do", "not")}),
)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("if you <0-3> [hurt]", {"hurt"}),
        ("if hurt? you", {"if"}),
        ("you !(hurt|sorry) if", {"if"}),
        ("the (hurt|sorry)? you", {"you"}),
        ("the (hurt <0-3>|(sorry|if)) you", {"hurt", "sorry", "if"}),
        ("you (hurt|<1-3>) the", {"you"}),
        ("<sorry> if you", {"sorry", "apolog*"}),
        ("don't you", {"not"}),
        ("*ing the", {"*ing"}),
        ("^ <0-2> <?> $", {"?"}),
        ("<open>", {"you", "the"}),
        ("<0-2> the?", None),
        ("<nowhere>", None),
    ],
)
def test_the_rarest_words_of_which_one_must_be_there(pattern: str, words: set[str] | None) -> None:
    assert Wakers(LEXICON, OFTEN).of(pattern) == words


def test_a_word_wakes_what_waits_for_it_for_its_beginning_or_for_its_end() -> None:
    watch = Watch()
    for number, words in enumerate(({"hurting"}, {"hurt*", "you"}, {"*ing"}, {"*ed"})):
        watch.add(frozenset(words), number)
    assert sorted(watch.woken("hurting")) == [0, 1, 2]
    assert watch.woken("you") == (1,)
    assert watch.woken("me") == ()


def test_a_pattern_is_read_when_a_sentence_may_match_it() -> None:
    noticer = Noticer(
        [Rule("a", "f", ("zebra <nowhere>?",)), Rule("b", "f", ("sorry",), leave=("<nowhere>",))], LEXICON
    )
    assert noticer.notes("Nothing of the kind.") == ()
    for text in ("A zebra.", "I am sorry."):
        with pytest.raises(PatternError, match="no list called"):
            noticer.notes(text)
    with pytest.raises(PatternError, match="no list called"):
        Noticer([Rule("a", "f", ("<nowhere>",))], LEXICON)
