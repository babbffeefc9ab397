"""The settings file: keys of one's own, the theme, when to lock, when a day begins. Read once, at opening."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from workbook.domain.common.dates import day_of
from workbook.domain.common.errors import UsageError
from workbook.paths import read_ordinary
from workbook.words.common import frame as words

QUICK_EXIT = "ctrl+g"
MOST_BYTES = 1_000_000
KNOWN = {"theme", "quick_exit", "keys", "lock_after", "day_begins"}
LOCK_AFTER, MOST_MINUTES = 10, 24 * 60
LATEST_BEGIN = 12 * 60  # minutes after midnight: nobody goes to bed after noon
_MINUTE = timedelta(minutes=1)
_HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?", re.ASCII)
# Terminals send these as something else (tab, enter, backspace, flow control…), so they would never arrive.
UNUSABLE = {f"ctrl+{letter}" for letter in "sjimhtnw"}


class Config(NamedTuple):
    """`keys` maps the id of a binding ("today.kept") to a key ("space", "ctrl+k"). `lock_after`: minutes without a key
    after which a sealed workbook locks itself; 0: never. `day_begins`: minutes after midnight, when the day turns."""

    theme: str = ""
    quick_exit: str = QUICK_EXIT
    keys: Mapping[str, str] = MappingProxyType({})
    lock_after: int = LOCK_AFTER
    day_begins: int = 0


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

    Raises UsageError with a sentence when the file cannot be read, holds unknown settings or keys that no
    terminal sends.
    """
    try:
        data = read_ordinary(path, MOST_BYTES + 1)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return Config()
    except (OSError, ValueError):
        raise UsageError(words.config_unreadable(path)) from None
    if len(data) > MOST_BYTES:
        raise UsageError(words.config_unreadable(path))
    import tomllib

    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise UsageError(words.config_unreadable(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(words.config_broken(path, str(error).rpartition("(")[2].rstrip(")"))) from None
    if unknown := sorted(set(values) - KNOWN):
        raise UsageError(words.config_unknown(path, ", ".join(unknown)))
    keys = values.get("keys", {})
    chord, theme = values.get("quick_exit", QUICK_EXIT), values.get("theme", "")
    if not (isinstance(keys, dict) and isinstance(chord, str) and chord and isinstance(theme, str)):
        raise UsageError(words.config_types(path))
    after = values.get("lock_after", LOCK_AFTER)
    if type(after) is not int or not 0 <= after <= MOST_MINUTES:
        raise UsageError(words.config_lock_after(path, MOST_MINUTES))
    for key in (*keys.values(), chord):
        if not isinstance(key, str) or not key:
            raise UsageError(words.config_types(path))
        if key in UNUSABLE or key.startswith("alt+") or key in ("shift+enter", "ctrl+enter"):
            raise UsageError(words.config_key(path, key))
    begins = _minutes(values.get("day_begins", "0:00"))
    if begins is None:
        raise UsageError(words.config_day_begins(path))
    return Config(theme=theme, quick_exit=chord, keys=keys, lock_after=after, day_begins=begins)


def _minutes(written: object) -> int | None:
    """Minutes after midnight of `3:00`, `03:30` or `3`; None for what is no hour from midnight to noon."""
    found = _HOUR.fullmatch(str(written).strip()) if type(written) in (str, int) else None
    minutes = int(found[1]) * 60 + int(found[2] or 0) if found else LATEST_BEGIN + 1
    return minutes if minutes <= LATEST_BEGIN and (found is None or int(found[2] or 0) < 60) else None
