"""A passphrase set, changed, renewed, taken away: each a list of steps over the whole folder that can be done again.

Wrapping an identity takes seconds and is done before the lock of the folder is taken; all else is done under it.
Raised everywhere: UsageError for what cannot be a passphrase, WrongPassphrase, NotInstalled, Busy, CannotSave (then
nothing is lost; HalfDone where the next unlocking goes on with it), and what `unlocking.open_keys` raises.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbook.store.file import backups, errors, files, rescue
from workbook.store.file.lock import WAIT, Lock
from workbook.store.file.seal import identity_files, steps
from workbook.store.file.seal.errors import IdentityThere, SealError, WrongPassphrase
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.passphrase import checked, new_recovery
from workbook.store.file.seal.steps import Done, Step
from workbook.store.file.seal.unlocking import Content, open_keys, see_who_takes_part, set_foreign_aside
from workbook.words.common import seal as words

Told = Callable[[Step], object] | None


@dataclass(frozen=True, slots=True)
class Turned:
    """What became of it: the keys, open, and the files that could not be sealed anew (they are as they were)."""

    keys: Keys
    left: tuple[Path, ...] = ()
    lost_recovery: bool = False  # there was a recovery passphrase, which opens nothing any more


def set_passphrase(
    folder: Path,
    person: str,
    passphrase: str,
    *,
    keys: Keys | None = None,
    told: Told = None,
    sync: bool = True,
    wait: float = WAIT,
) -> Turned:
    """Give `person` a passphrase of their own: the first seals the workbook, and with `keys` that open a sealed one,
    the next seals their pages. Raises AlreadySealed, and Locked for a sealed workbook without keys."""
    checked(passphrase)
    path = identity_files.place(folder, person)
    identity, wrapped = _their_identity(folder, person, passphrase, taking_part=keys is not None)
    with _changing(folder, wait):
        state = steps.state_of(folder)
        if keys is not None:
            see_who_takes_part(folder, keys)
        if keys is None:
            if state == "sealed":
                raise errors.Locked
            keys = Keys({person: identity.recipient})
            keys.unlock(person, identity)
        elif person in keys.taking_part:
            raise AlreadySet(path)
        else:
            keys.unlock(person, identity)
        files.make_folder(folder)
        if state == "none":  # before the key: one without a workbook is never begun anew beside
            files.commit(steps.plain_main(folder), rescue.empty(), sync=sync).close()
        if wrapped is not None:
            identity_files.put(path, wrapped, sync=sync)
        keys.take_part({**keys.taking_part, person: identity.recipient})
        if state != "none" and state != "sealed" and not backups.opens(steps.plain_main(folder)):
            raise errors.NeedsRescue(words.PLAIN_DAMAGED.format(path=steps.plain_main(folder)), folder)
        set_foreign_aside(folder, keys)
        sealing = Content(keys).sealing(sync=sync)
        done = steps.carry_out(steps.turning_on(folder), sealing, told)
        if steps.stale(folder, len(keys.taking_part)) or state == "sealed":
            done = _both(done, steps.carry_out(steps.resealing(folder), sealing, told))
    return Turned(keys, tuple(done.left))


class AlreadySet(SealError):
    """That person has a passphrase already."""

    sentence = words.ALREADY_SET


def _their_identity(folder: Path, person: str, passphrase: str, *, taking_part: bool) -> tuple[Identity, bytes | None]:
    """The identity that turning on was begun with, where one lies there that the passphrase opens; else a new one,
    wrapped. Raises IdentityThere for one that something may still be sealed to."""
    path = identity_files.place(folder, person)
    if person in identity_files.people(folder):
        try:
            return identity_files.open_file(path, passphrase), None
        except (SealError, WrongPassphrase):
            if rescue.has_sealed(folder) and not taking_part:
                raise IdentityThere(path) from None
    identity = Identity.new()
    return identity, identity_files.proved(identity, passphrase, path)


def change_passphrase(folder: Path, person: str, old: str, new: str, *, sync: bool = True, wait: float = WAIT) -> None:
    """Another passphrase for the same key. The old one may be the recovery passphrase."""
    checked(new)
    path = identity_files.place(folder, person)
    identity = identity_files.open_with(folder, person, old, sync=sync, lock=Lock(folder, wait=wait).held())
    wrapped = identity_files.proved(identity, new, path)
    with _changing(folder, wait):
        identity_files.put(path, wrapped, sync=sync)


def new_key(
    folder: Path, person: str, passphrase: str, *, told: Told = None, sync: bool = True, wait: float = WAIT
) -> Turned:
    """A new key under the same passphrase, and everything sealed to it: whoever has the old one reads nothing that is
    written from now on. A recovery passphrase opens nothing any more and goes."""
    keys = open_keys(folder, passphrase, person, sync=sync, wait=wait)
    path = identity_files.place(folder, person)
    identity_files.open_file(path, passphrase)  # not by the recovery passphrase, which cannot wrap the new key
    renewed = keys.identities[person].renewed()
    both = identity_files.proved(renewed, passphrase, path)
    settled = identity_files.proved(renewed.settled(), passphrase, path)
    with _changing(folder, wait) as act:
        identity_files.put(path, both, sync=sync)  # first: where there is no room for it, nothing is any other
        act.counts = True
        recovery = identity_files.remove_recovery(folder, person, sync=sync)
        keys.unlock(person, renewed)
        done = steps.carry_out(steps.resealing(folder), Content(keys).sealing(sync=sync), told)
        identity_files.put(path, settled, sync=sync)
        keys.unlock(person, renewed.settled())
    return Turned(keys, tuple(done.left), recovery)


def remove_passphrase(
    folder: Path, person: str, passphrase: str, *, told: Told = None, sync: bool = True, wait: float = WAIT
) -> Turned:
    """Take a person's passphrase away. The last one's: the workbook is plain again. With another there still: what
    that person has open lies with what both may see, and opens with the other's."""
    keys = open_keys(folder, passphrase, person, sync=sync, wait=wait)
    with _changing(folder, wait):
        if set(keys.taking_part) - {person}:
            return _leave(folder, person, keys, told, sync=sync)
        done = steps.carry_out(steps.turning_off(folder), Content(keys).sealing(sync=sync), told)
    return Turned(keys, tuple(done.left))


