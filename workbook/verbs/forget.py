"""forget: an answer, a promise, or words, out of every file of the workbook; asked first, for it cannot be undone."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import forget as words

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.store.file.forgetting import Fate, Rule
    from workbook.store.forgetting.in_words import Where


def register(add: AddVerb) -> None:
    verb = add("forget", help=words.FORGET, run=forget)
    verb.add_argument("what", nargs="*", metavar="WHAT", help=words.WHAT)
    verb.add_argument("--text", metavar="WORDS", help=words.TEXT)
    verb.add_argument("--kept", action="store_true", help=words.KEPT)
    verb.add_argument("--mine", action="store_true", help=words.MINE)
    verb.add_argument("--earlier", action="store_true", help=words.EARLIER)
    verb.add_argument("--inside", action="store_true", help=words.INSIDE)
    verb.add_argument("--shared", action="store_true", help=words.SHARED)
    verb.add_argument("--yes", action="store_true", help=words.YES)


def forget(ctx: Context) -> int:
    """Exit code 1 when a file could not be written."""
    what: list[str] = ctx.args.what
    if ctx.args.mine:
        if what or ctx.args.text is not None or ctx.args.kept or ctx.args.earlier:
            raise UsageError(words.USAGE)
        return _mine(ctx)
    if ctx.args.kept and not what and ctx.args.text is None:
        return _kept(ctx)
    if ctx.args.text is not None and not what:
        return _words(ctx)
    if ctx.args.text is None and len(what) == 2 and what[0] == "promise":
        return _promise(ctx, what[1])
    if ctx.args.text is None and len(what) == 1 and what[0].count("/") == 1:
        return _answer(ctx, *what[0].split("/"))
    raise UsageError(words.USAGE)


def _answer(ctx: Context, step: str, exercise: str) -> int:
    from workbook.store.forgetting import asked, said

    if ctx.args.earlier:
        rule = asked.earlier_versions(ctx.notebook, step, exercise, ctx.person)
        what, nothing = words.FORGETS_EARLIER, words.NOTHING_EARLIER
    else:
        rule = asked.whole_answer(step, exercise, ctx.person)
        what, nothing = words.FORGETS_ANSWER, words.NOTHING_OF_ANSWER
    if asked.is_handed_in(ctx.notebook, step, exercise, ctx.person) and not ctx.args.shared:
        raise WorkbookError(words.IS_HANDED_IN)
    fates = _holding(ctx, rule)
    if not fates:
        raise NotFoundError(nothing)
    which = f"{step}/{exercise}"
    return _carry_out(ctx, rule, what.format(which=which, files=said.files(fates)), fates, [("answer", which)])


def _promise(ctx: Context, typed: str) -> int:
    from workbook.domain.promises.targets import promise_meant
    from workbook.store.forgetting import asked, documents, said

    origin = ""
    try:
        promise = promise_meant(ctx.notebook.promises, typed, ctx.today, ctx.person)
        id, origin = promise.id, promise.origin
    except NotFoundError:
        if len(typed) < documents.TELLING_ID:
            raise NotFoundError(words.NOTHING_OF_PROMISE) from None
        id = typed  # a backup may still know it
    asked.check_own_promise(ctx.notebook, id, ctx.person, shared=ctx.args.shared)
    rule = documents.PromiseRule(id)
    fates = _holding(ctx, rule)
    if not fates:
        raise NotFoundError(words.NOTHING_OF_PROMISE)
    what = words.FORGETS_PROMISE.format(which=id, files=said.files(fates))
    code = _carry_out(ctx, rule, what, fates, [("promise", id)])
    if origin and not ctx.as_json:
        ctx.say(words.CAME_FROM.format(origin=origin))
    return code


def _words(ctx: Context) -> int:
    from workbook.store.forgetting import asked, said

    rule = asked.words_rule(ctx.notebook, _typed(ctx), ctx.person, inside=ctx.args.inside, shared=ctx.args.shared)
    fates = _holding(ctx, rule)
    if not fates:
        raise said.nowhere(rule)
    what = said.forgets_words(rule, fates)
    return _carry_out(ctx, rule, what, fates, [(one.sort, one.which) for one in said.sorted_places(rule.taken)])


def _mine(ctx: Context) -> int:
    """Everything of who acts, when they leave."""
    from workbook.store.forgetting import asked, said

    rule = asked.all_of_ones_own(ctx.notebook, ctx.person, shared=ctx.args.shared)
    fates = _holding(ctx, rule)
    if not fates:
        raise NotFoundError(words.NOTHING_MINE)
    person = ctx.notebook.people.get(ctx.person)
    what = said.forgets_mine(person.name if person else "", fates, shared=ctx.args.shared)
    return _carry_out(ctx, rule, what, fates, [("all", ctx.person)])


def _kept(ctx: Context) -> int:
    """The words that could not be saved and were not put back."""
    from workbook.store.file import unsaved
    from workbook.verbs.kept_words import found

    files = found(ctx)
    if not files:
        raise NotFoundError(words.NOTHING_KEPT)
    _ask(ctx, [words.FORGETS_KEPT.format(places=", ".join(one.place for left in files for one in left.words))])
    try:
        unsaved.remove(left.path for left in files)
    except OSError:
        raise WorkbookError(words.left(files[0].path)) from None
    if ctx.as_json:
        ctx.json(forgotten=[{"what": "unsaved", "which": one.place} for left in files for one in left.words])
    else:
        ctx.say(words.KEPT_GONE)
    return 0


def _typed(ctx: Context) -> str:
    if ctx.args.text != "-":
        return ctx.args.text
    if getattr(ctx.args, "no_input", False) and sys.stdin.isatty():
        raise UsageError(words.NO_WORDS)
    ctx.tell(words.ASK_WORDS)
    return _line()


def _line() -> str:
    try:
        return input()
    except EOFError:
        return ""


def _holding(ctx: Context, rule: Rule) -> list[Fate]:
    """The files that hold it, and what would become of them."""
    from workbook.store.file import forgetting

    return [fate for fate in forgetting.planned(ctx.data, rule, _elsewhere(ctx), keys=ctx.notebook.keys) if fate.holds]


def _elsewhere(ctx: Context) -> list[Path]:
    from workbook.store.file import unsaved

    return [unsaved.aside(ctx.data)]


def _carry_out(ctx: Context, rule: Rule, what: str, fates: Sequence[Fate], which: Iterable[tuple[str, str]]) -> int:
    from workbook.store.file import forgetting
    from workbook.store.forgetting import said

    _ask(ctx, said.before(rule, what, fates))
    done = forgetting.forget(ctx.data, rule, _elsewhere(ctx), keys=ctx.notebook.keys)
    if ctx.as_json:
        ctx.json(
            forgotten=[{"what": sort, "which": name} for sort, name in which],
            rewritten=[str(path) for path in done.rewritten],
            removed=[str(path) for path in done.removed],
            left=[str(path) for path in done.left],
            stays={name: _plain(places) for name, places in said.staying(rule).items()},
            no_reach=words.NO_REACH,
        )
        return ctx.failed(WorkbookError(words.left(done.left[0]))) if done.left else 0
    backups = sum("backups" in path.parts for path in done.rewritten)
    ctx.say(words.DONE.format(files=words.files(len(done.rewritten) + len(done.removed), backups)))
    for path in done.removed:
        ctx.say(words.REMOVED.format(path=path))
    for path in done.left:
        ctx.tell(words.left(path))
    ctx.say(words.NO_REACH)
    return 1 if done.left else 0


def _ask(ctx: Context, said: Iterable[str]) -> None:
    """Say what is forgotten and that it is for good, and have the word typed. The word may come through a pipe."""
    for sentence in said:
        ctx.tell(sentence)
    ctx.tell(words.CANNOT_BE_UNDONE)
    if ctx.args.yes:
        return
    if getattr(ctx.args, "no_input", False):
        raise UsageError(words.NO_INPUT)
    ctx.tell(words.ASK.format(word=words.WORD))
    if _line().strip().strip("“”\"'").casefold() != words.WORD:
        raise WorkbookError(words.REFUSED.format(word=words.WORD))


def _plain(places: Iterable[Where]) -> list[dict[str, str]]:
    from workbook.store.forgetting import said

    return [{"what": one.sort, "which": one.which} for one in said.sorted_places(places)]
