"""Late answers of a terminal are not typed; keys, pastes and what Textual asked for go by."""

from __future__ import annotations

import re

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from workbook.widgets.common.terminal_replies import PATIENCE, Replies
from workbook.widgets.common.textual_private import hold_back_replies

ANSWERS = (
    "\x1b[?62;22c",
    "\x1b[>41;354;0c",
    "\x1b[0n",
    "\x1b[?0u",
    "\x1b[8;24;80t",
    "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1bP>|XTerm(390)\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
)
TOLD = re.compile("\x1b(?:\\[[?>]|\\][0-9]|P[0-9]*[+>]|_[A-Z])")
"""As much of an answer as tells it from a key; read alone, less than this may be one."""
KEYS = ("a", "\x1b", "\x1b]", "\x1bP", "\x1b[A", "\x1b[1;5D", "\x1b[97;5u", "\x1b[200~[?62c\x1b[201~", "\x1b[I",
        "\x1b[<0;10;5M", "\x1b[48;24;80;480;800t", "\x1b[?2026;2$y", "\x1b[3;5R", "é", "\x1bx")  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_typing_whole_or_in_two_pieces(answer: str) -> None:
    assert Replies().without(f"x{answer}y", 0) == "xy"
    told = TOLD.match(answer)
    for cut in range(len(told[0]), len(answer)) if told else ():
        replies = Replies()
        assert replies.without(f"x{answer[:cut]}", 0) + replies.without(f"{answer[cut:]}y", 0.01) == "xy", cut


@pytest.mark.parametrize("key", KEYS)
def test_keys_and_what_textual_asked_for_go_by(key: str) -> None:
    assert Replies().without(key, 0) == key


def test_an_answer_that_never_ends_keeps_nothing_that_is_typed_later() -> None:
    replies = Replies()
    assert replies.without("a\x1b]11;rgb:1e", 0) == "a"
    assert replies.without("b", PATIENCE + 0.1) == "b"


def test_the_parser_of_every_driver_holds_them_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(XTermParser, "feed", XTermParser.feed)  # put back afterwards
    hold_back_replies()
    parser = XTermParser()
    found = [event for answer in ANSWERS for event in parser.feed(answer)]
    found += parser.feed("\x1b]11;rgb:1e1e/1e1e")
    found += parser.feed("/1e1e\x1b\\z")
    assert [event.key for event in found if isinstance(event, events.Key)] == ["z"]


def test_nothing_within_a_paste_is_a_key_not_even_an_escape_sequence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual takes an escape within it for the beginning of a key: of a title of a window it made `ctrl+g`."""
    monkeypatch.setattr(XTermParser, "feed", XTermParser.feed)
    hold_back_replies()
    pasted = "\x1b[200~a\x1b]0;title\x07b\x1b[31mc\x1b\x1b[A\x1b[200~d\n\x1b\x1b[201~z"
    ways = [[pasted[:cut], pasted[cut:]] for cut in range(1, len(pasted))]  # also within the mark that begins it
    for cut in (*ways, list(pasted)):
        parser = XTermParser()
        found = [event for part in cut for event in parser.feed(part)]
        texts = [event.text for event in found if isinstance(event, events.Paste)]
        keys = [event.key for event in found if isinstance(event, events.Key)]
        assert (texts, keys) == (["a]0;title\x07b[31mc[A[200~d\n"], ["z"]), cut
