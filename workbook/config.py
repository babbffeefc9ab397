"""The settings file: keys of one's own, the theme, when to lock, when a day begins. Read once, at opening."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from workbook.domain.common.dates import day_of
from workbook.domain.common.errors import UsageError
from workbook.domain.common.finding import nearest
from workbook.domain.common.keys_of_own import doubled, is_kept, is_key, may_leave, parts, taken
from workbook.paths import read_ordinary
from workbook.words.common import frame as words

QUICK_EXIT = "ctrl+g"
MOST_BYTES = 1_000_000
KNOWN = {"theme", "quick_exit", "keys", "lock_after", "day_begins", "packs"}
MOST_PACKS = 8
LOCK_AFTER, MOST_MINUTES = 10, 24 * 60
LATEST_BEGIN = 12 * 60  # minutes after midnight: nobody goes to bed after noon
_MINUTE = timedelta(minutes=1)
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)


class Config(NamedTuple):
    """`keys` maps the id of a binding ("today.kept") to a key ("space", "ctrl+k"). `lock_after`: minutes without a key
    after which a sealed workbook locks itself; 0: never. `day_begins`: minutes after midnight, when the day turns.
    `packs`: folders of what somebody else adds to the book."""

    theme: str = ""
    quick_exit: str = QUICK_EXIT
    keys: Mapping[str, str] = MappingProxyType({})
    lock_after: int = LOCK_AFTER
    day_begins: int = 0
    packs: tuple[Path, ...] = ()


class Clock(NamedTuple):
    """Called, it gives today's date. `begins`: minutes after midnight at which the day turns."""

    begins: int = 0

    def __call__(self) -> date:
        return day_of(_reached(datetime.now()), self.begins)  # noqa: DTZ005 - by the wall, as people tell their days


def _reached(now: datetime) -> datetime:
    """The latest minute that the clock on the wall has shown. Of an hour that is told twice that is its last one from
    its second beginning on: a day that has begun does not begin again."""
    second = bool(now.fold)
    while second and _told_twice(now + _MINUTE):
        now += _MINUTE
    return now


def _told_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).astimezone().utcoffset() != moment.replace(fold=1).astimezone().utcoffset()


def load_or_defaults(path: Path) -> tuple[Config, str]:
    """The settings, and what is wrong with the file: where there is anything, the defaults."""
    try:
        return load(path), ""
    except UsageError as error:
        return Config(), f"{error} {words.CONFIG_DEFAULTS}"


def load(path: Path) -> Config:
    """Read the file, or give the defaults where there is none.

    Raises UsageError with the sentence of its first mistake (`mistakes`).
    """
    values, _ = _read(path)
    for mistake in _mistakes(path, values):
        raise UsageError(mistake.sentence)
    return Config(
        theme=values.get("theme", ""),
        quick_exit=_plain(values.get("quick_exit", QUICK_EXIT)),
        keys={id: _plain(key) for id, key in values.get("keys", {}).items()},
        lock_after=values.get("lock_after", LOCK_AFTER),
        day_begins=_minutes(values.get("day_begins", "0:00")) or 0,
        packs=_folders(values.get("packs", [])) or (),
    )


class Mistake(NamedTuple):
    """What is wrong, with the name of the setting it is in ("" for the file as a whole), and its line (0: in none)."""

    sentence: str
    name: str = ""
    line: int = 0


def mistakes(path: Path, usual: Mapping[str, str] | None = None, themes: Collection[str] = ()) -> list[Mistake]:
    """Everything that is wrong with the file, in the order of its lines. With `usual` (act → the keys it has unless
    the file says otherwise) also keys for acts that there are none of and those that another act of the same place
    has; with `themes` a theme of no such name."""
    try:
        values, text = _read(path)
    except UsageError as error:
        found = re.search(r"\bline (\d+)", str(error).removeprefix(str(path)))
        return [Mistake(str(error), line=int(found[1]) if found else 0)]
    wrong = list(_mistakes(path, values))
    keys = values.get("keys", {})
    if usual and isinstance(keys, dict):
        listed = cast("dict[str, object]", keys)
        unknown = sorted(set(map(str, listed)) - set(usual))
        wrong += [Mistake(words.config_no_act(path, id, nearest(id, usual)), id) for id in unknown]
        own = {id: key for id, key in listed.items() if isinstance(key, str) and id in usual}
        wrong += [Mistake(words.config_taken(path, key, id, other), id) for id, key, other in doubled(own, usual)]
    theme = values.get("theme", "")
    if themes and isinstance(theme, str) and theme and theme not in themes:
        wrong.append(Mistake(words.config_theme(theme), "theme"))
    wrong += [
        Mistake(words.config_no_folder(path, str(one)), "packs")
        for one in _folders(values.get("packs", [])) or ()
        if not one.is_dir()
    ]
    lines = text.split("\n")
    placed = [one._replace(line=_line_of(one.name, lines)) for one in wrong]
    return sorted(placed, key=lambda one: one.line)


