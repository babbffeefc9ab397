"""`help`: a topic, a verb, the list; what it says to type can be typed."""

from __future__ import annotations

import json
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from tests.verbs.typed import Shell
from workbook.domain.chores.household_file import read
from workbook.verbs import AREAS
from workbook.verbs.help import lines, topic
from workbook.verbs.parser import build_parser, parser_of
from workbook.words import topics


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


def test_topics_are_listed_read_and_looked_for(shell: Shell) -> None:
    assert shell("help") == 0
    assert all(f"  {name} " in shell.out for name in topics.NAMES)
    assert shell("help", "Passphrase") == 0
    assert shell.out.startswith("Passphrases, locking")
    assert max(map(len, shell.out.split("\n"))) <= 84
    assert shell("help", "promise", "add") == 0
    assert "--cadence" in shell.out
    for typed, near in (("filez", "files"), ("plannr", "planner"), ("kepp", "keep")):
        assert shell("help", typed) == 3
        assert f"`workbook help {near}`" in shell.err
    assert shell("help", "[/] qqqq", "--json") == 3
    assert json.loads(shell.out)["error"]["code"] == "not found"
    assert [one["topic"] for one in shell.json("help")["topics"]] == [*topics.NAMES]
    assert "keys" in shell.json("help", "keys")["text"]


def test_every_module_is_a_topic_and_every_other_word_leads_to_one() -> None:
    folder = Path(topics.__file__).parent
    assert sorted(path.stem for path in folder.glob("[a-z]*.py")) == sorted(topics.NAMES)
    assert set(topics.ALSO.values()) <= set(topics.NAMES)


def test_what_is_typed_there_is_a_line_that_the_program_takes() -> None:
    parser, first = build_parser(), {verb for verbs in AREAS.values() for verb in verbs}
    for name in topics.NAMES:
        for kind, text in topic(name).blocks:
            for line in text.split("\n") if kind == "typed" else ():
                if line.startswith("workbook "):
                    parser.parse_args(shlex.split(re.split(r" [<|] ", line)[0])[1:])
        text = import_module(f"{topics.__name__}.{name}").TEXT
        for verb, second in re.findall(r"`workbook ([a-z]+)(?: ([a-z-]+))?", text):
            assert verb in first, (name, verb)
            group = parser_of(parser, [verb])
            assert group is not None
            if second and parser_of(parser, [verb, second]) is None:
                assert not group._subparsers, (name, verb, second)


def test_the_household_that_is_shown_can_be_planned() -> None:
    [typed] = [text for kind, text in topic("household").blocks if kind == "typed"]
    found, notes = read(json.loads(typed))
    assert notes == ()
    assert [person.name for person in found.people] == ["Sam", "Alex"]


def test_a_narrow_terminal_breaks_the_words_and_not_what_is_typed() -> None:
    for name in topics.NAMES:
        typed = {f"    {row}" for kind, text in topic(name).blocks if kind == "typed" for row in text.split("\n")}
        assert [line for line in lines(topic(name), 60) if len(line) > 60 and line not in typed] == []
