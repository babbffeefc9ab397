"""Chosen answers and conflicts as Markdown, for people. What they wrote is text there and nothing else: no markup, no
HTML, no link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.domain.conflicts.conflict import Picture
from workbook.domain.conflicts.option import Rated
from workbook.domain.steps.answers import Answer
from workbook.domain.steps.exercises import Settings
from workbook.domain.steps.plain_text import plain_answer
from workbook.export.common.markdown import quoted, safe
from workbook.words.common import whole_workbook as words
from workbook.words.conflicts import conflict as conflict_words


@dataclass(frozen=True, slots=True)
class Item:
    """An answer with the titles it stands under."""

    step: str
    exercise: str
    settings: Settings
    answer: Answer


def answers_page(items: Sequence[Item], *, private: bool) -> str:
    """The answers, by step. Those marked private are only named, unless `private` asks for them."""
    found = [f"# {words.TITLES['answers']}"]
    step = ""
    for item in items:
        if item.step != step:
            step = item.step
            found += ["", f"## {safe(step)}"]
        found += ["", f"### {safe(item.exercise)}", ""]
        if item.answer.private and not private:
            found.append(f"*{words.IS_PRIVATE}*")
        else:
            found += quoted(plain_answer(item.settings, item.answer.value))
    return "\n".join(found) + "\n"


def conflicts_page(pictures: Iterable[Picture], names: Mapping[str, str]) -> str:
    """The conflicts with all that belongs to them; `names`: person id → name. Ratings stand only in pictures of
    options that everybody has rated."""
    found = [f"# {words.TITLES['conflicts']}"]
    for picture in pictures:
        conflict = picture.conflict
        found += ["", f"## {safe(conflict.what)}", ""]
        about = [(words.SETS_OFF, conflict.sets_off), (words.OFTEN, conflict.often)]
        about += [(words.NEEDS, f"{names.get(id) or id}: {text}") for id, text in sorted(conflict.needs.items())]
        found += [f"- {title}: {safe(text)}" for title, text in about if text]
        if conflict.ending:
            found.append(f"- {conflict.ending}, {conflict.ended_on}")
        found += _section(words.OPTIONS, (_option(one, names) for one in picture.options))
        found += _section(words.TRIALS, _trials(picture))
        found += _section(words.TRIGGERS, _triggers(picture))
    return "\n".join(found) + "\n"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    items = [f"- {line}" for line in lines]
    return ["", f"### {title}", "", *items] if items else []


def _option(one: Rated, names: Mapping[str, str]) -> str:
    said = [conflict_words.wording(one.option.wording)]
    said += [
        words.rating(names.get(id) or id, rating.wish, rating.ability, declined=rating.declined)
        for id, rating in sorted(one.ratings.items())
    ]
    if one.option.put_aside:
        said.append(words.PUT_ASIDE)
    return safe(" · ".join(said))


def _trials(picture: Picture) -> Iterator[str]:
    for trial in picture.trials:
        days = words.trial_days(trial.start.isoformat(), (trial.concluded_on or trial.review).isoformat())
        outcome = conflict_words.OUTCOMES[trial.outcome] if trial.outcome else words.RUNNING
        said = [days, conflict_words.wording(trial.wording), outcome, trial.note]
        yield safe(" · ".join(part for part in said if part))


def _triggers(picture: Picture) -> Iterator[str]:
    for trigger in picture.triggers:
        said = [trigger.on.isoformat(), trigger.part, trigger.place, trigger.about]
        yield safe(" · ".join(part for part in said if part))
