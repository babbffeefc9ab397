"""`remind`: a neutral reminder by the machine's own timer: systemd's, launchd's or cron's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context, tell
from workbook.words.today import reminder as words

if TYPE_CHECKING:
    from workbook.domain.today.reminder import Reminder

SECONDS = 15
"""That another program may take to answer."""


def register(add: AddVerb) -> None:
    from workbook.domain.today.reminder import KINDS

    verb = add("remind", help=words.HELP, run=remind)
    verb.add_argument("what", nargs="?", choices=("at", "off", "now"), help=words.WHAT)
    verb.add_argument("time", nargs="?", metavar="TIME", help=words.TIME)
    verb.add_argument("--on", metavar="DAYS", default="daily", help=words.ON)
    verb.add_argument("--for", dest="kinds", action="append", choices=KINDS, default=[], help=words.FOR)
    verb.add_argument("--yes", action="store_true", help=words.YES)


def remind(ctx: Context) -> int:
    what = ctx.args.what
    if ctx.args.time is not None and what != "at":
        raise UsageError(words.NEEDS_TIME)
    if what == "at":
        return _set(ctx)
    if what == "off":
        return _off(ctx)
    return _now(ctx) if what == "now" else _show(ctx)


def _show(ctx: Context) -> int:
    """What is set, wherever it is."""
    found = [(system.name, one) for system in _systems() if (one := system.held()) is not None]
    if ctx.as_json:
        ctx.json(reminders=[_plain(name, one) for name, one in found])
    elif not found:
        ctx.say(words.NONE_SET)
    for name, one in found if not ctx.as_json else ():
        ctx.say(words.is_set(name, one.at, one.days_text, one.kinds))
    return 0


def _set(ctx: Context) -> int:
    """Show what would be written, ask, write it; what another one left is taken away first."""
    from workbook.domain.today.reminder import reminder

    if not (ctx.args.time or "").strip():
        raise UsageError(words.NEEDS_TIME)
    one = reminder(ctx.args.time, ctx.args.on, ctx.args.kinds)
    command = _command(ctx, one)
    system = next((system for system in _systems() if system.is_there()), None)
    if system is None:
        raise WorkbookError(words.NO_TIMER)
    if not ctx.args.yes:
        ctx.tell(words.WILL_WRITE.format(system=system.name))
        for name, text in system.writes(one, command).items():
            ctx.tell(f"\n  {name}")
            for line in text.splitlines():
                ctx.tell(f"    {line}")
        for line in system.runs():
            ctx.tell(f"  {words.WILL_RUN.format(line=line)}")
        if not ctx.may_ask:
            raise UsageError(words.NEEDS_YES)
        tell(words.ASK, end="")
        if not _agrees():
            return ctx.failed(WorkbookError(words.NOT_WRITTEN))
    for other in _systems():
        if other.held() is not None:
            other.take_away()
    if not system.write(one, command):
        with suppress(OSError):
            system.take_away()
        raise WorkbookError(words.REFUSED.format(system=system.name))
    if ctx.as_json:
        ctx.json(reminders=[_plain(system.name, one)])
    else:
        ctx.say(words.is_set(system.name, one.at, one.days_text, one.kinds))
    if _shower() is None:
        ctx.tell(words.NOTHING_SHOWS)
    return 0


def _off(ctx: Context) -> int:
    held = [system for system in _systems() if system.held() is not None]
    left = [system.name for system in held if not system.take_away()]
    if left:
        raise WorkbookError(words.STILL_THERE.format(system=", ".join(left)))
    if ctx.as_json:
        ctx.json(reminders=[])
    else:
        ctx.say(words.TAKEN_AWAY if held else words.NONE_TO_TAKE)
    return 0


def _now(ctx: Context) -> int:
    """What the timer runs: something neutral on the screen, if anything is open; of a locked workbook nothing."""
    from workbook.store.file.errors import Locked

    ctx.args.no_input = True
    try:
        due = _is_open(ctx)
    except Locked as locked:
        return ctx.failed(locked, told=False)
    if ctx.as_json:
        ctx.json(due=due)
    if not due:
        return 0
    shower = _shower()
    if shower is not None and _run([*shower]) is not None:
        return 0
    if sys.stderr.isatty():
        print("\a", end="", file=sys.stderr)
        ctx.tell(words.SHOWS)
        return 0
    raise WorkbookError(words.CANNOT_SHOW)


def _is_open(ctx: Context) -> bool:
    from workbook.domain.steps.appointments import ahead
    from workbook.domain.today.reminder import KINDS

    kinds = ctx.args.kinds or KINDS
    day = ctx.notebook.day(ctx.today, ctx.person)
    me = ctx.notebook.people.get(ctx.person)
    name = me.name if me is not None else ""
    found = {
        "promises": bool(day.promises.open_count),
        "chores": any(one.outcome == "open" and name in ("", *one.slot.people) for one in day.chores),
        "sitting": any(one.on == ctx.today for one in ahead(ctx.notebook.appointments.sittings(ctx.person), ctx.today)),
        "review": bool(day.reviews),
    }
    return any(found[kind] for kind in kinds)


def _command(ctx: Context, one: Reminder) -> list[str]:
    """What the timer runs. A folder with a line end in its name would be another line of the file."""
    from workbook.domain.today.reminder import KINDS

    line = [sys.executable, "-m", "workbook", "remind", "now", "--data", str(ctx.data)]
    if (name := getattr(ctx.args, "as", None)) is not None:
        line += ["--as", ctx.notebook.people.named(name).name]
    if one.kinds != KINDS:
        line += [word for kind in one.kinds for word in ("--for", kind)]
    if any(not word.isprintable() for word in line):
        raise WorkbookError(words.STRANGE_PLACE)
    return line


def _plain(name: str, one: Reminder) -> dict[str, object]:
    return {"system": name, "at": one.at, "on": one.days_text, "for": list(one.kinds)}


def _agrees() -> bool:
    try:
        return input().strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _shower() -> list[str] | None:
    """The line that shows something on the screen; None where nothing can."""
    if sys.platform == "darwin" and shutil.which("osascript"):
        return ["osascript", "-e", f'display notification "{words.SHOWS}" with title "{words.TITLE}"']
    if shutil.which("notify-send"):
        return ["notify-send", "--app-name", words.TITLE, words.TITLE, words.SHOWS]
    return None


def _run(line: Sequence[str], given: str | None = None) -> str | None:
    """What a program says; None when it fails, hangs or is not there."""
    found = _answer(line, given)
    return found.stdout if found is not None and found.returncode == 0 else None


def _answer(line: Sequence[str], given: str | None = None) -> subprocess.CompletedProcess[str] | None:
    environment = {**os.environ, "LC_ALL": "C"}
    bus = f"/run/user/{_user()}/bus"
    if "DBUS_SESSION_BUS_ADDRESS" not in environment and os.path.exists(bus):
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"  # cron does not know of it
    try:
        return subprocess.run(
            line, input=given, capture_output=True, text=True, timeout=SECONDS, env=environment, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


class System(Protocol):
    """One way to be woken."""

    name: str

    def is_there(self) -> bool: ...
    def held(self) -> Reminder | None: ...
    def writes(self, one: Reminder, command: Sequence[str]) -> Mapping[str, str]: ...
    def runs(self) -> Sequence[str]: ...
    def write(self, one: Reminder, command: Sequence[str]) -> bool: ...
    def take_away(self) -> bool: ...


class _Files:
    """What systemd and launchd share: files in a folder of the user's."""

    name = ""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.folder, self.names = folder, names

    def held(self) -> Reminder | None:
        from workbook.export.common.timers import read

        for name in self.names:
            with suppress(OSError, UnicodeDecodeError):
                if (found := read((self.folder / name).read_text("utf-8"))) is not None:
                    return found
        return None

    def _write(self, files: Mapping[str, str]) -> bool:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                path = self.folder / name
                path.unlink(missing_ok=True)  # never through a link
                with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                    file.write(text)
        except OSError:
            return False
        return True

    def _remove(self) -> bool:
        try:
            for name in self.names:
                (self.folder / name).unlink(missing_ok=True)
        except OSError:
            return False
        return True


