"""Ready-made kinds of solution: the beginnings of options, with blanks that two people fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from workbook.domain.conflicts.option import Option, Wording

NAMES = ("rebuilding", "partner", "both")
"""What may stand in braces in a template."""
Opens = Literal["", "chores"]


@dataclass(frozen=True, slots=True)
class Beginning:
    """An option to begin from. `act`, `cue`, `smallest` and `cadence` are for a promise that may come of it; an empty
    `act`: none of its own."""

    id: str
    wording: Wording
    act: str = ""
    cue: str = ""
    smallest: str = ""
    cadence: str = ""


@dataclass(frozen=True, slots=True)
class Solution:
    """A kind of solution. `opens` names the part of the program that does most of the work for it."""

    id: str
    title: str
    about: str
    options: tuple[Beginning, ...]
    opens: Opens = ""

    def kind(self, beginning: Beginning) -> str:
        """How an option remembers what it was made from: "weekly-talk/table"."""
        return f"{self.id}/{beginning.id}"


def named(text: str, names: Mapping[str, str]) -> str:
    """`text` with each `{rebuilding}`, `{partner}`, `{both}` as it is called in `names`; other braces stay."""
    for name in NAMES:
        text = text.replace(f"{{{name}}}", names.get(name, name))
    return text


def filled(wording: Wording, names: Mapping[str, str]) -> Wording:
    """The wording of a template with the people's names."""
    return Wording(named(wording.what, names), named(wording.who, names), named(wording.when, names))


def find(solutions: tuple[Solution, ...], kind: str) -> tuple[Solution, Beginning] | None:
    """What an option of that kind was made from, if the content still has it."""
    for solution in solutions:
        for beginning in solution.options:
            if solution.kind(beginning) == kind:
                return solution, beginning
    return None


def promise_texts(kinds: tuple[Solution, ...], names: Mapping[str, str], option: Option) -> dict[str, str]:
    """What a promise that comes of an option begins with: the promise that its kind brings along, else the words of the
    option."""
    found = find(kinds, option.kind)
    beginning: Beginning | None = found[1] if found else None
    if beginning is None or not beginning.act:
        return {"act": " ".join(option.wording.what.split()), "cue": option.wording.when}
    texts = {"act": beginning.act, "cue": beginning.cue, "smallest": beginning.smallest}
    often = "" if beginning.cadence == "once" else beginning.cadence
    return {name: named(text, names) for name, text in texts.items()} | ({"often": often} if often else {})
