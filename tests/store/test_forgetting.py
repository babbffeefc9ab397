"""What was to be forgotten is nowhere: every byte of the folder is searched, and all else is still there."""

from __future__ import annotations

import json
import resource
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from tests.store.forgetting_lab import ELSE, EXERCISE, FACTS, OTHER, SECRET, STEP, holding, lived_in
from tests.store.support import in_child, opened
from workbook.domain.common.passage import Passage
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Text
from workbook.store.file import backups, forgetting, rewriting
from workbook.store.file.errors import Busy, CannotSave
from workbook.store.file.lock import Lock
from workbook.store.forgetting import asked, documents, in_words, labels
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


def words_rule(folder: Path, words: str, person: str = ME, *, inside: bool = False, shared: bool = False) -> Any:
    notebook = opened(folder)
    try:
        return asked.words_rule(notebook, words, person, inside=inside, shared=shared)
    finally:
        notebook.close()


def forget(folder: Path, rule: Any) -> forgetting.Done:
    return forgetting.forget(folder, rule, sync=False)


def dates(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (folder / "backups").iterdir() if path.suffix == ".json"}


def undone_to_the_beginning(notebook: Notebook) -> int:
    count = 0
    while any(not entry.undone for entry in notebook.history(500)):
        notebook.undo()
        count += 1
    return count


def all_else_is_there(folder: Path) -> None:
    notebook = opened(folder)
    assert notebook.answers.get(STEP, OTHER, ME).value == Text(f"{ELSE} More.")
    assert "Ring at six" in [promise.terms[0].act for promise in notebook.promises.all()]
    assert notebook.drafts.read(ME, "conflict") == {"what": ELSE}
    assert notebook.get("things", "a") is not None
    notebook.close()
    assert len(holding(folder, ELSE)) > 5


