"""The seconds that a passphrase takes leave the main thread alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyrage")

from workbook.store.file.seal import age, apart
from workbook.store.file.seal.errors import WrongPassphrase

PHRASE = "the bread is in the oven 🍞"


def in_a_thread(work: Callable[[], object]) -> tuple[object, float]:
    """What it gave or raised, and the longest time for which the main thread stood still meanwhile."""
    found: list[object] = []

    def run() -> None:
        try:
            found.append(work())
        except Exception as error:
            found.append(error)

    thread = threading.Thread(target=run)
    longest, last = 0.0, time.monotonic()
    thread.start()
    while thread.is_alive():
        time.sleep(0.01)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    return found[0], longest


@pytest.mark.slow
def test_the_main_thread_lives_while_a_thread_works_with_a_passphrase() -> None:
    wrapped = age.wrap(b"kept", PHRASE)
    began = time.monotonic()
    assert age.unwrap(wrapped, PHRASE) == b"kept"
    alone = time.monotonic() - began
    found, still = in_a_thread(lambda: apart.unwrap(wrapped, PHRASE))
    assert found == b"kept"
    assert still < alone / 2, "in a thread of the same process it stands still for all of it"
    wrong, _ = in_a_thread(lambda: apart.unwrap(wrapped, "another one"))
    assert isinstance(wrong, WrongPassphrase)
    made, _ = in_a_thread(lambda: apart.wrap(b"more", PHRASE))
    assert isinstance(made, bytes)
    assert age.unwrap(made, PHRASE) == b"more"


def test_the_child_gets_it_by_a_pipe_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[object] = []

    class Answer:
        stdout = b"+kept"

    def run(command: list[str], **given: object) -> Answer:
        seen.extend([command, given["env"]])
        return Answer()

    monkeypatch.setattr(apart.subprocess, "run", run)
    assert in_a_thread(lambda: apart.unwrap(b"data", PHRASE))[0] == b"kept"
    assert PHRASE not in repr(seen)
