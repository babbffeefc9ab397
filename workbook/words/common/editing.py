"""What is said about a text in somebody's own editor."""

NO_EDITOR = (
    "No editor is named. Set EDITOR (or VISUAL) to the one you use, for example `export EDITOR=nano`. "
    "Nothing was changed."
)
BAD_EDITOR = "What EDITOR (or VISUAL) holds is no command: a quotation mark in it is not closed. Nothing was changed."
NOT_STARTED = "The editor that EDITOR (or VISUAL) names could not be started. Nothing was changed."
FAILED = "The editor said that it failed, so nothing was changed."
GONE = "The editor left no file behind. What stood there before stays."
NOT_UTF8 = (
    "What the editor saved is no text in UTF-8, so some letters may be others now. What stood there before stays."
)
TOO_LONG = "What the editor saved is longer than any one text can be. What stood there before stays."
EMPTIED = "Nothing stood in it at the end. What stood there before stays; `workbook forget` takes it away."
WORDS_KEPT = "What you wrote is kept. `workbook edit --kept` puts it back; the workbook offers it too when it opens."
WORDS_LOST = "What you wrote could not be kept either, and is printed here:"
IN_THE_CLEAR = (
    "While the editor is open the text lies unsealed in a file of its own, for you alone; it is removed afterwards. "
    "What an editor keeps of its own (histories, copies) is beyond reach."
)

# -- in the app
KEY, TIP = "Editor", "This text in your own editor ($EDITOR)"
NO_SUSPENDING = "The screen cannot be left for an editor here."
