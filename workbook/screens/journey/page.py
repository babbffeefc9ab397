"""Journey: a plain first version, honest about being small. What became of the promises, week by week, in counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from textual.content import Content
from textual.widget import Widget

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.steadiness import Counts, by_week
from workbook.screens.common.base import Page
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.today.rows import MUTED, heading, note, teach
from workbook.words.common import dates, signs
from workbook.words.journey import screen as words

WEEKS = 26
MOST_GLYPHS = 24  # a week with more marks than fit shows its counts alone


class JourneyScreen(Page):
    """Weeks, newest first, then the steps that were worked through."""

    MODE = "journey"
    CSS_PATH = "page.tcss"

    def body(self) -> Iterable[Widget]:
        yield RowList(id="weeks")

    def reload(self) -> None:
        lines = self.query_one("#weeks", RowList)
        counted = self.context.role == "rebuilding"
        lines.set_rows([*self._weeks(), Row(), *([*self._steps(), Row()] if counted else []), note(words.SMALL)])
        if self.focused is None:
            self.set_focus(lines)

    def _weeks(self) -> list[Row]:
        context = self.context
        first = context.notebook.settings.read().week_start
        marks = context.notebook.promises.marks_since(context.today - timedelta(weeks=WEEKS), context.person_id)
        weeks = by_week(marks, context.today, WEEKS, first)
        counted = [place for place, (_, counts) in enumerate(weeks) if counts.counted]
        rows = [heading(words.TITLE)]
        if not counted:
            return rows + teach([words.EMPTY], words.EMPTY_KEY)
        shown = list(reversed(weeks[counted[0] :]))  # nothing before the first week with a mark
        rows += [self._week(begins, counts, begins == weeks[-1][0]) for begins, counts in shown]
        return [*rows, Row(left=plain("  " + words.LEGEND, MUTED))]

    @staticmethod
    def _week(begins: date, counts: Counts, running: bool) -> Row:
        name = words.THIS_WEEK if running else dates.short_date(begins)[4:]
        if not counts.counted:
            return Row(left=plain(f"  {name:<11}") + plain(words.NOTHING, MUTED))
        kinds = (("kept", counts.kept), ("late", counts.late + counts.repaired), ("missed", counts.missed))
        glyphs = "".join(signs.COUNTED[kind] * number for kind, number in kinds)
        if len(glyphs) > MOST_GLYPHS:
            glyphs = ""
        return Row(
            left=plain(f"  {name:<11}") + plain(glyphs, "$success"),
            right=plain(words.week(counts.kept, counts.late, counts.repaired, counts.missed), MUTED),
        )

    def _steps(self) -> list[Row]:
        from workbook.domain.steps.progress import step_progress

        context = self.context
        rows = [heading(words.STEPS)]
        try:
            answers = context.notebook.answers.of(context.person_id)
            # Nothing is counted of somebody's own pages.
            touched = {step for step, _ in answers}
            for id in context.book.programme.step_ids:
                if id in touched:  # the others are not even read
                    step = context.book.step(id)
                    progress = step_progress(step, answers)
                    done = plain(words.step(progress.settled, progress.of), MUTED)
                    rows.append(Row(left=Content("  ") + one_line(step.title), right=done))
        except WorkbookError as error:
            self.tell_error(error)
        return rows if len(rows) > 1 else [*rows, note(words.NO_STEPS)]
