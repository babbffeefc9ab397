"""Sheets of paper: what people wrote is text in each format, and a week's slots stand on it once each."""

from __future__ import annotations

from datetime import date

import pytest
from markdown_it import MarkdownIt

from tests.export.paper.hostile import TEXTS, looked
from workbook.content.book import load
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.slot import Slot
from workbook.domain.chores.week import Certificate, Load, SlotRecord, Week, WeekPlan
from workbook.domain.common.clean import shown
from workbook.domain.promises.cadence import Cadence
from workbook.domain.promises.drafting import Draft, make
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.domain.steps.exercises import Choose
from workbook.export.common.html import page, tag
from workbook.export.paper import sheet as s
from workbook.export.paper.as_html import as_html
from workbook.export.paper.as_markdown import as_markdown
from workbook.export.paper.as_pdf import as_typst
from workbook.export.paper.as_text import as_text
from workbook.export.paper.promises import promises_sheet
from workbook.export.paper.step import step_sheet
from workbook.export.paper.week import week_sheet
from workbook.paths import content_folder

MONDAY = date(2026, 11, 23)


def everything(text: str) -> s.Sheet:
    """One block of each kind, with this text wherever one can stand."""
    tick = s.Tick(text, text, done=True)
    table = s.Table((text,), (s.Row(text, ((tick, text),)),), corner=text)
    return s.Sheet(
        text,
        (
            s.Heading(text), s.Words(text), s.Words(text, quiet=True), s.Prose(text), s.Quote(text), s.Points((text,)),
            s.Ticks((tick,)), s.Room(1, text), table, s.Break(), s.Cards((text, text)),
        ),
        about=text,
    )  # fmt: skip


def test_no_text_is_ever_more_than_text_in_html() -> None:
    plain = looked(as_html(everything("plain"))).shape
    for text in TEXTS:
        page = as_html(everything(text))
        found = looked(page)
        if not text.startswith(("#", "-")):  # signs of the book's own prose
            assert found.shape == plain, text
        assert found.text.count(shown(text)) >= 8, text
        assert "http" not in page.replace(text, "").replace("http-equiv", "")


def test_no_text_is_ever_more_than_text_in_markdown_and_text() -> None:
    for text in TEXTS:
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(as_markdown(everything(text)))
        kinds = {child.type for token in tokens for child in (token.children or ())} | {token.type for token in tokens}
        assert not kinds & {"html_block", "link_open", "image", "code_inline", "code_block", "fence"}, text
        html = [child.content for token in tokens for child in (token.children or ()) if child.type == "html_inline"]
        assert set(html) <= {"<br>"}, text
        assert shown(text)[:20].split()[0] in shown(as_text(everything(text))) or text.startswith(("#", "-")), text


def test_no_text_is_ever_code_for_typst() -> None:
    typst = pytest.importorskip("typst")
    source = as_typst(everything("".join(f"{text}\n" for text in TEXTS)))
    assert typst.compile(source.encode()).startswith(b"%PDF")


def test_html_cannot_be_made_live() -> None:
    for name, attributes in (
        ("script", {}), ("p", {"onclick": "x"}), ("p", {"style": "x"}), ("a", {"href": "javascript:1"}),
        ("a", {"href": "//evil"}), ("form", {"action": "https://x"}), ("P x", {}),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r".*"):
            tag(name, **attributes)
    with pytest.raises(ValueError, match="style"):
        page("x", "</style>")


def week(
    slots: list[Slot], records: dict[int, SlotRecord] | None = None, people: tuple[str, ...] = ("Ida", "Jon")
) -> Week:
    chores = {slot.chore: Chore(slot.chore, 20) for slot in slots}
    free = ((60, 60, 60),) * 7
    household = Household("Ida & Jon", tuple(HouseholdPerson(name, free) for name in people), tuple(chores.values()))
    loads = tuple(Load(name, 5000, 100) for name in people)
    plan = WeekPlan("heuristic", tuple(slots), (), loads, 5000, 5000, 1, (), Certificate(5000, (), False, 0), weeks=1)
    return Week("w", MONDAY, household, plan, "agreed", MONDAY, date(2026, 12, 6), records or {})


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("people", [("Ida", "Jon"), ("Ida", "Jon", "Kim", "Lou", "Mia")])
def test_each_slot_stands_once_with_its_box(landscape: bool, people: tuple[str, ...]) -> None:
    slots = [Slot(f"Chore {n:02}", n % 7, n % 3, people[n % 2 : n % 2 + 1 + (n % 9 == 0)]) for n in range(60)]
    slots.append(Slot("Chore 60", 3, 0, ()))
    found = looked(as_html(week_sheet(week(slots, people=people), landscape=landscape)))
    for slot in slots:
        assert found.text.count(slot.chore) == 1
    assert found.text.count("[ ]") == len(slots)
    heads = [attributes["scope"] for name, attributes in found.elements if name == "th"]
    assert set(heads) == {"col", "row"}


