"""What the forge would try instead: a draft with what was noticed turned into something that can be done.

Nothing that was written is lost: words that leave the act go into the cue or the need. The words that come to them are
given by the caller.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.draft_form import FormRead
from workbook.domain.promises.drafting import Draft, ForgeNote, usual_review
from workbook.domain.promises.typed_cadence import cadence_text

Phrase = Literal["when", "about_to", "catch_myself", "say_so", "ask_help", "ask_we"]
Phrases = Mapping[Phrase, str]
"""What can be put into a draft; `{rest}` stands for what is left of the person's own words."""

_OPENING = re.compile(
    r"^(?:(?:i\s+promise|i\s+swear)(?:\s+(?:that|to))?\s*)?"
    r"(?:(?:i(?:\s+will|['’]ll|\s+shall|['’]m\s+going\s+to|\s+am\s+going\s+to)?|to)\s+)?",
    re.IGNORECASE,
)
_NEVER = re.compile(r"never\b|(?:not|\w+n['’]?t)\s+ever\b", re.IGNORECASE)
_WE = re.compile(r"we(?:\W\w+)?")
_EACH_TIME = re.compile(r"(?:every|each)\s+(?:single\s+)?time", re.IGNORECASE)
_NOT = re.compile(r"(?:not|don['’]?t|won['’]?t|(?:will|do|shall)\s+not|cannot|can['’]?t)\s+", re.IGNORECASE)
_STOP = re.compile(r"(?:no\s+more|stop|quit|avoid|refrain\s+from|cease|give\s+up)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s,]*\b(?:again|any\s?more|ever))+\s*[.!]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could be tried: texts for fields of the form, and what they would make of the promise. `where` is the field
    it belongs to; `often` and `review_on` are None where they stay as they are."""

    texts: Mapping[str, str]
    where: str
    act: str
    often: Cadence | None = None
    review_on: date | None = None


def suggestion(read: FormRead, found: Iterable[ForgeNote], today: date, phrases: Phrases) -> Suggestion | None:
    """The first of the notes that can be taken up, as changes to the form. A cadence that was chosen stays, unless
    the act becomes one that hangs on an event."""
    draft = read.draft
    for note in found:
        tried = rewritten(draft, note, today, phrases)
        if tried is None:
            continue
        if note.rule == "no_end":
            return Suggestion({"review": str(tried.review_on)}, note.where, tried.act, review_on=tried.review_on)
        pairs = {"act": (draft.act, tried.act), "cue": (draft.cue, tried.cue), "need": (draft.need, tried.need)}
        texts = {name: new for name, (old, new) in pairs.items() if new != old}
        often = None
        if note.rule != "not_mine" and (read.often is None or tried.cadence.kind == "whenever"):
            often = tried.cadence
            texts["often"] = cadence_text(often)
        return Suggestion(texts, note.where, tried.act, often)
    return None


def rewritten(draft: Draft, note: ForgeNote, today: date, phrases: Phrases) -> Draft | None:
    """`draft` with this note taken up; None where only the person can find the words."""
    if note.rule == "no_end":
        return replace(draft, review_on=usual_review(draft.starts or today))
    if note.rule == "not_mine":
        return _turned_round(draft, note, phrases)
    if note.rule == "absolute":
        return _without_absolute(draft, note, phrases)
    if note.rule == "negative":
        return _instead(draft, note, phrases)
    return None


def _turned_round(draft: Draft, note: ForgeNote, phrases: Phrases) -> Draft | None:
    # Their act becomes what it is for; one's own part is to ask and to do.
    subject = draft.act[note.start : note.end].lower().split()[-1]
    if _WE.fullmatch(subject):
        return replace(draft, act=phrases["ask_we"].format(rest=_tidy(draft.act[note.start :], first_lower=True)))
    if draft.need:
        return None
    return replace(draft, act=phrases["ask_help"], need=_tidy(draft.act))


def _without_absolute(draft: Draft, note: ForgeNote, phrases: Phrases) -> Draft | None:
    absolute = draft.act[note.start : note.end]
    before, after = draft.act[: note.start], draft.act[note.end :]
    if _NEVER.match(absolute):
        return _say_so(draft, _rest(before + after), phrases)
    if _EACH_TIME.fullmatch(absolute):
        act, cue = _tidy(_OPENING.sub("", before.strip())), _tidy(after)
        if not act or not cue or draft.cue:
            return None
        return replace(draft, act=_capital(act), cue=phrases["when"].format(rest=cue), cadence=WHENEVER)
    act = _rest(before + after)
    return replace(draft, act=_capital(act), cadence=DAILY) if act else None


def _instead(draft: Draft, note: ForgeNote, phrases: Phrases) -> Draft | None:
    rest = draft.act[note.start :]
    for pattern in (_NOT, _STOP):
        if found := pattern.match(rest):
            return _say_so(draft, _rest(rest[found.end() :]), phrases, gerund=pattern is _STOP)
    return None


def _say_so(draft: Draft, rest: str, phrases: Phrases, *, gerund: bool = False) -> Draft | None:
    # Not doing something leaves nothing to see; noticing it and saying so can be seen.
    if not rest or draft.cue:
        return None
    is_gerund = rest.split()[0].lower().endswith("ing")
    if gerund and not is_gerund:
        return None
    cue = phrases["catch_myself" if is_gerund else "about_to"].format(rest=rest)
    return replace(draft, act=phrases["say_so"], cue=cue, cadence=WHENEVER)


def _rest(text: str) -> str:
    """What is left of an act without its opening ("I will") and what trails behind ("again")."""
    text = _tidy(_TRAILING.sub("", text.strip()))
    return _tidy(_OPENING.sub("", text), first_lower=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tidy(text: str, *, first_lower: bool = False) -> str:
    text = " ".join(text.split()).strip(" ,;.!")
    text = re.sub(r"\s+([,.;])", r"\1", text)
    if first_lower and text[1:2].islower():
        return text[:1].lower() + text[1:]
    return text
