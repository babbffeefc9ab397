"""What the forge would try instead: a draft with what was noticed turned into something that can be done.

Nothing that was written is lost: words that leave the act go into the cue or the need.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.promises.cadence import DAILY, WHENEVER, cadence_text
from workbook.domain.promises.draft_form import FormRead
from workbook.domain.promises.drafting import Draft, ForgeNote, usual_review
from workbook.words.promises import forge as words
from workbook.words.promises import promise as said

_OPENING = re.compile(
    r"^(?:(?:i\s+promise|i\s+swear)(?:\s+(?:that|to))?\s*)?"
    r"(?:(?:i(?:\s+will|['’]ll|\s+shall|['’]m\s+going\s+to|\s+am\s+going\s+to)?|to)\s+)?",
    re.IGNORECASE,
)
_NEVER = re.compile(r"never\b|not\s+ever\b", re.IGNORECASE)
_EACH_TIME = re.compile(r"(?:every|each)\s+(?:single\s+)?time", re.IGNORECASE)
_NOT = re.compile(r"(?:not|don['’]?t|won['’]?t|(?:will|do|shall)\s+not|cannot|can['’]?t)\s+", re.IGNORECASE)
_STOP = re.compile(r"(?:no\s+more|stop|quit|avoid|refrain\s+from|cease|give\s+up)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s,]*\b(?:again|any\s?more|ever))+\s*[.!]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could be tried: texts for fields of the form, and in words what they would make of it. `where` is the
    field it belongs to."""

    texts: Mapping[str, str]
    said: str
    where: str


def suggestion(read: FormRead, found: Iterable[ForgeNote], today: date) -> Suggestion | None:
    """The first of the notes that can be taken up, as changes to the form. A cadence that was chosen stays, unless
    the act becomes one that hangs on an event."""
    draft = read.draft
    for note in found:
        tried = rewritten(draft, note, today)
        if tried is None:
            continue
        if note.rule == "no_end" and tried.review_on is not None:
            return Suggestion({"review": str(tried.review_on)}, words.try_review(tried.review_on), note.where)
        pairs = {"act": (draft.act, tried.act), "cue": (draft.cue, tried.cue), "need": (draft.need, tried.need)}
        texts = {name: new for name, (old, new) in pairs.items() if new != old}
        often = ""
        if note.rule != "not_mine" and (read.often is None or tried.cadence.kind == "whenever"):
            texts["often"] = cadence_text(tried.cadence)
            often = said.cadence(tried.cadence) if tried.cadence.kind != "whenever" else ""
        return Suggestion(texts, words.try_act(tried.act, often, texts.get("cue", "")), note.where)
    return None


def rewritten(draft: Draft, note: ForgeNote, today: date) -> Draft | None:
    """`draft` with this note taken up; None where only the person can find the words."""
    if note.rule == "no_end":
        return replace(draft, review_on=usual_review(draft.starts or today))
    if note.rule == "not_mine":
        return _turned_round(draft, note)
    if note.rule == "absolute":
        return _without_absolute(draft, note)
    if note.rule == "negative":
        return _instead(draft, note)
    return None


def _turned_round(draft: Draft, note: ForgeNote) -> Draft | None:
    # Their act becomes what it is for; one's own part is to ask and to do.
    subject = draft.act[note.start : note.end].lower().split()[-1:]
    if subject == ["we"]:
        return replace(draft, act=words.ASK_WE.format(rest=_tidy(draft.act[note.start :], first_lower=True)))
    if draft.need:
        return None
    return replace(draft, act=words.ASK_HELP, need=_tidy(draft.act))


def _without_absolute(draft: Draft, note: ForgeNote) -> Draft | None:
    absolute = draft.act[note.start : note.end]
    before, after = draft.act[: note.start], draft.act[note.end :]
    if _NEVER.match(absolute):
        return _say_so(draft, _rest(before + after))
    if _EACH_TIME.fullmatch(absolute):
        act, cue = _tidy(_OPENING.sub("", before.strip())), _tidy(after)
        if not act or not cue or draft.cue:
            return None
        return replace(draft, act=_capital(act), cue=words.WHEN.format(rest=cue), cadence=WHENEVER)
    act = _rest(before + after)
    return replace(draft, act=_capital(act), cadence=DAILY) if act else None


def _instead(draft: Draft, note: ForgeNote) -> Draft | None:
    rest = draft.act[note.start :]
    for pattern in (_NOT, _STOP):
        if found := pattern.match(rest):
            return _say_so(draft, _rest(rest[found.end() :]), gerund=pattern is _STOP)
    return None


def _say_so(draft: Draft, rest: str, *, gerund: bool = False) -> Draft | None:
    # Not doing something leaves nothing to see; noticing it and saying so can be seen.
    if not rest or draft.cue:
        return None
    is_gerund = rest.split()[0].lower().endswith("ing")
    if gerund and not is_gerund:
        return None
    cue = (words.CATCH_MYSELF if is_gerund else words.ABOUT_TO).format(rest=rest)
    return replace(draft, act=words.SAY_SO, cue=cue, cadence=WHENEVER)


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
