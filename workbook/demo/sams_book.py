"""What Sam wrote in the book: (how many days ago, step, exercise, answer)."""

from __future__ import annotations

from typing import NamedTuple

from workbook.domain.steps import answers as a


class Written(NamedTuple):
    """One answer as it stood at the end of a sitting."""

    ago: int
    step: str
    exercise: str
    value: a.Value


def rows(columns: str, *lines: tuple[a.Cell, ...]) -> a.Rows:
    """A ledger: its columns by id, then the cells of each row in that order ("" for one that was left open)."""
    ids = columns.split()
    return a.Rows(
        tuple(
            a.Row(f"r{number}", {id: cell for id, cell in zip(ids, line, strict=True) if cell != ""})
            for number, line in enumerate(lines, 1)
        )
    )


def picked(*cards: tuple[str, str]) -> a.Picks:
    """Picked cards, each with its line."""
    return a.Picks(tuple(a.Pick(card, line) for card, line in cards))


FACT_LINE = (
    "For seven months I used a credit card that Alex did not know about, and ran up 4,200. I took the letters from the "
    "hall before Alex was up. In the fifth month Alex asked me whether there was anything, and I said no."
)
TURNING = (
    "On the stairs, five past seven, the first letter from the bank in my hand and Alex in the kitchen with the radio "
    "on. Eleven steps down to the table. I put it in my coat. When I stand there again I put the letter on the table "
    "before I take my shoes off."
)
APOLOGY = (
    "For seven months I used a card I had not told you about, and spent 4,200. I took the letters from the hall. In "
    "the fifth month you asked me, and I looked at you and said there was nothing.\n\n"
    "You went over our money every month with numbers that were not true, and blamed yourself when they did not come "
    "out. You lay awake over it. You cancelled the week at the sea because of a hole that I had made. I did that.\n\n"
    "I am sorry, and I was wrong, on every one of those days and not only on the first.\n\n"
    "The card is cut up. The bank sends the statements to both of us. I pay 350 a month from my own account until it "
    "is paid, and each Sunday I open the statement with you, for as long as you want to see it. You owe me no answer."
)
FIFTH = (
    "Yes, you asked me that before, and I will answer it again. It began with the car. I could have told you that "
    "evening. I did not want to be the one who had got it wrong, so I paid with the card. After that each month "
    "had the month before to hide. Nobody else knew. There is no second card. Ask me again when it comes back."
)

