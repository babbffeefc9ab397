"""The keys of the chore week, and when each of them acts."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbook.domain.chores.week import Week
from workbook.words.chores import dialogs as after
from workbook.words.chores import screen as words

KEYS: list[BindingType] = [
    Binding("n", "new", words.NEW, show=False, id="plan.new", tooltip=words.NEW_TIP),
    Binding("o", "others", words.OTHERS, show=False, id="plan.others", tooltip=words.OTHERS_TIP),
    Binding("escape", "stop", words.STOP, id="plan.stop", tooltip=words.STOP_TIP),
    Binding("b", "take", words.TAKE, id="plan.take", tooltip=words.TAKE_TIP),
    Binding("f", "figures", words.FIGURES, id="plan.figures", tooltip=words.FIGURES_TIP),
    Binding("e", "household", words.HOUSEHOLD, id="plan.household", tooltip=words.HOUSEHOLD_TIP),
    Binding("a", "agree", words.AGREE, show=False, id="plan.agree", tooltip=words.AGREE_TIP),
    Binding("r", "went", after.WENT, show=False, id="plan.went", tooltip=after.WENT_TIP),
    Binding("m", "missed", after.NOT_DONE, show=False, id="plan.missed", tooltip=after.NOT_DONE_TIP),
    Binding("v", "look_back", after.BACK_DO, show=False, id="plan.look-back", tooltip=after.BACK_TIP),
    Binding("w", "paper", after.PAPER, show=False, id="plan.paper", tooltip=after.PAPER_TIP),
    Binding("i", "import", words.IMPORT, show=False, id="plan.import", tooltip=words.IMPORT_TIP),
    Binding("left_square_bracket", "turn(-1)", words.EARLIER, show=False, id="plan.earlier",
            tooltip=words.EARLIER_TIP),
    Binding("right_square_bracket", "turn(1)", words.LATER, show=False, id="plan.later", tooltip=words.LATER_TIP),
    Binding("delete", "drop", words.DROP, show=False, id="plan.drop", tooltip=words.DROP_TIP),
]  # fmt: skip

NOT_WHILE_CHOOSING = ("agree", "new", "others", "drop", "went", "missed", "look_back", "turn", "figures")


def may(action: str, week: Week | None, *, slot: bool, choosing: bool, searching: bool) -> bool:
    """Whether an action has something to act on: the `week` that is shown, a `slot` under the cursor. While `choosing`
    among plans, one is taken or all are left first; while `searching` for one, it can be stopped."""
    if action in ("stop", "take"):
        return searching
    if choosing:
        return action not in NOT_WHILE_CHOOSING
    if action == "others":
        return week is not None and not searching
    if action == "agree":
        return week is not None and week.state in ("proposed", "adjust")
    if action in ("figures", "drop", "paper"):
        return week is not None
    if action in ("went", "missed"):
        return week is not None and week.state != "proposed" and slot
    if action == "look_back":
        return week is not None and week.state != "proposed"
    return True
