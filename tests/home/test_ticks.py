"""What is ticked and noticed on the phone, and taken back."""

from __future__ import annotations

import pytest

pytest.importorskip("microdot")

from tests.home.guests import House
from tests.home.lived import TODAY
from workbook.words.common import home as words


def test_ticks_notices_and_takes_back(house: House) -> None:
    said = house.phone.join()
    said = house.phone.send("/tick", **house.phone.button(said, "Done: Clean the bathroom"))
    assert words.SAVED in said.text
    assert [one.outcome for one in house.notebook.chores.today(TODAY)].count("done") == 2
    assert house.notebook.history(1)[0].by == "partner"
    assert house.notebook.actor == "rebuilding"
    assert house.changes == 1
    change = house.phone.stands(said)["change"]
    said = house.phone.send("/undo", change=change)
    assert words.UNDONE in said.text
    assert [one.outcome for one in house.notebook.chores.today(TODAY)].count("done") == 1
    due = house.notebook.promises.today(TODAY, "rebuilding").dues[0]
    before = house.notebook.promises.due(due.key, TODAY).mark
    house.phone.send("/noticed", noticed=f"not-yet.{due.key}")
    after = house.notebook.promises.due(due.key, TODAY).mark
    assert before is not None
    assert after is not None
    assert (after.noticed, after.kind, after.note) == ("not yet", before.kind, before.note)


def test_chores_of_today_come_a_page_at_a_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.home.views.today.MOST_CHORES", 1)
    still = [one.slot.chore for one in house.notebook.chores.today(TODAY) if one.outcome != "done"]
    assert len(still) > 1
    for _ in range(len(still)):
        said = house.phone.join()
        today = said.text.partition(words.CHORES_BEFORE)[0]
        shown = [name for name in still if name in today]
        assert len(shown) == 1
        still.remove(shown[0])
        house.phone.send("/tick", **house.phone.button(said, f"{words.DONE}: {shown[0]}"))


def test_chores_of_earlier_days_are_ticked_as_on_the_screen(house: House) -> None:
    said = house.phone.join()
    chores = house.notebook.chores
    before = chores.left_over(TODAY)
    assert before
    last = before[-1]
    assert last.on is not None
    assert words.CHORES_BEFORE in said.text
    label = f"{words.day(last.on)}: {last.slot.chore}"
    said = house.phone.send("/tick", **house.phone.button(said, f"{words.DONE}: {label}"))
    assert words.SAVED in said.text
    assert chores.week(last.week).record(last.number).outcome == "done"
    assert [one.outcome for one in chores.left_over(TODAY)].count("open") == len(before) - 1
    said = house.phone.send("/tick", **house.phone.button(said, f"{words.OPEN_AGAIN}: {label}"))
    assert chores.left_over(TODAY) == before
    chores.not_done(last.week, last.number, TODAY)
    assert words.LET_GO in house.phone.ask("/").text


def test_a_form_sent_twice_does_once_what_it_does(house: House) -> None:
    said = house.phone.join()
    tick = house.phone.button(said, "Done: Clean the bathroom")
    with house.notebook.acting("partner"):
        house.notebook.jots.add("partner", "Long ago", TODAY)
    house.phone.post("/tick", **tick)
    said = house.phone.send("/tick", **tick)
    assert words.UNDO not in said.text  # the second one changed nothing
    said = house.phone.send("/tick", **house.phone.button(said, "Not done: Clean the bathroom"))
    change = house.phone.stands(said)["change"]
    house.phone.post("/undo", change=change)
    assert words.UNDONE in house.phone.send("/undo", change=change).text
    assert [one.outcome for one in house.notebook.chores.today(TODAY)].count("done") == 2
    for other in ("", "1", house.notebook.history(9)[-1].id):
        assert words.UNDONE not in house.phone.send("/undo", change=other).text
    assert [jot.text for jot in house.notebook.jots.of("partner")][:1] == ["Long ago"]
    for _ in range(2):
        house.phone.post("/back", notice="The bins\r\nwere out")
    assert [jot.text for jot in house.notebook.jots.of("partner")][:2] == [
        f"{words.NOTICE}: The bins\nwere out", "Long ago",
    ]  # fmt: skip


def test_what_somebody_keeps_to_themselves_cannot_be_noticed(house: House) -> None:
    house.phone.join()
    own = next(one for one in house.notebook.promises.all("rebuilding") if not one.shown)
    assert words.OLD_PAGE in house.phone.send("/noticed", noticed=f"noticed.{own.id}.{TODAY}").text
    theirs = next(one for one in house.notebook.promises.all("partner") if one.person == "partner")
    assert words.OLD_PAGE in house.phone.send("/noticed", noticed=f"noticed.{theirs.id}.{TODAY}").text
