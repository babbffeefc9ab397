"""What can be said of a plan, whole: the sentences, the figures behind them, and the reason for each slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.domain.chores.balance import OWED_FROM, carried, history
from workbook.domain.chores.burden import agreed_part, fair_load, is_part_of_work, part_of_work, parts
from workbook.domain.chores.week import Week, WeekPlan
from workbook.planning.appraisal import Appraisal, as_it_stands
from workbook.screens.chores import searches
from workbook.screens.chores.plan_search import PlanSearch
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import one_line, plain
from workbook.words.chores import certificate
from workbook.words.chores import screen as words
from workbook.words.chores.plan import left_out
from workbook.words.common import frame as app_words

if TYPE_CHECKING:
    from workbook.planning.prices import Price


MOST_TOLD = 8  # weeks: of older ones less than half is left


class Figures(Dialog[None]):
    """Only to read. What a change would be worth is tried when it is asked for; closing ends that."""

    CSS_PATH = "../plans/page.tcss"
    BINDINGS = [
        Binding("f,enter", "close", app_words.CLOSE, show=False, id="figures.close"),
        Binding("p", "lighter", words.LIGHTER, id="figures.lighter", tooltip=words.LIGHTER_TIP),
    ]

    def __init__(self, week: Week, appraisal: Appraisal, past: Sequence[Week] = (), you: str | None = None) -> None:
        """`past`: the weeks that were counted in what is owed. `you`: who is spoken to."""
        super().__init__()
        self.week, self._past, self.you = week, past, you
        self.appraisal = appraisal
        self._asked = False

    def compose(self) -> ComposeResult:
        plan = self.week.plan
        with VerticalScroll(classes="sheet"):
            yield Static(Content(words.FIGURES_TITLE), classes="title")
            yield Static(plain("\n".join((*self.appraisal.faults, *self.appraisal.sentences, *self.notes))))
            yield PlanSearch(id="making")
            yield Static(Content.styled(certificate.PRICES, "bold"), classes="heading lighter")
            yield Static(id="lighter", classes="lines lighter")
            yield from _listed(words.FIGURES_LOADS, self._loads())
            if owed := self._owed():
                yield from _listed(words.FIGURES_BEFORE, [*owed, (words.BEFORE_RULE, "")])
            yield from _listed(words.FIGURES_STAGES, self._stages(plan))
            if plan.unplaced:
                yield from _listed(words.NOT_PLACED, self._left_out(plan))
            yield from _listed(words.FIGURES_REASONS, self._reasons())
        yield KeyLine()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(VerticalScroll))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "lighter" or (not self._asked and len(self.appraisal.loads) > 1)

    def action_lighter(self) -> None:
        self._asked = True
        self.query_one(PlanSearch).start(searches.what_would_lighten(self.week, self._show_lighter))
        self.refresh_bindings()

    @on(PlanSearch.Found)
    def _found(self, message: PlanSearch.Found) -> None:
        message.stop()
        message.search.keep(message.result)

    @on(PlanSearch.NotFound)
    def _not_found(self, message: PlanSearch.NotFound) -> None:
        message.stop()
        self.tell(message.why, problem=message.why != words.STOPPED)

    def _show_lighter(self, found: Sequence[Price]) -> str:
        from workbook.export.chores.week_text import price_line

        said = [price_line(price) for price in found]
        lighter = self.query_one("#lighter", Static)
        lighter.update(Content("\n").join(plain(line) for line in said or [words.NOTHING_LIGHTER]))
        self.query(".lighter").set(display=True)
        self.call_after_refresh(lighter.scroll_visible)
        return ""

    @property
    def notes(self) -> list[str]:
        """What was noticed when the plan was made, without the rules that are named already."""
        return [note for note in self.week.plan.notes if note not in self.appraisal.faults]

    def _loads(self) -> list[tuple[str, str]]:
        household = self.week.household
        told = dict(parts(household, self.appraisal.loads))
        return [
            (load.person, words.load_line(load.minutes, told[load.person], agreed_part(household, load.person)))
            for load in self.appraisal.loads
        ]

    def _owed(self) -> list[tuple[str, str]]:
        """Where what is owed from the weeks before comes from; nothing where nobody is owed anything."""
        household = self.week.household
        if not any(points >= OWED_FROM for points in household.carry.values()):
            return []
        lines: list[tuple[str, str]] = []
        for each in history(replace(household, carry={}), self._past):
            done = [
                (name, part_of_work(each.week.household, name, points)) for name, points in carried(each.week).items()
            ]
            gained = [(name, round(points)) for name, points in each.by.items() if points >= 1]
            lines.append((words.week_of(each.week.monday, each.week.plan.weeks), words.owed_by(done, gained)))
        return lines[-MOST_TOLD:]

    def _stages(self, plan: WeekPlan) -> list[tuple[str, str]]:
        lines: list[tuple[str, str]] = []
        for stage in plan.stages:
            value = words.stage_value(stage.name, stage.value, plan.step)
            bound = words.stage_value(stage.name, stage.bound, plan.step)
            given = plan.certificate.given > 0 and stage.name == "heaviest"
            if stage.name == "heaviest" and not is_part_of_work(self.week.household):
                value = words.of_fair_load(value, fair_load(self.week.household))
            sure = words.PROVED if stage.proved else (words.GIVEN if given else words.NOT_PROVED).format(bound=bound)
            lines.append((words.STAGE_NAMES[stage.name], f"{value} · {sure} · {stage.seconds:.2f} s"))
        return lines

    def _left_out(self, plan: WeekPlan) -> list[tuple[str, str]]:
        return [(left_out(one.chore, one.times, one.reason, one.remedy), "") for one in plan.unplaced]

    def _reasons(self) -> list[tuple[str, str]]:
        from workbook.export.chores.week_text import grouped_reasons

        return [(reason, "") for reason in grouped_reasons(as_it_stands(self.week, self.you), self.week.monday)]


def _listed(title: str, lines: list[tuple[str, str]]) -> Iterable[Static]:
    """A heading and what stands below it."""
    yield Static(Content.styled(title, "bold"), classes="heading")
    said = (Content.assemble(one_line(name), "  ", (text, "$text-muted")) for name, text in lines)
    yield Static(Content("\n").join(said), classes="lines")
