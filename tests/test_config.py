"""The settings file: keys of one's own, the quick-exit chord, the theme; each mistake has its sentence."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.driver import TODAY, press, screen_text, until, until_true
from workbook import config, paths
from workbook.app import WorkbookApp
from workbook.cli import run
from workbook.domain.common.dates import day_of
from workbook.domain.common.errors import UsageError
from workbook.domain.common.keys_of_own import EVERYWHERE
from workbook.domain.promises.drafting import Draft
from workbook.launch import every_key
from workbook.screens.common.app_context import AppContext
from workbook.store.notebook import Notebook
from workbook.widgets.common import themes


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert config.load(tmp_path / "none.toml") == config.Config()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("theme = \nquick_exit = 1", "line 1"),
        ('colour = "red"', "does not know: colour"),
        ("theme = 3", "quotation marks"),
        ("quick_exit = true", "quotation marks"),
        ('[keys]\n"today.kept" = 1', "quotation marks"),
        ('keys = "x"', "quotation marks"),
        ('quick_exit = "ctrl+s"', "ctrl+s"),
        ('[keys]\n"today.kept" = "alt+k"', "alt+k"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_remedy(tmp_path: Path, text: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as error:
        config.load(path)
    assert says in str(error.value)
    assert str(path) in str(error.value)


NO_EXIT = (
    "bananas", "f99", "f12,", "", "a", "1", "enter", "escape", "space", "left", "ctrl+z", "ctrl+q", "ctrl+p", "ctrl+o",
    "ctrl+left", "shift+a", "f12,ctrl+s", "f12 f11", "ctrl+c", "ctrl+x", "ctrl+v", "f4", "f8", "ctrl+r", "ctrl+t",
)  # fmt: skip


@pytest.mark.parametrize("key", NO_EXIT)
def test_a_quick_exit_that_would_not_leave_or_takes_another_key_is_no_quick_exit(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, f'quick_exit = "{key}"')
    assert [one.line for one in config.mistakes(path)] == [1]
    assert "quotation marks" not in config.mistakes(path)[0].sentence
    assert config.load_or_defaults(path)[0].quick_exit == config.QUICK_EXIT


def test_no_key_of_the_app_itself_is_a_quick_exit(tmp_path: Path) -> None:
    for _, keys, _ in every_key():
        for key in keys.split(","):
            path = written(tmp_path, f'quick_exit = "{key}"')
            assert [one.line for one in config.mistakes(path)] == [1], key


@pytest.mark.parametrize(
    "key", ["f12", " f12", "f12,f11", "f12, f11", "ctrl+g", "ctrl+backslash", "ctrl+@", "shift+f1"]
)
def test_a_quick_exit_that_arrives_is_taken_without_its_blanks(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, f'quick_exit = "{key}"')
    assert config.mistakes(path) == []
    assert config.load(path).quick_exit == key.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('"app.undo" = "f99"', [2]),
        ('"app.undo" = ""', [2]),
        ('"app.undo" = "ctrl+q"', [2]),
        ('"app.undo" = "ctrl+g"', [2]),
        ('"app.undo" = "ctrl+q"\n"app.quit" = "f10"', []),
        ('"forge.more" = "ctrl+t,o"', []),
        ('"app.undo" = "?, Ä,question_mark,shift+down,comma"', []),
    ],
)
def test_a_key_that_is_none_or_that_another_act_has_everywhere_is_a_mistake(
    tmp_path: Path, text: str, lines: list[int]
) -> None:
    assert [one.line for one in config.mistakes(written(tmp_path, f"[keys]\n{text}"))] == lines


def test_every_key_as_it_is_may_stand_in_the_file(tmp_path: Path) -> None:
    usual = {id: keys for id, keys, _ in every_key()}
    assert {id: usual[id] for id in EVERYWHERE} == EVERYWHERE
    path = written(tmp_path, "[keys]\n" + "\n".join(f'"{id}" = "{keys}"' for id, keys in usual.items()))
    assert config.mistakes(path, usual) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('"today.kept" = "k"\n"today.late" = "k"', [2]),
        ('"today.kept" = "k,m"', [2]),  # which “missed” has
        ('"today.kept" = "m"\n"today.missed" = "space"', []),
        ('"today.kept" = "k"\n"promises.kept" = "k"', []),
        (
            '"promises.kept" = "k"\n"promises.notice" = "k"',
            [],
        ),  # the one stands there for one person, the other for the other
    ],
)
def test_two_acts_of_a_place_on_one_key_are_a_mistake(tmp_path: Path, text: str, lines: list[int]) -> None:
    usual = {id: keys for id, keys, _ in every_key()}
    assert [one.line for one in config.mistakes(written(tmp_path, f"[keys]\n{text}"), usual)] == lines


def test_a_folder_of_steps_that_is_not_there_is_said_and_the_rest_holds(tmp_path: Path) -> None:
    path = written(tmp_path, f'quick_exit = "f12"\npacks = ["{tmp_path}", "{tmp_path}/gone"]')
    [mistake] = config.mistakes(path)
    assert (mistake.line, "gone" in mistake.sentence) == (2, True)
    assert config.load(path).quick_exit == "f12"


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        config.load(path)
    with pytest.raises(UsageError, match="cannot be read"):
        config.load(tmp_path)


async def test_keys_chord_and_theme_of_ones_own_work(tmp_path: Path) -> None:
    text = 'theme = "workbook-light"\nquick_exit = "f12"\n[keys]\n"today.kept" = "y"\n'
    chosen = config.load(written(tmp_path, text))
    data = tmp_path / "data"
    notebook = Notebook.open(data)
    notebook.settings.remember(first_run_asked=True)
    promise = notebook.promises.add(Draft(act="Be home by 18:30"), TODAY)
    app = WorkbookApp(AppContext(notebook, data, paths.content_folder(), TODAY, chosen))
    async with app.run_test(size=(100, 30), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        assert app.theme == themes.LIGHT
        assert "y Kept" in screen_text(pilot).splitlines()[-1]
        await press(pilot, "y")
        assert [mark.kind for mark in notebook.promises.marks_of(promise.id)] == ["kept"]
        await press(pilot, "f12")
        assert app.return_value == 0
    notebook.close()


async def test_a_theme_that_does_not_exist_is_said_and_ours_is_worn(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path)
    notebook.settings.remember(first_run_asked=True)
    app = WorkbookApp(AppContext(notebook, tmp_path, paths.content_folder(), TODAY, config.Config(theme="[/]")))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, "There is no theme called")
        assert app.theme == themes.DARK
    notebook.close()


def remembers(notebook: Notebook, theme: str) -> bool:
    return notebook.settings.remembered().theme == theme


async def test_a_theme_chosen_in_the_app_is_worn_next_time(tmp_path: Path) -> None:
    for expected in (themes.DARK, themes.CONTRAST):
        notebook = Notebook.open(tmp_path)
        notebook.settings.remember(first_run_asked=True)
        app = WorkbookApp(AppContext(notebook, tmp_path, paths.content_folder(), TODAY))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            assert app.theme == expected
            await pilot.pause()
            app.theme = themes.CONTRAST
            await until_true(pilot, partial(remembers, notebook, themes.CONTRAST))
        notebook.close()


async def test_a_broken_file_names_its_line_and_the_app_opens_with_the_defaults(tmp_path: Path) -> None:
    chosen, trouble = config.load_or_defaults(written(tmp_path, 'theme = "workbook-light"\nquick_exit = \n'))
    assert chosen == config.Config()
    assert "line 2" in trouble
    notebook = Notebook.open(tmp_path)
    notebook.settings.remember(first_run_asked=True)
    app = WorkbookApp(AppContext(notebook, tmp_path, paths.content_folder(), TODAY, chosen), trouble=trouble)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until_true(pilot, lambda: app._notifications)
        assert [note.message for note in app._notifications] == [trouble]
        assert app.theme == themes.DARK
    notebook.close()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [('"3:00"', 180), ('"03:30"', 210), ("3", 180), ('"0:00"', 0), ('"12:00"', 720), ('"4.15"', 255)],
)
def test_the_hour_at_which_a_day_begins(tmp_path: Path, text: str, minutes: int) -> None:
    assert config.load(written(tmp_path, f"day_begins = {text}")).day_begins == minutes


@pytest.mark.parametrize("text", ['"25:00"', '"12:01"', '"3:60"', '"three"', "-1", "true", "3.5", "[3]", '""'])
def test_what_is_no_such_hour_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="day_begins is a time from"):
        config.load(written(tmp_path, f"day_begins = {text}"))


def test_one_ticks_at_half_past_twelve_for_the_day_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shell, app, marks and the day's backup agree."""
    monkeypatch.setenv("WORKBOOK_CONFIG", str(written(tmp_path, 'day_begins = "3:00"')))
    night = datetime(2026, 11, 22, 0, 30)

    class Night(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return night.astimezone(tz) if tz else night

    monkeypatch.setattr(config, "datetime", Night)
    data = tmp_path / "data"
    assert run(["promise", "add", "Home by six", "--data", str(data)]) == 0
    assert run(["keep", "1", "--data", str(data)]) == 0
    notebook = Notebook.open(data)
    [mark] = notebook.promises.marks().values()
    assert (mark.on, mark.marked_on) == (date(2026, 11, 21), date(2026, 11, 21))
    notebook.close()
    assert config.Clock(180)() == date(2026, 11, 21)
    night = datetime(2026, 11, 22, 3, 0)
    assert config.Clock(180)() == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 29, 1, 59), 28),  # the clock goes on from 2:00 to 3:00
        (datetime(2026, 3, 29, 3, 0), 29),
        (datetime(2026, 10, 25, 2, 30), 24),  # it goes back from 3:00 to 2:00: this is told twice
        (datetime(2026, 10, 25, 2, 30, fold=1), 24),
        (datetime(2026, 10, 25, 3, 0), 25),
    ],
)
def test_the_hour_is_that_of_the_wall(moment: datetime, day: int) -> None:
    assert day_of(moment, 180).day == day
    zone = ZoneInfo("Europe/Berlin")
    assert day_of(moment.replace(tzinfo=zone), 180).day == day


