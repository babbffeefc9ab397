"""export: promises out to other programs, the weeks of chores, sittings, chosen pages, the whole workbook."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.verbs.output_file import write_out
from workbook.words.common import whole_workbook
from workbook.words.promises import import_export as words

if TYPE_CHECKING:
    from workbook.domain.common.alarm import Alarm
    from workbook.domain.promises.exported import Exported
    from workbook.domain.promises.mark import Mark

WHOLE = "workbook"
FORMATS = ("markdown", "json", "csv", "ics", "taskwarrior", WHOLE)
ENTRIES = ("vevent", "vtodo")
KINDS = ("promises", "chores", "sittings")
CHORE_FORMATS = ("markdown", "ics")


def register(add: AddVerb) -> None:
    verb = add("export", help=words.EXPORT, run=export)
    verb.add_argument("format", choices=FORMATS, help=words.EXPORT_FORMAT)
    verb.add_argument("-o", "--out", metavar="FILE", help=words.EXPORT_OUT)
    _take_file_anywhere(verb)
    verb.add_argument("--only", nargs="+", choices=KINDS, default=["promises"], metavar="KIND", help=words.EXPORT_ONLY)
    verb.add_argument("--private", action="store_true", help=words.EXPORT_PRIVATE)
    verb.set_defaults(entry=ENTRIES[0])
    verb.add_argument("--as", action=_EntryOrName, default=argparse.SUPPRESS, metavar="KIND", help=words.EXPORT_AS)
    verb.add_argument("--words", action="store_true", help=words.EXPORT_WORDS)
    verb.add_argument("--alarm", metavar="WHEN", help=words.EXPORT_ALARM)
    verb.add_argument("--excel", action="store_true", help=words.EXPORT_EXCEL)
    verb.add_argument("--answers", nargs="*", metavar="STEP/EXERCISE", help=whole_workbook.ANSWERS_HELP)
    verb.add_argument("--conflicts", nargs="*", metavar="ID", help=whole_workbook.CONFLICTS_HELP)
    verb.add_argument("--weeks", nargs="*", metavar="DATE", help=whole_workbook.WEEKS_HELP)
    verb.add_argument("--promises", action="store_true", help=whole_workbook.PROMISES_HELP)


class _EntryOrName(argparse.Action):
    """`--as vtodo` says what becomes of an act in a calendar; any other word is who acts, as everywhere."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        setattr(namespace, "entry" if values in ENTRIES else "as", values)


