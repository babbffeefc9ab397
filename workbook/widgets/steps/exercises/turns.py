"""`turns`: a clock for speaker and listener that two people run with one key. No words are kept, only minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from workbook.domain.steps import turns
from workbook.domain.steps.answers import Talk, Talks
from workbook.domain.steps.exercises import Turns
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise

MOST_LISTED = 5


class TurnsEditor(Editor[Turns, Talks]):
    """Space goes on: begin, end of a turn, said back, the other's turn."""

    DEFAULT_CSS = """
    TurnsEditor > .face { width: 1fr; height: auto; padding: 1 2; background: $surface; border-left: outer $panel; }
    TurnsEditor:focus > .face { border-left: thick $accent; }
    TurnsEditor > .talks { width: 1fr; height: auto; color: $text-muted; margin-top: 1; }
    """
    ACTIONS: ClassVar[tuple[str, ...]] = ("pause", "swap", "longer(1)", "longer(-1)", "over")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "go", words.TURN_GO, key_display="space", id="turns.go", tooltip=words.TURN_GO_TIP),
        Binding("z", "pause", words.TURN_PAUSE, show=False, id="turns.pause", tooltip=words.TURN_PAUSE_TIP),
        Binding("s", "swap", words.TURN_SWAP, show=False, id="turns.swap", tooltip=words.TURN_SWAP_TIP),
        Binding("plus,equals_sign", "longer(1)", words.TURN_LONGER, show=False, key_display="+", id="turns.longer"),
        Binding("minus", "longer(-1)", words.TURN_SHORTER, show=False, key_display="-", id="turns.shorter"),
        Binding("q", "over", words.TURN_OVER, show=False, id="turns.over", tooltip=words.TURN_OVER_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Talks, around: Around) -> None:
        super().__init__(exercise, value, around)
        settings = self.settings
        first = 1 if around.other_first else 0
        self._clock = turns.Clock(settings.turn_minutes, settings.rounds, settings.paraphrase, first)
        self._face = Static(classes="face")
        self._talks = Static(classes="talks")
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self._face
        yield self._talks

    def on_mount(self) -> None:
        self._draw()
        self.show(self._value)

    def show(self, value: Talks) -> None:
        self._value = value
        lines = [
            words.talked(talk.on, self.around.today, talk.first, talk.second)
            for talk in reversed(value.talks[-MOST_LISTED:])
        ]
        self._talks.display = bool(lines)
        self._talks.update(plain("\n".join(lines)))

    # -- the face ---------------------------------------------------------------------------------------------

    def _called(self, person: int) -> str:
        names = (self.around.me, self.around.other or words.OTHER_UNNAMED)
        return names[person]

    def _draw(self) -> None:
        clock = self._clock
        speaker, listener = self._called(clock.speaker), self._called(1 - clock.speaker)
        match clock.phase:
            case "before":
                lines = [
                    plain(words.each_turn(clock.minutes, speaker), "bold"),
                    Content(""),
                    plain(words.TALK_BEGIN, "$text-muted"),
                ]
            case "after":
                lines = [plain(words.TALK_DONE)]
            case phase:
                speaking = phase == "speaking"
                who = words.speaks(speaker) if speaking else words.says_back(listener)
                guide = self.settings.speaker if speaking else ""
                hint = words.listens(listener) if speaking else words.SAYS_BACK_HOW
                if speaking and self.settings.listener:
                    hint = f"{hint}: {self.settings.listener}"
                lines = [
                    plain(who, "bold $accent"),
                    Content(""),
                    self._time_left(),
                    Content(""),
                    *(plain(text, "$text-muted") for text in (guide, hint) if text),
                ]
        self._face.update(Content("\n").join(lines))

    def _time_left(self) -> Content:
        clock = self._clock
        whole = clock.minutes * 60 if clock.phase == "speaking" else clock.back
        filled = round(24 * clock.left / whole) if whole else 0
        minutes, seconds = divmod(clock.left, 60)
        text = Content.styled(f"{minutes}:{seconds:02}", "bold") + Content("  ")
        bar = Content.styled("━" * filled, "$accent") + Content.styled("─" * (24 - filled), "$panel")
        aside = words.TIME_UP if not clock.left else "" if clock.running else words.PAUSED
        return text + bar + plain(f"  {aside}", "$text-muted")

    # -- running ----------------------------------------------------------------------------------------------

    def _set(self, clock: turns.Clock) -> None:
        changed = clock.phase != self._clock.phase
        self._clock = clock
        if clock.running and self._timer is None:
            self._timer = self.set_interval(1, self._tick)
        elif not clock.running and self._timer is not None:
            self._timer.stop()  # a clock that stands still draws nothing
            self._timer = None
        self._draw()
        if changed:
            self.turned()

    def _tick(self) -> None:
        before = self._clock
        self._set(turns.tick(before))
        if before.left and not self._clock.left:
            self.app.bell()

    def action_go(self) -> None:
        clock = turns.go_on(self._clock)
        if clock.phase == "after":
            self._keep()
        self._set(clock)

    def action_pause(self) -> None:
        self._set(turns.pause(self._clock))

    def action_swap(self) -> None:
        clock = turns.swap(self._clock)
        if clock.phase == "after":
            self._keep()
        self._set(clock)

    def action_longer(self, minutes: int) -> None:
        self._set(turns.longer(self._clock, minutes))

    def action_over(self) -> None:
        self._keep()
        clock = self._clock
        self._set(turns.Clock(clock.minutes, clock.rounds, clock.back, clock.first))

    def _keep(self) -> None:
        first, second = turns.minutes_had(self._clock)
        if first or second:
            self.show(Talks((*self._value.talks, Talk(self.around.today, first, second))))
            self.answered()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> Any:
        if action == "pause":
            return self._clock.phase in ("speaking", "saying back")
        if action == "over":
            return self._clock.phase in ("speaking", "saying back")
        if action in ("swap", "longer"):
            return self._clock.phase != "after"
        return super().check_action(action, parameters)
