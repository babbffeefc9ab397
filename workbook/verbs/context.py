"""What every shell verb gets: its arguments, today's date, a lazily opened Notebook, and where to write."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook import paths
from workbook.domain.common.clean import shown
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.words.common import verbs as words

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from workbook.config import Clock
    from workbook.content.book import Book
    from workbook.domain.common.dates import Direction
    from workbook.domain.common.people import Role
    from workbook.domain.wording.care import CareRules
    from workbook.store.notebook import Notebook
    from workbook.verbs.secrets import Secrets

JSON_FORMAT = 1
Run = Callable[["Context"], int]
AddVerb = Callable[..., "ArgumentParser"]  # add(name, help=…, run=…) → the verb's own parser


class Context:
    """One call of one verb. Data goes to standard output (`say`, `json`), talk to standard error (`tell`)."""

    def __init__(self, args: Namespace, today: date, clock: Clock) -> None:
        self.args = args
        self.today = today
        self.clock = clock
        self._notebook: Notebook | None = None
        self._answer: dict[str, Any] = {}
        self._failure: WorkbookError | None = None
        self._answered = False

    @property
    def data(self) -> Path:
        try:
            return paths.data_folder(getattr(self.args, "data", None))
        except RuntimeError:  # ~name of nobody
            raise UsageError(words.NO_SUCH_HOME) from None

    @property
    def content(self) -> Path:
        """The folder of the book: the one that --content names, unless that is a pack."""
        chosen = self._chosen_content
        return paths.content_folder() if chosen is None or self._adds else chosen

    @property
    def packs(self) -> tuple[Path, ...]:
        """The folders of what is added to the book: those of the settings file, and one that --content names."""
        found = (*self._packs_of_settings, *([self._chosen_content] if self._chosen_content and self._adds else []))
        return tuple({os.path.realpath(one): one for one in found}.values())

    @cached_property
    def book(self) -> Book:
        """What the book says, with what packs add to it; why one is left out is told. Raises ContentError."""
        from workbook.content.book import load
        from workbook.words.steps.pack_faults import left_out

        book = load(self.content, self.packs)
        for fault in book.left_out:
            self.tell(left_out(str(fault)))
        return book

    @cached_property
    def care_rules(self) -> CareRules:
        """What may be more than wording. Where the folder's rules for it cannot be read, those of the program hold;
        `content check` says why."""
        from workbook.content.language import care_rules_for

        return care_rules_for(self.content)

    @cached_property
    def _chosen_content(self) -> Path | None:
        try:
            chosen = getattr(self.args, "content", None)
            return paths.content_folder(chosen) if chosen else None
        except RuntimeError:
            raise UsageError(words.NO_SUCH_HOME) from None

    @cached_property
    def _adds(self) -> bool:
        from workbook.content.packs import is_pack

        return self._chosen_content is not None and is_pack(self._chosen_content)

    @cached_property
    def _packs_of_settings(self) -> tuple[Path, ...]:
        settings = paths.config_file()
        if not getattr(self.args, "own_settings", True) or not settings.exists():
            return ()
        from workbook.config import load_or_defaults

        return load_or_defaults(settings)[0].packs

    @property
    def as_json(self) -> bool:
        return bool(getattr(self.args, "json", False))

    @property
    def may_ask(self) -> bool:
        """True when a question may be put to a person: a terminal, and no --no-input."""
        return not getattr(self.args, "no_input", False) and sys.stdin.isatty()

    @property
    def notebook(self) -> Notebook:
        """The workbook's data, opened at first use for `person`; raises a WorkbookError with a sentence when it cannot
        be."""
        if self._notebook is None:
            from workbook.store.file.errors import Locked
            from workbook.store.notebook import Notebook

            try:
                self._notebook = Notebook.open(self.data, make=False)
            except Locked:
                from workbook.verbs.secrets import unlocked

                self._notebook = Notebook.open(self.data, keys=unlocked(self.data, self.secrets), make=False)
            self._sweep(self._notebook)
            self._notebook.actor = self.person
            self._notebook.day_begins = self.clock.begins
        return self._notebook

    def _sweep(self, notebook: Notebook) -> None:
        """What an edit that was ended in the middle left in the data folder goes where unsaved words go."""
        from workbook.store.file import editing

        editing.sweep(self.data, notebook.seal_bytes)

    @cached_property
    def person(self) -> str:
        """The id of who acts: the one named with --as, else who usually sits in front, else whose passphrase it was.
        NotFoundError for a name that nobody has."""
        return self.person_in(self.notebook)

    def person_in(self, notebook: Notebook) -> str:
        """The id of who acts in that notebook; see `person`."""
        name = getattr(self.args, "as", None)
        people, keys = notebook.people, notebook.keys
        if name is None:
            usual = people.usual()
            return usual if keys is None or usual in keys.unlocked else min(keys.unlocked)
        person = people.named(name).id
        if keys is not None and keys.lacks(person):
            from workbook.store.file.errors import Locked
            from workbook.words.common import passphrase

            raise Locked(passphrase.THEIRS)
        return person

    @property
    def role(self) -> Role:
        """What the person who acts is here; before anybody gave a name it is whoever is rebuilding."""
        person = self.notebook.people.get(self.person)
        return person.role if person else "rebuilding"

    @cached_property
    def secrets(self) -> Secrets:
        """Where passphrases come from: `--passphrase-fd`, or the terminal."""
        from workbook.verbs.secrets import Secrets

        return Secrets(getattr(self.args, "passphrase_fd", None), may_ask=self.may_ask)

    def close(self) -> None:
        if self._notebook is not None:
            self._notebook.close()
            self._notebook = None

    def tell_of_faulty(self) -> None:
        """Say it when entries of the workbook had to be passed over, for what is printed is then not all."""
        if self._notebook is not None and (faulty := self._notebook.faulty()):
            from workbook.words.common.frame import faulty as sentence

            self.tell(sentence(len(faulty)))

    def day(self, typed: str, toward: Direction = "ahead") -> date:
        """A day as it was typed; of one that comes in some years only it is told which was taken. Raises UsageError."""
        from workbook.domain.common.dates import is_further, parse_day

        day = parse_day(typed, self.today, toward)
        if is_further(typed, day, self.today):
            self.tell(words.in_year(day))
        return day

    def say(self, text: str = "") -> None:
        _written(f"{text}\n")

    def tell(self, text: str) -> None:
        tell(text)

    def json(self, **values: Any) -> None:
        """What programs get. It is written once, when the verb is at its end, for what comes after may be a refusal."""
        self._answer |= values

    def failed(self, why: WorkbookError, *, told: bool = True) -> int:
        """It could not be done, whatever was found all the same: the sentence for people, the error for programs.
        Returns the exit code."""
        if told:
            self.tell(str(why))
        self._failure = why
        return why.exit_code

    def answer(self, why: WorkbookError | None = None) -> None:
        """Give programs what there is for them, once, with the reason why it could not be done."""
        if self.as_json and not self._answered:
            self._answered = True
            why = why or self._failure
            answer(**({"error": error_values(why)} if why is not None else {}), **self._answer)

    def hand_out_mark(self) -> None:
        """The mark by which spreadsheets know UTF-8, before a file's content on standard output."""
        wrote_all()
        if not self.as_json:
            _written(b"\xef\xbb\xbf" if hasattr(sys.stdout, "buffer") else "")

    def hand_out(self, document: str, *, is_json: bool = False) -> None:
        """A file's content to standard output: UTF-8 and with its own line ends, whatever the terminal knows. For
        programs that ask for JSON it is `text` in the answer; what is one JSON object itself stands as it is."""
        wrote_all()
        if self.as_json and not is_json:
            self.json(text=document)
            return
        self._answered = True
        document = shown(document)
        _written(document.encode() if hasattr(sys.stdout, "buffer") else document)

    def hand_out_bytes(self, data: bytes) -> None:
        """A file's content that is no text, to standard output; for programs `base64` in the answer."""
        wrote_all()
        if self.as_json:
            from base64 import b64encode

            self.json(base64=b64encode(data).decode())
            return
        _written(data)


