"""The command line: finds the verb, runs it, turns errors into sentences and exit codes."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NoReturn

from workbook.domain.errors import UsageError, WorkbookError
from workbook.verbs.context import Context, ready_streams, wrote_all
from workbook.words import cli as words

# The modules of verbs/ and what they add. A test compares this with what they register: it is here so that a verb
# used in a prompt or by cron need not wait for the parsers of all the others.
AREAS: dict[str, tuple[str, ...]] = {
    "opening": ("open",),
    "today": ("today", "nudge"),
    "promises": ("promise", "promises"),
    "marks": ("keep", "late", "miss", "na", "repair", "renegotiate", "happened", "noticed"),
    "exchange": ("export", "import"),
    "steps": ("steps", "step", "content"),
    "chores": ("chores",),
    "notice": ("notice",),
    "care": ("undo", "redo", "where", "backup", "backups", "restore", "wipe"),
}
WITH_VALUE = ("--data", "--content", "--today")


class Parser(argparse.ArgumentParser):
    """argparse, but faults become UsageErrors so that they leave by the same door as all others."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        # argparse quotes what was typed; that may be an act or a note, and it may end up in a log.
        if message.startswith("unrecognized arguments"):
            message = words.TOO_MUCH
        elif "invalid choice" in message:
            message = words.NO_SUCH_CHOICE
        elif "invalid" in message:
            message = message.partition(" value:")[0]
        raise UsageError(f"{self.prog}: {message}")


def build_parser(areas: Iterable[str] = AREAS) -> argparse.ArgumentParser:
    """The parser with the verbs of these areas."""
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
                group = verbs.add_parser(first, help=words.GROUPS[first], allow_abbrev=False)
                _add_common(group)
                groups[first] = group.add_subparsers(metavar=words.VERB, required=True)
            home, first = groups[first], second
        verb = home.add_parser(first, help=help, description=help, allow_abbrev=False)
        _add_common(verb)
        verb.set_defaults(run=run)
        return verb

    for area in areas:
        importlib.import_module(f"workbook.verbs.{area}").register(add)
    return parser


def areas_for(arguments: Sequence[str]) -> Iterable[str]:
    """The areas a command line can need: none without a verb, one for a known verb, else all (help, mistakes)."""
    rest = iter(arguments)
    for word in rest:
        if word in WITH_VALUE:
            next(rest, None)
        elif not word.startswith("-"):
            return [area for area, verbs in AREAS.items() if word in verbs] or AREAS
        elif word.partition("=")[0] not in (*WITH_VALUE, "--json", "--no-input", "--version"):
            return AREAS
    return []


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
    ready_streams()
    context: Context | None = None
    try:
        args = build_parser(areas_for(arguments)).parse_args(arguments)
        if args.version:
            from workbook import __version__

            print(f"workbook {__version__}")
            return 0
        _check_folders(args)
        context = Context(args, _today(getattr(args, "today", None)), _clock)
        if args.run is None:
            from workbook.verbs.opening import open_workbook

            args.run = open_workbook
        code = args.run(context)
        context.tell_of_faulty()
        wrote_all()
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


def _check_folders(args: argparse.Namespace) -> None:
    """An empty folder name comes from a script's empty variable; the usual folder is not what was meant."""
    for option in ("data", "content"):
        if (chosen := getattr(args, option, None)) is not None and not chosen.strip():
            raise UsageError(words.NO_FOLDER.format(option=f"--{option}"))


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