def test_from_a_good_thirty_slots_on_what_is_said_of_one_stands_beside_it_in_small_letters() -> None:
    for number, size in ((10, "roomy"), (30, "crowded"), (40, "full"), (60, "full")):
        made = as_html(week_sheet(week([Slot(f"Chore {n:02}", n % 7, n % 3, ("Ida",)) for n in range(number)])))
        assert f'<main class="{size}">' in made
    assert "main.full table.week .aside { display: inline; }" in made


def test_a_slot_stands_where_it_was_moved_to_and_ticked() -> None:
    slots = [Slot("Cook", 0, 2, ("Ida",)), Slot("Iron", 1, 0, ("Ida",))]
    moved = week(slots, {0: SlotRecord("done", day=2, people=("Jon",)), 1: SlotRecord("open")})
    said = as_text(week_sheet(moved))
    assert said.index("Iron") < said.index("Wednesday 25") < said.index("[x] Cook")
    assert "Ida 20 min · Jon 20 min" in said  # what each carries, as it stands now


def test_a_promise_has_a_box_on_each_day_it_asks() -> None:
    def promised(cadence: Cadence) -> list[str]:
        promise = make(Draft("Ring", cadence), "a", MONDAY)
        sheet = promises_sheet([promise], {}, MONDAY)
        assert sheet is not None
        [table] = [one for one in sheet.blocks if isinstance(one, s.Table)]
        assert len(table.columns) == 14
        return ["x" if cell else "." for cell in table.rows[0].cells]

    assert "".join(promised(parse_cadence("daily", MONDAY))) == "x" * 14
    assert "".join(promised(parse_cadence("mon,wed", MONDAY))) == "x.x...." * 2
    assert "".join(promised(parse_cadence("2/week", MONDAY))) == "x" * 14
    assert "".join(promised(parse_cadence("whenever", MONDAY))) == "." * 14
    for_one_day = promises_sheet([make(Draft("Ring", Cadence("once", on=MONDAY)), "a", MONDAY)], {}, MONDAY)
    assert for_one_day is not None
    assert "(once, by Mon 23 Nov 2026)" in as_text(for_one_day)
    over = make(Draft("Ring", parse_cadence("daily", MONDAY), until=MONDAY), "a", MONDAY)
    assert promises_sheet([over], {}, date(2026, 12, 1)) is None


def test_a_question_whose_answer_is_never_kept_is_not_answered_on_paper_either() -> None:
    book = load(content_folder())
    for id in ("where-you-are", "stay-wait-go", "doorway", "own-it", "help"):
        step = book.step(id)
        for answers in (None, {}):
            sheet = step_sheet(step, answers, help=book.places_to_turn())
            ticks = {tick.text for block in sheet.blocks if isinstance(block, s.Ticks) for tick in block.items}
            said = as_text(sheet)
            for one in step.exercises:
                if not one.stored and isinstance(one.settings, Choose):
                    assert not ticks & {option.text for option in one.settings.options}
                    assert one.prompt.split(".")[0] not in " ".join(said.split())
    said = " ".join(as_text(step_sheet(book.step("stay-wait-go"), None, help=book.places_to_turn())).split())
    assert "say nothing yet" in said
    assert "Hot Peach Pages" in said


def test_the_first_column_of_a_table_to_fill_in_has_its_room_in_every_format() -> None:
    """The sieve had no place for the question, a day of one's own none for the day."""
    sheet = step_sheet(load(content_folder()).step("want-to-know"), None)
    tables = [block for block in sheet.blocks if isinstance(block, s.Table) and block.tall]
    assert tables
    assert all(one.corner for one in tables)
    said = as_text(sheet)
    for one in tables:
        assert said.count(f"{one.corner}:\n  {one.columns[0]}:") == len(one.rows)
    assert "****" not in as_markdown(sheet)
    assert "|  |  |" in as_markdown(sheet)
