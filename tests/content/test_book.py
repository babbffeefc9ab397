"""Content folders: what is read of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content.folders import MANIFEST, STEP, Folder, exercise, never
from workbook.content import book as content
from workbook.content.book import ContentError, load
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
    with pytest.raises(NotFoundError, match="There is no such step"):
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
        e.Ledger((e.Column("day", "Day", "date", ahead=True), e.Column("words", "Words")), dates=True),
    ),
    (
        "ledger",
        'on_the_day = "Look"\n[[exercise.column]]\nid = "day"\ntitle = "Day"\ntype = "date"',
        e.Ledger((e.Column("day", "Day", "date"),), on_the_day="Look"),
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
    following = next_step(folder.root, states, "rebuilding", unsaid=never)
    assert following is not None
    assert following.step == "know-yourself"


def test_promise_examples_are_read(folder: Folder) -> None:
    folder.write("promises.toml", '[[promise]]\nact = "Ring"\ncue = "At six"\nsmallest = "Write"\ncadence = "daily"\n')
    assert load(folder.root).promise_examples() == (content.PromiseExample("Ring", "At six", "Write", "daily"),)
    own = [one for one in load(content_folder()).promise_examples() if one.whose == "partner"]
    assert own
    assert not [one for one in own if re.search(r"\b(you|they|tell|say|show)\b", f"{one.act} {one.cue}", re.IGNORECASE)]


def test_places_of_help_are_those_of_the_folder_if_it_has_some(folder: Folder) -> None:
    assert load(folder.root).help() == load(content_folder()).help()
    folder.write("help.toml", '[[help]]\nid = "debt"\ntitle = "Debts"\nwhat = "Advice"\nwhere = "Town hall"\n')
    assert load(folder.root).help() == (HelpPlace("debt", "Debts", "Advice", "Town hall"),)
    # The program's rules for care hold in this folder: whatever they lead to is there.
    assert [place.id for place in load(folder.root).places_to_turn()][:3] == ["debt", "danger", "violence"]
    folder.write("help.toml", "[[help")
    assert load(folder.root).places_to_turn() == load(content_folder()).help()


def test_windows_line_ends_and_a_byte_order_mark_are_taken_in_stride(folder: Folder) -> None:
    folder.write("steps/own-it.toml", b"\xef\xbb\xbf" + STEP.replace("\n", "\r\n").encode())
    assert folder.faults() == []


def test_paragraphs_become_lines_and_list_items_stay_apart() -> None:
    text = "\nOne line\nand its end.\n\n- first\n  goes on\n- second\n1. third\n> said\n\n\nLast.\n"
    assert unwrapped(text) == "One line and its end.\n\n- first goes on\n- second\n1. third\n> said\n\nLast."


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
        expected = next_small_step(book.programme.step_ids, known, book.step, unsaid=never)
        assert next_step(folder.root, known, "rebuilding", unsaid=never) == expected


def test_a_glance_at_a_faulty_step_names_the_fault(folder: Folder) -> None:
    folder.write("steps/own-it.toml", STEP.replace('title = "Take responsibility"\n', ""))
    with pytest.raises(ContentError, match=r"steps/own-it\.toml: The key “title” is missing\."):
        next_step(folder.root, {}, "rebuilding", unsaid=never)
    with pytest.raises(ContentError, match="There is no folder"):
        next_step(folder.root / "nowhere", {}, "rebuilding", unsaid=never)


def test_a_glance_sees_that_a_file_was_written_meanwhile(folder: Folder) -> None:
    before = next_step(folder.root, {}, "rebuilding", unsaid=never)
    assert before is not None
    assert next_step(folder.root, {}, "rebuilding", unsaid=never) == before
    folder.write("steps/own-it.toml", STEP.replace('title = "Take responsibility"', 'title = "Take it on"'))
    after = next_step(folder.root, {}, "rebuilding", unsaid=never)
    assert after is not None
    assert after.step_title == "Take it on"
    folder.write("programme.toml", "nothing of a programme")
    with pytest.raises(ContentError):
        next_step(folder.root, {}, "rebuilding", unsaid=never)


@pytest.mark.parametrize("id", ["../../secret", "link/secret", "{outside}/secret"])
def test_a_glance_reads_nothing_outside_the_folder(folder: Folder, id: str) -> None:
    outside = folder.root.parent / "outside"
    outside.mkdir()
    for place in (folder.root.parent / "secret.toml", outside / "secret.toml"):
        place.write_text(STEP.replace("own-it", "secret"), "utf-8")
    (folder.root / "steps" / "link").symlink_to(outside)
    folder.write("programme.toml", MANIFEST.replace('"own-it"]', f'"{id.format(outside=outside)}"]'))
    with pytest.raises(ContentError, match="cannot be an id"):
        next_step(folder.root, {}, "rebuilding", unsaid=never)
    assert any("cannot be an id" in str(fault) for fault in check(folder.root).faults)


def test_a_glance_follows_no_folder_of_steps_that_lies_elsewhere(folder: Folder) -> None:
    (folder.root / "steps").rename(folder.root.parent / "elsewhere")
    (folder.root / "steps").symlink_to(folder.root.parent / "elsewhere")
    with pytest.raises(ContentError, match="outside the content folder"):
        next_step(folder.root, {}, "rebuilding", unsaid=never)


def test_a_glance_imports_neither_exercises_nor_the_checks() -> None:
    code = (
        "import sys\n"
        "from workbook.content.outline import next_step\n"
        "from workbook.paths import content_folder\n"
        "assert next_step(content_folder(), {}, 'rebuilding', unsaid=bool) is not None\n"
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
