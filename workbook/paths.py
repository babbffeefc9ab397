"""Where data, configuration and content lie, and reading a file that somebody else may have put there. Creates nothing,
and reads nothing but what `read_ordinary` is asked for."""

from __future__ import annotations

import errno
import os
import stat
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


def read_ordinary(path: Path, most: int, inside: Path | None = None) -> bytes:
    """The first `most` bytes of an ordinary file; of a pipe or a device nothing, and it waits for none.

    `inside`: the folder that the file has to lie in, wherever a link leads. Raises OSError: ENXIO for what is no
    ordinary file, EXDEV for one outside.
    """
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        kind = os.fstat(fd).st_mode
        if not stat.S_ISREG(kind):
            code = errno.EISDIR if stat.S_ISDIR(kind) else errno.ENXIO
            raise OSError(code, os.strerror(code))
        if inside is not None and not is_inside(path, inside):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        with os.fdopen(os.dup(fd), "rb") as file:
            return file.read(most)
    finally:
        os.close(fd)


def is_inside(path: Path, folder: Path) -> bool:
    """Does the file lie in that folder, wherever links lead?"""
    real = os.path.realpath(folder)
    return os.path.commonpath([real, os.path.realpath(path)]) == real


def near_home(path: Path) -> str:
    """`path` as people name it: `~` for their own folder."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
