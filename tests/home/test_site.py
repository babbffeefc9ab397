"""The page for the other's phone: what stands on it, for whom, and what stands on none."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from threading import get_ident

import pytest

pytest.importorskip("microdot")

from tests.export.paper.hostile import TEXTS
from tests.home.guests import House, Phone
from tests.home.lived import SECRET, TODAY
from workbook.domain.chores.household import Chore
from workbook.domain.chores.household_edits import with_chore
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.drafting import Draft
from workbook.home.site import Site
from workbook.words.common import home as words

PATHS = ("/", "/week", "/rate", "/times", "/back")


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


def test_it_runs_where_it_is_asked_beside_no_key(house: House) -> None:
    asked: list[int] = []
    site = Site(house.site.door, lambda: asked.append(get_ident()) or house.sight)
    phone = Phone(site)
    phone.join()
    phone.post("/tick")
    assert set(asked) == {get_ident()}


def test_while_it_is_locked_nothing_is_shown(house: House) -> None:
    said = house.phone.join()
    house.sight = None
    assert words.NOT_NOW in house.phone.ask("/").text
    assert house.phone.post("/tick", **house.phone.button(said, "Done: Clean the bathroom")).status == 503


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
