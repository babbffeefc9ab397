"""Conflicts as rows of a list: all of them, and one of them with everything that belongs to it. Pure values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from textual.content import Content

from workbook.domain.conflicts.conflict import Picture, Stage, in_order
from workbook.domain.conflicts.option import Option, Rated
from workbook.domain.conflicts.trial import Trial, counts
from workbook.domain.conflicts.trigger import Trigger
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import fit, one_line, plain
from workbook.words.conflicts import conflict as said
from workbook.words.conflicts import screen as words

MUTED = "$text-muted"
FEW_TRIGGERS = 4
LONGEST_NAME = 16
"""Cells of a name before what somebody said."""
MOST_TRIGGERS = 200
"""Of one conflict on screen; all are counted."""
LONGEST_NOTE = 700
"""Characters of one text in the record; the rest is there when it is opened for changing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row stands for, with its id; "older" are the earlier triggers of the conflict that is shown."""

    kind: Literal["conflict", "option", "trial", "trigger", "promise", "older"]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What rows need to know besides a picture: names of those who rate, by id; who may have needs; promises made
    from options (option id → promise id, act); whether earlier triggers are shown."""

    today: date
    raters: Mapping[str, str]
    names: Mapping[str, str]
    promises: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict[str, Sequence[tuple[str, str]]])
    older: bool = False

    @property
    def alone(self) -> bool:
        return len(self.raters) < 2


def heading(text: str) -> Row:
    return Row(left=plain(text, MUTED))


def some(text: str) -> str:
    """`text`, a very long one cut."""
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE].rstrip()}…"


def list_rows(pictures: Iterable[Picture], today: date) -> list[Row]:
    """Every conflict under where it stands, what waits for a review first."""
    rows: list[Row] = []
    section = ""
    for picture in in_order(pictures, today):
        stage: Stage = picture.stage(today)
        if words.SECTIONS[stage] != section:
            section = words.SECTIONS[stage]
            rows += [*([Row()] if rows else []), heading(section)]
        over = bool(picture.conflict.ending)
        rows.append(
            Row(
                left=one_line(picture.conflict.what, MUTED if over else ""),
                right=plain(words.stands(picture, today), "$warning" if stage == "review" else MUTED),
                value=Thing("conflict", picture.conflict.id),
                wrap=True,
            )
        )
    return rows


def record_rows(picture: Picture, around: Around) -> list[Row]:
    """One conflict: what it is, the trial that goes on, options as they are listed, when it came up, what was tried."""
    rows = [*_head(picture, around), *_trial_rows(picture, around), *_option_rows(picture, around)]
    return [*rows, *_trigger_rows(picture, around), *_tried_rows(picture, around)]


def _head(picture: Picture, around: Around) -> list[Row]:
    conflict = picture.conflict
    rows = [Row(left=one_line(conflict.what, "bold"), value=Thing("conflict", conflict.id), wrap=True)]
    facts = [(words.SETS_OFF, conflict.sets_off), (words.OFTEN, conflict.often)]
    facts += [(words.needs(name), conflict.needs.get(person, "")) for person, name in around.names.items()]
    for label, text in facts:
        if text:
            rows.append(Row(left=plain(f"{label}: ", MUTED) + plain(some(text)), wrap=True))
    return rows


def _trial_rows(picture: Picture, around: Around) -> list[Row]:
    trial = picture.running
    if trial is None:
        return []
    rows = [Row(), heading(words.trial_head(trial, around.today))]
    rows.append(Row(left=one_line(said.wording(trial.wording)), value=Thing("trial", trial.id), wrap=True))
    told = said.counts(counts(trial, picture.triggers, around.today)) if picture.triggers else ""
    if told:
        rows.append(Row(left=plain(told, MUTED), wrap=True))
    return [*rows, *_promise_rows(trial.option, around)]


def _promise_rows(option: str, around: Around) -> list[Row]:
    return [
        Row(left=one_line(words.PROMISED.format(act=act), MUTED), mark=plain("↳ ", MUTED), value=Thing("promise", id))
        for id, act in around.promises.get(option, ())
    ]


