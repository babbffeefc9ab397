"""Content folders: what is read, and every fault with the sentence that an author gets to see."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content import book as content
from workbook.content.book import ContentError, Fault, load
from workbook.content.check import check
from workbook.content.outline import next_step
from workbook.content.reading import unwrapped
from workbook.domain.common.errors import NotFoundError
from workbook.domain.steps import exercises as e
from workbook.domain.steps.help import HelpPlace
from workbook.domain.steps.next_step import next_small_step
from workbook.domain.steps.programme import POINTS
from workbook.paths import content_folder

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import States

READING = "word " * 200

MANIFEST = """\
title = "A book"
welcome = "Come in."
closing = "Go well."

[[part]]
id = "own"
title = "Own it"
words = "First things first."
steps = ["own-it"]
"""

TOP = f"""\
id = "own-it"
title = "Take responsibility"
minutes = 12
covers = ["A7", "B1"]
reading = "{READING}"
"""

COMMON = """\
title = "Say it"
prompt = "Write it down."
why = "It helps."
example = "I hid the letter."
minutes = 4
"""

FACT = f"""
[[exercise]]
id = "fact"
kind = "write"
{COMMON}"""

TURNING = f"""
[[exercise]]
id = "turning"
kind = "write"
{COMMON}"""

ACT = f"""
[[exercise]]
id = "act"
kind = "act"
makes = "promise"
{COMMON}"""

STEP = TOP + FACT + TURNING + ACT
DECKS = "\n".join(
    [
        '[[deck]]\nid = "values"\ntitle = "Values"',
        *(f'[[deck.card]]\nid = "{id}"\ntext = "Card {id}"' for id in ("a", "b", "c")),
    ]
)


def exercise(kind: str, settings: str, id: str = "one") -> str:
    """A step with one exercise of that kind besides what every step needs."""
    return f'{TOP}{FACT}{TURNING}{ACT}\n[[exercise]]\nid = "{id}"\nkind = "{kind}"\n{COMMON}{settings}\n'


class Folder:
    """A content folder that is fine until a test spoils it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("programme.toml", MANIFEST)
        self.write("cards.toml", DECKS)
        self.write("steps/own-it.toml", STEP)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def faults(self) -> list[str]:
        """Every fault as an author sees it, with N for the line once that has been seen to be the right one."""
        return [self._checked(fault) for fault in check(self.root).faults]

    def _checked(self, fault: Fault) -> str:
        found = re.match(r"line (\d+)", fault.place)
        if not found:
            return str(fault)
        lines = (self.root / fault.file).read_bytes().split(b"\n")
        line = lines[int(found[1]) - 1].decode(errors="replace").strip()
        if key := re.search(r"key “(\w+)”", fault.place):
            assert line.startswith(key[1]), f"{fault} points to: {line}"
        elif "," in fault.place:
            assert line.startswith("[["), f"{fault} points to: {line}"
        return str(fault).replace(found[0], "line N", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "content")


# -- reading


def test_a_small_folder_is_read_whole(folder: Folder) -> None:
    assert folder.faults() == []
    book = load(folder.root)
    assert book.programme.step_ids == ("own-it",)
    step = book.step("own-it")
    assert (step.title, step.minutes, step.covers) == ("Take responsibility", 12, ("A7", "B1"))
    assert [one.id for one in step.exercises] == ["fact", "turning", "act"]
    assert step.act == step.exercise("act")
    assert step.exercise("act").settings == e.Act("promise")
    findings = check(folder.root)
    assert (findings.steps, findings.exercises, findings.words) == (1, 3, 200)


def test_one_step_is_read_without_touching_the_others(folder: Folder) -> None:
    folder.write("programme.toml", MANIFEST.replace('["own-it"]', '["own-it", "apology"]'))
    folder.write("steps/apology.toml", "this is no TOML")
    book = load(folder.root)
    assert book.step("own-it").id == "own-it"
    with pytest.raises(ContentError, match=r"steps/apology\.toml, line 1"):
        book.step("apology")
    with pytest.raises(ContentError, match=r"steps/apology\.toml"):
        book.steps()


def test_a_step_is_parsed_once(folder: Folder) -> None:
    book = load(folder.root)
    assert book.step("own-it") is book.step("own-it")


def test_a_step_that_is_not_in_the_book_is_not_found(folder: Folder) -> None:
    with pytest.raises(NotFoundError, match="There is no step “nowhere”"):
        load(folder.root).step("nowhere")


