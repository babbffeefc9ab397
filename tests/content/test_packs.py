"""A pack adds steps to the book, says whom they are from, and cannot change or reach anything else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.content.folders import never
from workbook.content.book import Book, ContentError, load
from workbook.content.check import check, check_pack
from workbook.content.outline import next_in, next_step
from workbook.content.packs import is_pack
from workbook.paths import content_folder

GUIDE = content_folder() / "README.md"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The example of the author's guide."""
    folder = tmp_path / "pack"
    found = re.findall(r"<!-- pack (\S+) -->\n```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert [name for name, _ in found] == ["programme.toml", "steps/ute-evening.toml"]
    for name, text in found:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def change(pack: Path, name: str, old: str, new: str) -> None:
    text = (pack / name).read_text("utf-8")
    assert old in text
    (pack / name).write_text(text.replace(old, new, 1), "utf-8")


def faults(pack: Path) -> list[str]:
    return [str(fault) for fault in check_pack(pack, load(content_folder())).faults]


def test_the_example_of_the_guide_is_fine_and_comes_after_the_book(pack: Path) -> None:
    found = check_pack(pack, load(content_folder()))
    assert (found.faults, found.hints, found.by, found.steps) == ((), (), "Ute Brandt, counsellor", 1)
    book, plain = load(content_folder(), [pack]), load(content_folder())
    assert (is_pack(pack), is_pack(content_folder())) == (True, False)
    assert book.programme.parts[:-1] == plain.programme.parts
    assert book.programme.parts[-1].by == "Ute Brandt, counsellor"
    assert book.programme.last == plain.programme.last
    assert book.programme.neighbours("ute-evening") == (plain.programme.last, None)
    assert book.step("ute-evening").exercise("seen").kind == "write"
    assert book.left_out == ()


def test_a_pack_alone_is_no_book_and_says_so(pack: Path) -> None:
    with pytest.raises(ContentError):
        _ = Book(pack).programme
    (pack / "programme.toml").write_text((content_folder() / "programme.toml").read_text("utf-8"))
    assert any("does not say that it adds" in fault for fault in faults(pack))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("programme.toml", '"ute-evening"]', '"apology"]', "programme.toml, line 8, part 1"),
        ("programme.toml", '"ute-evening"]', '"apology"]', "has a step “apology” already"),
        ("programme.toml", '"ute-evening"]', '"../own"]', "cannot be an id"),
        ("programme.toml", '"ute-evening"]', '"/etc/passwd"]', "cannot be an id"),
        ("programme.toml", 'by = "Ute Brandt, counsellor"', "", "“by” is missing"),
        ("programme.toml", 'by = "Ute', f'by = "{"U" * 60}', "longer than 60 characters"),
        ("programme.toml", 'id = "ute-evenings"', 'id = "{part}"', "has a part “{part}” already"),
        ("programme.toml", "adds = true", 'adds = true\nwelcome = "x"', "“welcome” means nothing here"),
        ("steps/ute-evening.toml", "A single line for each evening is enough.", "", ""),
        ("steps/ute-evening.toml", "The last hour of a day decides", "<b>The</b> last", "HTML"),
        ("steps/ute-evening.toml", 'kind = "write"', 'kind = "rehearse"\nof = "apology/nothing"', "no exercise"),
        ("steps/ute-evening.toml", 'id = "ute-evening"', 'id = "ute-else"', "the file is called"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(pack: Path, name: str, old: str, new: str, said: str) -> None:
    first = load(content_folder()).programme.parts[0].id
    change(pack, name, old, new.replace("{part}", first))
    found = faults(pack)
    assert any(said.replace("{part}", first) in fault for fault in found) if said else not found


def test_a_short_reading_and_a_single_exercise_are_too_little(pack: Path) -> None:
    path = pack / "steps/ute-evening.toml"
    text = path.read_text("utf-8")
    reading = text.split('"""')[1]
    path.write_text(text.replace(reading, "\nToo short.\n").split('[[exercise]]\nid = "wish"')[0], "utf-8")
    found = "\n".join(faults(pack))
    assert "80–350" in found
    assert "1 of at least 2 exercises" in found


def test_a_pack_may_refer_to_an_exercise_of_the_book(pack: Path) -> None:
    change(pack, "steps/ute-evening.toml", 'kind = "write"', 'kind = "reread"\nof = "apology/desk"')
    assert faults(pack) == []


def test_nothing_leads_out_of_its_folder(pack: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.toml"
    step = pack / "steps/ute-evening.toml"
    outside.write_text(step.read_text("utf-8"), "utf-8")
    step.unlink()
    step.symlink_to(outside)
    assert any("outside the content folder" in fault for fault in faults(pack))
    with pytest.raises(ContentError, match="outside"):
        load(content_folder(), [pack]).step("ute-evening")
    step.unlink()
    step.mkdir()
    assert faults(pack)
    manifest = pack / "programme.toml"
    shutil.move(manifest, outside)
    manifest.symlink_to(outside)
    assert not is_pack(pack)
    assert any("outside" in str(fault) for fault in load(content_folder(), [pack]).left_out)


def test_signs_that_steer_a_terminal_are_gone(pack: Path) -> None:
    change(pack, "programme.toml", '"Ute Brandt', '"\\u001b[31mU\\u202Ete\\u0007 Brandt')
    change(pack, "steps/ute-evening.toml", "One thing", "[@click=app.quit]One\\u009b2J thing[/]")
    book = load(content_folder(), [pack])
    shown = book.programme.parts[-1].by + book.step("ute-evening").exercise("wish").title
    assert not any(sign in shown for sign in "\x1b\x07\x9b\u202e")


def test_a_faulty_pack_is_left_out_whole_and_the_book_opens(pack: Path, tmp_path: Path) -> None:
    change(pack, "programme.toml", '"ute-evening"]', '"apology"]')
    book = load(content_folder(), [pack, tmp_path / "nowhere"])
    assert book.programme == load(content_folder()).programme
    assert [str(pack) in str(book.left_out[0]), str(tmp_path / "nowhere") in str(book.left_out[1])] == [True, True]


def test_of_two_packs_with_the_same_ids_the_first_counts(pack: Path, tmp_path: Path) -> None:
    shutil.copytree(pack, tmp_path / "again")
    book = load(content_folder(), [pack, tmp_path / "again"])
    assert [part.id for part in book.programme.parts].count("ute-evenings") == 1
    assert "another pack" in str(book.left_out[0])


def test_a_faulty_step_of_a_pack_keeps_nobody_from_the_next_step(pack: Path) -> None:
    (pack / "steps/ute-evening.toml").write_text("not TOML")
    book = load(content_folder(), [pack])
    last = next_in(book, {("ute-evening", "seen"): ("begun", 1.0)}, "rebuilding", unsaid=never)
    assert last == next_step(content_folder(), {}, "rebuilding", unsaid=never)


def test_what_a_pack_does_not_add_is_hinted_at(pack: Path) -> None:
    (pack / "help.toml").write_text("")
    found = check_pack(pack, load(content_folder()))
    assert (found.faults, [hint.file for hint in found.hints]) == ((), ["help.toml"])


def test_only_a_pack_says_by(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(content_folder(), mine)
    change(mine, "programme.toml", "title", 'by = "Ute"\ntitle')
    assert ["Write adds = true as well" in fault.remedy for fault in check(mine).faults] == [True]
