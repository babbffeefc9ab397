"""The shell verbs, one module an area. Light: it is read before any verb is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# The modules of verbs/ and what they add. A test compares this with what they register: it is here so that a verb
# used in a prompt or by cron need not wait for the parsers of all the others.
AREAS: dict[str, tuple[str, ...]] = {
    "help": ("help",),
    "opening": ("open",),
    "review": ("review",),
    "reviews": ("reviews",),
    "demo": ("demo",),
    "today": ("today", "nudge"),
    "promises": ("promise", "promises"),
    "promise_course": ("promise",),
    "capacity": ("promise",),
    "marks": ("keep", "late", "miss", "na", "repair", "renegotiate", "happened", "noticed"),
    "exporting": ("export",),
    "importing": ("import",),
    "steps": ("steps", "step", "content"),
    "shown_lines": ("lines", "show"),
    "write": ("write", "edit"),
    "answers": ("answer", "versions"),
    "sitting": ("sitting",),
    "chores": ("chores",),
    "chore_plan": ("chores",),
    "other_plans": ("chores",),
    "chore_hand": ("chores",),
    "chore_review": ("chores",),
    "household": ("household",),
    "conflicts": ("conflict",),
    "conflict_options": ("conflict",),
    "option_promise": ("conflict",),
    "printing": ("print",),
    "home": ("home",),
    "remind": ("remind",),
    "notice": ("notice",),
    "people": ("people",),
    "week": ("week",),
    "moment": ("moment",),
    "config": ("config",),
    "jot": ("jot", "jots"),
    "shell_files": ("completions", "man"),
    "find": ("find",),
    "forget": ("forget",),
    "passphrase": ("passphrase", "unlock", "lock"),
    "maintenance": ("undo", "redo", "where", "backup", "backups", "restore", "wipe"),
}
WITH_VALUE = ("--data", "--content", "--today", "--as", "--passphrase-fd")


def areas_for(arguments: Sequence[str]) -> Iterable[str]:
    """The areas a command line can need: none without a verb, one for a known verb, else all (help, mistakes)."""
    rest = iter(arguments)
    for word in rest:
        if word in WITH_VALUE:
            next(rest, None)
        elif not word.startswith("-"):
            return [area for area, verbs in AREAS.items() if word in verbs] or AREAS
        elif word.partition("=")[0] not in (*WITH_VALUE, "--json", "--no-input", "--version", "--spec"):
            return AREAS
    return []
