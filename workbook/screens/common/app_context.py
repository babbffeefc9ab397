"""What every screen works with: the Notebook, the book, today's date, the settings file, and who sits in front."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.config import Config
from workbook.domain.common.dates import day_of
from workbook.domain.common.errors import InUseError, WorkbookError
from workbook.domain.promises.promise import ME
from workbook.domain.steps.safety import exercise_is_away

if TYPE_CHECKING:
    from workbook.content.book import Book
    from workbook.domain.common.people import Person, Role
    from workbook.domain.steps.help import HelpPlace
    from workbook.domain.steps.next_step import Key
    from workbook.domain.together.review import Part
    from workbook.screens.common.wording import Wording
    from workbook.store.notebook import Notebook


@dataclass
class AppContext:
    """One for the whole app. `data` and `content` are the folders of the saved data and of what the book says, `packs`
    those of what is added to the book.
    `today` moves when midnight passes; screens read it each time they draw. `seat` is the id of who sits in front of
    this window: at first the usual one of this machine, then whoever sits down here. Another window has its own.
    `demo`: the people are invented, which every page says on top."""

    notebook: Notebook
    data: Path
    content: Path
    today: date
    config: Config = field(default_factory=Config)
    seat: str = ""
    demo: bool = False
    passed_over: dict[str, set[tuple[Part, str]]] = field(default_factory=dict)
    """Review → what somebody passed over in it, in this sitting: it is kept nowhere else."""
    packs: tuple[Path, ...] = ()
    _unsafe: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.seat = self.seat or self.notebook.people.usual()
        self.notebook.actor = self.seat

    def sit_down(self, id: str) -> Person:
        """From now on this person sits in front of this window, and usually at the next start. Raises NotFoundError,
        what a write raises, and InUseError for somebody whose part is sealed by a passphrase of their own that was not
        given; then everything stays as it is."""
        keys = self.notebook.keys
        if keys is not None and keys.lacks(id):
            from workbook.words.common import passphrase

            raise InUseError(passphrase.THEIRS_HERE)
        person = self.notebook.people.sit_down(id)
        self.seat = self.notebook.actor = person.id
        return person

    @property
    def together_hidden(self) -> bool:
        """Has the person in front said in this sitting that there is somebody to be afraid of? Then what is for two
        and what goes to the other person is put away (`domain.steps.safety`)."""
        return bool(self._unsafe.get(self.person_id))

    def is_put_away(self, step: str, exercise: str = "") -> bool:
        """Is what was made of this exercise put away now: a promise to go to the other person, a date for two? Without
        an exercise: of the step's act."""
        if not self.together_hidden:
            return False
        try:
            found = self.book.step(step)
            made_of = found.exercise(exercise) if exercise else found.act
        except (WorkbookError, KeyError):  # no step of this book, so nothing is known of it
            return False
        return made_of is not None and exercise_is_away(made_of, unsafe=True)

    def is_unsaid(self, answer: Key) -> bool:
        """Did the person in front write something there that nothing should help to say?"""
        from workbook.store.steps.answer_states import answer_text

        text = answer_text(self.notebook, self.person_id, answer)
        return bool(text) and self.wording.not_to_say(text)

    def safety_chosen(self, question: str, unsafe: bool) -> None:
        """The person in front answered a question (step/exercise) that is never stored: whether there is somebody to
        be afraid of. Kept in memory only, for this person only, and gone when the program ends."""
        known = self._unsafe.get(self.person_id, frozenset())
        self._unsafe[self.person_id] = known | {question} if unsafe else known - {question}

    @property
    def person(self) -> Person | None:
        """Who sits in front: who sat down, else (they were taken out) who is rebuilding; None before the first run."""
        people = self.notebook.people
        return people.get(self.seat) or people.rebuilding()

    @property
    def role(self) -> Role:
        """What the one in front is here; before anybody gave a name it is whoever is rebuilding."""
        person = self.person
        return person.role if person else "rebuilding"

    @property
    def person_id(self) -> str:
        """The id under which answers and promises are kept, also before anybody gave a name."""
        person = self.person
        return person.id if person else ME

    def day_of(self, moment: datetime) -> date:
        """The day that a moment belongs to, by the clock on this wall and the hour at which a day begins here."""
        return day_of(moment.astimezone(), self.config.day_begins)

    @property
    def again(self) -> str:
        """The step for when it has happened again, for who may need it; "" where there is none, or no book to read."""
        try:
            return self.book.programme.again if self.role == "rebuilding" else ""
        except WorkbookError:
            return ""

    @cached_property
    def book(self) -> Book:
        """The content, read part by part as it is asked for. Raises ContentError."""
        from workbook.content.book import load

        return load(self.content, self.packs)

    def packs_left_out(self) -> list[str]:
        """Why packs are left out, in a sentence each."""
        if not self.packs:
            return []
        from workbook.words.steps.pack_faults import left_out

        try:
            return [left_out(str(fault)) for fault in self.book.left_out]
        except WorkbookError:  # no book: the page that needs it says why
            return []

    @cached_property
    def wording(self) -> Wording:
        """Notes on wording by the rules of the content. It remembers the sentences that it has looked at."""
        from workbook.domain.wording.names import known
        from workbook.screens.common.wording import Wording

        return Wording(self.content, lambda writer: known(self.notebook.people.all(), writer or self.person_id))

    def forget_sentences(self) -> None:
        """Let go of what has been looked at for notes on wording; its rules are read anew when they are needed."""
        self.__dict__.pop("wording", None)

    def places_to_turn(self) -> tuple[HelpPlace, ...]:
        """The places to turn to."""
        return self.book.places_to_turn()
