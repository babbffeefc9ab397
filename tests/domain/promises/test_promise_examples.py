"""The promises that the book offers as examples must be what the forge asks for."""

from datetime import date

import pytest

from workbook.content.book import PromiseExample, load
from workbook.content.language import load_act_rules
from workbook.domain.promises.drafting import Draft, check, notes
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.paths import content_folder

TODAY = date(2026, 11, 21)
RULES = load_act_rules(content_folder())
EXAMPLES = load(content_folder()).promise_examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.act[:30])
def test_an_example_can_be_promised_and_nothing_about_it_needs_a_word(example: PromiseExample) -> None:
    draft = Draft(example.act, parse_cadence(example.cadence, TODAY), example.cue, example.smallest)
    check(draft, TODAY)
    assert [note.rule for note in notes(draft, RULES) if note.rule != "no_end"] == []


def test_examples_are_not_all_of_one_cadence() -> None:
    assert {parse_cadence(example.cadence, TODAY).kind for example in EXAMPLES} >= {"weekdays", "per_week", "whenever"}
