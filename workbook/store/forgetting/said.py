"""What is said before something is forgotten: what goes, in how many files, and what stays all the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, WorkbookError
from workbook.store.forgetting.in_words import Where, WordsRule
from workbook.words.common import forget as words

if TYPE_CHECKING:
    from workbook.store.file.forgetting import Fate, Rule


def before(rule: Rule, what: str, fates: Sequence[Fate]) -> list[str]:
    """The sentences, one for each thing to know. `what` says what goes (`forgets_words` and the like)."""
    said = [what]
    said += [words.REMOVES.format(path=fate.path) for fate in fates if fate.data is None and fate.kind in _WHOLE]
    sentences = {"shared": words.STAYS_SHARED, "others": words.STAYS_OTHERS, "inside": words.STAYS_INSIDE}
    return said + [sentences[why].format(places=places(where)) for why, where in staying(rule).items() if where]


_WHOLE = ("damaged", "backup")


def files(fates: Sequence[Fate]) -> str:
    """`5 files (3 of them backups)`."""
    return words.files(len(fates), sum(fate.kind == "backup" for fate in fates))


def forgets_words(rule: WordsRule, fates: Sequence[Fate]) -> str:
    return words.FORGETS_WORDS.format(places=places(rule.taken), files=files(fates))


def forgets_mine(name: str, fates: Sequence[Fate], *, shared: bool) -> str:
    """`name`: of who leaves, "" where they gave none."""
    stays = words.MINE_SHARED if shared else words.MINE_STAYS
    return f"{words.FORGETS_MINE.format(name=name or words.WHOEVER, files=files(fates))} {stays}"


def nowhere(rule: WordsRule) -> WorkbookError:
    """Why words are not to be forgotten, after a look that found none that may be."""
    if rule.shared:
        return WorkbookError(words.ONLY_SHARED.format(places=places(rule.shared)))
    if rule.others:
        return WorkbookError(words.ONLY_OTHERS.format(places=places(rule.others)))
    if rule.within:
        return NotFoundError(words.ONLY_INSIDE.format(places=places(rule.within)))
    return NotFoundError(words.NO_SUCH_WORDS)


def staying(rule: Rule) -> dict[str, set[Where]]:
    """Where words stay, and why."""
    if not isinstance(rule, WordsRule):
        return {}
    return {"shared": rule.shared, "others": rule.others, "inside": rule.within}


def sorted_places(found: Iterable[Where]) -> list[Where]:
    return sorted(found, key=lambda one: (one.sort, one.which))


def places(found: Iterable[Where]) -> str:
    """What holds the words, by name."""
    return ", ".join(dict.fromkeys(words.place(one.sort, one.which) for one in sorted_places(found)))
