"""The page for the other's phone: what it shows, what it does, and what a stranger gets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import get_ident

import pytest

from tests import sample
from tests.export.paper.hostile import TEXTS

pytest.importorskip("microdot")

from tests.home.guests import HOST, Answer, House, Phone
from workbook.content.book import load
from workbook.domain.chores.household import Chore
from workbook.domain.chores.household_edits import free_set, rated, with_chore, with_free
from workbook.domain.common.errors import InUseError
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.drafting import Draft
from workbook.domain.steps.answers import Text
from workbook.domain.together.review import Said
from workbook.home import acts
from workbook.home.site import Site
from workbook.paths import content_folder
from workbook.store.file.errors import CannotSave
from workbook.store.notebook import Notebook
from workbook.store.together import holding
from workbook.words.common import home as words

TODAY = sample.TODAY
SECRET = "Zauberwort"
PATHS = ("/", "/week", "/rate", "/times", "/back")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, with what is private of Sam's, and of Alex's."""
    folder = tmp_path_factory.mktemp("lived") / "data"
    sample.build(folder)
    notebook = Notebook.open(folder, sync=False)
    exercise = load(content_folder()).step("own-it").exercise("fact-line")
    for person in ("rebuilding", "partner"):
        with notebook.acting(person):
            notebook.answers.save("own-it", exercise, person, Text(SECRET))
            notebook.moments.set_note(person, TODAY, SECRET, 3)
            notebook.jots.add(person, SECRET, TODAY)
            notebook.appointments.add(person, SECRET, TODAY)
            notebook.drafts.keep(person, "forge", {"act": SECRET})
            notebook.promises.add(Draft(SECRET, person=person, shown=False), TODAY)
    due = notebook.promises.today(TODAY, "rebuilding").dues[0]
    notebook.promises.note(due.key, SECRET, TODAY, by="rebuilding")
    made = notebook.conflicts.add("The dishes", TODAY, needs={"rebuilding": SECRET})
    for what in ("Take turns", "Buy a machine"):
        option = notebook.conflicts.options.add(made.id, Wording(what, "Sam", "daily"), TODAY)
        notebook.conflicts.ratings.rate(option.id, "rebuilding", wish=5, ability=1)
    notebook.close()
    return folder


@pytest.fixture
def house(lived: Path, tmp_path: Path) -> Iterator[House]:
    shutil.copytree(lived, tmp_path / "data")
    house = House(tmp_path / "data")
    yield house
    house.notebook.close()


def test_nothing_private_stands_on_any_page_and_none_is_large(house: House) -> None:
    house.phone.join()
    for path in PATHS:
        said = house.phone.ask(path)
        assert (path, said.status, SECRET in said.text) == (path, 200, False)
        assert len(said.body) < 30_000
        assert said.page.shape.count("h1") == 1
        csp = said.headers["content-security-policy"]
        assert "default-src 'none'" in csp
        assert "unsafe" not in csp
        assert said.headers["cache-control"] == "no-store"
        assert "server" not in said.headers
    assert "Be home by 18:30" in house.phone.ask("/").text
    assert "Sam" in house.phone.ask("/week").text


def test_ticks_notices_and_takes_back(house: House) -> None:
    said = house.phone.join()
    said = house.phone.send("/tick", **house.phone.button(said, "Done: Clean the bathroom"))
    assert words.SAVED in said.text
    assert [one.outcome for one in house.notebook.chores.today(TODAY)].count("done") == 2
    assert house.notebook.history(1)[0].by == "partner"
    assert house.notebook.actor == "rebuilding"
    assert house.changes == 1
    change = house.phone.stands(said)["change"]
    said = house.phone.send("/undo", change=change)
    assert words.UNDONE in said.text
    assert [one.outcome for one in house.notebook.chores.today(TODAY)].count("done") == 1
    due = house.notebook.promises.today(TODAY, "rebuilding").dues[0]
    before = house.notebook.promises.due(due.key, TODAY).mark
    house.phone.send("/noticed", noticed=f"not-yet.{due.key}")
    after = house.notebook.promises.due(due.key, TODAY).mark
    assert before is not None
    assert after is not None
    assert (after.noticed, after.kind, after.note) == ("not yet", before.kind, before.note)


