"""What is filled in on the phone: ratings, free times, and what is said for the review."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("microdot")

from tests.home.guests import Answer, House
from tests.home.lived import TODAY
from workbook.domain.chores.household import Chore
from workbook.domain.chores.household_edits import free_set, rated, with_free
from workbook.domain.together.review import Said
from workbook.store.file.errors import CannotSave
from workbook.store.together import holding
from workbook.words.common import home as words


def test_a_page_that_stood_open_puts_nothing_back(house: House) -> None:
    house.phone.join()
    pages = {path: house.phone.stands(house.phone.ask(path)) for path in ("/rate", "/times", "/back")}
    notebook = house.notebook
    household, week = notebook.chores.household(), notebook.chores.current(TODAY)
    assert household is not None
    assert week is not None
    first, second = (chore.name for chore in household.chores[:2])
    alex = household.person("Alex")
    assert alex is not None
    free = alex.free[0][0]
    changed = with_free(rated(household, "Alex", second, -2), "Alex", free_set(alex.free, 0, 0, 77))
    notebook.chores.save_household(replace(changed, chores=(Chore("Sweep", 5), *changed.chores)))
    notebook.chores.feels(week.id, "Alex", 3)
    before = alex.ratings.get(second)
    house.phone.send("/rate", **pages["/rate"], r0="1", r1="" if before is None else str(before))
    house.phone.send("/times", **pages["/times"], t00=str(free), t01="33")
    house.phone.send("/back", **pages["/back"], fair=pages["/back"]["was"])
    household, week = notebook.chores.household(), notebook.chores.current(TODAY)
    assert household is not None
    assert week is not None
    after = household.person("Alex")
    assert after is not None
    assert (after.ratings.get("Sweep"), after.ratings[first], after.ratings[second]) == (None, 1, -2)
    assert after.free[0][:2] == (77, 33)
    assert week.feels_fair["Alex"] == 3


def test_a_time_is_read_as_it_is_typed_and_what_is_none_stays_in_its_box(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def free() -> tuple[tuple[int, ...], ...]:
        household = house.notebook.chores.household()
        assert household is not None
        alex = household.person("Alex")
        assert alex is not None
        return alex.free

    def boxes(said: Answer) -> dict[str, str | None]:
        return {str(one["name"]): one.get("value") for tag, one in said.page.elements if "aria-invalid" in one}

    house.phone.join()
    stands = house.phone.stands(house.phone.ask("/times"))
    before = free()
    said = house.phone.send("/times", **stands, t00="1h", t01="1h30", t02="abc", t30="-5", t31="")
    assert free()[0] == (60, 90, before[0][2])
    assert free()[3] == (before[3][0], 0, before[3][2])
    assert boxes(said) == {"t02": "abc", "t30": "-5"}
    for sentence in (words.SAVED_REST, words.no_time(["evening"]), words.no_time(["morning"])):
        assert sentence in said.text
    assert words.UNDO in said.text
    assert boxes(house.phone.ask("/times")) == {}
    said = house.phone.send("/times", **house.phone.stands(said), t50="99999")
    assert (boxes(said), words.NOT_READ in said.text, words.UNDO in said.text) == ({"t50": "99999"}, True, False)

    def refused(*_: object) -> None:
        raise CannotSave("The disk is full.")

    monkeypatch.setattr(type(house.notebook.chores), "save_household", refused)
    said = house.phone.send("/times", **stands, t60="17")
    assert "The disk is full." in said.text
    assert "17" in [one.get("value") for _, one in said.page.elements if one.get("name") == "t60"]


def test_what_is_settled_is_not_asked_about(house: House) -> None:
    house.phone.join()
    assert "Take turns" in house.phone.ask("/rate").text
    [conflict] = [one for one in house.notebook.conflicts.all() if one.what == "The dishes"]
    [option, _] = house.notebook.conflicts.ratings.unrated(conflict.id, "partner")
    house.notebook.conflicts.end(conflict.id, "put aside", TODAY)
    assert "Take turns" not in house.phone.ask("/rate").text
    assert words.OLD_PAGE in house.phone.send("/option", option=option.id, wish="4", ability="5").text
    assert house.notebook.conflicts.ratings.unrated(conflict.id, "partner")[0].id == option.id


def test_rates_says_when_there_is_time_and_looks_back(house: House) -> None:
    house.phone.join()
    said = house.phone.ask("/rate")
    assert "5: gladly" in said.text
    assert "wish 5" not in said.text
    stands = house.phone.stands(said)
    house.phone.send("/rate", **stands, r0="2", r1="-2", r2="", r99="1", r3="7")
    household = house.notebook.chores.household()
    assert household is not None
    alex = household.person("Alex")
    assert alex is not None
    names = [chore.name for chore in household.chores]
    assert (alex.rating(names[0]), alex.rating(names[1])) == (2, -2)
    ratings = house.notebook.conflicts.ratings
    [first, second] = ratings.unrated(house.notebook.conflicts.all()[0].id, "partner")
    house.phone.send("/option", option=first.id, wish="4", ability="5", act="rate")
    house.phone.send("/option", option=second.id, wish="4", act="decline")
    assert ratings.of(first.id)["partner"].wish == 4
    assert ratings.of(second.id)["partner"].declined
    assert "Sam: wish 5, ability 1" in house.phone.ask("/rate").text
    house.phone.send("/times", t00="45", t62="-5", t11="soon", t12="99999")
    household = house.notebook.chores.household()
    assert household is not None
    after = household.person("Alex")
    assert after is not None
    assert after.free[0][0] == 45
    assert [day[1:] for day in after.free] == [day[1:] for day in alex.free]
    said = house.phone.send("/back", fair="7", notice="She rang", improve=" ")
    assert words.KEPT in said.text
    assert "She rang" not in house.phone.ask("/back").text
    week = house.notebook.chores.current(TODAY)
    assert week is not None
    assert week.feels_fair == {"Alex": 7}
    assert house.notebook.jots.of("partner")[0].text.endswith("She rang")
    assert not [jot for jot in house.notebook.jots.of("rebuilding") if "rang" in jot.text]
    assert house.sight is not None
    house.sight = replace(house.sight, person=house.notebook.people.rename("partner", "Robin"))
    said = house.phone.ask("/rate")
    assert words.NOTHING_TO_RATE not in said.text, "with another name they are still of the household"
    assert "Robin: wish 4" in said.text
    assert words.NO_HOUSEHOLD not in house.phone.ask("/times").text


def test_what_is_said_for_the_review_is_in_it_and_shown_when_both_have_spoken(house: House) -> None:
    house.phone.join()
    assert house.sight is not None
    calm, house.sight = house.sight, replace(house.sight, care=lambda text: ["It may be more."] * ("hits" in text))
    said = house.phone.post("/back", notice="He hits me </textarea>")
    assert "It may be more." in said.text
    assert "Sam would read this. Nothing is saved yet." in said.text
    own = house.notebook.jots.of
    assert not any("hits" in one.text for one in own("partner"))
    said = house.phone.send("/back", **house.phone.stands(said))
    assert words.KEPT in said.text
    assert any(one.text.endswith("He hits me </textarea>") for one in own("partner"))
    house.phone.send("/undo", change=house.phone.stands(said)["change"])
    assert not any("hits" in one.text for one in own("partner"))
    house.sight = calm
    house.phone.send("/back", notice="She rang")
    review = holding.begin(house.notebook, "rebuilding", TODAY, alone=False)
    said = house.phone.ask("/back")
    assert words.IS_IN.format(name="Sam") in said.text
    assert "She rang" not in said.text
    shown = house.notebook.reviews.opened(review, "notice", {"rebuilding"})  # at the screen, once Sam passed over it
    assert shown["partner"].text == "She rang"
    assert "or has passed over it in your review" in said.text
    assert words.HANDED_IN in house.phone.send("/back", improve="Thursdays <b>", fair="4").text
    house.notebook.reviews.say(review.id, Said(review.id, "rebuilding", "improve", "Tuesdays"))
    text = house.phone.ask("/back").text
    assert "Alex: Thursdays <b>" in text
    assert "Sam: Tuesdays" in text
    assert "She rang" not in text
    house.notebook.reviews.saw(review.id, "notice", {"rebuilding"})
    assert "Alex: She rang" in house.phone.ask("/back").text
    house.notebook.reviews.say(review.id, Said(review.id, "rebuilding", "fair", level=6))
    assert house.notebook.reviews.opened(review, "fair")["partner"].level == 4
