"""Where data, configuration and content lie. Pure: names paths, creates nothing, reads no file."""

from __future__ import annotations

import os
from pathlib import Path

APP = "workbook"
MAIN_FILE = "workbook.json"


def data_folder(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The folder with the workbook's data: `chosen` (--data), else $WORKBOOK_DATA, else the platform's own."""
    picked = chosen or os.environ.get("WORKBOOK_DATA")
    if picked:
        return Path(picked).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def config_file() -> Path:
    """The file with remapped keys, theme and quick-exit chord ($WORKBOOK_CONFIG, else the platform's own)."""
    picked = os.environ.get("WORKBOOK_CONFIG")
    if picked:
        return Path(picked).expanduser().absolute()
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def state_folder() -> Path:
    """The platform's folder for what a program leaves behind: words that the data folder would not take."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)


def content_folder(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The folder with what the book says: `chosen` (--content), else the copy inside an installed wheel, else
    `content/` of the checkout that an editable install points to."""
    if chosen:
        return Path(chosen).expanduser().absolute()
    package = Path(__file__).parent
    packed = package / "_content"
    return packed if packed.is_dir() else package.parent / "content"
