"""Weekly reviews, and what each says in them. Tables: `reviews`; `review_words`, id "review/part/person".

What somebody says leaves this module only when each had a turn. It is in no history: undo would let one person take
back what the other one said, or say theirs anew with both in sight.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.together import review as rules
from workbook.domain.together.review import Decision, Part, Said, WeeklyReview
from workbook.store.file.records import from_document, many, to_document
from workbook.words.refusals import together as refusals
from workbook.words.together import review as words

if TYPE_CHECKING:
    from workbook.store.session import Session

REVIEWS = "reviews"
WORDS = "review_words"


def said_id(review: str, part: str, person: str) -> str:
    return f"{review}/{part}/{person}"


class Reviews:
    """The reviews of an open workbook. Each method that changes something is one change."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- reading -------------------------------------------------------------------------------------------------

    def of(self, person: str) -> list[WeeklyReview]:
        """Those that this person holds or held, with the other one and alone, in the order of their days."""
        found = many(WeeklyReview, self._session.documents(REVIEWS)).values()
        own = [one for one in found if person in one.people and one.own_of in ("", person)]
        return sorted(own, key=lambda one: (one.on, one.id))

    def get(self, id: str) -> WeeklyReview:
        """Raises NotFoundError, Damaged."""
        document = self._session.get(REVIEWS, id)
        if document is None:
            raise NotFoundError(refusals.NO_REVIEW)
        return from_document(WeeklyReview, id, document, table=REVIEWS)

    def is_in(self, review: WeeklyReview, part: Part, person: str) -> bool:
        """Has this person handed in? It says no more than that."""
        return person in self._said(review, part)

    def opened(self, review: WeeklyReview, part: Part, passed: Collection[str] = ()) -> dict[str, Said]:
        """Person → what they say, once each is in or has passed; see `rules.opened`."""
        return rules.opened(part, self._said(review, part), review.people, passed)

    def seen_by(self, review: WeeklyReview, part: Part, person: str) -> dict[str, Said]:
        """What this person may read of one part: what is open, and what they said themselves."""
        own = self._said(review, part).get(person)
        return {**({person: own} if own is not None else {}), **self.opened(review, part)}

    def open_words(self) -> set[str]:
        """The ids of what everybody has handed in, in all reviews: each of them may read it."""
        found: set[str] = set()
        reviews = many(WeeklyReview, self._session.documents(REVIEWS))
        for review in reviews.values():
            for part in (*rules.PARTS, rules.LINE):
                found |= {said_id(review.id, part, person) for person in self.opened(review, part)}
        return found

    def _said(self, review: WeeklyReview, part: Part) -> dict[str, Said]:
        found = many(Said, self._session.documents(WORDS)).values()
        return {one.person: one for one in found if one.review == review.id and one.part == part}

    # --- holding one ---------------------------------------------------------------------------------------------

    def begin(self, people: Sequence[str], begins: date, today: date, *, alone: bool = False) -> WeeklyReview:
        """A new review. `alone`: it is the first one's own."""
        id = self._session.new_id()
        review = WeeklyReview(id, begins, today, tuple(people), own_of=people[0] if alone else "")
        with self._session.change(words.LABEL_BEGUN, undoable=False) as change:
            change.put(REVIEWS, id, to_document(review), expect=0)
        return self.get(id)

    def say(self, id: str, said: Said) -> None:
        """What a person hands in: it stands. Raises NotFoundError; UsageError for one that stands already, and for what
        cannot be kept."""
        review = self.get(id)
        if said.person not in review.people:
            raise NotFoundError(refusals.NO_PERSON)
        if review.held is not None:
            raise UsageError(refusals.HELD)
        rules.check_said(said)
        with self._session.change(words.LABEL_SAID, undoable=False) as change:
            if self.is_in(review, said.part, said.person):
                raise UsageError(refusals.ALL_IN)
            document = to_document(replace(said, review=id, own_of=review.own_of, seen=False))
            change.put(WORDS, said_id(id, said.part, said.person), document, expect=0)

    def saw(self, id: str, part: Part, passed: Collection[str]) -> None:
        """Each had a turn, and who `passed` over sees what the other one said: it stays open to both. Nothing of the
        passing is kept. Raises NotFoundError."""
        review = self.get(id)
        with self._session.change(words.LABEL_SAID, undoable=False) as change:
            said = self._said(review, part)
            for person, one in rules.opened(part, said, review.people, passed).items():
                if len(said) < len(review.people) and not one.seen:
                    change.put(WORDS, said_id(id, part, person), to_document(replace(one, seen=True)))

    def show_line(self, id: str, person: str, on: bool) -> None:
        """Allow that the own line of ups and downs lies beside the other's as long as this review runs, or take that
        back. Raises NotFoundError; UsageError once it is closed."""
        review = self.get(id)
        if review.held is not None:
            raise UsageError(refusals.HELD)
        if self.is_in(review, rules.LINE, person) == on:
            return
        if on:
            self.say(id, Said(id, person, rules.LINE, words.SHOWS_LINE))
        else:
            with self._session.change(words.LABEL_SAID, undoable=False) as change:
                change.delete(WORDS, said_id(id, rules.LINE, person))

    def decide(self, id: str, decided: Sequence[Decision]) -> WeeklyReview:
        """What is settled, all of it. Raises NotFoundError, UsageError."""
        rules.check_decided(decided)
        review = self.get(id)
        with self._session.change(words.LABEL_DECIDED) as change:
            change.put(REVIEWS, id, to_document(replace(review, decided=tuple(decided))))
        return self.get(id)

    def hold(self, id: str, today: date, next: date | None, every: int, line: str) -> WeeklyReview:
        """Close it: it was held. `next`: the day of the next one, None for none. Raises NotFoundError,
        UsageError."""
        if next is not None and next <= today:
            raise UsageError(refusals.NOT_A_DAY, field="next")
        review = self.get(id)
        if len(line) > rules.LONGEST:
            raise UsageError(refusals.TOO_LONG.format(limit=rules.LONGEST))
        closed = replace(review, held=today, next=next, every=every, line=line.strip())
        with self._session.change(words.LABEL_HELD) as change:
            change.put(REVIEWS, id, to_document(closed))
        return self.get(id)

    def lay_down(self, id: str) -> None:
        """Take a review that is not closed away, with all that was said in it, without a trace."""
        with self._session.change(words.LABEL_BEGUN, undoable=False) as change:
            for place, document in list(change.documents(WORDS).items()):
                if document.get("review") == id:
                    change.delete(WORDS, place)
            change.delete(REVIEWS, id)

    def was_told(self, id: str, today: date) -> None:
        """It has been said that the day of the next review has passed. Nobody did that: undo does not know of it."""
        review = self.get(id)
        if review.told != today:
            with self._session.change(words.LABEL_BEGUN, undoable=False) as change:
                change.put(REVIEWS, id, to_document(replace(review, told=today)))