SETTINGS: list[tuple[str, str, e.Settings]] = [
    ("write", 'starter = "If "\nnotes = ["absolute"]\nlines = 2', e.Write("If", ("absolute",), 2)),
    (
        "ledger",
        'at_least = 2\nrow = "excuse"\n[[exercise.column]]\nid = "a"\ntitle = "A"\n'
        '[[exercise.column]]\nid = "b"\ntitle = "B"\ntype = "choice"\nchoices = [{ id = "x", text = "X" }, '
        '{ id = "y", text = "Y" }]',
        e.Ledger(
            (e.Column("a", "A"), e.Column("b", "B", "choice", (e.Choice("x", "X"), e.Choice("y", "Y")))), 2, "excuse"
        ),
    ),
    (
        "ledger",
        'makes = "dates"\n[[exercise.column]]\nid = "day"\ntitle = "Day"\ntype = "date"\n'
        '[[exercise.column]]\nid = "words"\ntitle = "Words"',
        e.Ledger((e.Column("day", "Day", "date"), e.Column("words", "Words")), dates=True),
    ),
    (
        "sort",
        'own = true\n[[exercise.pile]]\nid = "l"\ntitle = "L"\n[[exercise.pile]]\nid = "r"\ntitle = "R"\n'
        '[[exercise.card]]\nid = "a"\ntext = "A"\npile = "l"\nbecause = "So."\n'
        '[[exercise.card]]\nid = "b"\ntext = "B"',
        e.Sort((e.Pile("l", "L"), e.Pile("r", "R")), (e.Card("a", "A", "l", "So."), e.Card("b", "B")), True),
    ),
    (
        "choose",
        'several = true\n[[exercise.option]]\nid = "a"\ntext = "A"\nfeedback = "Then…"\nleads = "help"\n'
        '[[exercise.option]]\nid = "b"\ntext = "B"',
        e.Choose((e.Option("a", "A", "Then…", "help"), e.Option("b", "B")), True),
    ),
    (
        "checklist",
        'own = false\nat_least = 1\n[[exercise.item]]\nid = "a"\ntext = "A"',
        e.Checklist((e.Item("a", "A"),), False, 1),
    ),
    (
        "cards",
        'deck = "values"\npick = 2\nline = "When?"',
        e.Cards("values", (e.Card("a", "Card a"), e.Card("b", "Card b"), e.Card("c", "Card c")), 2, "When?"),
    ),
    ("scale", 'low = "not at all"\nhigh = "fully"', e.Scale("not at all", "fully")),
    (
        "draft",
        'hold_hours = 12\naloud = false\n[[exercise.part]]\nid = "act"\ntitle = "Names it"\nhint = "What?"\n'
        '[[exercise.part]]\nid = "ask"\ntitle = "Asks"\nrequired = false',
        e.Draft((e.DraftPart("act", "Names it", "What?"), e.DraftPart("ask", "Asks", "", False)), 12, (), "", False),
    ),
    (
        "turns",
        'turn_minutes = 3\nrounds = 2\nparaphrase = 30\nspeaker = "Speak"\nlistener = "Listen"',
        e.Turns(3, 2, 30, "Speak", "Listen"),
    ),
    ("rehearse", 'of = "fact"\ntext = "By heart"', e.Rehearse("fact", "By heart")),
    (
        "compare",
        '[[exercise.field]]\nid = "a"\ntitle = "A"\ntype = "scale"\nlow = "no"\nhigh = "yes"',
        e.Compare((e.Column("a", "A", "scale", (), "no", "yes"),)),
    ),
    ("reread", 'of = "own-it/fact"', e.Reread("own-it/fact")),
]


@pytest.mark.parametrize(("kind", "settings", "value"), SETTINGS, ids=[kind for kind, _, _ in SETTINGS])
def test_every_kind_is_read_with_its_settings(folder: Folder, kind: str, settings: str, value: e.Settings) -> None:
    folder.write("steps/own-it.toml", exercise(kind, settings))
    assert folder.faults() == []
    assert load(folder.root).step("own-it").exercise("one").settings == value


def test_an_act_is_read_with_its_settings(folder: Folder) -> None:
    more = 'act = "Ring"\ncue = "At six"\nsmallest = "Write"\ncadence = "mon,thu"\ndays = 14\nplan = "chores"\n'
    folder.write("steps/own-it.toml", STEP.replace('makes = "promise"\n', 'makes = "plan"\n' + more))
    expected = e.Act("plan", "Ring", "At six", "Write", "mon,thu", 14, "chores")
    assert load(folder.root).step("own-it").exercise("act").settings == expected


def test_notes_can_be_all_of_them_or_none(folder: Folder) -> None:
    for written, count in (("true", 12), ("false", 0)):
        folder.write("steps/own-it.toml", exercise("write", f"notes = {written}"))
        settings = load(folder.root).step("own-it").exercise("one").settings
        assert isinstance(settings, e.Write)
        assert len(settings.notes) == count


