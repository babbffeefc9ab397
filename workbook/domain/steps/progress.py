"""How far a person has come: per exercise, step, part and programme, and which small step is next.

Pure functions of (content, answers). Progress tells a person where they were; it is no score, and "not now"
settles an exercise as well as an answer does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.domain.steps.next_step import Key, NextStep, State, counts, path_for
from workbook.domain.steps.next_step import next_small_step as by_states

if TYPE_CHECKING:
    from workbook.domain.common.people import Role
    from workbook.domain.steps.answers import Answer, Value
    from workbook.domain.steps.exercises import Ledger, Settings
    from workbook.domain.steps.programme import Exercise, Part, Step
    from workbook.domain.steps.safety import NotToSay

ENOUGH_WORDS = 3
ENOUGH_LETTERS = 12  # for scripts that put no spaces between words
CLOSE_ENOUGH = 0.7  # of the words of a rehearsed text, in order


@dataclass(frozen=True, slots=True)
class Progress:
    """`settled` of `of` things that count are done or set aside; `state` sums them up.

    Counted are required exercises (of a step), or steps (of a part or the programme).
    """

    settled: int
    of: int
    state: State


def exercise_state(exercise: Exercise, answer: Answer | None) -> State:
    """What has become of one exercise. See `value_state` for what each kind needs to be done."""
    if answer is None:
        return "untouched"
    if answer.not_now:
        return "not now"
    return value_state(exercise.settings, answer.value)


def value_state(settings: Settings, value: Value) -> State:
    """Begun or done, by kind.

    write, reread: a few words beyond the starter (3 words, or 12 letters). ledger: `at_least` rows with
    every text column filled. sort: every card placed. choose: one chosen. checklist: `at_least` ticks.
    cards: `pick` picked, each with a line if one is asked for. scale: one day. draft: called ready (its
    hold has been set). turns: one talk. rehearse: 70 % of the words. compare: handed in. act: made. A value
    of another kind than the settings (the content was changed since) counts as begun: there is something,
    and it is not what is asked for now.
    """
    from workbook.domain.steps import answers as a
    from workbook.domain.steps import exercises as e

    match settings, value:
        case e.Write(starter=starter), a.Text(text):
            return _of_text(text, starter)
        case e.Reread(), a.Text(text):
            return _of_text(text, "")
        case e.Ledger(), a.Rows(rows):
            begun = any(_filled(cell) for row in rows for cell in row.cells.values())
            whole = sum(1 for row in rows if _row_is_whole(settings, row.cells))
            return _by(begun, whole >= settings.at_least)
        case e.Sort(cards=cards), a.Piles(placed=placed, own=own):
            every = [card.id for card in cards] + list(own)
            return _by(bool(placed or own), bool(every) and all(card in placed for card in every))
        case e.Choose(), a.Choices(chosen):
            return _by(bool(chosen), bool(chosen))
        case e.Checklist(at_least=at_least), a.Ticks(ticked=ticked, own=own):
            return _by(bool(ticked or own), len(ticked) >= at_least)
        case e.Cards(pick=pick, line=line), a.Picks(picks=picks, own=own):
            whole = [one for one in picks if one.line.strip() or not line]
            return _by(bool(picks or own), len(whole) >= pick)
        case e.Scale(), a.Levels(levels):
            return _by(bool(levels), bool(levels))
        case e.Draft(starter=starter), a.DraftText(text=text, held_until=held_until):
            return _by(bool(text.strip()) and text.strip() != starter.strip(), held_until is not None)
        case e.Turns(), a.Talks(talks):
            return _by(bool(talks), bool(talks))
        case e.Rehearse(), a.Attempt(text=text, closeness=closeness):
            return _by(bool(text.strip()), closeness >= CLOSE_ENOUGH)
        case e.Compare(), a.Apart(cells=cells, handed_in=handed_in):
            return _by(handed_in or any(map(_filled, cells.values())), handed_in)
        case e.Act(), a.Undertaking(link=link, cue=cue, on=on):
            return _by(bool(link or cue.strip() or on), bool(link))
        case _:
            return "untouched" if value == type(value)() else "begun"


def step_progress(step: Step, answers: Mapping[Key, Answer]) -> Progress:
    """How far a step is: done once every exercise that counts is done or set aside, and one of them is
    done."""
    states = step_states(step, answers)
    touched = any((step.id, one.id) in answers for one in step.exercises)
    return _sum_up(states, touched)


def step_states(step: Step, answers: Mapping[Key, Answer]) -> tuple[State, ...]:
    """What has become of each exercise that counts, in the order of the step."""
    return tuple(exercise_state(one, answers.get((step.id, one.id))) for one in step.exercises if counts(one))


def part_progress(part: Part, steps: Mapping[str, Progress]) -> Progress:
    """How far a part is, from the progress of its steps by id (a step that is not there counts as
    untouched)."""
    return programme_progress([part], steps)


def programme_progress(parts: Iterable[Part], steps: Mapping[str, Progress]) -> Progress:
    """How far the whole programme is, counted in steps."""
    known = [steps.get(id) for part in parts for id in part.steps]
    states: list[State] = [one.state if one else "untouched" for one in known]
    return _sum_up(states, touched=False)


def next_small_step(
    book: Sequence[str],
    role: Role,
    answers: Mapping[Key, Answer],
    load: Callable[[str], Step],
    *,
    not_to_say: NotToSay,
    unsafe: bool = False,
) -> NextStep | None:
    """As `next_step.next_small_step` among the steps of `next_step.path_for`, for whole answers and steps: their states
    are worked out here, and `not_to_say` is asked about what was written."""
    from workbook.domain.steps.plain_text import written

    def unsaid(key: Key) -> bool:
        return bool(text := written(answers[key].value)) and not_to_say(text)

    states: dict[Key, tuple[State, float]] = {}
    for (step, exercise), answer in answers.items():
        at = answer.updated.timestamp() if answer.updated else 0.0
        states[step, exercise] = ("begun", at)

    def with_states(id: str) -> Step:
        step = load(id)
        for one in step.exercises:
            answer = answers.get((id, one.id))
            if answer is not None:
                states[id, one.id] = (exercise_state(one, answer), states[id, one.id][1])
        return step

    return by_states(path_for(role, book), states, with_states, unsaid=unsaid, unsafe=unsafe)


def _sum_up(states: Sequence[State], touched: bool) -> Progress:
    settled = sum(1 for state in states if state in ("done", "not now"))
    if states and settled == len(states):
        return Progress(settled, len(states), "done" if "done" in states else "not now")
    begun = touched or any(state != "untouched" for state in states)
    return Progress(settled, len(states), "begun" if begun else "untouched")


def _by(begun: bool, done: bool) -> State:
    return "done" if done else "begun" if begun else "untouched"


def _of_text(text: str, starter: str) -> State:
    written = text.strip()
    begins = starter.strip()
    if begins and written.startswith(begins):
        written = written[len(begins) :].strip()
    letters = sum(1 for sign in written if sign.isalnum())
    return _by(letters > 0, len(written.split()) >= ENOUGH_WORDS or letters >= ENOUGH_LETTERS)


def _filled(cell: str | int) -> bool:
    return isinstance(cell, int) or bool(cell.strip())


def _row_is_whole(ledger: Ledger, cells: Mapping[str, str | int]) -> bool:
    texts = [column.id for column in ledger.columns if column.type == "text"]
    needed = texts or [column.id for column in ledger.columns]
    return all(column in cells and _filled(cells[column]) for column in needed)
