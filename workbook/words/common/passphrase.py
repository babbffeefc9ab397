"""What the verb `passphrase` says, and what asks for one. None of it repeats a passphrase that somebody chose."""

from __future__ import annotations

FD = "read passphrases from this file descriptor, one a line"
SET = "give the workbook a passphrase, or yourself one of your own beside your partner's"
CHANGE = "change your passphrase; the recovery passphrase opens it too"
NEW_KEY = "make a new key and seal everything to it, the old one then opens nothing"
REMOVE = "take your passphrase away"
UNLOCK = "give the verbs of the shell the key for some minutes"
LOCK = "take the key away from the verbs of the shell again"
MINUTES = "for how long; 10 where nothing is said"
RECOVERY = "make a recovery passphrase to print or write down"

ASK = "Passphrase: "
ASK_NOW = "Passphrase that opens it now: "
ASK_NEW = "New passphrase: "
ASK_AGAIN = "Once more: "
NO_LINE = "There is no further line in what --passphrase-fd names. Nothing was changed."
NOWHERE = "This needs a passphrase: type it in a terminal, or give --passphrase-fd N. Nothing was changed."
DIFFERENT = "The two were not the same. Nothing was changed."
NOT_READABLE = "What --passphrase-fd names cannot be read as text. Nothing was changed."
NOT_SEALED = "The workbook has no passphrase. Nothing was changed."
THEIRS_HERE = (
    "Their pages are sealed by a passphrase of their own. Close the workbook and open it again with that one; "
    "nothing of yours is in sight then."
)
THEIRS = "That person has a passphrase of their own, and it was not given. Nothing was changed."

IMPOSSIBLE_MINUTES = "--minutes takes a whole number from 1 to {most}. Nothing was changed."
DONE_UNLOCK = (
    "Unlocked for the verbs of the shell until {at:%H:%M}; `workbook lock` ends it sooner. Until then whoever sits at "
    "this computer can read the workbook with them."
)
ENDS_WITH_TERMINAL = "Closing this terminal ends it too."
LOCKED_HERE = (
    "The workbook is locked by its passphrase. Nothing was changed. `workbook unlock` opens it for some minutes, "
    "--passphrase-fd N for one call."
)
DONE_LOCK = "Locked for the verbs of the shell."
LOCKED_ALREADY = "It was locked already."
DONE_SET = "The workbook is sealed now, its backups too."
DONE_SECOND = (
    "Your own pages are sealed to you now, in the backups too. Your partner's passphrase no longer opens them."
)
DONE_CHANGE = "Your passphrase is changed."
DONE_NEW_KEY = "Everything is sealed with a new key. Your passphrase is the same."
DONE_REMOVE = "The workbook is plain again, its backups too."
DONE_LEAVE = "Your passphrase is gone. Your partner's passphrase opens your pages now."
LOST_RECOVERY = "The recovery passphrase opens nothing any more: `workbook passphrase recovery` makes another."
LEFT = "Not opened by this key, and left as it is: {path}"
CANNOT = (
    "Whoever forgets the passphrase has lost what is sealed; nobody can open it without. `workbook passphrase "
    "recovery` makes a second one to print. Not covered: names, sizes and times of files, exports and copies you made "
    "elsewhere, and what SSDs, snapshots and backups of this computer still hold of the time before."
)
RECOVERY_NOTE = "Print this or write it down; it is kept nowhere. It opens the workbook like your passphrase:"
