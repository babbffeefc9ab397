"""What is said on leaving with words that cannot be saved, and about such words at the next opening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

TITLE = "What you typed cannot be saved just now"
ABOUT = "Stay, and the workbook goes on trying. Or copy your words to a file that you name: a plain text, not sealed."
FILE = "Copy to this file"
STAY, COPY, LEAVE = "Stay", "Copy and leave", "Leave without them"
NO_NAME = "Give the file a name first."
EXISTS = "There is something of that name already. Choose another name."
NOT_COPIED = "It could not be copied there: {why}. Nothing was closed."

FOUND_TITLE = "Words that were not saved"
FOUND_ABOUT = "When the workbook was left, these could not be saved. They lie in a file of their own until you choose."
BACK, LOOK, FORGET, LATER = "Put them back", "Look", "Forget", "Later"
FORGET_SURE = "Press “Forget” once more and they are gone for good."
PLACELESS = "They have no place to go back to by themselves. Look at them, and copy what you want to keep."
UNNAMED = "a field"
PUT_BACK = "They are where they belong: open the form or the exercise, and there they are."
SOME_PUT_BACK = "Some are back in their place. The rest stays here: look at it, or come back to it later."
NONE_PUT_BACK = "They could not be put back just now. They stay here."
FORGOTTEN = "Those words are forgotten."

# -- in the shell
KEPT_HELP = "put words that could not be saved back where they were written, instead; what has no place is printed"
LIE_HERE = "Words that could not be saved are kept here. `workbook edit --kept` puts them back, or prints them."
NOTHING_KEPT = "There are no unsaved words of yours."
PRINTED = (
    "What is printed could not be put back by itself. Copy what you want to keep. It stays here; the "
    "workbook offers to forget it when it opens, and `workbook forget --kept` forgets it now."
)
REST_PRINTED = f"The others are back in their place. {PRINTED}"


def text_of(left: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """Words for reading: where they stood, then what each field held."""
    parts: list[str] = []
    for place, fields in left:
        parts.append(f"— {place or UNNAMED} —")
        parts += [f"[{name}]\n{text}" if name else text for name, text in fields.items()]
    return "\n\n".join([*parts, ""])


def found(at: datetime, places: list[str]) -> str:
    """One line for one file: when, and where the words were typed."""
    named = ", ".join(dict.fromkeys(place or UNNAMED for place in places))
    local = at.astimezone()
    return f"{local:%a} {local.day} {local:%b}, {local:%H:%M} · {named}"
