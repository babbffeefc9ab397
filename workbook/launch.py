"""Opening a workbook on the whole screen, from its file to the way out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.app import WorkbookApp
from workbook.screens.common import slow_work
from workbook.screens.common.app_context import AppContext

if TYPE_CHECKING:
    from workbook.config import Config
    from workbook.store.notebook import Notebook


def launch(
    *,
    data: Path,
    content: Path,
    settings: Path,
    today: date | None,
    clock: Callable[[], date],
    place: str,
    person: Callable[[Notebook], str] = lambda _: "",
    given: Notebook | None = None,
    greeting: str = "",
    packs: tuple[Path, ...] = (),
) -> int:
    """Open the workbook and stay until the person leaves; returns the exit code.

    `settings` is the settings file; where it has a mistake, that is said and the defaults hold. `today` fixes the
    date; without it `clock` gives it, and midnight moves it on. `person` tells from the open notebook who sits in front
    ("" for the usual one), and raises InUseError for somebody whose passphrase was not given. `given`: the notebook,
    where it is open already. `greeting`: it is the demo, and this is said of it. A sealed one asks for its passphrase
    on a screen of its own. `packs`: folders of what is added to the book.
    """
    _trust_the_terminal()
    from workbook.config import load_or_defaults
    from workbook.store.file import edited

    config, trouble = load_or_defaults(settings)
    with ExitStack() as unseen:
        opened = _opened(data, config, given, unseen)
        if opened is None:
            return 0
        notebook, told = opened
        try:
            if edited.listed(data):
                from workbook.store.file import editing

                editing.sweep(data, notebook.seal_bytes)
            notebook.day_begins = config.day_begins
            context = AppContext(
                notebook, data, content, today or clock(), config, person(notebook), demo=bool(greeting), packs=packs
            )
            trouble = " ".join(sentence for sentence in (trouble, told or "", *context.packs_left_out()) if sentence)
            app = WorkbookApp(
                context,
                clock=None if today else clock,
                place=place,
                trouble=trouble,
                greeting=greeting,
                locked_before=told is not None,
            )
        except BaseException:
            notebook.close()
            raise
    app.run()
    notebook.close()
    slow_work.end_now(app.return_code or 0)
    return app.return_code or 0


def _opened(
    data: Path, config: Config, given: Notebook | None, unseen: ExitStack
) -> tuple[Notebook, str | None] | None:
    """The notebook, and where its passphrase was asked for what is to be said of that; until `unseen` is closed no key
    is shown by the terminal then. None: somebody left."""
    from workbook.store.file.errors import Locked, NeedsRescue
    from workbook.store.notebook import Notebook

    try:
        return given or Notebook.open(data), None
    except Locked:
        from workbook.screens.frame.lock_opening import ask

        keys, told = ask(data, config, unseen)
        return None if keys is None else (Notebook.open(data, keys=keys), told)
    except NeedsRescue as damage:
        from workbook.screens.frame.rescue import Rescue

        brought_back = Rescue(damage, config).answer()
        if brought_back is None:  # who leaves at once leaves nothing behind on the terminal
            return None
        if not brought_back:
            raise
        return Notebook.open(data), None


def every_key() -> list[tuple[str, str, str]]:
    """Of each act that can be given another key: its id, the keys it has now, and what it does."""
    from workbook.screens.frame.every_key import every_key as found

    return found()


def every_theme() -> list[str]:
    """The names that `theme` can have."""
    from workbook.screens.frame.every_key import every_theme as found

    return found()


def _trust_the_terminal() -> None:
    """COLUMNS and LINES that a shell has exported tell how large some window was once; where the terminal itself says
    how large it is, they are not heard."""
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (OSError, ValueError):
        return
    if size.columns and size.lines:
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)
