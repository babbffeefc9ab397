"""What a week amounts to as it stands now, changed by hand or not: loads, who would trade, rules that are broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbook.domain.chores.burden import parts
from workbook.domain.chores.week import Broken, Load, Slot, Week, WeekPlan
from workbook.words.chores import certificate as sentences
from workbook.words.chores import plan as words
from workbook.words.chores import reasons as because


@dataclass(frozen=True, slots=True)
class Appraisal:
    """`lines` are the sentences of the certificate as far as they still hold; `broken` are rules of the household
    that do not hold. Nothing is forbidden: the people decide. `as_done` is what an agreed week comes to with what was
    done, moved and left out since, where that is another load than was agreed; `done_line` says so, and `done_head` how
    far it is known, else they are ""."""

    loads: tuple[Load, ...]
    lines: tuple[str, ...]
    broken: tuple[Broken, ...]
    as_done: tuple[Load, ...] = ()
    done_line: str = ""
    done_head: str = ""
    you: str | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said of the whole: the loads, how it was done otherwise, the rest of the certificate."""
        return (*self.lines[:1], *filter(None, [self.done_line]), *self.lines[1:])

    @property
    def faults(self) -> tuple[str, ...]:
        """A sentence for each rule that does not hold."""
        return tuple(dict.fromkeys(words.broken(each, self.you) for each in self.broken))

    def of(self, slot: Slot) -> str:
        """What does not hold about one slot, in one line."""
        said = (words.broken(each, self.you) for each in self.broken if _concerns(each, slot))
        return " ".join(dict.fromkeys(said))


def _concerns(each: Broken, slot: Slot) -> bool:
    if not each.chore:  # about what somebody has to do at one time, or on one day
        here = each.rule == "whole day" or each.part == slot.part
        return each.person in slot.people and each.day == slot.day and here
    if each.chore != slot.chore:
        return False
    # Rules about one doing name its place; those about all doings of a chore concern each of them.
    return each.rule in ("owner", "often", "gap", "unknown") or each.day == slot.day


def slots_now(week: Week) -> list[Slot]:
    """Every slot where it stands, moved ones on their new day and with their new people."""
    return [week.where(number) for number in range(len(week.plan.slots))]


def as_it_stands(week: Week, you: str | None = None) -> WeekPlan:
    """The plan of a week for paper, with every slot where it stands now. What was agreed is judged, and what became of
    it is told beside it; see `stands`. `you`: who is spoken to, where it is no paper."""
    slots = slots_now(week)
    told, plan, order = stands(week, slots, you), week.plan, [chore.name for chore in week.household.chores]
    rank = {name: place for place, name in enumerate(order)}
    rows = sorted(
        zip(slots, why_now(week, you), strict=True),
        key=lambda row: (row[0].day, row[0].part, rank.get(row[0].chore, len(order)), row[0].people),
    )
    return replace(
        plan,
        slots=tuple(slot for slot, _ in rows),
        certificate=replace(plan.certificate, lines=told.sentences, reasons=tuple(why for _, why in rows)),
        notes=(*told.faults, *(note for note in plan.notes if note not in told.faults)),
    )


def why_now(week: Week, you: str | None = None) -> list[str]:
    """Why each slot is where it stands, and whose: as agreed, or else who did it, or that it was moved by hand. Spoken
    to the person called `you`."""
    from workbook.planning.spoken import spoken

    return [_why_now(week, number, agreed, you) for number, agreed in enumerate(_each(week, spoken(week, you)))]


def why_here(week: Week, number: int, you: str | None = None) -> str:
    """The same of one slot of the plan: a millisecond."""
    from workbook.planning.spoken import spoken

    return _why_now(week, number, _each(week, spoken(week, you, [number]))[number], you)


def _each(week: Week, reasons: Sequence[str]) -> list[str]:
    return [*reasons, *[""] * (len(week.plan.slots) - len(reasons))]


def _why_now(week: Week, number: int, agreed: str, you: str | None) -> str:
    slot, now, record = week.plan.slots[number], week.where(number), week.record(number)
    if now == slot:
        return agreed
    others = set(now.people) != set(slot.people)
    if others and record.by:
        why = because.did_it(because.to(slot.people, you))
    else:
        place = words.when(slot.day, slot.part) if (now.day, now.part) != (slot.day, slot.part) else ""
        why = because.by_hand(because.to(slot.people, you) if others else (), place)
    return because.reason(now.chore, because.to(now.people, you), why)


def stands(week: Week, slots: Sequence[Slot], you: str | None = None) -> Appraisal:
    """What a week amounts to with its slots where they stand (`slots`, by number).

    A proposal is judged as it stands. Once agreed, what was agreed is judged, and what became of it is told beside it
    and re-judges nothing: rules are broken only by what is still to be done.
    """
    from workbook.planning import check

    if week.state == "proposed":
        return appraise(week, slots, you)
    household, weeks = week.household, week.plan.weeks
    outcomes = [week.record(number).outcome for number in range(len(slots))]  # open, for one put in just now
    ahead = [slot for slot, outcome in zip(slots, outcomes, strict=True) if outcome == "open"]
    kept = [slot for slot, outcome in zip(slots, outcomes, strict=True) if outcome != "not done"]
    known = [slot for slot in kept if household.chore(slot.chore) is not None]
    agreed = appraise(week, week.plan.slots, you)
    done = check.sums(household, known, weeks).loads
    differs = done != agreed.loads
    heard = [outcome != "open" for outcome in outcomes]
    head = sentences.as_done_head(said=any(heard), open=not all(heard))
    broken = check.broken(household, kept, weeks)
    return replace(
        agreed,
        broken=tuple(each for each in broken if any(_concerns(each, slot) for slot in ahead)),
        as_done=done if differs else (),
        done_line=sentences.as_done(head, parts(household, done), you) if differs else "",
        done_head=head if differs else "",
    )


def appraise(week: Week, slots: Sequence[Slot], you: str | None = None) -> Appraisal:
    """What `slots` amount to for the week's household, spoken to the person called `you`. A few milliseconds."""
    from workbook.planning import certificate, check, hand

    household, plan = week.household, week.plan
    real = check.sums(household, slots, plan.weeks)
    same = hand.counts(plan.slots) == hand.counts(slots)
    stages = hand.restated(plan, real, same_counts=same)
    changed = replace(
        plan.certificate,
        envies=certificate.envies(household, slots, plan.weeks),
        given=plan.certificate.given if same else 0,
        at_most_better=max(0, real.worst - certificate.least_worst(household, real.worst, stages)),
    )
    lines = certificate.lines(household, real.loads, changed, stages, you)
    return Appraisal(real.loads, lines, tuple(check.broken(household, slots, plan.weeks)), you=you)
