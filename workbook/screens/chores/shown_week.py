"""A week as it is shown: its slots where they stand now, what they amount to, and what is said of each place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from workbook.domain.chores.burden import uneven
from workbook.domain.chores.household import Pin
from workbook.domain.chores.spelled_out import followed
from workbook.domain.chores.week import Slot, Week
from workbook.planning.appraisal import Appraisal, slots_now, stands, why_here
from workbook.planning.certificate import owed_back
from workbook.widgets.chores import week_view
from workbook.widgets.chores.week_layout import GridSlot, GridView, PersonLoad, Spot
from workbook.widgets.common.safe import one_line, plain
from workbook.words.chores import certificate as sentences
from workbook.words.chores import plan as plans
from workbook.words.chores import screen as words
from workbook.words.common import signs


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """One week with all that is said of it on the screen, spoken to the person called `you`."""

    week: Week
    slots: tuple[Slot, ...]
    appraisal: Appraisal
    you: str | None

    @classmethod
    def of(cls, week: Week, you: str | None, before: ShownWeek | None = None) -> ShownWeek:
        """`before`: what was shown last. It is worked out anew only where the week is another."""
        if before is not None and (before.week, before.you) == (week, you):
            return before
        slots = tuple(slots_now(week))
        return cls(week, slots, stands(week, slots, you), you)

    def with_held(self, held: GridSlot) -> ShownWeek:
        """What it would be if the slot in hand were put down now."""
        from workbook.planning import hand

        if held.number < len(self.slots):
            slots = hand.moved(self.slots, held.number, held.day, held.part, held.people)
        else:  # what found no place
            slots = hand.added(self.slots, self.put_in(held))
        return ShownWeek(self.week, slots, stands(self.week, slots, self.you), self.you)

    def put_in(self, held: GridSlot) -> Slot:
        """What found no place, as one doing more where it is held."""
        left = self.week.plan.unplaced[held.number - len(self.slots)]
        return Slot(left.chore, held.day, held.part, held.people)

    def places(self, picked: GridSlot, person: str, today: date) -> frozenset[tuple[int, int, int]]:
        """The places of the grid (day, row, part) where a slot picked up in the row of `person` fits: the one where it
        stands, and others on days that have not passed."""
        from workbook.planning import hand

        week, rows = self.week, [each.name for each in self.week.household.people if each.share]
        slots = self.slots if picked.number < len(self.slots) else hand.added(self.slots, self.put_in(picked))
        number = min(picked.number, len(slots) - 1)
        there = hand.fits(week.household, slots, number, person, week.plan.weeks)
        stood = self.slots[number].day if picked.number < len(self.slots) else -1
        ahead = [slot for slot in there if slot.day == stood or not week.has_passed(slot.day, today)]
        return frozenset((slot.day, rows.index(name), slot.part) for slot in ahead for name in slot.people)

    def roomiest(self, picked: GridSlot, today: date) -> tuple[int, int, int] | None:
        """The place of the grid where what found no place stands against least; None for what has its place."""
        from workbook.planning import hand

        if picked.number < len(self.slots):
            return None
        week, first = self.week, max(0, (today - self.week.monday).days)
        slot = hand.roomiest(week.household, self.slots, self.put_in(picked), first, week.plan.weeks)
        rows = [each.name for each in week.household.people if each.share]
        return None if slot is None or slot.people[0] not in rows else (slot.day, rows.index(slot.people[0]), slot.part)

    # -- the whole --------------------------------------------------------------------------------------------

    def title(self, today: date, *, brief: bool = False) -> Content:
        """`brief`: for where the whole does not fit beside what can be done."""
        week = self.week
        said = words.state(week.state, week.review, today)
        if brief:
            said = said.removeprefix(words.AGREED_STATE)
        moved, others = self._otherwise()
        said += f" · {words.changed(moved, brief=brief)}" if moved else ""
        said += f" · {words.done_by_others(others)}" if others else ""
        return Content.assemble((words.week_of(week.monday, week.plan.weeks), "bold"), " · ", (said, "$text-muted"))

    def _otherwise(self) -> tuple[int, int]:
        """How many slots were moved or given by hand, and how many others did than they were agreed for."""
        moved = others = 0
        for number, (now, was) in enumerate(zip(self.slots, self.week.plan.slots, strict=True)):
            other, by = set(now.people) != set(was.people), self.week.record(number).by
            moved += (now.day, now.part) != (was.day, was.part) or (other and not by)
            others += other and bool(by)
        return moved, others

    def view(self, today: date, pins: Iterable[Pin]) -> GridView:
        """For the grid; `pins` are those that hold now."""
        week = self.week
        records = [week.record(number) for number in range(len(self.slots))]
        return week_view.view(
            week.monday, week.household, self.slots, self.appraisal.loads, week.plan.unplaced, today, records,
            week.plan.weeks, pins, was=week.plan.slots,
        )  # fmt: skip

    @property
    def loads(self) -> dict[str, PersonLoad]:
        """What stands beside each person's name."""
        return week_view.beside_names(self.week.household, self.appraisal.loads)

    @property
    def very_uneven(self) -> bool:
        return uneven(self.week.household, self.appraisal.loads) is not None

    def certificate(self, most: int = 99) -> Content:
        """What can be said of the whole: how many rules do not hold, the loads and what was done otherwise, then the
        other sentences on fairness. At most so many of them; f tells the rest. Where there is room for one, a very
        uneven week is said in a line, and what is owed in another."""
        appraisal, household = self.appraisal, self.week.household
        said = [plain(words.faults(appraisal.faults), "$warning")] if appraisal.faults else []
        if (gap := uneven(household, appraisal.loads)) is not None:
            tell = sentences.uneven_brief if most == 1 else sentences.uneven
            said.append(plain(tell(gap.heavy, gap.light, gap.times, self.you, idle=gap.idle), "$warning"))
            if most == 1:
                said += [
                    plain(sentences.owed_brief(one.person, one.beyond, one.others, self.you, less=one.less))
                    for one in owed_back(household, appraisal.loads)
                ]
                return Content("\n").join(said)
        if most == 1 and not said:
            said = [plain(appraisal.done_line or next(iter(appraisal.lines), ""))]
        return Content("\n").join([*said, *(plain(line) for line in appraisal.sentences)][:most])

    # -- one place: two lines, what it is, and why it is there ------------------------------------------------

    def about(self, view: GridView, spot: Spot, slot: GridSlot | None) -> Content:
        """What is under the cursor."""
        if spot.person < 0:
            return self._about_left_out(spot.place)
        if slot is None:
            return self._about_free_time(view, view.people[spot.person], spot.day, spot.part)
        return self.headline(slot) + Content("\n") + self._why(slot)

    def about_held(self, held: GridSlot, today: date, *, nowhere: bool = False) -> Content:
        """What does not hold for the slot in hand where it is held; for a week `with_held`. `nowhere`: it fits no place
        of the week."""
        fault = self.appraisal.of(self.slots[min(held.number, len(self.slots) - 1)])
        stood = self.week.where(held.number).day if held.number < len(self.week.plan.slots) else -1
        if held.day != stood and self.week.has_passed(held.day, today):
            fault = words.has_passed(self.week.date_of(held.day))
        fault = f"{words.FITS_NOWHERE} {fault}" if fault and nowhere else fault
        said = plain(fault, "$warning") if fault else plain(words.FITS, "$text-muted")
        return self.headline(held) + Content("\n") + said

    def headline(self, slot: GridSlot) -> Content:
        """`Cook dinner · Sam · Mon 23 Nov, evening · 45 min · done`"""
        said = [words.people_of(slot.people), words.at(self.week.monday, slot.day, slot.part)]
        said.append(words.takes(slot.told, slot.planning if slot.minutes else 0))
        states = ((slot.done, words.SLOT_DONE), (slot.missed, words.SLOT_MISSED), (slot.pinned, words.SLOT_PINNED))
        said += [text for holds, text in states if holds]
        if after := followed(self.week.household).get(slot.chore):
            said.append(plans.comes_after(after))
        return one_line(slot.chore, "bold") + plain(" · " + " · ".join(said))

    def _why(self, slot: GridSlot) -> Content:
        if fault := self.appraisal.of(self.slots[slot.number]):
            return plain(fault, "$warning")
        known = slot.number < len(self.week.plan.slots)
        return plain((why_here(self.week, slot.number, self.you) if known else "") or words.BY_HAND)

    def _about_left_out(self, place: int) -> Content:
        left_out = self.week.plan.unplaced[place]
        name = one_line(words.unplaced_name(left_out.chore, left_out.times), "bold")
        return Content.assemble(
            (f"{signs.DAYS['missed']} ", "$warning"), name, f" {left_out.reason}\n{words.remedy(left_out.remedy)}"
        )

    def _about_free_time(self, view: GridView, name: str, day: int, part: int) -> Content:
        person = self.week.household.person(name)
        free = person.free[day % 7][part] if person else 0
        taken = sum(s.minutes for s in view.slots if (s.day, s.part) == (day, part) and name in s.people)
        headline = one_line(name, "bold") + Content(f" · {words.at(self.week.monday, day, part)}")
        return headline + Content("\n" + words.free(free, taken))
