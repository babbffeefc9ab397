"""What the forge notices about the wording of an act. The rules are content (`language/promises.toml`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from workbook.domain.wording.notices import Noticer, Rule
from workbook.domain.wording.patterns import Lexicon

ActNote = Literal["absolute", "not_mine", "negative", "vague"]
ACT_NOTES: tuple[ActNote, ...] = ("absolute", "not_mine", "negative", "vague")


@dataclass(frozen=True, slots=True)
class ActRule:
    """A rule of wording and the note it gives. `on_event`: the act is one for whenever something comes up."""

    note: ActNote
    rule: Rule
    on_event: bool = False


@dataclass(frozen=True, slots=True)
class Noticed:
    """Words of an act, `act[start:end]`, and the rule that noticed them."""

    start: int
    end: int
    rule: ActRule


class ActRules:
    """Applies the rules to acts. Raises PatternError for a pattern that cannot be read. False when it has no rules."""

    def __init__(self, rules: Iterable[ActRule], lexicon: Lexicon) -> None:
        self._rules = tuple(rules)
        self._noticer = Noticer([each.rule for each in self._rules], lexicon)

    def __bool__(self) -> bool:
        return bool(self._rules)

    def vow(self, act: str) -> Noticed | None:
        """The first absolute word, wherever it stands; the longest where several begin."""
        found = [one for one in self._all(act) if one.rule.note == "absolute"]
        return min(found, key=lambda one: (one.start, -one.end), default=None)

    def beginning(self, act: str, *kinds: ActNote) -> Noticed | None:
        """What stands at the very beginning of an act: of the first of these kinds that is there."""
        found = [one for one in self._all(act) if one.start == 0 and one.rule.note in kinds]
        return min(found, key=lambda one: (kinds.index(one.rule.note), -one.end), default=None)

    def _all(self, act: str) -> Iterator[Noticed]:
        places = self._noticer.places(act)
        return (Noticed(*span, each) for each in self._rules for span in places[each.rule.id])
