"""The content folder → domain values, or a `ContentError` that names every fault with file, place and remedy.

A `Book` reads only what it is asked for and keeps it: opening Today costs the manifest and one step, not all of
them. `workbook.content.check` reads everything and judges the prose as well.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbook.content.faults import ContentError, Fault
from workbook.content.parts import fit_for_a_name, read_parts
from workbook.content.reading import File, Table, read_cadence, unique
from workbook.domain.common.errors import NotFoundError
from workbook.domain.common.finding import nearest
from workbook.domain.common.people import ROLES, Role
from workbook.domain.steps.programme import After, Programme
from workbook.paths import content_folder
from workbook.words.common import faults as words
from workbook.words.steps import pack_faults as pack_words
from workbook.words.steps import programme_faults as programme_words
from workbook.words.steps import step as steps_words

if TYPE_CHECKING:
    from workbook.content.packs import Pack
    from workbook.domain.steps.exercises import Deck
    from workbook.domain.steps.help import HelpPlace
    from workbook.domain.steps.programme import Step

__all__ = ["Book", "ContentError", "Fault", "load"]

MANIFEST = "programme.toml"
CARDS = "cards.toml"
PROMISES = "promises.toml"
HELP = "help.toml"
MOST_MONTHS = 36


def load(folder: Path, packs: Sequence[Path] = ()) -> Book:
    """The content of a folder, with what packs add to it (`packs.py`). Raises ContentError when there is no such
    folder."""
    if not os.path.exists(folder):
        raise ContentError([Fault(str(folder), "", *words.no_folder(str(folder)))])
    if not os.path.isdir(folder):
        raise ContentError([Fault(str(folder), "", *words.not_a_folder(str(folder)))])
    return Book(folder, packs=packs)


@dataclass(frozen=True, slots=True)
class PromiseExample:
    """A promise that the book offers as an example; `cadence` as `workbook promise add` takes it; `whose`: the
    role it is for, "" for the one who is rebuilding."""

    act: str
    cue: str
    smallest: str
    cadence: str
    whose: Role | Literal[""] = ""


class Book:
    """What the book says, read when it is asked for.

    What a folder leaves out (a step that is not translated yet, a deck, the places of help) is taken from `spare`,
    the content that the program brings along. The manifest is never borrowed. The parts of `packs` come after its own;
    a pack that is faulty is left out, so that the book can be read without it.
    """

    def __init__(self, folder: Path, spare: Path | None = None, packs: Sequence[Path] = ()) -> None:
        self.folder = folder
        self.spare = spare or content_folder()
        self._pack_folders = packs
        self._packs: tuple[Pack, ...] = ()
        self._left_out: tuple[Fault, ...] = ()
        self._programme: Programme | None = None
        self._steps: dict[str, Step] = {}
        self._decks: dict[str, Deck] | None = None

    def own(self, id: str) -> bool:
        """Is this step a page of somebody's own?"""
        part = self.programme.part_of(id)
        return part is not None and bool(part.whose)

    @property
    def programme(self) -> Programme:
        """The parts and the order of the steps. Raises ContentError."""
        if self._programme is None:
            file = File(self.folder, MANIFEST)
            programme = read_programme(file)
            if programme is None or file.faults:
                raise ContentError(file.faults)
            self._programme = self._with_packs(programme) if self._pack_folders else programme
        return self._programme

    def _with_packs(self, programme: Programme) -> Programme:
        from workbook.content.packs import read_packs

        parts = [part.id for part in programme.parts]
        self._packs, self._left_out = read_packs(self._pack_folders, programme.every_id, parts)
        return replace(programme, parts=(*programme.parts, *(part for pack in self._packs for part in pack.parts)))

    @property
    def left_out(self) -> tuple[Fault, ...]:
        """Why packs are left out, if any are. A book that cannot be read says so for itself."""
        if self._pack_folders and self._programme is None:
            with suppress(ContentError):
                _ = self.programme
        return self._left_out

    def pack_of(self, id: str) -> Pack | None:
        """The pack a step is from; None for a step of the book. Raises ContentError."""
        return next((pack for pack in self._packs if id in pack.step_ids), None) if self.programme else None

    def id_meant(self, typed: str) -> str:
        """The id of the step meant by its id, its title or words of it. NotFoundError, which names the nearest or
        those that have the words, where it is none or several."""
        every = self.programme.every_id
        if typed in every:
            return typed
        from workbook.domain.steps.meant import ids_meant, nearest_id

        titles = dict.fromkeys(every, "")
        for id in every:
            with suppress(ContentError):  # a faulty one is known by its id
                titles[id] = self.step(id).title
        found = ids_meant(typed, titles)
        if len(found) != 1:
            raise NotFoundError(
                steps_words.several_steps(found) if found else steps_words.no_step(nearest_id(typed, titles))
            )
        return found[0]

    def step(self, id: str) -> Step:
        """One step of the programme. Raises NotFoundError for an id that no part lists, ContentError for faults."""
        step = self._steps.get(id)
        if step is None:
            if id not in self.programme.every_id:
                raise NotFoundError(steps_words.no_step(nearest(id, self.programme.every_id)))
            from workbook.content.steps import read_step

            pack = self.pack_of(id)
            file = File(pack.folder, f"steps/{id}.toml") if pack else self._file(f"steps/{id}.toml")
            decks = self._decks_of(pack) if pack else self.deck
            step = read_step(file, decks, own=self.own(id), pack=pack is not None)
            if step is None or file.faults:
                raise ContentError(file.faults)
            self._steps[id] = step
        return step

    def step_to_offer(self, id: str) -> Step:
        """The same, for what is offered next: in a step of a pack that is faulty nothing waits. Raises ContentError for
        a faulty step of the book."""
        try:
            return self.step(id)
        except ContentError:
            if self.pack_of(id) is None:
                raise
            from workbook.domain.steps.programme import Step

            return Step(id, "", 0, (), "", ())

    def steps(self) -> list[Step]:
        """Every step there is, in order. Raises ContentError with the faults of all of them."""
        steps: list[Step] = []
        faults: list[Fault] = []
        for id in self.programme.every_id:
            try:
                steps.append(self.step(id))
            except ContentError as error:
                faults += error.faults
        if faults:
            raise ContentError(faults)
        return steps

    def deck(self, id: str) -> Deck | None:
        """A deck of cards.toml, None when it has none of that id. Raises ContentError for a faulty file."""
        return next((deck for deck in self.decks() if deck.id == id), None)

    def _decks_of(self, pack: Pack) -> Callable[[str], Deck | None]:
        """The decks of a pack, and of the book where it has none of that id. Raises ContentError for a faulty file."""
        own: dict[str, Deck] = {}
        if os.path.lexists(pack.folder / CARDS):
            file = File(pack.folder, CARDS)
            own = read_decks(file)
            if file.faults:
                raise ContentError(file.faults)
        return lambda id: own.get(id) or self.deck(id)

    def decks(self) -> tuple[Deck, ...]:
        """Every deck of cards.toml. Raises ContentError for a faulty file."""
        if self._decks is None:
            decks: dict[str, Deck] = {}
            for folder in dict.fromkeys((self.spare, self.folder)):
                if os.path.exists(folder / CARDS):
                    file = File(folder, CARDS)
                    decks |= read_decks(file)
                    if file.faults:
                        raise ContentError(file.faults)
            self._decks = decks
        return tuple(self._decks.values())

    def promise_examples(self) -> tuple[PromiseExample, ...]:
        """The examples of promises.toml. Raises ContentError."""
        file = self._file(PROMISES)
        examples = read_promise_examples(file)
        if file.faults:
            raise ContentError(file.faults)
        return examples

    def help(self) -> tuple[HelpPlace, ...]:
        """Where to turn, from help.toml. Raises ContentError."""
        file = self._file(HELP)
        places = read_help(file)
        if file.faults:
            raise ContentError(file.faults)
        return places

    def places_to_turn(self) -> tuple[HelpPlace, ...]:
        """Where to turn, whatever has become of the folder: the program's places where its own cannot be read, and
        where the program's rules for care hold also those of them that a sentence may lead to."""
        from workbook.content.language import care_places, has_care

        try:
            own = self.help()
        except ContentError:
            return Book(self.spare).help()
        if has_care(self.folder) or not os.path.exists(self.folder / HELP):
            return own
        missing = care_places(self.spare) - {place.id for place in own}
        return (*own, *(place for place in Book(self.spare).help() if place.id in missing))

    def _file(self, name: str) -> File:
        """A file of the folder, or of `spare` where the folder has none of that name."""
        there = os.path.exists(self.folder / name) or not os.path.exists(self.spare / name)
        return File(self.folder if there else self.spare, name)


