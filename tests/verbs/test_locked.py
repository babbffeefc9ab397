"""A sealed workbook and no passphrase: every verb says so in one sentence, shows nothing and makes nothing."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.planning.households import SAMPLES
from tests.store.file.seal.support import quick
from workbook.cli import run
from workbook.domain.promises.drafting import Draft
from workbook.store.file.seal.identity import Identity
from workbook.store.notebook import Notebook
from workbook.verbs.parser import build_parser
from workbook.words.common import passphrase as words

pytestmark = pytest.mark.slow

pytest.importorskip("pyrage")
ACT = "Home by six"

LOCKED = [
    "today", "today --everybody", "promise add X", "promise change 1 --act X", "promise show 1",
    "promise away 1 2026-11-22 2026-11-23", "promise back 1", "promise review 1",
    "promise finish 1", "promise down 1", "promises --all",
    "keep 1", "late 1", "miss 1", "na 1", "repair 1", "renegotiate 1 --to tomorrow", "happened 1", "noticed 1 noticed",
    "export json", "export markdown", "export csv", "export ics", "export taskwarrior", "export workbook",
    "import json {json}", "import workbook {workbook}", "steps", "step apology", "lines", "find X", "week",
    "reviews", "sitting", "answer apology/desk", "versions apology/desk", "promise capacity", "people list",
    "moment", "moment 6",
    "people add X", "people rename X Y", "people role X partner", "conflict remove 1", "conflict reword 1 1 --what X",
    "chores rest", "chores others",
    "jot X", "jots", "jots sort 1 --as noticed", "jots let-go 1", "write apology/desk", "edit apology/desk",
    "edit --kept",
    "show want-to-know/sieve 1", "conflict list", "conflict show 1", "conflict add X", "conflict change 1 --what X",
    "conflict trigger 1", "conflict option 1 X", "conflict drop 1 1", "conflict rate 1 1 --wish 1", "conflict try 1 1",
    "conflict review 1 works", "conflict end 1", "chores week", "chores done 1", "chores undo 1", "chores skip 1",
    "chores move 1 --part morning",
    "chores swap 1 2", "chores together 1", "chores pin 1", "conflict promise 1 1", "forget --kept --yes",
    "chores review", "chores agree", "chores drop", "household import {household}", "household export",
    "household show",
    "forget apology/first --yes", "forget promise 1 --yes", "forget --text X --yes",
    "passphrase set", "passphrase change", "passphrase new-key", "passphrase remove", "passphrase recovery", "unlock",
    "print week", "print step apology", "print promises", "print record 1", "print review", "print book",
    "print chosen --answers", "home --port 0", "undo", "undo --list", "redo", "restore {plain}",
]  # fmt: skip
OPEN = {  # needs nothing of the workbook's own, or works on it as it lies there
    "content check {plain}": 1, "chores plan --household {plain}": 1, "where": 0, "backups": 0,
    "notice --family nonsense {plain}": 2, "restore previous": 0, "backup": 0, "lock": 0,
    "nudge": 4, "open": 1, "review": 1, "demo": 2, "wipe": 2, "completions bash": 0, "man": 0, "help": 0,
    "household example": 0, "print cards values": 0, "print card values": 0,
    "remind": 0, "remind now": 4, "config show": 0, "config path": 0, "config check": 0, "config init": 0,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed workbook, and no process that keeps its key."""
    from tests.store.file.seal.plain_age import wrapped
    from workbook.store.file.seal import age, turning

    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    data = tmp_path / "data"
    notebook = Notebook.open(data)
    notebook.promises.add(Draft(ACT), date(2026, 11, 20))
    notebook.promises.add(Draft("Ring"), date(2026, 11, 20))
    notebook.close()
    for form in ("json", "workbook"):
        assert run(["export", form, "-o", str(tmp_path / form), "--data", str(data)]) == 0
    (tmp_path / "household").write_bytes((SAMPLES / "eva.json").read_bytes())
    (tmp_path / "plain").write_bytes((data / "workbook.json").read_bytes())
    turning.set_passphrase(data, "rebuilding", "bread", sync=False)
    return data


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


