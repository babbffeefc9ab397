"""`O`: the page for the other's phone beside the open screen, which follows what is done on it."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests import sample
from tests.journeys.driver import opened, press, screen_text, until, until_gone, until_true
from workbook.words.common import home as words

pytest.importorskip("microdot")

KIND = "application/x-www-form-urlencoded"


async def ask(port: int, path: str, cookie: str = "", **fields: str) -> tuple[str, str]:
    """Head and body of an answer, asked for from the same loop, as the phone would."""
    body = urlencode(fields)
    lines = [f"{'POST' if fields else 'GET'} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: home={cookie}"]
    lines += [f"Content-Type: {KIND}", f"Content-Length: {len(body)}"]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write("\r\n".join([*lines, "", body]).encode())
    head, _, text = (await asyncio.wait_for(reader.read(), 10)).decode().partition("\r\n\r\n")
    writer.close()
    return head, text


async def test_what_the_phone_does_stands_on_the_screen(tmp_path: Path) -> None:
    sample.build(tmp_path)
    async with opened(tmp_path, (100, 40), today=sample.TODAY) as pilot:
        await until(pilot, "Clean the bathroom")
        await press(pilot, "O")
        await until(pilot, words.ON_LOOPBACK)
        assert "a guest too, could listen in" in " ".join(screen_text(pilot).split())
        await press(pilot, "down")
        assert pilot.app.focused is pilot.app.screen.query_one("#lan")
        await press(pilot, "up", "enter")
        await until(pilot, words.ONCE)
        assert not pilot.app.errands.phone_page().opened.on_lan  # type: ignore[attr-defined]
        app = pilot.app
        page = app.errands.phone_page().opened  # type: ignore[attr-defined]
        assert page.url in screen_text(pilot).replace("\n", "")
        head, _ = await ask(page.port, "/" + page.url.partition(f":{page.port}/")[2])
        [cookie] = re.findall(r"home=([\w-]+);", head)
        await until(pilot, words.NO_TOKEN[:22])
        await press(pilot, "escape")
        await until(pilot, "Open for Alex’s phone · last look")
        _, body = await ask(page.port, "/", cookie)
        [form, *_] = re.findall(r'name="form" value="([\w-]+)"', body)
        [slot] = re.findall(r'value="([\w.]+)" aria-label="Done: Clean the bathroom"', body)
        head, _ = await ask(page.port, "/tick", cookie, form=form, slot=slot)
        assert "303" in head.split("\r\n")[0]
        await until_true(pilot, lambda: re.search(r"\[x\] Clean the bathroom", screen_text(pilot)) is not None)
        await press(pilot, "2")
        await until(pilot, "Open for Alex’s phone")
        await press(pilot, "O")
        await until(pilot, words.CLOSE_PAGE)
        await pilot.click("#shut")
        await until_gone(pilot, "Open for Alex’s phone")
        await app.errands.phone_page().open(lan=False)  # type: ignore[attr-defined]
        await until(pilot, "Open for Alex’s phone")
        app.context.safety_chosen("doorway/x", True)  # type: ignore[attr-defined]
        await until_gone(pilot, "Open for Alex’s phone")
        assert app.errands.phone_page().opened is None  # type: ignore[attr-defined]
        with (
            pytest.raises(OSError, match=r"refused|timed"),
            socket.create_connection(("127.0.0.1", page.port), timeout=1),
        ):
            pass


async def test_where_it_cannot_be_opened_a_sentence_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path, (100, 40)) as pilot:
        await press(pilot, "O")
        await until(pilot, "nobody else in this workbook")
        notebook = pilot.app.context.notebook  # type: ignore[attr-defined]
        notebook.people.name("rebuilding", "Sam")
        notebook.people.name("partner", "Alex")
        monkeypatch.setitem(sys.modules, "workbook.home.site", None)
        await press(pilot, "O")
        await until(pilot, words.ON_LOOPBACK)
        await press(pilot, "enter")
        await until(pilot, "[home]")
        await press(pilot, "escape")
        pilot.app.context.safety_chosen("doorway/x", True)  # type: ignore[attr-defined]
        await press(pilot, "O")
        await until(pilot, words.PUT_AWAY[:40])
