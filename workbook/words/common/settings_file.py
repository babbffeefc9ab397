"""What is said about the settings file, and what stands in one that is begun."""

from __future__ import annotations

SHOW = "every setting with its value, and whether it comes from the file"
PATH = "where the settings file lies, whether it is there or not"
CHECK = "each mistake of the settings file with its line"
INIT = "begin a settings file that names every setting and every key; one that is there is left alone"
PROFILE = "with keys for where its own collide: zellij, tmux, vscode"

FROM_FILE, DEFAULT = "settings file", "default"
NO_MISTAKE = "There is no mistake in {path}."
NO_FILE = "There is no settings file, so the workbook's own settings hold. `workbook config init` begins one."
IS_THERE = "{path} is there already and was left as it is. `workbook config check` looks it through."
BEGUN = "Begun: {path}"
NOT_WRITTEN = "The settings file {path} could not be written. Nothing was changed."

HEAD = """\
# Settings of the workbook. Nothing here is needed: what is commented out says what holds anyhow.
# `workbook config check` finds mistakes. Text stands in quotation marks.

# The look: {themes}.
# theme = "workbook-dark"

# When a day ends, for those who tick after midnight: from "0:00" to "12:00".
# day_begins = "0:00"

# Minutes without a key until a sealed workbook locks itself; 0: never.
# lock_after = 10

# Folders with steps that somebody else wrote, such as a counsellor; they come after the book's.
# packs = ["~/from-a-counsellor"]

# Leaves at once: everything is saved, the screen clears.
{quick_exit}
"""
KEYS_HEAD = """\
# Another key for an act: its name, and the key (several with commas between). Letters, digits, f1 to f12, ctrl+letter,
# names such as space, slash, left. Terminals keep to themselves: alt, and ctrl with s, j, i, m, h, t, n, w.
[keys]
"""
PROFILES_SAY = {
    "zellij": "Zellij keeps ctrl+g, ctrl+p, ctrl+q, ctrl+o, ctrl+t and others for itself.",
    "tmux": "tmux keeps ctrl+b for itself, of which the workbook makes no use; others choose ctrl+e.",
    "vscode": "The terminal of VS Code keeps ctrl+p, ctrl+e, ctrl+g and ctrl+q for the editor.",
}


def setting(name: str, value: str, source: str) -> str:
    return f"{name:<14}{value or '–':<24}{source}"


def mistakes(many: int) -> str:
    return "1 mistake." if many == 1 else f"{many} mistakes."


def mistake(path: str, line: int, sentence: str) -> str:
    return f"{path}:{line}: {sentence}" if line else sentence
