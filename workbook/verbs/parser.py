"""The parser of the command line, with the verbs of as many areas as a line can need."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from workbook.domain.common.errors import HelpAsked, UsageError
from workbook.verbs import AREAS
from workbook.words.common import passphrase
from workbook.words.common import verbs as words


class Parser(argparse.ArgumentParser):
    """argparse, but faults become UsageErrors so that they leave by the same door as all others."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.color = False  # from Python 3.14 on help is coloured otherwise, also where it goes into a file

    def print_help(self, file: Any = None) -> NoReturn:
        raise HelpAsked(self.format_help())

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """A choice that there is. Else say so without what was typed: with the choice that is like it, or with all."""
        if action.choices is None or value in action.choices:
            return
        from workbook.domain.common.finding import nearest

        known = [str(one) for one in action.choices]
        found = nearest(str(value), known)
        if isinstance(action, argparse._SubParsersAction):
            where, what = self.prog, words.VERB
        else:
            name = "/".join(action.option_strings) or action.metavar or action.dest
            where, what = f"{self.prog} {name}", words.CHOICE
        raise UsageError(f"{where}: {words.no_such_choice(what, found, known, self.prog)}")

    def error(self, message: str) -> NoReturn:
        # argparse quotes what was typed; that may be an act or a note, and it may end up in a log.
        if message.startswith("unrecognized arguments: -"):
            message = self._no_option(message.partition(": ")[2].split()[0].partition("=")[0])
        elif message.startswith("unrecognized arguments"):
            message = words.TOO_MUCH
        elif "invalid int" in message:
            message = words.no_number(message.removeprefix("argument ").partition(":")[0])
        elif "invalid" in message:
            message = message.partition(" value:")[0]
        elif message.endswith(f"required: {words.VERB}"):
            message = words.say_which([*_verbs_of(self)])
        elif ": " in message:
            message = words.as_said(message)
        raise UsageError(f"{self.prog}: {words.read_on(message, self.prog)}")

    def _no_option(self, typed: str) -> str:
        """The option that is like the one typed; what was typed itself may be an act that begins with a dash."""
        from workbook.domain.common.finding import nearest

        found = nearest(typed, dict.fromkeys(_options_of(self)))
        return words.nearest_option(found) if found else words.NO_OPTION


def _options_of(parser: argparse.ArgumentParser) -> Iterable[str]:
    for action in parser._actions:
        yield from (option for option in action.option_strings if option.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _options_of(one)


def _verbs_of(parser: argparse.ArgumentParser) -> Iterable[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices


def build_parser(areas: Iterable[str] = AREAS) -> argparse.ArgumentParser:
    """The parser with the verbs of these areas."""
    parser = Parser(prog="workbook", description=words.ABOUT, epilog=words.EPILOG, allow_abbrev=False)
    _add_common(parser)
    parser.add_argument("--version", action="store_true", help=words.VERSION)
    parser.add_argument("--spec", action="store_true", help=words.SPEC)
    parser.set_defaults(run=None)
    verbs = parser.add_subparsers(metavar=words.VERB)
    groups: dict[str, Any] = {}

    def add(name: str, *, help: str, run: Any) -> argparse.ArgumentParser:
        first, _, second = name.partition(" ")
        home = verbs
        if second:
            if first not in groups:
                group = verbs.add_parser(first, help=words.GROUPS[first], allow_abbrev=False)
                _add_common(group)
                groups[first] = group.add_subparsers(metavar=words.VERB, required=True)
            home, first = groups[first], second
        # A verb may give a common option a meaning of its own: `export --as vtodo`.
        verb = home.add_parser(first, help=help, description=help, allow_abbrev=False, conflict_handler="resolve")
        _add_common(verb)
        verb.set_defaults(run=run)
        return verb

    for area in areas:
        importlib.import_module(f"workbook.verbs.{area}").register(add)
    return parser


def parser_of(parser: argparse.ArgumentParser, names: Sequence[str]) -> argparse.ArgumentParser | None:
    """The parser of a verb by its words; None where there is none."""
    for name in names:
        groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
        if not groups or name not in groups[0].choices:
            return None
        parser = groups[0].choices[name]
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """The options that work before and after the verb. Absent ones leave no trace, so neither place overrules
    the other by silence."""
    absent = argparse.SUPPRESS
    parser.add_argument("--data", metavar="DIR", default=absent, help=words.DATA)
    parser.add_argument("--content", metavar="DIR", default=absent, help=words.CONTENT)
    parser.add_argument("--json", action="store_true", default=absent, help=words.JSON)
    parser.add_argument("--no-input", action="store_true", default=absent, help=words.NO_INPUT)
    parser.add_argument("--as", metavar="NAME", default=absent, help=words.AS)
    parser.add_argument("--today", metavar="DATE", default=absent, help=words.TODAY)
    parser.add_argument("--passphrase-fd", metavar="N", default=absent, help=passphrase.FD)
