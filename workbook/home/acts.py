"""What a form does: the same Notebook methods as the screens, as the person whose page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from workbook.domain.chores.clock import parse_minutes
from workbook.domain.chores.household_edits import free_set, rated, with_free
from workbook.domain.common import clean
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.mark import Noticed
from workbook.domain.together.review import Part, Said
from workbook.home.care import SHOWN, AskFirst
from workbook.home.views.frame import Sight
from workbook.home.views.rate import chores_to_rate, open_pictures
from workbook.home.views.today import shown_dues
from workbook.store.together import waiting
from workbook.words.common import home as words

Fields = Mapping[str, str]
TEXTS: tuple[Part, ...] = tuple(waiting.PARTS)
"""The fields in which somebody writes."""


class Done:
    """What is told afterwards, whether it can be taken back, and what was typed that could not be kept, by its box."""

    def __init__(
        self, said: str = words.SAVED, *, undoable: bool = True, typed: Mapping[str, str] | None = None
    ) -> None:
        self.said = said
        self.undoable = undoable
        self.typed = typed or {}


NOTHING = Done("", undoable=False)


def tick(sight: Sight, fields: Fields) -> Done:
    """Done, or not done after all: only a slot that the page shows."""
    week, number, done = _split(fields.get("slot", ""), 3)
    shown = [*sight.notebook.chores.today(sight.today), *sight.notebook.chores.left_over(sight.today)]
    known = {(one.week, str(one.number)) for one in shown}
    if (week, number) not in known or done not in ("0", "1"):
        raise UsageError(words.OLD_PAGE)
    sight.notebook.chores.tick(week, int(number), done == "1", sight.today)
    return Done()


def noticed(sight: Sight, fields: Fields) -> Done:
    """The person's own word beside what was promised to them and is shown."""
    said, key = _split(fields.get("noticed", ""), 2)
    word = said.replace("-", " ")
    if word not in words.NOTICED or key not in {due.key for due in shown_dues(sight)}:
        raise UsageError(words.OLD_PAGE)
    sight.notebook.promises.noticed(key, cast("Noticed", word), sight.today, by=sight.person.id)
    return Done()


def rate(sight: Sight, fields: Fields) -> Done:
    """How this person finds the chores; what is left at "not said" stays as it was, and so does what is left as the
    page showed it: it may have been said anew elsewhere since. A chore goes by its name, for others come and go."""
    known = set(chores_to_rate(sight))
    said: dict[str, int] = {}
    for name, value in fields.items():
        was, _, chore = fields.get(f"c{name[1:]}", "").partition(".")
        if name[:1] == "r" and chore in known and value != was and _whole(value, -2, 2):
            said[chore] = int(value)
    with sight.notebook.change(words.LABEL_RATED) as _:
        household = sight.notebook.chores.household()
        if household is None:
            raise UsageError(words.OLD_PAGE)
        for chore, rating in said.items():
            household = rated(household, sight.person.name, chore, rating)
        if said:
            sight.notebook.chores.save_household(household, words.LABEL_RATED)
    return Done() if said else NOTHING


def option(sight: Sight, fields: Fields) -> Done:
    """Wish and ability of one option, or "rather not say"."""
    ratings, id = sight.notebook.conflicts.ratings, fields.get("option", "")
    if id not in {one.option.id for picture in open_pictures(sight) for one in picture.options}:
        raise UsageError(words.OLD_PAGE)
    if fields.get("act") == "decline":
        ratings.decline(id, sight.person.id)
        return Done(undoable=False)
    levels = {name: int(fields[name]) for name in ("wish", "ability") if _whole(fields.get(name, ""), 1, 5)}
    if not levels:
        return NOTHING
    ratings.rate(id, sight.person.id, **levels)
    return Done(undoable=False)


