"""A step as lines of plain text: reading, exercises, and what the person answered."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import Answer
from workbook.domain.steps.help import HelpPlace
from workbook.domain.steps.plain_text import offered, plain_answer, plain_prose
from workbook.domain.steps.programme import Exercise, Step
from workbook.domain.steps.progress import Key, exercise_state
from workbook.words.steps import verbs as words

WIDEST = 84
NARROWEST = 30


def step_text(
    part: str,
    step: Step,
    answers: Mapping[Key, Answer],
    columns: int,
    *,
    private: bool = False,
    help: Sequence[HelpPlace] = (),
    spoken_to: str = "",
) -> Iterator[str]:
    """The lines, wrapped for a terminal of so many columns (84 at most). Answers marked private are only named,
    unless `private` asks for them. `help` stands under a question that may lead there. `spoken_to`: whom the
    page speaks to, where that is not who reads it."""
    width = max(NARROWEST, min(columns, WIDEST))
    for markdown, indent, text in _blocks(part, step, answers, private, help, spoken_to):
        for line in (plain_prose(text) if markdown else text).split("\n"):
            hang = "  " if line.startswith("- ") else "    " if line.startswith("[") else ""
            yield from textwrap.wrap(
                line,
                width,
                initial_indent=indent,
                subsequent_indent=indent + hang,
                break_on_hyphens=False,
            ) or [indent.rstrip()]


Block = tuple[bool, str, str]  # the book's Markdown?, indent, text


def _blocks(
    part: str, step: Step, answers: Mapping[Key, Answer], private: bool, help: Sequence[HelpPlace], spoken_to: str
) -> Iterator[Block]:
    yield True, "", words.heading(part, step.title, step.minutes)
    if spoken_to:
        yield False, "", f"\n{spoken_to}"
    yield True, "", "\n" + step.reading
    for number, one in enumerate(step.exercises, 1):
        answer = answers.get((step.id, one.id))
        heading = words.exercise_heading(
            number, len(step.exercises), one, exercise_state(one, answer), f"{step.id}/{one.id}"
        )
        yield True, "", f"\n{heading}\n\n{one.prompt}\n\n{words.why(one.why)}"
        if offers := offered(one.settings):
            yield True, "  ", "\n" + "\n".join(offers)
        yield True, "", f"\n{words.EXAMPLE}"
        yield True, "  ", one.example
        if help and leads_to_help(one):
            yield True, "", f"\n{words.HELP}"
            for place in help:
                yield True, "  ", f"- {place.title}: {place.what} {place.where}"
        if not one.stored:
            yield True, "", f"\n{words.NOT_STORED}"
        elif answer is not None and (text := plain_answer(one.settings, answer.value)):
            if answer.private and not private:
                yield True, "", f"\n{words.PRIVATE}"
            else:
                yield True, "", f"\n{words.YOU_WROTE}"
                yield False, "  | ", text


def remarks(one: Exercise) -> str:
    """What an exercise asks and offers, and how it is written, as remarks above the lines of an answer; "" where the
    answer is a text, of which every line counts."""
    if isinstance(one.settings, e.Write | e.Draft | e.Reread | e.Rehearse):
        return ""
    told = [plain_prose(one.prompt), "", *offered(one.settings), "", words.HOW_WRITTEN[one.kind], words.REMARKS]
    lines = [part for line in "\n".join(told).split("\n") for part in textwrap.wrap(line, WIDEST) or [""]]
    return "".join(f"# {line}".rstrip() + "\n" if line else "# \n" for line in lines) + "\n"


def leads_to_help(one: Exercise) -> bool:
    """Can an answer show that somebody needs help which the book cannot give?"""
    return isinstance(one.settings, e.Choose) and any(option.leads for option in one.settings.options)
