"""passphrase set, change, new-key, remove, recovery; unlock and lock for the other verbs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import passphrase as words

if TYPE_CHECKING:
    from workbook.store.file.seal.keys import Keys
    from workbook.store.file.seal.turning import Turned

MINUTES, MOST_MINUTES = 10, 480


def register(add: AddVerb) -> None:
    add("passphrase set", help=words.SET, run=set_one)
    add("passphrase change", help=words.CHANGE, run=change)
    add("passphrase new-key", help=words.NEW_KEY, run=new_key)
    add("passphrase remove", help=words.REMOVE, run=remove)
    add("passphrase recovery", help=words.RECOVERY, run=recovery)
    opening = add("unlock", help=words.UNLOCK, run=unlock)
    opening.add_argument("--minutes", metavar="N", default=str(MINUTES), help=words.MINUTES)
    add("lock", help=words.LOCK, run=lock)


def set_one(ctx: Context) -> int:
    """The first passphrase, or one for a second person; the descriptor then holds one that opens it now, and theirs."""
    from workbook.store.file.seal import turning

    folder, keys = ctx.data, None
    if _is_sealed(ctx):
        keys = _open(ctx, words.ASK_NOW)
    person = _person(ctx, keys)
    ctx.close()
    turned = turning.set_passphrase(folder, person, ctx.secrets.new(), keys=keys)
    _told(ctx, turned, words.DONE_SECOND if keys is not None else words.DONE_SET)
    ctx.tell(words.CANNOT)
    return 0


def change(ctx: Context) -> int:
    """Another passphrase; the descriptor holds the old one and the new one."""
    from workbook.store.file.seal import turning

    person, old, _ = _theirs(ctx, words.ASK_NOW)
    turning.change_passphrase(ctx.data, person, old, ctx.secrets.new())
    _say(ctx, words.DONE_CHANGE)
    return 0


def new_key(ctx: Context) -> int:
    from workbook.store.file.seal import turning

    person, passphrase, _ = _theirs(ctx)
    turned = turning.new_key(ctx.data, person, passphrase)
    _told(ctx, turned, words.DONE_NEW_KEY)
    if turned.lost_recovery:
        ctx.tell(words.LOST_RECOVERY)
    return 0


def remove(ctx: Context) -> int:
    from workbook.store.file.seal import turning

    person, passphrase, _ = _theirs(ctx)
    turned = turning.remove_passphrase(ctx.data, person, passphrase)
    _told(ctx, turned, words.DONE_LEAVE if _is_sealed(ctx) else words.DONE_REMOVE)
    return 0


def recovery(ctx: Context) -> int:
    from workbook.store.file.seal import turning

    person, passphrase, _ = _theirs(ctx)
    made = turning.set_recovery(ctx.data, person, passphrase)
    if ctx.as_json:
        ctx.json(recovery=made)
        return 0
    ctx.tell(words.RECOVERY_NOTE)
    ctx.say(made)
    return 0


def unlock(ctx: Context) -> int:
    """Keep the key of whose passphrase it is for the verbs; with --as it has to be that person's."""
    from datetime import timedelta

    from workbook.store.file.seal import agent
    from workbook.store.session import wall_clock

    minutes = _minutes(ctx.args.minutes)
    owner, _, keys = _theirs(ctx)
    session = _session()
    agent.start(ctx.data, owner, keys.identities[owner], minutes * 60, session)
    until = wall_clock() + timedelta(minutes=minutes)
    if ctx.as_json:
        ctx.json(unlocked=True, until=until.isoformat(timespec="seconds"))
    else:
        ctx.say(words.DONE_UNLOCK.format(at=until))
        if session:
            ctx.say(words.ENDS_WITH_TERMINAL)
    return 0


def lock(ctx: Context) -> int:
    from workbook.store.file.seal import agent

    was_open = agent.end(ctx.data)
    if ctx.as_json:
        ctx.json(unlocked=False, was_unlocked=was_open)
    else:
        ctx.say(words.DONE_LOCK if was_open else words.LOCKED_ALREADY)
    return 0


def _minutes(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < 5 and 1 <= int(typed) <= MOST_MINUTES:
        return int(typed)
    raise UsageError(words.IMPOSSIBLE_MINUTES.format(most=MOST_MINUTES))


def _session() -> int:
    """The process that leads the session of this terminal, and ends with it; 0 where there is no terminal."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC))
    except OSError:
        return 0
    return os.getsid(0)


def _is_sealed(ctx: Context) -> bool:
    from workbook.store.file import files

    return files.is_sealed(ctx.data)


def _open(ctx: Context, prompt: str = words.ASK) -> Keys:
    from workbook.store.file.seal.unlocking import open_keys

    return open_keys(ctx.data, _asked(ctx, prompt))


def _asked(ctx: Context, prompt: str) -> str:
    """A passphrase that is there already. Raises Locked where none can come from."""
    if not ctx.secrets.there:
        from workbook.store.file.errors import Locked

        raise Locked(words.NOWHERE)
    return ctx.secrets.one(prompt)


def _person(ctx: Context, keys: Keys | None) -> str:
    """Who the passphrase is to be for: named with --as, else who usually sits in front."""
    from workbook.store.notebook import Notebook

    notebook = Notebook.open(ctx.data, keys=keys)
    try:
        name = getattr(ctx.args, "as", None)
        return notebook.people.usual() if name is None else notebook.people.named(name).id
    finally:
        notebook.close()


def _theirs(ctx: Context, prompt: str = words.ASK) -> tuple[str, str, Keys]:
    """Whose passphrase was given, what it is, and the keys it opens. With --as it has to be that person's."""
    from workbook.store.file.seal import unlocking

    if not unlocking.people(ctx.data) and not _is_sealed(ctx):
        raise WorkbookError(words.NOT_SEALED)
    passphrase = _asked(ctx, prompt)
    keys = unlocking.open_keys(ctx.data, passphrase)
    (owner,) = keys.unlocked
    if getattr(ctx.args, "as", None) is not None and (person := _person(ctx, keys)) != owner:
        unlocking.add_keys(keys, ctx.data, passphrase, person)
        owner = person
    return owner, passphrase, keys


def _told(ctx: Context, turned: Turned, sentence: str) -> None:
    for path in turned.left:
        ctx.tell(words.LEFT.format(path=path))
    _say(ctx, sentence, left=[str(path) for path in turned.left])


def _say(ctx: Context, sentence: str, **values: object) -> None:
    if ctx.as_json:
        ctx.json(done=sentence, **values)
    else:
        ctx.say(sentence)
