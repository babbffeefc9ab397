"""Bringing back: what stood there before is always kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.support import START, Clock, content, opened, put
from workbook.domain.common.errors import NotFoundError
from workbook.store.file import backups, rescue
from workbook.store.file.errors import Busy, Damaged, NewerFormat
from workbook.store.file.lock import Lock
from workbook.store.file.migrations import FORMAT
from workbook.store.notebook import Notebook


@pytest.fixture
def main(notebook: Notebook, folder: Path, clock: Clock) -> Path:
    """Three versions: a backup (1), the previous one (2), the present one (3)."""
    put(notebook, "things", "a", n=1)
    notebook.daily_backup()
    put(notebook, "things", "a", n=2)
    put(notebook, "things", "a", n=3)
    return folder / "workbook.json"


def number(folder: Path) -> int:
    return content(folder)["things"]["a"]["n"]


def restore(folder: Path, which: str) -> rescue.Restored:
    return rescue.restore(folder, which, now=START, sync=False)


def test_a_backup_takes_the_place_of_a_sound_workbook_which_is_kept(main: Path) -> None:
    done = restore(main.parent, "daily-2026-11-21")
    assert number(main.parent) == 1
    assert done.kept
    assert restore(main.parent, done.kept.stem).brought
    assert number(main.parent) == 3


def test_the_previous_version_takes_the_place_of_a_damaged_one(main: Path) -> None:
    main.write_bytes(b"damaged")
    with pytest.raises(NotFoundError, match="nearest is previous"):
        restore(main.parent, "prevous")
    done = restore(main.parent, "previous")
    assert number(main.parent) == 2
    assert done.kept == main.parent / "workbook.damaged-2026-11-21-093000.json"
    assert done.kept.read_bytes() == b"damaged"
    assert backups.opens(main.parent / "workbook.json.prev"), "the damaged one did not become the previous one"


def test_each_damaged_file_is_kept_under_a_name_of_its_own(main: Path) -> None:
    for damage in (b"one", b"two"):
        main.write_bytes(damage)
        restore(main.parent, "previous")
    assert sorted(path.read_bytes() for path in main.parent.glob("workbook.damaged*")) == [b"one", b"two"]


def test_a_missing_workbook_comes_back(main: Path) -> None:
    main.unlink()
    assert restore(main.parent, "previous").kept is None
    assert number(main.parent) == 2


def test_beginning_anew_keeps_everything(main: Path) -> None:
    main.write_bytes(b"damaged")
    done = restore(main.parent, rescue.FRESH)
    assert done.brought is None
    assert content(main.parent) == {}
    assert done.kept
    assert done.kept.read_bytes() == b"damaged"
    for n in range(5):  # later changes push the previous version out
        put(opened(main.parent), "things", "b", n=n)
    restore(main.parent, "previous-2026-11-21-093000")
    assert number(main.parent) == 2


def test_a_file_from_elsewhere_comes_back(main: Path, tmp_path: Path) -> None:
    made = opened(main.parent).backup(tmp_path / "copy.json")
    assert made
    put(opened(main.parent), "things", "a", n=4)
    restore(main.parent, str(tmp_path / "copy.json"))
    assert number(main.parent) == 3


def test_an_open_notebook_sees_what_was_brought_back(main: Path, notebook: Notebook) -> None:
    restore(main.parent, "previous")
    assert notebook.changed()
    assert notebook.documents("things")["a"]["n"] == 2


def test_what_does_not_exist_or_open_replaces_nothing(main: Path, tmp_path: Path) -> None:
    before = main.read_bytes()
    (tmp_path / "broken.json").write_text("{}")
    newer = tmp_path / "newer.json"
    newer.write_bytes(before.replace(f'"format":{FORMAT}'.encode(), b'"format":9'))
    for which, error in (
        ("daily-1999-01-01", NotFoundError),
        ("", NotFoundError),
        (str(tmp_path / "broken.json"), Damaged),
        (str(newer), NewerFormat),
    ):
        with pytest.raises(error):
            restore(main.parent, which)
    assert main.read_bytes() == before
    assert not list(main.parent.glob("backups/replaced*"))


def test_the_offer_holds_only_what_opens_newest_first(main: Path, clock: Clock) -> None:
    clock.pass_by(days=1)
    opened(main.parent, clock=clock).daily_backup()
    clock.pass_by(days=1)
    broken = opened(main.parent, clock=clock).daily_backup()
    assert broken
    broken.path.write_bytes(b"{")
    main.write_bytes(b"")
    offer = rescue.offer(main.parent)
    assert offer.state == "damaged"
    assert [choice.id for choice in offer.choices] == ["previous", "daily-2026-11-22", "daily-2026-11-21"]
    assert len(rescue.versions(main.parent)) == 4


def test_restoring_waits_its_turn(main: Path) -> None:
    with Lock(main.parent).held(), pytest.raises(Busy):
        rescue.restore(main.parent, "previous", now=START, wait=0.02)
