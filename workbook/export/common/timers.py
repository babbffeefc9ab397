"""A reminder as the files of systemd, launchd and cron: what is written, word for word, and read back."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from workbook.domain.today.reminder import KINDS, WEEKDAYS, Reminder, reminder

NAME = "notebook-reminder"
LABEL = "local.notebook.reminder"
BEGIN, END = f"# {NAME}: begin", f"# {NAME}: end"
_SAID = re.compile(rf"{NAME}: at (\d\d:\d\d) on ([a-z,]+) for ([a-z,]+)")


def said(one: Reminder) -> str:
    """The line by which it is known again."""
    return f"{NAME}: at {one.at} on {one.days_text} for {','.join(one.kinds)}"


def read(text: str) -> Reminder | None:
    """The reminder that a file holds, None where it holds none of ours."""
    found = _SAID.search(text)
    if found is None:
        return None
    kinds = [kind for kind in KINDS if kind in found[3].split(",")]
    return reminder(found[1], found[2], kinds)


def systemd(one: Reminder, command: Sequence[str]) -> dict[str, str]:
    """The timer and what it starts, by the names of their files."""
    days = ",".join(WEEKDAYS[day].capitalize() for day in one.days)
    when = f"{days} *-*-* {one.at}:00" if len(one.days) < 7 else f"*-*-* {one.at}:00"
    line = " ".join(_for_systemd(word) for word in command)
    head = f"# {said(one)}\n[Unit]\nDescription=Notebook\n\n"
    return {
        f"{NAME}.service": f"{head}[Service]\nType=oneshot\nExecStart={line}\n",
        f"{NAME}.timer": (f"{head}[Timer]\nOnCalendar={when}\nAccuracySec=1min\n\n[Install]\nWantedBy=timers.target\n"),
    }


def launchd(one: Reminder, command: Sequence[str]) -> dict[str, str]:
    """The agent, by the name of its file."""
    import plistlib

    hour, minute = map(int, one.at.split(":"))
    at = {"Hour": hour, "Minute": minute}
    days: object = at if len(one.days) == 7 else [{**at, "Weekday": (day + 1) % 7} for day in one.days]  # 0 is Sunday
    agent = {"Label": LABEL, "ProgramArguments": list(command), "StartCalendarInterval": days}
    head, mark, rest = plistlib.dumps(agent).decode().partition("<plist")
    return {f"{LABEL}.plist": f"{head}<!-- {said(one)} -->\n{mark}{rest}"}


def cron(one: Reminder, command: Sequence[str]) -> str:
    """The lines of a crontab, with a mark before and after."""
    hour, minute = map(int, one.at.split(":"))
    days = "*" if len(one.days) == 7 else ",".join(str((day + 1) % 7) for day in one.days)
    line = shlex.join(command).replace("%", "\\%")
    return f"{BEGIN}\n# {said(one)}\n{minute} {hour} * * {days} {line}\n{END}\n"


def without(crontab: str) -> str:
    """A crontab without our lines; all others as they are."""
    return re.sub(rf"^{re.escape(BEGIN)}\n.*?^{re.escape(END)}\n?", "", crontab, flags=re.MULTILINE | re.DOTALL)


def _for_systemd(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
