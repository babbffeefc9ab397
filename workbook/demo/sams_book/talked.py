"""Talking: answering the same question again, and listening."""

from __future__ import annotations

from workbook.demo.written import Written, rows
from workbook.domain.steps import answers as a

FIFTH = (
    "Yes, you asked me that before, and I will answer it again. It began with the car. I could have told you that "
    "evening. I did not want to be the one who had got it wrong, so I paid with the card. After that each month "
    "had the month before to hide. Nobody else knew. There is no second card. Ask me again when it comes back."
)

ANSWERS = (
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