def test_a_family_of_ones_own_is_a_file_in_language(folder: Folder) -> None:
    rule = 'patterns = ["whatever"]\nwhy = "w"\nrewrite = "r"\ncatches = ["whatever you say"]\nleaves = ["as you like"]'
    folder.write("language/shrugging.toml", f'id = "shrugging"\ntitle = "A shrug"\n[[rule]]\nid = "whatever"\n{rule}')
    folder.write("steps/own-it.toml", exercise("write", 'notes = ["shrugging"]'))
    assert folder.faults() == []
    folder.write("steps/own-it.toml", exercise("write", "notes = true"))
    settings = load(folder.root).step("own-it").exercise("one").settings
    assert isinstance(settings, e.Write)
    assert settings.notes[-1] == "shrugging"


def test_what_is_not_translated_yet_is_taken_from_the_programs_own_content(folder: Folder) -> None:
    folder.write("programme.toml", MANIFEST.replace('["own-it"]', '["own-it", "know-yourself"]'))
    folder.write("steps/own-it.toml", exercise("rehearse", 'of = "open-talk/fifth"'))
    assert folder.faults() == [
        "steps/own-it.toml, line N, exercise 4 “one”, key “of”: There is no exercise “open-talk/fifth”. "
        "Write step-id/exercise-id, or an exercise id of this step."
    ]
    folder.write("steps/own-it.toml", exercise("reread", 'of = "know-yourself/autopsy"'))
    assert folder.faults() == []
    assert check(folder.root).borrowed == ("know-yourself",)
    assert load(folder.root).step("know-yourself") == load(content_folder()).step("know-yourself")
    assert load(folder.root).step("own-it").title == "Take responsibility"
    states = cast("States", {("own-it", one): ("done", 1.0) for one in ("fact", "turning", "act", "one")})
    following = next_step(folder.root, states, "rebuilding")
    assert following is not None
    assert following.step == "know-yourself"


def test_promise_examples_are_read(folder: Folder) -> None:
    folder.write("promises.toml", '[[promise]]\nact = "Ring"\ncue = "At six"\nsmallest = "Write"\ncadence = "daily"\n')
    assert load(folder.root).promise_examples() == (content.PromiseExample("Ring", "At six", "Write", "daily"),)


def test_places_of_help_are_those_of_the_folder_if_it_has_some(folder: Folder) -> None:
    assert load(folder.root).help() == load(content_folder()).help()
    folder.write("help.toml", '[[help]]\nid = "debt"\ntitle = "Debts"\nwhat = "Advice"\nwhere = "Town hall"\n')
    assert load(folder.root).help() == (HelpPlace("debt", "Debts", "Advice", "Town hall"),)


def test_windows_line_ends_and_a_byte_order_mark_are_taken_in_stride(folder: Folder) -> None:
    folder.write("steps/own-it.toml", b"\xef\xbb\xbf" + STEP.replace("\n", "\r\n").encode())
    assert folder.faults() == []


def test_paragraphs_become_lines_and_list_items_stay_apart() -> None:
    text = "\nOne line\nand its end.\n\n- first\n  goes on\n- second\n1. third\n> said\n\n\nLast.\n"
    assert unwrapped(text) == "One line and its end.\n\n- first goes on\n- second\n1. third\n> said\n\nLast."


# -- faults of folders and files


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    (fault,) = check(missing).faults
    assert str(fault) == (
        f"{missing}: There is no folder {missing}. Name the folder that holds programme.toml and steps/."
    )
    with pytest.raises(ContentError, match=r"The content folder has a fault\. Nothing of yours is touched\."):
        load(missing)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "content"
    path.write_text("")
    (fault,) = check(path).faults
    assert fault.cause == f"{path} is a file, not a folder."


def test_an_empty_folder_lacks_its_manifest(tmp_path: Path) -> None:
    assert [str(fault) for fault in check(tmp_path).faults] == [
        "programme.toml: The file programme.toml is missing. Put it there, or take out what refers to it."
    ]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a file that cannot be read")
def test_a_file_that_may_not_be_read(folder: Folder) -> None:
    (folder.root / "cards.toml").chmod(0)
    assert folder.faults()[0] == (
        "cards.toml: The file cannot be read (permission denied). Check that it is a file and that you may read it."
    )


def test_a_folder_in_the_place_of_a_file(folder: Folder) -> None:
    (folder.root / "cards.toml").unlink()
    (folder.root / "cards.toml").mkdir()
    assert folder.faults() == [
        "cards.toml: The file cannot be read (is a directory). Check that it is a file and that you may read it."
    ]


