"""What the program says about packs that add steps to the book, and their faults: a cause and a remedy for each."""

from __future__ import annotations

from workbook.words.common.faults import Told, quoted


def adds_missing() -> Told:
    return (
        "This folder does not say that it adds to the book.",
        "Write adds = true at the top of programme.toml, or open the folder with --content as a book of its own.",
    )


def by_without_adds() -> Told:
    return "Only a pack that adds to the book says whom it is from.", "Write adds = true as well, or take out by."


def by_too_long(most: int) -> Told:
    return f"“by” is longer than {most} characters.", "Name whom the pack is from, and no more."


def taken_step(step: str) -> Told:
    return (
        f"The book, or another pack, has a step {quoted(step)} already.",
        "Give the step and its file another id; what was answered in the other one stays there.",
    )


def taken_part(part: str) -> Told:
    return f"The book, or another pack, has a part {quoted(part)} already.", "Give the part another id."


def not_used_in_pack() -> Told:
    return "A pack adds steps and cards only: this is not read.", "Move it away."


def acts_in_pack(count: int) -> Told:
    return (
        f"The step has {count} acts that count.",
        "Keep the one that matters most, or none; give the others optional = true, or turn them into other kinds.",
    )


def pack_summary(by: str, steps: int, exercises: int, words: int) -> str:
    many = "1 step" if steps == 1 else f"{steps} steps"
    return f"The pack from {by} is fine: {many}, {exercises} exercises, {words:,} words of reading."


def left_out(where: str) -> str:
    return f"A pack is left out, and the book opens without it. {where}"