def _take_file_anywhere(verb: argparse.ArgumentParser) -> None:
    """`export workbook FILE`, also with options between the two: argparse would give up on the second word there."""
    parse = verb.parse_known_args

    def parsed(args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        found, rest = parse(args, namespace)
        if found.format == WHOLE and found.out is None and len(rest) == 1 and not rest[0].startswith("-"):
            found.out = rest.pop()
        return found, rest

    verb.parse_known_args = parsed  # type: ignore[method-assign]


def export(ctx: Context) -> int:
    """Write what was chosen in one of the formats: promises with their marks, the weeks of chores, chosen pages, or
    the whole workbook."""
    if getattr(ctx.args, "as", None) is not None:
        ctx.person  # noqa: B018 - a name that nobody has is refused, whatever is exported
    if ctx.args.format == WHOLE:
        from workbook.verbs.whole_workbook import export_whole

        return export_whole(ctx)
    if ctx.args.promises or any(getattr(ctx.args, name) is not None for name in ("answers", "conflicts", "weeks")):
        from workbook.verbs.chosen_pages import export_chosen

        return export_chosen(ctx)
    what, *more = dict.fromkeys(ctx.args.only)
    if more:
        raise UsageError(words.ONE_KIND)
    promises = what == "promises"
    if ctx.args.alarm is not None and ctx.args.format != "ics":
        raise UsageError(words.ALARM_ICS_ONLY)
    if ctx.args.excel and (ctx.args.format != "csv" or not promises):
        raise UsageError(words.EXCEL_CSV_ONLY)
    from workbook.store.promises import exports

    kind = exports.sittings_of(ctx.person) if what == "sittings" else ctx.args.entry
    kind = kind if ctx.args.format == "ics" else ctx.args.format
    told = None
    if what == "sittings":
        told = exports.known(ctx.notebook, kind)
    elif promises and kind in (*ENTRIES, "taskwarrior"):
        shown, private = shown_ids(ctx), ctx.args.private
        told = exports.known_of_promises(ctx.notebook, kind, ctx.person, shown, private=private)
    text = _chores(ctx) if what == "chores" else _sittings(ctx, told) if what == "sittings" else _exported(ctx, told)
    if ctx.args.out is None:
        if ctx.args.excel:
            ctx.hand_out_mark()
        ctx.hand_out(text, is_json=ctx.args.format == "json")
    else:
        path = write_out(ctx, ctx.args.out, text.encode("utf-8-sig" if ctx.args.excel else "utf-8"))
        if ctx.as_json:
            ctx.json(file=str(path))
        else:
            ctx.tell(words.written(str(path)))
    if promises and not ctx.args.private and (kept := len(_own_ids(ctx))):
        ctx.tell(words.own_left_out(kept))
    if told is not None and promises:
        exports.remember_of_promises(ctx.notebook, kind, ctx.person, shown_ids(ctx), _own_ids(ctx), told)
    elif told is not None:
        exports.remember(ctx.notebook, kind, told)
    return 0


def shown_ids(ctx: Context) -> set[str]:
    return {promise.id for promise in ctx.notebook.promises.all()}


def _own_ids(ctx: Context) -> set[str]:
    """Of the promises that who acts keeps to themselves."""
    return {promise.id for promise in ctx.notebook.promises.of(ctx.person) if not promise.shown}


def _alarm(ctx: Context) -> Alarm | None:
    from workbook.domain.common.alarm import typed_alarm

    return None if ctx.args.alarm is None else typed_alarm(ctx.args.alarm, ctx.clock.begins)


def _chores(ctx: Context) -> str:
    """The agreed weeks as a calendar, or the week in force as Markdown."""
    if ctx.args.format not in CHORE_FORMATS:
        raise UsageError(words.CHORE_FORMATS)
    chores = ctx.notebook.chores
    if ctx.args.format == "ics":
        from workbook.export.chores.week_calendar import as_calendar

        alarm = _alarm(ctx)
        return as_calendar(
            chores.weeks(),
            ctx.today,
            ctx.notebook.clock(),
            in_words=ctx.args.words,
            alarm=alarm.after if alarm is not None else None,
        ).decode()
    from workbook.export.chores.week_text import as_markdown
    from workbook.planning.appraisal import as_it_stands

    week = chores.current(ctx.today)
    if week is None:
        raise NotFoundError(words.NO_WEEK)
    return as_markdown(week.household, as_it_stands(week), week.monday)


def _sittings(ctx: Context, told: Exported | None) -> str:
    """The next sittings of who acts, and the next review."""
    if ctx.args.format != "ics":
        raise UsageError(words.SITTING_FORMATS)
    from workbook.domain.steps.appointments import Appointment
    from workbook.domain.together.review import last_held
    from workbook.export.steps.sitting_calendar import as_calendar

    notebook = ctx.notebook
    sittings = list(notebook.appointments.sittings(ctx.person))
    last = last_held(notebook.reviews.of(ctx.person))
    if last is not None and last.next is not None:
        sittings.append(Appointment(f"review-{last.id}", ctx.person, last.next, what=words.REVIEW_SUMMARY))
    return as_calendar(
        sittings,
        notebook.settings.identity(),
        ctx.today,
        notebook.clock(),
        in_words=ctx.args.words,
        alarm=_alarm(ctx),
        known=told,
    ).decode()


def _exported(ctx: Context, told: Exported | None) -> str:
    from workbook.domain.promises.mark import by_promise

    seen_by = ctx.person if ctx.args.private else None
    promises = ctx.notebook.promises.all(seen_by)
    ids = {promise.id for promise in promises}
    marks = {key: mark for key, mark in ctx.notebook.promises.marks().items() if mark.promise in ids}
    groups: dict[str, list[Mark]] = by_promise(marks.values())
    week_first = ctx.notebook.settings.read().week_start
    match ctx.args.format:
        case "json":
            from workbook.export.promises.as_json import encode

            return encode(promises, marks.values())
        case "csv":
            from workbook.export.promises.as_text import as_csv

            return as_csv(promises, marks.values())
        case "markdown":
            from workbook.export.promises.as_text import as_markdown

            return as_markdown(ctx.notebook.promises.standings(ctx.today, seen_by), groups, ctx.today)
        case "taskwarrior":
            from workbook.export.promises.taskwarrior import as_taskwarrior

            return as_taskwarrior(promises, groups, ctx.today, week_first, told)
        case _:
            from workbook.export.promises.calendar import as_calendar

            stamp, alarm = ctx.notebook.clock(), _alarm(ctx)
            calendar = as_calendar(
                promises,
                groups,
                ctx.today,
                stamp,
                entry=ctx.args.entry,
                in_words=ctx.args.words,
                week_first=week_first,
                alarm=alarm.after if alarm is not None else None,
                known=told,
            )
            return calendar.decode()
