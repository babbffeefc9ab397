"""The ear of the page: slow, wrong and many callers hold nobody up, and are told nothing. By real sockets."""

from __future__ import annotations

import asyncio

import pytest

from workbook.home import listener
from workbook.home.listener import MOST_OPEN, Asked, Listener

GOOD = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def said(asked: Asked) -> bytes:
    return f"HTTP/1.1 200 OK\r\n\r\n{asked.method} {asked.target} {len(asked.body)}".encode()


def refused(status: int) -> bytes:
    return f"HTTP/1.1 {status} No\r\n\r\n".encode()


async def call(port: int, data: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    try:
        return await asyncio.wait_for(reader.read(), 5)
    finally:
        writer.close()


async def test_a_request_is_answered_and_what_is_none_is_refused() -> None:
    ear = Listener(said, refused)
    port = await ear.open("127.0.0.1", 0)
    try:
        assert (await call(port, GOOD)).endswith(b"GET / 0")
        assert (await call(port, b"POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")).endswith(b"POST /x 3")
        for data, status in (
            (b"\x16\x03\x01\r\n\r\n", 400),
            (b"GET http://evil/ HTTP/1.1\r\n\r\n", 400),
            (b"GET / HTTP/2\r\n\r\n", 400),
            (b"DELETE / HTTP/1.1\r\n\r\n", 405),
            (b"GET /\x1b[2J HTTP/1.1\r\n\r\n", 405),
            (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
            (b"GET / HTTP/1.1\r\n" + b"".join(b"x%d: y\r\n" % n for n in range(90)) + b"\r\n", 400),
            (b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n\r\n", 431),
            (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
            (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
            (b"POST / HTTP/1.1\r\nContent-Length: 10485760\r\n\r\n" + b"x" * 1000, 413),
            (b"POST / HTTP/1.1\r\nContent-Length: 999999999999999\r\n\r\n", 413),
        ):
            assert (data[:40], (await call(port, data)).split()[1:2]) == (data[:40], [str(status).encode()])
    finally:
        await ear.close()


async def test_two_hundred_slow_ones_keep_nobody_out() -> None:
    ear = Listener(said, refused)
    port = await ear.open("127.0.0.1", 0)
    slow = []
    try:
        for _ in range(200):
            _, one = await asyncio.open_connection("127.0.0.1", port)
            one.write(b"GET / HT")
            slow.append(one)
        assert (await call(port, GOOD)).endswith(b"GET / 0")
        assert len(ear._waiting) <= MOST_OPEN
    finally:
        await ear.close()
        for one in slow:
            one.close()


async def test_who_is_too_slow_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "SECONDS", 0.05)
    ear = Listener(said, refused)
    port = await ear.open("127.0.0.1", 0)
    try:
        assert await call(port, b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc") == b""
        assert await call(port, b"GET / HTTP/1.1\r\n") == b""
    finally:
        await ear.close()
