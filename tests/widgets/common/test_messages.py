"""What widgets and screens post: who hears one message is never told of another one."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module

from textual.message import Message

import workbook.screens
import workbook.widgets

POSTED = re.compile(r"post_message\(\s*(?:self\.)?([A-Za-z_.]+)\(")


def test_no_message_is_a_kind_of_one_that_is_posted() -> None:
    names = [
        found.name
        for package in (workbook.widgets, workbook.screens)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    posted: set[str] = set()
    messages: set[type[Message]] = set()
    for module in map(import_module, names):
        posted |= {name.rpartition(".")[2] for name in POSTED.findall(inspect.getsource(module))}
        inner = [one for cls in vars(module).values() if inspect.isclass(cls) for one in (cls, *vars(cls).values())]
        messages |= {one for one in inner if inspect.isclass(one) and issubclass(one, Message)}
    ours = {message for message in messages if message.__module__.startswith("workbook.")}
    assert len(ours) > 20
    kinds = {
        (message.__qualname__, base.__qualname__) for message in ours for base in message.__mro__[1:] if base in ours
    }
    assert not {(kind, base) for kind, base in kinds if base.rpartition(".")[2] in posted}