_OWN = (
    Written(357, "doorway", "way-out", a.Ticks(("seen", "tried", "traces"))),
    Written(357, "doorway", "company", a.Choices(("hoping",))),
    Written(
        351,
        "own-it",
        "values",
        picked(
            ("straight", "When I told the buyer about the rust before he had seen it."),
            ("care", "The three weeks in which I drove my father to the clinic each morning."),
            ("courage", "Standing up in the meeting and saying that the mistake in the plan was mine."),
        ),
    ),
    Written(350, "own-it", "fact-line", a.Text(FACT_LINE)),
    Written(
        347,
        "own-it",
        "agreement",
        rows(
            "agreement how broke",
            ("Anything over 100 we decide together.", "spoken", "Decided alone, fourteen times in seven months."),
            ("Post is opened by whoever it is for, in sight.", "assumed", "Took letters away before Alex was up."),
        ),
    ),
    Written(
        347,
        "own-it",
        "excuses",
        rows(
            "excuse fact",
            ("It was only until the bonus came.", "The bonus came in the third month, and I told nobody then either."),
            ("I did not want to worry Alex.", "Alex was worried all the time, and did not know about what."),
            ("Most of it was for all of us.", "The car was. The other 2,600 were not."),
        ),
    ),
    Written(343, "own-it", "turning", a.Text(TURNING)),
    Written(
        336,
        "sincerity",
        "unsaid",
        rows(
            "fact stands",
            ("The card, and what stood on it at the end.", "said"),
            ("That it began with the repair of the car.", "half-said"),
            ("The 600 for the watch, which I sold again.", "left-out"),
        ),
    ),
    Written(
        333,
        "sincerity",
        "still",
        a.Text("Is there another account? Who else knew? What did you feel when I asked and you said no?"),
    ),
    Written(333, "sincerity", "how", a.Choices(("once",))),
    Written(
        322,
        "their-side",
        "their-day",
        a.Text(
            "I put on Sam's coat because mine was wet, and there was an envelope in the pocket. I read it in the car, "
            "twice. At work I said perhaps ten words. At home I made supper, since Jonah had to eat, and watched Sam "
            "talk about the neighbours. Perhaps I waited to be told. When Jonah slept I put the letter on the table. "
            "I lay awake until it got light and went through every month, to see which of them had been true."
        ),
    ),
    Written(
        319,
        "their-side",
        "hardest",
        a.Text(
            "“I thought I was bad with money.” You sat over our figures at night and looked for the mistake in "
            "yourself. No wonder, since I gave you numbers that could not come out."
        ),
    ),
    Written(
        315,
        "their-side",
        "impact",
        rows(
            "area change weight known",
            ("sleep", "Awake at four, with the light on so as not to think.", 8, "told"),
            ("money", "Checks the account before buying shoes for Jonah.", 7, "saw"),
            ("friends", "Did not go to Ruth's birthday, for the present.", 6, "told"),
            ("trust", "Looks at the letter box when we come home.", 8, "saw"),
        ),
    ),
    Written(
        305,
        "apology",
        "cost",
        rows(
            "cost known",
            ("A light on at four, for most of a winter.", "saw"),
            ("The week at the sea, cancelled by telephone.", "told"),
            ("Evenings over an exercise book with columns that would not come out.", "saw"),
        ),
    ),
    Written(
        305,
        "apology",
        "small-words",
        rows(
            "before after",
            ("I'm sorry if the letters worried you.", "I hid the letters, and you were alone with the worry."),
            ("I lied, but only to keep things calm.", "I lied to you."),
        ),
    ),
    Written(298, "apology", "desk", a.DraftText(APOLOGY, ("act", "own", "hurt", "regret", "change", "repair"))),
)
_TALK = (
    Written(
        278,
        "open-talk",
        "jar",
        rows(
            "question often can",
            ("Is there another card?", "often", "now"),
            ("Why did you not tell me that evening?", "few-times", "now"),
            ("Did you laugh at me, even once?", "once", "now"),
            ("What would have happened if I had not taken your coat?", "never-aloud", "need-help"),
        ),
    ),
    Written(274, "open-talk", "fifth", a.Text(FIFTH)),
    Written(271, "open-talk", "by-heart", a.Attempt(FIFTH, 0.81)),
    Written(271, "open-talk", "bad-moment", a.Choices(("appointment",))),
    Written(252, "listening", "instead", a.Ticks(("explain", "solve", "sorry"))),
    Written(
        249,
        "listening",
        "sentence",
        rows(
            "when feel need would",
            (
                "When the evening ends with the account open between us,",
                "I feel tired and a little afraid",
                "and I need half an hour that has no numbers in it.",
                "Would you walk round the pond with me on Tuesday?",
            ),
        ),
    ),
    Written(
        245,
        "listening",
        "loop",
        a.Text(
            "I go quiet. Then you ask twice. Then I feel found out, though there is nothing, and answer in one word. "
            "I could step out at the first quiet: “I am only tired. Ask me after supper.”"
        ),
    ),
)
_REAL = (
    Written(
        224,
        "amends",
        "fit",
        rows(
            "harm need known deed",
            ("4,200 that were meant for three", "That it comes back, and from me", "told", "350 a month, paid first"),
            ("The week at the sea", "A week that is paid before it begins", "think-so", "Put 40 a month in a jar"),
            ("Trust in one's own figures", "", "must-ask", ""),
        ),
    ),
    Written(
        217,
        "amends",
        "grid",
        rows(
            "deed cost helps",
            ("Ring the bank on the day a letter comes", 2, 8),
            ("Sell the bicycle", 7, 3),
            ("Take over the tax papers", 5, 7),
        ),
    ),
    Written(
        196,
        "know-yourself",
        "strengths",
        picked(
            ("numbers", "The Sunday statement: I like a column that comes out."),
            ("early", "Whatever has to happen before seven."),
        ),
    ),
    Written(
        189,
        "know-yourself",
        "weak-spots",
        picked(
            ("small-lies", "On the telephone, about when I shall be home."),
            ("silent", "At the table, when a letter lies there."),
        ),
    ),
    Written(
        189,
        "know-yourself",
        "needs",
        picked(("good-at", "I bought things that worked. I can say: I would like to be asked.")),
    ),
    Written(
        161,
        "promises",
        "split",
        rows(
            "vow act",
            ("I will never lie to you again.", "Say what I spent this week on Sunday, before I am asked."),
            ("I will be there for you both.", "Be home by 18:30, four days a week."),
        ),
    ),
    Written(
        158,
        "promises",
        "week",
        rows("act minutes gives", ("Home by 18:30, Monday to Thursday", "40", "The last round of mails")),
    ),
    Written(
        154,
        "promises",
        "if-then",
        a.Text("If the meeting runs over, then I stand up at a quarter to six and ring from the corridor."),
    ),
    Written(
        153,
        "promises",
        "by-heart",
        a.Attempt("If the meeting runs over, then I stand up at a quarter to six and ring from the corridor.", 0.94),
    ),
    Written(
        112,
        "facts",
        "repair",
        a.Text(
            "I said I would be home by half past six. I came at ten past seven and had not rung. You sat with a "
            "child and a supper and did not know. I do the bath tonight, and tomorrow I ring at a quarter to six."
        ),
    ),
    Written(
        104,
        "facts",
        "noticed",
        rows(
            "what",
            ("Alex rang my mother on her birthday, before I had thought of it.",),
            ("New laces in Jonah's boots.",),
            ("A cup put out for me in the morning.",),
        ),
    ),
    Written(
        104,
        "facts",
        "warning",
        rows(
            "sign then",
            ("I say “nothing” when I am asked what there is.", "Say one thing that there is."),
            ("A letter stays in the coat overnight.", "Open it at the table, coat on."),
        ),
    ),
    Written(
        70,
        "conflicts",
        "question",
        rows(
            "complaint question",
            (
                "You ask about money when I am half asleep.",
                "When in the week is there an hour in which both of us are awake enough for money?",
            ),
        ),
    ),
    Written(
        66,
        "conflicts",
        "options",
        rows(
            "option wish able",
            ("Money on Sunday at ten, half an hour, then out for a walk", 8, 8),
            ("A note on the fridge; whoever has a question writes it there", 6, 9),
            ("Talk about money in the car only", 3, 5),
        ),
    ),
    Written(
        65,
        "conflicts",
        "apart",
        a.Apart(
            {
                "stop": "Answering in one word when it is late.",
                "enough": "To know when we talk, and that it ends.",
                "give": "Have the figures ready, unasked.",
                "able": 8,
            },
            True,
        ),
    ),
    Written(
        38,
        "boundaries",
        "secure",
        rows(
            "sort whose need",
            ("secure", "theirs", "To see the statement before I have looked at it myself."),
            ("respected", "theirs-guess", "Not to be told that it is nearly over."),
        ),
    ),
    Written(
        38,
        "boundaries",
        "unspoken",
        rows(
            "unspoken spoken",
            ("One does not talk about money in front of Jonah.", "I would like us to wait until he is in bed. You?"),
        ),
    ),
    Written(
        20,
        "ups-and-downs",
        "was-there",
        rows(
            "which what",
            ("held", "We laugh at the same things, also this year."),
            ("held", "Neither of us has ever been rude to the other's family."),
            ("cracked", "We had stopped telling each other when something was too much."),
        ),
    ),
    Written(
        13,
        "ups-and-downs",
        "over-them",
        rows(
            "sets-off minute helps",
            (
                "The flap of the letter box.",
                "Go and fetch it, both hands in sight, and open it there.",
                "Saying what it is in one line.",
            ),
        ),
    ),
    Written(
        6,
        "ups-and-downs",
        "setback",
        a.Text("If the last payment is through and nothing feels different, then I say so on the Sunday walk, calmly."),
    ),
    Written(
        2,
        "their-pace",
        "message",
        a.Text("The statement is on the table. I am in the garden. You need not come out."),
    ),
)

ANSWERS = (*_OWN, *_TALK, *_REAL)
SORTED = (
    (355, "doorway", "expect"), (331, "sincerity", "motives"), (318, "their-side", "replies"),
    (248, "listening", "tones"), (215, "amends", "show"), (37, "boundaries", "which"),
)  # fmt: skip
"""Cards that Sam put where the book puts them in the end."""
NOT_NOW = (
    (180, "know-yourself", "shame"),
    (9, "growth", "chain"), (9, "growth", "habit"), (9, "growth", "plan"), (9, "growth", "log"), (9, "growth", "act"),
)  # fmt: skip
"""What was set aside: one exercise of a step, and the whole of another."""
DRAFT_HELD = ("apology", "desk")
"""The draft that was called ready; its day of rest is long over."""
JOTS = (
    (3, "Ask Alex whether the tax papers can go in the same folder as the statements."),
    (1, "Jonah said the walks are good because nobody looks at a phone."),
)
