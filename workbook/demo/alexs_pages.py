"""What Alex wrote on pages of Alex's own: (how many days ago, step, exercise, answer), and what of it is shown."""

from __future__ import annotations

from workbook.demo.written import Written, rows
from workbook.domain.steps import answers as a

ANSWERS = (
    Written(
        340,
        "where-you-are",
        "one-person",
        a.Text("Ruth. “I have found out something about money, and I do not want advice yet.”"),
    ),
    Written(
        326,
        "want-to-know",
        "sieve",
        rows(
            "question when how",
            ("Is there anything else, anywhere, that will come in the post?", "now", "spoken"),
            ("What was the watch for?", "now", "paper"),
            ("Did you think that I would not understand?", "not-now", "spoken"),
            ("Everything on the statements, line by line.", "never", "paper"),
        ),
    ),
    Written(326, "want-to-know", "signal", a.Text("I put my hand flat on the table. Then it is enough for that day.")),
    Written(
        290,
        "over-me",
        "sets-off",
        rows(
            "what where do",
            ("The flap of the letter box", "In the hall, in the morning", "Have it emptied before I am up, in sight"),
            ("Sam's coat on the hook", "Coming home", "A hook of its own, at the back"),
        ),
    ),
    Written(290, "over-me", "first-minute", a.Text("Cold water over the wrists. Count the tiles over the sink.")),
    Written(
        283,
        "over-me",
        "helps",
        rows(
            "sort what",
            ("helps", "Say what it is in one line, then wait."),
            ("does-not", "Telling me how long ago it was."),
        ),
    ),
    Written(
        260,
        "what-it-did",
        "changed",
        rows(
            "what now",
            ("Buying something without thinking", "I look at the account first, in the shop."),
            ("Being asked how I am", "I have two answers and choose."),
        ),
    ),
    Written(
        175,
        "what-i-need",
        "need",
        rows(
            "what until",
            ("The statement on the table on Sunday, before I ask.", "until the last payment, then we look again"),
            ("One evening a week on which nobody needs me.", "for good"),
        ),
    ),
    Written(175, "what-i-need", "will", rows("what", ("I keep an account of my own, and say that I do.",))),
    Written(
        65,
        "conflicts",
        "apart",
        a.Apart(
            {
                "stop": "Carrying a question about for days until I ask it at the worst hour.",
                "enough": "One fixed hour, and the figures on paper.",
                "give": "Wait for that hour with whatever is not urgent.",
                "able": 7,
            },
            True,
        ),
    ),
)
SHOWN = (
    (325, "want-to-know", "sieve", "r1", True), (318, "want-to-know", "sieve", "r2", True),
    (282, "over-me", "helps", "r1", True), (5, "what-i-need", "need", "r1", False),
)  # fmt: skip
"""(days ago, step, exercise, row, and whether Sam has opened it)."""
