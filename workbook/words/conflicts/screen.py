"""What the Conflicts tab and its forms say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.conflicts.option import LEVELS
from workbook.words.common import signs
from workbook.words.common.dates import DAYS, near_date, short_date
from workbook.words.conflicts import conflict as said

if TYPE_CHECKING:
    from workbook.domain.conflicts.conflict import Picture, Stage
    from workbook.domain.conflicts.option import Fit, Rated, Rating
    from workbook.domain.conflicts.trial import Trial

MOST_DOTS = 5

# -- the tabs of Plans
TAB, CHORES_TAB = "Conflicts", "Chore week"
TURN, TURN_TIP = "Other tab", "Chore week or conflicts"


def read_by(name: str) -> str:
    """Above the fields of what two share: who reads it. `name`: of the other one, "" where they gave none."""
    return f"{name or 'Your partner'} reads what stands here too."


def tab(reviews: int) -> str:
    """`Conflicts`, `Conflicts · 1 to look at`"""
    return f"{TAB} · {reviews} to look at" if reviews else TAB


# -- keys
ADD, ADD_TIP = "Add", "Name something that keeps coming back"
LOG, LOG_TIP = "It came up", "Write down that it came up again: when, where, about what"
OPTION, OPTION_TIP = "Option", "Add a way to solve it, your own or a ready-made one"
RATE, RATE_TIP = "Rate", "Each rates the options apart; the numbers show once both are in"
TRY, TRY_TIP = "Try it", "Try this option until a day on which you look at it together"
LOOK, LOOK_TIP = "Look at it", "How did the trial go? Keep it, adjust it, or go on to the next option"
CHANGE, CHANGE_TIP = "Change", "Change what stands here"
PROMISE, PROMISE_TIP = "Promise", "Make a promise of your part in this"
ASIDE, ASIDE_TIP = "Put aside", "Take this off the table; everything stays, and the same key brings it back"
BACK, DROP = "Take up again", "Take out"
REMOVE, REMOVE_TIP = "Remove", "Remove this conflict with everything that belongs to it; u brings it back"
ANEW, ANEW_TIP = "Rate anew", "Put the numbers of this option away, so that both rate it anew"
CHORES, CHORES_TIP = "Chore week", "To the chore week, which does most of the work for this"
LIST, LIST_TIP = "Back", "Back to the list of conflicts"


# -- the empty page
# Whoever looks over a shoulder must not learn from it what was chosen about fear.
def conflicts_away(*, partner: bool) -> str:
    """`partner`: the one who was let down reads it, who has a page of their own that says where to turn."""
    page = "Where you are" if partner else "Before you begin"
    return (
        "Conflicts are worked at by two. They are put away for this sitting, and nothing in them was changed.\n"
        f"In the steps they can be brought back; “{page}” there says where to turn."
    )


TEACH_TITLE = "What keeps coming back between you"
TEACH = (
    "What leads to the same quarrel again and again belongs here, however small: an empty fridge, a visit with no last "
    "day. It gets a name, a few ways to solve it, and one of them is tried.",
    "For example: “Nobody knows who cooks.” It came up six times, mostly on Thursdays. Three options, each rated by "
    "both apart; one is tried for two weeks, then looked at. If it does not work, the next one has its turn.",
)
TEACH_KEY = "enter names the first one"

# -- the list and one conflict
SECTIONS: Mapping[Stage, str] = {
    "review": "TO LOOK AT TOGETHER",
    "trial": "ON TRIAL",
    "options": "OPEN",
    "new": "OPEN",
    "settled": "SETTLED",
    "put aside": "PUT ASIDE",
}
SETS_OFF, OFTEN = "What sets it off", "How often"
CAME_UP, OPTIONS, TRIED, TRIAL = "CAME UP", "OPTIONS", "WHAT WAS TRIED", "ON TRIAL"
FITS: Mapping[Fit, tuple[str, str]] = {
    "can and want": ("What you both can and want", "What you can and want"),
    "can": ("What you both can", "What you can"),
    "want": ("What you both want", "What you want"),
    "not all said": ("Where one of you would rather not say", "Not rated yet"),
    "neither": ("What one of you cannot, and one does not want", "What you neither can nor want"),
    "not rated": ("Without numbers from both", "Not rated yet"),
}
"""For two people, and for one alone."""
OFF_THE_LIST = "Put aside"
NO_OPTIONS = "No options yet. Collect three before you judge one; a strange one helps."
NOTHING_LOGGED = "Nothing is written down yet. After four times a pattern may show."
TOO_FEW = "No pattern so far."
OLDER = "and {count} earlier"
PROMISED = "Promise: {act}"
NONE_LEFT = "Every option has been tried. Add one, or take one up again."
WAS_TRIED_BEFORE = "tried"


def stands(picture: Picture, today: date) -> str:
    """What stands beside a conflict in the list: `until 5 Dec`, `3 options`."""
    trial = picture.running
    if trial is not None and not picture.conflict.ending:
        return f"since {near_date(trial.review, today)}" if trial.review < today else until(trial, today)
    if picture.conflict.ending:
        return near_date(picture.conflict.ended_on, today) if picture.conflict.ended_on else ""
    return counted(sum(not one.option.put_aside for one in picture.options), "option")


def until(trial: Trial, today: date) -> str:
    return "look at it today" if trial.review == today else f"until {near_date(trial.review, today)}"


def counted(count: int, what: str) -> str:
    return "" if count == 0 else f"1 {what}" if count == 1 else f"{count} {what}s"


def trial_head(trial: Trial, today: date) -> str:
    """`ON TRIAL until Sat 5 Dec`, `ON TRIAL, to be looked at since Thu 19 Nov`"""
    if trial.start > today:
        return f"{TRIAL} from {short_date(trial.start)} to {short_date(trial.review)}"
    if trial.review > today:
        return f"{TRIAL} until {short_date(trial.review)}"
    when = "today" if trial.review == today else f"since {short_date(trial.review)}"
    return f"{TRIAL}, to be looked at together {when}"


def came_up(count: int) -> str:
    return f"{CAME_UP} · {said.times(count)}" if count else CAME_UP


def moment(on: date, part: str, place: str, today: date) -> str:
    """`Thu 19 Nov, evening · kitchen`"""
    day = "today" if on == today else short_date(on) if abs((today - on).days) < 300 else near_date(on, today)
    text = f"{day}, {part}" if part else day
    return f"{text} · {place}" if place else text


def levels(rated: Rated, raters: Iterable[str]) -> str:
    """`can 5 4 · want 4 3`; a dash for who would rather not say."""
    ratings = [rated.ratings[person] for person in raters if person in rated.ratings]
    if not ratings:
        return ""
    can = " ".join("–" if one.declined else str(one.ability) for one in ratings)
    want = " ".join("–" if one.declined else str(one.wish) for one in ratings)
    return f"can {can} · want {want}"


def drawn(rating: Rating) -> str:
    """`can ●●●●○  want ●●●●●`; who would rather not say has a dash."""
    return "–" if rating.declined else f"can {_dots(rating.ability)}  want {_dots(rating.wish)}"


def _dots(level: int | None) -> str:
    return signs.LEVEL * (level or 0) + signs.NO_LEVEL * (len(LEVELS) - (level or 0))


def by_weekday(days: Iterable[date]) -> str:
    """`Mon ·  Tue ●●  Wed ·  …`: on which weekdays it came up; what is beyond five is counted."""
    often = Counter(day.weekday() for day in days)
    return "  ".join(f"{name} {_often(often[number])}" for number, name in enumerate(DAYS))


def _often(count: int) -> str:
    return (
        signs.NOT_LAID
        if not count
        else signs.LEVEL * min(count, MOST_DOTS) + (f" {count}" if count > MOST_DOTS else "")
    )


def who_said(name: str, rating: Rating) -> str:
    """`Sam: can 5, every time; wants it 4, quite.`"""
    if rating.declined or rating.wish is None or rating.ability is None:
        return f"{name} would rather not say."
    can, want = ABILITY[rating.ability - 1], WISH[rating.wish - 1]
    return f"{name}: can {rating.ability}, {can}; wants it {rating.wish}, {want}."


def outcome(trial: Trial, today: date) -> str:
    """`did not work · 21 Nov`"""
    word = said.OUTCOMES.get(trial.outcome, "") if trial.outcome else ""
    return f"{word} · {near_date(trial.concluded_on or trial.review, today)}"


def trial_span(trial: Trial, today: date) -> str:
    """`Tried from 7 Nov to 21 Nov: did not work.`"""
    if not trial.outcome:
        return ""
    last = near_date(trial.concluded_on or trial.review, today)
    return f"Tried from {near_date(trial.start, today)} to {last}: {said.OUTCOMES[trial.outcome]}."


# -- naming a conflict
FORM_TITLE, FORM_CHANGE = "What keeps coming back?", "Change what is written"
WHAT = "What happens"
WHAT_HINT = "What a camera would see, without whose fault it is: nobody has cooked, and nobody has said who would."
SETS_OFF_HINT = "What comes just before: an hour, a tone, an empty fridge. A guess will do."
OFTEN_HINT = "Every week, on Thursdays, whenever there are guests."
NEED_MINE_HINT = "Not the solution yet: rest, a word in time, not to be the only one who sees it."
NEED_OTHERS_HINT = "In their words. If you do not know, ask; until then it is a guess."
ME, THE_OTHER, BOTH = "I", "my partner", "both of us"
SAVE_CONFLICT = "Put it on the table"
BRING = "Bring in what stands in the step: {what}"


def needs(name: str) -> str:
    """`Sam needs`, `You need`"""
    return f"{name[:1].upper()}{name[1:]} needs" if name else "You need"


def needs_field(name: str) -> str:
    return f"What {name} needs in it" if name else "What you need in it"


def brings(triggers: int, options: int) -> str:
    """`2 times it came up, 3 options`"""
    times = "" if not triggers else "once it came up" if triggers == 1 else f"{triggers} times it came up"
    return ", ".join(part for part in (times, counted(options, "option")) if part)


# -- it came up
LOG_TITLE, LOG_CHANGE = "It came up again", "Change this entry"
ABOUT, ABOUT_HINT = "About what", "A word or two. Empty is fine: the day counts by itself."
PLACE, PLACE_HINT = "Where", "Kitchen, car, on the phone."
DAY, PART = "When", "Part of the day"
SAVE_LOG = "Write it down"

# -- options
KINDS_TITLE = "A way to solve it · enter takes one to begin from"
OWN, OWN_ABOUT = (
    "One of your own",
    "Who does what, when, and from when on? Small enough for the weeks you really have.",
)
OPTION_TITLE, OPTION_CHANGE = "An option", "Change this option"
WHO, WHO_HINT = "Who", "{both}, or one of you by name."
DOES, DOES_HINT = "Does what", "Something that can be seen: sit down, ring, write, put away."
WHEN, WHEN_HINT = "When", "A day and an hour, or right after something: Sunday at eight, after the dishes."
STARTS, STARTS_HINT = "From when on", "Empty: from the day it is tried."
ASKS_ELSE = "It asks something else now: put the numbers away, and rate it anew"
SAVE_OPTION = "Keep it"
MISSING: Mapping[str, str] = {
    "who": "Name who does it.",
    "when": "Name the day or the moment.",
    "blank": "Fill in what the three dots leave open.",
}
ADJUST_TITLE = "Adjust it"


def not_specific(missing: Sequence[str]) -> str:
    return " ".join(MISSING[one] for one in missing)


# -- rating apart
RATE_TITLE = "Rating apart"
RATE_ABOUT = (
    "Each of you says two things about every option, alone: how much you want it, and how able you are to do it in an "
    "ordinary week. The numbers show once both are in. enter begins."
)
ALONE_ABOUT = "How much do you want it, and how able are you to do it in an ordinary week?"
WISH_LABEL, ABILITY_LABEL = "I want it", "I am able to"
WISH = ("not at all", "hardly", "well enough", "quite", "gladly")
ABILITY = ("hardly ever", "now and then", "most weeks", "nearly always", "every time")
ANSWERED, DECLINED, OPEN_ANSWER = "said", "rather not say", ""


def rating(one: Rating) -> str:
    """What one person said of an option, for their own eyes."""
    if one.declined:
        return DECLINED
    return f"want it {one.wish or '–'} of 5, able to {one.ability or '–'} of 5"


LEVEL, LEVEL_TIP = "Rate", "1 to 5: from not at all to gladly, from hardly ever to every time"
RATHER_NOT, RATHER_NOT_TIP = "Rather not say", "Say nothing of this option; that is an answer too"
DONE, DONE_TIP = "Done", "That is all for now; what is left open can be said another time"
BOTH_IN = "Both are in. The numbers stand beside the options now."
KEPT_APART = "Kept. The numbers show once both are in."
ALL_RATED = "Every option has its numbers. On one of them R puts them away, and both rate it anew."
PUT_AWAY = "The numbers are put away. Each rates it anew, apart."


def turn(name: str, others: Sequence[str]) -> str:
    """`Now Alex; Sam looks away`"""
    looks = "look" if len(others) > 1 else "looks"
    return f"Now {name}; {' and '.join(others)} {looks} away"


def turn_of(name: str) -> str:
    return f"{name}, in your own eyes"


# -- a trial
TRY_TITLE = "Try it until a day"
TRY_ABOUT = "It is a trial: on that day you look at it together, and keep it, adjust it or drop it."
TRY_FROM, TRY_UNTIL = "From", "Look at it together on"
TRY_DO = "We try it"
NO_DAY = "Choose both days. Nothing was saved yet."
NEXT_TITLE = "Then the next one"
TRIED_NOW = "It is on trial. p makes a promise of your part."

REVIEW_TITLE = "How did it go?"
REVIEW_NOTE = "What did you notice?"
REVIEW_NOTE_HINT = "What was easy, what got in the way. It stays in the record."
CHOICES: Mapping[str, tuple[str, str]] = {
    "works": ("It works", "keep it; the conflict is settled"),
    "adjust": ("Adjust it", "change something, and try again"),
    "did not work": ("It did not work", "on to the next option"),
    "later": ("Not yet", "look at it on another day"),
}
MOVE_TITLE, MOVE_DO = "Look at it on another day", "Move it"
SETTLED = "Kept. It stands among what is settled; should it come back, x takes it up again."
FOR_TWO_AWAY = "What is asked of two people is put away in this sitting."
