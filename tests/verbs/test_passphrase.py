"""workbook passphrase, and the other verbs with a sealed workbook. (Real work factors: `seal/test_identity`.)"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.store.file.seal.plain_age import wrapped
from workbook.cli import run as run_line
from workbook.content.book import load
from workbook.domain.steps.answers import Text
from workbook.paths import content_folder
from workbook.store.file.seal import age
from workbook.store.notebook import Notebook

pytest.importorskip("pyrage")
BREAD, TRAIN = "the bread is in the oven", "the train leaves 🌿"
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A line of the shell; `lines` is what stands in its descriptor for passphrases."""
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    def one(folder: Path, *words: str, lines: str | None = None) -> CompletedProcess[str]:
        reader, writer = os.pipe()
        os.write(writer, (lines or "").encode())
        os.close(writer)
        given = ["--no-input"] if lines is None else ["--passphrase-fd", str(reader)]
        capfd.readouterr()
        try:
            code = run_line(["--data", str(folder), "--today", "2026-11-21", *words, *given])
        finally:
            os.close(reader)
        done = CompletedProcess(words, code, *capfd.readouterr())
        assert "inside the workbook" not in done.stderr
        assert not any(secret in done.stdout + done.stderr for secret in (BREAD, TRAIN))
        return done

    return one


def test_an_evening_with_two_passphrases(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "data"
    notebook = Notebook.open(folder)
    notebook.people.name("rebuilding", "Alex")
    notebook.people.name("partner", "Sam")
    notebook.close()
    assert run(folder, "promise", "add", "Home by six").returncode == 0
    for nothing in (None, "\n"):
        assert run(folder, "passphrase", "set", lines=nothing).returncode == 2
    assert run(folder, "passphrase", "set", lines=f"{BREAD}\n").returncode == 0
    assert not (folder / "workbook.json").exists()
    assert run(folder, "passphrase", "set", lines=f"{TRAIN}\n").returncode == 4
    locked = run(folder, "today")
    assert (locked.returncode, locked.stdout) == (4, "")
    assert (nudge := run(folder, "nudge")).returncode == 4
    assert (nudge.stdout, nudge.stderr) == ("", "")
    before = {path: path.read_bytes() for path in folder.rglob("*.age*")}
    assert run(folder, "today", lines="wrong\n").returncode == 4
    assert {path: path.read_bytes() for path in folder.rglob("*.age*")} == before
    assert "Home by six" in run(folder, "promises", lines=f"{BREAD}\n").stdout
    places = json.loads(run(folder, "where", "--json").stdout)["places"]
    assert next(place for place in places if place["what"] == "main")["sealed"] is True
    assert run(folder, "passphrase", "set", "--as", "Sam", lines=f"{BREAD}\n{TRAIN}\n").returncode == 0
    assert "Home by six" in run(folder, "promises", lines=f"{TRAIN}\n").stdout
    assert run(folder, "today", "--as", "Sam", lines=f"{BREAD}\n").returncode == 4
    assert run(folder, "passphrase", "remove", lines=f"{TRAIN}\n").returncode == 0
    assert run(folder, "passphrase", "remove", lines=f"{BREAD}\n").returncode == 0
    assert "Home by six" in run(folder, "promises").stdout
    assert not list(folder.rglob("*.age*"))


def test_the_whole_workbook_out_of_a_sealed_one_and_into_another(tmp_path: Path, run: Run) -> None:
    """What is private of the one whose passphrase it is goes out if asked for, the other's never; what comes in lies
    there sealed at once, backups included, and is taken back as anywhere."""
    here, there, file = tmp_path / "data", tmp_path / "other", tmp_path / "book.json"
    exercise = load(content_folder()).step("own-it").exercise("fact-line")
    own, others, ours = "what Alex wrote", "what Sam wrote", "Ring at six"
    notebook = Notebook.open(here)
    notebook.people.name("rebuilding", "Alex")
    notebook.people.name("partner", "Sam")
    notebook.answers.save("own-it", exercise, "rebuilding", Text(own))
    notebook.answers.save("own-it", exercise, "partner", Text(others))
    notebook.close()
    assert run(here, "promise", "add", ours).returncode == 0
    assert run(here, "passphrase", "set", lines=f"{BREAD}\n").returncode == 0
    assert run(here, "passphrase", "set", "--as", "Sam", lines=f"{BREAD}\n{TRAIN}\n").returncode == 0
    for asked, private in (((), []), (("--private",), [own])):
        file.unlink(missing_ok=True)
        done = run(here, "export", "workbook", *asked, str(file), lines=f"{BREAD}\n")
        assert done.returncode == 0, done.stderr
        assert "has no passphrase" in done.stderr
        text = file.read_text("utf-8")
        assert [word for word in (own, others) if word in text] == private
        assert ours in text
    assert run(here, "export", "workbook", "--private", str(file)).returncode == 4
    Notebook.open(there).close()
    assert run(there, "passphrase", "set", lines=f"{TRAIN}\n").returncode == 0
    assert run(there, "import", "workbook", str(file)).returncode == 4
    before = {path: path.read_bytes() for path in there.rglob("*.age*")}
    assert run(there, "import", "workbook", str(file), "--dry-run", lines=f"{TRAIN}\n").returncode == 0
    assert {path: path.read_bytes() for path in there.rglob("*.age*")} == before
    for said in ("Brought in", "nothing new"):
        done = run(there, "import", "workbook", str(file), lines=f"{TRAIN}\n")
        assert (done.returncode, said in done.stdout) == (0, True), done.stdout + done.stderr
    assert run(there, "backup", lines=f"{TRAIN}\n").returncode == 0
    written = [path for path in there.rglob("*") if path.is_file()]
    assert not [path for path in written if any(word.encode() in path.read_bytes() for word in (own, ours))]
    again = tmp_path / "again.json"
    assert run(there, "export", "workbook", "--private", str(again), lines=f"{TRAIN}\n").returncode == 0
    tables = [json.loads(one.read_text("utf-8"))["tables"] for one in (file, again)]
    assert tables[0]["answers"].keys() == tables[1]["answers"].keys()
    assert own in again.read_text("utf-8")
    assert run(there, "undo", lines=f"{TRAIN}\n").returncode == 0
    assert ours not in run(there, "promises", lines=f"{TRAIN}\n").stdout
