"""From a passphrase to open keys, and putting in order what was cut short on the way to or from a seal."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbook.domain.common.errors import InUseError
from workbook.store.file import backups, carried, errors, files
from workbook.store.file.errors import CannotOpen, StoreError
from workbook.store.file.lock import WAIT, Lock
from workbook.store.file.seal import age, identity_files, private, steps
from workbook.store.file.seal.errors import (
    IdentityDamaged,
    NoIdentity,
    NotAnIdentity,
    OtherKey,
    SealDamaged,
    TooMuchWork,
    WrongBesideCopy,
    WrongBesideDamaged,
    WrongPassphrase,
)
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.passphrase import checked
from workbook.store.file.tables import ABOUT, Tables

_Fault = WrongPassphrase | TooMuchWork | IdentityDamaged | NotAnIdentity | NoIdentity
_WORST_LAST = (WrongPassphrase, TooMuchWork, IdentityDamaged, NotAnIdentity, NoIdentity)


def people(folder: Path) -> list[str]:
    """Who has a passphrase of their own here."""
    return identity_files.people(folder)


def open_keys(
    folder: Path, passphrase: str, person: str = "", *, first: str = "", sync: bool = True, wait: float = WAIT
) -> Keys:
    """The keys that a passphrase (or a recovery passphrase) opens: those of `person`, or of whomever it fits, with
    `first` tried first.

    Takes some three seconds for each person whose it might be, with other threads going on; call it from a thread.
    What a crash cut short is put in order first. Raises UsageError for what cannot be a passphrase, WrongPassphrase;
    NoIdentity, IdentityDamaged, NotAnIdentity, TooMuchWork; OtherKey, NeedsRescue (damaged), NotInstalled, CannotOpen.
    """
    checked(passphrase)
    owners = [person] if person else sorted(people(folder), key=lambda one: one != first)
    owner, identity = _found(folder, passphrase, owners, sync=sync, wait=wait)
    return keys_of(folder, owner, identity, passphrase, sync=sync, wait=wait)


def keys_of(
    folder: Path, person: str, identity: Identity, passphrase: str = "", *, sync: bool = True, wait: float = WAIT
) -> Keys:
    """The keys that an open identity of `person` makes. What a crash cut short is put in order, as far as that goes
    without the passphrase where there is none. Raises OtherKey, NeedsRescue (damaged), NotInstalled, CannotOpen."""
    keys = Keys()
    keys.unlock(person, identity)
    see_who_takes_part(folder, keys)
    put_in_order(folder, keys, passphrase, sync=sync, wait=wait)
    return keys


def add_keys(keys: Keys, folder: Path, passphrase: str, person: str, *, sync: bool = True, wait: float = WAIT) -> None:
    """Open one more person's part with keys that are open already. Raises as `open_keys` does."""
    checked(passphrase)
    owner, identity = _found(folder, passphrase, [person], sync=sync, wait=wait)
    keys.unlock(owner, identity)


def _found(folder: Path, passphrase: str, owners: Sequence[str], *, sync: bool, wait: float) -> tuple[str, Identity]:
    faults: list[_Fault] = []
    lock = Lock(folder, wait=wait)
    for owner in owners:
        try:
            return owner, identity_files.open_with(
                folder, owner, passphrase, sync=sync, lock=lock.held(), fits=lambda one: _fits(folder, one)
            )
        except (WrongPassphrase, TooMuchWork, IdentityDamaged, NotAnIdentity, NoIdentity) as fault:
            faults.append(fault)
        except OSError as error:
            raise errors.cannot_open(error, identity_files.place(folder, owner)) from None
    raise _told(folder, faults)


def _told(folder: Path, faults: Sequence[_Fault]) -> Exception:
    """What to say when nothing opened: why the folder cannot be read, a copy that may be the right key, or the fault
    that can be mended most easily."""
    try:
        os.listdir(folder)
    except OSError as error:
        return errors.cannot_open(error, folder)
    worst = min(faults, key=lambda one: _WORST_LAST.index(type(one)), default=NoIdentity(folder / "identity-….age"))
    if isinstance(worst, WrongPassphrase | NoIdentity) and (copies := carried.identity_copies(folder)):
        return WrongBesideCopy(copies[0], carried.identity_name(copies[0]))
    damaged = [one.about for one in faults if isinstance(one, IdentityDamaged | NotAnIdentity)]
    if isinstance(worst, WrongPassphrase) and damaged:
        return WrongBesideDamaged(Path(damaged[0]).name)
    return worst


def _fits(folder: Path, identity: Identity) -> bool:
    """Does it open the sealed main file, as far as there is one that can tell?"""
    try:
        age.opened(backups.read(steps.sealed_main(folder)), identity.secrets)
    except OtherKey:
        return False
    except (OSError, SealDamaged):
        pass
    return True


def see_who_takes_part(folder: Path, keys: Keys) -> None:
    """Tell the keys who takes part, by what stands in the sealed main file. Raises OtherKey, NeedsRescue, CannotOpen.

    Beside a plain one that counts, a sealed one that does not open is no obstacle: it will be kept elsewhere.
    """
    main = steps.sealed_main(folder)
    found: dict[str, private.Recipient] = {}
    try:
        found = private.taking_part(tables_of(main, keys))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise errors.cannot_open(error, main) from None
    except (OtherKey, SealDamaged, ValueError) as fault:
        if steps.state_of(folder) != "both":
            if isinstance(fault, OtherKey):
                raise
            from workbook.words.common import seal as words

            raise errors.NeedsRescue(words.SEAL_DAMAGED.format(path=main), folder) from None
    keys.take_part(found or {one: identity.recipient for one, identity in keys.identities.items()})


