"""What is put away once somebody has said that there is somebody to be afraid of: for every answer of the Doorway."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workbook.content.book import load
from workbook.domain.common.people import ROLES
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.promise import Promise, Term, is_told
from workbook.domain.steps.answers import Answer, DraftText, Row, Rows, Text, Undertaking, empty
from workbook.domain.steps.exercises import Act, Choose, Rehearse
from workbook.domain.steps.help import may_need_help
from workbook.domain.steps.progress import next_small_step
from workbook.domain.steps.put_away import put_away
from workbook.domain.steps.safety import exercise_is_away, is_letter, page_is_away, step_is_unasked
from workbook.paths import content_folder
from workbook.words.common import turn
from workbook.words.common.home import PUT_AWAY as PHONE_AWAY
from workbook.words.conflicts.screen import conflicts_away
from workbook.words.promises.dialogs import repair_steps
from workbook.words.promises.screen import missed
from workbook.words.steps.exercises import NO_LINE, PUT_AWAY

BOOK = load(content_folder())
STEPS = BOOK.steps()
QUESTIONS = [
    (f"{step.id}/{one.id}", option)
    for step in STEPS
    for one in step.exercises
    if isinstance(one.settings, Choose)
    for option in one.settings.options
    if step.id in ("doorway", "where-you-are") and any(other.leads for other in one.settings.options)
]
UNSAFE = {
    "afraid", "hurt", "threatened", "forced", "watched", "controlled", "pressed", "did-harm", "child", "family",
    "expose", "harm", "unsure", "no", "harmed", "into-bed",
}  # fmt: skip
HELP = {"crisis", "substance", "self"}


def never(_: str) -> bool:
    return False


def away(unsafe: bool) -> set[str]:
    return {f"{step.id}/{one.id}" for step in STEPS for one in step.exercises if exercise_is_away(one, unsafe)}


@pytest.mark.parametrize(("question", "option"), QUESTIONS, ids=[option.id for _, option in QUESTIONS])
def test_every_answer_at_the_door_puts_away_what_it_should(question: str, option: object) -> None:
    leads = getattr(option, "leads", "")
    id = getattr(option, "id", "")
    assert leads == ("unsafe" if id in UNSAFE else "help" if id in HELP else ""), question
    found = away(leads == "unsafe")
    assert bool(found) == (id in UNSAFE)
    assert page_is_away("conflicts", leads == "unsafe") == (id in UNSAFE)


def test_all_that_is_for_two_or_goes_to_the_other_is_put_away_and_nothing_else() -> None:
    found = away(True)
    for step in STEPS:
        for one in step.exercises:
            opens = isinstance(one.settings, Act) and one.settings.makes == "plan"
            assert (f"{step.id}/{one.id}" in found) == (one.together or one.faces or opens)
    assert {"apology/desk", "apology/act", "listening/act", "conflicts/act", "again/tell", "boundaries/act"} <= found
    assert {"open-talk/fifth", "open-talk/by-heart", "open-talk/bad-moment", "facts/repair"} <= found
    for step in STEPS:  # what is practised goes where that goes which is practised
        for one in step.exercises:
            if isinstance(one.settings, Rehearse):
                assert one.faces == BOOK.step(step.id).exercise(one.settings.of).faces
    assert not found & {"doorway/safety", "help/act", "growth/act", "own-it/fact-line", "where-you-are/safe"}


def test_chores_promises_and_the_book_stay() -> None:
    assert [page_is_away(page, True) for page in ("chores", "promises", "journey", "steps", "today")] == [False] * 5


def test_help_is_a_key_away_where_somebody_may_need_it_before_a_word_is_written() -> None:
    again = BOOK.programme.again
    found = {step.id for step in BOOK.steps() if may_need_help(step, again)}
    assert found == {"doorway", "help", "where-you-are", "stay-wait-go", "again"}


def test_help_is_found_by_what_somebody_in_need_types() -> None:
    for typed in ("suicide", "crisis", "emergency", "danger", "violence", "afraid", "safe", "counsellor"):
        assert turn.likely(typed) == 1
        assert turn.likely(typed[:3]) > 0
    assert not any(map(turn.likely, ("dishes", "promise", "to", "")))


def test_the_next_small_step_passes_over_what_is_put_away() -> None:
    answers = {}
    for role in ROLES:
        found = next_small_step(BOOK.programme.step_ids, role, answers, BOOK.step, not_to_say=never, unsafe=True)
        assert found is None or f"{found.step}/{found.exercise}" not in away(True)
    begun = {("their-pace", "pressure"): Answer("their-pace", "pressure", "me", "sort", Text(""), not_now=True)}
    calm = next_small_step(BOOK.programme.step_ids, "rebuilding", begun, BOOK.step, not_to_say=never)
    afraid = next_small_step(BOOK.programme.step_ids, "rebuilding", begun, BOOK.step, not_to_say=never, unsafe=True)
    assert calm is not None
    assert afraid is not None
    assert (calm.step, calm.exercise) == ("their-pace", "message")
    # What comes before an act that is put away leads to the other person as well.
    asked = {step.id for step in STEPS if not step_is_unasked(step.exercises, True)}
    assert afraid.step in asked
    assert {"help", "know-yourself", "growth", "ups-and-downs", "facts", "again", "where-you-are"} <= asked
    assert not asked & {"own-it", "apology", "their-side", "open-talk", "conflicts", "takes-two", "their-pace"}
    assert not any(step_is_unasked(step.exercises, False) for step in STEPS)


@pytest.mark.parametrize("step", ["apology", "sincerity", "takes-two", "their-pace"])
def test_beside_a_letter_that_nothing_should_help_to_say_nobody_is_asked_for_it_nor_for_its_act(step: str) -> None:
    shown = BOOK.step(step)
    letter = next(one for one in shown.exercises if is_letter(one))
    assert shown.act is not None
    value = DraftText("I hit you.") if letter.kind == "draft" else Text("I hit you.")
    answers = {(step, letter.id): Answer(step, letter.id, "me", letter.kind, value)}
    for one in shown.exercises:
        if one.id not in (letter.id, shown.act.id):
            answers[step, one.id] = Answer(step, one.id, "me", one.kind, Text(""), not_now=True)
    unsaid = put_away(shown, answers, "I hit you.".__eq__, unsafe=False)
    assert unsaid == {one.id for one in shown.exercises if one.faces and one.kind == "act"}
    assert not put_away(shown, answers, never, unsafe=False)

    after = next_small_step(BOOK.programme.step_ids, "rebuilding", answers, BOOK.step, not_to_say="I hit you.".__eq__)
    before = next_small_step(BOOK.programme.step_ids, "rebuilding", answers, BOOK.step, not_to_say=never)
    assert before is not None
    assert before.step == step
    assert after is None or after.step != step

    made = Answer(step, shown.act.id, "me", "act", Undertaking(link="p1"))
    assert not put_away(shown, {**answers, (step, shown.act.id): made}, "I hit you.".__eq__, unsafe=False)


HIT = "On the 4th of March I hit you in the kitchen."


@pytest.mark.parametrize(
    ("step", "exercise", "acts"),
    [
        ("own-it", "fact-line", {"act"}),
        ("own-it", "excuses", {"act"}),
        ("their-side", "hardest", {"act"}),
        ("open-talk", "fifth", {"act"}),
        ("boundaries", "unspoken", {"act"}),
        ("facts", "said-done", {"openness"}),  # that act alone goes to the other one
        ("conflicts", "triggers", {"act"}),  # a conflict is worked at by two
        ("growth", "chain", set[str]()),
        ("help", "short-list", set[str]()),  # nothing keeps from help
    ],
)
def test_whatever_in_a_step_tells_of_violence_puts_away_its_act_towards_the_other_one(
    step: str, exercise: str, acts: set[str]
) -> None:
    shown = BOOK.step(step)
    told = shown.exercise(exercise)
    value = Text(HIT) if told.kind == "write" else Rows((Row("r", {"what": "I lied.", "fact": HIT}),))
    answers = {(step, one.id): Answer(step, one.id, "me", one.kind, empty(one.kind)) for one in shown.exercises}
    answers[step, exercise] = replace(answers[step, exercise], value=value)

    def not_to_say(text: str) -> bool:
        return "I hit you" in text

    away = put_away(shown, answers, not_to_say, unsafe=False)
    assert away == acts  # what was written stays in sight
    assert not put_away(shown, answers, never, unsafe=False)
    settled = {key: replace(one, not_now=key[1] not in acts) for key, one in answers.items()}
    for known, next_is_act in ((not_to_say, False), (never, "act" in acts)):
        found = next_small_step(BOOK.programme.step_ids, "rebuilding", settled, BOOK.step, not_to_say=known)
        assert (found is not None and found.step == step) == next_is_act


def test_after_a_miss_nobody_is_sent_into_a_talk_they_are_afraid_of() -> None:
    assert [missed(mendable=one, alone=True) for one in (True, False)] == ["Marked missed."] * 2
    assert "tell them" in missed(mendable=False, alone=False).lower()
    alone = " ".join((*repair_steps(alone=True)[0], repair_steps(alone=True)[1])).lower()
    assert not {"say", "ask", "tell"} & set(alone.split())
    assert len(repair_steps(alone=False)[0]) == 3


def test_nobody_is_sent_to_tell_what_is_theirs_alone_and_least_of_all_the_one_who_was_let_down() -> None:
    day = date(2026, 11, 20)
    shown = Promise("p", day, (Term(day, DAILY, "Ring"),))
    own = replace(shown, shown=False)
    assert is_told(shown, "rebuilding", unsafe=False)
    assert not is_told(shown, "rebuilding", unsafe=True)
    assert not is_told(own, "rebuilding", unsafe=False)
    assert not is_told(shown, "partner", unsafe=False)


def test_that_something_is_put_away_does_not_say_why() -> None:
    assert all(said in PUT_AWAY for said in ("review", "phone", "showing lines"))
    for sentence in (NO_LINE, *(conflicts_away(partner=one) for one in (True, False)), PUT_AWAY, PHONE_AWAY):
        assert not {"afraid", "fear", "unsafe", "chose"} & set(sentence.lower().replace(".", " ").split())
