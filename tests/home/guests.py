"""A page without a network: requests as a browser sends them, straight to the site."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from tests import sample
from tests.export.paper.hostile import Looked, looked
from workbook.home.door import Door
from workbook.home.listener import Asked
from workbook.home.opened import person_for
from workbook.home.site import Site
from workbook.home.views.frame import Sight
from workbook.store.notebook import Notebook

HOST = "127.0.0.1:8765"


class Answer:
    def __init__(self, raw: bytes) -> None:
        head, _, self.body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        self.status = int(first.split()[1])
        self.headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    @property
    def page(self) -> Looked:
        return looked(self.body.decode())

    @property
    def text(self) -> str:
        return self.page.text


class Phone:
    """Somebody with a browser; `cookie` once they are in."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.cookie = ""
        self.form = ""

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        sent = {"host": HOST, **({"cookie": f"home={self.cookie}"} if self.cookie else {})}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        sent |= {"content-length": str(len(body))} if body else {}
        said = Answer(asyncio.run(self.site.answer(Asked(method, path, sent, body, "192.168.1.7"))))
        if "set-cookie" in said.headers:
            self.cookie = said.headers["set-cookie"].split(";")[0].partition("=")[2]
        if found := re.search(rb'name="form" value="([^"]+)"', said.body):
            self.form = found[1].decode()
        return said

    def join(self) -> Answer:
        self.ask(f"/j/{self.site.door.token}")
        return self.ask("/")

    def send(self, path: str, **fields: str) -> Answer:
        """A form, and the page that follows it."""
        said = self.post(path, **fields)
        return self.ask(said.headers["location"]) if said.status == 303 else said

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> Answer:
        body = urlencode({"form": self.form, **fields}).encode()
        sent = {"content_type": "application/x-www-form-urlencoded", "origin": f"http://{HOST}", **(headers or {})}
        return self.ask(path, "POST", body, **sent)

    def stands(self, said: Answer) -> dict[str, str]:
        """What the page sends along by itself, the secret aside: of several of a name the last."""
        kept = [found for tag, found in said.page.elements if tag == "input" and found.get("type") == "hidden"]
        return {str(one["name"]): str(one["value"]) for one in kept if one["name"] != "form"}

    def button(self, said: Answer, label: str) -> dict[str, str]:
        """What a button with that label sends."""
        for tag, attributes in said.page.elements:
            if tag == "button" and attributes.get("aria-label") == label:
                return {str(attributes["name"]): str(attributes["value"])}
        raise AssertionError(label)


class House:
    """The sample's workbook with the page for Alex; `changes` counts how often the screen was told."""

    def __init__(self, folder: Path, *, seated: str = "rebuilding", today: date = sample.TODAY) -> None:
        self.notebook = Notebook.open(folder, sync=False)
        self.notebook.actor = seated
        person, other = person_for(self.notebook, seated)
        self.sight: Sight | None = Sight(self.notebook, person, other, today)
        self.changes = 0
        self.site = Site(Door((HOST,)), lambda: self.sight, self._changed)
        self.phone = Phone(self.site)

    def _changed(self) -> None:
        self.changes += 1
