"""export and import of the whole workbook, and of chosen pages, from the shell; and what hostile files do."""

from __future__ import annotations

import json
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests import sample
from tests.store.support import content, opened
from tests.verbs.typed import Shell
from workbook.content.book import load
from workbook.domain.conflicts.option import Wording
from workbook.domain.steps.answers import Text
from workbook.export.book.markdown import quoted, safe
from workbook.paths import content_folder

pytestmark = pytest.mark.slow

SECRET = "Zauberwort"


def lived(shell: Shell) -> None:
    """The sample, with an answer of Alex's, a conflict, and an answer of Sam's marked private."""
    sample.build(shell.data, chores=False)
    book = opened(shell.data)
    exercise = load(content_folder()).step("own-it").exercise("fact-line")
    book.answers.save("own-it", exercise, "partner", Text(SECRET))
    book.drafts.keep("rebuilding", "forge", {"act": "half typed"})
    made = book.conflicts.add("The dishes, <b>again</b>", sample.TODAY, needs={"rebuilding": "quiet"})
    option = book.conflicts.options.add(made.id, Wording("Take turns", "Sam"), sample.TODAY)
    book.conflicts.ratings.rate(option.id, "partner", wish=5, ability=1)
    book.close()


def test_the_whole_workbook_goes_out_and_comes_back(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    file = tmp_path / "book.json"
    assert shell("export", "workbook", "--private", str(file)) == 0
    assert "not locked" in shell.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert SECRET not in file.read_text()
    assert other("import", "workbook", str(file), "--dry-run") == 0
    assert "Would bring in" in other.out
    assert content(other.data) == {}
    assert other("import", "workbook", str(file)) == 0
    there, here = content(shell.data), content(other.data)
    del there["answers"]["own-it/fact-line/partner"]
    there["option_ratings"] = {}  # Sam has not rated, so Alex's numbers stay closed
    assert {name: one for name, one in here.items() if one} == {name: one for name, one in there.items() if one}
    assert other("import", "workbook", str(file)) == 0
    assert "nothing new" in other.out
    assert other("undo") == 0
    assert not {name for name, one in content(other.data).items() if one} - {"drafts", "remembered"}


def test_the_private_part_stays_out_unless_it_is_asked_for(shell: Shell) -> None:
    lived(shell)
    assert shell("export", "workbook") == 0
    assert "private part was left out" in shell.err
    whole = json.loads(shell.out)
    assert whole["private"] is False
    assert not {"answers", "answer_versions", "drafts", "appointments"} & set(whole["tables"])
    assert (whole["format"], whole["kind"], whole["exported_by"]) == (
        1, "whole workbook", {"id": "rebuilding", "name": "Sam"}
    )  # fmt: skip


def test_a_question_asks_for_the_private_part(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from workbook.cli import run

    lived(shell)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for typed, private in (("y", True), ("", False)):
        monkeypatch.setattr("builtins.input", lambda typed=typed: typed)
        assert run(["export", "workbook", "--data", str(shell.data), "--today", "2026-11-21"]) == 0
        said = capsys.readouterr()
        assert "not locked" in said.err
        assert ("answers" in json.loads(said.out)["tables"]) is private


def test_each_takes_out_and_brings_in_their_own(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    for name in ("Sam", "Alex"):
        assert shell("--as", name, "export", "workbook", str(tmp_path / name), "--private") == 0
    assert other("import", "workbook", str(tmp_path / "Alex")) == 0  # into an empty one: it is Alex's
    assert "own-it/fact-line/partner" in content(other.data)["answers"]
    assert other("--as", "Alex", "import", "workbook", str(tmp_path / "Sam")) == 0
    assert "left out: somebody else’s" in other.out
    assert "own-it/fact-line/rebuilding" not in content(other.data)["answers"]
    assert other("import", "workbook", str(tmp_path / "Sam"), "--as", "Sam") == 0
    assert "own-it/fact-line/rebuilding" in content(other.data)["answers"]


def test_a_file_that_is_there_already_stays(shell: Shell, tmp_path: Path) -> None:
    lived(shell)
    file = tmp_path / "mine"
    file.write_text("my own notes")
    for verb in (["export", "workbook", str(file)], ["export", "markdown", "--answers", "own-it", "-o", str(file)]):
        assert shell(*verb, "--json") == 1
        assert json.loads(shell.out)["error"]["code"] == "could not"
        assert "stays as it is" in shell.err
    assert file.read_text() == "my own notes"
    assert shell("export", "workbook", str(tmp_path), "--json") == 1
    assert shell("export", "workbook", "--json") == 2
    assert shell("export", "json", "-o", str(tmp_path / "x"), "--as", "Nobody") == 3
    assert shell("export", "workbook", "a", "b") == 2


def test_json_tells_what_was_done(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    out = shell.json("export", "workbook", str(tmp_path / "b"))
    assert out["left"]["private"] > 0
    assert out["left"]["others"] == 2
    found = other.json("import", "workbook", str(tmp_path / "b"))
    assert (found["new"], found["same"], found["different"], found["broken"]) == (out["entries"], 0, 0, [])
    assert other.json("import", "workbook", str(tmp_path / "b"))["same"] == out["entries"]


def promise(whole: dict[str, Any]) -> dict[str, Any]:
    return next(iter(whole["tables"]["promises"].values()))


def deep(levels: int) -> Any:
    found: Any = "x"
    for _ in range(levels):
        found = [found]
    return found


FAULTY: dict[str, Callable[[dict[str, Any]], object]] = {
    "an unknown field": lambda x: promise(x).update(cue2="x"),
    "a wrong type": lambda x: promise(x).update(cue=3),
    "no document": lambda x: x["tables"]["promises"].update(x1=[]),
    "a list of pairs": lambda x: x["tables"]["conflicts"].update(x1=[["id", "x"]]),
    "null": lambda x: x["tables"]["people"].update(x1=None),
    "no table": lambda x: x["tables"].update(people=[1]),
    "an unknown table": lambda x: x["tables"].update(jots={"a": {}}),
    "a table of the program": lambda x: x["tables"].update(_history={"1": {}}),
    "nesting": lambda x: promise(x).update(cue=deep(40)),
    "a large number": lambda x: promise(x).update(revision=2**70),
    "infinity": lambda x: x["tables"].update(settings={"settings": {"week_start": float("inf")}}),
    "not a number": lambda x: x["tables"].update(settings={"settings": {"week_start": float("nan")}}),
    "an endless act": lambda x: promise(x)["terms"][0].update(act="x" * 100_000),
    "a year that is none": lambda x: promise(x)["terms"][0].update(since="9999-12-31"),
    "an id of signs": lambda x: x["tables"]["promises"].update({"\x1b[31m": dict(promise(x))}),
    "no id": lambda x: x["tables"]["promises"].update({"": dict(promise(x))}),
    "one of the two as household": lambda x: x["tables"]["people"]["partner"].update(role="household"),
    "a person without a name": lambda x: x["tables"]["people"]["partner"].update(name="\x07"),
    "a mark in another place": lambda x: x["tables"]["marks_2026"].update(
        {"elsewhere": next(iter(x["tables"]["marks_2026"].values()))}
    ),
    "an answer under another's name": lambda x: x["tables"]["answers"].update(
        {"own-it/fact-line/partner": x["tables"]["answers"]["own-it/fact-line/rebuilding"]}
    ),
    "an answer of another kind": lambda x: x["tables"]["answers"]["own-it/fact-line/rebuilding"].update(
        value={"cells": 3}
    ),
    "a time of day": lambda x: x["tables"]["appointments"]["sitting-rebuilding"].update(at="25:00"),
    "a draft of nobody": lambda x: x["tables"]["drafts"].update(forge={"act": "x"}),
}


@pytest.mark.parametrize("what", FAULTY)
def test_what_is_wrong_in_a_file_is_named_and_the_rest_can_come_in(
    shell: Shell, other: Shell, tmp_path: Path, what: str
) -> None:
    lived(shell)
    file = tmp_path / "book.json"
    assert shell("export", "workbook", str(file), "--private") == 0
    whole = json.loads(file.read_text())
    FAULTY[what](whole)
    file.write_text(json.dumps(whole))
    assert other("import", "workbook", str(file)) == 1
    assert "so nothing was" in other.err
    assert "\x1b" not in other.err
    assert content(other.data) == {}
    assert other("import", "workbook", str(file), "--json") == 1
    said = json.loads(other.out)
    assert said["error"]["message"]
    assert said["broken"]
    assert other("import", "workbook", str(file), "--skip-broken") == 0
    assert content(other.data)["conflicts"]
    for verb in ("today", "promises --all", "steps", "export ics", "chores week"):
        assert other(*verb.split()) == 0
        assert "could not be read" not in other.err


NOT_READ: dict[str, str] = {
    "damaged": '{"format": 1, "kind": "whole workbook", "tables": {"peo',
    "empty": "",
    "a list": "[]",
    "another's": '{"habits": []}',
    "without tables": '{"format": 1, "kind": "whole workbook", "workbook_format": 2}',
    "of a newer format": '{"format": 2, "kind": "whole workbook", "workbook_format": 2, "tables": {}}',
    "of a newer workbook": '{"format": 1, "kind": "whole workbook", "workbook_format": 99, "tables": {}}',
    "with a format that is none": '{"format": true, "kind": "whole workbook", "workbook_format": 2, "tables": {}}',
    "endlessly nested": "[" * 200_000,
    "a number without end": '{"format": 1' + "0" * 10_000 + "}",
}


@pytest.mark.parametrize("what", NOT_READ)
def test_a_file_that_is_none_of_ours_changes_nothing(other: Shell, tmp_path: Path, what: str) -> None:
    file = tmp_path / "file"
    file.write_text(NOT_READ[what])
    assert other("import", "workbook", str(file), "--json") == 1
    assert "Nothing was brought in" in json.loads(other.out)["error"]["message"]
    assert content(other.data) == {}


def test_a_promise_export_is_told_from_a_whole_workbook(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    shell("export", "json", "-o", str(tmp_path / "p.json"))
    assert shell("import", "workbook", str(tmp_path / "p.json")) == 1
    assert "import json" in shell.err


def test_names_that_stand_twice_lose_nothing_unseen(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    file = tmp_path / "book.json"
    shell("export", "workbook", str(file))
    text = file.read_text()
    file.write_text(text.replace('"name": "Alex"', '"name": "Alex", "name": "Robin"'))
    assert other("import", "workbook", str(file)) == 1
    assert "a name twice" in other.err
    assert other("import", "workbook", str(file), "--skip-broken") == 0
    assert set(content(other.data)["people"]) == {"rebuilding"}


def test_what_belongs_to_nothing_comes_in_and_is_in_nobodys_way(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    file = tmp_path / "book.json"
    shell("export", "workbook", str(file), "--private")
    whole = json.loads(file.read_text())
    for table in ("promises", "conflicts", "options"):
        del whole["tables"][table]
    (tmp_path / "half.json").write_text(json.dumps(whole))
    assert other("import", "workbook", str(tmp_path / "half.json")) == 0
    for verb in ("today", "promises --all", "steps", "export ics", "export csv", "export markdown --promises"):
        assert other(*verb.split()) == 0
    assert other("import", "workbook", str(file)) == 0
    assert other.json("promises", "--all") == shell.json("promises", "--all")


def test_text_in_a_file_is_cleaned(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    file = tmp_path / "book.json"
    shell("export", "workbook", str(file))
    whole = json.loads(file.read_text())
    whole["tables"]["people"]["partner"]["name"] = "\x1b[31mRobin\ud800\u202e"
    whole["exported_by"]["name"] = "\x1b]0;gone\x07"
    file.write_text(json.dumps(whole))
    assert other("import", "workbook", str(file)) == 0
    assert content(other.data)["people"]["partner"]["name"] == "Robin"


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_changed_at_any_place_never_ends_in_a_traceback(
    shell: Shell, tmp_path: Path, data: st.DataObject
) -> None:
    file = tmp_path / "book.json"
    if not file.exists():
        lived(shell)
        assert shell("export", "workbook", str(file), "--private") == 0
    whole = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        piece = data.draw(
            st.sampled_from([b"", b"9", b"0", b'"', b"{", b"]", b"null", b"\xff", b"\\u0000", b"-", b"e9"])
        )
        whole[at : at + data.draw(st.integers(0, 3))] = piece
    (tmp_path / "changed.json").write_bytes(whole)
    other = Shell(Path(tempfile.mkdtemp(dir=tmp_path)), shell._capsys)
    assert other("import", "workbook", str(tmp_path / "changed.json"), "--skip-broken") in (0, 1)
    for verb in ("today", "promises --all", "steps", "export markdown", "export markdown --conflicts"):
        other(*verb.split())
        assert "could not be read" not in other.err


# --- chosen pages ------------------------------------------------------------------------------------------------


def test_nothing_chosen_lists_what_there_is(shell: Shell) -> None:
    lived(shell)
    assert shell("export", "markdown", "--answers") == 2
    assert "--answers own-it/fact-line" in shell.err
    assert shell.out == ""
    assert shell("export", "markdown", "--conflicts", "--weeks", "--json") == 2
    assert json.loads(shell.out)["choose"]["weeks"] == []
    assert "There are no chore weeks" in shell.err
    assert shell("export", "csv", "--answers", "own-it") == 2


def test_chosen_pages_hold_what_was_chosen(shell: Shell) -> None:
    lived(shell)
    assert shell("export", "markdown", "--answers", "own-it/fact-line", "--conflicts", "the dishes, <b>AGAIN</b>") == 0
    assert "> Between March and June I ran up 3,400" in shell.out
    assert "Needs" not in shell.out.replace("What each needs", "")
    assert "## The dishes, \\<b\\>again\\</b\\>" in shell.out
    assert "- What each needs: Sam: quiet" in shell.out
    assert "ability" not in shell.out  # Sam has not rated
    assert SECRET not in shell.out
    assert "apology" not in shell.out.lower()
    assert shell("--as", "Alex", "export", "markdown", "--answers", "own-it") == 0
    assert SECRET in shell.out
    assert "Between March" not in shell.out
    for chosen in (["--answers", "own-it/nothing"], ["--conflicts", "x"], ["--weeks", "2026-11-21"]):
        assert shell("export", "markdown", *chosen) == 3
    assert shell("export", "markdown", "--weeks", "someday") == 2
    assert shell("export", "markdown", "--promises") == 0
    assert "# Promises" in shell.out


def test_an_answer_marked_private_is_only_named(shell: Shell) -> None:
    lived(shell)
    book = opened(shell.data)
    book.answers.set_private("own-it", load(content_folder()).step("own-it").exercise("fact-line"), "rebuilding", True)
    book.close()
    assert shell("export", "markdown", "--answers", "own-it") == 0
    assert "left out" in shell.out
    assert "3,400" not in shell.out
    assert shell("export", "markdown", "--answers", "own-it", "--private") == 0
    assert "3,400" in shell.out


HOSTILE = """<script>x</script> <b>
# loud
- list
1. one
    code
> quote
```
fence
--- *a* _b_ `c` [x](http://x.org) ![i](i.png) http://example.com www.example.com a@example.com javascript:alert(1)
=== &lt; | a | b | <http://x.org> mailto:a@b.org"""


def test_what_people_wrote_is_never_markup() -> None:
    markdown = MarkdownIt("gfm-like")
    page = "\n".join([f"## {safe(HOSTILE)}", "", *quoted(HOSTILE), "", f"- {safe(HOSTILE)}"])
    tokens = markdown.parse(page)
    kinds = {inner.type for token in tokens for inner in [token, *(token.children or [])]}
    assert kinds <= {
        "heading_open", "heading_close", "inline", "text", "blockquote_open", "blockquote_close", "paragraph_open",
        "paragraph_close", "hardbreak", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    }  # fmt: skip
    [quote] = [
        t for t, before in zip(tokens[1:], tokens, strict=False) if before.type == "paragraph_open" and t.level == 2
    ][:1]
    said = "".join("\n" if one.type == "hardbreak" else one.content for one in quote.children or [])
    assert said == "\n".join(" ".join(line.split()) for line in HOSTILE.split("\n"))