def read_programme(file: File) -> Programme | None:
    """The manifest. Faults are noted in the file."""
    top = file.top
    if top is None:
        return None
    title, welcome, closing = top.text("title", one_line=True), top.text("welcome"), top.text("closing")
    welcome_partner, again = top.text("welcome_partner", ""), top.text("again", "")
    tables = top.tables("part", least=1)
    unique(tables, "parts", lambda table: table.data.get("id"))
    top.flag("adds", False)  # true only in a pack, which `packs.py` reads
    if top.has("by"):
        top.text("by")
        top.fault(pack_words.by_without_adds(), "by")
    parts = read_parts(tables)
    if again and not fit_for_a_name(top, again, "again"):
        again = ""
    if again in (step for part in parts for step in part.steps):
        top.fault(programme_words.again_in_a_part(again), "again")
    if parts and not any(part.whose for part in parts):
        top.hint(programme_words.nothing_for_partner())
    later = top.tables("after")
    after = tuple(map(_after, later))
    months: set[int] = set()
    for table, one in zip(later, after, strict=True):
        if one.months in months:
            table.fault(programme_words.same_months(one.months), "months")
        months.add(one.months)
    top.finish()
    return Programme(title, welcome, closing, parts, welcome_partner, again, after)


def _after(table: Table) -> After:
    months = table.number("months", low=1, high=MOST_MONTHS)
    reread, question = table.text("reread", one_line=True), table.text("question", one_line=True)
    after = After(months, reread, question, table.text("promises", "", one_line=True))
    table.finish()
    return after


