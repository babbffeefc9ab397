"""What the verbs say that look after the workbook itself: undo, backups, bringing back, removing."""

from __future__ import annotations

UNDO = "take back your own newest change"
UNDO_LIST = "list what was changed, newest first, instead"
EVERYBODY = "the newest change of anybody; for when both of you want it"
REDO = "do again what you took back last"
WHERE = "show where the workbook keeps its files, their sizes and who may read them"
BACKUP = "make a backup now"
BACKUP_FILE = "file or folder to write it to; without it, the folder where the daily backups are"
BACKUPS = "list the earlier versions that can be brought back"
RESTORE = "bring an earlier version back; what it replaces is kept"
RESTORE_WHICH = "an id that `workbook backups` lists, a backup file, or `fresh` for an empty workbook"
WIPE = "remove all data of the workbook from this computer"

WIPE_WORD = "wipe"
DONE_UNDO = "Taken back: {label}"
DONE_REDO = "Done again: {label}"
NO_HISTORY = "Nothing has been changed yet."
UNDONE = "  (taken back)"

NOTHING_TO_BACK_UP = "There is nothing to back up yet: the workbook is empty."
BACKED_UP = "Backup written to {path} ({size}) and read back."
KEYS_BESIDE = (
    "It is sealed, and its key lies beside it: {paths}. Keep them together; the passphrase opens them anywhere."
)

NO_VERSIONS = "There are no earlier versions yet."
VERSION_FAULTY = "  (cannot be opened)"
MAIN_IS_DAMAGED = "The workbook itself cannot be read. Bring one of these back with `workbook restore ID`."
MAIN_IS_MISSING = "The workbook itself is missing. Bring one of these back with `workbook restore ID`."

MAIN_IS_LOCKED = "The workbook is sealed. Sealed versions can be brought back without its passphrase, and stay sealed."
RESTORED = "Brought back: {id}, of {at}."
RESTORED_FRESH = "The workbook is empty now."
RESTORED_KEPT = "What was there before is kept: {path}"

WIPE_ASK = "This removes everything in {path} that the workbook wrote. Type “{word}” to go on: "
WIPE_REFUSED = "Nothing was removed. To remove everything, type “{word}” when `workbook wipe` asks for it."
WIPE_NO_INPUT = "`wipe` needs its word typed, and --no-input rules that out. Nothing was removed."
NOTHING_TO_WIPE = "There is nothing to remove in {path}."
WIPED = "Removed: {files} in {path}."
WIPE_FAILED = (
    "Not everything could be removed: {files} of the workbook in {path} cannot be written to, or belong to somebody "
    "else. What is listed as left is still there."
)
WIPE_LEFT = "Left, because the workbook did not write it or could not remove it: {path}"
WIPE_CANNOT = (
    "What this cannot remove: exports and copies you made elsewhere, backups of this computer, snapshots of the drive, "
    "traces on an SSD, the settings file {config}, the history of your shell, and what is still visible in terminals."
)

WHERE_SEALED = "sealed"
WHERE_NOT_SEALED = "not sealed: unlock the workbook, and it will be"
WHERE_NAMES = {
    "data": "data folder",
    "main": "workbook",
    "previous": "version before the last change",
    "backups": "backups",
    "damaged": "set aside, unreadable",
    "unsaved": "words that were not saved",
    "editing": "text in an editor",
    "copy": "copy by another program",
    "identity copy": "copy of a wrapped key",
    "moved": "moved to a server",
    "lock": "lock",
    "identity": "key, wrapped by a passphrase",
    "agent": "key kept for the shell (`workbook lock` ends it)",
    "config": "settings file",
    "content": "texts of the book",
}
WHERE_ABSENT = "not there"
WHERE_OPEN = "others on this computer can read it"


def files(count: int) -> str:
    """A number of files: `1 file`, `12 files`."""
    return "1 file" if count == 1 else f"{count} files"


def size(bytes: int) -> str:
    """A size for people: `1.2 kB`, `34 MB`."""
    amount, unit = float(bytes), "bytes"
    for larger in ("kB", "MB", "GB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    return f"{bytes} bytes" if unit == "bytes" else f"{amount:.3g} {unit}"
