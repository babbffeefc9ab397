"""The record of one promise: its terms, what is due, counts and steadiness, the year, marks with notes, changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.domain.promises.entry import Entry
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.steadiness import curve, weekly
from workbook.domain.promises.today import day_states
from workbook.widgets.common.facts import Fact, Facts
from workbook.widgets.common.safe import fit, one_line, plain, whole_items
from workbook.widgets.promises.curve import curve_rows
from workbook.widgets.promises.heatmap import WEEKS, Heatmap, Year
from workbook.words.common import dates, signs
from workbook.words.promises import promise as said
from workbook.words.promises import screen as words

MUTED = "$text-muted"
MOST_MARKS = 40
MOST_STEPS = 48  # dues that the curve shows
LABEL = 13
MARK_LABEL = 11
GLYPH = 4  # cells of a mark's sign
YEAR_WIDTH = 38  # cells in which what the cursor is on can be read
SENTENCE = 46  # cells of what is said of a day that was marked later
MOST_YEAR = 60
MARKS_WIDTH = 28  # cells that the marks need to stand beside the year
EARLIEST = 10 * 366  # days back that the year can be moved to


class Record(VerticalScroll):
    """Shows one entry at a time. The year in it has a cursor of its own (tab goes there)."""

    DEFAULT_CSS = """
    Record { scrollbar-size-vertical: 1; layers: base over; }
    Record > * { margin: 0 1 0 0; }
    Record > #name { layer: over; dock: top; height: 1; background: $background; display: none; }
    Record.-scrolled > #name { display: block; }
    Record > #picture { height: auto; layout: vertical; }
    Record > #picture > #left { height: auto; }
    Record #left > .heading { color: $text-muted; height: 1; margin: 1 0 0 0; }
    Record #left > .legend { color: $text-muted; height: auto; width: 1fr; }
    Record.-marks-beside > #picture { layout: horizontal; }
    Record.-marks-beside #marks { margin: 0 0 0 4; }
    Record.-yearless #left { display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entry: Entry | None = None
        self._origin = ""
        self._figures = False  # is the number behind the line shown?
        self._shown: tuple[Entry, str, bool] | None = None  # what is drawn

    def compose(self) -> ComposeResult:
        yield Static(id="name")  # stays on top of what is scrolled
        yield Facts(id="terms", label=LABEL)
        with Container(id="picture"):
            with Vertical(id="left"):
                yield Static(plain(words.YEAR), classes="heading")
                yield Heatmap(id="year")
                yield Static(plain(whole_items(words.LEGEND)), classes="legend")
                yield Static(plain(words.LEGEND_LINE), id="line-legend", classes="legend")
            yield Facts(id="marks", label=MARK_LABEL + GLYPH)
        yield Facts(id="history", label=LABEL)

    @property
    def heatmap(self) -> Heatmap:
        return self.query_one("#year", Heatmap)

    @property
    def day(self) -> date | None:
        """The day under the cursor of the year, while the year has the focus."""
        return self.heatmap.cursor if self.heatmap.has_focus else None

    def show(self, entry: Entry, origin: str = "") -> None:
        """Show this promise, made in `origin`; the cursor of the year stays while promise and day are the same."""
        if (entry, origin, self._figures) == self._shown:
            return
        before, self._entry = self._entry, entry
        self._origin = origin
        self._shown = entry, origin, self._figures
        today = entry.today
        same = before is not None and before.promise.id == entry.promise.id and before.today == today
        self.query_one("#name", Static).update(act_now(entry))
        self.query_one("#terms", Facts).set_facts([*term_facts(entry, origin), *count_facts(entry)])
        self.query_one("#marks", Facts).set_facts(mark_facts(entry.marks, today))
        history = [*(curve_facts(entry) if self._figures else []), *change_facts(entry.promise, today)]
        self.query_one("#history", Facts).set_facts(history)
        # A promise for one day has no year to look at.
        begun = entry.promise.start <= today and entry.promise.terms[-1].cadence.kind != "once"
        self.set_class(not begun, "-yearless")
        self.can_focus = not begun  # else the year in it is what the keys move in
        self.query_one("#line-legend").display = bool(entry.standing.counts.counted)
        if begun:
            first = self.heatmap.year.first if same else None
            self.heatmap.set_year(_year(entry, first), cursor=self.heatmap.cursor if same else today)
        self._arrange()
        if self.heatmap.has_focus:
            self._to_year()
        if not same:
            self.scroll_home(animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.set_class(new_value >= 1, "-scrolled")

    def on_resize(self) -> None:
        self._arrange()
        if self.heatmap.has_focus:
            self._to_year()

    def _arrange(self) -> None:
        """The marks stand right of the year where there is room for both, else under it."""
        room = self.size.width - 1  # a blank before the scrollbar
        widest, narrowest = (max(one, YEAR_WIDTH) for one in (self.heatmap.widest, self.heatmap.narrowest))
        least = widest if room >= widest + MARKS_WIDTH else narrowest  # rather close together than under one another
        beside = not self.has_class("-yearless") and room >= least + MARKS_WIDTH
        self.set_class(beside, "-marks-beside")
        half = max(SENTENCE, room * 11 // 20)
        wide = max(least, min(MOST_YEAR, half, room - MARKS_WIDTH - 5))
        self.query_one("#left").styles.width = wide if beside else "1fr"

    def focus_year(self) -> None:
        """Put the cursor into the year; where there is none, into the record itself."""
        if self.has_class("-yearless"):
            self.screen.set_focus(self)
        else:
            self.screen.set_focus(self.heatmap)
            self._to_year()

    def _to_year(self) -> None:
        # Only once it is laid out is there a place to scroll to.
        self.call_after_refresh(self.heatmap.scroll_visible, animate=False)

    def turn_figures(self) -> None:
        """Show the number behind the line and how it is made, or put it away again."""
        self._figures = not self._figures
        if self._entry is not None:
            self.show(self._entry, self._origin)

    def on_heatmap_earlier(self, message: Heatmap.Earlier) -> None:
        message.stop()
        if self._entry is not None:
            self.heatmap.set_year(_year(self._entry, date.min), cursor=message.day)


def _year(entry: Entry, first: date | None) -> Year:
    """The days of the last 53 weeks, or since `first`, as far as the promise goes back."""
    promise, today = entry.promise, entry.today
    start = max(promise.start, today - timedelta(days=EARLIEST))
    first = max(today - timedelta(days=7 * WEEKS - 7) if first is None else first, start)
    own = {f"{mark.on}.{mark.nth}": mark for mark in entry.marks}
    return Year(
        first=first,
        last=today,
        states=day_states([promise], own, first, today, today, entry.week_first),
        told=told(entry.marks, first),
        week_first=entry.week_first,
        earlier=start < first,
        line=weekly(entry.marks, today, entry.week_first),
    )


def told(marks: Sequence[Mark], first: date) -> dict[date, str]:
    """What there is to tell about each marked day."""
    days: dict[date, str] = {}
    for mark in marks:
        if mark.on >= first:
            text = words.mark_line(mark) + (f" — {mark.note}" if mark.note else "")
            days[mark.on] = f"{days[mark.on]}; {text}" if mark.on in days else text
    return days


def act_now(entry: Entry) -> Content:
    """What is promised, as it stands."""
    return one_line(entry.promise.term_on(max(entry.today, entry.promise.start)).act, "bold")


def term_facts(entry: Entry, origin: str = "") -> list[Fact]:
    """What there is to mark now, and the promise as it stands."""
    promise, today = entry.promise, entry.today
    term = promise.term_on(max(today, promise.start))
    facts = [Fact(act_now(entry))]
    now = current_text(entry)
    facts += [Fact(now), Fact()] if now.cell_length else [Fact()]
    often = said.cadence_now(term.cadence, entry.standing.moved_by)
    if term.minutes:
        often += f", {dates.minutes(term.minutes)}"
    last = promise.last_day if term.cadence.kind != "once" else None
    plan = f"{promise.obstacle} → {promise.plan}" if promise.obstacle and promise.plan else ""
    lines = (
        (words.CUE, promise.cue),
        (words.SMALLEST, term.smallest),
        (words.CADENCE, f"{often}, {words.span(promise.start, last, promise.review_on, today)}"),
        (words.PLAN, plan or promise.plan or promise.obstacle),
        (words.NOTICED, promise.noticed_by),
        (words.NEED, promise.need),
        (words.CAME_FROM, origin),
        (words.SEEN_BY, "" if promise.shown else words.ONLY_YOU),
    )
    facts += [Fact(one_line(text), label) for label, text in lines if text.strip()]
    later = next((coming for coming in promise.terms if coming.since > today and coming is not promise.terms[0]), None)
    if later is not None and not entry.shelved:
        now = promise.term_on(max(today, promise.start))
        other = "" if later.cadence == now.cadence else said.cadence(later.cadence)
        facts.append(Fact(plain(words.easing_from(later.since, other), MUTED)))
    return facts


def current_text(entry: Entry) -> Content:
    """One line: what is due now with its mark, or that it is away."""
    if entry.standing.state == "paused":
        return plain(words.paused_until(entry.pause[1]), MUTED)
    if entry.shelved or entry.current is None:
        return Content("")
    due = entry.current
    kind = due.mark.kind if due.mark and not due.is_open else None
    glyph = plain((signs.MARKS[kind] if kind else signs.OPEN) + " ", "$accent")
    day = dates.near_date(due.on, entry.today)
    return glyph + plain(words.current(day[:1].upper() + day[1:], kind))


def count_facts(entry: Entry) -> list[Fact]:
    """How many of the last dues were kept."""
    facts = [Fact(), Fact(plain(words.KEPT_HEADING, MUTED))]
    counted, whole = entry.standing.recent, entry.standing.counts
    if not counted.counted:
        return [*facts, Fact(plain(words.NO_MARKS, MUTED))]
    facts.append(Fact(plain(words.counted_line(counted), "bold")))
    if whole.counted > counted.counted:
        facts.append(Fact(plain(words.in_all(whole), MUTED)))
    return facts


def curve_facts(entry: Entry) -> list[Fact]:
    """Steadiness over the last dues, each by itself, with its number and how it is made. Nothing before the first
    counted due."""
    if not entry.standing.counts.counted:
        return []
    facts = [Fact(), Fact(plain(words.STEADINESS, MUTED))]
    lines = curve_rows([value for _, value in curve(entry.marks)], MOST_STEPS)
    for line, scale in zip(lines, ("1", "", "½", "", "0"), strict=True):
        facts.append(Fact(plain(f"{scale:>3} │ ", MUTED) + plain(line, "$accent")))
    facts.append(Fact(plain(words.steadiness_now(entry.standing.steadiness))))
    return [*facts, Fact(plain(said.FORMULA, MUTED)), Fact(plain(words.FORMULA_INTRO, MUTED))]


def mark_facts(marks: Sequence[Mark], today: date) -> list[Fact]:
    """The newest marks with their notes, the newest first."""
    shown = [mark for mark in marks if mark.kind != "open" or mark.on <= today][::-1]
    if not shown:
        return []
    facts = [Fact(), Fact(plain(words.MARKS, MUTED))]
    for mark in shown[:MOST_MARKS]:
        glyph = signs.MARKS[mark.kind]
        day = fit(plain(_day(mark.on, today), MUTED), MARK_LABEL)
        facts.append(Fact(plain(words.mark_line(mark)), day + plain(f"{glyph} ")))
        if mark.earlier:
            facts.append(Fact(plain(words.marked_before(mark), MUTED), indent=MARK_LABEL + GLYPH))
        if mark.note:
            facts.append(Fact(one_line(mark.note), indent=MARK_LABEL + GLYPH))
        if mark.noticed:
            facts.append(Fact(plain(words.noticed_line(mark.noticed), MUTED), indent=MARK_LABEL + GLYPH))
    if len(shown) > MOST_MARKS:
        facts.append(Fact(plain(words.MORE_MARKS.format(count=len(shown) - MOST_MARKS), MUTED)))
    return facts


def change_facts(promise: Promise, today: date) -> list[Fact]:
    """How its terms changed, the newest first, and its pauses. Nothing while nothing has changed."""
    if len(promise.terms) == 1 and not promise.pauses and not promise.ending:
        return []
    facts = [Fact(), Fact(plain(words.CHANGES, MUTED))]
    first = promise.terms[0]
    for term in reversed(promise.terms):
        if term.until is not None and term.until < term.since:
            facts.append(Fact(plain(words.ended_line(term.since, promise.ending))))
        else:
            facts.append(Fact(one_line(words.term_line(term, term is first, today))))
    facts += [Fact(plain(words.pause_line(*pause))) for pause in reversed(promise.pauses)]
    return facts


def _day(day: date, today: date) -> str:
    return dates.short_date(day) if abs((today - day).days) < 300 else dates.near_date(day, today)
