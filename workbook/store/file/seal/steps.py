"""From plain to sealed and back, and to other keys: lists of small steps, each of which can be done twice.

What is to be done is read from what lies in the folder, so a crash, a full disk or a closed lid between any two steps
is answered by asking for the list again. There is no journal. Two rules make that possible:

* **A plain main file is the truth while it is there.** Turning on, it is sealed, the seal is opened for proof, and
  only then it goes, first of all plain files. Turning off, it appears last, when all else is open. So at every moment
  there is one main file that counts, and it is whole.
* **Beside a sealed main file nothing plain should lie.** What does (turning on or off was cut short, a leftover, a
  copy that a sync program made) is on the list of `turning_on`, which is empty when all is sealed.

No two versions become one: what is in the way and says something else is kept under a dated or numbered name. The
caller holds the lock of the folder from asking for the list to the end of its last step.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from workbook.paths import MAIN_FILE
from workbook.store.file import backups, files
from workbook.store.file.errors import Locked
from workbook.store.file.seal import header, identity_files
from workbook.store.file.seal.errors import OtherKey, SealDamaged
from workbook.store.file.seal.keys import Keys

SUFFIX = files.SEALED
_LEFTOVER = ".new"
_MAIN = re.escape(MAIN_FILE)
_MAIN_STEM = re.escape(Path(MAIN_FILE).stem)
# Plain files that hold words: the main file and the one before it, damaged and unsaved ones, a sync program's copies.
_PLAIN = re.compile(rf"{_MAIN}(?!\{SUFFIX})([ .(_-].*)?|{_MAIN_STEM}[ .(_-].*\.json|unsaved-[\d-]+\.txt")
_UNSAVED = re.compile(rf"(unsaved|{_MAIN_STEM}\.unsaved)-.*")
_PLAIN_BACKUP = re.compile(r".+\.json")

State = Literal["none", "plain", "sealed", "both"]
Act = Literal["seal", "open", "reseal", "remove"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do with one file. `target`: the name of the result; for `remove`, what has to be there first."""

    act: Act
    source: Path
    target: Path | None = None