class _Systemd(_Files):
    name = "systemd"

    def __init__(self) -> None:
        from workbook.export.common.timers import NAME

        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        super().__init__(home / "systemd" / "user", (f"{NAME}.timer", f"{NAME}.service"))
        self._timer = f"{NAME}.timer"

    def is_there(self) -> bool:
        return sys.platform.startswith("linux") and _run(["systemctl", "--user", "show-environment"]) is not None

    def writes(self, one: Reminder, command: Sequence[str]) -> Mapping[str, str]:
        from workbook.export.common.timers import systemd

        return {str(self.folder / name): text for name, text in systemd(one, command).items()}

    def runs(self) -> Sequence[str]:
        return (f"systemctl --user enable --now {self._timer}",)

    def write(self, one: Reminder, command: Sequence[str]) -> bool:
        from workbook.export.common.timers import systemd

        return (
            self._write(systemd(one, command))
            and _run(["systemctl", "--user", "daemon-reload"]) is not None
            and _run(["systemctl", "--user", "enable", "--now", self._timer]) is not None
        )

    def take_away(self) -> bool:
        _run(["systemctl", "--user", "disable", "--now", self._timer])
        (self.folder / "timers.target.wants" / self._timer).unlink(missing_ok=True)
        gone = self._remove()
        _run(["systemctl", "--user", "daemon-reload"])
        return gone