def _leave(folder: Path, person: str, keys: Keys, told: Told, *, sync: bool) -> Turned:
    """The main file last: until then the person takes part, and unlocking puts everything back in order."""
    keys.take_part({one: key for one, key in keys.taking_part.items() if one != person})
    listed = steps.resealing(folder)
    sealing = Content(keys, left=(person,)).sealing(sync=sync)
    done = steps.carry_out([*listed[1:], *listed[:1]], sealing, told)
    if not done.left:
        identity_files.remove(folder, person, sync=sync)
    return Turned(keys, tuple(done.left))


def set_recovery(folder: Path, person: str, passphrase: str, *, sync: bool = True, wait: float = WAIT) -> str:
    """A new recovery passphrase for `person`, to be printed or written down: it is kept nowhere. An earlier one opens
    nothing any more."""
    path = identity_files.place(folder, person)
    identity = identity_files.open_file(path, passphrase, sync=sync, lock=Lock(folder, wait=wait).held())
    recovery = new_recovery()
    place = identity_files.place(folder, person, recovery=True)
    wrapped = identity_files.proved(identity, recovery, place)
    with _changing(folder, wait):
        identity_files.put(place, wrapped, sync=sync)
    return recovery


@dataclass(slots=True)
class _Begun:
    """Whether an act has come so far that the next unlocking goes on with it."""

    counts: bool = False


@contextmanager
def _changing(folder: Path, wait: float) -> Generator[_Begun, None, None]:
    """The lock of the folder, and system errors as sentences: with another main file than before, the act counts."""
    try:
        with Lock(folder, wait=wait).held():
            before, act = _main_files(folder), _Begun()
            try:
                yield act
            except OSError as error:
                if act.counts or _main_files(folder) != before:
                    raise errors.half_done(error, folder) from None
                raise
    except OSError as error:
        raise errors.cannot_save(error, folder) from None


def _main_files(folder: Path) -> tuple[int, bool]:
    """The sealed main file, by its number on the drive, and whether a plain one is beside it; 0 where nothing is
    sealed."""
    try:
        number = steps.sealed_main(folder).stat().st_ino
    except OSError:
        return 0, False
    return number, steps.state_of(folder) == "both"


def _both(one: Done, other: Done) -> Done:
    return Done(one.steps + other.steps, list(dict.fromkeys([*one.left, *other.left])))
