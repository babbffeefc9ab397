"""The forge: making a promise carefully. What a draft must hold, what is noticed about it, and what a week carries.

Notes never block. They say which rule noticed what and where; the sentences stand in `workbook.words.promises.promise`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from workbook.domain.common.clean import is_blank
from workbook.domain.common.dates import HORIZON_DAYS
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence, anchored, falls_due
from workbook.domain.promises.promise import A_BEGINNING, FROM_OPTION, ME, Promise, Term, minutes_a_week, state
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from workbook.domain.common.people import Role
    from workbook.domain.promises.act_rules import ActRules

Rule = Literal["absolute", "not_mine", "vague", "negative", "no_verb", "no_cue", "no_smallest", "no_end"]

ACT_LIMIT = 300
TEXT_LIMIT = 2000
MINUTES_LIMIT = 24 * 60
TEXTS = ("cue", "smallest", "noticed_by", "obstacle", "plan", "need")
"""The fields of a draft that hold text, the act apart."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A promise while it is being made. `starts` None means today; `minutes` is what one doing takes (0: not said);
    `person` whose promise it is; `origin` where it is made from ("step id/exercise id"); `shown`: to the other too."""

    act: str = ""
    cadence: Cadence = field(default=DAILY)
    cue: str = ""
    smallest: str = ""
    noticed_by: str = ""
    starts: date | None = None
    until: date | None = None
    review_on: date | None = None
    obstacle: str = ""
    plan: str = ""
    need: str = ""
    minutes: int = 0
    person: str = ME
    origin: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class ForgeNote:
    """Something noticed: which rule, in which field of the draft, and from where to where (0, 0: the field as a
    whole). `try_cadence` is a cadence that would turn the wording into something that can be done."""

    rule: Rule
    where: str
    start: int = 0
    end: int = 0
    try_cadence: Cadence | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a week can carry by the person's own word: minutes (None: not said) and promises at once, of which
    `A_BEGINNING` hold until somebody says another number."""

    minutes: int | None = None
    at_once: int = A_BEGINNING


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """What is carried in an average week: promises at once, minutes, and how many of them say no minutes."""

    promises: int
    minutes: float
    unsaid: int

    def __add__(self, other: WeekLoad) -> WeekLoad:
        return WeekLoad(self.promises + other.promises, self.minutes + other.minutes, self.unsaid + other.unsaid)

    def beyond(self, capacity: Capacity) -> bool:
        """Whether this is more than the week can carry."""
        too_long = capacity.minutes is not None and self.minutes > capacity.minutes
        return self.promises > capacity.at_once or too_long


_OPENING = re.compile(
    r"^(?:(?:i\s+promise|i\s+swear)(?:\s+(?:that|to))?\s*)?"
    r"(?:(?:i(?:\s+will|['’]ll|\s+shall|['’]m\s+going\s+to|\s+am\s+going\s+to)?|to|please)\s+)?",
    re.IGNORECASE,
)
_POSSESSIVE = ("'s", "’s")  # what is somebody's is not what they do
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_WORDS_THAT_ARE_NO_VERBS = """
    a an the this that these those my our your their his her its some any every each all both more less fewer better
    worse another other first next only just home at on in by with without for from of to before after until during
    when while if once daily weekly honesty honest trust respect openness transparency patience patient time dinner
    breakfast phone money bills receipts messages one two three four five and or but also very really good nice new
    quality total full complete morning evening night sunday monday tuesday wednesday thursday friday saturday
"""
_NO_VERBS = frozenset(_WORDS_THAT_ARE_NO_VERBS.split())
_NO_VERB_ENDINGS = ("ness", "ity", "tion", "ship", "ment", "ily", "ful", "ency", "ance")
_VERBS_ALL_THE_SAME = frozenset(["mention", "question", "complement", "compliment", "comment", "document", "implement"])


def notes(draft: Draft, rules: ActRules | None, others: Iterable[str] = ()) -> tuple[ForgeNote, ...]:
    """What is noticed about a draft, in the order of its fields. `others` are names of other people, so that an act
    that is theirs is recognised. Without rules nothing is noticed about the act. An empty act has no notes yet."""
    if not draft.act.strip():
        return ()
    found = list(_act_notes(draft.act, others, rules)) if rules else []
    if not draft.cue.strip() and draft.cadence.kind != "whenever":
        found.append(ForgeNote("no_cue", "cue"))
    if not draft.smallest.strip():
        found.append(ForgeNote("no_smallest", "smallest"))
    if draft.cadence.kind != "once" and draft.until is None and draft.review_on is None:
        found.append(ForgeNote("no_end", "until"))
    return tuple(found)


def capacity_load(promises: Iterable[Promise], today: date, settled: frozenset[str] = frozenset()) -> WeekLoad:
    """What the promises that are not on the shelf ask of an average week. `settled` are ids of promises made for
    one day whose due is marked."""
    carried = [promise for promise in promises if state(promise, today, settled=promise.id in settled) != "shelf"]
    return WeekLoad(
        promises=len(carried),
        minutes=sum(minutes_a_week(promise, today) for promise in carried),
        unsaid=sum(promise.term_on(today).minutes == 0 for promise in carried),
    )


