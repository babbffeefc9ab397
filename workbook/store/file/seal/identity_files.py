"""Where identities lie: `identity-<token>.age` beside the main file, and the same bytes once more among the backups.

Everything sealed hangs on these few hundred bytes, so there are two of each. The second one opens when the first is
damaged, is put in its place then, and so tells a damaged file from a wrong passphrase. After a change that was cut
short the two differ, and either passphrase opens; the one that was used wins.

The caller holds the lock of the folder. Nothing here overwrites an identity unasked.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from workbook.domain.common.errors import InUseError
from workbook.store.file import backups, files
from workbook.store.file.errors import StoreError
from workbook.store.file.seal import identity as identities
from workbook.store.file.seal.errors import (
    IdentityDamaged,
    IdentityThere,
    NoIdentity,
    NoRecovery,
    NotAnIdentity,
    SealError,
    TooMuchWork,
    WrongPassphrase,
)
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.passphrase import as_recovery, checked

NAME = re.compile(r"identity-(?P<token>[a-z0-9][a-z0-9-]{0,60})(?P<recovery>\.recovery)?\.age")
_TOKENS = {"rebuilding": "a", "partner": "b"}
"""What a list of the files shows instead of a person's role. The ids of everybody else say nothing as they are."""
_PEOPLE = {token: person for person, token in _TOKENS.items()}


Fits = Callable[[Identity], bool]
"""Is it the identity of this workbook? One of another, with the same passphrase, must not take the place of ours."""


def _fits_anyhow(identity: Identity) -> bool:
    return True


def place(folder: Path, person: str, *, recovery: bool = False) -> Path:
    """Where the identity of `person` (small letters, digits, hyphens) lies; `recovery`: its second wrapping."""
    path = folder / f"identity-{_TOKENS.get(person, person)}{'.recovery' if recovery else ''}.age"
    if person_of(path) != person:
        raise ValueError("not a name for an identity")
    return path


def person_of(path: Path) -> str | None:
    """Whose identity lies in a file of that name; None: it is no name for one."""
    match = NAME.fullmatch(path.name)
    return None if match is None else _PEOPLE.get(match["token"], match["token"])


def second(path: Path) -> Path:
    """Where the same bytes lie once more."""
    return path.parent / backups.FOLDER / path.name


def people(folder: Path) -> list[str]:
    """Who has an identity here, by either copy."""
    return sorted({person for path in listed(folder) if (person := person_of(path)) is not None})


def listed(folder: Path) -> list[Path]:
    """All files of identities, second copies and leftovers of a cut-short writing included.

    In the order in which they may go: recovery ones first, then second copies, so that what is cut short can be gone
    on with by the passphrase to the end.
    """
    found: list[Path] = []
    for where in (folder / backups.FOLDER, folder):
        with suppress(OSError):
            found += [where / name for name in sorted(os.listdir(where)) if NAME.fullmatch(name.removesuffix(".new"))]
    return sorted(found, key=lambda path: ".recovery." not in path.name)


def write(
    folder: Path,
    person: str,
    identity: Identity,
    passphrase: str,
    *,
    recovery: bool = False,
    replace: bool = False,
    sync: bool = True,
) -> None:
    """Wrap the identity, prove that the passphrase opens it, and only then put both copies in place.

    `replace`: one that is there is taken over; the caller has opened it. Takes seconds, twice. Raises UsageError for
    the passphrase, IdentityThere, OSError; then what was there is there.
    """
    path = place(folder, person, recovery=recovery)
    if not replace and any(os.path.lexists(one) for one in (path, second(path))):
        raise IdentityThere(path)
    put(path, proved(identity, passphrase, path), sync=sync)


def proved(identity: Identity, passphrase: str, about: object) -> bytes:
    """The identity wrapped by a passphrase that was shown to open it. Takes seconds, twice; needs no lock.

    Raises UsageError for the passphrase, OSError.
    """
    wrapped = identities.wrap(identity, passphrase)
    if not identities.unwrap(wrapped, passphrase, about).same_as(identity):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return wrapped


