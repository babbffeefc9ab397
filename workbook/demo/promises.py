"""The promises of the year: what was promised, and how it went, from the seed. It gets steadier, not perfect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from workbook.domain.common.dates import week_start
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.mark import Mark, Noticed, repairable, repaired, with_notice
from workbook.domain.promises.promise import ME, Ending, Promise
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.store.common.people import PARTNER
from workbook.store.file.change import Change
from workbook.store.notebook import Notebook
from workbook.store.promises.mark_tables import put_all


@dataclass(frozen=True, slots=True)
class Made:
    """A promise as it was made `ago` days ago; `ended` days ago it left. `shaky`: how often of a hundred times it did
    not go as promised, at first; `notes`: words beside its marks, by what became of them, used up in turn."""

    ago: int
    act: str
    cadence: str
    cue: str
    smallest: str
    minutes: int = 10
    shaky: int = 20
    ending: Ending = ""
    ended: int = 0
    review: int | None = 12
    noticed_by: str = ""
    obstacle: str = ""
    plan: str = ""
    origin: str = ""
    person: str = ME
    shown: bool = True
    notes: tuple[tuple[str, str], ...] = ()


HOME = "Be home by 18:30"
PHONE = "Put the phone on the shelf at dinner"
DRIVE = "Drive Alex's mother to her class"
STATEMENT = "Open the card statement with Alex"
LETTERS = "Open a letter at the table on the day it comes"
PROMISES = (
    Made(
        294, STATEMENT, "sun", "After breakfast, when Jonah is at the club", "Leave it open on the table", 30, 14,
        review=20, noticed_by="It lies there before anybody asks.",
        notes=(
            ("missed", "I said it was too hot. It was not the heat."),
            ("repaired", "Said so at supper, opened it on Monday."),
            ("kept", "Nothing to see, and we looked all the same."),
            ("kept", "Alex had a question about the third line. I knew the answer."),
            ("late", "After lunch. Nobody had to ask."),
        ),
    ),
    Made(
        240, LETTERS, "whenever", "When something from a bank comes", "Put it down unopened, where both see it", 0, 30,
        review=None,
        notes=(("kept", "Only the insurance."), ("missed", "In the coat until evening. Told the same night."),
               ("kept", "Opened it standing, in the coat.")),
    ),
    Made(
        152, HOME, "mon,tue,wed,thu,fri", "When the clock on my desk says a quarter to six",
        "Ring by six and say when I will be there", 40, 24,
        noticed_by="Supper is for three.", obstacle="The meeting runs over.",
        plan="Stand up at a quarter to six and ring from the corridor.", origin="promises/act",
        notes=(
            ("missed", "Twenty past seven. The meeting."), ("repaired", "Rang from the stairs, did the bath."),
            ("late", "Twenty to seven. The train."), ("late", "Rang by six. Home at a quarter past seven."),
            ("kept", "Left in the middle of a sentence. Nobody minded."), ("missed", "The birthday at work."),
            ("kept", "Home before Alex."),
        ),
    ),
    Made(
        118, PHONE, "daily", "When we sit down", "Screen down, sound off", 5, 16,
        noticed_by="It lies beside the clock.",
        notes=(("missed", "A message from work. It could have waited."), ("kept", "Jonah put his book there too."),
               ("not applicable", "Ate out, all three of us.")),
    ),
    Made(
        90, "Walk round the pond with Alex, and ask one question", "2/week", "When supper is cleared",
        "Ten minutes to the corner and back", 35, 18,
        notes=(("kept", "Rain. We went."), ("kept", "Asked about Ruth. Listened."),
               ("kept", "Hardly a word, and that was fine.")),
    ),
    Made(
        62, DRIVE, "wed", "At half past four", "Order her a taxi by noon", 45, 8,
        notes=(("kept", "She told me how they met."),),
    ),
    Made(
        186, "Say no to overtime on Wednesdays", "wed", "At the meeting on Monday", "Ask for it to be another day", 5,
        20, "finished", 124, notes=(("kept", "Said it before I was asked."),),
    ),
    Made(
        140, "Write down every purchase the same evening", "daily", "After brushing my teeth", "Keep the receipt", 10,
        38, "put down", 98,
        notes=(("missed", "Fell asleep."), ("kept", "Three lines."), ("missed", "Too much for a day. Once a week.")),
    ),
    Made(
        77, "Ring my sister", "sun", "On the way back from the bakery", "Send two lines", 15, 12, review=26,
        shown=False, notes=(("kept", "Told her how it is. She did not take sides."),),
    ),
    Made(
        160, "Keep one evening for myself", "1/week", "When the week's plan is made", "An hour with the door shut", 0,
        10, person=PARTNER, shown=False, review=None,
    ),
    Made(
        52, "Bring questions that can wait to Sunday", "sun", "When one comes up", "Write it on the note", 0, 14,
        person=PARTNER, review=9,
    ),
)  # fmt: skip
ONCE = (
    (343, 3, "own-it/act", "Offer Alex my fact line and add no because", "When the house is quiet", "kept",
     "Alex asked me to read it twice."),
    (331, 4, "sincerity/act", "Tell Alex about the watch, and ask what else there is to know", "On our next walk",
     "kept", "It was harder than the card."),
    (314, 3, "their-side/act", "Tell Alex one of my guesses and ask where it is wrong", "Over the first cup of coffee",
     "renegotiated", "Alex asked for the weekend instead."),
    (297, 5, "apology/act", "Say my apology as I have written it", "After lunch, if that suits Alex", "kept",
     "Alex listened to the end, and went for a walk alone."),
    (270, 3, "open-talk/act", "Answer the question about that evening, in full", "At the table, when it is cleared",
     "late", "A day later than I had said."),
    (214, 30, "amends/act", "File the tax papers, all of them", "On the first free morning", "kept",
     "Nine folders. Alex labelled the last one."),
    (60, 4, "", "Ask the bank for the payment plan in writing", "At lunch", "kept", ""),
    (2, 5, "", "Take the last transfer to the bank and bring the receipt home", "When it opens", "", ""),
)  # fmt: skip
"""Promises for one day: made so many days ago, for so many days later, where they come from, act, cue, what became of
them, and a note on it."""
WORDS: tuple[Noticed, ...] = ("noticed", "noticed", "noticed", "not yet", "noticed")


def build(notebook: Notebook, change: Change, today: date, chance: Random) -> dict[str, Promise]:
    """All of them, with their marks; returns what was made, by where it comes from or by its act."""
    made: dict[str, Promise] = {}
    marks: list[Mark] = []
    for one in sorted(PROMISES, key=lambda one: -one.ago):
        promise = _make(notebook, one, today)
        made[one.origin or one.act] = promise
        marks += _marked(promise, one, today, chance)
    for ago, later, origin, act, cue, became, note in ONCE:
        start = today - timedelta(days=ago)
        on = start + timedelta(days=later)
        draft = Draft(act, parse_cadence(f"once {on}", start), cue, "Ask for a time", starts=start, origin=origin)
        promise = notebook.promises.add(draft, start)
        made[origin or act] = promise
        marks += _of_one_day(promise, on, became, note)
    by_id = {promise.id: promise for promise in made.values()}
    put_all(change, marks, by_id)
    return made


def _make(notebook: Notebook, one: Made, today: date) -> Promise:
    start = today - timedelta(days=one.ago)
    draft = Draft(
        act=one.act, cadence=parse_cadence(one.cadence, start), cue=one.cue, smallest=one.smallest, starts=start,
        noticed_by=one.noticed_by, obstacle=one.obstacle, plan=one.plan, minutes=one.minutes, person=one.person,
        review_on=None if one.review is None else today + timedelta(days=one.review), origin=one.origin,
        shown=one.shown,
    )  # fmt: skip
    promises = notebook.promises
    promise = promises.add(draft, start)
    if one.act == HOME:  # Fridays went out of it, agreed, when four of five were what the week could carry
        changed = start + timedelta(days=40)
        term = replace(promise.term_on(changed), cadence=parse_cadence("mon,tue,wed,thu", changed))
        promise = promises.amend(promise.id, changed, by=ME, term=term, agreed=True)
    if one.act == PHONE:
        away = today - timedelta(days=73)
        promise = promises.pause(promise.id, away, away + timedelta(days=9), away, by=ME)
    if one.act == DRIVE:
        away = today - timedelta(days=6)
        promise = promises.pause(promise.id, away, today + timedelta(days=9), away, by=ME)
    if one.ending:
        day = today - timedelta(days=one.ended)
        promise = promises.end(promise.id, one.ending, day, by=one.person, agreed=True)
    return promise


def _days(promise: Promise, today: date, chance: Random) -> Iterator[date]:
    """The days up to yesterday on which it asked, or on which it came up."""
    yesterday, cadence = today - timedelta(days=1), promise.terms[0].cadence
    if cadence.kind == "whenever":
        day = promise.start + timedelta(days=6)
        while day < yesterday:
            yield day
            day += timedelta(days=chance.randint(16, 34))
    elif cadence.kind == "per_week":
        week = week_start(promise.start, 0)
        while week <= yesterday:
            for place in range(cadence.number):
                day = week + timedelta(days=chance.choice(((1, 2), (5, 6))[place] if cadence.number > 1 else (2, 3, 4)))
                if promise.start <= day <= yesterday:
                    yield day
            week += timedelta(days=7)
    else:
        yield from scheduled(promise, promise.start, yesterday)


def _marked(promise: Promise, one: Made, today: date, chance: Random) -> Iterator[Mark]:
    notes: dict[str, list[str]] = {}
    for kind, note in one.notes:
        notes.setdefault(kind, []).append(note)
    said: dict[str, int] = {}
    days = list(_days(promise, today, chance))
    if one.act == PHONE:
        days.pop()  # yesterday's is still to be marked
    for day in days:
        if one.act == HOME and day == days[-1]:
            yield _last_miss(promise, day, today)
            continue
        age = (today - day).days / max(1, one.ago)
        for mark in _one(promise, day, round(one.shaky * (0.35 + 0.8 * age)), today, chance):
            said[mark.kind] = said.get(mark.kind, 0) + 1
            if notes.get(mark.kind) and said[mark.kind] % 3 == 1 and not mark.note:
                mark = replace(mark, note=notes[mark.kind].pop(0))
            if one.shown and one.person == ME and mark.kind in ("kept", "repaired") and chance.random() < 0.12:
                mark = with_notice(mark, chance.choice(WORDS))
            yield mark


def _last_miss(promise: Promise, day: date, today: date) -> Mark:
    """The last evening of a promise was late, without a word: still to be mended, or mended when it is too long ago."""
    mark = Mark(promise.id, day, "missed", day, note="Ten past seven, and had not rung.")
    if repairable(mark, today):
        return mark
    return repaired(mark, day + timedelta(days=1), "Said so before I was asked, and did the bath.")


def _one(promise: Promise, day: date, shaky: int, today: date, chance: Random) -> Iterator[Mark]:
    """What became of one due: `shaky` times of a hundred something else than kept."""
    roll, next_day = chance.randrange(100), day + timedelta(days=1)
    way = chance.choice(("missed", "late", "repaired", "moved", "late", "missed", "repaired"))
    if roll == 99:
        yield Mark(promise.id, day, "not applicable", day)
    elif roll >= shaky:
        yield Mark(promise.id, day, "kept", day)
    elif way == "moved" and (to := day + timedelta(days=2)) < today and _fixed(promise):
        asked = day - timedelta(days=1)
        yield Mark(promise.id, day, "renegotiated", asked, moved_to=to)
        yield Mark(promise.id, to, "kept", to, nth=2, moved_from=day)
    elif way == "repaired" and next_day < today:
        yield repaired(Mark(promise.id, day, "missed", day), next_day)
    elif way == "missed" and _fixed(promise):
        yield Mark(promise.id, day, "missed", day)
    else:
        yield Mark(promise.id, day, "late", min(next_day, today))


def _fixed(promise: Promise) -> bool:
    return promise.terms[0].cadence.kind not in ("per_week", "whenever")


def _of_one_day(promise: Promise, on: date, became: str, note: str) -> Iterator[Mark]:
    if became == "renegotiated":
        to = on + timedelta(days=3)
        yield Mark(promise.id, on, "renegotiated", on - timedelta(days=1), note=note, moved_to=to)
        yield Mark(promise.id, to, "kept", to, nth=2, moved_from=on)
    elif became == "late":
        yield Mark(promise.id, on, "late", on + timedelta(days=1), note=note)
    elif became:
        yield Mark(promise.id, on, "kept", on, note=note)