BACK_AGAIN = [
    ("Europe/Berlin", 150, "2026-10-25T00:10", 24),
    ("Europe/Berlin", 150, "2026-10-25T00:40", 25),  # 2:40, ten minutes after the day began
    ("Europe/Berlin", 150, "2026-10-25T01:10", 25),  # 2:10 for the second time: it has begun
    ("Europe/Berlin", 180, "2026-10-25T01:10", 24),
    ("Europe/Berlin", 180, "2026-10-25T02:00", 25),
    ("Australia/Lord_Howe", 105, "2026-04-04T15:10", 5),  # by half an hour, 1:40 again
    ("America/St_Johns", 0, "2006-10-29T02:30", 29),  # at one minute past midnight back to the day before
    ("America/St_Johns", 0, "2006-10-29T02:32", 29),
    ("Africa/Cairo", 0, "2026-10-29T20:30", 29),  # at midnight back to 23:00
    ("Africa/Cairo", 0, "2026-10-29T21:30", 29),
    ("Africa/Cairo", 0, "2026-10-29T22:00", 30),
    ("Pacific/Pago_Pago", 180, "2026-11-21T13:59", 20),
    ("Pacific/Pago_Pago", 180, "2026-11-21T14:00", 21),
    ("Pacific/Kiritimati", 180, "2026-11-21T12:59", 21),
    ("Pacific/Kiritimati", 180, "2026-11-21T13:00", 22),
]


@pytest.mark.parametrize(("zone", "begins", "moment", "day"), BACK_AGAIN)
def test_a_day_that_has_begun_does_not_begin_again_when_the_clock_is_set_back(
    monkeypatch: pytest.MonkeyPatch, zone: str, begins: int, moment: str, day: int
) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()

    class Then(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.fromtimestamp(now, tz)

    monkeypatch.setattr(config, "datetime", Then)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert config.Clock(begins)().day == day
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_backup_of_a_day_is_of_that_day(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path, clock=lambda: datetime(2026, 11, 22, 1, 0, tzinfo=UTC))
    notebook.day_begins = 180
    notebook.promises.add(Draft("Home by six"), TODAY)
    made = notebook.daily_backup()
    notebook.close()
    assert [path.name for path in (tmp_path / "backups").glob("daily-*")] == ["daily-2026-11-21.json"], made
