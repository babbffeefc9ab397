"""What stands on a sheet of paper, before anybody has decided how it looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick with what it is for. `aside` is small beside it."""

    text: str
    aside: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 2 to 4; the sheet's title is 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, of ours or of somebody's; `quiet`: smaller, in grey."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """The book's own words, with its few signs of emphasis and its lists."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, with its line ends."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """A list of boxes to tick."""

    items: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """So many empty lines to write on, under a word for what belongs there."""

    lines: int = 3
    label: str = ""


Cell = tuple[Tick | str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its head and a cell for each column."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`corner` stands over the heads of the rows. `narrow`: the columns hold a sign each, the heads are the text.
    `tall`: an empty cell is there to be written in."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    corner: str = ""
    narrow: bool = False
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Texts to be cut out, each in a frame of its own."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on another page."""


Block = Heading | Words | Prose | Quote | Points | Ticks | Room | Table | Cards | Break


@dataclass(frozen=True, slots=True)
class Sheet:
    """`about` stands small under the title. `crowd`: about how much is to fit on one page (slots of a week), by which
    the letters are chosen; 0 where it may go on to further pages."""

    title: str
    blocks: tuple[Block, ...]
    about: str = ""
    landscape: bool = False
    crowd: int = 0
