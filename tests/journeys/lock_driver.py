"""What journeys of locking and of passphrases have in common: passphrase files without work, unlocking, waiting."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.journeys.driver import press, screen_text, until, until_true
from tests.store.file.seal.plain_age import wrapped
from workbook.screens.frame import locking, watching
from workbook.widgets.common.secret_field import SecretField
from workbook.words.common import lock

pytest.importorskip("pyrage")
from workbook.store.file.seal import age, apart

BREAD, TRAIN = "the bread is in the oven", "the train leaves at nine"
ALEX, SAM = "rebuilding", "partner"
WORD = "".join(("zauber", "wort"))  # nowhere in the source, which is in memory too


@pytest.fixture(autouse=True)
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrase files that take no time to open, and so no process of their own; polls come quickly."""
    monkeypatch.setattr(apart, "_beside", lambda: False)
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.05)


async def unlock(pilot: Pilot[int], passphrase: str = BREAD) -> None:
    pilot.app.screen.query_one(SecretField).value = passphrase
    await press(pilot, "enter")
    await until_true(pilot, lambda: pilot.app.current_mode != locking.MODE)


async def locked(pilot: Pilot[int]) -> None:
    """Wait until all is done that locking does."""
    await until(pilot, lock.TITLE)
    await until_true(pilot, lambda: pilot.app.locking._rests)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spoken(pilot: Pilot[int]) -> str:
    """What can be read, without its line ends."""
    return " ".join(screen_text(pilot).replace("│", " ").split())


def holders(word: str) -> list[str]:
    """What in memory, as far as collecting can reach it, holds a text with `word`; the journeys themselves
    apart, which have it to look for."""
    gc.collect()
    found: list[str] = []
    seen: set[int] = set()
    tracked = gc.get_objects()
    inside = {id(tracked)}
    for one in tracked:
        waiting = [one]
        while waiting:
            each = waiting.pop()
            for inner in gc.get_referents(each):
                text = inner.decode("utf-8", "replace") if isinstance(inner, bytes | bytearray) else inner
                if isinstance(text, str):
                    if word in text and id(each) not in inside:
                        found.append(
                            f"{type(one).__module__}.{type(one).__name__}: {type(each).__name__} {str(each)[:400]}"
                        )
                elif not gc.is_tracked(inner) and id(inner) not in seen:
                    seen.add(id(inner))
                    waiting.append(inner)
    return [one for one in found if "tests.journeys." not in one]
