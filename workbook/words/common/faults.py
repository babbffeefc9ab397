"""What the program says about faults in a content folder, whatever file it is: a cause and a remedy for each.

Every function returns (cause, remedy), each one or two sentences for the author of the content.
"""

from __future__ import annotations

from collections.abc import Iterable

Told = tuple[str, str]
LONGEST = 200  # of what is quoted from the file
_WANTED = {
    "text": ("a text in quotation marks", '{key} = "…"'),
    "number": ("a whole number", "{key} = 5"),
    "flag": ("true or false", "{key} = true, or {key} = false"),
    "texts": ("a list of texts, none of them empty", '{key} = ["…", "…"]'),
    "tables": ("a list of tables", "each under a heading of its own, [[{key}]]"),
}


def listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def quoted(name: str) -> str:
    return f"“{name if len(name) <= LONGEST else name[:LONGEST] + '…'}”"


# -- folders and files


def no_folder(folder: str) -> Told:
    return f"There is no folder {folder}.", "Name the folder that holds programme.toml and steps/."


def not_a_folder(folder: str) -> Told:
    return f"{folder} is a file, not a folder.", "Name the folder that holds programme.toml and steps/."


def no_file(name: str) -> Told:
    return f"The file {name} is missing.", "Put it there, or take out what refers to it."


def not_readable(reason: str) -> Told:
    return f"The file cannot be read ({reason}).", "Check that it is a file and that you may read it."


def outside() -> Told:
    return "This leads to a file outside the content folder.", "Put a copy of the file into the folder."


def too_large(most: int) -> Told:
    return f"The file is larger than {most // 1000} kB.", "Split it up; no step needs that much text."


def not_utf8() -> Told:
    return "This is not UTF-8 text.", "Save the file in the encoding UTF-8."


def broken_toml(reason: str) -> Told:
    return (
        f"This is not valid TOML: {reason}.",
        "Mend that line; often a quotation mark, a bracket or an equals sign is missing just before it.",
    )


def more_faults() -> Told:
    return "There are more faults than are shown.", "Mend these, then check again."


# -- keys and values


def unknown_key(key: str, near: str, known: Iterable[str]) -> Told:
    cause = f"The key {quoted(key)} means nothing here."
    return cause, f"Did you mean {quoted(near)}?" if near else f"Known keys: {listed(known)}."


def missing_key(key: str) -> Told:
    return f"The key {quoted(key)} is missing.", f"Add a line that begins with {key} = …"


def no_tables(header: str) -> Told:
    return f"There is no table [[{header}]].", f"Add one or more, each beginning with a line [[{header}]]."


def wrong_type(key: str, wanted: str) -> Told:
    """`wanted`: text, number, flag, texts or tables."""
    name, example = _WANTED[wanted]
    return f"{quoted(key)} is not {name}.", f"Write {example.format(key=key)}."


def blank(key: str) -> Told:
    return f"{quoted(key)} is empty.", "Write something, or take the line out if it is not needed."


def out_of_range(key: str, low: int, high: int) -> Told:
    return f"{quoted(key)} is outside {low} to {high}.", f"Choose a whole number from {low} to {high}."


def not_one_of(key: str, value: str, near: str, choices: Iterable[str]) -> Told:
    cause = f"{quoted(key)} cannot be {quoted(value)}."
    return cause, f"Did you mean {quoted(near)}?" if near else f"Choose one of: {listed(choices)}."


def more_than_one_line(key: str) -> Told:
    return f"{quoted(key)} runs over more than one line.", "Say it in one line."


def bad_id(value: str) -> Told:
    return (
        f"{quoted(value)} cannot be an id.",
        "Use lower-case letters, digits and hyphens, beginning with a letter, such as fact-line.",
    )


def same_id(value: str, what: str) -> Told:
    return f"Two of the {what} have the id {quoted(value)}.", "Give one of them another id."


def same_words(text: str, what: str) -> Told:
    return f"Two of the {what} say {quoted(text)}.", "Say one of them differently, so that they can be told apart."


def too_few(what: str, least: int) -> Told:
    return f"There are fewer than {least} {what}.", f"Add some, until there are {least} or more."


def bad_cadence(cadence: str) -> Told:
    return (
        f"{quoted(cadence)} is no cadence.",
        "Write daily, mon,wed,fri, 3/week, every 2 days, monthly 15, once or whenever.",
    )


# -- text


def has_link(found: str) -> Told:
    return f"The text has a link ({found}).", "Write it out in words; the book works without a network."


def has_html(found: str) -> Told:
    return f"The text has HTML ({found}).", "Use Markdown: *slanted*, **strong**, lists with hyphens."


# -- summing up


def summary(steps: int, exercises: int, words: int) -> str:
    return f"The content is fine: {steps} steps, {exercises} exercises, {words:,} words of reading."


def borrowed(steps: Iterable[str]) -> str:
    return f"Not in this folder, and taken from the program's own content: {listed(steps)}."


def hint(place: str) -> str:
    return f"Hint: {place}"


def fault_count(count: int) -> str:
    return "1 fault." if count == 1 else f"{count} faults."


def cannot_use(count: int) -> str:
    many = "a fault" if count == 1 else f"{count} faults"
    return f"The content folder has {many}. Nothing of yours is touched. “workbook content check” shows them all."
