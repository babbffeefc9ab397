"""A headless Chromium, spoken to through two pipes: goes to pages, presses what is there by its words."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Self

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """One page at `size`. Closed at the end of a `with`."""

    def __init__(self, folder: Path, size: tuple[int, int], *, dark: bool = False) -> None:
        assert CHROMIUM is not None
        to_read, self._write = os.pipe()
        self._read, to_write = os.pipe()

        def as_three_and_four() -> None:
            os.dup2(to_read, 13)
            os.dup2(to_write, 14)
            os.dup2(13, 3)
            os.dup2(14, 4)

        line = [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
            "--disable-dev-shm-usage", f"--user-data-dir={folder}",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            line, preexec_fn=as_three_and_four, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        self._number = 0
        self._rest = b""
        self._session = ""
        target = self.tell("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.tell("Page.enable")
        width, height = size
        self.tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.tell("Emulation.setEmulatedMedia", features=[scheme])

    def tell(self, method: str, **more: Any) -> Any:
        """One command, and its answer."""
        self._number += 1
        said: dict[str, Any] = {"id": self._number, "method": method, "params": more}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._write, json.dumps(said).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self._number:
                assert "error" not in found, found["error"]
                return found["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._read, 1 << 20)
            assert data, "the browser is gone"
            self._rest += data
        one, _, self._rest = self._rest.partition(b"\0")
        return json.loads(one)

    def _until(self, event: str) -> None:
        while self._next().get("method") != event:
            pass

    def go(self, url: str) -> None:
        self.tell("Page.navigate", url=url)
        self._until("Page.loadEventFired")

    def follow(self, url: str) -> None:
        """Press a link to it on a page of somebody else's, and wait for the page that it leads on to."""
        self.go(f"data:text/html,<a href='{url}'>x</a>")
        self.run("document.querySelector('a').click()")
        self._until("Page.loadEventFired")
        self._until("Page.loadEventFired")

    def run(self, script: str) -> Any:
        found = self.tell("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def press(self, words: str, within: str = "") -> None:
        """The first button or link of these words (of a block that has `within` in it), and wait for the page that
        follows."""
        script = """(() => { const has = (e, w) => e.textContent.trim() === w || e.getAttribute('aria-label') === w;
          const near = e => !%s || (e.closest('li') || e.closest('form')).textContent.includes(%s);
          const found = [...document.querySelectorAll('button, a')].find(e => has(e, %s) && near(e));
          if (!found) throw new Error('nothing to press: ' + %s); found.click(); return true; })()"""
        self.run(script % tuple(json.dumps(one) for one in (within, within, words, words)))
        self._until("Page.loadEventFired")

    def choose(self, name: str, value: str) -> None:
        self.run(f"document.querySelector({json.dumps(f'[name={name}]')}).value = {json.dumps(value)}")

    @property
    def text(self) -> str:
        return self.run("document.body.innerText")

    def picture(self, path: Path) -> None:
        data = self.tell("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def tree(self) -> list[tuple[str, str]]:
        """What a screen reader finds: role and name, in order."""
        nodes = self.tell("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)
