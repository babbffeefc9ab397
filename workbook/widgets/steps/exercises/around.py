"""What an exercise may know beyond its own answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Apart
    from workbook.domain.steps.shown import ShownLine
    from workbook.widgets.steps.noted_text_area import Notice
    from workbook.widgets.wording.care_panel import LookForCare, Places


def local_now() -> datetime:
    """The present moment, with the offset of this place."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Around:
    """The values that stand around an exercise, read anew each time it is opened and after each change.

    `now` gives local time, for holds and clocks. `me` and `other` are names ("" when unknown). `earlier` is
    the text of the answer that an exercise goes back to (rehearse, reread), `earlier_on` its day, `of` the title of the
    exercise it was written in. `theirs` is the other person's comparison once both have handed theirs in, else None.
    `made` tells in words what an act became. `help` gives the places to turn to. `notice` finds notes on wording of the
    given families in a text, `care` what may be more than wording, `parts` the parts that a draft shows.
    `other_first`: in turns the other one begins, who was let down, unless they choose not to.
    `shown`: by row, the lines of the answer that the other one may read; None where nothing is to be shown to anybody.
    `shows`: another line can be shown; else those that are can only be taken back.
    `may_change_role`: whoever writes could be the one who was let down, and is not yet.
    `sees`: the other one sees what an act becomes, unless its maker chooses otherwise.
    """

    today: date
    now: Callable[[], datetime] = local_now
    me: str = ""
    other: str = ""
    earlier: str = ""
    earlier_on: date | None = None
    of: str = ""
    theirs: Apart | None = None
    made: str = ""
    help: Places = tuple
    notice: Notice | None = None
    care: LookForCare | None = None
    parts: Callable[[str], frozenset[str]] | None = None
    shown: Mapping[str, ShownLine] | None = None
    other_first: bool = False
    shows: bool = True
    sees: bool = True
    may_change_role: bool = False