FILE_FAULTS: list[tuple[str, str | bytes, list[str]]] = [
    (
        "steps/own-it.toml",
        STEP.replace('title = "Say it"', 'title = "Say it', 1),
        [
            "steps/own-it.toml, line N: This is not valid TOML: Illegal character '\\n'. "
            "Mend that line; often a quotation mark, a bracket or an equals sign is missing just before it."
        ],
    ),
    (
        "steps/own-it.toml",
        STEP.encode().replace(b"letter", b"lett\xffer", 1),
        ["steps/own-it.toml, line N: This is not UTF-8 text. Save the file in the encoding UTF-8."],
    ),
    (
        "steps/own-it.toml",
        STEP + "#" * 1_000_000,
        ["steps/own-it.toml: The file is larger than 1000 kB. Split it up; no step needs that much text."],
    ),
    (
        "steps/own-it.toml",
        "x = " + "[" * 5000,
        [
            "steps/own-it.toml: This is not valid TOML: it is nested too deeply. "
            "Mend that line; often a quotation mark, a bracket or an equals sign is missing just before it."
        ],
    ),
    (
        "programme.toml",
        MANIFEST.replace('["own-it"]', '["own-it", "own-it"]'),
        [
            "programme.toml, line N, part 1 “own”, key “steps”: The step “own-it” is listed twice. "
            "Take one of the two out."
        ],
    ),
    (
        "programme.toml",
        MANIFEST.replace('["own-it"]', '["own-it", "gone"]'),
        [
            "programme.toml: The step “gone” is listed, but there is no steps/gone.toml. "
            "Add the file, or take the step out of the list."
        ],
    ),
    (
        "programme.toml",
        "\n".join(MANIFEST.split("\n")[:3]),
        [
            "programme.toml: There is no table [[part]]. Add one or more, each beginning with a line [[part]].",
            "steps/own-it.toml: No part of programme.toml lists this step, so nobody will see it. "
            "Add “own-it” to the steps of a part, or move the file away.",
        ],
    ),
    (
        "programme.toml",
        MANIFEST + MANIFEST[MANIFEST.index("[[part]]") :].replace('["own-it"]', "[]"),
        [
            "programme.toml, line N, part 2 “own”, key “id”: Two of the parts have the id “own”. "
            "Give one of them another id."
        ],
    ),
    (
        "steps/extra.toml",
        STEP.replace('id = "own-it"', 'id = "extra"'),
        [
            "steps/extra.toml: No part of programme.toml lists this step, so nobody will see it. "
            "Add “extra” to the steps of a part, or move the file away."
        ],
    ),
    (
        "cards.toml",
        DECKS.replace('id = "b"', 'id = "a"'),
        [
            "cards.toml, line N, deck 1 “values”, card 2 “a”, key “id”: Two of the cards have the id “a”. "
            "Give one of them another id."
        ],
    ),
    (
        "cards.toml",
        '[[deck]]\nid = "values"\ntitle = "Values"\n[[deck.card]]\nid = "a"\ntext = "A"',
        ["cards.toml, line N, deck 1 “values”: There are fewer than 3 cards. Add some, until there are 3 or more."],
    ),
    (
        "chores.toml",
        '[[group]]\ntitle = "Kitchen"\n[[group.chore]]\nname = "Cook"\nminuets = 45\n',
        [
            "chores.toml, line N, group 1, chore 1: The key “minutes” is missing. "
            "Add a line that begins with minutes = …",
            "chores.toml, line N, group 1, chore 1, key “minuets”: The key “minuets” means nothing here. "
            "Did you mean “minutes”?",
        ],
    ),
    (
        "help.toml",
        '[[help]]\nid = "debt"\ntitle = "Debts"\nwhat = "Advice"\nwhere = "See https://example.org"\nnumber = 3\n',
        [
            "help.toml, line N, help 1 “debt”, key “number”: The key “number” means nothing here. "
            "Known keys: title, what, where, id.",
            "help.toml, line N, help 1 “debt”, key “where”: The text has a link (https://). "
            "Write it out in words; the book works without a network.",
        ],
    ),
    (
        "promises.toml",
        '[[promise]]\nact = "Ring"\ncue = "Six"\nsmallest = "Write"\ncadence = "now and then"\n',
        [
            "promises.toml, line N, promise 1, key “cadence”: “now and then” is no cadence. "
            "Write daily, mon,wed,fri, 3/week, every 2 days, monthly 15, once or whenever."
        ],
    ),
]


@pytest.mark.parametrize(("name", "text", "sentences"), FILE_FAULTS)
def test_a_fault_of_a_file(folder: Folder, name: str, text: str | bytes, sentences: list[str]) -> None:
    folder.write(name, text)
    assert folder.faults() == sentences


# -- faults of a step

