"""Options and ratings in the notebook: each person rates apart, and nobody reads a number before giving their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.conflicts.conflict import MOST_OPTIONS, check_texts
from workbook.domain.conflicts.option import LEVELS, Option, Rating, Wording
from workbook.store.conflicts.reading import OPTIONS, RATINGS, Reading, StoredRating, rating_id
from workbook.store.file import clean, records
from workbook.store.file.change import Change
from workbook.words.conflicts import conflict as words


class Options(Reading):
    """Adding, changing and rating options. Each verb is one change with a label that undo can show, but for what a
    person says of an option: that is theirs alone to say anew."""

    def add_option(
        self, conflict: str, wording: Wording, today: date, *, starts: date | None = None, kind: str = ""
    ) -> Option:
        """A new option. Raises NotFoundError, UsageError (nothing to do, too long, too many)."""
        wording = cleaned(wording)
        self.get(conflict)
        if len(self.options(conflict)) >= MOST_OPTIONS:
            raise UsageError(words.TOO_MANY.format(limit=MOST_OPTIONS))
        option = Option(self._session.new_id(), conflict, today, wording, starts, kind)
        with self._session.change(words.label_option(wording.what, "added")) as change:
            change.put(OPTIONS, option.id, records.to_document(option), expect=0)
        return self.option(option.id)

    def change_option(
        self, id: str, wording: Wording, *, starts: date | None = None, anew: bool = False, expect: int | None = None
    ) -> Option:
        """Say an option differently. `anew`: it asks something else now, so everybody's ratings are put away. Trials
        keep the words that were tried. Raises NotFoundError, UsageError, Conflict."""
        wording = cleaned(wording)
        with self._session.change(words.label_option(wording.what, "changed")) as change:
            option = replace(self.option(id), wording=wording, starts=starts)
            change.put(OPTIONS, id, records.to_document(option), expect=expect)
            if anew:
                self._forget_ratings(change, id)
        return self.option(id)

    def drop_option(self, id: str) -> None:
        """Take an option off the list: one that was tried is put aside, for it is part of the record; another is
        removed with its ratings. Undo brings it back. Raises NotFoundError."""
        option = self.option(id)
        tried = any(trial.option == id for trial in self.trials(option.conflict))
        done = "put aside" if tried else "removed"
        with self._session.change(words.label_option(option.wording.what, done)) as change:
            if tried:
                change.put(OPTIONS, id, records.to_document(replace(self.option(id), put_aside=True)))
            else:
                change.delete(OPTIONS, id)
                self._forget_ratings(change, id)

    def take_option_back(self, id: str) -> Option:
        """Put an option that was put aside on the list again. Raises NotFoundError."""
        with self._session.change(words.label_option(self.option(id).wording.what, "taken back")) as change:
            change.put(OPTIONS, id, records.to_document(replace(self.option(id), put_aside=False)))
        return self.option(id)

    # --- ratings -------------------------------------------------------------------------------------------------

    def rate(self, option: str, person: str, *, wish: int | None = None, ability: int | None = None) -> None:
        """What a person says of an option: wish, ability, or both, 1 to 5. What is not given stays as it was.

        While others have not answered, a person may say it anew as often as they like. Once everybody has, the
        numbers stand (UsageError) until they are put away for all: changing one's own with the other's in sight
        would not be rating apart. A person who rates alone may always change theirs.
        """
        if any(level is not None and level not in LEVELS for level in (wish, ability)):
            raise UsageError(words.OUT_OF_SCALE)
        self._say(option, person, wish, ability, declined=False)

    def decline(self, option: str, person: str) -> None:
        """This person would rather not say. It counts as an answer. Raises as `rate`."""
        self._say(option, person, None, None, declined=True)

    def rate_anew(self, option: str) -> None:
        """Put everybody's ratings of an option away, so that each can rate it anew. Undo brings them back."""
        self.option(option)
        with self._session.change(words.RATED_ANEW) as change:
            self._forget_ratings(change, option)

    def _say(self, id: str, person: str, wish: int | None, ability: int | None, *, declined: bool) -> None:
        self.option(id)
        raters = self.raters()
        if person not in raters:
            raise NotFoundError(words.NO_SUCH_PERSON)
        # Not for undo: it would let one person take back what the other said, or say theirs anew with both in sight.
        with self._session.change(words.RATED, undoable=False) as change:
            if len(raters) > 1 and self.ratings(id):
                raise UsageError(words.RATED_BY_ALL)
            before = self._said(id).get(person, Rating())
            said = StoredRating(
                id,
                person,
                None if declined else before.wish if wish is None else wish,
                None if declined else before.ability if ability is None else ability,
                declined,
            )
            change.put(RATINGS, rating_id(id, person), records.to_document(said))

    def _forget_ratings(self, change: Change, option: str) -> None:
        for id, document in list(change.documents(RATINGS).items()):
            if document.get("option") == option:
                change.delete(RATINGS, id)


def cleaned(wording: Wording) -> Wording:
    """The wording as it is kept. UsageError when it says nothing to do, or is longer than a field takes."""
    wording = Wording(clean.text(wording.what).strip(), clean.line(wording.who), clean.line(wording.when))
    if not wording.what:
        raise UsageError(words.NO_OPTION)
    check_texts(wording.what, wording.who, wording.when)
    return wording
