"""What a person asks to have forgotten, and whether they may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.common.passage import Passage
from workbook.store.file import clean
from workbook.store.forgetting.documents import AnswerRule, OwnRule
from workbook.store.forgetting.in_words import Facts, WordsRule, handed_in
from workbook.store.promises.tables import OWN_PROMISES, PROMISES
from workbook.store.steps.answer_states import ANSWERS, VERSIONS
from workbook.store.steps.answers import answer_id
from workbook.words.common import forget as words
from workbook.words.promises import promise as promise_words
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook


def facts_of(notebook: Notebook) -> Facts:
    """Who takes part, and whose the promises are."""
    two = len([person for person in notebook.people.all() if person.role != "household"]) > 1
    makers = {
        id: str(document.get("person", ""))
        for table in (PROMISES, OWN_PROMISES)
        for id, document in notebook.documents(table).items()
    }
    return Facts(two, makers)


def whole_answer(step: str, exercise: str, person: str) -> AnswerRule:
    """The answer with every version of it."""
    return AnswerRule(step, exercise, person)


def earlier_versions(
    notebook: Notebook, step: str, exercise: str, person: str, which: Iterable[str] | None = None
) -> AnswerRule:
    """The earlier versions with these ids, or all; with them goes whatever the history and the backups know of earlier
    states that is not kept as a version."""
    id = answer_id(step, exercise, person)
    versions = {key: one for key, one in notebook.documents(VERSIONS).items() if one.get("answer") == id}
    gone = versions.keys() if which is None else set(which)
    keep = {key: one for key, one in versions.items() if key not in gone}
    return AnswerRule(step, exercise, person, notebook.get(ANSWERS, id), keep)


def is_handed_in(notebook: Notebook, step: str, exercise: str, person: str) -> bool:
    """Has the answer been handed in, so that another may have seen it?"""
    return facts_of(notebook).two and handed_in(notebook.get(ANSWERS, answer_id(step, exercise, person)) or {})


def check_own_promise(notebook: Notebook, id: str, person: str, *, shared: bool) -> None:
    """WorkbookError unless this person may forget the promise: theirs, and not seen by two, unless `shared` says that
    it may go for both."""
    facts = facts_of(notebook)
    maker = facts.makers.get(id, person)
    kept = id in notebook.documents(OWN_PROMISES)
    if maker != person and kept:
        raise NotFoundError(refusals.NO_SUCH_PROMISE)
    if maker != person:
        owner = notebook.people.get(maker)
        raise WorkbookError(promise_words.not_yours(owner.name if owner else ""))
    if facts.two and not shared and not kept and id in facts.makers:
        raise WorkbookError(words.IS_SHARED_PROMISE)


def all_of_ones_own(notebook: Notebook, person: str, *, shared: bool) -> OwnRule:
    """Everything that is this person's own; with `shared` what the other sees of it, too."""
    promises = {id for id, maker in facts_of(notebook).makers.items() if maker == person}
    return OwnRule(person, promises, shared=shared)


def words_rule(notebook: Notebook, typed: str, person: str, *, inside: bool, shared: bool) -> WordsRule:
    """The words as they were typed, cleaned as everything that is kept. Raises UsageError for blank ones."""
    try:
        passage = Passage(clean.text(typed), inside=inside)
    except ValueError:
        raise UsageError(words.NO_WORDS) from None
    return WordsRule(passage, person, facts_of(notebook), shared=shared)
