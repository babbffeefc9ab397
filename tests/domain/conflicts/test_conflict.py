"""Conflicts: the order of options, what triggers have in common, trials and what is left to try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.conflict import Conflict, Picture, in_order, picture
from workbook.domain.conflicts.option import LEVELS, Option, Rated, Rating, Wording, missing, open_to_all, rank
from workbook.domain.conflicts.trial import Counts, Trial, check_days, counts, is_due, left_to_try, usual_review
from workbook.domain.conflicts.trigger import PARTS, Trigger, part_of_day, patterns, spoken_words
from workbook.words.conflicts import conflict as words

TODAY = date(2026, 11, 21)  # a Saturday
SAM, ALEX = "rebuilding", "partner"

levels = st.sampled_from(list(LEVELS))
ratings = st.one_of(st.builds(Rating, levels, levels), st.just(Rating(declined=True)))
both = st.fixed_dictionaries({SAM: ratings, ALEX: ratings})
tables = st.dictionaries(st.sampled_from([f"o{n}" for n in range(8)]), both)


def option(id: str, day: int = 1) -> Option:
    return Option(id, "c", date(2026, 11, day), Wording(f"do {id}", "Sam", "Sunday"))


OPTIONS = [option(f"o{n}") for n in range(8)]


def said(sam: tuple[int, int], alex: tuple[int, int]) -> dict[str, Rating]:
    """Ratings as (wish, ability)."""
    return {SAM: Rating(*sam), ALEX: Rating(*alex)}


def order(table: Mapping[str, Mapping[str, Rating]]) -> list[str]:
    return [one.option.id for one in rank(OPTIONS, table)]


# -- the order of options


def test_what_both_can_and_want_comes_first_then_what_both_can_then_what_both_want() -> None:
    table = {
        "o0": said((5, 2), (5, 5)),  # both want it, one cannot
        "o1": said((2, 5), (5, 5)),  # both can, one does not want it
        "o2": said((3, 3), (3, 3)),  # both can and want it
        "o3": said((1, 1), (5, 5)),  # neither
    }
    assert order(table)[:4] == ["o2", "o1", "o0", "o3"]
    assert [one.fit for one in rank(OPTIONS, table)][:5] == ["can and want", "can", "want", "neither", "not rated"]


def test_among_equals_the_lower_of_the_two_decides_and_then_the_sum() -> None:
    table = {
        "o0": said((5, 5), (3, 3)),  # lower 6, sum 16
        "o1": said((4, 3), (3, 4)),  # lower 7, sum 14
        "o2": said((4, 4), (4, 3)),  # lower 7, sum 15
    }
    assert order(table)[:3] == ["o2", "o1", "o0"]


def test_options_that_are_not_rated_stand_last_as_they_were_made_and_those_put_aside_after_them() -> None:
    put_aside = replace(OPTIONS[0], put_aside=True)
    table = {"o0": said((5, 5), (5, 5)), "o2": said((1, 1), (1, 1))}
    ranked = rank([put_aside, *OPTIONS[1:3], option("late", 2)], table)
    assert [one.option.id for one in ranked] == ["o2", "o1", "late", "o0"]


def test_where_somebody_would_rather_not_say_nothing_is_claimed_for_both() -> None:
    half = {SAM: Rating(5, 5), ALEX: Rating(declined=True)}
    assert Rated(OPTIONS[0], half).fit == "not all said"
    assert order({"o0": half, "o1": said((3, 3), (3, 3)), "o2": said((1, 1), (1, 1))})[:3] == ["o1", "o0", "o2"]
    nobody = Rated(OPTIONS[0], {SAM: Rating(declined=True), ALEX: Rating(declined=True)})
    assert nobody.fit == "not rated"


@given(tables)
def test_ranking_loses_nothing_and_adds_nothing(table: dict[str, dict[str, Rating]]) -> None:
    assert sorted(order(table)) == [one.id for one in OPTIONS]


@given(tables)
def test_it_does_not_matter_which_of_the_two_said_it(table: dict[str, dict[str, Rating]]) -> None:
    turned = {id: {SAM: ratings[ALEX], ALEX: ratings[SAM]} for id, ratings in table.items()}
    assert order(turned) == order(table)


@given(tables, st.sampled_from(["wish", "ability"]), st.sampled_from([SAM, ALEX]), st.data())
def test_saying_more_of_an_option_never_moves_it_down(
    table: dict[str, dict[str, Rating]], what: str, who: str, data: st.DataObject
) -> None:
    numbers = {id: getattr(ratings[who], what) for id, ratings in table.items() if not ratings[who].declined}
    with_numbers = [id for id, number in numbers.items() if number < 5]
    if not with_numbers:
        return
    id = data.draw(st.sampled_from(with_numbers))
    more = replace(table[id][who], **{what: getattr(table[id][who], what) + 1})
    raised = {**table, id: {**table[id], who: more}}
    assert order(raised).index(id) <= order(table).index(id)


@given(tables)
def test_nothing_that_somebody_cannot_do_stands_above_what_both_can(table: dict[str, dict[str, Rating]]) -> None:
    ranked = [one for one in rank(OPTIONS, table) if len(one.said) == 2]
    can = [min(rating.ability or 0 for rating in one.said) >= 3 for one in ranked]
    assert can == sorted(can, reverse=True)


# -- ratings stay closed until everybody has answered


@given(both, st.booleans(), st.booleans())
def test_ratings_open_only_when_everybody_has_answered(answers: dict[str, Rating], sam_in: bool, alex_in: bool) -> None:
    given_ = {who: answers[who] for who, there in ((SAM, sam_in), (ALEX, alex_in)) if there}
    opened = open_to_all(given_, (SAM, ALEX))
    assert opened == (answers if sam_in and alex_in else {})


def test_half_an_answer_opens_nothing() -> None:
    assert open_to_all({SAM: Rating(4, 4), ALEX: Rating(wish=5)}, (SAM, ALEX)) == {}
    assert open_to_all({SAM: Rating(4, 4)}, (SAM,)) == {SAM: Rating(4, 4)}
    assert open_to_all({SAM: Rating(4, 4), ALEX: Rating(2, 2)}, (SAM,)) == {SAM: Rating(4, 4)}
    assert open_to_all({}, ()) == {}


def test_what_keeps_an_option_from_being_specific_is_named() -> None:
    assert missing(Wording("talk for … minutes")) == ["who", "when", "blank"]
    assert missing(Wording("Talk", "Sam", "Sunday at …")) == ["blank"]
    assert missing(Wording("Talk", "Sam", "Sunday")) == []


# -- what triggers have in common


def trigger(number: int, day: date, **said: str) -> Trigger:
    return Trigger(f"t{number}", "c", day, **said)  # type: ignore[arg-type]


def thursdays(count: int, **said: str) -> list[Trigger]:
    return [trigger(n, date(2026, 11, 19) - timedelta(weeks=n), **said) for n in range(count)]


def test_a_pattern_is_said_in_a_sentence_once_there_is_enough() -> None:
    assert patterns(thursdays(3, part="evening")) == ()
    found = patterns([*thursdays(5, part="evening"), trigger(9, TODAY, part="morning")])
    assert [words.pattern(one) for one in found] == [
        "5 of the 6 were on a Thursday.",
        "5 of the 6 were in the evening.",
    ]


def test_half_is_no_pattern() -> None:
    mixed = [*thursdays(3), *(trigger(10 + n, date(2026, 11, 17) - timedelta(weeks=n)) for n in range(3))]
    assert patterns(mixed) == ()


def test_places_and_subjects_are_compared_without_case_and_shown_as_last_written() -> None:
    days = [TODAY - timedelta(days=5 * n) for n in range(4)]
    texts = ["The Dishes again", "dishes, who else", "always the DISHES", "money"]
    places = ["Kitchen", "kitchen", " kitchen ", "car"]
    found = patterns(
        trigger(n, day, about=about, place=place)
        for n, (day, about, place) in enumerate(zip(days, texts, places, strict=True))
    )
    assert [(one.dimension, one.value, one.count, one.of) for one in found] == [
        ("place", "Kitchen", 3, 4),
        ("about", "Dishes", 3, 4),
    ]


def test_what_was_not_said_is_not_counted() -> None:
    quiet = [trigger(n, TODAY - timedelta(days=n)) for n in range(6)]
    some = [*thursdays(3, place="hall"), *quiet]
    assert all(one.dimension != "place" for one in patterns(some))


def test_words_without_blanks_count_and_common_ones_do_not() -> None:
    assert spoken_words("because you never wash the dishes") == ["wash", "dishes"]
    assert spoken_words("約束を守る") == ["約束を守る"]
    assert spoken_words("12 / 7 [/]") == []


@given(
    st.lists(
        st.builds(
            trigger,
            st.integers(0, 10**6),
            st.dates(date(2026, 1, 1), TODAY),
            about=st.text(max_size=30),
            part=st.sampled_from([*PARTS, ""]),
            place=st.text(max_size=10),
        ),
        max_size=30,
    )
)
def test_patterns_are_true_counts_of_more_than_half(triggers: list[Trigger]) -> None:
    for found in patterns(triggers):
        assert 3 <= found.count <= found.of <= len(triggers)
        assert 2 * found.count > found.of >= 4
        assert words.pattern(found)


def test_a_day_has_four_parts() -> None:
    assert [part_of_day(hour) for hour in (4, 5, 11, 12, 16, 17, 21, 22)] == [
        "night", "morning", "morning", "afternoon", "afternoon", "evening", "evening", "night",
    ]  # fmt: skip


# -- trials


def trial(id: str, of: str, start: date, **more: object) -> Trial:
    return Trial(id, "c", of, Wording("x"), start, usual_review(start), **more)  # type: ignore[arg-type]


def test_a_trial_lasts_two_weeks_and_its_review_is_due_until_something_came_of_it() -> None:
    one = trial("t", "o0", TODAY)
    assert one.review == TODAY + timedelta(days=14)
    assert not is_due(one, one.review - timedelta(days=1))
    assert is_due(one, one.review)
    assert is_due(one, one.review + timedelta(days=400))
    assert not is_due(replace(one, outcome="works"), one.review)


@pytest.mark.parametrize(
    ("start", "review"),
    [(TODAY, TODAY - timedelta(days=1)), (TODAY + timedelta(days=9), TODAY), (date(2001, 1, 1), TODAY)],
)
def test_impossible_days_of_a_trial_are_refused(start: date, review: date) -> None:
    if start.year == 2001:
        check_days(start, review, TODAY)  # long ago is strange and possible
        return
    with pytest.raises(UsageError):
        check_days(start, review, TODAY)


def test_what_did_not_work_is_not_offered_again_and_what_was_adjusted_may_be() -> None:
    ranked = [Rated(one) for one in OPTIONS[:4]]
    trials = [
        trial("t0", "o0", TODAY - timedelta(days=60), outcome="did not work"),
        trial("t1", "o1", TODAY - timedelta(days=30), outcome="adjust"),
        trial("t2", "o2", TODAY - timedelta(days=3)),
    ]
    ranked[3] = Rated(replace(OPTIONS[3], put_aside=True))
    assert [one.option.id for one in left_to_try(ranked, trials)] == ["o1"]


def test_it_is_counted_how_often_it_came_up_before_and_during_a_trial() -> None:
    one = trial("t", "o0", TODAY - timedelta(days=9))
    days = [0, 9, 10, 12, 19, 20, 40]
    found = counts(one, [trigger(n, TODAY - timedelta(days=day)) for n, day in enumerate(days)], TODAY)
    assert found == Counts(during=1, before=2, days=9), "the day on which it was begun is on neither side"
    assert words.counts(found) == "It came up once in these 9 days, and twice in the 9 before."
    begun_today = trial("t", "o0", TODAY)
    assert counts(begun_today, [trigger(n, TODAY) for n in range(4)], TODAY) == Counts(during=0, before=0, days=0)
    assert counts(trial("t", "o0", TODAY + timedelta(days=3)), [], TODAY).days == 0


# -- the whole


def view(id: str = "c", **more: object) -> Picture:
    conflict = Conflict(id, TODAY, "what", **{k: v for k, v in more.items() if k == "ending"})  # type: ignore[arg-type]
    return picture(conflict, more.get("options", ()), {}, (), more.get("trials", ()))  # type: ignore[arg-type]


def test_a_conflict_stands_where_its_options_and_trials_put_it() -> None:
    assert view().stage(TODAY) == "new"
    assert view(options=OPTIONS).stage(TODAY) == "options"
    running = view(options=OPTIONS, trials=[trial("t", "o0", TODAY)])
    assert running.stage(TODAY) == "trial"
    assert running.stage(TODAY + timedelta(days=14)) == "review"
    assert view(ending="settled", trials=[trial("t", "o0", TODAY, outcome="works")]).stage(TODAY) == "settled"


def test_reviews_come_first_and_what_is_over_last() -> None:
    due = view("a", trials=[trial("t", "o0", TODAY - timedelta(days=20))])
    going = view("b", trials=[trial("t", "o0", TODAY)])
    shown = in_order([view("e", ending="put aside"), view("d", ending="settled"), view("c"), going, due], TODAY)
    assert [one.conflict.id for one in shown] == ["a", "b", "c", "d", "e"]
