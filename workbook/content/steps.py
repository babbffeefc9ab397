"""A step file → a `Step`. What each kind of exercise needs stands in one small function a kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from workbook.content.reading import File, Table, read_cadence, unique
from workbook.domain.steps import exercises as e
from workbook.domain.steps.first_edition import EXERCISES, choice_id
from workbook.domain.steps.programme import Exercise, Step
from workbook.words.common import faults as words
from workbook.words.steps import step_faults as step_words

if TYPE_CHECKING:
    from workbook.domain.steps.exercises import Card, Deck, Kind, Settings

N = TypeVar("N")
FindDeck = Callable[[str], "Deck | None"]
"""A deck of cards by id; None when there is none."""

FAMILIES = (
    "conditional",
    "cancelling",
    "deflecting",
    "other-feeling",
    "agentless",
    "minimising",
    "demanding",
    "absolute",
    "self-pity",
    "vague",
    "pressure",
    "you-statements",
)
NO_FAMILIES = ("words", "parts", "promises")  # files of language/ that hold something else
MOST_MINUTES = 60
UNSTORED_KINDS: tuple[Kind, ...] = ("choose", "checklist")
FACING_KINDS: tuple[Kind, ...] = ("write", "ledger", "choose", "draft", "rehearse", "act")
"""Of these something can go to the other person."""


def read_step(file: File, find_deck: FindDeck, *, own: bool = False, pack: bool = False) -> Step | None:
    """The step of a parsed file, None when it could not be parsed. Faults are noted in the file. `own`: it is a page
    of somebody's own: its answers are private from the start, and it need cover nothing; one of a `pack` neither."""
    top = file.top
    if top is None:
        return None
    id = top.id()
    stem = file.name.rpartition("/")[2].removesuffix(".toml")
    if id and id != stem:
        top.fault(step_words.id_not_file_name(id, stem), "id")
    title = top.text("title", one_line=True)
    minutes = top.number("minutes", low=1, high=MOST_MINUTES)
    covers = top.texts("covers", () if own or pack else None)
    reading = top.text("reading")
    second = top.text("second", "")
    tables = top.tables("exercise")
    exercises = tuple(_exercise(table, find_deck, id, own) for table in tables)
    unique(tables, "exercises", lambda table: table.data.get("id"))
    if second and second not in [one.id for one in exercises[1:]]:
        top.fault(step_words.no_second_part(second), "second")
    top.finish()
    return Step(id, title, minutes, covers, reading, exercises, second)


def read_deck(table: Table) -> Deck:
    """One deck of cards.toml."""
    deck = e.Deck(table.id(), table.text("title", one_line=True), _cards(table, least=3))
    table.finish()
    return deck


def _exercise(table: Table, find_deck: FindDeck, step: str, own: bool) -> Exercise:
    kind = table.one_of("kind", e.KINDS)
    settings = _cards_settings(table, find_deck) if kind == "cards" else _SETTINGS[kind](table)
    fear = isinstance(settings, e.Choose) and any(option.leads == "unsafe" for option in settings.options)
    id = table.id()
    exercise = Exercise(
        id=id,
        kind=kind,
        title=table.text("title", one_line=True),
        prompt=table.text("prompt"),
        why=table.text("why", one_line=True),
        example=table.text("example"),
        minutes=table.number("minutes", low=1, high=MOST_MINUTES),
        optional=table.flag("optional", False),
        together=table.flag("together", False),
        stored=table.flag("stored", True) and not fear,
        faces=table.flag("faces", False),
        private=own,
        settings=_with_ids(settings, step, id),
    )
    if exercise.faces and kind not in FACING_KINDS:
        table.fault(step_words.faces_nobody(kind, FACING_KINDS), "faces")
    if exercise.together and not exercise.optional:
        table.fault(step_words.together_must_be_optional(), "together")
    if fear and table.data.get("stored", True) is True:
        table.hint(step_words.fear_is_not_stored(), "stored" if table.has("stored") else "")
    if not exercise.stored and kind not in UNSTORED_KINDS:
        table.fault(step_words.unstored_needs_choices(UNSTORED_KINDS), "stored")
    if table.data.get("kind") in e.KINDS:  # else every key of the kind that was meant would be reported as well
        table.finish()
    return exercise


# -- kinds


def _write(table: Table) -> Settings:
    return e.Write(table.text("starter", ""), _notes(table), table.number("lines", 5, low=1, high=20))


