"""A step as a worksheet: the reading, each exercise with room to write, or with what was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import Answer
from workbook.domain.steps.help import HelpPlace, leads_to_help
from workbook.domain.steps.plain_text import plain_answer
from workbook.domain.steps.programme import Exercise, Step
from workbook.domain.steps.progress import Key
from workbook.export.paper import sheet as s
from workbook.words.common import paper
from workbook.words.steps import verbs as words

ROWS = 5
"""Empty rows of a ledger or a scale on paper."""

Answers = Mapping[Key, Answer]


def step_sheet(
    step: Step, answers: Answers | None, *, private: bool = False, help: Sequence[HelpPlace] = (), by: str = ""
) -> s.Sheet:
    """The step. `answers` None: to be filled in by hand. Those marked private are only named, unless `private` asks
    for them; what is never kept has neither room nor an answer. `help` stands under a question that may lead there.
    `by`: whom a step is from that somebody added to the book."""
    about = paper.MINUTES.format(minutes=step.minutes) + (f" {paper.FROM.format(by=by)}" if by else "")
    return s.Sheet(step.title, tuple(step_blocks(step, answers, private=private, help=help)), about)


def step_blocks(
    step: Step, answers: Answers | None, *, private: bool = False, help: Sequence[HelpPlace] = ()
) -> Iterator[s.Block]:
    """What stands under the step's title."""
    if answers:
        yield s.Words(paper.WHO_READS, quiet=True)
    yield s.Prose(step.reading)
    for number, one in enumerate(step.exercises, 1):
        yield s.Heading(paper.numbered(number, len(step.exercises), one.title, one.optional))
        if one.stored:
            yield s.Prose(one.prompt)
        yield s.Words(paper.WHY.format(why=one.why), quiet=True)
        answer = None if answers is None else answers.get((step.id, one.id))
        text = "" if answer is None else plain_answer(one.settings, answer.value, paper.month)
        if not one.stored:
            yield from _told_only(one)
        elif text and answer is not None and answer.private and not private:
            yield s.Words(paper.IS_PRIVATE, quiet=True)
        elif text:
            yield s.Quote(text)
        else:
            yield s.Words(paper.EXAMPLE, quiet=True)
            yield s.Prose(one.example)
            yield from room_for(one)
        if help and leads_to_help(one):
            yield s.Words(words.HELP)
            yield s.Points(tuple(f"{place.title}: {place.what} {place.where}" for place in help))


def _told_only(one: Exercise) -> Iterator[s.Block]:
    """A question whose answer is never kept is not to be answered on paper either, where anybody finds it: nothing asks
    for it, and nothing can be ticked. What the book says to each answer may be read."""
    yield s.Words(paper.NOT_ON_PAPER, quiet=True)
    if isinstance(one.settings, e.Choose):
        for option in one.settings.options:
            if option.feedback:
                yield s.Prose(f"**{option.text}**\n\n{option.feedback}")


def room_for(one: Exercise) -> Iterator[s.Block]:
    """Where one answers by hand."""
    match one.settings:
        case e.Choose(options=options):
            yield s.Ticks(tuple(s.Tick(option.text) for option in options))
        case e.Checklist(items=items, own=own):
            yield s.Ticks(tuple(s.Tick(item.text) for item in items))
            if own:
                yield s.Room(2, paper.OWN_WORDS)
        case e.Sort(piles=piles, cards=cards, own=own):
            heads = tuple(pile.title for pile in piles)
            box: tuple[s.Cell, ...] = tuple((s.Tick(""),) for _ in piles)
            yield s.Table(heads, tuple(s.Row(card.text, box) for card in cards), narrow=True)
            if own:
                yield s.Room(2, paper.OWN_WORDS)
        case e.Cards(cards=cards, line=line, pick=pick):
            yield s.Ticks(tuple(s.Tick(card.text) for card in cards))
            yield s.Room(2 * pick, line or paper.ON_CARD)
        case e.Ledger(columns=columns, at_least=least):
            yield _blank(tuple(column.title for column in columns), max(ROWS, least))
        case e.Compare(fields=fields):
            for field in fields:
                yield s.Room(1 if field.type in ("date", "scale") else 2, _field(field))
        case e.Scale(low=low, high=high):
            yield s.Words(f"0: {low} · 10: {high}", quiet=True)
            yield _blank((paper.DAY, paper.NUMBER), ROWS)
        case e.Draft(parts=parts):
            yield s.Points(tuple(f"{part.title}: {part.hint}" if part.hint else part.title for part in parts))
            yield s.Room(12)
        case e.Turns(turn_minutes=minutes):
            yield s.Words(paper.RULES.format(minutes=minutes))
            yield s.Room(2)
        case e.Act(act=act, cue=cue, smallest=smallest):
            for label, hint in (("act", act), ("cue", cue), ("smallest", smallest), ("when", "")):
                yield s.Room(1, paper.ACT[label] + (f" ({hint})" if hint else ""))
        case e.Write(lines=lines):
            yield s.Room(max(3, min(lines, 14)))
        case _:
            yield s.Room(6)


def _blank(columns: tuple[str, ...], rows: int) -> s.Table:
    """A table to be filled in, whose first column is the head of its rows."""
    empty: tuple[s.Cell, ...] = ((),) * (len(columns) - 1)
    return s.Table(columns[1:], tuple(s.Row("", empty) for _ in range(rows)), corner=columns[0], tall=True)


def _field(field: e.Column) -> str:
    if field.choices:
        return f"{field.title}: {' / '.join(one.text for one in field.choices)}"
    return f"{field.title} (0: {field.low} · 10: {field.high})" if field.type == "scale" else field.title


def book_sheet(
    title: str,
    parts: Sequence[tuple[str, Sequence[Step]]],
    answers: Answers | None,
    *,
    private: bool,
    help: Sequence[HelpPlace],
) -> s.Sheet:
    """The whole book: what is in it, then each step on a page of its own. `parts`: titles and steps."""
    blocks: list[s.Block] = [s.Heading(paper.CONTENTS)]
    for name, steps in parts:
        blocks += [s.Heading(name, 3), s.Points(tuple(step.title for step in steps))]
    for _, steps in parts:
        for step in steps:
            blocks += [
                s.Break(),
                s.Heading(step.title),
                *_lower(step_blocks(step, answers, private=private, help=help)),
            ]
    return s.Sheet(title, tuple(blocks))


def _lower(blocks: Iterator[s.Block]) -> Iterator[s.Block]:
    """The same under a heading of the second level."""
    for block in blocks:
        yield s.Heading(block.text, min(4, block.level + 1)) if isinstance(block, s.Heading) else block


def cards_sheet(title: str, cards: Sequence[str]) -> s.Sheet:
    return s.Sheet(title, (s.Cards(tuple(cards)),))
