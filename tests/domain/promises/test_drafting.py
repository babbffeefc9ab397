"""The forge: what is noticed about a draft, what cannot be promised, and what a week carries."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workbook.content.language import load_act_rules
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.drafting import Capacity, Draft, capacity_load, check, make, notes
from workbook.paths import content_folder

TODAY = date(2026, 11, 21)
RULES = load_act_rules(content_folder())
GOOD = Draft(
    "Put the phone on the shelf", cue="before dinner", smallest="for the soup", review_on=TODAY + timedelta(days=14)
)


def rules(act: str) -> list[str]:
    return [note.rule for note in notes(replace(GOOD, act=act), RULES, others=["Alex", "Sam Lee"])]


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        ("Never lie to you again", "absolute"),
        ("Always be home on time", "absolute"),
        ("Tell you everything", "absolute"),
        ("Ring you every single time I am late", "absolute"),
        ("I will never ever drink again", "absolute"),
        ("Alex trusts me again", "not_mine"),
        ("that Sam Lee forgives me", "not_mine"),
        ("You will believe me", "not_mine"),
        ("my wife stops checking my phone", "not_mine"),
        ("We talk more", "not_mine"),
        ("Make her trust me", "not_mine"),
        ("Get you to forgive me", "not_mine"),
        ("Be more honest", "vague"),
        ("I will try to listen", "vague"),
        ("Do better with money", "vague"),
        ("Work on my temper", "vague"),
        ("I promise to be a better partner", "vague"),
        ("Stop gambling", "negative"),
        ("I won't shout", "negative"),
        ("Don’t hide receipts", "negative"),
        ("No more lies", "negative"),
        ("Honesty about money", "no_verb"),
        ("Home by 18:30", "no_verb"),
        ("Kindness", "no_verb"),
        ("Our car's brakes: have them checked", "no_verb"),
        ("Give this 100 %", "absolute"),
        ("Don't ever shout", "absolute"),
        ("I promise that we'll talk", "not_mine"),
    ],
)
def test_what_is_noticed(act: str, rule: str) -> None:
    assert rules(act) == [rule]


@pytest.mark.parametrize(
    "act",
    [
        "Put the phone on the shelf",
        "I will ring when the train is late",
        "I'll show Alex the bank statement",
        "Come home by 18:30",
        "Be home by 18:30",
        "Tell Alex the same evening",
        "Ask my partner how the day was",
        "Pay 50 into the joint account",
        "To write down what I spent",
        "Change the bed sheets",
        "Let the kids choose the film",
        "Mention it at breakfast",
        "Pay 100 into the joint account",
        "Ring. Don't shout",
        "Help Sam's mother with the shopping",
        "Sam's mother: ring her",
        "約束を守る",
        "Wspólnie planować zakupy",
    ],
)
def test_what_is_left_alone(act: str) -> None:
    assert rules(act) == []


def test_without_rules_nothing_is_noticed_about_the_act() -> None:
    assert notes(replace(GOOD, act="Never lie to you again"), None) == ()


def test_a_note_stands_at_its_words() -> None:
    act = "I will never lie"
    [note] = notes(replace(GOOD, act=act), RULES)
    assert act[note.start : note.end] == "never"
    assert note.try_cadence == WHENEVER


def test_no_cue_no_smallest_version_no_end() -> None:
    assert [note.rule for note in notes(Draft("Ring"), RULES)] == ["no_cue", "no_smallest", "no_end"]
    assert notes(Draft("Ring", cadence=Cadence("once", on=TODAY), cue="at noon", smallest="a line"), RULES) == ()
    assert notes(Draft("  "), RULES) == ()


@pytest.mark.parametrize(
    ("draft", "tells"),
    [
        (Draft(" "), "needs an act"),
        (Draft("\u200b\u00ad \u2060"), "needs an act"),
        (Draft("x" * 10_000), "it may have 300 characters, and this has 10000"),
        (Draft("Ring", cue="x" * 10_000), "too long"),
        (Draft("Ring", minutes=-1), "minutes"),
        (Draft("Ring", minutes=10**6), "minutes"),
        (Draft("Ring", starts=TODAY - timedelta(days=1)), "start has passed"),
        (Draft("Ring", until=TODAY - timedelta(days=1)), "end comes before the start"),
        (Draft("Ring", review_on=TODAY - timedelta(days=1)), "review comes before the start"),
        (Draft("Ring", until=date(2199, 1, 1)), "fifty years"),
        (Draft("Ring", cadence=Cadence("once", on=TODAY - timedelta(days=1))), "date has passed"),
        (Draft("Ring", cadence=Cadence("once", on=TODAY), starts=TODAY + timedelta(days=1)), "before its start"),
        (Draft("Ring", cadence=Cadence("once", on=date(2150, 1, 1))), "fifty years"),
        (Draft("Ring", cadence=Cadence("weekdays", (0,)), until=TODAY + timedelta(days=1)), "never fall due"),
    ],
)
def test_what_cannot_be_promised_gets_its_sentence(draft: Draft, tells: str) -> None:
    with pytest.raises(UsageError, match=tells):
        check(draft, TODAY)


def test_a_promise_can_be_due_on_the_day_it_is_made_and_ends_on_its_last_day() -> None:
    made = make(replace(GOOD, until=TODAY), "p", TODAY)
    assert (made.start, made.last_day) == (TODAY, TODAY)


def test_a_promise_takes_over_all_of_the_draft() -> None:
    draft = Draft(
        "Ring", Cadence("every_days", number=3), "at noon", "a line", "the phone rings", TODAY + timedelta(days=2),
        None, TODAY + timedelta(days=16), "a meeting", "then from the car", "to be sure", 5, "rebuilding",
        "apology/act",
    )  # fmt: skip
    made = make(draft, "p", TODAY)
    term = made.terms[0]
    assert term.cadence.on == made.start == TODAY + timedelta(days=2)
    assert (term.act, term.smallest, term.minutes, term.made_on) == ("Ring", "a line", 5, TODAY)
    assert (made.cue, made.noticed_by, made.obstacle) == ("at noon", "the phone rings", "a meeting")
    assert (made.plan, made.need, made.origin) == ("then from the car", "to be sure", "apology/act")


def test_what_a_week_carries() -> None:
    one = make(Draft("Ring", DAILY, minutes=10), "a", TODAY)
    two = make(Draft("Pay", Cadence("once", on=TODAY), minutes=30), "b", TODAY)
    three = make(Draft("Call", WHENEVER), "c", TODAY)
    load = capacity_load([one, two, three], TODAY)
    assert (load.promises, load.minutes, load.unsaid) == (3, 100.0, 1)
    assert not load.beyond(Capacity())
    assert load.beyond(Capacity(at_once=2))
    assert load.beyond(Capacity(minutes=90))
    assert capacity_load([one, two], TODAY, frozenset("b")).promises == 1
