"""A sealed backup elsewhere opens there with the passphrase: its identities travel with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.file.seal.plain_age import wrapped
from tests.store.support import START, Clock, opened, put
from workbook.store.file import backups, rescue
from workbook.store.file.errors import CannotSave, Locked, StoreError
from workbook.store.file.seal import age, along, identity_files, turning
from workbook.store.file.seal.errors import IdentityDamaged, NoIdentity, OtherKey
from workbook.store.file.seal.unlocking import open_keys

ALEX, BREAD, OURS = "rebuilding", "the bread is in the oven", "what both may read"


@pytest.fixture
def sealed(folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    notebook = opened(folder, clock=clock)
    put(notebook, "conflicts", "c1", text=OURS)
    notebook.close()
    turning.set_passphrase(folder, ALEX, BREAD, sync=False)
    return folder


def text_in(folder: Path) -> str:
    notebook = opened(folder, keys=open_keys(folder, BREAD, sync=False))
    try:
        return notebook.documents("conflicts")["c1"]["text"]
    finally:
        notebook.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_there_and_back_by_each_way(sealed: Path, tmp_path: Path) -> None:
    """To a name and into a folder; brought back where nothing is, or where the file alone is gone."""
    stick = tmp_path / "stick"
    stick.mkdir()
    along.back_up(sealed, stick / "trip.json.age", START, sync=False)
    made = along.back_up(sealed, stick, START, sync=False)
    day = made.path.name.removesuffix(".json.age")
    assert names(stick) == sorted(["trip.json.age", "trip.identity-a.age", f"{day}.json.age", f"{day}.identity-a.age"])
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in stick.iterdir())
    new = tmp_path / "new"
    rescue.restore(new, str(stick / "trip.json.age"), now=START, sync=False)
    assert text_in(new) == OURS
    (new / "workbook.json.age").unlink()
    rescue.restore(new, str(made.path), now=START, sync=False)
    assert text_in(new) == OURS
    copied = tmp_path / "copied"
    rescue.restore(copied, str(sealed / "workbook.json.age"), now=START, sync=False)  # a data folder that was carried
    assert text_in(copied) == OURS


def test_nothing_is_written_over_and_nothing_half_is_left(
    sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "trip.identity-a.age").write_text("another trip")
    with pytest.raises(StoreError):
        along.back_up(sealed, stick / "trip.json.age", START, sync=False)
    assert names(stick) == ["trip.identity-a.age"]
    (stick / "trip.identity-a.age").unlink()
    commit, calls = backups.files.commit, iter(range(9))

    def full(*args: object, **options: object) -> object:
        if next(calls) == 1:
            raise OSError(28, "No space left on device")
        return commit(*args, **options)  # pyright: ignore[reportArgumentType, reportCallIssue]

    monkeypatch.setattr(backups.files, "commit", full)
    with pytest.raises(CannotSave):
        along.back_up(sealed, stick / "trip.json.age", START, sync=False)
    assert names(stick) == []


def test_what_would_lock_everybody_out_is_not_brought_back(sealed: Path, tmp_path: Path) -> None:
    stick, new = tmp_path / "stick", tmp_path / "new"
    stick.mkdir()
    trip = along.back_up(sealed, stick / "trip.json.age", START, sync=False).path
    turning.new_key(sealed, ALEX, BREAD, sync=False)
    before = (sealed / "workbook.json.age").read_bytes()
    with pytest.raises(Locked):  # from elsewhere: only with a key that opens it
        rescue.restore(sealed, str(trip), now=START, sync=False)
    with pytest.raises(OtherKey):
        rescue.restore(sealed, str(trip), now=START, sync=False, keys=open_keys(sealed, BREAD, sync=False))
    assert (sealed / "workbook.json.age").read_bytes() == before
    (sealed / "workbook.json.age").unlink()
    with pytest.raises(Locked):  # another identity than the one beside it
        rescue.restore(sealed, str(trip), now=START, sync=False)
    key = stick / "trip.identity-a.age"
    whole = key.read_bytes()
    key.write_bytes(whole[:40])
    with pytest.raises(IdentityDamaged):
        rescue.restore(new, str(trip), now=START, sync=False)
    key.unlink()
    with pytest.raises(NoIdentity):
        rescue.restore(new, str(trip), now=START, sync=False)
    assert not identity_files.people(new)
    assert not (new / "workbook.json.age").exists()
    key.write_bytes(whole)
    rescue.restore(new, str(trip), now=START, sync=False)
    assert text_in(new) == OURS