STEP_FAULTS: list[tuple[str, str, str]] = [
    (
        "an unknown key with a near one",
        STEP.replace('why = "It helps."', 'why = "It helps."\nexampel = "x"', 1),
        "line N, exercise 1 “fact”, key “exampel”: The key “exampel” means nothing here. Did you mean “example”?",
    ),
    (
        "an unknown key at the top",
        'colour = "red"\n' + STEP,
        "line N, key “colour”: The key “colour” means nothing here. "
        "Known keys: id, title, minutes, covers, reading, second, exercise.",
    ),
    (
        "a missing key",
        STEP.replace('why = "It helps."\n', "", 1),
        "line N, exercise 1 “fact”: The key “why” is missing. Add a line that begins with why = …",
    ),
    (
        "a missing id",
        STEP.replace('id = "fact"\n', "", 1),
        "line N, exercise 1: The key “id” is missing. Add a line that begins with id = …",
    ),
    (
        "a text that is a number",
        STEP.replace('why = "It helps."', "why = 3", 1),
        'line N, exercise 1 “fact”, key “why”: “why” is not a text in quotation marks. Write why = "…".',
    ),
    (
        "a number that is a text",
        STEP.replace("minutes = 12", 'minutes = "12"', 1),
        "line N, key “minutes”: “minutes” is not a whole number. Write minutes = 5.",
    ),
    (
        "a number out of range",
        STEP.replace("minutes = 12", "minutes = 90", 1),
        "line N, key “minutes”: “minutes” is outside 1 to 60. Choose a whole number from 1 to 60.",
    ),
    (
        "a flag that is a word",
        STEP.replace("minutes = 4", 'minutes = 4\noptional = "yes"', 1),
        "line N, exercise 1 “fact”, key “optional”: “optional” is not true or false. "
        "Write optional = true, or optional = false.",
    ),
    (
        "a list that is a text",
        STEP.replace('covers = ["A7", "B1"]', 'covers = "A7"'),
        'line N, key “covers”: “covers” is not a list of texts, none of them empty. Write covers = ["…", "…"].',
    ),
    (
        "an empty text",
        STEP.replace('prompt = "Write it down."', 'prompt = "  "', 1),
        "line N, exercise 1 “fact”, key “prompt”: “prompt” is empty. "
        "Write something, or take the line out if it is not needed.",
    ),
    (
        "a title of two lines",
        STEP.replace('why = "It helps."', 'why = "It helps.\\n\\nMuch."', 1),
        "line N, exercise 1 “fact”, key “why”: “why” runs over more than one line. Say it in one line.",
    ),
    (
        "an id that is none",
        STEP.replace('id = "fact"', 'id = "The fact"', 1),
        "line N, exercise 1 “The fact”, key “id”: “The fact” cannot be an id. "
        "Use lower-case letters, digits and hyphens, beginning with a letter, such as fact-line.",
    ),
    (
        "the same id twice",
        STEP.replace('id = "turning"', 'id = "fact"'),
        "line N, exercise 2 “fact”, key “id”: Two of the exercises have the id “fact”. Give one of them another id.",
    ),
    (
        "an id that is not the file's name",
        STEP.replace('id = "own-it"', 'id = "own"', 1),
        "line N, key “id”: The id is “own”, the file is called own-it.toml. Make the two the same.",
    ),
    (
        "an unknown kind",
        STEP.replace('kind = "write"', 'kind = "wright"', 1),
        "line N, exercise 1 “fact”, key “kind”: “kind” cannot be “wright”. Did you mean “write”?",
    ),
    (
        "an unknown kind with nothing near",
        STEP.replace('kind = "write"', 'kind = "poem"', 1),
        "line N, exercise 1 “fact”, key “kind”: “kind” cannot be “poem”. Choose one of: write, ledger, sort, choose, "
        "checklist, cards, scale, draft, turns, rehearse, compare, reread, act.",
    ),
    (
        "no act",
        TOP + FACT + TURNING + TURNING.replace("turning", "more"),
        "The step has no act. Add one exercise of the kind act: the one dated thing that leaves the book.",
    ),
    (
        "two acts",
        STEP + ACT.replace('id = "act"', 'id = "act-two"'),
        "The step has 2 acts that count. "
        "Keep the one that matters most; give the others optional = true, or turn them into other kinds.",
    ),
    (
        "two exercises",
        TOP + FACT + ACT,
        "The step has 2 of at least 3 exercises. Add exercises; reading alone changes little.",
    ),
    (
        "a short reading",
        STEP.replace(READING, "word " * 149),
        "line N, key “reading”: The reading has 149 words. "
        "Bring it to 150–350: enough to think about, short enough to read.",
    ),
    (
        "a long reading",
        STEP.replace(READING, "word " * 351),
        "line N, key “reading”: The reading has 351 words. "
        "Bring it to 150–350: enough to think about, short enough to read.",
    ),
    (
        "an unknown point",
        STEP.replace('"B1"', '"B12"'),
        "line N, key “covers”: There is no point “B12” to cover. Points are A1 to A10 and B1 to B11.",
    ),
    (
        "a point twice",
        STEP.replace('"B1"', '"A7"'),
        "line N, key “covers”: The point “A7” is named twice. Name it once.",
    ),
    (
        "a link",
        STEP.replace("I hid the letter.", "See [this](https://example.org).", 1),
        "line N, exercise 1 “fact”, key “example”: The text has a link (](). "
        "Write it out in words; the book works without a network.",
    ),
    (
        "a bare address",
        STEP.replace("I hid the letter.", "See www.example.org.", 1),
        "line N, exercise 1 “fact”, key “example”: The text has a link (www.). "
        "Write it out in words; the book works without a network.",
    ),
    (
        "HTML",
        STEP.replace("Write it down.", "Write it <b>down</b>.", 1),
        "line N, exercise 1 “fact”, key “prompt”: The text has HTML (<b>). "
        "Use Markdown: *slanted*, **strong**, lists with hyphens.",
    ),
    (
        "an exercise for two that counts",
        STEP.replace("minutes = 4", "minutes = 4\ntogether = true", 1),
        "line N, exercise 1 “fact”, key “together”: An exercise for two counts towards the step. "
        "Add optional = true: nobody's progress may wait for the other person.",
    ),
    (
        "written answers that are not stored",
        STEP.replace("minutes = 4", "minutes = 4\nstored = false", 1),
        "line N, exercise 1 “fact”, key “stored”: An answer that is never stored can be ticked or chosen, not written. "
        "Use one of the kinds choose, checklist, or take out stored = false.",
    ),
    (
        "a bad cadence",
        STEP.replace('makes = "promise"', 'makes = "promise"\ncadence = "often"'),
        "line N, exercise 3 “act”, key “cadence”: “often” is no cadence. "
        "Write daily, mon,wed,fri, 3/week, every 2 days, monthly 15, once or whenever.",
    ),
    (
        "a word that an act cannot make",
        STEP.replace('makes = "promise"', 'makes = "vow"'),
        "line N, exercise 3 “act”, key “makes”: “makes” cannot be “vow”. Choose one of: promise, plan, date.",
    ),
]

