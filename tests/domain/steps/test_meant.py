"""Which step is meant by what was typed."""

from workbook.domain.steps.meant import ids_meant, nearest_id

TITLES = {"own-it": "Say what you did", "apology": "The apology", "ups-and-downs": "Ups and downs", "broken": ""}


def test_a_step_is_meant_by_its_id_its_title_or_words_of_it() -> None:
    for typed, meant in (
        ("apology", ["apology"]), ("Own It", ["own-it"]), ("the  APOLOGY", ["apology"]), ("what you", ["own-it"]),
        ("own", ["own-it"]), ("d", []), ("", []), ("ups", ["ups-and-downs"]), ("zzz", []),
    ):  # fmt: skip
        assert (typed, ids_meant(typed, TITLES)) == (typed, meant)
    assert ids_meant("you", {"one": "For you", "two": "You and me"}) == ["one", "two"]


def test_the_nearest_is_like_an_id_or_a_title() -> None:
    assert nearest_id("apolgy", TITLES) == "apology"
    assert nearest_id("say waht you did", TITLES) == "own-it"
    assert nearest_id("zzzz", TITLES) == ""
