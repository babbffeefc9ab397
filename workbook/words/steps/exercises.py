"""What the exercises say around the answer: their frame, and each kind."""

from __future__ import annotations

from datetime import date, datetime

from workbook.words.common.dates import full_date, near_date, short_date

# -- any exercise
WRITE, WRITE_TIP = "Write", "Go into the field of this exercise"
NOT_NOW, NOT_NOW_TIP = "Not now", "Set this exercise aside; what is written stays"
TAKE_UP = "Take it up again"
EXAMPLE, EXAMPLE_TIP = "Example", "Show or hide a worked answer"
PRIVATE, PRIVATE_TIP = "Private", "Leave this answer out of exports and of reviews together"
NOT_PRIVATE = "Not private"
EARLIER, EARLIER_TIP = "Earlier versions", "What stood here before, to read or to bring back"
NOTES, NOTES_TIP = "Notes on wording", "Show or hide the notes on wording"
EXAMPLE_HEAD = "For example"
STATES = {"untouched": "", "begun": "begun", "done": "done", "not now": "not now"}
IS_PRIVATE = "private"
OPTIONAL_ONE, FOR_TWO = "if you like", "for two"


def minutes(number: int) -> str:
    return f"{number} min"


# -- wording notes
TRY = "Try"
NOTES_OFF = "Notes on wording are off."


def more_notes(number: int) -> str:
    return f"and {number} more further on"


# -- lists with entries of one's own
ADD, ADD_TIP = "Add your own", "Write an entry of your own"
REMOVE, REMOVE_TIP = "Remove", "Take this entry out; u brings it back"
CHOOSE, PICK, TICK = "Choose", "Pick", "Tick"

# -- ledger
CHANGE = "Change"
ADD_ROW_TIP = "Begin a new row"
SHOW_LINE, SHOW_LINE_TIP = "Show this line", "Let your partner read this line, or take it back while it is unread"
MOVE_UP, MOVE_DOWN = "Up", "Down"
MOVE_UP_TIP, MOVE_DOWN_TIP = "Move this row up", "Move this row down"


def add_row(row: str) -> str:
    return f"Add {article(row)} {row}"


def line_shown(name: str, *, read: bool, otherwise: bool, shows: bool) -> str:
    """Beneath a row that is shown. `otherwise`: it has been changed since; `shows`: and can be shown anew."""
    said = f"read by {name}" if read else f"shown to {name}"
    if not otherwise:
        return said
    return f"{said}, as it was; s shows it as it is now" if shows else f"{said}, as it was"


NO_LINE = "For this sitting no line of it is shown to anybody."
TAKE_LINE_BACK = "Take this line back"


def no_rows(row: str) -> str:
    return f"Nothing here yet. Press enter and write the first {row}."


def ended(day: str) -> str:
    """Beside what was agreed until a day that has passed."""
    return f"ended {day}"


def row_number(row: str, number: int, of: int) -> str:
    return f"{row.capitalize()} {number} of {of}"


def article(word: str) -> str:
    return "an" if word[:1].lower() in "aeiou" else "a"


ROW_HOW = "enter goes on to the next field, and from the last one to a new row."

# -- sort
PILE_HOW = "← → lay a card on a pile"
PILE_ON, PILE_BACK = "Next pile", "Pile before"
PILE_TIP = "Lay this card on a pile"


def book_says(pile: str, because: str) -> str:
    return f"The book would say: {pile}. {because}" if pile else because


# -- cards
LINES, LINES_TIP = "Write on them", "Write a line on each card you picked"
DECK, DECK_TIP = "The cards", "Back to all the cards"


def picked(number: int, of: int) -> str:
    if number >= of:
        return f"{number} picked. Press enter and write a line on each."
    return f"{number} of {of} picked."


def picked_only(number: int, of: int) -> str:
    return f"{number} of {of} picked."


def enough(of: int) -> str:
    return f"{of} are enough. Put one back first."


# -- safety


def turn(key: str) -> str:
    """Beneath what was chosen: the places stand below the whole list, which may be out of sight."""
    return f"{key}: where to turn"


LET_DOWN, LET_DOWN_TIP = "I was let down", "The workbook asks nothing of you then; u takes it back"


def let_down(key: str) -> str:
    """Beneath the answer that one is the one who was let down."""
    return f"{key}: then nothing here is asked of you, and your pages come first. u takes it back."


PUT_AWAY = (
    "For this sitting the workbook puts away what is for two people, and whatever would go to your partner: exercises, "
    "drafts, acts, conflicts, the review, the page for the phone, and showing lines. It asks nothing about it, and "
    "nothing of it is written down. Choosing this again takes it back."
)

# -- scale
TODAY_IS = "Today"
"""Stands over the scale."""

