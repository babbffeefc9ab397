"""The doorway, and owning it: what happened, why, and the apology."""

from __future__ import annotations

from workbook.demo.written import Written, picked, rows
from workbook.domain.steps import answers as a

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

ANSWERS = (
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
