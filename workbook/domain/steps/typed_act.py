"""Fields by name as an act: what it is to become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from workbook.domain.common.dates import parse_day
from workbook.domain.common.times import parse_time
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.acts import ONCE, proposed
from workbook.domain.steps.as_text import ACT_FIELDS
from workbook.domain.steps.typed_lines import Wrong, in_line
from workbook.domain.steps.typed_rows import fields_named
from workbook.words.refusals import steps as refusals

_NOTHING: dict[str, Any] = {**dict.fromkeys(ACT_FIELDS, ""), "on": None}


def undertaking(act: e.Act, text: str, before: a.Undertaking, today: date, *, adds: bool) -> a.Undertaking:
    """What the fields say; what it has become stays. `adds`: a field that is not named stays as it stands, or as the
    book proposes it. The one day of a promise that falls due once is said in `on`."""
    given: dict[str, str] = {}
    on: date | None = None
    once: tuple[int, date] | None = None
    for number, name, value in fields_named({name: name for name in ACT_FIELDS}, text):
        with in_line(number):
            if not isinstance(value, str):
                raise Wrong(refusals.NOT_A_CELL)
            given[name] = " ".join(value.split())
            if name == "on":
                on = parse_day(value, today) if value else None
            elif name == "at":
                given[name] = parse_time(value)
            elif name == "cadence" and value not in ("", ONCE):
                cadence = parse_cadence(value, today)
                if cadence.on is not None:
                    given[name], once = ONCE, (number, cadence.on)
    base = proposed(act, before, today, own=bool(given.get("act"))) if adds else replace(before, **_NOTHING)
    if once is not None:
        with in_line(once[0]):
            if on not in (None, once[1]) and on != proposed(act, before, today).on:
                raise Wrong(refusals.TWO_DAYS)
        on = once[1]
    named: dict[str, Any] = {**given, "on": on} if "on" in given or once else given
    return replace(base, **named)
