"""Every message that we post is a dataclass, and no log shows what is in it: it may be what a person wrote."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from textual.message import Message

import workbook.screens
import workbook.widgets


def ours(base: type[Message] = Message) -> Iterator[type[Message]]:
    for kind in base.__subclasses__():
        if kind.__module__.startswith("workbook."):
            yield kind
        yield from ours(kind)


for package in (workbook.screens, workbook.widgets):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        import_module(module.name)

MESSAGES = sorted(set(ours()), key=lambda kind: (kind.__module__, kind.__qualname__))


def test_there_are_messages_to_look_at() -> None:
    assert len(MESSAGES) > 30


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__qualname__)
def test_a_message_is_a_dataclass_that_shows_none_of_its_fields(kind: type[Message]) -> None:
    made_by_hand = "__init__" in vars(kind) and kind.__init__.__code__.co_filename != "<string>"
    assert not made_by_hand, "its fields are those of a dataclass"
    assert kind.__repr__ is Message.__repr__, "say repr=False: a log must not show what a person wrote"
    assert kind.__rich_repr__ is Message.__rich_repr__