def _line_of(name: str, lines: list[str]) -> int:
    written = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(name)}["']?\s*[=\]]""")
    return next((number for number, line in enumerate(lines, 1) if name and written.match(line)), 0)


def _read(path: Path) -> tuple[dict[str, Any], str]:
    """What the file says, and its text; nothing where there is none. UsageError when it cannot be read."""
    try:
        data = read_ordinary(path, MOST_BYTES + 1)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError):
        raise UsageError(words.config_unreadable(path)) from None
    if len(data) > MOST_BYTES:
        raise UsageError(words.config_unreadable(path))
    import tomllib

    try:
        return tomllib.loads(text), text
    except RecursionError:
        raise UsageError(words.config_unreadable(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(words.config_broken(path, str(error).rpartition("(")[2].rstrip(")"))) from None


def _mistakes(path: Path, values: Mapping[str, Any]) -> Iterator[Mistake]:
    for name in sorted(set(values) - KNOWN):
        yield Mistake(words.config_unknown(path, name), name)
    chord, keys = values.get("quick_exit", QUICK_EXIT), values.get("keys", {})
    if not isinstance(values.get("theme", ""), str):
        yield Mistake(words.config_types(path), "theme")
    if not isinstance(keys, dict):
        yield Mistake(words.config_types(path), "keys")
        keys = {}
    after = values.get("lock_after", LOCK_AFTER)
    if type(after) is not int or not 0 <= after <= MOST_MINUTES:
        yield Mistake(words.config_lock_after(path, MOST_MINUTES), "lock_after")
    listed = cast("dict[str, object]", keys)
    own = {name: key for name, key in listed.items() if isinstance(key, str)}
    for name, key in ("quick_exit", chord), *listed.items():
        if not isinstance(key, str):
            yield Mistake(words.config_types(path), name)
        elif sentence := _wrong_key(path, name, parts(key), chord if isinstance(chord, str) else QUICK_EXIT, own):
            yield Mistake(sentence, name)
    if _minutes(values.get("day_begins", "0:00")) is None:
        yield Mistake(words.config_day_begins(path), "day_begins")
    if _folders(values.get("packs", [])) is None:
        yield Mistake(words.config_packs(path, MOST_PACKS), "packs")


def _wrong_key(path: Path, name: str, keys: list[str], chord: str, own: Mapping[str, str]) -> str:
    """What is wrong with the keys given to an act; "" where nothing is. The terminal may keep some of several, but
    the quick exit has to be reached by each."""
    leaves = name == "quick_exit"
    kept = [key for key in keys if is_kept(key)]
    for key in keys:
        if not is_key(key):
            return words.config_no_key(path, key, name)
        if key in kept and (leaves or len(kept) == len(keys)):
            return words.config_key(path, key)
        if leaves and not may_leave(key):
            return words.config_quick_exit(path, key)
        if other := taken(name, key, chord, own):
            return words.config_taken(path, key, name, other)
    return ""


def _plain(keys: str) -> str:
    return ",".join(parts(keys))


def _folders(written: object) -> tuple[Path, ...] | None:
    """Folders that begin with / or ~; None for what is no list of them."""
    listed = cast("list[object]", written) if isinstance(written, list) else [None]
    if len(listed) > MOST_PACKS or not all(isinstance(one, str) and "\0" not in one for one in listed):
        return None
    try:
        found = tuple(Path(cast("str", one)).expanduser() for one in listed)
    except RuntimeError:  # ~name of nobody
        return None
    return found if all(one.is_absolute() for one in found) else None


def _minutes(written: object) -> int | None:
    """Minutes after midnight of `3:00`, `03:30` or `3`; None for what is no hour from midnight to noon."""
    found = _HOUR.fullmatch(str(written).strip()) if type(written) in (str, int) else None
    minutes = int(found[1]) * 60 + int(found[2] or 0) if found else LATEST_BEGIN + 1
    return minutes if minutes <= LATEST_BEGIN and (found is None or int(found[2] or 0) < 60) else None