class TestWords:
    def test_they_are_taken_out_of_everything_and_the_rest_stays(self, folder: Path) -> None:
        kept = lived_in(folder)
        before, count = dates(folder), len(holding(folder, SECRET))
        assert count > 12
        done = forget(folder, words_rule(folder, "The  Hotel in\nGHENT"))
        assert holding(folder, SECRET) == []
        assert done.left == ()
        assert dates(folder) == before
        all_else_is_there(folder)
        notebook = opened(folder)
        assert notebook.answers.get(STEP, FACTS, ME).value == Text("Day 5. I went to … twice.")
        assert [one.value for one in notebook.answers.versions(STEP, EXERCISE, ME)][-1] == Text(
            "Day 0. I went to … twice."
        )
        assert notebook.promises.get(kept).terms[0].act == "Tell about … to nobody"
        assert "Marked “Tell about … to nobody” kept" in [entry.label for entry in notebook.history()]
        assert {mark.note for mark in notebook.promises.marks_of(kept)} == {f"{day} …" for day in range(6)}
        assert notebook.drafts.read(ME, f"change {kept}")["act"] == "Never again …"
        notebook.close()

    def test_every_backup_still_opens_with_what_else_it_held(self, folder: Path) -> None:
        lived_in(folder)
        before = {one.id: one.opens for one in backups.listed(folder)}
        forget(folder, words_rule(folder, SECRET))
        assert {one.id: one.opens for one in backups.listed(folder)} == before
        oldest = min((one for one in backups.listed(folder) if one.kind == "daily"), key=lambda one: one.at)
        tables = json.loads(backups.read(oldest.path))
        assert tables["answers"][f"{STEP}/other/{ME}"]["value"] == {"text": ELSE}

    def test_undo_and_redo_go_all_the_way_and_bring_nothing_back(self, folder: Path) -> None:
        lived_in(folder)
        forget(folder, words_rule(folder, SECRET))
        notebook = opened(folder)
        assert undone_to_the_beginning(notebook) > 10
        while any(entry.undone for entry in notebook.history(500)):
            notebook.redo()
        assert notebook.answers.get(STEP, FACTS, ME).value == Text("Day 5. I went to … twice.")
        notebook.close()
        assert holding(folder, SECRET) == []

    def test_asking_again_changes_nothing(self, folder: Path) -> None:
        lived_in(folder)
        forget(folder, words_rule(folder, SECRET))
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        done = forget(folder, words_rule(folder, SECRET))
        assert (done.rewritten, done.removed) == ((), ())
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before

    def test_where_they_are_is_told_by_name(self, folder: Path) -> None:
        kept = lived_in(folder)
        rule = words_rule(folder, SECRET)
        assert [fate.kind for fate in forgetting.planned(folder, rule)][-1] == "main"
        met = {(one.sort, one.which) for one in rule.taken}
        assert met >= {("answer", f"{STEP}/{EXERCISE}"), ("version", f"{STEP}/{EXERCISE}"), ("promise", kept)}
        assert {one.sort for one in rule.taken} >= {"draft", "damaged", "unsaved"}
        assert len(holding(folder, SECRET)) > 12, "looking changes nothing"

    def test_inside_longer_words_they_stay_and_are_told(self, folder: Path) -> None:
        lived_in(folder, "planning with Ann")
        rule = words_rule(folder, "Ann")
        forget(folder, rule)
        notebook = opened(folder)
        assert notebook.answers.get(STEP, FACTS, ME).value == Text("Day 5. I went to planning with … twice.")
        notebook.close()
        assert ("answer", f"{STEP}/{EXERCISE}") in {(one.sort, one.which) for one in rule.within}

    @pytest.mark.parametrize(
        "words", ["rebuilding", "kept", "daily", "write", "answers", "own-it", "text", "2026-11-21"]
    )
    def test_what_holds_the_file_together_is_no_text(self, folder: Path, words: str) -> None:
        lived_in(folder)
        before = (folder / "workbook.json").read_bytes()
        forget(folder, words_rule(folder, words))
        assert (folder / "workbook.json").read_bytes() == before

    def test_both_of_what_stands_twice_stay_when_something_else_is_forgotten(self, folder: Path) -> None:
        lived_in(folder)
        main = folder / "workbook.json"
        data = main.read_bytes()
        first = b'"things":{"twice":{"note":"the blue jar"},"twice":{"note":"the red jar"},'
        assert b'"things":{' in data
        other = b'"things":{"third":{"note":"the green jar"}},'  # and a second table of that name
        main.write_bytes(data.replace(b'"things":{', other + first, 1))
        forget(folder, words_rule(folder, SECRET))
        assert holding(folder, SECRET) == []
        left = main.read_bytes()
        assert [jar in left for jar in (b"the blue jar", b"the red jar", b"the green jar")] == [True] * 3
        opened(folder).close()

    @pytest.mark.parametrize("hidden", [True, False], ids=["doubled id", "doubled table"])
    def test_behind_a_name_that_stands_twice_they_are_found_too(self, folder: Path, hidden: bool) -> None:
        lived_in(folder)
        main = folder / "workbook.json"
        text = main.read_text("utf-8")
        twice = '"things":{"a":{"text":"it was Zauberwort","revision":1},'
        text = (
            text.replace('"things":{', twice) if hidden else text.replace('"things":{', f'{twice[:-1]}}},"things":{{')
        )
        main.write_text(text, encoding="utf-8")
        assert holding(folder, "Zauberwort") == ["workbook.json"]
        forget(folder, words_rule(folder, "Zauberwort"))
        assert holding(folder, "Zauberwort") == []
        all_else_is_there(folder)

    def test_a_label_that_was_cut_in_the_middle_of_them_goes_too(self, folder: Path) -> None:
        lived_in(folder, "an evening in the hotel in Ghent by the station")
        forget(folder, words_rule(folder, "hotel in Ghent by the station"))
        assert holding(folder, "the hotel in") == []

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co")) | st.sampled_from('\n"\\é💔密“” '),
                min_size=4, max_size=24)
    )  # fmt: skip
    @example('said "never"\nagain')
    @example("C:\\new\\table")
    @example("密码 是 💔")
    @example("é\nà „ü“")
    def test_whatever_the_words_are(self, tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
        folder = tmp_path_factory.mktemp("words") / "data"
        words = f"{words.strip()}q"
        assume(words.strip("…q") and words not in ELSE)
        lived_in(folder, words)
        assert holding(folder, words)
        forget(folder, words_rule(folder, words))
        assert holding(folder, words) == []
        all_else_is_there(folder)


ODD = [SECRET, 'where she said "never"\nagain, é „ü“', "密码 💔 是 的", "C:\\new\\u00e9 and \\n"]


class TestAnswers:
    @pytest.mark.parametrize("secret", ODD)
    def test_the_answer_goes_with_everything(self, folder: Path, secret: str) -> None:
        kept = lived_in(folder, secret)
        before = dates(folder)
        done = forget(folder, asked.whole_answer(STEP, EXERCISE, ME))
        for day in range(6):
            assert holding(folder, f"Day {day}. I went to {secret} twice.") == []
        assert holding(folder, f"{STEP}/{EXERCISE}/{ME}") == []
        assert {path.name for path in done.removed} >= {
            "workbook.damaged-2026-11-19-101500.json", "hand-2026-11-17-101500.json", "workbook.json.new"
        }  # fmt: skip
        assert {name: date for name, date in before.items() if name != "hand-2026-11-17-101500.json"} == dates(folder)
        all_else_is_there(folder)
        notebook = opened(folder)
        assert notebook.answers.get(STEP, FACTS, ME).revision == 0
        assert notebook.promises.get(kept).terms[0].act == f"Tell about {' '.join(secret.split())} to nobody", (
            "that is another matter"
        )
        assert undone_to_the_beginning(notebook) > 5
        notebook.close()
        assert holding(folder, "I went to") == []

    def test_earlier_versions_go_and_what_stands_there_now_stays(self, folder: Path) -> None:
        lived_in(folder)
        notebook = opened(folder)
        rule = asked.earlier_versions(notebook, STEP, EXERCISE, ME)
        notebook.close()
        forget(folder, rule)
        for day in range(5):
            assert holding(folder, f"Day {day}. I went to {SECRET} twice.") == []
        all_else_is_there(folder)
        notebook = opened(folder)
        assert notebook.answers.get(STEP, FACTS, ME).value == Text(f"Day 5. I went to {SECRET} twice.")
        assert notebook.answers.versions(STEP, EXERCISE, ME) == []
        undone_to_the_beginning(notebook)
        assert notebook.answers.get(STEP, FACTS, ME).value == Text(f"Day 5. I went to {SECRET} twice.")
        notebook.close()

    def test_one_version_goes_and_the_others_stay(self, folder: Path) -> None:
        lived_in(folder)
        notebook = opened(folder)
        versions = {one.value: one.id for one in notebook.answers.versions(STEP, EXERCISE, ME)}
        gone = Text(f"Day 2. I went to {SECRET} twice.")
        rule = asked.earlier_versions(notebook, STEP, EXERCISE, ME, [versions[gone]])
        notebook.close()
        forget(folder, rule)
        assert holding(folder, gone.text) == []
        notebook = opened(folder)
        left = {one.value for one in notebook.answers.versions(STEP, EXERCISE, ME)}
        assert left == versions.keys() - {gone}
        undone_to_the_beginning(notebook)
        notebook.close()
        assert holding(folder, gone.text) == []

    def test_what_only_a_backup_knows_is_found_there(self, folder: Path) -> None:
        lived_in(folder)
        notebook = opened(folder)
        with notebook.change("Took it out", undoable=False) as change:
            change.delete("answers", f"{STEP}/{EXERCISE}/{ME}")
            for one in notebook.answers.versions(STEP, EXERCISE, ME):
                change.delete("answer_versions", one.id)
        notebook.close()
        rule = asked.whole_answer(STEP, EXERCISE, ME)
        assert [fate for fate in forgetting.planned(folder, rule) if fate.kind == "backup"]
        forget(folder, rule)
        assert holding(folder, "I went to") == []

    def test_of_an_answer_that_never_was_there_is_nothing_to_forget(self, folder: Path) -> None:
        lived_in(folder)
        rule = asked.whole_answer(STEP, "never-answered", ME)
        assert not any(fate.holds for fate in forgetting.planned(folder, rule))


class TestPromises:
    @pytest.mark.parametrize("secret", ODD)
    def test_the_promise_goes_with_its_marks_and_what_quotes_it(self, folder: Path, secret: str) -> None:
        kept = lived_in(folder, secret)
        forget(folder, documents.PromiseRule(kept))
        assert holding(folder, kept) == []
        assert holding(folder, f"Tell about {secret} to nobody") == []
        assert holding(folder, f"5 {secret}") == []
        assert holding(folder, f"Never again {secret}") == []
        all_else_is_there(folder)
        notebook = opened(folder)
        assert not any("Tell about" in entry.label for entry in notebook.history(500))
        assert undone_to_the_beginning(notebook) > 5
        notebook.close()

    def test_a_short_id_takes_nothing_else_along(self, folder: Path) -> None:
        lived_in(folder)
        rule = documents.PromiseRule("20")
        assert not any(fate.holds for fate in forgetting.planned(folder, rule))


class TestTwoPeople:
    @pytest.fixture
    def both(self, folder: Path) -> Path:
        lived_in(folder)
        notebook = opened(folder)
        notebook.people.name("rebuilding", "Sam")
        notebook.people.name("partner", "Alex")
        notebook.answers.save(STEP, FACTS, "partner", Text(f"Alex knows of {SECRET}"))
        notebook.conflicts.add(f"Always {SECRET}", date_of(notebook))
        notebook.close()
        return folder

    def test_what_the_other_keeps_to_themselves_is_not_even_told(self, both: Path) -> None:
        rule = words_rule(both, f"Alex knows of {SECRET}")
        assert not any(fate.kind == "main" for fate in forgetting.planned(both, rule))
        assert rule.taken | rule.shared | rule.others == set()

    def test_what_is_shared_stays_until_it_is_asked_for(self, both: Path) -> None:
        rule = words_rule(both, SECRET)
        forget(both, rule)
        assert {one.sort for one in rule.shared} >= {"conflict", "promise"}
        notebook = opened(both)
        assert notebook.conflicts.all()[0].what == f"Always {SECRET}"
        assert notebook.answers.get(STEP, FACTS, ME).value == Text("Day 5. I went to … twice.")
        notebook.close()
        forget(both, words_rule(both, SECRET, shared=True))
        notebook = opened(both)
        assert notebook.conflicts.all()[0].what == "Always …"
        assert notebook.answers.get(STEP, FACTS, "partner").value == Text(f"Alex knows of {SECRET}")
        notebook.close()

    def test_what_the_other_promised_is_theirs_to_forget(self, both: Path) -> None:
        rule = words_rule(both, SECRET, "partner", shared=True)
        forgetting.planned(both, rule)
        assert {(one.sort, one.owner) for one in rule.others} == {("promise", ME)}


def date_of(notebook: Notebook) -> Any:
    return notebook.clock().date()


def test_without_room_nothing_is_lost_and_later_it_is_forgotten(folder: Path) -> None:
    lived_in(folder)
    before = {path.name for path in (folder / "backups").iterdir() if path.suffix == ".json"}

    def work() -> str:
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
        with pytest.raises(CannotSave) as told:
            forget(folder, words_rule(folder, SECRET))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        return str(told.value)

    assert in_child(work).startswith("Not all of it was forgotten: the file would grow larger")
    assert {path.name for path in (folder / "backups").iterdir() if path.suffix == ".json"} == before
    all_else_is_there(folder)
    assert "workbook.json" in holding(folder, SECRET)
    forget(folder, words_rule(folder, SECRET))
    assert holding(folder, SECRET) == []


def test_while_another_writes_it_waits_and_then_says_so(folder: Path) -> None:
    lived_in(folder)
    with Lock(folder).held(), pytest.raises(Busy):
        forgetting.forget(folder, asked.whole_answer(STEP, EXERCISE, ME), sync=False, wait=0.1)
    assert holding(folder, "I went to")


def test_what_is_written_between_the_look_and_the_lock_is_forgotten_as_well(folder: Path) -> None:
    lived_in(folder)
    with ThreadPoolExecutor(1) as other:
        with Lock(folder).held():
            rule = asked.whole_answer(STEP, EXERCISE, ME)
            done = other.submit(forgetting.forget, folder, rule, sync=False)
            time.sleep(0.5)  # it has looked, and waits
            shutil.copy(folder / "workbook.json", folder / "backups" / "hand-2026-11-30-101500.json")
        done.result(20)
    assert holding(folder, "I went to") == []


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("Marked “Tell about the…” kept", True),
        ("Marked “Tell “about” the…” kept", False),
        ("Made “Tell about the hotel”", False),
        ("Made “…”", False),
        ("Changed “Ring…”", False),
    ],
)
def test_what_a_label_was_cut_from(label: str, begins: bool) -> None:
    assert labels.begins(label, "Tell about\n the hotel") is begins
    assert labels.begins("Made “Say “no” to…”", "Say “no” to him")


def test_a_file_whose_tables_cannot_be_read_keeps_what_else_is_in_it() -> None:
    data = b'{"_workbook":{"about":{"format":1}},"odd":["he said \\"Zauberwort\\"",2],"x":{"a":{"n":1.0}}}'
    rule = in_words.WordsRule(Passage("Zauberwort"), ME, in_words.Facts(False, {}))
    new = rewriting.rewritten(data, rule)
    assert new is not None
    assert b'"odd":["he said \\"\xe2\x80\xa6\\"",2],"x":{"a":{"n":1.0}}' in new
