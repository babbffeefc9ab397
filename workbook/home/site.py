"""The page as a whole: requests in, the door asked first, pages and acts behind it, answers out.

microdot finds the page and reads cookies and forms; it is imported here alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from microdot import Microdot, Request, Response
from microdot.microdot import NoCaseDict

from workbook.domain.common.errors import WorkbookError
from workbook.home import acts
from workbook.home.care import AskFirst
from workbook.home.door import Door, Guest
from workbook.home.listener import MOST_BODY, Asked
from workbook.home.style import FINGERPRINT
from workbook.home.views.back import back, would_read
from workbook.home.views.frame import LONGEST, Sight, on, told
from workbook.home.views.rate import rate
from workbook.home.views.times import times
from workbook.home.views.today import today
from workbook.home.views.week import week
from workbook.words.common import home as words

COOKIE = "home"
MOST_FIELDS = 200
"""A page of ratings has two for each of forty chores."""
_NO_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src '{FINGERPRINT}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",  # with none at all, browsers would not say where a form comes from
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Connection": "close",
}
REASONS = {200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Not Allowed",
           409: "Conflict", 411: "Length Required", 413: "Too Large", 421: "Misdirected", 431: "Too Large",
           500: "Error", 503: "Unavailable"}  # fmt: skip

PAGES: dict[str, Callable[[Sight, Guest], str]] = {
    "/": today,
    "/week": week,
    "/times": times,
    "/back": back,
}


class Site:
    """Answers requests. `sight` gives whose page it is and the day, None while the workbook is locked or nobody is
    there; `changed` is called after each act, so that what is on screen follows, `looked` after each look."""

    def __init__(
        self,
        door: Door,
        sight: Callable[[], Sight | None],
        changed: Callable[[], None] = lambda: None,
        looked: Callable[[], None] = lambda: None,
    ) -> None:
        self.door = door
        self._sight = sight
        self._changed = changed
        self._looked = looked
        self._app = Microdot()
        self._app.get("/j/<token>")(self._guarded(self._join))
        for path in (*PAGES, "/rate"):
            self._app.get(path)(self._guarded(self._page))
        for path in (*acts.ACTS, "/decline"):
            self._app.post(path)(self._guarded(self._act))

    async def answer(self, asked: Asked) -> bytes:
        """The whole answer as bytes; nothing that a request holds comes out of here as an error."""
        headers: dict[str, str] = NoCaseDict(asked.headers)  # type: ignore[assignment]
        if not self.door.host_is_ours(asked.headers.get("host")):
            return self.refuse(421)
        try:
            request = Request(
                self._app, (asked.address, 0), asked.method, asked.target, "1.1", headers, body=asked.body
            )
            request.max_content_length = MOST_BODY
            found = self._app.find_route(request)[0]
            if not callable(found):
                return self._nothing(request)
            response = await self._app.dispatch_request(request)
        except Exception:  # of the library, about what was sent
            return self.refuse(400)
        body = response.body if isinstance(response.body, bytes) else b""
        return _bytes(response.status_code, body, _headers(response), head=asked.method == "HEAD")

    def refuse(self, status: int) -> bytes:
        """What a stranger gets: that nothing is here, whatever there is."""
        sentence = {413: words.TOO_MUCH, 503: words.NOT_NOW}.get(status, words.NOT_HERE)
        return _bytes(status, told(sentence).encode(), {})

    def _nothing(self, request: Any) -> bytes:
        """No such page: strangers learn no more than that a code is needed."""
        return self.refuse(404 if self.door.guest(request.cookies.get(COOKIE, "")) else 403)

    def _guarded(self, handler: Callable[..., Any]) -> Callable[..., Any]:
        """The handler, whose errors are sentences: microdot would print what happened into the terminal. It is async,
        for others are run on a thread, beside what the keys do to the same workbook."""

        async def handle(request: Any, **more: str) -> Any:
            try:
                return handler(request, **more)
            except WorkbookError as error:
                return self._told(request, str(error), 409)
            except Exception:
                return self._told(request, words.WENT_WRONG, 500)

        return handle

    def _told(self, request: Any, sentence: str, status: int) -> Any:
        """One sentence, and what was written in a form of ours: it stands nowhere else than in that request."""
        wrote: list[str] = []
        if request.method == "POST" and self._from_here(request):
            fields = form_of(request.body) or {}
            wrote = [text for name in acts.TEXTS if (text := fields.get(name, "").strip())]
        return _page(told(sentence, wrote), status)

    def _from_here(self, request: Any) -> bool:
        return self.door.origin_is_ours(request.headers.get("Origin"), request.headers.get("Host", ""))

    def _join(self, request: Any, token: str) -> Any:
        if self.door.was_used(token):
            return _page(on())  # the address was opened once more; who is in already stays so
        guest = self.door.enter(token, str(request.client_addr[0])) if request.method == "GET" else None
        if guest is None:
            return _page(told(words.SCAN_AGAIN), 403)
        # A page and no redirect: behind a link in a message, a browser would not send this cookie along with one.
        response = _page(on())
        response.headers["Set-Cookie"] = f"{COOKIE}={guest.cookie}; Path=/; HttpOnly; SameSite=Strict"
        self._looked()
        return response

    def _page(self, request: Any) -> Any:
        guest = self.door.guest(request.cookies.get(COOKIE, ""))
        if guest is None:
            return _page(told(words.SCAN_AGAIN), 403)
        sight = self._sight()
        if sight is None:
            return _page(told(words.NOT_NOW), 503)
        self._looked()
        if request.path == "/rate":
            asked = request.args.get("from", "0") if request.args else "0"
            first = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0
            return _page(rate(sight, guest, first))
        return _page(PAGES[request.path](sight, guest))

    def _act(self, request: Any) -> Any:
        guest = self.door.guest(request.cookies.get(COOKIE, ""))
        if guest is None:
            return self._told(request, words.SCAN_AGAIN, 403)
        if not self._from_here(request):
            return _page(told(words.NOT_HERE), 403)
        kind = (request.content_type or "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            return _page(told(words.NOT_HERE), 400)
        fields = form_of(request.body)
        if fields is None:
            return _page(told(words.NO_FORM), 400)
        if not self.door.form_is_ours(guest, fields.pop("form", "")):
            return self._told(request, words.OLD_PAGE, 403)
        if request.path == "/decline":
            self.door.leave(guest)
            self._looked()
            response = _page(told(words.DECLINED))
            response.headers["Set-Cookie"] = f"{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict"
            return response
        sight = self._sight()
        if sight is None:
            return self._told(request, words.NOT_NOW, 503)
        act, after = acts.ACTS[request.path]
        if any(len(value) > LONGEST for value in fields.values()):
            return self._told(request, words.TOO_MUCH, 413)
        before = acts.newest(sight)
        try:
            with sight.notebook.acting(sight.person.id):
                done = act(sight, fields)
        except AskFirst as asked:
            return _page(would_read(sight, guest, fields, asked.lines))
        except WorkbookError as error:
            if any(fields.get(name, "").strip() for name in acts.TEXTS):
                raise
            typed = acts.typed_times(fields) if request.path == "/times" else {}
            done = acts.Done(str(error), undoable=False, typed=typed)
        made = acts.newest(sight) if done.undoable else ""
        guest.said, guest.undo, guest.typed = done.said, made if made != before else "", done.typed
        self._changed()
        return _moved(after)


def form_of(body: bytes) -> dict[str, str] | None:
    """What a form holds, with line ends as the workbook writes them; None for what no form of ours sends: a name twice,
    too many of them, what is no percent sign and two digits, or no UTF-8."""
    try:
        if _NO_PERCENT.search(body):
            return None
        found = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    fields = {name: value.replace("\r\n", "\n") for name, value in found}
    return fields if len(fields) == len(found) else None


def _page(text: str, status: int = 200) -> Any:
    return Response(text, status, {"Content-Type": "text/html; charset=utf-8"})


def _moved(to: str) -> Any:
    return Response("", 303, {"Location": to})


def _headers(response: Any) -> dict[str, list[str]]:
    found = {name: value if isinstance(value, list) else [value] for name, value in response.headers.items()}
    return {name: [str(one) for one in values] for name, values in found.items()}


def _bytes(status: int, body: bytes, headers: dict[str, list[str]], *, head: bool = False) -> bytes:
    said = {"Content-Type": ["text/html; charset=utf-8"], **headers, "Content-Length": [str(len(body))]}
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Answer')}"]
    lines += [f"{name}: {value}" for name, values in said.items() for value in values]
    lines += [f"{name}: {value}" for name, value in HEADERS.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + (b"" if head else body)
