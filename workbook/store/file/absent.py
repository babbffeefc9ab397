"""What it means that the main file is not there."""

from __future__ import annotations

from pathlib import Path

from workbook.store.file import carried, errors, rescue
from workbook.words.common import store as words


def fault_of(path: Path, *, was_open: bool) -> errors.StoreError | None:
    """Why there is no main file at `path`; None where one may be begun. `was_open`: it was there before.

    CannotOpen where another program has put it elsewhere, or only copies of another name or wrapped keys lie there;
    NeedsRescue where anything else is left of a workbook; Gone for one that was open.
    """
    folder = path.parent
    if (stub := carried.stub(folder)) is not None:
        return errors.CannotOpen(words.EVICTED.format(path=stub))
    if rescue.anything_left(folder):
        return errors.NeedsRescue(words.MISSING.format(path=path), folder)
    if was_open:
        return errors.Gone(words.GONE.format(path=path))
    if found := carried.copies(folder):
        return errors.CannotOpen(words.ONLY_COPIES.format(folder=folder, name=found[0].name, path=found[0]))
    if any(folder.glob("identity-*.age")):  # nobody loads what has to do with sealing for an empty folder
        from workbook.store.file.seal import identity_files

        if identity_files.people(folder):  # they are made for a workbook that is there
            return errors.CannotOpen(words.ONLY_IDENTITIES.format(folder=folder))
    return None
