"""What the program says around wording notes: the verb `notice`, and faults of content/language."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.words.common.content_faults import Told, quoted

LONGEST_PATTERN = 80  # of a pattern that is quoted

# -- faults of the files


def pattern_fault(pattern: str, cause: str, remedy: str) -> Told:
    pattern = " ".join(pattern.split())
    if len(pattern) > LONGEST_PATTERN:
        pattern = pattern[:LONGEST_PATTERN] + "…"
    return f"The pattern {quoted(pattern)} cannot be used. {cause}", remedy


def bad_spelling(line: str) -> Told:
    return f"{quoted(line)} is no spelling.", 'Write the form, " = " and the words it stands for: "don\'t = do not".'


def not_noticed(example: str) -> Told:
    return (
        f"The rule does not notice its own example {quoted(example)}.",
        "Widen a pattern, narrow a guard, or move the example to the rule that notices it.",
    )


def wrongly_noticed(example: str, rule: str) -> Told:
    return (
        f"{quoted(example)} should be left alone, but {quoted(rule)} notices it.",
        "Narrow a pattern, or add the harmless use to “leave”.",
    )


def id_not_file(id: str, stem: str) -> Told:
    return f"The id is {quoted(id)}, the file is called {stem}.toml.", "Make the two the same."


def too_many_rules(most: int) -> Told:
    return f"There are more than {most} rules.", "Merge some; each of them is looked for while somebody types."


def same_list(id: str) -> Told:
    return f"Two lists have the id {quoted(id)}; all files share them.", "Give one of them another id."


def same_rule(id: str) -> Told:
    return f"Two rules have the id {quoted(id)}.", "Give one of them another id, in whichever file it is."


def nothing_in(key: str) -> Told:
    remedy = "Write a sentence that somebody would really write." if key != "patterns" else "Write what to look for."
    return f"{quoted(key)} is empty, and a rule cannot go without.", remedy


# -- workbook notice

HELP = "notes on the wording of a text: an apology, a message, a promise"
FILE_HELP = "a text file; - or nothing: standard input"
FAMILY_HELP = "only notes of this family, such as conditional; may be given several times"
WRITE_NOW = "Write or paste the text, then press Ctrl+D."
NO_RULES = "This content has no rules for wording, so there is nothing to notice."
NOTHING = "No notes. They notice words, not hearts."
TRY = "Try: "
AS_WINDOWS = "The text is not UTF-8; it was read as Windows-1252, and some letters may be wrong."
NOT_A_TEXT = "This looks like something other than text, so the notes may mean nothing."


def only_the_beginning(most: int) -> str:
    return f"The text is longer than {most} characters. Only the first {most} were looked at."


def no_family(families: Iterable[str]) -> str:
    return f"There is no such family of notes. There are: {', '.join(families)}."


def no_file(name: str) -> str:
    return f"There is no file {name}. Nothing was looked at."


def cannot_read(name: str, reason: str) -> str:
    return f"{name} cannot be read ({reason}). Nothing was looked at."


def note_heading(numbers: str, text: str, family: str) -> str:
    return f"{numbers}  “{text}” · {family}"


def how_many(number: int) -> str:
    return f"{number} {'note' if number == 1 else 'notes'}. They notice words, not hearts; you decide."
