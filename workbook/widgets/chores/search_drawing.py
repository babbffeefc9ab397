"""How far a search for a plan is, drawn: a bar for each stage, and how its best plan has become better. Pure text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.domain.chores.week import STAGES, StageName
from workbook.words.chores import screen as words
from workbook.words.common import signs

BAR, TREND = 10, 12
FALLING = "▁▂▃▄▅▆▇█"

Steps = Mapping[StageName, Sequence[tuple[int, int]]]
"""Of each stage that has begun, in order: the best value of a plan so far, and what no plan can be below."""


def grown(steps: Steps, stage: StageName, best: int, bound: int) -> Steps:
    """With one more step. A stage that comes by again begins the later ones anew, and a value that went up its own:
    what is drawn only becomes better."""
    at = STAGES.index(stage)
    earlier: dict[StageName, Sequence[tuple[int, int]]] = {one: steps[one] for one in STAGES[:at] if one in steps}
    seen = steps.get(stage, ())
    return {**earlier, stage: [*(seen if seen and best <= seen[-1][0] else ()), (best, bound)]}


def proved(steps: Sequence[tuple[int, int]], cells: int = BAR) -> str:
    """`▰▰▰▰▰▰▱▱▱▱`: how much of the way from the first plan to what is proved has been gone. Full only once it is
    proved."""
    if not steps:
        return signs.EMPTY * cells
    best, bound = steps[-1]
    if best <= bound:
        return signs.FULL * cells
    first = max(steps[0][0], best)
    gone = 1 - (best - bound) / max(first - min(one[1] for one in steps), 1)
    full = min(max(int(gone * cells), 0), cells - 1)
    return signs.bar(full, cells)


def trend(steps: Sequence[tuple[int, int]]) -> str:
    """`█▅▃▁`: the best values one after the other, each lower than the one before; "" until one has become better."""
    bests = [best for number, (best, _) in enumerate(steps) if not number or best < steps[number - 1][0]]
    if len(bests) < 2:
        return ""
    shown, low = bests[-TREND:], min(bests)
    span = max(max(shown) - low, 1)
    return "".join(FALLING[round((best - low) / span * (len(FALLING) - 1))] for best in shown)


def search_lines(said: str, steps: Steps, at: StageName, best: str) -> list[str]:
    """The whole picture: what is sought, then a line for each stage; `best` is said beside the heaviest list
    from when that is known on."""
    lines = [said]
    width = max(map(len, words.STAGES.values()))
    for stage in STAGES:
        seen, here = steps.get(stage, ()), stage == at
        more = "   ".join(part for part in (trend(seen), best if stage == "heaviest" and seen else "") if part)
        name = words.STAGES[stage].ljust(width)
        lines.append(f"{'▸' if here else ' '} {name}  {proved(seen)}  {more}".rstrip())
    return lines


def search_line(said: str, at: StageName, best: str, width: int) -> str:
    """The same in little room: the stages so far as one bar, the one it is at in words, and the best, in a second line
    where it does not fit into the first."""
    bar = signs.bar(STAGES.index(at), len(STAGES))
    line = " · ".join(part for part in (said, f"{bar} {words.STAGES[at]}") if part)
    if not best:
        return line
    best = words.heaviest_list(best)
    return f"{line} · {best}" if len(line) + len(best) + 3 <= width else f"{line}\n{best}"
