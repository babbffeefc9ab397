"""What the workbook says about the people named in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workbook.domain.common.people import Role
    from workbook.domain.steps.programme import Part

NO_NAME = "A name cannot be blank. Nothing was saved."
NAME_TOO_LONG = "That name is too long: it may have {limit} characters. Nothing was saved or cut."
NAME_TAKEN = "Somebody here has that name already. Choose one that tells the two apart. Nothing was saved."
NO_SUCH_PERSON = "There is nobody of that name in the workbook. `workbook people list` names everybody."
NO_ROLE = "Only the two whose book this is can change what they are here. Nothing was saved."
TOO_MANY = "The workbook has room for {limit} people. Nothing was saved."

PART_OF = {
    "partner": "For the one who was let down, to read",
    "rebuilding": "For the one who is rebuilding, to read",
    "household": "For the household, to read",
}
"""The title of pages that are another's, by whose they are."""


def part_title(part: Part, role: Role | Literal[""] = "") -> str:
    """A part that is another's than that role's says whose it is (role "": none is), one of a pack whom it is from."""
    title = part.title if part.whose in ("", role) or not role else PART_OF[part.whose]
    return f"{title} · from {part.by}" if part.by else title


def one_is_rebuilding(name: str, other: str) -> str:
    return (
        f"{other} was let down here, and one of the two is rebuilding. If it is the other way about, say first that "
        f"{other} is rebuilding, then that {name} was let down. Nothing was saved."
    )


def label_named(name: str) -> str:
    return f"Named {name}"


def label_role(name: str) -> str:
    return f"Changed what {name} is here"


def label_added(name: str) -> str:
    return f"Added {name}"


def label_removed(name: str) -> str:
    return f"Took {name} out"
