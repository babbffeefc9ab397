"""A workbook with everything in it that a promise can have, lived through by verbs."""

from __future__ import annotations

from tests.verbs.typed import Shell


def lived(shell: Shell) -> None:
    """A workbook with everything in it that a promise can have."""
    first = shell.add("Be home, “by 18:30”", "--cue", "=when it closes", "--smallest", "ring", "--review", "2026-12-05")
    shell.add("Swim", "--cadence", "3/week", "--minutes", "40", "--plan", "then the lake")
    event = shell.add("Ring when late", "--cadence", "whenever")
    shell("miss", first, "--note", "forgot\nit")
    shell("keep", first, "--note", "after all")
    shell.noticed(first, "noticed")
    shell("happened", event)
    shell("renegotiate", first, "--to", "2026-11-27", today="2026-11-22")
    shell("promise", "change", first, "--cadence", "mon,thu", today="2026-11-22")
    shell("promise", "away", first, "2026-12-24", "2026-12-31")
    shell("promise", "down", event)