def read_decks(file: File) -> dict[str, Deck]:
    """cards.toml. Faults are noted in the file."""
    from workbook.content.steps import read_deck

    if file.top is None:
        return {}
    tables = file.top.tables("deck")
    unique(tables, "decks", lambda table: table.data.get("id"))
    file.top.finish()
    return {deck.id: deck for deck in map(read_deck, tables)}


def read_promise_examples(file: File) -> tuple[PromiseExample, ...]:
    """promises.toml: tables `[[promise]]` with act, cue, smallest, cadence, a role as `for`. Faults are noted."""
    if file.top is None:
        return ()
    examples: list[PromiseExample] = []
    for table in file.top.tables("promise"):
        act, cue, smallest = (table.text(key, one_line=True) for key in ("act", "cue", "smallest"))
        whose: Role | Literal[""] = table.one_of("for", ("", *ROLES), "")
        examples.append(PromiseExample(act, cue, smallest, read_cadence(table), whose))
        table.finish()
    file.top.finish()
    return tuple(examples)


def read_help(file: File) -> tuple[HelpPlace, ...]:
    """help.toml: tables `[[help]]` with id, title, what and where. Faults are noted in the file."""
    from workbook.domain.steps.help import HelpPlace

    if file.top is None:
        return ()
    tables = file.top.tables("help", least=1)
    unique(tables, "places of help", lambda table: table.data.get("id"))
    places: list[HelpPlace] = []
    for table in tables:
        title, what, where = (table.text(key, one_line=True) for key in ("title", "what", "where"))
        places.append(HelpPlace(table.id(), title, what, where))
        table.finish()
    file.top.finish()
    return tuple(places)
