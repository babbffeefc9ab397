"""The manual page, made from the parser."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from workbook.verbs.spec import Argument, Spec
from workbook.words.common import shell_files as words

_WIDTH = 72


def man_page(found: Spec) -> Iterator[str]:
    from workbook import __version__

    yield f'.TH WORKBOOK 1 "" "workbook {__version__}" "{words.MAN_TITLE}"'
    yield f".SH {words.MAN_NAME}"
    yield f"workbook \\- {_typed(words.MAN_ONE_LINE)}"
    yield f".SH {words.MAN_SYNOPSIS}"
    yield ".B workbook\n[\\fIoptions\\fR] [\\fIverb\\fR ...]"
    yield f".SH {words.MAN_DESCRIPTION}"
    yield _roff(found.about)
    yield f".SH {words.MAN_OPTIONS}"
    for one in found.options:
        yield from _man_argument(one)
    yield f".SH {words.MAN_VERBS}"
    for verb in found.verbs:
        if verb.group:
            continue
        own = [one for one in verb.arguments if not one.common]
        yield f".SS workbook {_typed(verb.name)}{''.join(_usage(one) for one in own if not one.options)}"
        yield _roff(f"{verb.help[:1].upper()}{verb.help[1:]}.")
        for one in own:
            yield from _man_argument(one)
    yield from _man_topics()
    yield f".SH {words.MAN_EXIT}"
    for code, meaning in words.exit_codes().items():
        yield f".TP\n.B {code}\n{_roff(meaning)}"
    yield f".SH {words.MAN_FILES}"
    yield _roff(words.MAN_WHERE)


def _man_topics() -> Iterator[str]:
    """What `workbook help` says, a section a topic."""
    from workbook.verbs.help import topic
    from workbook.words.topics import NAMES

    for name in NAMES:
        one = topic(name)
        yield f'.SH "{_typed(one.title.upper())}"'
        for number, (kind, text) in enumerate(one.blocks):
            if kind == "typed":
                yield ".PP\n.RS 4\n.nf"
                yield from map(_typed, text.split("\n"))
                yield ".fi\n.RE"
            else:
                if kind == "point":
                    yield ".IP \\(bu 2"
                elif number:
                    yield ".PP"
                yield _roff(text)


def _usage(one: Argument) -> str:
    return f" {_typed(one.value)}{' ...' if one.many else ''}"


def _man_argument(one: Argument) -> Iterator[str]:
    value = f" \\fI{_typed(one.value)}\\fR" if one.value else ""
    names = ", ".join(f"\\fB{_typed(option)}\\fR{value}" for option in one.options) or value.strip()
    choices = f" ({', '.join(one.choices)})" if one.choices else ""
    yield f".TP\n{names}\n{_roff(one.help + choices)}"


def _roff(text: str) -> str:
    """`text` in short lines."""
    return "\n".join(map(_typed, wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)))


def _typed(line: str) -> str:
    """`line` as troff shows it, in ASCII, and no request."""
    line = line.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%")
    line = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in line)
    return f"\\&{line}" if line.startswith((".", "'")) else line
