"""What an act that was written in the shell becomes: the promise, the date or the plan it speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import UsageError
from workbook.verbs.context import Context
from workbook.words.steps import verbs as words

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Undertaking, Value
    from workbook.domain.steps.programme import Exercise, Step


@dataclass(frozen=True, slots=True)
class Became:
    """`makes`: promise, date or plan; `link` the id of it, "" while it is nothing yet, which `missing` says why;
    `from_book`: the book's words in it that nobody typed, by field."""

    makes: str
    link: str
    lines: tuple[str, ...] = ()
    missing: str = ""
    from_book: dict[str, str] = field(default_factory=dict[str, str])

    def values(self) -> dict[str, Any]:
        said = {"makes": self.makes, "made": self.link or None, "missing": self.missing or None}
        return {**said, "from_book": self.from_book}


def become(ctx: Context, step: Step, exercise: Exercise, taken: Value) -> Became | None:
    """Make what an act speaks of, and keep it with its link, as its button on the screen does; what is there already
    stays as it was made. None for what is no act. With --draft, and where something is missing, nothing is changed."""
    from workbook.domain.steps.answers import Undertaking
    from workbook.domain.steps.exercises import Act
    from workbook.store.steps import acts

    act = exercise.settings
    if not isinstance(act, Act) or not isinstance(taken, Undertaking):
        return None
    if acts.told(ctx.notebook, act, taken, ctx.person, ctx.today):
        return Became(act.makes, taken.link, missing=words.MADE_ALREADY[act.makes])
    taken = replace(taken, link="")  # what it had become is gone
    if _is_unsaid(ctx, step, exercise):
        return Became(act.makes, "", missing=words.ACT_UNSAID)
    if ctx.args.draft:
        return Became(act.makes, "", missing=words.ACT_IS_DRAFT)
    try:
        if act.makes == "promise" and not _week_carries(ctx, step, exercise, taken):
            return Became(act.makes, "", missing=words.ACT_IS_DRAFT)
        from workbook.verbs.care import care_in

        grave = act.makes == "promise" and bool(care_in(ctx, taken.act, taken.cue, taken.smallest))
        shown = False if grave else None
        made = acts.make(ctx.notebook, step.id, exercise, taken, ctx.person, ctx.today, shown=shown)
    except UsageError as error:
        return Became(act.makes, "", missing=words.act_not_made(str(error)))
    told = acts.told(ctx.notebook, act, made, ctx.person, ctx.today).split("\n")
    if act.makes == "promise":
        from workbook.verbs.promises import seen_by

        told += seen_by(ctx, ctx.notebook.promises.get(made.link))
    return Became(act.makes, made.link, (*told, *words.goes_on(act.makes, act.plan)))


def _is_unsaid(ctx: Context, step: Step, exercise: Exercise) -> bool:
    """Is it put away beside something that nothing should help to say, as it is on the page?"""
    from workbook.domain.steps.put_away import put_away
    from workbook.verbs.care import not_to_say

    answers = ctx.notebook.answers.of(ctx.person)
    made = {key: one for key, one in answers.items() if key != (step.id, exercise.id)}  # what it had become is gone
    return exercise.id in put_away(step, made, lambda text: not_to_say(ctx, text), unsafe=False)


def _week_carries(ctx: Context, step: Step, exercise: Exercise, taken: Undertaking) -> bool:
    from workbook.store.steps import acts
    from workbook.verbs.capacity import week_carries

    return week_carries(ctx, acts.draft_of(step.id, exercise, taken, ctx.person, ctx.today))
