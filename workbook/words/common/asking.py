"""What plain questions in the shell say around them."""

PROMPT = "> "
YES, NO = ("y", "yes"), ("n", "no")
YES_NO = "(yes or no; enter is no)"
YES_OR_NO = "Please type yes or no."
UNSEEN = "What you type is not shown."


def choice(number: int, text: str, *, usual: bool) -> str:
    return f"  {number}  {text}" + ("  (enter)" if usual else "")


def which(many: int) -> str:
    return f"Please type a number from 1 to {many}, or the words."
