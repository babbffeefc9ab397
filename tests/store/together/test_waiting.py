"""What was said for the review from the phone: its writer's alone until both have spoken, and never lost."""

from __future__ import annotations

from tests.store.together.test_reviews import ALEX, NEXT, SAM, SUNDAY, book, say
from workbook.store.notebook import Notebook
from workbook.store.together import holding, waiting
from workbook.words.common import home as words

__all__ = ["book"]


def ahead(book: Notebook, text: str, person: str = ALEX) -> None:
    with book.acting(person):
        waiting.remember(book, person, waiting.add(book, person, "notice", text, SUNDAY))


def lines(book: Notebook, person: str = ALEX) -> list[str]:
    return [jot.text.removeprefix(f"{words.NOTICE}: ") for jot in book.jots.of(person)]


def test_it_is_handed_in_when_the_two_begin_and_shown_when_both_have_spoken(book: Notebook) -> None:
    ahead(book, "supper on Thursday")
    ahead(book, "and the walk")
    review = holding.begin(book, SAM, SUNDAY, alone=False)
    assert book.reviews.is_in(review, "notice", ALEX)
    assert book.reviews.opened(review, "notice") == {}
    say(book, review.id, SAM, "the letter")
    assert book.reviews.opened(review, "notice")[ALEX].text == "supper on Thursday\nand the walk"
    assert lines(book) == ["and the walk", "supper on Thursday"], "until it was held they are the writer's lines too"
    holding.close(book, review, SUNDAY, NEXT, 1, "")
    assert lines(book) == []
    again = holding.begin(book, SAM, NEXT, alone=False)
    assert not book.reviews.is_in(again, "notice", ALEX)
    book.undo(SAM)  # of the closing
    assert lines(book) == ["and the walk", "supper on Thursday"]


def test_a_review_that_is_laid_down_takes_nothing_along(book: Notebook) -> None:
    ahead(book, "supper on Thursday")
    holding.lay_down(book, holding.begin(book, SAM, SUNDAY, alone=False))
    assert lines(book) == ["supper on Thursday"]
    assert book.reviews.is_in(holding.begin(book, SAM, SUNDAY, alone=False), "notice", ALEX)


def test_into_one_that_is_open_it_goes_at_once_and_what_comes_after_waits_for_the_next(book: Notebook) -> None:
    review = holding.begin(book, SAM, SUNDAY, alone=False)
    for text in ("supper on Thursday", "and the walk"):
        ahead(book, text)
        waiting.hand_in(book, review, ALEX)
    say(book, review.id, SAM, "the letter")
    assert book.reviews.opened(review, "notice")[ALEX].text == "supper on Thursday"
    holding.close(book, review, SUNDAY, NEXT, 1, "")
    assert lines(book) == ["and the walk"]
    after = holding.begin(book, SAM, NEXT, alone=False)
    say(book, after.id, SAM, "the tea")
    assert book.reviews.opened(after, "notice")[ALEX].text == "and the walk"


def test_what_its_writer_took_away_or_holds_alone_is_not_handed_in(book: Notebook) -> None:
    ahead(book, "supper on Thursday")
    assert not book.reviews.is_in(holding.begin(book, ALEX, SUNDAY, alone=True), "notice", ALEX)
    book.jots.let_go(ALEX, book.jots.of(ALEX)[0].id)
    assert not book.reviews.is_in(holding.begin(book, SAM, SUNDAY, alone=False), "notice", ALEX)


def test_behind_what_was_begun_on_the_screen_it_waits_for_its_writer_to_hand_it_in(book: Notebook) -> None:
    review = holding.begin(book, SAM, SUNDAY, alone=False)
    book.drafts.keep(ALEX, holding.form_of(review.id, "notice"), {"words": "I meant to say"})
    ahead(book, "supper on Thursday")
    waiting.hand_in(book, review, ALEX)
    assert not book.reviews.is_in(review, "notice", ALEX)
    assert waiting.begun(book, review.id, "notice", ALEX) == "I meant to say\nsupper on Thursday"


def test_more_than_one_turn_holds_waits_for_the_next(book: Notebook) -> None:
    for sign in "abc":
        ahead(book, sign * 1900)
    review = holding.begin(book, SAM, SUNDAY, alone=False)
    say(book, review.id, SAM, "the letter")
    assert len(book.reviews.opened(review, "notice")[ALEX].text) == 3801
    holding.close(book, review, SUNDAY, NEXT, 1, "")
    assert lines(book) == ["c" * 1900]


def test_said_twice_it_is_kept_once(book: Notebook) -> None:
    ahead(book, "supper on Thursday")
    ahead(book, "supper on Thursday")
    assert lines(book) == ["supper on Thursday"]
