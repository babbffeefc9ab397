"""`workbook unlock` and `lock`: a process keeps the key for the verbs, for a while, and nobody else gets it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.store.file.seal.plain_age import wrapped
from workbook.cli import run
from workbook.domain.promises.drafting import Draft
from workbook.store.file.seal import age, agent, agent_place, turning
from workbook.store.file.seal.identity import Identity
from workbook.store.notebook import Notebook
from workbook.words.common import passphrase as words

pytest.importorskip("pyrage")
pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"), pytest.mark.slow]
BREAD, ACT = "the bread is in the oven", "Home by six"
Verb = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    home = Path(tempfile.mkdtemp(prefix="wb"))  # short: the name of a socket has room for some hundred signs
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    yield home / "workbook"
    for path in home.rglob("*.sock"):
        if agent_place.what_is_at(path) == "socket" and (process := listener(path)):
            os.kill(process, signal.SIGKILL)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def verb(capfd: pytest.CaptureFixture[str]) -> Verb:
    """Run a verb for a folder; what it is given to type."""

    def one(folder: Path, line: str, passphrase: str = "") -> tuple[int, str, str]:
        reader, writer = os.pipe()
        os.write(writer, f"{passphrase}\n".encode())
        os.close(writer)
        given = ["--passphrase-fd", str(reader)] if passphrase else []
        capfd.readouterr()
        try:
            code = run([*line.split(), "--data", str(folder), "--no-input", "--today", "2026-11-21", *given])
        finally:
            os.close(reader)
        out, err = capfd.readouterr()
        assert not any(secret in out + err for secret in (BREAD, "AGE-SECRET"))
        return code, out, err

    return one


def sealed(folder: Path, act: str = ACT) -> Path:
    notebook = Notebook.open(folder)
    notebook.promises.add(Draft(act), date(2026, 11, 20))
    notebook.close()
    turning.set_passphrase(folder, "rebuilding", BREAD, sync=False)
    return folder


def listener(path: Path) -> int:
    """The process at a socket; 0 for none."""
    with socket.socket(socket.AF_UNIX) as one:
        try:
            one.connect(str(path))
        except OSError:
            return 0
        return struct.unpack("3i", one.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]


def process_of(folder: Path) -> int:
    return listener(agent_place.place(folder))


def ends(process: int) -> bool:
    """Does that process end within some seconds?"""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_unlocked_for_the_verbs_until_it_is_locked(tmp_path: Path, verb: Verb, runtime: Path) -> None:
    folder, other = sealed(tmp_path / "data"), sealed(tmp_path / "other", "Ring at nine")
    assert verb(folder, "today")[0] == 4
    assert verb(folder, "lock") == (0, f"{words.LOCKED_ALREADY}\n", "")
    assert verb(folder, "unlock", "wrong")[0] == 4
    assert verb(folder, "unlock --json")[0] == 4
    assert not runtime.exists()
    for minutes in ("0", "481", "-1", "1.5", "²", "9" * 50):
        assert verb(folder, f"unlock --minutes={minutes}", BREAD)[0] == 2
    code, told, _ = verb(folder, "unlock --json", BREAD)
    assert (code, json.loads(told)["unlocked"]) == (0, True)
    place, process = agent_place.place(folder), process_of(folder)
    assert (stat.S_IMODE(place.stat().st_mode), stat.S_IMODE(runtime.stat().st_mode)) == (0o600, 0o700)
    assert ACT in verb(folder, "today")[1]
    assert verb(folder, "nudge --exit-code")[0] == 10
    assert verb(folder, "keep 1")[0] == 0
    assert "kept 1" in verb(folder, "promises")[1]
    assert verb(other, "today")[0] == 4  # another workbook is none of its business
    assert verb(folder, "unlock", BREAD)[0] == 0  # a second one takes the place of the first
    assert ends(process)
    process = process_of(folder)
    nobody_can_look(process, runtime, folder)
    assert verb(folder, "lock") == (0, f"{words.DONE_LOCK}\n", "")
    assert ends(process)
    assert not list(runtime.iterdir())
    assert verb(folder, "today")[0] == 4


def nobody_can_look(process: int, *folders: Path) -> None:
    """Neither passphrase nor key stands in an argument, in an environment or in a file."""
    for name in ("cmdline", "environ"):
        for path in Path("/proc").glob(f"[0-9]*/{name}"):
            try:
                data = path.read_bytes()
            except OSError:
                continue
            assert BREAD.encode() not in data
            assert b"AGE-SECRET" not in data
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    assert not any(secret in path.read_bytes() for path in files for secret in (BREAD.encode(), b"AGE-SECRET"))
    limits = Path(f"/proc/{process}/limits").read_text()
    assert "Max core file size        0 " in limits


def test_what_ends_it(tmp_path: Path, verb: Verb) -> None:
    """Its time, HUP, the session it belongs to, the sealed file gone, a new key."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "workbook.json.age").touch()
    identity = Identity.new()
    with subprocess.Popen(["sleep", "60"]) as terminal:
        for way in ("time", "HUP", "session", "file"):
            seconds, session = (0.3, 0) if way == "time" else (60, terminal.pid if way == "session" else 0)
            agent.start(folder, "rebuilding", identity, seconds, session)
            process = process_of(folder)
            assert process
            if way == "HUP":
                os.kill(process, signal.SIGHUP)
            elif way == "session":
                terminal.kill()
                terminal.wait()
            elif way == "file":
                (folder / "workbook.json.age").unlink()
            assert ends(process), way
            assert agent.kept(folder) is None
            assert not agent_place.place(folder).exists(), way
    sealed(folder := tmp_path / "renewed")
    assert verb(folder, "unlock", BREAD)[0] == 0
    process = process_of(folder)
    turning.new_key(folder, "rebuilding", BREAD, sync=False)
    assert verb(folder, "today")[0] == 4
    assert ends(process)


