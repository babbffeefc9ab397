"""Everything that can be wrong with a content folder, found in one go: for `workbook content check` and the tests.

What would make the program stumble is found while reading (`steps.py`); here are the faults that only show
when files are looked at together, and those of the prose.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from workbook.content.book import (
    CARDS,
    HELP,
    MANIFEST,
    PROMISES,
    Book,
    load,
    read_decks,
    read_help,
    read_programme,
    read_promise_examples,
)
from workbook.content.chores import CHORES, read_chores
from workbook.content.faults import ContentError, Fault
from workbook.content.language import check_language, has_care
from workbook.content.packs import read_pack
from workbook.content.prose import judge_prose
from workbook.content.reading import File, Table
from workbook.content.solutions import SOLUTIONS, read_solutions
from workbook.content.steps import read_step
from workbook.domain.steps.exercises import KINDS, OF_TEXT, Choose, Deck, Rehearse, Reread
from workbook.domain.steps.programme import POINTS, Exercise, Part, Programme, Step, place
from workbook.words.steps import pack_faults as pack_words
from workbook.words.steps import programme_faults as programme_words
from workbook.words.steps import step_faults as step_words
from workbook.words.wording.faults import no_care, no_place

LEAST_WORDS, MOST_WORDS = 150, 350
LEAST_WORDS_OWN = 80
MOST_AT_ONCE = 15  # minutes of a sitting
LEAST_EXERCISES, LEAST_EXERCISES_OWN = 3, 2
"""A page of somebody's own is short, and asks for little; so may a step of a pack."""
OTHERS: dict[str, Callable[[File], object]] = {
    PROMISES: read_promise_examples,
    HELP: read_help,
    CHORES: read_chores,
    SOLUTIONS: read_solutions,
}
"""Files that a folder may have, each read by itself."""
WITHOUT_WORDS = ("turns", "rehearse")  # nothing of these is worth reading again
WITH_ANSWER = tuple(kind for kind in KINDS if kind not in WITHOUT_WORDS)


@dataclass(frozen=True, slots=True)
class Findings:
    """All faults, in the order of the files, and what the folder holds. `borrowed` are steps that are listed and
    not there, but can be taken from the content that the program brings along. `hints`: what is read all the same,
    and would be better otherwise. `by`: whom a pack is from; "" for a book."""

    faults: tuple[Fault, ...]
    steps: int = 0
    exercises: int = 0
    words: int = 0
    borrowed: tuple[str, ...] = ()
    hints: tuple[Fault, ...] = ()
    by: str = ""


def check(folder: Path) -> Findings:
    """Read everything and say what is wrong with it. Raises nothing; at worst the one fault is the folder."""
    try:
        book = load(folder)
    except ContentError as error:
        return Findings(error.faults)
    manifest = File(folder, MANIFEST)
    files = [manifest]
    programme = read_programme(manifest)
    decks: dict[str, Deck] = {}
    if os.path.exists(folder / CARDS):
        cards = File(folder, CARDS)
        decks = read_decks(cards)
        files.append(cards)

    def find_deck(id: str) -> Deck | None:
        with suppress(ContentError):
            return decks.get(id) or Book(book.spare).deck(id)
        return None

    for name, read in OTHERS.items():
        if os.path.exists(folder / name):
            file = File(folder, name)
            read(file)
            files.append(file)
    listed = programme.every_id if programme else ()
    own = _own(programme.parts if programme else ())
    steps: dict[str, tuple[File, Step]] = {}
    borrowed: dict[str, Step] = {}
    for id in _all_step_ids(folder, listed):
        if not os.path.exists(folder / f"steps/{id}.toml"):
            if os.path.exists(book.spare / f"steps/{id}.toml"):
                with suppress(ContentError):  # a fault of the program's own content, not of this folder
                    borrowed[id] = book.step(id)
            else:
                manifest.fault("", programme_words.step_file_missing(id))
            continue
        file = File(folder, f"steps/{id}.toml")
        files.append(file)
        if programme and id not in listed:
            file.fault("", programme_words.step_not_listed(id))
        step = read_step(file, find_deck, own=id in own)
        if step is not None:
            steps[id] = (file, step)
    known = {id: step for id, (_, step) in steps.items()}
    for id, (file, step) in steps.items():
        _judge_step(file, step, borrowed | known, own=id in own)
    if programme and manifest.top is not None:
        for table, after in zip(manifest.top.tables("after"), programme.after, strict=False):
            _judge_of(table, "reread", after.reread, "", None, borrowed | known, WITH_ANSWER)
    for file in files:
        judge_prose(file)
    places = _places(book)
    for file, step in steps.values():
        _judge_help(file, step, places)
    found = _found(files, list(known.values()))
    faults = (*found.faults, *check_language(folder, places))
    hints = (*found.hints, *_without_care(folder))
    return replace(found, faults=faults, borrowed=tuple(borrowed), hints=hints)


