"""Text is cleaned once, on its way in, so that nothing behind this door has to fear it.

Out go control characters (a pasted escape sequence would reach the terminal), lone surrogates (they crash encoders)
and the characters that turn the direction of text around unseen. Line ends become ``\\n``, tabs become spaces, and
composed and decomposed letters become the same letters (NFC), so that searching and comparing work.
"""

from __future__ import annotations

import re
from typing import cast

TAB = 4

# (Patterns are compiled when first needed, by `re` itself.)
# Control characters but \n; lone surrogates; bidi embeddings, overrides and isolates; byte order and annotation marks.
_UNWANTED = "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
# What programs send to a terminal for colours, titles and links, as it comes along when output is copied.
_TERMINAL = "\x1b\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b\\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\\\)"
# The same but \t, which no terminal fears, and \r before \n, as some file formats want it.
_STEERING = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]|\r(?!\n)"
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"


def text(value: str) -> str:
    """`value` without what could harm a screen, a file or a search. Cleaning twice changes nothing more."""
    if value.isascii() and value.isprintable():
        return value
    if "\x1b" in value:
        value = re.sub(_TERMINAL, "", value)
    value = re.sub(_LINE_ENDS, "\n", value)
    if "\t" in value:
        value = value.expandtabs(TAB)
    value = re.sub(_UNWANTED, "", value)
    if value.isascii():
        return value
    from unicodedata import is_normalized, normalize

    return value if is_normalized("NFC", value) else normalize("NFC", value)


def texts(value: object) -> object:
    """A value of lists and dictionaries with every text in it clean; the rest as it is."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return [texts(one) for one in cast("list[object]", value)]
    if isinstance(value, dict):
        return {texts(key): texts(one) for key, one in cast("dict[object, object]", value).items()}
    return value


def shown(value: str) -> str:
    """`value` for a terminal or another program, whatever is in it: what could steer a terminal is written as JSON
    writes it (`\\u001b`), so that it can be seen, and JSON stays what it was. For what does not come through the door:
    names of files, what was typed in the shell, what the system says."""
    if value.isascii() and value.isprintable():
        return value
    return re.sub(_STEERING, lambda found: f"\\u{ord(found[0]):04x}", value)


def line(value: str) -> str:
    """`value` cleaned and on one line: line ends and runs of space become one space each."""
    return " ".join(text(value).split())


def is_blank(value: str) -> bool:
    """Whether there is nothing in it that could be seen: spaces, signs without width, control characters."""
    return not any(char.isprintable() and not char.isspace() for char in value)
