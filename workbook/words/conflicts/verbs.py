"""What `conflict …` says at the shell."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common.dates import short_date
from workbook.words.conflicts import conflict as said
from workbook.words.conflicts import screen

if TYPE_CHECKING:
    from workbook.domain.conflicts.conflict import Ending, Picture
    from workbook.domain.conflicts.trial import Outcome, Trial

# -- help
LIST, ALL = "what keeps coming back, with numbers", "also what is settled or put aside"
SHOW = "one conflict: when it came up, its options, what was tried"
CONFLICT = "its number in `workbook conflict list`, or words of it"
ADD = "name something that keeps coming back"
WHAT = "what happens, in a few words; `-` reads it from standard input, which leaves no trace in the shell"
SETS_OFF, OFTEN, NEED = "what comes just before", "how often", "what you need in it"
CHANGE = "say it differently; what is not given stays"
REMOVE = "remove it with everything that belongs to it; `workbook undo` brings it back"
REMOVE_CAME_UP = "only that time of those on which it came up, counted as `conflict show` lists them"
REMOVED = "Removed. `workbook undo` brings it back."
NO_SUCH_TIME = "It did not come up that often. Nothing was removed."
REWORD = "an option in other words; what is not given stays"
TRIGGER = "write down that it came up again"
ABOUT = "about what; empty is fine, and `-` reads it from standard input"
ON, PART, PLACE = "the day it came up (or else today)", "the part of the day", "where"
OPTION = "add a way to solve it"
OPTION_WHAT = "what somebody does; `-` reads it from standard input"
WHO, WHEN, STARTS = "who does it", "a day and an hour, or right after something", "from which day on"
OPTION_NUMBER = "the option's number in `workbook conflict show N`, or words of it"
DROP, BACK = "take an option off the list; what was tried stays in the record", "put it on the list again"
RATE = "rate an option, apart: no number shows before both are in"
WISH = "how much you want it: 1 not at all … 5 gladly"
ABILITY = "how able you are in an ordinary week: 1 hardly ever … 5 every time"
DECLINE, ANEW = "say nothing of this option, which is an answer too", "put the numbers away, so that both rate it anew"
PROMISE = "make a promise of an option; it stays with the conflict it came from"
PROMISE_ACT = "other words for what is done"
TRY = "try an option until a day on which you look at it together"
TRY_FROM, TRY_UNTIL = "the first day (or else today)", "the day to look at it (or else two weeks later)"
REVIEW = "what came of the trial, or with --to another day to look at it"
OUTCOME = "how it went"
NOTE = "what was noticed; `-` reads it from standard input"
REVIEW_TO = "look at it on this day instead"
END, ENDING = "call it settled, put it aside, or take it up again", "settled (if nothing is said), put-aside, or open"

# -- what is said


def read_too(name: str) -> str:
    return screen.read_by(name)


NONE = "Nothing is on the table. `workbook conflict add WHAT` names something that keeps coming back."
ALL_OVER = "Nothing is open. `workbook conflict list --all` lists what is settled or put aside."
ASK = "In your words, then enter: "
NOTHING_GIVEN = "Nothing was said. Nothing was changed."
CHANGED = "Changed."
DROPPED, TAKEN_BACK = "It is off the list. `workbook undo` brings it back.", "It is on the list."
RATE_HOW = "Say --wish or --ability (1 to 5) or both, else --rather-not-say or --anew. Nothing was saved."
HALF_RATED = "Kept. How much you want it and how able you are: one of the two is still open."
ALL_RATED = "Kept. `workbook conflict show` has the numbers."
KEPT_CLOSED = screen.KEPT_APART
YOURS_IS_IN = "yours is in"
RATED_ANEW = screen.PUT_AWAY
REVIEW_HOW = "Say how it went (works, adjust, did-not-work), or with --to another day. Nothing was changed."
NO_TRIAL = "Nothing is on trial there. `workbook conflict try N OPTION` begins one."


def added(number: int) -> str:
    return f"It is on the table, as number {number}. `workbook conflict option {number} WHAT` adds a way to solve it."


def logged(picture: Picture) -> str:
    """With what the times have in common, once there is enough to say."""
    found = " ".join(said.pattern(one) for one in picture.patterns)
    return f"Written down: {said.times(len(picture.triggers))} so far. {found}".rstrip()


def option_added(number: int) -> str:
    return f"Kept, as option {number}."


def tried(trial: Trial) -> str:
    first = f"from {short_date(trial.start)} " if trial.start else ""
    return f"On trial {first}until {short_date(trial.review)}. That day you look at it again."


def moved(day: date) -> str:
    return f"You look at it again on {short_date(day)}."


def concluded(outcome: Outcome, picture: Picture) -> str:
    if outcome == "works":
        return "Kept. It stands among what is settled."
    if outcome == "adjust":
        return "Kept in the record. Change it into a new option, and try that."
    return f"Kept in the record. {_next(picture)}"


def _next(picture: Picture) -> str:
    if not picture.left:
        return screen.NONE_LEFT
    return f"Then the next one: {one_line(picture.left[0].option.wording.what)}"


def ended(ending: Ending) -> str:
    return {"settled": "It is settled.", "put aside": "It is put aside.", "": "It is open again."}[ending]


# -- lists


def one_line(text: str) -> str:
    return " ".join(text.split())


def line(number: int, picture: Picture, today: date) -> str:
    """`  1  Nobody knows who cooks · on trial · until 5 Dec`"""
    stage = screen.SECTIONS[picture.stage(today)].lower()
    parts = (one_line(picture.conflict.what), stage, screen.stands(picture, today))
    return f"{number:>3}  {' · '.join(part for part in parts if part)}"


def whole(
    number: int,
    picture: Picture,
    order: Mapping[str, int],
    names: Mapping[str, str],
    promised: Mapping[str, Sequence[tuple[str, str]]],
    today: date,
    yours: Container[str] = (),
) -> Iterator[str]:
    """Everything of one conflict, a line each. `order`: option id → its number; `names`: of those who rate; `promised`:
    option id → id and act of each promise that came of it; `yours`: the options that whoever looks has rated. No number
    shows before everybody's are in, not one's own either."""
    conflict = picture.conflict
    yield line(number, picture, today)
    about = {screen.SETS_OFF: conflict.sets_off, screen.OFTEN: conflict.often}
    about |= {screen.needs(names.get(person, screen.THE_OTHER)): text for person, text in conflict.needs.items()}
    for label, text in about.items():
        if text:
            yield f"     {label}: {one_line(text)}"
    if picture.triggers:
        yield f"\n{screen.came_up(len(picture.triggers))}"
        for one in picture.triggers:
            when = screen.moment(one.on, one.part, one.place, today)
            yield f"     {when} · {one.about}" if one.about else f"     {when}"
        for pattern in picture.patterns:
            yield f"     {said.pattern(pattern)}"
    yield f"\n{screen.OPTIONS}"
    heading = ""
    for rated in picture.options:
        new = screen.OFF_THE_LIST if rated.option.put_aside else screen.FITS[rated.fit][len(names) < 2]
        if new != heading:
            heading = new
            yield f"   {heading}"
        levels = screen.levels(rated, names) or (YOURS_IS_IN if rated.option.id in yours and len(names) > 1 else "")
        text = one_line(said.wording(rated.option.wording))
        yield f"{order[rated.option.id]:>5}  {text}" + (f" · {levels}" if levels else "")
        for id, act in promised.get(rated.option.id, ()):
            yield f"       {screen.PROMISED.format(act=one_line(act))} ({id})"
    if not picture.options:
        yield f"   {screen.NO_OPTIONS}"
    for trial in picture.trials:
        yield f"\n{screen.TRIED if trial.outcome else screen.trial_head(trial, today)}"
        yield f"     {one_line(said.wording(trial.wording))}"
        if trial.outcome:
            yield f"     {screen.trial_span(trial, today)}"
        if trial.note:
            yield f"     {one_line(trial.note)}"
