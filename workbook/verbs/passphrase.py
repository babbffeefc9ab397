"""passphrase set, change, new-key, remove, recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import passphrase as words

if TYPE_CHECKING:
    from workbook.store.file.seal.keys import Keys
    from workbook.store.file.seal.turning import Turned


def register(add: AddVerb) -> None:
    add("passphrase set", help=words.SET, run=set_one)
    add("passphrase change", help=words.CHANGE, run=change)
    add("passphrase new-key", help=words.NEW_KEY, run=new_key)
    add("passphrase remove", help=words.REMOVE, run=remove)
    add("passphrase recovery", help=words.RECOVERY, run=recovery)


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

    person, old = _theirs(ctx, words.ASK_NOW)
    turning.change_passphrase(ctx.data, person, old, ctx.secrets.new())
    _say(ctx, words.DONE_CHANGE)
    return 0


def new_key(ctx: Context) -> int:
    from workbook.store.file.seal import turning

    person, passphrase = _theirs(ctx)
    turned = turning.new_key(ctx.data, person, passphrase)
    _told(ctx, turned, words.DONE_NEW_KEY)
    if turned.lost_recovery:
        ctx.tell(words.LOST_RECOVERY)
    return 0


def remove(ctx: Context) -> int:
    from workbook.store.file.seal import turning

    person, passphrase = _theirs(ctx)
    turned = turning.remove_passphrase(ctx.data, person, passphrase)
    _told(ctx, turned, words.DONE_LEAVE if _is_sealed(ctx) else words.DONE_REMOVE)
    return 0


def recovery(ctx: Context) -> int:
    from workbook.store.file.seal import turning

    person, passphrase = _theirs(ctx)
    made = turning.set_recovery(ctx.data, person, passphrase)
    if ctx.as_json:
        ctx.json(recovery=made)
        return 0
    ctx.tell(words.RECOVERY_NOTE)
    ctx.say(made)
    return 0


def _is_sealed(ctx: Context) -> bool:
    from workbook.store.file import files

    return files.main_file(ctx.data).name == files.SEALED_FILE


def _open(ctx: Context, prompt: str = words.ASK) -> Keys:
    from workbook.store.file.seal.unlocking import open_keys

    return open_keys(ctx.data, ctx.secrets.one(prompt))


def _person(ctx: Context, keys: Keys | None) -> str:
    """Who the passphrase is to be for: named with --as, else who usually sits in front."""
    from workbook.store.notebook import Notebook

    notebook = Notebook.open(ctx.data, keys=keys)
    try:
        name = getattr(ctx.args, "as", None)
        return notebook.people.usual() if name is None else notebook.people.named(name).id
    finally:
        notebook.close()


def _theirs(ctx: Context, prompt: str = words.ASK) -> tuple[str, str]:
    """Whose passphrase was given, and what it is. With --as it has to be that person's."""
    from workbook.store.file.seal import unlocking

    if not unlocking.people(ctx.data):
        raise WorkbookError(words.NOT_SEALED)
    passphrase = ctx.secrets.one(prompt)
    keys = unlocking.open_keys(ctx.data, passphrase)
    (owner,) = keys.unlocked
    if getattr(ctx.args, "as", None) is not None and _person(ctx, keys) != owner:
        unlocking.add_keys(keys, ctx.data, passphrase, owner := _person(ctx, keys))
    return owner, passphrase


def _told(ctx: Context, turned: Turned, sentence: str) -> None:
    for path in turned.left:
        ctx.tell(words.LEFT.format(path=path))
    _say(ctx, sentence, left=[str(path) for path in turned.left])


def _say(ctx: Context, sentence: str, **values: object) -> None:
    if ctx.as_json:
        ctx.json(done=sentence, **values)
    else:
        ctx.say(sentence)
