"""What a week amounts to as it stands now, changed by hand or not: loads, who would trade, rules that are broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbook.domain.week import Load, Slot, Stage, Week
from workbook.words import plans_screen as words


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule of the household that does not hold. `chore` is "" for a lack of time."""

    said: str
    chore: str
    person: str
    day: int
    part: int

    def concerns(self, slot: Slot) -> bool:
        if self.chore:
            return self.chore == slot.chore
        return self.person in slot.people and (self.day, self.part) == (slot.day, slot.part)


@dataclass(frozen=True, slots=True)
class Judgement:
    """`lines` are the sentences of the certificate as far as they still hold; `faults` say which rules of the
    household the week breaks by now. People may decide for it all the same."""

    loads: tuple[Load, ...]
    lines: tuple[str, ...]
    faults: tuple[Fault, ...]

    def of(self, slot: Slot) -> str:
        """What does not hold about one slot, in one line."""
        return " ".join(dict.fromkeys(fault.said for fault in self.faults if fault.concerns(slot)))


def slots_now(week: Week) -> list[Slot]:
    """Every slot where it stands, moved ones on their new day and with their new people."""
    return [week.where(number) for number in range(len(week.plan.slots))]


def judge(week: Week, slots: Sequence[Slot], you: str | None = None) -> Judgement:
    """What `slots` amount to for the week's household, spoken to the person called `you`."""
    from workbook.planning import certificate, check

    household, plan = week.household, week.plan
    real = check.sums(household, slots, plan.weeks)
    changed = replace(
        plan.certificate,
        envies=certificate.envies(household, slots, plan.weeks),
        at_most_better=max(0, real.worst - plan.bound),
    )
    lines = certificate.lines(household, real.loads, changed, _stages(plan.stages, real.heaviest), you)
    faults = [
        Fault(
            words.fault(one.rule, one.chore, one.person, week.monday, one.day, one.part, one.minutes),
            one.chore, one.person, one.day, one.part,
        )
        for one in check.broken(household, slots, plan.weeks)
    ]  # fmt: skip
    return Judgement(real.loads, lines, tuple(dict.fromkeys(faults)))


def _stages(stages: tuple[Stage, ...], heaviest: int) -> tuple[Stage, ...]:
    """The stages with the heaviest load as it is now: what was proved of the plan need not hold any more."""
    return tuple(replace(stage, value=heaviest) if stage.name == "heaviest" else stage for stage in stages)
