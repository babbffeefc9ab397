"""What the program says about faults in programme.toml: a cause and a remedy for each."""

from __future__ import annotations

from workbook.words.common.faults import Told, quoted


def listed_twice(step: str) -> Told:
    return f"The step {quoted(step)} is listed twice.", "Take one of the two out."


def step_file_missing(step: str) -> Told:
    return (
        f"The step {quoted(step)} is listed, but there is no steps/{step}.toml.",
        "Add the file, or take the step out of the list.",
    )


def step_not_listed(step: str) -> Told:
    return (
        "No part of programme.toml lists this step, so nobody will see it.",
        f"Add {quoted(step)} to the steps of a part, or move the file away.",
    )


def again_in_a_part(step: str) -> Told:
    return (
        f"The step {quoted(step)} is both in a part and the one for when it has happened again.",
        "Take it out of the part; it can be reached on any day.",
    )


def same_months(months: int) -> Told:
    many = "month" if months == 1 else "months"
    return f"Two pages come {months} {many} after the last step.", "Give one of them another number of months."


def nothing_for_partner() -> Told:
    return (
        "No part is for the one who was let down.",
        'Add a [[part]] with for = "partner" if you have pages of their own.',
    )
