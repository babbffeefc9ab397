"""Rating options apart: the keyboard is passed on, the other looks away, and no number shows before both are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.conflicts.option import Rating
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.conflicts.rating_pairs import Asked, RatingPairs
from workbook.widgets.conflicts.rows import some
from workbook.words.conflicts import conflict as said
from workbook.words.conflicts import screen as words

if TYPE_CHECKING:
    from workbook.store.file.unsaved import Words


class RatingApart(Dialog[bool]):
    """What one person says is saved when they are done, and from then on closed, also to themselves, until everybody
    is in. Returns whether something was said."""

    CSS_PATH = ["../common/fields_dialog.tcss", "conflicts.tcss"]
    AUTO_FOCUS = ""
    called = words.RATE_TITLE

    def __init__(self, context: AppContext, conflict: str) -> None:
        super().__init__()
        self.context = context
        self._conflict = conflict
        conflicts = context.notebook.conflicts
        self.person_id = context.person_id
        self._names = {
            id: name or (words.ME if id == self.person_id else words.THE_OTHER)
            for id, name in conflicts.ratings.rater_names().items()
        }
        self._who = "" if len(self._names) > 1 else next(iter(self._names))  # whose turn it is
        self._said: dict[str, Rating] = {}  # option → what the one whose turn it is has said in this sitting
        self._any = False
        self._options = [one.option for one in conflicts.picture(conflict).options if not one.option.put_aside]

    @property
    def _alone(self) -> bool:
        return len(self._names) < 2

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(id="whose", classes="title")
            yield Static(id="how", classes="hint")
            yield RowList(id="turns")
            yield RatingPairs(id="pairs")
        yield KeyLine()

    def on_mount(self) -> None:
        order = sorted(self._names, key=lambda id: id != self.person_id)
        self.query_one("#turns", RowList).set_rows([self._turn_row(id) for id in order])
        self._show(afresh=True)

    def _turn_row(self, person: str) -> Row:
        others = [name for id, name in self._names.items() if id != person]
        return Row(left=plain(words.turn(self._names[person], others)), value=person)

    # -- showing ----------------------------------------------------------------------------------------------

    def _show(self, *, afresh: bool = False) -> None:
        turns, pairs = self.query_one("#turns", RowList), self.query_one("#pairs", RatingPairs)
        rating = bool(self._who)
        turns.display, pairs.display = not rating, rating
        title = words.turn_of(self._names[self._who]) if rating and not self._alone else words.RATE_TITLE
        self.query_one("#whose", Static).update(one_line(title))
        about = words.ALONE_ABOUT if rating else words.RATE_ABOUT
        self.query_one("#how", Static).update(plain(about))
        pairs.show(self._asked() if rating else [], afresh=afresh)  # nothing of one stays on screen for the other
        shown = pairs if rating else turns
        if not shown.has_focus:
            self.set_focus(shown)
        self.refresh_bindings()

    def _asked(self) -> list[Asked]:
        """The options that this person may rate: for two, those whose numbers are not open yet."""
        conflicts = self.context.notebook.conflicts
        waiting = {option.id for option in conflicts.ratings.unrated(self._conflict, self._who)}
        asked: list[Asked] = []
        for option in self._options:
            opened = conflicts.ratings.of(option.id)
            if opened and not self._alone:
                continue
            before = opened.get(self._who, Rating())
            rating = self._said.get(option.id, before)
            answered = option.id not in waiting and rating == Rating()
            text = some(said.wording(option.wording))
            asked.append(Asked(option.id, text, rating.wish, rating.ability, answered, rating.declined))
        return asked

    # -- saying -----------------------------------------------------------------------------------------------

    @on(RatingPairs.Said)
    def _level(self, message: RatingPairs.Said) -> None:
        message.stop()
        opened = self.context.notebook.conflicts.ratings.of(message.option)
        before = self._said.get(message.option) or opened.get(self._who) or Rating()
        wish = message.level if message.what == "wish" else before.wish
        ability = message.level if message.what == "ability" else before.ability
        self._said[message.option] = Rating(wish, ability)
        self._show()

    @on(RatingPairs.Declined)
    def _declined(self, message: RatingPairs.Declined) -> None:
        message.stop()
        self._said[message.option] = Rating(declined=True)
        self._show()

    def keep_draft(self) -> None:
        """Save what the one whose turn it is has said. It is one change, and leaves the screen's memory."""
        given, self._said = self._said, {}
        if not given:
            return
        try:
            with self.context.notebook.change(said.RATED, undoable=False):
                refused = [error for option, rating in given.items() if (error := self._give(option, rating))]
        except WorkbookError:
            self._said = given
            raise
        for error in refused[:1]:
            self.tell_error(error)
        self._any = True

    def unsaved_words(self) -> list[Words]:
        """What was said, when it cannot be saved: it has no draft, for nothing of one may be shown to the other."""
        from workbook.store.file.unsaved import Words

        texts = {
            some(said.wording(option.wording)): words.rating(rating)
            for option in self._options
            if (rating := self._said.get(option.id)) is not None
        }
        return [Words(self.called, texts, self._who)] if texts else []

    def _give(self, option: str, rating: Rating) -> WorkbookError | None:
        """Save one rating; what stands against it: the option was taken out meanwhile, or has its numbers by now."""
        conflicts = self.context.notebook.conflicts
        try:
            if rating.declined:
                conflicts.ratings.decline(option, self._who)
            else:
                conflicts.ratings.rate(option, self._who, wish=rating.wish, ability=rating.ability)
        except (NotFoundError, UsageError) as error:
            return error
        return None

    # -- passing on -------------------------------------------------------------------------------------------

    @on(RowList.Chosen, "#turns")
    def _begin(self, message: RowList.Chosen) -> None:
        message.stop()
        self._who = message.row.value or ""
        self._show(afresh=True)

    @on(RowList.Chosen, "#pairs")
    def _done(self, message: RowList.Chosen) -> None:
        """This person has said what they want to say: pass on, or leave when everybody is in."""
        message.stop()
        if self._alone or not self._who:
            self.action_close()
            return
        if not self._kept():
            return
        if self._all_in():
            self.action_close()
            return
        done, self._who = self._who, ""
        self._show()
        self.query_one("#turns", RowList).select(next(id for id in self._names if id != done))

    def _kept(self) -> bool:
        try:
            self.keep_draft()
        except WorkbookError as error:
            self.tell_error(error)
            self._show()
            return False
        return True

    def _all_in(self) -> bool:
        conflicts = self.context.notebook.conflicts
        return not any(conflicts.ratings.unrated(self._conflict, person) for person in self._names)

    def action_close(self) -> None:
        if not self._kept():
            return
        if self._any and not self._alone:
            self.tell(words.BOTH_IN if self._all_in() else words.KEPT_APART)
        self.dismiss(self._any)
