"""Language files as an author gets them wrong: every fault at once, with file, place and remedy."""

from __future__ import annotations

import shutil
from array import array
from pathlib import Path

import pytest

from workbook.content.book import ContentError
from workbook.content.language import (
    care_places,
    care_rules_for,
    check_language,
    load_act_rules,
    load_care_rules,
    load_language,
)
from workbook.domain.wording.features import mark
from workbook.domain.wording.weighing import Weighing
from workbook.paths import content_folder

RULE = """
id = "odd"
title = "Odd"
[[rule]]
id = "odd-one"
patterns = ["odd"]
why = "It is odd."
rewrite = "Say even."
catches = ["This is odd."]
leaves = ["This is even."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "language").mkdir()
    return tmp_path


def faults(folder: Path, text: str, name: str = "odd.toml") -> list[str]:
    (folder / "language" / name).write_text(text, encoding="utf-8")
    return [str(fault) for fault in check_language(folder)]


def test_a_sound_file_has_no_faults(folder: Path) -> None:
    assert faults(folder, RULE) == []
    assert [note.rule for note in load_language(folder).noticer().notes("How odd")] == ["odd-one"]


ACT = """
[[act]]
id = "act-odd"
note = "vague"
patterns = ["^ be odd"]
catches = ["Be odd"]
leaves = ["Ring at odd hours"]
"""


def test_what_the_forge_notices_is_no_family(folder: Path) -> None:
    assert faults(folder, ACT, "promises.toml") == []
    assert load_language(folder).families == ()
    noticed = load_act_rules(folder).beginning("Be odd at home", "vague")
    assert noticed is not None
    assert (noticed.start, noticed.end, noticed.rule.rule.id) == (0, 6, "act-odd")


@pytest.mark.parametrize(
    ("old", "new", "place", "cause"),
    [
        ('note = "vague"', 'note = "dull"', "line 4", "dull"),
        ('["^ be odd"]', '["^ be (odd"]', "line 5", "A bracket is not closed"),
        ('["Be odd"]', '["Be even"]', "line 6", "does not notice its own example “Be even”"),
        ('["Ring at odd hours"]', '["Be odd"]', "line 7", "“Be odd” should be left alone"),
    ],
)
def test_a_faulty_rule_for_the_forge_names_its_place(folder: Path, old: str, new: str, place: str, cause: str) -> None:
    found = faults(folder, ACT.replace(old, new), "promises.toml")
    assert any(each.startswith("language/promises.toml") and place in each and cause in each for each in found), found


CARE = """
[[care]]
id = "odd"
help = "crisis"
line = "It may be more."
patterns = ["odd"]
catches = ["This is odd."]
leaves = ["This is even."]
"""


def test_what_needs_care_is_no_family(folder: Path) -> None:
    assert faults(folder, CARE, "care.toml") == []
    language = load_language(folder)
    assert language.families == ()
    (found,) = language.care_rules().found("Well. So odd.")
    assert (found.start, found.end, found.rule.help) == (6, 13, "crisis")


def test_a_grave_word_has_examples_too_and_says_nothing(folder: Path) -> None:
    grave = """[[grave]]\nid = "sad"\npatterns = ["sad"]\ncatches = ["A sad day."]\nleaves = ["A good day."]\n"""
    assert faults(folder, CARE + grave, "care.toml") == []
    assert load_language(folder).care_rules().found("A sad day.") == ()
    (fault,) = faults(folder, CARE + grave.replace("A good", "A sad"), "care.toml")
    assert "should be left alone" in str(fault)


def test_what_weighs_like_care_is_met_by_its_kind_unless_its_weights_are_missing_or_damaged(folder: Path) -> None:
    alike = """[[alike]]\nkind = "odd"\nhelp = "danger"\nline = "It weighs."\n"""
    assert faults(folder, CARE + alike, "care.toml") == []
    text = "You did that queer thing."
    assert load_care_rules(folder).found(text) == ()
    weights = folder / "language" / "care_weights.txt"
    row = array("b", (-60, 60))
    weights.write_text(Weighing(("good", "odd"), (0.0, -4.0), [mark("queer")], row).written(), encoding="utf-8")
    for rules in (load_care_rules(folder), load_language(folder).care_rules()):
        assert [(each.rule.help, each.rule.whole) for each in rules.found(text)] == [("danger", False)]
    assert care_places(folder) == {"crisis", "danger"}
    assert [str(each) for each in check_language(folder, ["crisis"])] != []
    weights.write_text("odd", encoding="utf-8")
    (fault,) = check_language(folder)
    assert str(fault).startswith("language/care_weights.txt: The weights cannot be read.")
    assert load_care_rules(folder).found(text) == ()
    assert load_care_rules(folder).found("This is odd.") != ()


def test_a_folder_that_says_nothing_of_care_has_what_the_program_says(folder: Path) -> None:
    (folder / "language" / "odd.toml").write_text(RULE, encoding="utf-8")  # as one of the first edition: notes, no care
    language = load_language(folder)
    assert [family.id for family in language.families] == ["odd"]
    (found,) = language.care_rules().found("How odd. I hit you.")
    assert found.rule.rule.id == "violence-done"
    assert [each.rule.help for each in load_care_rules(folder).found("I want to die.")] == ["crisis"]


def test_care_outlives_a_fault_of_its_file(folder: Path) -> None:
    (folder / "language" / "care.toml").write_text("[[care", encoding="utf-8")
    assert [each.rule.help for each in care_rules_for(folder).found("I want to die.")] == ["crisis"]


@pytest.mark.parametrize(
    ("old", "new", "place", "cause"),
    [
        ('catches = ["This is odd."]\n', "", "care 1", "catches"),
        ('leaves = ["This is even."]\n', "", "care 1", "leaves"),
        ('catches = ["This is odd."]', "catches = []", "line 7", "“catches” is empty"),
        ('["This is odd."]', '["This is even."]', "line 7", "does not notice its own example"),
        ('["This is even."]', '["How odd."]', "line 8", "“How odd.” should be left alone"),
        ('help = "crisis"', 'help = "nowhere"', "line 4", "no entry “nowhere”"),
        ('line = "It may be more."', 'line = "<b>more</b>"', "line 5", "HTML"),
    ],
)
def test_a_faulty_care_rule_names_its_place(folder: Path, old: str, new: str, place: str, cause: str) -> None:
    (folder / "language" / "care.toml").write_text(CARE.replace(old, new), encoding="utf-8")
    found = [str(fault) for fault in check_language(folder, ["crisis"])]
    assert any(each.startswith("language/care.toml") and place in each and cause in each for each in found), found


def test_a_folder_without_language_gives_the_forge_no_rules(tmp_path: Path) -> None:
    assert not load_act_rules(tmp_path)


def test_a_folder_without_language_has_no_rules_and_no_faults(tmp_path: Path) -> None:
    assert check_language(tmp_path) == ()
    assert load_language(tmp_path).noticer().notes("sorry if") == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "cause"),
    [
        ('patterns = ["odd"]', 'patterns = ["(o+)+d$"]', "line 6", "“(o+)+d$” cannot be used"),
        ('patterns = ["odd"]', 'patterns = ["' + "<0-25> odd " * 30 + '"]', "line 6", "steps on every sentence"),
        ('patterns = ["odd"]', 'patterns = ["<even>"]', "line 6", "no list called <even>"),
        ('patterns = ["odd"]', "patterns = []", "line 6", "“patterns” is empty"),
        ('catches = ["This is odd."]', "catches = []", "line 9", "“catches” is empty"),
        ('leaves = ["This is even."]', "", "rule 1 “odd-one”", "The key “leaves” is missing"),
        ("This is odd.", "This is even.", "line 9", "does not notice its own example “This is even.”"),
        ('["This is even."]', '["This is odd."]', "line 10", "“This is odd.” should be left alone"),
        ('why = "It is odd."', 'reason = "It is odd."', "line 7", "The key “reason” means nothing here"),
        ('id = "odd-one"', 'id = "Odd One"', "line 5", "cannot be an id"),
        ('id = "odd"', 'id = "even"', "line 2", "the file is called odd.toml"),
        ('title = "Odd"', 'title = "Odd"\noffers = "money"', "line 4", "cannot be “money”"),
        ('why = "It is odd."', 'why = "See <b>odd</b>."', "line 7", "HTML"),
        ('why = "It is odd."', 'why = "See https://odd.example."', "line 7", "link"),
        ('title = "Odd"', 'title = "Odd', "line 3", "not valid TOML"),
        ('patterns = ["odd"]', 'patterns = "odd"', "line 6", "is not a list of texts"),
    ],
)
def test_faults(folder: Path, old: str, new: str, place: str, cause: str) -> None:
    found = faults(folder, RULE.replace(old, new))
    assert any(each.startswith("language/odd.toml") and place in each and cause in each for each in found), found
    with_remedy = next(each for each in found if cause in each)
    assert len(with_remedy.split(". ")) >= 2 or "?" in with_remedy


def test_weights_that_cannot_be_read_are_told_and_leave_the_rules_and_the_care(folder: Path) -> None:
    weights = folder / "language" / "weights.txt"
    shutil.copy(content_folder() / "language" / "weights.txt", weights)
    assert faults(folder, RULE) == []
    for damaged in (weights.read_bytes()[:20_000], bytes(range(256)), b""):
        weights.write_bytes(damaged)
        (fault,) = faults(folder, RULE)
        assert fault.startswith("language/weights.txt: The weights cannot be read.")
        assert [note.rule for note in load_language(folder).noticer().notes("How odd")] == ["odd-one"]


def test_ids_are_unique_across_files(folder: Path) -> None:
    other = RULE.replace('id = "odd"\n', 'id = "even"\n', 1)
    (folder / "language" / "even.toml").write_text(other, encoding="utf-8")
    assert any("Two rules have the id “odd-one”" in each for each in faults(folder, RULE))


def test_lists_are_shared_unique_and_do_not_contain_themselves(folder: Path) -> None:
    lists = (("a", "x <a>"), ("a", "y"), ("b", "<b>"))
    words = "\n".join(f'[[list]]\nid = "{id}"\nphrases = ["{phrase}"]' for id, phrase in lists)
    found = faults(folder, words, "words.toml")
    assert any("Two lists have the id “a”" in each for each in found)
    assert any("<b> contains itself" in each for each in found)


def test_spellings_are_read_or_told(folder: Path) -> None:
    assert any("is no spelling" in each for each in faults(folder, 'spellings = ["dont"]', "words.toml"))


def test_everything_is_told_at_once_and_loading_stops(folder: Path) -> None:
    (folder / "language" / "even.toml").write_text("id = 3", encoding="utf-8")
    found = faults(folder, RULE.replace("patterns", "pattern").replace("why", "because"))
    assert len(found) >= 4
    with pytest.raises(ContentError) as told:
        load_language(folder)
    assert len(told.value.faults) == len(found)


def test_families_come_in_the_order_of_words_toml(folder: Path) -> None:
    shutil.copy(content_folder() / "language" / "words.toml", folder / "language")
    for id in ("zeal", "vague"):
        text = RULE.replace('id = "odd"\n', f'id = "{id}"\n', 1).replace("odd-one", f"{id}-one")
        (folder / "language" / f"{id}.toml").write_text(text, encoding="utf-8")
    assert [family.id for family in load_language(folder).families] == ["vague", "zeal"]
