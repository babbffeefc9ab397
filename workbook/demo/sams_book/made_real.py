"""Making it real, and staying: amends, promises, boundaries, ups and downs."""

from __future__ import annotations

from workbook.demo.written import Written, picked, rows
from workbook.domain.steps import answers as a

ANSWERS = (
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