def verbs(parser: argparse.ArgumentParser, before: tuple[str, ...] = ()) -> Iterator[str]:
    """Every verb that the parser knows."""
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    for group in groups:
        for name, verb in group.choices.items():
            yield from verbs(verb, (*before, name))
    if not groups:
        yield " ".join(before)


def test_every_verb_is_walked_here() -> None:
    lines = [*LOCKED, *OPEN]
    assert [
        verb for verb in verbs(build_parser()) if not any(f"{line} ".startswith(f"{verb} ") for line in lines)
    ] == []


def test_locked_is_said_and_nothing_else(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    places = {path.name: str(path) for path in folder.parent.iterdir()}
    for line in LOCKED:
        for as_json in ([], ["--json"]):
            arguments = [*line.format(**places).split(), "--data", str(folder), "--no-input", *as_json]
            if as_json and line.startswith("export"):
                arguments += ["-o", str(folder.parent / "out")]
            capfd.readouterr()
            code = run([*arguments, "--today", "2026-11-21"])
            out, err = capfd.readouterr()
            assert (line, code) == (line, 4)
            assert err.rstrip("\n") in (words.LOCKED_HERE, words.NOWHERE), line
            if as_json:
                assert json.loads(out) == {"format": 1, "error": {"code": "locked", "message": err.rstrip("\n")}}
            else:
                assert out == "", line
            assert contents(folder) == before, line
    assert not (folder.parent / "out").exists()


def test_what_needs_no_key_works_and_shows_no_word(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    places = {path.name: str(path) for path in folder.parent.iterdir()}
    for line, expected in OPEN.items():
        capfd.readouterr()
        code = run([*line.format(**places).split(), "--data", str(folder), "--no-input", "--today", "2026-11-21"])
        out, err = capfd.readouterr()
        assert (line, code, "Traceback" in err) == (line, expected, False)
        assert ACT not in out + err
        if line == "nudge":
            assert (out, err) == ("", "")


FOREIGN = quick(Identity.new(), "bread")


def damage(fault: str, path: Path) -> None:
    """Do that to an identity file."""
    data = path.read_bytes()
    if fault in ("missing", "directory"):
        path.unlink()
    match fault:
        case "damaged":
            path.write_bytes(data[:-20] + bytes(20))
        case "cut":
            path.write_bytes(data[:60])
        case "empty":
            path.write_bytes(b"")
        case "no identity":
            path.write_bytes(b'{"format": 1}')
        case "somebody else's":
            path.write_bytes(FOREIGN)
        case "directory":
            path.mkdir()
        case "link":
            path.rename(path.with_name("elsewhere"))
            path.symlink_to(path.with_name("elsewhere"))


FAULTS = ("missing", "damaged", "cut", "empty", "no identity", "somebody else's", "directory", "link")


@pytest.mark.parametrize("fault", FAULTS)
def test_an_identity_that_opens_nothing_is_named_by_every_verb(
    fault: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Both copies of it; with one of them whole nobody notices."""
    for place in (folder, folder / "backups"):
        damage(fault, place / "identity-a.age")
    before = contents(folder)
    places = {path.name: str(path) for path in folder.parent.iterdir()}
    for line in (*LOCKED, "nudge"):
        reader, writer = os.pipe()
        os.write(writer, b"bread\nbread\n")
        os.close(writer)
        out_to = ["-o", str(folder.parent / "out")] if line.startswith("export") else []
        capfd.readouterr()
        code = run([*line.format(**places).split(), "--data", str(folder), "--passphrase-fd", str(reader), *out_to])
        os.close(reader)
        out, err = capfd.readouterr()
        assert (line, code) == (line, 1)
        assert out == "", line
        assert err.count(str(folder)) == 1, (line, err)
        assert len(err.splitlines()) == 1, (line, err)
        assert contents(folder) == before, line
    assert not (folder.parent / "out").exists()
