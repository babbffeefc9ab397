"""A small content folder with every kind of exercise in it, two steps, two parts."""

from __future__ import annotations

from pathlib import Path

PROGRAMME = """
title = "A book"
welcome = "Welcome."
closing = "Goodbye."
[[part]]
id = "one"
title = "One"
words = "The first part."
steps = ["kinds", "second"]
[[part]]
id = "two"
title = "Two"
words = "The second part."
steps = ["third"]
"""

CARDS = """
[[deck]]
id = "values"
title = "Values"
card = [
  { id = "care", text = "Care: I notice what is needed" },
  { id = "courage", text = "Courage: I do what I would rather put off" },
  { id = "word", text = "My word: I am there when I said so" },
  { id = "thrift", text = "Thrift: I look after what is ours" },
]
"""

READING = '''
reading = """
A short reading with *emphasis* and **weight**.

- one thing
- another thing that is longer and has to wrap over more than one line on a narrow screen, behind its bullet
"""
'''


def exercise(id: str, kind: str, more: str, title: str = "") -> str:
    return f'''
[[exercise]]
id = "{id}"
kind = "{kind}"
title = "{title or id.capitalize()}"
prompt = "What to do in {id}."
why = "Why it helps."
example = "An *example* for {id}."
minutes = 3
{more}
'''


ACT = """
makes = "promise"
act = "Ring at six"
cue = "When the bell rings"
smallest = "One line by six"
cadence = "once"
days = 3
"""

KINDS = [
    exercise("write", "write", 'notes = true\nlines = 4\nstarter = "I "'),
    exercise(
        "ledger",
        "ledger",
        """
row = "excuse"
at_least = 2
column = [
  { id = "excuse", title = "What I say" },
  { id = "fact", title = "What is so" },
  { id = "how", title = "How", type = "choice", choices = ["spoken", "assumed"] },
  { id = "weight", title = "How heavy", type = "scale", low = "light", high = "heavy" },
  { id = "on", title = "When", type = "date" },
]
""",
    ),
    exercise(
        "sort",
        "sort",
        """
own = true
pile = [ { id = "repair", title = "Repair" }, { id = "relief", title = "Relief" } ]
card = [
  { id = "sleep", text = "I want them to sleep again", pile = "repair", because = "It is about them." },
  { id = "over", text = "I want it to be over", pile = "relief", because = "It is about you." },
]
""",
    ),
    exercise(
        "choose",
        "choose",
        """
option = [
  { id = "now", text = "Answer at once", feedback = "Then it is *answered*." },
  { id = "later", text = "Answer later", feedback = "Say when." },
]
""",
    ),
    exercise("checklist", "checklist", 'item = [ { id = "a", text = "One" }, { id = "b", text = "Two" } ]'),
    exercise("cards", "cards", 'deck = "values"\npick = 2\nline = "When did you live by it?"'),
    exercise("scale", "scale", 'low = "stuck"\nhigh = "moving"'),
    exercise(
        "desk",
        "draft",
        """
notes = true
part = [
  { id = "act", title = "Names the act", hint = "What you did." },
  { id = "own", title = "Owns it" },
  { id = "forgiveness", title = "Asks to be forgiven", required = false },
]
""",
        title="The desk",
    ),
    exercise("turns", "turns", 'turn_minutes = 2\nparaphrase = 30\nspeaker = "Say I."\nlistener = "Only listen."'),
    exercise("rehearse", "rehearse", 'of = "write"\ntext = "If it rains then I ring first"'),
    exercise(
        "compare",
        "compare",
        """
optional = true
together = true
field = [
  { id = "need", title = "What I need" },
  { id = "safe", title = "How safe", type = "scale", low = "not", high = "very" },
]
""",
    ),
    exercise("reread", "reread", 'of = "write"'),
    exercise("act", "act", ACT, title="Do it"),
]


def step(id: str, title: str, exercises: list[str]) -> str:
    return f'id = "{id}"\ntitle = "{title}"\nminutes = 12\ncovers = ["A1"]\n{READING}\n' + "".join(exercises)


def write_content(folder: Path) -> Path:
    """The folder, ready for `--content`."""
    (folder / "steps").mkdir(parents=True)
    (folder / "programme.toml").write_text(PROGRAMME, "utf-8")
    (folder / "cards.toml").write_text(CARDS, "utf-8")
    date_act = ACT.replace('makes = "promise"', 'makes = "date"').replace('cadence = "once"', "")
    plan_act = 'makes = "plan"\nact = "The dishes"\nplan = "chores"'
    steps = {
        "kinds": step("kinds", "Every kind", KINDS),
        "second": step("second", "The second", [exercise("one", "write", ""), exercise("act", "act", date_act)]),
        "third": step("third", "The third", [exercise("one", "write", ""), exercise("act", "act", plan_act)]),
    }
    for id, text in steps.items():
        (folder / "steps" / f"{id}.toml").write_text(text, "utf-8")
    return folder