KIND_FAULTS: list[tuple[str, str, str]] = [
    (
        "write",
        'notes = ["sarcasm"]',
        "line N, exercise 4 “one”, key “notes”: There is no family of wording notes “sarcasm”. Families: "
        "conditional, cancelling, deflecting, other-feeling, agentless, minimising, demanding, absolute, self-pity, "
        "vague, pressure, you-statements.",
    ),
    (
        "ledger",
        "",
        "line N, exercise 4 “one”: There is no table [[exercise.column]]. "
        "Add one or more, each beginning with a line [[exercise.column]].",
    ),
    (
        "ledger",
        'makes = "dates"\n[[exercise.column]]\nid = "a"\ntitle = "A"\n[[exercise.column]]\nid = "b"\ntitle = "B"',
        "line N, exercise 4 “one”, key “makes”: A ledger that makes dates needs a day and its words. "
        "Give it two columns: first one of the type date, then one of the type text.",
    ),
    (
        "ledger",
        '[[exercise.column]]\nid = "a"\ntitle = "A"\ntype = "choice"\n'
        'choices = [{ id = "x", text = "X" }, { id = "x", text = "Y" }]',
        "line N, exercise 4 “one”, column 1 “a”, key “choices”: Two of the choices have the id “x”. "
        "Give one of them another id.",
    ),
    (
        "scale",
        'faces = true\nlow = "no"\nhigh = "yes"',
        "line N, exercise 4 “one”, key “faces”: Nothing of the kind scale goes to the other person. "
        "Take out faces, or use one of the kinds write, ledger, draft, act.",
    ),
    (
        "ledger",
        '[[exercise.column]]\nid = "a"\ntitle = "A"\n[[exercise.column]]\nid = "b"\ntitle = "B"\ntype = "choice"',
        "line N, exercise 4 “one”, column 2 “b”: A column of the type choice has no choices. "
        'Add choices = [{ id = "…", text = "…" }, …] with two or more.',
    ),
    (
        "ledger",
        '[[exercise.column]]\nid = "a"\ntitle = "A"\n[[exercise.column]]\nid = "b"\ntitle = "B"\nchoices = ["x", "y"]',
        "line N, exercise 4 “one”, column 2 “b”, key “choices”: Choices are given, but the type is not choice. "
        'Set type = "choice", or take the choices out.',
    ),
    (
        "compare",
        '[[exercise.field]]\nid = "a"\ntitle = "A"\ntype = "scale"',
        "line N, exercise 4 “one”, field 1 “a”: The ends of a scale have no words. "
        "Say with low and high what 0 and 10 mean.",
    ),
    (
        "sort",
        '[[exercise.pile]]\nid = "l"\ntitle = "L"\n[[exercise.pile]]\nid = "r"\ntitle = "R"\n'
        '[[exercise.card]]\nid = "a"\ntext = "A"\npile = "x"\n[[exercise.card]]\nid = "b"\ntext = "B"',
        "line N, exercise 4 “one”, card 1 “a”, key “pile”: A card belongs to the pile “x”, which is not there. "
        "Piles: l, r.",
    ),
    (
        "choose",
        "",
        "line N, exercise 4 “one”: There is no table [[exercise.option]]. "
        "Add one or more, each beginning with a line [[exercise.option]].",
    ),
    (
        "cards",
        'deck = "virtues"',
        "line N, exercise 4 “one”, key “deck”: cards.toml has no deck “virtues”. "
        "Add a [[deck]] with that id there, or name another.",
    ),
    (
        "cards",
        'deck = "values"\npick = 4',
        "line N, exercise 4 “one”, key “pick”: 4 cards are to be picked from 3. "
        "Ask for fewer, or add cards to the deck.",
    ),
    (
        "draft",
        '[[exercise.part]]\nid = "a"\ntitle = "A"\nrequired = false',
        "line N, exercise 4 “one”: Every part of the draft is optional. "
        "Take required = false out of the parts that matter.",
    ),
    (
        "rehearse",
        "",
        "line N, exercise 4 “one”: There is nothing to rehearse. "
        "Name an exercise with of = “…”, or give the words as text = “…”.",
    ),
    (
        "rehearse",
        'of = "facts"',
        "line N, exercise 4 “one”, key “of”: There is no exercise “facts”. "
        "Write step-id/exercise-id, or an exercise id of this step.",
    ),
    (
        "rehearse",
        'of = "gone/fact"',
        "line N, exercise 4 “one”, key “of”: There is no exercise “gone/fact”. "
        "Write step-id/exercise-id, or an exercise id of this step.",
    ),
    (
        "rehearse",
        'of = "act"',
        "line N, exercise 4 “one”, key “of”: “act” is of the kind act, which leaves nothing to show here. "
        "Refer to one of the kinds write, draft, reread.",
    ),
    (
        "reread",
        'of = "own-it/one"',
        "line N, exercise 4 “one”, key “of”: The exercise refers to itself. Refer to another one.",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), [(t, s) for _, t, s in STEP_FAULTS], ids=[n for n, _, _ in STEP_FAULTS])
