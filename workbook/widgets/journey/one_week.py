"""One week alone, for windows in which no two stand side by side."""

from __future__ import annotations

from datetime import timedelta

from rich.style import Style

from workbook.domain.journey.weeks import Weeks, worst_of
from workbook.widgets.journey.drawing import (
    HELD,
    NEXT,
    PROMISES,
    REVIEWS,
    STEPS,
    TRIED,
    UPS,
    WORKED,
    Canvas,
    Line,
    Styles,
)
from workbook.words.common import dates, signs
from workbook.words.journey import screen as words

LABEL = 13


def week_lines(weeks: Weeks, number: int, width: int, styles: Styles, ground: Style) -> list[Line]:
    """A line a lane: the level, the days of all promises, what is on trial, steps, reviews."""
    week = weeks.week(weeks.begins(number))
    begins, end = week.begins, week.begins + timedelta(days=6)

    def line(lane: int, name: str) -> Canvas:
        canvas = Canvas(width, ground)
        canvas.put(2, name, styles("heading" if lane >= 0 else "label"))
        return canvas

    axis = line(-1, "")
    earlier, later = number > 0, number + 1 < weeks.many
    days = f"{begins.day} {dates.MONTHS[begins.month - 1]} – {end.day} {dates.MONTHS[end.month - 1]} {end.year}"
    axis.put(2, f"{words.EARLIER if earlier else ' '} {days} {words.LATER if later else ' '}", styles("words"))

    ups = line(UPS, words.LANES_SHORT[UPS])
    if week.level is not None:
        full = round(week.level)
        ups.put(LABEL, f"{words.APART} {signs.bar(full, 10)} {words.CLOSE}", styles("line"))

    promises = line(PROMISES, words.LANES_SHORT[PROMISES])
    first = weeks.life.week_first
    names = line(PROMISES, "")
    for day, state in enumerate(worst_of(weeks.rows(begins, 1), 7)):
        names.put(LABEL + 3 * day, dates.DAYS_TWO[(first + day) % 7], styles("label"))
        if state is not None:
            promises.put(LABEL + 3 * day, signs.DAYS[state], styles(state))

    tried = line(TRIED, words.LANES_SHORT[TRIED])
    if week.tried:
        tried.put_words(LABEL, week.tried[-1][0].name, width - LABEL, styles("words"))
    steps = line(STEPS, words.LANES_SHORT[STEPS])
    steps.put(LABEL, WORKED * min(len(week.steps), 9), styles("line"))
    reviews = line(REVIEWS, words.LANES_SHORT[REVIEWS])
    for place, one in enumerate(week.reviews[:3]):
        sign = HELD if one.held else NEXT
        reviews.put(LABEL + 7 * place, f"{sign} {dates.DAYS[one.on.weekday()]}", styles("line"))
    lanes = [(-1, axis), (UPS, ups), (-1, names), (PROMISES, promises), (TRIED, tried)]
    lanes += [(STEPS, steps)] if weeks.life.with_steps else []
    return [Line(lane, canvas.strip()) for lane, canvas in [*lanes, (REVIEWS, reviews)]]
