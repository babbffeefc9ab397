"""Whatever stands in a file, a folder, the environment or the command line: no verb hands a terminal anything that
could steer it, and none of them stumbles or waits."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook import config, paths
from workbook.content.book import Book, load
from workbook.content.check import check
from workbook.content.faults import ContentError
from workbook.domain.common import clean, strict_json
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.store.notebook import Notebook
from workbook.verbs.parser import build_parser
from workbook.widgets.common import safe

EVIL = "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\x9d8;;x\x9c\x7f\u202eevil\u2066\ufeff"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OURS = {0, 1, 2, 3, 4, 10}
# What a verb needs besides its name to get to its work; the others are run as they are.
ARGUMENTS = {"wipe": ["--no-input"], "open": [EVIL], "notice": ["/dev/null"]}


def verbs() -> Iterator[tuple[str, ...]]:
    def walk(parser: argparse.ArgumentParser, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]  # pyright: ignore
        for group in groups:
            for name, below in group.choices.items():
                yield from walk(below, (*before, name))
        if not groups:
            needed = [one for one in parser._actions if not one.option_strings and one.nargs not in ("?", "*")]  # pyright: ignore
            choices = [next(iter(one.choices)) if one.choices else EVIL for one in needed]
            yield (*before, *ARGUMENTS.get(before[0], choices))

    return walk(build_parser(), ())


def run(arguments: tuple[str, ...], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "workbook", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(config.__file__).parent.parent),
            "HOME": f"{folder}/{EVIL}",
            "WORKBOOK_CONFIG": f"{folder}/{EVIL}.toml",
            "COLUMNS": EVIL,
            "LINES": EVIL,
            "TERM": EVIL,
            "LANG": EVIL,
            "NO_COLOR": EVIL,
            **environment,
        },
    )


def harmless(result: subprocess.CompletedProcess[bytes]) -> None:
    for stream in (result.stdout, result.stderr):
        said = stream.replace(b"\r\n", b"\n").decode()
        assert not STEERING.search(said), ascii(said)
        assert "Traceback" not in said
        assert "inside the workbook" not in said, said
    assert result.returncode in OURS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / f"data{EVIL}"
    with_promise = run(("promise", "add", f"Ring {EVIL} home", "--no-input", "--data", str(folder)), tmp_path)
    harmless(with_promise)
    assert with_promise.returncode == 0
    main = folder / "workbook.json"
    escaped = EVIL.encode("unicode_escape").replace(b"\\x", b"\\u00").replace(b"'", b"")
    main.write_bytes(main.read_bytes().replace(b"evil", escaped))
    (folder / f"workbook.damaged-{EVIL}.json").touch()
    (folder / "backups").mkdir(exist_ok=True)
    (folder / "backups" / f"hand-2026-11-01-100000{EVIL}.json").touch()
    (folder / f"workbook {EVIL}.json").touch()
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("verb", list(verbs()), ids=lambda verb: " ".join(verb[:2]).replace(EVIL, "").strip())
def test_no_verb_hands_a_terminal_what_could_steer_it(verb: tuple[str, ...], data: Path, tmp_path: Path) -> None:
    harmless(run((*verb, "--data", str(data)), tmp_path))
    harmless(run((*verb, "--json", "--no-input"), tmp_path, WORKBOOK_DATA=str(data)))


def test_a_mistake_on_the_command_line_is_told_without_what_was_typed(tmp_path: Path) -> None:
    for line in (
        (EVIL,),
        ("--today", EVIL, "today"),
        (f"--{EVIL}",),
        ("--as", EVIL, "today"),
        ("--content", EVIL, "steps"),
    ):
        harmless(run(line, tmp_path, WORKBOOK_DATA=str(tmp_path / "data")))


def test_no_sentence_of_an_error_and_no_widget_text_steers_a_terminal() -> None:
    assert not STEERING.search(str(WorkbookError(EVIL)))
    assert not STEERING.search(str(UsageError(EVIL)))
    for content in (safe.plain(EVIL), safe.one_line(EVIL), safe.mixed("[b]$who[/]", who=EVIL)):
        assert not STEERING.search(content.plain)


def test_what_is_shown_can_still_be_told_apart() -> None:
    assert clean.shown("a\x1bb\tc\nd\r\ne\u202ef é 👩\u200d👧") == "a\\u001bb\tc\nd\r\ne\\u202ef é 👩\u200d👧"


# --- content and settings --------------------------------------------------------------------------------------------


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    own = paths.content_folder()
    (folder / "steps").mkdir()
    for name in ("programme.toml", "cards.toml", "help.toml"):
        (folder / name).write_bytes((own / name).read_bytes())
    return folder


def test_texts_of_a_content_folder_are_clean(content: Path) -> None:
    manifest = content / "programme.toml"
    text = manifest.read_text()
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in EVIL)
    manifest.write_text(re.sub(r'title = "', lambda found: f"{found[0]}{escaped}\u009b", text))
    programme = load(content).programme
    assert "evil" in programme.title
    assert not STEERING.search(programme.title + "".join(part.title for part in programme.parts))


@pytest.mark.parametrize("name", ["programme.toml", "cards.toml", "help.toml", "promises.toml", "steps/apology.toml"])
def test_pipes_devices_and_links_that_lead_out_are_no_content(content: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text('title = "private"')
    path = content / name

    def pipe() -> None:
        os.mkfifo(path)

    for make in (pipe, lambda: path.symlink_to("/dev/zero"), lambda: path.symlink_to(outside)):
        path.unlink(missing_ok=True)
        make()
        faults = check(content).faults
        assert any(fault.file == name for fault in faults)
        with pytest.raises(ContentError):
            read_all(load(content))


def read_all(book: Book) -> None:
    assert book.programme
    book.deck("x")
    book.help()
    book.promise_examples()
    book.step("apology")


def test_a_link_within_the_content_folder_is_content(content: Path) -> None:
    (content / "real.toml").write_bytes((content / "programme.toml").read_bytes())
    (content / "programme.toml").unlink()
    (content / "programme.toml").symlink_to("real.toml")
    assert load(content).programme.title


@pytest.mark.parametrize("kind", ["pipe", "device", "huge", "deep", "folder"])
def test_settings_that_are_no_text_file_are_said_and_nothing_waits(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "config.toml"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "huge":
            path.write_text("#" * 2_000_000)
        case "deep":
            path.write_text("a = " + "[" * 5000 + "]" * 5000)
        case _:
            path.mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        config.load(path)


def test_names_in_settings_reach_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    for text in ('"\\u001b[2J\u009b" = 1', 'quick_exit = "alt+\\u001b[2J\u009b"', '[keys]\n"a" = "alt+\\u009b"'):
        path.write_text(text)
        with pytest.raises(UsageError) as error:
            config.load(path)
        assert not STEERING.search(str(error.value))


# --- JSON of others --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ['{"a":1,"a":2}', '{"a":[{"b":1,"b":1}]}', "[NaN]", "[-Infinity]", "[" * 100_000])
def test_json_that_would_have_to_be_guessed_at_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        strict_json.loads(text)


def test_readme_reads_the_file_without_the_program(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path)
    with notebook.change("Wrote") as change:
        change.put("promises", "p", {"note": "alpha"})
    notebook.close()
    readme = (Path(__file__).parent.parent / "README.md").read_text()
    program = readme.split("<!-- read -->\n```python\n")[1].split("```")[0]
    assert len([line for line in program.splitlines() if line]) == 3
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (result.returncode, result.stderr) == (0, "")
    assert "alpha" in result.stdout
