"""What `workbook help TOPIC` and the manual page say at length, a module a topic: its `TITLE`, and its `TEXT`.

Paragraphs stand between empty lines; a line that is set in by four spaces is typed as it stands; `- ` begins a point.
"""

NAMES = (
    "start", "keys", "shell", "dates", "writing", "review", "reader", "planner", "household", "together", "paper",
    "phone", "files", "safety", "sealing", "settings",
)  # fmt: skip
ALSO = {
    "first": "start", "begin": "start", "demo": "start", "tour": "start",
    "key": "keys", "bindings": "keys", "keyboard": "keys", "remap": "settings",
    "verbs": "shell", "json": "shell", "exit": "shell", "scripts": "shell", "cron": "shell",
    "date": "dates", "days": "dates", "rhythm": "dates", "cadence": "dates", "promises": "dates",
    "write": "writing", "edit": "writing", "answers": "writing", "steps": "writing", "editor": "writing",
    "sitting": "review", "reviews": "review", "week": "review",
    "screen-reader": "reader", "screenreader": "reader", "blind": "reader", "plain": "reader",
    "accessibility": "reader",
    "chores": "planner", "plans": "planner", "conflicts": "planner", "conflict": "planner",
    "partner": "together", "private": "together", "people": "together", "two": "together",
    "print": "paper", "pdf": "paper", "remind": "paper", "reminders": "paper", "export": "files",
    "home": "phone", "lan": "phone",
    "data": "files", "backup": "files", "backups": "files", "undo": "files", "import": "files", "tinydb": "files",
    "privacy": "safety", "forget": "safety", "wipe": "safety", "leaving": "safety", "hide": "safety",
    "passphrase": "sealing", "lock": "sealing", "unlock": "sealing", "seal": "sealing", "age": "sealing",
    "config": "settings", "theme": "settings", "tmux": "settings", "zellij": "settings", "vscode": "settings",
}  # fmt: skip
"""Other words under which a topic is looked for."""

HELP = "longer help on a topic; without one the list of them"
TOPIC = "the name of a topic, or of a verb"
LIST = "Topics of `workbook help TOPIC`:"
VERBS = "`workbook VERB --help` tells what a verb takes; `workbook help VERB` is the same."
NO_TOPIC = "There is no such topic or verb. `workbook help` lists the topics, `workbook --help` the verbs."


def nearest(name: str) -> str:
    return f"There is no such topic or verb. The nearest is `workbook help {name}`."
