"""Reviews in the notebook: what is said stays closed until each had a turn, and what is laid down leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.domain.together.review import Decision, Said
from workbook.store.journey.life import life_of
from workbook.store.notebook import Notebook
from workbook.store.whole.taking_out import taken_out

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
NEXT = SUNDAY + timedelta(weeks=1)
SAM, ALEX = "rebuilding", "partner"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Notebook]:
    notebook = Notebook.open(tmp_path, sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.actor = SAM
    yield notebook
    notebook.close()


def say(book: Notebook, id: str, person: str, text: str) -> None:
    book.reviews.say(id, Said(id, person, "notice", text))


def test_what_one_says_is_open_to_nobody_before_each_had_a_turn(book: Notebook) -> None:
    review = book.reviews.begin((SAM, ALEX), MONDAY, SUNDAY)
    say(book, review.id, ALEX, "supper on Thursday")
    assert book.reviews.is_in(review, "notice", ALEX)
    assert book.reviews.opened(review, "notice") == {}
    assert "supper" not in str(taken_out(book, SAM, private=True).tables)
    assert "supper" in str(taken_out(book, ALEX, private=False).tables)
    with pytest.raises(UsageError):
        say(book, review.id, ALEX, "something else")
    say(book, review.id, SAM, "the walk")
    assert {one: said.text for one, said in book.reviews.opened(review, "notice").items()} == {
        SAM: "the walk",
        ALEX: "supper on Thursday",
    }
    assert "supper" in str(taken_out(book, SAM, private=False).tables)
    assert not any("review" in entry.label.lower() for entry in book.history()), "undo knows nothing of it"


def test_one_that_is_laid_down_leaves_no_trace(book: Notebook, tmp_path: Path) -> None:
    review = book.reviews.begin((SAM, ALEX), MONDAY, SUNDAY)
    say(book, review.id, ALEX, "supper on Thursday")
    book.reviews.lay_down(review.id)
    assert book.reviews.of(SAM) == []
    assert "supper" not in (tmp_path / "workbook.json").read_text()
    with pytest.raises(NotFoundError):
        say(book, review.id, SAM, "too late")


def test_what_is_settled_and_held_is_undone_and_done_again(book: Notebook) -> None:
    review = book.reviews.begin((SAM, ALEX), MONDAY, SUNDAY)
    book.reviews.decide(review.id, [Decision("Cook", "both", "Thursdays", agreed=True)])
    with pytest.raises(UsageError):
        book.reviews.hold(review.id, SUNDAY, SUNDAY, 1, "")
    held = book.reviews.hold(review.id, SUNDAY, NEXT, 1, " less on Thursdays ")
    assert (held.held, held.next, held.line) == (SUNDAY, NEXT, "less on Thursdays")
    with pytest.raises(UsageError):
        say(book, review.id, SAM, "too late")
    book.undo()
    assert book.reviews.get(review.id).held is None
    book.redo()
    assert book.reviews.get(review.id).held == SUNDAY
    life = life_of(book, SAM, SUNDAY, lambda *_: False, is_told=lambda _: True)
    assert [(one.on, one.held) for one in life.reviews] == [(SUNDAY, True), (NEXT, False)]
    assert not book.day(SUNDAY, SAM).reviews
    [offered] = book.day(NEXT, SAM).reviews
    assert (offered.kind, offered.on) == ("weekly", NEXT)
    book.reviews.was_told(review.id, NEXT + timedelta(days=1))
    assert not book.day(NEXT + timedelta(days=2), SAM).reviews


def test_one_that_is_held_alone_is_ones_own(book: Notebook) -> None:
    review = book.reviews.begin((SAM,), MONDAY, SUNDAY, alone=True)
    say(book, review.id, SAM, "a guess")
    assert book.reviews.of(ALEX) == []
    assert "a guess" not in str(taken_out(book, ALEX, private=True).tables)
    assert "a guess" not in str(taken_out(book, SAM, private=False).tables)
    assert "a guess" in str(taken_out(book, SAM, private=True).tables)
    with pytest.raises(NotFoundError):
        say(book, review.id, ALEX, "x")


def test_only_what_is_shown_is_looked_at_together(book: Notebook) -> None:
    from workbook.store.together.look import look

    book.promises.add(Draft("Ring at six", DAILY, person=SAM, starts=MONDAY), MONDAY)
    book.promises.add(Draft("Kept to oneself", DAILY, person=SAM, starts=MONDAY, shown=False), MONDAY)
    both = look(book, book.reviews.begin((SAM, ALEX), MONDAY, SUNDAY), SUNDAY)
    assert [one.act for one in both.seen] == ["Ring at six"]
    alone = look(book, book.reviews.begin((SAM,), MONDAY, SUNDAY, alone=True), SUNDAY)
    assert [one.act for one in alone.seen] == ["Ring at six", "Kept to oneself"]
