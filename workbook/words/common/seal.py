"""What the store says about passphrases, identities and sealed files.

None of these sentences holds a passphrase, a key or anything that somebody wrote.
"""

from __future__ import annotations

NOT_INSTALLED = (
    "This needs the package pyrage, which is not installed. Nothing was changed. Install it with "
    "`pip install 'workbook[seal]'`; on a system for which there is none ready-made, that builds it and needs Rust. "
    "A sealed workbook also opens with the program age: `age -d -i {identity} {main}`."
)

# --- passphrases -------------------------------------------------------------------------------------------------

EMPTY = "A passphrase needs at least one character that can be seen. Nothing was changed."
TOO_LONG = "A passphrase may have {most:,} characters, and this has {length:,}. Nothing was changed or cut."
NOT_TYPED = (
    "A passphrase cannot hold line ends, tabs or control characters: not every program could ask for them. "
    "Nothing was changed."
)

# --- identities --------------------------------------------------------------------------------------------------

WRONG_PASSPHRASE = "That passphrase does not open it. Nothing was changed; try again as often as you like."
WRONG_BESIDE_COPY = (
    "That passphrase does not open it. Nothing was changed. But {copy} is a copy of a wrapped key, left by a program "
    "that carries folders: if the passphrase was set on another machine, or the key {name} is gone, move that one "
    "elsewhere, give the copy its name, and try again."
)
WRONG_BESIDE_DAMAGED = (
    "That passphrase does not open it. Nothing was changed. But {name} is damaged, and no passphrase can open it as it "
    "is: if it is the one for that, put the copy of it from an earlier backup of the folder in its place, or try the "
    "recovery passphrase."
)
IDENTITY_DAMAGED = (
    "{path} is damaged, and no passphrase can open it as it is. It was left exactly as it is. Put the copy of it from "
    "an earlier backup of the folder in its place, or open it with the recovery passphrase."
)
NOT_AN_IDENTITY = (
    "{path} is not an identity of a workbook. It was left as it is. Put the identity that was made with this workbook "
    "in its place."
)
NO_IDENTITY = (
    "{path} is missing, and without it the sealed workbook cannot be opened. Nothing was changed. Put it back from a "
    "backup of the folder, or open it with the recovery passphrase."
)
NO_RECOVERY = "There is no recovery passphrase here: none was made, or {path} is missing. Nothing was changed."
TOO_MUCH_WORK = (
    "{path} was made on a much faster computer, and opening it would take too long on this one. "
    "Nothing was changed. Open it there and set the passphrase anew."
)
ALREADY_SET = "That person has a passphrase already. Nothing was changed. `workbook passphrase change` changes it."
PLAIN_DAMAGED = (
    "{path} cannot be read as a workbook, so it was not sealed. Nothing was changed. `workbook backups` lists what can "
    "be brought back first."
)
NOT_OWN_FOLDER = (
    "{path} is not a folder of yours that only you may enter, so no key is kept there. Nothing was changed. Move it "
    "out of the way, or set XDG_RUNTIME_DIR to a folder of your own with mode 700."
)
NO_SOCKET = (
    "{path} is not what `workbook unlock` puts there, or does not answer. It was left as it is, and no key was given "
    "to it. Move it out of the way, then try again."
)
AGENT_NOT_STARTED = "The process that keeps the key for the shell could not be started. Nothing was unlocked."
IDENTITY_THERE = "There is an identity {path} already. Nothing was changed."

# --- sealed files ------------------------------------------------------------------------------------------------

OTHER_KEY = (
    "{path} is sealed with another key: it belongs to another workbook, or to a time before the key was made anew. "
    "It was left exactly as it is."
)
SEAL_DAMAGED = "{path} is sealed, and damaged. It was left exactly as it is. Earlier versions may still open."
