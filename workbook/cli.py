"""The command line: finds the verb, runs it, turns errors into sentences and exit codes."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from workbook.domain.errors import UsageError, WorkbookError
from workbook.verbs.context import Context
from workbook.words import cli as words

AREAS = ("opening", "today", "promises", "marks", "steps", "care")


class Parser(argparse.ArgumentParser):
    """argparse, but faults become UsageErrors so that they leave by the same door as all others."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        raise UsageError(f"{self.prog}: {message}")


def build_parser() -> argparse.ArgumentParser:
    parser = Parser(prog="workbook", description=words.ABOUT, epilog=words.EPILOG, allow_abbrev=False)
    _add_common(parser)
    parser.add_argument("--version", action="store_true", help=words.VERSION)
    parser.set_defaults(run=None)
    verbs = parser.add_subparsers(metavar=words.VERB)
    groups: dict[str, Any] = {}

    def add(name: str, *, help: str, run: Any) -> argparse.ArgumentParser:
        first, _, second = name.partition(" ")
        home = verbs
        if second:
            if first not in groups:
                group = verbs.add_parser(first, help=help, allow_abbrev=False)
                groups[first] = group.add_subparsers(metavar=words.VERB, required=True)
            home, first = groups[first], second
        verb = home.add_parser(first, help=help, description=help, allow_abbrev=False)
        _add_common(verb)
        verb.set_defaults(run=run)
        return verb

    for area in AREAS:
        importlib.import_module(f"workbook.verbs.{area}").register(add)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """The options that work before and after the verb. Absent ones leave no trace, so neither place overrules
    the other by silence."""
    absent = argparse.SUPPRESS
    parser.add_argument("--data", metavar="DIR", default=absent, help=words.DATA)
    parser.add_argument("--content", metavar="DIR", default=absent, help=words.CONTENT)
    parser.add_argument("--json", action="store_true", default=absent, help=words.JSON)
    parser.add_argument("--no-input", action="store_true", default=absent, help=words.NO_INPUT)
    parser.add_argument("--today", metavar="DATE", default=absent, help=words.TODAY)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code and never lets a traceback out."""
    context: Context | None = None
    try:
        args = build_parser().parse_args(arguments)
        if args.version:
            from workbook import __version__

            print(f"workbook {__version__}")
            return 0
        context = Context(args, _today(getattr(args, "today", None)), _clock)
        if args.run is None:
            from workbook.verbs.opening import open_workbook

            args.run = open_workbook
        code = args.run(context)
        sys.stdout.flush()
        return code
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader went away (`workbook promises | head`): no complaint, and none from the interpreter's exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return words.PIPE_CLOSED_EXIT
    except KeyboardInterrupt:
        print(words.STOPPED, file=sys.stderr)
        return 130
    except Exception as error:  # anything else would print a traceback, and that may hold what was written
        from workbook.crash import describe

        kind, *frames = describe(error)
        print(words.unexpected(kind, frames[-1].strip() if frames else "?"), file=sys.stderr)
        return 1
    finally:
        if context is not None:
            context.close()


def _clock() -> date:
    return date.today()  # noqa: DTZ011 — dates in the workbook are the local calendar's


def _today(text: str | None) -> date:
    if text is None:
        return _clock()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(words.impossible_date("--today")) from None
    if not 1970 <= day.year <= 2200:
        raise UsageError(words.impossible_date("--today"))
    return day
