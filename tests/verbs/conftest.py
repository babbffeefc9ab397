"""What most tests of the verbs begin with."""

from pathlib import Path

import pytest

from tests.verbs.typed import Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Another workbook."""
    return Shell(tmp_path / "other", capsys)
