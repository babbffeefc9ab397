"""HTML that is safe as it is made: every text in it is text, whoever wrote it, for there is no other way to put one in.

`tag("p", "a < b")` is `<p>a &lt; b</p>`. Markup comes of `tag` alone; names and styles are the program's own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from workbook.domain.common import clean

EMPTY = frozenset({"br", "col", "hr", "input", "link", "meta"})
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_ADDRESSES = frozenset({"href", "src", "action", "formaction"})
_OUR_OWN = re.compile(r"/(?!/)[\w/.~=?&%-]*|data:,")
"""An address leads to a page of ours, and nowhere else."""


class Markup:
    """A piece of HTML. Nothing outside this module makes one out of a text."""

    __slots__ = ("_text",)

    def __init__(self) -> None:
        self._text = ""

    def __str__(self) -> str:
        return self._text


Inside = str | int | Markup | None | Iterable["Inside"]


def _made(text: str) -> Markup:
    made = Markup()
    made._text = text
    return made


def tag(name: str, /, *inside: Inside, **attributes: str | int | bool | None) -> Markup:
    """An element. Of its attributes, `class_` and `for_` lose their last stroke, other strokes become hyphens; True
    stands without a value, False and None not at all."""
    if not _NAME.fullmatch(name) or name == "script":
        raise ValueError(name)
    said = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    if name in EMPTY:
        return _made(f"<{name}{said}>")
    return _made(f"<{name}{said}>{''.join(_texts(inside))}</{name}>")


def joined(*inside: Inside) -> Markup:
    """Several pieces as one."""
    return _made("".join(_texts(inside)))


def page(title: str, style: str, *inside: Inside, language: str = "en", head: Inside = ()) -> str:
    """A whole document with its style in it. `style` is the program's own."""
    if "<" in style:
        raise ValueError("style")
    meta = (
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
    )
    body = tag("html", tag("head", *meta, head, _made(f"<style>{style}</style>")), tag("body", *inside), lang=language)
    return f"<!DOCTYPE html>\n{body}\n"


def _attribute(name: str, value: str | int | bool | None) -> str:
    if not _NAME.fullmatch(name) or name.startswith("on") or name == "style":
        raise ValueError(name)
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    text = clean.shown(str(value))
    if name in _ADDRESSES and not _OUR_OWN.fullmatch(text):
        raise ValueError(name)
    return f' {name}="{html.escape(text)}"'


def _texts(inside: Inside) -> Iterable[str]:
    if inside is None:
        return
    if isinstance(inside, Markup):
        yield str(inside)
    elif isinstance(inside, str | int):
        yield html.escape(clean.shown(str(inside)), quote=False)
    else:
        for one in inside:
            yield from _texts(one)