def _option_rows(picture: Picture, around: Around) -> list[Row]:
    trial = picture.running
    rows = [Row(), heading(words.OPTIONS)]
    shown = [one for one in picture.options if trial is None or one.option.id != trial.option]
    if not shown:
        note = words.NO_OPTIONS if trial is None else words.NONE_LEFT
        return [*rows, Row(left=plain(note, MUTED), wrap=True)]
    section = ""
    tried = {one.option for one in picture.trials}
    for one in shown:
        title = words.OFF_THE_LIST if one.option.put_aside else words.FITS[one.fit][around.alone]
        if title != section:
            section = title
            rows.append(Row(left=plain(f"  {title}", MUTED)))
        rows.append(_option_row(one, around, one.option.id in tried))
        rows += _rating_rows(one, around)
        rows += _promise_rows(one.option.id, around)
    if trial is None and picture.trials and not picture.left:
        rows.append(Row(left=plain(words.NONE_LEFT, MUTED), wrap=True))
    return rows


def _option_row(rated: Rated, around: Around, tried: bool) -> Row:
    option: Option = rated.option
    left = one_line(said.wording(option.wording), MUTED if option.put_aside else "")
    if tried:
        left = plain(f"{words.WAS_TRIED_BEFORE} · ", MUTED) + left
    return Row(left=left, value=Thing("option", option.id), wrap=True)


def _rating_rows(rated: Rated, around: Around) -> list[Row]:
    """What each said of an option, once it is open: a line of dots each, one under the other."""
    known = [(one_line(name), rated.ratings[id]) for id, name in around.raters.items() if id in rated.ratings]
    widest = min(max((name.cell_length for name, _ in known), default=0), LONGEST_NAME)
    return [
        Row(left=Content("    ") + fit(name, widest) + plain(f"  {words.drawn(rating)}", MUTED))
        for name, rating in known
    ]


def _trigger_rows(picture: Picture, around: Around) -> list[Row]:
    triggers = picture.triggers
    rows = [Row(), heading(words.came_up(len(triggers)))]
    if not triggers:
        return [*rows, Row(left=plain(words.NOTHING_LOGGED, MUTED), wrap=True)]
    if len(triggers) >= FEW_TRIGGERS:
        rows.append(Row(left=plain(words.by_weekday(one.on for one in triggers), MUTED), wrap=True))
    patterns = " ".join(said.pattern(found) for found in picture.patterns)
    if patterns:
        rows.append(Row(left=plain(patterns), wrap=True))
    elif len(triggers) >= FEW_TRIGGERS:
        rows.append(Row(left=plain(words.TOO_FEW, MUTED), wrap=True))
    few = MOST_TRIGGERS if around.older else FEW_TRIGGERS
    rows += [_trigger_row(one, around) for one in triggers[:few]]
    if len(triggers) > few:
        value = None if around.older else Thing("older")
        rows.append(Row(left=plain(words.OLDER.format(count=len(triggers) - few), MUTED), value=value))
    return rows


def _trigger_row(trigger: Trigger, around: Around) -> Row:
    when = words.moment(trigger.on, trigger.part, trigger.place, around.today)
    left = one_line(when, MUTED)
    if trigger.about:
        left = left + Content("  ") + one_line(trigger.about)
    return Row(left=left, value=Thing("trigger", trigger.id))


def _tried_rows(picture: Picture, around: Around) -> list[Row]:
    over: list[Trial] = [one for one in picture.trials if one.outcome]
    if not over:
        return []
    rows = [Row(), heading(words.TRIED)]
    for one in over:
        right = plain(words.outcome(one, around.today), MUTED)
        left = one_line(said.wording(one.wording))
        rows.append(Row(left=left, right=right, value=Thing("trial", one.id), wrap=True))
        if one.note:
            rows.append(Row(left=plain(some(one.note), MUTED), wrap=True, indent=4))
    return rows


def about(thing: Thing, picture: Picture, around: Around, *, is_cut: bool) -> Content:
    """What the row of a thing does not say: its text where that `is_cut` there, of a trial how long it lasts, of an
    option what each said of it."""
    text, more = "", ""
    match thing.kind:
        case "conflict":
            text = picture.conflict.what
        case "option":
            rated = next((one for one in picture.options if one.option.id == thing.id), None)
            if rated is not None:
                text, more = said.wording(rated.option.wording), _said_of(rated, around)
        case "trial":
            trial = picture.trial(thing.id)
            if trial is not None:
                text, more = said.wording(trial.wording), words.trial_span(trial, around.today)
        case "trigger":
            text = next((one.about for one in picture.triggers if one.id == thing.id), "")
        case _:
            pass
    parts = [one_line(some(text)) if is_cut else Content(""), plain(more, MUTED)]
    return Content("\n").join(part for part in parts if part.cell_length)


def _said_of(rated: Rated, around: Around) -> str:
    known = [(name, rated.ratings[id]) for id, name in around.raters.items() if id in rated.ratings]
    return " ".join(words.who_said(name, rating) for name, rating in known)
