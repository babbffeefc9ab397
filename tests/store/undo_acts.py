"""What somebody may do in a workbook: acts of every kind by random, for the undo lab."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.planning.households import home
from workbook import paths
from workbook.content.book import load
from workbook.domain.chores.household import Household
from workbook.domain.chores.household_file import to_plain
from workbook.domain.chores.week import WeekPlan
from workbook.domain.common.errors import WorkbookError
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.cadence import DAILY, WHENEVER
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import due_key
from workbook.domain.steps.answers import Row, Rows, Text
from workbook.domain.steps.programme import Exercise
from workbook.domain.together.review import Decision, Said
from workbook.store.file import forgetting
from workbook.store.file.migrations import FORMAT
from workbook.store.forgetting import asked, documents
from workbook.store.notebook import Notebook
from workbook.store.promises import import_all
from workbook.store.whole.bringing_in import arriving, bring_in
from workbook.store.whole.taking_out import taken_out

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 16)
SAM, ALEX = "rebuilding", "partner"

TRIES = 4

Act = Callable[[], object]


@cache
def _exercise(kind: str) -> Exercise:
    step = load(paths.content_folder()).step("amends" if kind == "ledger" else "own-it")
    return next(one for one in step.exercises if one.kind == kind)


@cache
def _plan() -> tuple[Household, WeekPlan]:
    from workbook.planning.engine import make_plan

    household = home({"name": "Dishes", "minutes": 20, "days": [0, 2], "parts": [2]}, {"name": "Bins", "minutes": 10})
    return household, make_plan(household)


class Acts:
    """The acts that can be drawn. `parcels`: what was taken out of a workbook, to come in again later. `forgotten`:
    words that were forgotten, and promises of which every trace was."""

    def __init__(self, folder: Path, random: Random, *, quiet_ratings: bool, forgets: bool = False) -> None:
        self.folder = folder
        self.random = random
        self.quiet_ratings = quiet_ratings
        self.forgets = forgets
        self.parcels: dict[str, tuple[dict[str, Any], list[Any], list[Any]]] = {}
        self.words: dict[str, list[str]] = {SAM: [], ALEX: []}
        self.forgotten: list[str] = []

    def begin(self, book: Notebook, me: str) -> None:
        """Something of each kind to go on with, each an entry of this person's."""
        yesterday = TODAY - timedelta(days=1)
        book.promises.add(Draft("Ring at six", DAILY, person=me), yesterday)
        book.promises.add(Draft("Say it first", WHENEVER, person=me), yesterday)
        conflict = book.conflicts.add(f"The dishes, by {me}", TODAY).id
        book.conflicts.options.add(conflict, Wording("Take turns"), TODAY)
        book.conflicts.log(conflict, TODAY, TODAY, about="again")
        book.chores.propose(*_plan(), MONDAY + timedelta(days=7 * (me == ALEX)))

    def do(self, book: Notebook, me: str) -> None:
        """Something that this person does: what cannot be done is refused, and another thing tried."""
        kinds = [self._promises, self._steps, self._conflicts, self._chores, self._people, self._quiet, self._back]
        kinds += [self._reviews]
        kinds += [self._imports] if self.random.random() < 0.3 else []
        kinds += [self._forget] if self.forgets and self.random.random() < 0.3 else []
        for _ in range(TRIES):
            with suppress(WorkbookError):
                self.random.choice(self.random.choice(kinds)(book, me))()
                return

    def _promises(self, book: Notebook, me: str) -> list[Act]:
        random, promises = self.random, book.promises
        ids = [one.id for one in promises.all(me)]
        act = f"Ring {random.randrange(9)}"
        shown = random.random() < 0.7
        add = [lambda: promises.add(Draft(act, random.choice([DAILY, WHENEVER]), person=me, shown=shown), TODAY)]
        if not ids:
            return add
        mine = [one for one in promises.all(me) if one.person == me] if random.random() < 0.8 else []
        id, day = random.choice([one.id for one in mine] or ids), TODAY - timedelta(days=random.randrange(2))
        daily = [one.id for one in mine if one.term_on(TODAY).cadence == DAILY]
        key = due_key(random.choice(daily or ids), day)
        kind = random.choice(["kept", "late", "missed", "not applicable"])
        later = TODAY + timedelta(days=2)
        term = promises.get(id).term_on(TODAY)
        return [
            *add,
            lambda: promises.mark([key], kind, TODAY, by=me),
            lambda: promises.mark([key], kind, TODAY, note="a note", by=me),
            lambda: promises.unmark([key], TODAY, by=me),
            lambda: promises.repair(key, TODAY, by=me),
            lambda: promises.renegotiate(key, later, TODAY, by=me),
            lambda: promises.mark([key], "missed", TODAY, by=me),
            lambda: promises.happened(id, day, TODAY, by=me),
            lambda: promises.noticed(key, random.choice(["noticed", "not yet"]), TODAY, by=me),
            lambda: promises.note(key, f"note {random.randrange(9)}", TODAY, by=me),
            lambda: promises.amend(id, TODAY, by=me, term=replace(term, act=act), agreed=random.random() < 0.5),
            lambda: promises.amend(id, TODAY, by=me, cue=f"after {act}", review_on=random.choice([None, later])),
            lambda: promises.amend(id, TODAY, by=me, shown=True),
            lambda: promises.end(id, random.choice(["put down", "finished"]), TODAY, by=me),
            lambda: promises.pause(id, TODAY, later, TODAY, by=me),
            lambda: promises.resume(id, TODAY, by=me),
            lambda: promises.away([id], day, random.choice([TODAY, later]), TODAY, by=me),
            lambda: promises.look_back(id, random.choice([None, later]), TODAY, by=me),
        ]

    def _steps(self, book: Notebook, me: str) -> list[Act]:
        random, answers = self.random, book.answers
        ledger, write = _exercise("ledger"), _exercise("write")
        rows = list(answers.get("amends", ledger, me).value.rows)  # type: ignore[union-attr]
        text = answers.get("own-it", write, me).value.text  # type: ignore[union-attr]
        column = ledger.settings.columns[0].id  # type: ignore[union-attr]

        def row(changed: list[Row], field: str | None) -> object:
            return answers.save("amends", ledger, me, Rows(tuple(changed)), field=field)

        def type_row() -> object:
            at = random.randrange(len(rows) + 1)
            old = rows[at] if at < len(rows) else Row(f"r{len(rows) + 1}", {})
            new = replace(old, cells={column: f"{old.cells.get(column, '')}{random.choice('abc')}"})
            return row([*rows[:at], new, *rows[at + 1 :]], f"{new.id}/{column}")

        versions = answers.versions("own-it", write.id, me)
        appointments = [one.id for one in book.appointments.of(me)]
        jots = [one.id for one in book.jots.of(me)]
        lines, theirs = book.shown_lines.by(me), book.shown_lines.by(ALEX if me == SAM else SAM)

        def missed() -> None:
            for sitting in book.appointments.sittings(me):
                book.appointments.missed_was_told(sitting, TODAY)

        return [
            type_row,
            type_row,
            lambda: row(rows[1:], None),
            lambda: row(rows[::-1], None),
            lambda: book.shown_lines.show("amends", ledger, me, random.choice(rows), TODAY) if rows else None,
            lambda: book.shown_lines.take_back(random.choice(lines)) if lines else None,
            lambda: answers.save("own-it", write, me, Text(text + random.choice("abc ")), field="text"),
            lambda: answers.save("own-it", write, me, Text(text + random.choice("abc ")), field="text"),
            lambda: answers.save("own-it", write, me, Text("")),
            lambda: answers.set_private("own-it", write, me, random.random() < 0.5),
            lambda: answers.set_not_now("own-it", write, me, random.random() < 0.5),
            lambda: answers.bring_back("own-it", write, me, versions[0].id if versions else ""),
            lambda: answers.forget_versions("own-it", write, me),
            lambda: answers.leave("own-it", write, me),
            lambda: book.appointments.add(me, "The next step", TODAY, step="own-it"),
            lambda: book.appointments.remove(random.choice(appointments)) if appointments else None,
            lambda: book.appointments.set_sittings(me, ((TODAY + timedelta(days=random.randrange(3)), ""),)),
            lambda: book.appointments.set_sittings(me, ((TODAY, ""), (TODAY + timedelta(days=4), "9:00"))),
            lambda: book.appointments.set_sittings(me, ()),
            lambda: book.moments.set_level(
                me, TODAY - timedelta(days=random.randrange(9)), random.choice([None, 3, 7])
            ),
            lambda: book.moments.set_note(me, TODAY, f"note {random.randrange(9)}", random.choice([None, 4])),
            lambda: book.jots.add(me, f"line {random.randrange(9)}", TODAY),
            lambda: book.jots.let_go(me, random.choice(jots)) if jots else None,
            *([missed, lambda: book.shown_lines.were_seen(theirs, TODAY)] if self.quiet_ratings else []),
        ]

    def _conflicts(self, book: Notebook, me: str) -> list[Act]:
        random, conflicts = self.random, book.conflicts
        known = conflicts.all()
        if not known:
            return [lambda: conflicts.add("The dishes", TODAY)]
        id = random.choice(known).id
        options = [one.id for one in conflicts.options.of(id)]
        option = random.choice(options) if options else ""
        running = conflicts.running(id)
        trial = running.id if running else ""
        triggers = [one.id for one in conflicts.triggers(id)]
        trigger = random.choice(triggers) if triggers else ""
        later = TODAY + timedelta(days=20)
        acts: list[Act] = [
            lambda: conflicts.add("Late again", TODAY),
            lambda: conflicts.change(id, what=f"The dishes {random.randrange(3)}"),
            lambda: conflicts.end(id, random.choice(["settled", "put aside", ""]), TODAY),
            lambda: conflicts.remove(id),
            lambda: conflicts.log(id, TODAY, TODAY, about="again"),
            lambda: conflicts.change_trigger(trigger, random.choice([TODAY, date(2025, 12, 31)]), TODAY, about="then"),
            lambda: conflicts.remove_trigger(trigger),
            lambda: conflicts.options.add(id, Wording(f"Take turns {random.randrange(3)}"), TODAY),
            lambda: conflicts.options.add(id, Wording("Write it down"), TODAY),
            lambda: conflicts.options.change(option, Wording("Another way"), anew=random.random() < 0.3),
            lambda: conflicts.options.drop(option),
            lambda: conflicts.options.take_back(option),
            lambda: conflicts.begin_trial(option, TODAY, TODAY),
            lambda: conflicts.move_review(trial, later, TODAY),
            lambda: conflicts.conclude(trial, random.choice(["works", "adjust"]), TODAY),
        ]
        if self.quiet_ratings:
            acts += [lambda: conflicts.ratings.rate(option, me, wish=random.randrange(1, 6), ability=3)] * 3
            acts += [lambda: conflicts.ratings.decline(option, me), lambda: conflicts.ratings.rate_anew(option)]
        return acts

    def _chores(self, book: Notebook, me: str) -> list[Act]:
        random, chores = self.random, book.chores
        household, plan = _plan()
        weeks = [week.id for week in chores.weeks()]
        week = random.choice(weeks) if weeks else ""
        slot = random.randrange(2)
        other = home({"name": f"Dishes {random.randrange(3)}", "minutes": 5})
        moved = replace(plan, slots=(replace(plan.slots[0], day=random.randrange(7)), *plan.slots[1:]))
        return [
            lambda: chores.save_household(random.choice([household, other]), merge=random.choice([None, "minutes"])),
            lambda: chores.propose(household, plan, MONDAY + timedelta(days=7 * random.randrange(3))),
            lambda: chores.bring([replace(chores.week(week), id=book.new_id())]),
            lambda: chores.change_plan(week, moved),
            lambda: chores.agree(week, TODAY, TODAY + timedelta(days=9)),
            lambda: chores.conclude(week, random.choice(["worked", "adjust", "agreed"])),
            lambda: chores.tick(week, slot, random.random() < 0.7, TODAY),
            lambda: chores.done(week, slot, TODAY, minutes=7, felt="heavier"),
            lambda: chores.not_done(week, slot, TODAY),
            lambda: chores.reopen(week, slot),
            lambda: chores.move(week, slot, random.randrange(7), random.randrange(3)),
            lambda: chores.move_to(week, slot, TODAY),
            lambda: chores.feels(week, me, random.randrange(11)),
            lambda: chores.drop(week),
        ]

    def _people(self, book: Notebook, me: str) -> list[Act]:
        random, people = self.random, book.people
        more = [one.id for one in people.all() if one.role == "household"]

        def named() -> str:
            household = book.chores.household()
            return random.choice([one.name for one in household.people]) if household else ""

        return [
            lambda: people.add(f"Kim {random.randrange(4)}"),
            lambda: people.name(me, f"Name {random.randrange(9)}"),  # type: ignore[arg-type]
            lambda: people.say_first(f"Name {random.randrange(9)}", random.choice([SAM, ALEX])),  # type: ignore[arg-type]
            lambda: people.rename(random.choice([SAM, ALEX, *more]), f"Name {random.randrange(9)}"),
            lambda: book.chores.rename_person(named(), f"Name {random.randrange(9)}"),
            lambda: people.change_role(random.choice([SAM, ALEX]), random.choice([SAM, ALEX])),  # type: ignore[arg-type]
            lambda: people.remove(random.choice(more)) if more else None,
        ]

    def _reviews(self, book: Notebook, me: str) -> list[Act]:
        """A review is begun quietly, so that only a run with quiet acts has any; what is settled in it is undone."""
        found = book.reviews.of(me)
        if not self.quiet_ratings:
            return [lambda: None]
        people = (me, ALEX if me == SAM else SAM)
        begin: list[Act] = [lambda: book.reviews.begin(people, MONDAY, TODAY)]
        if not found:
            return begin
        one = self.random.choice(found)
        settled = [Decision(f"Cook {self.random.randrange(9)}", "both", agreed=True)]
        return [
            *begin,
            lambda: book.reviews.say(one.id, Said(one.id, me, "notice", "the walk")),
            lambda: book.reviews.saw(one.id, "notice", {SAM, ALEX} - {me}),
            lambda: book.reviews.show_line(one.id, me, self.random.random() < 0.7),
            lambda: book.reviews.decide(one.id, settled),
            lambda: book.reviews.decide(one.id, one.decided[1:]),
            lambda: book.reviews.hold(one.id, TODAY, TODAY + timedelta(days=7), 1, "less"),
            lambda: book.reviews.was_told(one.id, TODAY),
            lambda: book.reviews.lay_down(one.id),
        ]

    def _quiet(self, book: Notebook, me: str) -> list[Act]:
        random = self.random
        everybody = [one.id for one in book.people.all()]
        return [
            lambda: book.settings.remember(theme=random.choice(["slate", "paper", ""])),
            lambda: book.people.sit_down(random.choice(everybody)),
            lambda: book.drafts.keep(me, "form", {"act": f"half {random.randrange(9)}"}),
            lambda: book.drafts.drop(me, "form"),
            lambda: book.settings.change(capacity_number=random.randrange(1, 9)),
            lambda: book.settings.change(week_start=random.randrange(7)),
        ]

    def _back(self, book: Notebook, me: str) -> list[Act]:
        agreed = self.random.random() < 0.3
        return [
            lambda: book.undo(),
            lambda: (book.undo(), book.undo(), book.redo()),
            lambda: book.undo(everybody=agreed),
            lambda: book.redo(everybody=agreed),
        ]

    def _imports(self, book: Notebook, me: str) -> list[Act]:
        """A whole workbook, promises alone, a household: out of this workbook at some time, and in again later."""

        def take_out() -> None:
            tables = json.loads(json.dumps(taken_out(book, me, private=True).tables))
            mine = [one for one in book.promises.all() if one.person == me]
            marks = [mark for one in mine for mark in book.promises.marks_of(one.id)]
            self.parcels[me] = (tables, mine, marks)

        if me not in self.parcels:
            return [take_out]
        tables, promises, marks = self.parcels[me]

        def household() -> None:
            path = self.folder.parent / f"household-{me}.json"
            path.write_text(json.dumps(to_plain(home({"name": "Bins", "minutes": self.random.randrange(5, 30)}))))
            book.chores.import_household(path)

        everything = arriving(tables, FORMAT, me)
        return [
            take_out,
            lambda: bring_in(book, everything, take_theirs=self.random.random() < 0.5),
            lambda: import_all.bring_in(book, "Brought in", promises, marks),
            household,
        ]

    def _forget(self, book: Notebook, me: str) -> list[Act]:
        """Words that are written and, some time later, forgotten: everywhere, the history with them."""
        write, random = _exercise("write"), self.random
        mine = [one.id for one in book.promises.all() if one.person == me]
        known = self.words[me]

        def say() -> None:
            word = f"hush{me[0]}{len(known)}."
            old = book.answers.get("own-it", write, me).value.text  # type: ignore[union-attr]
            book.answers.save("own-it", write, me, Text(f"{old} {word}"), field="text")
            known.append(word)

        def gone(rule: Any, *words: str) -> None:
            forgetting.forget(self.folder, rule, sync=False)
            self.forgotten += words
            self.parcels.clear()  # a file elsewhere, which forgetting does not reach, would bring them back

        def words() -> None:
            word = random.choice(known)
            gone(asked.words_rule(book, word, me, inside=True, shared=True), word)

        acts: list[Act] = [say, say, lambda: gone(asked.earlier_versions(book, "own-it", write.id, me))]
        if known:
            acts += [words, lambda: gone(asked.whole_answer("own-it", write.id, me), *known)]
        if mine:
            id = random.choice(mine)
            acts.append(lambda: gone(documents.PromiseRule(id), id))
        return acts
