"""The whole command line as plain values, read from the parser itself: for `--spec`, completions and the man page."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from workbook.words.common import verbs as words

Common = frozenset[tuple[str, str | None]]
"""Option and help of what every verb takes; a verb may give one of these options a meaning of its own."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One option with its spellings, or a positional one without any. `value` is what its value is called; "" for an
    option that takes none. `common`: every verb takes it."""

    options: tuple[str, ...]
    value: str
    help: str
    required: bool
    many: bool
    choices: tuple[str, ...]
    common: bool


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its full name ("promise add"), or a group of verbs ("promise"), which has no arguments of its own."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """The program's options and its verbs, in the order of `--help`."""

    about: str
    options: tuple[Argument, ...]
    verbs: tuple[Verb, ...]


def spec() -> Spec:
    """The command line as it is."""
    from workbook.verbs.parser import build_parser

    parser = build_parser()
    common = {(option, action.help) for action in parser._actions for option in action.option_strings}
    return Spec(words.ABOUT, _arguments(parser, frozenset()), tuple(_verbs(parser, "", frozenset(common))))


def as_values(found: Spec) -> dict[str, object]:
    """The same for JSON."""
    return {
        "about": found.about,
        "options": [_plain(one) for one in found.options],
        "verbs": [
            {"name": one.name, "help": one.help, "arguments": [_plain(each) for each in one.arguments]}
            for one in found.verbs
            if not one.group
        ],
        "exit_codes": words.EXIT_CODES,
    }


def _verbs(parser: argparse.ArgumentParser, before: str, common: Common) -> Iterator[Verb]:
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        help = {one.dest: one.help or "" for one in action._choices_actions}
        for name, verb in action.choices.items():
            full = f"{before}{name}"
            inner = list(_verbs(verb, f"{full} ", common))
            yield Verb(full, help.get(name, ""), () if inner else _arguments(verb, common), bool(inner))
            yield from inner


def _arguments(parser: argparse.ArgumentParser, common: Common) -> tuple[Argument, ...]:
    return tuple(
        Argument(
            tuple(action.option_strings),
            _value(action),
            action.help or "",
            bool(action.required),
            action.nargs in ("+", "*"),
            tuple(map(str, action.choices or ())),
            any((option, action.help) in common for option in action.option_strings),
        )
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction)
    )


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    return action.metavar if isinstance(action.metavar, str) else action.dest.upper()


def _plain(one: Argument) -> dict[str, object]:
    return {
        "options": list(one.options),
        "value": one.value or None,
        "help": one.help,
        "required": one.required,
        "many": one.many,
        "choices": list(one.choices) or None,
        "common": one.common,
    }
