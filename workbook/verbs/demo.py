"""`demo`: a lived-in year of an invented couple, in a folder that goes when the visitor does."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context, wrote_all
from workbook.verbs.opening import check_terminal, may_open
from workbook.words.common import demo as words

PREFIX = "workbook-demo-"
NO_SETTINGS = "no-settings.toml"
"""Never there: what stands in the person's own settings is not read."""
_REMOVE = "import shutil, sys\nsys.stdin.read()\nshutil.rmtree(sys.argv[1], ignore_errors=True)"
_PATIENCE = 5.0


def register(add: AddVerb) -> None:
    verb = add("demo", help=words.VERB, run=demo)
    verb.add_argument("--keep", action="store_true", help=words.KEEP)
    verb.set_defaults(own_settings=False)


def demo(ctx: Context) -> int:
    """Make the year, open it, and remove it whichever way it is left. With `--keep` it stays, and without a terminal is
    only made."""
    if hasattr(ctx.args, "data"):
        raise UsageError(words.NO_DATA)
    keep = bool(ctx.args.keep)
    if not keep:
        check_terminal()
    with _folder(keep) as folder:
        ctx.tell(words.MAKING)
        from workbook.demo.year import build

        build(folder, ctx.today, ctx.content)
        if keep:
            _say_where(ctx, folder)
            if not may_open():
                return 0
        return _open(ctx, folder, keep)


def _say_where(ctx: Context, folder: Path) -> None:
    if ctx.as_json:
        ctx.json(folder=str(folder))
        ctx.answer()
    else:
        ctx.say(words.kept(shlex.quote(str(folder))))
    wrote_all()


def _open(ctx: Context, folder: Path, keep: bool) -> int:
    from workbook.launch import launch

    return launch(
        data=folder,
        content=ctx.content,
        packs=ctx.packs,
        settings=folder / NO_SETTINGS,
        today=ctx.today if hasattr(ctx.args, "today") else None,
        clock=ctx.clock,
        place="today",
        person=ctx.person_in,
        greeting=words.NOTICE_KEPT if keep else words.NOTICE,
    )


@contextmanager
def _folder(keep: bool) -> Iterator[Path]:
    """A new folder for this person alone, where TMPDIR says; unless it is kept it is gone afterwards, whatever ends the
    program."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
    except OSError:
        raise WorkbookError(words.NO_PLACE) from None
    if keep:
        yield folder
        return
    guard = _guard(folder)
    try:
        _end_in_order()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if guard is not None and guard.stdin is not None:
            guard.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                guard.wait(_PATIENCE)


def _guard(folder: Path) -> subprocess.Popen[bytes] | None:
    """A process that waits for the end of this one and removes the folder: for an end that nobody can hear, such as
    SIGKILL, and for one that waits for nothing (`slow_work.end_now`). None where no process can be begun."""
    with suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _REMOVE, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder.parent,
            start_new_session=True,  # a closed window ends what hangs on it, this not
        )
    return None


def _end_in_order() -> None:
    """Until the app listens itself, a signal that ends the program ends it by way of every `finally`."""

    def end(*_: Any) -> NoReturn:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        with suppress(AttributeError, ValueError):  # not on this system; not in the main thread
            signal.signal(getattr(signal, name), end)
