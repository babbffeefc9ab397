"""`week`: the letter of the week, for the person who acts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

from workbook.verbs.context import AddVerb, Context
from workbook.words.today import letter as words

if TYPE_CHECKING:
    from datetime import date

    from workbook.domain.today.letter import Letter


def register(add: AddVerb) -> None:
    verb = add("week", help=words.WEEK_HELP, run=week)
    verb.add_argument("--last", action="store_true", help=words.LAST_HELP)


def week(ctx: Context) -> int:
    from workbook.domain.common.dates import week_start
    from workbook.domain.today.letter import letter_of

    notebook = ctx.notebook
    first = notebook.settings.read().week_start
    begins = week_start(ctx.today, first) - timedelta(weeks=1 if ctx.args.last else 0)
    promises = notebook.promises
    let_down = ctx.role == "partner"
    letter = letter_of(
        promises.of(ctx.person),
        promises.marks_by_promise(),
        begins,
        ctx.today,
        first,
        None if let_down else _chores(ctx, begins),
        let_down=let_down,
    )
    if ctx.as_json:
        ctx.json(**_plain(letter))
    else:
        for line in _lines(letter, words.NOTHING_ASKED if let_down else words.NOTHING):
            ctx.say(line)
    return 0


def _chores(ctx: Context, begins: date) -> tuple[int, int] | None:
    """Done and agreed of the chores that stood on the days of that week, up to today."""
    days = [begins + timedelta(days=number) for number in range(7)]
    slots = [slot for day in days if day <= ctx.today for slot in ctx.notebook.chores.today(day)]
    return (sum(slot.outcome == "done" for slot in slots), len(slots)) if slots else None


def _lines(letter: Letter, nothing: str) -> list[str]:
    found = [words.title(letter), "", words.became(letter.counts) or nothing]
    found += map(words.line, letter.lines)
    if letter.chores is not None:
        found.append(words.chores(*letter.chores))
    if letter.coming:
        found += ["", words.COMES, *map(words.coming, letter.coming)]
    return [*found, "", words.QUESTION, f"  {words.question(letter.question)}"] if _asks(letter) else found


def _asks(letter: Letter) -> bool:
    """Is there something to be asked? Of the one who was let down nothing is, least of all where no answer can be
    written."""
    return letter.question.about != "lighter"


def _plain(letter: Letter) -> dict[str, object]:
    done = None if letter.chores is None else {"done": letter.chores[0], "agreed": letter.chores[1]}
    asked = {"about": letter.question.about, "text": words.question(letter.question)} if _asks(letter) else None
    return {
        "begins": str(letter.begins),
        "ends": str(letter.ends),
        "counts": {**asdict(letter.counts), "counted": letter.counts.counted},
        "promises": [
            {"act": one.act, **asdict(one.counts), "counted": one.counts.counted, "open": one.open}
            for one in letter.lines
        ],
        "coming": [
            {"act": one.act, "days": list(map(str, one.days)), "times_a_week": one.times or None}
            for one in letter.coming
        ],
        "chores": done,
        "question": asked,
    }