def test_a_fault_of_a_step(folder: Folder, text: str, sentence: str) -> None:
    folder.write("steps/own-it.toml", text)
    expected = f"steps/own-it.toml, {sentence}" if sentence.startswith("line") else f"steps/own-it.toml: {sentence}"
    assert folder.faults() == [expected]


@pytest.mark.parametrize(("kind", "settings", "sentence"), KIND_FAULTS)
def test_a_fault_of_a_kind(folder: Folder, kind: str, settings: str, sentence: str) -> None:
    folder.write("steps/own-it.toml", exercise(kind, settings))
    assert folder.faults() == [f"steps/own-it.toml, {sentence}"]


def test_what_is_never_stored_cannot_be_read_again(folder: Folder) -> None:
    options = '[[exercise.option]]\nid = "a"\ntext = "A"\n[[exercise.option]]\nid = "b"\ntext = "B"\n'
    step = exercise("choose", f"stored = false\n{options}", id="safety")
    folder.write("steps/own-it.toml", f'{step}\n[[exercise]]\nid = "again"\nkind = "reread"\nof = "safety"\n{COMMON}')
    assert folder.faults() == [
        "steps/own-it.toml, line N, exercise 5 “again”, key “of”: The answers to “safety” are never stored. "
        "Refer to another exercise."
    ]


def test_exercises_that_are_no_tables(folder: Folder) -> None:
    folder.write("steps/own-it.toml", TOP + "exercise = [1, 2]")
    assert folder.faults()[0] == (
        "steps/own-it.toml, line N, key “exercise”: “exercise” is not a list of tables. "
        "Write each under a heading of its own, [[exercise]]."
    )


def test_all_faults_are_told_at_once(folder: Folder) -> None:
    folder.write("steps/own-it.toml", STEP.replace("minutes", "minuets").replace("It helps.", "It <b>helps</b>."))
    folder.write("cards.toml", "deck = 3")
    faults = check(folder.root).faults
    assert {fault.file for fault in faults} == {"cards.toml", "steps/own-it.toml"}
    assert len([fault for fault in faults if "minuets" in fault.cause]) == 4
    assert len([fault for fault in faults if "HTML" in fault.cause]) == 3


@pytest.mark.slow
def test_a_file_with_very_many_faults_is_not_told_without_end(folder: Folder) -> None:
    folder.write("steps/own-it.toml", TOP + "[[exercise]]\nx = 1\n" * 20_000)
    told = folder.faults()
    assert len(told) == 101
    assert told[-1] == "steps/own-it.toml: There are more faults than are shown. Mend these, then check again."


