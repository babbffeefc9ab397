from __future__ import annotations

import pytest

from workbook.content.language import Language, load_language
from workbook.domain.wording.notices import Noticer
from workbook.paths import content_folder


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language(content_folder())


@pytest.fixture(scope="session")
def noticer(language: Language) -> Noticer:
    return language.noticer()
