"""A small content folder that tests spoil: its files, and what the check says of them."""

from __future__ import annotations

import re
from pathlib import Path

from workbook.content.book import Fault
from workbook.content.check import check

READING = "word " * 200

MANIFEST = """\
title = "A book"
welcome = "Come in."
closing = "Go well."

[[part]]
id = "own"
title = "Own it"
words = "First things first."
steps = ["own-it"]
"""

TOP = f"""\
id = "own-it"
title = "Take responsibility"
minutes = 12
covers = ["A7", "B1"]
reading = "{READING}"
"""

COMMON = """\
title = "Say it"
prompt = "Write it down."
why = "It helps."
example = "I hid the letter."
minutes = 4
"""

FACT = f"""
[[exercise]]
id = "fact"
kind = "write"
{COMMON}"""

TURNING = f"""
[[exercise]]
id = "turning"
kind = "write"
{COMMON}"""

ACT = f"""
[[exercise]]
id = "act"
kind = "act"
makes = "promise"
{COMMON}"""

STEP = TOP + FACT + TURNING + ACT
DECKS = "\n".join(
    [
        '[[deck]]\nid = "values"\ntitle = "Values"',
        *(f'[[deck.card]]\nid = "{id}"\ntext = "Card {id}"' for id in ("a", "b", "c")),
    ]
)


def exercise(kind: str, settings: str, id: str = "one") -> str:
    """A step with one exercise of that kind besides what every step needs."""
    return f'{TOP}{FACT}{TURNING}{ACT}\n[[exercise]]\nid = "{id}"\nkind = "{kind}"\n{COMMON}{settings}\n'


class Folder:
    """A content folder that is fine until a test spoils it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("programme.toml", MANIFEST)
        self.write("cards.toml", DECKS)
        self.write("steps/own-it.toml", STEP)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def faults(self) -> list[str]:
        """Every fault as an author sees it, with N for the line once that has been seen to be the right one."""
        return [self._checked(fault) for fault in check(self.root).faults]

    def _checked(self, fault: Fault) -> str:
        found = re.match(r"line (\d+)", fault.place)
        if not found:
            return str(fault)
        lines = (self.root / fault.file).read_bytes().split(b"\n")
        line = lines[int(found[1]) - 1].decode(errors="replace").strip()
        if key := re.search(r"key “(\w+)”", fault.place):
            assert line.startswith(key[1]), f"{fault} points to: {line}"
        elif "," in fault.place:
            assert line.startswith("[["), f"{fault} points to: {line}"
        return str(fault).replace(found[0], "line N", 1)


def never(_: object) -> bool:
    """No letter is one that nothing should help to say."""
    return False