def _ledger(table: Table) -> Settings:
    columns = _columns(table, "column", least=1)
    dates = table.one_of("makes", ("", "dates"), "") == "dates"
    if dates and [column.type for column in columns] != ["date", "text"]:
        table.fault(step_words.dates_need_day_and_words(), "makes")
    elif dates:  # they are to come: what lies behind stands on nobody's Today
        columns = (replace(columns[0], ahead=True), *columns[1:])
    on_the_day = table.text("on_the_day", "", one_line=True)
    if on_the_day and (dates or not any(column.type == "date" for column in columns)):
        table.fault(step_words.on_the_day_needs_a_day(), "on_the_day")
    return e.Ledger(
        columns=columns,
        at_least=table.number("at_least", 1, low=1, high=50),
        row=table.text("row", "row", one_line=True),
        notes=_notes(table),
        dates=dates,
        on_the_day=on_the_day,
        shows=table.flag("shows", False),
    )


def _sort(table: Table) -> Settings:
    piles = tuple(_named(one, e.Pile, "title") for one in _unique(table, "pile", 2))
    cards = _cards(table, least=2, piles=[pile.id for pile in piles])
    return e.Sort(piles, cards, table.flag("own", False))


def _choose(table: Table) -> Settings:
    options = tuple(_option(one) for one in _unique(table, "option", 2))
    return e.Choose(options, table.flag("several", False))


def _checklist(table: Table) -> Settings:
    items = tuple(_named(one, e.Item, "text") for one in _unique(table, "item", 1))
    return e.Checklist(items, table.flag("own", True), table.number("at_least", 1, low=1, high=50))


def _cards_settings(table: Table, find_deck: FindDeck) -> Settings:
    name = table.text("deck")
    pick = table.number("pick", 3, low=1, high=12)
    deck = find_deck(name) if name else None
    if name and deck is None:
        table.fault(step_words.no_deck(name), "deck")
    if deck is not None and pick > len(deck.cards):
        table.fault(step_words.pick_too_many(pick, len(deck.cards)), "pick")
    cards = deck.cards if deck else ()
    return e.Cards(name, cards, pick, table.text("line", "", one_line=True), table.flag("own", True))


def _scale(table: Table) -> Settings:
    return e.Scale(table.text("low", one_line=True), table.text("high", one_line=True), table.flag("moments", False))


def _draft(table: Table) -> Settings:
    parts = tuple(_draft_part(one) for one in _unique(table, "part", 1))
    if parts and not any(part.required for part in parts) and not table.data.get("optional"):
        table.fault(step_words.no_required_part())
    return e.Draft(
        parts=parts,
        hold_hours=table.number("hold_hours", 24, low=0, high=168),
        notes=_notes(table),
        starter=table.text("starter", ""),
        aloud=table.flag("aloud", True),
    )


def _turns(table: Table) -> Settings:
    return e.Turns(
        turn_minutes=table.number("turn_minutes", 5, low=1, high=30),
        rounds=table.number("rounds", 1, low=1, high=10),
        paraphrase=table.number("paraphrase", 60, low=0, high=600),
        speaker=table.text("speaker", "", one_line=True),
        listener=table.text("listener", "", one_line=True),
    )


def _rehearse(table: Table) -> Settings:
    of, text = table.text("of", ""), table.text("text", "")
    if not of and not text:
        table.fault(step_words.rehearse_nothing())
    return e.Rehearse(of, text)


def _compare(table: Table) -> Settings:
    return e.Compare(_columns(table, "field", least=1))


def _reread(table: Table) -> Settings:
    return e.Reread(table.text("of"))


def _act(table: Table) -> Settings:
    makes: e.Makes = table.one_of("makes", ("promise", "plan", "date"))
    ends = table.flag("ends", False)
    if ends and (makes != "promise" or table.data.get("cadence", "once") == "once"):
        table.fault(step_words.ends_needs_promise(), "ends")
    own = table.flag("own", False)
    if own and makes != "promise":
        table.fault(step_words.own_needs_promise(), "own")
    return e.Act(
        makes=makes,
        act=table.text("act", "", one_line=True),
        cue=table.text("cue", "", one_line=True),
        smallest=table.text("smallest", "", one_line=True),
        cadence=read_cadence(table, "once"),
        days=table.number("days", 2, low=0, high=90),
        plan=table.one_of("plan", ("conflict", "chores"), "conflict"),
        ends=ends,
        own=own,
    )


_SETTINGS: dict[Kind, Callable[[Table], Settings]] = {
    "write": _write,
    "ledger": _ledger,
    "sort": _sort,
    "choose": _choose,
    "checklist": _checklist,
    "scale": _scale,
    "draft": _draft,
    "turns": _turns,
    "rehearse": _rehearse,
    "compare": _compare,
    "reread": _reread,
    "act": _act,
}


# -- parts of kinds


def _unique(table: Table, key: str, least: int) -> list[Table]:
    tables = table.tables(key, least=least)
    unique(tables, f"{key}s", lambda one: one.data.get("id"))
    said: set[object] = set()
    for one in tables:
        word = "text" if one.has("text") else "title"
        text = one.data.get(word)
        if isinstance(text, str) and text.strip() in said:
            one.fault(words.same_words(text.strip(), f"{key}s"), word)
        said.add(text.strip() if isinstance(text, str) else None)
    return tables


