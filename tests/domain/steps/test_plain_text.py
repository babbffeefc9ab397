"""Answers and prose as plain text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.plain_text import plain_answer, plain_prose

COLUMNS = (e.Column("what", "What"), e.Column("help", "Helps", "scale", (), "no", "yes"), e.Column("on", "On", "date"))
CARDS = (e.Card("a", "Card A"), e.Card("b", "Card B"))

ANSWERS: list[tuple[e.Settings, a.Value, str]] = [
    (e.Write(), a.Text(" I hid it.\n\nTwice. "), "I hid it.\n\nTwice."),
    (e.Reread("x"), a.Text("Less."), "Less."),
    (e.Draft(()), a.DraftText("Between January and May"), "Between January and May"),
    (e.Rehearse("x"), a.Attempt("If I am late", 0.5), "If I am late"),
    (
        e.Ledger(COLUMNS),
        a.Rows((a.Row("1", {"help": 0, "what": "Ring\nthe bank", "on": "2026-11-21", "gone": "x"}), a.Row("2", {}))),
        "- Ring the bank · 0/10 · 2026-11-21",
    ),
    (
        e.Sort((e.Pile("l", "Left"), e.Pile("r", "Right")), CARDS),
        a.Piles({"a": "r", "own": "l", "gone": "l"}, {"own": "Mine"}),
        "Left:\n- Mine\nRight:\n- Card A",
    ),
    (e.Choose((e.Option("a", "Alone"), e.Option("b", "Both"))), a.Choices(("b", "gone")), "- Both"),
    (
        e.Checklist((e.Item("a", "Seen"), e.Item("b", "Tried"))),
        a.Ticks(("b", "own"), {"own": "Mine"}),
        "[ ] Seen\n[x] Tried\n[x] Mine",
    ),
    (e.Checklist((e.Item("a", "Seen"),)), a.Ticks(), ""),
    (
        e.Cards("d", CARDS),
        a.Picks((a.Pick("b", "in March"), a.Pick("own"), a.Pick("gone", "x")), {"own": "Mine"}),
        "- Card B\n  in March\n- Mine",
    ),
    (e.Scale("l", "h"), a.Levels({"2026-11-21": 0, "2026-11-01": 10}), "2026-11-01: 10\n2026-11-21: 0"),
    (e.Turns(), a.Talks((a.Talk(date(2026, 11, 21), 5, 4),)), "2026-11-21: 5 + 4 min"),
    (e.Compare(COLUMNS), a.Apart({"what": "Quiet", "help": 0, "on": " "}), "What: Quiet\nHelps: 0"),
    (
        e.Act("promise"),
        a.Undertaking("Home by 18:30", "coat", "", "mon,thu", date(2026, 11, 23), "18:30"),
        "Home by 18:30 · coat · 2026-11-23 18:30",
    ),
    (e.Act("promise"), a.Undertaking("Home", cadence="daily"), "Home · daily"),
    (e.Write(), a.Rows((a.Row("1", {"what": "of another kind"}),)), ""),
]


@pytest.mark.parametrize(("settings", "value", "text"), ANSWERS)
def test_an_answer_is_told_in_the_words_of_its_exercise(settings: e.Settings, value: a.Value, text: str) -> None:
    assert plain_answer(settings, value) == text
    told = plain_answer(settings, value, lambda day: f"{day.day}.")  # as paper does, with days as people say them
    assert told == re.sub(r"2026-11-0?(\d+)", r"\1.", text)


@pytest.mark.parametrize("kind", e.KINDS)
def test_nothing_is_told_as_nothing(kind: e.Kind) -> None:
    settings = next(one for one, _, _ in ANSWERS if type(one) is e.SETTINGS[kind])
    assert plain_answer(settings, a.empty(kind)) == ""


def test_prose_loses_the_signs_of_emphasis_and_nothing_else() -> None:
    assert plain_prose("**Say it.** *I* did.\n- 2 * 3 * 4\n- one") == "Say it. I did.\n- 2 * 3 * 4\n- one"
