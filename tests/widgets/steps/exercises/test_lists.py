"""ledger, sort, choose, checklist, cards: the exercises that are lists."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.widgets.steps.exercises.host import HOSTILE, TODAY, Host, around, paste, seen, type_in
from workbook.domain.steps.answers import Choices, Pick, Picks, Piles, Row, Rows, Ticks
from workbook.domain.steps.exercises import (
    Card,
    Cards,
    Checklist,
    Choice,
    Choose,
    Column,
    Item,
    Ledger,
    Option,
    Pile,
    Sort,
)
from workbook.domain.steps.help import HelpPlace
from workbook.widgets.steps.exercises.choose import fitting_first
from workbook.widgets.steps.exercises.messages import SafetyChosen

EXCUSES = Ledger((Column("excuse", "What I say"), Column("fact", "What is so")), at_least=2, row="excuse")
ALL_TYPES = Ledger(
    (
        Column("what", "What"),
        Column("how", "How", "choice", (Choice("said", "spoken"), Choice("taken", "assumed"))),
        Column("weight", "How heavy", "scale", low="light", high="heavy"),
        Column("on", "When", "date"),
    )
)
TWO = Rows((Row("r1", {"excuse": "I was tired", "fact": "I lied"}), Row("r2", {"excuse": "It was nothing"})))


# -- ledger


@pytest.mark.slow
async def test_the_first_enter_begins_a_row_and_enter_goes_from_field_to_field_and_on_to_the_next_row() -> None:
    app = Host(EXCUSES)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "write the first excuse" in seen(pilot)
        await pilot.press("enter")
        await type_in(pilot, "tired")
        await pilot.press("enter")
        await type_in(pilot, "lied")
        await pilot.press("enter")
        await type_in(pilot, "busy")
        assert app.answer == Rows((Row("r1", {"excuse": "tired", "fact": "lied"}), Row("r2", {"excuse": "busy"})))
        assert "Excuse 2 of 2" in seen(pilot)


@pytest.mark.slow
async def test_a_row_left_empty_is_no_row() -> None:
    app = Host(EXCUSES, TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("escape")
        assert app.editor.value == TWO
        assert app.answer is None


async def test_every_type_of_column_has_its_own_field() -> None:
    app = Host(ALL_TYPES)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "x")
        await pilot.press("enter", "right", "right", "enter", "1", "0", "enter")
        await type_in(pilot, "yesterday")
        cells = {"what": "x", "how": "taken", "weight": 10, "on": (TODAY - timedelta(days=1)).isoformat()}
        assert app.answer == Rows((Row("r1", cells),))


async def test_what_is_no_day_stays_in_its_field_as_it_was_written() -> None:
    app = Host(Ledger((Column("on", "When", "date"), Column("what", "What"))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "around [/] Easter")
        await pilot.press("escape")
        assert app.answer == Rows((Row("r1", {"on": "around [/] Easter"}),))
        assert "around [/] Easter" in seen(pilot)
        await pilot.press("a", "escape", "home", "enter")
        await pilot.pause()
        assert "not understood yet" in seen(pilot)
        await type_in(pilot, "tomorrow")
        assert app.answer == Rows((Row("r1", {"on": (TODAY + timedelta(days=1)).isoformat()}),))


async def test_rows_are_moved_removed_and_changed() -> None:
    app = Host(EXCUSES, TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("J")
        assert [row.id for row in app.answer.rows] == ["r2", "r1"]
        await pilot.press("up", "d")
        assert [row.id for row in app.answer.rows] == ["r1"]
        await pilot.press("enter")
        await pilot.pause()
        await type_in(pilot, "!")
        assert app.answer.rows[0].cells["excuse"] == "I was tired!"


async def test_cells_of_a_column_that_the_content_no_longer_has_are_kept() -> None:
    app = Host(EXCUSES, Rows((Row("r1", {"excuse": "a", "gone": "keep me"}),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await type_in(pilot, "b")
        assert app.answer == Rows((Row("r1", {"gone": "keep me", "excuse": "ab"}),))


@pytest.mark.parametrize("width", [40, 60, 120])
async def test_a_table_can_be_read_at_every_width(width: int) -> None:
    rows = Rows((Row("r1", {"what": "I was tired", "how": "said", "weight": 3, "on": "2026-11-20"}),))
    app = Host(ALL_TYPES, rows)
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        shown = seen(pilot)
        for word in ("I was tired", "spoken", "3", "Fri 20 Nov", "How heavy"):
            assert word in shown


@pytest.mark.parametrize("text", HOSTILE)
async def test_texts_that_look_like_markup_stay_text_in_table_and_form(text: str) -> None:
    app = Host(EXCUSES, Rows((Row("r1", {"excuse": text, "fact": text}),)))
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert text[:20] in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await paste(pilot, text)
        assert app.answer.rows[0].cells["excuse"] == text + text


async def test_twenty_thousand_characters_in_a_cell_leave_the_table_short() -> None:
    app = Host(EXCUSES, Rows((Row("r1", {"excuse": "word " * 4000}),)))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert app.editor.home().size.height < 8


# -- choose


OPTIONS = (Option("a", "First", "Feedback *one*."), Option("b", "Second", leads="unsafe"), Option("c", "Third"))


async def test_choosing_shows_what_the_book_says_and_choosing_again_takes_it_back() -> None:
    app = Host(Choose(OPTIONS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        assert app.answer == Choices(("a",))
        assert "(●) First" in seen(pilot)
        assert "Feedback one." in seen(pilot)
        await pilot.press("down", "enter")
        assert app.answer == Choices(("b",))
        await pilot.press("space")
        assert app.answer == Choices(())


async def test_several_can_be_chosen_and_what_leads_to_help_shows_where_to_turn() -> None:
    place = HelpPlace("x", "In danger [now]", "Somebody is hurt.", "Your local emergency number.")
    app = Host(Choose(OPTIONS, several=True), near=around(help=lambda: (place,)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "In danger" not in seen(pilot)
        await pilot.press("space", "down", "space")
        assert app.answer == Choices(("a", "b"))
        assert "In danger [now]" in seen(pilot)
        assert [message.ways for message in app.heard_a(SafetyChosen)] == [frozenset(), frozenset({"unsafe"})]


async def test_a_key_that_stands_beneath_what_was_chosen_brings_where_to_turn_into_sight() -> None:
    """Seen in use, 13: where to turn was two pages down."""
    place = HelpPlace("x", "In danger now", "Somebody is hurt.", "Your local emergency number.")
    said = "What is said of it. " * 9 + "All of it."
    many = tuple(Option(f"o{number}", f"Another {number}", said) for number in range(9))
    app = Host(Choose((OPTIONS[1], *many), several=True), near=around(help=lambda: (place,)))
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.press("h")  # nothing has been chosen: nothing happens
        await pilot.press("space")
        assert "h: where to turn" in seen(pilot)
        assert "In danger now" not in seen(pilot)
        await pilot.press("space", *["down"] * 6, "space")  # at the lower edge: what is said of it comes into sight
        await pilot.pause()
        assert "All of it." in seen(pilot)
        await pilot.press("space", "home", "space")
        await pilot.press("h")
        await pilot.pause()
        assert "In danger now" in seen(pilot)


def test_the_place_that_fits_what_was_chosen_stands_first() -> None:
    help = [HelpPlace(id, id, "", "") for id in ("danger", "violence", "crisis")]
    assert [one.id for one in fitting_first(help, {"crisis"})] == ["crisis", "danger", "violence"]
    assert [one.id for one in fitting_first(help, {"", "gone"})] == ["danger", "violence", "crisis"]


async def test_an_option_is_chosen_by_a_click() -> None:
    app = Host(Choose(OPTIONS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=(8, 2))
        assert app.answer == Choices(("b",))


# -- checklist


async def test_items_are_ticked_and_own_ones_added_ticked_and_taken_out() -> None:
    app = Host(Checklist((Item("a", "One"), Item("b", "Two"))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "space", "a")
        await type_in(pilot, "mine")
        assert app.answer == Ticks(("b",), {"own-1": "mine"})  # while it is being typed
        await pilot.press("enter")
        await pilot.press("escape", "space")
        assert app.answer == Ticks(("b", "own-1"), {"own-1": "mine"})
        assert "[x] mine" in seen(pilot)
        await pilot.press("d")
        assert app.answer == Ticks(("b",), {})


async def test_what_was_typed_is_added_when_the_line_is_left() -> None:
    app = Host(Checklist((Item("a", "One"),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await paste(pilot, "[/] mine\nand more")
        await pilot.press("escape")
        assert app.answer == Ticks((), {"own-1": "[/] mine and more"})
        assert "[ ] [/] mine and more" in seen(pilot)


async def test_an_item_of_the_book_cannot_be_taken_out() -> None:
    app = Host(Checklist((Item("a", "One"),)), Ticks((), {"own-1": "mine"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        assert app.answer is None


# -- sort


SORT = Sort(
    (Pile("repair", "Repair"), Pile("relief", "Relief")),
    (Card("s", "I want them to sleep", "repair", "It is about them."), Card("o", "I want it over")),
    own=True,
)


async def test_arrows_lay_a_card_on_a_pile_and_back_and_the_book_says_what_it_thinks() -> None:
    app = Host(SORT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "right")
        assert app.answer == Piles({"s": "relief"})
        assert "The book would say: Repair. It is about them." in seen(pilot)
        await pilot.press("right")
        assert app.answer == Piles({})
        await pilot.press("down", "left")
        assert app.answer == Piles({"o": "relief"})


async def test_sorting_is_seen_as_columns_of_marks_and_the_titles_stand_whole_at_every_width() -> None:
    piles = (Pile("both", "Both, to a couple therapist or counsellor"), Pile("one", "One of us, alone"))
    app = Host(Sort(piles, (Card("s", "They lie awake and do not say why"), Card("o", "I drink"))), Piles({"s": "one"}))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = seen(pilot).splitlines()
        card = next(line for line in lines if "lie awake" in line)
        column = card.index("●")
        title = "One of us, alone"
        over = next(line for line in lines if title in line).index(title)
        assert over <= column < over + len(title)
        await pilot.press("down", "right")
        drink = next(line for line in seen(pilot).splitlines() if "I drink" in line)
        assert drink.index("●") < column
        assert drink[column] == "·"
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        titles = " ".join(seen(pilot).split())
        assert "Both, to a couple therapist or counsellor" in titles.replace(" ●", "").replace(" ·", "")


async def test_a_card_of_ones_own_goes_with_its_place() -> None:
    app = Host(SORT)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await type_in(pilot, "mine")
        await pilot.press("enter", "escape", "space")
        assert app.answer == Piles({"own-1": "repair"}, {"own-1": "mine"})
        await pilot.press("d")
        assert app.answer == Piles({}, {})


# -- cards


DECK = Cards("values", (Card("a", "Care"), Card("b", "Courage"), Card("c", "[x] Word")), pick=2, line="When?")


async def test_cards_are_picked_then_each_gets_its_line() -> None:
    app = Host(DECK)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "down", "down", "space")
        assert app.answer == Picks((Pick("a"), Pick("c")))
        assert "[x] [x] Word" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await type_in(pilot, "once")
        await pilot.press("enter")
        await type_in(pilot, "twice")
        assert app.answer == Picks((Pick("a", "once"), Pick("c", "twice")))


async def test_no_more_cards_than_asked_for_and_one_put_back_keeps_its_line() -> None:
    app = Host(DECK, Picks((Pick("a", "once"), Pick("b", "twice"))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "twice" in seen(pilot)
        await pilot.press("c", "down", "down", "space")
        assert app.answer is None
        assert "2 are enough" in seen(pilot)
        await pilot.press("up", "up", "space")
        assert app.answer == Picks((Pick("b", "twice"),))
        await pilot.press("space")
        assert app.answer == Picks((Pick("b", "twice"), Pick("a", "once")))
