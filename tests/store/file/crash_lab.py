"""The crash lab: what is on the disk when a program or the power ends in the middle of something.

Two instruments. `die_before` ends a child process just before its k-th call to the system. `Recording` notes every
call that changes files, and `power_cuts` replays the notes into each state a power cut could leave: what was not
waited for may be lost, half there or there; a name that was given may be given or not.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CALLS = ("open", "write", "fsync", "link", "replace", "rename", "unlink", "mkdir", "close", "stat", "fstat", "rmdir")


Around = Callable[[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]


@contextmanager
def _calls_go_through(around: Around) -> Iterator[None]:
    """Every call of the `os` functions above goes through `around(name, real, args, kwargs)`."""
    real = {name: getattr(os, name) for name in CALLS}

    def safety_chosen(name: str) -> Callable[..., Any]:
        return lambda *args, **kwargs: around(name, real[name], args, kwargs)

    for name in CALLS:
        setattr(os, name, safety_chosen(name))
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(os, name, function)


# --- the program ends ------------------------------------------------------------------------------------------------

DIED = 99


def die_before(k: int, work: Callable[[], object], *, torn: bool = False) -> Callable[[], None]:
    """`work`, ending the process before its k-th call (counted from 0). `torn`: a write is half done first."""

    def run() -> None:
        count = itertools.count()

        def around(name: str, real: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
            if next(count) == k:
                if torn and name == "write":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                os._exit(DIED)
            return real(*args, **kwargs)

        with _calls_go_through(around):
            work()

    return run


# --- the power ends --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Event:
    """One call that changed files. `inode` is a number of ours."""

    kind: str  # create, write, truncate, sync, name, unname, sync-folder, done
    path: str = ""
    inode: int = 0
    data: bytes = b""


@dataclass
class Recording:
    """Notes what happens to the files below `folder` while `running`."""

    folder: Path
    events: list[Event] = field(default_factory=list)
    before: dict[str, bytes] = field(default_factory=dict)

    @contextmanager
    def running(self) -> Iterator[None]:
        self.before = {
            str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()
        }
        self._inodes = {path: number for number, path in enumerate(self.before, 1)}
        self._numbers = itertools.count(len(self.before) + 1)
        self._open: dict[int, int] = {}
        self._folders: dict[int, str] = {}
        with _calls_go_through(self._note):
            yield
        self.events.append(Event("done"))

    def _place(self, path: Any) -> str | None:
        """The path inside the folder; None for others and for the lock, which holds no data."""
        if isinstance(path, int):
            return None
        whole = os.path.abspath(os.fspath(path))
        if not whole.startswith(str(self.folder)) or whole.endswith(".lock"):
            return None
        return os.path.relpath(whole, self.folder)

    def _note(self, name: str, real: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        result = real(*args, **kwargs)  # an error is not noted: then nothing was changed
        place = self._place(args[0]) if args else None
        if name == "open" and place is not None:
            self._opened(result, place, args[1])
        elif name == "write" and args[0] in self._open:
            self.events.append(Event("write", inode=self._open[args[0]], data=bytes(args[1])[:result]))
        elif name == "fsync" and args[0] in self._open:
            self.events.append(Event("sync", inode=self._open[args[0]]))
        elif name == "fsync" and args[0] in self._folders:
            self.events.append(Event("sync-folder", self._folders[args[0]]))
        elif name == "close":
            self._open.pop(args[0], None)
            self._folders.pop(args[0], None)
        elif name in ("link", "replace", "rename") and place is not None:
            target = self._place(args[1]) or ""
            self._inodes[target] = inode = self._inodes[place]
            self.events.append(Event("name", target, inode))
            if name != "link":
                self.events.append(Event("unname", place))
        elif name == "unlink" and place is not None:
            self.events.append(Event("unname", place))
        return result

    def _opened(self, fd: int, place: str, flags: int) -> None:
        if os.path.isdir(self.folder / place):
            self._folders[fd] = place
            return
        if flags & os.O_CREAT and (place not in self._inodes or flags & os.O_EXCL):
            self._inodes[place] = next(self._numbers)
            self.events.append(Event("name", place, self._inodes[place]))
        if flags & os.O_TRUNC:
            self.events.append(Event("truncate", inode=self._inodes[place]))
        if place in self._inodes:
            self._open[fd] = self._inodes[place]


@dataclass(frozen=True)
class Cut:
    """One state of the disk, and whether the program had been told that its work was safe."""

    files: tuple[tuple[str, bytes], ...]
    acknowledged: bool

    def lay_out(self, folder: Path) -> Path:
        for name, data in self.files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        folder.mkdir(exist_ok=True)
        return folder


def power_cuts(recording: Recording) -> Iterator[Cut]:
    """Every different state that a power cut between two events could leave."""
    seen: set[Cut] = set()
    for length in range(len(recording.events) + 1):
        done = recording.events[:length]
        acknowledged = bool(done) and done[-1].kind == "done"
        for cut in _states(recording.before, done, acknowledged):
            if cut not in seen:
                seen.add(cut)
                yield cut


def _states(before: dict[str, bytes], done: list[Event], acknowledged: bool) -> Iterator[Cut]:
    safe = dict(enumerate(before.values(), 1))
    data = dict(safe)
    names = {path: inode for inode, path in enumerate(before, 1)}
    waiting: list[Event] = []  # names given or taken, not yet known to be on the disk
    for event in done:
        if event.kind == "write":
            data[event.inode] = data.get(event.inode, b"") + event.data
        elif event.kind == "truncate":
            data[event.inode] = b""
        elif event.kind == "sync":
            safe[event.inode] = data.get(event.inode, b"")
        elif event.kind in ("name", "unname"):
            waiting.append(event)
        elif event.kind == "sync-folder":
            for one in [one for one in waiting if _in(one.path, event.path)]:
                _apply(names, one)
                waiting.remove(one)
    for kept in itertools.product((False, True), repeat=len(waiting)):
        given = dict(names)
        for one, applied in zip(waiting, kept, strict=True):
            if applied:
                _apply(given, one)
        for fate in ("lost", "half", "kept"):
            left = {path: _left(safe, data, inode, fate) for path, inode in given.items()}
            yield Cut(tuple(sorted(left.items())), acknowledged)


def _in(path: str, folder: str) -> bool:
    return os.path.dirname(path) == ("" if folder == "." else folder)


def _apply(names: dict[str, int], event: Event) -> None:
    if event.kind == "name":
        names[event.path] = event.inode
    else:
        names.pop(event.path, None)


def _left(safe: dict[int, bytes], data: dict[int, bytes], inode: int, fate: str) -> bytes:
    was, now = safe.get(inode, b""), data.get(inode, b"")
    if was == now or fate == "kept":
        return now
    return was if fate == "lost" else now[: len(now) // 2]
