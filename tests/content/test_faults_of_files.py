"""Every fault of a folder or a file, with the sentence that an author gets to see."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.content.folders import DECKS, MANIFEST, STEP, TOP, Folder
from workbook.content.book import ContentError, load
from workbook.content.check import check
from workbook.paths import content_folder

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


def test_pages_for_somebody_who_is_no_role_are_one_fault_and_not_judged_as_steps(tmp_path: Path) -> None:
    shutil.copytree(content_folder(), tmp_path / "content")
    manifest = tmp_path / "content" / "programme.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('for = "partner"', 'for = "lover"'), "utf-8")
    (fault,) = check(tmp_path / "content").faults
    assert fault.cause == "“for” cannot be “lover”."
    assert fault.remedy == "Choose one of: rebuilding, partner, household."


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
        MANIFEST.replace('id = "own"', 'id = "own"\nfor = ""'),
        [
            "programme.toml, line N, part 1 “own”, key “for”: “for” is empty. "
            "Write something, or take the line out if it is not needed."
        ],
    ),
    (
        "programme.toml",
        MANIFEST + 2 * '[[after]]\nmonths = 3\nreread = "own-it/fact"\nquestion = "And now?"\n',
        [
            "programme.toml, line N, after 2, key “months”: Two pages come 3 months after the last step. "
            "Give one of them another number of months."
        ],
    ),
    (
        "steps/own-it.toml",
        TOP + 'exercise = "none"\n',
        [
            "steps/own-it.toml, line N, key “exercise”: “exercise” is not a list of tables. "
            "Write each under a heading of its own, [[exercise]].",
            "steps/own-it.toml: The step has 0 of at least 3 exercises. Add exercises; reading alone changes little.",
            "steps/own-it.toml: The step has no act. Add one exercise of the kind act: "
            "the one dated thing that leaves the book.",
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
