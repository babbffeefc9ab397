"""today and nudge: what a day shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.verbs.typed import Shell
from workbook.store.notebook import Notebook


def test_where_promises_have_ended_today_does_not_say_that_there_never_was_one(shell: Shell) -> None:
    shell.add("Ring the clinic", "--cadence", "once 2026-11-21")
    shell("keep", "1")
    shell("today", today="2026-11-30")
    assert "No promise is open." in shell.out


def test_today_in_words(shell: Shell) -> None:
    assert shell("today") == 0
    assert "There is no promise yet" in shell.out
    shell.add("Be home [/] by 18:30", "--cue", "when the office closes")
    shell.add("Swim", "--cadence", "3/week")
    shell("keep", "2")
    assert shell("today") == 0
    assert "Sat 21 Nov 2026" in shell.out
    assert "  1 [ ] Be home [/] by 18:30 · when the office closes" in shell.out
    assert "  2 [x] Swim · kept, 1 of 3 this week" in shell.out


def test_a_nudge_never_says_what_is_due(shell: Shell) -> None:
    assert shell("nudge", "--exit-code") == 0
    assert shell.out == ""
    shell.add("Ring the counsellor")
    assert shell("nudge", "--exit-code") == 10
    assert shell.out == "Check-in\n"
    assert shell("nudge") == 0
    shell("keep", "1")
    assert shell("nudge", "--exit-code") == 0
    assert shell("nudge", "--exit-code", today="2026-11-22") == 10
    assert shell("today", "--exit-code", today="2026-11-22") == 10


def test_what_is_open_from_before_is_a_line_a_promise_and_no_debt_of_who_was_let_down(shell: Shell) -> None:
    notebook = Notebook.open(shell.data)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.close()
    shell.add("Come home by 18:30")
    shell.add("Keep an evening for myself", "--cadence", "sun", "--as", "Alex")
    assert shell("today", today="2026-11-28") == 0  # a Saturday
    assert "  8 [ ] Come home by 18:30 · Fri, and 6 before it" in shell.out
    assert shell.out.count("Come home") == 2  # once for the day itself
    assert "today --all" in shell.out
    assert shell("today", "--all", today="2026-11-28") == 0
    assert shell.out.count("Come home") == 8
    assert shell("today", "--as", "Alex", today="2026-12-19") == 0
    assert "Nothing here is asked of you." in shell.out
    assert "Keep an evening" not in shell.out
    assert shell("nudge", "--as", "Alex", "--exit-code", today="2026-12-19") == 0
    assert shell("today", "--as", "Alex", today="2026-12-20") == 0
    assert "  1 [ ] Keep an evening for myself" in shell.out
    assert shell("nudge", "--as", "Alex", "--exit-code", today="2026-12-20") == 10


def test_verbs_and_the_notebook_agree(shell: Shell) -> None:
    from datetime import date

    shell.add("Ring")
    shell("late", "1")
    notebook = Notebook.open(shell.data)
    assert [due.mark.kind for due in notebook.promises.today(date(2026, 11, 21)).dues if due.mark] == ["late"]
    notebook.close()


def test_today_needs_neither_the_screen_nor_the_solver(tmp_path: Path) -> None:
    code = (
        "import sys; from workbook.cli import run; "
        f"run(['today', '--data', {str(tmp_path)!r}]); run(['nudge', '--data', {str(tmp_path)!r}]); "
        "print(sorted({'textual', 'highspy', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_open_dues_beyond_those_listed_are_counted(shell: Shell) -> None:
    shell.add("Ring")
    told = shell.json("today", today="2027-11-21")
    assert (len(told["dues"]), told["older"]) == (201, 165)
    assert shell("today", today="2027-11-21") == 0
    assert "and 364 before it" in shell.out
    assert shell("today", "--all", today="2027-11-21") == 0
    assert "and 165 older" in shell.out


def test_today_says_what_is_to_be_looked_at_again(shell: Shell) -> None:
    id = shell.add("Home by 18:30", "--review", "2026-11-28")
    assert shell.json("today")["reviews"] == []
    assert shell.json("today", today="2026-11-28")["reviews"] == [
        {"kind": "promise", "id": id, "what": "Home by 18:30", "on": "2026-11-28"}
    ]
    assert shell("today", today="2026-11-28") == 0
    assert "Time to look back" in shell.out


def test_a_promise_with_an_end_says_it_each_day_and_that_it_ended(shell: Shell) -> None:
    shell.add("Lay the statement on the table", "--cadence", "sun", "--until", "2026-12-18")
    assert shell("today") == 0  # a Saturday
    assert "     ·  Lay the statement on the table · ends 18 Dec" in shell.out
    assert shell("today", today="2026-11-22") == 0
    assert "  1 [ ] Lay the statement on the table · ends 18 Dec" in shell.out
    assert shell("today", today="2026-12-19") == 0
    assert "Lay the statement on the table · ended yesterday, as agreed" in shell.out
    assert shell.json("today", today="2026-12-19")["ends"][0]["last"] == "2026-12-18"
    assert shell("promises") == 0
    assert "ends 18 Dec" in shell.out
