"""The page while it is open: door, site and listener together, for the app's own event loop and the shell's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from workbook.domain.common.errors import InUseError, NotFoundError, WorkbookError
from workbook.domain.common.people import Person
from workbook.home.network import Place, home_network
from workbook.home.views.frame import Sight
from workbook.store.notebook import Notebook
from workbook.words.common import home as words

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8765


def person_for(notebook: Notebook, seated: str) -> tuple[Person, Person]:
    """Whose phone it is, and who the other one is: the partner's, or of who began it where the partner sits in front.
    Raises NotFoundError where there is nobody else, and for who is neither of the two; InUseError where the key of
    whose phone it is has not been given: nobody acts in the name of another one without it."""
    me, other = notebook.people.get(seated), notebook.people.other(seated)
    if me is None or other is None or me.role == "household":
        raise NotFoundError(words.NO_OTHER)
    if key_is_closed(notebook, other.id):
        raise InUseError(words.THEIR_KEY.format(name=other.name))
    return other, me


def key_is_closed(notebook: Notebook, person: str) -> bool:
    """Has this person a passphrase of their own that is not given here?"""
    return notebook.keys is not None and notebook.keys.lacks(person)


class Opened:
    """`sight` as in Site. `changed` is called after each act, `looked` after each look."""

    def __init__(
        self,
        sight: Callable[[], Sight | None],
        changed: Callable[[], None] = lambda: None,
        looked: Callable[[], None] = lambda: None,
    ) -> None:
        try:
            from workbook.home.site import Site
        except ImportError:
            raise WorkbookError(words.NO_EXTRA) from None
        from workbook.home.door import Door
        from workbook.home.listener import Listener

        self.door = Door()
        self._site = Site(self.door, sight, changed, looked)
        self._listener = Listener(self._site.answer, self._site.refuse)
        self.place = Place(LOOPBACK, "")
        self.port = 0
        self.host = ""

    async def open(self, port: int | None, *, lan: bool, host: str = "") -> None:
        """Listen on this machine, or on its address in the home network. `port` None: the usual one, or any that is
        free. `host`: a name by which something in front of it (`tailscale serve`) is asked. Raises WorkbookError with a
        sentence."""
        if lan:
            place = home_network()
            if place is None:
                raise WorkbookError(words.NO_NETWORK)
            self.place = place
        try:
            self.port = await self._listener.open(self.place.address, USUAL_PORT if port is None else port)
        except OSError as error:
            if port is not None:
                import errno

                taken = error.errno == errno.EADDRINUSE
                raise WorkbookError(words.PORT_TAKEN.format(port=port) if taken else words.NO_LISTENING) from None
            try:
                self.port = await self._listener.open(self.place.address, 0)
            except OSError:
                raise WorkbookError(words.NO_LISTENING) from None
        names = [self.place.address, *(["localhost"] if not lan else [])]
        self.host = host.lower()
        self.door.hosts = frozenset({*(f"{name}:{self.port}" for name in names), self.host} - {""})

    @property
    def on_lan(self) -> bool:
        return self.place.address != LOOPBACK

    @property
    def url(self) -> str:
        """The address with the token that holds now; without one where there is none."""
        token = f"j/{self.door.token}" if self.door.token else ""
        return f"https://{self.host}/{token}" if self.host else f"http://{self.place.address}:{self.port}/{token}"

    def code(self) -> list[str]:
        """The address as a picture to scan, line by line. Raises WorkbookError where segno is not there."""
        from workbook.home.code import drawn

        return drawn(self.url)

    async def close(self) -> None:
        self.door.close()
        await self._listener.close()

    async def until_idle(self, seconds: float = 20.0) -> None:
        """Returns once nobody has looked for half an hour."""
        while not self.door.idle:
            await asyncio.sleep(seconds)
