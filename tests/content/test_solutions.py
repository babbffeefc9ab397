"""solutions.toml: the ready-made kinds of solution, what an author gets to hear, and the voice they are written in."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.content.test_prose import BANNED, CLAIMS
from workbook.content.check import check
from workbook.content.faults import ContentError
from workbook.content.solutions import SOLUTIONS, load_solutions
from workbook.domain.conflicts.conflict import LONGEST_TEXT
from workbook.domain.conflicts.option import missing
from workbook.domain.conflicts.solution import filled, find, named
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.paths import content_folder

KINDS = load_solutions(content_folder())
NAMES = {"rebuilding": "Sam", "partner": "Alex", "both": "Sam and Alex"}
ONE = """
[[solution]]
id = "talk"
title = "A talk"
about = "Sit down."
[[solution.option]]
id = "table"
who = "{both}"
what = "Sit down"
when = "Sunday"
"""


def faults(folder: Path, text: str) -> list[str]:
    (folder / SOLUTIONS).write_text(text)
    with pytest.raises(ContentError) as caught:
        load_solutions(folder)
    return [str(fault) for fault in caught.value.faults]


def texts() -> list[str]:
    found: list[str] = []
    for kind in KINDS:
        found += [kind.title, kind.about]
        for one in kind.options:
            found += [one.wording.what, one.wording.who, one.wording.when, one.act, one.cue, one.smallest]
    return found


def test_the_eight_kinds_are_there() -> None:
    assert [kind.id for kind in KINDS] == [
        "chore-week", "weekly-talk", "money", "phone", "together", "alone", "family", "children",
    ]  # fmt: skip
    assert [kind.id for kind in KINDS if kind.opens == "chores"] == ["chore-week"]


def test_every_option_says_who_does_what_and_when() -> None:
    for kind in KINDS:
        assert len(kind.options) >= 2, kind.id
        for one in kind.options:
            assert {"who", "when"}.isdisjoint(missing(one.wording)), (kind.id, one.id)
            assert len(one.wording.what) <= 120
            if one.act:
                assert one.cue
                assert one.smallest
                assert one.cadence == "once" or parse_cadence(one.cadence, date(2026, 11, 21))


def test_names_take_their_places() -> None:
    table = find(KINDS, "weekly-talk/table")
    assert table is not None
    assert filled(table[1].wording, NAMES).who == "Sam and Alex"
    assert named("{rebuilding} on …, {partner} on …, {else}", NAMES) == "Sam on …, Alex on …, {else}"
    assert all("{" not in text for text in (named(text, NAMES) for text in texts()))
    assert find(KINDS, "gone/gone") is None


def test_the_phone_is_offered_and_never_asked_for() -> None:
    phone = next(kind for kind in KINDS if kind.id == "phone")
    assert {one.wording.who for one in phone.options} == {"{rebuilding}"}
    assert "afraid" in phone.about
    spoken = " ".join([phone.title, phone.about, *(one.wording.what for one in phone.options)]).lower()
    assert not re.search(r"location|track|password|read (my|your|the) (messages|phone)", spoken)


def test_it_is_written_in_the_voice_of_the_book() -> None:
    for text in texts():
        assert "!" not in text
        for pattern in (*BANNED, *CLAIMS):
            assert not re.search(pattern, text, re.IGNORECASE), (pattern, text)
        assert text.count("“") == text.count("”")
        assert len(text) < LONGEST_TEXT
    for kind in KINDS:
        sentences = re.split(r"(?<=[.?])\s+", kind.about)
        assert sum(map(len, map(str.split, sentences))) / len(sentences) <= 16, kind.id


def test_the_program_finds_no_fault_with_its_own() -> None:
    assert [fault for fault in check(content_folder()).faults if fault.file == SOLUTIONS] == []


def test_a_folder_without_the_file_borrows_it(tmp_path: Path) -> None:
    assert load_solutions(tmp_path) == ()
    assert load_solutions(tmp_path, content_folder()) == KINDS
    (tmp_path / SOLUTIONS).write_text(ONE)
    assert [kind.title for kind in load_solutions(tmp_path, content_folder())] == ["A talk"]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text.replace('who = "{both}"\n', ""), "The key “who” is missing"),
        (lambda text: text.replace("{both}", "{all}"), "“{all}” stands for nobody"),
        (lambda text: text + 'cue = "at six"\n', "“cue” belongs to a promise, and there is none"),
        (lambda text: text + 'act = "Ring"\ncadence = "often"\n', "“cadence”"),
        (lambda text: text.replace('title = "A talk"', f'title = "{"x" * 41}"'), "more than 40 characters"),
        (lambda text: text + ONE, "Two of the solutions have the id “talk”"),
        (lambda text: text.replace('id = "talk"', 'id = "talk"\nfee = 3'), "The key “fee” means nothing here"),
        (lambda text: text[: text.index("[[solution.option]]")], "There is no table [[solution.option]]"),
        (lambda text: "", "There is no table [[solution]]"),
        (lambda text: text + "[[", "This is not valid TOML"),
    ],
)
def test_every_fault_is_named_with_its_remedy(tmp_path: Path, spoil, told: str) -> None:  # type: ignore[no-untyped-def]
    found = faults(tmp_path, spoil(ONE))
    assert any(told in one for one in found), found
    assert all(one.startswith(SOLUTIONS) for one in found)


def test_content_check_reports_them_with_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content_folder(), folder)
    (folder / SOLUTIONS).write_text(ONE.replace("{both}", "{all}") + 'smallest = "see https://example.org"\n')
    told = [str(fault) for fault in check(folder).faults if fault.file == SOLUTIONS]
    assert any("stands for nobody" in one for one in told)
    assert any("https://" in one for one in told)
