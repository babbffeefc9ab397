"""What the workbook says when the whole of it is taken out, or brought in from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LABEL = "Brought in a workbook"

# --- taking it out ---------------------------------------------------------------------------------------------------
TAKE = (
    "import workbook: what to keep of an entry that is here already and differs: ours (unless said otherwise) or theirs"
)
ASK_PRIVATE = (
    "Your private part (answers and their earlier versions, drafts, dates) can go into this file as well. The file is "
    "not locked: whoever gets it can read it. Put it in? [y/N] "
)
WITHOUT_PRIVATE = "Your private part was left out: {count}. Add --private to put it in."
WITH_PRIVATE = "Your private part is in it, and the file is not locked."
OTHERS = "Left out, because it is not yours to take along: {count}."
FAULTY = "Left out, because it cannot be read: {count}."
NO_HISTORY = "The list of changes for `undo` stays here."
EXISTS = "There is a file of that name already, and it stays as it is. Nothing was written. Choose another name."
NEEDS_FILE = (
    "With --json the workbook needs a file to go to: `workbook export workbook FILE --json`. Nothing was written."
)


def taken(count: int, path: str) -> str:
    return f"Written to {path}, readable by you alone: {entries(count)}."


def entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


# --- bringing it in --------------------------------------------------------------------------------------------------
NOT_JSON = "it is damaged, or it is not JSON"
NOT_A_WHOLE = "it is no export of a whole workbook"
NEWER = "it was written by a newer version of the workbook, in format {found}; this one reads up to format {known}"
TOO_MANY = "it has more than {limit} entries"

UNKNOWN_TABLE = "this version of the workbook does not know what stands there"
NOT_TO_BE_KEPT = "it holds what no entry can hold: a name twice, a number without a value, or too much within itself"
NOT_OURS = "it holds what the workbook would not have written"
WRONG_PLACE = "it stands in a place where it does not belong"
OUT_OF_REACH = "one of its dates lies outside the years that can be used"
UNKNOWN_PART = "A part of the file"

BROKEN = (
    "{entries} of the file cannot be brought in, so nothing was. Mend the file, or leave them out with --skip-broken."
)
FIRST = 3
"""So many places of one fault are named; the others are counted."""


def fault(table: str, numbers: Sequence[int], why: str) -> str:
    """`promises, entries 2, 5, 9 and 3 more: it holds …`. A sentence of another part is said as it is."""
    if not table:
        return f"{UNKNOWN_PART} was left out: {why}."
    named = ", ".join(map(str, numbers[:FIRST]))
    more = len(numbers) - FIRST
    word = "entry" if len(numbers) == 1 else "entries"
    return f"{table}, {word} {named}{f' and {more} more' if more > 0 else ''}: {why}."


def broken(count: int) -> str:
    return BROKEN.format(entries=entries(count).capitalize())


def brought(new: int, replaced: int) -> str:
    said = f"Brought in {entries(new)}"
    if replaced:
        said += f", and took {entries(replaced)} as the file has {'it' if replaced == 1 else 'them'}"
    return f"{said}. `workbook undo` takes it back; drafts stay."


def would(new: int, replaced: int) -> str:
    said = f"Would bring in {entries(new)}"
    if replaced:
        said += f", and take {entries(replaced)} as the file has {'it' if replaced == 1 else 'them'}"
    return f"{said}. Nothing was changed."


NOTHING_NEW = "There was nothing new in it. Nothing was changed."


def same(count: int) -> str:
    return f"{entries(count).capitalize()} {'was' if count == 1 else 'were'} here already."


def different(count: int) -> str:
    one = count == 1
    return (
        f"{entries(count).capitalize()} {'is' if one else 'are'} here already and {'differs' if one else 'differ'}; "
        f"{'ours was' if one else 'ours were'} kept. `--take theirs` takes what the file has."
    )


def not_yours(count: int, name: str) -> str:
    whose = f" ({name} took this file out)" if name else ""
    return (
        f"{entries(count).capitalize()} left out: somebody else’s private part{whose}. "
        "They can bring it in themselves, with `workbook --as NAME import workbook FILE`."
    )


OTHER_PEOPLE = (
    "The people in the file have other names than here. If it is another couple’s workbook, take this back with "
    "`workbook undo`."
)
SOME_LEFT_OUT = "Left out, because they cannot be brought in: {entries}."


def left_out(count: int) -> str:
    return SOME_LEFT_OUT.format(entries=entries(count))


# --- chosen pages as Markdown ----------------------------------------------------------------------------------------
ANSWERS_HELP = "markdown: your answers to these exercises (STEP/EXERCISE) or whole steps (STEP)"
CONFLICTS_HELP = "markdown: these conflicts, by id or by what they say"
WEEKS_HELP = "markdown: the chore weeks that these days lie in"
PROMISES_HELP = "markdown: the promises with their marks"

TITLES: Mapping[str, str] = {
    "answers": "Answers", "conflicts": "Conflicts", "weeks": "Chore weeks", "promises": "Promises",
}  # fmt: skip
CHOOSE = "Choose what goes out, item by item. Nothing was written. There are:"
CHOOSE_OPTION: Mapping[str, str] = {
    "answers": "--answers {item}", "conflicts": "--conflicts {item}", "weeks": "--weeks {item}",
}  # fmt: skip
NOTHING_TO_CHOOSE: Mapping[str, str] = {
    "answers": "You have no answers yet. Nothing was written.",
    "conflicts": "There are no conflicts yet. Nothing was written.",
    "weeks": "There are no chore weeks yet. Nothing was written.",
}
ONLY_MARKDOWN = "Answers, conflicts and weeks are chosen for markdown. Nothing was written."
NO_ANSWER = "Nothing of yours stands under one of those exercises. `workbook export markdown --answers` lists them."
NO_CONFLICT = "There is no such conflict. `workbook export markdown --conflicts` lists them."
NO_WEEK = "There is no chore week for one of those days. `workbook export markdown --weeks` lists them."
NOT_A_DAY = "A week is chosen by a day in it, such as 2026-11-21. Nothing was written."
IS_PRIVATE = "(marked private; left out)"
PRIVATE_SIGN = " (marked private)"
SETS_OFF, OFTEN, NEEDS = "What sets it off", "How often", "What each needs"
OPTIONS, TRIALS, TRIGGERS = "Options", "What was tried", "When it came up"
PUT_ASIDE = "put aside"
RUNNING = "on trial"


def trial_days(start: str, review: str) -> str:
    return f"{start} to {review}"


def rating(name: str, wish: int | None, ability: int | None, *, declined: bool) -> str:
    return f"{name}: would rather not say" if declined else f"{name}: wish {wish}, ability {ability}"
