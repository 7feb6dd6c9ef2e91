"""A Bot API server whose every answer a test writes beforehand, good or bad."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FakeApi:
    """Gives the written answers in turn, the last one for ever, and remembers what was asked."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Any]] = []
        self.reached = asyncio.Event()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Give the next answer."""
        body = await request.read()
        self.asked.append((request.path, json.loads(body) if body else None))
        self.reached.set()
        following = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return await following(request)


@asynccontextmanager
async def serving(*answers: Answer) -> AsyncIterator[tuple[FakeApi, str]]:
    """Serve these answers; gives the server and its address."""
    api = FakeApi(*answers)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", api.answer)
    async with TestServer(app) as server:
        yield api, str(server.make_url("")).rstrip("/")


def fine(result: object = True) -> Answer:  # noqa: FBT002 - True is what most methods answer
    """Answer as Telegram does when all is well."""
    return raw(200, json.dumps({"ok": True, "result": result}).encode())


def wrong(status: int, description: str, **parameters: object) -> Answer:
    """Answer as Telegram does when something is wrong."""
    told = {"ok": False, "error_code": status, "description": description}
    return raw(
        status, json.dumps(told | ({"parameters": parameters} if parameters else {})).encode()
    )


def raw(status: int, body: bytes, **headers: str) -> Answer:
    """Answer with any bytes at all."""

    async def give(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, body=body, headers=headers)

    return give


def echoing(status: int) -> Answer:
    """Answer as a proxy does: a page of its own that repeats the address."""

    async def give(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=f"<h1>Error</h1> while fetching {request.url}")

    return give


async def reset(request: web.Request) -> web.StreamResponse:
    """Break the connection without an answer."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def silence(_request: web.Request) -> web.StreamResponse:
    """Never answer."""
    await asyncio.Event().wait()
    return web.Response()