def test_chores_of_today_come_a_page_at_a_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.home.views.today.MOST_CHORES", 1)
    still = [one.slot.chore for one in house.notebook.chores.today(TODAY) if one.outcome != "done"]
    assert len(still) > 1
    for _ in range(len(still)):
        said = house.phone.join()
        today = said.text.partition(words.CHORES_BEFORE)[0]
        shown = [name for name in still if name in today]
        assert len(shown) == 1
        still.remove(shown[0])
        house.phone.send("/tick", **house.phone.button(said, f"{words.DONE}: {shown[0]}"))


def test_chores_of_earlier_days_are_ticked_as_on_the_screen(house: House) -> None:
    said = house.phone.join()
    chores = house.notebook.chores
    before = chores.left_over(TODAY)
    assert before
    last = before[-1]
    assert last.on is not None
    assert words.CHORES_BEFORE in said.text
    label = f"{words.day(last.on)}: {last.slot.chore}"
    said = house.phone.send("/tick", **house.phone.button(said, f"{words.DONE}: {label}"))
    assert words.SAVED in said.text
    assert chores.week(last.week).record(last.number).outcome == "done"
    assert [one.outcome for one in chores.left_over(TODAY)].count("open") == len(before) - 1
    said = house.phone.send("/tick", **house.phone.button(said, f"{words.OPEN_AGAIN}: {label}"))
    assert chores.left_over(TODAY) == before
    chores.not_done(last.week, last.number, TODAY)
    assert words.LET_GO in house.phone.ask("/").text


def test_the_address_opened_again_goes_on_and_is_no_wrong_one(house: House) -> None:
    address = f"/j/{house.site.door.token}"
    house.phone.ask(address)
    for phone in (house.phone, *[Phone(house.site)] * 12):
        said = phone.ask(address)
        assert (said.status, "set-cookie" in said.headers) == (200, False)
        assert "Sam" not in said.text
    assert not house.site.door.shut
    assert house.phone.ask("/").status == 200
    assert Phone(house.site).ask("/").status == 403


def test_a_form_sent_twice_does_once_what_it_does(house: House) -> None:
    said = house.phone.join()
    tick = house.phone.button(said, "Done: Clean the bathroom")
    with house.notebook.acting("partner"):
        house.notebook.jots.add("partner", "Long ago", TODAY)
    house.phone.post("/tick", **tick)
    said = house.phone.send("/tick", **tick)
    assert words.UNDO not in said.text  # the second one changed nothing
    said = house.phone.send("/tick", **house.phone.button(said, "Not done: Clean the bathroom"))
    change = house.phone.stands(said)["change"]
    house.phone.post("/undo", change=change)
    assert words.UNDONE in house.phone.send("/undo", change=change).text
    assert [one.outcome for one in house.notebook.chores.today(TODAY)].count("done") == 2
    for other in ("", "1", house.notebook.history(9)[-1].id):
        assert words.UNDONE not in house.phone.send("/undo", change=other).text
    assert [jot.text for jot in house.notebook.jots.of("partner")][:1] == ["Long ago"]
    for _ in range(2):
        house.phone.post("/back", notice="The bins\r\nwere out")
    assert [jot.text for jot in house.notebook.jots.of("partner")][:2] == [
        f"{words.NOTICE}: The bins\nwere out", "Long ago",
    ]  # fmt: skip


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