# -- draft
PARTS = "What it holds"
PARTS_HINT = "It notices words, not hearts; space ticks what you see."
PARTS_HINT_OWN = "space ticks what stands in it."
"""Of a draft without notes on wording, such as a letter of the one who was let down."""
SEEN, OPTIONAL = "words seen", "optional"
READY, READY_TIP = "It is ready: let it rest", "Put the draft away for a day before you say it"
UNREADY, UNREADY_TIP = "Back to the desk", "End the rest and go on writing"
ALOUD, ALOUD_TIP = "Read it aloud", "Line by line, at an even pace, for yourself"
FORGE, FORGE_TIP = "Make a promise of it", "Take the sentence to the promise forge"
NEXT_LINE, LINE_BACK, PACE = "Next line", "Line before", "Even pace"
NEXT_LINE_TIP, LINE_BACK_TIP = "Go on to the next line", "Go back a line"
PACE_TIP = "Let the lines move on by themselves, or stop them"
ALOUD_END, ALOUD_END_TIP = "Back", "Back to the desk"
ALOUD_HOW = "Say each line aloud, breathe, then press space."
ALOUD_OVER = "That was the last line. How did it sound to the one who will hear it?"
NOTHING_TO_READ = "There is nothing to read yet."


def resting(until: datetime) -> str:
    return f"It rests until {short_date(until.date())}, {until:%H:%M}. There is nothing to do with it until then."


NO_REST = "This one does not rest. Say it, or read it out."


def rested() -> str:
    return "It has rested. Read it once more, as the one who will hear it."


def word_count(number: int) -> str:
    return f"{number} {'word' if number == 1 else 'words'}"


# -- turns
TURN_GO, TURN_GO_TIP = "Go on", "Begin, end a turn early, or go on to the next"
TURN_PAUSE = "Pause"
TURN_PAUSE_TIP = "Stop the clock, or let it run again"
TURN_SWAP, TURN_SWAP_TIP = "Swap", "Let the other one begin, or give them the turn now"
TURN_LONGER, TURN_SHORTER = "A minute more", "A minute less"
TURN_OVER, TURN_OVER_TIP = "End", "End the talk and keep how long each of you had"
TALK_DONE = "Both of you have had your turn. Let it rest for now."
TALK_BEGIN = "Sit down together and put the phones away. space begins."
PAUSED = "paused"
TIME_UP = "finish your sentence, then press space"
YOU, OTHER_UNNAMED = "You", "Your partner"


def each_turn(minutes: int, first: str) -> str:
    return f"{minutes} {'minute' if minutes == 1 else 'minutes'} each. {first or YOU} {'begins' if first else 'begin'}."


def speaks(name: str) -> str:
    """`name` is "" for the person in front who has given no name."""
    return f"{name} speaks" if name else "You speak"


def says_back(name: str) -> str:
    return f"{name} says back what they heard" if name else "You say back what you heard"


SAYS_BACK_HOW = "Say what you heard, as you heard it, and ask: is that it?"


def listens(name: str) -> str:
    return f"{name} listens" if name else "You listen"


def talked(day: date, today: date, first: int, second: int) -> str:
    return f"{near_date(day, today)}: {first} and {second} min"


# -- rehearse
HIDE, HIDE_TIP = "Hide it and type", "Hide the text and type it from memory"
COMPARE, COMPARE_TIP = "Compare", "See what you left out and what you put in"
READ_IT = "Read it twice, aloud if you can. Then hide it and type it."
NOTHING_TO_REHEARSE = "There is nothing to learn by heart yet."
DIFFERENCES = "Words in [brackets] you left out; underlined ones you put in."


def nothing_yet(said: str, of: str) -> str:
    """`There is nothing to learn by heart yet. Write “The fifth time” first.`; `of` is "" where nobody knows."""
    return f"{said} Write “{of}” first." if of else said


def came_back(share: float) -> str:
    return f"{round(share * 100)} % of the words came back."


def best_so_far(share: float) -> str:
    return f"Best so far: {round(share * 100)} %."


# -- compare
HAND_IN, HAND_IN_TIP = "Hand mine in", "Show both sides once both are handed in"
TAKE_BACK, TAKE_BACK_TIP = "Take mine back", "Hide both sides again and change yours"
APART = "Yours stays hidden until both of you have handed in, and so does theirs."
BOTH_IN = "Both are in."
HANDED_IN = "Yours is handed in. Both sides are shown once both are there."

# -- reread
WHAT_CHANGED = "What has changed since?"
NOTHING_EARLIER = "Nothing is written there yet."


def written_on(day: date) -> str:
    return f"What you wrote, {full_date(day)}"


WRITTEN = "What you wrote"
