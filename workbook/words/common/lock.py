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
