"""A review held in plain questions: the five pages of the screen, one after the other, a line an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError
from workbook.domain.together.review import (
    BECAME,
    EVERY,
    PAGES,
    Became,
    Decision,
    PageName,
    Part,
    Said,
    WeeklyReview,
    asks_how_often,
    check_decided,
    last_held,
    next_day,
)
from workbook.store.together import holding, waiting
from workbook.store.together.look import is_let_down
from workbook.verbs.asking import Asker, Stopped
from workbook.verbs.care import lets_read
from workbook.verbs.context import Context
from workbook.verbs.reviews import decided_lines, names_in
from workbook.words.common.dates import short_date
from workbook.words.today import letter as letters
from workbook.words.together import review as words
from workbook.words.together import verbs as said
from workbook.words.wording.verbs import KEPT_FROM_THEM

if TYPE_CHECKING:
    from datetime import date

    from workbook.store.notebook import Notebook

OUT = "out "


def hold(ctx: Context) -> WeeklyReview | None:
    """Begin or go on with a review, and hold it to its end or to where it is stopped. Returns it as it stands then;
    None where nothing was said in it and it is gone."""
    asker, notebook = Asker(), ctx.notebook
    going = holding.going(notebook, ctx.person)
    try:
        if going is None:
            going = holding.begin(notebook, ctx.person, ctx.today, alone=_alone(ctx, asker))
        else:
            ctx.tell(said.GOES_ON)
    except Stopped:
        ctx.tell(said.LEFT)
        return None
    held = _Held(ctx, asker, going)
    try:
        held.pages()
    except Stopped:
        if held.untouched:
            holding.lay_down(notebook, going)
            ctx.tell(said.LEFT)
            return None
        ctx.tell(said.STOPPED)
    return notebook.reviews.get(going.id)


def _alone(ctx: Context, asker: Asker) -> bool:
    other = ctx.notebook.people.other(ctx.person)
    person = ctx.notebook.people.get(ctx.person)
    if ctx.args.alone or other is None or person is None:
        return True
    if ctx.args.together:
        return False
    names = f"{person.name} and {other.name}"
    choices = [words.WHO_BOTH.format(names=names), f"{words.WHO_ALONE}: {words.WHO_ALONE_ABOUT}"]
    return asker.one_of(said.WHO, choices) == 1


class _Held:
    """One review while it is held. What somebody passed over is known here only, for nothing of that is kept."""

    def __init__(self, ctx: Context, asker: Asker, review: WeeklyReview) -> None:
        self._ctx, self._ask, self._id = ctx, asker, review.id
        self._names = names_in(ctx, review)
        self._passed: set[tuple[Part, str]] = set()
        self._page = holding.page_left(self._notebook, review.id, ctx.person)
        self._said_anything = bool(self._page or review.decided)

    @property
    def _notebook(self) -> Notebook:
        return self._ctx.notebook

    @property
    def _review(self) -> WeeklyReview:
        return self._notebook.reviews.get(self._id)

    @property
    def untouched(self) -> bool:
        return not self._said_anything

    def pages(self) -> None:
        """From the page that was left to the end. Raises Stopped."""
        self._ctx.tell(f"{words.title(self._review.begins)}\n{said.STOPS}")
        for number in range(self._page, len(PAGES)):
            name = PAGES[number]
            if number:
                self._said_anything = True
                holding.keep_page(self._notebook, self._id, number)
            self._say(said.page(number + 1, len(PAGES), words.PAGES[name]))
            match name:
                case "look":
                    self._look()
                case "how":
                    self._how()
                case _:
                    self._apart(name)
        self._close()

    def _say(self, text: str) -> None:
        """To be read; a program gets all of it at the end."""
        if not self._ctx.as_json:
            self._ctx.say(text)

    # --- look

    def _look(self) -> None:
        from workbook.store.together.look import look

        it = look(self._notebook, self._review, self._ctx.today)
        lines = [f"{words.ONE_QUESTION}: {letters.question(it.letter.question)}"]
        for person in self._review.people:
            if own := [one for one in it.seen if one.person == person]:
                lines += [self._names[person], *(said.seen(one, self._review.begins) for one in own)]
        if not it.seen:
            lines.append(words.LOOK_NOTHING)
        if it.chores:
            lines.append(words.CHORES)
            for name in dict.fromkeys(name for one in it.chores for name in one.slot.people):
                slots = [one for one in it.chores if name in one.slot.people]
                done = sum(one.minutes for one in slots if one.outcome == "done")
                lines.append(said.done(name, done, sum(one.minutes for one in slots)))
        if it.tried:
            lines += [words.TRIED, *(said.tried(*one) for one in it.tried)]
        if it.letter.coming:
            lines += [words.COMES, *map(letters.coming, it.letter.coming)]
        for line in lines:
            self._say(line)
        self._ask.line(said.ON)

    # --- said apart

    def _apart(self, name: PageName) -> None:
        part: Part = "fair" if name == "close" else "notice" if name == "notice" else "improve"
        review = self._review
        alone = len(review.people) == 1
        if not alone and part != "fair":
            self._ctx.tell(words.APART)
        for person in holding.order(review):
            if not self._notebook.reviews.is_in(review, part, person):
                self._turn(part, person, alone=alone)
            if not alone:
                handed = self._notebook.reviews.is_in(review, part, person)
                self._ctx.tell((said.IS_IN if handed else said.PASSED).format(name=self._names[person]))
        passed = {person for of, person in self._passed if of == part}
        self._notebook.reviews.saw(review.id, part, passed)
        opened = self._notebook.reviews.opened(review, part, passed)
        for person in holding.order(review):
            if (one := opened.get(person)) is not None:
                said_so = words.guessed(part, alone=alone, let_down=is_let_down(self._notebook, person))
                guess = f" ({said_so})" if said_so else ""
                self._say(
                    said.said(self._names[person], one.text + guess if one.level is None else words.fair(one.level))
                )

    def _turn(self, part: Part, person: str, *, alone: bool) -> None:
        if alone:
            self._one_says(part, person, alone=True)
            return
        others = [self._names[one] for one in self._review.people if one != person]
        with self._ask.apart():
            self._ctx.tell((words.fair_turn if part == "fair" else words.turn)(self._names[person], others))
            self._one_says(part, person, alone=False)

    def _one_says(self, part: Part, person: str, *, alone: bool) -> None:
        self._ctx.tell(words.question(part, alone=alone, let_down=is_let_down(self._notebook, person)))
        begun = waiting.begun(self._notebook, self._id, part, person)
        if begun and person == self._ctx.person:  # whoever else sits here must not come to see what the other began
            self._ctx.tell(f"{begun}\n{said.BEFORE_THIS}")

        def meant(typed: str) -> Said | None:
            if not typed:
                return None
            if part != "fair":
                return Said(self._id, person, part, "\n".join(one for one in (begun, typed) if one))
            if not (typed.isascii() and typed.isdigit() and int(typed[:3]) <= 10):
                raise UsageError(said.NO_NUMBER)
            return Said(self._id, person, part, level=int(typed))

        def kept(typed: str) -> bool:
            one = meant(typed)
            if one is not None:
                self._ask_first(one.text, person)
                holding.say(self._notebook, one)
            return one is not None

        if self._ask.until(f"{said.LEVEL} {said.PASSES}" if part == "fair" else said.PASSES, kept):
            self._said_anything = True
        else:
            self._passed.add((part, person))

    def _ask_first(self, text: str, person: str) -> None:
        """Raises UsageError where it may be more than wording, and is not to be read by whoever holds this as well."""
        for other in self._review.people:
            if other != person and not lets_read(self._ctx, self._ask, self._names[other], text):
                raise UsageError(KEPT_FROM_THEM)

    # --- settled

    def _how(self) -> None:
        passed = {person for of, person in self._passed if of == "improve"}
        opened = self._notebook.reviews.opened(self._review, "improve", passed)
        if opened:
            self._say(words.CAME_UP)
            for person in holding.order(self._review):
                if person in opened:
                    self._say(said.said(self._names[person], " ".join(opened[person].text.split())))
        for line in decided_lines(self._ctx, self._review):
            self._say(line)
        form = holding.settle_form(self._id)
        if begun := self._notebook.drafts.read(self._ctx.person, form).get("what", ""):
            self._ctx.tell(said.begun(begun))
        while what := self._ask.line(said.SETTLE_WHAT):
            if what.casefold().startswith(OUT):
                self._take_out(what[len(OUT) :])
            else:
                self._settle(what)
            self._said_anything = True
        if not self._review.decided:
            self._say(words.NOTHING_SETTLED)

    def _take_out(self, typed: str) -> None:
        decided = self._review.decided
        number = int(typed) - 1 if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1
        if not 0 <= number < len(decided):
            self._ctx.tell(said.NO_SUCH)
            return
        self._notebook.reviews.decide(self._id, holding.without(decided, number))
        for line in decided_lines(self._ctx, self._review):
            self._say(line)

    def _settle(self, what: str) -> None:
        notebook, names = self._notebook, [*self._names.values()]
        form = holding.settle_form(self._id)
        try:
            check_decided([*self._review.decided, Decision(what)])
            self._ask_first(what, self._ctx.person)
        except UsageError as error:  # too long, or one too many; or it is kept from the other one
            self._ctx.tell(str(error))
            return
        notebook.drafts.keep(self._ctx.person, form, {"what": what})  # whoever stops here has lost no word
        alone = len(names) == 1
        does = [*names, words.BOTH]
        who = names[0] if alone else does[self._ask.one_of(said.WHO_DOES, does, len(does) - 1)]
        when = self._ask.line(said.WHEN)
        conflicts = [one for one in notebook.conflicts.all() if not one.ending]
        kinds: list[Became] = [one for one in BECAME if one != "trial" or conflicts]
        whose = holding.promiser(notebook, self._names, who, self._ctx.person)
        kind = kinds[self._ask.one_of(said.BECOMES, words.choices(kinds, self._names[whose]))]
        conflict = None
        if kind == "trial":
            conflict = conflicts[self._ask.one_of(said.CONFLICT, [one.what for one in conflicts])].id
        agreed = alone or self._ask.yes(words.AGREED)
        decision = Decision(what, who, when, kind, agreed=agreed)
        while True:
            try:
                holding.settle(notebook, self._id, decision, self._ctx.person, self._ctx.today, conflict=conflict)
                break
            except UsageError as error:  # such as a date without a day
                self._ctx.tell(str(error))
                decision = replace(decision, when=self._ask.line(said.WHEN))
        notebook.drafts.drop(self._ctx.person, form)
        if agreed and kind == "promise":
            self._promise(len(self._review.decided) - 1, decision, whose)
        self._say(decided_lines(self._ctx, self._review)[-1])

    def _promise(self, number: int, one: Decision, whose: str) -> None:
        from workbook.domain.promises.cadence import WHENEVER
        from workbook.domain.promises.drafting import Draft, shown_at_first
        from workbook.domain.promises.typed_cadence import parse_cadence
        from workbook.verbs.capacity import week_carries

        ctx, made = self._ctx, list[str]()

        def make(typed: str) -> None:
            cadence = parse_cadence(typed, ctx.today) if typed else WHENEVER
            person = ctx.notebook.people.get(whose)
            shown = len(self._names) > 1 or shown_at_first(person.role if person else ctx.role, "")
            draft = Draft(one.what, cadence, one.when, person=whose, shown=shown)
            if week_carries(ctx, draft):
                made.append(ctx.notebook.promises.add(draft, ctx.today).id)

        self._ask.until(said.HOW_OFTEN, make)
        if made:
            holding.link(self._notebook, self._id, number, made[0])
        ctx.tell(said.PROMISED.format(name=self._names[whose]) if made else said.NOT_PROMISED)

    # --- closed

    def _close(self) -> None:
        ctx, before = self._ctx, self._notebook.reviews.of(self._ctx.person)
        last = last_held(before)
        every = last.every if last else 1
        if asks_how_often(before):
            every = EVERY[self._ask.one_of(words.HOW_OFTEN, [words.EVERY[one] for one in EVERY], EVERY.index(every))]
        usual = next_day(ctx.today, every)
        on = self._ask.until(said.NEXT_ONE.format(day=short_date(usual)), lambda typed: _next(typed, usual, ctx.today))

        def closed(line: str) -> None:
            self._ask_first(line, ctx.person)
            holding.close(ctx.notebook, self._review, ctx.today, on, every, line)

        self._ask.until(said.LINE, closed)
        self._say(words.HELD.format(day=short_date(on)) if on else words.HELD_OPEN)
        if _replans(self._review.decided):
            ctx.tell(said.REPLAN)


def _replans(decided: Sequence[Decision]) -> bool:
    return any(one.agreed and one.became == "chores" for one in decided)


def _next(typed: str, usual: date, today: date) -> date | None:
    from workbook.domain.common.dates import parse_day
    from workbook.words.refusals import together as refusals

    if not typed:
        return usual
    if typed.casefold() in said.NONE_WORDS:
        return None
    day = parse_day(typed, today)
    if day <= today:
        raise UsageError(refusals.NOT_A_DAY)
    return day