def _named(table: Table, make: Callable[[str, str], N], key: str) -> N:
    named = make(table.id(), table.text(key, one_line=True))
    table.finish()
    return named


def _cards(table: Table, least: int, piles: Sequence[str] = ()) -> tuple[Card, ...]:
    """Cards to pick, or with `piles` to sort: only those may belong to one."""
    cards: list[Card] = []
    for one in _unique(table, "card", least):
        id, text = one.id(), one.text("text", one_line=True)
        pile = one.text("pile", "", one_line=True) if piles else ""
        because = one.text("because", "", one_line=True) if piles else ""
        if pile and pile not in piles:
            one.fault(step_words.no_pile(pile, piles), "pile")
        cards.append(e.Card(id, text, pile, because))
        one.finish()
    return tuple(cards)


def _option(table: Table) -> e.Option:
    option = e.Option(
        table.id(),
        table.text("text", one_line=True),
        table.text("feedback", ""),
        table.one_of("leads", ("", "help", "unsafe"), ""),
        table.text("help", "", one_line=True),
        table.one_of("role", ("", "partner"), ""),
    )
    if option.help and not option.leads:
        table.fault(step_words.help_leads_nowhere(), "help")
    table.finish()
    return option


def _draft_part(table: Table) -> e.DraftPart:
    part = e.DraftPart(
        table.id(),
        table.text("title", one_line=True),
        table.text("hint", "", one_line=True),
        table.flag("required", True),
    )
    table.finish()
    return part


def _columns(table: Table, key: str, least: int) -> tuple[e.Column, ...]:
    columns: list[e.Column] = []
    for one in _unique(table, key, least):
        type_: e.ColumnType = one.one_of("type", e.COLUMN_TYPES, e.COLUMN_TYPES[0])
        choices = _choices(one)
        low, high = one.text("low", "", one_line=True), one.text("high", "", one_line=True)
        if type_ == "choice" and len(choices) < 2:
            one.fault(step_words.choices_missing())
        if type_ != "choice" and choices:
            one.fault(step_words.choices_unused(), "choices")
        if type_ == "scale" and not (low and high):
            one.fault(step_words.ends_missing())
        ahead = one.flag("ahead", False)
        if ahead and type_ != "date":
            one.fault(step_words.ahead_needs_day(), "ahead")
        columns.append(e.Column(one.id(), one.text("title", one_line=True), type_, choices, low, high, ahead))
        one.finish()
    return tuple(columns)


def _choices(column: Table) -> tuple[e.Choice, ...]:
    """`choices = [{ id, text }, …]`; or words alone, as the first edition had them, which are their own ids then."""
    found: object = column.data.get("choices")
    if not isinstance(found, list) or all(isinstance(one, str) for one in cast("list[object]", found)):
        texts = column.texts("choices", ())
        if texts:
            column.hint(step_words.choices_without_ids(), "choices")
        _all_differ(column, texts)
        return tuple(e.Choice(text, text) for text in texts)
    choices = tuple(_named(one, e.Choice, "text") for one in column.tables("choices"))
    for id, count in Counter(one.id for one in choices if one.id).items():
        if count > 1:
            column.fault(words.same_id(id, "choices"), "choices")
    _all_differ(column, [one.text for one in choices])
    return choices


def _all_differ(column: Table, texts: Sequence[str]) -> None:
    """Nobody can tell two choices apart that say the same."""
    for text, count in Counter(text for text in texts if text).items():
        if count > 1:
            column.fault(words.same_words(text, "choices"), "choices")


def _with_ids(settings: Settings, step: str, exercise: str) -> Settings:
    """The settings with the ids that the first edition's choices have been given since."""
    if (step, exercise) not in EXERCISES or not isinstance(settings, e.Ledger):
        return settings
    columns = (
        replace(
            column,
            choices=tuple(replace(one, id=choice_id(step, exercise, column.id, one.id)) for one in column.choices),
        )
        for column in settings.columns
    )
    return replace(settings, columns=tuple(columns))


def _notes(table: Table) -> tuple[str, ...]:
    """`notes = true` is every family, `notes = ["conditional", …]` those, `false` or nothing is none. A family is
    one of ours or has a file in language/."""
    if table.has("notes"):
        own = sorted(path.stem for path in (table.file.folder / "language").glob("*.toml"))
        known = (*FAMILIES, *(family for family in own if family not in (*FAMILIES, *NO_FAMILIES)))
        if isinstance(table.data["notes"], bool):
            return known if table.flag("notes", False) else ()
        families = table.texts("notes")
        for family in families:
            if family not in known:
                table.fault(step_words.unknown_family(family, known), "notes")
        return tuple(family for family in families if family in known)
    table.asked.append("notes")
    return ()
