"""`notice`: wording notes on any text. It needs no workbook and keeps nothing; of one that
lies open it knows the people by name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.verbs.care import as_values, care_lines, printable, quote
from workbook.verbs.context import AddVerb, Context
from workbook.words.wording import verbs as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.content.language import Language
    from workbook.domain.wording.names import People
    from workbook.domain.wording.notices import Note

MOST_CHARACTERS = 200_000


def register(add: AddVerb) -> None:
    verb = add("notice", help=words.HELP, run=notice)
    verb.add_argument("file", metavar="FILE", nargs="?", default="-", help=words.FILE_HELP)
    verb.add_argument("--family", metavar="F", action="append", default=[], help=words.FAMILY_HELP)


def notice(ctx: Context) -> int:
    """Exit code 0 whatever is found. Over-long texts are looked at from the beginning, and that is said."""
    from workbook.content.language import load_language

    language = load_language(ctx.content)
    known = [family.id for family in language.families]
    if any(family not in known for family in ctx.args.family):
        raise UsageError(words.no_family(known))
    text = _decode(ctx, _read(ctx))
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        ctx.tell(words.only_the_beginning(MOST_CHARACTERS))
    if not known:
        ctx.tell(words.NO_RULES)
    rules = language.care_rules()
    rules.know(_people(ctx))
    care = rules.found(text)
    notes = rules.coached(text, language.noticer().notes(text))
    notes = [note for note in notes if not ctx.args.family or note.family in ctx.args.family]
    if ctx.as_json:
        ctx.json(
            care=as_values(ctx, text, care),
            notes=[
                {
                    "family": note.family,
                    "rule": note.rule,
                    "start": note.start,
                    "end": note.end,
                    "text": note.text,
                    "why": note.why,
                    "rewrite": note.rewrite,
                }
                for note in notes
            ],
        )
        return 0
    if notes:
        _show(ctx, text, notes, language)
    elif not care:
        ctx.say(words.NOTHING)
    if care:
        for line in care_lines(ctx, text, care):
            ctx.say(line)
    return 0


def _people(ctx: Context) -> People:
    """Who is known by name, where there is a workbook that opens without being asked."""
    from workbook.domain.wording.names import NOBODY, known
    from workbook.store.notebook import Notebook

    try:
        notebook = Notebook.open(ctx.data, make=False)
    except (WorkbookError, OSError):
        return NOBODY
    try:
        return known(notebook.people.all(), ctx.person_in(notebook))
    except WorkbookError:
        return NOBODY
    finally:
        notebook.close()


def _read(ctx: Context) -> bytes:
    name: str = ctx.args.file
    most = MOST_CHARACTERS * 4 + 8  # no encoding here takes more than four bytes a character
    if name == "-":
        if sys.stdin.isatty():
            ctx.tell(words.WRITE_NOW)
        return sys.stdin.buffer.read(most)
    try:
        with Path(name).open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise NotFoundError(words.no_file(name)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise WorkbookError(words.cannot_read(name, reason.lower())) from None


def _decode(ctx: Context, data: bytes) -> str:
    """The text, of which places are counted in code points as they stand: nothing is taken out."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= MOST_CHARACTERS:  # only the last character may have been cut
            return data[: error.start].decode("utf-8")
        ctx.tell(words.AS_WINDOWS)
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        ctx.tell(words.NOT_A_TEXT)
    return text


def _show(ctx: Context, text: str, notes: Sequence[Note], language: Language) -> None:
    """The text with the noticed words in brackets, each with the number of its note, then the notes."""
    pieces: list[str] = []
    done = 0
    for number, note in enumerate(notes, 1):
        if note.start < done:  # the same words once more: a further number in front of them
            pieces[-1] = pieces[-1].replace("[", f"[{number}, ", 1)
            continue
        pieces += (text[done : note.start], f"[{number}: {note.text}]")
        done = note.end
    pieces.append(text[done:])
    ctx.say(printable("".join(pieces).rstrip("\n")))
    for number, note in enumerate(notes, 1):
        ctx.say("\n" + words.note_heading(str(number), quote(note.text), language.title(note.family)))
        ctx.say(f"   {note.why}")
        ctx.say(f"   {words.TRY}{note.rewrite}")
    ctx.tell("\n" + words.how_many(len(notes)))