def check_pack(folder: Path, book: Book) -> Findings:
    """The same of a pack, whose steps come after those of that book: its ids are taken, its exercises can be referred
    to, and of a step of a pack less is asked."""
    manifest = File(folder, MANIFEST)
    files = [manifest]
    programme: Programme | None = None
    with suppress(ContentError):  # the faults of the book are its own
        programme = book.programme
    taken = programme.every_id if programme else ()
    pack = read_pack(manifest, taken, [part.id for part in programme.parts] if programme else ())
    decks: dict[str, Deck] = {}
    if os.path.lexists(folder / CARDS):
        files.append(File(folder, CARDS))
        decks = read_decks(files[-1])

    def find_deck(id: str) -> Deck | None:
        with suppress(ContentError):
            return decks.get(id) or book.deck(id)
        return None

    listed = pack.step_ids if pack else ()
    own = _own(pack.parts if pack else ())
    steps: dict[str, tuple[File, Step]] = {}
    for id in _all_step_ids(folder, listed):
        if not os.path.lexists(folder / f"steps/{id}.toml"):
            manifest.fault("", programme_words.step_file_missing(id))
            continue
        file = File(folder, f"steps/{id}.toml")
        files.append(file)
        if pack and id not in listed:
            file.fault("", programme_words.step_not_listed(id))
        step = read_step(file, find_deck, own=id in own, pack=True)
        if step is not None:
            steps[id] = (file, step)
    known = {id: step for id, (_, step) in steps.items()}
    for_reference = dict(known)
    for id in taken:
        with suppress(ContentError):
            for_reference.setdefault(id, book.step(id))
    for id, (file, step) in steps.items():
        _judge_step(file, step, for_reference, own=id in own, pack=True)
    for name in (*OTHERS, "language"):
        if os.path.lexists(folder / name):
            manifest.hints.append(Fault(name, "", *pack_words.not_used_in_pack()))
    for file in files:
        judge_prose(file)
    places = _places(book)
    for file, step in steps.values():
        _judge_help(file, step, places)
    return replace(_found(files, list(known.values())), by=pack.by if pack else "")


def _own(parts: Iterable[Part]) -> set[str]:
    """The steps that are pages of somebody's own."""
    return {id for part in parts if part.whose for id in part.steps}


def _found(files: Sequence[File], steps: Sequence[Step]) -> Findings:
    return Findings(
        tuple(fault for file in files for fault in file.faults),
        len(steps),
        sum(len(step.exercises) for step in steps),
        sum(word_count(step.reading) for step in steps),
        hints=tuple(hint for file in files for hint in file.hints),
    )


def _places(book: Book) -> list[str] | None:
    """The ids of the places to turn to; None where their file is faulty, which is told for itself."""
    try:
        return [place.id for place in book.help()]
    except ContentError:
        return None


def _without_care(folder: Path) -> list[Fault]:
    return [] if has_care(folder) else [Fault("language/care.toml", "", *no_care())]


def word_count(text: str) -> int:
    """Words as a reader counts them: runs of signs between blanks that hold a letter or a digit."""
    return sum(1 for word in text.split() if any(sign.isalnum() for sign in word))


