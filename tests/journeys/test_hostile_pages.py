"""A hostile file, content, settings and environment: every page is walked in a real terminal, and nothing of theirs
that could steer it reaches it; what can be read of them is shown."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.bench.terminal import ESCAPES, Terminal
from tests.journeys.every_dialog import fill
from workbook import paths
from workbook.paths import MAIN_FILE

STEERING = ("\x1b]52;c;aGk=\x07", "\x1b[99m", "\x1b]0;evil\x07", "\x1bPevil\x1b\\", "\x9b31m", "\x9d8;;x\x9c", "\x7f")
BIDI = "\u202e\u2066"
EVIL = "".join(STEERING) + BIDI + "evil "
NEVER = [
    *(sign.encode() for sign in (*STEERING[:4], *BIDI, "\x9b", "\x9c", "\x9d")),
    *(b"\x9b31m", b"\x9d8;;", b"\x9c\xe2"),  # as single bytes, that is, not as UTF-8
]
"""The app itself writes none of these."""
PAGES = {
    "1": ("down", "down", "\r", "esc", "esc"),
    "2": ("down", "\r", "esc", "?", "esc", "esc"),
    "3": ("down", "\r", "f", "esc", "a", "esc", "esc"),
    "4": ("\r", "esc", "c", "down", "\r", "a", "esc", "esc"),
    "5": ("down", "d", "down", "esc", "+"),
}
"""Keys pressed on each page."""
SAYS_NOTHING = ("1",)
"""It stands there already."""
KEYS = {"down": "\x1b[B", "esc": "\x1b[27u"}
"""The escape key as it cannot be taken for the beginning of another."""


def hostile(value: Any, key: str = "") -> Any:
    """The same with a text that steers a terminal before everything that somebody wrote."""
    if isinstance(value, dict):
        return {name: hostile(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [hostile(one, key) for one in value]
    return EVIL + value if isinstance(value, str) and (" " in value or key in ("act", "what", "theme")) else value


def hostile_file(folder: Path) -> None:
    """Also with a number that is none, two entries of one name, and entries and a table of a wrong shape."""
    path = folder / MAIN_FILE
    found = hostile(json.loads(path.read_bytes()))
    found["moments"] = [EVIL]
    wrong = f'"bad":NaN,"twice":{{"act":{json.dumps(EVIL)}}},"twice":7,'
    text = json.dumps(found)
    for table in ("promises", "conflicts", "answers"):
        assert f'"{table}": {{' in text
        text = text.replace(f'"{table}": {{', f'"{table}": {{{wrong}', 1)
    path.write_text(text, "utf-8")


def hostile_content(folder: Path) -> Path:
    shutil.copytree(paths.content_folder(), folder)
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in EVIL)
    for path in folder.rglob("*.toml"):
        text = path.read_text("utf-8")
        text = re.sub(
            r'^(title|prompt|why|words|welcome) = "(?!"")', lambda found: found[0] + escaped, text, flags=re.M
        )
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    fill(folder / "data")
    hostile_file(folder / "data")
    hostile_content(folder / f"content{EVIL.replace('/', '')}")
    (folder / "config.toml").write_text('theme = "' + "".join(f"\\U{ord(sign):08x}" for sign in EVIL) + '"\n')
    return folder


def started(around: Path, **more: str) -> Terminal:
    environment = {
        "HOME": str(around / "data"),
        "WORKBOOK_CONFIG": str(around / "config.toml"),
        "WORKBOOK_PLACE": EVIL,
        "LANG": EVIL,
        "TERM_PROGRAM": EVIL,
        "COLORTERM": EVIL,
        "USER": EVIL,
        **more,
    }
    [content] = around.glob("content*")
    command = [sys.executable, "-m", "workbook", "--data", str(around / "data"), "--content", str(content)]
    return Terminal([*command, "--today", "2026-11-21"], (110, 36), environment)


def harmless(terminal: Terminal) -> None:
    for bad in NEVER:
        at = terminal.raw.find(bad)
        assert at < 0, terminal.raw[max(0, at - 200) : at + 50]


@pytest.mark.slow
def test_nothing_that_steers_a_terminal_comes_from_any_page(around: Path) -> None:
    with started(around) as terminal:
        terminal.wait_for("evil", 60)
        terminal.settle(0.5)
        for page, keys in PAGES.items():
            begins = len(terminal.raw)
            os.write(terminal.fd, page.encode())
            end = time.perf_counter() + 30
            while not (page in SAYS_NOTHING or b"evil" in ESCAPES.sub(b"", terminal.raw[begins:])):
                assert time.perf_counter() < end, f"page {page}: {terminal.text[-500:]}"
                terminal.read(0.1)
            for key in keys:
                os.write(terminal.fd, KEYS.get(key, key).encode())
                terminal.settle(0.3)
        terminal.press("\x07")
        assert terminal.exit_code() == 0, terminal.text[-2000:]
        harmless(terminal)
    assert not list((around / "data").glob("crash-*"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TERM", EVIL, ""),
        ("WORKBOOK_CONFIG", "broken", "line 2"),
        ("WORKBOOK_CONFIG", f"not there {EVIL}", ""),
    ],
    ids=["terminal", "broken settings", "settings elsewhere"],
)
def test_nor_from_the_environment(around: Path, name: str, value: str, said: str) -> None:
    if value == "broken":
        (around / "broken.toml").write_text('theme = "workbook-dark"\n\x1b]52;c;aGk=\x07\n')
        value = str(around / "broken.toml")
    with started(around, **{name: value}) as terminal:
        terminal.wait_for("evil", 60)
        terminal.wait_for(said, 60)
        terminal.settle(0.5)
        terminal.press("\x07")
        assert terminal.exit_code() == 0, terminal.text[-2000:]
        harmless(terminal)
