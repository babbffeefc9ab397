"""The forge's form: what stands in its fields, read into a draft, with a sentence for each that cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import Cadence, anchored, next_fixed_day, parse_cadence
from workbook.domain.promises.drafting import Draft, check, check_texts
from workbook.domain.promises.promise import ME
from workbook.words.promises import forge as words
from workbook.words.promises import promise as said
from workbook.words.refusals import promises as refusals

KIND_PLACES = ("daily", "weekdays", "per_week", "every_days", "monthly", "once", "whenever")
"""The kind of cadence at each place of `words.KINDS`; every day is a place of its own."""
_TEXTS = ("cue", "smallest", "noticed_by", "obstacle", "plan", "need")
_DATES = {"starts": "starts", "until": "until", "review": "review_on"}
_FIELD_OF = {
    refusals.START_PASSED: "starts",
    refusals.DATE_PASSED: "often",
    refusals.DATE_BEFORE_START: "often",
    refusals.END_BEFORE_START: "until",
    refusals.REVIEW_BEFORE_START: "review",
    refusals.NEVER_DUE: "until",
    refusals.MINUTES_OUT_OF_RANGE: "minutes",
}


@dataclass(frozen=True, slots=True)
class FormRead:
    """A draft made of what could be read; `faults` has a sentence for each field that could not, `understood` says
    in words what a field was taken for. `often` is the cadence, None while there is none."""

    draft: Draft
    often: Cadence | None = None
    faults: Mapping[str, str] = field(default_factory=dict[str, str])
    understood: Mapping[str, str] = field(default_factory=dict[str, str])


def read_form(texts: Mapping[str, str], today: date, *, origin: str = "", person: str = ME) -> FormRead:
    """Read the fields (missing ones are empty). Raises nothing: what is wrong is in `faults`."""
    faults: dict[str, str] = {}
    understood: dict[str, str] = {}
    draft = Draft(act=" ".join(texts.get("act", "").split()), origin=origin, person=person)
    draft = replace(draft, **{name: texts.get(name, "").strip() for name in _TEXTS})
    for name, slot in _DATES.items():
        if text := texts.get(name, "").strip():
            try:
                day = parse_day(text, today)
            except UsageError as error:
                faults[name] = str(error)
            else:
                draft = replace(draft, **{slot: day})
                understood[name] = words.frame.full_date(day)
    if minutes := texts.get("minutes", "").strip():
        if minutes.isascii() and minutes.isdigit() and len(minutes) <= 4:
            draft = replace(draft, minutes=int(minutes))
        else:
            faults["minutes"] = words.NOT_MINUTES
    often = _read_often(texts.get("often", ""), today, draft, faults, understood)
    draft = replace(draft, cadence=often) if often else draft
    _check_whole(draft, today, faults)
    return FormRead(draft, often, faults, understood)


def kind_place(cadence: Cadence | None) -> int | None:
    """Which of `words.KINDS` a cadence is."""
    if cadence is None:
        return None
    daily = cadence.kind == "weekdays" and len(cadence.weekdays) == 7
    return 0 if daily else KIND_PLACES.index(cadence.kind)


def next_days(cadence: Cadence, start: date, count: int = 3, until: date | None = None) -> list[date]:
    """The first `count` days from `start` on which it falls due, as far as it has fixed days."""
    found: list[date] = []
    cadence, day = anchored(cadence, start), start
    while len(found) < count and (due := next_fixed_day(cadence, day)) is not None:
        if until is not None and due > until:
            break
        found.append(due)
        day = due + timedelta(days=1)
    return found


def _read_often(
    text: str, today: date, draft: Draft, faults: dict[str, str], understood: dict[str, str]
) -> Cadence | None:
    if not text.strip():
        return None
    try:
        cadence = parse_cadence(text, today)
    except UsageError as error:
        faults["often"] = str(error)
        return None
    said_often = said.cadence(cadence)
    if cadence.kind == "once":
        understood["often"] = words.once_on(cadence.on or today)
    elif cadence.kind == "whenever":
        understood["often"] = words.whenever()
    elif cadence.kind == "per_week":
        understood["often"] = words.any_days(said_often)
    else:
        days = next_days(cadence, max(draft.starts or today, today), until=draft.until)
        understood["often"] = words.understood(said_often, days)
    return cadence


def _check_whole(draft: Draft, today: date, faults: dict[str, str]) -> None:
    """Faults of fields by themselves and among each other, each beside the field where it can be mended."""
    for name, text in (("act", draft.act), *((name, getattr(draft, name)) for name in _TEXTS)):
        try:
            check_texts(text if name == "act" and text else "x", () if name == "act" else (text,), 0)
        except UsageError as error:
            faults[name] = str(error)
    if faults:
        return
    try:
        check(replace(draft, act=draft.act or "x"), today)
    except UsageError as error:
        sentence = str(error)
        place = _FIELD_OF.get(sentence)
        faults[place or _farthest(draft, today)] = sentence


def _farthest(draft: Draft, today: date) -> str:
    """The field of the latest date: the one that is out of reach."""
    once = draft.cadence.on if draft.cadence.kind == "once" else None
    days = {"starts": draft.starts, "until": draft.until, "review": draft.review_on, "often": once}
    return max(days, key=lambda name: days[name] or today)
