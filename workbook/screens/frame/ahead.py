"""What the other pages need, loaded a little at a time once the first page stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from textual.app import App

from workbook.screens.common.app_context import AppContext

PAUSE, SLICE = 0.5, 0.03
"""Seconds from the first paint to the first slice, and from one to the next: a key pressed meanwhile waits for one
slice at most."""
MODULES = (
    "workbook.domain.steps.exercises",
    "workbook.screens.today.beside",
    "workbook.domain.promises.entry",
    "workbook.words.promises.forge",
    "workbook.widgets.promises.record",
    "workbook.screens.promises.page",
    "workbook.domain.conflicts.option",
    "workbook.domain.conflicts.conflict",
    "workbook.domain.steps.answers",
    "workbook.widgets.journey.view",
    "workbook.screens.journey.page",
    "workbook.planning.appraisal",
    "workbook.screens.chores.plan_search",
    "workbook.widgets.chores.week_view",
    "workbook.widgets.chores.week_grid",
    "workbook.screens.chores.searches",
    "workbook.screens.chores.week_pane",
    "workbook.screens.chores.week",
    "textual.widgets.text_area",
    "workbook.widgets.common.growing_text_area",
    "workbook.widgets.common.date_field",
    "workbook.screens.conflicts.plan_form",
    "workbook.screens.conflicts.pane",
    "workbook.screens.plans.page",
    "workbook.screens.steps.answer_keeper",
    "workbook.widgets.steps.exercises.frame",
    "workbook.screens.steps.step_pane",
    "workbook.screens.steps.page",
)
"""The pages, and before each what it imports, so that no slice holds much."""


AT_ONCE = 150  # promises


class Ahead:
    """Loads ahead, slice by slice, as long as it may. What cannot be had now is left to the page that needs it."""

    def __init__(self, app: App[int], context: AppContext, may: Callable[[], bool]) -> None:
        self._app = app
        self._may = may
        self._slices = slices(context)

    def begin(self) -> None:
        self._app.set_timer(PAUSE, self._go_on)

    def _go_on(self) -> None:
        if self._may() and next(self._slices, False):
            self._app.set_timer(SLICE, self._go_on)


def slices(context: AppContext) -> Iterator[bool]:
    """Each step loads one slice and holds nothing of it."""
    for name in MODULES:
        import_module(name)
        yield True
    begin = 0
    while context.notebook.promises.standings(context.today, context.person_id, slice(begin, begin + AT_ONCE)):
        begin += AT_ONCE
        yield True
