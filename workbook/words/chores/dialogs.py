"""What the small questions around a week say: how a slot went, looking back on the trial, the week on paper."""

from __future__ import annotations

from collections.abc import Sequence

# -- how a slot went
WENT, WENT_TIP = "How it went", "Who did it, how long it took, lighter or heavier than thought"
NOT_DONE, NOT_DONE_TIP = "Not done", "It was not done; planning the rest of the week opens it again"
WHO_DID = "Who did it"
REAL_MINUTES = "How many minutes it really took"
REAL_HINT = "May stay empty. The next plan learns from it."
HOW_FELT = "It felt"
FELT = {"lighter": "lighter than thought", "as thought": "as thought", "heavier": "heavier than thought"}
WENT_SAVE = "Done"
MINUTES_NUMBER = "Minutes are a whole number."

# -- what was not ticked
ASK_TITLE = "Some of it was not ticked. What was done?"
ASK_TEXT = (
    "Nobody has to tick, so the workbook cannot know. What was not done can be planned again; what you leave open "
    "stays where it is and counts as done until somebody says otherwise. Type the minutes where you know how long it "
    "took."
)
TOOK_TITLE = "How long did it really take?"
TOOK_TEXT = "Type the minutes where you know them; the next plan learns from them. What you leave stays as it is."
TOOK = "Real minutes …"
ASK_MARK, ASK_MARK_TIP = "Done or not", "It was done; once more: it was not done; once more: open"
ASK_ALL, ASK_ALL_TIP = "The rest done", "All that nothing was said of was done"
ASK_GO_ON, ASK_GO_ON_TIP = "Go on", "Keep what was said, and go on"
ASK_SAID = {"open": "open", "done": "done", "not done": "not done"}
LABEL_ASKED = "Said what was done"

# -- looking back
BACK_DO, BACK_TIP = "Look back", "What became of the week, does it feel fair, and what comes of it"
BACK_TITLE = "Looking back"
NOT_FAIR, FAIR = "not at all", "entirely"
CAME = {"worked": "it works, keep it", "adjust": "change some of it", "did not work": "it does not work"}
CAME_QUESTION = "Together: what comes of it?"
CAME_HINT = "May stay open. Nothing is lost either way, and the next plan can be quite another one."
BACK_SAVE = "Keep this"
LABEL_BACK = "Looked back on a week"


def became(done: int, missed: int, count: int) -> str:
    """What was ticked; nobody has to tick, so what was not is no reproach."""
    said = f"{done} of {count} ticked off"
    return f"{said}, {missed} marked as not done." if missed else f"{said}."


def of_each(told: Sequence[tuple[str, int, int]]) -> str:
    """What became of whose slots, said only where something was left undone or somebody had none. `told`: person,
    how many count as done, of how many."""
    said: list[str] = []
    for name, done, count in told:
        if not count:
            said.append(f"Nothing was agreed for {name} this time.")
        elif done < count:
            said.append(f"{name}: {count - done} of {count} not done.")
    return " ".join(said)


def fair_question(name: str) -> str:
    return f"{name} alone: does this week feel fair to you? It counts for more than the sums."


NEXT_WORKED = "Kept. n makes the next week from what this one taught."
NEXT_ADJUST = "Move what you want to change, or e changes the household and n plans anew."
NEXT_DID_NOT = "Nothing is lost. o shows other plans, e changes the household, n plans anew."
AFTER = {"worked": NEXT_WORKED, "adjust": NEXT_ADJUST, "did not work": NEXT_DID_NOT}

# -- on paper
PAPER, PAPER_TIP = "On paper", "Write the week to a file: a sheet to hang up, text, or Markdown"
PAPER_TITLE = "The week on paper"
PAPER_HINT = (
    "The path of a new file. One that ends in .html is a sheet to hang up, with a box for each chore, which the "
    "browser prints; .md is Markdown, any other plain text, both with the reasons. "
    "It holds names and chores, and only you can read it."
)
PAPER_LYING = "the paper lying on its side"
PAPER_DO = "Write"
PAPER_NO_PATH = "Write the path of a file first."
PAPER_THERE = "There is a file of that name already; it was left as it is. Choose another name."
PAPER_FAILED = (
    "The file could not be written. Nothing was changed; check that the folder is there and that you may write in it."
)
PAPER_WRITTEN = "Written."
