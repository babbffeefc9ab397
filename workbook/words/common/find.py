"""What is said about finding: what a thing that was found is, where it stands, and that there is none."""

from datetime import date

FIND = "find words in everything you wrote, in what you both see, and in the book; capitals and accents do not matter"
WORDS_HELP = (
    "the words; all of them have to stand there. `-` reads them from the terminal, which leaves no trace in the shell"
)
NO_WORDS = "There are no words to look for."
ASK_WORDS = "The words to look for: "
NOTHING = "Those words stand nowhere in what you can see here."
SORTS = {
    "step": "Step",
    "exercise": "Exercise",
    "answer": "You wrote",
    "promise": "Promise",
    "conflict": "Conflict",
    "review": "Review",
    "moment": "How it was",
    "jot": "Caught in passing",
    "line": "Shown to you",
    "date": "Date",
    "chore": "Chore",
}
HINT = (
    "`workbook open PLACE` opens it there, on the screen; the place stands at the end of its first line. In the shell "
    "`answer PLACE` reads what you wrote, `step`, `promise show` and `conflict show` what they name; `reviews`, "
    "`lines`, `jots` and `moment` list the rest."
)

# --- in the app
KEY, TIP = "Find words", "Find words in everything you wrote, in what you both see, and in the book"
TITLE = "Find words"
FIELD = "Words, or the beginning of one"
TYPE = "Everything you wrote is looked through, what you both see, and the book."
NONE = "Nowhere in what you can see here."
MORE = "Only the first {number} are listed. One word more narrows it down."
READING_ON = "Reading the book…"


def in_step(step: str, exercise: str) -> str:
    return f"{step}: {exercise}"


def shown_by(name: str, exercise: str) -> str:
    return f"{name}: {exercise}"


def heading(sort: str, title: str, opens: str, on: date | None = None) -> str:
    """`Promise: Home by six, 2026-11-02  (promises/01K…)`; with its day where others are called alike."""
    return f"{SORTS[sort]}: {called(title, on)}" + (f"  ({opens})" if opens else "")


def called(title: str, on: date | None = None) -> str:
    name = " ".join(title.split())
    return name if on is None or str(on) == name else f"{name}, {on}"


def how_many(number: int) -> str:
    return "1 place." if number == 1 else f"{number} places."
