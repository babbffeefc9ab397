"""Why a text is no answer to an exercise. None of it holds what was typed."""

NO_SUCH_ENTRY = "that is none of what this exercise offers. Give its words, as `workbook step` shows them"
NO_SUCH_PILE = "a card stands under no pile, or under one that is not there. Piles are lines that end in a colon"
NO_OWN = "this exercise takes no entries of one's own"
BLANK_OWN = "the entry of one's own says nothing"
ONE_ONLY = "only one can be chosen here"
TOO_MANY_CELLS = "there are more cells than columns. Cells stand apart by ` · `; a cell that has that sign needs JSON"
NO_SUCH_COLUMN = "there is no such column or field. They are named as `workbook step` shows them"
NOT_A_CELL = "a cell holds text or a whole number"
NO_SUCH_CHOICE = "that is none of the choices of its column"
NOT_A_LEVEL = "a number from 0 to 10 belongs there"
NOT_JSON = "that is no JSON object or list"
NO_NAME = "a field is written as its name, a colon and what it holds"
NOT_A_TALK = "a talk is written as the minutes of both, `10 + 8`, with its day in front if that is not today"
AHEAD = "that day has not come yet"
TWO_DAYS = "`cadence` and `on` say two different days. Leave one of them out"
TOO_MANY_ROWS = "there are more rows than an exercise holds ({most})"
HANDED_IN = "This was handed in. Take it back first: `workbook write STEP/EXERCISE --take-back`. Nothing was changed."
TOO_LONG = "That is too long: {most} characters can be kept of one answer. Nothing was saved or cut."


def in_line(number: int, why: str) -> str:
    """`Line 3: that is none of what this exercise offers. … Nothing was changed.`"""
    return f"Line {number}: {why}. Nothing was changed."


NO_SITTING_DAY = (
    "A sitting needs a day, and may have a time: “fri 20:00”, “tomorrow”, “5 dec 8pm”. Nothing was changed."
)
TOO_MANY_SITTINGS = "Two sittings can be set ahead, a week's. Nothing was changed."
SITTING_PASSED = "That day has passed. Nothing was changed."
