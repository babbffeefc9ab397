"""What the screen before a sealed workbook says. Nothing here tells what is inside."""

from __future__ import annotations

# -- the screen that stands before a sealed workbook; somebody may be looking over a shoulder
TITLE = "Locked"
WHO = "Whose passphrase?"
ANYBODY = "Whoever's it is"
FIRST, SECOND, OTHER = "Who began here", "Who joined later", "Somebody else here ({number})"
PASSPHRASE = "Passphrase"
HINT = "A recovery passphrase opens it as well."
WRONG = "That does not open it. Nothing was changed; try again as often as you like."
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
NO_PASSPHRASE = "This workbook has no passphrase yet, so it cannot be locked."