class _Launchd(_Files):
    name = "launchd"

    def __init__(self) -> None:
        from workbook.export.common.timers import LABEL

        super().__init__(Path.home() / "Library" / "LaunchAgents", (f"{LABEL}.plist",))
        self._label = LABEL

    def is_there(self) -> bool:
        return sys.platform == "darwin" and shutil.which("launchctl") is not None

    def writes(self, one: Reminder, command: Sequence[str]) -> Mapping[str, str]:
        from workbook.export.common.timers import launchd

        return {str(self.folder / name): text for name, text in launchd(one, command).items()}

    def runs(self) -> Sequence[str]:
        return (f"launchctl bootstrap gui/{_user()} {self.folder / self.names[0]}",)

    def write(self, one: Reminder, command: Sequence[str]) -> bool:
        from workbook.export.common.timers import launchd

        files = launchd(one, command)
        line = ["launchctl", "bootstrap", f"gui/{_user()}", str(self.folder / self.names[0])]
        return self._write(files) and _run(line) is not None

    def take_away(self) -> bool:
        _run(["launchctl", "bootout", f"gui/{_user()}/{self._label}"])
        return self._remove()


class _Cron:
    name = "cron"

    def is_there(self) -> bool:
        return shutil.which("crontab") is not None

    def _table(self) -> str | None:
        """What stands there; None where that cannot be told, and then nothing may be put in its place."""
        found = _answer(["crontab", "-l"])
        if found is None:
            return None
        if found.returncode:
            return "" if "no crontab" in found.stderr else None
        return found.stdout

    def held(self) -> Reminder | None:
        from workbook.export.common.timers import read

        return read(self._table() or "") if self.is_there() else None

    def writes(self, one: Reminder, command: Sequence[str]) -> Mapping[str, str]:
        from workbook.export.common.timers import cron

        return {"crontab": cron(one, command)}

    def runs(self) -> Sequence[str]:
        return ()

    def write(self, one: Reminder, command: Sequence[str]) -> bool:
        from workbook.export.common.timers import cron, without

        table = self._table()
        if table is None:
            return False
        before = without(table)
        before += "\n" if before and not before.endswith("\n") else ""
        return _run(["crontab", "-"], before + cron(one, command)) is not None

    def take_away(self) -> bool:
        from workbook.export.common.timers import BEGIN, without

        table = self._table()
        if table is None:
            return False
        if BEGIN not in table:
            return True
        left = without(table)
        line = ["crontab", "-"] if left.strip() else ["crontab", "-r"]
        return _run(line, left if left.strip() else None) is not None


def _systems() -> list[System]:
    return [_Systemd(), _Launchd(), _Cron()]


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0
