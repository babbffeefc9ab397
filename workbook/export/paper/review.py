"""The sheet for the two who sit down together: what the week was, by counts, and room for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.domain.today.letter import Letter
from workbook.export.paper import sheet as s
from workbook.words.common import paper
from workbook.words.today import letter as words


def review_sheet(letters: Sequence[tuple[str, Letter]], chores: tuple[int, int] | None) -> s.Sheet:
    """`letters`: each person's name with the letter of what they promised and show. Nothing compares the two: each
    stands under their own name, and where nothing was counted nothing is said."""
    return s.Sheet(paper.REVIEW_TITLE, tuple(_blocks(letters, chores)), paper.REVIEW_ABOUT)


def _blocks(letters: Sequence[tuple[str, Letter]], chores: tuple[int, int] | None) -> Iterator[s.Block]:
    yield s.Heading(paper.LOOK)
    for name, letter in letters:
        if not (letter.lines or letter.coming):
            continue
        yield s.Heading(f"{name} · {words.title(letter)}", 3)
        if letter.lines:
            yield s.Points(tuple(words.line(one).strip() for one in letter.lines))
        if letter.coming:
            yield s.Words(f"{paper.COMES}: " + "; ".join(words.coming(one).strip() for one in letter.coming))
        if letter.question.about != "lighter":  # of whoever was let down nothing is asked
            yield s.Words(words.question(letter.question))
    if chores is not None:
        yield s.Words(paper.CHORES.format(done=chores[0], agreed=chores[1]))
    names = [name for name, _ in letters] or [paper.NAME, paper.NAME]
    for title, said in ((paper.NOTICE, paper.NOTICE_SAID), (paper.IMPROVE, paper.IMPROVE_SAID)):
        yield s.Heading(title)
        yield s.Words(said, quiet=True)
        yield from (s.Room(2, name) for name in names)
    yield s.Heading(paper.HOW)
    yield s.Words(paper.HOW_SAID, quiet=True)
    empty: tuple[s.Cell, ...] = ((), ())
    who, *others = paper.HOW_COLUMNS
    yield s.Table(tuple(others), tuple(s.Row("", empty) for _ in range(3)), corner=who, tall=True)
    yield s.Heading(paper.CLOSE)
    yield s.Words(paper.FAIR)
    yield s.Room(1, paper.NEXT_DATE)
    yield s.Room(1, paper.KEEP_LINE)