def tell(text: object, end: str = "\n") -> None:
    """Say something on standard error. Whatever a name or an error holds, nothing of it steers the terminal."""
    print(shown(str(text)), end=end, file=sys.stderr, flush=True)


def error_values(error: WorkbookError) -> dict[str, Any]:
    """What programs are told of an error; people get the sentence on standard error."""
    among = [name for name, _ in getattr(error, "among", ())]
    return {"code": error.code, "message": str(error), **({"among": among} if among else {})}


def tell_among(error: WorkbookError) -> None:
    """What may have been meant, for who sits at the terminal: the words are somebody's own, and may end up in a log."""
    if sys.stderr.isatty():
        for name, said in getattr(error, "among", ()):
            tell(words.among(name, said))


def answer(**values: Any) -> None:
    """The answer for a program, on standard output."""
    import json  # opening the workbook has no need of it

    # Letters that the terminal does not know are escaped, so that what reads this gets them all the same.
    escaped = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    text = json.dumps({"format": JSON_FORMAT, **values}, ensure_ascii=escaped, indent=1, default=str)
    _written(f"{text}\n")


def ready_streams() -> None:
    """Make standard streams that nothing can go wrong with: closed ones lead nowhere, and letters that a terminal
    does not know are shown as their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # the lowest free number is taken, so no file of ours can end up in its place
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for as long as we run
        elif mode == "w" and isinstance(stream, io.TextIOWrapper) and stream.errors != "backslashreplace":
            stream.reconfigure(errors="backslashreplace")


def wrote_all() -> None:
    """See to it that all that was said has been written. Raises WorkbookError."""
    _written("")


def _written(text: str | bytes) -> None:
    try:
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()
        elif text:
            sys.stdout.write(shown(text))
        else:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        # What is still to be written goes nowhere, or the interpreter would try once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise WorkbookError(words.NOT_WRITTEN_OUT) from None
