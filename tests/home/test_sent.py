"""What is sent to the page, whatever it is: kept, refused with what was written in it, never a fault of the program."""

from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("microdot")

from tests.home.guests import House, Phone
from workbook.home import acts
from workbook.store.file.errors import CannotSave
from workbook.words.common import home as words


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
