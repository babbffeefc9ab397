"""What stands in the fields of the forge's form, read into a draft, with a sentence for each that cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import Cadence, anchored, next_fixed_day
from workbook.domain.promises.drafting import TEXTS, Draft, check, check_texts
from workbook.domain.promises.promise import ME
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.words.refusals import promises as refusals

KIND_PLACES = ("daily", "weekdays", "per_week", "every_days", "monthly", "once", "whenever")
"""The kind of cadence at each place of the forge's choices; every day is a place of its own."""
SHOWN, OWN = "shown", "own"
"""What the field of whose eyes a promise is for holds."""
_SHOWN_AS = {"month_weekday": "monthly", "after": "every_days"}
_DATES = {"starts": "starts", "until": "until", "review": "review_on"}
_FORM_FIELDS = {"cadence": "often", "review_on": "review"}
"""The fields of a draft that the form calls otherwise."""


@dataclass(frozen=True, slots=True)
class FormRead:
    """A draft made of what could be read; `faults` has a sentence for each field that could not. `often` is the
    cadence, None while there is none; `days` are the days that a field was taken for: the date that it names, and for
    "often" the first on which the promise falls due."""

    draft: Draft
    often: Cadence | None = None
    faults: Mapping[str, str] = field(default_factory=dict[str, str])
    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict[str, tuple[date, ...]])


def read_form(texts: Mapping[str, str], today: date, *, origin: str = "", person: str = ME) -> FormRead:
    """Read the fields (missing ones are empty). Raises nothing: what is wrong is in `faults`. Whose eyes it is for is
    said by `SHOWN` and `OWN`; nothing said is shown."""
    faults: dict[str, str] = {}
    days: dict[str, tuple[date, ...]] = {}
    act = " ".join(texts.get("act", "").split())
    draft = Draft(act=act, origin=origin, person=person, shown=texts.get("shown") != OWN)
    draft = replace(draft, **{name: texts.get(name, "").strip() for name in TEXTS})
    for name, slot in _DATES.items():
        if text := texts.get(name, "").strip():
            try:
                day = parse_day(text, today)
            except UsageError as error:
                faults[name] = str(error)
            else:
                draft = replace(draft, **{slot: day})
                days[name] = (day,)
    if minutes := texts.get("minutes", "").strip():
        if minutes.isascii() and minutes.isdigit() and len(minutes) <= 4:
            draft = replace(draft, minutes=int(minutes))
        else:
            faults["minutes"] = refusals.NOT_MINUTES
    often = None
    if text := texts.get("often", "").strip():
        try:
            often = parse_cadence(text, today)
        except UsageError as error:
            faults["often"] = str(error)
        else:
            draft = replace(draft, cadence=often)
            days["often"] = _days(often, draft, today)
    _check_whole(draft, today, faults)
    return FormRead(draft, often, faults, days)


def kind_place(cadence: Cadence | None) -> int | None:
    """At which place of the forge's choices a cadence stands."""
    if cadence is None:
        return None
    daily = cadence.kind == "weekdays" and len(cadence.weekdays) == 7
    return 0 if daily else KIND_PLACES.index(_SHOWN_AS.get(cadence.kind, cadence.kind))


def next_days(cadence: Cadence, start: date, count: int = 3, until: date | None = None) -> list[date]:
    """The first `count` days from `start` on which it falls due, as far as it has fixed days."""
    found: list[date] = []
    cadence, day = anchored(cadence, start), start
    if cadence.kind == "after":
        count = 1  # the others depend on when it is done
    while len(found) < count and (due := next_fixed_day(cadence, day)) is not None:
        if until is not None and due > until:
            break
        found.append(due)
        day = due + timedelta(days=1)
    return found


def _days(cadence: Cadence, draft: Draft, today: date) -> tuple[date, ...]:
    """The date of a cadence that has one, else the next days on which it falls due."""
    if cadence.kind == "once":
        return (cadence.on or today,)
    if cadence.kind in ("whenever", "per_week"):
        return ()
    return tuple(next_days(cadence, max(draft.starts or today, today), until=draft.until))


def _check_whole(draft: Draft, today: date, faults: dict[str, str]) -> None:
    """Faults of fields by themselves and among each other, each beside the field where it can be mended."""
    # An act that is not written yet is no fault while the form is being filled in.
    act = draft.act or "x"
    for one_act, texts in ((act, {}), *(("x", {name: getattr(draft, name)}) for name in TEXTS)):
        try:
            check_texts(one_act, texts, 0)
        except UsageError as error:
            faults[error.field] = str(error)
    if faults:
        return
    try:
        check(replace(draft, act=act), today)
    except UsageError as error:
        faults[_FORM_FIELDS.get(error.field, error.field)] = str(error)