def unchanged(data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class Sealing:
    """How content is sealed and opened. `inside` puts the inner seals into a plain main file, `outside` takes them
    out; both give back unchanged what is no workbook (a damaged file, unsaved words)."""

    keys: Keys
    inside: Callable[[bytes], bytes] = unchanged
    outside: Callable[[bytes], bytes] = unchanged
    sync: bool = True
    leaving: bool = False  # whoever is unlocked leaves, and will not be able to open what is sealed now


@dataclass(slots=True)
class Done:
    """What became of a list of steps. `left`: files that the open keys do not open, or that are damaged; they are
    where they were."""

    steps: int = 0
    left: list[Path] = field(default_factory=list[Path])


def plain_main(folder: Path) -> Path:
    return folder / MAIN_FILE


def sealed_main(folder: Path) -> Path:
    return folder / (MAIN_FILE + SUFFIX)


def state_of(folder: Path) -> State:
    """Which main files there are, by name. `both`: turning on or off was cut short, and the plain one counts; or a
    plain one has come back from elsewhere."""
    plain, sealed = os.path.lexists(plain_main(folder)), os.path.lexists(sealed_main(folder))
    return "both" if plain and sealed else "plain" if plain else "sealed" if sealed else "none"


def sealed_name(path: Path) -> Path:
    """`backups/daily-….json.age`; the version before the last change is `workbook.json.age.prev`."""
    if path.name == f"{MAIN_FILE}.prev":
        return files.previous(sealed_main(path.parent))
    return path.with_name(path.name + SUFFIX)


def plain_name(path: Path) -> Path:
    """The name that `sealed_name` makes this one of."""
    if path == files.previous(sealed_main(path.parent)):
        return files.previous(plain_main(path.parent))
    return path.with_name(path.name.removesuffix(SUFFIX))


# --- what there is to do ---------------------------------------------------------------------------------------------


def turning_on(folder: Path) -> list[Step]:
    """Seal everything that is plain. Needs the identities open, for proof; those lie in the folder already.

    Empty when nothing plain is left.
    """
    plain, _, leftovers = _listed(folder)
    main = plain_main(folder)
    counts = main in plain  # so what is sealed under the name of a plain version before the last change is older
    steps: list[Step] = []
    for path in sorted(plain, key=lambda path: path != main):
        target = sealed_name(path)
        if path == files.previous(main) and not counts and target.exists():
            steps.append(Step("remove", path, target))
        else:
            steps.append(Step("seal", path, target))
    return [*steps, *(Step("remove", path) for path in leftovers if not _is_sealed_name(path))]


def turning_off(folder: Path) -> list[Step]:
    """Open everything that is sealed, the main file last, and then let go of the identities.

    Needs the identities of everybody who has one here: what is sealed to somebody else stays sealed, and so does
    their identity stay. With a plain main file there already (turning off was cut short, or turning on is given up)
    that one counts; a sealed one that says something else, or does not open, is kept among the backups.
    """
    _, sealed, leftovers = _listed(folder)
    main, plain = sealed_main(folder), plain_main(folder)
    steps = [Step("open", path, plain_name(path)) for path in sealed if path != main]
    if os.path.lexists(plain):
        steps = [Step("remove", step.source, plain) if step.source == files.previous(main) else step for step in steps]
        steps += [Step("remove", main, plain)] if main in sealed else []
    elif main in sealed:
        steps.append(Step("open", main, plain))
    steps += [Step("remove", path) for path in leftovers if _is_sealed_name(path)]
    return [*steps, *(Step("remove", path) for path in identity_files.listed(folder))]


def resealing(folder: Path) -> list[Step]:
    """Seal everything that is sealed to those who take part now: a new key, a second person, one who leaves.

    The main file first: in it stands who takes part, so `stale` sees what is still to be done after a crash.
    """
    _, sealed, _ = _listed(folder)
    main = sealed_main(folder)
    return [Step("reseal", path) for path in sorted(sealed, key=lambda path: path != main)]


def stale(folder: Path, taking_part: int) -> list[Path]:
    """Sealed files that are sealed to more or fewer people, seen without a key. A new key shows elsewhere: while one
    takes over, its Identity holds two."""
    found: list[Path] = []
    for path in _listed(folder)[1]:
        if _UNSAVED.fullmatch(path.name):
            continue  # sealed to whoever wrote it alone
        with suppress(OSError, ValueError), path.open("rb") as file:
            if header.read(file.read(header.MOST), path.stat().st_size).keys != taking_part:
                found.append(path)
    return found


def _listed(folder: Path) -> tuple[list[Path], list[Path], list[Path]]:
    """Plain files that hold words, sealed ones, and leftovers of writing that was cut short."""
    plain: list[Path] = []
    sealed: list[Path] = []
    leftovers: list[Path] = []
    for where, holds_words in ((folder, _PLAIN), (folder / backups.FOLDER, _PLAIN_BACKUP)):
        for path in _files_in(where):
            whole = path.with_name(path.name.removesuffix(_LEFTOVER))
            if holds_words.fullmatch(plain_name(whole).name):
                (leftovers if whole != path else sealed if _is_sealed_name(path) else plain).append(path)
    return plain, sealed, leftovers


def _files_in(folder: Path) -> Iterable[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.is_file(follow_symlinks=False))
    except (FileNotFoundError, NotADirectoryError):
        return ()


def _is_sealed_name(path: Path) -> bool:
    name = path.name.removesuffix(_LEFTOVER)
    return plain_name(path.with_name(name)).name != name


# --- doing it --------------------------------------------------------------------------------------------------------


def carry_out(steps: Iterable[Step], sealing: Sealing, told: Callable[[Step], object] | None = None) -> Done:
    """Do the steps in their order; `told` hears of each one done.

    Raises OtherKey, SealDamaged for the main file, Locked, NotInstalled, OSError: then the list is to be asked for
    again. Other files that do not open are left where they are, and with them every identity.
    """
    done = Done()
    for step in steps:
        if _needs_to_stay(step.source, sealing.keys, done):
            done.left.append(step.source)
            continue
        try:
            _do(step, sealing)
        except (OtherKey, SealDamaged):
            if step.act == "reseal" and _UNSAVED.fullmatch(step.source.name):
                continue  # the words of somebody who is locked; theirs stays as it is
            if step.source.name in (MAIN_FILE, MAIN_FILE + SUFFIX):
                raise
            done.left.append(step.source)
            continue
        done.steps += 1
        if told is not None:
            told(step)
    return done


def _needs_to_stay(path: Path, keys: Keys, done: Done) -> bool:
    """Is this an identity that is not open, or without which some of what is left could never be read?"""
    person = identity_files.person_of(path)
    if person is None:
        return False
    shut = any(identity_files.person_of(left) is None for left in done.left)
    return shut or person not in keys.unlocked


def _do(step: Step, sealing: Sealing) -> None:
    match step:
        case Step("seal", source, Path() as target):
            _seal(source, target, sealing)
        case Step("open", source, Path() as target):
            _open(source, target, sealing)
        case Step("reseal", source):
            _reseal(source, sealing)
            return
        case Step("remove", source, Path() as other):
            _prove(source, other, sealing)
        case Step("remove"):
            pass
        case _:
            raise ValueError("a step without a target")
    _remove(step.source, sealing)


def _seal(source: Path, target: Path, sealing: Sealing) -> None:
    data = backups.read(source)
    if target.exists() and not _says(target, data, sealing):
        target = _out_of_the_way(target, sealing)
    _put(source, target, _sealed(sealing.inside(data), target, sealing), sealing)


def _open(source: Path, target: Path, sealing: Sealing) -> None:
    outside = sealing.outside(sealing.keys.opened(backups.read(source), source))
    if target.exists() and backups.read(target) != outside:
        target = _out_of_the_way(target, sealing)
    _put(source, target, outside, sealing)


def _prove(source: Path, other: Path, sealing: Sealing) -> None:
    """Make sure that `source` may go because `other` is there. Raises OtherKey, SealDamaged: it may not."""
    if _is_sealed_name(other):
        sealing.keys.opened(backups.read(other), other)
    elif not backups.opens(other):
        raise SealDamaged(other)
    elif source == sealed_main(source.parent) and not _says(source, backups.read(other), sealing):
        _out_of_the_way(source, sealing)


def _says(sealed: Path, data: bytes, sealing: Sealing) -> bool:
    """Does the sealed file hold this content? One that does not open says something else."""
    try:
        found = sealing.outside(sealing.keys.opened(backups.read(sealed), sealed))
        return found == data or found == sealing.outside(sealing.inside(data))  # the order of documents may differ
    except (OtherKey, SealDamaged, Locked):
        return False


def _out_of_the_way(target: Path, sealing: Sealing) -> Path:
    """Where the result may be written, when something else stands at `target`: there, once the sealed main file that
    stands there is kept among the backups; else under a number. The version before the last change gives way."""
    if target == sealed_main(target.parent):
        at = datetime.fromtimestamp(target.stat().st_mtime)
        kept = target.parent / backups.FOLDER / f"replaced-{at:%Y-%m-%d-%H%M%S}.json{SUFFIX}"
        files.make_folder(kept.parent)
        _put(target, _free(kept), backups.read(target), sealing)
        return target
    return target if target.name.endswith(".prev") else _free(target)


def _free(target: Path) -> Path:
    """`target`, or with a number before its endings, so that neither it nor its sealed or plain twin is there."""
    plain = plain_name(target)
    sealed = plain != target
    free, number = plain, 1
    while os.path.lexists(free) or os.path.lexists(sealed_name(free)):
        number += 1
        free = plain.with_name(f"{plain.stem}-{number}{plain.suffix}")
    return sealed_name(free) if sealed else free


def _reseal(path: Path, sealing: Sealing) -> None:
    """The same content for those who take part now, its inner seals included."""
    data = backups.read(path)
    inside = sealing.inside(sealing.outside(sealing.keys.opened(data, path)))
    alone = sealing.keys.opener(data) if _UNSAVED.fullmatch(path.name) and header.read(data).keys == 1 else ""
    _put(path, path, _sealed(inside, path, sealing, alone), sealing)


def _sealed(inside: bytes, about: Path, sealing: Sealing, alone: str = "") -> bytes:
    """A seal, opened for proof before it is written anywhere. Raises OtherKey when no open identity opens it."""
    sealed = sealing.keys.seal(inside, alone)
    if not sealing.leaving and sealing.keys.opened(sealed, about) != inside:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return sealed


def _put(source: Path, target: Path, data: bytes, sealing: Sealing) -> None:
    """Write `data` to `target` with the date of `source`, and read it back."""
    at = source.stat().st_mtime_ns
    files.commit(target, data, keep=False, sync=sealing.sync).close()
    os.utime(target, ns=(at, at))
    if backups.read(target) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _remove(path: Path, sealing: Sealing) -> None:
    path.unlink(missing_ok=True)
    if sealing.sync:
        files.sync_folder(path.parent)