@contextmanager
def hung(place: Path, answer: bytes | None) -> Iterator[None]:
    """A socket that somebody else listens at: nobody there any more (None), no answer, a wrong one."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        if answer is None:
            server.close()
            yield
            return
        server.listen()
        child = os.fork()
        if not child:
            while True:
                connection = server.accept()[0]
                if answer:
                    connection.sendall(answer)
                    connection.close()
        try:
            yield
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def test_what_is_at_its_place_and_is_not_ours(
    tmp_path: Path, verb: Verb, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sealed(tmp_path / "data")
    monkeypatch.setattr(agent_place, "SECONDS", 0.3)
    place = agent_place.place(folder)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    for made in (
        lambda: runtime.write_text("a file"), lambda: runtime.symlink_to(elsewhere), lambda: runtime.mkdir(0o755),
    ):  # fmt: skip
        made()
        assert verb(folder, "today")[0] == 4
        for line in ("unlock", "lock"):
            code, out, err = verb(folder, line, BREAD)
            assert (code, out, err.count(str(runtime))) == (1, "", 1)
        assert not list(elsewhere.iterdir())
        runtime.rmdir() if runtime.is_dir() and not runtime.is_symlink() else runtime.unlink()
    runtime.mkdir(0o700)
    for made in (lambda: place.write_text("mine"), place.mkdir, lambda: place.symlink_to(tmp_path / "nowhere")):
        made()
        assert verb(folder, "today")[0] == 4
        for line in ("unlock", "lock"):
            code, out, err = verb(folder, line, BREAD)
            assert (code, out, err.count(str(place))) == (1, "", 1)
        assert os.path.lexists(place)
        place.rmdir() if place.is_dir() else place.unlink()
    for answer in (b"", b"{", b"[" * 100_000, b'{"folder": 1}', b"null"):
        with hung(place, answer):
            assert verb(folder, "nudge")[0] == 4
            assert verb(folder, "unlock", BREAD)[0] in ((0, 1) if answer else (1,))
        assert verb(folder, "lock")[0] == 0
    with hung(place, None):  # stale: it is taken over
        assert verb(folder, "today")[0] == 4
        assert verb(folder, "unlock", BREAD)[0] == 0
        assert ACT in verb(folder, "today")[1]
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long" * 30)))
    assert len(str(agent_place.place(folder))) <= agent_place.LONGEST


@pytest.mark.skipif(os.getuid() != 0, reason="needs a second user")
def test_somebody_else_is_not_heard(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    place = Path(f"/tmp/workbook-test-{os.getpid()}.sock")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        place.chmod(0o666)
        server.listen()
        child = os.fork()
        if not child:
            os.setuid(65534)
            with socket.socket(socket.AF_UNIX) as other:
                other.connect(str(place))
                time.sleep(0.3)
            os._exit(0)
        connection, _ = server.accept()
        assert not agent_place.is_own(connection)
        os.waitpid(child, 0)
        connection.close()
    place.unlink()


def test_where_tells_what_is_sealed_and_what_is_not(tmp_path: Path, verb: Verb) -> None:
    folder = sealed(tmp_path / "data")
    assert verb(folder, "backup")[0] == 0
    assert "not sealed" not in verb(folder, "where")[1]
    (folder / "backups" / "daily-2026-11-20.json").write_text("{}")
    (folder / "workbook.json.prev").write_text("{}")
    (folder / "workbook.damaged-2026-11-20-080000.json").write_text("{}")
    places = json.loads(verb(folder, "where --json")[1])["places"]
    assert {place["what"] for place in places if place["open"]} == {"backups", "damaged"}
    assert verb(folder, "where")[1].count("not sealed") == 2
    assert verb(folder, "unlock", BREAD)[0] == 0
    places = json.loads(verb(folder, "where --json")[1])["places"]
    assert not any(place["open"] for place in places)
    assert "agent" in [place["what"] for place in places]
