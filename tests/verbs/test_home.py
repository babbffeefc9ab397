"""`workbook home`: opens, tells the address, is ended by a signal; and says why when it cannot open."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.verbs.typed import Shell
from workbook.store.notebook import Notebook
from workbook.words.common import home as words

pytestmark = pytest.mark.slow

pytest.importorskip("microdot")


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.close()
    return Shell(tmp_path / "data", capsys)


def test_it_opens_lets_one_in_and_ends_with_nought(shell: Shell) -> None:
    line = [sys.executable, "-m", "workbook", "home", "--port", "0", "--json", "--data", str(shell.data)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            told = ""
            while "}" not in told and process.poll() is None:
                told += process.stdout.readline()
            found = json.loads(told)
            assert found["format"] == 1
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            assert b'content="0; url=/"' in browser.open(found["url"], timeout=5).read()
            page = found["url"].partition("/j/")[0] + "/"
            assert b"Sam" in browser.open(page, timeout=5).read()
            assert urllib.request.urlopen(found["url"], timeout=5).headers["Set-Cookie"] is None  # used once, used up
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(page, timeout=5)
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
            assert words.LOOPBACK in process.stderr.read()
        finally:
            process.kill()  # it would be waited for, for ever


def test_what_cannot_be_opened_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert shell("home", "--port", str(port)) == 1
        assert shell.err.strip() == words.PORT_TAKEN.format(port=port)
    for port in ("x", "65536", "-1", ""):
        assert shell("home", f"--port={port}") == 2
    assert shell("home", "--host", "evil/x") == 2
    assert shell("home", "--as", "Nobody") == 3
    monkeypatch.setattr("workbook.home.opened.home_network", lambda: None)
    assert shell("home", "--lan", "--port", "0") == 1
    assert shell.err.strip() == words.NO_NETWORK
    monkeypatch.setitem(sys.modules, "workbook.home.site", None)
    assert shell("home", "--port", "0") == 1
    assert "[home]" in shell.err
    shell.data = tmp_path / "empty"
    assert shell("home") == 3
    assert shell.err.strip() == words.NO_OTHER
    assert not shell.data.exists()