def put(path: Path, wrapped: bytes, *, sync: bool = True) -> None:
    """Make `wrapped` both copies of an identity file, and read them back. Raises OSError."""
    for copy in (path, second(path)):
        files.make_folder(copy.parent)
        files.commit(copy, wrapped, keep=False, sync=sync).close()
        if backups.read(copy) != wrapped:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def open_with(
    folder: Path,
    person: str,
    passphrase: str,
    *,
    sync: bool = True,
    lock: AbstractContextManager[object] | None = None,
    fits: Fits = _fits_anyhow,
) -> Identity:
    """The identity of `person`, by their passphrase or by their recovery passphrase as typed from paper.

    Takes seconds, twice when the copies differ. A copy that is damaged or missing is mended where it can be written;
    for a caller who does not hold the lock of the folder, `lock` is taken for that. One that does not fit (`fits`) is
    put in place of none, and comes only where no other copy opens.
    Raises UsageError for what cannot be a passphrase, WrongPassphrase, NoIdentity, IdentityDamaged, NotAnIdentity,
    TooMuchWork, OSError.
    """
    path = place(folder, person)
    recovery = as_recovery(passphrase)
    if recovery is not None:
        try:
            return open_file(place(folder, person, recovery=True), recovery, sync=sync, lock=lock, fits=fits)
        except (NoIdentity, WrongPassphrase):
            pass  # somebody may have chosen one that looks like it
    return open_file(path, passphrase, sync=sync, lock=lock, fits=fits)


def open_recovery(folder: Path, person: str, typed: str, *, sync: bool = True) -> Identity:
    """The identity of `person` by their recovery passphrase only. Raises NoRecovery, else as `open_with`."""
    path = place(folder, person, recovery=True)
    try:
        return open_file(path, as_recovery(typed) or typed, sync=sync)
    except NoIdentity:
        raise NoRecovery(path) from None


def open_file(
    path: Path,
    passphrase: str,
    *,
    sync: bool = True,
    lock: AbstractContextManager[object] | None = None,
    fits: Fits = _fits_anyhow,
) -> Identity:
    """The identity that lies at `path` and at its second place. See `open_with`."""
    checked(passphrase)
    copies = _copies(path)
    faults: list[SealError | WrongPassphrase] = []
    other: Identity | None = None
    for data in dict.fromkeys(copies):  # the same bytes fail the same way, so they are tried once
        try:
            identity = identities.unwrap(data, passphrase, path)
        except (SealError, WrongPassphrase) as fault:
            faults.append(fault)
            continue
        if copies == [data, data]:
            return identity  # there is no other that might fit better
        if not fits(identity):
            other = other or identity
            continue
        # A folder that may only be read opens all the same; and while we worked, another may have changed it.
        with suppress(OSError, StoreError, InUseError), lock or nullcontext():
            if _copies(path) == copies:
                put(path, data, sync=sync)
        return identity
    if other is not None:
        return other
    raise _worst(faults) if faults else NoIdentity(path)


def _copies(path: Path) -> list[bytes]:
    """What lies at both places, the first one first. Raises OSError when there is something and none can be read."""
    found: list[bytes] = []
    error: OSError | None = None
    for copy in (path, second(path)):
        try:
            found.append(backups.read(copy))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as unreadable:  # a link, a folder, no permission, a failing drive: the other one may do
            error = error or unreadable
    if error is not None and not found:
        raise error
    return found


def _worst(faults: list[SealError | WrongPassphrase]) -> SealError | WrongPassphrase:
    """What to tell: as long as one copy is whole, the passphrase is what can be tried again."""
    order = (WrongPassphrase, TooMuchWork, IdentityDamaged, NotAnIdentity)
    return min(faults, key=lambda fault: order.index(type(fault)))


def remove_recovery(folder: Path, person: str, *, sync: bool = True) -> bool:
    """Remove the recovery file of `person`; was there one? Raises OSError."""
    path = place(folder, person, recovery=True)
    there = [copy for copy in (second(path), path) if os.path.lexists(copy)]
    for copy in there:
        copy.unlink()
        if sync:
            files.sync_folder(copy.parent)
    return bool(there)


def remove(folder: Path, person: str | None = None, *, sync: bool = True) -> None:
    """Remove the identities of `person`, or all, the second copies first. Raises OSError."""
    for path in listed(folder):
        if person in (None, person_of(path.with_name(path.name.removesuffix(".new")))):
            path.unlink()
            if sync:
                files.sync_folder(path.parent)
