"""What people answered: saved as they type, with earlier versions kept.

Tables: `answers` (id "step/exercise/person") and `answer_versions`. Which exercise an answer belongs to
is known by ids alone, so content can be reworded. Answers that are never to be stored are refused at this door.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import NotFoundError
from workbook.domain.steps.answers import VALUES, Answer, Apart, Value, Version, empty, is_empty
from workbook.domain.steps.exercises import Kind
from workbook.domain.steps.next_step import Key, State
from workbook.domain.steps.plain_text import plain_answer
from workbook.domain.steps.progress import value_state
from workbook.store.common.forgettings import forgettings
from workbook.store.file.choice_ids import with_ids
from workbook.store.file.errors import Damaged
from workbook.store.file.records import from_document, many, to_document
from workbook.store.steps.answer_states import ANSWERS, VERSIONS
from workbook.store.steps.dates import follow_dates
from workbook.store.steps.moments import follow_points, is_of_moments, moments_of, with_points
from workbook.store.steps.shown_lines import follow_rows
from workbook.words.steps import step as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise
    from workbook.store.file.change import Change, Document
    from workbook.store.session import Session


VERSION_AFTER = timedelta(minutes=10)
"""How long an answer may be written at before the state before it is kept as a version."""
MOST_VERSIONS = 20
MOST_VERSION_LETTERS = 400_000
"""Of one answer. Beyond either, versions close to their neighbours in time go first; the oldest and newest stay."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """A document of `answers`; the value is converted by its kind afterwards. `since`: when this version began.
    `state` spares whoever only counts (`answer_states.py`) the exercise and the value."""

    step: str
    exercise: str
    person: str
    kind: Kind
    updated: datetime
    since: datetime
    value: dict[str, Any] = field(default_factory=dict[str, Any])
    state: State = "begun"
    private: bool = False
    not_now: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class StoredVersion:
    answer: str
    kind: Kind
    at: datetime
    value: dict[str, Any] = field(default_factory=dict[str, Any])
    revision: int = 0


def answer_id(step: str, exercise: str, person: str) -> str:
    return f"{step}/{exercise}/{person}"


class Answers:
    """The answers of everybody in the workbook. Each method that changes something is one change of the session, made
    by the person whose answer it is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._seen: dict[str, Answer] = {}

    # -- reading

    def of(self, person: str) -> dict[Key, Answer]:
        """Everything one person answered, by (step, exercise). Documents that make no sense are set aside, and
        named in `faulty`."""
        documents = self._session.documents(ANSWERS)
        answers: dict[Key, Answer] = {}
        for id, stored in many(StoredAnswer, documents).items():
            if stored.person == person:
                answer = self._answer(id, stored)
                if answer is not None:
                    answers[answer.key] = answer
        return answers

    def get(self, step: str, exercise: Exercise, person: str) -> Answer:
        """One answer; an empty one of revision 0 when there is none, or when it answers another kind of exercise."""
        answer = self._kept(step, exercise, person)
        return with_points(answer, moments_of(self._session, person)) if is_of_moments(exercise) else answer

    def _kept(self, step: str, exercise: Exercise, person: str) -> Answer:
        """As it stands in its document."""
        id = answer_id(step, exercise.id, person)
        document = self._session.get(ANSWERS, id)
        if document is not None:
            answer = self._answer(id, from_document(StoredAnswer, id, document, table=ANSWERS))
            if answer is not None and answer.kind == exercise.kind:
                return answer
            revision = int(document.get("revision", 0))
        else:
            revision = 0
        return Answer(step, exercise.id, person, exercise.kind, empty(exercise.kind), revision=revision)

    def faulty(self) -> dict[str, str]:
        """Answers that could not be read: id → why. They stay in the file as they are."""
        documents = self._session.documents(ANSWERS)
        for id, stored in many(StoredAnswer, documents).items():
            try:
                from_document(VALUES[stored.kind], id, stored.value, table=ANSWERS)
            except Damaged as error:
                documents.faulty[id] = str(error)
        return dict(documents.faulty)

    def both(self, step: str, exercise: str, people: Sequence[str]) -> dict[str, Apart] | None:
        """The fields of everybody in `people` once all have handed theirs in; before that None, whoever asks."""
        found: dict[str, Apart] = {}
        for person in people:
            answer = self.of(person).get((step, exercise))
            if answer is None or not isinstance(answer.value, Apart) or not answer.value.handed_in:
                return None
            found[person] = answer.value
        return found

    def forgettings(self) -> int:
        """How often something has been forgotten in this workbook (`Forgotten`)."""
        return forgettings(self._session)

    # -- writing

    def save(
        self,
        step: str,
        exercise: Exercise,
        person: str,
        value: Value,
        *,
        expect: int | None = None,
        field: str | None = None,
    ) -> Answer:
        """Keep what has been entered so far; call it as often as the person types.

        `field` names what they are typing into: one go at it is one entry of the history. None: it was not typed (a
        row was removed, something ticked, handed in), which is an entry of its own.
        `expect` is the revision the person has in front of them: Conflict when somebody saved a newer one. Saving
        what is there already, or nothing where nothing was, writes nothing. An answer takes "not now" back.
        ValueError for an exercise that is never stored, or a value of another kind: mistakes of the program.
        """
        if not exercise.stored:
            raise ValueError("the answers to this exercise are never stored")
        if type(value) is not VALUES[exercise.kind]:
            raise ValueError(f"not the value of a {exercise.kind} exercise")
        now = self._session.clock()
        id = answer_id(step, exercise.id, person)
        merge = None if field is None else f"answer {id} {field}"
        with self._session.acting(person), self._session.change(words.answered(exercise.title), merge=merge) as change:
            stored = self._stored(change, id)
            before = None if stored is None else self._value(id, stored)
            document = to_document(value)
            if stored is None:
                if is_empty(value):
                    return Answer(step, exercise.id, person, exercise.kind, value)
                stored = StoredAnswer(step, exercise.id, person, exercise.kind, now, now, private=exercise.private)
            elif stored.value == document and stored.kind == exercise.kind and not stored.not_now:
                return self._put(change, id, stored, expect)
            elif stored.kind != exercise.kind or now - stored.since > VERSION_AFTER:
                self._keep(change, id, stored)
                stored = replace(stored, since=now)
            state = value_state(exercise.settings, value)
            new = replace(stored, kind=exercise.kind, value=document, state=state, not_now=False, updated=now)
            follow_dates(change, step, exercise, person, value)
            follow_rows(change, step, exercise, person, value)
            follow_points(change, step, exercise, person, before, value)
            return self._put(change, id, new, expect)

    def leave(self, step: str, exercise: Exercise, person: str, *, after: str = "") -> str:
        """The person has left the exercise: what they wrote next begins a version of its own. No entry in the
        history, for nothing was changed.

        Returns the id of the version that holds it, "" when none was kept. `after`: such an id, of what the same hand
        wrote here a moment ago; that version makes room when the new one has every letter of it."""
        id = answer_id(step, exercise.id, person)
        with self._session.change(words.answered(exercise.title), undoable=False) as change:
            stored = self._stored(change, id)
            if stored is not None:
                kept = self._keep(change, id, stored)
                if kept and kept != after and self._holds(change, exercise, kept, after):
                    change.delete(VERSIONS, after)
                return kept or after
        return ""

    def _holds(self, change: Change, exercise: Exercise, newer: str, older: str) -> bool:
        """Does a version say all that an older one of the same answer says, letter after letter?"""
        found = {key: change.get(VERSIONS, key) for key in (newer, older) if key}
        said: list[str] = []
        for key in (newer, older):
            document = found.get(key)
            if document is None:
                return False
            one = from_document(StoredVersion, key, document, table=VERSIONS)
            said.append(
                plain_answer(exercise.settings, from_document(VALUES[one.kind], key, one.value, table=VERSIONS))
            )
        letters = iter(said[0])
        return bool(said[1]) and all(letter in letters for letter in said[1])

    def set_private(self, step: str, exercise: Exercise, person: str, private: bool) -> Answer:
        """Private answers are left out of exports and hidden while the two review together."""
        return self._flag(step, exercise, person, words.made_private(exercise.title, private), private=private)

    def set_not_now(self, step: str, exercise: Exercise, person: str, not_now: bool) -> Answer:
        """Set an exercise aside, or take that back. What was written stays."""
        return self._flag(step, exercise, person, words.set_aside(exercise.title, not_now), not_now=not_now)

    def _flag(self, step: str, exercise: Exercise, person: str, label: str, **flags: bool) -> Answer:
        if not exercise.stored:
            raise ValueError("the answers to this exercise are never stored")
        now = self._session.clock()
        id = answer_id(step, exercise.id, person)
        with self._session.acting(person), self._session.change(label) as change:
            blank = StoredAnswer(
                step, exercise.id, person, exercise.kind, now, now, state="untouched", private=exercise.private
            )
            stored = self._stored(change, id) or blank
            return self._put(change, id, replace(stored, **flags), None)

    # -- earlier versions

    def versions(self, step: str, exercise: str, person: str) -> list[Version]:
        """Earlier versions of an answer, newest first."""
        found = [one for _, one in self._versions(self._session.documents(VERSIONS), step, exercise, person)]
        return sorted(found, key=lambda one: (one.at, one.id), reverse=True)

    def bring_back(self, step: str, exercise: Exercise, person: str, version: str) -> Answer:
        """Make an earlier version the answer again; the present one becomes a version. Raises NotFoundError."""
        now = self._session.clock()
        id = answer_id(step, exercise.id, person)
        with self._session.acting(person), self._session.change(words.brought_back(exercise.title)) as change:
            kept = self._versions(change.documents(VERSIONS), step, exercise.id, person)
            wanted = next((one for key, one in kept if key == version), None)
            stored = self._stored(change, id)
            if wanted is None or stored is None or wanted.kind != exercise.kind:
                raise NotFoundError(words.NO_SUCH_VERSION)
            self._keep(change, id, stored)
            state = value_state(exercise.settings, wanted.value)
            value = to_document(wanted.value)
            new = replace(stored, kind=wanted.kind, value=value, state=state, updated=now, since=now)
            follow_dates(change, step, exercise, person, wanted.value)
            follow_rows(change, step, exercise, person, wanted.value)
            follow_points(change, step, exercise, person, self._value(id, stored), wanted.value)
            return self._put(change, id, new, None)

    def forget_versions(self, step: str, exercise: Exercise, person: str) -> int:
        """Remove every earlier version of an answer; returns how many there were."""
        with self._session.acting(person), self._session.change(words.forgot_versions(exercise.title)) as change:
            keys = [key for key, _ in self._versions(change.documents(VERSIONS), step, exercise.id, person)]
            for key in keys:
                change.delete(VERSIONS, key)
        return len(keys)

    # -- helpers

    def _answer(self, id: str, stored: StoredAnswer) -> Answer | None:
        """The value of a document, made once for each revision; None when the part that was answered is damaged."""
        seen = self._seen.get(id)
        if seen is not None and seen.revision == stored.revision and seen.updated == stored.updated:
            return seen
        try:
            given = with_ids(stored.step, stored.exercise, stored.value)
            value = from_document(VALUES[stored.kind], id, given, table=ANSWERS)
        except Damaged:
            return None
        answer = Answer(
            stored.step,
            stored.exercise,
            stored.person,
            stored.kind,
            value,
            stored.private,
            stored.not_now,
            stored.updated,
            stored.revision,
        )
        self._seen[id] = answer
        return answer

    def _stored(self, change: Change, id: str) -> StoredAnswer | None:
        document = change.get(ANSWERS, id)
        return None if document is None else from_document(StoredAnswer, id, document, table=ANSWERS)

    @staticmethod
    def _value(id: str, stored: StoredAnswer) -> Value:
        return from_document(VALUES[stored.kind], id, stored.value, table=ANSWERS)

    def _put(self, change: Change, id: str, stored: StoredAnswer, expect: int | None) -> Answer:
        document = change.put(ANSWERS, id, to_document(stored), expect=expect)
        answer = self._answer(id, from_document(StoredAnswer, id, document, table=ANSWERS))
        assert answer is not None  # it was a value a moment ago
        return answer

    def _keep(self, change: Change, id: str, stored: StoredAnswer) -> str:
        """Keep the present state as a version, unless it says nothing or the newest version says the same. Returns the
        id of the version that was kept, "" when none was."""
        value = self._value(id, stored)
        kept = {key: one for key, one in many(StoredVersion, change.documents(VERSIONS)).items() if one.answer == id}
        newest = max(kept.values(), key=lambda one: one.at, default=None)
        if is_empty(value) or (newest and newest.value == stored.value and newest.kind == stored.kind):
            return ""
        version = StoredVersion(id, stored.kind, stored.updated, stored.value)
        key = self._session.new_id()
        change.put(VERSIONS, key, to_document(version), expect=0)
        for gone in _too_many({**kept, key: version}):
            change.delete(VERSIONS, gone)
        return key

    def _versions(
        self, documents: Mapping[str, Document], step: str, exercise: str, person: str
    ) -> list[tuple[str, Version]]:
        id = answer_id(step, exercise, person)
        found: list[tuple[str, Version]] = []
        for key, one in many(StoredVersion, documents).items():
            if one.answer == id:
                try:
                    value = from_document(VALUES[one.kind], key, with_ids(step, exercise, one.value), table=VERSIONS)
                except Damaged:
                    continue
                found.append((key, Version(key, id, one.kind, value, one.at)))
        return found


def _too_many(versions: Mapping[str, StoredVersion]) -> list[str]:
    """Which versions to drop: those that lie closest between two others, until the rest is within the bounds."""
    order = sorted(versions, key=lambda key: (versions[key].at, key))
    letters = {key: len(str(versions[key].value)) for key in order}
    gone: list[str] = []
    while len(order) > 2 and (len(order) > MOST_VERSIONS or sum(letters[k] for k in order) > MOST_VERSION_LETTERS):
        gaps = [versions[order[n + 1]].at - versions[order[n - 1]].at for n in range(1, len(order) - 1)]
        gone.append(order.pop(1 + gaps.index(min(gaps))))
    return gone