def times(sight: Sight, fields: Fields) -> Done:
    """The free minutes of the week. A box that was left as it was shown stays as it is now, an emptied one is no time,
    and what is no time at all is asked about beside its box."""
    unread: dict[str, str] = {}
    with sight.notebook.change(words.LABEL_TIMES) as _:
        household = sight.notebook.chores.household()
        me = household.person(sight.person.name) if household is not None else None
        if household is None or me is None:
            raise UsageError(words.OLD_PAGE)
        free = me.free
        for box, value in typed_times(fields).items():
            minutes = parse_minutes(value) if value.strip() else 0
            if minutes is None:
                unread[box] = value
            else:
                free = free_set(free, int(box[1]), int(box[2]), minutes)
        if free != me.free:
            sight.notebook.chores.save_household(with_free(household, me.name, free), words.LABEL_TIMES)
    changed = free != me.free
    if unread:
        return Done(words.SAVED_REST if changed else words.NOT_READ, undoable=changed, typed=unread)
    return Done() if changed else NOTHING


def typed_times(fields: Fields) -> dict[str, str]:
    """The boxes of the free times that say something else than the page showed, with what stands in them."""
    boxes = [f"t{day}{part}" for day in range(7) for part in range(3)]
    shown = dict(zip(boxes, fields.get("was", "").split("."), strict=False))
    return {box: fields[box] for box in boxes if box in fields and fields[box] != shown.get(box)}


def back(sight: Sight, fields: Fields) -> Done:
    """Felt fairness, and what is said for the review: in the one that is open at once, else when the next one begins.
    Until each had a turn it is its writer's alone. Raises AskFirst."""
    notebook, me = sight.notebook, sight.person.id
    wrote: dict[Part, str] = {part: clean.text(fields.get(part, "")).strip() for part in TEXTS}
    wrote = {part: text for part, text in wrote.items() if text}
    if fields.get(SHOWN) != "1" and (lines := sight.care("\n\n".join(wrote.values()))):
        raise AskFirst(lines)
    review = waiting.of_both(notebook, me)
    with notebook.change(words.LABEL_BACK) as _:
        week = notebook.chores.current(sight.today)
        fair = fields.get("fair", "")
        said = fair != fields.get("was") and _whole(fair, 0, 10)
        felt = week is not None and week.state != "proposed" and said
        if week is not None and felt:
            notebook.chores.feels(week.id, sight.person.name, int(fair))
        lines = [
            waiting.add(notebook, me, part, text, sight.today) for part, text in wrote.items()
        ]  # sent twice, kept once
    waiting.remember(notebook, me, {id: part for line in lines for id, part in line.items()})
    if review is None:
        return Done(words.KEPT if wrote else words.SAVED) if wrote or felt else NOTHING
    if felt and not notebook.reviews.is_in(review, "fair", me):
        notebook.reviews.say(review.id, Said(review.id, me, "fair", level=int(fair)))
    waiting.hand_in(notebook, review, me)
    return Done(words.HANDED_IN if wrote else words.SAVED, undoable=not wrote) if wrote or felt else NOTHING


def undo(sight: Sight, fields: Fields) -> Done:
    """Take back what the page said it would, and nothing behind it, however often it is pressed."""
    which = fields.get("change", "")
    if newest(sight) == which:
        sight.notebook.undo(sight.person.id)
    elif not any(one.id == which and one.undone and one.by == sight.person.id for one in sight.notebook.history()):
        raise UsageError(words.OLD_PAGE)
    return Done(words.UNDONE, undoable=False)


def newest(sight: Sight) -> str:
    """The id of the change that this person would take back next; "" where there is none."""
    own = (one.id for one in sight.notebook.history() if not one.undone and one.by in ("", sight.person.id))
    return next(own, "")


ACTS: Mapping[str, tuple[Callable[[Sight, Fields], Done], str]] = {
    "/tick": (tick, "/"),
    "/noticed": (noticed, "/"),
    "/rate": (rate, "/rate"),
    "/option": (option, "/rate"),
    "/times": (times, "/times"),
    "/back": (back, "/back"),
    "/undo": (undo, "/"),
}
"""Where a form goes → what it does, and the page that follows."""


def _split(text: str, parts: int) -> list[str]:
    found = text.split(".", parts - 1)
    if len(found) != parts:
        raise UsageError(words.OLD_PAGE)
    return found


def _whole(text: str, least: int, most: int) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) < 6 and least <= int(text) <= most
