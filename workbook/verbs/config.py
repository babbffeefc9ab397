"""`config show`, `path`, `check`, `init`: the settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook import paths
from workbook.domain.common.errors import WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import settings_file as words

if TYPE_CHECKING:
    from workbook.config import Config

PROFILES: dict[str, dict[str, str]] = {
    "zellij": {
        "quick_exit": "f12", "app.palette": "f2", "app.quit": "f10", "app.editor": "f4", "app.lock": "f9",
        "asking.save": "f5", "forge.save": "f5,s", "forge.more": "f6,o",
    },
    "tmux": {"app.editor": "f4"},
    "vscode": {"quick_exit": "f12", "app.palette": "f2", "app.quit": "f10", "app.editor": "f4"},
}  # fmt: skip


def register(add: AddVerb) -> None:
    add("config show", help=words.SHOW, run=show)
    add("config path", help=words.PATH, run=path)
    add("config check", help=words.CHECK, run=check)
    init_ = add("config init", help=words.INIT, run=init)
    init_.add_argument("--profile", choices=tuple(PROFILES), help=words.PROFILE)


def show(ctx: Context) -> int:
    """What holds. Where the file has a mistake that is said, the defaults hold, and the exit code is 1."""
    from workbook.config import load_or_defaults

    chosen, trouble = load_or_defaults(paths.config_file())
    rows = _settings(chosen)
    if ctx.as_json:
        ctx.json(
            path=str(paths.config_file()),
            settings=[{"name": name, "value": value, "from": source} for name, value, source in rows],
            trouble=trouble or None,
        )
    else:
        for name, value, source in rows:
            ctx.say(words.setting(name, ", ".join(value) if isinstance(value, list) else str(value), source))
    return ctx.failed(WorkbookError(trouble)) if trouble else 0


def _settings(chosen: Config) -> list[tuple[str, Any, str]]:
    from workbook.config import Config

    usual = Config()
    begins = f"{chosen.day_begins // 60}:{chosen.day_begins % 60:02}"
    rows: list[tuple[str, Any, bool]] = [
        ("theme", chosen.theme, chosen.theme != usual.theme),
        ("quick_exit", chosen.quick_exit, chosen.quick_exit != usual.quick_exit),
        ("lock_after", chosen.lock_after, chosen.lock_after != usual.lock_after),
        ("day_begins", begins, chosen.day_begins != usual.day_begins),
        ("packs", [str(one) for one in chosen.packs], chosen.packs != usual.packs),
        *((id, key, True) for id, key in sorted(chosen.keys.items())),
    ]
    return [(name, value, words.FROM_FILE if own else words.DEFAULT) for name, value, own in rows]


def path(ctx: Context) -> int:
    found = paths.config_file()
    if ctx.as_json:
        ctx.json(path=str(found), exists=found.exists())
    else:
        ctx.say(str(found))
    return 0


def check(ctx: Context) -> int:
    """Every mistake on standard output; exit code 1 if there is any."""
    from workbook.config import mistakes
    from workbook.launch import every_key, every_theme

    file = paths.config_file()
    found = mistakes(file, {id: keys for id, keys, _ in every_key()}, every_theme())
    if ctx.as_json:
        ctx.json(
            path=str(file),
            mistakes=[{"line": one.line or None, "name": one.name, "message": one.sentence} for one in found],
        )
    else:
        for one in found:
            ctx.say(words.mistake(str(file), one.line, one.sentence))
        if not found:
            ctx.tell(words.NO_MISTAKE.format(path=file) if file.exists() else words.NO_FILE)
    return ctx.failed(WorkbookError(words.mistakes(len(found)))) if found else 0


def init(ctx: Context) -> int:
    """Write a file in which everything that can be set stands, commented out but for what the profile sets."""
    import os

    file = paths.config_file()
    if os.path.lexists(file):
        raise WorkbookError(words.IS_THERE.format(path=file))
    text = _begun(ctx.args.profile)
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as new:
            new.write(text)
    except OSError:
        raise WorkbookError(words.NOT_WRITTEN.format(path=file)) from None
    if ctx.as_json:
        ctx.json(path=str(file))
    else:
        ctx.say(words.BEGUN.format(path=file))
    return 0


def _begun(profile: str | None) -> str:
    from workbook.config import QUICK_EXIT
    from workbook.launch import every_key, every_theme

    own = dict(PROFILES.get(profile or "", {}))
    chord = own.pop("quick_exit", "")
    quick = f'quick_exit = "{chord}"' if chord else f'# quick_exit = "{QUICK_EXIT}"'
    head = words.HEAD.format(themes=", ".join(every_theme()[:3]), quick_exit=quick)
    said = f"# {words.PROFILES_SAY[profile]}\n" if profile else ""
    lines: list[str] = []
    for id, keys, what in every_key():
        line = f'"{id}" = "{own[id]}"' if id in own else f'# "{id}" = "{keys}"'
        lines.append(f"{line:<44}# {' '.join(what.split())}")
    return "\n".join((head + said + words.KEYS_HEAD.rstrip("\n"), *lines)) + "\n"
