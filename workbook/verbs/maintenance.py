"""Shell verbs that look after the workbook itself: undo, redo, where, backup, backups, restore, wipe."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook import paths
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import maintenance as words

if TYPE_CHECKING:
    from workbook.store.file.backups import Backup

_MINUTE = "%Y-%m-%d %H:%M"
MOST_LISTED = 500  # changes, as many as are kept
MOST_FILES = 10_000  # looked at for the size of a folder


def register(add: AddVerb) -> None:
    back = add("undo", help=words.UNDO, run=undo)
    back.add_argument("--list", action="store_true", help=words.UNDO_LIST)
    for verb in (back, add("redo", help=words.REDO, run=redo)):
        verb.add_argument("--everybody", action="store_true", help=words.EVERYBODY)
    add("where", help=words.WHERE, run=where)
    add("backup", help=words.BACKUP, run=backup).add_argument("file", nargs="?", help=words.BACKUP_FILE, metavar="FILE")
    add("backups", help=words.BACKUPS, run=list_backups)
    add("restore", help=words.RESTORE, run=restore).add_argument("which", help=words.RESTORE_WHICH, metavar="WHICH")
    add("wipe", help=words.WIPE, run=wipe)


def undo(ctx: Context) -> int:
    """Take back the newest change of whom it is run for, or list the changes."""
    if ctx.args.list:
        return _list_changes(ctx)
    label = ctx.notebook.undo(ctx.person, everybody=ctx.args.everybody).label
    if ctx.as_json:
        ctx.json(undone=label)
    else:
        ctx.say(words.DONE_UNDO.format(label=label))
    return 0


def redo(ctx: Context) -> int:
    """Do again what was taken back last."""
    label = ctx.notebook.redo(ctx.person, everybody=ctx.args.everybody).label
    if ctx.as_json:
        ctx.json(redone=label)
    else:
        ctx.say(words.DONE_REDO.format(label=label))
    return 0


def _list_changes(ctx: Context) -> int:
    who = ctx.notebook.who(ctx.person)
    entries = [one for one in ctx.notebook.history(MOST_LISTED) if who.may_know(one)]
    if ctx.as_json:
        listed = [{"at": one.at.isoformat(), "label": who.said(one), "undone": one.undone} for one in entries]
        ctx.json(changes=listed)
        return 0
    if not entries:
        ctx.tell(words.NO_HISTORY)
    for entry in entries:
        ctx.say(f"{entry.at.astimezone():{_MINUTE}}  {who.said(entry)}{words.UNDONE if entry.undone else ''}")
    return 0


def where(ctx: Context) -> int:
    """Show the places it uses. Opens nothing, so it works whatever has happened to the data."""
    places = [_place(what, path) for what, path in _places(ctx)]
    if any(place["what"] == "main" and place["sealed"] for place in places):
        for place in places:
            place["open"] = place["what"] in _WORDS and place["exists"] and not place["sealed"]
    if ctx.as_json:
        ctx.json(places=places)
        return 0
    width = max(len(words.WHERE_NAMES[place["what"]]) for place in places)
    for place in places:
        ctx.say(f"{words.WHERE_NAMES[place['what']]:<{width}}  {place['path']}  {_described(place)}")
    return 0


_WORDS = ("main", "previous", "backups", "damaged", "unsaved", "editing", "copy")  # places that hold what was written


def _places(ctx: Context) -> list[tuple[str, Path]]:
    from workbook.store.file import backups, carried, edited, files, lock, rescue, unsaved
    from workbook.store.file.seal import identity_files

    folder = ctx.data
    main = files.main_file(folder)
    damaged: list[Path] = []
    with suppress(OSError):  # not ours to look into; the lines for its files say "not there"
        damaged = sorted(folder.glob(f"{rescue.DAMAGED_STEM}-*.json*"))
    return [
        ("data", folder),
        ("main", main),
        ("previous", files.previous(main)),
        ("backups", folder / backups.FOLDER),
        *(("damaged", path) for path in damaged),
        *(("unsaved", path) for path in unsaved.listed(folder)),
        *(("editing", path / edited.TEXT) for path in edited.listed(folder)),
        *(("moved", path) for path in (carried.stub(folder),) if path is not None),
        *(("copy", path) for path in carried.copies(folder)),
        *(("identity copy", path) for path in carried.identity_copies(folder)),
        *(("identity", path) for path in identity_files.listed(folder)),
        *(("agent", path) for path in _sockets(folder)),
        ("lock", folder / lock.NAME),
        ("config", paths.config_file()),
        ("content", ctx.content),
        *(("content", pack) for pack in ctx.packs),
    ]


def _sockets(folder: Path) -> list[Path]:
    """Where the key is kept for the verbs, while it is."""
    from workbook.store.file import files

    if not files.is_sealed(folder):
        return []
    from workbook.store.file.seal import agent_place

    path = agent_place.place(folder)
    return [path] if agent_place.what_is_at(path) == "socket" else []


def _place(what: str, path: Path) -> dict[str, Any]:
    import itertools
    import stat

    place: dict[str, Any] = {"what": what, "path": str(path), "exists": False}
    place.update(size=None, mode=None, files=None, sealed=".age" in path.suffixes)
    try:
        found = path.lstat()
        if path.is_dir():
            found = path.stat()  # a link to a folder is as open as the folder itself
            inside = itertools.islice(path.rglob("*"), MOST_FILES)
            sizes = [inner.lstat().st_size for inner in inside if inner.is_file()]
            place.update(size=sum(sizes), files=len(sizes))
            if what == "backups":
                kept = [inner.name for inner in path.iterdir() if inner.is_file()]
                place.update(sealed=bool(kept) and all(".age" in Path(name).suffixes for name in kept))
        else:
            place.update(size=found.st_size)
        place.update(exists=True, mode=f"{stat.S_IMODE(found.st_mode):04o}")
    except OSError:
        pass  # not there, or not ours to look at: said as "not there"
    return place


def _described(place: dict[str, Any]) -> str:
    if not place["exists"]:
        return words.WHERE_ABSENT
    parts = [words.size(place["size"]), place["mode"]]
    if place["files"] is not None:
        parts.insert(0, words.files(place["files"]))
    if place["sealed"]:
        parts.append(words.WHERE_SEALED)
    if place.get("open"):
        parts.append(words.WHERE_NOT_SEALED)
    if place["what"] not in ("content", "config") and int(place["mode"], 8) & 0o077:
        parts.append(words.WHERE_OPEN)
    return ", ".join(parts)


def backup(ctx: Context) -> int:
    """Make a backup by hand."""
    chosen = Path(os.path.expanduser(ctx.args.file)) if ctx.args.file else None
    made = _backed_up(ctx, chosen)
    if made is None:
        raise WorkbookError(words.NOTHING_TO_BACK_UP)
    keys = _keys_beside(made) if chosen is not None else []
    if ctx.as_json:
        ctx.json(id=made.id, path=str(made.path), size=made.size, verified=True, keys=keys)
        return 0
    ctx.say(words.BACKED_UP.format(path=made.path, size=words.size(made.size)))
    if keys:
        ctx.say(words.KEYS_BESIDE.format(paths=", ".join(keys)))
    return 0


def _backed_up(ctx: Context, target: Path | None) -> Backup | None:
    from workbook.store.file import files

    if not files.is_sealed(ctx.data):
        return ctx.notebook.backup(target)
    from workbook.store.file.seal import along
    from workbook.store.session import wall_clock

    return along.back_up(ctx.data, target, wall_clock())  # as it lies there, so that it needs no passphrase


def _keys_beside(made: Backup) -> list[str]:
    """The identities that lie beside a sealed backup."""
    from workbook.store.file import backups

    if not backups.is_sealed(backups.read(made.path)):
        return []
    from workbook.store.file.seal import along

    return [str(path) for path in along.beside(made.path).values()]


def list_backups(ctx: Context) -> int:
    """List the versions that can be brought back. Works with a damaged or missing workbook."""
    from workbook.store.file import rescue

    versions = [(version, version.opens) for version in rescue.versions(ctx.data)]
    state = rescue.state_of(ctx.data)
    if ctx.as_json:
        ctx.json(state=state, backups=[_as_json(version, opens) for version, opens in versions])
        return 0
    if state == "damaged":
        ctx.tell(words.MAIN_IS_DAMAGED)
    elif state == "missing":
        ctx.tell(words.MAIN_IS_MISSING)
    elif state == "locked":
        ctx.tell(words.MAIN_IS_LOCKED)
    if not versions:
        ctx.tell(words.NO_VERSIONS)
    width = max((len(version.id) for version, _ in versions), default=0)
    for version, opens in versions:
        faulty = "" if opens else words.VERSION_FAULTY
        ctx.say(f"{version.id:<{width}}  {version.at:{_MINUTE}}  {words.size(version.size):>8}{faulty}")
    return 0


def _as_json(version: Backup, opens: bool) -> dict[str, Any]:
    return {
        "id": version.id,
        "kind": version.kind,
        "date": version.at.isoformat(timespec="seconds"),
        "size": version.size,
        "verified": opens,
    }


def restore(ctx: Context) -> int:
    """Bring back a version; what it takes the place of is kept."""
    from workbook.store.file import rescue
    from workbook.store.file.errors import Locked
    from workbook.store.session import wall_clock

    try:
        done = rescue.restore(ctx.data, ctx.args.which, now=wall_clock())
    except Locked:  # a plain version into a sealed workbook, or the other way round
        from workbook.verbs.secrets import unlocked

        keys = unlocked(ctx.data, ctx.secrets)
        done = rescue.restore(ctx.data, ctx.args.which, now=wall_clock(), keys=keys)
    if ctx.as_json:
        ctx.json(restored=done.brought.id if done.brought else rescue.FRESH, kept=str(done.kept) if done.kept else None)
        return 0
    if done.brought:
        ctx.say(words.RESTORED.format(id=done.brought.id, at=f"{done.brought.at:{_MINUTE}}"))
    else:
        ctx.say(words.RESTORED_FRESH)
    if done.kept:
        ctx.say(words.RESTORED_KEPT.format(path=done.kept))
    return 0


def wipe(ctx: Context) -> int:
    """Remove everything, once the word has been typed. The word may come through a pipe."""
    from workbook.store.file import removal

    folder = ctx.data
    if not removal.known(folder):
        ctx.tell(words.NOTHING_TO_WIPE.format(path=folder))
        return 0
    if getattr(ctx.args, "no_input", False):
        raise UsageError(words.WIPE_NO_INPUT)
    ctx.tell(words.WIPE_ASK.format(path=folder, word=words.WIPE_WORD))
    try:
        typed = input()
    except EOFError:
        typed = ""
    if typed.strip().strip("“”\"'").casefold() != words.WIPE_WORD:
        raise WorkbookError(words.WIPE_REFUSED.format(word=words.WIPE_WORD))
    done = removal.wipe(folder)
    if done.failed:
        ctx.failed(WorkbookError(words.WIPE_FAILED.format(files=words.files(done.failed), path=folder)))
    if ctx.as_json:
        ctx.json(removed=done.removed, left=[str(path) for path in done.left])
        return 1 if done.failed else 0
    ctx.say(words.WIPED.format(files=words.files(done.removed), path=folder))
    for path in done.left:
        ctx.say(words.WIPE_LEFT.format(path=path))
    ctx.say(words.WIPE_CANNOT.format(config=paths.config_file()))
    return 1 if done.failed else 0
