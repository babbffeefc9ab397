"""Pasted text before it reaches a field: without what would reach the terminal as a command.

The store takes the same things out (and more) when it saves; a field shows its text before that.
"""

from __future__ import annotations

import re

TAB = 4

_SEQUENCE = re.compile("\x1b\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b\\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\\\)")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters but \n, lone surrogates, and characters that turn the direction of text around unseen.
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")


def pasted(text: str) -> str:
    """The text as it may stand in a field: line ends as `\\n`, tabs as blanks, nothing a terminal would obey."""
    text = _LINE_END.sub("\n", _SEQUENCE.sub("", text)).expandtabs(TAB)
    return _UNWANTED.sub("", text)
