"""Answers: kept as they are typed, never lost, brought back, and never stored where they must not be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import (
    VALUES,
    Apart,
    Attempt,
    Choices,
    DraftText,
    Levels,
    Pick,
    Picks,
    Piles,
    Row,
    Rows,
    Talk,
    Talks,
    Text,
    Ticks,
    Undertaking,
    Value,
)
from workbook.domain.steps.exercises import Kind
from workbook.domain.steps.plain_text import written
from workbook.domain.steps.programme import Exercise
from workbook.domain.steps.progress import exercise_state
from workbook.paths import MAIN_FILE
from workbook.store.file import texts
from workbook.store.file.errors import Conflict
from workbook.store.notebook import Notebook
from workbook.store.steps.answer_states import answer_states
from workbook.store.steps.answers import MOST_VERSIONS


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: int) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notebook(tmp_path: Path, clock: Clock) -> Notebook:
    return Notebook.open(tmp_path / "data", clock=clock, sync=False)


COLUMNS = (e.Column("excuse", "Excuse"), e.Column("how", "How", "scale", (), "low", "high"))
SETTINGS: dict[Kind, e.Settings] = {
    "write": e.Write(),
    "ledger": e.Ledger(COLUMNS),
    "sort": e.Sort((e.Pile("left", "Left"),), (e.Card("a", "A"),)),
    "choose": e.Choose((e.Option("alone", "Alone"),)),
    "checklist": e.Checklist((e.Item("a", "A"),)),
    "cards": e.Cards("values", (e.Card("word", "My word"),), 1),
    "scale": e.Scale("low", "high"),
    "draft": e.Draft((e.DraftPart("act", "Names the act"),)),
    "turns": e.Turns(),
    "rehearse": e.Rehearse("fact-line"),
    "compare": e.Compare(COLUMNS),
    "reread": e.Reread("fact-line"),
    "act": e.Act("promise"),
}


def exercise(kind: Kind = "write", id: str = "fact-line", **more: Any) -> Exercise:
    return Exercise(id, kind, "The fact line", "Write", "why", "example", 4, SETTINGS[kind], **more)


FACT = exercise()

A_VALUE_OF_EACH_KIND: dict[Kind, Value] = {
    "write": Text("I hid the letter.\n\nTwice."),
    "ledger": Rows((Row("r1", {"excuse": "I was tired", "how": 7, "day": "2026-11-20"}), Row("r2", {}))),
    "sort": Piles({"a": "left"}, {"own-1": "one of mine"}),
    "choose": Choices(("alone",)),
    "checklist": Ticks(("a", "own-1"), {"own-1": "mine"}),
    "cards": Picks((Pick("word", "In March"), Pick("own-1", "")), {"own-1": "Mine"}),
    "scale": Levels({"2026-11-20": 3, "2026-11-21": 10}),
    "draft": DraftText("Between January and May", ("act", "own"), datetime(2026, 11, 22, 20, tzinfo=UTC)),
    "turns": Talks((Talk(date(2026, 11, 21), 5, 4),)),
    "rehearse": Attempt("If I am late then I ring", 0.875),
    "compare": Apart({"dishes": 4, "why": "quiet"}, True),
    "reread": Text("More has changed than I saw."),
    "act": Undertaking("Home by 18:30", "coat", "ring", "mon,thu", date(2026, 11, 23), "18:30", "0abc"),
}


@pytest.mark.parametrize("kind", list(VALUES))
def test_an_answer_of_every_kind_comes_back_as_it_was_given(kind: Kind, notebook: Notebook, tmp_path: Path) -> None:
    one = exercise(kind)
    saved = notebook.answers.save("own-it", one, "sam", A_VALUE_OF_EACH_KIND[kind], expect=0)
    assert saved.value == A_VALUE_OF_EACH_KIND[kind]
    again = Notebook.open(tmp_path / "data")
    assert again.answers.get("own-it", one, "sam") == saved
    assert again.answers.of("sam") == {("own-it", "fact-line"): saved}
    assert again.answers.faulty() == {}


@pytest.mark.parametrize("kind", list(VALUES))
def test_what_finding_reads_of_an_answer_is_what_forgetting_takes_out(kind: Kind) -> None:
    value = A_VALUE_OF_EACH_KIND[kind]
    reached = "\n\n".join(texts.written(msgspec.json.decode(msgspec.json.encode(value)))).split("\n\n")
    assert {*written(value).split("\n\n")} - {"4", "7", "2026-11-20", ""} == {*reached} - {""}


@pytest.mark.parametrize("kind", list(VALUES))
def test_the_state_kept_with_an_answer_is_the_one_it_has(kind: Kind, notebook: Notebook, clock: Clock) -> None:
    one = exercise(kind)
    saved = notebook.answers.save("own-it", one, "sam", A_VALUE_OF_EACH_KIND[kind])
    at = clock.now.timestamp()
    assert answer_states(notebook, "sam") == {("own-it", "fact-line"): (exercise_state(one, saved), at)}
    aside = notebook.answers.set_not_now("own-it", one, "sam", True)
    assert answer_states(notebook, "sam") == {("own-it", "fact-line"): (exercise_state(one, aside), at)}
    assert answer_states(notebook, "alex") == {}


@pytest.mark.parametrize("kind", list(VALUES))
def test_opening_an_exercise_and_leaving_it_empty_writes_nothing(
    kind: Kind, notebook: Notebook, tmp_path: Path
) -> None:
    answer = notebook.answers.save("own-it", exercise(kind), "sam", VALUES[kind](), expect=0)
    assert answer.revision == 0
    assert not (tmp_path / "data" / MAIN_FILE).exists()


def test_typing_becomes_one_entry_of_the_history_and_undo_takes_it_back(notebook: Notebook, clock: Clock) -> None:
    revision = 0
    for typed in ("I", "I hid", "I hid the letter"):
        clock.wait(seconds=1)
        saved = notebook.answers.save("own-it", FACT, "sam", Text(typed), expect=revision, field="text")
        revision = saved.revision
    assert [entry.label for entry in notebook.history()] == ["Wrote in “The fact line”"]
    notebook.undo()
    assert notebook.answers.get("own-it", FACT, "sam").value == Text("")
    notebook.redo()
    assert notebook.answers.get("own-it", FACT, "sam").value == Text("I hid the letter")


def test_each_field_and_every_act_that_is_not_typing_is_an_entry_of_its_own(notebook: Notebook) -> None:
    for text, field in (("a", "r1"), ("ab", "r1"), ("abc", "r2"), ("c", None), ("cd", "r2"), ("d", None), ("", None)):
        notebook.answers.save("own-it", FACT, "sam", Text(text), field=field)
    found = []
    for _ in range(6):
        notebook.undo()
        found.append(notebook.answers.get("own-it", FACT, "sam").value)
    assert found == [Text(text) for text in ("d", "cd", "c", "abc", "ab", "")]


def test_an_answer_is_its_owners_to_undo_whoever_sits_in_front_when_it_is_saved(notebook: Notebook) -> None:
    notebook.actor = "alex"
    notebook.answers.save("own-it", FACT, "sam", Text("mine"))
    notebook.answers.set_private("own-it", FACT, "sam", True)
    assert {entry.by for entry in notebook.history()} == {"sam"}


def test_saving_what_is_there_already_writes_nothing(notebook: Notebook, clock: Clock, tmp_path: Path) -> None:
    first = notebook.answers.save("own-it", FACT, "sam", Text("I hid the letter"))
    before = (tmp_path / "data" / MAIN_FILE).read_bytes()
    clock.wait(hours=1)
    assert notebook.answers.save("own-it", FACT, "sam", Text("I hid the letter")) == first
    assert (tmp_path / "data" / MAIN_FILE).read_bytes() == before


def test_two_windows_on_the_same_exercise_do_not_overwrite_each_other(notebook: Notebook, tmp_path: Path) -> None:
    other = Notebook.open(tmp_path / "data")
    seen = notebook.answers.get("own-it", FACT, "sam").revision
    other.answers.save("own-it", FACT, "sam", Text("from the other window"), expect=seen)
    with pytest.raises(Conflict) as caught:
        notebook.answers.save("own-it", FACT, "sam", Text("from this one"), expect=seen)
    assert caught.value.stored is not None
    assert caught.value.stored["value"] == {"text": "from the other window"}
    assert "other window" not in str(caught.value)
    assert notebook.answers.get("own-it", FACT, "sam").value == Text("from the other window")


def test_two_people_answer_the_same_exercise_apart(notebook: Notebook) -> None:
    notebook.answers.save("own-it", FACT, "sam", Text("mine"))
    notebook.answers.save("own-it", FACT, "alex", Text("also mine"))
    assert notebook.answers.get("own-it", FACT, "sam").value == Text("mine")
    assert notebook.answers.of("alex")["own-it", "fact-line"].value == Text("also mine")


def test_fields_filled_in_apart_stay_hidden_until_both_are_in(notebook: Notebook) -> None:
    compare = exercise("compare", "overlap")
    people = ("sam", "alex")
    notebook.answers.save("boundaries", compare, "sam", Apart({"need": "quiet"}, handed_in=True))
    assert notebook.answers.both("boundaries", "overlap", people) is None
    notebook.answers.save("boundaries", compare, "alex", Apart({"need": "company"}))
    assert notebook.answers.both("boundaries", "overlap", people) is None
    notebook.answers.save("boundaries", compare, "alex", Apart({"need": "company"}, handed_in=True))
    both = notebook.answers.both("boundaries", "overlap", people)
    assert both == {"sam": Apart({"need": "quiet"}, True), "alex": Apart({"need": "company"}, True)}


class TestVersions:
    def test_going_on_after_ten_minutes_keeps_what_stood_before(self, notebook: Notebook, clock: Clock) -> None:
        notebook.answers.save("own-it", FACT, "sam", Text("first sitting"))
        clock.wait(minutes=11)
        notebook.answers.save("own-it", FACT, "sam", Text("second sitting"))
        assert [one.value for one in notebook.answers.versions("own-it", "fact-line", "sam")] == [Text("first sitting")]

    def test_typing_without_a_pause_keeps_none(self, notebook: Notebook, clock: Clock) -> None:
        for length in range(1, 30):
            clock.wait(seconds=10)
            notebook.answers.save("own-it", FACT, "sam", Text("a" * length))
        assert notebook.answers.versions("own-it", "fact-line", "sam") == []

    def test_leaving_keeps_the_state_once(self, notebook: Notebook, clock: Clock) -> None:
        notebook.answers.save("own-it", FACT, "sam", Text("as I left it"), field="text")
        notebook.answers.leave("own-it", FACT, "sam")
        notebook.answers.leave("own-it", FACT, "sam")
        clock.wait(seconds=5)
        notebook.answers.save("own-it", FACT, "sam", Text("all gone"), field="text")
        assert [one.value for one in notebook.answers.versions("own-it", "fact-line", "sam")] == [Text("as I left it")]
        assert len(notebook.history()) == 1

    def test_an_earlier_one_is_brought_back_and_the_present_one_kept(self, notebook: Notebook, clock: Clock) -> None:
        notebook.answers.save("own-it", FACT, "sam", Text("the good one"))
        clock.wait(days=1)
        notebook.answers.save("own-it", FACT, "sam", Text("the bad one"))
        (good,) = notebook.answers.versions("own-it", "fact-line", "sam")
        clock.wait(minutes=1)
        assert notebook.answers.bring_back("own-it", FACT, "sam", good.id).value == Text("the good one")
        kept = [one.value for one in notebook.answers.versions("own-it", "fact-line", "sam")]
        assert kept == [Text("the bad one"), Text("the good one")]
        notebook.undo()
        assert notebook.answers.get("own-it", FACT, "sam").value == Text("the bad one")

    def test_an_unknown_one_is_refused(self, notebook: Notebook) -> None:
        notebook.answers.save("own-it", FACT, "sam", Text("text"))
        with pytest.raises(NotFoundError, match="no such earlier version"):
            notebook.answers.bring_back("own-it", FACT, "sam", "nothing")

    def test_somebody_elses_cannot_be_brought_back(self, notebook: Notebook) -> None:
        notebook.answers.save("own-it", FACT, "alex", Text("hers"))
        notebook.answers.leave("own-it", FACT, "alex")
        (hers,) = notebook.answers.versions("own-it", "fact-line", "alex")
        notebook.answers.save("own-it", FACT, "sam", Text("his"))
        with pytest.raises(NotFoundError):
            notebook.answers.bring_back("own-it", FACT, "sam", hers.id)

    def test_they_are_bounded_and_the_oldest_and_newest_stay(self, notebook: Notebook, clock: Clock) -> None:
        for day in range(MOST_VERSIONS + 15):
            notebook.answers.save("own-it", FACT, "sam", Text(f"day {day}"))
            clock.wait(days=1)
        kept = notebook.answers.versions("own-it", "fact-line", "sam")
        assert len(kept) == MOST_VERSIONS
        assert kept[-1].value == Text("day 0")
        assert kept[0].value == Text(f"day {MOST_VERSIONS + 13}")

    def test_very_long_ones_are_bounded_by_their_length(self, notebook: Notebook, clock: Clock) -> None:
        for day in range(12):
            notebook.answers.save("own-it", FACT, "sam", Text(f"{day} " + "long " * 18_000))
            clock.wait(days=1)
        assert 2 <= len(notebook.answers.versions("own-it", "fact-line", "sam")) <= 5

    def test_they_can_be_removed_for_good(self, notebook: Notebook) -> None:
        notebook.answers.save("own-it", FACT, "sam", Text("better forgotten"))
        notebook.answers.leave("own-it", FACT, "sam")
        assert notebook.answers.forget_versions("own-it", FACT, "sam") == 1
        assert notebook.answers.versions("own-it", "fact-line", "sam") == []


def test_private_and_not_now_are_kept_with_the_answer(notebook: Notebook) -> None:
    notebook.answers.save("own-it", FACT, "sam", Text("mine alone"))
    assert notebook.answers.set_private("own-it", FACT, "sam", True).private
    aside = notebook.answers.set_not_now("own-it", FACT, "sam", True)
    assert (aside.not_now, aside.private, aside.value) == (True, True, Text("mine alone"))
    labels = [entry.label for entry in notebook.history()]
    assert labels[:2] == ["“The fact line”: not now", "Marked “The fact line” private"]


def test_not_now_is_an_answer_to_an_untouched_exercise_and_writing_takes_it_back(notebook: Notebook) -> None:
    notebook.answers.set_not_now("own-it", FACT, "sam", True)
    assert notebook.answers.get("own-it", FACT, "sam").not_now
    assert not notebook.answers.save("own-it", FACT, "sam", Text("after all")).not_now


def test_an_answer_that_is_never_stored_leaves_no_trace(notebook: Notebook, tmp_path: Path) -> None:
    unsafe = Exercise(
        "safety", "choose", "Before you go on", "p", "w", "e", 2,
        e.Choose((e.Option("afraid", "I am afraid"), e.Option("no", "None of these"))), stored=False,
    )  # fmt: skip
    for call in (
        lambda: notebook.answers.save("doorway", unsafe, "sam", Choices(("afraid",))),
        lambda: notebook.answers.set_private("doorway", unsafe, "sam", True),
        lambda: notebook.answers.set_not_now("doorway", unsafe, "sam", True),
    ):
        with pytest.raises(ValueError, match="never stored"):
            call()
    notebook.answers.leave("doorway", unsafe, "sam")
    assert not (tmp_path / "data" / MAIN_FILE).exists()
    assert notebook.history() == []


def test_when_an_exercise_becomes_another_kind_the_old_answer_is_kept_as_a_version(notebook: Notebook) -> None:
    notebook.answers.save("own-it", FACT, "sam", Text("in prose"))
    changed = exercise("ledger")
    answer = notebook.answers.get("own-it", changed, "sam")
    assert answer.value == Rows()
    rows = Rows((Row("r", {"excuse": "tired"}),))
    saved = notebook.answers.save("own-it", changed, "sam", rows, expect=answer.revision)
    assert saved.value == rows
    assert [one.value for one in notebook.answers.versions("own-it", "fact-line", "sam")] == [Text("in prose")]


def test_an_answer_edited_by_hand_into_nonsense_is_set_aside_and_named(notebook: Notebook) -> None:
    notebook.answers.save("own-it", FACT, "sam", Text("fine"))
    notebook.answers.save("own-it", exercise(id="turning"), "sam", Text("secret words"))
    with notebook.change("by hand") as change:
        document = change.get("answers", "own-it/turning/sam")
        assert document is not None
        change.put("answers", "own-it/turning/sam", {**document, "value": {"text": 7}})
    assert list(notebook.answers.of("sam")) == [("own-it", "fact-line")]
    faulty = notebook.answers.faulty()
    assert list(faulty) == ["own-it/turning/sam"]
    assert "secret" not in str(faulty)


def test_a_long_answer_is_taken_whole(notebook: Notebook) -> None:
    text = "Ein langer Satz, 長い文章。 " * 1000
    assert notebook.answers.save("apology", FACT, "sam", Text(text)).value == Text(text)


class TestDates:
    def test_the_next_sittings_are_two_that_can_be_moved_and_taken_back(self, notebook: Notebook) -> None:
        dates = notebook.appointments
        assert dates.sittings("sam") == []
        dates.set_sittings("sam", ((date(2026, 11, 22), "20.00"),))
        dates.set_sittings("sam", ((date(2026, 11, 26), ""), (date(2026, 11, 23), "9:30")))
        found = dates.sittings("sam")
        assert [(one.on, one.at, one.is_sitting) for one in found] == [
            (date(2026, 11, 23), "09:30", True),
            (date(2026, 11, 26), "", True),
        ]
        assert dates.sittings("alex") == []
        assert notebook.history()[0].label == "Next sitting on Mon 23 Nov, Thu 26 Nov"
        dates.missed_was_told(found[0], date(2026, 11, 24))
        assert [one.told for one in dates.sittings("sam")] == [date(2026, 11, 24), None]
        dates.set_sittings("sam", ())
        assert dates.sittings("sam") == []

    def test_dates_with_a_name_are_listed_in_order(self, notebook: Notebook) -> None:
        dates = notebook.appointments
        later = dates.add("sam", " Ask Alex\n how it was ", date(2026, 12, 1), step="their-side")
        sooner = dates.add("sam", "First call", date(2026, 11, 25), "17:00")
        assert [(one.id, one.what) for one in dates.of("sam")] == [
            (sooner.id, "First call"),
            (later.id, "Ask Alex how it was"),
        ]
        dates.remove(sooner.id)
        assert [one.id for one in dates.of("sam")] == [later.id]

    def test_a_day_on_which_lines_end_is_a_date_of_their_writer_once(self, notebook: Notebook) -> None:
        columns = (e.Column("what", "What"), e.Column("until", "Until", "date"))
        ledger = Exercise("a", "ledger", "A", "", "", "", 3, e.Ledger(columns, on_the_day="Look at it"))
        ends = {"r1": "2026-12-15", "r2": "2026-12-15", "r3": "2027-01-01", "r4": ""}
        rows = tuple(Row(id, {"what": "tell you", "until": day}) for id, day in ends.items())
        notebook.answers.save("takes-two", ledger, "sam", Rows(rows))
        found = notebook.appointments.of("sam")
        assert [(str(one.on), one.what, one.step) for one in found] == [
            ("2026-12-15", "Look at it", "takes-two"),
            ("2027-01-01", "Look at it", "takes-two"),
        ]
        assert [one.what for one in notebook.day(date(2026, 12, 15), "sam").dates] == ["Look at it"]
        assert notebook.day(date(2026, 12, 15), "alex").dates == ()
        notebook.answers.save("takes-two", ledger, "sam", Rows(rows[2:]))
        assert [str(one.on) for one in notebook.appointments.of("sam")] == ["2027-01-01"]

    @pytest.mark.parametrize("at", ["25:00", "soon", "12:60"])
    def test_an_impossible_time_is_refused(self, notebook: Notebook, at: str) -> None:
        with pytest.raises(UsageError, match="not a time of day"):
            notebook.appointments.set_sittings("sam", ((date(2026, 11, 22), at),))

    def test_a_blank_name_is_refused(self, notebook: Notebook) -> None:
        with pytest.raises(UsageError, match="has no name"):
            notebook.appointments.add("sam", "  ", date(2026, 11, 22))
