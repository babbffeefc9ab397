"""What stands in the man page around what the parser says, and what its verbs say of themselves."""

from workbook.words.common.verbs import EXIT_CODES

COMPLETIONS = 'print what completes this command line in a shell, for example `eval "$(workbook completions bash)"`'
SHELL = "for which shell"
OFFER = "what the scripts ask for: each word that fits just now, one a line"
WHICH_SHELL = "Name a shell: bash, zsh or fish."
MAN = "print the manual page; `workbook man | man -l -` shows it"

MAN_TITLE = "User Commands"
MAN_NAME, MAN_SYNOPSIS, MAN_DESCRIPTION = "NAME", "SYNOPSIS", "DESCRIPTION"
MAN_OPTIONS, MAN_VERBS, MAN_EXIT, MAN_FILES = "OPTIONS", "VERBS", "EXIT STATUS", "FILES"
MAN_ONE_LINE = "a workbook for earning back a partner's trust"
MAN_WHERE = "`workbook where` names every file it uses, with its size and who may read it."


def exit_codes() -> dict[str, str]:
    """Exit code → what it means."""
    return EXIT_CODES
