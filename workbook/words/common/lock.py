"""What a locked workbook says, and what gives, changes and takes away a passphrase in the app. None of it tells what is
inside, and none repeats a passphrase that somebody chose."""

from __future__ import annotations

# -- the screen that stands before a sealed workbook; somebody may be looking over a shoulder
TITLE = "Locked"
WHO = "Whose passphrase?"
ANYBODY = "Whoever's it is"
FIRST, SECOND, OTHER = "Who began here", "Who joined later", "Somebody else here ({number})"
PASSPHRASE = "Passphrase"
HINT = "A recovery passphrase opens it as well."
WORKING = "Opening…"
UNLOCK, UNLOCK_TIP = "Unlock", "Open it with this passphrase"
PEOPLE, PEOPLE_TIP = "Whose", "Choose whose passphrase it is"
ALL_SAVED = "Everything is saved."
SEALED_AWAY = "What could not be saved lies sealed in a file of its own, and is offered when its writer is back."
HELD_BACK = "Not everything that was typed could be saved. It is still here: unlock, and it is tried again."
NOT_THEIRS = (
    "Words of the one who sat here are not saved yet, and only their passphrase opens this now. Nothing was lost."
)
STILL_HELD = (
    "Some words are not saved yet. Unlock first, so that they can be; or leave at once, and they go into a file."
)
CHANGED_ELSEWHERE = "The workbook was sealed, or its key changed, while it was open here."

# -- locking
LOCK, LOCK_TIP = "Lock now", "Save, hide everything and ask for the passphrase; only where there is one"
NO_PASSPHRASE = (
    "This workbook has no passphrase yet, so it cannot be locked. “Passphrase” in Find (ctrl+p) gives it one."
)


def no_key(name: str) -> str:
    """To somebody who sits down without a key of their own."""
    return (
        f"{name} has no passphrase of their own: their partner's opens these pages too. “Passphrase” in Find (ctrl+p) "
        "sets one."
    )


PLAIN_BESIDE = (
    "A plain workbook.json has appeared beside the sealed one: an older copy from elsewhere, it may be. It is not "
    "read, and nothing is written over. Move it away, or leave it: the next unlocking keeps it, sealed, among the "
    "backups."
)
PLAIN_PUT_AWAY = (
    "A plain workbook.json lay beside the sealed one. Nothing of it is lost: the newer of the two is open here, the "
    "other one is kept, sealed, among the backups (`workbook backups`)."
)

# -- the dialogs
SHEET, SHEET_TIP = "Passphrase", "Give the workbook a passphrase, change it, make a new key, take it away"
NONE_YET = "There is none: whoever can use this account can read everything."
HAVE_OWN = "The workbook is sealed, and you have a passphrase of your own."
HAVE_NONE = (
    "The workbook is sealed by your partner's passphrase, which opens your pages too. With one of your own, yours are "
    "sealed to you alone."
)
TITLES = {
    "set": "Set a passphrase",
    "change": "Change the passphrase",
    "new-key": "Make a new key",
    "recovery": "Make a recovery passphrase",
    "remove": "Take the passphrase away",
}
ABOUT = {
    "set": (
        "The workbook and its backups are sealed. Forgotten is forgotten: nobody can open them without. Not covered: "
        "exports and copies elsewhere, names, sizes and times of files, and what SSDs, snapshots and backups of this "
        "computer still hold of the time before."
    ),
    "second": (
        "Your own pages are sealed to you alone, in the backups too; what both may see stays open to both. Forgotten "
        "is forgotten: your partner's passphrase will not open yours."
    ),
    "change": "The key stays the same. The recovery passphrase does for the first field.",
    "new-key": (
        "Everything is sealed anew under the same passphrase. Whoever has an old key reads nothing of what is written "
        "from now on. A recovery passphrase stops working; make another."
    ),
    "recovery": "A second passphrase, made here, to print or write down. An earlier one stops working.",
    "remove": "The workbook and its backups become plain files again, for whoever can use this account.",
    "leave": "Your partner's passphrase then opens your pages too.",
}
FIELDS = {"now": "Passphrase now", "new": "New passphrase", "again": "Once more"}
GO = {"set": "Seal it", "change": "Change it", "new-key": "Make it", "recovery": "Make it", "remove": "Take it away"}
CLOSE, DONE, NOT_NOW = "Not now", "Done", "Not now"
DIFFERENT = "The two were not the same. Nothing was changed."
BUSY = {"change": "At work…", "recovery": "At work…"}
SEALING = "Sealing…"
BUSY_STAY = "It is at work, and is done in a moment."
RECOVERY_OFFER = (
    "Done: it is sealed. If this passphrase is ever forgotten, a recovery passphrase opens it too. Make one now, to "
    "print or write down? It can also be made later."
)
RECOVERY_SHOWN = (
    "Print it or write it down, and keep it apart from this computer. It is kept nowhere and not shown again."
)
SAID = {
    "set": "The workbook is sealed now, its backups too.",
    "second": "Your own pages are sealed to you now, in the backups too.",
    "change": "Your passphrase is changed.",
    "new-key": "Everything is sealed with a new key. Your passphrase is the same.",
    "remove": "The workbook is plain again, its backups too.",
    "leave": "Your passphrase is gone. Your partner's opens your pages now.",
}
LOST_RECOVERY = "The recovery passphrase opens nothing any more."


def left(count: int) -> str:
    files = "One older file" if count == 1 else f"{count} older files"
    return f"{files} could not be opened with this key and stayed as before; `workbook where` names what lies there."
