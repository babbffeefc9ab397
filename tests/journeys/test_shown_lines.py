"""One line of a page of one's own is shown to the other one, by a key of its writer; the rest stays theirs."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import opened, press, screen_text, until, until_gone, write
from tests.journeys.test_roles import couple, step_at


async def test_a_line_is_shown_read_and_no_longer_taken_back(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    async with opened(tmp_path, (100, 60)) as pilot:
        page = await step_at(pilot, "want-to-know/sieve")
        await press(pilot, "a")
        await write(pilot, "Does my sister know")
        await press(pilot, "escape", "a")
        await write(pilot, "Where in the flat")
        await press(pilot, "escape")
        await until(pilot, "s Show this line")
        await press(pilot, "a")
        await write(pilot, "Why did you hit me")
        await press(pilot, "escape", "end", "s")
        await until(pilot, "Sam would read this. It is not shown yet")
        assert pilot.app.context.notebook.shown_lines.by("partner") == []  # type: ignore[attr-defined]
        await press(pilot, "s", "s")
        await until(pilot, "Taken back. Sam has not read this line.")
        await press(pilot, "d")
        await until_gone(pilot, "hit me")
        await press(pilot, "home", "s")
        await until(pilot, "shown to Sam")
        assert screen_text(pilot).count("shown to Sam") == 1
        await press(pilot, "s")
        await until(pilot, "Taken back. Sam has not read this line.")
        await until_gone(pilot, "shown to Sam")
        await press(pilot, "s")
        await until(pilot, "shown to Sam")
        context = pilot.app.context  # type: ignore[attr-defined]
        context.safety_chosen("where-you-are/safe", True)
        await press(pilot, "n", "p")
        await until(pilot, "s Take this line back")  # to somebody to be afraid of nothing more goes; this can be undone
        await press(pilot, "home", "s")
        await until_gone(pilot, "shown to Sam")
        assert context.notebook.shown_lines.by("partner") == []
        context.safety_chosen("where-you-are/safe", False)
        await press(pilot, "n", "p", "home", "s")
        await until(pilot, "shown to Sam")

        await press(pilot, "P", "up", "enter")
        await until(pilot, "ALEX SHOWS YOU")
        await until(pilot, "1 line, unread")
        await until_gone(pilot, "sister")  # nobody's words stand open when one sits down
        today = pilot.app.screen
        today.aside.focus()  # type: ignore[attr-defined]
        await press(pilot, "home", "enter")
        await until(pilot, "What Alex shows you")
        text = screen_text(pilot)
        assert "Does my sister know" in text
        assert "Where in the flat" not in text
        await press(pilot, "escape")
        await until(pilot, "1 line")
        await until_gone(pilot, "unread")

        await press(pilot, "P", "down", "enter")
        await until(pilot, "YOURS")
        await until_gone(pilot, "SHOWS YOU")
        await step_at(pilot, "want-to-know/sieve")
        await until(pilot, "read by Sam")
        await press(pilot, "home", "s")
        await until(pilot, "has been read by now")
        await press(pilot, "enter", "end")
        await write(pilot, " yet")
        await press(pilot, "escape")
        await until(pilot, "read by Sam, as it was")
        lines = context.notebook.shown_lines
        assert "yet" not in lines.by("partner")[0].text
        await press(pilot, "d")
        await pilot.pause()
        page.pane.save_all()
        assert lines.by("partner") == []  # with its row it goes from there as well
        context.safety_chosen("where-you-are/safe", True)
        await press(pilot, "n", "p")
        await until(pilot, "Where in the flat")
        await until_gone(pilot, "s Show this line")  # nothing goes to somebody to be afraid of
        await until(pilot, "no line of it is shown to anybody")  # and that is said, for the page names the key
