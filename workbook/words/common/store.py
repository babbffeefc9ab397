"""What the store says when something could not be opened, saved or undone.

Each sentence says what happened, what was kept, and what to do. None of them holds what somebody wrote, except the
label of a change, which that person gave themselves.
"""

from __future__ import annotations

# --- opening -----------------------------------------------------------------------------------------------------

MAIN_SYMLINK = (
    "{path} is a symbolic link, and the workbook writes only into real files. Nothing was changed. "
    "Move the file itself there, or point --data at the folder that holds it."
)
MAIN_NOT_A_FILE = (
    "{path} is not a file, so the workbook cannot be kept there. Nothing was changed. "
    "Move it out of the way, or choose another folder with --data."
)
FOLDER_NOT_A_FOLDER = (
    "{path} is not a folder, so the workbook cannot be kept in it. Nothing was changed. "
    "Choose another folder with --data."
)
FOLDER_UNWRITABLE = (
    "The folder {path} could not be made: {why}. Nothing was changed. "
    "Choose a folder you may write to with --data, or set WORKBOOK_DATA."
)
MAIN_UNREADABLE = "{path} could not be read: {why}. It was left as it is. {remedy}"
REMEDY_RIGHTS = "Check who owns the file and what its mode is (`ls -l`), then try again."
REMEDY_CONNECTED = "See whether the drive is connected, then try again."
NEWER_FORMAT = (
    "This workbook was written by a newer version ({program}), in format {found}; this version reads up to format "
    "{known}. It was left as it is. Install version {program} or later."
)
NEWER_PROGRAM_UNKNOWN = "unknown"

DAMAGED = (
    "{path} cannot be read as a workbook. It was left exactly as it is. `workbook backups` lists what can be brought "
    "back, `workbook restore WHICH` brings it back, `workbook restore fresh` begins anew; the unreadable file is kept "
    "beside it."
)
MISSING = (
    "{path} is missing, though earlier versions of it are here. Nothing was changed. `workbook backups` lists what "
    "can be brought back, `workbook restore WHICH` brings it back, `workbook restore fresh` begins anew."
)
EVICTED = (
    "{path} stands for a workbook that was moved to a server to save room here. Nothing was changed. Fetch it back in "
    "the file manager (on a Mac: “Download now”), then open the workbook again."
)
ONLY_IDENTITIES = (
    "In {folder} lies a wrapped key (identity-….age), and no workbook that it could open. Nothing was begun anew "
    "beside it. Put workbook.json.age back there, or move the key elsewhere to begin a new workbook."
)
ONLY_COPIES = (
    "There is no workbook in {folder}, but a copy that a program for carrying files has made: {name}. Nothing was "
    "changed. `workbook restore {path}` takes it; to begin anew, move it elsewhere first."
)
LOCKED = "The workbook is locked by its passphrase. Nothing was changed."
GONE = (
    "{path} has been removed since it was opened. Nothing was written. What is on the screen is still there: copy what "
    "you want to keep, then close the workbook and open it again."
)

# --- saving ------------------------------------------------------------------------------------------------------

NOT_SAVED = "This was not saved: {why}. What was saved before is whole. {remedy}"
HALF_DONE = (
    "This was begun and not finished: {why}. Nothing was lost, and the workbook opens. Once that is put right, the "
    "next opening goes on with it by itself; it need not be asked for again."
)
WHY_FULL = "there is no room left on the disk"
WHY_QUOTA = "your disk quota is used up"
WHY_TOO_LARGE = "the file would grow larger than the system allows"
WHY_READ_ONLY = "the drive can only be read"
WHY_FORBIDDEN = "you have no permission for {path}"
WHY_AWAY = "the drive does not answer; it may have been disconnected"
WHY_BROKEN = "the drive reported an error ({why})"
REMEDY_ROOM = "Make room, then save again; nothing needs to be restarted."
REMEDY_PLACE = "Make the folder writable, or choose another with --data, then save again."
REMEDY_DRIVE = "Make a copy of the folder on another drive, then save again."
READ_ONLY = "The workbook was opened for reading only. Nothing was changed."

BUSY = (
    "Another workbook has been writing for {seconds:g} seconds. Nothing was changed. "
    "Wait a moment and try again, or close the other one."
)
NO_LOCKS = (
    "The drive that holds {path} does not support file locks, so two programs could overwrite each other there. "
    "Nothing was changed. Choose a folder on a local drive with --data."
)

# --- changing ----------------------------------------------------------------------------------------------------

CONFLICT = (
    "This was changed somewhere else since it was opened here. "
    "Nothing was overwritten: both versions are kept until you choose."
)
CONFLICT_EXISTS = "There is already one here under the same name, made somewhere else. Nothing was overwritten."
CONFLICT_GONE = (
    "This was removed somewhere else since it was opened here. Nothing was overwritten; your version is still here."
)
UNDO_CONFLICT = "“{label}” cannot be undone: what it changed has been changed again since. Nothing was changed."
REDO_CONFLICT = "“{label}” cannot be done again: what it changed has been changed since. Nothing was changed."
UNDO_BENEATH = "“{label}” stays as it is: {name} has changed it since. Nothing was taken back."
REDO_BENEATH = "“{label}” cannot be done again: {name} has changed it since. Nothing was changed."
UNDO_NAMED = (
    "“{label}” stays: what is written under a name could not be found without it. It can be given another name "
    "instead. Nothing was taken back."
)
UNDO_FOLLOWING = " The next undo takes back “{label}”."
REDO_FOLLOWING = " The next redo brings “{label}” again."
CHANGE_OF = "a change of {name}'s"
SOMEBODY_ELSE = "somebody else"
NOT_YOURS = "That was {name}'s; nothing was taken back."
NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to do again."

# --- single documents --------------------------------------------------------------------------------------------

DAMAGED_DOCUMENT = "One entry in “{table}” could not be read and was left as it is: {why}."
DAMAGED_TABLE = (
    "The part “{table}” of the workbook cannot be read, so nothing is written to it. It was left exactly as it is. "
    "`workbook restore WHICH` brings an earlier version back."
)
FIELD_WRONG = "its field “{field}” does not hold what belongs there"
FIELD_UNKNOWN = "it has a field that this version does not know"
FIELD_MISSING = "a field is missing or holds something else"
NOT_A_DOCUMENT = "it is not made of fields"
NOT_TO_BE_KEPT = "it is nested too deeply, or holds a number that is too large"

# --- settings ----------------------------------------------------------------------------------------------------

SETTINGS_CHANGED = "Changed the settings"
REMEMBERED = "Remembered"  # never shown: nothing that undo would list
SETTING_OUT_OF_RANGE = "That value does not fit the setting “{name}”. Nothing was changed."

# --- bringing back -----------------------------------------------------------------------------------------------


def no_such_version(nearest: str) -> str:
    near = f" The nearest is {nearest};" if nearest else ""
    return f"There is no such version.{near} `workbook backups` lists those that can be brought back."


VERSION_DAMAGED = (
    "That version cannot be opened as a workbook, so nothing was replaced. `workbook backups` lists those that can."
)
NO_FRESH = (
    "There is a sealed workbook here, so none is begun anew beside it. Nothing was changed. Its passphrase or recovery "
    "passphrase opens it; for a second workbook choose another folder with --data."
)
BACKUP_EXISTS = "There is already a file {path}. Nothing was written. Choose another name."
NO_FOLDER = "There is no folder {path}. Nothing was written. Make it first, or choose another."
