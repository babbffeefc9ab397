"""What the program says about faults in content/language: a cause and a remedy for each."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.words.common.faults import Told, quoted

LONGEST_PATTERN = 80  # of a pattern that is quoted


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


def no_place(help: str, places: Sequence[str]) -> Told:
    return f"help.toml has no entry {quoted(help)}.", f"Entries: {', '.join(places)}."


def weights_damaged() -> Told:
    return ("The weights cannot be read.", "Make them anew (python -m tests.language.learn), or take the file out.")


def no_care() -> Told:
    return (
        "The file is not there, so what may be more than wording is noticed by the program's own rules.",
        "Leave it so, or write one if people write in another language here.",
    )
