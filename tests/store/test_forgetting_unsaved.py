"""Forgetting an answer takes its entries out of a file of unsaved words, whatever they say."""

from __future__ import annotations

import json
from pathlib import Path

from workbook.store.file import unsaved
from workbook.store.file.unsaved import Words
from workbook.store.forgetting.documents import AnswerRule

MINE = {"step": "apology", "exercise": "draft", "kind": "text", "value": {"text": "short"}}
ELSE = {**MINE, "exercise": "other"}
ANSWER = Words("Apology · Draft", {"": "short"}, "sam", answer=MINE)
DRAFT = Words("A promise", {"act": "x"}, "sam", form="promise apology/draft")
OTHERS = [
    Words("Apology · Draft", {"": "short"}, "alex", answer=MINE),
    Words("Apology · Other", {"": "short"}, "sam", answer=ELSE),
    Words("A conflict", {"text": "short"}, "sam", form="conflict"),
]


def left(folder: Path, rule: AnswerRule, words: list[Words]) -> list[Words] | None:
    path = unsaved.write(words, folder)
    assert path is not None
    data = rule.unsaved(path.read_bytes())
    if data is None:
        return None
    path.write_bytes(data)
    found = unsaved.read(path)
    assert found is not None
    return list(found.words)


def test_the_entries_of_the_answer_go_and_those_of_others_stay(tmp_path: Path) -> None:
    rule = AnswerRule("apology", "draft", "sam")
    assert left(tmp_path, rule, [ANSWER, *OTHERS, DRAFT]) == OTHERS


def test_a_file_that_holds_nothing_else_goes(tmp_path: Path) -> None:
    assert left(tmp_path, AnswerRule("apology", "draft", "sam"), [ANSWER, DRAFT]) is None


def test_where_only_earlier_states_go_the_newest_words_stay(tmp_path: Path) -> None:
    rule = AnswerRule("apology", "draft", "sam", present={"kind": "text", "value": {"text": "now"}})
    assert left(tmp_path, rule, [ANSWER]) == [ANSWER]


def test_an_entry_that_makes_no_sense_saves_none_of_the_others(tmp_path: Path) -> None:
    data = json.dumps({"words": ["x", {"answer": 1}, {"person": "sam", "answer": MINE}]}).encode()
    kept = AnswerRule("apology", "draft", "sam").unsaved(data)
    assert kept is not None
    assert json.loads(kept) == {"words": ["x", {"answer": 1}]}


def test_a_file_of_another_shape_is_left(tmp_path: Path) -> None:
    for found in ([], {"words": 7}, {"words": ["x"]}, {"words": [{"answer": 1}]}):
        data = json.dumps(found).encode()
        assert AnswerRule("apology", "draft", "sam").unsaved(data) == data
