"""Who is let in: the address once, whoever came by it until they decline, and nobody else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("microdot")

from tests.home.guests import HOST, House, Phone
from tests.home.lived import TODAY
from workbook.domain.common.errors import InUseError
from workbook.store.notebook import Notebook
from workbook.words.common import home as words


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
