"""`remind`: shown, written, taken away again, with programs that stand in for systemd, cron and the desktop's own."""

from __future__ import annotations

import os
import plistlib
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verbs.typed import Shell
from workbook.domain.common.errors import UsageError
from workbook.domain.today.reminder import EVERY_DAY, KINDS, Reminder, parse_days, reminder
from workbook.export.common import timers
from workbook.words.today import reminder as words

NOW = ["/usr/bin/python3", "-m", "workbook", "remind", "now", "--data", "/home/s m/50% $HOME"]

SYSTEMCTL = '#!/bin/sh\necho "$@" >> "{log}"\n[ -e "{broken}" ] && [ "$2" = enable ] && exit 1\nexit 0\n'
CRONTAB = """#!/bin/sh
case "$1" in
  -l) [ -e "{broken}" ] && exit 1; [ -e "{log}" ] && cat "{log}" || {{ echo "no crontab for sam" >&2; exit 1; }};;
  -r) rm "{log}";;
  -) cat > "{log}";;
esac
"""


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    monkeypatch.setattr(sys, "platform", "linux")
    return Shell(tmp_path / "data", capsys)


def program(shell: Shell, name: str, text: str) -> Path:
    """Put a program in the way; what it was told, or holds, is in the file that is returned."""
    log, folder = shell.data.parent / f"{name}.log", shell.data.parent / "bin"
    path = folder / name
    path.write_text(text.format(log=log, broken=folder / "broken"))
    path.chmod(0o755)
    return log


def test_systemd_is_written_shown_and_taken_away(shell: Shell) -> None:
    log = program(shell, "systemctl", SYSTEMCTL)
    folder = shell.data.parent / "home" / ".config" / "systemd" / "user"
    assert shell("remind", "at", "20:00", "--on", "mon-fri") == 2
    assert "OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 20:00:00" in shell.err
    assert words.NEEDS_YES in shell.err
    assert not folder.exists()
    assert shell("remind", "at", "8pm", "--on", "mon-fri", "--for", "chores", "--yes") == 0
    assert shell.out.strip() == words.is_set("systemd", "20:00", "mon,tue,wed,thu,fri", ["chores"])
    timer, service = folder / "notebook-reminder.timer", folder / "notebook-reminder.service"
    assert stat.S_IMODE(timer.stat().st_mode) == 0o600
    assert '"--for" "chores"' in service.read_text()
    assert "enable --now notebook-reminder.timer" in log.read_text()
    assert shell.json("remind")["reminders"][0]["at"] == "20:00"
    assert shell("remind", "at", "7:30", "--yes") == 0
    assert shell.json("remind")["reminders"][0] == {"system": "systemd", "at": "07:30", "on": "daily", "for": [*KINDS]}
    assert shell("remind", "off") == 0
    assert list(folder.iterdir()) == []
    assert "disable --now notebook-reminder.timer" in log.read_text()
    assert shell("remind") == 0
    assert shell.out.strip() == words.NONE_SET
    (shell.data.parent / "bin" / "broken").touch()
    assert shell("remind", "at", "7:30", "--yes") == 1
    assert list(folder.iterdir()) == []
    assert not shell.data.exists()


def test_a_crontab_keeps_its_other_lines(shell: Shell) -> None:
    table = program(shell, "crontab", CRONTAB)
    assert shell("remind", "at", "20:00", "--yes") == 0
    assert shell("remind", "off") == 0
    assert not table.exists()
    table.write_text("5 4 * * * mine %x\n")
    assert shell("remind", "at", "20:00", "--on", "sun,wed", "--yes") == 0
    assert "\n0 20 * * 3,0 " in table.read_text()
    assert shell("remind", "at", "21:15", "--yes") == 0
    assert table.read_text().startswith("5 4 * * * mine %x\n")
    assert table.read_text().count("remind now") == 1
    assert shell("remind", "off") == 0
    assert table.read_text() == "5 4 * * * mine %x\n"
    (shell.data.parent / "bin" / "broken").touch()  # what stands there cannot be told: it stays as it is
    assert shell("remind", "at", "20:00", "--yes") == 1
    assert table.read_text() == "5 4 * * * mine %x\n"


def test_it_shows_something_neutral_only_when_something_is_open(shell: Shell) -> None:
    log = program(shell, "notify-send", '#!/bin/sh\necho "$@" >> "{log}"\n')
    assert shell("remind", "now") == 0
    assert not log.exists()
    shell.add("Be home by 18:30")
    assert shell("remind", "now", "--for", "chores") == 0
    assert not log.exists()
    assert shell("remind", "now") == 0
    assert log.read_text() == f"--app-name {words.TITLE} {words.TITLE} {words.SHOWS}\n"
    shell("keep", "1")
    log.unlink()
    assert shell("remind", "now") == 0
    assert not log.exists()
    os.remove(shell.data.parent / "bin" / "notify-send")
    shell.add("Ring")
    assert shell("remind", "now") == 1
    assert shell.err.strip() == words.CANNOT_SHOW


def test_what_cannot_be_set_is_said(shell: Shell) -> None:
    for line, code, said in (
        (("at", "20:00", "--yes"), 1, words.NO_TIMER),
        (("at", "25:00", "--yes"), 2, "time of day"),
        (("at",), 2, words.NEEDS_TIME),
        (("at", " "), 2, words.NEEDS_TIME),
        (("off", "20:00"), 2, words.NEEDS_TIME),
        (("at", "20:00", "--on", "someday"), 2, "mon-fri"),
        (("at", "20:00", "--for", "everything"), 2, ""),
        (("off",), 0, ""),
    ):
        assert (line, shell("remind", *line)) == (line, code)
        assert said in shell.err
    assert not shell.data.exists()
    program(shell, "crontab", CRONTAB)
    shell.data = shell.data / "two\nlines"
    assert shell("remind", "at", "20:00", "--yes") == 1
    assert shell.err.strip() == words.STRANGE_PLACE


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("daily", EVERY_DAY), ("mon-fri", (0, 1, 2, 3, 4)), ("Mon, wed,SUN", (0, 2, 6)), ("fri-mon", (0, 4, 5, 6)),
        ("tuesday", (1,)), ("mon-sun", EVERY_DAY),
    ],
)  # fmt: skip
def test_days(text: str, days: tuple[int, ...]) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", "mo", "mon-", "-fri", "mon-fri-sun", "1", "monx", "mon,,fri"])
def test_what_are_no_days(text: str) -> None:
    with pytest.raises(UsageError):
        parse_days(text)


@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 23), st.integers(0, 59), st.sets(st.sampled_from(KINDS)))
def test_each_file_says_what_is_set(days: set[int], hour: int, minute: int, kinds: set[str]) -> None:
    one = Reminder(
        f"{hour:02}:{minute:02}", tuple(sorted(days)), tuple(kind for kind in KINDS if kind in kinds) or KINDS
    )
    assert reminder(one.at, one.days_text, one.kinds) == one
    for text in (*timers.systemd(one, NOW).values(), *timers.launchd(one, NOW).values(), timers.cron(one, NOW)):
        assert timers.read(text) == one
    [plist] = timers.launchd(one, NOW).values()
    agent = plistlib.loads(plist.encode())
    assert agent["ProgramArguments"] == NOW
    assert '"/home/s m/50%% $$HOME"' in timers.systemd(one, NOW)["notebook-reminder.service"]
    cron = timers.cron(one, NOW)
    assert r"'/home/s m/50\% $HOME'" in cron
    assert timers.without(f"a\n{cron}b\n") == "a\nb\n"
