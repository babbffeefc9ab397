"""The keys of the weekly review, and which of them stand first."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbook.words.together import review as words

KEYS: list[BindingType] = [
    Binding(
        "right,right_square_bracket",
        "turn(1)",
        words.NEXT,
        key_display="→",
        id="review.next",
        tooltip=words.NEXT_TIP,
    ),
    Binding(
        "left,left_square_bracket",
        "turn(-1)",
        words.BEFORE,
        key_display="←",
        id="review.before",
        tooltip=words.BEFORE_TIP,
    ),
    Binding("n", "pass_over('n')", words.NOT_YET, id="review.not-yet", tooltip=words.NOT_YET_TIP),
    Binding("s", "pass_over('s')", words.RATHER, id="review.rather", tooltip=words.RATHER_TIP),
    Binding("m", "point", words.POINT, id="review.point", tooltip=words.POINT_TIP),
    Binding("v", "line", words.SHOW_LINE, id="review.line", tooltip=words.SHOW_LINE_TIP),
    Binding("p", "become('promise')", words.TO_PROMISE, id="review.promise", tooltip=words.TO_PROMISE_TIP),
    Binding("o", "become('trial')", words.TO_OPTION, id="review.option", tooltip=words.TO_OPTION_TIP),
    Binding("c", "become('chores')", words.TO_CHORES, id="review.chores", tooltip=words.TO_CHORES_TIP),
    Binding("a", "settle", words.ADD, id="review.settle", tooltip=words.ADD_TIP),
    Binding("d,delete", "take_out", words.REMOVE, id="review.take-out", tooltip=words.REMOVE_TIP),
    Binding("h", "hand_over", words.HAND_OVER, id="review.hand-over", tooltip=words.HAND_OVER_TIP),
    Binding("x", "lay_down", words.LAY_DOWN, show=False, id="review.lay-down", tooltip=words.LAY_DOWN_TIP),
    Binding("escape", "close", words.STOP, id="dialog.close", tooltip=words.STOP_TIP),
]
FIRST = (
    *("review.settle", "review.next", "dialog.close", "review.not-yet", "review.rather", "review.hand-over"),
    *("review.promise", "review.option", "review.chores", "review.point", "review.line"),
)
