"""Alex's own promises by the verbs of the shell, and what they must have become."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field

from tests.store.soak.found import ALEX, Place, Snapshot, hold


@dataclass(frozen=True)
class Verb:
    """One verb, drawn. `after`: seconds until it is killed with -9; None lets it be."""

    kind: str
    word: str
    which: float
    after: float | None


@dataclass
class Shell:
    """Alex's own promises by verbs, and what they must have become."""

    place: Place
    alone: bool = True  # nobody else changes them: Alex at an app of their own may mark by a key that fell on a page
    now: Snapshot = field(default_factory=dict)
    undone: list[Snapshot] = field(default_factory=list)
    before: list[Snapshot] = field(default_factory=list)
    acknowledged: int = 0
    killed: int = 0

    def arguments(self, verb: Verb) -> list[str]:
        daily = sorted(id for table, id in self.now if table == "promises")
        if verb.kind == "mark" and daily:
            id = daily[int(verb.which * len(daily))]
            return ["keep" if verb.which < 0.5 else "late", id, "--note", verb.word]
        if verb.kind in ("undo", "redo", "backup", "today"):
            return [verb.kind]
        return ["promise", "add", f"Ring {verb.word}", "--cadence", "daily", "--shown"]

    def start(self, verb: Verb) -> tuple[subprocess.Popen[bytes], list[str]]:
        arguments = self.arguments(verb)
        command = self.place.command(ALEX, *arguments, "--no-input")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        return process, arguments

    def check(self, verb: Verb, arguments: list[str], code: int, said: str, found: Snapshot) -> None:
        """Compare what is there with what may be there, and go on from it."""
        before = self.now
        ended = code < 0
        self.killed += ended
        if code not in (0, 10) and not ended:
            hold(code in (1, 3), f"`{arguments[0]}` ended with {code}: {said[:200]}")
            hold(arguments[0] in ("undo", "redo"), f"`{arguments[0]}` was refused: {said[:200]}")
            hold(not (self.before if arguments[0] == "undo" else self.undone), f"{arguments[0]} was refused: {said}")
            hold(found == before, "a refused verb changed something")
            return
        done = self._done(arguments, verb.word, before, found)
        if ended:
            hold(
                done or found == before or not self.alone,
                f"`{arguments[0]}` was ended and left neither before nor after",
            )
            if not done:
                self.now = found
                return
        else:
            other = sorted(place[0] for place in found.keys() | before.keys() if found.get(place) != before.get(place))
            hold(done, f"`{arguments[0]}` said it was done, and is not; what differs from before: {other}")
            self.acknowledged += 1
        if arguments[0] in ("promise", "keep", "late"):
            self.before.append(before)
            self.undone.clear()
        elif found != before and arguments[0] == "undo":
            self.undone.append(before)
            self.before.pop()
        elif found != before and arguments[0] == "redo":
            self.before.append(before)
            self.undone.pop()
        self.now = found

    def _done(self, arguments: list[str], word: str, before: Snapshot, found: Snapshot) -> bool:
        if not self.alone:
            written = arguments[0] in ("promise", "keep", "late")
            return not written or any(word in one for place, one in found.items() if one != before.get(place))
        match arguments[0]:
            case "undo":
                return bool(self.before) and found == self.before[-1]
            case "redo":
                return bool(self.undone) and found == self.undone[-1]
            case "promise":
                new = found.keys() - before.keys()
                return len(new) == 1 and found == {**before, **{one: found[one] for one in new if word in found[one]}}
            case "keep" | "late":
                other = {place for place in found.keys() | before.keys() if found.get(place) != before.get(place)}
                return len(other) == 1 and all(word in found.get(place, "") for place in other)
        return found == before
