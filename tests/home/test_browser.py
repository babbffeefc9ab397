"""An evening on the phone, in a real browser: joined by the token, ticked, rated, noticed, looked back, declined."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

pytest.importorskip("microdot")

from tests import sample
from tests.home.browser import CHROMIUM, Browser
from workbook.export.paper.as_html import as_html
from workbook.export.paper.week import week_sheet
from workbook.home.opened import Opened, person_for
from workbook.home.views.frame import Sight
from workbook.store.notebook import Notebook
from workbook.words.common import home as words

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")]


def test_an_evening(tmp_path: Path) -> None:
    sample.build(tmp_path / "data")
    notebook = Notebook.open(tmp_path / "data", sync=False)
    alex, sam = person_for(notebook, "rebuilding")
    opened = Opened(lambda: Sight(notebook, alex, sam, sample.TODAY))
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(opened.open(0, lan=False), loop).result(10)
        with Browser(tmp_path / "browser", (390, 844)) as phone:
            phone.follow(opened.url)  # as behind a link in a message
            assert "Sam promised" in phone.text
            wide, small = phone.run(
                "[document.documentElement.scrollWidth, [...document.querySelectorAll('button')]"
                ".filter(one => one.getBoundingClientRect().height < 44).length]"
            )
            assert (wide, small) == (390, 0)
            assert (
                phone.run("getComputedStyle(document.querySelector('button')).borderRadius") == "8px"
            )  # the style is in
            phone.press("Done: Clean the bathroom")
            assert words.SAVED in phone.text
            phone.press("Not yet", within="Be home by 18:30")
            phone.press("Rate")
            for number, said in (("0", "2"), ("1", "-2"), ("2", "1")):
                phone.choose(f"r{number}", said)
            phone.press(words.SAVE)
            phone.press("Look back")
            phone.choose("fair", "6")
            phone.choose("notice", "The bins were out")
            phone.press(words.SAVE)
            assert words.KEPT in phone.text
            roles = {role for role, _ in phone.tree()}
            assert {"main", "navigation", "heading", "link", "button", "textbox", "combobox"} <= roles
            assert [
                name for role, name in phone.tree() if role in ("button", "link", "textbox", "combobox") and not name
            ] == []
            phone.press("Today")
            phone.press(words.DECLINE)
            assert words.DECLINED in phone.text
            phone.go(f"http://127.0.0.1:{opened.port}/")
            assert words.SCAN_AGAIN in phone.text
            week = notebook.chores.current(sample.TODAY)
            assert week is not None
            (tmp_path / "week.html").write_text(as_html(week_sheet(week)))
            phone.go((tmp_path / "week.html").as_uri())
            ticked = "[...document.querySelectorAll('.done')].map(one => getComputedStyle(one, '::after').top)"
            assert phone.run(ticked) == ["0px", "0px"]  # in their boxes, where they are seen
    finally:
        asyncio.run_coroutine_threadsafe(opened.close(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
    assert [one.outcome for one in notebook.chores.today(sample.TODAY)].count("done") == 2
    household, week = notebook.chores.household(), notebook.chores.current(sample.TODAY)
    assert household is not None
    assert week is not None
    person = household.person("Alex")
    assert person is not None
    assert [person.rating(chore.name) for chore in household.chores[:3]] == [2, -2, 1]
    assert week.feels_fair == {"Alex": 6}
    assert notebook.jots.of("partner")[0].text.endswith("The bins were out")
    noticed = [due.mark.noticed for due in notebook.promises.today(sample.TODAY, "rebuilding").dues if due.mark]
    assert "not yet" in noticed
    notebook.close()
