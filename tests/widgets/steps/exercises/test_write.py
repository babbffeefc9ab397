"""write, draft, rehearse, reread: the exercises that are mostly a text."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.widgets.steps.exercises.host import HOSTILE, NOW, Host, around, looked, paste, seen, type_in
from workbook.domain.steps.answers import Attempt, DraftText, Text
from workbook.domain.steps.exercises import Draft, DraftPart, Rehearse, Reread, Write
from workbook.widgets.steps.exercises.messages import PromiseOffered
from workbook.widgets.steps.exercises.pacer import breaths
from workbook.widgets.steps.noted_text_area import NotedTextArea

FAMILIES = ("conditional", "absolute")
PARTS = (DraftPart("act", "Names the act", "What you did."), DraftPart("regret", "Regret", required=False))


@pytest.fixture(autouse=True)
def notes_are_on() -> None:
    NotedTextArea.notes_on = True


async def test_enter_goes_into_the_field_esc_comes_back_and_every_letter_is_told_of() -> None:
    app = Host(Write())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "i lied n p")
        assert app.answer == Text("i lied n p")
        await pilot.press("escape")
        assert app.focused is app.editor
        assert app.editor.value == Text("i lied n p")


async def test_a_starter_stands_in_the_field_and_counts_for_nothing_until_something_is_written() -> None:
    app = Host(Write(starter="If "))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "If" in seen(pilot)
        assert app.editor.value == Text("")
        await pilot.press("enter")
        await type_in(pilot, "x")
        assert app.answer == Text("If x")


@pytest.mark.parametrize("text", HOSTILE)
async def test_texts_that_look_like_markup_stay_text(text: str) -> None:
    app = Host(Write(notes=FAMILIES), Text(f"before {text} if after"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await paste(pilot, text)
        assert app.answer == Text(f"before {text} if after{text}")


async def test_a_paste_brings_no_commands_for_the_terminal_along() -> None:
    app = Host(Write())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await paste(pilot, "a\x1b[31mred\x1b]0;title\x07\r\nb\tc\x9b\u202ed")
        assert app.answer == Text("ared\nb   cd")


async def test_words_are_marked_in_place_and_explained_beneath_with_something_to_try() -> None:
    app = Host(Write(notes=FAMILIES), Text("sorry if you were hurt, never again"))
    async with app.run_test(size=(80, 24)) as pilot:
        await looked(pilot, "“if”  Why not if.")
        assert "Try: Without never." in seen(pilot)
        box = app.editor.first()
        assert box._marks == {0: [(6, 8), (24, 29)]}


async def test_a_key_switches_the_notes_off_and_on_again() -> None:
    app = Host(Write(notes=FAMILIES), Text("sorry if"))
    async with app.run_test(size=(80, 24)) as pilot:
        await looked(pilot, "Why not if")
        await pilot.press("w")
        assert "Why not if" not in seen(pilot)
        assert "Notes on wording are off" in seen(pilot)
        await pilot.press("enter", "f4")  # in the field a letter is a letter, so there is a second key
        await pilot.pause()
        assert "Why not if" in seen(pilot)


async def test_no_key_for_notes_where_none_are_made() -> None:
    app = Host(Write(notes=FAMILIES), Text("sorry if"), around(notice=None))
    async with app.run_test(size=(80, 24)):
        assert not app.editor.check_action("notes", ())


@pytest.mark.parametrize("families", [FAMILIES, ()])
async def test_what_may_be_more_than_wording_has_a_line_and_a_key_that_opens_the_place(
    families: tuple[str, ...],
) -> None:
    app = Host(Write(notes=families), Text("i want to die"))
    async with app.run_test(size=(80, 24)) as pilot:
        await looked(pilot, "It may be more.")
        assert ("h", "Where to turn", "turn") in app.editor.actions()
        assert "Ring somebody" not in seen(pilot)
        await pilot.press("h")
        await pilot.pause()
        assert "Somebody to talk to" in seen(pilot)
        assert "Ring somebody." in seen(pilot)
        await pilot.press("h")
        await pilot.pause()
        assert "Ring somebody" not in seen(pilot)
        app.editor.show(Text("i want to sleep"))
        await pilot.pause()
        assert "It may be more" not in seen(pilot)
        assert all(action != "turn" for _, _, action in app.editor.actions())
    assert app.answer is None


async def test_it_is_said_while_notes_are_off_and_while_a_letter_is_a_letter() -> None:
    app = Host(Write(notes=FAMILIES), Text("i want to die"))
    async with app.run_test(size=(80, 24)) as pilot:
        await looked(pilot, "It may be more.")
        await pilot.press("w")
        assert "It may be more." in seen(pilot)
        await pilot.press("enter", "f8")
        await pilot.pause()
        assert "Ring somebody." in seen(pilot)


async def test_a_draft_that_is_not_one_to_polish_shows_no_parts_and_is_not_made_ready() -> None:
    app = Host(context(), DraftText("I took it and I want to die."))
    async with app.run_test(size=(80, 30)) as pilot:
        await looked(pilot, "It may be more.")
        assert "Names the act" not in seen(pilot)
        assert app.editor.check_action("ready", ()) is False
        assert app.editor.check_action("aloud", ()) is False


async def test_what_was_typed_just_now_is_looked_at_before_a_draft_is_made_ready() -> None:
    app = Host(context(hold_hours=24), DraftText("I took it."))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, " I want to die.")
        await pilot.press("escape", "y")
        assert app.answer.held_until is None
        assert app.editor.check_action("desk", ()) is False


async def test_another_version_is_shown_without_being_told_of_as_an_answer() -> None:
    app = Host(Write(), Text("mine"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.editor.show(Text("theirs"))
        await pilot.pause()
        assert "theirs" in seen(pilot)
        assert app.answer is None


async def test_twenty_thousand_pasted_characters_are_all_there() -> None:
    text = "word " * 4000
    app = Host(Write(notes=FAMILIES))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter")
        await paste(pilot, text)
        await type_in(pilot, "!")
        assert app.answer == Text(text + "!")


async def test_a_selection_and_the_caret_are_drawn_where_they_are_in_a_wrapped_paragraph() -> None:
    app = Host(Write(), Text("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda"))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("enter", "shift+home")
        await pilot.pause()
        drawn = seen(pilot)
        for word in ("alpha", "epsilon", "lambda"):
            assert drawn.count(word) == 1


# -- the apology desk


def context(**more: object) -> Draft:
    return Draft(PARTS, notes=FAMILIES, **more)  # type: ignore[arg-type]


async def test_the_desk_shows_which_parts_have_been_seen_and_lets_the_writer_tick_the_others() -> None:
    app = Host(context(), DraftText("I took it."))
    async with app.run_test(size=(80, 30)) as pilot:
        await looked(pilot, "words seen")
        lines = seen(pilot).splitlines()
        assert any("Names the act" in line and "words seen" in line for line in lines)
        assert any("Regret" in line and "optional" in line for line in lines)
        await pilot.press("tab", "tab", "down", "space")
        assert app.answer == DraftText("I took it.", covered=("regret",))


async def test_a_ready_draft_rests_can_be_read_but_not_changed_and_comes_back_to_the_desk() -> None:
    app = Host(context(hold_hours=24), DraftText("I took it."))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("y")
        assert app.answer.held_until == NOW + timedelta(hours=24)
        assert "It rests until" in seen(pilot)
        await pilot.press("enter", "x")
        assert app.editor.value.text == "I took it."
        await pilot.press("y")
        assert app.answer.held_until is None
        await pilot.press("enter", "x")
        assert app.answer.text == "I took it.x"


async def test_a_draft_whose_rest_is_over_says_so() -> None:
    app = Host(context(), DraftText("I took it.", held_until=NOW - timedelta(hours=1)))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "It has rested" in seen(pilot)


async def test_reading_aloud_goes_line_by_line_with_one_key_and_leads_back() -> None:
    app = Host(context(), DraftText("I took it. You asked. I lied."))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("r", "space")
        assert "2 / 3" in seen(pilot)
        assert "I took it. You asked" not in seen(pilot)  # the text itself makes room
        await pilot.press("space", "space", "space")
        assert "last line" in seen(pilot)
        await pilot.press("escape")
        assert app.focused is app.editor
        assert "I took it. You asked" in seen(pilot)


async def test_absolute_words_offer_the_promise_forge_with_their_sentence() -> None:
    app = Host(context(), DraftText("I took it. I will never lie. Sorry."))
    async with app.run_test(size=(80, 30)) as pilot:
        await looked(pilot, "Try: Without never.")
        await pilot.press("f")
        assert [message.sentence for message in app.heard_a(PromiseOffered)] == ["I will never lie."]


def test_breaths_part_long_sentences_at_commas_and_lose_no_word() -> None:
    text = "Short. " + ", ".join(["a clause of some length"] * 8) + ".\n\nNew paragraph without a stop"
    lines = breaths(text)
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= 100 for line in lines)
    assert breaths("  \n ") == []


# -- by heart, and again


async def test_a_sentence_is_hidden_typed_from_memory_and_compared() -> None:
    app = Host(Rehearse(text="If it rains then I ring"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert "If it rains" not in seen(pilot)
        await type_in(pilot, "if it then i ring first")
        await pilot.press("escape")
        shown = seen(pilot)
        assert "[rains]" in shown
        assert "83 % of the words came back" in shown
        assert app.answer == Attempt("if it then i ring first", pytest.approx(5 / 6))


async def test_the_better_attempt_is_kept() -> None:
    best = Attempt("If it rains then I ring", 1.0)
    app = Host(Rehearse(text="If it rains then I ring"), best)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "no")
        assert app.editor.value == best


async def test_an_earlier_text_takes_the_place_of_the_books_own() -> None:
    app = Host(Rehearse(of="other", text="The book's"), near=around(earlier="[/] My own"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "[/] My own" in seen(pilot)
        assert "The book's" not in seen(pilot)


async def test_with_nothing_to_learn_there_is_a_word_about_it() -> None:
    app = Host(Rehearse(of="other"), near=around(of="The fifth time"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "a")
        assert "nothing to learn by heart yet. Write “The fifth time” first" in seen(pilot)
        assert not app.editor.check_action("begin", ()), "the key line offers nothing that is then refused"


@pytest.mark.parametrize("width", [60, 100])
async def test_what_was_written_stands_beside_or_above_what_changed(width: int) -> None:
    app = Host(Reread("other"), near=around(earlier="What I wrote [x]"))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        shown = seen(pilot)
        assert "What I wrote [x]" in shown
        together = any("What you wrote" in line and "changed since" in line for line in shown.splitlines())
        assert together == (width == 100)
        await pilot.press("enter")
        await type_in(pilot, "more")
        assert app.answer == Text("more")
