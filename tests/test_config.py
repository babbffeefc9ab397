"""The settings file: keys of one's own, the quick-exit chord, the theme; each mistake has its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import TODAY, press, screen_text
from workbook import config, paths
from workbook.app import WorkbookApp
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.drafting import Draft
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
        await pilot.pause(0.3)
        assert app.theme == themes.DARK
        assert "There is no theme called" in screen_text(pilot)
    notebook.close()


async def test_a_theme_chosen_in_the_app_is_worn_next_time(tmp_path: Path) -> None:
    for expected in (themes.DARK, themes.CONTRAST):
        notebook = Notebook.open(tmp_path)
        notebook.settings.remember(first_run_asked=True)
        app = WorkbookApp(AppContext(notebook, tmp_path, paths.content_folder(), TODAY))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await pilot.pause(0.2)
            assert app.theme == expected
            app.theme = themes.CONTRAST
            await pilot.pause(0.2)
        notebook.close()


async def test_a_broken_file_names_its_line_and_the_app_opens_with_the_defaults(tmp_path: Path) -> None:
    chosen, trouble = config.load_or_defaults(written(tmp_path, 'theme = "workbook-light"\nquick_exit = \n'))
    assert chosen == config.Config()
    assert "line 2" in trouble
    notebook = Notebook.open(tmp_path)
    notebook.settings.remember(first_run_asked=True)
    app = WorkbookApp(AppContext(notebook, tmp_path, paths.content_folder(), TODAY, chosen), trouble=trouble)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.pause(0.3)
        assert [note.message for note in app._notifications] == [trouble]
        assert app.theme == themes.DARK
    notebook.close()
