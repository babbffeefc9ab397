"""What the engine does with rules and texts, with rules made up for the purpose."""

from __future__ import annotations

from workbook.domain.wording.notices import Note, Noticer, Part, Rule, parts_present
from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.sentences import Spelling

LEXICON = Lexicon({}, Spelling(bare={"im": ("i", "am"), "dont": ("do", "not")}))


def rule(id: str, *patterns: str, family: str = "f", **guards: tuple[str, ...]) -> Rule:
    return Rule(id, family, patterns, why="why", rewrite="try", **guards)


def marked(text: str, *rules: Rule, everywhere: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    notes = Noticer(rules, Lexicon({}, LEXICON.spelling), everywhere).notes(text)
    assert all(text[note.start : note.end] == note.text for note in notes)
    return [(note.rule, note.text) for note in notes]


def test_a_note_carries_all_that_a_screen_needs() -> None:
    (note,) = Noticer([rule("if", "sorry [if]")], LEXICON).notes("Oh. I'm sorry if so")
    assert note == Note("f", "if", 14, 16, "if", "why", "try")


def test_a_place_is_left_alone_where_the_rule_or_the_language_says_so() -> None:
    found = rule("if", "if", leave=("even if",))
    assert marked("Even if I lie, if you ask", found, everywhere=("if you",)) == []
    assert marked("Even if I lie, if we ask", found, everywhere=("if you",)) == [("if", "if")]


def test_guards_on_the_sentence_and_its_neighbours() -> None:
    assert marked("but no. Sorry, but no", rule("b", "but", needs=("sorry",))) == [("b", "but")]
    assert marked("but no. Sorry, but no", rule("b", "but", unless=("sorry",))) == [("b", "but")]
    assert marked("Sorry. But no. But yes", rule("b", "but", after=("sorry",))) == [("b", "But")]
    vague = rule("v", "messed up", unless_near=("lied",))
    assert marked("I lied. I messed up. Yes.", vague) == []
    assert marked("I messed up. I lied. Yes.", vague) == []
    assert marked("I messed up. Yes. I lied.", vague) == [("v", "messed up")]


def test_notes_do_not_overlap_in_part() -> None:
    long, short = rule("long", "a b c", family="one"), rule("short", "b c d", family="two")
    assert marked("a b c d", long, short) == [("long", "a"), ("short", "b c d")]
    assert marked("a b c", long, rule("in", "b", family="two")) == [("long", "a"), ("in", "b")]
    assert marked("a b c", long, rule("lead", "a", family="two")) == [("lead", "a"), ("long", "b c")]


def test_the_same_words_may_belong_to_two_families_but_are_noted_once_in_each() -> None:
    one, two = rule("one", "a b", family="one"), rule("two", "a b", family="two")
    assert marked("a b", one, two, rule("again", "a b", family="one")) == [("one", "a b"), ("two", "a b")]


def test_places_are_counted_in_code_points() -> None:
    assert marked("👩‍👩‍👧 é Sorry 🙈 if 🙈 you", rule("if", "sorry [if you]")) == [("if", "if 🙈 you")]


def test_line_breaks_and_spaces_do_not_hide_anything() -> None:
    assert marked("im\n  sorry\tif\r\nyou", rule("if", "i am sorry if you")) == [("if", "im\n  sorry\tif\r\nyou")]


def test_a_sentence_without_end_is_read_to_its_end() -> None:
    text = "and so on " * 2_000 + "sorry if you"
    assert marked(text, rule("if", "sorry if")) == [("if", "sorry if")]


def test_only_the_family_that_is_asked_for() -> None:
    noticer = Noticer([rule("a", "a", family="one"), rule("b", "b", family="two")], LEXICON)
    assert [note.rule for note in noticer.notes("a b", "two")] == ["b"]


def test_typing_on_gives_what_reading_anew_would_give() -> None:
    rules = [rule("b", "but", after=("sorry",)), rule("v", "messed up", unless_near=("lied",))]
    noticer = Noticer(rules, LEXICON)
    text = "I messed up. I am sorry. But you. I lied. Sorry! But no"
    for end in range(len(text) + 1):
        assert noticer.notes(text[:end]) == Noticer(rules, LEXICON).notes(text[:end])


def test_the_memory_does_not_grow_for_ever() -> None:
    noticer = Noticer([rule("a", "sorry")], LEXICON)
    for number in range(3_000):
        noticer.notes(f"{number} is a number of {'x' * 200}. ")
    assert sum(map(len, noticer._indexes)) < 700_000


def test_parts_are_found_with_their_places() -> None:
    parts = [Part("act", "", "", False, (rule("act", "i lied"),)), Part("sorry", "", "", False, (rule("s", "sorry"),))]
    noticer = Noticer([r for part in parts for r in part.rules], LEXICON)
    found = parts_present("I lied. I lied.", parts, noticer)
    assert [(one.part.id, one.spans) for one in found] == [("act", ((0, 6), (8, 14))), ("sorry", ())]
