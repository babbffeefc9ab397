"""The disk full, the folder forbidden, the file replaced, the lock held: one leaves at once, and no word is lost."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.journeys import leaving_lab

AT_ONCE = 0.3
"""Seconds from the key or the signal to the terminal as it was before."""


@pytest.mark.slow
def test_whatever_befalls_the_disk_or_the_lock_one_is_gone_at_once_and_the_words_are_kept() -> None:
    done = subprocess.run([sys.executable, "-m", leaving_lab.__name__], capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr[-3000:]
    print(done.stdout)
    found = json.loads(done.stdout)
    assert leaving_lab.cases().keys() == found.keys()
    assert "workbook.json" in found.pop(leaving_lab.NO_FAULT)["holding"]
    for fault, left in found.items():
        assert (left["code"], left["said"], left["holding"]) == (0, "", ["unsaved"]), fault
        assert left["given_back"] == 1, "the keyboard protocol is given back once"
        assert left["modes"] == [0o600], fault
        assert left["seconds"] <= AT_ONCE, fault
