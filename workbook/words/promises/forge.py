"""What the forge says: its fields, what it understood, what it would try, and what a week carries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common import dates
from workbook.words.promises import promise as said

if TYPE_CHECKING:
    from workbook.domain.promises.draft_form import FormRead
    from workbook.domain.promises.drafting import Capacity, Draft, WeekLoad
    from workbook.domain.promises.promise import Effect
    from workbook.domain.promises.suggestions import Phrase, Suggestion

TITLE, CHANGE_TITLE = "A promise that can be kept", "Change a promise"
DRAFT_BACK = "What you had typed is here again."

THEY = "Your partner"

# -- fields: name, label, what stands beneath until something is understood
FIELDS: dict[str, tuple[str, str]] = {
    "act": ("What will you do?", "One act, beginning with what you do: ring, put, tell, come."),
    "cue": ("When or where", "When I hang up my coat · on the stairs, after the meeting"),
    "often": ("How often", "Choose one, or type it: mon,thu · every 2 days · last fri monthly · 10 days after"),
    "smallest": ("Smallest version", "What you can manage on your worst day. It counts as kept."),
    "review": ("Looked at together on", "fri, in 14 days, or 2026-12-06"),
    "until": ("Ends on", "The last day, included. Empty: no end."),
    "starts": ("Begins on", "Empty: today."),
    "minutes": ("Minutes each time", "Empty: not said."),
    "noticed_by": ("How would they notice?", "What they would see or hear, without being told."),
    "obstacle": ("What is most likely to get in the way?", "If …"),
    "plan": ("And then what do you do?", "Then I … Something you can do at once, with what you have on you."),
    "need": ("What need does it serve?", "Theirs, yours, or one you share."),
    "shown": ("Who sees it?", ""),
}
FIRST = ("act", "cue", "often", "smallest")
MORE_FIELDS = ("review", "until", "starts", "minutes", "noticed_by", "obstacle", "plan", "need")

# -- whose eyes it is for
ONLY_ME, ONLY_YOU = "only I", "Only you see it."


def title_for(name: str) -> str:
    return f"{TITLE}: {name}"


def who_sees(name: str) -> tuple[str, str]:
    """The two choices: `Alex and I` · `only I`"""
    return f"{name or THEY} and I", ONLY_ME


def seen_by(shown: bool, name: str) -> str:
    """What the choice means."""
    if shown:
        return f"{name or THEY} sees it with its marks and their notes."
    return f"Nobody else sees it, its marks or its notes. You can show it to {name or THEY.lower()} later."


def shown_from_now(name: str) -> str:
    return f"{name or THEY} will see it from now on, with its marks and notes so far. It then stays shown."


def for_example(field: str, text: str) -> str:
    """`One act of yours that could be seen. For example: Come home by 18:30`"""
    lead = {"act": "One act of yours that could be seen. ", "smallest": "For your worst day; it counts as kept. "}
    return f"{lead.get(field, '')}For example: {text}"


# -- cadences to choose from, each with a form to begin with
KINDS = ("daily", "on days", "n a week", "every n days", "monthly", "once", "whenever")
KIND_FORMS = ("daily", "mon,thu", "3/week", "every 2 days", "monthly 1", "once tomorrow", "whenever")

# -- keys and buttons
SAVE, SAVE_TIP = "Save", "Make this promise"
TAKE, TAKE_TIP = "Take", "Put what is suggested into the fields"
MORE, MORE_TIP = "More", "End, review, minutes, what gets in the way, the need"
MORE_BUTTON = "More: review and end, minutes, what gets in the way, the need"
LESS_BUTTON = "Less"
PROMISE, CHANGE, KNOWINGLY, OVER = "Promise it", "Change it", "Make it knowingly", "Put mine over it"
NOT_NOW = "Not now"
AFRESH, BRING_BACK = "Start afresh", "Bring it back"
AGREED = "{name} agreed to this"
SMALLER = "It asks less than before"

# -- understood
NO_OFTEN = "How often? Choose one, or type it."
NO_NEXT = "it falls due on no fixed day"


def understood(read: FormRead, field: str) -> str:
    """What a field was taken for; empty where there is nothing to say.

    `Mon and Thu: Mon 23 Nov, Thu 26 Nov, Mon 30 Nov` · `Once, by Tuesday 1 December 2026`
    """
    days = read.days.get(field, ())
    if field != "often":
        return dates.full_date(days[0]) if days else ""
    if read.often is None:
        return ""
    often = said.cadence(read.often)
    text = often[:1].upper() + often[1:]
    match read.often.kind:
        case "once":
            return f"Once, by {dates.full_date(days[0])}"
        case "whenever":
            return "Whenever it happens; each time asks for one mark"
        case "per_week":
            return f"{text}, on any days of the week"
        case _:
            return f"{text}: {', '.join(dates.short_date(day) for day in days) or NO_NEXT}"


# -- what would be tried
def try_it(key: str, text: str) -> str:
    """`^r makes it: “Be home by 18:30”, every day`"""
    return f"{key} makes it: {text}"


def tried(suggestion: Suggestion) -> str:
    """What a suggestion would make of the promise: `“Be home by 18:30”, every day`"""
    if suggestion.review_on is not None:
        return f"something you look at together on {dates.short_date(suggestion.review_on)}"
    text = f"“{said.shortened(suggestion.act)}”"
    if suggestion.often is not None and suggestion.often.kind != "whenever":
        text += f", {said.cadence(suggestion.often)}"
    if cue := suggestion.texts.get("cue", ""):
        text += f", {cue[:1].lower() + cue[1:]}"
    return text


PHRASES: dict[Phrase, str] = {
    "when": "When {rest}",
    "about_to": "When I notice that I am about to {rest}",
    "catch_myself": "When I catch myself {rest}",
    "say_so": "Stop, and say so",
    "ask_help": "Ask what would help, and do one part of it",
    "ask_we": "Ask whether {rest}, and keep the time free",
}


# -- the promise in one breath
def summary(draft: Draft, often: str, today: date) -> str:
    """The whole promise as it would be said. What is not filled in yet is left out."""
    parts = [draft.act.strip().rstrip("."), often, _inside(draft.cue)]
    text = f"I promise: {', '.join(part for part in parts if part)}."
    if smallest := draft.smallest.strip().rstrip("."):
        text += f" At the least: {smallest[:1].lower() + smallest[1:] if smallest[1:2].islower() else smallest}."
    frame_days: list[str] = []
    if draft.starts is not None and draft.starts > today:
        frame_days.append(f"from {dates.short_date(draft.starts)}")
    if draft.until is not None:
        frame_days.append(f"until {dates.short_date(draft.until)}")
    if draft.review_on is not None:
        frame_days.append(f"looked at together on {dates.short_date(draft.review_on)}")
    if frame_days:
        days = ", ".join(frame_days)
        text += f" {days[:1].upper()}{days[1:]}."
    return text if draft.shown else f"{text} {ONLY_YOU}"


_CUE_WORDS = frozenset(("when", "after", "before", "on", "in", "at", "as", "every", "while", "once", "whenever", "if"))


def _inside(cue: str) -> str:
    """A cue in the middle of a sentence: `When I come in` → `when I come in`."""
    cue = cue.strip().rstrip(".")
    first = cue.split(" ", 1)[0].lower()
    return cue[:1].lower() + cue[1:] if first in _CUE_WORDS else cue


# -- what a week carries
def carried(load: WeekLoad, capacity: Capacity) -> str:
    """`With this one: 6 promises at a time, and you said 5; 95 of 120 minutes a week.`"""
    text = f"With this one: {said.times(load.promises, 'promise')} at a time"
    if load.promises > capacity.at_once:
        text += f", and {said.room_for(capacity.at_once)}"
    if capacity.minutes is not None:
        text += f"; {round(load.minutes)} of {capacity.minutes} minutes a week"
    elif load.minutes:
        text += f"; {round(load.minutes)} minutes a week"
    return text + "."


BEYOND_ASK = "Put one down first, or save once more to make it knowingly."
CONFLICT_ASK = "Save once more to put yours over it."


# -- changing
def effect(kind: Effect, day: date, name: str) -> str:
    """Before it is saved: whether this is easier or harder, and from when it would hold."""
    if kind != "easing":
        return f"It would hold from {dates.short_date(day)} on."
    who = name or "your partner"
    return f"This asks less. It would hold from {dates.short_date(day)} on, or at once if {who} agreed."


def held_at_once(kind: Effect, agreed: bool) -> str:
    """As `effect`, for what holds from today on."""
    if kind == "sharpening":
        return "This asks more. It would hold from today on."
    if kind == "easing":
        return (
            "This asks less, and you both agreed: it would hold from today on."
            if agreed
            else ("This asks less. The promise is of today, so it would hold at once.")
        )
    return "It would hold from today on."


# -- capacity
CAPACITY, CAPACITY_TIP = "Capacity", "Say what a week of yours can carry"
LABEL_CAPACITY = "What a week can carry"
CAPACITY_TITLE = "What a week can carry"
CAPACITY_HINT = (
    "Your own word, on a plain week. A promise beyond it is still yours to make, knowingly. Three at a time is a good "
    "beginning."
)
CAPACITY_MINUTES = "Minutes a week for promises"
CAPACITY_MINUTES_HINT = "Empty: not said."
CAPACITY_NUMBER = "Promises at a time"
NOT_A_NUMBER = "That is a number, such as 3. Nothing was saved."
