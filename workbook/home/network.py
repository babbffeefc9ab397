"""Where on the home network this machine is."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from typing import NamedTuple


class Place(NamedTuple):
    """An address of this machine, and the name of what it belongs to ("" where that is not known)."""

    address: str
    interface: str


def home_network() -> Place | None:
    """The address by which others on the network reach this machine; None without a network. Nothing is sent."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect(("192.0.2.1", 9))  # an address for examples: only the way there is looked up
            address = asking.getsockname()[0]
    except OSError:
        return None
    if address.startswith(("127.", "0.")):
        return None
    return Place(address, _interface(address))


def _interface(address: str) -> str:
    with suppress(ImportError, OSError, AttributeError):
        import fcntl

        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            for _, name in socket.if_nameindex():
                with suppress(OSError):
                    found = fcntl.ioctl(asking.fileno(), 0x8915, struct.pack("256s", name[:15].encode()))  # SIOCGIFADDR
                    if socket.inet_ntoa(found[20:24]) == address:
                        return name
    return ""