def test_an_error_while_reading_names_every_fault(folder: Folder) -> None:
    folder.write("steps/own-it.toml", STEP.replace('why = "It helps."\n', ""))
    with pytest.raises(ContentError) as caught:
        load(folder.root).step("own-it")
    lines = str(caught.value).split("\n")
    assert lines[0].startswith("The content folder has 3 faults. Nothing of yours is touched.")
    assert len(lines) == 4
    assert caught.value.exit_code == 1


def test_prose_that_is_too_long_does_not_keep_anybody_from_the_step(folder: Folder) -> None:
    folder.write("steps/own-it.toml", STEP.replace(READING, "word " * 400))
    assert load(folder.root).step("own-it").title == "Take responsibility"


# -- a glance at the next small step


def test_a_glance_finds_the_same_next_step_as_reading_everything(folder: Folder) -> None:
    book = load(folder.root)
    for states in (
        {},
        {("own-it", "fact"): ("done", 1.0)},
        {("own-it", "fact"): ("done", 1.0), ("own-it", "turning"): ("not now", 2.0)},
        {("own-it", one): ("done", 1.0) for one in ("fact", "turning", "act")},
        {("gone", "fact"): ("begun", 9.0)},
    ):
        known = cast("States", states)
        assert next_step(folder.root, known, "rebuilding") == next_small_step(book.programme.step_ids, known, book.step)


def test_a_glance_at_a_faulty_step_names_the_fault(folder: Folder) -> None:
    folder.write("steps/own-it.toml", STEP.replace('title = "Take responsibility"\n', ""))
    with pytest.raises(ContentError, match=r"steps/own-it\.toml: The key “title” is missing\."):
        next_step(folder.root, {}, "rebuilding")
    with pytest.raises(ContentError, match="There is no folder"):
        next_step(folder.root / "nowhere", {}, "rebuilding")


def test_a_glance_sees_that_a_file_was_written_meanwhile(folder: Folder) -> None:
    before = next_step(folder.root, {}, "rebuilding")
    assert before is not None
    assert next_step(folder.root, {}, "rebuilding") == before
    folder.write("steps/own-it.toml", STEP.replace('title = "Take responsibility"', 'title = "Take it on"'))
    after = next_step(folder.root, {}, "rebuilding")
    assert after is not None
    assert after.step_title == "Take it on"
    folder.write("programme.toml", "nothing of a programme")
    with pytest.raises(ContentError):
        next_step(folder.root, {}, "rebuilding")


def test_a_glance_imports_neither_exercises_nor_the_checks() -> None:
    code = (
        "import sys\n"
        "from workbook.content.outline import next_step\n"
        "from workbook.paths import content_folder\n"
        "assert next_step(content_folder(), {}, 'rebuilding') is not None\n"
        "heavy = ('workbook.domain.steps.exercises', 'workbook.domain.steps.answers',"
        " 'workbook.content.steps', 'difflib')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# -- whatever an author writes


@given(st.data())
def test_a_spoiled_file_has_faults_and_never_breaks_the_check(data: st.DataObject) -> None:
    lines = STEP.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        line = data.draw(st.sampled_from(["", "[[exercise]]", "[[exercise.column]]", "[x]", "kind = 'act'", "x = [1"]))
        lines[at] = data.draw(st.sampled_from([line, lines[at][:-1], lines[at] + '"', lines[-at]]))
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        folder.write("steps/own-it.toml", "\n".join(lines))
        for fault in check(folder.root).faults:
            assert fault.cause
            assert fault.remedy
            assert str(fault).startswith(("steps/own-it.toml", "programme.toml"))


VALUES = st.recursive(
    st.integers() | st.text() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False), st.lists, max_leaves=4
)


@pytest.mark.slow
@given(st.sampled_from(e.KINDS), VALUES)
def test_a_value_of_any_type_at_any_key_is_a_fault_or_fine(kind: str, value: object) -> None:
    written = json.dumps(value)
    keys = ("id", "title", "prompt", "minutes", "optional", "column", "option", "pick", "of", "makes", "notes")
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        for key in keys:
            written_step = STEP + f'\n[[exercise]]\nkind = "{kind}"\n{key} = {written}\n'
            folder.write("steps/own-it.toml", written_step.encode(errors="replace"))
            assert check(folder.root).faults


# -- the content that the program brings along


def test_the_programs_own_content_is_fine() -> None:
    assert [str(fault) for fault in check(content_folder()).faults] == []


def test_every_point_is_covered_somewhere() -> None:
    where: dict[str, list[str]] = {point: [] for point in POINTS}
    for step in load(content_folder()).steps():
        for point in step.covers:
            where[point].append(step.id)
    assert [point for point, steps in where.items() if not steps] == []
