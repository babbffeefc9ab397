"""A person of the household as rows of settings, and what a turn or a typed number makes of them. Pure values."""

from __future__ import annotations

from dataclasses import replace

from workbook.domain.chores.household import DAY_MINUTES, Household, HouseholdPerson
from workbook.domain.chores.household_edits import MOST_SHARE, SHARE_STEP, share_percent
from workbook.domain.common.errors import UsageError
from workbook.widgets.common.settings_list import Setting
from workbook.words.chores import household as words
from workbook.words.chores import sheet
from workbook.words.refusals import chores as refusals

LIMIT_STEP = 15  # minutes
MOST_HOURS = 168


def settings_of(household: Household, person: HouseholdPerson) -> list[Setting]:
    """The rows of the form for one person; what says nothing for a child is left out."""
    values = {
        "share": Setting("share", "", words.of_person(share_percent(household, person.name), False, ())),
        "paid_hours": Setting("paid_hours", "", words.paid_hours(person.paid_hours), typed=True),
        "away": Setting("away", "", words.days_away(person.away) or sheet.NOT_SAID, text=True),
        "hours": Setting("hours", "", sheet.hours(person.hours) or words.ANY_TIME, text=True),
        "most_a_day": Setting("most_a_day", "", words.most(person.most_a_day), typed=True),
        "most_an_evening": Setting("most_an_evening", "", words.most(person.most_an_evening), typed=True),
        "only": Setting("only", "", words.childs_list(person.only), text=True),
    }
    if person.only is not None:
        del values["share"], values["paid_hours"]
    return [
        replace(row, label=words.PERSON_LABELS[row.key], hint=words.PERSON_HINTS[row.key]) for row in values.values()
    ]


def turned(person: HouseholdPerson, key: str, by: int) -> HouseholdPerson:
    """The person with setting `key` at its next or previous value."""
    if key == "share":
        return replace(person, share=min(max(person.share + by * SHARE_STEP, 0), MOST_SHARE))
    if key == "paid_hours":
        return replace(person, paid_hours=min(max(person.paid_hours + by, 0), MOST_HOURS))
    if key not in ("most_a_day", "most_an_evening"):
        return person
    now: int = getattr(person, key)
    return replace(person, **{key: min(max(now + by * LIMIT_STEP, 0), DAY_MINUTES)})


def typed(person: HouseholdPerson, key: str, number: int) -> HouseholdPerson:
    """The person with a number typed for `key`; 0 takes a limit away. Raises UsageError for more than there is."""
    if number > (MOST_HOURS if key == "paid_hours" else DAY_MINUTES):
        raise UsageError(refusals.MOST_HOURS if key == "paid_hours" else refusals.MOST_MINUTES)
    return replace(person, **{key: number}) if key in ("paid_hours", "most_a_day", "most_an_evening") else person