def test_what_was_written_is_not_lost_where_it_cannot_be_kept(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.phone.join()
    longest = "語" * 1990 + "\r\n" * 10  # as many as the box takes
    assert words.KEPT in house.phone.send("/back", notice=longest, improve=longest).text
    notebook, sight = house.notebook, house.sight

    def refused(*_: object) -> None:
        raise CannotSave("The disk is full.")

    def broken(*_: object) -> None:
        raise RuntimeError

    text = "</textarea><b>She rang"
    for fails, status in ((refused, 409), (broken, 500)):
        monkeypatch.setattr(type(notebook.jots), "add", fails)
        said = house.phone.post("/back", notice=text)
        assert (said.status, said.text.count(text)) == (status, 1)
    monkeypatch.undo()
    for said in (
        house.phone.post("/back", notice=text * 120),
        house.phone.post("/back", notice=text, form="of an earlier page"),
    ):
        assert text in said.text
    house.sight = None
    assert text in house.phone.post("/back", notice=text).text
    house.sight = sight
    assert text in Phone(house.site).post("/back", notice=text).text
    assert text not in Phone(house.site).post("/back", {"origin": "http://evil.example"}, notice=text).text
    assert not any(text in jot.text for jot in notebook.jots.of("partner"))


def test_it_runs_where_it_is_asked_beside_no_key(house: House) -> None:
    asked: list[int] = []
    site = Site(house.site.door, lambda: asked.append(get_ident()) or house.sight)
    phone = Phone(site)
    phone.join()
    phone.post("/tick")
    assert set(asked) == {get_ident()}


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


def test_declining_leaves_nothing_in_the_workbook(house: House, tmp_path: Path) -> None:
    before = (tmp_path / "data" / "workbook.json").read_bytes()
    house.phone.join()
    said = house.phone.post("/decline")
    assert words.DECLINED in said.text
    assert "Max-Age=0" in said.headers["set-cookie"]
    assert house.phone.ask("/").status == 403
    assert house.site.door.guests == 0
    assert (tmp_path / "data" / "workbook.json").read_bytes() == before


def test_a_stranger_sees_nothing_and_does_nothing(house: House) -> None:
    inside = house.phone
    said = inside.join()
    tick = inside.button(said, "Done: Clean the bathroom")
    before = house.notebook.chores.today(TODAY)
    stranger = Phone(house.site)
    refused = [
        stranger.ask("/"), stranger.ask("/week"), stranger.ask("/j/wrong"), stranger.ask("/nothing"),
        stranger.ask("/../../etc/passwd"), stranger.ask("/%2e%2e/etc/passwd"), stranger.ask("//evil/"),
        stranger.ask("/", cookie="home=" + "x" * 22), stranger.ask("/", cookie="home"), stranger.post("/tick", **tick),
        stranger.post("/decline"), stranger.ask("/j/" + "%00" * 9), stranger.ask("/j/%ff%fe"),
        inside.ask("/", host="evil.example:8765"), inside.ask("/", host="127.0.0.1"), inside.ask("/", host=""),
        inside.post("/tick", {"origin": "http://evil.example"}, **tick),
        inside.post("/tick", {"origin": "null"}, **tick),
        inside.post("/tick", **{**tick, "form": "wrong"}), inside.post("/tick", **{**tick, "form": ""}),
        inside.post("/tick", {"content_type": "text/plain"}, **tick), inside.ask("/tick"),
        inside.post("/rate", r0="x" * 5000), inside.post("/", **tick), inside.ask("/nothing"),
    ]  # fmt: skip
    for said in refused:
        assert said.status in (400, 403, 404, 413, 421), said.status
        assert "Sam" not in said.text
        assert "bathroom" not in said.text
    assert house.notebook.chores.today(TODAY) == before
    for body in (b"\xff\xfe", b"%ff=%fe", b"&&&===", b"form"):
        kind = "application/x-www-form-urlencoded"
        assert inside.ask("/tick", "POST", body, content_type=kind, origin=f"http://{HOST}").status in (400, 403, 500)
    for fields in ({"slot": "x"}, {"slot": "..1"}, {"slot": f"{tick['slot']}.9"}, {}, {"slot": "a.b.1"}):
        assert words.OLD_PAGE in inside.send("/tick", **fields).text
    for noticed in ("kept.x", "noticed.", "noticed.a.2026-11-21", "rather-not-say"):
        assert words.OLD_PAGE in inside.send("/noticed", noticed=noticed).text
    assert house.notebook.chores.today(TODAY) == before


def test_what_somebody_keeps_to_themselves_cannot_be_noticed(house: House) -> None:
    house.phone.join()
    own = next(one for one in house.notebook.promises.all("rebuilding") if not one.shown)
    assert words.OLD_PAGE in house.phone.send("/noticed", noticed=f"noticed.{own.id}.{TODAY}").text
    theirs = next(one for one in house.notebook.promises.all("partner") if one.person == "partner")
    assert words.OLD_PAGE in house.phone.send("/noticed", noticed=f"noticed.{theirs.id}.{TODAY}").text


def test_while_it_is_locked_nothing_is_shown(house: House) -> None:
    said = house.phone.join()
    house.sight = None
    assert words.NOT_NOW in house.phone.ask("/").text
    assert house.phone.post("/tick", **house.phone.button(said, "Done: Clean the bathroom")).status == 503


@pytest.mark.parametrize(
    "body",
    [
        b"slot=%zz",
        b"slot=%",
        b"slot=%4",
        b"slot=%ff%fe",
        b"slot=\xff",
        b"slot=1&slot=2",
        b"&".join(b"r%d=1" % number for number in range(300)),
    ],
)
def test_what_is_no_form_is_refused_with_a_sentence(house: House, body: bytes) -> None:
    house.phone.join()
    secret = b"form=" + house.phone.form.encode()
    kind = {"content_type": "application/x-www-form-urlencoded"}
    for sent in (secret + b"&" + body, body, b""):
        said = house.phone.ask("/tick", "POST", sent, **kind)
        assert (said.status, house.changes) in ((400, 0), (403, 0)), sent
        assert "Nothing was saved" in said.text
    assert house.phone.ask("/tick", "POST", secret + b"&" + body, **kind).status == 400


def test_anything_at_all_is_answered_with_no_error(house: House) -> None:
    """What is sent at random to each form and each page: refused, or done, and never a fault of the program."""
    house.phone.join()
    chance = Random(15)
    pieces = [
        "form=",
        "&",
        "=",
        "%",
        "%00",
        "%0d%0a",
        "%F0%9F",
        "slot",
        "1.2.3",
        "r0",
        "c0",
        "was",
        "-",
        "²",
        "٣",
        "9" * 9,
    ]
    pieces += [
        "t00",
        "notice",
        "fair",
        "change",
        "option",
        "wish",
        "act=decline",
        "\ud800",
        "noticed=",
        "a" * 3000,
        ";",
        "+",
    ]
    for number in range(400):
        body = "".join(chance.choice(pieces) for _ in range(chance.randrange(12))).encode("utf-8", "surrogatepass")
        sent = b"form=" + house.phone.form.encode() + b"&" + body if number % 2 else body
        path = chance.choice(
            [*acts.ACTS, "/", "/rate?from=" + "".join(chance.choices("%0f²-9+", k=4)), "/j/%", "/%c3%28"]
        )
        kind = chance.choice(
            ["application/x-www-form-urlencoded", "application/json", "multipart/form-data", "", "x" * 99]
        )
        cookie = (
            {}
            if number % 3
            else {"cookie": "home=" + chance.choice(["", "ä", ";", "=", house.phone.cookie + ";home="])}
        )
        said = house.phone.ask(path, "POST" if path in acts.ACTS else "GET", sent, content_type=kind, **cookie)
        assert said.status in (200, 303, 400, 403, 404, 409, 413), (path, body, said.status)


def test_nobody_acts_in_the_name_of_somebody_whose_key_was_not_given(lived: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyrage")
    from tests.store.file.seal.support import seal
    from workbook.home.opened import key_is_closed, person_for

    shutil.copytree(lived, tmp_path / "data")
    keys = seal(tmp_path / "data", "rebuilding", "partner")
    for given, opens in (("rebuilding", False), ("partner", True)):
        notebook = Notebook.open(tmp_path / "data", keys=keys[given], sync=False)
        assert key_is_closed(notebook, "partner") is not opens
        if opens:
            assert person_for(notebook, "rebuilding")[0].name == "Alex"
        else:
            with pytest.raises(InUseError, match="Alex opens it"):
                person_for(notebook, "rebuilding")
        notebook.close()


def test_texts_that_want_to_be_more_stay_texts(house: House) -> None:
    notebook = house.notebook
    household = notebook.chores.household()
    assert household is not None
    for number, text in enumerate(TEXTS[:20]):
        household = with_chore(household, Chore(f"{number} {text}"[:80], 10))
    notebook.chores.save_household(household)
    for text in TEXTS[20:34]:
        notebook.promises.add(Draft(f"Ring {text}"), TODAY)
    made = notebook.conflicts.add(TEXTS[0], TODAY)
    notebook.conflicts.options.add(made.id, Wording(TEXTS[1], TEXTS[2], TEXTS[3]), TODAY)
    house.phone.join()
    for path in (*PATHS, "/rate?from=40", "/rate?from=<b>", "/rate?from=99999"):
        said = house.phone.ask(path)  # `page` looks that nothing is live
        assert said.status == 200
        assert said.page.shape.count("h1") == 1
        assert len(said.body) < 30_000, path
    assert "<script>alert(1)</script>" in house.phone.ask("/rate").text


def test_where_the_partner_sits_in_front_it_is_the_others(lived: Path, tmp_path: Path) -> None:
    shutil.copytree(lived, tmp_path / "data")
    house = House(tmp_path / "data", seated="partner", today=TODAY + timedelta(days=1))
    said = house.phone.join()
    assert "Alex promised" in said.text
    assert SECRET not in said.text
    house.notebook.close()
