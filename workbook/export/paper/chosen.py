"""The page for a counsellor: chosen answers, promises, conflicts and weeks, as much as was chosen and no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from workbook.domain.conflicts.conflict import Picture
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.summary import Summary
from workbook.domain.steps.plain_text import plain_answer
from workbook.export.book.markdown import Item
from workbook.export.paper import sheet as s
from workbook.export.paper.promises import record_blocks
from workbook.words.common import paper
from workbook.words.common import whole_workbook as words
from workbook.words.conflicts import conflict as conflict_words


def chosen_sheet(blocks: Sequence[s.Block], today: date) -> s.Sheet:
    return s.Sheet(paper.CHOSEN_TITLE, tuple(blocks), paper.printed_on(today))


def answer_blocks(items: Sequence[Item], *, private: bool) -> Iterator[s.Block]:
    """By step. Those marked private are only named, unless `private` asks for them."""
    yield s.Heading(words.TITLES["answers"])
    step = ""
    for item in items:
        if item.step != step:
            step = item.step
            yield s.Heading(step, 3)
        yield s.Heading(item.exercise, 4)
        if item.answer.private and not private:
            yield s.Words(words.IS_PRIVATE, quiet=True)
        else:
            yield s.Quote(plain_answer(item.settings, item.answer.value, paper.month))


def promise_blocks(
    summaries: Sequence[Summary], marks: Mapping[str, Sequence[Mark]], today: date, week_first: int, *, notes: bool
) -> Iterator[s.Block]:
    yield s.Heading(words.TITLES["promises"])
    for one in summaries:
        yield s.Heading(one.promise.term_on(max(today, one.promise.start)).act, 3)
        yield from record_blocks(one, marks.get(one.promise.id, ()), today, week_first, notes=notes)


def conflict_blocks(pictures: Sequence[Picture], names: Mapping[str, str]) -> Iterator[s.Block]:
    """With all that belongs to them. Ratings stand only in pictures of options that everybody has rated."""
    yield s.Heading(words.TITLES["conflicts"])
    for picture in pictures:
        conflict = picture.conflict
        yield s.Heading(" ".join(conflict.what.split()), 3)
        about = [(words.SETS_OFF, conflict.sets_off), (words.OFTEN, conflict.often)]
        about += [(words.NEEDS, f"{names.get(id) or id}: {text}") for id, text in sorted(conflict.needs.items())]
        yield s.Points(tuple(f"{title}: {text}" for title, text in about if text))
        for title, lines in (
            (words.OPTIONS, tuple(_options(picture, names))),
            (words.TRIALS, tuple(_trials(picture))),
            (words.TRIGGERS, tuple(_triggers(picture))),
        ):
            if lines:
                yield s.Heading(title, 4)
                yield s.Points(lines)


def _options(picture: Picture, names: Mapping[str, str]) -> Iterator[str]:
    for one in picture.options:
        said = [conflict_words.wording(one.option.wording)]
        said += [
            words.rating(names.get(id) or id, rating.wish, rating.ability, declined=rating.declined)
            for id, rating in sorted(one.ratings.items())
        ]
        yield " · ".join([*said, *([words.PUT_ASIDE] if one.option.put_aside else [])])


def _trials(picture: Picture) -> Iterator[str]:
    for trial in picture.trials:
        days = words.trial_days(paper.month(trial.start), paper.month(trial.concluded_on or trial.review))
        outcome = conflict_words.OUTCOMES[trial.outcome] if trial.outcome else words.RUNNING
        said = [days, conflict_words.wording(trial.wording), outcome, trial.note]
        yield " · ".join(part for part in said if part)


def _triggers(picture: Picture) -> Iterator[str]:
    for trigger in picture.triggers:
        said = [paper.month(trigger.on), trigger.part, trigger.place, trigger.about]
        yield " · ".join(part for part in said if part)