def tables_of(main: Path, keys: Keys) -> Tables:
    """The public tables of a sealed main file. Raises OSError, OtherKey, SealDamaged, ValueError."""
    return Tables.decode(keys.opened(backups.read(main), main))


@dataclass(frozen=True, slots=True)
class Content:
    """Private documents into and out of a main file, for the steps of `steps.carry_out`."""

    keys: Keys
    left: tuple[str, ...] = ()

    def inside(self, data: bytes) -> bytes:
        return private.inside(data, self.keys, list(self.left))

    def outside(self, data: bytes) -> bytes:
        return private.outside(data, self.keys)

    def sealing(self, *, sync: bool) -> steps.Sealing:
        return steps.Sealing(self.keys, self.inside, self.outside, sync, leaving=bool(self.left))


def put_in_order(folder: Path, keys: Keys, passphrase: str, *, sync: bool = True, wait: float = WAIT) -> None:
    """Go on with what was cut short: turning sealing on or off (then it is on), a person who came or went, a new key.

    Quick where there is nothing to do. A folder that may only be read, a full disk, another process that writes: then
    it stays for the next time, unless nothing could be opened as it is. Raises CannotOpen.
    """
    if not _unfinished(folder, keys):
        return
    try:
        wrapped = _settled(folder, keys, passphrase) if keys.taking_over else {}
        with Lock(folder, wait=wait).held():
            see_who_takes_part(folder, keys)
            take_back_in(folder, keys)
            set_foreign_aside(folder, keys)
            for person, identity in keys.identities.items():
                if identity.taking_over:
                    identity_files.remove_recovery(folder, person, sync=sync)
            sealing = Content(keys).sealing(sync=sync)
            steps.carry_out(steps.turning_on(folder), sealing)
            if keys.taking_over or steps.stale(folder, len(keys.taking_part)):
                steps.carry_out(steps.resealing(folder), sealing)
            for person, data in wrapped.items():
                identity_files.put(identity_files.place(folder, person), data, sync=sync)
                keys.unlock(person, keys.identities[person].settled())
            let_go(folder, keys, sync=sync)
    except (OSError, StoreError, InUseError) as trouble:
        if steps.state_of(folder) == "both":
            if isinstance(trouble, OSError):
                raise CannotOpen(str(errors.cannot_save(trouble, folder))) from None
            raise


def _unfinished(folder: Path, keys: Keys) -> bool:
    if steps.state_of(folder) not in ("sealed", "both"):
        return False
    if keys.taking_over or steps.turning_on(folder) or steps.stale(folder, len(keys.taking_part)):
        return True
    return bool(set(people(folder)) - keys.taking_part.keys())


def take_back_in(folder: Path, keys: Keys) -> None:
    """An older main file, copied into its place, does not know who has had a key only since. Whoever has a wrapped one
    here and did not leave takes part as the other sealed files say, the newest first."""
    missing = set(people(folder)) - keys.taking_part.keys()
    with suppress(OSError, OtherKey, SealDamaged, ValueError):
        missing -= set(private.left(tables_of(steps.sealed_main(folder), keys)))
    others = steps.stale(folder, len(keys.taking_part)) if missing else []
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True):
        with suppress(OSError, OtherKey, SealDamaged, ValueError):
            there = private.taking_part(tables_of(path, keys))
            keys.take_part({**{one: there[one] for one in missing & there.keys()}, **keys.taking_part})


def _settled(folder: Path, keys: Keys, passphrase: str) -> dict[str, bytes]:
    """Identities without the keys that are on their way out, wrapped again: before the lock is taken, for it takes
    seconds. A recovery passphrase wraps nothing, and neither does none: then it stays for the next time."""
    found: dict[str, bytes] = {}
    for person, identity in keys.identities.items():
        if identity.taking_over and passphrase:
            path = identity_files.place(folder, person)
            with suppress(WrongPassphrase):
                identity_files.open_file(path, passphrase)
                found[person] = identity_files.proved(identity.settled(), passphrase, path)
    return found


def let_go(folder: Path, keys: Keys, *, sync: bool) -> None:
    """Remove the identities of those who take part no longer, once nothing is sealed to them."""
    main = steps.sealed_main(folder)
    for person in private.left(tables_of(main, keys)):
        if person not in keys.taking_part:
            identity_files.remove(folder, person, sync=sync)


def set_foreign_aside(folder: Path, keys: Keys) -> None:
    """A plain main file that comes back beside a newer sealed one is an older copy from elsewhere: it goes among the
    backups, and is sealed there."""
    if steps.state_of(folder) != "both":
        return
    main, sealed = steps.plain_main(folder), steps.sealed_main(folder)
    try:
        ours, theirs = tables_of(sealed, keys), Tables.decode(backups.read(main))
        older = _generation(theirs) < _generation(ours)
    except (OtherKey, SealDamaged):
        return
    except ValueError:
        older = True  # no workbook at all
    if older:
        at = datetime.fromtimestamp(main.stat().st_mtime)
        files.make_folder(folder / backups.FOLDER)
        os.rename(main, backups.unused(folder / backups.FOLDER / f"replaced-{at:%Y-%m-%d-%H%M%S}.json"))


def _generation(tables: Tables) -> int:
    found = tables.get(ABOUT, {}).get("about", {}).get("generation")
    return found if type(found) is int else 0
