"""What the screens ask of the rules on wording."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.content import language
from workbook.domain.wording.names import NOBODY
from workbook.paths import content_folder
from workbook.screens.common.wording import Wording


def test_what_a_page_waits_for_reads_no_rules_for_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(folder: Path) -> language.Language:
        raise AssertionError(folder)

    monkeypatch.setattr(language, "load_language", too_much)
    wording = Wording(content_folder(), lambda _: NOBODY)
    assert wording.not_to_say("I hit you.")
    assert not wording.is_ready
    assert wording.goes_unasked("I hit you.", "I lied.")
