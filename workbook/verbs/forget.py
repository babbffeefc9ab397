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
    from workbook.store.forgetting.in_words import Where, WordsRule


def register(add: AddVerb) -> None:
    verb = add("forget", help=words.FORGET, run=forget)
    verb.add_argument("what", nargs="*", metavar="WHAT", help=words.WHAT)
    verb.add_argument("--text", metavar="WORDS", help=words.TEXT)
    verb.add_argument("--earlier", action="store_true", help=words.EARLIER)
    verb.add_argument("--inside", action="store_true", help=words.INSIDE)
    verb.add_argument("--shared", action="store_true", help=words.SHARED)
    verb.add_argument("--yes", action="store_true", help=words.YES)


def forget(ctx: Context) -> int:
    """Exit code 1 when a file could not be written."""
    what: list[str] = ctx.args.what
    if ctx.args.text is not None and not what:
        return _words(ctx)
    if ctx.args.text is None and len(what) == 2 and what[0] == "promise":
        return _promise(ctx, what[1])
    if ctx.args.text is None and len(what) == 1 and what[0].count("/") == 1:
        return _answer(ctx, *what[0].split("/"))
    raise UsageError(words.USAGE)


def _answer(ctx: Context, step: str, exercise: str) -> int:
    from workbook.store.forgetting import asked

    if ctx.args.earlier:
        rule = asked.earlier_versions(ctx.notebook, step, exercise, ctx.person)
        said, nothing = words.FORGETS_EARLIER, words.NOTHING_EARLIER
    else:
        rule = asked.whole_answer(step, exercise, ctx.person)
        said, nothing = words.FORGETS_ANSWER, words.NOTHING_OF_ANSWER
    if asked.is_handed_in(ctx.notebook, step, exercise, ctx.person) and not ctx.args.shared:
        raise WorkbookError(words.IS_HANDED_IN)
    fates = _holding(ctx, rule)
    if not fates:
        raise NotFoundError(nothing)
    which = f"{step}/{exercise}"
    return _carry_out(ctx, rule, said.format(which=which, files=_files(fates)), fates, [("answer", which)])


def _promise(ctx: Context, typed: str) -> int:
    from workbook.domain.promises.targets import promise_meant
    from workbook.store.forgetting import asked, documents

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
    said = words.FORGETS_PROMISE.format(which=id, files=_files(fates))
    code = _carry_out(ctx, rule, said, fates, [("promise", id)])
    if origin and not ctx.as_json:
        ctx.say(words.CAME_FROM.format(origin=origin))
    return code


def _words(ctx: Context) -> int:
    from workbook.store.forgetting import asked

    rule = asked.words_rule(ctx.notebook, _typed(ctx), ctx.person, inside=ctx.args.inside, shared=ctx.args.shared)
    fates = _holding(ctx, rule)
    if not fates:
        raise _not_to_be_forgotten(rule)
    said = words.FORGETS_WORDS.format(places=_places(rule.taken), files=_files(fates))
    return _carry_out(ctx, rule, said, fates, [(one.sort, one.which) for one in _sorted(rule.taken)])


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


def _not_to_be_forgotten(rule: WordsRule) -> WorkbookError:
    if rule.shared:
        return WorkbookError(words.ONLY_SHARED.format(places=_places(rule.shared)))
    if rule.others:
        return WorkbookError(words.ONLY_OTHERS.format(places=_places(rule.others)))
    if rule.within:
        return NotFoundError(words.ONLY_INSIDE.format(places=_places(rule.within)))
    return NotFoundError(words.NO_SUCH_WORDS)


def _holding(ctx: Context, rule: Rule) -> list[Fate]:
    """The files that hold it, and what would become of them."""
    from workbook.store.file import forgetting

    return [fate for fate in forgetting.planned(ctx.data, rule, _elsewhere(ctx), keys=ctx.notebook.keys) if fate.holds]


def _elsewhere(ctx: Context) -> list[Path]:
    from workbook.store.file import unsaved

    return [unsaved.aside(ctx.data)]


def _carry_out(ctx: Context, rule: Rule, said: str, fates: Sequence[Fate], what: Iterable[tuple[str, str]]) -> int:
    from workbook.store.file import forgetting

    _ask(ctx, rule, said, fates)
    done = forgetting.forget(ctx.data, rule, _elsewhere(ctx), keys=ctx.notebook.keys)
    if ctx.as_json:
        ctx.json(
            forgotten=[{"what": sort, "which": which} for sort, which in what],
            rewritten=[str(path) for path in done.rewritten],
            removed=[str(path) for path in done.removed],
            left=[str(path) for path in done.left],
            stays={name: _plain(places) for name, places in _staying(rule).items()},
            no_reach=words.NO_REACH,
        )
        return 1 if done.left else 0
    backups = sum("backups" in path.parts for path in done.rewritten)
    ctx.say(words.DONE.format(files=words.files(len(done.rewritten) + len(done.removed), backups)))
    for path in done.removed:
        ctx.say(words.REMOVED.format(path=path))
    for path in done.left:
        ctx.tell(words.left(path))
    ctx.say(words.NO_REACH)
    return 1 if done.left else 0


def _ask(ctx: Context, rule: Rule, said: str, fates: Sequence[Fate]) -> None:
    """Say what is forgotten and that it is for good, and have the word typed. The word may come through a pipe."""
    ctx.tell(said)
    for fate in fates:
        if fate.data is None and fate.kind in ("damaged", "backup"):
            ctx.tell(words.REMOVES.format(path=fate.path))
    sentences = {"shared": words.STAYS_SHARED, "others": words.STAYS_OTHERS, "inside": words.STAYS_INSIDE}
    for name, places in _staying(rule).items():
        if places:
            ctx.tell(sentences[name].format(places=_places(places)))
    ctx.tell(words.CANNOT_BE_UNDONE)
    if ctx.args.yes:
        return
    if getattr(ctx.args, "no_input", False):
        raise UsageError(words.NO_INPUT)
    ctx.tell(words.ASK.format(word=words.WORD))
    if _line().strip().strip("“”\"'").casefold() != words.WORD:
        raise WorkbookError(words.REFUSED.format(word=words.WORD))


def _staying(rule: Rule) -> dict[str, set[Where]]:
    """Where words stay, and why."""
    from workbook.store.forgetting.in_words import WordsRule

    if not isinstance(rule, WordsRule):
        return {}
    return {"shared": rule.shared, "others": rule.others, "inside": rule.within}


def _sorted(places: Iterable[Where]) -> list[Where]:
    return sorted(places, key=lambda one: (one.sort, one.which))


def _places(places: Iterable[Where]) -> str:
    return ", ".join(dict.fromkeys(words.place(one.sort, one.which) for one in _sorted(places)))


def _plain(places: Iterable[Where]) -> list[dict[str, str]]:
    return [{"what": one.sort, "which": one.which} for one in _sorted(places)]


def _files(fates: Sequence[Fate]) -> str:
    return words.files(len(fates), sum(fate.kind == "backup" for fate in fates))
