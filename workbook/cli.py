"""The command line: finds the verb, runs it, turns errors into sentences and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

from workbook import paths
from workbook.config import Clock, load_or_defaults
from workbook.domain.common.errors import HelpAsked, UsageError, WorkbookError
from workbook.verbs import WITH_VALUE, areas_for
from workbook.verbs.context import Context, answer, error_values, ready_streams, tell, tell_among, wrote_all
from workbook.words.common import verbs as words


def parse(arguments: Sequence[str]) -> Any:
    """The options and, in `run`, what carries the line out (None: open the workbook). Raises UsageError."""
    plain = plain_opening(arguments)
    if plain is not None:
        return plain
    from workbook.verbs.parser import build_parser

    return build_parser(areas_for(arguments)).parse_args(arguments)


def plain_opening(arguments: Sequence[str]) -> SimpleNamespace | None:
    """The options of a line that only opens the workbook (`--data DIR`, `--today=DATE`…), read without waiting for
    argparse; None for any other line."""
    found = SimpleNamespace(run=None, version=False, spec=False)
    rest = iter(arguments)
    for argument in rest:
        word, joined, value = argument.partition("=")
        if not joined:
            value = next(rest, None)
        if word not in WITH_VALUE or value is None or value.startswith("-"):
            return None
        setattr(found, word[2:].replace("-", "_"), value)
    return found


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code and never lets a traceback out."""
    ready_streams()
    context: Context | None = None
    try:
        args = parse(arguments)
        if args.version:
            _print_version(as_json=_asks_for_json(arguments))
            return 0
        if args.spec:
            _print_spec()
            return 0
        _check_folders(args)
        said = getattr(args, "today", None)
        clock = _clock() if getattr(args, "own_settings", True) else Clock(0)
        context = Context(args, clock() if said is None else _day(said), clock)
        if args.run is None:
            from workbook.verbs.opening import open_workbook

            args.run = open_workbook
        code = args.run(context)
        context.tell_of_faulty()
        context.answer()
        wrote_all()
        return code
    except HelpAsked as asked:
        if _asks_for_json(arguments):
            answer(text=str(asked))
        else:
            print(asked, end="")
        return 0
    except WorkbookError as error:
        _refuse(context, arguments, error)
        return error.exit_code
    except BrokenPipeError:
        # The reader went away (`workbook promises | head`): no complaint, and none from the interpreter's exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return words.PIPE_CLOSED_EXIT
    except KeyboardInterrupt:
        _refuse(context, arguments, Stopped(words.STOPPED))
        return Stopped.exit_code
    except Exception as error:  # anything else would print a traceback, and that may hold what was written
        from workbook.crash import describe

        kind, *frames = describe(error)
        _refuse(context, arguments, WorkbookError(words.unexpected(kind, frames[-1].strip() if frames else "?")))
        return 1
    finally:
        if context is not None:
            context.close()


class Stopped(WorkbookError):
    """By ctrl+c."""

    exit_code = 130
    code = "stopped"


def _refuse(context: Context | None, arguments: Sequence[str], error: WorkbookError) -> None:
    """Say why not: the sentence to people, the error to programs."""
    if context is not None:
        context.answer(error)
    elif _asks_for_json(arguments):
        answer(error=error_values(error))
    tell(error)
    tell_among(error)


def _print_version(*, as_json: bool) -> None:
    from workbook import __version__

    if as_json:
        answer(program="workbook", version=__version__)
    else:
        print(f"workbook {__version__}")


def _asks_for_json(arguments: Sequence[str]) -> bool:
    """Is an answer for a program wanted, also where the line itself is at fault?"""
    arguments = list(arguments)
    return "--json" in arguments[: arguments.index("--") if "--" in arguments else None]


def _print_spec() -> None:
    import json

    from workbook import __version__
    from workbook.verbs.context import JSON_FORMAT
    from workbook.verbs.spec import as_values, spec

    found = {"format": JSON_FORMAT, "program": "workbook", "version": __version__, **as_values(spec())}
    print(json.dumps(found, ensure_ascii=True, indent=1))


def _check_folders(args: Any) -> None:
    """An empty folder name comes from a script's empty variable; the usual folder is not what was meant."""
    for option in ("data", "content"):
        if (chosen := getattr(args, option, None)) is not None and not chosen.strip():
            raise UsageError(words.NO_FOLDER.format(option=f"--{option}"))


def _clock() -> Clock:
    """What tells today's date, which turns at the hour of the settings file: dates are the local calendar's."""
    settings = paths.config_file()
    begins = load_or_defaults(settings)[0].day_begins if settings.exists() else 0
    return Clock(begins)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(words.impossible_date("--today")) from None
    if not 1970 <= day.year <= 2200:
        raise UsageError(words.impossible_date("--today"))
    return day
