"""The fields of the forge as they are typed, and what would be tried instead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content.language import load_act_rules
from workbook.domain.promises.draft_form import kind_place, next_days, read_form
from workbook.domain.promises.drafting import Draft, notes
from workbook.domain.promises.suggestions import rewritten, suggestion
from workbook.domain.promises.typed_cadence import cadence_text
from workbook.paths import content_folder
from workbook.words.promises import forge as words

TODAY = date(2026, 11, 21)
RULES = load_act_rules(content_folder())


def taken_up(act: str, **fields: str) -> Draft | None:
    """The draft after the first note on its act was taken up."""
    draft = Draft(act=act, **fields)
    note = next(note for note in notes(draft, RULES, ["Alex"]) if note.where == "act")
    return rewritten(draft, note, TODAY, words.PHRASES)


def test_the_forms_that_the_choices_fill_in_are_of_their_kind():
    for place, form in enumerate(words.KIND_FORMS):
        read = read_form({"act": "Ring", "often": form}, TODAY)
        assert not read.faults
        assert kind_place(read.often) == place


def test_what_was_understood_is_said_with_the_next_three_days():
    read = read_form({"often": "mon,thu"}, TODAY)
    assert words.understood(read, "often") == "Mon and Thu: Mon 23 Nov, Thu 26 Nov, Mon 30 Nov"


def test_the_next_days_end_with_the_promise():
    cadence = read_form({"often": "every 2 days"}, TODAY).often
    assert cadence is not None
    assert next_days(cadence, TODAY, until=TODAY + timedelta(days=2)) == [TODAY, TODAY + timedelta(days=2)]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"often": "31.13"}, "often"),
        ({"often": "once 2026-11-20"}, "often"),
        ({"often": "once 2076-12-30"}, "often"),
        ({"often": "daily", "until": "2026-11-20"}, "until"),
        ({"often": "mon", "until": "tomorrow"}, "until"),
        ({"often": "daily", "starts": "2026-11-20"}, "starts"),
        ({"often": "daily", "review": "2190-01-01"}, "review"),
        ({"often": "daily", "review": "2026-02-30"}, "review"),
        ({"often": "daily", "minutes": "1441"}, "minutes"),
        ({"often": "daily", "minutes": "-1"}, "minutes"),
        ({"often": "daily", "cue": "x" * 2001}, "cue"),
        ({"often": "daily", "act": "x" * 301}, "act"),
    ],
)
def test_each_fault_stands_at_its_own_field(texts: dict[str, str], field: str):
    assert list(read_form({"act": "Ring", **texts}, TODAY).faults) == [field]


@given(st.dictionaries(st.sampled_from(list(words.FIELDS)), st.text(max_size=60)))
def test_whatever_is_typed_is_read_without_an_error(texts: dict[str, str]):
    read = read_form(texts, TODAY)
    assert set(read.faults) <= set(words.FIELDS)
    suggestion(read, notes(read.draft, RULES), TODAY, words.PHRASES)
    words.summary(read.draft, "every day", TODAY)


@pytest.mark.parametrize(
    ("act", "becomes", "cue", "often"),
    [
        ("I will always be home by 18:30", "Be home by 18:30", "", "daily"),
        ("Come home at six no matter what", "Come home at six", "", "daily"),
        (
            "I'll never lie to you again",
            words.PHRASES["say_so"],
            "When I notice that I am about to lie to you",
            "whenever",
        ),
        ("Don't ever shout", words.PHRASES["say_so"], "When I notice that I am about to shout", "whenever"),
        ("Don't shout", words.PHRASES["say_so"], "When I notice that I am about to shout", "whenever"),
        ("Stop reading at the table", words.PHRASES["say_so"], "When I catch myself reading at the table", "whenever"),
        ("ring every time I am late", "Ring", "When I am late", "whenever"),
    ],
)
def test_a_vow_is_split_into_something_doable(act: str, becomes: str, cue: str, often: str):
    tried = taken_up(act)
    assert tried is not None
    assert (tried.act, tried.cue, cadence_text(tried.cadence)) == (becomes, cue, often)


def test_somebody_elses_act_is_turned_round_and_its_words_are_kept_as_the_need():
    tried = taken_up("Alex trusts me")
    assert tried is not None
    assert (tried.act, tried.need) == (words.PHRASES["ask_help"], "Alex trusts me")


@pytest.mark.parametrize("act", ["Never", "Be more patient", "trust", "No more lies", "Every time ring"])
def test_where_only_the_person_can_find_the_words_nothing_is_put_into_their_mouth(act: str):
    assert taken_up(act) is None


def test_a_cue_that_was_written_is_not_written_over():
    assert taken_up("I will never lie", cue="on the stairs") is None


def test_no_end_is_answered_with_a_look_at_it_in_two_weeks():
    read = read_form({"act": "Ring", "often": "daily", "cue": "at six", "smallest": "a line"}, TODAY)
    offered = suggestion(read, notes(read.draft, RULES), TODAY, words.PHRASES)
    assert offered is not None
    assert offered.texts == {"review": "2026-12-05"}


def test_a_cadence_that_was_chosen_stays():
    read = read_form({"act": "Always be home by six", "often": "mon,thu"}, TODAY)
    offered = suggestion(read, notes(read.draft, RULES), TODAY, words.PHRASES)
    assert offered is not None
    assert offered.texts == {"act": "Be home by six"}


@given(st.text(max_size=120), st.sampled_from(["I will never ", "Always ", "You ", "Don't ", "every time ", ""]))
def test_taking_up_a_note_loses_no_word_of_meaning_length(rest: str, opening: str):
    draft = Draft(act=opening + rest)
    for note in notes(draft, RULES):
        tried = rewritten(draft, note, TODAY, words.PHRASES)
        if tried is not None and note.where == "act":
            kept = f"{tried.act} {tried.cue} {tried.need}".lower()
            tail = [word for word in rest.split() if word.isascii() and word.isalpha() and len(word) > 12]
            assert all(word.lower() in kept for word in tail)