def _all_step_ids(folder: Path, listed: Iterable[str]) -> list[str]:
    """The listed steps in order, then the files that nobody lists."""
    found: list[str] = []
    with suppress(OSError):  # a folder that may not be read; the fault of its manifest says so
        found = sorted(path.stem for path in (folder / "steps").glob("*.toml"))
    listed = list(dict.fromkeys(listed))
    return [*listed, *(id for id in found if id not in listed)]


def _judge_step(file: File, step: Step, steps: Mapping[str, Step], *, own: bool, pack: bool = False) -> None:
    top = file.top
    if top is None:
        return
    count, least = word_count(step.reading), LEAST_WORDS_OWN if own or pack else LEAST_WORDS
    if step.reading and not least <= count <= MOST_WORDS:
        top.fault(step_words.reading_length(count, least, MOST_WORDS), "reading")
    if step.minutes > MOST_AT_ONCE and not step.second:
        top.hint(step_words.too_long_at_once(step.minutes, MOST_AT_ONCE), "minutes")
    counted = sum(one.minutes for one in step.exercises if not one.optional)
    if 0 < step.minutes < counted:
        top.hint(step_words.minutes_too_few(step.minutes, counted), "minutes")
    for point in dict.fromkeys(step.covers):
        if point not in POINTS:
            top.fault(step_words.unknown_point(point), "covers")
        elif step.covers.count(point) > 1:
            top.fault(step_words.same_point(point), "covers")
    few = LEAST_EXERCISES_OWN if own or pack else LEAST_EXERCISES
    if len(step.exercises) < few:
        top.fault(step_words.too_few_exercises(len(step.exercises), few))
    acts = [one for one in step.exercises if one.kind == "act"]
    required = sum(1 for one in acts if not one.optional)
    if pack and required > 1:
        top.fault(pack_words.acts_in_pack(required))
    elif not (own or pack) and required != 1:
        top.fault(step_words.several_acts(required) if required else step_words.no_act())
    for table, exercise in zip(top.tables("exercise"), step.exercises, strict=False):
        if own and exercise.kind == "act":
            table.fault(step_words.own_has_act(), "kind")
        if own and exercise.faces:
            table.hint(step_words.own_goes_nowhere(), "faces")
        if own and getattr(exercise.settings, "notes", ()):
            table.hint(step_words.own_has_notes(), "notes")
        _judge_reference(table, step, exercise, steps)


def _judge_reference(table: Table, step: Step, exercise: Exercise, steps: Mapping[str, Step]) -> None:
    """`of` must name an exercise whose answer there is something to show of."""
    settings = exercise.settings
    if isinstance(settings, Rehearse | Reread) and settings.of:
        kinds = OF_TEXT if isinstance(settings, Rehearse) else WITH_ANSWER
        _judge_of(table, "of", settings.of, step.id, exercise, steps, kinds)


def _judge_help(file: File, step: Step, places: Sequence[str] | None) -> None:
    """The place that an option names must be one. `places` None: their file has faults of its own."""
    for table, one in zip(file.top.tables("exercise") if file.top else (), step.exercises, strict=False):
        options = one.settings.options if isinstance(one.settings, Choose) else ()
        for option_table, option in zip(table.tables("option") if options else (), options, strict=False):
            if option.help and places is not None and option.help not in places:
                option_table.fault(no_place(option.help, places), "help")


def _judge_of(
    table: Table,
    key: str,
    of: str,
    step: str,
    exercise: Exercise | None,
    steps: Mapping[str, Step],
    kinds: Sequence[str],
) -> None:
    """A reference to an exercise from `exercise` of `step` (None: from outside the steps)."""
    step_id, exercise_id = place(of, step)
    found = [one for one in (steps[step_id].exercises if step_id in steps else ()) if one.id == exercise_id]
    if not found:
        table.fault(step_words.of_unknown(of), key)
    elif found[0] is exercise:
        table.fault(step_words.of_itself(), key)
    elif found[0].kind not in kinds:
        table.fault(step_words.of_wrong_kind(of, found[0].kind, kinds), key)
    elif not found[0].stored:
        table.fault(step_words.of_unstored(of), key)
