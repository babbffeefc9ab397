"""Who may come in: one-time tokens, sessions, and what a request must carry. It knows no network and no workbook."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from time import monotonic

MOST_SESSIONS = 2
MOST_WRONG = 10
"""So many wrong tokens close the door for everybody who is not in yet."""
IDLE_SECONDS = 30 * 60
_BYTES = 16  # 128 bit


@dataclass(slots=True)
class Guest:
    """Somebody who came in by a token. `form` is the secret that each of their forms carries; `said` what their next
    page tells them, `undo` the change (its id) that it offers to take back, `typed` what they typed into which box and
    what could not be kept: it stands there still."""

    cookie: str
    form: str
    address: str
    seen: float
    said: str = ""
    undo: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)


class Door:
    """Open until `close`, until ten wrong tokens, or until nobody looked for half an hour. `hosts` are the names and
    addresses, with port, by which the page may be asked for."""

    def __init__(self, hosts: Collection[str] = (), *, clock: Callable[[], float] = monotonic) -> None:
        self.hosts = frozenset(host.lower() for host in hosts)
        self._clock = clock
        self._guests: list[Guest] = []
        self._wrong = 0
        self._used: list[str] = []
        self.closed = False
        self.last_look = clock()
        self.last_from = ""
        self.token = self.new_token()

    def new_token(self) -> str:
        """Another token, which is the only one from now on; "" once too many wrong ones were tried."""
        self.token = "" if self.shut else secrets.token_urlsafe(_BYTES)
        return self.token

    @property
    def shut(self) -> bool:
        """Closed to whoever is not in yet."""
        return self.closed or self._wrong >= MOST_WRONG

    @property
    def full(self) -> bool:
        return len(self._guests) >= MOST_SESSIONS

    @property
    def guests(self) -> int:
        return len(self._guests)

    @property
    def idle(self) -> bool:
        """Has nobody looked for so long that it closes by itself?"""
        return self._clock() - self.last_look > IDLE_SECONDS

    def enter(self, token: str, address: str) -> Guest | None:
        """Let somebody in by the token, which ends with it; None for a wrong one, and when it is shut or full."""
        right = bool(self.token) and hmac.compare_digest(token.encode(), self.token.encode())
        if not right:
            self._wrong += 1
            if self.shut:
                self.token = ""
            return None
        if self.shut or self.full:
            return None
        self._used.append(self.token)
        self.token = ""
        now = self._clock()
        guest = Guest(secrets.token_urlsafe(_BYTES), secrets.token_urlsafe(_BYTES), address, now)
        self._guests.append(guest)
        self._looked(guest)
        return guest

    def was_used(self, token: str) -> bool:
        """Did somebody come in by it? It opens nothing any more, and is no wrong one either."""
        return any(hmac.compare_digest(one.encode(), token.encode()) for one in self._used)

    def guest(self, cookie: str) -> Guest | None:
        """Whose cookie it is, where the door is open."""
        if self.closed:
            return None
        found = None
        for guest in self._guests:  # each is compared, so that time tells nothing
            if hmac.compare_digest(guest.cookie.encode(), cookie.encode()):
                found = guest
        if found is not None:
            self._looked(found)
        return found

    def leave(self, guest: Guest) -> None:
        self._guests = [one for one in self._guests if one is not guest]

    def send_away(self) -> None:
        """Nobody is in any more: a phone that lost its cookie, or is lost itself, would hold its place for ever."""
        self._guests.clear()

    def close(self) -> None:
        self.closed = True
        self.token = ""
        self._guests.clear()

    def host_is_ours(self, host: str | None) -> bool:
        return host is not None and host.strip().lower() in self.hosts

    def origin_is_ours(self, origin: str | None, host: str) -> bool:
        """A form comes from the page itself. Browsers that name no origin send the form's secret all the same."""
        host = host.strip().lower()
        return origin is None or origin.strip().lower() in (f"http://{host}", f"https://{host}")

    def form_is_ours(self, guest: Guest, form: str) -> bool:
        return hmac.compare_digest(form.encode(), guest.form.encode())

    def _looked(self, guest: Guest) -> None:
        guest.seen = self.last_look = self._clock()
        self.last_from = guest.address
