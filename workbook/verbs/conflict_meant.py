"""Which conflict or option a verb means, and how one is told: its lines, its JSON, what was done to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.verbs.context import Context
from workbook.words.conflicts import verbs as words
from workbook.words.wording.verbs import SHOWN

if TYPE_CHECKING:
    from workbook.domain.common.dates import Direction
    from workbook.domain.conflicts.conflict import Conflict, Picture
    from workbook.domain.conflicts.option import Option, Rated
    from workbook.domain.conflicts.trial import Trial


def may_be_read(verb: Any) -> None:
    verb.add_argument("--shown", action="store_true", help=SHOWN)


def of_option(verb: Any) -> None:
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("option", metavar="OPTION", help=words.OPTION_NUMBER)


def let_read(ctx: Context, *texts: str | None) -> None:
    from workbook.verbs import care

    care.let_read(ctx, ctx.args.shown, *(text for text in texts if text))


def meant(ctx: Context) -> tuple[int, Conflict]:
    from workbook.domain.conflicts.meant import conflict_meant

    every = ctx.notebook.conflicts.all()
    found = conflict_meant(every, ctx.args.conflict)
    return every.index(found) + 1, found


def option_meant_in(ctx: Context, conflict: Conflict) -> Option:
    from workbook.domain.conflicts.meant import option_meant

    return option_meant(ctx.notebook.conflicts.options.of(conflict.id), ctx.args.option)


def day(ctx: Context, typed: str | None, toward: Direction = "ahead") -> date | None:
    return None if typed is None else ctx.day(typed, toward)


def as_typed(ctx: Context, typed: str) -> str:
    """What was typed; `-` reads it from standard input."""
    if typed != "-":
        return typed
    from workbook.verbs.typed import from_stdin
    from workbook.words.refusals import conflicts as refusals

    text = from_stdin(ctx, ask=words.ASK, blank=words.NOTHING_GIVEN, too_long=refusals.MUCH_TOO_LONG)
    ctx.args.typed = text
    return text


def said(ctx: Context, id: str, sentence: Any) -> int:
    """Say what was done; programs get the conflict as it stands now."""
    picture = ctx.notebook.conflicts.picture(id)
    number = [one.id for one in ctx.notebook.conflicts.all()].index(id) + 1
    if ctx.as_json:
        return tell_whole(ctx, number, picture)
    from workbook.verbs.care import tell_care

    ctx.say(sentence(picture) if sentence is not words.added else words.added(number))
    given = (getattr(ctx.args, name, None) for name in ("typed", "what", "about", "sets_off", "need", "note"))
    tell_care(ctx, *(text for text in given if isinstance(text, str)))
    return 0


def tell_whole(ctx: Context, number: int, picture: Picture) -> int:
    conflicts = ctx.notebook.conflicts
    order = {one.id: place for place, one in enumerate(conflicts.options.of(picture.conflict.id), 1)}
    names = conflicts.ratings.rater_names()
    promised = _promised(ctx)
    unrated = {one.id for one in conflicts.ratings.unrated(picture.conflict.id, ctx.person)}
    if not ctx.as_json:
        yours = {one.option.id for one in picture.options if not one.option.put_aside} - unrated
        for line in words.whole(number, picture, order, names, promised, ctx.today, yours):
            ctx.say(line)
        return 0
    ctx.json(
        conflict={
            **summary(picture, number, ctx.today),
            "sets_off": picture.conflict.sets_off,
            "often": picture.conflict.often,
            "needs": {names.get(person) or person: text for person, text in picture.conflict.needs.items()},
            "came_up": [
                {"id": one.id, "on": one.on, "part": one.part or None, "place": one.place, "about": one.about}
                for one in picture.triggers
            ],
            "options": [
                _option(one, order[one.option.id], unrated, names)
                | {"promises": [id for id, _ in promised.get(one.option.id, ())]}
                for one in picture.options
            ],
            "trials": [_trial(one) for one in picture.trials],
        }
    )
    return 0


def _promised(ctx: Context) -> dict[str, list[tuple[str, str]]]:
    """Option id → id and act of the promises that came of it, of those that who acts may see."""
    from workbook.domain.promises.promise import FROM_OPTION

    found: dict[str, list[tuple[str, str]]] = {}
    for promise in ctx.notebook.promises.all(ctx.person):
        if promise.origin.startswith(FROM_OPTION):
            made = found.setdefault(promise.origin.removeprefix(FROM_OPTION), [])
            made.append((promise.id, promise.term_on(max(ctx.today, promise.start)).act))
    return found


def summary(picture: Picture, number: int, today: date) -> dict[str, Any]:
    trial = picture.running
    return {
        "n": number,
        "id": picture.conflict.id,
        "what": picture.conflict.what,
        "stage": picture.stage(today),
        "review": trial.review if trial and not picture.conflict.ending else None,
    }


def _option(one: Rated, number: int, unrated: set[str], names: dict[str, str]) -> dict[str, Any]:
    """`ratings` stand only once everybody has answered; `yours_is_in` says no more than that."""
    option = one.option
    return {
        "n": number,
        "id": option.id,
        "what": option.wording.what,
        "who": option.wording.who,
        "when": option.wording.when,
        "starts": option.starts,
        "put_aside": option.put_aside,
        "fit": one.fit,
        "yours_is_in": option.id not in unrated and not option.put_aside,
        "ratings": {
            names.get(person) or person: None if said.declined else {"wish": said.wish, "ability": said.ability}
            for person, said in one.ratings.items()
        },
    }


def _trial(one: Trial) -> dict[str, Any]:
    return {
        "id": one.id,
        "option": one.option,
        "what": one.wording.what,
        "from": one.start,
        "review": one.review,
        "outcome": one.outcome or None,
        "note": one.note,
    }
