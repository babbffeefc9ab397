"""The errors that people meet. Each carries a whole sentence and the exit code of its shell verb."""

from collections.abc import Sequence

from workbook.domain.common.clean import shown


class WorkbookError(Exception):
    """Something could not be done.

    `str(error)` is one or more sentences for the person at the keyboard: what happened, what was kept, what to
    do. It never holds what they wrote; and nothing in it, be it the name of a file, steers a terminal.
    """

    exit_code = 1
    code = "could not"
    """For programs, beside the sentence."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(shown(sentence))


class HelpAsked(Exception):
    """No error, but the end of a command line: `str()` is the help that was asked for."""


class UsageError(WorkbookError):
    """What was asked for cannot be understood or is out of range (a blank act, an impossible date).

    `field` names the field of the value that is refused ("until" of a draft), so that a form can say it beside its
    own field; empty where no single one is meant.
    """

    exit_code = 2
    code = "usage"

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NotFoundError(WorkbookError):
    """There is no such promise, step, backup…

    `among`: what may have been meant, each by the name that a verb takes for it and by words for people. The words are
    somebody's own: they are shown to who sits at the terminal, and stand in no sentence.
    """

    exit_code = 3
    code = "not found"

    def __init__(self, sentence: str = "", among: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(sentence)
        self.among = tuple(among)


class InUseError(WorkbookError):
    """The workbook is locked by its passphrase, or another process holds it for too long."""

    exit_code = 4
    code = "in use"
