"""A sealed workbook in use: two people with two keys in one file, locked and opened, its passphrase set and changed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.store.file.seal.plain_age import wrapped
from tests.store.support import Clock, child, ended, in_child, opened, put
from workbook.store.file import backups, files, rescue, unsaved
from workbook.store.file.errors import Conflict, Locked, StoreError
from workbook.store.file.migrations import FORMAT, STEPS, Formats
from workbook.store.file.seal import age, identity_files, steps, turning
from workbook.store.file.seal.errors import OtherKey, WrongPassphrase
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.unlocking import open_keys
from workbook.store.file.storage import DurableStorage
from workbook.store.file.tables import Tables
from workbook.store.notebook import Notebook

ALEX, SAM = "rebuilding", "partner"
BREAD, TRAIN = "the bread is in the oven", "the train leaves at 🌿 nine"
MINE, THEIRS, OURS = "what Alex alone wrote", "what Sam alone wrote", "what both may read"


@pytest.fixture(autouse=True)
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrase files made by the second maker, which takes no time over them."""
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))


def answer(notebook: Notebook, person: str, text: str, exercise: str = "one") -> None:
    with notebook.acting(person):
        put(notebook, "answers", f"step/{exercise}/{person}", person=person, text=text)


def seen(notebook: Notebook) -> set[str]:
    """Every text in the documents that the notebook shows, history included."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for table in (*notebook.tables(), "_history"):
        walk(dict(notebook.documents(table)))
    return found


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def readable(folder: Path) -> list[str]:
    words = [word.encode() for word in (MINE, THEIRS, OURS)]
    return [name for name, data in bytes_of(folder).items() if any(word in data for word in words)]


@pytest.fixture
def plain(folder: Path, clock: Clock) -> Path:
    """A plain workbook with something of each and something of both, and a backup of it."""
    notebook = opened(folder, clock=clock)
    put(notebook, "conflicts", "c1", text=OURS)
    answer(notebook, ALEX, "draft of it")
    answer(notebook, ALEX, MINE)
    answer(notebook, SAM, THEIRS)
    notebook.backup()
    notebook.close()
    return folder


@pytest.fixture
def one_key(plain: Path) -> Path:
    assert turning.set_passphrase(plain, ALEX, BREAD, sync=False).left == ()
    return plain


@pytest.fixture
def two_keys(one_key: Path) -> Path:
    keys = open_keys(one_key, BREAD, sync=False)
    assert turning.set_passphrase(one_key, SAM, TRAIN, keys=keys, sync=False).left == ()
    return one_key


def test_it_is_sealed_with_its_backups_and_nothing_is_lost(plain: Path) -> None:
    before = opened(plain)
    texts = seen(before)
    before.close()
    turning.set_passphrase(plain, ALEX, BREAD, sync=False)
    assert readable(plain) == []
    assert steps.state_of(plain) == "sealed"
    after = opened(plain, keys=open_keys(plain, BREAD, sync=False))
    assert seen(after) == texts
    answer(after, ALEX, "written since")
    assert "written since" in seen(after)
    assert readable(plain) == []
    assert after.undo(ALEX).label == "Wrote step/one/rebuilding"
    assert seen(after) >= {MINE, THEIRS, OURS}


def test_without_a_passphrase_it_is_locked_and_nothing_else(one_key: Path) -> None:
    before = bytes_of(one_key)
    with pytest.raises(Locked):
        opened(one_key)
    with pytest.raises(WrongPassphrase):
        open_keys(one_key, "wrong", sync=False)
    assert rescue.state_of(one_key) == "locked"
    assert not rescue.offer(one_key).fresh
    with pytest.raises(StoreError, match="begun anew"):
        rescue.restore(one_key, rescue.FRESH, now=Clock()(), sync=False)
    assert {name: data for name, data in bytes_of(one_key).items() if name != "workbook.lock"} == {
        name: data for name, data in before.items() if name != "workbook.lock"
    }


def test_each_sees_their_own_and_what_is_shared(two_keys: Path) -> None:
    for passphrase, own, others in ((BREAD, MINE, THEIRS), (TRAIN, THEIRS, MINE)):
        notebook = opened(two_keys, keys=open_keys(two_keys, passphrase, sync=False))
        assert own in seen(notebook)
        assert OURS in seen(notebook)
        assert others not in seen(notebook)
        notebook.close()


def test_a_line_that_one_jots_down_is_sealed_to_them_alone(two_keys: Path) -> None:
    for passphrase, person in ((BREAD, ALEX), (TRAIN, SAM)):
        notebook = Notebook.open(two_keys, keys=open_keys(two_keys, passphrase, sync=False), sync=False)
        notebook.jots.add(person, f"for {person}", date(2026, 11, 21))
        notebook.close()
    for passphrase, person in ((BREAD, ALEX), (TRAIN, SAM)):
        notebook = Notebook.open(two_keys, keys=open_keys(two_keys, passphrase, sync=False), sync=False)
        assert [one["text"] for one in notebook.documents("jots").values()] == [f"for {person}"]
        notebook.close()


def test_a_part_that_was_locked_when_the_file_came_to_a_newer_format_follows_once_it_is_open(two_keys: Path) -> None:
    def loud(tables: Tables) -> None:
        for id, document in list(tables.get("answers", {}).items()):
            if document["text"] != document["text"].upper():
                tables.draft("answers")[id] = {**document, "text": document["text"].upper()}

    newer = Formats({**STEPS, FORMAT: loud, FORMAT + 1: lambda tables: None})
    for passphrase, own in ((BREAD, MINE), (TRAIN, THEIRS)):
        for _ in range(2):
            keys = open_keys(two_keys, passphrase, sync=False)
            storage = DurableStorage(files.main_file(two_keys), sync=False, formats=newer, keys=keys)
            texts = {one["text"] for one in storage.tables()["answers"].values()}
            assert own.upper() in texts
            assert not texts & {MINE, THEIRS}
            with storage.transaction() as tables:
                tables.draft("answers")["step/more/" + ALEX] = {"person": ALEX, "text": "SAID SINCE", "revision": 1}
            storage.close()
    assert len(list(two_keys.glob("backups/before-upgrade-*"))) == 2, "once for each, and then never again"


def test_what_one_writes_leaves_the_other_as_they_are(two_keys: Path) -> None:
    alex = opened(two_keys, keys=open_keys(two_keys, BREAD, sync=False))
    sam = opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))
    for number in range(5):
        answer(alex, ALEX, f"alex {number}", f"e{number}")
        put(sam, "conflicts", "c1", text=f"shared {number}")
        answer(sam, SAM, f"sam {number}", f"e{number}")
    assert {f"alex {number}" for number in range(5)} <= seen(alex)
    assert "shared 4" in seen(alex)
    assert not any(text.startswith("sam ") for text in seen(alex))
    again = opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))
    assert seen(again) == seen(sam) >= {THEIRS, *(f"sam {number}" for number in range(5))}
    assert not any(text.startswith("alex ") for text in seen(again))


def test_undo_by_one_leaves_nothing_in_the_way_of_a_sealed_change_of_the_other(two_keys: Path) -> None:
    """A change of something private and something shared is sealed: who takes back what lies on it cannot see it."""
    alex = opened(two_keys, keys=open_keys(two_keys, BREAD, sync=False))
    sam = opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))
    alex.actor, sam.actor = ALEX, SAM
    with alex.change("Both") as change:
        change.put("conflicts", "c1", {"text": "by Alex"})
        change.put("answers", f"step/two/{ALEX}", {"person": ALEX, "text": "Alex alone"})
    for _ in range(2):
        put(sam, "conflicts", "c1", text="by Sam")
        sam.undo()
    assert alex.undo().label == "Both"
    assert alex.get("conflicts", "c1")["text"] == OURS  # type: ignore[index]
    assert not {"by Alex", "Alex alone"} & {one["text"] for one in alex.documents("answers").values()}
    put(sam, "conflicts", "c1", text="by Sam")
    sam.undo()
    assert alex.redo().label == "Both"
    assert alex.get("conflicts", "c1")["text"] == "by Alex"  # type: ignore[index]


def test_what_is_written_for_somebody_who_is_locked_reaches_them(two_keys: Path) -> None:
    alex = opened(two_keys, keys=open_keys(two_keys, BREAD, sync=False))
    for text in ("first", "second"):
        with alex.acting(ALEX):
            put(alex, "answers", f"step/from-alex/{SAM}", person=SAM, text=text)
    assert not {"first", "second"} & seen(alex), "what is sealed to Sam is not kept here either"
    sam = opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))
    assert "second" in seen(sam)
    assert THEIRS in seen(sam)
    answer(sam, SAM, "third", "from-alex")
    again = opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))
    assert "third" in seen(again)
    assert "second" not in {doc["text"] for doc in again.documents("answers").values()}


def test_locked_and_opened_again(two_keys: Path) -> None:
    notebook = opened(two_keys, keys=open_keys(two_keys, BREAD, sync=False))
    people = notebook.people
    notebook.lock()
    for act in (lambda: notebook.documents("conflicts"), lambda: put(notebook, "conflicts", "c2", text="x")):
        with pytest.raises(Locked):
            act()
    sealed = notebook.seal_bytes(b"words that could not be saved", ALEX)
    assert open_keys(two_keys, BREAD, sync=False).opened(sealed) == b"words that could not be saved"
    with pytest.raises(OtherKey):
        open_keys(two_keys, TRAIN, sync=False).opened(sealed)
    notebook.unlock(open_keys(two_keys, TRAIN, sync=False))
    assert notebook.people is not people
    assert THEIRS in seen(notebook)
    assert MINE not in seen(notebook)


def test_another_process_that_seals_it_locks_this_one(plain: Path) -> None:
    notebook = opened(plain)
    assert OURS in seen(notebook)
    in_child(lambda: turning.set_passphrase(plain, ALEX, BREAD, sync=False).left)
    with pytest.raises(Locked):
        notebook.documents("conflicts")
    with pytest.raises(Locked):
        put(notebook, "conflicts", "c1", text="too late")
    notebook.unlock(open_keys(plain, BREAD, sync=False))
    assert OURS in seen(notebook)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(two_keys: Path) -> None:
    turning.change_passphrase(two_keys, ALEX, BREAD, "another", sync=False)
    with pytest.raises(WrongPassphrase):
        open_keys(two_keys, BREAD, sync=False)
    assert MINE in seen(opened(two_keys, keys=open_keys(two_keys, "another", sync=False)))
    assert THEIRS in seen(opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False)))


def test_a_new_key_reaches_every_file_and_the_old_one_opens_none(two_keys: Path) -> None:
    old = open_keys(two_keys, BREAD, sync=False)
    recovery = turning.set_recovery(two_keys, ALEX, BREAD, sync=False)
    assert MINE in seen(opened(two_keys, keys=open_keys(two_keys, recovery.upper().replace("-", " "), sync=False)))
    turned = turning.new_key(two_keys, ALEX, BREAD, sync=False)
    assert (turned.left, turned.lost_recovery) == ((), True)
    with pytest.raises(WrongPassphrase):
        open_keys(two_keys, recovery, sync=False)
    for path in two_keys.rglob("*.age*"):
        if identity_files.person_of(path) is None:
            with pytest.raises(OtherKey):
                old.opened(path.read_bytes(), path)
    assert MINE in seen(opened(two_keys, keys=open_keys(two_keys, BREAD, sync=False)))
    sam = opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))
    assert THEIRS in seen(sam)
    assert MINE not in seen(sam)


def test_one_of_two_takes_their_passphrase_away(two_keys: Path) -> None:
    turning.remove_passphrase(two_keys, ALEX, BREAD, sync=False)
    assert identity_files.people(two_keys) == [SAM]
    assert readable(two_keys) == []
    assert seen(opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))) >= {MINE, THEIRS, OURS}
    turning.remove_passphrase(two_keys, SAM, TRAIN, sync=False)
    assert steps.state_of(two_keys) == "plain"
    assert not list(two_keys.rglob("*.age*"))
    assert seen(opened(two_keys)) >= {MINE, THEIRS, OURS}


def test_backups_are_sealed_and_come_back_without_a_key(two_keys: Path, clock: Clock) -> None:
    notebook = opened(two_keys, keys=open_keys(two_keys, BREAD, sync=False), clock=clock)
    put(notebook, "conflicts", "c1", text="newer")
    found = backups.listed(two_keys)
    assert found
    assert all(backup.opens and backup.path.name.endswith(".json.age") for backup in found)
    hand = next(backup for backup in found if backup.kind == "hand")
    rescue.restore(two_keys, hand.id, now=clock(), sync=False)
    assert OURS in seen(notebook)
    assert "newer" not in seen(notebook)


def test_a_backup_sealed_with_the_old_key_is_told_as_such(two_keys: Path, clock: Clock, tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick.json.age"
    elsewhere.write_bytes((two_keys / "workbook.json.age").read_bytes())
    turning.new_key(two_keys, ALEX, BREAD, sync=False)
    keys = Keys()
    keys.unlock(ALEX, open_keys(two_keys, BREAD, ALEX, sync=False).identities[ALEX])
    before = (two_keys / "workbook.json.age").read_bytes()
    with pytest.raises(OtherKey):
        rescue.restore(two_keys, str(elsewhere), now=clock(), sync=False, keys=keys)
    assert (two_keys / "workbook.json.age").read_bytes() == before


def test_that_a_key_is_damaged_is_said_beside_one_that_is_whole(two_keys: Path) -> None:
    """Else whoever has the right passphrase for it would try again as often as they liked."""
    for path in identity_files.listed(two_keys):
        if identity_files.person_of(path) == ALEX:
            path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(WrongPassphrase, match=r"identity-a\.age is damaged"):
        open_keys(two_keys, BREAD, sync=False)
    assert seen(opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))) >= {THEIRS}


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_copy_of_when_one_had_a_passphrase_shuts_nobody_out(
    plain: Path, clock: Clock, tmp_path: Path, *, by_hand: bool
) -> None:
    """Brought back from elsewhere by the verb, or by copying the file into its place."""
    turning.set_passphrase(plain, ALEX, BREAD, sync=False)
    elsewhere = tmp_path / "stick.json.age"
    elsewhere.write_bytes((plain / "workbook.json.age").read_bytes())
    turning.set_passphrase(plain, SAM, TRAIN, keys=open_keys(plain, BREAD, sync=False), sync=False)
    if by_hand:
        (plain / "workbook.json.age").write_bytes(elsewhere.read_bytes())
        open_keys(plain, BREAD, sync=False)
    else:
        keys = open_keys(plain, BREAD, sync=False)
        rescue.restore(plain, str(elsewhere), now=clock(), sync=False, keys=keys)
    assert readable(plain) == []
    sam = seen(opened(plain, keys=open_keys(plain, TRAIN, SAM, sync=False)))
    alex = seen(opened(plain, keys=open_keys(plain, BREAD, ALEX, sync=False)))
    assert sam >= {THEIRS, OURS}
    assert MINE not in sam
    assert alex >= {MINE, OURS}
    assert THEIRS not in alex
    for backup in backups.listed(plain):
        assert open_keys(plain, TRAIN, SAM, sync=False).opened(backups.read(backup.path))


def test_a_copy_with_pages_under_the_others_old_key_is_not_put_where_they_could_not_open_it(
    two_keys: Path, clock: Clock, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick.json.age"
    elsewhere.write_bytes((two_keys / "workbook.json.age").read_bytes())
    turning.new_key(two_keys, ALEX, BREAD, sync=False)
    before = bytes_of(two_keys)
    keys = open_keys(two_keys, TRAIN, SAM, sync=False)
    with pytest.raises(OtherKey):
        rescue.restore(two_keys, str(elsewhere), now=clock(), sync=False, keys=keys)
    assert bytes_of(two_keys) == before
    assert MINE in seen(opened(two_keys, keys=open_keys(two_keys, BREAD, ALEX, sync=False)))


def test_words_that_could_not_be_saved_are_read_by_who_wrote_them_alone(two_keys: Path) -> None:
    alex = opened(two_keys, keys=open_keys(two_keys, BREAD, sync=False))
    words = [unsaved.Words("Forge", {"act": MINE}, ALEX, "promise")]
    path = unsaved.write(words, two_keys, seal=lambda data: alex.seal_bytes(data, ALEX))
    assert path is not None
    assert path.name.endswith(".age")
    assert MINE.encode() not in path.read_bytes()
    found = unsaved.read(path, unseal=alex.unseal_bytes)
    assert found is not None
    assert list(found.words) == words
    sam = opened(two_keys, keys=open_keys(two_keys, TRAIN, sync=False))
    assert unsaved.read(path, unseal=sam.unseal_bytes) is None
    alex.lock()
    assert unsaved.read(path, unseal=alex.unseal_bytes) is None


def test_two_processes_that_save_into_it_at_once_lose_nothing(two_keys: Path) -> None:
    def save(person: str, passphrase: str) -> None:
        notebook = opened(two_keys, keys=open_keys(two_keys, passphrase, sync=False), wait=60)
        for number in range(25):
            answer(notebook, person, f"{person} {number}", f"e{number}")
            with notebook.change("Counted") as change:
                count = (change.get("conflicts", "count") or {"n": 0})["n"]
                change.put("conflicts", "count", {"n": count + 1})
        notebook.close()

    children = [child(lambda: save(ALEX, BREAD)), child(lambda: save(SAM, TRAIN))]
    assert [ended(one) for one in children] == [0, 0]
    for person, passphrase, other in ((ALEX, BREAD, SAM), (SAM, TRAIN, ALEX)):
        notebook = opened(two_keys, keys=open_keys(two_keys, passphrase, sync=False))
        found = seen(notebook)
        assert {f"{person} {number}" for number in range(25)} <= found
        assert not {f"{other} {number}" for number in range(25)} & found
        count = notebook.get("conflicts", "count")
        assert count is not None
        assert count["n"] == 50


def test_what_another_program_sealed_into_it_is_not_written_over_unasked(one_key: Path) -> None:
    """Opened by `age -d`, edited, sealed by `age -e`: neither a revision nor the count is higher."""
    keys = open_keys(one_key, BREAD, sync=False)
    notebook = opened(one_key, keys=keys)
    before = notebook.get("conflicts", "c1")
    assert before is not None
    main = one_key / "workbook.json.age"
    main.write_bytes(keys.seal(keys.opened(main.read_bytes()).replace(OURS.encode(), b"theirs")))
    with pytest.raises(Conflict), notebook.change("Wrote") as change:
        change.put("conflicts", "c1", {"text": "mine"}, expect=before["revision"])
    assert notebook.get("conflicts", "c1") == {"text": "theirs", "revision": before["revision"] + 1}
    assert MINE in seen(notebook)


@pytest.mark.parametrize("which", [0, 1])
def test_an_identity_of_another_workbook_with_the_same_passphrase_takes_the_place_of_none(
    one_key: Path, which: int
) -> None:
    """Put over one of the two copies by mistake, it would lock everybody out if the other one were mended with it."""
    first = identity_files.place(one_key, ALEX)
    copies = [first, identity_files.second(first)]
    ours = first.read_bytes()
    copies[which].write_bytes(wrapped(f"{Identity.new().secrets[0]}\n".encode(), BREAD))
    assert OURS in seen(opened(one_key, keys=open_keys(one_key, BREAD, sync=False)))
    assert [copy.read_bytes() for copy in copies] == [ours, ours]


def test_a_file_of_another_hand_is_sealed_with_all_that_is_in_it(tmp_path: Path) -> None:
    """Indented by an editor, with a name given twice and a key that is no text: nothing of it may be in the way."""
    folder = tmp_path / "data"
    notebook = Notebook.open(folder)
    answer(notebook, ALEX, MINE)
    notebook.close()
    main = folder / "workbook.json"
    text = json.dumps(json.loads(main.read_text()), indent=2, ensure_ascii=False)
    main.write_text(text.replace("{", '{"stray\\ud800": {"a": {"text": "kept"}},', 1))
    (folder / "workbook.unsaved-20261121-080000.json").write_text('{"at": "2026-11-21T08:00:00+00:00", "words": []}')
    keys = turning.set_passphrase(folder, ALEX, BREAD).keys
    assert not readable(folder)
    assert not list(folder.glob("*.json"))
    assert MINE in seen(Notebook.open(folder, keys=keys))
    turning.remove_passphrase(folder, ALEX, BREAD)
    assert "kept" in main.read_text()
