"""What a screen posts when the other one is to sit in front, and something shared goes on with them."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass(repr=False)
class HandOver(Message):
    """`person`: the id of who sits down; `place`: what goes on then, as `open` takes it."""

    person: str
    place: str
