"""A search is seen to get better: bars that fill as it is proved, values that fall."""

from __future__ import annotations

from workbook.widgets.chores.search_drawing import grown, proved, search_line, search_lines, trend


def test_a_bar_is_full_once_it_is_proved_and_not_before() -> None:
    assert proved(()) == "▱▱▱▱▱▱▱▱▱▱"
    assert proved([(500, 400)]) == "▱▱▱▱▱▱▱▱▱▱"
    assert proved([(500, 400), (450, 400)]) == "▰▰▰▰▰▱▱▱▱▱"
    assert proved([(500, 400), (401, 400)]) == "▰▰▰▰▰▰▰▰▰▱"
    assert proved([(500, 400), (401, 401)]) == "▰▰▰▰▰▰▰▰▰▰"


def test_what_became_better_falls_and_what_only_was_proved_is_not_drawn_twice() -> None:
    assert trend([(500, 400), (500, 410)]) == ""
    assert trend([(500, 400), (500, 410), (450, 410), (450, 420), (430, 430)]) == "█▃▁"


def test_what_begins_anew_is_not_drawn_as_having_become_worse() -> None:
    steps = grown(grown({}, "place", 30, 0), "heaviest", 400, 300)
    steps = grown(steps, "place", 20, 0)
    assert steps == {"place": [(30, 0), (20, 0)]}
    assert grown(grown(steps, "heaviest", 400, 300), "heaviest", 450, 300)["heaviest"] == [(450, 300)]


def test_each_stage_has_its_line_and_the_one_it_is_at_says_the_best() -> None:
    steps = {"place": [(0, 0)], "heaviest": [(500, 400), (450, 400)]}
    place, heaviest, total, _ = search_lines("Making a plan", steps, "heaviest", "now 45.0 %")[1:]
    assert place.endswith("▰▰▰▰▰▰▰▰▰▰")
    assert heaviest.startswith("▸")
    assert heaviest.endswith("▰▰▰▰▰▱▱▱▱▱  █▁   now 45.0 %")
    assert total.endswith("▱▱▱▱▱▱▱▱▱▱")
    later = search_lines("Making a plan", steps, "total", "now 45.0 %")
    assert [line.endswith("now 45.0 %") for line in later] == [False, False, True, False, False]
    one = "Making a plan · ▰▱▱▱ making the heavier load as light as can be"
    assert search_line("Making a plan", "heaviest", "now 45 %", 100) == f"{one} · The heaviest list: now 45 %"
    assert search_line("Making a plan", "heaviest", "now 45 %", 80) == f"{one}\nThe heaviest list: now 45 %"
