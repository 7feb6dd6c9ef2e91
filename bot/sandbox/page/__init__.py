"""The page on which a person chats as a citizen.

Serves three static files, the chat as JSON, live changes as server-sent events, and takes what the
person does. Only for the machine it runs on: another Host or Origin is refused.
"""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.citizen import Citizen
from bot.sandbox.world import Json, World

_FOLDER = Path(__file__).parent
_TYPES = {
    "index.html": "text/html",
    "style.css": "text/css",
    "page.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self';"
    " connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_ALIVE_SECONDS = 15.0
_MOST_CITIZENS = 50


def page_routes(
    new_citizen: Callable[[str, str], Citizen], citizens: dict[int, Citizen], world: World
) -> list[Route]:
    """Give the routes of the page; `citizens` are those of the sandbox, by id."""
    page = _Page(new_citizen, citizens, world)
    files = [Route("/", page.index), Route("/{name}", page.static)]
    return [
        Route("/sandbox/citizens", page.add, methods=["POST"]),
        Route("/sandbox/citizens", page.list, methods=["GET"]),
        Route("/sandbox/citizens/{citizen:int}", page.chat, methods=["GET"]),
        Route("/sandbox/citizens/{citizen:int}", page.act, methods=["POST"]),
        Route("/sandbox/events", page.events),
        *files,
    ]


def _allowed(request: Request) -> bool:
    """Refuse other sites: a page elsewhere must not reach this one through the browser."""
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    own = host.rsplit(":", 1)[0] in _HOSTS
    return own and (origin is None or origin == f"http://{host}")


def _refused() -> Response:
    return Response("Refused: this page is only for this machine.", 403, headers=_HEADERS)


@dataclass(frozen=True, slots=True)
class _Page:
    new_citizen: Callable[[str, str], Citizen]
    citizens: dict[int, Citizen]
    world: World

    async def index(self, request: Request) -> Response:
        return self._file("index.html") if _allowed(request) else _refused()

    async def static(self, request: Request) -> Response:
        return self._file(request.path_params["name"]) if _allowed(request) else _refused()

    def _file(self, name: str) -> Response:
        if name not in _TYPES:
            return Response("Not found", 404, headers=_HEADERS)
        return Response((_FOLDER / name).read_bytes(), media_type=_TYPES[name], headers=_HEADERS)

    async def add(self, request: Request) -> Response:
        if not _allowed(request):
            return _refused()
        asked = await _body(request)
        if len(self.citizens) >= _MOST_CITIZENS:
            return JSONResponse({"error": "too many"}, 429, headers=_HEADERS)
        language = str(asked.get("language", "fr"))[:8]
        citizen = self.new_citizen(str(asked.get("name", "Amina"))[:40], language)
        return JSONResponse(_about(citizen), headers=_HEADERS)

    async def list(self, request: Request) -> Response:
        if not _allowed(request):
            return _refused()
        return JSONResponse([_about(one) for one in self.citizens.values()], headers=_HEADERS)

    async def chat(self, request: Request) -> Response:
        citizen = self.citizens.get(request.path_params["citizen"])
        if not _allowed(request) or citizen is None:
            return _refused()
        messages = [asdict(message) for message in citizen.messages]
        return JSONResponse(_about(citizen) | {"messages": messages}, headers=_HEADERS)

    async def act(self, request: Request) -> Response:
        citizen = self.citizens.get(request.path_params["citizen"])
        if not _allowed(request) or citizen is None:
            return _refused()
        try:
            _do(citizen, await _body(request))
        except (LookupError, ValueError, TypeError):
            return JSONResponse({"error": "not possible"}, 400, headers=_HEADERS)
        return JSONResponse({"ok": True}, headers=_HEADERS)

    async def events(self, request: Request) -> Response:
        if not _allowed(request):
            return _refused()
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=_HEADERS)

    async def _stream(self) -> AsyncIterator[str]:
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self.world.listeners.add(queue)
        try:
            yield ": open\n\n"
            while not self.world.closed:
                try:
                    event = await asyncio.wait_for(queue.get(), _ALIVE_SECONDS)
                    yield f"data: {json.dumps(event)}\n\n"
                except TimeoutError:
                    yield ": alive\n\n"
        finally:
            self.world.listeners.discard(queue)


async def _body(request: Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _about(citizen: Citizen) -> Json:
    return {
        "id": citizen.id,
        "name": citizen.about["first_name"],
        "language": citizen.about["language_code"],
    }


def _do(citizen: Citizen, asked: Json) -> None:
    match asked.get("do"):
        case "say":
            citizen.say(str(asked["text"])[:4096])
        case "tap":
            citizen.tap(str(asked["data"]), int(asked["message"]))
        case "file":
            content = base64.b64decode(str(asked["content"]), validate=True)
            mime = str(asked.get("mime", ""))
            if mime.startswith("image/"):
                citizen.send_photo(content)
            else:
                citizen.send_document(content, str(asked.get("name", "file"))[:80], mime)
        case kind:
            citizen.send(str(kind))
