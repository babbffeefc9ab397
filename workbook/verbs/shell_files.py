"""`completions {bash,zsh,fish}` and `man`: made from the parser, so that they never say what it does not."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.clean import shown
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import shell_files as words

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELLS = ("bash", "zsh", "fish")
OFFERS = ("promises", "conflicts", "steps", "exercises", "places", "people", "chores", "versions")
"""What the scripts ask for while somebody types, for it is another thing in each workbook."""


def register(add: AddVerb) -> None:
    verb = add("completions", help=words.COMPLETIONS, run=completions)
    verb.add_argument("shell", nargs="?", choices=SHELLS, help=words.SHELL)
    verb.add_argument("--offer", choices=OFFERS, help=words.OFFER)
    add("man", help=words.MAN, run=man)


def text_of(name: str) -> str:
    """The script of that shell, or the manual page ("man")."""
    from workbook.verbs.spec import spec

    if name == "man":
        from workbook.verbs.man_page import man_page

        return "\n".join(man_page(spec())) + "\n"
    from workbook.verbs.completion_scripts import script

    return script(name, spec())


def completions(ctx: Context) -> int:
    if ctx.args.offer:
        return _offer(ctx, ctx.args.offer)
    if ctx.args.shell is None:
        raise UsageError(words.WHICH_SHELL)
    return _print(ctx, text_of(ctx.args.shell))


def man(ctx: Context) -> int:
    return _print(ctx, text_of("man"))


def _print(ctx: Context, text: str) -> int:
    if ctx.as_json:
        ctx.json(text=text)
    else:
        ctx.hand_out(text)
    return 0


# --- what is offered while somebody types


def _offer(ctx: Context, kind: str) -> int:
    """One line for each word that fits, with what it stands for behind a tab. Whoever presses the key for completion
    asked for no answer in words: what cannot be read offers nothing, and nothing is asked."""
    ctx.args.no_input = True
    offers: list[tuple[str, str]] = []
    with suppress(WorkbookError, OSError):
        offers = list(_OFFERED[kind](ctx))
    if ctx.as_json:
        ctx.json(offers=[{"word": word, "what": what} for word, what in offers])
    else:
        for word, what in offers:
            ctx.say(f"{shown(word)}\t{shown(what)}")
    return 0


def _promises(ctx: Context) -> Iterator[tuple[str, str]]:
    """One's own that still ask for something, but those kept to oneself: the key is pressed with others beside one."""
    ended = ctx.today - timedelta(days=14)  # before that nobody marks it any more
    for promise in ctx.notebook.promises.all(ctx.person):
        term = promise.term_on(ctx.today)
        if promise.person == ctx.person and promise.shown and (promise.last_day or ctx.today) >= ended:
            # A comma parts what the marking verbs take, and a short act could be a number.
            yield (term.act, "") if len(term.act) > 4 and "," not in term.act else (promise.id, term.act)


def _conflicts(ctx: Context) -> Iterator[tuple[str, str]]:
    yield from ((conflict.what, "") for conflict in ctx.notebook.conflicts.all())


def _steps(ctx: Context) -> Iterator[tuple[str, str]]:
    book = ctx.book
    for id in book.programme.every_id:
        yield id, book.step(id).title


def _exercises(ctx: Context) -> Iterator[tuple[str, str]]:
    book = ctx.book
    for id in book.programme.every_id:
        for exercise in book.step(id).exercises:
            yield f"{id}/{exercise.id}", exercise.title


def _places(ctx: Context) -> Iterator[tuple[str, str]]:
    from workbook.words.common.frame import MODES

    yield from ((mode, "") for mode in MODES)
    yield from _steps(ctx)


def _people(ctx: Context) -> Iterator[tuple[str, str]]:
    for person in ctx.notebook.people.all():
        yield person.name, ""


def _chores(ctx: Context) -> Iterator[tuple[str, str]]:
    """What is in the week, by the names that the verbs take."""
    from workbook.verbs.chores import still_on_trial

    week = ctx.notebook.chores.current(ctx.today) or still_on_trial(ctx)
    names = dict.fromkeys(slot.chore for slot in week.plan.slots) if week is not None else ()
    yield from ((name, "") for name in names)


def _versions(ctx: Context) -> Iterator[tuple[str, str]]:
    from workbook.store.file import rescue

    for version in rescue.versions(ctx.data):
        yield version.id, f"{version.at:%Y-%m-%d %H:%M}"


_OFFERED = {
    "promises": _promises, "conflicts": _conflicts, "steps": _steps, "exercises": _exercises, "places": _places,
    "people": _people, "chores": _chores, "versions": _versions,
}  # fmt: skip
