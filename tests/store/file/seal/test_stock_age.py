"""The stock program `age` opens all of it, so nobody depends on this one to get at their words."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.file.seal.plain_age import wrapped
from tests.store.file.seal.support import PASSPHRASE, WORDS, keys_of, laid_out, put_quick, text_of, workbook
from tests.store.support import opened, put
from workbook.store.file.seal import age, identity_files, steps, turning
from workbook.store.file.seal.identity import Identity, unwrap, wrap
from workbook.store.file.seal.passphrase import new_recovery

AGE = shutil.which("age")
pytestmark = pytest.mark.skipif(AGE is None, reason="the program age is not installed")


def by_terminal(*arguments: str, passphrase: str) -> tuple[int, bytes]:
    """Run `age` at a terminal of its own and type the passphrase whenever it asks. Its exit code and output."""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(str(AGE), ["age", *arguments])
    told, asked, ends = b"", 0, time.monotonic() + 60
    while time.monotonic() < ends:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        told += part
        if told.lower().count(b"passphrase") > asked and told.rstrip(b" ").endswith((b":", b": ")):
            asked = told.lower().count(b"passphrase")
            os.write(terminal, passphrase.encode() + b"\n")
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), told


def plainly(key: Path, data: bytes) -> bytes:
    """What `age -d -i key` makes of `data`."""
    return subprocess.run([str(AGE), "-d", "-i", str(key)], input=data, capture_output=True, check=True).stdout


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key.txt"


def test_a_sealed_file_and_a_private_part_in_it(key: Path) -> None:
    """`age -d` twice shows one's own words, and not the other's."""
    alex, sam = Identity.new(), Identity.new()
    keys = keys_of(alex=alex, sam=sam)
    inner = {
        "alex": keys.seal_for("alex", "x", b"what is Alex's"),
        "sam": keys.seal_for("sam", "x", b"what is Sam's"),
    }
    sealed = keys.seal(json.dumps(inner).encode())
    for person, identity in (("alex", alex), ("sam", sam)):
        key.write_bytes(text_of(identity))
        found = json.loads(plainly(key, sealed))
        assert plainly(key, found[person].encode()) == f"what is {person.title()}'s".encode()
        other = "sam" if person == "alex" else "alex"
        with pytest.raises(subprocess.CalledProcessError):
            plainly(key, found[other].encode())


@pytest.mark.parametrize("size", [0, 65_536, 1_000_000])
def test_any_size(key: Path, size: int) -> None:
    alex = Identity.new()
    key.write_bytes(text_of(alex))
    assert plainly(key, keys_of(alex=alex).seal(bytes(size))) == bytes(size)


def test_what_it_seals_opens_here(key: Path) -> None:
    alex = Identity.new()
    for armour in ([], ["-a"]):
        made = subprocess.run(
            [str(AGE), "-r", alex.recipient, *armour], input=b"words", capture_output=True, check=True
        )
        assert keys_of(alex=alex).opened(made.stdout) == b"words"


@pytest.mark.parametrize(
    "passphrase", [PASSPHRASE, "\u00e9t\u00e9 👩\u200d👩\u200d👧 🌿", " spaces ", new_recovery()], ids=range(4)
)
def test_the_whole_folder_opens_by_the_passphrase_alone(tmp_path: Path, passphrase: str) -> None:
    """What the README tells people to do: two files, one passphrase typed."""
    folder, alex = laid_out(tmp_path / "data"), Identity.new()
    put_quick(folder, "alex", alex, passphrase)
    steps.carry_out(steps.turning_on(folder), steps.Sealing(keys_of(alex=alex), sync=False))
    target = tmp_path / "out.json"
    identity = identity_files.place(folder, "alex")
    arguments = ["-d", "-i", str(identity), "-o", str(target), str(steps.sealed_main(folder))]
    code, told = by_terminal(*arguments, passphrase="wrong")
    assert code != 0
    assert WORDS.encode() not in told
    code, told = by_terminal(*arguments, passphrase=passphrase)
    assert code == 0, told.decode(errors="replace").replace(passphrase, "…")
    assert target.read_bytes() == workbook(WORDS, 9)


@pytest.mark.slow
def test_a_real_identity_opens_there_and_one_of_its_own_here(tmp_path: Path) -> None:
    alex, made, out = Identity.new(), tmp_path / "identity-alex.age", tmp_path / "out"
    made.write_bytes(wrap(alex, PASSPHRASE))
    code, told = by_terminal("-d", "-o", str(out), str(made), passphrase=PASSPHRASE)
    assert code == 0, told
    assert str(alex.secrets[0]).encode() in out.read_bytes()
    theirs = tmp_path / "theirs.age"
    code, told = by_terminal("-p", "-o", str(theirs), str(out), passphrase=PASSPHRASE)
    assert code == 0, told
    assert unwrap(theirs.read_bytes(), PASSPHRASE).same_as(alex)


def test_what_the_readme_says_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lines as they stand there: two people, one passphrase typed once, the other's pages stay shut."""
    readme = (Path(__file__).parents[4] / "README.md").read_text()
    lines = readme.split("<!-- age -->\n```sh\n")[1].split("```")[0].splitlines()
    program = readme.split("<!-- age parts -->\n```python\n")[1].split("```")[0]
    folder = tmp_path / "data"
    notebook = opened(folder)
    put(notebook, "conflicts", "c", text="ours")
    for person, words in (("rebuilding", "mine"), ("partner", "theirs")):
        put(notebook, "answers", f"s/e/{person}", person=person, text=words)
    notebook.close()
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    keys = turning.set_passphrase(folder, "rebuilding", PASSPHRASE, sync=False).keys
    turning.set_passphrase(folder, "partner", "another", keys=keys, sync=False)
    monkeypatch.chdir(folder)
    assert [line.split()[0] for line in lines] == ["age", "age"]
    code, told = by_terminal(*lines[0].split()[1:], passphrase=PASSPHRASE)
    assert code == 0, told
    subprocess.run(lines[1].split(), check=True)
    assert '"ours"' in Path("open.json").read_text()
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert '"mine"' in printed
    assert '"theirs"' not in printed
    assert "partner (sealed to somebody else)" in printed