def check(draft: Draft, today: date) -> None:
    """UsageError with its sentence and the field of the draft when it cannot become a promise: a blank act, text that
    is too long, days in the past, an end before the start, dates out of reach, or no day on which it would fall due."""
    check_texts(draft.act, {name: getattr(draft, name) for name in TEXTS}, draft.minutes)
    start = draft.starts or today
    once_on = draft.cadence.on if draft.cadence.kind == "once" else None
    _check_reach({"starts": start, "until": draft.until, "review_on": draft.review_on, "cadence": once_on}, today)
    if start < today:
        raise UsageError(refusals.START_PASSED, "starts")
    if once_on is not None and once_on < start:
        raise UsageError(refusals.DATE_PASSED if once_on < today else refusals.DATE_BEFORE_START, "cadence")
    if draft.until is not None and draft.until < start:
        raise UsageError(refusals.END_BEFORE_START, "until")
    if draft.review_on is not None and draft.review_on < start:
        raise UsageError(refusals.REVIEW_BEFORE_START, "review_on")
    if draft.until is not None and not falls_due(anchored(draft.cadence, start), start, draft.until):
        raise UsageError(refusals.NEVER_DUE, "until")


def check_texts(act: str, texts: Mapping[str, str], minutes: int) -> None:
    """UsageError with its sentence and field for a blank or over-long act, another text (by the name of its field)
    that is too long, or minutes that no day has."""
    if is_blank(act):
        raise UsageError(refusals.NO_ACT, "act")
    if len(act) > ACT_LIMIT:
        raise UsageError(refusals.ACT_TOO_LONG.format(limit=ACT_LIMIT, length=len(act)), "act")
    for name, text in texts.items():
        if len(text) > TEXT_LIMIT:
            raise UsageError(refusals.TEXT_TOO_LONG.format(limit=TEXT_LIMIT), name)
    if not 0 <= minutes <= MINUTES_LIMIT:
        raise UsageError(refusals.MINUTES_OUT_OF_RANGE, "minutes")


def check_term(term: Term, today: date) -> None:
    """UsageError with its sentence and the field of the term when a promise cannot be changed to these terms."""
    check_texts(term.act, {"smallest": term.smallest}, term.minutes)
    if term.until is not None and term.until < today:
        raise UsageError(refusals.END_PASSED, "until")
    _check_reach({"until": term.until, "cadence": term.cadence.on if term.cadence.kind == "once" else None}, today)


def _check_reach(days: Mapping[str, date | None], today: date) -> None:
    for name, day in days.items():
        if day is not None and (day - today).days > HORIZON_DAYS:
            raise UsageError(refusals.TOO_FAR, name)


def check_review(day: date, today: date) -> None:
    """UsageError when a promise cannot be looked back on that day."""
    if day < today:
        raise UsageError(refusals.REVIEW_PASSED, "review_on")
    if (day - today).days > HORIZON_DAYS:
        raise UsageError(refusals.TOO_FAR, "review_on")


def make(draft: Draft, id: str, today: date) -> Promise:
    """The promise that a draft becomes. Raises what `check` raises."""
    check(draft, today)
    start = draft.starts or today
    term = Term(
        since=start,
        cadence=anchored(draft.cadence, start),
        act=draft.act,
        smallest=draft.smallest,
        until=draft.until,
        minutes=draft.minutes,
        made_on=today,
    )
    return Promise(
        id=id,
        made_on=today,
        terms=(term,),
        person=draft.person,
        cue=draft.cue,
        noticed_by=draft.noticed_by,
        obstacle=draft.obstacle,
        plan=draft.plan,
        need=draft.need,
        review_on=draft.review_on,
        origin=draft.origin,
        shown=draft.shown,
    )


def shown_at_first(
    role: Role, origin: str, *, own: bool = False, unsafe: bool = False, cared_for: bool = False
) -> bool:
    """Whether a new promise is shown to the other unless its maker says otherwise. The one who was let down owes no
    promise: theirs are their own, but for what was agreed between the two. `own`: the act of the book that it comes
    from is for oneself. `unsafe`: its maker is afraid of the other, who is to learn of nothing by the way. `cared_for`:
    what stands in it may be more than wording (`wording.care`), such as being hit or a wish to die."""
    return not (own or unsafe or cared_for) and (role != "partner" or origin.startswith(FROM_OPTION))


def usual_review(start: date) -> date:
    """The review date that is offered first: two weeks after the start."""
    return start + timedelta(days=14)


def _act_notes(act: str, others: Iterable[str], rules: ActRules) -> Iterable[ForgeNote]:
    vow = rules.vow(act)
    if vow is not None:
        cadence = WHENEVER if vow.rule.on_event else DAILY
        yield ForgeNote("absolute", "act", vow.start, vow.end, try_cadence=cadence)
    opening = _OPENING.match(act)
    begin = opening.end() if opening is not None else 0
    rest = act[begin:].lstrip()
    begin = len(act) - len(rest)
    theirs = rules.beginning(rest, "not_mine")
    if theirs is not None and not rest[: theirs.end].lower().endswith(_POSSESSIVE):
        yield ForgeNote("not_mine", "act", begin, begin + theirs.end)
        return
    if name := _name(others).match(rest):
        yield ForgeNote("not_mine", "act", begin, begin + name.end())
        return
    if vow is not None and vow.start <= begin:
        return  # "Never …" and "Always …": the absolute word is the note; no second one about the same words
    if noticed := rules.beginning(rest, "negative", "vague"):
        yield ForgeNote(noticed.rule.note, "act", begin, begin + noticed.end)
        return
    word = _FIRST_WORD.match(rest)
    if word is None or _is_no_verb(word[0].lower()):
        yield ForgeNote("no_verb", "act", begin, begin + (word.end() if word else 0))


def _name(others: Iterable[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(name.strip()) for name in others if name.strip())
    return re.compile(rf"(?:that\s+)?(?:{names})\b(?!['’]s)" if names else r"(?!)", re.IGNORECASE)


def _is_no_verb(word: str) -> bool:
    return word in _NO_VERBS or (word.endswith(_NO_VERB_ENDINGS) and word not in _VERBS_ALL_THE_SAME)
