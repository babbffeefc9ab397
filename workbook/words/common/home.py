"""What the page for the other's phone says, and what is said of it in the app and the shell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common.dates import short_date

if TYPE_CHECKING:
    from workbook.domain.promises.mark import MarkKind, Noticed

# --- the shell
HELP = (
    "a small page for your partner's phone: the week, ticks, what was noticed; open until you end it; `--as` says "
    "whose phone it is"
)
PORT = "the port to listen on (0: any that is free)"
LAN = "for phones on the home network too, not for this machine alone"
HOST = "the name by which it is asked through something in front of it, such as `tailscale serve`"
NO_EXTRA = (
    "The page for the phone needs two small programs that are not here: `pip install 'workbook[home]'` brings them. "
    "Nothing was opened."
)
NO_OTHER = (
    "There is nobody else in this workbook whose phone it could be. The name of your partner is given under `P` in the "
    "workbook. Nothing was opened."
)
THEIR_KEY = (
    "{name} has a passphrase of their own, which was not given here, and what is done on the page is done in {name}’s "
    "name. {name} opens it: `workbook home` in a shell asks for it. Nothing was opened."
)
NO_NETWORK = "This machine is on no network that a phone could reach it by. Nothing was opened."
PORT_TAKEN = (
    "Something else listens on port {port} already. Choose another one with --port, or 0 for any. Nothing was opened."
)
NO_LISTENING = "This machine does not let the page listen there. Nothing was opened."
NOT_A_HOST = "That is no name of a machine. Nothing was opened."
NOT_A_PORT = "A port is a number from 0 to 65535. Nothing was opened."
PLAIN = (
    "It is on {place}, for everything on that network, by plain HTTP: who shares the network, a guest too, could "
    "listen in. `tailscale serve` or a network of your own is the better way."
)
LOOPBACK = "It is open on this machine alone. For a phone on the home network: --lan."
ALONE = "It is open on this machine alone."
ENDS = "ctrl+c closes it; so do thirty minutes in which nobody looks."
ONCE = "The address lets one phone in, once."


def open_for(name: str, url: str) -> str:
    return f"The page for {name} is open: {url}"


def place(address: str, interface: str) -> str:
    return f"{interface} ({address})" if interface else address


CLOSED_IDLE = "Nobody looked for thirty minutes; the page is closed."

# --- the app
KEY, TIP = "Phone", "Open a small page for your partner's phone, see who looked, close it"
TITLE = "A page for the phone"
EXPLAINED = (
    "Your partner can see the week, tick, rate and say things on a phone, in its browser, without installing anything. "
    "Never there: answers, drafts, moments, notes, anything kept to oneself."
)
BEFORE_LAN = (
    "On the home network it comes by plain HTTP: who shares that network, a guest too, could listen in. This machine "
    "alone is the safe choice; `workbook help phone` tells of `tailscale serve`."
)
BUTTON_UP, BUTTON_DOWN = "The button before", "The button after"
ON_LAN, ON_LOOPBACK = "Open for the home network", "For this machine alone"
CLOSE_PAGE, KEEP_OPEN = "Close the page", "Back, it stays open"
NEW_CODE, NEW_CODE_ALONE = "Another code", "Send both away, another code"
TALLER = "In a taller window there is a code to scan."
SCAN = "Scan it with the phone. It lets one phone in, once."
NO_TOKEN = "The code has been used. Another one lets another phone in, two at most."
FULL = "Two phones are in, as many as can be. Another code sends both away first, for one that was lost, say."
SHUT = "Ten wrong codes were tried, so nobody comes in any more. Close the page, and open it anew."
IS_CLOSED = "The page for the phone is closed."
PUT_AWAY = "The page for the phone stays closed for this sitting."  # and why is for nobody else to read


def new_code(*, full: bool) -> str:
    return NEW_CODE_ALONE if full else NEW_CODE


def open_line(name: str, looked: str) -> str:
    """`Open for Alex’s phone · last look 17:05 from 192.168.1.7`"""
    return f"Open for {name}’s phone" + (f" · last look {looked}" if looked else " · nobody has looked yet")


def looked(at: str, address: str) -> str:
    return f"{at} from {address}"


# --- labels of changes, for undo
LABEL_RATED = "Rated chores"
LABEL_TIMES = "Changed free times"
LABEL_BACK = "Looked back on the week"

# --- the page
NAME = "Home"
TABS = {"/": "Today", "/week": "Week", "/rate": "Rate", "/times": "Times", "/back": "Look back"}
NOT_HERE = "Nothing is here for you."
SCAN_AGAIN = "This page opens by a code from the terminal. Each code opens it once."
NOT_NOW = "The page is closed for the moment."
TOO_MUCH = "That was more than the page takes. Nothing was saved."
WENT_WRONG = "That did not work. Nothing was saved."
NO_FORM = "That could not be read as a form of this page. Nothing was saved."
OLD_PAGE = "That page was an old one. Nothing was saved; here is how it stands."
YOU_WROTE = "What you had written, to copy it from here:"
WOULD_READ = "{name} would read this. Nothing is saved yet."
GO_ON = "Go on"
SAVED = "Saved."
UNDONE = "Taken back."
UNDO = "Take it back"
SAVE = "Save"
CHORES = "Chores today"
CHORES_BEFORE = "Chores from before"
LET_GO = "let go"
NO_CHORES = "No chores stand on today."
NO_WEEK = "There is no agreed week yet."
DONE, OPEN_AGAIN = "Done", "Not done"
IS_DONE = "done"
PROMISED = "{name} promised"
NONE_PROMISED = "Nothing that is shown to you asks for anything today."
NOTICED: dict[Noticed, str] = {
    "noticed": "I noticed",
    "not yet": "Not yet",
    "rather not say": "Rather not say",
}
NOTICED_HINT = "You need not say anything. {name} can read what you say; it changes nothing of what they mark."
MARKED: dict[MarkKind, str] = {
    "open": "", "kept": "marked kept", "late": "marked late", "repaired": "marked repaired", "missed": "marked missed",
    "renegotiated": "moved", "not applicable": "did not come up",
}  # fmt: skip
WEEK = "The week"
LOADS = "What each carries"
RATE_CHORES = "How do you find these chores?"
RATE_HINT = "What you say here is yours; numbers of somebody else are not on this page."
RATING_WORDS = {-2: "very heavy", -1: "heavy", 0: "neither", 1: "fine", 2: "gladly"}
NOT_SAID = "not said"
RATE_OPTIONS = "Ways to solve what keeps coming back"
OPTION_HINT = "Each of you says it apart; it is shown once both have."
WISH, ABILITY = "I want it", "I am able to"
DECLINE_OPTION = "I would rather not say"
NOTHING_TO_RATE = "There is nothing to rate."
BOTH_SAID = "Both of you have said it."
TIMES = "When you have time"
TIMES_HINT = "Minutes that you could give to chores, for each part of the day."
NO_TIME = "{parts}: this is not understood as a time. Minutes are, such as 90, up to a day of them."
NOT_READ = "Nothing was saved: what is not understood stands there still."
SAVED_REST = "Saved, but for what is not understood; it stands there still."
NO_HOUSEHOLD = "There is no household with you in it yet."
BACK = "Looking back on the week"
BACK_HINT = "For when you two sit down. Leave empty whatever you like: “not yet” and “rather not say” need no box."
FAIR = "How fair does the week feel to you, 0 to 10?"
FAIR_HINT = "Asked apart. It is shown to nobody on this page."
NOTICE = "One thing I noticed"
IMPROVE = "What should be better"
KEPT_FOR_YOU = (
    "What you write is kept for you alone, among your lines on Today. When the two of you begin a review it is handed "
    "in there, and shown once each of you has had a turn."
)
GOES_IN = "Your review is open. What you write is handed in there, stands, and is shown once each had a turn."
KEPT = "Kept for you, until the two of you begin a review."
HANDED_IN = "Handed in. It is shown once each of you has had a turn."
IS_IN = (
    "You have said it. It stands on this page once {name} has said something too, or has passed over it in your review."
)
DECLINE_TITLE = "You need not"
DECLINE_SAID = (
    "{name} keeps a notebook and asks whether you would like to see and say things here. You may, you may not, and you "
    "may stop at any time. Declining closes this page on your phone and leaves nothing behind."
)
DECLINE = "Decline, for ever"
DECLINED = "It is closed, and nothing is left of it. You can put the phone away."
PARTS = ("morning", "afternoon", "evening")


def promised(name: str) -> str:
    return PROMISED.format(name=name)


def no_time(parts: list[str]) -> str:
    """`Morning, evening: this is not understood …`"""
    return NO_TIME.format(parts=", ".join(parts).capitalize())


def noticed_hint(name: str) -> str:
    return NOTICED_HINT.format(name=name)


def decline_said(name: str) -> str:
    return DECLINE_SAID.format(name=name)


def day(on: date) -> str:
    return short_date(on)


def minutes(number: int, part: str) -> str:
    return f"{part}, {number} min"


def load(name: str, hours: str) -> str:
    return f"{name}: {hours}"
