"""Every fault of a step, with the sentence that an author gets to see."""

from __future__ import annotations

import pytest

from tests.content.folders import ACT, COMMON, FACT, MANIFEST, READING, STEP, TOP, TURNING, Folder, exercise
from workbook.content.book import ContentError, load
from workbook.content.check import check
from workbook.paths import content_folder

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
        'on_the_day = "Look"\n[[exercise.column]]\nid = "a"\ntitle = "A"',
        "line N, exercise 4 “one”, key “on_the_day”: Nothing says on which day that is to stand on Today. "
        'Give the ledger a column of the type date, and no makes = "dates"; or leave on_the_day out.',
    ),
    (
        "ledger",
        '[[exercise.column]]\nid = "a"\ntitle = "A"\ntype = "choice"\n'
        'choices = [{ id = "x", text = "X" }, { id = "x", text = "Y" }]',
        "line N, exercise 4 “one”, column 1 “a”, key “choices”: Two of the choices have the id “x”. "
        "Give one of them another id.",
    ),
    (
        "ledger",
        '[[exercise.column]]\nid = "a"\ntitle = "A"\ntype = "choice"\n'
        'choices = [{ id = "x", text = "late" }, { id = "y", text = "late" }]',
        "line N, exercise 4 “one”, column 1 “a”, key “choices”: Two of the choices say “late”. "
        "Say one of them differently, so that they can be told apart.",
    ),
    (
        "checklist",
        '[[exercise.item]]\nid = "a"\ntext = "Rang"\n[[exercise.item]]\nid = "b"\ntext = "Rang"',
        "line N, exercise 4 “one”, item 2 “b”, key “text”: Two of the items say “Rang”. "
        "Say one of them differently, so that they can be told apart.",
    ),
    (
        "ledger",
        '[[exercise.column]]\nid = "a"\ntitle = "A"\nahead = true',
        "line N, exercise 4 “one”, column 1 “a”, key “ahead”: Only a day can lie ahead. "
        'Set type = "date", or take out ahead.',
    ),
    (
        "scale",
        'faces = true\nlow = "no"\nhigh = "yes"',
        "line N, exercise 4 “one”, key “faces”: Nothing of the kind scale goes to the other person. "
        "Take out faces, or use one of the kinds write, ledger, choose, draft, rehearse, act.",
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


def test_what_the_first_edition_lacked_is_hinted_at_and_no_fault(folder: Folder) -> None:
    """A long step in one part, choices without ids, no part for the one who was let down."""
    column = '[[exercise.column]]\nid = "how"\ntitle = "How"\ntype = "choice"\nchoices = ["so", "not so"]\n'
    step = exercise("ledger", f'row = "line"\n\n{column}')
    folder.write("steps/own-it.toml", step.replace("minutes = 12", "minutes = 20", 1))
    found = check(folder.root)
    assert [str(fault) for fault in found.faults] == []
    told = "\n".join(str(one) for one in found.hints)
    for part in ("more than a sitting of 15", "The choices have no ids", 'for = "partner"', "the program's own rules"):
        assert part in told
    assert check(content_folder()).hints == ()


def test_what_leads_to_fear_is_never_stored_whatever_the_file_says(folder: Folder) -> None:
    options = "".join(f'[[exercise.option]]\nid = "{id}"\ntext = "{id}"\n' for id in ("calm", "afraid"))
    folder.write("steps/own-it.toml", exercise("choose", f'several = true\n{options}leads = "unsafe"\n'))
    assert not load(folder.root).step("own-it").exercise("one").stored
    assert folder.faults() == []
    assert "exercise 4 “one”: An answer here leads to “unsafe”" in "\n".join(map(str, check(folder.root).hints))


def test_the_place_that_an_option_names_is_one_and_is_shown(folder: Folder) -> None:
    options = "".join(f'[[exercise.option]]\nid = "{id}"\ntext = "{id}"\nhelp = "gone"\n' for id in ("a", "b"))
    folder.write("steps/own-it.toml", exercise("choose", f'stored = false\n{options}leads = "help"\n'))
    assert [fault.partition(", key ")[2].partition(".")[0] for fault in folder.faults()] == [
        "“help”: Nothing is shown where this is chosen",
        "“help”: help",
        "“help”: help",
    ]


def test_minutes_that_say_less_than_the_exercises_take_are_hinted_at(folder: Folder) -> None:
    folder.write("steps/own-it.toml", STEP.replace("minutes = 12", "minutes = 10", 1))
    assert folder.faults() == []
    assert "key “minutes”: The step says 10 minutes, and its exercises that count take 12" in "\n".join(
        map(str, check(folder.root).hints)
    )


def test_an_act_on_somebodys_own_page_is_named_where_it_stands(folder: Folder) -> None:
    folder.write("programme.toml", MANIFEST.replace('id = "own"', 'id = "own"\nfor = "partner"'))
    (found,) = [fault for fault in folder.faults() if "has an act" in fault]
    assert found.startswith("steps/own-it.toml, line N, exercise 3 “act”, key “kind”: ")


def test_what_means_nothing_on_somebodys_own_page_is_hinted_at(folder: Folder) -> None:
    folder.write("programme.toml", MANIFEST.replace('id = "own"', 'id = "own"\nfor = "partner"'))
    folder.write("steps/own-it.toml", exercise("write", "faces = true\nnotes = true"))
    hints = "\n".join(map(str, check(folder.root).hints))
    assert "exercise 4 “one”, key “faces”: What stands on a page of somebody's own goes to nobody." in hints
    assert "exercise 4 “one”, key “notes”: On a page of somebody's own no notes on wording are given." in hints
